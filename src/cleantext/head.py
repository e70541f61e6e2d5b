"""What stands above the article's first paragraph: which of its lines may be the title, and which is.

A page writes its sections, dates and buttons there, and the article its title and what stands under it. The title is
a heading, or stands beside the text; it speaks of what the article speaks of, and reads as a sentence does.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property

from cleantext import site_links
from cleantext.document import Doc, Line
from cleantext.lazy import lazy
from cleantext.sentences import words
from cleantext.subject import Subject
from cleantext.zones import Zones

#: A head of more lines is the beginning of a list.
HEAD = 10
#: What may be a title shares the beginnings of so many words with the article's paragraphs.
TITLE_STEMS = 2
#: A title has hardly more than so many words, and none of these marks of a row or a path; the first line of so many may
#: be it.
TITLE_WORDS, FIRST_WORDS = 8, 4
#: Unless it reads as furniture by so much.
FURNITURE = 3.0
_PARTS = lazy(r"[|»›→•@]|\s[>·/]\s")
#: Nor has the first of some words any of a row, a path or a time.
_ROW = lazy(r"[‹\[]|\s>>\s|\d[:.]\d\d|\s{3}")


class Head:
    """The head of *doc*.

    Args:
        doc: the text.
        gone: the lines that go, with their categories.
        zones: where its head and its tail are.
        paragraphs: the article's first paragraphs.
        is_own: whether a line is the article's by its shape or its place.
        excess: how much more a line reads as furniture than others do.
    """

    def __init__(
        self,
        doc: Doc,
        gone: Mapping[int, str],
        zones: Zones,
        paragraphs: Sequence[Line],
        *,
        is_own: Callable[[Line], bool],
        excess: Callable[[Line], float],
    ) -> None:
        self.doc, self.zones = doc, zones
        self._gone, self._paragraphs, self._is_own, self._excess = gone, paragraphs, is_own, excess

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """The lines above the article's first paragraph; what stands above its title is none."""
        first = self.zones.bounds[0]
        if self._title is not None and first <= self._title.index:
            below = self.doc.lines[self._title.index :]
            first = next((line.index for line in below if line.body), len(self.doc.lines))
        return self.doc.lines[:first]

    @property
    def open(self) -> Sequence[Line]:
        """Those that may go."""
        return [line for line in self.lines if line.index not in self._gone and not self._is_own(line)]

    @cached_property
    def titles(self) -> Sequence[Line]:
        """The heading of the text; or of what is left of its head the last line that reads least as furniture, the one
        that is most of a sentence, and, if none is made of the article's words, the first of some: a standfirst may be
        longer."""
        if self._title is not None:
            return [self._title]
        own = self.open
        running = [line for line in own if _PARTS.search(line.plain.text) is None]
        least = min(own, key=lambda line: (self._excess(line), -line.index), default=None)
        most = min(running, key=lambda line: (-_title_words(line), self._excess(line)), default=None)
        named = any(map(self.is_sure_title, self.doc.lines[: self.zones.bounds[0]]))
        first = None if named else next(filter(self._may_be_first, running), None)
        return [line for line in (least, most, first) if line is not None]

    def _may_be_first(self, line: Line) -> bool:
        """Whether a line of some words may be a title although no word of it is the article's."""
        row = _ROW.search(line.source.strip()) is not None
        return words(line.plain.text) >= FIRST_WORDS and not row and self._excess(line) < FURNITURE

    @cached_property
    def _title(self) -> Line | None:
        """The heading near the beginning of the text, if there is one: of the first rank, or above all paragraphs. One
        that leads to the site's first page is its name, if there is another."""
        found = [
            line
            for line in self.doc.lines[:HEAD]
            if line.plain.lead.strip() == "#" or (line.plain.lead.startswith("#") and not self._over(line.index))
        ]
        return next((line for line in found if not site_links.is_home(line)), found[0] if found else None)

    def _over(self, index: int) -> bool:
        """Whether a paragraph stands above line *index*."""
        return any(line.body for line in self.doc.lines[:index])

    def is_sure_title(self, line: Line) -> bool:
        """Whether a line that is no paragraph surely speaks of what the article speaks of."""
        return not line.body and self._subject.named_by(line.plain.text)

    def may_be_title(self, line: Line) -> bool:
        """Whether the line stands where a title does, or speaks of what the article speaks of."""
        return line.index in self.zones.headlines or self.shares(line) >= TITLE_STEMS

    def shares(self, line: Line) -> int:
        """How many beginnings of words a line shares with the article's paragraphs."""
        return self._subject.shared(line.plain.text)

    @cached_property
    def _subject(self) -> Subject:
        """What the article's first paragraphs speak of."""
        return Subject(self._paragraphs)


def _title_words(line: Line) -> int:
    return min(words(line.plain.text), TITLE_WORDS)
