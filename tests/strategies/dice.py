"""One source of choices for all generators: hypothesis draws them (and shrinks them), or a seeded `random.Random`.

The generators are plain functions of a `Dice`. So the same articles serve the laws, where a failure must shrink to its
smallest form, and the measurements, which must be the same in every run.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from typing import TypeVar

from hypothesis import strategies as st

T = TypeVar("T")


class Dice:
    """Choices out of a function that returns a whole number between two others, both included."""

    def __init__(self, number: Callable[[int, int], int]) -> None:
        self.number = number

    def pick(self, options: Sequence[T]) -> T:
        return options[self.number(0, len(options) - 1)]

    def some(self, options: Sequence[T], least: int, most: int) -> list[T]:
        """Different options, in the order in which they came up."""
        return list(dict.fromkeys(self.pick(options) for _ in range(self.number(least, most)))) or [self.pick(options)]

    def one_in(self, n: int) -> bool:
        """True once in *n* times; a case shrinks towards False."""
        return self.number(0, n - 1) == n - 1


def seeded(seed: int) -> Dice:
    return Dice(random.Random(seed).randint)


def thrown(make: Callable[[Dice], T]) -> st.SearchStrategy[T]:
    """The hypothesis strategy of what *make* makes."""

    @st.composite
    def strategy(draw: st.DrawFn) -> T:
        return make(Dice(lambda low, high: draw(st.integers(low, high))))

    return strategy()
