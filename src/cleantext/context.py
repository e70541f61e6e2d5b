"""How a line reads in its place: its own words, its neighbours, what goes beside it, and what the article speaks of.

What a line says (`voice.py`) is not enough amid an article, which may speak of newsletters itself. But furniture stands
among furniture, ends in no full stop, asks and points, and does not speak of what the article speaks of. How much each
of these counts small trees have learned (gradient boosting, Friedman 2001), from this project's corpus alone;
`docs/train_context.py` makes them anew, with a voice that has not seen the documents it is asked about.
"""

from __future__ import annotations

import json
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from functools import cache, cached_property
from importlib import resources

from cleantext import site_links
from cleantext.document import Doc, Line
from cleantext.forest import Forest, read_forest
from cleantext.lazy import lazy
from cleantext.margins import Margins, has_marks
from cleantext.sentences import ends_sentence, introduces, words
from cleantext.signs import signs, tells_whom_to_ask

#: What scores so much in its place is furniture; how many lines of documents that they have not seen the trees are so
#: sure of, `docs/train_context.py` prints.
SURE = 3.0
#: A sentence, and a line with nothing beside it that goes, must score so much.
SURER = 3.5
#: Who signs a text does so in so many words.
SIGNED = 3
#: What reads as furniture by so little is never asked about; a paragraph that reads so little as it is the article's.
CLOSED, PROSE = -3.0, -2.5
#: So many lines on either side are the surroundings of a line.
AROUND = 3
#: Numbers are looked at up to so much: words of a line, stems, lines of a text, sentences, lines up or down.
MOST_WORDS, MOST_STEMS, MOST_LINES, MOST_SENTENCES, FAR = 40, 20, 120, 5, 20

#: Signs of a line that are asked for, each by the names of `signs.py`.
_SIGNS = (
    ("buttons",), ("form",), ("arrow at the end", "arrow at the start"),
    ("address of mail", "web address", "telephone", "handle"), ("copyright",), ("question and more",), ("quotation",),
    ("year", "date in figures", "clock"), ("emoji", "mark"), ("figures",), ("parenthesis",), ("dash",), ("label",),
    ("row of 2", "row of 3", "row of 4", "row of 5"), ("count behind", "count before"), ("plus", "star"),
)  # fmt: skip

NAMES = (
    "score", "over", "level", "excess", "body", "words", "stop", "asks", "sentences", "colon",
    "above", "below", "above 2", "below 2", "gone above", "gone below", "gone above 2", "gone below 2", "gone around",
    "mean around", "most around", "head", "tail", "from last", "from first", "prose above", "prose below",
    "prose right above", "prose right below", "shared", "shared often", "stems", "stranger", "kinds", "gone share",
    "lines", "short share", "local link", "link", "alone", "row", "marked", "listed", "first", "last", "alike",
    "data", "digits", *("/".join(names) for names in _SIGNS),
)  # fmt: skip

_STEM = lazy(r"\b\p{L}{4,6}|[\p{Han}\p{Katakana}]{2}")
_WORDS, _NUMBER = lazy(r"[\p{L}\p{M}\s]+"), lazy(r"\d+")
_ASKS = lazy(r"[?؟？]")
#: A remark in brackets.
_ASIDE = lazy(r"[(（][^()（）]+[)）]")
#: A time in brackets, a name and a colon, and what that person said or wrote.
_SAID = lazy(r"^[(\[][^()\[\]]{0,40}\d:\d\d[^()\[\]]{0,6}[)\]]\s?[^:\n]{2,60}:(?:\s+\S+){5}")
_AWAY = lazy(r"!\[|[(<]https?:")
#: Code, data, cells of a table.
_DATA = lazy(r"[{};=$│├└┌\\]|^\s*\.\.\.|://|\S\s{3}|\|.*\|.*\||\|\s*[✓✗✔✘]|^\W{0,3}[☐☑○]|\w/\w+/\w|0x|\w_\w|\w\(")


class Context:
    """The lines of *doc* in their places; *margins* knows how they read, and what goes."""

    def __init__(self, doc: Doc, margins: Margins) -> None:
        self.doc, self.margins, self.gone = doc, margins, margins.gone

    def needs(self, line: Line) -> float:
        """What the line must score to go."""
        company = line.index - 1 in self.gone or line.index + 1 in self.gone
        return SURE if company and not line.body else SURER

    def scores(self, lines: Sequence[Line]) -> list[float]:
        """How much each of the lines reads as furniture in its place: log-odds."""
        return model().scores(list(zip(*map(self.numbers, lines), strict=True))) if lines else []

    @property
    def is_shown(self) -> bool:
        """Whether furniture goes above the article or below: amid it, it may be what the article quotes."""
        prose = self._prose_lines
        return any(not prose or not prose[0] < index < prose[-1] for index in self.gone)

    @cached_property
    def _first_below(self) -> int:
        """The first line below the article that goes."""
        return min((index for index in self.gone if index > self._prose_lines[-1]), default=self._size)

    def is_open(self, line: Line) -> bool:
        """Whether a line may be furniture: nothing of the article's by its shape, no heading, no label of what stays,
        nothing said at a time that it tells, no picture, no link to another site, no office's telephone and address;
        above the article no title; below it, over other furniture, no name that may sign it; within it no data, and no
        link among others of its shape."""
        if line.plain.lead.startswith("#") or self.margins.reads(line) < CLOSED or self.margins.is_own(line):
            return False
        label = introduces(line.plain.text) and line.index + 1 not in self.gone
        text = line.plain.text
        away = len(_AWAY.findall(line.source)) > site_links.to_site(line, self.margins.site(line))
        if label or away or _ASIDE.fullmatch(text) or _SAID.match(text) or tells_whom_to_ask(line.source):
            return False
        prose = self._prose_lines
        if not prose or line.index < prose[0]:
            return not self.margins.head.may_be_title(line) and line not in self.margins.head.titles
        if line.index > prose[-1]:
            return self._first_below < line.index or words(line.plain.text) > SIGNED
        linked = "](" in line.source and self._shapes[_shape(line)] > 1
        return not (linked or _DATA.search(line.source))

    def numbers(self, line: Line) -> list[float]:
        """What is known of a line, in the order of `NAMES`."""
        i, text, read, site = line.index, line.plain.text, self.margins.reads, self.margins.site(line)
        level = min(self.margins.level, -PROSE)
        value, stems = read(line), self._stems(line)
        mine = i in self._prose
        shared = [self._spoken[stem] - mine for stem in stems]
        found = set(signs(line.source))
        near = [self.doc.lines[n] for n in range(max(0, i - AROUND), min(i + AROUND + 1, self._size)) if n != i]
        kept = [read(other) for other in near if other.index not in self.gone]
        prose = self._prose_lines
        first, last = (prose[0], prose[-1]) if prose else (self._size, -1)
        over = bisect_left(prose, i)
        known = sum(count > 0 for count in shared)
        return [
            value, value - level, level, self.margins.excess(line), line.body, min(words(text), MOST_WORDS),
            ends_sentence(text), _ASKS.search(text) is not None, min(len(line.sentences), MOST_SENTENCES),
            introduces(text),
            self._at(i - 1), self._at(i + 1), self._at(i - 2), self._at(i + 2),
            i - 1 in self.gone, i + 1 in self.gone, i - 2 in self.gone, i + 2 in self.gone,
            (len(near) - len(kept)) / (2 * AROUND), sum(kept) / (len(kept) or 1), max(map(read, near), default=0.0),
            i < first, i > last, max(min(last - i, FAR), -FAR), max(min(i - first, FAR), -FAR),
            min(over, FAR), min(len(prose) - over - mine, FAR), i - 1 in self._prose, i + 1 in self._prose,
            known / (len(stems) or 1), min(sum(count > 1 for count in shared), MOST_STEMS), min(len(stems), MOST_STEMS),
            known == 0 and len(stems) > 1, self._kinds, len(self.gone) / self._size, min(self._size, MOST_LINES),
            self._short, site_links.leads_within(line, site), "](" in line.source,
            site_links.is_alone(line, site), site_links.is_row(line, site), has_marks(line),
            self.margins.is_listed(line),
            i == 0, i == self._size - 1, min(self._shapes[_shape(line)], FAR),
            _DATA.search(line.source) is not None, sum(map(str.isdigit, text)) / (len(text) or 1),
            *(not found.isdisjoint(names) for names in _SIGNS),
        ]  # fmt: skip

    def _at(self, index: int) -> float:
        """How the line of that number reads; nothing if there is none."""
        return self.margins.reads(self.doc.lines[index]) if 0 <= index < self._size else 0.0

    @cached_property
    def _size(self) -> int:
        return len(self.doc.lines)

    @cached_property
    def _prose_lines(self) -> list[int]:
        lines = (line for line in self.doc.lines if line.body and line.index not in self.gone)
        return [line.index for line in lines if self.margins.reads(line) < PROSE]

    @cached_property
    def _prose(self) -> frozenset[int]:
        return frozenset(self._prose_lines)

    @cached_property
    def _spoken(self) -> Counter[str]:
        """The beginnings of the words of the article's paragraphs, with the number of those that have them."""
        return Counter(stem for index in self._prose_lines for stem in self._stems(self.doc.lines[index]))

    def _stems(self, line: Line) -> set[str]:
        return set(_STEM.findall(line.plain.text.lower()))

    @cached_property
    def _kinds(self) -> int:
        return len(set(self.gone.values()))

    @cached_property
    def _short(self) -> float:
        kept = [line for line in self.doc.lines if line.index not in self.gone]
        return sum(not line.body for line in kept) / (len(kept) or 1)

    @cached_property
    def _shapes(self) -> Counter[str]:
        """How many lines that stay have the same marks."""
        return Counter(_shape(line) for line in self.doc.lines if line.index not in self.gone)


def _shape(line: Line) -> str:
    """The marks of a line in their order, with one letter for words and one figure for a number."""
    return _NUMBER.sub("0", _WORDS.sub("a", line.source))


@cache
def model() -> Forest:
    """The trees that come with the package.

    Raises:
        ValueError: they were trained on other numbers than this version computes.
    """
    data = json.loads(resources.files("cleantext").joinpath("context.json").read_text("utf-8"))
    return read_forest(data, NAMES, "the context model")
