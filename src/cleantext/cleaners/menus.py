"""A menu that an extractor left above the article: a list of a word or two an item that nothing introduces.

An article's own list stands under a heading or a sentence. Above the title there is nothing that it could belong to.
"""

from __future__ import annotations

from collections.abc import Iterator

from cleantext.document import Doc, Line
from cleantext.edits import Edit, Reason
from cleantext.kinds import Findings
from cleantext.lazy import lazy
from cleantext.sentences import words

MENU = Reason("navigation/menu", "navigation", "A list of the site's sections, above all that belongs to the article.")

#: A menu has at least so many items, of at most so many words, and so many on the average.
ITEMS, ITEM_WORDS, MEAN_WORDS = 3, 6, 2.5
#: The numbered list of a book's chapters has longer items, and more of them.
CHAPTERS = 10

_CHAPTER = lazy(r"(?:[A-Z]?\d{1,2}\.){1,3}\d{0,2}\.? \p{L}")


def find(doc: Doc, findings: Findings) -> Iterator[Edit]:
    """The menu with which *doc* begins."""
    items = []
    for line in doc.lines:
        if not _item(line):
            break
        items.append(line)
    if len(items) < ITEMS or len(items) == len(doc.lines):
        return
    counts = [words(line.plain.text) for line in items]
    chapters = len(items) >= CHAPTERS and all(_CHAPTER.match(line.plain.text) for line in items)
    if chapters or (max(counts) <= ITEM_WORDS and sum(counts) <= MEAN_WORDS * len(counts)):
        yield Edit(items[0].start, items[-1].stop, MENU)


def _item(line: Line) -> bool:
    text = line.plain.text
    return (
        line.plain.lead.strip() in ("-", "*", "\N{BULLET}") and bool(text) and not line.body and text[-1] not in ".,;!"
    )
