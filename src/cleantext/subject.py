"""What an article speaks of, by the beginnings of the words of its paragraphs.

A short line that is made of them is a title or a heading, whatever else it looks like: no menu's item, and no name,
though a title in capitals reads as one ("Video Review and Approval").
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

from cleantext.document import Line
from cleantext.lazy import lazy
from cleantext.sentences import stems

#: A line names the subject if it shares so many beginnings of words with the article's paragraphs, and they are so
#: large a share of its own.
NAMED, SHARE = 2, 2 / 3
#: So many are enough, however many others it has.
SURE = 4

_SMALL = lazy(r"\b[\p{Ll}\p{M}]{5}")


class Subject:
    """What the *paragraphs* of an article speak of."""

    def __init__(self, paragraphs: Iterable[Line]) -> None:
        self._paragraphs = paragraphs

    @property
    def is_known(self) -> bool:
        """Whether there are paragraphs at all."""
        return bool(self._texts)

    @cached_property
    def _texts(self) -> list[str]:
        return [line.plain.text for line in self._paragraphs]

    @cached_property
    def _stems(self) -> frozenset[str]:
        return stems("\n".join(self._texts))

    @cached_property
    def _small(self) -> frozenset[str]:
        """The same, of words in small letters: of those no name is made."""
        return frozenset(_SMALL.findall("\n".join(self._texts)))

    def shared(self, text: str) -> int:
        """How many beginnings of words *text* shares with the paragraphs."""
        return len(stems(text) & self._stems)

    def is_in(self, text: str, share: float) -> bool:
        """Whether the paragraphs have so large a *share* of the beginnings of the words of *text*, and any at all."""
        return _are_of(stems(text), self._stems, 1, share)

    def named_by(self, text: str, least: int = NAMED) -> bool:
        """Whether *text* is made of the paragraphs' words, *least* of them at least: a title or a heading."""
        return self.shared(text) >= SURE or _are_of(stems(text), self._stems, least, SHARE)

    def is_no_name(self, text: str) -> bool:
        """Whether *text* is made of words that the paragraphs have in small letters."""
        return _are_of(stems(text), self._small, NAMED, SHARE)


def _are_of(found: frozenset[str], known: frozenset[str], least: int, share: float) -> bool:
    """Whether so many of *found*, and so large a share of them, are *known*."""
    shared = len(found & known)
    return shared >= least and shared >= share * len(found)
