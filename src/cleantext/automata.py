"""Where literals stand in bytes: one search for many, by whichever package for it there is.

All backends find the same; they differ in what they need and how long they take. `ahocorasick_rs` is installed with
cleantext where there is a wheel of it. Without it `plain` takes its place, which is Python alone. `hyperscan` (the
extra `fast`) is taken only if it is asked for: its search is no faster here, since most of the time of either goes
into handing over what it found, and it takes a second or two to begin; `tests/benchmarks/speed.py` tells.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from importlib.util import find_spec
from typing import NamedTuple, Protocol

#: `plain` looks literals up by so many first bytes.
_HEAD = 5

Hits = list[tuple[int, int]]


class Automaton(Protocol):
    """Many literals, ready to be searched for."""

    def hits(self, data: bytes) -> Hits:
        """The number of every literal that stands in *data*, and where it ends (bytes), as often as it stands there."""


class AhoCorasick:
    """The literals in one automaton of `ahocorasick_rs`."""

    def __init__(self, literals: Sequence[bytes]) -> None:
        from ahocorasick_rs import BytesAhoCorasick

        self._automaton = BytesAhoCorasick(literals)

    def hits(self, data: bytes) -> Hits:
        """See `Automaton`."""
        found = self._automaton.find_matches_as_indexes(data, overlapping=True)
        return [(literal, end) for literal, _, end in found]


class Hyperscan:
    """The literals in one database of `hyperscan`."""

    def __init__(self, literals: Sequence[bytes]) -> None:
        import hyperscan

        self._database = hyperscan.Database(mode=hyperscan.HS_MODE_BLOCK)
        if literals:
            numbers = list(range(len(literals)))
            self._database.compile(expressions=list(literals), ids=numbers, elements=len(literals), literal=True)
        self._empty = not literals

    def hits(self, data: bytes) -> Hits:
        """See `Automaton`."""
        found: Hits = []
        if not self._empty:
            self._database.scan(data, match_event_handler=lambda literal, _, end, *__: found.append((literal, end)))
        return found


class Plain:
    """The literals in dictionaries, by their first bytes; shorter ones by their length."""

    def __init__(self, literals: Sequence[bytes]) -> None:
        self._heads: dict[bytes, list[tuple[bytes, int]]] = {}
        self._short: dict[int, dict[bytes, int]] = {}
        for number, literal in enumerate(literals):
            if len(literal) < _HEAD:
                self._short.setdefault(len(literal), {})[literal] = number
            else:
                self._heads.setdefault(literal[:_HEAD], []).append((literal, number))

    def hits(self, data: bytes) -> Hits:
        """See `Automaton`."""
        found: Hits = []
        for at in range(len(data)):
            for literal, number in self._heads.get(data[at : at + _HEAD], ()):
                if data.startswith(literal, at):
                    found.append((number, at + len(literal)))
            for length, literals in self._short.items():
                number_of = literals.get(data[at : at + length])
                if number_of is not None:
                    found.append((number_of, at + length))
        return found


class Backend(NamedTuple):
    """How an automaton is made of distinct literals, none of them empty, and the package that it needs, if any."""

    automaton: Callable[[Sequence[bytes]], Automaton]
    package: str = ""

    @property
    def installed(self) -> bool:
        """Whether what it needs is there."""
        return not self.package or find_spec(self.package) is not None


BACKENDS = {
    "ahocorasick": Backend(AhoCorasick, "ahocorasick_rs"),
    "hyperscan": Backend(Hyperscan, "hyperscan"),
    "plain": Backend(Plain),
}


#: To look for so many strings at once pays for an automaton of them.
MANY = 16


@cache
def holder(strings: tuple[str, ...]) -> Callable[[str], object]:
    """What tells whether a text holds one of *strings*, by what it returns.

    >>> [bool(holder(("mill", "weir"))(text)) for text in ("the weir", "the miller", "a brook")]
    [True, True, False]
    """
    if len(strings) == 1:
        only = strings[0]
        return lambda text: only in text
    if len(strings) < MANY or default() != "ahocorasick":
        return lambda text: any(map(text.__contains__, strings))
    from ahocorasick_rs import BytesAhoCorasick

    find = BytesAhoCorasick([one.encode("utf-8", "surrogatepass") for one in strings]).find_matches_as_indexes
    return lambda text: find(text.encode("utf-8", "surrogatepass"))


@cache
def default() -> str:
    """The backend that is taken where none is asked for."""
    return "ahocorasick" if BACKENDS["ahocorasick"].installed else "plain"


def chosen(backend: str | None) -> str:
    """The name of the backend that is meant.

    Raises:
        ValueError: there is no such backend.
        ImportError: what it needs is not installed.
    """
    if backend is None:
        return default()
    if backend not in BACKENDS:
        raise ValueError(f"backend: unknown name {backend!r}; known: {', '.join(BACKENDS)}")
    if not BACKENDS[backend].installed:
        extra = " (pip install 'cleantext-boilerplate[fast]')" if backend == "hyperscan" else ""
        raise ImportError(f"backend: {backend!r} needs the package {BACKENDS[backend].package}{extra}")
    return backend
