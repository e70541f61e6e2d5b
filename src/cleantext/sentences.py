"""Sentences: where they end in twenty languages, and which of them have the shape of article text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import NamedTuple

import regex

from cleantext.lazy import lazy
from cleantext.markup import Plain

# A sentence ends at a stop, its closing quotes and brackets, and space; in Chinese and Japanese at the stop; where two
# run together, between a word and a capital letter. In Greek a semicolon asks.
_STOP = lazy(
    r"""(?<![.!?…؟।])[.!?…؟।]++(?:["')\]»«]| »(?=\s))*+(?=\s)"""
    r"""|(?<=[\p{Ll}\p{Lo}]{2}|\d)[.!?](?=\p{Lu}\p{Ll}*+[\s']|[\p{Arabic}\p{Hebrew}\p{Han}\p{Hiragana}\p{Hangul}\p{Devanagari}])"""
    r"""|[。！？｡!?](?=[\p{Han}\p{Hiragana}\p{Katakana}])|[。｡]["')\]」』]*+"""
    r"""|(?<=[\p{L}\d"»)])[;\u037e](?=\s+["«(]?\p{Greek})"""
)
_ANY_STOP = re.compile(r"[.!?…؟।。！？｡;\u037e]")
# Folded: without accents. What is as often the last word of a sentence ("tel.", "ill.", "red.") is left out.
_ABBREVIATIONS = (
    "mrs?|ms|drs?|prof|st|jr|sr|gen|col|sgt|lt|capt|rev|sen|rep|gov|no|nos|vs|cf|al|inc|ltd|co|corp|dept|est|fig|vol|pp?|art|ca|approx",
    "jan|feb|aug|sept|oct|nov|dec|ave|blvd|hwy|mt|ft|messrs|hon|bros",
    "bzw|bspw|nr|str|ggf|usw|vgl|sog|evtl|inkl|geb|hrsg|mme|mlle|sig|dott|avv|geom|sra?s?|dra?s?|uds?|avda|num|pag|ul|im",
    "bijv|enz|mevr|dhr|blz|resp|osv|dvs|bl\\.a|t\\.ex|f\\.eks|fx|kl|stk|esim|klo|puh",
    "napr|tzv|tzn|mj|atd|apod|odst|mgr|mudr|judr|phdr|doc|popr|c\\. ?p",  # Czech, Slovak
    "np|tzw|tj|inz|godz|tys|wg|hab|plk|ks|sw",  # Polish
    "stb|kb|pf|ifj|ozv|kft|zrt|szept|okt|febr|marc|apr|maj|jun|jul",  # Hungarian
    "npr|itd|tzv|dl|dna|doc",  # Croatian, Slovenian, Serbian; Romanian; Turkish
    "т|г|гг|ул|им|проф|акад|св|см|стр|напр|рис|табл|др|пр|просп|обл",  # Russian
    "вул|буд|див|тис|ст|бр|чл|тзв",  # Ukrainian, Bulgarian, Serbian
    "κ|κα|δρ|αρ|δηλ|βλ|σελ|οδ",  # Greek
)
#: A word of more letters is no abbreviation.
_LONGEST = max(map(len, "|".join(_ABBREVIATIONS).split("|")))
_ABBREVIATION = lazy(
    rf"""(?:^|[\s("'])(?:(?:\p{{L}}\.)+\p{{L}}|\p{{Lu}}|{"|".join(_ABBREVIATIONS)})$""", regex.IGNORECASE
)
# "3. Mai", "2. Weltkrieg": a number before such a word is an ordinal, and its stop ends nothing.
_ORDINAL = lazy(
    r"""(?<![\d.,:])\d{1,2}\.\s+(?:jan(?:uar|ner)?|feb(?:ruar)?|marz|april?|mai|juni?|juli?|aug(?:ust)?|sept?(?:ember)?|okt(?:ober)?|nov(?:ember)?|"""
    r"""dez(?:ember)?|jahrhunderts?|jh|klassen?|liga|bundesliga|platz|runde|stock|weltkriegs?|geburtstag|auflage|kapitel|spieltag|minute|absatz|"""
    r"""senat|etage|mal|teil|tag|band|mannschaft|fc|ocak|subat|mart|nisan|mayis|haziran|temmuz|agustos|eylul|ekim|kasim|aralik)\b""",
    regex.IGNORECASE,
)
_WORD = lazy(r"[^\W_]+(?:['.\-][^\W_]+)*")
_ASCII_WORD = re.compile(r"[a-zA-Z0-9]+(?:['.\-][a-zA-Z0-9]+)*")  # the same in half the time
#: The beginning of a word of five letters at least, or two signs of a script without spaces.
_STEM = lazy(r"\b[\p{L}\p{M}]{5}|[\p{Han}\p{Katakana}]{2}")
_UNSEGMENTED = lazy(r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}]")
_ENDS = lazy(r"""(?:[.!?…؟।。！？｡]|(?<=\p{Greek}|\p{Greek}["»)])[;\u037e])["')\]»«」』*_]*\s*$""")

#: A sentence of fewer words says too little to be told from a label or a button.
BODY_WORDS = 6
#: The same for scripts without spaces, in characters.
BODY_CHARS = 14


class Sentence(NamedTuple):
    """A sentence, or a line that holds none. `start:end` are code points of the document, space after it included;
    `text` is its plain view, `at` where that begins in the line's; `body` tells whether it has the shape of article
    text: enough words and a full stop."""

    start: int
    end: int
    text: str
    at: int
    body: bool


def words(text: str) -> int:
    """How many words *text* has; a character of an unsegmented script counts as half a word.

    >>> words("Three blind mice."), words("三只瞎老鼠")
    (3, 2)
    """
    if text.isascii():
        return len(_ASCII_WORD.findall(text))
    dense = len(_UNSEGMENTED.findall(text))
    return len(_WORD.findall(_UNSEGMENTED.sub(" ", text) if dense else text)) + dense // 2


def at_most(text: str, most: int) -> bool:
    """Whether *text* has so many words at most: no more of it is looked at than that takes.

    >>> at_most("Three blind mice.", 3), at_most("Three blind mice.", 2)
    (True, False)
    """
    if text.isascii():
        return next(islice(_ASCII_WORD.finditer(text), most, None), None) is None
    return words(text) <= most


def stems(text: str) -> frozenset[str]:
    """The beginnings of the longer words of *text*, in small letters: by them two texts speak of the same.

    >>> sorted(stems("The mills stood, and the Miller slept."))
    ['mille', 'mills', 'slept', 'stood']
    """
    return frozenset(_STEM.findall(text.lower()))


def introduces(text: str) -> bool:
    """Whether *text* ends in a colon: it says what follows."""
    return text.endswith((":", "\N{FULLWIDTH COLON}"))


def ends_sentence(text: str) -> bool:
    """Whether *text*, a plain view, ends with a full stop or the like."""
    if text[-1:].isalnum() or text[-1:] in (".", "!", "?"):  # as most do
        return not text[-1].isalnum()
    return _ENDS.search(text, max(0, len(text) - _END_REACH)) is not None


#: A sentence's stop stands among its last characters, before the quotes and brackets that close with it.
_END_REACH = 40


def body_shaped(text: str) -> bool:
    """Whether *text*, a plain view, has the shape of article text: a full stop, and words enough."""
    if not ends_sentence(text):
        return False
    if text.isascii():
        return not at_most(text, BODY_WORDS - 1)
    dense = _UNSEGMENTED.findall(text)
    return len(dense) >= BODY_CHARS or words(text) >= BODY_WORDS


def has_stop(text: str) -> bool:
    """Whether a sentence can end in *text*: most lines of a page are labels, and need no look for where."""
    return _ANY_STOP.search(text) is not None


def cuts(text: str) -> Iterator[int]:
    """Where the sentences of a plain view begin, and at last its end."""
    yield 0
    last = 0
    for stop in _stops(text):
        end = stop.end()
        rest = text[end : end + 3].lstrip()
        # A lower-case word goes on with the sentence: an abbreviation before it, or "Why? she asked."
        if not rest or rest[0].islower():
            continue
        start = stop.start()
        if text[start] == "." and (_abbreviated(text, start) or _ordinal(text, start)):
            continue
        while end < len(text) and text[end].isspace():
            end += 1
        if last < end < len(text):
            yield end
            last = end
    yield len(text)


def _stops(text: str) -> Iterator[regex.Match[str]]:
    """What matches `_STOP`, one after another; it begins with a stop, which `re` finds in a tenth of the time."""
    at = 0
    while (mark := _ANY_STOP.search(text, at)) is not None:
        stop = _STOP.match(text, mark.start())
        if stop is not None:
            yield stop
        at = (stop or mark).end()


def _abbreviated(text: str, stop: int) -> bool:
    """Whether an abbreviation stands ahead of the stop."""
    if stop > _LONGEST and text[stop - _LONGEST - 1 : stop].isalpha():
        return False
    return _ABBREVIATION.search(text, max(0, stop - 12), stop) is not None


def _ordinal(text: str, stop: int) -> bool:
    """Whether the stop is that of an ordinal."""
    return text[stop - 1 : stop].isdigit() and any(_ORDINAL.match(text, max(0, stop - size)) for size in (2, 1))


def split(plain: Plain, source: str, offset: int, places: Sequence[int]) -> list[Sentence]:
    """The sentences of a line that is *source*, begins at *offset* of its document, and has the plain view *plain*;
    *places* are its `cuts`."""
    if len(places) == 2:
        return [Sentence(offset, offset + len(source), plain.text, 0, body_shaped(plain.text))]
    edges = [0, *(_boundary(source, plain, cut) for cut in places[1:-1]), len(source)]
    found = []
    for a, b, start, end in zip(places, places[1:], edges, edges[1:], strict=False):
        text = plain.text[a:b].rstrip()
        if plain.origin is not None and not _balanced(source[start:end]):
            # Emphasis or a link that goes on in the next sentence stays with what is kept.
            start, end = plain.at(a), end if b < len(plain.text) else plain.at(b - 1) + 1
        found.append(Sentence(offset + start, offset + end, text, a, body_shaped(text)))
    return found


def _boundary(source: str, plain: Plain, cut: int) -> int:
    """Where in *source* the sentence that begins at `plain.text[cut]` begins, its opening markup included."""
    before, start = plain.at(cut - 1) + 1, plain.at(cut)
    gap = source[before:start]
    bare = gap.rstrip()
    if len(bare) < len(gap) or not gap:
        return start
    space = max(gap.rfind(" "), gap.rfind("\t"), gap.rfind("\N{NO-BREAK SPACE}"))
    if space >= 0:
        return before + space + 1
    if plain.text[cut - 1].isspace():
        return before
    return start if gap.startswith("](") else before


def _balanced(source: str) -> bool:
    return source.count("**") % 2 == 0 and source.count("](") <= source.count("[") == source.count("]")
