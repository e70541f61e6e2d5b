"""The catalogue of rules: read from the data files, or from the table that was compiled from them.

Reading and checking a thousand rules takes longer than cleaning a document with them, and so does compiling their
patterns. So the build writes `data/table.bin`, with the hash of the files that it was made from and the version of
`regex` that compiled the patterns. A table that does not fit the files is not used; with another version of `regex` the
patterns are compiled anew, each when it is first used.
"""

from __future__ import annotations

import hashlib
import marshal
from functools import cache
from pathlib import Path
from typing import Any

import regex

from cleantext.rules import TABLE_FIELDS, Confidence, Examples, Rule, RuleError, merge_words, parse_rules, parse_words

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


def digest() -> str:
    """The hash of all rule files, and of the modules that read them."""
    seen = hashlib.sha256()
    for module in ("catalog", "rules", "literals", "folding"):
        seen.update(Path(__file__).with_name(f"{module}.py").read_bytes())
    for language, name, content in files():
        seen.update(f"\0{language}/{name}\0{len(content)}\0".encode())
        seen.update(content)
    return seen.hexdigest()


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
def read(language: str) -> tuple[tuple[Rule, Examples], ...]:
    """Read and check the rule files of a language; "any" for those that belong to none.

    Raises:
        RuleError: a file or a rule is not valid.
    """
    found: list[tuple[Rule, Examples]] = []
    for folder, name, content in files():
        if folder == language and name != "words":
            found += parse_rules(content.decode(), f"{language}/{name}.toml", language, name, words())
    return tuple(found)


def write_table(folder: Path) -> None:
    """Write the table into *folder*, for the build to put beside the rule files."""
    found = [rule for language in ("any", *languages()) for rule, _ in read(language)]
    rows = [([_plain(getattr(rule, name)) for name in TABLE_FIELDS], rule.compiled()) for rule in found]
    (folder / TABLE).write_bytes(marshal.dumps((digest(), TABLE_FIELDS, regex.__version__, rows)))


@cache
def _table() -> tuple[Rule, ...] | None:
    """The compiled rules; None where there is no table, or one of other files."""
    try:
        made_of, names, version, rows = marshal.loads((data() / TABLE).read_bytes())
    except (FileNotFoundError, ValueError, EOFError, TypeError):
        return None
    if made_of != digest() or names != TABLE_FIELDS:
        return None
    same = version == regex.__version__
    return tuple(
        Rule(**dict(zip(names, map(_typed, names, row), strict=True)), codes=tuple(codes) if same else ())
        for row, codes in rows
    )


def rules(categories: tuple[str, ...], chosen: tuple[str, ...] | None = None) -> tuple[Rule, ...]:
    """The rules of the named categories, of the *chosen* languages or of all, and those for any language."""
    wanted = ("any", *(languages() if chosen is None else chosen))
    table = _table()
    if table is None:
        table = tuple(rule for language in wanted for rule, _ in read(language))
    return tuple(rule for rule in table if rule.category in categories and rule.language in wanted)


def languages() -> tuple[str, ...]:
    """The codes of the languages that there are rules for."""
    return tuple(sorted({language for language, _, _ in files()} - {"any"}))


def _plain(value: Any) -> Any:
    return int(value) if isinstance(value, Confidence) else value


def _typed(name: str, value: Any) -> Any:
    return Confidence(value) if name == "confidence" else value


__all__ = ["RuleError", "data", "digest", "files", "languages", "read", "rules", "words", "write_table"]
