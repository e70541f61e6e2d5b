"""Comment threads whose remarks have their time below: under a name, or as signatures.

So do letters and testimonies. A heading that counts them tells that these are comments, or one that a rule knows, if
the times are those of a page, to the minute; or these have a button behind them or a dash before; or they have a label,
over a form.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from cleantext.cleaners.thread_headers import ENTRIES, HEADER_LENGTH, LINES
from cleantext.cleaners.thread_marks import OPENER, Marks, behind_stamp, letters
from cleantext.cleaners.thread_signs import (
    EMPTY_EACH,
    SIGNS,
    WORD,
    are_stamped,
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

#: A word of so many letters behind a time may be of the time: "Uhr".
UNIT = 3

_DASH = lazy(r"\s*[–—―~]\s?\w")


def below_remarks(marks: Marks, findings: Findings, times: Sequence[int]) -> Edit | None:
    """The thread whose remarks have these times below, under a heading that counts them, or one that a rule knows, and
    names above; or under any heading, if the times are those of a page."""
    named = _are_named(marks, times)
    reach = range(times[0] - 1, max(marks.first_body, times[0] - 2 - LINES), -1)
    heading = next((index for index in reach if counts(marks.doc.lines[index], len(times))), None)
    if heading is not None and marks.skeletons([heading]) <= marks.skeletons(times):
        heading = None  # one of the times: "3 d", over three more
    if heading is None and named and marks.may_name(times[0] - 2) and are_stamped(marks, times):
        heading = next((index for index in reach if marks.role.get(index) == OPENER), None)
    signed = heading is None and _are_signatures(marks, times)
    if signed:
        heading = _heading_over_first(marks, times, named)
    if heading is None:
        return None
    begins = heading + (named and not marks.may_name(heading + 1))  # a note under the heading
    remarks = [list(range(above + 1, below)) for above, below in pairwise([begins, *times])]
    if len(remarks[0]) > max(map(len, remarks[1:])) + 1 + signed:
        return None  # the heading stands in the article
    if not all(0 < len(remark) <= LINES for remark in remarks) or not is_long_above(marks, heading, remarks):
        return None
    by_many = named or _sign_many(marks, times) if signed else _name_many(marks, remarks)
    return removal(marks, findings, heading, times[-1], len(times), SIGNS) if by_many else None


def _are_named(marks: Marks, times: Sequence[int]) -> bool:
    """Whether right below each time but the last stands a name, over what was said."""
    return all(below - above > 2 and marks.may_name(above + 1) for above, below in pairwise(times))


def _name_many(marks: Marks, remarks: Sequence[Sequence[int]]) -> bool:
    """Whether the first lines of the remarks are the names of many; some remarks may be hidden, under a name."""
    lines = marks.doc.lines
    hidden = sum(len(remark) == 1 for remark in remarks)
    who = {lines[remark[0]].plain.text for remark in remarks if not lines[remark[0]].body}
    several = len(who) >= ENTRIES and 2 * len(who) > len(remarks)
    return hidden * EMPTY_EACH <= len(remarks) and several and max(map(len, who)) <= HEADER_LENGTH


def _sign_many(marks: Marks, times: Sequence[int]) -> bool:
    """Whether the letters of the signatures are those of many."""
    return 2 * len({letters(marks.doc.lines[index].plain.text) for index in times}) > len(times)


def _heading_over_first(marks: Marks, times: Sequence[int], named: bool) -> int | None:
    """The heading over the first of the remarks that have their times below, if it could be one."""
    most = max(below - above for above, below in pairwise(times)) + 1
    for index in range(times[0] - 2, max(marks.first_body, times[0] - 2 - most), -1):
        if is_heading(marks, index):
            return heading_over(marks, index) if named else index
    return None


def _are_signatures(marks: Marks, times: Sequence[int]) -> bool:
    """Whether the lines below what was said are those of a page: with a button behind a date and a time that is no
    appointment's, or a dash before it; or with a label, over a form."""
    if not are_stamped(marks, times):
        return share_labels(marks, times) and calls_below(marks, times[-1], len(times))
    lines = [marks.doc.lines[index] for index in times]
    buttons = set.intersection(*(set(WORD.findall(behind_stamp(line.plain.text))) for line in lines))
    return any(len(word) > UNIT for word in buttons) or all(_DASH.match(line.source) is not None for line in lines)
