"""The parse tree of a pattern, by the standard library's parser, and what single nodes of it tell."""

from __future__ import annotations

import re
from functools import lru_cache
from re import _constants as sre  # type: ignore[attr-defined]  # the standard library's own parser has no public name
from re import _parser as sre_parser  # type: ignore[attr-defined]  # the same
from typing import Any

Choices = frozenset[str]


def parse(pattern: str) -> list[Any]:
    """The parse tree of a pattern, by the standard library's parser; `\\p{...}` is read as `\\w`.

    Raises:
        re.error: not a pattern.
    """
    return list(_tree(pattern))


@lru_cache(maxsize=256)  # a rule is asked for its patterns' trees several times
def _tree(pattern: str) -> Any:
    return sre_parser.parse(_RE_SYNTAX.sub(r"\\w", pattern), re.IGNORECASE)


_RE_SYNTAX = re.compile(r"\\[pP]\{[^}]*\}")


def width(pattern: str) -> int:
    """The greatest number of code points that the pattern can match from end to end; 0 if it has no bound.

    >>> width(r"by \\w{1,30}"), width(r"(?=.{0,12}$)by \\w{1,30}")
    (33, 12)
    """
    tree = _tree(pattern)
    most = int(tree.getwidth()[1])
    if len(tree) and tree[0][0] is sre.ASSERT and tree[0][1][0] == 1:
        ahead = list(tree[0][1][1])
        if len(ahead) == 2 and ahead[0][0] is sre.MAX_REPEAT and ahead[1] == (sre.AT, sre.AT_END):
            least_most_body = ahead[0][1]
            if list(least_most_body[2]) == [(sre.ANY, None)]:
                most = min(most, int(least_most_body[1]))
    return most if most < 1 << 16 else 0


def anchored_at_start(nodes: list[Any]) -> bool:
    """Whether a pattern says itself that it matches a text's beginning only."""
    return nodes[:1] == [(sre.AT, sre.AT_BEGINNING)]


#: In a parse tree: a character of a word.
WORD = [(sre.IN, [(sre.CATEGORY, sre.CATEGORY_WORD)])]


def bounds(op: Any, value: Any) -> bool:
    """Whether an assertion tells that no letter stands on its other side, if one stands on this.

    A text that is matched is a line or a sentence, with or without decoration: next to it there is no letter.
    """
    if op is sre.ASSERT_NOT:
        return list(value[1]) == WORD
    return op is sre.AT and value is not sre.AT_NON_BOUNDARY


def inside(op: Any, value: Any) -> list[Any] | None:
    """What stands once, at least, where a group or a repeat stands; None for other nodes."""
    if op is sre.SUBPATTERN:
        return list(value[3])
    if op is sre.ATOMIC_GROUP:
        return list(value)
    if op in (sre.MAX_REPEAT, sre.MIN_REPEAT, sre.POSSESSIVE_REPEAT) and value[0] > 0:
        return list(value[2])
    return None


def backwards(nodes: Any) -> list[Any]:
    """The parse tree of the same strings written backwards, as far as their beginnings tell (`edges`)."""
    found: list[Any] = []
    for op, value in reversed(list(nodes)):
        if op is sre.SUBPATTERN:
            value = (*value[:3], backwards(value[3]))
        elif op is sre.ATOMIC_GROUP:
            value = backwards(value)
        elif op is sre.BRANCH:
            value = (value[0], [backwards(branch) for branch in value[1]])
        elif op in (sre.MAX_REPEAT, sre.MIN_REPEAT, sre.POSSESSIVE_REPEAT):
            value = (value[0], value[1], backwards(value[2]))
        found.append((op, value))
    return found


def class_members(items: Any) -> Choices:
    """The characters of a class; empty for a negated or open one."""
    members: set[str] = set()
    for op, value in items:
        if op is sre.LITERAL:
            members.add(chr(value).lower())
        elif op is sre.RANGE and value[1] - value[0] < 12:
            members |= {chr(code).lower() for code in range(value[0], value[1] + 1)}
        elif op is sre.CATEGORY and value is sre.CATEGORY_DIGIT:
            members |= set("0123456789")
        else:
            return frozenset()
    return frozenset(members)
