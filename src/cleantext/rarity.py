"""How rare a literal is in texts, so that of several that a pattern requires the rarest is looked for."""

from __future__ import annotations

import math
from collections.abc import Iterable
from functools import lru_cache

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


#: Words that are in every text of their language, or within its words.
_EVERYWHERE = frozenset({
    "aan", "all", "als", "and", "any", "app", "are", "att", "auf", "aus", "avec", "but", "can", "che", "com", "con",
    "dal", "dans", "das", "del", "dem", "den", "der", "des", "det", "die", "dig", "din", "dos", "een", "ein",
    "eine", "est", "even", "for", "fra", "from", "fur", "för", "für", "get", "gli", "har", "has", "have", "help",
    "her", "here", "het", "his", "how", "ich", "ihr", "ikke", "info", "inte", "ist", "its", "jeg", "just", "kan",
    "keep", "las", "les", "let", "like", "los", "made", "man", "mas", "may", "med", "mer", "met", "mit", "more",
    "más", "nam", "nao", "new", "niet", "non", "nos", "not", "now", "nur", "não", "och", "one", "ons", "our", "out",
    "over", "page", "par", "para", "por", "pour", "pro", "que", "qui", "read", "ring", "sau", "see", "she", "sie",
    "sin", "site", "som", "sua", "sur", "text", "that", "the", "their", "them", "then", "there", "they", "this",
    "til", "till", "una", "und", "une", "uno", "uns", "use", "van", "var", "vil", "vom", "von", "voor", "vor",
    "vos", "vår", "war", "was", "way", "we", "were", "what", "when", "who", "why", "wie", "will", "wir", "with",
    "work", "you", "your",
})  # fmt: skip


@lru_cache(maxsize=1 << 16)  # the same
def rarity(literal: str) -> float:
    """How rare a literal is in texts, as a power of two: its weight, less for words that are everywhere, more for
    what must be a word of its own."""
    text = literal.strip(BOUND)
    word = text.strip(" ")
    common = word in _EVERYWHERE or (len(word) < 3 and word.isascii() and word.isalpha())
    bounds = len(literal) - len(text)
    return (0.5 if common else weight(text)) + (bounds if len(word) < 6 else 0.5 * bounds)


def _weight_of(char: str) -> float:
    if char in " \n":
        return 0.4 if char == " " else 1.6
    if char.isdigit():
        return 0.8
    # Vietnamese letters have accents that a text may lack.
    return 1 if char < "\u0370" or "\u1e00" <= char < "\u1f00" else 2 if char < "\u0530" else MIN_WEIGHT


def strength(choices: Iterable[str]) -> float:
    """How rare it is that a text holds one of a set, as a power of two; the empty set narrows nothing."""
    often = math.fsum(2 ** -min(rarity(literal), 14) for literal in choices)  # the same in whatever order
    return -math.log2(often) if often else -math.inf
