"""A writer's name alone on its line, among the facts about the page that stand above an article.

No word tells a name from a title; its place does. It stands below a line that is long enough to be the title (a rubric
is not), or below the standfirst under it, right beside a date, a reading time or the writer's trade, and the article
does not speak of its bearer.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from cleantext.cleaners.menu_items import menu_words
from cleantext.document import Doc, Line
from cleantext.edits import Edit, Reason
from cleantext.folding import fold
from cleantext.kinds import Findings, Match
from cleantext.lazy import lazy
from cleantext.rules import Confidence
from cleantext.sentences import introduces
from cleantext.shown import bare
from cleantext.zones import CLOCK

NAME = Reason("bylines/name-among-facts", "bylines", "The writer's name, among other facts about the page.")

#: The head of a page has at most so many lines, its menus among them.
HEAD = 80
#: A title stands so many lines above the name at most.
NEAR = 4

#: Between a standfirst and the article so many lines are no facts: the name, and one that no rule knows.
STRANGE = 2
#: So many dates between paragraphs, or so many with a time of day, are those of posts or of entries in a book.
DATES, DAYS, POSTS = "datelines", 3, 2
#: A fact has a figure, or is of this category.
BYLINES = "bylines"
#: Without so many paragraphs nothing tells a name from a title.
PARAGRAPHS = 2
#: What stands above a name is the title if it has so many words; above a short title stands a rubric, or nothing.
TITLE = 4

_ROW = lazy(r"[|·•☰]|\s[»›]\s|\]\(")  # of links and sections: no title
_NAME = lazy(
    r"(?:(?:Dr|Prof|Mr|Mrs|Ms)\.? \p{Lu}[\p{L}.'\-]+"
    r"|\p{Lu}[\p{L}.'\-]+(?: (?:\p{Lu}[\p{L}.'\-]*|d[aeiu]|van|von|der)){1,3})(?:, \p{Lu}[\p{L}.]{1,5}){0,2}"
)
#: A name in a script without capitals.
_CASELESS = lazy(r"[\p{Lo}\p{M}]{2,}(?:[ -][\p{Lo}\p{M}]{2,}){1,2}")
_ARTICLE = lazy(r"(?i)(?:the|an?|der|die|das|ein|eine|le|la|les|une?|el|los|las|il|lo|gli|os?|as?|het|de) ")
_DIGIT = lazy(r"\d")
_HAN = lazy(r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}]")  # words are not parted there


def find(doc: Doc, findings: Findings) -> Iterator[Edit]:
    """Names among the facts at the head of *doc*."""
    head = _head(doc, findings)
    facts: dict[int, bool] = {}
    for line in head:
        matches = [match for match in findings.at(line, "edge") if match.rule.place != "tail"]
        if any(_DIGIT.search(line.source) or _tells_role(match) for match in matches):
            facts[line.index] = any(match.rule.confidence >= Confidence.HIGH for match in matches)
    article = [line for line in doc.lines[len(head) :] if line.body and not _spoken(findings, line)]
    if not any(facts.values()) or len(article) < PARAGRAPHS or _is_board(doc, findings, head, article):
        return  # on a board a name tells who speaks
    for line in head:
        text = bare(line.plain.text)
        if line.index not in facts and _is_name(line, text, line.index + 1 in facts):
            above = [other for other in doc.lines[max(0, line.index - NEAR) : line.index] if other.index not in facts]
            titled = any(len(other.plain.text.split()) >= TITLE for other in above if not _ROW.search(other.source))
            beside = line.index + 1 in facts or line.index - 1 in facts
            introduced = any(introduces(other.plain.text) for other in above[-1:])
            if titled and beside and not introduced and not _told_of(text, article):
                yield Edit(line.start, line.stop, NAME, metadata=(("author", text),))


def _head(doc: Doc, findings: Findings) -> list[Line]:
    """The short lines above the article; those below its standfirst as well if they are little else than facts."""
    head: list[Line] = []
    standfirst = 0
    for line in doc.lines[:HEAD]:
        if not line.body:
            head.append(line)
        elif standfirst or not head:
            break
        else:
            standfirst = len(head)
    below = head[standfirst:]
    known = sum(line.index in findings.by_line for line in below)
    introduced = any(introduces(line.plain.text) for line in below)
    facts = known and len(below) - known <= STRANGE and not introduced
    return head if facts else head[: standfirst or None]


def _tells_role(match: Match) -> bool:
    """Whether the match is a writer's trade; a name beside another name is none."""
    return match.rule.category == BYLINES and not any(key == "author" for key, _ in match.captures)


def _is_board(doc: Doc, findings: Findings, head: Sequence[Line], article: Sequence[Line]) -> bool:
    """Whether the page has profiles of those who write, or several dates stand by themselves between paragraphs."""
    if any(match.rule.id.endswith("/profile-sure") for matches in findings.by_line.values() for match in matches):
        return True
    amid = (line for line in doc.lines[len(head) : article[-1].index] if not line.body)
    dates = [line for line in amid if any(match.rule.category == DATES for match in findings.at(line, "edge"))]
    return len(dates) >= DAYS or sum(CLOCK.search(line.plain.text) is not None for line in dates) >= POSTS


def _is_name(line: Line, text: str, over_fact: bool) -> bool:
    """Whether *text*, all of *line*, may be a name: in a script without capitals one above a fact; no two buttons."""
    caseless = over_fact and _CASELESS.fullmatch(text) is not None and not _HAN.search(text)
    if line.plain.lead.strip() or _ARTICLE.match(text) or not (caseless or _NAME.fullmatch(text)):
        return False
    return menu_words().keys().isdisjoint(fold(text).lower().split())


def _spoken(findings: Findings, line: Line) -> bool:
    """Whether a rule of high confidence speaks for the whole line, as for an imprint."""
    matches = findings.by_line.get(line.index, ())
    return any(match.rule.whole and match.rule.confidence >= Confidence.HIGH for match in matches)


def _told_of(name: str, article: Iterable[Line]) -> bool:
    """Whether the article has the surname, or a word of *name* as a common noun has it: then it may be a heading."""
    words = name.partition(",")[0].split()
    named = words[-1:] if _NAME.fullmatch(name) else words
    common = {word.casefold() for word in words if len(word) > 3}
    return any(
        any(word in line.source for word in named) or not common.isdisjoint(line.source.split()) for line in article
    )
