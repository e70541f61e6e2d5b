"""Rule files of the user's own: read, checked, and every fault told with its line.

Such a file holds `[[rule]]` as the files of the catalogue do. Its category does not come from its path, so a rule may
name one as `category`; without it is "own_rules". A table `[words]` may add parts that patterns refer to as `{{name}}`.
"""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from cleantext import catalog
from cleantext.loader import entry_faults, faults, make_rule
from cleantext.rules import OWN_LANGUAGE, Examples, Rule, RuleError
from cleantext.words import merge_words, parse_words

#: The category of rules that name none.
OWN = "own_rules"

_CATEGORY = re.compile(r"[a-z][a-z0-9_]{0,40}")
_STRING = r'"""(?:\\.|[^\\])*?"""' + r"|'''.*?'''" + r'|"(?:\\.|[^"\\\n])*"' + r"|'[^'\n]*'"
_TOKEN = re.compile(rf"(?P<string>{_STRING})|(?P<comment>#[^\n]*)|[\[{{]|[\]}}]|\n", re.DOTALL)
_HEADER = re.compile(r"[ \t]*\[\[[ \t]*rule[ \t]*\]\]")
_TABLE = re.compile(r"[ \t]*\[[ \t]*(\w+)")
_KEY = re.compile(r"""[ \t]*["']?([\w-]+)["']?[ \t]*=""")


class Fault(NamedTuple):
    """What is wrong in which line (from 1) of a rule file."""

    file: str
    line: int
    message: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.message}"


@dataclass(frozen=True)
class RuleFile:
    """What a rule file holds: the rules that are whole, with their examples, and the faults of the others."""

    rules: tuple[tuple[Rule, Examples], ...]
    faults: tuple[Fault, ...]


def read_rules(path: str | os.PathLike[str]) -> tuple[Rule, ...]:
    """Read a file of own rules, for `rules=` of `clean`, `explain` and `compose`.

    Read it once and keep the rules: what is made of them to search a text is kept for the same ones.

    Args:
        path: a TOML file of `[[rule]]`; docs/own-rules.md tells what stands in it.

    Raises:
        RuleError: the file is not valid, or a rule does not hold its own examples; the message has a line for each
            fault, with file and line.
        OSError: the file cannot be read.

    >>> read_rules("no-such-file.toml")
    Traceback (most recent call last):
    FileNotFoundError: [Errno 2] No such file or directory: 'no-such-file.toml'
    """
    found = check(Path(path).read_bytes(), os.fspath(path))
    if found.faults:
        raise RuleError("\n".join(map(str, found.faults)))
    return tuple(rule for rule, _ in found.rules)


def check(data: bytes, file: str, language: str = OWN_LANGUAGE, category: str | None = None) -> RuleFile:
    """Hold a rule file and the examples of its rules against what rules must be.

    Args:
        data: the file's content.
        file: its name, for messages.
        language: the first part of the rules' ids.
        category: the category of all its rules, where its path tells; None where each rule may name its own.
    """
    try:
        source = data.decode()
        table = tomllib.loads(source)
    except UnicodeDecodeError as error:
        return RuleFile((), (Fault(file, data.count(b"\n", 0, error.start) + 1, "is not UTF-8, as TOML must be"),))
    except tomllib.TOMLDecodeError as error:
        line = re.search(r"at line (\d+)", str(error))
        last = max(1, len(source.splitlines()))
        return RuleFile((), (Fault(file, int(line[1]) if line else last, f"not valid TOML: {error}"),))
    places = _Places(source)
    rules: dict[str, tuple[Rule, Examples]] = {}
    found = [Fault(file, places.top(key), message) for key, message in _strange(table, own=category is None)]
    try:
        words = _words(table.get("words") if category is None else None, file)
    except RuleError as error:
        return RuleFile((), (*found, Fault(file, places.top("words"), _without(str(error), file))))
    entries = table.get("rule", [])
    for number, entry in enumerate(entries if isinstance(entries, list) else []):
        if not isinstance(entry, dict):
            continue
        where = f"rule {entry.get('id', number + 1)!r}"
        wrong: list[RuleError] = []
        its = category
        if its is None:
            its = entry.pop("category", OWN)
            if not isinstance(its, str) or not _CATEGORY.fullmatch(its):
                message = f"{where}: 'category' must be lower-case letters, digits and underscores"
                wrong.append(RuleError(message, "category"))
        wrong += entry_faults(entry, where, words)
        if not wrong and (id_ := f"{language}/{its}/{entry['id']}") in rules:
            wrong.append(RuleError(f"{where}: the id is taken by another rule of the file", "id"))
        if not wrong:
            try:
                rules[id_] = rule, examples = make_rule(entry, where, language, its, words)
                wrong += faults(rule, examples, where)
            except RuleError as error:
                wrong.append(error)
        found += [Fault(file, places.line(number, error.key, error.value), str(error)) for error in wrong]
    return RuleFile(tuple(rules.values()), tuple(found))


def check_words(data: bytes, file: str) -> RuleFile:
    """Hold a `words.toml` of the catalogue against what it must be."""
    try:
        parse_words(data.decode(), file)
    except (RuleError, UnicodeDecodeError) as error:
        name, place = re.search(r": '(\w+)'", str(error)), re.search(r"at line (\d+)", str(error))
        line = _Places(data.decode("utf-8", "replace")).top(name[1]) if name else int(place[1]) if place else 1
        return RuleFile((), (Fault(file, line, _without(str(error), file)),))
    return RuleFile((), ())


def _strange(table: dict[str, Any], *, own: bool) -> Iterator[tuple[str, str]]:
    for key, value in table.items():
        if key == "rule" and isinstance(value, list) and all(isinstance(entry, dict) for entry in value):
            continue
        if key == "rule":
            yield key, "'rule' must be tables; write [[rule]], with two brackets"
        elif key != "words" or not own:
            yield key, f"unknown table or key {key!r}; a rule file holds [[rule]]" + " and [words]" * own
    if not table.get("rule"):
        yield "", "holds no [[rule]]"


def _words(own: object, file: str) -> dict[str, str]:
    """The catalogue's words, and over them those of the file."""
    words = catalog.words()
    if own is None:
        return words
    if not isinstance(own, dict):
        raise RuleError("'words' must be a table")
    for name, value in own.items():
        several = isinstance(value, list) and value and all(isinstance(item, str) for item in value)
        if not several and not (isinstance(value, str) and value):
            raise RuleError(f"words: {name!r} must be a pattern or a list of patterns")
    parts = {name: "|".join(value) if isinstance(value, list) else value for name, value in own.items()}
    return {**words, **merge_words([(OWN_LANGUAGE, parts)])}


def _without(message: str, file: str) -> str:
    return message.removeprefix(f"{file}: ")


class _Places:
    """Where things stand in the text of a rule file; tomllib does not tell."""

    def __init__(self, source: str) -> None:
        self._top: dict[str, int] = {}
        self._rules: list[dict[str, list[tuple[int, str]]]] = []
        depth, line, at_start, key = 0, 1, True, ""
        at = 0
        while at < len(source):
            if at_start and depth == 0:
                at_start = False
                if header := _HEADER.match(source, at):
                    self._rules.append({"": [(line, "")]})
                    at, key = header.end(), ""
                    continue
                if named := _KEY.match(source, at):
                    key = named[1]
                    self._add(key, line, "")
                elif table := _TABLE.match(source, at):
                    self._top.setdefault(table[1], line)
            token = _TOKEN.search(source, at)
            if token is None:
                break
            if token["string"]:
                self._add(key, line, token["string"])
            elif token["comment"] is None:
                depth = max(0, depth + (token[0] in "[{") - (token[0] in "]}"))
            at_start = token[0] == "\n"
            line += token[0].count("\n")
            at = token.end()

    def _add(self, key: str, line: int, value: str) -> None:
        if self._rules:
            self._rules[-1].setdefault(key, []).append((line, value))
        else:
            self._top.setdefault(key, line)

    def top(self, key: str) -> int:
        """The line of a table or a key outside the rules; 1 if it is not found."""
        return self._top.get(key, 1)

    def line(self, number: int, key: str, value: str) -> int:
        """The line of a value of a key of a rule (from 0); of the key or of the rule if that is not found."""
        if number >= len(self._rules):
            return 1
        keys = self._rules[number]
        for line, token in keys.get(key, ()):
            if value and token and tomllib.loads(f"x = {token}")["x"] == value:
                return line
        return keys.get(key, keys[""])[0][0]
