"""The verdict: which lines of a page go at a setting, and whether the text can tell at all.

Careful, balanced and thorough differ in how high a line must score. On a page that looks like a product, a list or a
board, where chrome and content are written alike, each setting asks for more. A text that shows too little chrome is
no page: nothing of it goes.
"""

from __future__ import annotations

from typing import NamedTuple

from cleantext.page.features import Seen
from cleantext.page.kind import kind_row
from cleantext.page.model import Model, Scored
from cleantext.page.own import OWN

_HEADING, _LINKS, _LINKED, _WORDS, _RULED, _KIN = (
    OWN.index(name) for name in ("heading", "link_count", "linked", "words", "ruled", "kin")
)

#: A line that scores so high is chrome beyond doubt; fewer of them make no page.
BEYOND_DOUBT = 2.0
LEAST_CHROME = 5
#: So large a share of the lines must be chrome for a text to be a page.
LEAST_SHARE = 0.12
#: A page with links in more than this share of its lines is markdown.
LINKED = 0.02
#: A title has so many words, and stands at most so many lines above the first prose.
TITLE_WORDS, TITLE_REACH = 3, 12
#: It has this share of its longer words from the prose; a short article may have fewer of them.
TITLE_KIN = (0.5, 0.15)
#: A rule of this confidence speaks for the line: it is no title.
RULED = 2.0
#: Before the first line that is the article's beyond doubt, and behind the last, lines need score so much less to go;
BEYOND, OUTSIDE = -2.0, 1.5
#: so do lines in a stretch between two that go.
BETWEEN = 1.5
#: A line with both neighbours kept must score so much higher.
ALONE = 1.0
#: So is a heading above text that stays.
ABOVE_TEXT = 1.5


class Verdict(NamedTuple):
    """Which lines go. `held` tells that the page looks like one that text alone cannot tell."""

    goes: list[bool]
    proved: list[bool]  #: which of them may go with sentences in them
    held: bool
    share: float  #: of lines that are chrome beyond doubt


def decide(seen: Seen, scored: Scored, model: Model, setting: str) -> Verdict:
    """Say of each line whether it goes."""
    scores = scored.scores
    linked = sum(count > 0 for count in seen.columns[_LINKS])
    limits = model.settings[setting]["markdown" if linked > LINKED * len(scores) else "plain"]
    nothing = [False] * len(scores)
    sure = sum(score > BEYOND_DOUBT for score in scores)
    share = sure / max(1, len(scores))
    if sure < LEAST_CHROME or share < LEAST_SHARE:
        return Verdict(nothing, nothing, False, share)
    held = model.kind.scores([[value] for value in kind_row(seen, scores)])[0] > model.held_from
    limit = max(limits.line, limits.held) if held else limits.line
    sentence = max(limits.sentence, limit)
    asked = [limit - OUTSIDE * outside for outside in _outside(scores)]
    more = sentence - limit
    proved = _filled([score - at - more for score, at in zip(scores, asked, strict=True)])
    passed = _filled([
        score - at - (more if prose else 0.0) for score, at, prose in zip(scores, asked, seen.prose, strict=True)
    ])  # fmt: skip
    headings = seen.columns[_HEADING]
    goes = [
        gone
        and not _stays(scores[i] - asked[i], headings[i] > 0, i > 0 and passed[i - 1], passed[i + 1 : i + 2] == [True])
        for i, gone in enumerate(passed)
    ]
    title = _title(seen, goes)
    if title is not None:
        goes[title] = False
    return Verdict(goes, proved, held, share)


def _outside(scores: list[float]) -> list[bool]:
    """Which lines stand before the first line that is the article's beyond doubt, or behind the last."""
    article = [i for i, score in enumerate(scores) if score < BEYOND]
    first, last = (article[0], article[-1]) if article else (0, len(scores))
    return [not first <= i <= last for i in range(len(scores))]


def _filled(above: list[float]) -> list[bool]:
    """Which lines pass: those above their limit, and what lies not far below it between two of them.

    >>> _filled([1.0, -0.5, -1.0, 2.0, -0.5, -9.0, 1.0])
    [True, True, True, True, False, False, True]
    """
    passed = [score > 0 for score in above]
    open_at = -1  #: the last line that passed, if no line since then is far below
    for i, score in enumerate(above):
        if score > 0:
            if open_at >= 0:
                passed[open_at + 1 : i] = [True] * (i - open_at - 1)
            open_at = i
        elif score <= -BETWEEN:
            open_at = -1
    return passed


def _title(seen: Seen, goes: list[bool]) -> int | None:
    """The line above the first prose that stays that looks like a title: the article's words, no link, no notice."""
    first = next((i for i, prose in enumerate(seen.prose) if prose and not goes[i]), 0)
    above = range(first - 1, max(-1, first - 1 - TITLE_REACH), -1)
    for least in TITLE_KIN:
        for i in above:
            words, sure, linked, kin = (seen.columns[at][i] for at in (_WORDS, _RULED, _LINKED, _KIN))
            if words >= TITLE_WORDS and sure < RULED and linked < 0.5 and kin >= least:
                return i
    return None


def _stays(above_limit: float, heading: bool, before: bool, after: bool) -> bool:
    """Whether a line that passed stays after all: between lines that stay, or as a heading above one."""
    alone = not before and not after and above_limit <= ALONE
    return alone or (heading and not after and above_limit <= ABOVE_TEXT)
