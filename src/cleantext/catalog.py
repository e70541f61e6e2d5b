"""The catalogue of rules: read from the data files, or from the table that was compiled from them.

Reading and checking a thousand rules takes longer than cleaning a document with them, and so does compiling their
patterns. So the build writes `data/table.bin`. It holds for each rule file the hash of its content and of the words
that it refers to: what does not fit the file any more is not used, and the file is read instead. With another version
of `regex` the patterns are compiled anew, each when it is first used.
"""

from __future__ import annotations

import os
import re
import time
from dataclasses import replace
from functools import cache
from pathlib import Path

from cleantext import lazy, table
from cleantext.rarity import FREQUENT
from cleantext.rules import Examples, Rule, RuleError
from cleantext.table import File, StoredLiterals, Table

TABLE = "table.bin"


def data() -> Path:
    """The folder of rule files."""
    return Path(__file__).parent / "data"


@cache
def _listing() -> dict[tuple[str, str], str]:
    """All rule files by language and name without ".toml", in a fixed order."""
    return {
        (folder.name, file.name.removesuffix(".toml")): file.path
        for folder in sorted(os.scandir(data()), key=lambda entry: entry.name)
        if folder.is_dir()
        for file in sorted(os.scandir(folder), key=lambda entry: entry.name)
        if file.name.endswith(".toml")
    }


@cache
def _content(language: str, name: str) -> bytes:
    return Path(_listing()[language, name]).read_bytes()


@cache
def files() -> tuple[tuple[str, str, bytes], ...]:
    """All rule files: language, name without ".toml", content; in a fixed order."""
    return tuple((language, name, _content(language, name)) for language, name in _listing())


def _hash(*parts: bytes) -> str:
    import hashlib  # a table that nothing was changed after is used without

    return hashlib.sha256(b"\0".join(parts)).hexdigest()


_MAKERS = (
    "rules", "words", "loader", "literals", "parse_tree", "rarity", "spellings", "folding", "gates", "edges",
    "prefixes", "shown", "table", "lazy",
)  # fmt: skip


def _sources() -> dict[str, str]:
    """The paths of the modules and files that a table is made of, by name."""
    makers = {name: str(path) for name, path in _makers().items()}
    return {**makers, **{"/".join(name): path for name, path in _listing().items()}}


def _makers() -> dict[str, Path]:
    return {"frequent": FREQUENT, **{name: Path(__file__).with_name(f"{name}.py") for name in _MAKERS}}


@cache
def _code() -> str:
    """The hash of the modules that make rules of files, and of what they count with."""
    return _hash(*(path.read_bytes() for path in _makers().values()))


def _word_files() -> dict[str, str]:
    return {f"{language}/words": _hash(content) for language, name, content in files() if name == "words"}


def _word_hashes() -> dict[str, str]:
    return {name: _hash(value.encode()) for name, value in words().items()}


def _used(language: str, content: str) -> tuple[str, ...]:
    """The names of all words that a rule file of *language* refers to, and that those refer to."""
    from cleantext.loader import narration

    found: set[str] = set()
    new = {*_NAME.findall(content), *narration(language)}
    while new:
        found |= new
        new = {name for word in new for name in _NAME.findall(words().get(word, ""))} - found
    return tuple(sorted(found))


_NAME = re.compile(r"\{\{(\w+)\}\}")


@cache
def words(language: str = "any") -> dict[str, str]:
    """What `{{name}}` stands for in the patterns of a language; "any" for those that belong to none."""
    from cleantext.words import merge_words, parse_words  # needed only where the table does not fit

    return merge_words(
        [
            (language, parse_words(content.decode(), f"{language}/words.toml"))
            for language, name, content in files()
            if name == "words"
        ],
        language,
    )


@cache
def _examples_of(language: str, name: str) -> tuple[tuple[Rule, Examples], ...]:
    from cleantext.loader import parse_rules

    return tuple(
        parse_rules(_content(language, name).decode(), f"{language}/{name}.toml", language, name, words(language))
    )


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
    fits, its rules are taken over.

    Raises:
        RuleError: a file or a rule is not valid, or was changed while the table was made.
    """
    begun = time.time_ns()
    old, known = _table(), _fitting()
    if old is None or not old.same_regex:
        known = {}
    rules = {name: list(old.rules(known[name])) for name in known} if old is not None else {}
    rules |= _all_compiled([name for name in _listing() if name[1] != "words" and name not in rules])
    made = {
        (language, name): (_hash(content), _used(language, content.decode()), rules[language, name])
        for language, name, content in files()
        if name != "words"
    }
    sizes = {name: os.stat(path).st_size for name, path in _sources().items()}
    table.write(folder / TABLE, _code(), sizes, {**_word_hashes(), **_word_files()}, made)
    for path in _sources().values():
        if os.stat(path).st_ctime_ns >= begun:  # it would count as older than the table, whatever of it was read
            (folder / TABLE).unlink()
            raise RuleError(f"{path}: was changed while the table was made; make the table once more")


def _all_compiled(names: list[tuple[str, str]]) -> dict[tuple[str, str], list[Rule]]:
    """The rules of the named files with their patterns compiled, by as many processes as there are processors."""
    from concurrent.futures import ProcessPoolExecutor  # needed only where a table is made

    try:
        pool = ProcessPoolExecutor() if len(names) >= _FEW else None
    except (ImportError, OSError, NotImplementedError):  # a system without semaphores, as some sandboxes are
        pool = None
    if pool is None:
        return {name: _compiled(name) for name in names}
    with pool:
        return dict(zip(names, pool.map(_compiled, names, chunksize=4), strict=True))


#: To read so many rule files takes less time than to start a process.
_FEW = 8


def _compiled(name: tuple[str, str]) -> list[Rule]:
    return [replace(rule, codes=tuple(rule.packed())) for rule in _read(*name)]


@cache
def _table() -> Table | None:
    """The table; None where there is none, or one that other code made."""
    try:
        found = Table(data() / TABLE)
    except (OSError, ValueError, EOFError, TypeError):
        return None
    changed = any(_touched(name, path, found) for name, path in _makers().items())
    return None if changed and found.code != _code() else found


@cache
def _fitting() -> dict[tuple[str, str], File]:
    """What of the table fits the files as they are."""
    found = _table()
    if found is None:
        return {}
    changed: set[str] = set()
    words_of = [name for name in _listing() if name[1] == "words"]
    if len(words_of) != sum("/" in name for name in found.words) or any(
        _changed(name, found, found.words.get("/".join(name))) for name in words_of
    ):
        now = _word_hashes()
        changed = {name for name in {*now, *found.words} if now.get(name) != found.words.get(name)}
    return {
        name: file
        for name in _listing()
        if (file := found.files.get(name)) is not None
        if not _changed(name, found, file.content)
        if changed.isdisjoint(file.words)
    }


def _touched(name: str, path: str | Path, than: Table) -> bool:
    """Whether a file may be another than the table was made of: only then is its content looked at.

    It may have been changed, or put where it is, after the table; or the table was put beside it from elsewhere.
    """
    state = os.stat(path)
    return max(state.st_ctime_ns, state.st_mtime_ns) >= than.stamp or state.st_size != than.sizes.get(name)


def _changed(name: tuple[str, str], than: Table, content: str | None) -> bool:
    """Whether a rule file is another than that whose hash is *content*."""
    return _touched("/".join(name), _listing()[name], than) and _hash(_content(*name)) != content


@cache
def _rules_of(language: str) -> tuple[Rule, ...]:
    """The rules of a language, from the table where it fits."""
    known, fitting = _table(), _fitting()
    found: list[Rule] = []
    for folder, name in _listing():
        if folder != language or name == "words":
            continue
        file = fitting.get((language, name))
        found += _read(language, name) if file is None or known is None else known.rules(file)
    return tuple(found)


@cache
def _patterns() -> dict[lazy.Source, bytes]:
    known = _table()
    return {} if known is None else known.patterns()


lazy.provide(_patterns)


@cache
def literals(script: str) -> StoredLiterals | None:
    """The literals of *script* in the table, which rules that have a `number` require; None where there are none."""
    known = _table()
    return known.literals(script) if known is not None and script in known.scripts else None


def rules(categories: tuple[str, ...], chosen: tuple[str, ...] | None = None) -> tuple[Rule, ...]:
    """The rules of the named categories, of the *chosen* languages or of all, and those for any language."""
    wanted = ("any", *(languages() if chosen is None else chosen))
    return tuple(rule for language in wanted for rule in _rules_of(language) if rule.category in categories)


def languages() -> tuple[str, ...]:
    """The codes of the languages that there are rules for."""
    return tuple(sorted({language for language, _ in _listing()} - {"any"}))


__all__ = ["RuleError", "data", "files", "languages", "literals", "read", "rules", "words", "write_table"]
