"""The account of a cleaning for the terminal: every removal with its place, its rule, its reason and its text."""

from __future__ import annotations

import re
import textwrap
from bisect import bisect_right
from collections.abc import Iterator
from itertools import groupby

from cleantext.report.style import BOLD, CYAN, DIM, GREEN, RED, YELLOW, Style, visible
from cleantext.result import Removal, Result, Veto

#: Of a removed text that takes more rows than this, the beginning and the end are shown.
ROWS = 8
_NEWLINE = re.compile(r"\r\n|\n|\r")


def explained(result: Result, name: str, style: Style) -> Iterator[str]:
    """The account of *result* in lines without newlines; *name* is the document's."""
    starts = [0, *(newline.end() for newline in _NEWLINE.finditer(result.original))]
    spacing = sum(removal.category == "spacing" for removal in result.removals)
    groups = _groups([removal for removal in result.removals if removal.category != "spacing"], starts)
    yield style.paint(visible(name), BOLD) + ": " + _summary(result, len(groups))
    for group in groups:
        yield ""
        yield from _entry(result, group, starts, style)
    if spacing:
        yield ""
        yield style.paint(f"spacing: the blank lines of {_count(spacing, 'gap')} became one", DIM)
    if result.vetoed:
        yield ""
        yield style.paint(f"Kept, though a rule spoke against it ({len(result.vetoed)}):", BOLD)
        for veto in result.vetoed:
            yield from _veto(result, veto, starts, style)
    if result.metadata:
        yield ""
        yield style.paint("Metadata", BOLD)
        for key, values in result.metadata.items():
            yield f"  {style.paint(key, CYAN)}: {visible('; '.join(values))}"
    if result.truncated:
        yield ""
        yield style.paint("The text breaks off: what follows its last sentence was not in it.", YELLOW)


def _summary(result: Result, count: int) -> str:
    gone = sum(removal.end - removal.start - len(removal.replacement) for removal in result.removals)
    if not gone and not count:
        return "nothing to remove"
    share = 100 * gone / len(result.original)
    return f"{_count(count, 'removal')}, {gone:,} of {len(result.original):,} characters ({share:.0f} %)"


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" + ("" if number == 1 else "s")


def _line(offset: int, starts: list[int]) -> int:
    return bisect_right(starts, offset)


def _groups(removals: list[Removal], starts: list[int]) -> list[list[Removal]]:
    """Removals of one rule in one line belong together: the brackets of a link, for one."""
    lines = groupby(removals, key=lambda removal: (removal.rule, _line(removal.start, starts)))
    return [list(group) for _, group in lines]


def _entry(result: Result, group: list[Removal], starts: list[int], style: Style) -> Iterator[str]:
    first, last = _line(group[0].start, starts), _line(max(group[-1].start, group[-1].end - 1), starts)
    where = f"line {first}" if first == last else f"lines {first}-{last}"
    yield f"{style.paint(where, BOLD)}  {style.paint(group[0].category, CYAN)}  {style.paint(group[0].rule, DIM)}"
    yield from _wrapped(group[0].reason, style, "  ")
    if len(group) == 1 and _fills_lines(result.original, group[0]):
        yield from _shortened(result.original[group[0].start : group[0].end], group[0].replacement, style)
    else:
        yield f"  {style.paint('~', YELLOW)} {_in_line(result.original, group, style)}"


def _fills_lines(text: str, removal: Removal) -> bool:
    """Whether the removal begins at the start of a line and ends at the end of one."""
    if removal.start and text[removal.start - 1] not in "\n\r":
        return False
    behind = text[removal.end - 1 : removal.end + 1]
    return len(behind) < 2 or _NEWLINE.search(behind) is not None


def _shortened(gone: str, replacement: str, style: Style) -> Iterator[str]:
    rows = [row for line in gone.splitlines() if line.strip() for row in _rows(line, style.width - 4)]
    if len(rows) > ROWS:
        head, tail = rows[: ROWS - 3], rows[-2:]
        rows = [*head, "", *tail]
    for row in rows:
        if row:
            yield f"  {style.paint('-', RED)} {style.paint(row, RED)}"
        else:
            yield style.paint(f"    … {len(gone):,} characters in all; --diff or --json shows them …", DIM)
    if replacement:
        yield f"  {style.paint('+', GREEN)} {style.paint(visible(replacement), GREEN)}"


def _in_line(text: str, group: list[Removal], style: Style) -> str:
    """The stretch of text around removals within a line, these marked with braces or by colour."""
    start = max(group[0].start - 30, *(text.rfind(mark, 0, group[0].start) + 1 for mark in "\n\r"))
    stop = next((newline.start() for newline in _NEWLINE.finditer(text, group[-1].end)), len(text))
    end = min(group[-1].end + 30, stop)
    pieces = ["…" if start and text[start - 1] not in "\n\r" else ""]
    at = start
    for removal in group:
        kept = text[at : removal.start]
        pieces.append(visible(kept if len(kept) <= 60 or removal is group[0] else f"{kept[:25]} … {kept[-25:]}"))
        gone = visible(text[removal.start : removal.end].rstrip("\r\n"))
        pieces.append(style.paint(gone, RED) if style.color else f"{{-{gone}-}}")
        if removal.replacement.strip("\r\n"):
            new = visible(removal.replacement)
            pieces.append(style.paint(new, GREEN) if style.color else f"{{+{new}+}}")
        at = removal.end
    pieces.append(visible(text[at:end]) + ("…" if end < stop else ""))
    return "".join(pieces)


def _veto(result: Result, veto: Veto, starts: list[int], style: Style) -> Iterator[str]:
    line = _line(veto.start, starts)
    yield f"  {style.paint(f'line {line}', BOLD)}  {style.paint(veto.rule, DIM)}: {veto.reason}"
    text = " ".join(result.original[veto.start : veto.end].split())
    yield "    " + visible(textwrap.shorten(text, max(20, style.width - 4), placeholder=" …"))


def _wrapped(text: str, style: Style, indent: str) -> list[str]:
    return textwrap.wrap(text, max(20, style.width), initial_indent=indent, subsequent_indent=indent)


def _rows(line: str, width: int) -> list[str]:
    return textwrap.wrap(visible(line), max(20, width)) or [visible(line)]
