"""A writer's name alone on its line, among the facts about the page that stand above an article.

No word tells a name from a title; its place does. It stands below a line that is long enough to be the title (a rubric
is not), right beside a date, a reading time or the writer's trade, and the article does not speak of its bearer.
"""

from __future__ import annotations

from collections.abc import Iterator

from cleantext.document import Doc, Line
from cleantext.edits import Edit, Reason
from cleantext.kinds import Findings
from cleantext.lazy import lazy
from cleantext.rules import Confidence
from cleantext.shown import bare

NAME = Reason("bylines/name-among-facts", "bylines", "The writer's name, among other facts about the page.")

#: The head of a page has at most so many lines.
HEAD = 12

#: What stands above a name is the title if it has so many words; above a short title stands a rubric, or nothing.
TITLE = 4

_ROW = lazy(r"[|·•»›☰]|\]\(")  # of links and sections: no title
_NAME = lazy(
    r"(?:(?:Dr|Prof|Mr|Mrs|Ms)\.? \p{Lu}[\p{L}.'\-]+"
    r"|\p{Lu}[\p{L}.'\-]+(?: (?:\p{Lu}[\p{L}.'\-]*|d[aeiu]|van|von|der)){1,3})(?:, \p{Lu}[\p{L}.]{1,5}){0,2}"
)


def find(doc: Doc, findings: Findings) -> Iterator[Edit]:
    """Names among the facts at the head of *doc*."""
    head: list[Line] = []
    for line in doc.lines[:HEAD]:
        if line.body and head:
            break
        head.append(line)
    facts: dict[int, bool] = {}
    for line in head:
        matches = [match for match in findings.at(line, "edge") if match.rule.place != "tail"]
        if matches:
            facts[line.index] = any(match.rule.confidence >= Confidence.HIGH for match in matches)
    board = any(match.rule.id.endswith("/profile-sure") for matches in findings.by_line.values() for match in matches)
    if board or not any(facts.values()):
        return  # on a board a name tells who speaks
    for line in head:
        text = bare(line.plain.text)
        if line.index in facts or not _NAME.fullmatch(text):
            continue
        above = [other for other in head[: line.index] if other.index not in facts and not _ROW.search(other.source)]
        titled = any(len(other.plain.text.split()) >= TITLE for other in above)
        beside = line.index + 1 in facts or line.index - 1 in facts
        if titled and beside and not _told_of(doc, text, len(head)):
            yield Edit(line.start, line.stop, NAME, metadata=(("author", text),))


def _told_of(doc: Doc, name: str, head: int) -> bool:
    """Whether the article has the surname, or a word of *name* as a common noun has it: then it may be a heading."""
    words = name.partition(",")[0].split()
    common = {word.casefold() for word in words if len(word) > 3}
    return any(
        words[-1] in line.source or not common.isdisjoint(line.source.split()) for line in doc.lines[head:] if line.body
    )
