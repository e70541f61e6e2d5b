"""The page as a whole in numbers, for telling its kind: an article, or one of those on which text alone cannot tell."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from cleantext.forest import Column
from cleantext.page.extent import best_extent
from cleantext.page.features import Seen
from cleantext.page.own import OWN

#: What is seen of a page as a whole, for telling its kind.
KIND = (
    "lines", "words", "prose", "prose_lines", "linked", "ruled", "repeats", "extent_share", "extent_words",
    "extent_prose", "extent_linked",
    "extent_digits", "extent_small_words", "extent_line_words", "doubtful", "chrome_lines", "comments", "runs",
    "images", "extent_twins", "extent_times", "prices", "price_lines", "price_alone", "extent_prices", "extent_score",
    "digits",
)  # fmt: skip

#: A line of no more words with a sum of money is a price tag.
TAG = 4

_LINKED, _DIGITS, _SMALL, _IMAGE, _COMMENTS, _RULED, _REPEATS, _TWINS, _TIMES, _PRICES = (
    OWN.index(name)
    for name in (
        "linked", "digits", "small_words", "image", "rule_comments", "ruled", "repeats", "twins_near", "times", "prices"
    )
)  # fmt: skip


def kind_row(seen: Seen, scores: Sequence[float]) -> Column:
    """The page in numbers, in the order of `KIND`."""
    size = max(1, len(scores))
    start, stop = best_extent(scores, seen.words)
    count = max(1, stop - start)

    def mean(column: int) -> float:
        return sum(seen.columns[column]) / size

    def inner(column: int) -> float:
        return sum(seen.columns[column][start:stop]) / count

    priced = [n > 0 for n in seen.columns[_PRICES]]
    goes = [score > 0 for score in scores]
    return [
        float(size), sum(seen.words), sum(seen.prose), sum(n > 0 for n in seen.prose) / size, mean(_LINKED),
        mean(_RULED), mean(_REPEATS), (stop - start) / size, sum(seen.words[start:stop]),
        sum(seen.prose[start:stop]),
        inner(_LINKED), inner(_DIGITS), inner(_SMALL), sum(seen.words[start:stop]) / count,
        sum(abs(score) < 1.5 for score in scores) / size, sum(goes) / size, mean(_COMMENTS),
        sum(a != b for a, b in pairwise(goes)) / size, inner(_IMAGE), inner(_TWINS), inner(_TIMES),
        sum(seen.columns[_PRICES]), sum(priced) / size,
        float(sum(is_price and words <= TAG for is_price, words in zip(priced, seen.words, strict=True))),
        sum(priced[start:stop]) / count, sum(scores[start:stop]) / count, mean(_DIGITS),
    ]  # fmt: skip
