"""The rows of tables, as converters write them, with marks or spaces between the cells: they stay, as code does."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from cleantext.document import Line
from cleantext.page.own import gaps

#: The line of dashes between a table's head and its rows.
_RULE = re.compile(r"\s*\|?\s*:?-{3,}:?\s*(?:\|\s*:?-{3,}:?\s*)+\|?\s*")
#: A row laid out with spaces has so many gaps, and so many such rows are a table.
GAPS, ROWS = 2, 3
#: A row with so many links is that of a menu or of cards that a page lays out as a table.
LINKS = 2


def table_rows(lines: Sequence[Line]) -> Iterator[int]:
    """The numbers of the lines that are rows of a table, its head included.

    >>> from cleantext.document import Doc
    >>> list(table_rows(Doc("Boats by town\\n\\nTown| Boats\\n---|---\\nOstham| 4\\n\\nHome | News\\n").lines))
    [1, 2, 3]
    >>> list(table_rows(Doc("1   Ostham   4\\n2   Weir     9\\n3   Lowmill   7\\nHome  News\\n").lines))
    [0, 1, 2]
    """
    yield from _ruled(lines)
    for wide, some in groupby(range(len(lines)), lambda i: gaps(lines[i].source) >= GAPS):
        rows = list(some)
        if wide and len(rows) >= ROWS:
            yield from (i for i in rows if lines[i].source.count("](") < LINKS)


def _ruled(lines: Sequence[Line]) -> Iterator[int]:
    """The rows of tables with a line of dashes."""
    stop = 0  #: the line behind the last table
    for at, line in enumerate(lines):
        source = line.source.rstrip("\r\n")
        if at < stop or "---" not in source or _RULE.fullmatch(source) is None:
            continue
        start = at - 1 if at and "|" in lines[at - 1].source else at
        stop = at + 1
        while stop < len(lines) and "|" in lines[stop].source and lines[stop].start == lines[stop - 1].stop:
            stop += 1
        yield from (i for i in range(start, stop) if lines[i].source.count("](") < LINKS)
