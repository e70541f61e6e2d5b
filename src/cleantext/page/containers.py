"""What contains a line, as far as depth and headings tell, and what lies between it and the middle of the article.

Many converters indent a line as deep as its element stood in the page. So the lines around one that stand no less deep
are what its parent holds, a comment thread stands deeper than the article, and where the depth falls below that of the
article between two lines, they are not of the same element. In markdown headings do a part of that.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from cleantext.forest import Column
from cleantext.page.features import Seen
from cleantext.page.own import DEEP
from cleantext.page.surroundings import window_sums

#: What contains a line: its parent, the parent's parent, the section under a heading, the run of its kind, all lines as
#: deep, all of its shape.
CONTAINERS = ("parent", "grandparent", "section", "run", "level", "shape")
CONTAINED = (
    *(f"{which}_{what}" for which in CONTAINERS for what in ("score", "article")), "parent_lines", "section_lines",
    "head_score", "foot_score",
    "depth_from_article", "dip", "gap_lines", "gap_words", "gap_longest", "gap_signs",
)  # fmt: skip
#: A line of this score lies in a gap.
CHROME = 0.5


def contained(
    seen: Seen, headings: Sequence[int], signs: Column, scores: Column, weights: Column, mass: Column, middle: int
) -> list[Column]:
    """The columns of `CONTAINED`.

    *scores* are the first ones, *weights* their words, *mass* the article's words; *headings* are the lines that are
    headings, *signs* tells where a rule knows the heading of furniture, *middle* is a line in the article's middle.
    """
    size, depth = len(scores), seen.depth
    weighed = window_sums(score * weight for score, weight in zip(scores, weights, strict=True))
    sums, masses = window_sums(weights), window_sums(mass)
    parent = _parents(depth)
    upper = [parent[max(0, low)] if low >= 0 else (-1, size) for low, _ in parent]
    sections = _sections(headings, size)
    found = []
    run = [(start - 1, stop) for start, stop in seen.run]
    for some in (parent, upper, sections, run):
        found.append([(weighed[b] - weighed[a + 1]) / max(1.0, sums[b] - sums[a + 1]) for a, b in some])
        found.append([masses[b] - masses[a + 1] for a, b in some])
    found += (*_alike(depth, scores, weights, mass), *_alike(seen.shape, scores, weights, mass))
    found += ([float(min(200, b - a - 1)) for a, b in some] for some in (parent, sections))
    found.append([scores[a] if a >= 0 else 0.0 for a, _ in run])
    found.append([scores[b] if b < size else 0.0 for _, b in run])
    base = _usual(depth, mass)
    found.append([max(-DEEP, min(DEEP, at - base)) for at in depth])
    return [*found, *_from_middle(depth, signs, scores, weights, middle, base)]


def _parents(depth: Column) -> list[tuple[int, int]]:
    """For each line the next one above and below that stand less deep: all between them has the same parent."""
    size = len(depth)
    above, below = [-1] * size, [size] * size
    open_lines: list[int] = []
    for i, at in enumerate(depth):
        while open_lines and depth[open_lines[-1]] > at:
            below[open_lines.pop()] = i
        if open_lines:
            top = open_lines[-1]
            above[i] = above[top] if depth[top] == at else top
        open_lines.append(i)
    return list(zip(above, below, strict=True))


def _sections(headings: Sequence[int], size: int) -> list[tuple[int, int]]:
    """For each line the heading above it, or that it is, and the next one: what lies between is the section."""
    edges = [-1, *headings, size]
    at = [bisect_left(edges, i + 1) for i in range(size)]
    return [(edges[n - 1], edges[n]) for n in at]


def _alike(kind: Sequence[float], scores: Column, weights: Column, mass: Column) -> tuple[Column, Column]:
    """For each line the mean score of all lines of its *kind*, and the words of the article in them."""
    told: dict[float, list[float]] = {}
    for at, score, weight, words in zip(kind, scores, weights, mass, strict=True):
        level = told.setdefault(at, [0.0, 0.0, 0.0])
        level[0] += score * weight
        level[1] += weight
        level[2] += words
    return [told[at][0] / max(1.0, told[at][1]) for at in kind], [told[at][2] for at in kind]


def _usual(depth: Column, mass: Column) -> float:
    """The depth at which most of the article's words stand."""
    words: dict[float, float] = {}
    for at, count in zip(depth, mass, strict=True):
        words[at] = words.get(at, 0.0) + count
    return max(words, key=lambda at: (words[at], -at), default=0.0)


def _from_middle(
    depth: Column, signs: Column, scores: Column, weights: Column, middle: int, base: float
) -> tuple[Column, ...]:
    """What lies between each line and the middle of the article: the least depth, and the chrome."""
    size = len(scores)
    dip, lines, words, longest, heads = ([0.0] * size for _ in range(5))
    for way in (range(middle, size), range(middle - 1, -1, -1)):
        least = float(DEEP)
        count = total = run = most = told = 0.0
        for i in way:
            least = min(least, depth[i] - base)
            told += signs[i]
            dip[i], lines[i], words[i] = max(-DEEP, least), min(300.0, count), min(3000.0, total)
            longest[i], heads[i] = min(300.0, most), min(20.0, told)
            if scores[i] > CHROME:
                count += 1
                total += weights[i]
                run += 1
                most = max(most, run)
            else:
                run = 0.0
    return dip, lines, words, longest, heads
