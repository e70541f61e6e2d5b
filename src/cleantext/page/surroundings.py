"""What lies around the lines of a page: where each stands, what its neighbours are, what the page is as a whole.

Everything is computed from the lines' own numbers (`page.own`), by running sums: linear in the length of the page.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from itertools import accumulate, pairwise

from cleantext.forest import Column

#: Where it stands in the page.
PLACE = (
    "place", "words_before", "prose_before", "prose_after", "prose_lines_before", "prose_lines_after", "last_prose",
    "next_prose", "last_long", "next_long",
    "from_start", "from_end", "last_heading", "same_lead_run",
)  # fmt: skip
#: What the lines around it are; `a-3` is the third line above, `a+1` the next.
NEAR = (-3, -2, -1, 1, 2, 3)
NEAR_OF = ("words", "prose", "linked", "lead", "ruled")
#: Means over so many lines above, below.
REACH = (3, 8, 25)
MEAN_OF = ("words", "prose_words", "linked", "small_words", "ruled", "bulleted", "kin", "repeats", "times")
#: What the page is as a whole.
PAGE = ("page_lines", "page_prose", "page_prose_lines", "page_words", "page_linked", "page_ruled", "page_repeats")

#: A line with so many words in sentences is long prose.
LONG = 25
#: How far a line is that is not there.
FAR = 99.0

Own = Mapping[str, Column]


def places(own: Own, prose_words: Column) -> list[Column]:
    """Where each line stands, in the order of `PLACE`."""
    size = len(prose_words)
    words, prose = window_sums(own["words"]), window_sums(prose_words)
    total, total_prose = max(1.0, words[-1]), max(1.0, prose[-1])
    with_prose = [i for i, n in enumerate(prose_words) if n]
    headings = [i for i, level in enumerate(own["heading"]) if level]
    at = [bisect_left(with_prose, i) for i in range(size)]
    below = [n + (prose_words[i] > 0) for i, n in enumerate(at)]
    last_heading = [bisect_left(headings, i) for i in range(size)]
    count = len(with_prose)
    last, following = distances([i for i, n in enumerate(prose_words) if n >= LONG], size)
    return [
        [i / size for i in range(size)], [n / total for n in words[:-1]], [n / total_prose for n in prose[:-1]],
        [(prose[-1] - n) / total_prose for n in prose[1:]],
        [float(min(60, n)) for n in at], [float(min(60, count - n)) for n in below],
        [float(min(60, i - with_prose[n - 1])) if n else 99.0 for i, n in enumerate(at)],
        [float(min(60, with_prose[n] - i)) if n < count else 99.0 for i, n in enumerate(below)], last, following,
        [float(min(200, i)) for i in range(size)], [float(min(200, size - 1 - i)) for i in range(size)],
        [float(min(60, i - headings[n - 1])) if n else 99.0 for i, n in enumerate(last_heading)], _runs(own["lead"]),
    ]  # fmt: skip


def distances(marked: Sequence[int], size: int) -> tuple[Column, Column]:
    """For each of *size* lines how far above and below the next of the *marked* ones is, itself not counted.

    >>> distances([1], 3)
    ([99.0, 99.0, 1.0], [1.0, 99.0, 99.0])
    """
    above, below = [FAR] * size, [FAR] * size
    for start, stop in pairwise((-1, *marked, size)):
        for i in range(start + 1, min(stop + 1, size)):
            if start >= 0:
                above[i] = float(min(60, i - start))
        for i in range(max(0, start), stop):
            if stop < size:
                below[i] = float(min(60, stop - i))
    return above, below


def _runs(values: Sequence[float]) -> Column:
    """For each value, how many like it stand in a row with it."""
    found: Column = []
    start = 0
    for i in range(1, len(values) + 1):
        if i == len(values) or values[i] != values[start]:
            found += [float(min(60, i - start))] * (i - start)
            start = i
    return found


def shifted(column: Column, by: int, outside: float) -> Column:
    """The column of what stands *by* lines below (above, if negative), *outside* where the page ends.

    >>> shifted([1, 2, 3], 1, 0), shifted([1, 2, 3], -2, 0)
    ([2, 3, 0], [0, 0, 1])
    """
    size = len(column)
    edge = [outside] * min(size, abs(by))
    return [*column[by:], *edge] if by > 0 else [*edge, *column[: size - len(edge)]]


def near(own: Own) -> list[Column]:
    """What the nearest lines are."""
    return [shifted(own[name], at, -1.0) for at in NEAR for name in NEAR_OF]


def window_sums(values: Iterable[float]) -> Column:
    """Running sums, so that the sum of any stretch is one subtraction."""
    return [0.0, *accumulate(values)]


def spans(size: int, reach: int) -> tuple[list[int], list[int]]:
    """For each line where the stretch of *reach* lines above it begins, and where that below it ends."""
    return [max(0, i - reach) for i in range(size)], [min(size, i + 1 + reach) for i in range(size)]


def means(own: Own, prose_words: Column) -> list[Column]:
    """What the lines above and below are on the whole."""
    size = len(prose_words)
    columns = (
        [min(60.0, n) for n in own["words"]], [min(120.0, n) for n in prose_words], own["linked"], own["small_words"],
        [float(n > 1) for n in own["ruled"]], [float(n == 1.0) for n in own["lead"]], own["kin"], own["repeats"],
        [min(1.0, n) for n in own["times"]],
    )  # fmt: skip
    sums = [window_sums(column) for column in columns]
    found = []
    for reach in REACH:
        low, high = spans(size, reach)
        above = [max(1, i - at) for i, at in enumerate(low)]
        below = [max(1, at - i - 1) for i, at in enumerate(high)]
        found += [
            [(before - total[at]) / n for before, at, n in zip(total, low, above, strict=False)] for total in sums
        ]
        found += [
            [(total[at] - before) / n for before, at, n in zip(total[1:], high, below, strict=True)] for total in sums
        ]
    return found


def page_row(own: Own, prose_words: Column) -> Column:
    """The page as a whole, in the order of `PAGE`."""
    size = max(1, len(prose_words))
    return [
        float(len(prose_words)), sum(prose_words), sum(n > 0 for n in prose_words) / size, sum(own["words"]) / size,
        sum(own["linked"]) / size, sum(n > 1 for n in own["ruled"]) / size, sum(n > 1 for n in own["repeats"]) / size,
    ]  # fmt: skip
