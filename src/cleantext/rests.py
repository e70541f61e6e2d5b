"""What is left of the page's boxes and lists, of which the other lines go.

A sign-up box, a bar of buttons and a list of titles are blocks between blank lines: where much of one goes, the rest
goes too if each line of it reads as furniture. So does the item of a numbered list whose items above go.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from cleantext.document import Doc, Line
from cleantext.lazy import lazy
from cleantext.margins import Margins
from cleantext.sentences import words

#: So many lines of a block go at least, and one in so many; the others have so many words: one may be a name.
GOING, SHARE, WORDS = 2, 3, 2

_CELLS = lazy(r"\S[ \t]{3,}\S")
_NUMBER = lazy(r"\W{0,3}(\d{1,2})(?:[.)]\s?|[ \N{IDEOGRAPHIC SPACE}]{1,3})\S")


def of_blocks(doc: Doc, gone: Collection[int], margins: Margins, blocks: Iterable[range]) -> Iterator[int]:
    """The lines of *blocks* that go with those that are *gone*, as *margins* reads them."""
    for block in blocks:
        if doc.lines[block.start].body and block.start not in gone:
            continue  # the article's last paragraph, with the page right below it
        left = [doc.lines[index] for index in block if index not in gone]
        going = len(block) - len(left)
        enough = going >= GOING and SHARE * going >= len(block)
        if enough and all(_speaks(line, margins) and not _is_kept(line, margins) for line in left):
            yield from (line.index for line in left)


def of_lists(doc: Doc, gone: Collection[int], first: int) -> Iterator[int]:
    """The items, from line *first* on, of numbered lists of which the two above go."""
    going = set(gone)
    for line in doc.lines[first:]:
        if line.index not in going and {line.index - 1, line.index - 2} <= going and _follows(line, doc):
            going.add(line.index)
            yield line.index


def _speaks(line: Line, margins: Margins) -> bool:
    """Whether the line reads as furniture, and more than this article does."""
    return words(line.plain.text) >= WORDS and margins.reads(line) > max(0.0, margins.level)


def _is_kept(line: Line, margins: Margins) -> bool:
    """Whether the line is the article's by its shape, or a heading."""
    return line.plain.lead.startswith("#") or margins.is_own(line)


def _follows(line: Line, doc: Doc) -> bool:
    """Whether the number of the line is one more than that of the line above, and it is no row of a table."""
    if _CELLS.search(line.source):
        return False
    mine, above = _NUMBER.match(line.plain.text), _NUMBER.match(doc.lines[line.index - 1].plain.text)
    return mine is not None and above is not None and int(mine[1]) == int(above[1]) + 1
