"""In which spellings literals and patterns meet a text: with and without accents, capitals, in full width, folded."""

from __future__ import annotations

import itertools
import re
from functools import cache

from cleantext.folding import fold, fold_table, scan_form, scripts
from cleantext.parse_tree import Choices
from cleantext.rarity import weight

# Romanian pages write a cedilla as often as the comma that the letters have.
_CEDILLA = str.maketrans("șțȘȚ", "şţŞŢ")


@cache
def _raw_forms(char: str) -> tuple[str, ...]:
    """The forms that a letter of a literal takes in raw text, after ASCII lowering of the bytes."""
    if char.isascii():
        return (char.lower(),)
    forms = (char.lower(), char.upper() if len(char.upper()) == 1 else char, fold(char).lower())
    return tuple(dict.fromkeys(form.translate(table) for table in ({}, _CEDILLA) for form in forms))


def _capitalised(text: str) -> str:
    """*text* with its first letter a capital; a newline may stand before it."""
    return re.sub(r"[^\W\d_]", lambda letter: letter[0].upper(), text, count=1)


def variants(literal: str) -> frozenset[str]:
    """The forms in which *literal* (lower case) may stand in a text whose ASCII is in lower case.

    >>> sorted(variants("né"))
    ['ne', 'nÉ', 'né']
    >>> sorted(variants("și"))
    ['si', 'Şi', 'şi', 'Și', 'și']
    """
    odd = [char for char in literal if not char.isascii()]
    if not odd:
        return frozenset({literal})
    forms = [_raw_forms(char) for char in literal]
    if len(odd) <= 2:
        found = {"".join(choice) for choice in itertools.product(*forms)}
    else:
        bare = fold(literal).lower()
        texts = (literal, literal.translate(_CEDILLA), bare)
        found = {w for text in texts for w in (text, text.upper(), text.title(), _capitalised(text))}
        found = {"".join(c.lower() if c.isascii() else c for c in text) for text in found}
    if any(char >= "\u2e80" for char in odd):  # with Chinese and Japanese, full-width punctuation
        wide = {ord(c): chr(0xFEE0 + ord(c)) for c in ":()!?,/|"}
        found |= {text.translate(wide) for text in found}
    return frozenset(found)


def shortest(literals: Choices) -> Choices:
    """Leave out every literal that holds another one: where it stands, the other stands too.

    >>> sorted(shortest(frozenset({"cookie", "cookies", "a cookie", "jar"})))
    ['cookie', 'jar']
    """
    kept: list[str] = []
    for literal in sorted(literals, key=lambda literal: (len(literal), literal)):
        if not any(other in literal for other in kept):
            kept.append(literal)
    return frozenset(kept)


#: A literal is cut where it narrows enough; fewer different literals make a smaller automaton.
ENOUGH_WEIGHT = 10


def cut(literal: str) -> str:
    """The beginning of *literal* that narrows enough.

    >>> cut("like most websites we use cookies"), cut("мы используем")
    ('like most we', 'мы исп')
    """
    total = 0.0
    for end, char in enumerate(literal, 1):
        total += weight(char * 4) / 4
        if total >= ENOUGH_WEIGHT:
            return literal[:end]
    return literal


def forms(literals: Choices) -> dict[str, tuple[bytes, ...]]:
    """The forms in which the prefilter looks for *literals*: cut, without needless ones, in every spelling; by script.

    >>> forms(frozenset({"cookies", "cookie", "jar"}))
    {'': (b'cookie', b'jar')}
    """
    found: dict[str, set[bytes]] = {}
    for literal in shortest(frozenset(map(cut, literals))):
        for form in map(scan_form, variants(literal)):
            found.setdefault(max(scripts(form)), set()).add(form)
    return {script: tuple(sorted(found[script])) for script in sorted(found)}


def bounded(pattern: str) -> str:
    r"""Write `\w+` and its like with the bound that no word or number exceeds.

    >>> bounded(r"\w+ly \d*")
    '\\w{1,30}ly \\d{0,30}'
    """
    return re.sub(r"(\\[wdsWDS])([+*])", lambda m: f"{m[1]}{{{int(m[2] == '+')},30}}", pattern)


def fold_pattern(pattern: str) -> str:
    """Fold a pattern as the lines are folded that it is matched against; what becomes syntax is escaped.

    >>> fold_pattern("réservés（.）")
    'reserves\\\\(.\\\\)'
    """
    table = fold_table()
    special = set(r"\.^$*+?{}[]|()-&~#")
    return "".join(
        char if char.isascii() else "\\" + bare if (bare := table.get(ord(char), char)) in special else bare
        for char in pattern
    )
