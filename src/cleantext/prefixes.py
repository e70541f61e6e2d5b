"""Alternatives that begin alike are tried together: patterns rewritten for the table, to match the same in less time.

`reply|replies|report` becomes `rep(?:l(?:y|ies)|ort)`. Of alternatives with different first letters no text matches
two, so it makes no difference in which order they stand, and those with the same letter can be brought together. What
begins with no plain letter stays where it is, and nothing is moved past it.
"""

from __future__ import annotations

import re
from typing import Any

_TOKEN = re.compile(
    r"\\(?:[pP]\{[^}]*\}|x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|.)|\[\^?\]?(?:\\.|[^\]\\])*\]"
    r"|\((?:\?(?:P<\w+>|<[=!]|[=!:>]|[a-z]*-?[a-z]*:))?|[)|]|(?:[?*+]|\{\d*,?\d*\})[?+]?|.",
    re.DOTALL,
)
_REPEAT = re.compile(r"(?:[?*+]|\{\d*,?\d*\})[?+]?")

#: A token, or how a group opens and its alternatives; with its repeat, if it has one.
Item = tuple[Any, str]
Alternatives = list[list[Item]]


def factored(pattern: str) -> str:
    """*pattern*, which is matched without regard to case, with alternatives that begin alike brought together.

    >>> factored("(?:reply|like|replies|likes?|x) it")
    '(?:repl(?:y|ies)|like(?:|s?)|x) it'
    """
    tokens = _TOKEN.findall(pattern)[::-1]
    found = _alternatives(tokens)
    written = _written(found)
    if tokens or written != pattern:  # a syntax that is not known here
        return pattern
    return _written(_brought_together(found))


def _alternatives(tokens: list[str]) -> Alternatives:
    """Read alternatives up to the bracket that closes them; the tokens are taken from the end of the list."""
    found: Alternatives = [[]]
    while tokens and tokens[-1] != ")":
        token = tokens.pop()
        if token == "|":
            found.append([])
            continue
        item: Any = token
        if token[0] == "(":
            item = token, _alternatives(tokens)
            if not tokens:
                return found
            tokens.pop()
        repeat = tokens.pop() if tokens and _REPEAT.fullmatch(tokens[-1]) else ""
        found[-1].append((item, repeat))
    return found


def _written(alternatives: Alternatives) -> str:
    return "|".join(
        "".join((item if isinstance(item, str) else f"{item[0]}{_written(item[1])})") + repeat for item, repeat in one)
        for one in alternatives
    )


def _brought_together(alternatives: Alternatives) -> Alternatives:
    """The alternatives, and those within their groups, by their first letters."""
    inner = [[(_within(item), repeat) for item, repeat in one] for one in alternatives]
    found: Alternatives = []
    alike: dict[str, Alternatives] = {}
    for one in [*inner, None]:
        first = _first(one) if one else None
        if one and first is not None:
            alike.setdefault(first, []).append(one)
            continue
        for some in alike.values():
            rest = _brought_together([other[1:] for other in some]) if len(some) > 1 else []
            tail: list[Item] = rest[0] if len(rest) == 1 else [(("(?:", rest), "")]
            found.append([some[0][0], *tail] if rest else some[0])
        alike = {}
        if one is not None:
            found.append(one)
    return found


def _within(item: Any) -> Any:
    """A token as it is, and a group with its alternatives brought together, unless it is matched by case."""
    return item if isinstance(item, str) or "-i" in item[0] else (item[0], _brought_together(item[1]))


def _first(one: list[Item]) -> str | None:
    """The letter that an alternative begins with, in lower case; None if it begins with anything else."""
    item, repeat = one[0]
    if not isinstance(item, str) or len(item) > 1 or item in ".^$" or repeat:
        return None
    # Without regard to case some letters are two others' as well.
    return item.lower() if item.lower() == item.casefold() and item not in "\N{LATIN SMALL LETTER DOTLESS I}İ" else None
