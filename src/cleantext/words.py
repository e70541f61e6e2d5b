"""The words that patterns refer to: `{{name}}` stands for a part of a pattern that a language's `words.toml` gives.

A name that several languages define stands for all of them, or for those that the pages of a language are mixed with.
"""

from __future__ import annotations

import re
from functools import partial
from typing import Any

from cleantext.rules import RuleError
from cleantext.spellings import bounded


def read_toml(source: str, file: str) -> dict[str, Any]:
    """Read TOML; *file* is its name for messages.

    Raises:
        RuleError: it is none.
    """
    import tomllib  # needed only where there is no compiled table

    try:
        return tomllib.loads(source)
    except tomllib.TOMLDecodeError as error:
        raise RuleError(f"{file}: not valid TOML: {error}") from None


def parse_words(source: str, file: str) -> dict[str, str]:
    """Read a `words.toml`: name to pattern.

    Raises:
        RuleError: the file is not TOML, or a value is no pattern.
    """
    words = read_toml(source, file)
    for name, value in words.items():
        if isinstance(value, list) and value and all(isinstance(item, str) for item in value):
            words[name] = "|".join(value)
        elif not isinstance(value, str) or not value:
            raise RuleError(f"{file}: {name!r} must be a pattern or a list of patterns")
    return words


def merge_words(files: list[tuple[str, dict[str, str]]], reader: str = "any") -> dict[str, str]:
    """Join the words of all languages: a name that several define is the alternation of all.

    For the rules of one language, the *reader*, it is that of its own definition, of those that its pages are mixed
    with (`_MIXED_WITH`), and of the one for any language: a French label has a French date behind it, or an English
    one. Within a language's file of words, `{{name}}` stands for the file's own definition if it has one: a German
    date has German months.
    """
    merged: dict[str, dict[str, str]] = {}
    for language, words in files:
        for name, pattern in words.items():
            others = {} if language == "any" else {other: value for other, value in words.items() if other != name}
            merged.setdefault(name, {})[language] = _REFERENCE.sub(partial(_own, words=others), pattern)
    near = {reader, "any", *_MIXED_WITH.get(reader, ("en",))}
    found: dict[str, str] = {}
    for name, by_language in merged.items():
        read = [language for language in by_language if language in near or reader == "any"] or by_language
        found[name] = "|".join(dict.fromkeys(by_language[language] for language in read))
    return found


#: With which languages' dates and names of buttons the pages of a language are mixed, where it is not English alone.
_MIXED_WITH = {"da": ("en", "no"), "no": ("en", "da")}

_REFERENCE = re.compile(r"\{\{(\w+)\}\}")


def _own(reference: re.Match[str], words: dict[str, str]) -> str:
    return f"(?:{words[reference[1]]})" if reference[1] in words else reference[0]


def expand(pattern: str, words: dict[str, str], where: str) -> str:
    """A pattern with its `{{name}}` written out, and its repeats bounded; *where* names the rule in messages.

    Raises:
        RuleError: a name is unknown, or stands for itself.
    """
    for _ in range(8):
        if "{{" not in pattern:
            return bounded(pattern)

        def value(name: re.Match[str]) -> str:
            if name[1] not in words:
                raise RuleError(f"{where}: {{{{{name[1]}}}}} is not in any words.toml")
            return f"(?:{words[name[1]]})"

        pattern = _REFERENCE.sub(value, pattern)
    raise RuleError(f"{where}: the words that a pattern refers to refer to each other")
