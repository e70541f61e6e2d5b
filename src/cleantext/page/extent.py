"""From the lines' first scores to what lies around them: the article's extent, and the scores of the neighbours.

The first scores tell of each line how much it looks like page chrome (log-odds, below zero for the article). Here the
stretch is sought in which the article has most of its words and the chrome fewest, and each line is told where it
stands to that, and what its neighbours look like.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from cleantext.page.features import Seen, names
from cleantext.page.own import OWN, Row
from cleantext.page.surroundings import PLACE, window_sums

#: A score tells no more than this.
SURE = 6.0
#: A line with a score below this is the article's, as far as one line tells.
ARTICLE = -1.5
REACHES = (2, 5, 12, 30)
NEAR = (-3, -2, -1, 1, 2, 3)
#: What is taken over of the line itself.
KEPT = (
    "words", "ending", "prose", "linked", "link_count", "image", "lead", "heading", "indent", "small_words",
    "capitals", "marks",
    "repeats", "kin", "quote", "ruled", "rule_navigation", "rule_related", "rule_comments", "rule_facts",
    "rule_promotion",
    "place", "prose_before", "prose_after", "last_prose", "next_prose", "from_start", "from_end", "last_heading",
    "same_lead_run",
)  # fmt: skip
CONTEXT = (
    "score", *(f"score{at:+}" for at in NEAR),
    *(f"score_{side}{reach}" for reach in REACHES for side in ("above", "below")),
    *(f"weighed_{side}{reach}" for reach in REACHES for side in ("above", "below")),
    "inside", "from_extent_start", "from_extent_end", "article_before", "article_after", "last_article", "next_article",
    "page_score", "page_article", "extent_share", "article_words",
)  # fmt: skip

_COLUMNS = [names().index(name) for name in KEPT]
assert set(KEPT) <= {*OWN, *PLACE}


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


def context(seen: Seen, scores: Sequence[float]) -> list[Row]:
    """Each line in its context, in the order of `context_names()`; *scores* are the first ones."""
    size = len(scores)
    scores = [max(-SURE, min(SURE, score)) for score in scores]
    weight = [min(60.0, words + 1) for words in seen.words]
    plain, weighed, weights = (
        window_sums(scores), window_sums(s * w for s, w in zip(scores, weight, strict=True)), window_sums(weight),
    )  # fmt: skip
    start, stop = best_extent(scores, seen.words)
    article = [i for i, score in enumerate(scores) if score < ARTICLE]
    mass = window_sums(w if s < 0 else 0.0 for s, w in zip(scores, seen.words, strict=True))
    total = max(1.0, mass[-1])
    page: Row = [
        plain[-1] / max(1, size), len(article) / max(1, size), (stop - start) / max(1, size), min(3000.0, mass[-1]),
    ]  # fmt: skip
    found = []
    for i, score in enumerate(scores):
        row: Row = [score, *(scores[i + at] if 0 <= i + at < size else 0.0 for at in NEAR)]
        heavy: Row = []
        for reach in REACHES:
            low, high = max(0, i - reach), min(size, i + 1 + reach)
            row += ((plain[i] - plain[low]) / max(1, i - low), (plain[high] - plain[i + 1]) / max(1, high - i - 1))
            heavy += (
                (weighed[i] - weighed[low]) / max(1.0, weights[i] - weights[low]),
                (weighed[high] - weighed[i + 1]) / max(1.0, weights[high] - weights[i + 1]),
            )
        at = bisect_left(article, i)
        below = at + (at < len(article) and article[at] == i)
        row += heavy
        row += (
            float(start <= i < stop), float(max(-60, min(60, i - start))), float(max(-60, min(60, stop - 1 - i))),
            mass[i] / total, (mass[-1] - mass[i + 1]) / total,
            float(min(60, i - article[at - 1])) if at else 99.0,
            float(min(60, article[below] - i)) if below < len(article) else 99.0,
            *page,
        )  # fmt: skip
        own = seen.rows[i]
        row += [own[c] for c in _COLUMNS]
        found.append(row)
    return found
