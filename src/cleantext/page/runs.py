"""Runs of lines of one kind: how long each is, what its lines are like, and what stands above and below it.

A menu, a list of cards and a list of the article look alike line by line. What tells them apart is the run as a whole:
the heading or the sentence that leads to it, the text behind it, and whether its words are those of the article.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from cleantext.forest import Column
from cleantext.page.surroundings import Own, window_sums

#: Means over a run, and what is seen of the line above it and of the one below.
MEAN_OF = ("words", "kin", "linked", "repeats", "ruled", "ending")
HEAD_OF = ("words", "prose", "ending", "kin", "ruled", "linked")
FOOT_OF = ("prose", "kin", "ruled")
RUN = (
    "run_lines", "run_at", *(f"run_{name}" for name in MEAN_OF), *(f"head_{name}" for name in HEAD_OF), "head_depth",
    *(f"foot_{name}" for name in FOOT_OF), "foot_depth",
)  # fmt: skip
#: A run has no more lines than this, for all that is made of it.
LONG = 120.0
#: No line stands deeper or less deep than its run's head by more than this (code points).
DEEP = 20.0

Span = tuple[int, int]


def runs(depth: Column, own: Own) -> list[Span]:
    """For each line the run that it is in, as `start, stop`: lines as deep, with the same lead, links alone or none."""
    kinds = zip(depth, own["lead"], (n > 0.5 for n in own["linked"]), (n > 0 for n in own["prose"]), strict=True)
    found: list[Span] = []
    for _, some in groupby(kinds):
        start = len(found)
        stop = start + sum(1 for _ in some)
        found += [(start, stop)] * (stop - start)
    return found


def of_runs(spans: Sequence[Span], depth: Column, own: Own) -> list[Column]:
    """The columns of `RUN`."""
    found: list[Column] = [
        [min(LONG, stop - start) for start, stop in spans],
        [(i - start) / (stop - start) for i, (start, stop) in enumerate(spans)],
    ]
    for name in MEAN_OF:
        sums = window_sums(own[name])
        found.append([(sums[stop] - sums[start]) / (stop - start) for start, stop in spans])
    found += ([own[name][start - 1] if start else -1.0 for start, _ in spans] for name in HEAD_OF)
    found.append([_steps(depth[start] - depth[start - 1]) if start else DEEP for start, _ in spans])
    size = len(spans)
    found += ([own[name][stop] if stop < size else -1.0 for _, stop in spans] for name in FOOT_OF)
    found.append([_steps(depth[stop - 1] - depth[stop]) if stop < size else DEEP for _, stop in spans])
    return found


def _steps(by: float) -> float:
    return max(-DEEP, min(DEEP, by))
