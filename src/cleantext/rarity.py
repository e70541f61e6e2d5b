"""How rare a literal is in texts, so that of several that a pattern requires the rarest is looked for."""

from __future__ import annotations

import math
from collections.abc import Iterable
from functools import cache, lru_cache
from pathlib import Path

from cleantext.folding import fold

#: Lighter literals are in every text; see `weight`.
MIN_WEIGHT = 2.4

#: Stands at either end of a literal, next to a letter or digit, where no other one can follow.
BOUND = "\0"


@lru_cache(maxsize=1 << 16)  # the words of a language stand in many of its patterns
def weight(literal: str) -> float:
    """How much a literal narrows: spaces and digits less than letters, other scripts more, short ASCII words little."""
    text = literal.strip(BOUND)
    total = sum(map(_weight_of, text))
    return total * 0.8 if len(text) < 4 and text.isalpha() and total <= len(text) else total


#: The runs of up to `GRAM` characters that are frequent in ordinary texts of Latin script (up to `SCRIPT`), by four
#: times the power of two by which each is rare in `LINE` characters: a row for each power, with `NEWLINE` for one.
#: `tests/benchmarks/grams.py` counts them.
FREQUENT = Path(__file__).parent / "data" / "frequent.txt"
GRAM, LINE, SCRIPT, NEWLINE = 4, 100, "\u0370", "\N{SYMBOL FOR NEWLINE}"


#: To be of another script makes a literal so much rarer.
FOREIGN = 6


@cache
def _frequent() -> tuple[dict[str, float], float]:
    """How rare each run is, and what is said of all others."""
    found: dict[str, float] = {}
    for row in FREQUENT.read_text(encoding="utf-8").splitlines():
        power, *grams = row.replace(NEWLINE, "\n").split("\t")
        found.update(dict.fromkeys(grams, int(power) / 4))
    return found, max(found.values()) + 1


@lru_cache(maxsize=1 << 16)  # the same
def rarity(literal: str) -> float:
    """How rare a literal is in texts, as a power of two: as its rarest run of letters, more for what is longer.

    >>> rarity("the ") < rarity("\\0der\\0") < rarity("reply") < rarity("newsletter")
    True
    """
    bounds = literal.startswith(BOUND), literal.endswith(BOUND)
    text = fold(literal.strip(BOUND)).lower()
    if max(text, default="") >= SCRIPT:
        return FOREIGN + weight(literal) + sum(bounds)
    # What is a word of its own has space beside it, or what is as rare there.
    text = f"{' ' * bounds[0]}{text}{' ' * bounds[1]}"
    (known, unknown), longer = _frequent(), max(0, len(text) - GRAM)
    rarest = max(known.get(text[at : at + GRAM], unknown) for at in range(longer + 1))
    return rarest + 0.5 * (longer - sum(bounds))


def _weight_of(char: str) -> float:
    if char in " \n":
        return 0.4 if char == " " else 1.6
    if char.isdigit():
        return 0.8
    # Vietnamese letters have accents that a text may lack.
    return 1 if char < "\u0370" or "\u1e00" <= char < "\u1f00" else 2 if char < "\u0530" else MIN_WEIGHT


#: To be rarer is worth nothing.
RAREST = 16


def strength(choices: Iterable[str]) -> float:
    """How rare it is that a text holds one of a set, as a power of two; the empty set narrows nothing."""
    often = math.fsum(2 ** -min(rarity(literal), RAREST) for literal in choices)  # the same in whatever order
    return -math.log2(often) if often else -math.inf
