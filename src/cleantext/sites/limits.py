"""How far furniture reaches into a page, and what next to the page's own text stays."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from cleantext.document import Doc, Line
from cleantext.lazy import lazy
from cleantext.sites.counts import Count
from cleantext.sites.lines import LABEL, LINE, fixed_words, masks, seen_form, shape

#: A sentence next to the article's own text needs so many documents and such a share of the host's.
BARE_PAGES, BARE_SHARE = 20, 0.9
#: Ahead of the article, where a series has its standing introduction, even more.
OPENING_SHARE = 0.95
#: A sentence that so many documents carry amid their own text makes these formulaic: prayers, laws, contracts.
FORMULA_PAGES, FORMULA_SHARE = 8, 0.3
#: Beside lines of the page's own that have no stop, a verse or a list, a label needs such a share.
LIST_SHARE = 0.8
#: A counter's single values are rare; one on a larger share of the documents may be a rating.
VALUE_SHARE = 0.05
#: So many known labels beside a line of the page's own tell that it stands amid furniture.
COMPANY = 3
#: So many lines below the title are looked at for the page's date.
BELOW_TITLE = 4
#: Pages of the web are not older; a date before it is one that the page tells of.
FIRST_YEAR = 1995

_YEAR = lazy(r"(?<!\d)\d{4}(?!\d)")
_SEPARATOR = lazy(r"\s[|/·•›»>~]\s|\]\([^)]*\)\s*[|/·•›»>~]?\s*\[")
_BULLET = lazy(r"\s*(?:[-*+\N{BULLET}\u25cf\u25aa\u25e6]|\d{1,3}[.)])\s")
_LETTER = lazy(r"\p{L}")
_DIGIT = lazy(r"\d")


@dataclass(frozen=True, slots=True)
class Mark:
    """A line that the profile knows: its number, its count, the form (line or pattern) that was counted, and whether
    it goes or is only passed over."""

    index: int
    count: Count
    form: str
    goes: bool = True

    @property
    def label(self) -> bool:
        """Whether it is a line of its own words, without a stop."""
        return self.count.kind == LINE and self.count.shape == LABEL

    @property
    def prose(self) -> bool:
        """Whether an article could say it."""
        return self.count.kind == LINE and self.count.shape != LABEL


@dataclass(frozen=True, slots=True)
class Walk:
    """A document, and how the profile answers for its lines."""

    doc: Doc
    documents: int
    mark: Callable[[Doc, Line, str], Mark | None]
    count: Callable[[Line], Count | None]


def is_label(line: Line) -> bool:
    """Whether the line has neither a sentence nor a stop."""
    return not line.body and shape(seen_form(line.source)) == LABEL


def is_heading(line: Line) -> bool:
    """Whether the line is marked as a heading."""
    return line.source.lstrip().startswith("#")


def barred(doc: Doc, line: Line) -> bool:
    """Whether the line ends the furniture whatever the profile says: a quotation, a table, code, an item, a figure."""
    seen = seen_form(line.source)
    return (
        line.row
        or line.index in doc.numbered
        or line.source.lstrip().startswith(">")
        or line.source.startswith(("    ", "\t"))
        or (_DIGIT.search(seen) is not None and _LETTER.search(seen) is None)
    )


def _run(walk: Walk, index: int, step: int, end: int, side: str) -> tuple[list[Mark], int]:
    """The known lines from *index* on, in order, and the number of the first that is not.

    A known line that no edit may touch, a line of invisible characters and, behind the article, another page's headline
    are passed over.
    """
    lines = walk.doc.lines
    run: list[Mark] = []
    while index != end:
        line = lines[index]
        mark = walk.mark(walk.doc, line, side)
        if mark is None:
            if seen_form(line.source):
                break
        elif barred(walk.doc, line):
            if not mark.label:
                break
        elif mark.goes:
            run.append(mark)
        index += step
    return run, index


def head(walk: Walk) -> tuple[list[Mark], int]:
    """The furniture ahead of the article, and the number of the first line that is the page's own."""
    lines = walk.doc.lines
    run, index = _run(walk, 0, 1, len(lines), "head")
    if index == len(lines):
        return [], index
    while True:  # a line of its own amid a long menu is passed, if the page's title is still to come
        more, beyond = _run(walk, index + 1, 1, len(lines), "head")
        if sum(mark.label for mark in more) < COMPANY or not _is_title(walk.doc, beyond, followed=True):
            break
        run += more
        index = beyond
    if not _is_title(walk.doc, index):
        _yield_opening(walk, run)
        return [mark for mark in run if mark.count.kind == LINE], index
    while run and not is_heading(lines[index]) and not _often(walk, run[-1], LIST_SHARE, pages=0):
        run.pop()
    # Ahead of the title a pattern may be the title: "Council minutes, 3 May 2024".
    return [mark for mark in run if mark.count.kind == LINE] + _below_title(walk, index), index


def _is_title(doc: Doc, index: int, *, followed: bool = False) -> bool:
    """Whether the line may be the article's title, and if asked for, is followed by a sentence or another heading."""
    if index >= len(doc.lines):
        return False
    line = doc.lines[index]
    if not is_heading(line) and (not is_label(line) or barred(doc, line)):
        return False
    after = doc.lines[index + 1] if index + 1 < len(doc.lines) else None
    return not followed or (after is not None and (after.body or is_heading(after)))


def _yield_opening(walk: Walk, run: list[Mark]) -> None:
    """Give back what may be the article's heading and its standing introduction."""
    while run and not run[-1].label:
        outer = run[-2] if len(run) > 1 else None
        if (
            run[-1].prose
            and outer is not None
            and _navigates(walk.doc.lines[outer.index])
            and _often(walk, run[-1], OPENING_SHARE)
        ):
            return
        run.pop()
    if run and not _navigates(walk.doc.lines[run[-1].index]):
        run.pop()


def _below_title(walk: Walk, title: int) -> list[Mark]:
    """The page's date below its title, and the name beside the date."""
    lines = walk.doc.lines
    marks: dict[int, Mark] = {}
    dates: set[int] = set()
    for line in lines[title + 1 : title + 1 + BELOW_TITLE]:
        mark = walk.mark(walk.doc, line, "head")
        if mark is None or mark.prose or not mark.goes or barred(walk.doc, line):
            break
        marks[line.index] = mark
        if mark.count.kind != LINE and "date" in masks(mark.form) and _recent(line):
            dates.add(line.index)
    names = {
        index
        for index, mark in marks.items()
        if mark.count.kind != LINE
        and masks(mark.form) == {"name"}
        and fixed_words(mark.form) == 1
        and dates & {index - 1, index + 1}
    }
    return [marks[index] for index in sorted(dates | names)]


def _recent(line: Line) -> bool:
    years = [int(year) for year in _YEAR.findall(line.plain.text)]
    return all(year >= FIRST_YEAR for year in years)


def tail(walk: Walk, first: int) -> list[Mark]:
    """The furniture behind the article; *first* is the number of a line that is the page's own."""
    run, index = _run(walk, len(walk.doc.lines) - 1, -1, first, "tail")
    while index > first:  # a line of its own amid other known ones is passed
        more, beyond = _run(walk, index - 1, -1, first, "tail")
        if sum(mark.label for mark in more[:COMPANY]) < COMPANY or more[COMPANY - 1].index != index - COMPANY:
            break
        run += more
        index = beyond
    _yield_list(walk, run)
    _yield_ending(walk, run, first)
    if len(run) == 1 and not _often(walk, run[0], BARE_SHARE):  # "The End"
        run.pop()
    return run[::-1]


def _yield_list(walk: Walk, run: list[Mark]) -> None:
    """Give back the last items of a list that the article ends with, and the last lines of a glued block."""
    if not run or run[-1].index == 0:
        return
    lines = walk.doc.lines
    inner = lines[run[-1].index - 1]
    if not is_label(inner):
        return
    if _BULLET.match(inner.source):
        while run and _BULLET.match(lines[run[-1].index].source):
            run.pop()
        return
    while run and not _often(walk, run[-1], LIST_SHARE, pages=0):
        run.pop()
    glued = 0
    at = inner
    for mark in run[::-1]:
        if lines[mark.index].start != at.stop:
            break
        at = lines[mark.index]
        glued += 1
    if glued < len(run):
        del run[len(run) - glued :]


def _yield_ending(walk: Walk, run: list[Mark], first: int) -> None:
    """Give back what the article may end with: a sign-off, a rating, a name, the last words of a prayer."""
    formulaic: bool | None = None
    while run and not run[-1].label:
        mark = run[-1]
        if mark.prose:
            if formulaic is None:
                formulaic = _formulaic(walk, first, mark.index)
            if not formulaic and any(other.label for other in run) and _often(walk, mark, BARE_SHARE):
                return
        elif "date" in masks(mark.form) or _rare(walk, mark):
            return
        run.pop()


def _often(walk: Walk, mark: Mark, share: float, pages: int = BARE_PAGES) -> bool:
    return mark.count.documents >= pages and mark.count.documents >= share * walk.documents


def _rare(walk: Walk, mark: Mark) -> bool:
    """Whether this value of a pattern is one of many."""
    count = walk.count(walk.doc.lines[mark.index])
    return count is None or count.documents <= VALUE_SHARE * walk.documents


def _formulaic(walk: Walk, first: int, last: int) -> bool:
    """Whether a sentence of other pages stands between two of the page's own, among the lines *first* to *last*."""
    state = 0  # 1: a sentence of its own; 2: then one of other pages'; 3: then one of its own
    for line in walk.doc.lines[first:last]:
        if is_label(line):
            continue
        count = walk.count(line)
        shared = (
            count is not None and count.documents >= FORMULA_PAGES and count.documents >= FORMULA_SHARE * walk.documents
        )
        if shared and state == 1:
            state = 2
        elif not shared and state in (0, 2):
            state += 1
        if state == 3:
            return True
    return False


def _navigates(line: Line) -> bool:
    """Whether the line is made of links or of parts with bars between them."""
    return _SEPARATOR.search(line.source) is not None or line.source.count("](") > 1
