"""Where a comment thread ends: what is the last comment, its form and the page's foot, and what is article again."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from cleantext.cleaners.thread_marks import CLOSER, FOOT, FORM, OPENER, WEAK, Marks, known_elsewhere
from cleantext.cleaners.thread_start import FURNITURE, counts
from cleantext.document import Line
from cleantext.kinds import Findings
from cleantext.lazy import lazy
from cleantext.signs import signs
from cleantext.voice import score, speaks_as_page

#: The text of the last comment may be so long (code points; or three times the longest other), and of so many lines (or
#: twice as many as another), where heading and headers leave no doubt; else hardly longer than the others.
LAST_COMMENT, LAST_LINES = 1500, 6
LAST_DOUBTFUL = 300
#: So many lines of prose may stand within the form under a thread, and so many below the page's closing line.
FORM_PROSE, FOOT_PROSE = 3, 6
#: Below the buttons of the last comment, where all have them, the page may say so many things under its form, or before
#: its closing line.
NOTE = 1

#: The form stands at most so many lines under what was said last.
FORM_REACH = 2

_PLACE = lazy(r"[^\p{L}\[]{0,6}\[[^\[\]]{2,60}\]\((?:#|/(?!/))")


class Comment(NamedTuple):
    """What stands under one header: lines and code points of text, and where its buttons are."""

    lines: int
    chars: int
    footed: bool
    split: bool  #: a button word stands amid the text: a label ("Reply") rather than a button


def end_of(
    marks: Marks, findings: Findings, last: int, others: Sequence[Comment], roomy: bool, *, text: bool = True
) -> tuple[int, bool]:
    """The last line of a thread whose last header is line *last*, and whether nothing but the page's foot follows.

    Under the last header comes its text (if *text*), then buttons and a form; prose below these is article again.
    """
    lines = marks.doc.lines
    limit = next((i for i in range(last + 1, len(lines)) if marks.role.get(i) == CLOSER), len(lines))
    body: list[int] = []  # the text of the last comment
    end, form, prose = last, False, 0
    closing = not text
    for index in range(last + 1, limit):
        role = marks.role.get(index)
        if role in (FOOT, OPENER, FORM):
            closing = closing or bool(body) or role != FOOT
            if prose > (FORM_PROSE if form else 0):
                return end, False
            form = form or role != FOOT
            end, prose = index, 0
        elif role is None and not closing:
            body.append(index)
        elif role is None and _is_prose(findings, lines[index]):
            prose += 1
        elif role == WEAK and end == index - 1:
            end = index
    below = sum(marks.is_body(index) for index in range(limit, len(lines)))
    if not closing:
        end, rest = _last_comment(marks, findings, last, body, others, roomy)
        while marks.role.get(end + 1) == WEAK:
            end += 1
        return end, not rest and below <= FOOT_PROSE
    footed = (form or limit < len(lines)) and all(comment.footed or comment.split for comment in others)
    return end, prose <= footed * NOTE and below <= FOOT_PROSE and _fits(marks, body, others, roomy)


def _is_prose(findings: Findings, line: Line) -> bool:
    """Whether a line may be the article's again: it has the shape of a sentence, and reads as no page's furniture."""
    return line.body and not known_elsewhere(findings, line) and not speaks_as_page(line.plain.text)


def _fits(marks: Marks, body: Sequence[int], others: Sequence[Comment], roomy: bool) -> bool:
    chars = sum(marks.doc.lines[index].end - marks.doc.lines[index].start for index in body)
    most, longest = max((c.lines for c in others), default=0), max((c.chars for c in others), default=0)
    if roomy or len(others) < 1:
        return len(body) <= max(LAST_LINES, 2 * most) and chars <= max(LAST_COMMENT, 3 * longest)
    return len(body) <= most + 2 and chars <= max(LAST_COMMENT, 3 * longest)


def _last_comment(
    marks: Marks, findings: Findings, last: int, body: list[int], others: Sequence[Comment], roomy: bool
) -> tuple[int, bool]:
    """The last line of a last comment that nothing closes, and whether article text may lie below it."""
    most, longest = max((c.lines for c in others), default=0), max((c.chars for c in others), default=0)
    lines, chars = (max(LAST_LINES, 2 * most), max(LAST_COMMENT, 3 * longest)) if roomy else (
        most, max(LAST_DOUBTFUL, 1.5 * longest))  # fmt: skip
    kept: list[int] = []
    for index in body:
        line = marks.doc.lines[index]
        chars -= line.end - line.start
        if len(kept) >= lines or chars < 0:
            break
        kept.append(index)
    rest = any(_is_prose(findings, marks.doc.lines[index]) for index in body[len(kept) :])
    while kept and known_elsewhere(findings, marks.doc.lines[kept[-1]]):
        kept.pop()
    return (kept[-1] if kept else last), rest


def form_below(marks: Marks, last: int, entries: int) -> bool:
    """Whether a form, or a line that tells how many they are, stands right under what was said last."""
    below = marks.doc.lines[last + 1 : last + 1 + FORM_REACH]
    roles = {marks.role.get(line.index) for line in below}
    return not roles.isdisjoint((OPENER, FORM)) or any(is_form(line) or counts(line, entries) for line in below)


def is_form(line: Line) -> bool:
    """Whether a line has boxes, blanks or buttons, and reads as a page's furniture, or is a link to a place on it, or
    begins with one."""
    if _PLACE.match(line.source):
        return True
    return not {"form", "buttons"}.isdisjoint(signs(line.source)) and score(line.plain.text) > FURNITURE
