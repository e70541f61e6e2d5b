"""How the matches of a pattern begin and end: derived from its parse tree, in the form of `shown.skeleton`.

A beginning is as long as it is certain, up to some words. As all that is no letter is one space there and
every number one "0", a class of many separators multiplies nothing, and beginnings can be long.
"""

from __future__ import annotations

from functools import cache
from re import _constants as sre  # type: ignore[attr-defined]  # the standard library's own parser has no public name
from typing import Any

from cleantext.literals import backwards
from cleantext.shown import EDGE, END, skeleton

#: How far beginnings go, the first for which they are few enough: so many characters, and no further than the gap
#: behind so many words (the first number is none), if there are no more than so many of them. What a word begins with
#: is told by few characters, and what follows it by many.
REACHES = ((EDGE, 2, 300), (EDGE, 1, 3000), (5, 1, 2500), (3, 1, 1000), (2, 1, 1000))

#: The strings that a match can begin with, by their length.
Edges = tuple[tuple[int, frozenset[str]], ...]

Strings = frozenset[str]
#: Beginnings that the next node goes on with, and those that are as long as they can be told.
Found = tuple[Strings, Strings]

_NONE: Strings = frozenset()
_NOTHING, _GAP = frozenset({""}), frozenset({" "})
_OPEN: Found = _NONE, _NOTHING
_REPEATS = (sre.MAX_REPEAT, sre.MIN_REPEAT, sre.POSSESSIVE_REPEAT)


_WORD = [(sre.IN, [(sre.CATEGORY, sre.CATEGORY_WORD)])]


class _TooManyError(Exception):
    """There are more beginnings than it pays to look for."""


def edges(nodes: list[Any], whole: bool) -> tuple[Edges, Edges]:
    """How the matches of a parse tree begin, and how they end.

    Args:
        nodes: the tree.
        whole: whether they are matches from end to end; the ends are told of such only.
    """
    return _longest(nodes, whole), _longest(backwards(nodes), whole, -1) if whole else ()


def _longest(nodes: list[Any], whole: bool, step: int = 1) -> Edges:
    for length, words, most in REACHES:
        try:
            cut = _Beginnings(length, words, most, ahead=step > 0).cut(nodes, whole)
        except _TooManyError:
            continue
        if " " in cut:
            return ()
        lengths = sorted({len(beginning) for beginning in cut})
        return tuple((size, frozenset(one[::step] for one in cut if len(one) == size)) for size in lengths)
    return ()


class _Beginnings:
    """The walk over a parse tree, for no more than *most* beginnings of up to *length* characters and *words* words
    with their gaps; *ahead* tells whether it is the tree of a pattern, and not of what it matches written backwards."""

    def __init__(self, length: int, words: int, most: int, *, ahead: bool) -> None:
        self._length, self._words, self._most, self._ahead = length, words, most, ahead
        self._known: dict[int, Found] = {}
        self._cuts: dict[str, str | None] = {}

    def cut(self, nodes: list[Any], whole: bool) -> Strings:
        """The beginnings of a whole pattern; of those none is kept that goes on as another does."""
        ended, found = self._sequence(nodes)
        if whole:
            behind, full = self._joined(ended, frozenset({f" {END}"}))
            ended, found = behind, found | full
        short, full = self._joined(frozenset({" "}), ended | found)
        every = short | full
        return frozenset(one for one in every if not any(one[:size] in every for size in range(1, len(one))))

    def _joined(self, left: Strings, right: Strings) -> Found:
        """Each of *left* with each of *right* behind it: what is shorter than it may be, and what is not."""
        if left == _NOTHING or not right:
            return right, frozenset()
        if len(left) * len(right) > 8 * self._most:
            return self._words_only(left, right)
        short, full = set(), set()
        for a in left:
            for b in right:
                # A number goes on with its digits, and a gap with what is no letter.
                one = a + b[1:] if a and b and a[-1] == b[0] and b[0] in " 0" else a + b
                cut = self._cuts[one] if one in self._cuts else self._cuts.setdefault(one, self._reach(one))
                if cut is None:
                    short.add(one)
                else:
                    full.add(cut)
        if len(full) > self._most or len(short) > self._most:
            return self._words_only(left, right)
        return frozenset(short), frozenset(full)

    def _words_only(self, left: Strings, right: Strings) -> Found:
        """The same, where these are too many: what has letters is left as long as it is."""
        words = frozenset(one for one in left if one.strip(" 0"))
        if not words:
            raise _TooManyError
        short, full = self._joined(left - words, right)
        return short, full | words

    def _reach(self, beginning: str) -> str | None:
        """What is looked at of a beginning; None if it may go on."""
        words = -beginning.startswith(" ")  # a gap stands ahead of the first
        for at, char in enumerate(beginning[: self._length]):
            if char == " " and (beginning[at - 1 : at] != "0" or "0" in beginning[: at - 1]):
                words += 1
                if words == self._words:
                    return beginning[: at + 1]
        return beginning[: self._length] if len(beginning) >= self._length or END in beginning else None

    def _sequence(self, nodes: Any) -> Found:
        current, done = _NOTHING, _NONE
        for op, value in nodes:
            goes_on, ended = self._node(op, value)
            short, full = self._joined(current, ended)
            done |= short | full
            current, full = self._joined(current, goes_on)
            done |= full
            if len(done) > self._most:
                raise _TooManyError
            if not current:
                break
        return current, done

    def _node(self, op: Any, value: Any) -> Found:
        if op is sre.LITERAL:
            return frozenset({_symbol(value)}), frozenset()
        if op is sre.AT or op in (sre.ASSERT, sre.ASSERT_NOT):
            return _GAP if self._gap(op, value) else _NOTHING, frozenset()
        if id(value) not in self._known:
            self._known[id(value)] = self._inner(op, value)
        return self._known[id(value)]

    def _gap(self, op: Any, value: Any) -> bool:
        """Whether an assertion tells that a gap follows, or that the gap which it stands behind has come to its end."""
        if op is sre.ASSERT_NOT:
            return value[0] == (1 if self._ahead else -1) and list(value[1]) == _WORD
        return op is sre.AT and value is sre.AT_BOUNDARY

    def _inner(self, op: Any, value: Any) -> Found:
        if op is sre.IN:
            members = _members(value)
            return (members, frozenset()) if members else _OPEN
        if op is sre.SUBPATTERN:
            return self._sequence(value[3])
        if op is sre.ATOMIC_GROUP:
            return self._sequence(value)
        if op is sre.BRANCH:
            parts = [self._sequence(branch) for branch in value[1]]
            return frozenset().union(*(a for a, _ in parts)), frozenset().union(*(b for _, b in parts))
        return self._repeated(*value) if op in _REPEATS else _OPEN

    def _repeated(self, least: int, most: int, body: Any) -> Found:
        once, ended = self._sequence(body)
        current, goes_on, done = _NOTHING, _NONE, _NONE
        for turn in range(most + 1):
            if turn >= least:
                if current <= goes_on:
                    break
                goes_on |= current
            short, full = self._joined(current, ended)
            done |= short | full
            after, full = self._joined(current, once)
            done |= full
            if after == current:
                return goes_on | after, done
            current = after
        return goes_on, done


@cache
def _symbol(code: int) -> str:
    """What a character is in a skeleton."""
    return skeleton(chr(code).lower()).strip(" ") or " "


def _members(items: Any) -> Strings:
    """What the characters of a class are in a skeleton; empty for an open class."""
    found: set[str] = set()
    for op, value in items:
        if op is sre.LITERAL:
            found.add(_symbol(value))
        elif op is sre.RANGE and value[1] - value[0] < 12:
            found |= {_symbol(code) for code in range(value[0], value[1] + 1)}
        elif op is sre.CATEGORY and value is sre.CATEGORY_DIGIT:
            found.add("0")
        elif op is sre.CATEGORY and value in (sre.CATEGORY_SPACE, sre.CATEGORY_NOT_WORD):
            found.add(" ")
        else:
            return frozenset()
    return frozenset(found)
