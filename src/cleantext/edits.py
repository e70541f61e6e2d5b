"""Edits, and the view that keeps the account between the original text and what is left of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol


class Cause(Protocol):
    """What stands behind an edit: a rule, or a stage of code that has the same to say."""

    @property
    def id(self) -> str:
        """Its name, unique."""
        ...

    @property
    def category(self) -> str:
        """The category that it removes."""
        ...

    @property
    def reason(self) -> str:
        """Why the text is no part of the article, in a sentence."""
        ...


@dataclass(frozen=True, slots=True)
class Reason:
    """A cause that is not a rule of the data files."""

    id: str
    category: str
    reason: str


@dataclass(frozen=True, slots=True)
class Thread:
    """What was seen of a comment thread that an edit covers."""

    entries: int  #: headers of comments
    furniture: bool  #: it shows its interface in two ways or more: what a single entry needs
    after_body: bool  #: article text stands before it
    closed: bool  #: it reaches to the end of the text, or to furniture of the page
    signs: int = 1  #: things that tell of an interface: a heading ("12 comments"), buttons, a comment system's headers


@dataclass(frozen=True, slots=True)
class Tailpiece:
    """What was seen of a block under the article that a stage knows as a whole: a portrait of the author, cards."""

    signs: int  #: things that tell of it, each by itself: a heading, the byline's name, a shape that comes again
    after_body: bool  #: article text stands before it
    last: bool  #: no article text follows


@dataclass(frozen=True, slots=True)
class Chrome:
    """What was seen of a stretch of page chrome that an edit covers: whole lines of a page's menus, cards and boxes."""

    #: The starts of the lines that score high enough for a sentence with the shape of article text.
    sure: frozenset[int]
    stays: int  #: words in such sentences that stay on the page
    goes: int  #: and that go, in all its stretches
    share: float  #: of the page's lines that are chrome beyond doubt


@dataclass(frozen=True, slots=True)
class Edit:
    """A stage's proposal: `start:end` of the text that it was shown becomes `replacement`.

    The guard reads what the stage says of it: `sure`, the starts of the sentences with a match of their own of high
    confidence; `listed`, that it covers an item of a list under a label that goes; `markup`, that no word of the text
    goes; `inline`, that a marked span goes out of a line; `thread`, that the edit covers a comment thread; `tailpiece`,
    that it covers another block under the article; `chrome`, that it covers page chrome.
    """

    start: int
    end: int
    cause: Cause
    replacement: str = ""
    sure: frozenset[int] = frozenset()
    listed: bool = False
    markup: bool = False
    inline: bool = False
    thread: Thread | None = None
    tailpiece: Tailpiece | None = None
    chrome: Chrome | None = None
    metadata: tuple[tuple[str, str], ...] = ()
    truncates: bool = False


@dataclass(frozen=True, slots=True)
class Change:
    """A span of the original text (code points) and what stands in its place."""

    start: int
    end: int
    replacement: str
    cause: Cause


class View:
    """The current text as a piece table over the original: each piece is kept as it was, or changed."""

    def __init__(self, original: str) -> None:
        self.original = original
        self.text = original
        self._pieces: list[Change | range] = [range(len(original))]

    @property
    def changes(self) -> tuple[Change, ...]:
        """What was changed, disjoint and in order."""
        return tuple(piece for piece in self._pieces if isinstance(piece, Change))

    def apply(self, edits: Iterable[Edit]) -> None:
        """Apply *edits*, given in offsets of the current text, disjoint and in order.

        What an edit covers of earlier changes is merged into it; where it cuts through the replacement of an
        earlier change, the rest of that replacement stays.

        Raises:
            ValueError: the edits overlap, are out of order or leave the text.
        """
        old = self._pieces[::-1]  # a stack: the next piece last
        done: list[Change | range] = []
        texts: list[str] = []
        at = 0
        for edit in edits:
            if not at <= edit.start < edit.end <= len(self.text):
                raise ValueError(f"edit {edit.start}:{edit.end} overlaps another or leaves the text")
            before = _take(old, edit.start - at)
            while _size(old[-1]) == 0:  # a removal that ends where the edit begins stays one of its own
                before.append(old.pop())
            covered = _take(old, edit.end - edit.start)
            texts += (self.text[at : edit.start], edit.replacement)
            at = edit.end
            for piece in before:
                _append(done, piece)
            _append(done, Change(_start(covered[0]), _end(covered[-1]), edit.replacement, edit.cause), new=True)
        if old:
            _append(done, old.pop())
        self._pieces = done + old[::-1]
        self.text = "".join((*texts, self.text[at:]))

    def origins(self, offsets: Iterable[int]) -> dict[int, int]:
        """The original offsets of current offsets; within a replacement, where the replaced span starts."""
        found: dict[int, int] = {}
        pieces = iter((*self._pieces, range(len(self.original), len(self.original) + 1)))
        piece = next(pieces)
        at = 0
        for offset in sorted(set(offsets)):
            while offset >= at + _size(piece) and (at + _size(piece) <= len(self.text)):
                at += _size(piece)
                following = next(pieces, None)
                if following is None:
                    break
                piece = following
            found[offset] = min(len(self.original), _start(piece) + (offset - at if isinstance(piece, range) else 0))
        return found


def _size(piece: Change | range) -> int:
    """How many code points of the current text a piece stands for."""
    return len(piece) if isinstance(piece, range) else len(piece.replacement)


def _start(piece: Change | range) -> int:
    return piece.start


def _end(piece: Change | range) -> int:
    return piece.stop if isinstance(piece, range) else piece.end


def _append(done: list[Change | range], piece: Change | range, *, new: bool = False) -> None:
    """Add a piece; what an edit left of a change that it cut through joins the edit's, and takes its cause."""
    if done and isinstance(last := done[-1], Change) and isinstance(piece, Change) and piece.start < last.end:
        cause = piece.cause if new else last.cause
        done[-1] = Change(last.start, max(last.end, piece.end), last.replacement + piece.replacement, cause)
    else:
        done.append(piece)


def _take(stack: list[Change | range], size: int) -> list[Change | range]:
    """Take pieces for *size* code points of the current text off the stack, cutting the last one if need be."""
    taken: list[Change | range] = []
    while size > 0:
        piece = stack.pop()
        length = _size(piece)
        if length > size:
            if isinstance(piece, range):
                stack.append(piece[size:])
                piece = piece[:size]
            else:
                stack.append(Change(piece.start, piece.end, piece.replacement[size:], piece.cause))
                piece = Change(piece.start, piece.end, piece.replacement[:size], piece.cause)
        taken.append(piece)
        size -= length
    return taken


def resolve(edits: Iterable[Edit]) -> list[Edit]:
    """Choose disjoint edits, in order: of two that overlap the longer one stays, of equal ones the first.

    >>> cause = Reason("r", "c", "why")
    >>> [(e.start, e.end) for e in resolve([Edit(0, 4, cause), Edit(2, 20, cause), Edit(20, 22, cause)])]
    [(2, 20), (20, 22)]
    """
    chosen: list[Edit] = []
    for edit in sorted(edits, key=lambda edit: (edit.start, -edit.end)):
        if chosen and edit.start < chosen[-1].end:
            if edit.end - edit.start > chosen[-1].end - chosen[-1].start:
                chosen[-1] = edit
        else:
            chosen.append(edit)
    return chosen
