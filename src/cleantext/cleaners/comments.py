"""Comment threads: readers' remarks under an article, from the first header or heading to the end.

The rules mark single lines: an `opener` ("12 comments"), an `entry` (the header of one comment: name, time, permalink),
a `foot` ("Reply", "In reply to"). Here the marks are joined to a thread. A line shape that comes again and again is
the evidence; the guard decides whether it is enough.
"""

from __future__ import annotations

from collections.abc import Iterator

from cleantext.document import Doc, Line
from cleantext.edits import Edit, Reason, Thread
from cleantext.kinds import Findings, Match
from cleantext.rules import Confidence

CATEGORY = "comment_threads"
THREAD = Reason("comments/thread", CATEGORY, "Readers' comments under the article, with their headers and buttons.")

#: The heading of a thread stands at most so many lines above its first comment: a form may lie between.
OPENER_REACH = 15
#: The text of the last comment may be so long (code points), or three times the longest of the others.
LAST_COMMENT = 1500


def find(doc: Doc, findings: Findings) -> Iterator[Edit]:
    """The thread of *doc*, if there is one."""
    marks = {index: mark for index, matches in findings.by_line.items() if (mark := _mark(matches)) is not None}
    entries = sorted(index for index, mark in marks.items() if mark.rule.part == "entry")
    body_before = next((line.index for line in doc.lines if line.body and line.index not in marks), len(doc.lines))
    entries = [index for index in entries if index > body_before]
    if not entries:
        return
    first = _first(doc, marks, entries[0], body_before)
    inside = [mark for index, mark in marks.items() if index >= first]
    last = max(mark.line.index for mark in inside)
    end, closed = _end(doc, findings, marks, first, last)
    strong = [mark for mark in inside if mark.rule.part == "entry" and mark.rule.confidence >= Confidence.HIGH]
    furniture = any(mark.rule.part != "entry" or mark.rule.confidence == Confidence.CERTAIN for mark in inside)
    if not strong and not (furniture and len(entries) > 1):
        return
    yield Edit(
        doc.lines[first].start,
        doc.lines[end].stop,
        THREAD,
        thread=Thread(len(entries), furniture, body_before < first, closed),
    )


def _mark(matches: list[Match]) -> Match | None:
    marks = [match for match in matches if match.rule.category == CATEGORY and match.rule.part != "label"]
    return max(marks, key=lambda match: (match.rule.part == "entry", match.rule.confidence), default=None)


def _first(doc: Doc, marks: dict[int, Match], entry: int, body_before: int) -> int:
    """The line where the thread begins: its heading, if one stands close above the first entry."""
    first = entry
    for index in range(entry - 1, max(body_before, entry - OPENER_REACH) - 1, -1):
        if index in marks:
            first = index
        elif doc.lines[index].body:
            break
    return first


def _end(doc: Doc, findings: Findings, marks: dict[int, Match], first: int, last: int) -> tuple[int, bool]:
    """The last line of the thread, and whether what follows is known to be no article text."""

    def other(line: Line) -> bool:
        return any(
            match.rule.category != CATEGORY and match.rule.confidence >= Confidence.HIGH
            for match in findings.by_line.get(line.index, ())
        )

    rest = doc.lines[last + 1 :]
    closer = next((line.index for line in rest if other(line)), len(doc.lines))
    text_after = [line for line in rest if line.body and not other(line)]
    if marks[last].rule.part == "foot":
        return last, not text_after
    bounds = [*sorted(index for index in marks if index >= first), last + 1]
    longest = max(
        (doc.lines[b - 1].stop - doc.lines[a].start for a, b in zip(bounds, bounds[1:], strict=False)), default=0
    )
    comment = doc.lines[closer - 1].stop - doc.lines[last].start
    fits = comment <= max(LAST_COMMENT, 3 * longest)
    return closer - 1, fits and all(line.index < closer for line in text_after)
