"""Portraits of the author under an article: the name, the trade, and the sentences that go on about them.

The rules know how a portrait begins ("Anna Berg is a writer who ..."); what follows in it is ordinary prose. It is told
by the name: that of the byline, or one that stands alone on the line above, or one of which the article never speaks.
A person of whom the article tells is no stranger to it, and where many are portrayed, they are what the page is about.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import regex

from cleantext.cleaners.author_sections import is_known, section
from cleantext.document import Doc, Line
from cleantext.edits import Edit, Reason, Tailpiece
from cleantext.kinds import Findings
from cleantext.lazy import lazy
from cleantext.sentences import at_most, ends_sentence
from cleantext.shown import bare

PORTRAIT = Reason("author_bios/portrait", "author_bios", "Who the author is, told under the article.")
SECTION = Reason("author_bios/section", "author_bios", "The last section, in which the author says who that is.")

#: More portraits than this are of the people whom the page is about.
PORTRAITS = 3
#: A portrait goes on for so many paragraphs at most.
PARAGRAPHS = 4
#: Whom the last so many paragraphs of the article tell of may be named in the next.
NEAR = 3
#: So many paragraphs stand above it, and at most so many below: promotion, another notice.
ABOVE, BELOW = 4, 3
#: Name, trade and heading above it have at most so many words, and are so many lines.
LABEL_WORDS, LABELS = 10, 3

_NAME = lazy(r"(?:(?:Dr|Prof|Mr|Mrs|Ms)\.? )?\p{Lu}[\p{L}.'\-]+(?: (?:\p{Lu}[\p{L}.'\-]*|d[aeiu]|van|von|der)){1,3}")
#: A byline has at most so many words, and stands among so many lines above the first paragraph: a page's menu has
#: names too.
BYLINE_WORDS, HEAD = 14, 10
#: Where no title is marked as one, a line of more words than these may be it.
TITLE_WORDS = 6
#: That it names who is portrayed, and that the article does not, tells as much as so many signs.
SIGNED = 2
#: A colon within so many code points: somebody speaks, or a label has its value.
SPEAKER = 60
#: Two names, behind a title; in scripts without capitals the first two words.
_BEGINS = lazy(
    r"(?:[\p{L}\p{M}]{1,5}\. ?)?(?P<whole>"
    r"(\p{Lu}[\p{L}\p{M}'\-]+) (?:(?:van|von|zu|ten|ter|af|av|de|da|di|del|dos|du|bin|al) )?"
    r"(\p{Lu}[\p{L}\p{M}'\-]+)(?=[\s,(])"
    r"|(?=\p{Lo})([\p{L}\p{M}'\-]{3,}) ([\p{L}\p{M}'\-]{3,})(?=[\s,(]))"
)
#: Third persons, in the languages whose portraits the rules know.
_PERSON = lazy(
    r"\b(?:he|she|his|her|er|sie|seine?|ihre?|elle?|il|son|sa|ses|ella|su|sus|lui|lei|suoi?|sua|ele|ela|seu|hij|zij|zijn|haar)\b",
    regex.IGNORECASE,
)  # fmt: skip


class Portrait(NamedTuple):
    """The lines of a portrait, first to last, and how many things tell that it is one."""

    first: int
    last: int
    signs: int
    name: str
    known: bool  #: its heading or the byline tells whom it portrays


class Bylines(NamedTuple):
    """The short lines above the article's first paragraph, without its title, and the number of that paragraph."""

    text: str
    below: int


def find(doc: Doc, findings: Findings) -> Iterator[Edit]:
    """The portraits at the end of *doc*."""
    lines = doc.lines
    above = [line.index for line in lines if line.body]
    if len(above) <= ABOVE:
        return
    found: list[Portrait] = []
    bylines = _bylines(doc)
    own = section(doc, findings, bylines.text, bylines.below)
    if own is not None:
        start, stop = lines[own.first].start, lines[own.last].stop
        yield Edit(start, stop, SECTION, tailpiece=Tailpiece(own.signs, after_body=True, last=True))
    others = 0  # who is told of in the same manner, and is nobody's portrait
    for line in lines[above[ABOVE - 1] + 1 :]:
        if found and line.index <= found[-1].last:
            continue
        portrait = _portrait(doc, findings, line, bylines)
        if portrait is not None:
            found.append(portrait)
        elif any(_opens(match.rule.id) for match in findings.at(line, "sentence")):
            others += 1
    if len(found) > PORTRAITS or (len(found) + others > 1 and any(not portrait.known for portrait in found)):
        return
    for portrait in found:
        taken = {index for other in found for index in range(other.first, other.last + 1)}
        below = [
            other
            for other in lines[portrait.last + 1 :]
            if other.body and other.index not in taken and not is_known(findings, other)
        ]
        yield Edit(
            lines[portrait.first].start,
            lines[portrait.last].stop,
            PORTRAIT,
            tailpiece=Tailpiece(portrait.signs, after_body=True, last=len(below) <= BELOW),
            metadata=(("author", portrait.name),) if portrait.name else (),
        )


def _portrait(doc: Doc, findings: Findings, line: Line, bylines: Bylines) -> Portrait | None:
    """The portrait whose first paragraph is *line*."""
    if not line.body or line.plain.lead.strip() or line.row or line.plain.text.endswith(":"):
        return None
    opening = next((match for match in findings.at(line, "sentence", "edge") if _opens(match.rule.id)), None)
    if opening and opening.first and line.sentences[0].body:
        return None  # the end of the article's last paragraph: the rule takes the sentence that it knows
    name = next((value for key, value in opening.captures if key == "author"), "") if opening else ""
    first, alone, label = _labels(doc, findings, line, name)
    text = line.plain.text
    if not name and alone and _PERSON.search(text) and text.startswith((alone, alone.split()[0] + " ")):
        name = alone
    signed = "" if name or label else _signed(doc, line, bylines)
    if signed:
        return Portrait(line.index, line.index, SIGNED, signed, True)
    if not name and not (label and _PERSON.search(text, 0, 200)):
        return None
    twice = bool(name) and _named_elsewhere(doc, name, first, line.index)
    stranger = bool(name) and not _told_of(doc, name, first, line.index)
    told = opening and stranger and _curriculum(findings, line)
    if not (twice or label) and not (told and _out_of_nowhere(doc, findings, first)):
        return None  # an article too may end with who somebody is
    last = line.index
    while last + 1 < len(doc.lines) and last - line.index < PARAGRAPHS and _goes_on(doc.lines[last + 1], name):
        last += 1
    signs = bool(opening) + (bool(alone) and (twice or label)) + twice + label + stranger
    return Portrait(first, last, signs, name, twice or label)


def _bylines(doc: Doc) -> Bylines:
    first = next((line.index for line in doc.lines if line.body and not at_most(line.plain.text, BYLINE_WORDS)), 0)
    above = doc.lines[max(0, first - HEAD) : first]
    title = next((line for line in above if line.plain.lead.startswith("#")), None)
    short = (line for line in above if at_most(line.plain.text, BYLINE_WORDS) and not ends_sentence(line.plain.text))
    found = (line.plain.text for line in short if line is not title and (title or not _may_be_title(line)))
    return Bylines("\n".join(found), first)


def _may_be_title(line: Line) -> bool:
    """Whether a line above the article may be its title, if none is marked as one: the first, or one of many words."""
    return line.index == 0 or not at_most(line.plain.text, TITLE_WORDS)


def _signed(doc: Doc, line: Line, bylines: Bylines) -> str:
    """The name with which the paragraph begins, if a byline has it, and no other paragraph: in any language, a portrait
    of who wrote the article."""
    begins = _BEGINS.match(line.plain.text) if bylines.text else None
    if begins is None or ":" in line.plain.text[:SPEAKER] or not _has_word(bylines.text, begins["whole"]):
        return ""
    names = [name for name in begins.groups()[1:] if name]
    told = (other for other in doc.lines[bylines.below :] if other.body and other is not line)
    if any(name in other.plain.text for other in told for name in names):
        return ""
    # What stands in the text without its capital as well is no name: "Visit", "Data".
    return "" if any(name[0].isupper() and _has_word(doc.text, name.lower()) for name in names) else " ".join(names)


def _has_word(text: str, word: str) -> bool:
    return regex.search(rf"(?<!\w){regex.escape(word)}(?!\w)", text) is not None


def _opens(rule: str) -> bool:
    return rule.endswith("/portrait-trade")


def _labels(doc: Doc, findings: Findings, line: Line, name: str) -> tuple[int, str, bool]:
    """Where the lines above with name, trade and heading begin; the name alone among them; whether a heading is."""
    first, alone, label = line.index, "", False
    for index in range(line.index - 1, max(0, line.index - 1 - LABELS), -1):
        above = doc.lines[index]
        text = bare(above.plain.text)
        if above.body or not at_most(text, LABEL_WORDS):
            break
        if any(
            match.rule.part == "label" and match.rule.category == PORTRAIT.category
            for match in findings.at(above, "block")
        ):
            first, label = index, True
        elif _NAME.fullmatch(text) and (not name or name in text or text in name):
            first, alone = index, text
        elif name and text.startswith(name):
            first, alone = index, name
        elif first < line.index and index < line.index - 1:
            break
    return first, alone, label


def _named_elsewhere(doc: Doc, name: str, first: int, line: int) -> bool:
    """Whether a short line far from the portrait gives the name: the byline."""
    return any(
        name in other.plain.text and not other.body and at_most(other.plain.text, LABEL_WORDS)
        for other in (*doc.lines[:first], *doc.lines[line + 1 :])
    )


def _told_of(doc: Doc, name: str, first: int, line: int) -> bool:
    """Whether the article speaks of the person."""
    surname = name.split()[-1].strip(".,")
    return any(surname in other.source for other in doc.lines[:first] if other.body)


def _curriculum(findings: Findings, line: Line) -> bool:
    """Whether the paragraph tells what portraits of writers tell: training, years, where else they publish."""
    return any(match.rule.id.endswith("/portrait-curriculum") for match in findings.at(line, "sentence"))


def _out_of_nowhere(doc: Doc, findings: Findings, first: int) -> bool:
    """Whether nothing above leads to the person: no heading ("Speakers"), and nobody of whom the article tells."""
    above = doc.lines[first - 1]
    if not above.body and not findings.by_line.get(above.index):
        return False
    told = [line for line in doc.lines[:first] if line.body][-NEAR:]
    return not any(_PERSON.search(line.plain.text) for line in told)


def _goes_on(line: Line, name: str) -> bool:
    """Whether a paragraph goes on about the person."""
    if not line.body or line.plain.lead.strip():
        return False
    text = line.plain.text
    return bool(_PERSON.search(text, 0, 60)) or any(text.startswith(part + " ") for part in name.split())
