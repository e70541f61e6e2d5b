"""What can be seen of the lines of a page: their shape, their words, their place, their neighbours, the rules' word.

Every line becomes a list of numbers, in the order of `names()`. None of them is a word of the line, and none depends on
one language: shares, counts and distances only. Linear in the length of the text.
"""

from __future__ import annotations

from collections import Counter
from typing import NamedTuple

import regex

from cleantext.document import Doc
from cleantext.kinds import Findings
from cleantext.page.language import language_of
from cleantext.page.own import OWN, Row, add_blanks, add_indents, add_kin, own_row, ruled_lines
from cleantext.page.surroundings import MEAN_OF, NEAR, NEAR_OF, PAGE, PLACE, REACH, means, near, page_row, places

_TOKEN = regex.compile(r"[^\W_]+(?:['’.\-][^\W_]+)*")
_WORDS, _PROSE = OWN.index("words"), OWN.index("prose")


def names() -> tuple[str, ...]:
    """The names of the numbers of a line, in their order."""
    return (
        *OWN,
        *PLACE,
        *(f"{name}{at:+}" for at in NEAR for name in NEAR_OF),
        *(f"{name}_{side}{reach}" for reach in REACH for side in ("above", "below") for name in MEAN_OF),
        *PAGE,
    )


class Seen(NamedTuple):
    """The lines of a page in numbers. `prose` are the words in sentences with the shape of article text, by line."""

    rows: list[Row]
    words: list[float]
    prose: list[float]


def look(doc: Doc, findings: Findings) -> Seen:
    """The lines of *doc* in numbers; *findings* is what the rules of all categories say of them."""
    lines = doc.lines
    tokens = [_TOKEN.findall(line.plain.text.lower()) for line in lines]
    language = language_of([line.plain.text for line in lines], tokens)
    repeats = Counter(line.plain.text for line in lines)
    ruled = ruled_lines(findings)
    own = [own_row(line, tokens[line.index], language, repeats, ruled) for line in lines]
    add_indents(lines, own)
    add_blanks(lines, own)
    prose_words = [row[_WORDS] * row[_PROSE] for row in own]
    add_kin(tokens, own, prose_words)
    page = page_row(own, prose_words)
    around = zip(own, places(own, prose_words), near(own), means(own, prose_words), strict=True)
    rows = [[*a, *b, *c, *d, *page] for a, b, c, d in around]
    return Seen(rows, [row[_WORDS] for row in own], prose_words)
