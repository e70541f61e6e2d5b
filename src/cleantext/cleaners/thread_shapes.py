"""Comment threads told by their layout alone: the same kind of line over, or under, remark after remark.

No list of words knows the headers and buttons of every site. But headers hold a name and a time in the same figures
("Anna – 3 t.", "Anna, 11/03/24 20:11"), each over another reader's remark, and under each remark stands the same line of
buttons. A diary, a chat, a transcript has such headers too, so something must tell that these are comments: the line of
buttons, or a heading that counts them ("Voices from the kitchen (5)").
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from cleantext.cleaners.thread_end import FORM_PROSE
from cleantext.cleaners.thread_marks import CLOSER, ENTRY, FOOT, FORM, OPENER, Marks, known_elsewhere
from cleantext.cleaners.thread_start import below_article, count_of, introduced, opener_of
from cleantext.document import Line
from cleantext.edits import Edit, Reason, Thread
from cleantext.kinds import Findings
from cleantext.lazy import lazy
from cleantext.sentences import words

SHAPES = Reason(
    "comments/shapes", "comment_threads", "Remarks under the article, each with a name, a time, and the same buttons."
)

#: So many headers of one shape make a thread, and so many shapes are looked at.
ENTRIES, SHAPES_TRIED = 3, 3
#: A header, and a line of buttons, are at most so long (code points, words).
HEADER_LENGTH, FOOT_LENGTH, FOOT_WORDS = 90, 60, 8
#: One remark has at most so many lines.
LINES = 12
#: The heading stands at most so many lines above the first header: how they are sorted may stand between.
HEADING_REACH = 3
#: The article above has at least so many paragraphs.
ABOVE = 3

_DIGITS = lazy(r"\d+")
_NO_SHAPE = lazy(r"[\p{L}\p{M}\s]+")
#: A date, a time, or an age: two numbers with a mark between them, or a number and a word.
_TIME = lazy(r"\d{1,4}\s?[./:\-年月日년월일]\s?\d{1,2}|(?<![\d.,])\d{1,3} ?\p{L}")
_VOTES = lazy(r"[\N{THUMBS UP SIGN}\N{THUMBS DOWN SIGN}\N{CLAPPING HANDS SIGN}△▽▲▼]")
_WHO = lazy(r"^\D{0,3}\p{L}\D*")
_AGAIN = lazy(r"^\W*\p{L}+")


def find(marks: Marks, findings: Findings) -> Edit | None:
    """The thread that the layout of the lines below the article tells of, if there is one."""
    found = (_judge(marks, findings, headers) for headers in _headers(marks))
    return next((edit for edit in found if edit is not None), None)


def _judge(marks: Marks, findings: Findings, headers: Sequence[int]) -> Edit | None:
    lines = marks.doc.lines
    names = min(_names(marks, header) for header in headers)
    first = headers[0] - names
    remarks = _remarks(marks, headers, names)
    if not all(remarks) or max(map(len, remarks)) > LINES:
        return None
    who = {_who(lines[header - names]) for header in headers}
    above = sum(marks.is_body(index) for index in range(first))
    if "" in who or 2 * len(who) <= len(headers) or above < ABOVE or not below_article(marks, first):
        return None
    if introduced(marks, first):
        return None
    opener, count = opener_of(marks, first), None
    if opener is None:
        opener = _counting(marks, first, len(headers))
        count = opener is not None
    elif (number := count_of(marks, opener, first)) is not None:
        count = number >= len(headers)
    signs = (opener is not None) + bool(count) + 2 * _buttons(marks, findings, remarks)
    begins, end = first if opener is None else opener, remarks[-1][-1]
    rest = sum(marks.is_body(i) and not known_elsewhere(findings, lines[i]) for i in range(end + 1, len(lines)))
    thread = Thread(len(headers), signs > 1, marks.first_body < begins, rest <= FORM_PROSE, signs)
    return Edit(lines[begins].start, lines[end].stop, SHAPES, thread=thread)


def _headers(marks: Marks) -> list[list[int]]:
    """Lines of one shape with a name and a time, one over each remark: the shapes that come most often, those first."""
    shapes: dict[str, list[int]] = {}
    for line in marks.doc.lines:
        text = line.plain.text
        if len(text) <= HEADER_LENGTH and not line.body and marks.role.get(line.index) not in (FOOT, CLOSER):
            if _TIME.search(text) is not None and _VOTES.search(text) is None:
                shapes.setdefault(_shape(text), []).append(line.index)
    # If the article has one as well, it is a board's first post, or a diary.
    found = [lines for lines in shapes.values() if len(lines) >= ENTRIES and lines[0] > marks.first_body]
    return sorted(found, key=len, reverse=True)[:SHAPES_TRIED]


def _shape(text: str) -> str:
    """The last marks and numbers of a line, by which headers are alike however who comments is called."""
    return _DIGITS.sub("0", _NO_SHAPE.sub("", text))[-2:]


def _names(marks: Marks, header: int) -> int:
    """Whether who comments stands in the line above the header's time, not in it: 1 or 0."""
    text = marks.doc.lines[header].plain.text
    named = marks.is_name(header - 1) or marks.role.get(header - 1) == ENTRY
    return int(text[:1].isdigit() and named)


def _who(line: Line) -> str:
    found = _WHO.search(line.plain.text)
    return found[0].strip() if found else ""


def _remarks(marks: Marks, headers: Sequence[int], names: int) -> list[list[int]]:
    """The lines under each header, without the name over the next."""
    ends = [*(header - names for header in headers[1:]), len(marks.doc.lines)]
    found = [list(range(header + 1, end)) for header, end in zip(headers, ends, strict=True)]
    longest = max(map(len, found[:-1]), default=0)
    stop = next((i for i in found[-1] if marks.role.get(i) in (CLOSER, OPENER, FORM)), len(marks.doc.lines))
    found[-1] = [index for index in found[-1] if index < stop][:longest]
    return found


def _counting(marks: Marks, first: int, entries: int) -> int | None:
    """The short line above the first entry that holds their number; None if there is none."""
    for index in range(first - 1, max(first - 1 - HEADING_REACH, marks.first_body), -1):
        line = marks.doc.lines[index]
        if line.body:
            return None
        if str(entries) in _DIGITS.findall(line.plain.text):
            return index
    return None


def _buttons(marks: Marks, findings: Findings, remarks: Sequence[Sequence[int]]) -> bool:
    """Whether under the remarks stand lines of buttons: the same but for the numbers, or for the name in them."""
    lines = marks.doc.lines
    known, alike = 0, Counter[str]()
    for remark in remarks:
        foot = [lines[index] for index in remark[1:] if _is_foot(lines[index]) and not known_elsewhere(findings, lines[index])]
        known += any(marks.role.get(line.index) == FOOT or _VOTES.search(line.plain.text) for line in foot)
        alike.update({_beginning(line) for line in foot})
    most = max(alike.values(), default=0)
    return 3 * most > 2 * len(remarks) - 3 and 2 * known >= len(remarks)


def _is_foot(line: Line) -> bool:
    text = line.plain.text
    return not line.body and len(text) <= FOOT_LENGTH and words(text) <= FOOT_WORDS


def _beginning(line: Line) -> str:
    found = _AGAIN.search(line.plain.text)
    return found[0].casefold() if found else _DIGITS.sub("0", line.plain.text)
