"""The text as the stages see it: lines and sentences with offsets, what looks like body, what is protected."""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property
from itertools import pairwise

from cleantext.lazy import lazy
from cleantext.markup import links, plain_view
from cleantext.passages import code_spans, quotations, quote_spans
from cleantext.protected import protected_lines
from cleantext.sentences import Sentence, body_shaped, cuts, has_stop, split
from cleantext.shown import Shown, bare
from cleantext.tongues import foreign

_CLAUSE = lazy(r"\s*(?:§\s*\d|\(?(?:\p{L}?\d{1,3}(?:\.\d{1,3})*|[a-z]|[ivx]{1,5})[.)]\s)")
_NUMBER = lazy(
    r"\s*(?P<before>§\s*|\(?|\p{L}(?=\d)|(?:\d{1,3}\.){1,3})(?P<number>\d{1,3}|[a-z])"
    r"(?P<behind>[.)]{0,2}|[\-\N{EN DASH}])(?=\s)"
)
_DASHES = ("-", "\N{EN DASH}")
_TURN = lazy(r"\s*[\N{EN DASH}\N{EM DASH}\N{HORIZONTAL BAR}]\s?(?=\S)(?!.{0,40}[\N{EN DASH}\N{EM DASH}]\s*$)")
#: So many lines behind a dash are a dialogue; one is a bullet, a signature, an arrow.
DIALOGUE_TURNS = 3


class Look:
    """What is known of a line by its text alone, wherever it stands; nothing is computed before it is asked for.

    Attributes:
        plain: the line as a reader sees it, folded.
        shown: that view, as the rules see it.
        body: whether any sentence of it has the shape of article text.
        reads: how much it reads as a page's furniture, see `voice.score`.
    """

    __slots__ = ("_foreign", "_places", "body", "plain", "reads", "shown")

    def __init__(self, source: str) -> None:
        self.plain = plain_view(source)
        self.shown = Shown(self.plain.text)
        self._places: list[int] | None = None
        self._foreign: frozenset[str] | None = None
        self.body: bool | None = None
        self.reads: float | None = None

    @property
    def places(self) -> list[int]:
        """Where the sentences begin in the plain view, and at last its end."""
        if self._places is None:
            text = self.plain.text
            self._places = list(cuts(text)) if has_stop(text) else [0, len(text)]
        return self._places

    @property
    def foreign(self) -> frozenset[str]:
        """The languages in which the line is not told, see `tongues.foreign`."""
        if self._foreign is None:
            self._foreign = foreign(self.plain.text)
        return self._foreign


#: The looks of the lines of a text, by their text: one turn of the cleaning leaves most lines to the next.
Looks = dict[str, Look]


class Line:
    """A line with something on it. `start:end` is its content, `stop` lies behind its newline; `plain` and `shown` are
    those of its `look`."""

    __slots__ = (
        "_quotes", "_sentences", "_shown_sentences", "end", "index", "look", "plain", "shown", "source", "start",
        "stop",
    )  # fmt: skip

    def __init__(self, index: int, start: int, stop: int, source: str, look: Look) -> None:
        self.index, self.start, self.end, self.stop = index, start, start + len(source), stop
        self.source, self.look, self.plain, self.shown = source, look, look.plain, look.shown
        self._sentences: tuple[Sentence, ...] | None = None
        self._quotes: tuple[tuple[int, int], ...] | None = None
        self._shown_sentences: tuple[Shown, ...] | None = None

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        """The line's sentences; a line without any is one."""
        if self._sentences is None:
            self._sentences = tuple(split(self.plain, self.source, self.start, self.look.places))
        return self._sentences

    @property
    def shown_sentences(self) -> tuple[Shown, ...]:
        """The plain views of `sentences`, as the rules see them."""
        if self._shown_sentences is None:
            text, places = self.plain.text, self.look.places
            if len(places) == 2:
                self._shown_sentences = (self.shown,)
            else:
                self._shown_sentences = tuple(Shown(text[a:b].rstrip()) for a, b in pairwise(places))
        return self._shown_sentences

    @property
    def body(self) -> bool:
        """Whether any sentence of the line has the shape of article text."""
        look = self.look
        if look.body is None:
            if self._sentences is not None:
                look.body = any(sentence.body for sentence in self._sentences)
            else:  # most paragraphs show with their first sentence what they are
                text = look.plain.text
                look.body = has_stop(text) and any(body_shaped(text[a:b].rstrip()) for a, b in pairwise(cuts(text)))
        return look.body

    @property
    def quotes(self) -> tuple[tuple[int, int], ...]:
        """Spans (code points of the document) of the passages in quotation marks; all of a block quote."""
        if self._quotes is None:
            self._quotes = tuple(quote_spans(self))
        return self._quotes

    @property
    def clause(self) -> bool:
        """Whether the line is a numbered clause, as by-laws have them."""
        return _CLAUSE.match(self.plain.text) is not None

    @property
    def row(self) -> bool:
        """Whether the line is a row of a table in markdown."""
        return self.source.lstrip().startswith("|") and self.source.count("|") > 2

    @property
    def only_links(self) -> bool:
        """Whether the line is a link, or several, and nothing else."""
        outer = [link for link in links(self.source) if not link.image]
        rest = self.source
        for link in sorted(outer, key=lambda link: -link.start):
            rest = rest[: link.start] + rest[link.end :] if link.end <= len(rest) else rest
        return bool(outer) and not bare(plain_view(rest).text)


class Doc:
    """A text and what is known of it. Nothing is computed before it is asked for; *looks* are those of its lines that
    are known, and are added to; *posts* tells that a stage knew it for a page of posts or of answers, maybe in an
    earlier turn: what told it may be gone."""

    def __init__(self, text: str, looks: Looks | None = None, *, posts: bool = False) -> None:
        self.text = text
        self.posts = posts
        self._looks: Looks = {} if looks is None else looks

    def is_apart(self, line: Line) -> bool:
        """Whether no line stands right above, nor right below."""
        near = pairwise(self.lines[max(0, line.index - 1) : line.index + 2])
        return all(above.stop < below.start for above, below in near)

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """The lines that are not blank, cut where `str.splitlines` cuts."""
        found: list[Line] = []
        looks, at = self._looks, 0
        for piece, content in zip(self.text.splitlines(keepends=True), self.text.splitlines(), strict=True):
            stop = at + len(piece)
            if not piece.isspace():
                if (look := looks.get(content)) is None:
                    look = looks[content] = Look(content)
                found.append(Line(len(found), at, stop, content, look))
            at = stop
        return tuple(found)

    @cached_property
    def _starts(self) -> list[int]:
        return [line.start for line in self.lines]

    def line_at(self, offset: int) -> Line | None:
        """The line that holds the code point *offset*, or None for a blank one."""
        index = bisect_right(self._starts, offset) - 1
        if index >= 0 and offset < self.lines[index].stop:
            return self.lines[index]
        return None

    def lines_within(self, start: int, end: int) -> tuple[Line, ...]:
        """The lines that overlap `start:end`."""
        low = bisect_right(self._starts, start) - 1
        if low < 0 or self.lines[low].end <= start:
            low += 1
        high = low
        while high < len(self.lines) and self.lines[high].start < end:
            high += 1
        return self.lines[low:high]

    @cached_property
    def numbered(self) -> frozenset[int]:
        """The lines that are items of a numbered list, or turns of a dialogue behind dashes, by their neighbours."""
        items: dict[tuple[str, str, int], list[int]] = {}
        turns = []
        for line in self.lines:
            if _TURN.match(line.source):
                turns.append(line.index)
            elif (mark := _NUMBER.match(line.plain.text)) and (line.clause or mark["behind"] in _DASHES):
                number = mark["number"]
                value = int(number) if number.isdecimal() else ord(number)
                items.setdefault((mark["before"], mark["behind"], value), []).append(line.index)
        found = [
            index
            for (before, behind, value), lines in items.items()
            if (before, behind, value - 1) in items or (before, behind, value + 1) in items
            for index in lines
        ]
        return frozenset(found + (turns if len(turns) >= DIALOGUE_TURNS else []))

    @cached_property
    def code(self) -> tuple[tuple[int, int], ...]:
        """Spans of fenced, indented and inline code."""
        return tuple(code_spans(self.text, self.lines))

    @cached_property
    def protected(self) -> frozenset[int]:
        """The lines that are code, quotations or tables, as they stand on whole pages."""
        return protected_lines(self.lines)

    @cached_property
    def quotes(self) -> tuple[tuple[int, int], ...]:
        """Spans of passages in quotation marks, of a line or of several, and of block quotes."""
        found: list[tuple[int, int]] = []
        for start, end in sorted((*quotations(self.lines), *(span for line in self.lines for span in line.quotes))):
            if found and start < found[-1][1]:
                found[-1] = found[-1][0], max(end, found[-1][1])
            else:
                found.append((start, end))
        return tuple(found)
