"""Where to draw the line: what goes and what is lost at any limits, on the scored lines of the annotated pages.

Each setting takes the limits with which most goes, of those that lose no more than the setting may.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import Any

import numpy as np

from cleantext.page.features import names
from cleantext.page.model import Limits
from cleantext.page.verdict import (
    ABOVE_TEXT,
    ALONE,
    BETWEEN,
    BEYOND,
    BEYOND_DOUBT,
    LEAST_CHROME,
    LEAST_SHARE,
    OUTSIDE,
)
from tests.benchmarks.pagedata import Lesson

#: Body characters that may be lost at each setting, and how much of that the limits are chosen to spend.
BUDGETS = {"careful": 0.001, "balanced": 0.005, "thorough": 0.02}
SPENT = 0.8
#: How the limits call the variants.
FORMS = {"visible": "plain", "pagemd": "markdown"}


class Lines:
    """The lines of many pages, one behind the other, for trying limits quickly."""

    def __init__(self, some: Sequence[Lesson], second: Sequence[Any], held: Sequence[bool]) -> None:
        def joined(rows: Sequence[Any]) -> Any:
            return np.concatenate([np.concatenate((row, [0.0])) for row in rows])  # a gap between pages

        heading = names().index("heading")
        self.score = joined(second)
        self.score[np.cumsum([len(row) + 1 for row in second]) - 1] = -99.0
        self.prose = joined([lesson.prose for lesson in some]) > 0
        self.heading = joined([lesson.rows[:, heading] for lesson in some]) > 0
        self.size = joined([lesson.size for lesson in some])
        self.free = ~(joined([lesson.protected for lesson in some]) > 0)
        label = np.concatenate([np.array([*lesson.label, ""]) for lesson in some])
        self.body, self.boiler = self.size * (label == "body"), self.size * (label == "boiler")
        self.held = joined([np.full(len(lesson.size), flag) for lesson, flag in zip(some, held, strict=True)]) > 0
        page_goes = [
            ((row > BEYOND_DOUBT).sum() >= LEAST_CHROME) and (row > BEYOND_DOUBT).mean() >= LEAST_SHARE
            for row in second
        ]
        self.outside = joined([_outside(row) for row in second])
        self.page = joined([np.full(len(row), goes) for row, goes in zip(second, page_goes, strict=True)]) > 0
        group = [
            f"{lesson.variant} {'text' if lesson.kind in ('article', 'documentation') else 'other'}" for lesson in some
        ]
        self.group = _where(group, second)
        kind = [f"{lesson.variant} {lesson.kind}" for lesson in some]
        self.kind = _where(kind, second)

    def goes(self, limits: Limits) -> Any:
        """As `verdict.decide` has it."""
        limit = np.where(self.held, max(limits.line, limits.held), limits.line)
        more = np.maximum(limits.sentence - limit, 0.0)
        limit = limit - OUTSIDE * self.outside
        asked = limit + more * self.prose
        passed, far = self.page & (self.score > asked), self.score <= asked - BETWEEN
        at = np.arange(len(passed))
        above = np.maximum.accumulate(np.where(passed, at, -1)) > np.maximum.accumulate(np.where(far, at, -1))
        below = _next(passed) < _next(far)
        goes = self.page & ~far & (passed | (above & below))
        above, below = np.roll(goes, 1), np.roll(goes, -1)
        alone = ~above & ~below & (self.score <= limit + ALONE)
        heading = ~below & self.heading & (self.score <= limit + ABOVE_TEXT)
        return goes & ~alone & ~heading & self.free

    def judged(self, limits: Limits, by: dict[str, Any], held: bool = False) -> dict[str, tuple[float, float]]:
        """Body characters lost and boilerplate characters gone, by group; of *held* pages only, if so asked."""
        found = {}
        for name, here in by.items():
            lost, body, gone, boiler = self.counted(limits, here[self.held[here]] if held else here)
            found[name] = lost / max(1, body), gone / max(1, boiler)
        return found

    def counted(self, limits: Limits, here: Any) -> tuple[float, float, float, float]:
        """Of the lines *here*: characters of the body that are lost, of the body, of boilerplate gone, of boilerplate."""
        goes = self.goes(limits)[here]
        body, boiler = self.body[here], self.boiler[here]
        return (body * goes).sum(), body.sum(), (boiler * goes).sum(), boiler.sum()


def _next(mask: Any) -> Any:
    """For each place the next one where *mask* is true, itself included."""
    return np.minimum.accumulate(np.where(mask, np.arange(len(mask)), len(mask))[::-1])[::-1]


def _outside(row: Any) -> Any:
    """As `verdict.decide` has it: before the first line that is the article's beyond doubt, or behind the last."""
    article = np.flatnonzero(row < BEYOND)
    at = np.arange(len(row))
    return (at < article[0]) | (at > article[-1]) if len(article) else np.zeros(len(row), bool)


def _where(names_of: Sequence[str], rows: Sequence[Any]) -> dict[str, Any]:
    """For each name the numbers of the lines of its pages."""
    each = np.repeat(np.array(names_of), [len(row) + 1 for row in rows])
    return {str(name): np.flatnonzero(each == name) for name in sorted(set(names_of))}


def choose(lines: Lines) -> dict[str, dict[str, Limits]]:
    """For each setting the limits with which most goes, of those that lose no more than may be lost.

    The pages of text decide; on pages taken for doubtful ones the limit rises until they lose no more than that either.
    """
    found = {}
    held = lines.held
    for setting, budget in BUDGETS.items():
        found[setting] = {form: _limits(lines, held, variant, budget) for variant, form in FORMS.items()}
        print(setting, found[setting], flush=True)
    return found


def _limits(lines: Lines, held: Any, variant: str, budget: float) -> Limits:
    text = {f"{variant} text": lines.group[f"{variant} text"]}
    groups = {**text, f"{variant} other": lines.group[f"{variant} other"]}
    lines.held = np.zeros_like(held)
    best = (-1.0, Limits(9.0, 9.0, 9.0))
    for more in (0.0, 0.5, 1.0, 2.0):

        def judged(step: int, more: float = more) -> tuple[float, float, Limits]:
            limits = Limits(round(step / 20, 2), round(step / 20 + more, 2), 9.0)
            ((lost, gone),) = lines.judged(limits, text).values()
            return lost, gone, limits

        steps = range(-40, 180)  # the higher the limit the less is lost
        at = bisect_left(steps, True, key=lambda step: judged(step)[0] <= SPENT * budget)
        lost, gone, limits = judged(steps[min(at, len(steps) - 1)])
        if lost <= SPENT * budget:
            best = max(best, (gone, limits))
    lines.held = held
    limits = best[1]
    for rise in np.arange(0, 6, 0.25):
        limits = limits._replace(held=round(limits.line + float(rise), 2))
        if max(lost for lost, _ in lines.judged(limits, groups, held=True).values()) <= budget:
            break
    return limits
