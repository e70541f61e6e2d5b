"""The account of a cleaning as HTML: original and cleaned side by side, each removal marked with its rule and reason.

The report needs no script: its filters are style alone, so it may be opened, mailed or shown in a notebook as it is.
Whatever comes from the document is escaped, and characters that steer are written out.
"""

from __future__ import annotations

import base64
import hashlib
import html
import re
import zlib
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from cleantext.cleaners import ALL
from cleantext.result import Removal, Result, Veto

#: Categories beyond the known ones that have a colour and a filter of their own.
SLOTS = len(ALL) + 12
#: What the list of removals shows of each text, in code points.
EXCERPT = 300

# What HTML does not hold, what turns the direction of writing, and halves of characters.
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]")
_BLANK = re.compile(r"(?:[ \t\r]*\n)+")
_NEWLINE = re.compile(r"\r\n?")
_WHOLE = "guard/no-body-left"


def page(result: Result, title: str = "cleantext") -> str:
    """A whole HTML document, self-contained: it loads nothing and runs nothing, and its content policy says so.

    >>> page(Result("a", "a"), "a.txt").startswith("<!doctype html>")
    True
    """
    css = style() + _PAGE
    digest = base64.b64encode(hashlib.sha256(css.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escaped(title)}</title>\n<style>{css}</style>\n</head>\n<body>\n"
        f"{fragment(result, title)}\n</body>\n</html>\n"
    )


def notebook(result: Result) -> str:
    """The report as a piece of a page, with its style: what a notebook shows for a result."""
    return f"<style>{style()}</style>\n{fragment(result)}"


def style() -> str:
    """The style of the report: one colour and one filter for each category, and all that is common."""
    slots = []
    for slot in range(SLOTS):
        hue = round(slot * 137.508) % 360  # the golden angle keeps neighbours apart
        slots.append(f".ct .h{slot} {{ --h: {hue}; --painted: 1 }}")
        off = f".ct:has(input.h{slot}:not(:checked))"
        slots.append(f"{off} del.h{slot} {{ background: none; text-decoration: none; cursor: auto }}")
        slots.append(f"{off} li.h{slot}, {off} del.h{slot} > .ct-tip.ct-tip {{ display: none }}")
    return Path(__file__).with_name("report.css").read_text(encoding="utf-8") + "\n".join(slots) + "\n"


_PAGE = (
    ":root { color-scheme: light dark }\n"
    "body { margin: 0 auto; padding: 1rem clamp(.6rem, 3vw, 2.5rem) 6rem; max-width: 110rem; "
    "background: Canvas; color: CanvasText }\n"
)


def slots(result: Result) -> dict[str, int]:
    """The place of each category in the style."""
    known = {name: number for number, name in enumerate(sorted(ALL))}
    others = sorted({removal.category for removal in result.removals} - set(known) - {"spacing"})
    return known | {name: len(known) + i % (SLOTS - len(known)) for i, name in enumerate(others)}


def counts(result: Result) -> dict[str, int]:
    """How many removals each category has; most first. Folded blank lines are not counted."""
    found: dict[str, int] = {}
    for removal in _shown(result):
        found[removal.category] = found.get(removal.category, 0) + 1
    return dict(sorted(found.items(), key=lambda item: (-item[1], item[0])))


def fragment(result: Result, title: str = "", *, filters: bool = True) -> str:
    """The report as one `<section>`; *filters* are its summary and the boxes that unmark a category."""
    mark = f"ct{zlib.crc32(result.original.encode('utf-8', 'surrogatepass')):08x}"
    return "\n".join(_section(result, title, mark, slots(result), filters))


def _section(result: Result, title: str, mark: str, slots: dict[str, int], filters: bool) -> Iterator[str]:
    yield '<section class="ct">'
    if title:
        yield f"<h1>{escaped(title)}</h1>"
    if filters:
        yield f"<p>{summary(result)}</p>"
    for veto in result.vetoed:
        if veto.rule == _WHOLE:
            yield f'<p class="ct-note">Left as it is: {escaped(veto.reason)}</p>'
    if result.truncated:
        yield '<p class="ct-note">The text breaks off: what follows its last sentence was not in it.</p>'
    found = counts(result)
    if filters and found:
        yield "<fieldset><legend>Categories that are marked</legend>"
        for name, count in found.items():
            box = f'<input type="checkbox" class="h{slots[name]}" checked>'
            yield f'<label class="h{slots[name]}">{box} {escaped(name)} <b>{count}</b></label>'
        yield "</fieldset>"
    vetoes = [veto for veto in result.vetoed if veto.rule != _WHOLE]
    yield "<fieldset><legend>View</legend>"
    for name, text in (("both", "Side by side"), ("original", "Original"), ("cleaned", "Cleaned")):
        box = f'<input type="radio" name="{mark}" class="ct-only-{name}"{" checked" if name == "both" else ""}>'
        yield f"<label>{box} {text}</label>"
    if vetoes:
        yield f'<label><input type="checkbox" class="ct-vetoes"> Show what a guard kept <b>{len(vetoes)}</b></label>'
    yield "</fieldset>"
    yield '<div class="ct-rows">'
    yield '<div class="ct-row ct-head"><div>Original</div><div>Cleaned</div></div>'
    apart = _apart(vetoes)
    for row in _rows(result):
        yield _row(result, row, apart, mark, slots)
    yield "</div>"
    yield from _lists(result, vetoes, slots)
    yield "</section>"


def summary(result: Result) -> str:
    """How much went, in a sentence."""
    gone = sum(removal.end - removal.start - len(removal.replacement) for removal in result.removals)
    count = len(_shown(result))
    if not result.removals:
        return "Nothing to remove."
    size = len(result.original)
    removals = f"{count:,} removal{'' if count == 1 else 's'}"
    return f"{removals}, {gone:,} of {size:,} characters ({100 * gone / size:.0f} %)"


def escaped(text: str) -> str:
    r"""*text* for HTML, control characters written out.

    >>> escaped("<b>\u202e")
    '&lt;b&gt;<span class="ct-code" data-c="U+202E"></span>'
    """
    plain = html.escape(_NEWLINE.sub("\n", text))
    return _CONTROL.sub(lambda hit: f'<span class="ct-code" data-c="U+{ord(hit[0]):04X}"></span>', plain)


@dataclass(frozen=True, slots=True)
class _Row:
    """Lines `start:end` (code points) of the original from line `line` on, with their removals."""

    start: int
    end: int
    line: int
    removals: tuple[Removal, ...]

    @property
    def changed(self) -> bool:
        return any(removal.category != "spacing" for removal in self.removals)


def _rows(result: Result) -> Iterator[_Row]:
    """The original in rows: a line each, or the lines that a removal touches; blank lines are the end of a row."""
    text, removals = result.original, result.removals
    at = number = 0
    line = 1
    while at < len(text):
        first, end = number, text.find("\n", at) + 1 or len(text)
        while True:
            while number < len(removals) and removals[number].start < end:
                end = max(end, _line_end(text, removals[number].end))
                number += 1
            blank = _BLANK.match(text, end)
            if blank is None or (number < len(removals) and _shows(removals[number], blank.end())):
                break
            end = blank.end()
        yield _Row(at, end, line, removals[first:number])
        line += text.count("\n", at, end)
        at = end


def _shows(removal: Removal, before: int) -> bool:
    return removal.start < before and removal.category != "spacing"


def _line_end(text: str, offset: int) -> int:
    return offset if text[offset - 1] == "\n" else text.find("\n", offset) + 1 or len(text)


def _row(result: Result, row: _Row, vetoes: list[Veto], mark: str, slots: dict[str, int]) -> str:
    text, at = result.original, row.start
    original, cleaned = [], []
    for removal in row.removals:
        kept = text[at : removal.start]
        original.append(_kept(text, at, removal.start, vetoes))
        cleaned.append(escaped(kept))
        gone = text[removal.start : removal.end]
        if removal.category == "spacing":
            original.append(escaped(gone))
            cleaned.append(escaped(removal.replacement))
        else:
            color = f"h{slots[removal.category]}"
            tip = f"{mark}-{removal.start}"
            said = _tip(removal.category, removal.rule, removal.reason, tip)
            # A newline stays outside, so that a mark covers words and no empty row.
            words = gone.rstrip("\r\n")
            original.append(
                f'<del class="{color}" tabindex="0" aria-describedby="{tip}">{escaped(words)}{said}</del>'
                f"{escaped(gone[len(words) :])}"
            )
            if removal.replacement:
                cleaned.append(f'<ins class="{color}">{escaped(removal.replacement)}</ins>')
        at = removal.end
    original.append(_kept(text, at, row.end, vetoes))
    cleaned.append(escaped(text[at : row.end]))
    changed = " ct-changed" if row.changed else ""
    right = "".join(cleaned)
    return (
        f'<div class="ct-row{changed}"><div data-line="{row.line}">{"".join(original)}</div>'
        f"<div>{right if right.strip() or not row.changed else ''}</div></div>"
    )


def _tip(category: str, rule: str, reason: str, name: str) -> str:
    label = f"<b>{escaped(category)}</b><code>{escaped(rule)}</code><i>{escaped(reason)}</i>"
    return f'<span class="ct-tip" id="{name}">{label}</span>'


def _apart(vetoes: list[Veto]) -> list[Veto]:
    """The first of those that overlap; the list below the columns has all."""
    found: list[Veto] = []
    for veto in vetoes:
        if not found or veto.start >= found[-1].end:
            found.append(veto)
    return found


def _kept(text: str, start: int, end: int, vetoes: list[Veto]) -> str:
    """A piece that stays, with marks where a guard refused a removal; *vetoes* are disjoint."""
    pieces = []
    for number in range(bisect_right(vetoes, start, key=lambda veto: veto.end), len(vetoes)):
        veto = vetoes[number]
        if veto.start >= end:
            break
        from_, to = max(veto.start, start), min(veto.end, end)
        if words := text[from_:to].rstrip("\r\n"):
            pieces.append(escaped(text[start:from_]))
            label = f"<b>kept</b><code>{escaped(veto.rule)}</code><i>{escaped(veto.reason)}</i>"
            pieces.append(f'<mark tabindex="-1">{escaped(words)}<span class="ct-tip">{label}</span></mark>')
            start = from_ + len(words)
    pieces.append(escaped(text[start:end]))
    return "".join(pieces)


def _lists(result: Result, vetoes: list[Veto], slots: dict[str, int]) -> Iterator[str]:
    starts = [0, *(found.end() for found in re.finditer(r"\r\n|\n|\r", result.original))]
    shown = _shown(result)
    if shown:
        yield f"<details><summary>Removals ({len(shown)})</summary><ol>"
        yield from (_item(result, removal, starts, f' class="h{slots[removal.category]}"') for removal in shown)
        yield "</ol></details>"
    if vetoes:
        yield f"<details><summary>Kept, though a rule spoke against it ({len(vetoes)})</summary><ol>"
        yield from (_item(result, veto, starts, "") for veto in vetoes)
        yield "</ol></details>"
    if result.metadata:
        yield "<details><summary>Metadata</summary><dl>"
        for key, values in result.metadata.items():
            yield f"<dt>{escaped(key)}</dt><dd>{escaped('; '.join(values))}</dd>"
        yield "</dl></details>"


def _item(result: Result, entry: Removal | Veto, starts: list[int], css: str) -> str:
    text = result.original[entry.start : entry.end].strip("\r\n")
    excerpt = text if len(text) <= EXCERPT else f"{text[: EXCERPT - 1]}…"
    return (
        f"<li{css}>line {bisect_right(starts, entry.start)} <b>{escaped(entry.category)}</b> "
        f"<code>{escaped(entry.rule)}</code><br>{escaped(entry.reason)}<q>{escaped(excerpt)}</q></li>"
    )


def _shown(result: Result) -> list[Removal]:
    return [removal for removal in result.removals if removal.category != "spacing"]
