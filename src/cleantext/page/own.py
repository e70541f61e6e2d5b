"""A line of a page by itself, in numbers: its shape, its links, its words, and what the rules say of it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping, Sequence

import regex

from cleantext.document import Line
from cleantext.forest import Column, Row
from cleantext.kinds import Findings
from cleantext.lazy import lazy
from cleantext.markup import Link
from cleantext.page.language import Language
from cleantext.sentences import words as word_count

#: The numbers of one line, and one number of all lines.

#: What ends a sentence, and what may close behind it.
_STOPS = frozenset(".!?؟।。！？｡")
_CLOSERS = "\"')]»”’」』*_"
_MARKS = re.compile(r"[|·»›«‹>•→←↑↓▸►/\\]")
_ADDRESS = re.compile(r"https?://|www\.|[\w.]@[\w.]")
_OPENING_QUOTES = frozenset("\"“„«»「『‘'")
_DIGIT = re.compile(r"[\d²³¹⁰-₉]")
_BULLETS = frozenset("-*+\N{BULLET}\N{MIDDLE DOT}\u25aa\u25cf\u25e6o")
_NUMBER = re.compile(r"\s*\d{1,3}[.)]\s")
_TIME = re.compile(r"(?<!\d)(?:[0-2]?\d:[0-5]\d|(?:19|20)\d\d|\d{1,2}[./-]\d{1,2}[./-]\d{2,4})(?!\d)")
#: A sum of money: the sign of a currency, or a short name of one, at a number.
_PRICE = lazy(
    r"\p{Sc}\s?\d|\d\s?\p{Sc}|(?<!\w)(?:USD|EUR|GBP|CHF|CAD|AUD|Rs\.?|Rp\.?)\s?\d|"
    r"\d\s?(?:(?:USD|EUR|GBP|CHF|zł|kr|Kč|Ft|lei|TL|руб|грн|лв)\b|円|元|원|ريال|تومان)"
)
#: What stands between the cells of a table laid out with spaces.
_GAP = re.compile(r"(?<=\S)(?: {3,}|\t)(?=\S)")
#: No line stands deeper or less deep than this, for all that is made of it (code points).
DEEP = 40
#: So many lines above and below are looked through for others of the same shape.
TWINS_REACH = 12

#: The kinds of furniture that the categories of the rules tell of; a line may have several.
KINDS: Mapping[str, str] = {
    "navigation": "navigation", "related_links": "related", "share_prompts": "share", "comment_threads": "comments",
    "cookie_notices": "legal", "copyright_notices": "legal", "syndication_disclaimers": "legal",
    "newsletter_prompts": "promotion", "subscription_prompts": "promotion", "app_promos": "promotion",
    "donation_appeals": "promotion", "ad_markers": "promotion", "affiliate_disclosures": "promotion",
    "bylines": "facts", "datelines": "facts", "metadata_lines": "facts", "image_credits": "facts",
    "author_bios": "facts",
}  # fmt: skip
RULE_KINDS = ("navigation", "related", "share", "comments", "legal", "promotion", "facts")

#: What is seen of a line by itself, and what only beside the others.
SELF = (
    "words", "letters", "ending", "prose", "sentences", "linked", "link_count", "image", "lead", "heading",
    "small_words", "capitals", "upper", "digits", "commas", "marks", "rights", "address", "repeats", "quote", "times",
    "prices", "cells", "ruled", *(f"rule_{kind}" for kind in RULE_KINDS),
)  # fmt: skip
OWN = (*SELF, "indent", "kin", "blank_before", "blank_after", "twins", "twins_near")


#: How sure the surest rule of a line is, and for each of `RULE_KINDS` whether there is one of it.
Ruled = tuple[float, Row]


def ruled_lines(findings: Findings) -> dict[int, Ruled]:
    """By line: how sure the surest rule is that speaks for more than a span of it, and of which kinds the rules are."""
    found: dict[int, Ruled] = {}
    for index, matches in findings.by_line.items():
        told = [match for match in matches if match.rule.kind != "inline" and match.rule.category in KINDS]
        if told:
            sure = float(max(match.rule.confidence for match in told))
            kinds = {KINDS[match.rule.category] for match in told}
            found[index] = sure, [float(kind in kinds) for kind in RULE_KINDS]
    return found


_NO_RULE: Ruled = (0.0, (0.0,) * len(RULE_KINDS))


def own_row(
    line: Line,
    tokens: Sequence[str],
    within: Sequence[Link],
    language: Language,
    repeats: Mapping[str, int],
    ruled: Mapping[int, Ruled],
) -> Row:
    """A line in numbers, in the order of `SELF`; *within* are its links.

    What needs other lines is told by the functions below.
    """
    source, plain = line.source, line.plain.text
    count = len(tokens) if plain.isascii() else word_count(plain)
    size = len(plain)
    prose = sentences = 0
    if count >= 12 or (count >= 4 and _ends(plain)):
        told = [sentence for sentence in line.sentences if sentence.body]
        sentences = len(told)
        prose = sum(word_count(sentence.text) for sentence in told)
    linked, link_count, image = _links(source, within)
    lead = line.plain.lead.strip() if line.plain.lead else ""
    capitals, upper = _capitals(plain)
    sure, kinds = ruled.get(line.index, _NO_RULE)
    return (
        float(count), float(size), _ending(plain), min(1.0, prose / count) if count else 0.0, float(sentences),
        min(1.0, linked / size) if size else float(link_count > 0), float(link_count), image, _lead(source, lead, line),
        float(len(lead)) if lead[:1] == "#" else 0.0, language.share(plain, tokens), capitals, upper,
        sum(map(str.isdigit, plain)) / size if _DIGIT.search(plain) else 0.0,
        sum(map(plain.count, ",;、，،")) / max(1, count),
        float(len(_MARKS.findall(plain))), float("\N{COPYRIGHT SIGN}" in plain or "(C)" in plain),
        float(_ADDRESS.search(plain) is not None),
        float(min(9, repeats[plain])), float(plain[:1] in _OPENING_QUOTES), float(len(_TIME.findall(plain))),
        float(prices(plain)), float(gaps(source)),
        sure, *kinds,
    )  # fmt: skip


def prices(plain: str) -> int:
    """How many sums of money a line names.

    >>> prices("£4.50 £6"), prices("120 kr"), prices("12,99 zł / 300円"), prices("A 4 kroner coin of 1914")
    (2, 1, 2, 0)
    """
    return len(_PRICE.findall(plain)) if _DIGIT.search(plain) else 0


def gaps(source: str) -> int:
    """How many gaps lie between the cells of a line, if it is a row of a table laid out with spaces or tabs."""
    return len(_GAP.findall(source)) if "   " in source or "\t" in source else 0


def _links(source: str, within: Sequence[Link]) -> tuple[int, int, float]:
    """How many characters stand in links, how many links there are, whether there is an image."""
    if not within:
        return 0, 0, 0.0
    chars = count = 0
    image = 0.0
    end = -1
    for link in within:
        if link.image:
            image = 1.0
        elif link.start >= end:
            inner = source[link.text_start : link.text_end]
            if "](" in inner:
                inner = regex.sub(r"!\[[^\]]*\]\([^)]*\)", "", inner)
            chars += len(inner.strip())
            count += 1
            end = link.end
    return chars, count, image


def _ends(plain: str) -> bool:
    """Whether a line ends as a sentence does."""
    return plain.rstrip(_CLOSERS)[-1:] in _STOPS


def _ending(plain: str) -> float:
    if _ends(plain):
        return 4.0
    last = plain[-1:]
    return 0.0 if not last else 3.0 if last in ":：" else 2.0 if last in ",;、，" else 1.0 if last in "…>»→" else 0.0


def _lead(source: str, lead: str, line: Line) -> float:
    bare = source.lstrip()
    if lead[:1] == "#":
        return 5.0
    if lead[:1] == ">":
        return 4.0
    if line.row:
        return 3.0
    if lead or (bare[:1] in _BULLETS and bare[1:2] == " "):
        return 1.0
    return 2.0 if _NUMBER.match(source) else 0.0


def _capitals(plain: str) -> tuple[float, float]:
    """The share of words behind the first that begin with a capital, and of capitals among letters; -1 without case."""
    first = [word[0] for word in plain.split()[1:]]
    return _upper(first), _upper(plain[:200])


def _upper(letters: Sequence[str]) -> float:
    upper, lower = sum(map(str.isupper, letters)), sum(map(str.islower, letters))
    return upper / (upper + lower) if upper or lower else -1.0


def depths(lines: Sequence[Line]) -> Column:
    """How deep each line stands (code points)."""
    return [float(len(line.source) - len(line.source.lstrip())) for line in lines]


def indents(depth: Column, prose: Column) -> Column:
    """How much deeper a line stands than most prose does (code points)."""
    usual = Counter(at for at, share in zip(depth, prose, strict=True) if share > 0.5).most_common(1)
    base = usual[0][0] if usual else 0.0
    return [max(-DEEP, min(DEEP, at - base)) for at in depth]


def blanks(lines: Sequence[Line]) -> tuple[Column, Column]:
    """Whether a blank line stands above, below."""
    stops = [0, *(line.stop for line in lines)]
    above = [float(line.start > stop) for line, stop in zip(lines, stops, strict=False)]
    return above, [*above[1:], *([1.0] if above else [])]


def kin(tokens: Sequence[Sequence[str]], prose_words: Sequence[float]) -> Column:
    """The share of a line's longer words that the prose of other lines has too: headings have it, teasers less."""
    longer = [{token for token in line if len(token) > 3} for line in tokens]
    counts: Counter[str] = Counter()
    for some, prose in zip(longer, prose_words, strict=True):
        if prose:
            counts.update(some)
    found = []
    for some, prose in zip(longer, prose_words, strict=True):
        mine = 1 if prose else 0
        found.append(sum(counts[token] > mine for token in some) / len(some) if some else -1.0)
    return found


def shapes(depth: Column, rows: Sequence[Row]) -> list[int]:
    """A number for each line that lines of the same shape and depth share."""
    picked = [SELF.index(name) for name in ("lead", "ending", "linked", "times", "words")]
    numbers: dict[tuple[float, ...], int] = {}
    found = []
    for at, row in zip(depth, rows, strict=True):
        lead, ending, linked, times, words = (row[i] for i in picked)
        shape = (at, lead, ending, float(linked > 0.5), min(1.0, times), float(int(words).bit_length()))
        found.append(numbers.setdefault(shape, len(numbers)))
    return found


def twins(shape: Sequence[int]) -> tuple[Column, Column]:
    """How many lines have the same shape and depth: on the page, and near; entries and cards have many."""
    where: dict[int, list[int]] = {}
    for i, number in enumerate(shape):
        where.setdefault(number, []).append(i)
    near = []
    for i, number in enumerate(shape):
        like = where[number]
        near.append(float(bisect_left(like, i + TWINS_REACH + 1) - bisect_left(like, i - TWINS_REACH)))
    return [float(min(60, len(where[number]))) for number in shape], near
