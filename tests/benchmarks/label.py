"""Labels for the lines of a page: body, boilerplate, or unsure where the annotation does not tell.

Where there is a gold text, the words of the page are aligned with its words, in order; a line is body if four fifths
of its words have a place there, and boilerplate if at most one fifth has. Where there are only snippets, a line that
holds one is what the snippet says, and all others are unsure.

The figures in the docs come from pages labelled by another program from the same gold texts. Of one in three of these
pages the labels are the same on 96.1 to 98.4 % of the 220,000 lines of core page types, by variant,
and on 99.7 to 99.9 % of the 156,000 lines of pages with snippets; 32 lines are body here and boilerplate there or the
reverse. What differs is nearly all boilerplate here and unsure there: standfirsts, captions, headings and parts of an
article that its gold text lacks, which only a reader can tell from boilerplate. What is thought to be disputed, and
`HOLED`, were chosen by looking at these labels.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from tests.benchmarks.measures import common, folded

BODY, BOILER, UNSURE = "body", "boiler", "unsure"
#: From which share of its words in the gold text a line is body, and up to which it is boilerplate.
SHARE_BODY, SHARE_BOILER = 0.8, 0.2
#: Only words in a run of so many that stands in the gold text too are aligned: single ones are everywhere.
RUN = 4
#: A line of fewer words stands for nothing unless it is a line of the gold text, or beside one.
SHORT = 5
#: So many words further than where the text before it ended, a short line is still looked for.
NEAR = 12
#: A stretch of gold text of more words between two lines found is a hole: nothing is looked for there.
HOLE = 6000
#: A snippet that must not be there makes a line boilerplate if it is so much of it.
SNIPPET_SHARE = 0.25
#: Where an extractor left so much else between lines of the body, the gold text has holes.
HOLED = 0.1

Words = tuple[str, ...]


class Gold:
    """The words of a gold text, one after the other, and where its lines and its runs of words are."""

    def __init__(self, text: str) -> None:
        lines = [found for line in text.split("\n") if (found := folded(line))]
        self.words: Words = tuple(word for line in lines for word in line)
        self.lines = set(lines)
        self.runs: dict[Words, list[int]] = {}
        for at in range(len(self.words) - RUN + 1):
            self.runs.setdefault(self.words[at : at + RUN], []).append(at)

    def known(self, line: Words) -> list[bool]:
        """For each word of a line, whether it is in a run of words, or in a whole line, of the gold text."""
        if line in self.lines:
            return [True] * len(line)
        found = [False] * len(line)
        for at in range(len(line) - RUN + 1):
            if line[at : at + RUN] in self.runs:
                found[at : at + RUN] = [True] * RUN
        return found

    def place(self, line: Words, start: int, stop: int) -> int:
        """Where the words of *line* stand without a gap between *start* and *stop*; -1 if nowhere."""
        fits = (at for at in range(start, stop - len(line) + 1) if self.words[at : at + len(line)] == line)
        return next(fits, -1)


class _Found(NamedTuple):
    """The places in the gold text of the words of a line that have one, out of so many words."""

    places: list[int]
    words: int

    @property
    def share(self) -> float:
        return len(self.places) / self.words if self.words else 0.0

    @property
    def holds(self) -> bool:
        """Whether the line is one stretch of the gold text with little between, not words found here and there."""
        if not self.places or self.share < 0.5:
            return False
        if self.words < SHORT:
            return self.share == 1 and self.places[-1] - self.places[0] < self.words
        jumps = sum(after != before + 1 for before, after in zip(self.places, self.places[1:], strict=False))
        return jumps < max(3, self.words // 4) and self.places[-1] - self.places[0] < 2 * self.words + 10


def by_gold(lines: Sequence[str], text: str) -> list[tuple[str, float]]:
    """The label of each line, and the share of its words that have a place in the gold *text*.

    >>> by_gold(["Home", "The mill on the weir closed.", "Share this"], "The mill on the weir closed.")
    [('boiler', 0.0), ('body', 1.0), ('boiler', 0.0)]
    """
    gold, given = Gold(text), [folded(line) for line in lines]
    known = [gold.known(line) for line in given]
    found = _aligned(given, known, gold)
    _nearer(given, found)
    _between(given, found, gold)
    taken = {place for entry in found for place in entry.places}
    told = []
    for line, entry, mask in zip(given, found, known, strict=True):
        elsewhere = sum(mask) / len(line) if line else 0.0
        if entry.share < SHARE_BODY <= elsewhere:
            home = _home(line, gold, taken) if len(line) >= SHORT else set()
            taken |= home
            told.append((BODY if home else UNSURE, round(elsewhere, 3)))
            continue
        share = max(entry.share, elsewhere)
        label = UNSURE if not line or SHARE_BOILER < share < SHARE_BODY else BODY if share >= SHARE_BODY else BOILER
        told.append((label, round(share, 3)))
    return told


def _aligned(given: Sequence[Words], known: Sequence[Sequence[bool]], gold: Gold) -> list[_Found]:
    """Of each line, the places of its words in a longest common subsequence with the gold text."""
    owners = [(i, word) for i, line in enumerate(given) for word, told in zip(line, known[i], strict=True) if told]
    places: list[list[int]] = [[] for _ in given]
    for at, other, length in common([word for _, word in owners], gold.words):
        for step in range(length):
            places[owners[at + step][0]].append(other + step)
    found = [_Found(each, len(line)) for each, line in zip(places, given, strict=True)]
    return [entry if entry.holds else _Found([], entry.words) for entry in found]


def _nearer(given: Sequence[Words], found: list[_Found]) -> None:
    """Of two equal lines, the one that stands right before the next line found: contents lists have headings too."""
    after: int | None = None
    for at in range(len(given) - 1, -1, -1):
        if not found[at].places:
            continue
        if after is not None and found[at].share == 1:
            twin = next((i for i in range(after - 1, at, -1) if given[i]), at)
            if twin != at and given[twin] == given[at]:
                found[twin], found[at] = found[at], _Found([], len(given[at]))
                at = twin
        after = at


def _between(given: Sequence[Words], found: list[_Found], gold: Gold) -> None:
    """Look for the lines that lie between two found ones in the gold text that lies between these."""
    ends = [len(gold.words)] * (len(given) + 1)
    for at in range(len(given) - 1, -1, -1):
        ends[at] = found[at].places[0] if found[at].places else ends[at + 1]
    start = 0
    for at, line in enumerate(given):
        stop = ends[at + 1]
        if line and found[at].share < 1 and start < stop <= start + HOLE:
            if len(line) >= SHORT:
                runs = common(line, gold.words[start:stop])
                again = _Found([start + other + step for _, other, length in runs for step in range(length)], len(line))
                if again.holds and again.share > found[at].share:
                    found[at] = again
            elif at and found[at - 1].share >= SHARE_BODY:
                place = gold.place(line, start, min(stop, start + NEAR + len(line)))
                place = gold.place(line, max(start, stop - len(line)), stop) if place < 0 else place
                if place >= 0:
                    found[at] = _Found(list(range(place, place + len(line))), len(line))
        start = max([start, *(place + 1 for place in found[at].places)])


def _home(line: Words, gold: Gold, taken: set[int]) -> set[int]:
    """The stretch of the gold text, if there is one, that has the words of this line and that no other line took."""
    starts = {at - i for i in range(len(line) - RUN + 1) for at in gold.runs.get(line[i : i + RUN], ())[:50]}
    for start in sorted(starts):
        place = set(range(max(0, start), min(len(gold.words), start + len(line))))
        if len(place & taken) < len(place) / 2:
            return place
    return set()


def doubted(lines: Sequence[str], told: Sequence[tuple[str, float]], title: str) -> list[tuple[str, float]]:
    """The same labels, unsure where gold texts are not to be believed.

    They often lack the title, tables and code; and of disclosures, links to other articles, dates and credits they have
    some and lack others.

    >>> doubted(["The mill", "| 1 | 2 |", "Share"], [("boiler", 0.0)] * 3, "The Mill")
    [('unsure', 0.0), ('unsure', 0.0), ('boiler', 0.0)]
    >>> doubted(["Also read: The mill", "We read our book."], [("body", 1.0)] * 2, "")
    [('unsure', 1.0), ('body', 1.0)]
    """
    name, code, judged = folded(title), False, []
    for line, (label, share) in zip(lines, told, strict=True):
        fence = bool(_FENCE.match(line))
        code ^= fence
        lacks = label == BOILER and (code or fence or _ROW.match(line) or (name and folded(line) == name))
        judged.append((UNSURE if lacks or (label == BODY and _DISPUTED.search(line)) else label, share))
    return judged


_FENCE = re.compile(r"\s*(?:```|~~~)")
_ROW = re.compile(r"\s*\|.*\|\s*$")
_DISPUTED = re.compile(
    r"""\baffiliate\ (?:links?|partners?|commissions?|disclosure)|\bcommissionable\b|\bqualifying\ purchases\b
    |\bamazon\ (?:affiliate|associate)
    |^\W*(?:also\ read|read\ (?:more|also|next)|see\ also|related(?:\ \w+)?)\W*: | ^\W*read\ (?:my|our|the)\ (?:full\ )?review\b
    |^\W*(?:last\ updated|originally\ (?:posted|published)|updated\ on)\b
    |^\W*(?:photo|image)s?\ (?:by|credits?|courtesy)\b|^\W*comments\W*$""",
    re.IGNORECASE | re.VERBOSE,
)


def holed(lines: Sequence[str], told: Sequence[tuple[str, float]]) -> bool:
    """Whether a gold text lacks parts of its article, told by what an extractor left between the lines of the body.

    >>> holed(["The mill is shut.", "So is the weir.", "Nobody knows why."], [("body", 1), ("boiler", 0), ("body", 1)])
    True
    """
    body = [at for at, (label, _) in enumerate(told) if label == BODY]
    between = range(body[0], body[-1]) if body else ()
    other = sum(len(lines[at]) for at in between if told[at][0] == BOILER)
    return other > 0 and other >= HOLED * (other + sum(len(lines[at]) for at in body))


def by_snippets(lines: Sequence[str], wanted: Iterable[str], unwanted: Iterable[str]) -> list[tuple[str, float]]:
    """The label of each line by the snippets that must and must not be in the article.

    >>> by_snippets(["The mill closed.", "Share this", "Who knows?"], ["mill closed"], ["Share"])
    [('body', 1.0), ('boiler', 0.0), ('unsure', 0.0)]
    """
    having = [found for snippet in wanted if (found := folded(snippet))]
    lacking = [found for snippet in unwanted if (found := folded(snippet))]
    told = []
    for line in map(folded, lines):
        body = any(_within(snippet, line) for snippet in having)
        boiler = any(len(snippet) >= SNIPPET_SHARE * len(line) and _within(snippet, line) for snippet in lacking)
        told.append((UNSURE, 0.0) if body == boiler else (BODY, 1.0) if body else (BOILER, 0.0))
    return told


def _within(snippet: Words, line: Words) -> bool:
    return any(line[at : at + len(snippet)] == snippet for at in range(len(line) - len(snippet) + 1))


def spans(text: str) -> list[tuple[int, int]]:
    """Where the lines of a text begin and end that are not empty, without the spaces around them.

    >>> spans(" a b\\n\\n c ")
    [(1, 4), (7, 8)]
    """
    found, at = [], 0
    for line in text.split("\n"):
        if line.strip():
            found.append((at + len(line) - len(line.lstrip()), at + len(line.rstrip())))
        at += len(line) + 1
    return found


def labelled(text: str, known: dict[str, Any], extracted: bool) -> list[dict[str, Any]]:
    """The lines of *text* with their labels, as a record has them; *known* has the gold text, or the snippets only."""
    where = spans(text)
    lines = [text[start:stop] for start, stop in where]
    if known["gold"]:
        told = doubted(lines, by_gold(lines, known["gold"]), known["title"])
        if extracted and holed(lines, told):
            told = [(UNSURE if label == BOILER else label, share) for label, share in told]
    else:
        told = by_snippets(lines, known["with"], known["without"])
    return [
        {"start": start, "end": stop, "label": label, "overlap": share}
        for (start, stop), (label, share) in zip(where, told, strict=True)
    ]
