"""Folding for matching: odd spaces, quotes, dashes, accents and invisible characters.

Rules are matched against a folded copy of a line, so that "TOUS DROITS RESERVES", "tous droits réservés"
with decomposed letters and "tous\N{NO-BREAK SPACE}droits réservés" are one phrase. Every replacement in
`fold` is one code point for one code point, so offsets hold; what must be *deleted* (soft hyphens,
zero-width characters, combining marks) is listed in `INVISIBLE` and left to the line's plain view.
"""

from __future__ import annotations

import unicodedata
from functools import cache

SPACES = (
    "\t\N{NO-BREAK SPACE}\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
)
SINGLE_QUOTES = "\u2018\u2019\u201a\u201b\u02bc\u2032\u00b4`"
DOUBLE_QUOTES = "\u201c\u201d\u201e\u201f\u2033"
DASHES = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212"

#: Characters that carry no letter of their own: a folded line leaves them out.
INVISIBLE = (
    "\N{SOFT HYPHEN}\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\N{ZERO WIDTH NO-BREAK SPACE}\ufe0e\ufe0f"
    "\u0300-\u036f"  # combining marks of Latin, Greek and Cyrillic
    "\u0640\u064b-\u0655\u0670"  # Arabic tatweel, vowel signs and small signs above letters
)

# Letters whose bare form is not the first character of their decomposition.
_BARE = {
    "ı": "i", "ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "ð": "d",
    "أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ی": "ي", "ى": "ي", "ک": "ك", "ة": "ه", "ۀ": "ه",
}  # fmt: skip


@cache
def fold_table() -> dict[int, str]:
    """The table of `fold`: code point to the one character that stands for it."""
    table = dict.fromkeys(map(ord, SPACES), " ")
    table.update(dict.fromkeys(map(ord, SINGLE_QUOTES), "'"))
    table.update(dict.fromkeys(map(ord, DOUBLE_QUOTES), '"'))
    table.update(dict.fromkeys(map(ord, DASHES), "-"))
    table.update((0xFF00 + i, chr(0x20 + i)) for i in range(1, 0x5F))  # full-width ASCII
    for zero in (0x0660, 0x06F0):
        table.update((zero + i, str(i)) for i in range(10))
    # Latin, Greek and Cyrillic letters with accents; Latin Extended Additional; Greek Extended.
    for block in (range(0xC0, 0x250), range(0x370, 0x530), range(0x1E00, 0x2000)):
        for code in block:
            parts = unicodedata.normalize("NFD", chr(code))
            if len(parts) > 1 and all(0x300 <= ord(mark) <= 0x36F for mark in parts[1:]):
                table[code] = parts[0]
    table.update((ord(letter), bare) for letter, bare in _BARE.items())
    table[ord("ς")] = "σ"
    return table


def fold(text: str) -> str:
    """Return *text* with spaces, quotes, dashes, digits and accented letters made plain.

    The result has as many code points as *text*; case is kept.

    >>> fold("L\N{RIGHT SINGLE QUOTATION MARK}été – 5\N{NO-BREAK SPACE}min")
    "L'ete - 5 min"
    """
    if not text.isascii():  # what is common is replaced in a tenth of the time, and often that is all there is
        for odd, plain in _COMMON:
            text = text.replace(odd, plain)
    return text if text.isascii() and "\t" not in text and "`" not in text else text.translate(fold_table())


_COMMON = (
    ("\N{NO-BREAK SPACE}", " "), ("\u2019", "'"), ("\u2018", "'"), ("\u201c", '"'), ("\u201d", '"'), ("\u2013", "-"),
    ("\u2014", "-"),
)  # fmt: skip


#: Which script a byte that begins a character speaks for; others are in texts of any script.
_SCRIPT_OF_LEAD = {
    lead: script
    for script, leads in {
        "Greek": range(0xCD, 0xD0),
        "Cyrillic": range(0xD0, 0xD5),
        "Hebrew": range(0xD6, 0xD8),
        "Arabic": range(0xD8, 0xDC),
        "Indic": range(0xE0, 0xE1),
        "Han": (*range(0xE3, 0xEA), 0xEF),
        "Hangul": range(0xEA, 0xEE),
    }.items()
    for lead in leads
}
#: The bytes that go on with a character of UTF-8.
CONTINUATION_BYTES = bytes(range(0x80, 0xC0))
_NOT_LEADING = bytes(range(0x80)) + CONTINUATION_BYTES


def scripts(data: bytes) -> set[str]:
    """The scripts of which UTF-8 *data* holds characters; "" stands for what all texts share.

    >>> sorted(scripts("Привет, world".encode()))
    ['', 'Cyrillic']
    """
    return {""} | {_SCRIPT_OF_LEAD.get(lead, "") for lead in set(data.translate(None, _NOT_LEADING))}
