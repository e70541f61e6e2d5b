"""Blank lines: what a removal leaves behind becomes one."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from cleantext.document import Doc, Line
from cleantext.edits import Edit, Reason

BLANK_LINES = Reason("spacing/blank-lines", "spacing", "Blank lines that a removal left behind become one.")


def blank_lines(doc: Doc, edits: Sequence[Edit]) -> list[Edit]:
    """The edits that fold the blank lines around the lines that *edits* (disjoint, in order) remove.

    Between two kept lines one blank line stays if there was one; at the ends of the text none does.
    """
    found: list[Edit] = []
    previous: Line | None = None
    run: list[Line] = []
    for line in (*doc.lines, None):
        if line is not None and (end := _removed_to(line, edits)) is not None:
            run.append(line)
            if end < line.stop:  # two edits share the line, and neither took its newline
                found.append(Edit(end, line.stop, BLANK_LINES))
            continue
        if run:
            found += (edit for edit in _fold(doc, previous, run, line) if not _covered(edit, edits))
            run = []
        previous = line
    return found


def _removed_to(line: Line, edits: Sequence[Edit]) -> int | None:
    """How far the edits that leave nothing of the line reach in it; None if something stays."""
    at = line.start
    for index in range(bisect_right(edits, at, key=lambda edit: edit.end), len(edits)):
        edit = edits[index]
        if edit.start > at or edit.replacement:
            break
        at = edit.end
        if at >= line.end:
            return min(at, line.stop)
    return None


def _covered(gap: Edit, edits: Sequence[Edit]) -> bool:
    """Whether the blank lines lie within a larger removal, such as a thread."""
    index = bisect_right(edits, gap.start, key=lambda edit: edit.start) - 1
    return index >= 0 and edits[index].end >= gap.end


def _fold(doc: Doc, previous: Line | None, run: list[Line], following: Line | None) -> list[Edit]:
    stops = [previous.stop if previous else 0, *(line.stop for line in run)]
    starts = [*(line.start for line in run), following.start if following else len(doc.text)]
    gaps = [(stop, start) for stop, start in zip(stops, starts, strict=True) if stop < start]
    if previous and following and gaps:
        start, end = gaps[0]
        first = doc.text[start:end].splitlines(keepends=True)[0]
        gaps[0] = start + len(first), end
    return [Edit(start, end, BLANK_LINES) for start, end in gaps if start < end]
