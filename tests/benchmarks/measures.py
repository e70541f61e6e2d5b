"""Measures of extracted text against a gold text: words, four-grams, snippets, and the lines that survive.

Words as a bag are what the WCXB benchmark counts, four-grams what the article-extraction benchmark does.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from ftfy import fix_encoding

from cleantext.markup import links

_WORD = re.compile(r"\w+")
_MARKS = re.compile(r"[*`]+|\\(?=[\\`*_{}\[\]()#+\-.!|>~])")
_PIECE = re.compile(
    r"[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]|[^\W_\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]+"
)
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufeff]")
_MOJIBAKE = re.compile("[\u00c2\u00c3\u00e2][\u0080-\u00bf\u20ac\u0153\u2122]")
#: A line of which fewer words are left, in order, is lost.
KEPT = 0.9


class Score(NamedTuple):
    """Precision, recall and their harmonic mean."""

    precision: float
    recall: float
    f1: float


def score(found: Counter[Any], gold: Counter[Any]) -> Score:
    """How much of what was *found* is *gold*, and how much of the gold was found.

    >>> score(Counter("aabb"), Counter("abcd"))
    Score(precision=0.5, recall=0.5, f1=0.5)
    """
    if not found or not gold:
        return Score(1.0, 1.0, 1.0) if not found and not gold else Score(0.0, 0.0, 0.0)
    both = (found & gold).total()
    precision, recall = both / found.total(), both / gold.total()
    return Score(precision, recall, 2 * precision * recall / (precision + recall) if both else 0.0)


def unmarked(text: str) -> str:
    """The text without markdown's links, images, emphasis and escapes; their words stay, those of images go.

    >>> unmarked("**A** [b](http://c.example) ![d](e.png)")
    'A b '
    """
    gone = [(link.start, link.end) for link in links(text) if link.image]
    for link in links(text):
        if not link.image:
            gone += [(link.start, link.text_start), (link.text_end, link.end)]
    pieces, at = [], 0
    for start, end in sorted(gone):
        pieces.append(text[at : max(at, start)])
        at = max(at, end)
    return _MARKS.sub("", "".join((*pieces, text[at:])))


def repaired(text: str) -> str:
    """The text with its mojibake undone, which some gold texts have too: who repairs it has lost no word."""
    return fix_encoding(text) if _MOJIBAKE.search(text) else text


def words(text: str) -> Counter[str]:
    """The words of *text*, in lower case, and how often each stands there."""
    return Counter(_WORD.findall(text.lower()))


def four_grams(text: str) -> Counter[tuple[str, ...]]:
    """Each four words that follow each other; of a shorter text all its words."""
    found = _WORD.findall(text)
    return Counter(tuple(found[i : i + 4]) for i in range(max(1, len(found) - 3)) if found)


def snippets_in(text: str, snippets: Iterable[str]) -> int:
    """How many of the *snippets* stand in *text*, whatever the case and the spacing."""
    text = " ".join(text.lower().split())
    return sum(" ".join(snippet.lower().split()) in text for snippet in snippets)


def kept_shares(lines: Sequence[str], output: str) -> list[float]:
    """For each line of an input, the share of its words that stand in the *output*, in order.

    Lines that are unchanged are paired first; between two such pairs words are aligned.

    >>> kept_shares(["One two.", "Gone here.", "Three four five."], "One two.\\nThree five.")
    [1.0, 0.0, 0.6666666666666666]
    """
    given = [folded(line) for line in lines]
    left = [found for line in output.split("\n") if (found := folded(line))]
    shares = [0.0 if line else 1.0 for line in given]
    from_line = from_left = 0
    for at, other, length in [*common(given, left), (len(given), len(left), 0)]:
        between = [word for line in left[from_left:other] for word in line]
        owners = [i for i in range(from_line, at) for _ in given[i]]
        if owners and between:
            flat = [word for line in given[from_line:at] for word in line]
            for start, _, run in common(flat, between):
                for owner in owners[start : start + run]:
                    shares[owner] += 1 / len(given[owner])
        shares[at : at + length] = [1.0] * length
        from_line, from_left = at + length, other + length
    return [min(1.0, share) for share in shares]


def folded(line: str) -> tuple[str, ...]:
    """The words of a line, the same when a cleaner has repaired its characters; a character of Chinese is a word."""
    line = _INVISIBLE.sub("", unicodedata.normalize("NFKC", repaired(unmarked(line)))).casefold()
    return tuple(_PIECE.findall(line))


def common(one: Sequence[Any], other: Sequence[Any]) -> list[tuple[int, int, int]]:
    """A longest common subsequence, as runs: where each begins in either, and its length."""
    from rapidfuzz.distance import LCSseq

    if not one or not other:
        return []
    return [
        (step.src_start, step.dest_start, step.src_end - step.src_start)
        for step in LCSseq.opcodes(one, other)
        if step.tag == "equal"
    ]
