"""A unit of text as the rules see it: its plain view, the same in lower case, and without what decorates it."""

from __future__ import annotations

import re

from cleantext.lazy import lazy

#: The beginning and the end of a text are told by so many characters.
EDGE = 4

_NUMBER = re.compile("[0-9]+")
_DECORATION = lazy(r"^(?:[\s|·•*→←↑↓►▶▸»›‹«~=_\-+>]|\p{So}|\p{Sk})+|(?:[\s|·•*→←↑↓►▶▸»›‹«~=_\->]|\p{So}|\p{Sk})+$")


class Shown:
    """The plain view of a line or a sentence; nothing is computed before it is asked for."""

    __slots__ = ("_core", "_head", "_low", "_tail", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        self._low: str | None = None
        self._core: Shown | None = self
        self._head: str | None = None
        self._tail: str | None = None

    @property
    def low(self) -> str:
        """The text in lower case, code point for code point."""
        if self._low is None:
            self._low = self.text.lower().replace("ς", "σ")  # Python writes the last sigma of a word as Greek does
        return self._low

    @property
    def head(self) -> str:
        """The first characters of `low`, with every number as "0"."""
        if self._head is None:
            head = self.low[:EDGE]
            self._head = head if head.isalpha() else figures(self.low)[:EDGE]
        return self._head

    @property
    def tail(self) -> str:
        """The last characters of `low`, with every number as "0"."""
        if self._tail is None:
            tail = self.low[-EDGE:]
            self._tail = tail if tail.isalpha() else figures(self.low)[-EDGE:]
        return self._tail

    @property
    def core(self) -> Shown | None:
        """The text without the arrows, bars, bullets and pictures at its ends; None if it has none, or no more."""
        if self._core is self:
            core = bare(self.text)
            self._core = Shown(core) if core and core != self.text else None
        return self._core


def figures(text: str) -> str:
    """*text* with every number as "0"."""
    return text if text.isalpha() else _NUMBER.sub("0", text)


def bare(text: str) -> str:
    """A line's plain view without the arrows, bars, bullets and pictures at its ends.

    >>> bare("→ Read also: The mill »")
    'Read also: The mill'
    """
    if text and text[0].isalpha() and (text[-1].isalpha() or text[-1] in ".,:;!?"):
        return text  # as most texts are: letters and stops are no decoration
    while (shorter := _DECORATION.sub("", text)) != text:
        text = shorter
    return text
