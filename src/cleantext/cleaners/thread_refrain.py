"""Comment threads told by their refrain: the same buttons below remark after remark, whatever language they are in.

No list of words knows all buttons, but a site sets the same ones under each remark ("Fallow · Andsvar · 12 · 3 v",
"[svar](#c4)"). A shop and a live blog do so as well. So the remarks are those of many, each has a name ahead or in the
row, and a date and a time, or how long ago it was; a heading stands over them, which counts them, or is known to be one
of comments, or stands amid a page's furniture; and the article above is long, and has no such row itself. Remarks
without times need more: buttons by which one answers, votes, or as many of them as the heading says.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from cleantext.cleaners.thread_headers import DIGITS, ENTRIES, HEADER_LENGTH, LINES
from cleantext.cleaners.thread_marks import FOOT, FORM, OPENER, VOTES, Marks, is_stamp, known_elsewhere, letters
from cleantext.cleaners.thread_signs import BOLD, SIGNS, calls_below, has_cells, is_long_above, removal
from cleantext.cleaners.thread_start import HEADING_WORDS, amid_furniture, counts, introduced, may_head, opener_of
from cleantext.document import Line
from cleantext.edits import Edit
from cleantext.kinds import Findings
from cleantext.lazy import lazy
from cleantext.sentences import words

#: A button has at most so many words, and code points.
BUTTON_WORDS, BUTTON_LENGTH = 4, 32
#: The line that names who comments has so many words: a header, or a row with the name among its buttons.
HEADER_WORDS, ROW_WORDS = 8, 12
#: A row without marks between its buttons counts so many of them: "Up 34 Down 1 Reply".
COUNTS = 2
#: So many remarks may tell no time: "an hour".
TIMELESS = 1
#: The first remark has at most so many lines more than any other: a note under the heading, how remarks are sorted.
NOTES = 2
#: So many rows are looked at.
TRIED = 6

#: What stands for a link to a place on the page, beside a date.
_PLACE = "](#"

#: The skeleton of a few words alone: names have it, and headings, and the items of menus.
_NAME = "a"

_BETWEEN = lazy(r"\s*[·•|]\s*|\s[—–\-/]\s|\s{2,}|,\s")
#: The number of a heading: at its end, in brackets, or before the next item of its row.
_NUMBER = lazy(
    r"[\s(\[](\d{1,5})\W{0,2}$|\s(\d{1,5}) \p{L}{3,12}$|^[^\d·•|]{2,30}[(](\d{1,5})[)]"
    r"|^\W{0,3}(\d{1,5}) \p{L}+\s*[·•|]"
)
#: Votes for and against: "+17 / -2".
_SIGNED = lazy(r"(?<!\S)[+\-−]\d+(?!\S)")
_FIGURES = lazy(r"\d[\d.,]*")
_LINKED = lazy(r"\[([^\[\]]{1,32})\]\(")
#: What was said may stand behind the name: "Anna: Lovely."
_NAMED = lazy(r"([^:：]{2,30})[:：]\s")
_SYMBOLS = lazy(r"^[^\p{L}\p{N}(]+|[^\p{L}\p{M}\p{N})]+$")
_LOCAL = lazy(r"\]\((?:#|/(?!/)|\?)")
_PRICE = lazy(r"\p{Sc}|\d ?(?:kr|zł|Ft|lei|Kč|руб|грн)\b")
_CLOCK = lazy(r"(?<![\d.])\d{1,2}[:.h時时시点] ?\d\d(?![\d.])")
_DATE = lazy(
    r"(?<![\d.,/])"
    r"(?:\d{1,4}[./\-] ?\d{1,2}[./\-] ?(?:\d{2,4}|(?=\s|$))|\d{1,2}/\d{1,2}|\d{4}-\d\d)(?![\d/])|\d ?[月日월일]"
)
#: A day, or how long ago it was, as an item of its own: "3 July", "3 d", "hace 2 horas".
_AGE = lazy(r"(?:\p{L}{2,8} ){0,2}\d{1,2} ?\p{L}[\p{L}\p{M}]{0,11}[.'’׳״]?(?: \p{L}{2,8})?")


def find(marks: Marks, findings: Findings) -> Edit | None:
    """The thread with such a row below each of its remarks, if there is one."""
    found = (_judge(marks, findings, _below_last_heading(marks, feet)) for feet in _rows(marks, findings))
    return next((edit for edit in found if edit is not None), None)


def _rows(marks: Marks, findings: Findings) -> Iterator[Sequence[int]]:
    """The lines that share a button, with what was said between them; those that share most buttons first."""
    found: dict[str, list[int]] = {}
    for line in marks.doc.lines:
        short = not line.body and len(line.plain.text) <= HEADER_LENGTH
        if short and not known_elsewhere(findings, line):
            dated = _LOCAL.search(line.source) is not None and any(map(str.isdigit, line.plain.text))
            for item in {*_items(line), *((_PLACE,) if dated else ())}:
                found.setdefault(item, []).append(line.index)
    rows: dict[tuple[int, ...], int] = {}
    for lines in map(_last_of_runs, found.values()):
        if len(lines) >= ENTRIES and lines[0] > marks.first_body:
            rows[lines] = rows.get(lines, 0) + 1
    for lines, _ in sorted(rows.items(), key=lambda row: (-row[1], -len(row[0])))[:TRIED]:
        gaps = [below - above for above, below in pairwise(lines)]
        if max(gaps) <= LINES:
            yield lines


def _last_of_runs(lines: Sequence[int]) -> tuple[int, ...]:
    """The lines without those right above another: an answer ends with its button, and that of the remark follows."""
    return tuple(index for index, below in zip(lines, [*lines[1:], 0], strict=True) if below != index + 1)


def _below_last_heading(marks: Marks, feet: Sequence[int]) -> Sequence[int]:
    """The lines that stand below the last heading amid them."""
    for at in range(len(feet) - ENTRIES, 0, -1):
        between = range(feet[at - 1] + 1, feet[at])
        if any(marks.role.get(i) == OPENER or marks.doc.lines[i].plain.lead.startswith("#") for i in between):
            return feet[at:]
    return feet


def _items(line: Line) -> Iterator[str]:
    """What may be buttons in a row: the words between its marks, or of its links, without votes; and a row without
    marks, if it counts what the buttons are for."""
    row = _FIGURES.sub("0", line.plain.text)
    if row.count("0") >= COUNTS and words(row) <= ROW_WORDS and row[:1].isalpha():
        yield row
    for item in (*_BETWEEN.split(_SIGNED.sub("", line.plain.text)), *_LINKED.findall(line.source)):
        bare = _SYMBOLS.sub("", DIGITS.sub("0", item))
        if bare and bare[0].isalpha() and len(bare) <= BUTTON_LENGTH and words(bare) <= BUTTON_WORDS:
            yield bare


def _judge(marks: Marks, findings: Findings, feet: Sequence[int]) -> Edit | None:
    """The thread with these rows; None if they are none, or not readers' comments."""
    lines = marks.doc.lines
    if any(_PRICE.search(lines[index].plain.text) for index in feet):
        return None
    heading = _heading(marks, feet)
    if heading is None or introduced(marks, heading + 1):
        return None
    if marks.skeletons([heading]) & marks.skeletons(feet) - {_NAME}:
        return None  # one of the rows: there are more above
    remarks = [list(range(above + 1, below + 1)) for above, below in pairwise([heading, *feet])]
    if any(lines[i].plain.lead.startswith("#") or has_cells(lines[i]) for remark in remarks for i in remark):
        return None  # the article's sections, or a table
    own = marks.skeletons(range(marks.first_body)) & marks.skeletons(remark[0] for remark in remarks)
    if own - {_NAME}:
        return None  # a board's first post has such a header as well
    if not _by_many(marks, remarks) or not is_long_above(marks, heading, remarks):
        return None
    entries = len(feet)
    known = any(marks.role.get(index) in (OPENER, FORM) for index in range(heading, feet[0]))
    counted = _counts(lines[heading], entries)
    local = all(_LOCAL.search(lines[index].source) for index in feet)
    if sum(not _is_timed(marks, remark) for remark in remarks) > TIMELESS:
        answered = sum(marks.role.get(index) == FOOT for index in feet) >= entries - 1
        if answered + known + counted + local + _are_voted(marks, feet) < SIGNS:
            return None
    if not known and not counted:
        told = amid_furniture(marks, heading) or all(_is_stamped(marks, remark) for remark in remarks)
        if not told or not (local or calls_below(marks, feet[-1], entries)):
            return None
    return removal(marks, findings, heading, feet[-1], entries, SIGNS)


def _are_voted(marks: Marks, feet: Sequence[int]) -> bool:
    """Whether each row has figures, and not all the same."""
    figures = {tuple(DIGITS.findall(marks.doc.lines[index].plain.text)) for index in feet}
    return () not in figures and len(figures) > 1


def _heading(marks: Marks, feet: Sequence[int]) -> int | None:
    """The heading over the first remark: the nearest line that a rule knows, that counts, or that is marked as one."""
    longest = max(below - above for above, below in pairwise(feet)) + NOTES
    reach = range(feet[0] - 2, max(marks.first_body, feet[0] - 2 - longest), -1)
    lines = marks.doc.lines
    for index in reach:
        line = lines[index]
        if VOTES.search(line.plain.text) is not None:
            continue
        if marks.role.get(index) == OPENER:
            return index
        marked = line.plain.lead.startswith("#")
        if marked or (_counts(line, len(feet)) and not _is_listed(marks, index)):
            asks = marked and words(line.plain.text) <= HEADING_WORDS
            return index if asks or may_head(line) else None
    shortest = min(below - above for above, below in pairwise(feet))
    return opener_of(marks, feet[0] - shortest + 1)


def _is_listed(marks: Marks, index: int) -> bool:
    """Whether the line stands beside one like it, as data does: "Dahl 6" below "Krag 11"."""
    return not marks.skeletons([index]).isdisjoint(marks.skeletons((index - 1, index + 1)))


def _counts(line: Line, entries: int) -> bool:
    """Whether a short line holds the number of the remarks, or a greater one: some are not shown."""
    found = _NUMBER.search(line.plain.text)
    more = found is not None and max(int(number) for number in found.groups() if number) >= entries
    return not line.body and (counts(line, entries) or (more and _CLOCK.search(line.plain.text) is None))


def _by_many(marks: Marks, remarks: Sequence[Sequence[int]]) -> bool:
    """Whether the first line of each remark, or the last, names who said it, in bold, or short and no sentence, or
    ahead of what was said; and they are many."""
    lines = marks.doc.lines
    bold = {found[1] for remark in remarks if (found := BOLD.match(lines[remark[0]].source)) is not None}
    if len(bold) > len(remarks) // 2 and len(bold) >= ENTRIES:
        return True
    for place, most in ((0, HEADER_WORDS), (-1, ROW_WORDS)):
        heads = [lines[remark[place]] for remark in remarks[1:]]  # above the first may stand a note
        who = {letters(line.plain.text) for line in heads}
        fits = all(not line.body and words(line.plain.text) <= most for line in heads)
        if fits and "" not in who and 2 * len(who) > len(heads):
            return True
    named = [_NAMED.match(lines[remark[0]].plain.text) for remark in remarks[1:]]
    return None not in named and 2 * len({match[1] for match in named if match is not None}) > len(named)


def _short_texts(marks: Marks, remark: Sequence[int]) -> list[str]:
    """What stands in the header and the row of a remark."""
    return [line.plain.text for index in remark if not (line := marks.doc.lines[index]).body]


def _is_stamped(marks: Marks, remark: Sequence[int]) -> bool:
    """Whether the header or the row of a remark tells a date and a time of day."""
    texts = _short_texts(marks, remark)
    return any(is_stamp(text) or (_CLOCK.search(text) and _DATE.search(text)) for text in texts)


def _is_timed(marks: Marks, remark: Sequence[int]) -> bool:
    """Whether the header or the row of a remark tells when it was said: a date, a time of day, or how long ago."""
    texts = _short_texts(marks, remark)
    items = (_SYMBOLS.sub("", item) for text in texts for item in _BETWEEN.split(text))
    told = any(is_stamp(text) or _CLOCK.search(text) or _DATE.search(text) for text in texts)
    return told or any(map(_AGE.fullmatch, items)) or any(map(marks.is_age, remark))
