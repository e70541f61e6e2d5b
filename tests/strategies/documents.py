"""Documents: an article with boilerplate laid round and into it, and the account of what is the article's."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from cleantext import Result
from tests.strategies.articles import Article, article
from tests.strategies.boilerplate import Block, block, cut_off
from tests.strategies.dice import Dice

Piece = str | Block


@dataclass(frozen=True)
class Document:
    """A text made of pieces: a `str` is the article's or the space between, a `Block` is boilerplate."""

    shape: str
    pieces: tuple[Piece, ...]

    @property
    def text(self) -> str:
        return "".join(piece if isinstance(piece, str) else piece.text for piece in self.pieces)

    @property
    def body(self) -> tuple[tuple[int, int], ...]:
        """Where in `text` the article stands."""
        return tuple((start, end) for piece, start, end in self._spans() if isinstance(piece, str))

    @property
    def boilerplate(self) -> tuple[tuple[Block, int, int], ...]:
        return tuple((piece, start, end) for piece, start, end in self._spans() if isinstance(piece, Block))

    def _spans(self) -> Iterable[tuple[Piece, int, int]]:
        at = 0
        for piece in self.pieces:
            size = len(piece if isinstance(piece, str) else piece.text)
            yield piece, at, at + size
            at += size


def lost(document: Document, result: Result) -> list[str]:
    """What of the article the cleaning took or changed, as the lines that it stood in; blank space does not count."""
    return lost_spans(result, document.body)


def lost_spans(result: Result, spans: Iterable[tuple[int, int]]) -> list[str]:
    found = []
    for removal in result.removals:
        for start, end in spans:
            low, high = max(start, removal.start), min(end, removal.end)
            taken = result.original[low:high]
            if low < high and taken.strip() and removal.replacement.strip() != taken.strip():
                found.append(f"{removal.rule}: {taken.strip()!r}")
    return found


def gone(document: Document, result: Result) -> tuple[int, int]:
    """How many of the boilerplate's code points went, and how many there are; space does not count."""
    keep = bytearray(b"\1" * len(result.original))
    for removal in result.removals:
        keep[removal.start : removal.end] = bytes(removal.end - removal.start)
    total = left = 0
    for _, start, end in document.boilerplate:
        for offset in range(start, end):
            if not result.original[offset].isspace():
                total += 1
                left += keep[offset]
    return total - left, total


def lay(dice: Dice, given: Article, blocks: Sequence[Block], *, glue: bool = True, fitting: bool = False) -> Document:
    """Lay *blocks* at the head, between paragraphs and at the tail of an article.

    With *fitting*, what pages have at their head or tail only is laid there; else it is laid anywhere. With *glue*, some
    blocks follow a sentence on its line, with a space or without.
    """
    parts = given.parts
    places: dict[int, list[Block]] = {}
    for laid in blocks:
        places.setdefault(_place(dice, given, laid, fitting), []).append(laid)
    pieces: list[Piece] = []
    for index in range(len(parts) + 1):
        for laid in sorted(places.get(index, ()), key=lambda laid: laid.last):
            gap = "\n" if given.tight or dice.one_in(3) else "\n\n"
            glued = glue and pieces and isinstance(pieces[-1], str) and not laid.last and dice.one_in(6)
            if glued and index and _sentence_like(parts[index - 1]) and "\n" not in laid.text:
                gaps = (" ", "", "  ", "\N{NO-BREAK SPACE}")
                # "!" right ahead of a link makes an image of it.
                gap = dice.pick([gap for gap in gaps if gap or parts[index - 1][-1] != "!" or laid.text[0] != "["])
            pieces += ([gap] if pieces else []) + [laid]
        if index < len(parts):
            gap = "\n" if given.tight else "\n\n"
            pieces += ([gap] if pieces else []) + [parts[index]]
    if dice.one_in(3):
        pieces.append("\n")
    return Document(given.shape, tuple(pieces))


def _place(dice: Dice, given: Article, laid: Block, fitting: bool) -> int:
    """Ahead of which part a block is laid; the number of parts for the tail."""
    if laid.last:
        return len(given.parts)
    if fitting and laid.place != "any":
        head = laid.place == "head" or (laid.place == "edge" and dice.one_in(2))
        return min(len(given.parts), bool(given.title)) if head else len(given.parts)
    return dice.number(0, len(given.parts))


def _sentence_like(part: str) -> bool:
    """Whether something may follow on the same line: prose, and no list, table, code or quotation."""
    return part[-1] in ".!?" and "\n" not in part and "    " not in part and part[0].isalnum()


def document(dice: Dice, most: int = 4) -> Document:
    """An article of any shape with up to *most* blocks of boilerplate."""
    given = article(dice)
    blocks = [block(dice) for _ in range(dice.number(0, most))]
    blocks = [cut_off(dice, laid) if not laid.last and dice.one_in(6) else laid for laid in blocks]
    return lay(dice, given, blocks)


def pure(dice: Dice) -> Document:
    """An article and nothing else."""
    return lay(dice, article(dice), ())
