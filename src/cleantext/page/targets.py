"""Where the links of a page lead: menus to short paths of the site, cards to long ones, the article to other sites.

Only pages as markdown show it. The site is the host that most links lead to; an address without a host is the site's.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from cleantext.forest import Column
from cleantext.markup import Link

TARGET = ("outward", "anchor", "steps", "slug", "target_repeats", "target_kin")
#: No path is longer than this (characters), no target occurs more often, for all that is made of it.
LONG = 90
OFTEN = 9


def targets(within: Sequence[Sequence[Link]]) -> list[Column]:
    """The columns of `TARGET`: of each line's first link that is no image; -1 where there is none."""
    first = [next((link.target for link in some if not link.image), None) for some in within]
    parts = [None if target is None else _parts(target) for target in first]
    hosts = Counter(part[0] for part in parts if part is not None and part[0])
    site = max(hosts, key=lambda host: (hosts[host], host), default="")
    again = Counter(first)
    kin = Counter(part[:2] for part in parts if part is not None)
    rows = []
    for target, part in zip(first, parts, strict=True):
        if part is None:
            rows.append((-1.0,) * len(TARGET))
            continue
        host, folder, path = part
        rows.append((
            float(host not in ("", site)), float(target is not None and target[:1] == "#"), float(path.count("/")),
            float(min(LONG, len(path))), float(min(OFTEN, again[target])), float(min(LONG, kin[host, folder])),
        ))  # fmt: skip
    return [list(column) for column in zip(*rows, strict=True)] or [[] for _ in TARGET]


def _parts(target: str) -> tuple[str, str, str]:
    """The site that a target names (two labels of its host), the first part of its path, and the path."""
    scheme, slashes, rest = target.partition("//")
    if not slashes or (scheme and scheme[-1:] != ":"):
        host, rest = "", target
    else:
        host, _, rest = rest.partition("/")
        host = ".".join(host.lower().split(":")[0].split(".")[-2:])
    path = rest.partition("?")[0].partition("#")[0].strip("/")
    return host, path.partition("/")[0], path
