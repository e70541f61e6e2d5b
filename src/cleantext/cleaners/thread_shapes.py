"""Comment threads told by their layout alone: the same kind of line over, or under, remark after remark.

No list of words knows the headers and buttons of every site. But headers hold a name and a time in the same figures
("Anna – 3 t.", "Anna, 11/03/24 20:11"), each over another reader's remark, and under each remark stands the same line
of buttons. A diary, a chat, a transcript has such headers too, so something must tell that these are comments: the line
of buttons, or a heading that counts them ("Voices from the kitchen (5)").
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from cleantext.cleaners.thread_end import FORM_PROSE, form_below
from cleantext.cleaners.thread_headers import (
    CLOCK,
    DIGITS,
    ENTRIES,
    HEADER_LENGTH,
    LINES,
    is_short,
    number_of,
    runs,
    shape_of,
)
from cleantext.cleaners.thread_marks import CLOSER, ENTRY, FOOT, FORM, OPENER, VOTES, Marks, known_elsewhere, letters
from cleantext.cleaners.thread_start import (
    FIVE,
    ODD_MINUTES,
    amid_furniture,
    below_article,
    count_of,
    counting,
    counts,
    counts_more,
    opener_of,
)
from cleantext.edits import Edit, Reason, Thread
from cleantext.kinds import Findings
from cleantext.lazy import lazy

SHAPES = Reason(
    "comments/shapes", "comment_threads", "Remarks under the article, each with a name, a time, and the same buttons."
)

#: One of so many remarks at most is hidden.
EMPTY_EACH = 4
#: A heading, the number in it, buttons, and that a rule knows them: so many of these at least.
SIGNS = 2
#: The article above has at least so many paragraphs; of so many code points it is long.
ABOVE, ABOVE_LENGTH = 3, 2000

#: So many words that all headers have are buttons.
SHARED = 2

#: A row of buttons has hardly so many bars; a table has.
CELLS = 4

_WORD = lazy(r"\p{L}[\p{L}\p{M}]+")
_MINUTE = lazy(r"\d{1,2}[:.h](\d{2})(?!\d)")
_BOLD = lazy(r"\W{0,3}(?:\*\*|__)\p{L}[^*]{0,40}(?:\*\*|__)")
#: A button at the end of a remark: a word behind a mark that ends no sentence.
_LAST_BUTTON = lazy(r"[^\p{L}\p{M}\p{N}\s.,;:!?…()]\s?\p{L}[\p{L}\p{M}]{1,20}\W{0,3}$")


def find(marks: Marks, findings: Findings) -> Edit | None:
    """The thread that the layout of the lines below the article tells of, if there is one."""
    found = (_judge(marks, findings, headers) for headers in runs(marks))
    return next((edit for edit in found if edit is not None), None)


def _judge(marks: Marks, findings: Findings, headers: Sequence[int]) -> Edit | None:
    """The thread with these headers, or with these times below what was said; None if they are none, or not readers'
    comments."""
    names = next((names for names in (0, 1) if _by_many(marks, headers, names)), None)
    above = None if names is None else _above_remarks(marks, findings, headers, names)
    return above or _below_remarks(marks, findings, headers)


def _above_remarks(marks: Marks, findings: Findings, headers: Sequence[int], names: int) -> Edit | None:
    """The thread whose remarks stand below these headers, each with the name in so many lines above it."""
    lines = marks.doc.lines
    first = headers[0] - names
    remarks = _remarks(marks, headers, names)
    empty = sum(not remark for remark in remarks)
    if empty * EMPTY_EACH > len(remarks) or max(map(len, remarks)) > LINES or not _below_article(marks, first, remarks):
        return None
    if any(lines[index].source.count("|") > CELLS for remark in remarks for index in remark):
        return None  # a table
    opener, told = opener_of(marks, first), counting(marks, first, len(headers))
    if lines[first - 1].plain.text.endswith(":") and told != first - 1 and marks.is_text(first - 1):
        return None  # the article announces what it quotes
    number = None if opener is None else count_of(marks, opener, first)
    count = told is not None or (number is not None and number >= len(headers))
    more = told is None and counts_more(lines[first - 1], len(headers))
    opener = told if opener is None else opener
    end = max([headers[-1], *remarks[-1]])
    if opener is None and _is_between(marks, headers, names, end):
        return _edit(marks, findings, first - 1, end, len(headers), SIGNS)
    buttons = _buttons(marks, findings, remarks) or int(_share_words(marks, headers))
    down, up = _counts_down(marks, headers), _counts_up(marks, headers)
    signs = (opener is not None) + (count or more) + buttons + down * SIGNS + up
    # A number and a word may be anything; buttons under each remark make an age of it, names in bold, furniture above.
    text = lines[headers[0]].plain.text
    amid = told is not None and amid_furniture(marks, told)
    bold = all(_BOLD.match(lines[header].source) is not None for header in headers)
    figures = buttons or down or up or amid or bold or shape_of(text) or CLOCK.search(text)
    if signs < SIGNS or not figures:
        return None
    begins = first - more if opener is None else opener
    return _edit(marks, findings, begins, end, len(headers), signs)


def _is_between(marks: Marks, headers: Sequence[int], names: int, last: int) -> bool:
    """Whether headers that tell how long ago it was, or times that are no appointments', stand under a heading between
    a page's furniture and a form."""
    lines = marks.doc.lines
    heading = lines[headers[0] - names - 1]
    told = _are_odd(marks, headers) or all(marks.is_age(index) for index in headers)
    furniture = amid_furniture(marks, heading.index) and form_below(marks, last, len(headers))
    return told and furniture and marks.is_name(heading.index)


def _below_remarks(marks: Marks, findings: Findings, times: Sequence[int]) -> Edit | None:
    """The thread whose remarks have a name above them and a time below, under a heading that counts them."""
    lines = marks.doc.lines
    reach = range(times[0] - 1, max(marks.first_body, times[0] - 2 - LINES), -1)
    opener = next((index for index in reach if counts(lines[index], len(times))), None)
    if opener is None:
        return None
    edges = [opener, *times]
    remarks = [list(range(above + 1, below)) for above, below in pairwise(edges)]
    if len(remarks[0]) > max(map(len, remarks[1:])) + 1:
        return None  # the number stands in the article
    hidden = sum(len(remark) == 1 for remark in remarks)
    if hidden * EMPTY_EACH > len(remarks) or not all(0 < len(remark) <= LINES for remark in remarks):
        return None
    if not _below_article(marks, opener, remarks):
        return None
    names = {lines[remark[0]].plain.text for remark in remarks if not lines[remark[0]].body}
    if len(names) < ENTRIES or 2 * len(names) <= len(times) or max(map(len, names)) > HEADER_LENGTH:
        return None
    return _edit(marks, findings, opener, times[-1], len(times), SIGNS)


def _edit(marks: Marks, findings: Findings, begins: int, end: int, entries: int, signs: int) -> Edit:
    """The removal of the lines from *begins* to *end*."""
    lines = marks.doc.lines
    rest = sum(marks.is_body(i) and not known_elsewhere(findings, lines[i]) for i in range(end + 1, len(lines)))
    thread = Thread(entries, True, marks.first_body < begins, rest <= FORM_PROSE, signs)
    return Edit(lines[begins].start, lines[end].stop, SHAPES, thread=thread)


def _below_article(marks: Marks, first: int, remarks: Sequence[Sequence[int]]) -> bool:
    """Whether an article stands above: of several paragraphs, and long, or half as long as all that was said to it."""
    lines = marks.doc.lines
    above = [lines[index] for index in range(first) if marks.is_body(index)]
    size = sum(line.end - line.start for line in above)
    said = sum(lines[index].end - lines[index].start for remark in remarks for index in remark)
    return len(above) >= ABOVE and size >= min(ABOVE_LENGTH, said / 2) and below_article(marks, first)


def _by_many(marks: Marks, headers: Sequence[int], names: int) -> bool:
    """Whether the letters of the headers, or of the names in the line above them, are those of many.

    The name of who is a guest, or hides, may be a word that some rule knows.
    """
    if names:
        named = sum(marks.is_name(header - 1) or marks.role.get(header - 1) == ENTRY for header in headers)
        if named < ENTRIES or any(not is_short(marks.doc.lines[header - 1]) for header in headers):
            return False
    who = {letters(marks.doc.lines[header - names].plain.text) for header in headers}
    return "" not in who and 2 * len(who) > len(headers)


def _counts_down(marks: Marks, headers: Sequence[int]) -> bool:
    """Whether the headers are numbered, the newest first."""
    numbers = [number_of(marks, index) for index in headers]
    return numbers[-1] > 0 and all(upper - lower == 1 for upper, lower in pairwise(numbers))


def _counts_up(marks: Marks, headers: Sequence[int]) -> int:
    """Whether the headers are numbered, the newest last, with times that are no appointments': 2 if they begin with the
    first, and furniture stands right above them. A board's answers begin with the second."""
    numbers = [number_of(marks, index) for index in headers]
    if numbers[0] in (0, 2) or any(below - above != 1 for above, below in pairwise(numbers)) or not _are_odd(marks, headers):
        return 0
    return 1 + (numbers[0] == 1 and amid_furniture(marks, headers[0]))


def _are_odd(marks: Marks, headers: Sequence[int]) -> bool:
    """Whether the headers tell times of day that are no appointments'."""
    texts = [marks.doc.lines[index].plain.text for index in headers]
    return sum(int(minute) % FIVE > 0 for text in texts for minute in _MINUTE.findall(text)[:1]) >= ODD_MINUTES


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
        foot = [lines[i] for i in remark[1:] if is_short(lines[i]) and not known_elsewhere(findings, lines[i])]
        known += any(marks.role.get(line.index) == FOOT or VOTES.search(line.plain.text) for line in foot)
        endings = {found[0] for i in remark[-1:] if (found := _LAST_BUTTON.search(lines[i].plain.text))}
        alike.update({DIGITS.sub("0", line.plain.text) for line in foot} | endings)
    most = max(alike.values(), default=0)
    return 2 if known >= len(remarks) - 1 else int(most >= max(ENTRIES, len(remarks) - 1))


def _share_words(marks: Marks, headers: Sequence[int]) -> bool:
    """Whether the headers bear the same buttons: words that each of them has."""
    shared = set.intersection(*(set(_WORD.findall(marks.doc.lines[index].plain.text)) for index in headers))
    return len(shared) >= SHARED
