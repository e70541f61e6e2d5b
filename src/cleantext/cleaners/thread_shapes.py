"""Comment threads told by their layout alone: the same kind of line over, or under, remark after remark.

No list of words knows the headers and buttons of every site. But headers hold a name and a time in the same figures
("Anna – 3 t.", "Anna, 11/03/24 20:11"), each over another reader's remark, and under each remark stands the same line
of buttons. A diary, a chat, a transcript has such headers too, so something must tell that these are comments: the line
of buttons, or a heading that counts them ("Voices from the kitchen (5)").
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from cleantext.cleaners.thread_end import form_below
from cleantext.cleaners.thread_headers import (
    CLOCK,
    DIGITS,
    ENTRIES,
    LINES,
    SAYING,
    is_number,
    is_short,
    runs,
    shape_of,
)
from cleantext.cleaners.thread_marks import (
    CLOSER,
    ENTRY,
    FOOT,
    FORM,
    OPENER,
    VOTES,
    Marks,
    known_elsewhere,
    letters,
)
from cleantext.cleaners.thread_signed import below_remarks
from cleantext.cleaners.thread_signs import (
    BOLD,
    EMPTY_EACH,
    SIGNS,
    are_odd,
    are_stamped,
    calls_below,
    counts_down,
    counts_up,
    furniture_below,
    has_cells,
    heading_over,
    is_long_above,
    removal,
    share_labels,
    shared_words,
)
from cleantext.cleaners.thread_start import amid_furniture, count_of, counting, counts_more, opener_of
from cleantext.cleaners.thread_talk import talk
from cleantext.edits import Edit
from cleantext.kinds import Findings
from cleantext.lazy import lazy

#: So many words that all headers have are buttons.
SHARED = 2

#: How deep a remark stands may be told ahead of its lines.
_AHEAD = lazy(r"^[\s–—>|·\-]+")
#: A button at the end of a remark: a word behind a mark that ends no sentence.
_LAST_BUTTON = lazy(r"[^\p{L}\p{M}\p{N}\s.,;:!?…()]\s?\p{L}[\p{L}\p{M}]{1,20}\W{0,3}$")


def find(marks: Marks, findings: Findings) -> Edit | None:
    """The thread that the layout of the lines below the article tells of, if there is one."""
    found = (_judge(marks, findings, headers) for headers in runs(marks))
    return next((edit for edit in found if edit is not None), None)


def _judge(marks: Marks, findings: Findings, headers: Sequence[int]) -> Edit | None:
    """The thread with these headers, or with these times below what was said; None if they are none, or not readers'
    comments."""
    named = (names for names in (0, 1) if _by_many(marks, headers, names))
    above = (_above_remarks(marks, findings, headers, names) for names in named)
    return next((edit for edit in above if edit is not None), None) or below_remarks(marks, findings, headers)


def _above_remarks(marks: Marks, findings: Findings, headers: Sequence[int], names: int) -> Edit | None:
    """The thread whose remarks stand below these headers, each with the name in so many lines above it."""
    lines = marks.doc.lines
    first = headers[0] - names
    remarks = _remarks(marks, headers, names)
    empty = sum(not remark for remark in remarks)
    if empty * EMPTY_EACH > len(remarks) or max(map(len, remarks)) > LINES or not is_long_above(marks, first, remarks):
        return None
    if any(has_cells(lines[index]) for remark in remarks for index in remark):
        return None
    opener, told = opener_of(marks, first), counting(marks, first, len(headers))
    end = max([headers[-1], *remarks[-1]])
    if lines[first - 1].plain.text.endswith(":") and told != first - 1 and marks.is_text(first - 1):
        return None  # the article announces what it quotes
    number = None if opener is None else count_of(marks, opener, first)
    count = told is not None or (number is not None and number >= len(headers))
    more = told is None and counts_more(marks, lines[first - 1], len(headers))
    opener = told if opener is None else opener
    if opener is None and _is_between(marks, headers, names, end):
        return removal(marks, findings, first - 1, end, len(headers), SIGNS)
    feet = _buttons(marks, findings, remarks)
    buttons = feet or int(shared_words(marks, headers) >= SHARED)
    form = share_labels(marks, headers) and calls_below(marks, headers[-1] + 1, len(headers))
    bold = all(BOLD.match(lines[header].source) is not None for header in headers)
    over = heading_over(marks, first)
    closed = bold and form_below(marks, end, len(headers))
    closed = closed and (opener is not None or (over is not None and amid_furniture(marks, over)))
    spoken = _readers_speak(marks, headers, remarks)
    chatty = spoken > 0 and over is not None and furniture_below(marks, end, len(headers))
    chatty = chatty and spoken + amid_furniture(marks, first - 1) >= SIGNS
    heading = over if form or closed or chatty or (feet and are_stamped(marks, headers)) else None
    down, up = counts_down(marks, headers), counts_up(marks, headers)
    headed = opener is not None or heading is not None
    signs = headed + (count or more) + buttons + down * SIGNS + up + closed + (chatty or spoken >= SIGNS)
    # A number and a word may be anything; buttons under each remark make an age of it, names in bold, furniture above.
    text = lines[headers[0]].plain.text
    amid = told is not None and amid_furniture(marks, told)
    voted = all(VOTES.search(lines[header].plain.text) is not None for header in headers)
    said = all(marks.role.get(i) == ENTRY or lines[i].plain.text.endswith(SAYING) for i in headers)
    figures = chatty or buttons or down or up or amid or bold or voted or said or shape_of(text) or CLOCK.search(text)
    if signs < SIGNS or not figures:
        return None
    begins = next((line for line in (opener, heading) if line is not None), first - more)
    return removal(marks, findings, begins, end, len(headers), signs)


def _is_between(marks: Marks, headers: Sequence[int], names: int, last: int) -> bool:
    """Whether headers that tell how long ago it was, or times that are no appointments', stand under a heading between
    a page's furniture and a form."""
    lines = marks.doc.lines
    heading = lines[headers[0] - names - 1]
    told = are_odd(marks, headers) or all(marks.is_age(index) for index in headers)
    furniture = amid_furniture(marks, heading.index) and form_below(marks, last, len(headers))
    return told and furniture and marks.is_name(heading.index)


def _readers_speak(marks: Marks, headers: Sequence[int], remarks: Sequence[Sequence[int]]) -> int:
    """What tells that readers speak, under names without times, in less than the article above has."""
    lines = marks.doc.lines
    named = (marks.role.get(index) == ENTRY or BOLD.match(lines[index].source) is not None for index in headers)
    if not all(named) or any(CLOCK.search(lines[index].plain.text) for index in headers):
        return 0
    above = sum(line.end - line.start for line in lines[: headers[0]] if marks.is_body(line.index))
    said = sum(lines[index].end - lines[index].start for remark in remarks for index in remark)
    return talk(marks, headers, remarks) if said < above else 0


def _by_many(marks: Marks, headers: Sequence[int], names: int) -> bool:
    """Whether the letters of the headers, or of the names in the line above them, are those of many."""
    if names:
        named = sum(marks.may_name(header - 1) for header in headers)
        if named < ENTRIES or any(not is_short(marks.doc.lines[header - 1]) for header in headers):
            return False
    lines = marks.doc.lines
    below = not names and all(is_number(lines[header]) for header in headers)  # who said it stands below its number
    who = {letters(lines[min(header - names + below, len(lines) - 1)].plain.text) for header in headers}
    return "" not in who and 2 * len(who) > len(headers)


def _remarks(marks: Marks, headers: Sequence[int], names: int) -> list[list[int]]:
    """The lines under each header, without the name over the next."""
    ends = [*(header - names for header in headers[1:]), len(marks.doc.lines)]
    found = [list(range(header + 1, end)) for header, end in zip(headers, ends, strict=True)]
    longest = max(map(len, found[:-1]), default=0)
    stop = next((i for i in found[-1] if marks.role.get(i) in (CLOSER, OPENER, FORM)), len(marks.doc.lines))
    found[-1] = [index for index in found[-1] if index < stop][:longest]
    return found


def _buttons(marks: Marks, findings: Findings, remarks: Sequence[Sequence[int]]) -> int:
    """Of the line of buttons under the remarks: 2 if a rule knows it or it counts votes, 1 if it is the same under all
    but one, 0 if there is none."""
    lines = marks.doc.lines
    known, alike = 0, Counter[str]()
    for remark in remarks:
        feet = (i for i in remark if i > remark[0] or not letters(lines[i].plain.text))
        foot = [lines[i] for i in feet if is_short(lines[i]) and not known_elsewhere(findings, lines[i])]
        known += any(marks.role.get(line.index) == FOOT or VOTES.search(line.plain.text) for line in foot)
        endings = {found[0] for i in remark[-1:] if (found := _LAST_BUTTON.search(lines[i].plain.text))}
        alike.update({DIGITS.sub("0", _AHEAD.sub("", line.plain.text)) for line in foot} | endings)
    most = max(alike.values(), default=0)
    return 2 if known >= len(remarks) - 1 else int(most >= max(ENTRIES, len(remarks) - 1))
