"""A menu that an extractor left above the article: a list of a word or two an item that nothing introduces, a row, or
a column that begins with the way home.

An article's own list stands under a heading or a sentence. Above the title there is nothing that it could belong to.
A row of names is a table's where others stand above it or below.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby, takewhile

from cleantext.cleaners.menu_items import home_words, menu_words
from cleantext.document import Doc, Line
from cleantext.edits import Edit, Reason
from cleantext.folding import fold
from cleantext.kinds import Findings
from cleantext.lazy import lazy
from cleantext.rules import Confidence
from cleantext.sentences import words
from cleantext.site_links import is_home, is_item, is_row, site_of

MENU = Reason("navigation/menu", "navigation", "A list of the site's sections, above all that belongs to the article.")
PATH = Reason("navigation/path", "navigation", "The path from the site's first page to this one, above its title.")

#: A menu has at least so many items, of at most so many words, and so many on the average.
ITEMS, ITEM_WORDS, MEAN_WORDS = 3, 6, 2.5
#: The numbered list of a book's chapters has longer items, and more of them.
CHAPTERS = 10
#: A row has at least so many items (one more where a title has such spaces), all different, of so many words each, and
#: stands among so many of the first lines.
ROW_ITEMS, ROW_WORDS, ROW_LINES = 4, 3, 8
#: Two items may stand in a row of a table, or in a line of a poem.
CELLS = 2
#: A row wherever it stands has so many items that are a menu's, or one less with gaps between them, and they are half
#: of all; without gaps it has one item more, and those of so many words are known. Without a paragraph above, it is
#: among so many last lines.
ROW_KNOWN, SEGMENT, LAST_ROWS = 3, 4, 8

#: A column has at most so many lines, of so many words; so many are menus' items, where the way home stands first so
#: many.
COLUMN, COLUMN_WORDS, COLUMN_KNOWN, WITH_HOME = 12, 3, 4, 2
#: The way home is among so many of the first lines.
LOGO = 3

#: A path to the page has so many steps, of so many words each.
STEPS, STEP_WORDS = 3, 4

_STEP = lazy(r"\s([>›❯⟩▸»<‹«])\s")
_CHAPTER = lazy(r"(?:[A-Z]?\d{1,2}\.){1,3}\d{0,2}\.? \p{L}")
_GAP = lazy(r"\s*[|·•]\s*|[ \N{NO-BREAK SPACE}]{2,}|\t+|\N{IDEOGRAPHIC SPACE}+")
_NO_ITEM = lazy(r"[\d.!?…。！？:：;,،、，\"“”„«»()\[\]]|^\p{Ll}")


def find(doc: Doc, findings: Findings) -> Iterator[Edit]:
    """The menus with which *doc* begins."""
    head = _head(doc)
    known = (line for line in _known_rows(doc, len(head)) if not _is_sure(findings, line))
    yield from (Edit(line.start, line.stop, MENU) for line in known)
    if len(head) == len(doc.lines):
        return
    # Pictures and rows of links may stand above; a list below anything else must be one of links.
    opening = next((line.index for line in head if line.plain.text and not is_row(line)), len(head))
    site = site_of(head)
    for run in (list(run) for are_items, run in groupby(head, _item) if are_items):
        first = run[0].index <= opening or all(is_item(line, site) for line in run)
        if len(run) >= ITEMS and first and _are_items(run):
            yield Edit(run[0].start, run[-1].stop, MENU)
    if column := _column(doc):
        yield Edit(column[0].start, column[-1].stop, MENU)
    rows = (line for line in head[:ROW_LINES] if _is_menu_row(line, doc))
    yield from (Edit(line.start, line.stop, MENU) for line in rows)
    yield from (Edit(line.start, line.stop, PATH) for line in head[:ROW_LINES] if _is_path(line) and _titled(doc, head))


def _head(doc: Doc) -> tuple[Line, ...]:
    """The lines above the first heading that is no link home, or the first paragraph."""
    headings = (line for line in doc.lines if line.body or line.plain.lead.startswith("#"))
    first = (line.index for line in headings if line.body or not is_home(line))
    return doc.lines[: next(first, len(doc.lines))]


def _are_items(run: Sequence[Line]) -> bool:
    """Whether these are the items of a menu, by their words."""
    counts = [words(line.plain.text) for line in run]
    chapters = len(run) >= CHAPTERS and all(_CHAPTER.match(line.plain.text) for line in run)
    return chapters or (max(counts) <= ITEM_WORDS and sum(counts) <= MEAN_WORDS * len(counts))


def _column(doc: Doc) -> tuple[Line, ...]:
    """The short lines with which *doc* begins, to the last that is a menu's item; the article's title is none. The
    site's name, or a basket, may stand above the way home."""
    home = next((line.index for line in doc.lines[:LOGO] if _folded(line) in home_words()), 0)
    column = list(takewhile(_is_short, doc.lines[home : home + COLUMN]))
    known = [line for line in column if _folded(line) in menu_words()]
    if known and doc.lines[known[-1].index + 1 : known[-1].index + 2] and doc.lines[known[-1].index + 1].body:
        known.pop()
    least = WITH_HOME if column and _folded(column[0]) in home_words() else COLUMN_KNOWN
    if len({_folded(line) for line in known}) < least or known[-1].index + 1 == len(doc.lines):
        return ()
    return doc.lines[home : known[-1].index + 1]


def _folded(line: Line) -> str:
    return _fold(line.plain.text)


def _is_short(line: Line) -> bool:
    text = line.plain.text
    return not (line.body or line.plain.lead.strip() or _NO_ITEM.search(text)) and 0 < words(text) <= COLUMN_WORDS


def _is_menu_row(line: Line, doc: Doc) -> bool:
    """Whether the line is a row of short names, and no line of a table or of a poem."""
    items = _cells(line)
    least = ROW_ITEMS + ("\N{IDEOGRAPHIC SPACE}" in line.source)
    if len(set(items)) < max(least, len(items)) or line.plain.lead.strip() or line.row:
        return False
    if any(not item or words(item) > ROW_WORDS or _NO_ITEM.search(item) for item in items):
        return False
    near = doc.lines[max(0, line.index - 1) : line.index + 2]
    return all(other is line or len(_cells(other)) not in range(CELLS, len(items) + 1) for other in near)


def _is_path(line: Line) -> bool:
    """Whether the line is a row of a few words each with the same arrow between all: "News > Weir > Mills"."""
    first, *steps = _STEP.split(line.plain.text)
    arrows, items = steps[::2], [first, *steps[1::2]]
    if len(items) < STEPS or len({*arrows}) > 1 or line.plain.lead.strip() or line.body:
        return False
    return all(len(item) > 1 and words(item) <= STEP_WORDS and not _NO_ITEM.search(item) for item in items)


def _titled(doc: Doc, head: Sequence[Line]) -> bool:
    """Whether a title stands in the head, or heads the article."""
    below = doc.lines[len(head)]
    title = below.plain.lead.startswith("#") or not below.plain.text.endswith((".", "。", "।", "…"))
    return title or any(not _is_path(line) for line in head)


def _known_rows(doc: Doc, head: int) -> Iterator[Line]:
    """The rows of items that menus have, among the first lines and below the last paragraph; in a text without
    paragraphs, among the last lines."""
    last = max((line.index for line in doc.lines if line.body), default=-1)
    lines = doc.lines
    above, below = min(head, ROW_LINES), max(last + 1, len(lines) - LAST_ROWS if last < 0 else 0, ROW_LINES)
    for line in (*lines[:above], *lines[below:]) if len(lines) > ROW_LINES else lines[: min(above, len(lines) - 1)]:
        if _is_known_row(line):
            yield line


def _is_known_row(line: Line) -> bool:
    """Whether the line is a row of items of which several are those of menus, with gaps or spaces between them."""
    if line.plain.lead.strip() or line.row:
        return False
    cells = [cell for cell in _cells(line) if cell]
    gaps = len(cells) >= ROW_KNOWN
    items = cells if gaps else list(_segments(line.plain.text.split()))
    if len(items) < ROW_KNOWN + (not gaps) or any(words(item) > ROW_WORDS or _NO_ITEM.search(item) for item in items):
        return False
    known = {item for item in map(_fold, items) if item in menu_words()}
    if gaps and _fold(items[0]) in home_words():
        return True
    return len(known) >= ROW_KNOWN - gaps and 2 * len(known) >= len(items)


def _is_sure(findings: Findings, line: Line) -> bool:
    """Whether a rule is sure of the line: then it goes by that."""
    return any(match.rule.confidence >= Confidence.HIGH for match in findings.at(line, "line", "edge", "block"))


def _segments(row: Sequence[str]) -> Iterator[str]:
    """The items of a row of words with nothing between them but spaces: those of menus may have several words."""
    at = 0
    while at < len(row):
        sizes = range(min(SEGMENT, len(row) - at), 0, -1)
        size = next((n for n in sizes if _fold(" ".join(row[at : at + n])) in menu_words()), 1)
        yield " ".join(row[at : at + size])
        at += size


def _fold(item: str) -> str:
    return fold(item).lower().strip()


def _cells(line: Line) -> list[str]:
    return _GAP.split(line.source.strip())


def _item(line: Line) -> bool:
    text = line.plain.text
    return (
        line.plain.lead.strip() in ("-", "*", "\N{BULLET}") and bool(text) and not line.body and text[-1] not in ".,;!"
    )
