"""Lines as a profile counts them: a folded form, a pattern for what changes in it, and hashes that stay the same.

`FORM` names all of this. A profile that was made with another form says nothing about these hashes, so whatever changes
a folded line, a pattern or a zone gives `FORM` a new name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from hashlib import blake2b
from typing import NamedTuple

import regex

from cleantext.folding import fold
from cleantext.lazy import lazy
from cleantext.markup import plain_view
from cleantext.shown import bare

FORM = "lines-1"

#: What a count is of: a host's documents, one line, or a pattern of lines.
HOST, LINE, PATTERN = 0, 1, 2
#: The shape of a line: a label; a few words with a stop, a comma or a colon, as in verse and prayers; a sentence.
LABEL, STOPPED, PROSE = 0, 1, 2
#: Zones of a document, as bits.
HEAD, MIDDLE, TAIL = 1, 2, 4

#: An example of a line is cut to so many code points.
EXAMPLE = 160
#: Decoration and closing marks at a line's ends are looked for within so many code points.
ENDS = 24
#: A pattern speaks for lines of at most so many words; longer ones are sentences with a figure in them.
PATTERN_WORDS = 12
#: A line with more figures than this is a row of a table.
PATTERN_NUMBERS = 1
#: Against the length of a sentence, a label weighs so much when a document is cut into zones; but no sentence weighs
#: more than so many, or one notice would push a poem aside, as menus would an article.
LABEL_WEIGHT, MOST_WEIGHT = 4, 150

#: What an ASCII line must hold for its plain view to differ from it.
_MARKUP = re.compile(r"[*~\\<_\t\x0b\x0c\x1c-\x1f]|\]\(|  ")
_STOP = lazy(r"""[.!?…؟।。！？｡,;:،、，；：]["')\]»«」』]*$""")
_DENSE = lazy(r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}]")
_MONTH = r"\p{L}{3,12}\.?"
_DATE = lazy(
    rf"""(?:(?<!\p{{L}})\p{{L}}{{2,12}},\ )?(?<![\d.,/-])(?:
        \d{{1,2}}(?:st|nd|rd|th|\.)?(?:\ \p{{L}}{{2,3}})?\ {_MONTH}(?:\ \p{{L}}{{2,3}})?,?\ \d{{4}}
      | (?<!\p{{L}}){_MONTH}\ \d{{1,2}}(?:st|nd|rd|th)?,?\ \d{{4}}
      | \d{{4}}[-./]\d{{1,2}}[-./]\d{{1,2}} | \d{{1,2}}[-./]\d{{1,2}}[-./]\d{{2,4}}
      | \d{{4}}\s?[年년]\s?\d{{1,2}}\s?[月월]\s?\d{{1,2}}\s?[日일]
    )(?![\d/-])""",
    regex.VERBOSE,
)
_TIME = lazy(r"(?<![\d:])\d{1,2}:\d{2}(?::\d{2})?(?:\s?[aApP]\.?[mM]\.?)?(?![\d:])")
_NUMBER = lazy(r"\d+(?:[.,]\d+)*")
_NAME = lazy(r"(?<=[\s(])\p{Lu}[\p{L}'.\-]*(?: (?:(?:van|von|der|den|de|da|di|la|le|bin|al) )?\p{Lu}[\p{L}'.\-]*)*")
_WORD = lazy(r"\p{L}{2,}|[\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}]")
#: "Score: 8", "Director: Ann Meyer", "4/5": what the page says of its subject.
_FIELD = lazy(r"[:：]\s*\{(?:number|name)\}|\{number\}\s*[/:%]")
_MASK = lazy(r"\{(date|time|number|name)\}")


class Row(NamedTuple):
    """What one document says of one line or pattern; `zones` has a bit for each zone that it stands in."""

    kind: int
    hash: int
    zones: int
    shape: int
    example: str


class Page(NamedTuple):
    """A document as it is counted. `key` is the same for copies of a page that differ in a counter or a date only;
    `exact` tells these copies apart."""

    key: int
    exact: int
    rows: tuple[Row, ...]


def hash64(text: str) -> int:
    """The 64 bits, signed, that stand for *text* in a profile.

    They are the first eight bytes of BLAKE2b over UTF-8, so that every machine and every version has the same.

    >>> hash64("share this")
    -5611340977253458980
    """
    return int.from_bytes(blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big", signed=True)


def seen_form(line: str) -> str:
    """The line as a reader sees it, folded, without the arrows and bullets at its ends; its case is kept.

    >>> seen_form("- **Share  this** »")
    'Share this'
    """
    line = line.strip()
    simple = line.isascii() and line[:1].isalnum() and _MARKUP.search(line) is None  # nine lines of ten
    text = fold(line) if simple else plain_view(line).text.strip()
    if text[:1].isalnum() and text[-1].isalnum():
        return text
    # The ends are a matter of a few characters, and the pattern for them looks everywhere.
    if len(text) > 3 * ENDS:
        head, tail = bare(text[:ENDS] + "x")[:-1], bare("x" + text[-ENDS:])[1:]
        return head + text[ENDS:-ENDS] + tail
    return bare(text).strip() or text  # "* * *" is a line as well


def folded(line: str) -> str:
    """The line as it is counted.

    >>> folded("## [SHARE this](#)")
    'share this'
    """
    return seen_form(line).lower()


def pattern(seen: str) -> str | None:
    """The pattern of a line in its seen form, with what changes from page to page masked; None for a line without.

    What is masked must leave a word, and may not be a row of figures or a field of the page's subject.

    >>> pattern("Posted on 3 May 2024 by Ann Meyer")
    'posted on {date} by {name}'
    >>> pattern("12 comments"), pattern("Score: 12"), pattern("Harbour 3 1 0 10"), pattern("Share this")
    ('{number} comments', None, None, None)
    """
    if len(seen) > EXAMPLE or seen.count(" ") >= PATTERN_WORDS:
        return None
    masked = seen
    if (figures := _NUMBER.search(seen)) is not None:
        masked = _DATE.sub("{date}", masked)
        masked = _TIME.sub("{time}", masked)
        masked = _NUMBER.sub("{number}", masked)
    masked = _NAME.sub("{name}", masked)
    if figures is None and masked == seen:
        return None
    if masked.count("{number}") > PATTERN_NUMBERS or _FIELD.search(masked) or not _WORD.search(_MASK.sub("", masked)):
        return None
    return masked.lower()


def masks(form: str) -> frozenset[str]:
    """What a pattern masks: "date", "time", "number", "name".

    >>> sorted(masks("posted on {date} by {name}"))
    ['date', 'name']
    """
    return frozenset(_MASK.findall(form))


def fixed_words(form: str) -> int:
    """How many words of a pattern are its own."""
    return len(_WORD.findall(_MASK.sub(" ", form)))


def shape(seen: str) -> int:
    """The shape of a line, told by its end and its length alone.

    >>> shape("Share this"), shape("Amen."), shape("The mill closed in May, its owner said.")
    (0, 1, 2)
    """
    if _STOP.search(seen[-ENDS:]) is None:
        return LABEL
    long = seen.count(" ") >= 5 or (not seen.isascii() and len(_DENSE.findall(seen)) >= 14)
    return PROSE if long else STOPPED


def page(text: str) -> Page | None:
    """Count *text*: every line and every pattern once, with the zones in which it stands; None for a blank text.

    Zones are thirds of the document by the weight of its lines.
    """
    seen = [form for line in text.splitlines() if (form := seen_form(line))]
    if not seen:
        return None
    shapes = [shape(form) for form in seen]
    weights = [
        min(len(form), MOST_WEIGHT) if kind == PROSE else LABEL_WEIGHT for form, kind in zip(seen, shapes, strict=True)
    ]
    total = sum(weights)
    rows: dict[tuple[int, int], Row] = {}
    known: set[tuple[str, int]] = set()  # a table's thousand equal cells are looked at once
    at = 0
    for form, kind, weight in zip(seen, shapes, weights, strict=True):
        middle = 2 * at + weight
        zone = HEAD if 3 * middle < 2 * total else TAIL if 3 * middle > 4 * total else MIDDLE
        at += weight
        if (form, zone) in known:
            continue
        known.add((form, zone))
        _note(rows, LINE, hash64(form.lower()), zone, kind, form)
        if (masked := pattern(form)) is not None:
            _note(rows, PATTERN, hash64(masked), zone, kind, form)
    lasting = "\n".join(form for form in seen if not _passing(form)) or "\n".join(seen)
    return Page(hash64(lasting.lower()), hash64("\n".join(seen)), tuple(rows.values()))


def _note(rows: dict[tuple[int, int], Row], kind: int, key: int, zone: int, form: int, text: str) -> None:
    example = text[:EXAMPLE].encode("utf-8", "replace").decode()  # half a surrogate pair has no place in a file
    old = rows.get((kind, key))
    if old is not None:
        zone, form, example = zone | old.zones, max(form, old.shape), min(example, old.example)
    rows[kind, key] = Row(kind, key, zone, form, example)


def _passing(form: str) -> bool:
    """Whether a line tells a counter or a time, so that two copies of a page may differ in it."""
    return form.count(" ") < 4 and any(character.isdecimal() for character in form)


def keys(line: str) -> Iterator[tuple[int, int, str]]:
    """The kind, the hash and the form by which a profile may know *line*, itself first."""
    seen = seen_form(line)
    if seen:
        yield LINE, hash64(seen.lower()), seen.lower()
        if (masked := pattern(seen)) is not None:
            yield PATTERN, hash64(masked), masked
