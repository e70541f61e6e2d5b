"""How one text can be written: newline styles, odd spaces, decomposed letters, quotation marks, invisible characters."""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections.abc import Callable
from dataclasses import replace

from tests.strategies.dice import Dice
from tests.strategies.documents import Document

NEWLINES = ("\n", "\r\n", "\r", "\N{LINE SEPARATOR}")


def with_newline(newline: str) -> Callable[[str], str]:
    return lambda text: text.replace("\n", newline)


def no_break_spaces(text: str) -> str:
    """Every third space between words, as word processors scatter them."""
    count = itertools.count()
    return re.sub(r"(?<=\S) (?=\S)", lambda space: "\N{NO-BREAK SPACE}" if next(count) % 3 == 2 else " ", text)


def decomposed(text: str) -> str:
    return unicodedata.normalize("NFD", text)


def straight_quotes(text: str) -> str:
    return text.translate(str.maketrans("“”‘’", "\"\"''"))


def curly_apostrophes(text: str) -> str:
    return text.replace("'", "\N{RIGHT SINGLE QUOTATION MARK}")


def zero_width(text: str) -> str:
    """A zero-width space behind every comma, as some sites have it for line breaking."""
    return text.replace(", ", ",\u200b ")


WAYS: dict[str, Callable[[str], str]] = {
    "as it is": str,
    "CRLF": with_newline("\r\n"),
    "CR": with_newline("\r"),
    "U+2028": with_newline("\N{LINE SEPARATOR}"),
    "no-break spaces": no_break_spaces,
    "decomposed": decomposed,
    "straight quotes": straight_quotes,
    "curly apostrophes": curly_apostrophes,
    "zero-width": zero_width,
}


def rewritten(given: Document, way: str) -> Document:
    """The document, all of it written in one way."""
    change = WAYS[way]
    return replace(
        given,
        pieces=tuple(
            change(piece) if isinstance(piece, str) else replace(piece, text=change(piece.text))
            for piece in given.pieces
        ),
    )


def written(dice: Dice, given: Document) -> Document:
    return rewritten(given, dice.pick(tuple(WAYS)))
