"""What a board puts beside each post: who wrote it ("Posts: 1,725", "Joined: May 2014"), the topic's title, a button.

One such label is a word like any other; an event has a location, a club tells who joined. The labels that only a board
has stand together, beside post after post, and where they do, the other labels between them are the board's as well.
Boards make headings of their badges ("##### New member"), but not of these labels: a heading is somebody's services.
The name of who posts stays: it tells who speaks.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

import regex

from cleantext.cleaners.boards import ANSWER, board
from cleantext.cleaners.thread_marks import Marks
from cleantext.document import Doc, Line
from cleantext.edits import Edit, Reason
from cleantext.kinds import Findings
from cleantext.sentences import words

PROFILE = Reason("metadata_lines/profile", "metadata_lines", "What the board tells of who wrote the post.")
BOARD = Reason("metadata_lines/board", "metadata_lines", "What the board's software puts around each post.")
TITLE = Reason("metadata_lines/reply-title", "metadata_lines", "The topic's title over each answer.")
BUTTON = Reason("metadata_lines/board-button", "metadata_lines", "A button of the board's, above each answer's title.")

SURE, WEAK = "sure", "weak"
#: A value has at most so many words; a badge ("Senior Member") has no label.
VALUE_WORDS = 8
#: The title of the topic comes again over so many answers.
TITLES = 2
#: A button ("Back to top") has at most so many words.
BUTTON_WORDS = 4

_NUMBER = regex.compile(r"#\d{1,5}|\p{Lu}")
#: Who wrote a post, and when, as phpBB has it.
_STAMP = regex.compile(r"[^»]{2,60} » [^»]{4,40}\d[:.]\d\d")
_VALUE = regex.compile(r"^[^:\d]{2,30}: ?\S")


def find(doc: Doc, findings: Findings) -> Iterator[Edit]:
    """The profiles beside the posts of a board, its repeated titles, and the button above each of these."""
    around = board(doc, lambda: Marks(doc, findings))
    if around is not None:
        doc.posts = True
        yield from (Edit(line.start, line.stop, BOARD) for line in around)
    profiles = list(_profiles(doc, findings))
    yield from profiles
    titles = _titles(doc)
    stamps = (line for line in doc.lines if _STAMP.match(line.plain.text))
    if titles and (profiles or around or len(list(stamps)) >= TITLES):
        yield from (Edit(line.start, line.stop, TITLE) for line in titles)
        yield from (Edit(line.start, line.stop, BUTTON) for line in _buttons(doc, titles))


def _profiles(doc: Doc, findings: Findings) -> Iterator[Edit]:
    marks: dict[int, str] = {}
    for index, matches in findings.by_line.items():
        names = {match.rule.id.rpartition("/")[2] for match in matches if match.rule.category == PROFILE.category}
        if "profile-sure" in names:
            if not doc.lines[index].plain.lead.startswith("#"):
                marks[index] = SURE
        elif "profile-weak" in names:
            marks[index] = WEAK
    if SURE not in marks.values():
        return
    runs = [run for run in _runs(doc, marks) if any(index in marks for index in run)]
    sure = [run for run in runs if sum(marks.get(index) == SURE for index in run) + (len(run) > 2) > 1]
    if not sure:
        return
    labels = Counter(_label(doc.lines[index]) for run in runs for index in run if index in marks)
    for run in runs:
        again = all(index not in marks or labels[_label(doc.lines[index])] > 2 for index in run)
        if run in sure or again or any(marks.get(index) == SURE for index in run):
            yield Edit(doc.lines[run[0]].start, doc.lines[run[-1]].stop, PROFILE)


def _titles(doc: Doc) -> list[Line]:
    """The topic's title over the answers."""
    found = [line for line in doc.lines if line.plain.text.startswith(ANSWER) and not line.body]
    times = Counter(line.plain.text for line in found)
    return [line for line in found if times[line.plain.text] >= TITLES]


def _buttons(doc: Doc, titles: Sequence[Line]) -> Iterator[Line]:
    """What leads up to the top above each of the titles, and at the end."""
    above = Counter(doc.lines[line.index - 1].plain.text for line in titles if line.index)
    for line in doc.lines:
        if above[line.plain.text] >= TITLES and words(line.plain.text) <= BUTTON_WORDS and not line.body:
            yield line


def _runs(doc: Doc, marks: dict[int, str]) -> Iterator[list[int]]:
    """Runs of lines that are labels, their values, or the number of the post between them."""
    run: list[int] = []
    for line in doc.lines:
        if line.index in marks or (run and _belongs(doc, line, marks)):
            run.append(line.index)
            continue
        if run:
            yield run
        run = []
        if _NUMBER.fullmatch(line.plain.text) and any(line.index + step in marks for step in (1, 2)):
            run.append(line.index)
    if run:
        yield run


def _belongs(doc: Doc, line: Line, marks: dict[int, str]) -> bool:
    """Whether a line within a run is the value of the label above it, or a label and a value of the board's own."""
    if line.body or words(line.plain.text) > VALUE_WORDS:
        return False
    above = doc.lines[line.index - 1]
    bullets = bool(line.plain.lead.strip()) == bool(above.plain.lead.strip())
    value = bullets and line.plain.lead.strip() and ":" not in above.plain.text and above.index in marks
    heading = line.source.strip().startswith("**") and line.source.strip().endswith("**")
    label = _VALUE.match(line.plain.text) and bullets and not heading
    return bool(value or label or _NUMBER.fullmatch(line.plain.text))


def _label(line: Line) -> str:
    return line.plain.text.partition(":")[0].strip()
