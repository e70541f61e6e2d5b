"""Passages that are somebody else's words, or code: their spans in a text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from cleantext.lazy import lazy
from cleantext.protected import has_code_signs
from cleantext.sentences import ends_sentence

if TYPE_CHECKING:
    from cleantext.document import Line

_INDENT = ("    ", "\t")
_FENCE = lazy(r"\s*(`{3,}|~{3,})")
_INLINE_CODE = lazy(r"(?<!`)(`{1,3})(?!`)[^`\n]{1,500}(?<!`)\1(?!`)")
_OPEN_CLOSE = {
    "‘": "’", "“": "”", "„": "“”", "«": "»", "「": "」", "『": "』", '"': '"', "»": "«»", "”": "”", "'": "'"
}  # fmt: skip
# A single quote opens behind space, and closes where no letter follows: elsewhere it is an apostrophe. ” and » open
# where space stands before and a word behind them, as in Swedish and Finnish; » before space points onwards.
_QUOTE = lazy(r"""(?<![^\s(\[])(?P<opens>[‘'”»])(?=\S)|[“„«"「『](?P<opens>)|[”»」』]|(?<=\S)['’](?!\w)""")
# Links back and on, or two items with a bar or a gap between: « and » point.
_POINTERS = lazy(
    r"\W*\[« ?[^\]»]{2,80}\]\([^()\s]*\).{0,80}\[[^\]«]{2,80} ?»\]\([^()\s]*\)\W*"
    r"|\s*« ?[^«»|]{2,40}(?:\||\s{2,})[^«»|]{2,40} ?»\s*"
)
_STOPS = frozenset(".!?\N{HORIZONTAL ELLIPSIS}\N{IDEOGRAPHIC FULL STOP}！？")
_STRAIGHT_CLOSE = lazy(r"""(?r)(?<=\S)'(?!\w)""")


#: A quotation of several lines has at most so many.
QUOTED_LINES = 6
#: Where so many lines are indented, and such a share, and less than that share of them looks like code, depth is the
#: layout of a page.
LAYOUT_LINES, LAYOUT_SHARE, LAYOUT_CODE = 12, 0.3, 0.2


def _indented_layout(lines: Sequence[Line]) -> bool:
    """Whether depth is the layout of a page, as converters write nested elements."""
    indented = [line.source for line in lines if line.source.startswith(_INDENT)]
    if len(indented) < LAYOUT_LINES or len(indented) < LAYOUT_SHARE * len(lines):
        return False
    return sum(map(has_code_signs, indented)) < LAYOUT_CODE * len(indented)


def code_spans(text: str, lines: Sequence[Line]) -> list[tuple[int, int]]:
    """Spans (code points) of the fenced, indented and inline code of *text*, whose lines are *lines*."""
    if "`" not in text and "~~~" not in text and "    " not in text and "\t" not in text:
        return []
    spans = []
    fence = ""
    opened = 0
    layout = _indented_layout(lines)
    for line in lines:
        mark = _FENCE.match(line.source)
        if fence:
            if mark and mark[1].startswith(fence):
                spans.append((opened, line.stop))
                fence = ""
        elif mark:
            fence, opened = mark[1], line.start
        elif line.source.startswith(_INDENT):
            if not layout or has_code_signs(line.source):
                spans.append((line.start, line.stop))
        elif "`" in line.source:
            spans += [(line.start + hit.start(), line.start + hit.end()) for hit in _INLINE_CODE.finditer(line.source)]
    if fence:
        spans.append((opened, len(text)))
    return spans


#: Two arrows before a few words and a colon point to another page: ">> See also: ...".
_ARROWS = lazy(r"\s*>>>? ?[\p{L}\p{M}][\p{L}\p{M} ]{1,30} ?[:：]\s?\S")


#: A box of the page, set off as a quotation is: a name in bold or a picture, a pitch, and a link that is a sentence; or
#: a label in bold, and a link.
_BOX = lazy(
    r"\s*>\s{0,2}(?:(?:\p{Extended_Pictographic}\ufe0f?\s?|(?=\*\*))(?:\*\*[^*]{2,80}\*\*)?[^*]{2,400}"
    r"[.!?…。！？؟:][\"'\N{RIGHT DOUBLE QUOTATION MARK})»*_]{0,3}\s{0,2}(?:[→➜»]\s?)?"
    r"|(?:[\p{So}»›→➜]\ufe0f?\s?)?\*\*(?:[^*:]{2,40}[:：]\*\*|\[[^\[\]*]{2,30}\]\*\*)\s?)"
    r"\[[^\[\]]{2,80}\]\([^()\s]*\)[.!»→ ]{0,4}$"
)


def is_box(line: Line) -> bool:
    """Whether a line that is set off as a quotation is a box of the page that calls the reader."""
    return _BOX.match(line.source) is not None


def quote_spans(line: Line) -> list[tuple[int, int]]:
    """Spans (code points of the document) of what a line has in quotation marks; all of a block quote."""
    if line.source.lstrip().startswith(">") and _ARROWS.match(line.source) is None and not is_box(line):
        return [(line.start, line.end)]
    if "»" in line.source and _POINTERS.fullmatch(line.source) is not None:
        return []
    spans = []
    closers = ""
    opened = 0
    straight: int | None = None  # where the last straight single quote closes; looked for once
    for hit in _QUOTE.finditer(line.source):
        if closers:
            if hit[0] in closers:
                spans.append((line.start + opened, line.start + hit.end()))
                closers = ""
        elif hit["opens"] is not None:
            if hit[0] == "'":  # unlike other marks it is an apostrophe too, so it does not go on in the next paragraph
                if straight is None:
                    last = _STRAIGHT_CLOSE.search(line.source)
                    straight = last.start() if last else 0
                if straight <= hit.start():
                    continue
            closers, opened = _OPEN_CLOSE[hit[0]], hit.start()
    if closers == "»" and not line.source[:opened].strip() and not (line.body or ends_sentence(line.plain.text)):
        return spans  # « ahead of a few words, and none to close it, points back
    if closers:  # a quotation that goes on in the next paragraph
        spans.append((line.start + opened, line.end))
    return spans


def quotations(lines: Sequence[Line]) -> Iterator[tuple[int, int]]:
    """Spans of quotations of several lines: the first begins with a mark that opens, the last ends as a sentence does
    and with the mark that closes, and no such mark stands between.

    >>> from cleantext.document import Doc
    >>> text = "A note hung there.\\n“Dear guests!\\nSubscribe now.\\nThank you.”\\nNobody did."
    >>> [text[start:end] for start, end in quotations(Doc(text).lines)]
    ['“Dear guests!\\nSubscribe now.\\nThank you.”']
    """
    for first in lines:
        text = first.source.strip()
        closers = _OPEN_CLOSE.get(text[:1], "") if text[:1] not in "'”»" else ""
        if not closers or any(mark in text[1:] for mark in closers):
            continue
        for line in lines[first.index + 1 : first.index + QUOTED_LINES]:
            text = line.source.strip()
            if any(mark in text for mark in (*closers, first.source.strip()[:1])):
                ends = text[-1:] in closers and text[-2:-1] in _STOPS
                if ends and not any(mark in text[:-1] for mark in closers):
                    yield first.start, line.end
                break
