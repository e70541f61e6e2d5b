"""Lines that may be the headers of remarks: a name and a time in the same figures, again and again below the article.

Several runs of such lines may be found in one text; which of them is a thread, if one is, tells `thread_shapes.py`.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from cleantext.cleaners.thread_marks import (
    CLOSER,
    ENTRY,
    FOOT,
    FORM,
    OPENER,
    VOTE,
    VOTES,
    Marks,
    is_stamp,
    letters,
    skeleton,
)
from cleantext.cleaners.thread_start import HEADING_REACH, count_of, counts, opener_of, under_heading
from cleantext.document import Line
from cleantext.lazy import lazy
from cleantext.rules import Confidence
from cleantext.sentences import at_most, ends_sentence

#: Below the last remark the page may tell the time so often.
FOOT_TIMES = 2
#: So many headers of one shape make a thread, and so many shapes are looked at.
ENTRIES, SHAPES_TRIED = 3, 6
#: A header, and a line of buttons, are at most so long (code points, words).
HEADER_LENGTH, FOOT_LENGTH, FOOT_WORDS = 90, 60, 8
#: One remark has at most so many lines.
LINES = 12
#: What ends as a sentence does, and is so many, was said by somebody.
SAID = 3

_SAYS, SAYING = "says", (":", "：", "…", "...")
#: What may head a remark without a time: a number, and a name in bold, which may be a link.
_NUMBER_ALONE = lazy(r"\W{0,2}#\s?\d{1,6}\W{0,2}")
_NAME_ALONE = lazy(r"\s*+\W{0,4}(?:\*\*|__)(?:\p{L}[^*\[\]]{0,40}|\[\p{L}[^*\[\]]{0,40}\]\([^()\s]*\))(?:\*\*|__)\s*")
DIGITS = lazy(r"\d+")
_BEFORE = lazy(r"^\D+")
_NUMBERS = lazy(r"([:./,\-]?)\d+")
#: A time, a date, or an age: a number and a word.
_TIME = lazy(
    r"\d{1,2}[:.h]\d{2}(?!\d)|\d{1,4}[./\-]\d{1,2}[./\-]\d{1,4}|\d{1,2}/\d{1,2}|\d ?[年月日년월일]"
    r"|(?<![\d.,])\d{1,3} ?\p{L}"
)
#: A time of day, also of a full hour.
CLOCK = lazy(r"\d[:.h]\d\d\b|\b\d{1,2} ?(?:h|Uhr|[ap]\.?m)\b|\d ?[時点시]")
#: What votes a remark has, told behind its header.
_VOTES_ON_HEADER = lazy(rf"(?<=\p{{L}}.*)(?:\s*[|·•(\[]?\s*(?:{VOTE}\s?[+\-−]?\d*|[+\-−]?\d+\s?{VOTE})[)\]]?)+\s*$")
#: What readers felt, counted ahead of a time: "❤ 18 13:02".
_REACTIONS = lazy(r"(?:\p{So}\s?\d[\d.,]{0,6}\p{L}?\s{1,3}){1,8}(?=\d{1,2}[:.]\d\d)")
#: The number of a remark, ahead of its header or behind: "#3", "3:", "No.3", "| #3".
_REMARK_NUMBER = lazy(r"\W{0,3}(?:No\.? ?|Nr\.? ?)?(\d{1,6})(?![\d./]|:\d)|.*\W#(\d{1,6})\W{0,2}$")


def runs(marks: Marks) -> list[list[int]]:
    """Lines with a name and a time, one over each remark: those that a heading counts, then those of one shape, the
    shapes that come most often first."""
    shapes: dict[str, list[int]] = {}
    clocks = []
    for line in marks.doc.lines:
        text = _without_votes(line.plain.text)
        if (kind := _kind(marks, line)) is not None:
            shapes.setdefault(kind, []).append(line.index)
            if kind != _SAYS:
                continue
        if len(text) > HEADER_LENGTH or (line.body and not is_stamp(text)) or VOTES.search(text) is not None:
            continue
        if ends_sentence(text) and len(line.sentences) >= SAID:
            continue
        if CLOCK.search(text) is not None:
            clocks.append(line.index)
        elif marks.role.get(line.index) in (FOOT, CLOSER):
            continue
        if _TIME.search(text) is not None:
            shape = shape_of(text)
            shapes.setdefault(shape, []).append(line.index)
            if not shape:  # numbers and words may be anything: those laid out alike are tried as well
                shapes.setdefault(skeleton(_BEFORE.sub("a", text)), []).append(line.index)
    tails: dict[tuple[int, ...], None] = {}  # in their order, each once
    known = ([index for index in lines if marks.role.get(index) == ENTRY] for lines in shapes.values())
    for lines in [*shapes.values(), *(_without_buttons(marks, lines) for lines in shapes.values()), *known]:
        last = next((n for n in range(len(lines) - 1, 0, -1) if lines[n] - lines[n - 1] > LINES), 0)
        # If the article has one as well, it is a board's first post, or a diary.
        own = marks.skeletons(lines[:last]) & marks.skeletons(lines[last:])
        while len(lines) - last > ENTRIES and _is_heading(marks, lines, last):
            last += 1
        if len(lines) - last >= ENTRIES and lines[last] > marks.first_body and not own:
            tails[tuple(lines[last:])] = None
    found = [headers for lines in tails if len(headers := _below_heading(marks, lines)) >= ENTRIES]
    numbered = _numbered(marks, sorted({index for lines in shapes.values() for index in lines}))
    shaped = sorted([*found, *_over_buttons(marks)], key=len, reverse=True)
    return [*numbered[:SHAPES_TRIED], *_counted(marks, clocks), *shaped[:SHAPES_TRIED]]


def _kind(marks: Marks, line: Line) -> str | None:
    """What heads a remark without a time: "Anna says:", a number alone, a name in bold, or a few words that end so, of
    which the last is the same over each; None for other lines."""
    text = line.plain.text
    match = marks.match.get(line.index) if marks.role.get(line.index) == ENTRY else None
    if match is not None and (match.rule.confidence >= Confidence.HIGH or _TIME.search(text) is None):
        return _SAYS
    if is_number(line):
        return "number"
    if _NAME_ALONE.fullmatch(line.source) is not None and _TIME.search(text) is None:
        return "bold"
    says = text.endswith(SAYING) and CLOCK.search(text) is None and is_short(line)
    return text.split()[-1].lower() if says else None


def _below_heading(marks: Marks, lines: Sequence[int]) -> list[int]:
    """The lines that stand under a heading of comments amid them, as many as it tells; or, if a form comes then, as
    many as one right above tells; else all."""
    above, told = under_heading(marks, lines)
    count = 0 if above else count_of(marks, lines[0] - 1, lines[0])
    if count and count < len(lines):
        between = range(lines[count - 1] + 1, lines[count])
        told = count if any(marks.role.get(index) in (FORM, OPENER) for index in between) else None
    return list(lines[above:][:told])


def _over_buttons(marks: Marks) -> list[list[int]]:
    """The lines under the same votes, or under the same button below a heading of comments, again and again, of which
    each heads the next remark."""
    rows: dict[str, list[int]] = {}
    for line in marks.doc.lines[marks.first_body :]:
        text, foot = line.plain.text, marks.role.get(line.index) == FOOT
        last = foot and marks.role.get(line.index + 1) != FOOT  # of several buttons
        if is_short(line) and (last or VOTES.search(text) is not None):
            rows.setdefault(DIGITS.sub("0", text), []).append(line.index)
    found = []
    for row, feet in rows.items():
        gaps = [below - above for above, below in pairwise(feet)]
        # Between two rows of votes stand a header and what was said.
        if len(feet) >= ENTRIES and max(gaps) <= LINES and min(gaps) > 2:
            first = feet[0] - min(gaps) + 1
            if VOTES.search(row) is not None or opener_of(marks, first) is not None:
                found.append([first, *(foot + 1 for foot in feet[:-1])])
    return [headers for headers in found if headers[0] > marks.first_body]


def _numbered(marks: Marks, lines: Sequence[int]) -> list[list[int]]:
    """Those of the lines that are numbered one after the other, the newest first or last, one run after the other."""
    numbers = {index: number for index in lines if (number := number_of(marks, index)) > 0}
    found = []
    for step in (1, -1):
        runs: list[list[int]] = []
        for index, number in numbers.items():
            last = runs[-1][-1] if runs else index
            if numbers[last] == number + step and index - last <= LINES:
                runs[-1].append(index)
            else:
                runs.append([index])
        found += [run for run in runs if len(run) >= ENTRIES and run[0] > marks.first_body]
    return found


def _is_heading(marks: Marks, lines: Sequence[int], at: int) -> bool:
    """Whether this one of the lines is no header but the heading, as "5 voices": with nothing below it, or with the
    number of those behind it."""
    gap = lines[at + 1] - lines[at]
    return gap == 1 or (gap <= HEADING_REACH and counts(marks.doc.lines[lines[at]], len(lines) - at - 1))


def _without_buttons(marks: Marks, lines: Sequence[int]) -> list[int]:
    """The lines whose letters do not come again and again; none if all are so."""
    alike = {index: letters(marks.doc.lines[index].plain.text) for index in lines}
    often = Counter(alike.values())
    left = [index for index in lines if often[alike[index]] < ENTRIES]
    return left if len(left) < len(lines) else []


def _counted(marks: Marks, clocks: Sequence[int]) -> list[list[int]]:
    """The lines with a time of day under a heading that tells how many they are; a few more may be the foot's."""
    found: list[list[int]] = []
    tried = 0
    for line in marks.doc.lines[marks.first_body + 1 :]:
        first = bisect_right(clocks, line.index)
        below = len(clocks) - first
        if below < ENTRIES or tried == SHAPES_TRIED:
            break
        if clocks[first] - line.index > LINES:
            continue
        numbers = range(below, max(ENTRIES, below - FOOT_TIMES) - 1, -1)
        count = next((count for count in numbers if counts(line, count)), 0)
        headers = list(clocks[first : first + count])
        tried += count > 0
        if headers and all(lower - upper <= LINES for upper, lower in pairwise(headers)):
            # If the article has one as well, it is a board's first post, or a diary.
            own = marks.skeletons(clocks[:first]) & marks.skeletons(headers)
            found += [] if own else [headers]
    return found


def _without_votes(text: str) -> str:
    """The text of a header without the votes told behind it, or the little pictures ahead of its time; nothing is cut
    off what is no header by its length."""
    counts_votes = len(text) <= 2 * HEADER_LENGTH and VOTES.search(text) is not None
    if counts_votes:
        text = _VOTES_ON_HEADER.sub("", text)
    felt = _REACTIONS.match(text)
    return text if felt is None else text[felt.end() :]


def shape_of(text: str) -> str:
    """The mark ahead of a line's last number, by which headers are alike however who comments is called."""
    numbers = _NUMBERS.findall(text)
    return numbers[-1] if numbers else ""


def number_of(marks: Marks, index: int) -> int:
    """The number of the remark that a line heads; 0 if it has none."""
    found = _REMARK_NUMBER.match(marks.doc.lines[index].plain.text)
    return int(found[1] or found[2]) if found is not None else 0


def is_number(line: Line) -> bool:
    """Whether the line is the number of a remark, and nothing else."""
    return _NUMBER_ALONE.fullmatch(line.plain.text) is not None


def is_short(line: Line) -> bool:
    """Whether a line may be a name or a row of buttons."""
    text = line.plain.text
    return not line.body and len(text) <= FOOT_LENGTH and at_most(text, FOOT_WORDS)
