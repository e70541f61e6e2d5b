"""The compiled table of rules: an index that is read at once, and what is read of it when it is asked for.

The file is eight bytes with the length of the index, the index, and the parts that the index points to, all by
`marshal`. Most of a rule (patterns, literals, compiled code) is such a part: a text needs few of the rules.
"""

from __future__ import annotations

import marshal
import mmap
import os
import struct
from collections.abc import Callable, Iterable
from functools import partial
from itertools import count
from pathlib import Path
from typing import Any, NamedTuple

import regex

from cleantext import lazy
from cleantext.gates import Gate
from cleantext.rules import STORED, TABLE_FIELDS, Confidence, Rule

#: A literal can stand in a text only where its first bytes do.
HEAD = 5

#: Stands at either end of a literal, next to a letter or digit, where no other one can follow: see `rarity.BOUND`.
BOUND = b"\0"

#: Which rules require a literal, each by a number, and the patterns of it that the literal speaks for.
Owners = list[tuple[int, tuple[int, ...]]]
#: The literals of a script, by their first bytes; those that have fewer, by none.
Literals = dict[bytes, dict[bytes, Owners]]

Part = tuple[int, int]


class Row(NamedTuple):
    """A rule in the index: its number, the values of `TABLE_FIELDS` that are not in a part, how many patterns it
    has, and where the rest of it is."""

    number: int
    values: tuple[Any, ...]
    patterns: int
    part: Part


class File(NamedTuple):
    """A rule file in the index: the hash of its content, the names of the words that it uses, and its rules."""

    content: str
    words: tuple[str, ...]
    rows: list[Row]


_LEVELS = {int(level): level for level in Confidence}

LIGHT = tuple(name for name in TABLE_FIELDS if name not in STORED)


class StoredLiterals:
    """The literals of a script in a table, by their first bytes, each read when it is asked for."""

    def __init__(self, heads: dict[bytes, int], places: bytes, read: Callable[[Part], Any]) -> None:
        self.heads = heads
        self._places, self._read = places, read

    def of(self, head: bytes) -> dict[bytes, Owners]:
        """The literals that begin so."""
        start, end = struct.unpack_from("<II", self._places, 4 * self.heads[head])
        found: dict[bytes, Owners] = self._read((start, end - start))
        return found


class Table:
    """A table that was written by `write`.

    Attributes:
        code: the hash of the modules that made it.
        same_regex: whether its compiled patterns are of this version of `regex`.
        words: the hashes of the words, and of the files of words, that it was made with.
        files: the rule files, by language and name.
        scripts: the scripts of which it holds literals.
        stamp: when it was written, or put where it is (nanoseconds): what is older, and of the right size, fits it.
        sizes: the sizes (bytes) of the modules and files that it was made of, by name.

    Raises:
        OSError: there is no such file.
        ValueError, EOFError, TypeError: it is no table, or one of another make.
    """

    def __init__(self, path: Path) -> None:
        with path.open("rb") as file:
            self.stamp = os.fstat(file.fileno()).st_ctime_ns
            self._map = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        self._base = 8 + int.from_bytes(self._map[:8], "little")
        self.code, version, fields, self.sizes, self.words, files, self.scripts, self._patterns = marshal.loads(
            self._map[8 : self._base]
        )
        if tuple(fields) != TABLE_FIELDS:
            raise ValueError("the table holds other fields of rules")
        self.same_regex = version == regex.__version__
        self.files: dict[tuple[str, str], File] = {
            name: File(content, words, [Row(*row) for row in rows]) for name, (content, words, rows) in files.items()
        }

    def rules(self, file: File) -> Iterable[Rule]:
        """The rules of a file."""
        for row in file.rows:
            values = dict(zip(LIGHT, row.values, strict=True))
            values["confidence"] = _LEVELS[values["confidence"]]
            yield Rule.stored(row.number, row.patterns, values, partial(self._stored, row.part))

    def _stored(self, part: Part) -> dict[str, Any]:
        values = dict(zip(STORED, self._part(part), strict=True))
        values["gates"] = tuple(map(Gate._make, values["gates"]))
        if not self.same_regex:
            values["codes"] = ()
        return values

    def patterns(self) -> dict[lazy.Source, bytes]:
        """The packed patterns that are no rules', for this version of `regex`."""
        found: dict[lazy.Source, bytes] = self._part(self._patterns) if self.same_regex else {}
        return found

    def literals(self, script: str) -> StoredLiterals:
        """The literals of *script* that its rules require, the owners by the rules' numbers."""
        heads, places = self._part(self.scripts[script])
        return StoredLiterals(dict(zip(heads, count())), places, self._part)

    def _part(self, part: Part) -> Any:
        start, length = part
        return marshal.loads(self._map[self._base + start : self._base + start + length])


def collect(rules: Iterable[tuple[int, Rule]], script: str) -> Literals:
    """The literals of *script* that numbered *rules* require."""
    found: Literals = {b"": {}}
    for number, rule in rules:
        for literal, indexes in rule.literals.get(script, {}).items():
            text = literal.strip(BOUND)
            some = found.setdefault(text[:HEAD] if len(text) >= HEAD else b"", {})
            some.setdefault(literal, []).append((number, indexes))
    return found


def write(
    path: Path,
    code: str,
    sizes: dict[str, int],
    words: dict[str, str],
    files: dict[tuple[str, str], tuple[str, Any, list[Rule]]],
) -> None:
    """Write a table; whoever starts meanwhile reads the old one, or the new one whole.

    Args:
        path: the file.
        code: the hash of the modules that made the rules.
        sizes: the sizes of these modules, and of all rule files, by name.
        words: the hashes of the words that the rules refer to.
        files: for each rule file the hash of its content, the names of its words, and its rules with their `codes`.
    """
    parts: list[bytes] = []
    at = 0

    def part(value: Any) -> Part:
        nonlocal at
        parts.append(marshal.dumps(value))
        at += len(parts[-1])
        return at - len(parts[-1]), len(parts[-1])

    numbered = [rule for _, _, rules in files.values() for rule in rules]
    numbers = {id(rule): number for number, rule in enumerate(numbered)}
    index_files = {
        name: (content, names, [_row(numbers[id(rule)], rule, part) for rule in rules])
        for name, (content, names, rules) in files.items()
    }
    scripts = sorted({script for rule in numbered for script in rule.literals})
    literals = {}
    for script in scripts:
        by_head = collect(enumerate(numbered), script)
        starts = [part(some)[0] for some in by_head.values()]
        literals[script] = part((tuple(by_head), struct.pack(f"<{len(starts) + 1}I", *starts, at)))
    others = {*lazy.known(), *((rule.tells, int(regex.IGNORECASE)) for rule in numbered if rule.tells)}
    patterns = part({source: lazy.pack(*source) for source in sorted(others)})
    index = marshal.dumps((code, regex.__version__, TABLE_FIELDS, sizes, words, index_files, literals, patterns))
    unfinished = path.with_name(f"{path.name}.{os.getpid()}")
    unfinished.write_bytes(b"".join((len(index).to_bytes(8, "little"), index, *parts)))
    unfinished.replace(path)


def _row(number: int, rule: Rule, part: Callable[[Any], Part]) -> tuple[Any, ...]:
    light = tuple(int(value) if name == "confidence" else value for name in LIGHT for value in (getattr(rule, name),))
    values = [getattr(rule, name) for name in STORED if name not in ("gates", "codes")]
    return number, light, len(rule.match), part((*values, tuple(map(tuple, rule.gates)), rule.codes))
