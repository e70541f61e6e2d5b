"""Turns: the lines of a transcript, an interview, a play, each with who speaks ahead of what is said."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from cleantext.document import Line
from cleantext.lazy import lazy

if TYPE_CHECKING:
    import regex

#: So many turns of which no rule speaks make a transcript; so many, with a full stop behind the names, a play, in which
#: somebody may speak but once.
TURNS, PLAY = 3, 8

#: The time of a turn and who speaks: behind the time or ahead of it, by initials or in capitals; or in capitals with a
#: full stop, and with how it is said between ("BEADLE (softly). Who?").
_TURN = lazy(
    r"(?|\[?(?:\d{1,4}[./\-]\d{1,2}[./\-]\d{1,4},? )?\d?\d[:.]\d\d(?:[:.]\d\d)?\]?,?(?: -)? "
    r"([\p{Lu}\p{Lo}][^:\d]{0,30}):"
    r"|([\p{Lu}\p{Lo}][^:\d()]{0,30}?),? \(?\d?\d[:.]\d\d(?:[:.]\d\d)?\)?:"
    r"|(\p{Lu}\.?(?: ?\p{Lu}\.)?|\p{Lu}{2}[\p{Lu}\p{M} .'\-]{0,30}):"
    r"|(\p{Lu}[\p{Lu}\p{M} '\-]{0,30}?)(?: \([^()]{1,80}\))?(\.)(?= )) ?\S"
)


class Turns:
    """The turns among *lines*; *spoken* tells whether any rule speaks for the line of that number."""

    def __init__(self, lines: Sequence[Line], spoken: Callable[[int], bool]) -> None:
        self._lines, self._spoken = lines, spoken

    def is_turn(self, line: Line) -> bool:
        """Whether somebody speaks in the line who speaks in others too; in a play, anybody."""
        turn = _TURN.match(line.plain.text)
        return turn is not None and (turn[1] in self._speakers or bool(turn[2] and self._is_play))

    @cached_property
    def first(self) -> int:
        """The line with the first turn; 0 if there is none."""
        return next((line.index for line in self._lines if self.is_turn(line)), 0)

    @cached_property
    def _speakers(self) -> frozenset[str]:
        """Who speaks in lines of which no rule speaks, if these are enough for a transcript; with a full stop behind
        the name ("Q. Why?") if there are two of whom each speaks again."""
        if len(self._turns) < TURNS:
            return frozenset()
        again = self._again if len(self._again) > 1 else frozenset()
        return frozenset(turn[1] for turn in self._turns if not turn[2] or turn[1] in again)

    @property
    def _is_play(self) -> bool:
        return len(self._turns) >= PLAY and len(self._again) > 1

    @cached_property
    def _turns(self) -> list[regex.Match[str]]:
        own = (line for line in self._lines if not self._spoken(line.index))
        return [turn for line in own if (turn := _TURN.match(line.plain.text))]

    @cached_property
    def _again(self) -> frozenset[str]:
        """Who speaks more than once, with a full stop behind the name."""
        count = Counter(turn[1] for turn in self._turns if turn[2])
        return frozenset(name for name, turns in count.items() if turns > 1)
