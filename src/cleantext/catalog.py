"""The catalogue of rules: read from the data files, or from the table that was compiled from them.

Reading and checking a thousand rules takes longer than cleaning a document with them, and so does compiling their
patterns. So the build writes `data/table.bin`. It holds for each rule file the hash of its content and of the words
that it refers to: what does not fit the file any more is not used, and the file is read instead. With another version
of `regex` the patterns are compiled anew, each when it is first used.
"""

from __future__ import annotations

import hashlib
import marshal
import os
import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import regex

from cleantext.gates import Gate
from cleantext.loader import merge_words, narration, parse_rules, parse_words
from cleantext.rules import TABLE_FIELDS, Confidence, Examples, Rule, RuleError

TABLE = "table.bin"


def data() -> Path:
    """The folder of rule files."""
    return Path(__file__).parent / "data"


@cache
def files() -> tuple[tuple[str, str, bytes], ...]:
    """All rule files: language, name without ".toml", content; in a fixed order."""
    return tuple(
        (folder.name, file.name.removesuffix(".toml"), file.read_bytes())
        for folder in sorted(data().iterdir(), key=lambda entry: entry.name)
        if folder.is_dir()
        for file in sorted(folder.iterdir(), key=lambda entry: entry.name)
        if file.name.endswith(".toml")
    )


class _Table(NamedTuple):
    """What `data/table.bin` holds: the hashes of the modules and the words that it was made with (`code`, `words`), and
    for each of `files` the hash of its content, the names of the words that it uses, and its rules."""

    code: str
    regex: str
    fields: tuple[str, ...]
    words: dict[str, str]
    files: dict[tuple[str, str], tuple[str, tuple[str, ...], list[tuple[list[Any], list[bytes]]]]]


def _hash(*parts: bytes) -> str:
    return hashlib.sha256(b"\0".join(parts)).hexdigest()


_MAKERS = ("rules", "loader", "literals", "spellings", "folding", "gates")


@cache
def _code() -> str:
    """The hash of the modules that make rules of files."""
    return _hash(*(Path(__file__).with_name(f"{name}.py").read_bytes() for name in _MAKERS))


def _word_files() -> dict[str, str]:
    return {f"{language}/words": _hash(content) for language, name, content in files() if name == "words"}


def _word_hashes() -> dict[str, str]:
    return {name: _hash(value.encode()) for name, value in words().items()}


def _used(language: str, content: str) -> tuple[str, ...]:
    """The names of all words that a rule file of *language* refers to, and that those refer to."""
    found: set[str] = set()
    new = {*_NAME.findall(content), *narration(language)}
    while new:
        found |= new
        new = {name for word in new for name in _NAME.findall(words().get(word, ""))} - found
    return tuple(sorted(found))


_NAME = re.compile(r"\{\{(\w+)\}\}")


@cache
def words() -> dict[str, str]:
    """What `{{name}}` in patterns stands for."""
    return merge_words(
        [
            (language, parse_words(content.decode(), f"{language}/words.toml"))
            for language, name, content in files()
            if name == "words"
        ]
    )


@cache
def _examples_of(language: str, name: str) -> tuple[tuple[Rule, Examples], ...]:
    content = next(data for folder, file, data in files() if (folder, file) == (language, name))
    return tuple(parse_rules(content.decode(), f"{language}/{name}.toml", language, name, words()))


def _read(language: str, name: str) -> list[Rule]:
    return [rule for rule, _ in _examples_of(language, name)]


@cache
def read(language: str) -> tuple[tuple[Rule, Examples], ...]:
    """Read and check the rule files of a language; "any" for those that belong to none.

    Raises:
        RuleError: a file or a rule is not valid.
    """
    return tuple(
        entry
        for folder, name, _ in files()
        if folder == language and name != "words"
        for entry in _examples_of(language, name)
    )


def write_table(folder: Path) -> None:
    """Write the table into *folder*, for the build to put beside the rule files; of files that the present table
    fits, its rules are taken over."""
    known = _fitting() if (old := _table()) is not None and old.regex == regex.__version__ else {}
    rows = {
        (language, name): known.get((language, name))
        or (_hash(content), _used(language, content.decode()), [_packed(rule) for rule in _read(language, name)])
        for language, name, content in files()
        if name != "words"
    }
    table = _Table(_code(), regex.__version__, TABLE_FIELDS, {**_word_hashes(), **_word_files()}, rows)
    unfinished = folder / f"{TABLE}.{os.getpid()}"  # whoever starts meanwhile reads the old table, or the new one whole
    unfinished.write_bytes(marshal.dumps(tuple(table)))
    unfinished.replace(folder / TABLE)


def _packed(rule: Rule) -> tuple[list[Any], list[bytes]]:
    return [_plain(getattr(rule, field)) for field in TABLE_FIELDS], rule.packed()


@cache
def _table() -> _Table | None:
    """The table; None where there is none, or one that other code made."""
    try:
        table = _Table(*marshal.loads((data() / TABLE).read_bytes()))
    except (FileNotFoundError, ValueError, EOFError, TypeError):
        return None
    return table if (table.code, table.fields) == (_code(), TABLE_FIELDS) else None


@cache
def _fitting() -> dict[tuple[str, str], Any]:
    """What of the table fits the files as they are."""
    table = _table()
    if table is None:
        return {}
    changed: set[str] = set()
    if any(table.words.get(file) != made_of for file, made_of in _word_files().items()):
        now = _word_hashes()
        changed = {name for name in {*now, *table.words} if now.get(name) != table.words.get(name)}
    return {
        (language, name): row
        for language, name, content in files()
        if (row := table.files.get((language, name))) and row[0] == _hash(content) and changed.isdisjoint(row[1])
    }


@cache
def _rules_of(language: str) -> tuple[Rule, ...]:
    """The rules of a language, from the table where it fits."""
    table, fitting = _table(), _fitting()
    found: list[Rule] = []
    for folder, name, _ in files():
        if folder != language or name == "words":
            continue
        row = fitting.get((language, name))
        found += _read(language, name) if row is None or table is None else _unpacked(row[2], table)
    return tuple(found)


def _unpacked(rows: Iterable[tuple[list[Any], list[bytes]]], table: _Table) -> Iterable[Rule]:
    same = table.regex == regex.__version__
    for row, codes in rows:
        yield Rule(
            **dict(zip(table.fields, map(_typed, table.fields, row), strict=True)), codes=tuple(codes) if same else ()
        )


def rules(categories: tuple[str, ...], chosen: tuple[str, ...] | None = None) -> tuple[Rule, ...]:
    """The rules of the named categories, of the *chosen* languages or of all, and those for any language."""
    wanted = ("any", *(languages() if chosen is None else chosen))
    return tuple(rule for language in wanted for rule in _rules_of(language) if rule.category in categories)


def languages() -> tuple[str, ...]:
    """The codes of the languages that there are rules for."""
    return tuple(sorted({language for language, _, _ in files()} - {"any"}))


def _plain(value: Any) -> Any:
    if isinstance(value, Confidence):
        return int(value)
    return tuple(map(tuple, value)) if value and isinstance(value, tuple) and isinstance(value[0], Gate) else value


def _typed(name: str, value: Any) -> Any:
    if name == "confidence":
        return Confidence(value)
    return tuple(map(Gate._make, value)) if name == "gates" else value


__all__ = ["RuleError", "data", "files", "languages", "read", "rules", "words", "write_table"]
