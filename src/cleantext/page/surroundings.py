"""What lies around the lines of a page: where each stands, what its neighbours are, what the page is as a whole.

Everything is computed from the lines' own numbers (`page.own`), by running sums: linear in the length of the page.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from itertools import accumulate

from cleantext.page.own import OWN, Row

#: Where it stands in the page.
PLACE = (
    "place", "words_before", "prose_before", "prose_after", "prose_lines_before", "prose_lines_after", "last_prose",
    "next_prose",
    "from_start", "from_end", "last_heading", "same_lead_run",
)  # fmt: skip
#: What the lines around it are; `a-3` is the third line above, `a+1` the next.
NEAR = (-3, -2, -1, 1, 2, 3)
NEAR_OF = ("words", "prose", "linked", "lead", "ruled")
#: Means over so many lines above, below.
REACH = (3, 8, 25)
MEAN_OF = ("words", "prose_words", "linked", "small_words", "ruled", "bulleted", "kin", "repeats")
#: What the page is as a whole.
PAGE = ("page_lines", "page_prose", "page_prose_lines", "page_words", "page_linked", "page_ruled", "page_repeats")

_WORDS, _LINKED, _LEAD, _HEADING, _SMALL, _REPEATS, _KIN, _RULED = (
    OWN.index(name) for name in ("words", "linked", "lead", "heading", "small_words", "repeats", "kin", "ruled")
)


def places(own: Sequence[Row], prose_words: Sequence[float]) -> list[Row]:
    """Where each line stands, in the order of `PLACE`."""
    size = len(own)
    words = [0.0, *accumulate(row[_WORDS] for row in own)]
    prose = [0.0, *accumulate(prose_words)]
    total, total_prose = max(1.0, words[-1]), max(1.0, prose[-1])
    with_prose = [i for i, n in enumerate(prose_words) if n]
    headings = [i for i, row in enumerate(own) if row[_HEADING]]
    runs = _runs([row[_LEAD] for row in own])
    found = []
    for i in range(size):
        at = bisect_left(with_prose, i)
        here = at < len(with_prose) and with_prose[at] == i
        below = at + here
        above_heading = bisect_left(headings, i)
        found.append([
            i / size, words[i] / total, prose[i] / total_prose, (prose[-1] - prose[i + 1]) / total_prose,
            float(min(60, at)), float(min(60, len(with_prose) - below)),
            float(min(60, i - with_prose[at - 1])) if at else 99.0,
            float(min(60, with_prose[below] - i)) if below < len(with_prose) else 99.0,
            float(min(200, i)), float(min(200, size - 1 - i)),
            float(min(60, i - headings[above_heading - 1])) if above_heading else 99.0, runs[i],
        ])  # fmt: skip
    return found


def _runs(values: Sequence[float]) -> Row:
    """For each value, how many like it stand in a row with it."""
    found: Row = []
    start = 0
    for i in range(1, len(values) + 1):
        if i == len(values) or values[i] != values[start]:
            found += [float(min(60, i - start))] * (i - start)
            start = i
    return found


def near(own: Sequence[Row]) -> list[Row]:
    """What the nearest lines are."""
    columns = [OWN.index(name) for name in NEAR_OF]
    picked = [[row[c] for c in columns] for row in own]
    outside = [-1.0] * len(columns)
    size = len(own)
    return [
        [value for at in NEAR for value in (picked[i + at] if 0 <= i + at < size else outside)] for i in range(size)
    ]


def window_sums(values: Iterable[float]) -> Row:
    """Running sums, so that the sum of any stretch is one subtraction."""
    return [0.0, *accumulate(values)]


def means(own: Sequence[Row], prose_words: Sequence[float]) -> list[Row]:
    """What the lines above and below are on the whole."""
    columns = (
        [min(60.0, row[_WORDS]) for row in own], [min(120.0, n) for n in prose_words], [row[_LINKED] for row in own],
        [row[_SMALL] for row in own],
        [float(row[_RULED] > 1) for row in own], [float(row[_LEAD] == 1.0) for row in own], [row[_KIN] for row in own],
        [row[_REPEATS] for row in own],
    )  # fmt: skip
    sums = [window_sums(column) for column in columns]
    size = len(own)
    found = []
    for i in range(size):
        row: Row = []
        for reach in REACH:
            low, high = max(0, i - reach), min(size, i + 1 + reach)
            above, below = max(1, i - low), max(1, high - i - 1)
            row += [(total[i] - total[low]) / above for total in sums]
            row += [(total[high] - total[i + 1]) / below for total in sums]
        found.append(row)
    return found


def page_row(own: Sequence[Row], prose_words: Sequence[float]) -> Row:
    """The page as a whole, in the order of `PAGE`."""
    size = max(1, len(own))
    total = sum(row[_WORDS] for row in own)
    return [
        float(len(own)), sum(prose_words), sum(n > 0 for n in prose_words) / size, total / size,
        sum(row[_LINKED] for row in own) / size, sum(row[_RULED] > 1 for row in own) / size,
        sum(row[_REPEATS] > 1 for row in own) / size,
    ]  # fmt: skip
