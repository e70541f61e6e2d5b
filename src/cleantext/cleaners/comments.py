"""Comment threads: readers' remarks under an article, from the heading or the first header to the end.

The rules mark single lines (`thread_marks`). Here the marks are joined: a header that comes again and again shows
where the comments lie, and an interface (a heading with a count, reply buttons, headers that only a comment system
writes) shows that they are comments and no interview, diary or chat that the article quotes. A page that is made of
posts stays as it is: its first post is the article, and its answers are what one came for.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from cleantext.cleaners import thread_refrain, thread_shapes, thread_stamps, voices
from cleantext.cleaners.boards import board
from cleantext.cleaners.thread_end import Comment, end_of
from cleantext.cleaners.thread_headers import LINES
from cleantext.cleaners.thread_marks import (
    AFTER,
    CATEGORY,
    CLOSER,
    DATE,
    ENTRY,
    FOOT,
    FORM,
    OPENER,
    Header,
    Marks,
)  # fmt: skip
from cleantext.cleaners.thread_start import are_answers, below_article, count_of, introduced, opener_of
from cleantext.document import Doc
from cleantext.edits import Edit, Reason, Thread
from cleantext.guard import veto
from cleantext.kinds import Findings
from cleantext.lazy import lazy
from cleantext.rules import Confidence

THREAD = Reason("comments/thread", CATEGORY, "Readers' comments under the article, with their headers and buttons.")

#: How many places a thread is tried to begin at: more would cost more than linear time.
STARTS = 4
#: A first comment that is so long, and four times as long as any other, is an article under a dateline.
FIRST_COMMENT = 1500
#: The text above the first header that stands below its comment has at most so many lines.
FIRST_LINES = 6
#: So many headers of a comment system, and no other, are those that the heading counts.
COUNTED = 3
#: So many rows of a board's buttons stand around its posts.
ROWS = 2
#: "Anna says" over so many paragraphs is a comment system's; fewer may be a round of voices.
BARE_SAYS = 8


_VOTES = lazy(r"(?i)[△▽▲▼▴▾\N{THUMBS UP SIGN}\N{THUMBS DOWN SIGN}]|^\W*(?:(?:up|down)vote|respect)[sd]?\W*\d*\W*$")


def find(doc: Doc, findings: Findings) -> Iterator[Edit]:
    """The thread of *doc*, if there is one."""
    marks = Marks(doc, findings)
    doc.posts = doc.posts or marks.around_posts >= ROWS or board(doc, lambda: marks) is not None
    if doc.posts:
        return  # its answers are what one came for
    headers = [header for header in marks.headers(ENTRY) if header.first > marks.first_body]
    below = _below_their_text(marks, headers)
    after = below or [index for index in marks.of(AFTER) if index > marks.first_body]
    if below or (len(after) > len(headers) and not _text_follows(marks, after[-1])):
        found = _closing(marks, findings, after)
    elif after or headers or len(marks.of(FOOT)) > 1:
        found = _opening(marks, findings)
    else:
        found = None
    if found is None or veto(doc, found) is not None:
        found = (
            thread_shapes.find(marks, findings)
            or thread_stamps.find(marks, findings)
            or thread_refrain.find(marks, findings)
            or found
        )
    if found is None:
        found = voices.find(marks, findings)
    if found is None:
        return
    if are_answers(marks, doc.lines_within(found.start, found.end)[0].index):
        doc.posts = True
    else:
        yield found


def _below_their_text(marks: Marks, headers: Sequence[Header]) -> list[int]:
    """The lines of headers that stand below what they head: text stands between the heading and the first, and none
    below the last."""
    first = headers[0].first if headers else 0
    openers = [index for index in marks.of(OPENER) if marks.first_body < index < first]
    if not openers or len(headers) < 2:
        return []
    edges = [openers[-1], *(header.last for header in headers)]
    texts = [[i for i in range(above + 1, below) if marks.is_text(i)] for above, below in pairwise(edges)]
    named = any(marks.names_above(header.first) for header in headers if header.nameless)
    all_told = all(texts) and max(map(len, texts)) <= FIRST_LINES
    return [] if named or not all_told or _text_follows(marks, edges[-1]) else edges[1:]


def _opening(marks: Marks, findings: Findings) -> Edit | None:
    """A thread whose comments have their header above the text."""
    headers = marks.headers(ENTRY, AFTER)
    feet = [index for index in marks.of(FOOT) if index > marks.first_body]
    if len(feet) >= 2 and len([h for h in headers if h.first > marks.first_body]) * 2 < len(feet):
        headers = marks.headers(ENTRY, AFTER, DATE)
    head = [header for header in headers if header.first < marks.first_body]
    headers = [header for header in headers if header.first > marks.first_body]
    if not headers:
        return None
    headers = _with_times_as_buttons(marks, headers)
    name_lines = _name_lines(marks, headers)
    comments = _comments(marks, headers, name_lines)
    refused = None
    for number, opener in _starts(marks, headers, comments, name_lines):
        edit = _judge(marks, findings, headers[number:], comments[number:], name_lines, opener, head)
        if edit is not None and edit.thread is not None and edit.thread.closed:
            return edit
        refused = refused or edit
    return refused


def _with_times_as_buttons(marks: Marks, headers: list[Header]) -> list[Header]:
    """The headers that name who commented, if each has one with but the time below what was said: those are marked as
    the buttons that they stand with."""
    named, times = headers[::2], headers[1::2]
    apart = (below.first - above.last > 1 for above, below in zip(named, times, strict=False))
    paired = 1 < len(times) == len(named) and all(apart)
    if not paired or any(header.nameless for header in named) or not all(header.nameless for header in times):
        return headers
    for header in named:
        header.best = max(header.best, Confidence.HIGH)  # "Anna says:", and below a time with buttons: a blog's
    marks.role |= {index: FOOT for header in times for index in range(header.first, header.last + 1)}
    return named


def _name_lines(marks: Marks, headers: Sequence[Header]) -> int:
    """How many lines with a name and a badge stand above most headers that do not name who comments."""
    counts = [marks.names_above(header.first) for header in headers if header.nameless]
    return sorted(counts[1:] or [min(counts[0], 1)])[(len(counts) - 1) // 2] if counts else 0


def _above(marks: Marks, header: Header, name_lines: int) -> int:
    """The line with which a comment begins: its header's, or that of the name above it."""
    return header.first - (min(name_lines, marks.names_above(header.first)) if header.nameless else 0)


def _comments(marks: Marks, headers: Sequence[Header], name_lines: int) -> list[Comment]:
    found = []
    for header, after in zip(headers, [*headers[1:], None], strict=True):
        stop = len(marks.doc.lines) if after is None else _above(marks, after, name_lines)
        text, feet = [], []
        for index in range(header.last + 1, stop):
            if after is None and marks.role.get(index) in (CLOSER, OPENER, FORM):
                break
            if marks.is_text(index):
                text.append(index)
            elif marks.role[index] == FOOT:
                feet.append(index)
        footed = any(not text or index < text[0] or index > text[-1] for index in feet)
        chars = sum(marks.doc.lines[index].end - marks.doc.lines[index].start for index in text)
        if after is None and feet and text:
            footed = True  # what follows the buttons of the last comment is looked at where the thread is closed
        found.append(Comment(len(text), chars, footed, bool(feet) and not footed))
    return found


def _starts(
    marks: Marks, headers: Sequence[Header], comments: Sequence[Comment], name_lines: int
) -> Iterator[tuple[int, int | None]]:
    """The headers that a thread may begin with, each with its heading if it has one: the likeliest first."""
    above = [_above(marks, header, name_lines) for header in headers]
    found = [(number, opener) for number, first in enumerate(above) if (opener := opener_of(marks, first)) is not None]
    # A heading that counts, best just what follows it, comes before a form that stands above a chat or a diary.
    counts = {number: count_of(marks, opener, above[number]) for number, opener in found}
    found.sort(key=lambda start: (counts[start[0]] is None, counts[start[0]] != len(headers) - start[0]))
    tried = {number for number, _ in found[: STARTS - 1]}
    yield from found[: STARTS - 1]
    sure = next((n for n, header in enumerate(headers) if header.best == Confidence.CERTAIN), None)
    footed = next((n for n, comment in enumerate(comments) if comment.footed), None)
    bare = next((n for n, header in enumerate(headers) if _is_bare(header)), None)
    # Between what the article quotes and the thread lies more than one says.
    behind = max((n for n, comment in enumerate(comments[:-1], 1) if comment.lines > LINES), default=None)
    for start in dict.fromkeys((behind, sure, footed, bare)):
        if start is not None and start not in tried:
            yield start, None


def _judge(
    marks: Marks,
    findings: Findings,
    headers: Sequence[Header],
    comments: Sequence[Comment],
    name_lines: int,
    opener: int | None,
    head: Sequence[Header],
) -> Edit | None:
    """The thread that begins with the first of *headers*; None if they are none, or not readers' comments."""
    names = _above(marks, headers[0], name_lines)
    first = names if opener is None else opener
    count = None if opener is None else count_of(marks, opener, names)
    if count == 0:
        return None
    if (
        not below_article(marks, first)
        or introduced(marks, first)
        or _is_forum(marks, first, count, headers, head, opener, comments)
    ):
        return None
    others = comments[1:-1] or comments[1:]
    longest = max((comment.chars for comment in others), default=0)
    if len(comments) > 1 and comments[0].chars > max(FIRST_COMMENT, 4 * longest):
        return None
    if opener is None and any(comment.lines > LINES for comment in comments[:-1]):
        return None
    footed = sum(comment.footed for comment in comments)
    if len(comments) > 2 and not comments[0].footed and 5 * footed > 3 * len(comments) and comments[0].lines > 1:
        return None
    article = opener is None and len(comments) > 2 and voices.is_article(marks, {}, first)
    signs = _signs(marks, headers, comments, name_lines, opener, count, article)
    if signs == 0:
        return None
    sure = sum(header.best == Confidence.CERTAIN for header in headers) > 1
    end, closed = end_of(marks, findings, headers[-1].last, comments[:-1], count is not None or sure)
    return _edit(marks, first, end, Thread(len(headers), signs > 1, marks.first_body < first, closed, signs))


def _is_forum(
    marks: Marks,
    first: int,
    count: int | None,
    headers: Sequence[Header],
    head: Sequence[Header],
    opener: int | None,
    comments: Sequence[Comment],
) -> bool:
    """Whether the page is made of posts: the first of them is the article.

    A date above an article may look as those of its comments do; but they have buttons, and it has none.
    """
    if marks.forum and (marks.forum[0] < first or count is None):
        return True
    alike = opener is None and any(header.ids == headers[0].ids for header in head)
    if not alike or not _are_footed(comments) or not voices.is_article(marks, {}, first):
        return alike
    return any(head[0].last < index < first for index in marks.of(FOOT))


def _are_footed(comments: Sequence[Comment]) -> bool:
    """Whether buttons stand under all comments but one."""
    return len(comments) > 2 and sum(comment.footed for comment in comments) > len(comments) - 2


def _is_bare(header: Header) -> bool:
    return any(name.endswith("says-bare") for name in header.ids) and not header.who.lower().startswith("the ")


def _signs(
    marks: Marks,
    headers: Sequence[Header],
    comments: Sequence[Comment],
    name_lines: int,
    opener: int | None,
    count: int | None,
    article: bool,
) -> int:
    """How many things tell that these are comments on a page: its heading, its buttons, its headers.

    *article* tells that there is no heading, but a long article above.
    """
    footed = sum(comment.footed for comment in comments)
    split = sum(comment.split for comment in comments)
    sure = sum(header.best == Confidence.CERTAIN for header in headers)
    # A board's posts have names, times and buttons as well: without a heading only votes, a blog's headers or a long
    # article tell.
    blog = any(marks.role.get(i) == FOOT and _VOTES.search(marks.doc.lines[i].source) for i in marks.role) or (
        2 * sum(header.best >= Confidence.HIGH for header in headers) > len(headers)
    )
    enough = opener is not None or (blog and 2 * footed >= len(headers)) or (article and _are_footed(comments))
    buttons = enough and footed > 2 * split and footed >= min(2, len(headers))
    system = sure > 1 or (sure > 0 and opener is not None) or sum(map(_is_bare, headers)) >= BARE_SAYS
    named = sum(header.best >= Confidence.HIGH for header in headers)
    counted = count == len(headers) == named >= COUNTED
    signs = (opener is not None) + buttons + system + counted
    if len(headers) == 1 and count and headers[0].best >= Confidence.HIGH:
        return max(signs, 2)
    if opener is not None and signs == 1 and headers[0].best < Confidence.HIGH:
        # A heading and times: a live blog under a counter has them too. Comments are by many.
        who = {_who(marks, header, name_lines) for header in headers}
        inside = any(marks.role.get(index) == OPENER for index in range(headers[0].last, headers[-1].first))
        several = len(who) >= max(2, 0.5 * len(headers))
        above = sum(marks.is_body(index) for index in range(opener))
        if inside or not several or above < 2 or not _plausible(count, len(headers)):
            return 0
    return signs


def _plausible(count: int | None, entries: int) -> bool:
    """Whether a heading can speak of so many comments; some pages show the first few of many."""
    return count is None or entries <= count + 2


def _who(marks: Marks, header: Header, name_lines: int) -> str:
    above = _above(marks, header, name_lines)
    return header.who if header.who or above == header.first else marks.doc.lines[above].plain.text


def _text_follows(marks: Marks, last: int) -> bool:
    for index in range(last + 1, len(marks.doc.lines)):
        if marks.role.get(index) in (CLOSER, FORM, OPENER):
            return False
        if marks.is_body(index):
            return True
    return False


def _closing(marks: Marks, findings: Findings, after: Sequence[int]) -> Edit | None:
    """A thread whose comments have their header, or their buttons with their age, below the text."""
    comments = [[i for i in range(above + 1, below) if marks.is_text(i)] for above, below in pairwise(after)]
    lines = max(4, 2 * max(map(len, comments), default=0))
    rules = [marks.match[index].rule for index in after if index in marks.match]
    buttons = sum(rule.id.endswith("after-buttons") for rule in rules)
    sure = sum(rule.confidence == Confidence.CERTAIN for rule in rules)
    first, text, opener = after[0], 0, False
    while first - 1 > marks.first_body and text <= lines:
        first -= 1
        role = marks.role.get(first)
        text += role is None
        if role in (OPENER, FORM):
            opener = True
            break
    entries = len(after)
    if opener:
        first = min(first, opener_of(marks, first) or first)
    else:
        first = after[0] + 1
        if buttons:
            above = range(after[0] - 1, max(marks.first_body, after[0] - 2 - lines), -1)
            first = next((i for i in above if marks.is_name(i) and marks.doc.lines[i - 1].body), first)
        entries -= first > after[0]
    signs = opener + (buttons > 1 or (buttons > 0 and opener)) + (sure > 1)
    forum = marks.forum and marks.forum[0] < first
    if signs == 0 or entries < 1 or forum or not below_article(marks, first) or introduced(marks, first):
        return None
    end, closed = end_of(marks, findings, after[-1], [], roomy=True, text=False)
    return _edit(marks, first, end, Thread(entries, signs > 1, marks.first_body < first, closed, signs))


def _edit(marks: Marks, first: int, end: int, thread: Thread) -> Edit:
    return Edit(marks.doc.lines[first].start, marks.doc.lines[end].stop, THREAD, thread=thread)
