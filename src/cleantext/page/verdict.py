"""The verdict: which lines of a page go at a setting, and whether the text can tell at all.

Careful, balanced and thorough differ in how high a line must score. On a page that looks like a product, a list or a
board, where chrome and content are written alike, each setting asks for more. A text that shows too little chrome is
no page: nothing of it goes.
"""

from __future__ import annotations

from typing import NamedTuple

from cleantext.page.features import Seen
from cleantext.page.kind import kind_row
from cleantext.page.model import Limits, Model, Scored
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
#: A rule of this confidence speaks for the line: it is no title.
RULED = 2.0
#: A line with both neighbours kept must score so much higher.
ALONE = 1.0
#: So is a heading above text that stays.
ABOVE_TEXT = 1.5


class Verdict(NamedTuple):
    """Which lines go. `held` tells that the page looks like one that text alone cannot tell."""

    goes: list[bool]
    limits: Limits
    held: bool
    share: float  #: of lines that are chrome beyond doubt


def decide(seen: Seen, scored: Scored, model: Model, setting: str) -> Verdict:
    """Say of each line whether it goes."""
    scores = scored.scores
    linked = sum(row[_LINKS] > 0 for row in seen.rows)
    limits = model.settings[setting]["markdown" if linked > LINKED * len(scores) else "plain"]
    nothing = [False] * len(scores)
    sure = sum(score > BEYOND_DOUBT for score in scores)
    share = sure / max(1, len(scores))
    if sure < LEAST_CHROME or share < LEAST_SHARE:
        return Verdict(nothing, limits, False, share)
    held = model.kind.scores([kind_row(seen, scores)])[0] > model.held_from
    limit = max(limits.line, limits.held) if held else limits.line
    sentence = max(limits.sentence, limit)
    passed = [score > (sentence if prose else limit) for score, prose in zip(scores, seen.prose, strict=True)]
    goes = [
        gone
        and not _stays(
            scores[i] - limit, seen.rows[i][_HEADING] > 0, i > 0 and passed[i - 1], passed[i + 1 : i + 2] == [True]
        )
        for i, gone in enumerate(passed)
    ]
    title = _title(seen, goes)
    if title is not None:
        goes[title] = False
    return Verdict(goes, limits, held, share)


def _title(seen: Seen, goes: list[bool]) -> int | None:
    """The line above the first prose that stays that looks like a title: the article's words, no link, no notice."""
    first = next((i for i, prose in enumerate(seen.prose) if prose and not goes[i]), 0)
    for i in range(first - 1, max(-1, first - 1 - TITLE_REACH), -1):
        row = seen.rows[i]
        if row[_WORDS] >= TITLE_WORDS and row[_RULED] < RULED and row[_LINKED] < 0.5 and row[_KIN] >= 0.5:
            return i
    return None


def _stays(above_limit: float, heading: bool, before: bool, after: bool) -> bool:
    """Whether a line that passed stays after all: between lines that stay, or as a heading above one."""
    alone = not before and not after and above_limit <= ALONE
    return alone or (heading and not after and above_limit <= ABOVE_TEXT)
