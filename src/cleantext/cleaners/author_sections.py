"""The last section of a page, in which its author says who that is: a heading ("About me"), and some paragraphs.

No rule knows what people say of themselves. The section is told by its heading, by its place behind all the article,
and by its words: it speaks in the first person, or of whom the byline names, or of somebody of whom the article tells
nothing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

from cleantext.document import Doc, Line
from cleantext.folding import fold
from cleantext.kinds import Findings
from cleantext.rules import Confidence
from cleantext.sentences import at_most
from cleantext.shown import bare

#: So many paragraphs of the article stand above.
ABOVE = 4
#: The heading has at most so many words; below it stand so many lines, of so many code points, at most.
HEADING_WORDS, LINES, LENGTH = 7, 5, 900
#: With a name of the byline in it, it has at most so many.
ABOUT_NAME = 3
#: The first person is looked for in so many code points.
BEGINNING = 160

_LETTER = r"[\w\u0900-\u097f]"
_NAME = r"[^\W\d_][\w'’.\- ]{1,30}"
_MARKS = " \t#*_:.!?？！：—–-【】[]■▼◆●▶|"
_UNSPACED = ("ja", "zh")
_LABEL = re.compile(r"([^.:：]{4,40})[.:：]\s")
_NAME_PART = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")


class _Words(NamedTuple):
    headings: re.Pattern[str]
    greetings: re.Pattern[str]  #: headings with a name
    first_person: re.Pattern[str]


class Section(NamedTuple):
    """A section about the author: its lines, first to last, and how many things tell that it is one."""

    first: int
    last: int
    signs: int


def section(doc: Doc, findings: Findings, bylines: str, below: int) -> Section | None:
    """The section about the author at the end of *doc*, if there is one.

    Args:
        doc: the text.
        findings: what the rules find in it.
        bylines: the short lines above the article.
        below: the number of the article's first paragraph.
    """
    lines = doc.lines
    above = [line.index for line in lines if line.body]
    if len(above) <= ABOVE:
        return None
    last = len(lines) - 1
    while last > above[ABOVE - 1] and is_known(findings, lines[last]):
        last -= 1
    near = lines[max(above[ABOVE - 1] + 1, last - LINES) : last + 1]
    headings = [line for line in near if _is_heading(line, bylines) or _behind_label(line)]
    if len(headings) != 1:
        return None
    heading, text = headings[0], _behind_label(headings[0])
    told = lines[heading.index + (not text) : last + 1]
    if not told or any(line.row or line.plain.lead for line in told):
        return None
    if sum(len(line.plain.text) for line in told) > LENGTH:
        return None
    text = text or told[0].plain.text
    own = _words().first_person.search(fold(text[:BEGINNING]).lower()) is not None
    named = _begins_with_one_of(text, bylines)
    stranger = _is_stranger(text, doc.lines[below : heading.index])
    if not own and not named and not stranger:
        return None
    return Section(heading.index, last, 1 + own + named + stranger)


def _is_heading(line: Line, bylines: str) -> bool:
    """Whether the line heads a section about the author: in words that say so, or with the name of a byline."""
    text = line.plain.text
    if line.body or not at_most(text, HEADING_WORDS):
        return False
    label = fold(bare(text)).lower().strip(_MARKS)
    if _words().headings.fullmatch(label):
        return True
    marked = line.plain.lead.startswith("#") or line.source.lstrip().startswith("**")
    names = _NAME_PART.findall(text)
    if names and _words().greetings.fullmatch(label):
        return (marked or text.endswith("!")) and names[-1][0] == names[-1][0].upper()
    return marked and 1 < len(names) <= ABOUT_NAME and ":" not in text and _is_one_of(names[-1], bylines)


def _behind_label(line: Line) -> str:
    """What a paragraph says behind a heading's words ("About the author. Anna keeps two goats."), if it has any."""
    text = line.plain.text
    found = _LABEL.match(text) if line.body else None
    if found is None or _words().headings.fullmatch(fold(found[1]).lower().strip(_MARKS)) is None:
        return ""
    return text[found.end() :]


def _begins_with_one_of(text: str, bylines: str) -> bool:
    """Whether the text begins with a name of the bylines."""
    first = _NAME_PART.match(text)
    return first is not None and _is_one_of(first[0], bylines)


def _is_one_of(name: str, bylines: str) -> bool:
    """Whether a word with a capital, if its script has any, is one of the bylines."""
    return len(name) > 2 and name[0] == name[0].upper() and name in _NAME_PART.findall(bylines)


def _is_stranger(text: str, article: Sequence[Line]) -> bool:
    """Whether the text begins with two names of which the *article* has neither."""
    names = _NAME_PART.findall(text[:BEGINNING])[:2]
    if len(names) < 2 or not all(name[0] == name[0].upper() and len(name) > 2 for name in names):
        return False
    return not any(name in line.source for line in article for name in names)


def is_known(findings: Findings, line: Line) -> bool:
    """Whether a rule is sure of the line, or of its first sentence."""
    return any(
        match.rule.confidence >= Confidence.HIGH and match.rule.kind != "inline"
        for match in findings.by_line.get(line.index, ())
    )


@cache
def _words() -> _Words:
    import tomllib  # texts that end otherwise need no words of authors

    data = tomllib.loads(Path(__file__).with_name("author_words.toml").read_text("utf-8"))
    phrases = _phrases(data["headings"])
    headings = [re.escape(phrase) for phrase in phrases if "~" not in phrase]
    greetings = [re.escape(phrase).replace("\\~", "~").replace("~", _NAME) for phrase in phrases if "~" in phrase]
    spaced: list[str] = []
    unspaced: list[str] = []
    for language, words in data["first_person"].items():
        (unspaced if language in _UNSPACED else spaced).extend(map(re.escape, _phrases({language: words})))
    bounded = f"(?<!{_LETTER})(?:{'|'.join(spaced)})(?!{_LETTER})"
    own = f"{bounded}|{'|'.join(unspaced)}"
    return _Words(re.compile("|".join(headings)), re.compile("|".join(greetings)), re.compile(own))


def _phrases(by_language: dict[str, str]) -> list[str]:
    found = fold(" | ".join(by_language.values())).replace("\n", " ").lower().split("|")
    return [" ".join(phrase.split()) for phrase in found]
