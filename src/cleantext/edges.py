"""How the matches of a pattern begin and end: derived from its parse tree, in the form of `shown.skeleton`.

A beginning is as long as it is certain, up to some words. As all that is no letter is one space there and
every number one "0", a class of many separators multiplies nothing, and beginnings can be long.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from re import _constants as sre  # type: ignore[attr-defined]  # the standard library's own parser has no public name
from typing import Any

from cleantext.parse_tree import WORD, backwards, class_members
from cleantext.shown import EDGE, END, skeleton

#: How far beginnings go, the first for which they are few enough: so many characters, and no further than the gap
#: behind so many words (the first number is none), if there are no more than so many of them. What a word begins with
#: is told by few characters, and what follows it by many.
REACHES = (
    (EDGE, 2, 300), (EDGE, 1, 3000), (5, 1, 2500), (EDGE, 1, 10_000), (5, 1, 5000), (3, 1, 1000), (2, 1, 1000),
)  # fmt: skip

#: The strings that a match can begin with, by their length.
Edges = tuple[tuple[int, frozenset[str]], ...]

Strings = frozenset[str]
#: Beginnings that the next node goes on with, and those that are as long as they can be told.
Found = tuple[Strings, Strings]
#: Of a beginning: how long it is, how many words it holds, its last character if it is a gap or a number, and
#: whether there is a number before that.
_State = tuple[int, int, str, bool]

_NONE: Strings = frozenset()
_NOTHING, _GAP = frozenset({""}), frozenset({" "})
_OPEN: Found = _NONE, _NOTHING
_REPEATS = (sre.MAX_REPEAT, sre.MIN_REPEAT, sre.POSSESSIVE_REPEAT)
#: Of a class, what only a gap can be.
_GAPS = ((sre.CATEGORY, sre.CATEGORY_SPACE), (sre.CATEGORY, sre.CATEGORY_NOT_WORD))


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
            return right, _NONE
        if len(left) * len(right) > 8 * self._most:
            return self._words_only(left, right)
        short: set[str] = set()
        full: set[str] = set()
        rests: dict[_State, Found] = {}
        for one in left:
            state = self._state(one)
            if state not in rests:
                rests[state] = self._rests(state, right)
            go_on, ended = rests[state]
            short.update([one + rest for rest in go_on])
            full.update([one + rest for rest in ended])
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

    def _state(self, beginning: str) -> _State:
        """What of a beginning tells how far it goes on: all that begin alike in this go on alike."""
        words, last, number = 0, "", False
        for at, char in enumerate(beginning):
            words += _ends_word(char, at, last, number)
            last, number = char, number or last == "0"
        return len(beginning), words, last if last in " 0" else "", number

    def _rests(self, state: _State, right: Strings) -> Found:
        """What of each of *right* is looked at behind such a beginning: of those that may go on, and of the others."""
        short, full = set(), set()
        for one in right:
            # A number goes on with its digits, and a gap with what is no letter.
            rest = one[1:] if one[:1] == state[2] else one
            end = self._end(state, rest)
            if end is None:
                short.add(rest)
            else:
                full.add(rest[:end])
        return frozenset(short), frozenset(full)

    def _end(self, state: _State, rest: str) -> int | None:
        """How much of *rest* is looked at behind such a beginning; None if it may go on."""
        size, words, last, number = state
        room = self._length - size
        if " " in rest:
            for at, char in enumerate(rest[:room]):
                words += _ends_word(char, size + at, last, number)
                if words == self._words:
                    return at + 1
                last, number = char, number or last == "0"
        return room if len(rest) >= room or END in rest else None

    def _sequence(self, nodes: Any) -> Found:
        current, done = _NOTHING, _NONE
        for text, op, value in _with_texts(nodes):
            goes_on, ended = (frozenset({text}), _NONE) if text else self._node(op, value)
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
        if op is sre.AT or op in (sre.ASSERT, sre.ASSERT_NOT):
            return _GAP if self._gap(op, value) else _NOTHING, _NONE
        if id(value) not in self._known:
            self._known[id(value)] = self._inner(op, value)
        return self._known[id(value)]

    def _gap(self, op: Any, value: Any) -> bool:
        """Whether an assertion tells that a gap follows, or that the gap which it stands behind has come to its end."""
        if op is sre.ASSERT_NOT:
            return value[0] == (1 if self._ahead else -1) and list(value[1]) == WORD
        return op is sre.AT and value is sre.AT_BOUNDARY

    def _inner(self, op: Any, value: Any) -> Found:
        if op is sre.IN:
            found = _members(value)
            return (found, _NONE) if found else _OPEN
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


def _ends_word(char: str, at: int, last: str, number: bool) -> bool:
    """Whether a character, at a place of a beginning, is the gap behind a word; the first number is none.

    *last* is the character before it, and *number* tells whether there is a number before that.
    """
    return char == " " and at > 0 and (last != "0" or number)


def _with_texts(nodes: Any) -> Iterator[tuple[str, Any, Any]]:
    """The nodes of a sequence, with characters that stand together as one text, in the form of a skeleton."""
    text = ""
    for op, value in nodes:
        if op is sre.LITERAL:
            symbol = _symbol(chr(value).lower())
            text += symbol if symbol not in (" ", "0") or not text.endswith(symbol) else ""
            continue
        if text:
            yield text, None, None
            text = ""
        yield "", op, value
    if text:
        yield text, None, None


@cache
def _symbol(char: str) -> str:
    """What a character, in lower case, is in a skeleton."""
    return skeleton(char).strip(" ") or " "


def _members(items: Any) -> Strings:
    """What the characters of a class are in a skeleton; empty for an open class."""
    others = [item for item in items if item not in _GAPS]
    found = frozenset(map(_symbol, class_members(others)))
    if len(others) == len(items):
        return found
    return found | _GAP if found or not others else _NONE
