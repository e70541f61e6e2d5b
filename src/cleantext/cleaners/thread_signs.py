"""What the headers of remarks have in common, and what stands over and under them: signs that these are comments."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from cleantext.cleaners.thread_end import FORM_PROSE, form_below
from cleantext.cleaners.thread_headers import HEADER_LENGTH, number_of
from cleantext.cleaners.thread_marks import Marks, has_stamp, known_elsewhere, without_stamp
from cleantext.cleaners.thread_start import FIVE, FURNITURE, ODD_MINUTES, amid_furniture, below_article, may_head
from cleantext.document import Line
from cleantext.edits import Edit, Reason, Thread
from cleantext.kinds import Findings
from cleantext.lazy import lazy
from cleantext.voice import hints_at_page, score, speaks_as_page

SHAPES = Reason(
    "comments/shapes", "comment_threads", "Remarks under the article, each with a name, a time, and the same buttons."
)

#: One of so many remarks at most is hidden.
EMPTY_EACH = 4
#: A heading, the number in it, buttons, and that a rule knows them: so many of these at least.
SIGNS = 2
#: The article above has at least so many paragraphs; of so many code points it is long.
ABOVE, ABOVE_LENGTH = 3, 2000
#: A row of buttons has hardly so many bars; a table has.
CELLS = 4
#: What calls the reader to join in stands so many lines below the last remark's first line, at most.
CALL_REACH = 3

#: A name in bold.
BOLD = lazy(r"\s*+\W{0,3}(?:\*\*|__)(?|\[(\p{L}[^*\[\]]{0,40})\]\([^()\s]*\)|(\p{L}[^*]{0,40}))(?:\*\*|__)")
WORD = lazy(r"\p{L}[\p{L}\p{M}]+")
_STARS = lazy(r"[★☆]{3}")
#: No "Re:", which boards have.
_LABEL = lazy(r"\p{L}[\p{L}\p{M}]{2,}(?=[:：])")
#: A date, also without its year; and what would make a sum of such figures.
_DATE = lazy(r"(?<!\d)\d{1,2}[./\-]\d{1,2}(?!\d)|\d{4}-\d\d|\d \p{L}{3}|\d[月월]")
_CURRENCY = lazy(r"\p{Sc}")
_MINUTE = lazy(r"\d{1,2}[:.h](\d{2})(?!\d)")


def heading_over(marks: Marks, first: int) -> int | None:
    """The short line right above line *first* that could be a heading, or that above a note of the page's."""
    if is_heading(marks, first - 1):
        return first - 1
    note = first - 1 > marks.first_body and score(marks.doc.lines[first - 1].plain.text) > 0
    return first - 2 if note and is_heading(marks, first - 2) else None


def is_heading(marks: Marks, index: int) -> bool:
    """Whether a line below the article could be a heading."""
    line = marks.doc.lines[index]
    return index > marks.first_body and len(line.plain.text) <= HEADER_LENGTH and may_head(line)


def has_cells(line: Line) -> bool:
    """Whether the line has so many cells as a row of a table has."""
    return line.source.count("|") > CELLS


def removal(marks: Marks, findings: Findings, begins: int, end: int, entries: int, signs: int) -> Edit:
    """The removal of the lines from *begins* to *end*."""
    lines = marks.doc.lines
    below = [line for line in lines[end + 1 :] if marks.is_body(line.index) and not known_elsewhere(findings, line)]
    rest = sum(not hints_at_page(line.plain.text) for line in below)
    thread = Thread(entries, True, marks.first_body < begins, rest <= FORM_PROSE, signs)
    return Edit(lines[begins].start, lines[end].stop, SHAPES, thread=thread)


def is_long_above(marks: Marks, first: int, remarks: Sequence[Sequence[int]]) -> bool:
    """Whether an article stands above: of several paragraphs, and long, or half as long as all that was said to it."""
    lines = marks.doc.lines
    above = [lines[index] for index in range(first) if marks.is_body(index)]
    size = sum(line.end - line.start for line in above)
    said = sum(lines[index].end - lines[index].start for remark in remarks for index in remark)
    return len(above) >= ABOVE and size >= min(ABOVE_LENGTH, said / 2) and below_article(marks, first)


def counts_down(marks: Marks, headers: Sequence[int]) -> bool:
    """Whether the headers are numbered, the newest first."""
    numbers = [number_of(marks, index) for index in headers]
    return numbers[-1] > 0 and all(upper - lower == 1 for upper, lower in pairwise(numbers))


def counts_up(marks: Marks, headers: Sequence[int]) -> int:
    """Whether the headers are numbered, the newest last, with times that are no appointments': 2 if they begin with the
    first, and furniture stands right above them. A board's answers begin with the second."""
    numbers = [number_of(marks, index) for index in headers]
    if (
        numbers[0] in (0, 2)
        or any(below - above != 1 for above, below in pairwise(numbers))
        or not _odd(marks, headers)
    ):
        return 0
    return 1 + (numbers[0] == 1 and amid_furniture(marks, headers[0]))


def are_odd(marks: Marks, headers: Sequence[int]) -> bool:
    """Whether the headers tell times of day that are no appointments'."""
    return _odd(marks, headers) >= ODD_MINUTES


def are_stamped(marks: Marks, headers: Sequence[int]) -> bool:
    """Whether each of the headers tells a date and a time of day, and they are no appointments'."""
    return are_odd(marks, headers) and all(has_stamp(marks.doc.lines[index].plain.text) for index in headers)


def _odd(marks: Marks, headers: Sequence[int]) -> int:
    """How many of the headers tell minutes that are no fives."""
    texts = [marks.doc.lines[index].plain.text for index in headers]
    return sum(int(minute) % FIVE > 0 for text in texts for minute in _MINUTE.findall(text)[:1])


def shared_words(marks: Marks, headers: Sequence[int]) -> int:
    """How many words each of the headers has, besides those of the time: labels and buttons."""
    texts = [without_stamp(marks.doc.lines[index].plain.text) for index in headers]
    return len(set.intersection(*(set(WORD.findall(text)) for text in texts)))


def calls_below(marks: Marks, last: int, entries: int) -> bool:
    """Whether a form stands below that line, or what calls the reader, within the lines of the last remark."""
    below = marks.doc.lines[last + 1 : last + 1 + CALL_REACH]
    return form_below(marks, last, entries) or any(speaks_as_page(line.plain.text) for line in below)


def furniture_below(marks: Marks, last: int, entries: int) -> bool:
    """Whether a form stands below that line, or right below what reads as a page's furniture, and by much."""
    below = marks.doc.lines[last + 1 : last + CALL_REACH]
    return form_below(marks, last, entries) or any(score(line.plain.text) > FURNITURE for line in below)


def share_labels(marks: Marks, headers: Sequence[int]) -> bool:
    """Whether each of the headers has a date, and the same label: "Name:", "Left by:", or stars."""
    texts = [marks.doc.lines[index].plain.text for index in headers]
    if not all(_DATE.search(text) is not None and _CURRENCY.search(text) is None for text in texts):
        return False
    if all(_STARS.search(text) is not None for text in texts):
        return True
    return bool(set.intersection(*(set(_LABEL.findall(text)) for text in texts)))
