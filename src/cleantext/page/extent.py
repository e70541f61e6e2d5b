"""From the lines' first scores to what lies around them: the article's extent, and the scores of the neighbours.

The first scores tell of each line how much it looks like page chrome (log-odds, below zero for the article). Here the
stretch is sought in which the article has most of its words and the chrome fewest, and each line is told where it
stands to that, and what its neighbours look like.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from cleantext.forest import Column
from cleantext.page.containers import CONTAINED, contained
from cleantext.page.features import Seen, names
from cleantext.page.own import OWN
from cleantext.page.runs import RUN
from cleantext.page.surroundings import PLACE, shifted, spans, window_sums
from cleantext.page.targets import TARGET

#: A score tells no more than this.
SURE = 6.0
#: A line with a score below this is the article's, as far as one line tells.
ARTICLE = -1.5
REACHES = (2, 5, 12, 30)
NEAR = (-3, -2, -1, 1, 2, 3)
#: What is taken over of the line itself.
KEPT = (
    "words", "ending", "prose", "linked", "link_count", "image", "lead", "heading", "indent", "small_words",
    "capitals", "marks", "times", "twins", "twins_near",
    "repeats", "kin", "quote", "ruled", "rule_navigation", "rule_related", "rule_comments", "rule_facts",
    "rule_promotion",
    "place", "prose_before", "prose_after", "last_prose", "next_prose", "from_start", "from_end", "last_heading",
    "same_lead_run", "cells", "last_long", "next_long", *RUN, *TARGET,
)  # fmt: skip
CONTEXT = (
    "score", *(f"score{at:+}" for at in NEAR),
    *(f"score_{side}{reach}" for reach in REACHES for side in ("above", "below")),
    *(f"weighed_{side}{reach}" for reach in REACHES for side in ("above", "below")),
    "inside", "from_extent_start", "from_extent_end", "article_before", "article_after", "last_article", "next_article",
    "page_score", "page_article", "extent_share", "article_words",
    *CONTAINED,
)  # fmt: skip

_COLUMNS = [names().index(name) for name in KEPT]
_HEADING, _RULED, _RELATED, _COMMENTS = (
    names().index(name) for name in ("heading", "ruled", "rule_related", "rule_comments")
)
assert set(KEPT) <= {*OWN, *PLACE, *RUN, *TARGET}


def context_names() -> tuple[str, ...]:
    """The names of the numbers of a line in its context, in their order."""
    return (*CONTEXT, *KEPT)


def best_extent(scores: Sequence[float], words: Sequence[float]) -> tuple[int, int]:
    """The stretch of lines with most words of the article and fewest of the chrome, as `start, stop`.

    >>> best_extent([3, 2, -2, -3, 1, -2, 4], [2, 1, 30, 40, 2, 20, 5])
    (2, 6)
    """
    best = total = 0.0
    found = (0, 0)
    start = 0
    for i, (score, count) in enumerate(zip(scores, words, strict=True)):
        if total <= 0:
            total, start = 0.0, i
        total -= score * min(60.0, count + 1)
        if total > best:
            best, found = total, (start, i + 1)
    return found


def context(seen: Seen, scores: Sequence[float]) -> list[Column]:
    """The lines in their context, in the order of `context_names()`; *scores* are the first ones."""
    size = len(scores)
    scores = [max(-SURE, min(SURE, score)) for score in scores]
    weight = [min(60.0, words + 1) for words in seen.words]
    plain, weighed, weights = (
        window_sums(scores), window_sums(s * w for s, w in zip(scores, weight, strict=True)), window_sums(weight),
    )  # fmt: skip
    found = [scores, *(shifted(scores, at, 0.0) for at in NEAR)]
    heavy: list[Column] = []
    for reach in REACHES:
        low, high = spans(size, reach)
        found += (
            [(plain[i] - plain[at]) / max(1, i - at) for i, at in enumerate(low)],
            [(plain[at] - plain[i]) / max(1, at - i) for i, at in enumerate(high, 1)],
        )
        heavy += (
            [(weighed[i] - weighed[at]) / max(1.0, weights[i] - weights[at]) for i, at in enumerate(low)],
            [(weighed[at] - weighed[i]) / max(1.0, weights[at] - weights[i]) for i, at in enumerate(high, 1)],
        )
    start, stop = best_extent(scores, seen.words)
    words = [w if s < 0 else 0.0 for s, w in zip(scores, seen.words, strict=True)]
    mass = window_sums(words)
    total = max(1.0, mass[-1])
    article = [i for i, score in enumerate(scores) if score < ARTICLE]
    at = [bisect_left(article, i) for i in range(size)]
    below = [bisect_left(article, i + 1) for i in range(size)]
    found += heavy
    found += (
        [float(start <= i < stop) for i in range(size)],
        [float(max(-60, min(60, i - start))) for i in range(size)],
        [float(max(-60, min(60, stop - 1 - i))) for i in range(size)],
        [n / total for n in mass[:-1]], [(mass[-1] - n) / total for n in mass[1:]],
        [float(min(60, i - article[n - 1])) if n else 99.0 for i, n in enumerate(at)],
        [float(min(60, article[n] - i)) if n < len(article) else 99.0 for i, n in enumerate(below)],
    )  # fmt: skip
    found += (
        [value] * size
        for value in (
            plain[-1] / max(1, size), len(article) / max(1, size), (stop - start) / max(1, size), min(3000.0, mass[-1]),
        )
    )  # fmt: skip
    columns = seen.columns
    signs = [
        float(sure > 1 and (related or comments) > 0)
        for sure, related, comments in zip(columns[_RULED], columns[_RELATED], columns[_COMMENTS], strict=True)
    ]
    headings = [i for i, level in enumerate(columns[_HEADING]) if level]
    middle = max(start, min(stop - 1, bisect_left(mass, (mass[start] + mass[stop]) / 2) - 1))
    found += contained(seen, headings, signs, scores, weight, words, middle)
    return [*found, *(columns[at] for at in _COLUMNS)]
