"""Literals and patterns as they meet a text: folded, and no longer than they need be."""

from __future__ import annotations

import re

from cleantext.folding import fold, fold_table, scripts
from cleantext.parse_tree import Choices
from cleantext.rarity import weight


def shortest(literals: Choices) -> Choices:
    """Leave out every literal that holds another one: where it stands, the other stands too.

    >>> sorted(shortest(frozenset({"cookie", "cookies", "a cookie", "jar"})))
    ['cookie', 'jar']
    """
    kept: list[str] = []
    for literal in sorted(literals, key=lambda literal: (len(literal), literal)):
        if not any(other in literal for other in kept):
            kept.append(literal)
    return frozenset(kept)


#: A literal is cut where it narrows enough; fewer different literals make a smaller automaton.
ENOUGH_WEIGHT = 10


def cut(literal: str) -> str:
    """The beginning of *literal* that narrows enough.

    >>> cut("like most websites we use cookies"), cut("мы используем")
    ('like most we', 'мы исп')
    """
    total = 0.0
    for end, char in enumerate(literal, 1):
        total += weight(char * 4) / 4
        if total >= ENOUGH_WEIGHT:
            return literal[:end]
    return literal


def forms(literals: Choices) -> dict[str, tuple[bytes, ...]]:
    """The forms in which the prefilter looks for *literals*: cut, folded, in lower case, without needless ones; by
    script.

    >>> forms(frozenset({"cookies", "cookie", "jar", "réservés"}))
    {'': (b'cookie', b'jar', b'reserves')}
    """
    found: dict[str, list[bytes]] = {}
    for literal in sorted(shortest(frozenset(fold(cut(literal)).lower().replace("ς", "σ") for literal in literals))):
        form = literal.encode("utf-8", "surrogatepass")
        found.setdefault(max(scripts(form)), []).append(form)
    return {script: tuple(found[script]) for script in sorted(found)}


def bounded(pattern: str) -> str:
    r"""Write `\w+` and its like with the bound that no word or number exceeds.

    >>> bounded(r"\w+ly \d*")
    '\\w{1,30}ly \\d{0,30}'
    """
    return re.sub(r"(\\[wdsWDS])([+*])", lambda m: f"{m[1]}{{{int(m[2] == '+')},30}}", pattern)


def fold_pattern(pattern: str) -> str:
    """Fold a pattern as the lines are folded that it is matched against; what becomes syntax is escaped.

    >>> fold_pattern("réservés（.）")
    'reserves\\\\(.\\\\)'
    """
    table = fold_table()
    special = set(r"\.^$*+?{}[]|()-&~#")
    return "".join(
        char if char.isascii() else "\\" + bare if (bare := table.get(ord(char), char)) in special else bare
        for char in pattern
    )
