"""How much a line reads as a page's furniture does: by the runs of letters in its words, and by its signs.

No list of rules knows all the ways to ask for an address or to name a button. A linear model weighs runs of two to
four letters, words, pairs of words, and the signs that mean the same in every language (`signs.py`), after the n-gram
classifiers of Cavnar and Trenkle (1994) and of fastText (Joulin et al., 2016), and hashes them into one table of
small numbers ("feature hashing", Weinberger et al., 2009). What it learned from is this project's own: the examples
of its rules, its corpus, and the lines of `corpus/lines/`; `docs/train_voice.py` makes the table anew.

A score proves nothing by itself: articles speak of newsletters too. It is looked at only beside what goes, and at the
edges of a text, against the article's own (`amid.py`, `margins.py`), and to keep what a rule would take
(`evidence.py`, `proposals.py`).
"""

from __future__ import annotations

import math
import struct
import zlib
from array import array
from collections.abc import Sequence
from functools import cache, lru_cache
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from cleantext.folding import fold
from cleantext.lazy import lazy
from cleantext.signs import signs

if TYPE_CHECKING:
    import regex

#: The table has so many entries, a power of two.
SIZE = 1 << 17
#: Of a line so many code points are looked at, of a word so many.
LENGTH, WORD = 600, 24
#: A sign counts so often.
SIGN = 4
#: Two of three lines of furniture score so much, and one of fifteen of articles, by the count of `docs/train_voice.py`.
SPEAKS = 1.0
#: A clause of so many code points is looked at by itself; below such a score it reads as the article's.
CLAUSE, ARTICLE = 8, -1.2
#: What the file of the table begins with: what is added to each score, and what one step of an entry is worth.
HEADER = struct.Struct("<ff")
TABLE = Path(__file__).with_name("voice.bin")

#: A word, or a sign with the length of its line and whether that ends in a full stop.
Part = str | tuple[str, int, bool]

_TOKEN = lazy(r"[^\W\d_]+|\d+|[^\w\s]")
_CLAUSE = lazy(r"(?<=[.!?,;:–—،、，；：。])\s*(?!\d)|\s-\s")
_TARGET = lazy(r"\]\([^()\s]*\)|https?://\S+")
_UNSEGMENTED = lazy(r"[\p{Han}\p{Hiragana}\p{Katakana}]")
_BULLETS = " \t#>*+-–•·"


def score(text: str) -> float:
    """How much *text*, a line with its markup, reads as furniture; of sentences of articles it is mostly below zero.

    >>> score("Subscribe to our newsletter") > 1 > -1 > score("The miller met his brother at the lower weir.")
    True
    """
    start, step, table = _weights()
    tokens = _tokens(text)
    total, number = 0, 0
    for value, count in map(_weighed, _parts(text, tokens)):
        total, number = total + value, number + count
    between = _between(tokens)
    total += sum(map(table.__getitem__, between))
    return start + step * total / math.sqrt(number + len(between))


def speaks_as_page(text: str) -> bool:
    """Whether *text* reads as furniture, without much doubt."""
    return score(text) > SPEAKS


def hints_at_page(text: str) -> bool:
    """Whether *text* reads as furniture rather than as an article."""
    return score(text) > 0


def reads_in_part_as_article(text: str) -> bool:
    """Whether *text* hardly reads as furniture as a whole, and one of its clauses reads as an article's.

    >>> reads_in_part_as_article("Sign up for our newsletter, begged the sign over his father's door.")
    True
    >>> reads_in_part_as_article("Sign up for our newsletter.")
    False
    """
    whole = score(text)
    clauses = (clause for clause in _CLAUSE.split(text) if len(clause) >= CLAUSE)
    return whole < ARTICLE or (whole <= SPEAKS and any(score(clause) < ARTICLE for clause in clauses))


def features(text: str) -> list[int]:
    """The entries of the table that *text* speaks to, each as often as it does."""
    tokens = _tokens(text)
    return [entry for part in _parts(text, tokens) for entry in _entries(part)] + _between(tokens)


def _tokens(text: str) -> list[str]:
    text = _TARGET.sub(_bare_target, fold(text[:LENGTH]).lower()).strip(_BULLETS)
    return [token if not token.isdigit() else "0" * min(len(token), 4) for token in _TOKEN.findall(text)]


def _between(tokens: list[str]) -> list[int]:
    """The entries of the pairs of words, and of how many there are."""
    pairs = pairwise(["^", *map(_in_pair, tokens), "$"])
    return _entries_of([*(f"{one}_{other}" for one, other in pairs), f"#{_size(tokens)}"])


def _parts(text: str, tokens: list[str]) -> list[Part]:
    """The words of a line, and its signs."""
    found, size = signs(text), _size(tokens)
    return [*tokens, *((sign, size, "ends ." in found) for sign in found)]


def _size(tokens: list[str]) -> int:
    """The length of a line, in powers of two."""
    return min(6, len(tokens).bit_length())


@lru_cache(1 << 14)
def _weighed(part: Part) -> tuple[int, int]:
    """The sum of the entries of a word or a sign, and their number."""
    table = _weights()[2]
    found = _entries(part)
    return sum(table[entry] for entry in found), len(found)


def _entries(part: Part) -> tuple[int, ...]:
    return _of_word(part) if isinstance(part, str) else _of_sign(*part)


def _of_sign(name: str, size: int, stop: bool) -> tuple[int, ...]:
    return (_entry(f"~{name}"),) * SIGN + (_entry(f"~{name} {size}"), _entry(f"~{name} {stop}"))


def _of_word(word: str) -> tuple[int, ...]:
    if word[0] == "0":
        return (_entry(word),)
    if _UNSEGMENTED.search(word):
        return tuple(_entry(word[i : i + n]) for n in (1, 2, 3) for i in range(len(word) - n + 1))
    framed = f" {word[:WORD]} "
    runs = [framed[i : i + n] for n in (2, 3, 4) for i in range(len(framed) - n + 1)]
    return tuple(_entries_of([*runs, framed]))


def _in_pair(token: str) -> str:
    """A token as one of a pair: without the figures of a number, and of a script without spaces its beginning."""
    if token.isascii():
        return "0" if token[0] == "0" else token
    return token[:2] if _UNSEGMENTED.search(token) else token


def _bare_target(match: regex.Match[str]) -> str:
    return "](u)" if match[0].startswith("]") else "u://"


def _entries_of(features: Sequence[str]) -> list[int]:
    """The entries of features that have no line break, all at once."""
    data = "\n".join(features).encode("utf-8", "surrogatepass")
    return [code & (SIZE - 1) for code in map(zlib.crc32, data.split(b"\n"))]


def _entry(feature: str) -> int:
    return zlib.crc32(feature.encode("utf-8", "surrogatepass")) & (SIZE - 1)


@cache
def _weights() -> tuple[float, float, array[int]]:
    data = TABLE.read_bytes()
    start, step = HEADER.unpack_from(data)
    return start, step, array("b", data[HEADER.size :])
