"""What can be seen of the lines of a page: their shape, their words, their place, their neighbours, the rules' word.

Every line becomes a list of numbers, in the order of `names()`. None of them is a word of the line, and none depends on
one language: shares, counts and distances only. Linear in the length of the text.
"""

from __future__ import annotations

from collections import Counter
from typing import NamedTuple

from cleantext.document import Doc
from cleantext.forest import Column, Row
from cleantext.kinds import Findings
from cleantext.lazy import lazy
from cleantext.markup import links
from cleantext.page.language import language_of
from cleantext.page.own import OWN, SELF, blanks, depths, indents, kin, own_row, ruled_lines, shapes, twins
from cleantext.page.runs import RUN, Span, of_runs, runs
from cleantext.page.surroundings import MEAN_OF, NEAR, NEAR_OF, PAGE, PLACE, REACH, means, near, page_row, places
from cleantext.page.targets import TARGET, targets

_TOKEN = lazy(r"[^\W_]+(?:['’.\-][^\W_]+)*")
_WORDS, _PROSE = OWN.index("words"), OWN.index("prose")


def names() -> tuple[str, ...]:
    """The names of the numbers of a line, in their order."""
    return (
        *OWN,
        *PLACE,
        *(f"{name}{at:+}" for at in NEAR for name in NEAR_OF),
        *(f"{name}_{side}{reach}" for reach in REACH for side in ("above", "below") for name in MEAN_OF),
        *RUN,
        *TARGET,
        *PAGE,
    )


class Seen(NamedTuple):
    """The lines of a page in numbers, by number: a column has that of every line, in the order of `names()`.

    `prose` are the words in sentences with the shape of article text, `depth` is how deep each line stands, `run` the
    stretch of lines of its kind, `shape` a number that lines of the same shape and depth share.
    """

    columns: list[Column]
    words: Column
    prose: Column
    depth: Column
    run: list[Span]
    shape: list[int]

    def row(self, index: int) -> Row:
        """The numbers of one line."""
        return [column[index] for column in self.columns]


def look(doc: Doc, findings: Findings) -> Seen:
    """The lines of *doc* in numbers; *findings* is what the rules of all categories say of them."""
    lines = doc.lines
    tokens = [_TOKEN.findall(line.plain.text.lower()) for line in lines]
    language = language_of([line.plain.text for line in lines], tokens)
    repeats = Counter(line.plain.text for line in lines)
    ruled = ruled_lines(findings)
    within = [sorted(links(line.source), key=lambda link: link.start) for line in lines]
    rows = [own_row(line, tokens[i], within[i], language, repeats, ruled) for i, line in enumerate(lines)]
    columns: list[Column] = [list(column) for column in zip(*rows, strict=True)] or [[] for _ in SELF]
    depth = depths(lines)
    prose = [count * share for count, share in zip(columns[_WORDS], columns[_PROSE], strict=True)]
    shape = shapes(depth, rows)
    columns += (indents(depth, columns[_PROSE]), kin(tokens, prose), *blanks(lines), *twins(shape))
    own = dict(zip(OWN, columns, strict=True))
    run = runs(depth, own)
    page = [[value] * len(lines) for value in page_row(own, prose)]
    told = [
        *columns,
        *places(own, prose),
        *near(own),
        *means(own, prose),
        *of_runs(run, depth, own),
        *targets(within),
        *page,
    ]
    return Seen(told, own["words"], prose, depth, run, shape)
