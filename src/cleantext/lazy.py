"""Patterns that are compiled when they are first used, or come compiled with the table of rules: a start pays for those
that its text needs."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any, cast

import regex

if TYPE_CHECKING:
    Pattern = regex.Pattern[str]

#: A pattern by its source and its flags.
Source = tuple[str, int]

_METHODS = ("search", "match", "fullmatch", "finditer", "findall", "sub", "split")
_known: set[Source] = set()
_packed: list[Callable[[], Mapping[Source, bytes]]] = []


def provide(packed: Callable[[], Mapping[Source, bytes]]) -> None:
    """Tell where patterns are that were packed by `pack`, with this version of `regex`."""
    _packed[:] = [packed]


def pack(source: str, flags: int) -> bytes:
    """A pattern, compiled and packed."""
    import pickle  # here and below: `import cleantext` goes without
    import zlib

    return zlib.compress(pickle.dumps(compiled(source, flags), 4))


def unpack(packed: bytes) -> Pattern:
    """The pattern that was packed."""
    import pickle
    import zlib

    found: Pattern = pickle.loads(zlib.decompress(packed))
    return found


def compiled(source: str, flags: int) -> Pattern:
    """The compiled pattern, unpacked if it is provided."""
    for packed in _packed:
        if (code := packed().get((source, flags))) is not None:
            return unpack(code)
    return regex.compile(source, flags)


def known() -> Iterable[Source]:
    """All patterns that `lazy` was asked for."""
    return sorted(_known)


class _Lazy:
    """Stands for a pattern; what is asked of it first compiles it, and its methods become those of the pattern."""

    def __init__(self, source: str, flags: int) -> None:
        self._made_of = source, flags

    def __getattr__(self, name: str) -> Any:
        if name not in _METHODS:
            raise AttributeError(f"a lazy pattern has no {name!r}")
        pattern = compiled(*self._made_of)
        for method in _METHODS:
            self.__dict__[method] = getattr(pattern, method)
        return self.__dict__[name]


def lazy(source: str, flags: int = 0) -> Pattern:
    """The pattern of *source*, compiled at its first use.

    >>> lazy(r"mills?").findall("a mill, two mills")
    ['mill', 'mills']
    """
    _known.add((source, int(flags)))
    return cast("Pattern", _Lazy(source, int(flags)))
