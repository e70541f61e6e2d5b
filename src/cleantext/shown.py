"""A unit of text as the rules see it: its plain view, the same in lower case, and without what decorates it."""

from __future__ import annotations

import re

from cleantext.lazy import lazy

#: The beginning and the end of a text are told by so many characters.
EDGE = 10

#: What stands at either end of a skeleton.
END = "\n"

#: Every digit as "0".
ZEROS = str.maketrans("123456789", "000000000")

_DIGIT = re.compile("[1-9]")
_NUMBER = lazy(r"\d+")
_GAP = lazy(r"[\W_]+")
_ASCII = {code: "0" if chr(code).isdigit() else " " for code in range(128) if not chr(code).isalpha()}
#: So many characters hold the first of a skeleton, unless most of them are digits or gaps.
_REACH = 24
_BEFORE, _BEHIND = "\"'([#$@", ".,:;!?\"')]%"
_DECORATION = lazy(r"^(?:[\s|·•*→←↑↓►▶▸»›‹«~=_\-+>]|\p{So}|\p{Sk})+|(?:[\s|·•*→←↑↓►▶▸»›‹«~=_\->]|\p{So}|\p{Sk})+$")


class Shown:
    """The plain view of a line or a sentence; nothing is computed before it is asked for."""

    __slots__ = ("_core", "_head", "_low", "_tail", "_zeroed", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        self._low: str | None = None
        self._core: Shown | None = self
        self._head: str | None = None
        self._tail: str | None = None
        self._zeroed: str | None = None

    @property
    def low(self) -> str:
        """The text in lower case, code point for code point."""
        if self._low is None:
            self._low = self.text.lower().replace("ς", "σ")  # Python writes the last sigma of a word as Greek does
        return self._low

    @property
    def zeroed(self) -> str:
        """The text in lower case, with every digit as "0"."""
        if self._zeroed is None:
            low = self.low  # of ASCII, `translate` is the faster
            self._zeroed = low.translate(ZEROS) if low.isascii() else _DIGIT.sub("0", low)
        return self._zeroed

    @property
    def head(self) -> str:
        """The first characters of the text's skeleton, `END` behind it."""
        if self._head is None:
            first = skeleton(self.low[:_REACH])
            self._head = first[:EDGE] if len(first) > EDGE else (skeleton(self.low) + END)[:EDGE]
        return self._head

    @property
    def tail(self) -> str:
        """The last characters of the text's skeleton, `END` ahead of it."""
        if self._tail is None:
            last = skeleton(self.low[-_REACH:])
            self._tail = last[-EDGE:] if len(last) > EDGE else (END + skeleton(self.low))[-EDGE:]
        return self._tail

    @property
    def core(self) -> Shown | None:
        """The text without the arrows, bars, bullets and pictures at its ends; None if it has none, or no more."""
        if self._core is self:
            core = bare(self.text)
            self._core = Shown(core) if core and core != self.text else None
        return self._core


def skeleton(low: str) -> str:
    """A text in lower case with every number as "0", and one space for all that is between words, and at the ends.

    >>> skeleton("read also: 12.50 (a list)")
    ' read also 0 0 a list '
    """
    if not low.isascii():
        return _GAP.sub(" ", f" {_NUMBER.sub('0', low)} ")
    words = " ".join(low.translate(_ASCII).split())
    plain = f" {words} " if words else " "
    while "00" in plain:
        plain = plain.replace("00", "0")
    return plain


def bare(text: str) -> str:
    """A line's plain view without the arrows, bars, bullets and pictures at its ends.

    >>> bare("→ Read also: The mill »")
    'Read also: The mill'
    """
    if text and (text[0].isalnum() or text[0] in _BEFORE) and (text[-1].isalnum() or text[-1] in _BEHIND):
        return text  # as most texts are: letters, figures, stops, quotes and brackets are no decoration
    while (shorter := _DECORATION.sub("", text)) != text:
        text = shorter
    return text
