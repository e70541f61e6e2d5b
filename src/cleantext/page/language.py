"""The page's language, as far as its small words tell it, and how dense they stand in a line."""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache
from importlib import resources
from itertools import islice
from typing import NamedTuple

from cleantext.lazy import lazy

_UNSEGMENTED = lazy(r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}]")
_KANA = lazy(r"[\p{Hiragana}\p{Katakana}]")
_HAN = lazy(r"\p{Han}")
_HANGUL = lazy(r"\p{Hangul}")
#: So many words are enough to tell the language.
SAMPLE = 4000


class Language(NamedTuple):
    """A language's small words: whole words, ends of words, or single characters."""

    code: str
    words: frozenset[str]
    style: str

    def share(self, text: str, tokens: Sequence[str]) -> float:
        """The share of small words in a line, between 0 and 1; -1 if the line or the language has none to count."""
        if not self.code or not tokens:
            return -1.0
        if self.style == "particles":
            dense = _UNSEGMENTED.findall(text)
            return min(1.0, 2.0 * sum(c in self.words for c in dense) / len(dense)) if dense else 0.0
        if self.style == "endings":
            return sum(token[-1] in self.words for token in tokens) / len(tokens)
        return sum(token in self.words for token in tokens) / len(tokens)


UNKNOWN = Language("", frozenset(), "words")


@cache
def _languages() -> tuple[tuple[Language, ...], Mapping[str, tuple[str, ...]]]:
    """All languages, and for each small word the codes of those that have it."""
    data = tomllib.loads(resources.files("cleantext.page").joinpath("function_words.toml").read_text("utf-8"))
    found = [Language(code, frozenset(words.split()), "words") for code, words in data["words"].items()]
    owners: dict[str, tuple[str, ...]] = {}
    for language in found:
        for word in sorted(language.words):
            owners[word] = (*owners.get(word, ()), language.code)
    for style in ("endings", "particles"):
        found += [Language(code, frozenset(marks), style) for code, marks in data[style].items()]
    return tuple(found), owners


def language_of(lines: Sequence[str], tokens: Sequence[Sequence[str]]) -> Language:
    """The language that most of a page's small words belong to; `UNKNOWN` if there are too few of them."""
    languages, owners = _languages()
    by_code = {language.code: language for language in languages}
    sample = ""
    for line in lines:
        sample += "".join(filter(str.isalpha, line))
        if len(sample) >= SAMPLE:
            sample = sample[:SAMPLE]
            break
    if not sample.isascii():
        kana, han, hangul = (len(pattern.findall(sample)) for pattern in (_KANA, _HAN, _HANGUL))
        if (hangul + han + kana) * 3 > len(sample):
            return by_code["ko" if hangul > han + kana else "ja" if kana * 8 > han else "zh"]
        if len(_UNSEGMENTED.findall(sample)) * 3 > len(sample) > 0:
            return by_code["th"]
    counts: dict[str, int] = {}
    for token, count in Counter(islice((token for line in tokens for token in line), SAMPLE)).items():
        for code in owners.get(token, ()):
            counts[code] = counts.get(code, 0) + count
    if not counts:
        return UNKNOWN
    code, hits = max(counts.items(), key=lambda item: (item[1], item[0]))
    return by_code[code] if hits >= 3 else UNKNOWN
