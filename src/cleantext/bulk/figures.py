"""The figures of a run: as nested data for a file, and in a line for a person."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

from cleantext.bulk.plan import Output

_PLAIN = ("records", "cleaned", "errors", "truncated", "characters_in", "characters_out")


def nested(figures: Counter[str]) -> dict[str, Any]:
    """The figures as they are written: the same for the same input, in whatever order its parts were done.

    >>> found = nested(Counter({"records": 2, "removals:bylines:count": 1, "rules:en/bylines/by-name": 1}))
    >>> found["removals"], found["rules"]
    ({'bylines': {'count': 1}}, {'en/bylines/by-name': 1})
    """
    found: dict[str, Any] = {name: figures[name] for name in _PLAIN}
    found["removals"], found["rules"] = {}, {}
    for name in sorted(figures):
        kind, _, rest = name.partition(":")
        if kind == "removals":
            category, _, what = rest.rpartition(":")
            found["removals"].setdefault(category, {})[what] = figures[name]
        elif kind == "rules":
            found["rules"][rest] = figures[name]
    return found


def summary(figures: Counter[str], outputs: Sequence[Output]) -> str:
    """The outcome in a line."""
    given, kept = figures["characters_in"], figures["characters_out"]
    share = f"{(given - kept) / given:.1%}".replace("%", " %") if given else "nothing"
    where = outputs[0].path if len(outputs) == 1 else f"{len(outputs):,} files"
    return f"{figures['records']:,} records, {figures['cleaned']:,} cleaned, {share} of the characters gone: {where}"
