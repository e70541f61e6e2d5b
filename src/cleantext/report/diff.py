"""A unified diff from the original to the cleaned text, made from the account: no search, so linear in the text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate

from cleantext.report.style import BOLD, CYAN, DIM, GREEN, RED, Style, visible
from cleantext.result import Result

#: Lines of context around a change.
CONTEXT = 3
# Lines end at line feeds only, as patch reads them.
_LINE = re.compile(r"[^\n]*\n|[^\n]+")


@dataclass(frozen=True, slots=True)
class _Hunk:
    """Lines `start:end` of the original (from 0) become *new*, all with their line feeds, by *rules*."""

    start: int
    end: int
    new: list[str]
    rules: dict[str, None]


def diff(result: Result, name: str, style: Style) -> Iterator[str]:
    r"""The lines of the diff, without their line feeds; none if nothing was removed.

    >>> from cleantext.cleaners import compose
    >>> result = compose(["share_prompts"]).explain("The mill burned down at noon on Friday.\nShare this:\n")
    >>> print("\n".join(diff(result, "mill.txt", Style())))
    --- mill.txt
    +++ mill.txt (cleaned)
    @@ -1,2 +1 @@ en/share_prompts/share-bar
     The mill burned down at noon on Friday.
    -Share this:
    """
    lines = _LINE.findall(result.original)
    hunks = list(_hunks(result, lines))
    if hunks:
        yield style.paint(f"--- {name}", BOLD)
        yield style.paint(f"+++ {name} (cleaned)", BOLD)
    shift = 0
    for group in _near(hunks):
        first, last = max(0, group[0].start - CONTEXT), min(len(lines), group[-1].end + CONTEXT)
        grown = sum(len(hunk.new) - (hunk.end - hunk.start) for hunk in group)
        where = f"@@ -{_range(first, last - first)} +{_range(first + shift, last - first + grown)} @@"
        # Behind the second @@ a diff may say what it wants to; patch does not read it.
        rules = ", ".join({rule: None for hunk in group for rule in hunk.rules})
        yield style.paint(where, CYAN) + (f" {style.paint(visible(rules), DIM)}" if rules else "")
        at = first
        for hunk in group:
            yield from _rows(" ", lines[at : hunk.start], style)
            yield from _rows("-", lines[hunk.start : hunk.end], style)
            yield from _rows("+", hunk.new, style)
            at = hunk.end
        yield from _rows(" ", lines[at:last], style)
        shift += grown


def _hunks(result: Result, lines: list[str]) -> Iterator[_Hunk]:
    """What becomes of the lines that removals touch."""
    text = result.original
    starts = [0, *accumulate(map(len, lines))]
    line = 0
    # First line, line behind the last, what stands there now, and by which rules.
    regions: list[tuple[int, int, list[str], dict[str, None]]] = []
    at = 0
    for removal in result.removals:
        while starts[line + 1] <= removal.start and line + 1 < len(lines):
            line += 1
        if regions and line < regions[-1][1]:
            first, _, pieces, rules = regions.pop()
        else:
            if regions:
                regions[-1][2].append(text[at : starts[regions[-1][1]]])
            first, pieces, rules, at = line, [], {}, starts[line]
        pieces += (text[at : removal.start], removal.replacement)
        if removal.category != "spacing":
            rules[removal.rule] = None
        at = removal.end
        last = line
        while last + 1 < len(lines) and starts[last + 1] < removal.end:
            last += 1
        before = next((piece[-1] for piece in reversed(pieces) if piece), "\n")
        joins = removal.end == starts[last + 1] and before != "\n"
        regions.append((first, min(len(lines), last + 1 + joins), pieces, rules))
    if regions:
        regions[-1][2].append(text[at : starts[regions[-1][1]]])
    for first, behind, pieces, rules in regions:
        old, new = lines[first:behind], _LINE.findall("".join(pieces))
        head = _common(old, new)
        tail = _common(old[head:][::-1], new[head:][::-1])
        if len(old) > head + tail or len(new) > head + tail:
            yield _Hunk(first + head, behind - tail, new[head : len(new) - tail], rules)


def _common(old: list[str], new: list[str]) -> int:
    return next((i for i, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), min(len(old), len(new)))


def _near(hunks: list[_Hunk]) -> Iterator[list[_Hunk]]:
    """Hunks whose context would overlap, together."""
    group: list[_Hunk] = []
    for hunk in hunks:
        if group and hunk.start - group[-1].end > 2 * CONTEXT:
            yield group
            group = []
        group.append(hunk)
    if group:
        yield group


def _range(first: int, count: int) -> str:
    if count == 1:
        return str(first + 1)
    return f"{first + (count > 0)},{count}"


def _rows(mark: str, lines: list[str], style: Style) -> Iterator[str]:
    color = {"-": (RED,), "+": (GREEN,)}.get(mark, ())
    for line in lines:
        yield style.paint(mark + line.removesuffix("\n"), *color)
        if not line.endswith("\n"):
            yield "\\ No newline at end of file"
