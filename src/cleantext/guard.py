"""The one place that says no: vetoes on edits that could take article text.

Each guard answers with the reason of its veto, or None. They read the document and the edit, never the names of
categories, and hold for every stage, data or code.
"""

from __future__ import annotations

from bisect import bisect_right

from cleantext.document import Doc
from cleantext.edits import Chrome, Edit, Tailpiece, Thread

#: A thread with fewer entries must show its interface in two ways.
THREAD_ENTRIES = 2
#: Every thread shows it in one (a heading with a count, buttons, a comment system's headers): names and times without
#: any may be an interview, a diary, a chat that the article quotes.
THREAD_SIGNS = 1
#: Of the prose of a page, so much must stay: where more would go, the text alone does not tell the article.
CHROME_STAYS = 0.2
#: So large a share of a page's lines is chrome beyond doubt, or it is no page.
CHROME_SHARE = 0.1
#: Of a text without a sentence that could stay, this share of its characters must be left.
LEFT_LEAST = 0.5
#: Another block under the article shows in two ways what it is: prose in it looks like the article's.
TAILPIECE_SIGNS = 2


def veto(doc: Doc, edit: Edit) -> str | None:
    """Why *edit* must not be applied to *doc*; None if it may."""
    for guard in (_code, _units, _quotes, _clauses, _body, _thread, _tailpiece, _chrome):
        reason = guard(doc, edit)
        if reason is not None:
            return reason
    return None


def _code(doc: Doc, edit: Edit) -> str | None:
    if edit.thread is None and edit.chrome is None and _overlaps(doc.code, edit.start, edit.end):
        return "code is not touched"
    return None


def _units(doc: Doc, edit: Edit) -> str | None:
    """A line or a sentence goes whole or not at all; only markup and marked spans are cut out of one."""
    if edit.markup or edit.inline:
        return None
    lines = doc.lines_within(edit.start, edit.end)
    if not lines:
        return None
    # The sentences of a link begin and end within its brackets.
    begins = (lines[0].start, *(sentence.start for sentence in lines[0].sentences))
    if _ink(doc.text, edit.start) not in {_ink(doc.text, start) for start in begins}:
        return "an edit begins within a sentence"
    ends = (lines[-1].end, *(sentence.end for sentence in lines[-1].sentences))
    if _ink_end(doc.text, edit.end) not in {_ink_end(doc.text, end) for end in ends}:
        return "an edit ends within a sentence"
    return None


def _ink(text: str, offset: int) -> int:
    """The offset of the first character from *offset* on that is not space."""
    while offset < len(text) and text[offset].isspace():
        offset += 1
    return offset


def _ink_end(text: str, offset: int) -> int:
    """The offset behind the last character before *offset* that is not space."""
    while offset > 0 and text[offset - 1].isspace():
        offset -= 1
    return offset


def _quotes(doc: Doc, edit: Edit) -> str | None:
    """What begins inside a quotation is being reported, not said."""
    if edit.markup or edit.thread is not None or edit.chrome is not None:
        return None
    if edit.inline:  # a text cut off within a quotation leaves it open to the line's end
        inside = _overlaps(doc.quotes, edit.start, edit.start + 1) and _overlaps(doc.quotes, edit.end, edit.end + 1)
        return "a quoted passage is not touched" if inside else None
    if _overlaps(doc.quotes, edit.start, edit.start + 1) or any(
        _overlaps(doc.quotes, sentence.start, sentence.start + 1) and sentence.body
        for line in doc.lines_within(edit.start, edit.end)
        for sentence in line.sentences
        if edit.start <= sentence.start < edit.end
    ):
        return "a quoted passage is not touched"
    return None


def _clauses(doc: Doc, edit: Edit) -> str | None:
    if edit.markup or edit.inline or edit.thread is not None or edit.chrome is not None:
        return None
    for line in doc.lines_within(edit.start, edit.end):
        if line.row or (line.clause and line.body) or (line.index in doc.numbered and not edit.listed):
            return "a numbered clause or a table row is part of the text"
    return None


def _body(doc: Doc, edit: Edit) -> str | None:
    """A sentence with the shape of article text goes only for a match of its own that is at least high."""
    proved = edit.thread is not None or edit.tailpiece is not None or edit.chrome is not None
    if edit.markup or edit.inline or proved:
        return None
    for line in doc.lines_within(edit.start, edit.end):
        for sentence in line.sentences:
            if edit.start <= sentence.start < edit.end and sentence.body and sentence.start not in edit.sure:
                return "a sentence of article text without a sure match of its own"
    return None


def _thread(doc: Doc, edit: Edit) -> str | None:
    """Only a recognised comment thread may take sentences without a match of their own."""
    thread: Thread | None = edit.thread
    if thread is None:
        return None
    if not thread.after_body:
        return "no article text stands before the comments"
    if thread.entries < THREAD_ENTRIES and not thread.furniture:
        return "a single entry without the furniture of a comment"
    if thread.signs < THREAD_SIGNS:
        return "names and times without the signs of an interface"
    if not thread.closed:
        return "text follows that is not known to be comments"
    return None


def _tailpiece(doc: Doc, edit: Edit) -> str | None:
    """Only a block that is known as a whole, under the article, may take sentences without a match of their own."""
    block: Tailpiece | None = edit.tailpiece
    if block is None:
        return None
    if not block.after_body:
        return "no article text stands before the block"
    if block.signs < TAILPIECE_SIGNS:
        return "a block of prose with a single sign of what it is"
    if not block.last:
        return "article text follows the block"
    return None


def _chrome(doc: Doc, edit: Edit) -> str | None:
    """Page chrome takes a sentence with the shape of article text only with a proof, and while most prose stays."""
    chrome: Chrome | None = edit.chrome
    if chrome is None:
        return None
    if chrome.share < CHROME_SHARE:
        return "the text is not that of a whole page"
    lines = doc.lines_within(edit.start, edit.end)
    if any(line.index in doc.protected for line in lines):
        return "code, quotations and tables are not touched"
    if any(line.body and line.start not in chrome.sure for line in lines):
        return "a sentence of article text without a proof of its own"
    if chrome.goes and chrome.stays < CHROME_STAYS * (chrome.stays + chrome.goes) and any(line.body for line in lines):
        return "too little of the page's prose would stay"
    return None


def no_body_left(before: Doc, after: Doc) -> str | None:
    """Why the cleaned text must be thrown away: nothing would be left of what it is for; None if something is.

    Verse and lists have no sentences of article text, and a notice under them may be the only line with the shape of
    one: what is left must then be the greater part.
    """
    if not after.lines:
        return "nothing would be left of the text"
    lost = any(line.body for line in before.lines) and not any(line.body for line in after.lines)
    if lost and _size(after) < LEFT_LEAST * _size(before):
        return "no sentence of article text would be left"
    return None


def _size(doc: Doc) -> int:
    return sum(line.end - line.start for line in doc.lines)


def _overlaps(spans: tuple[tuple[int, int], ...], start: int, end: int) -> bool:
    index = bisect_right(spans, (start, end)) - 1
    return any(a < end and start < b for a, b in spans[max(0, index) : index + 2])
