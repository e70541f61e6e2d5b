"""What of a document is an entry of many alike: sections under their headings, words with what they mean, columns.

A price list, a glossary, a timetable has headings and words that read as buttons do ("Share", "To the top"). What tells
that they are the article's is how many stand alike.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from itertools import groupby, pairwise

from cleantext.document import Line
from cleantext.lazy import lazy
from cleantext.sentences import introduces, stems, words
from cleantext.voice import hints_at_page

#: So many headings alike over paragraphs, or over so many words, are those of the article's sections.
SECTIONS, TOLD_WORDS = 3, 4
#: So many words with what they mean make a glossary.
DEFINITIONS = 3
#: So many lines that begin with a word and its number are steps.
STEPS = 3
#: So many lines that begin with a time of day are a timetable.
TIMES = 3
#: Who speaks in a script says so many things, and has so many names.
TURNS, NAME_WORDS = 3, 3
#: So many short lines between paragraphs are a glossary's or a manual's, if rules speak for so many of them; one has
#: so many words at most.
LABELS, LABELS_SPOKEN, LABEL_WORDS = 5, 3, 4
#: So many lines that end in per cent are results.
SHARES = 3
#: A table has so many columns.
COLUMNS = 3
#: So many rows with bars are a table.
BARRED = 3
#: So many short lines over paragraphs for which no rule speaks are headings.
HEADS = 2

_NO_LABEL = lazy(r"[:：|·•→»>\]]")
_BOLD = lazy(r"\s*(?:\*\*|__)[^*_]{2,120}(?:\*\*|__)\s*$")
#: An item of a list begins with a bullet or a number.
ITEM = lazy(r"\s*(?:[-*+•●▪◦]|\d{1,3}[.)])\s")
_DEFINED = lazy(r"[^:|\n]{2,40}? [\N{EN DASH}\N{EM DASH}] \p{L}")
_BOLD_WORD = lazy(r"\W{0,3}(?:\*\*|__)[^*_.:\n]{2,40}[.:]?(?:\*\*|__)[.:]? [\p{Lu}\p{Lo}]")
_YEARS = lazy(r"\b(?:1[5-9]|20)\d\d ?[\-\N{EN DASH}] ?(?:(?:1[5-9]|20)\d\d)?$")
_TIMED = lazy(r"\d{1,2}[:.]\d\d\b(?!\s*[|·•])")
_STEP = lazy(r"\W{0,3}(?P<word>\p{L}+)\.? (?P<number>\d{1,4}(?=[.:)])|\p{L}{2,14}(?=[.)]))[.:)]\s(?=\S+\s\S)")
#: "500 g of potatoes", "½ onion"; "For - 41", "Flour - 400 g".
_AHEAD = lazy(r"(?:\d{1,4}(?:[.,/]\d{1,2})?|[½¼¾⅓⅔])\s?(?:\p{L}{1,3}\.?\s)?[\p{L}(][\p{L}\p{M}\s,()'’\-]{2,50}")
_BEHIND = lazy(
    r"\p{L}[\p{L}\p{M}\s,()'’\-]{1,40}\s?[:–—\-]\s(?:\d{1,5}(?:[.,/]\d{1,2})?|[½¼¾⅓⅔])(?:\s?\p{L}[\p{L}\p{M}.]{0,12}){0,2}"
)
_SHARE = lazy(r"\p{L}.{0,60}[\s:(\-–—]\d{1,3}(?:[.,]\d{1,2})? ?(?:%\)?|٪)$")
_LETTERED = lazy(r"(?P<letter>\p{L})(?P<mark>[.)])\s\S")
_NUMBERED = lazy(r"(?:§ ?)?(\d{1,2})[.):]?\s\p{L}")
_TIME = lazy(r"\d{1,2}[:.]\d\d\s\p{L}")
_DATE = lazy(r"\d{1,4}[./\-]\d{1,2}[./\-]|\d:\d\d|\b(?:19|20)\d\d\b|@|://")
_GAP, _FIGURE = lazy(r"\s+\|\s|\s{2,}|\t"), lazy(r"\d")
_NUMBERS, _WORDS = lazy(r"\d+(?:[.,\s]\d+)*"), lazy(r"\p{L}[\p{L}\p{M}'’]*(?:\s\p{L}[\p{L}\p{M}'’]*)*")


class Entries:
    """The entries of a document's *lines*. *spoken* tells whether any rule speaks for the line of that number."""

    def __init__(self, lines: Sequence[Line], spoken: Callable[[int], bool]) -> None:
        self.lines = lines
        self.spoken = spoken

    def is_section(self, line: Line) -> bool:
        """Whether the line is one of several headings alike, each over a paragraph: those of the article's sections."""
        return line.index in self._sections

    @cached_property
    def _sections(self) -> frozenset[int]:
        """Headings of a rank, or lines in bold, over paragraphs or some words that no rule speaks for, or over lists,
        if there are enough."""
        found: dict[tuple[str, bool], list[int]] = {}
        for line, below in pairwise(self.lines):
            rank = line.plain.lead.strip() if line.plain.lead.startswith("#") else _BOLD.match(line.source) and "**"
            listed = ITEM.match(below.source) is not None and not below.only_links
            if "](" in line.source or introduces(line.plain.text):
                continue
            told = below.body or (words(below.plain.text) >= TOLD_WORDS and "](" not in below.source)
            if rank and (listed or (told and not self.spoken(below.index))):
                found.setdefault((rank, listed), []).append(line.index)
        return frozenset(index for (_, listed), lines in found.items() for index in lines if self._many(lines, listed))

    def _many(self, lines: list[int], listed: bool) -> bool:
        """Whether so many headings are the article's: of those over lists no rule speaks for most."""
        own = sum(not self.spoken(index) for index in lines)
        return len(lines) >= SECTIONS and (not listed or 2 * own > len(lines))

    def is_over_one_of_many(self, line: Line) -> bool:
        """Whether the line is one of many short ones, each between paragraphs: words of the web that a glossary or a
        manual explains."""
        return line.index in self._over_paragraphs

    @cached_property
    def _over_paragraphs(self) -> frozenset[int]:
        """Lines of a few words between paragraphs, none as another, if there are enough, and rules speak for several: a
        page has hardly so many kinds of furniture amid its article."""
        found: dict[str, int] = {}
        for above, line, below in zip(self.lines, self.lines[1:], self.lines[2:], strict=False):
            if _is_label(line) and above.body and below.body:
                found[line.plain.text] = line.index
        spoken = sum(map(self.spoken, found.values()))
        return frozenset(found.values()) if len(found) >= LABELS and spoken >= LABELS_SPOKEN else frozenset()

    def may_head(self, line: Line) -> bool:
        """Whether a line of a few words stands over a paragraph or a list, as others do that no rule speaks for: a
        heading."""
        below = self.lines[line.index + 1 : line.index + 3]
        own = [not self.spoken(other.index) for other in below]
        listed = len(below) > 1 and all(own) and all(words(other.plain.text) > LABEL_WORDS for other in below)
        over = listed or (bool(below) and own[0] and below[0].body)
        return over and _is_label(line) and self._heads >= HEADS

    def names_below(self, line: Line) -> bool:
        """Whether a line of a few words names what the paragraph below it tells of: "Advertisement", over how the
        advertisement came about; of a short line it takes up every word, and goes on: a poem."""
        below = self.lines[line.index + 1 : line.index + 2]
        if not below or self.spoken(below[0].index) or not _is_label(line):
            return False
        text, other = line.plain.text, below[0].plain.text
        if below[0].body:
            return not stems(text).isdisjoint(stems(other))
        own, others = set(text.lower().split()), set(other.lower().split())
        return own < others and not hints_at_page(other)

    @cached_property
    def _heads(self) -> int:
        """How many lines of a few words that no rule speaks for stand over paragraphs."""
        pairs = pairwise(self.lines)
        return sum(_is_label(line) and below.body and not self.spoken(line.index) for line, below in pairs)

    def is_of_script(self, line: Line) -> bool:
        """Whether the line is in capitals, as in a script are the titles of scenes and who speaks, or right below."""
        near = self.lines[max(0, line.index - 1) : line.index + 1]
        return any(other.plain.text.isupper() for other in near) and self._is_script

    @cached_property
    def _is_script(self) -> bool:
        """Whether names in capitals that no rule speaks for stand again and again over what they say."""
        said = Counter(
            line.plain.text
            for line, below in pairwise(self.lines)
            if line.plain.text.isupper() and not below.plain.text.isupper() and not self.spoken(line.index)
        )
        return any(times >= TURNS and words(name) <= NAME_WORDS for name, times in said.items())

    def is_entry(self, line: Line) -> bool:
        """Whether the line is of a script, a step, an item with a letter, a definition, a share in per cent, or under a
        numbered heading."""
        kinds = self.is_of_script, self.is_step, self.is_lettered, self.is_defined, self.is_share, self.is_under_number
        return any(kind(line) for kind in kinds)

    def is_step(self, line: Line) -> bool:
        """Whether the line is one of several steps: it begins with a word that they share, and a number of its own."""
        step = _STEP.match(line.plain.text)
        return step is not None and len(self._steps[step["word"]]) >= STEPS

    @cached_property
    def _steps(self) -> defaultdict[str, set[str]]:
        """The words and numbers behind the first word of lines that go on with a sentence."""
        found: defaultdict[str, set[str]] = defaultdict(set)
        for line in self.lines:
            if step := _STEP.match(line.plain.text):
                found[step["word"]].add(step["number"])
        return found

    def is_lettered(self, line: Line) -> bool:
        """Whether the line begins with a letter as an item does ("B. ", "g) "), beside one with the letter before or
        after it."""
        own, *others = (
            _LETTERED.match(near.plain.text) for near in (line, *self.lines[max(0, line.index - 1) : line.index + 2])
        )
        return own is not None and any(
            other is not None and other["mark"] == own["mark"] and abs(ord(other["letter"]) - ord(own["letter"])) == 1
            for other in others
        )

    def is_share(self, line: Line) -> bool:
        """Whether the line ends in a share in per cent, as those above it or below do: results."""
        return _ends_in_share(line) and self._is_in_run(line, _ends_in_share, SHARES)

    def _is_in_run(self, line: Line, alike: Callable[[Line], bool], least: int) -> bool:
        """Whether a line that is *alike* stands in a run of *least* such lines."""
        around = self.lines[max(0, line.index - least + 1) : line.index + least]
        runs = (list(run) for are_alike, run in groupby(around, alike) if are_alike)
        return any(line in run and len(run) >= least for run in runs)

    def is_under_number(self, line: Line) -> bool:
        """Whether a paragraph stands right under a numbered heading of the article, as a statute's sections do."""
        return line.body and line.index - 1 in self._numbered

    @cached_property
    def _numbered(self) -> frozenset[int]:
        """Short lines with a number ahead, each one more than the one before, over paragraphs; if there are enough."""
        found: list[tuple[int, int]] = []
        for line, below in pairwise(self.lines):
            number = _NUMBERED.match(line.plain.text)
            if number is None or line.body or not below.body:
                continue
            if found and int(number[1]) != found[-1][0] + 1:
                found = []
            found.append((int(number[1]), line.index))
        return frozenset(index for _, index in found) if len(found) >= SECTIONS else frozenset()

    def is_defined(self, line: Line) -> bool:
        """Whether the line tells what a word means, behind a dash or behind the word in bold, as others do that no rule
        speaks for."""
        return any(self._defined[kind] >= DEFINITIONS for kind in _kinds_of_definition(line))

    @cached_property
    def _defined(self) -> Counter[str]:
        own = (line for line in self.lines if not self.spoken(line.index))
        return Counter(kind for line in own for kind in _kinds_of_definition(line))

    def is_dated(self, line: Line) -> bool:
        """Whether the line ends in the years from and to which something was, and one beside it does: data."""
        near = self.lines[max(0, line.index - 1) : line.index + 2]
        return not line.body and sum(_YEARS.search(other.plain.text) is not None for other in near) > 1

    def is_measured(self, line: Line) -> bool:
        """Whether the line holds several figures, none of a date or a time, laid out as those beside it are: data."""
        near = self.lines[max(0, line.index - 1) : line.index + 2]
        shape = _layout(line)
        return shape.count("0") > 1 and sum(_layout(other) == shape for other in near) > 1

    def is_tabular(self, line: Line) -> bool:
        """Whether gaps or bars part the line into as many cells as one beside it, with a figure in either: a table."""
        if self._is_barred(line):
            return True
        cells = _cells(line)
        if cells < COLUMNS:
            return False
        near = self.lines[max(0, line.index - 1) : line.index + 2]
        alike = [other for other in near if _cells(other) == cells]
        return len(alike) > 1 and any(_FIGURE.search(other.source) is not None for other in alike)

    def _is_barred(self, line: Line) -> bool:
        """Whether bars part the line into as many cells as those above it or below: chords, the draw of a cup."""
        bars = line.source.count(" | ")
        if not bars or "](" in line.source:
            return False
        return self._is_in_run(line, lambda near: near.source.count(" | ") == bars, BARRED)

    def is_counted(self, line: Line) -> bool:
        """Whether the line is a number with what there is of it, or the other way round behind a dash, as one beside it
        is: what goes into a dish, the votes of a meeting."""
        near = self.lines[max(0, line.index - 1) : line.index + 2]
        kind = _counted(line)
        return kind != "" and sum(_counted(other) == kind for other in near) > 1

    def is_timed(self, line: Line) -> bool:
        """Whether the line begins with a time of day, as others do that no rule speaks for: a programme."""
        return _TIMED.match(line.plain.text) is not None and self._timed >= TIMES

    @cached_property
    def _timed(self) -> int:
        return sum(_TIMED.match(line.plain.text) is not None and not self.spoken(line.index) for line in self.lines)

    def is_over_times(self, line: Line) -> bool:
        """Whether the line stands over times of day that no rule speaks for: a column of a timetable."""
        below = self.lines[line.index + 1 : line.index + 1 + TIMES]
        return len(below) == TIMES and all(
            _TIME.match(other.plain.text) and not other.body and not self.spoken(other.index) for other in below
        )


def _ends_in_share(line: Line) -> bool:
    return _SHARE.match(line.plain.text) is not None


def _counted(line: Line) -> str:
    """How a short line without a date, a time or a link counts something: "ahead", "behind", or ""."""
    text = line.plain.text
    if line.body or "](" in line.source or _DATE.search(text) is not None:
        return ""
    return "ahead" if _AHEAD.fullmatch(text) else "behind" if _BEHIND.fullmatch(text) else ""


def _is_label(line: Line) -> bool:
    text = line.plain.text
    return not line.body and words(text) <= LABEL_WORDS and _NO_LABEL.search(line.source) is None


def _cells(line: Line) -> int:
    """Into how many cells wide gaps or bars part the line."""
    return len(_GAP.findall(line.source.strip(" |\t"))) + 1


def _layout(line: Line) -> str:
    """The marks of a short line in their order, with one letter for words and one figure for a number; nothing of a
    line with a date, a time, a link, or no word between two figures."""
    text = line.plain.text
    if line.body or "](" in line.source or _DATE.search(text) is not None:
        return ""
    shape = _NUMBERS.sub("0", _WORDS.sub("a", text))
    return shape if "a" in shape[shape.find("0") : shape.rfind("0")] else ""


def _kinds_of_definition(line: Line) -> Iterator[str]:
    """How the line tells what a word means."""
    if _DEFINED.match(line.source) is not None:
        yield "dash"
    if _BOLD_WORD.match(line.source) is not None:
        yield "bold"
