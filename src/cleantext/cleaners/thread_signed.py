"""Comment threads whose remarks have their time below: under a name, or as signatures.

So do letters and testimonies. A heading that counts them tells that these are comments; or the times are those of a
page, to the minute, and have a button behind them or a dash before; or they have a label, over a form.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from cleantext.cleaners.thread_headers import ENTRIES, HEADER_LENGTH, LINES
from cleantext.cleaners.thread_marks import ENTRY, Marks, behind_stamp, has_stamp, letters
from cleantext.cleaners.thread_signs import (
    WORD,
    are_odd,
    calls_below,
    heading_over,
    is_heading,
    is_long_above,
    removal,
    share_labels,
)
from cleantext.cleaners.thread_start import counts
from cleantext.edits import Edit
from cleantext.kinds import Findings
from cleantext.lazy import lazy

#: One of so many remarks at most is hidden.
EMPTY_EACH = 4
#: A word of so many letters behind a time may be of the time: "Uhr".
UNIT = 3
#: A heading, the number in it, buttons, and that a rule knows them: so many of these at least.
SIGNS = 2

_DASH = lazy(r"\s*[–—―~]\s?\w")


def below_remarks(marks: Marks, findings: Findings, times: Sequence[int]) -> Edit | None:
    """The thread whose remarks have a time below, under a heading that counts them, and a name above them; or under any
    heading, if the times have the same buttons."""
    lines = marks.doc.lines
    reach = range(times[0] - 1, max(marks.first_body, times[0] - 2 - LINES), -1)
    opener = next((index for index in reach if counts(lines[index], len(times))), None)
    signed = opener is None and _are_signatures(marks, times)
    if signed:
        opener = _heading_of_signed(marks, times)
    if opener is None:
        return None
    names = _first_lines_are_names(marks, times)
    begins = opener + (names and not _may_name(marks, opener + 1))  # a note under the heading
    remarks = [list(range(above + 1, below)) for above, below in pairwise([begins, *times])]
    if len(remarks[0]) > max(map(len, remarks[1:])) + 1 + signed:
        return None  # the number stands in the article
    hidden = sum(len(remark) == 1 for remark in remarks)
    if (hidden * EMPTY_EACH > len(remarks) and not signed) or not all(0 < len(remark) <= LINES for remark in remarks):
        return None
    if not is_long_above(marks, opener, remarks):
        return None
    if signed:
        who = {letters(lines[index].plain.text) for index in times}
    else:
        who = {lines[remark[0]].plain.text for remark in remarks if not lines[remark[0]].body}
    if signed and not names and 2 * len(who) <= len(times):
        return None
    if not signed and (len(who) < ENTRIES or 2 * len(who) <= len(times) or max(map(len, who)) > HEADER_LENGTH):
        return None
    return removal(marks, findings, opener, times[-1], len(times), SIGNS)


def _first_lines_are_names(marks: Marks, times: Sequence[int]) -> bool:
    """Whether right below each time but the last stands a name, over what was said."""
    firsts = [above + 1 for above, below in pairwise(times) if below - above > 2]
    return len(firsts) == len(times) - 1 and all(_may_name(marks, index) for index in firsts)


def _may_name(marks: Marks, index: int) -> bool:
    return marks.is_name(index) or marks.role.get(index) == ENTRY


def _heading_of_signed(marks: Marks, times: Sequence[int]) -> int | None:
    """The short line over the first of the remarks that have their times below."""
    most = max(below - above for above, below in pairwise(times)) + 1
    names = _first_lines_are_names(marks, times)
    for index in range(times[0] - 2, max(marks.first_body, times[0] - 2 - most), -1):
        if is_heading(marks, index):
            return heading_over(marks, index) if names else index
    return None


def _are_signatures(marks: Marks, times: Sequence[int]) -> bool:
    """Whether the lines below what was said are those of a page: with a button behind a date and a time that is no
    appointment's, or a dash before it; or with a label, over a form."""
    texts = [marks.doc.lines[index].plain.text for index in times]
    if not are_odd(marks, times) or not all(map(has_stamp, texts)):
        return share_labels(marks, times) and calls_below(marks, times[-1], len(times))
    buttons = set.intersection(
        *({word for word in WORD.findall(behind_stamp(text)) if len(word) > UNIT} for text in texts)
    )
    return bool(buttons) or all(_DASH.match(marks.doc.lines[index].source) is not None for index in times)
