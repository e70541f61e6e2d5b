"""A writer's name alone on its line, among the facts about the page that stand above an article.

No word tells a name from a title; its place does. It stands below something that could be the title, right beside a
date, a reading time or the writer's trade, and the article does not speak of its bearer.
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
    trades = set()
    for line in head:
        matches = [match for match in findings.at(line, "edge") if match.rule.place != "tail"]
        if matches:
            facts[line.index] = any(match.rule.confidence >= Confidence.HIGH for match in matches)
        if any(match.rule.id.endswith("/role-alone") for match in matches):
            trades.add(line.index)
    board = any(match.rule.id.endswith("/profile-sure") for matches in findings.by_line.values() for match in matches)
    if board or not any(facts.values()):
        return  # on a board a name tells who speaks
    for line in head:
        text = bare(line.plain.text)
        if line.index in facts or not _NAME.fullmatch(text):
            continue
        titled = any(other.index not in facts for other in head[: line.index])
        beside = line.index + 1 in facts or line.index - 1 in facts
        if (line.index + 1 in trades or (titled and beside)) and not _told_of(doc, text, len(head)):
            yield Edit(line.start, line.stop, NAME, metadata=(("author", text),))


def _told_of(doc: Doc, name: str, head: int) -> bool:
    surname = name.partition(",")[0].split()[-1]
    return any(surname in line.source for line in doc.lines[head:] if line.body)
