"""Comment threads told by their stamps: a name, a date and a time of day, entry after entry, under the article.

Each entry is one line ("Anna, 4 Nov, 07:12 - Well said."), or a header over what was said. A chat, a ship's log, a
programme of events have such stamps too. So the names are those of many, the minutes are not those of appointments, no
such stamp stands in the article itself, and something else tells of comments: a heading that counts the entries, or
that a rule knows, or under the last of them a form, their number, or the same buttons behind each; or they stand amid a
page's furniture and answer each other, or are by such names as the web has. Stamps without a time of day, a date or an
age, need two of these, or names in bold, or a heading that tells of more, and a form.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from cleantext.cleaners.thread_end import form_below, is_form
from cleantext.cleaners.thread_marks import CLOSER, FORM, OPENER, VOTES, Marks, known_elsewhere, letters, skeleton
from cleantext.cleaners.thread_start import (
    FIVE,
    FURNITURE,
    ODD_MINUTES,
    amid_furniture,
    below_article,
    counting,
    counts,
    counts_more,
    introduced,
    may_head,
    opener_of,
    under_heading,
)
from cleantext.cleaners.thread_talk import NICK
from cleantext.document import Line
from cleantext.edits import Edit, Reason, Thread
from cleantext.kinds import Findings
from cleantext.lazy import lazy
from cleantext.sentences import words
from cleantext.voice import score

STAMPS = Reason(
    "comments/stamps", "comment_threads", "Remarks under the article, each with a name, a date and a time of day."
)

#: So many entries are a thread; one has at most so many lines, its header so many code points before what was said.
ENTRIES, LINES, HEADER = 3, 8, 80
#: A remark of so many code points may bear its stamp at the end.
REMARK = 1000
#: A name has so many figures at most: "anne1962".
FIGURES = 4
#: Behind a header's stamp so many words at most belong to it: "9 Nov, teatime".
NOTE = 2
#: Behind one of these what was said follows, however short.
SAYS = frozenset(":–—-")
#: Under one header of so many at most nothing stands.
EMPTY_EACH = 4
#: A line below the thread that reads so little as furniture is the article's: then it goes on.
ARTICLE = -2.0
#: A name of fewer letters may stand within another by chance.
NAME = 3
#: Buttons at the end of remarks are the same for so many code points.
SAME = 6
#: Under remarks with a time of day that a heading counts so many lines at most are the page's, whatever they read like.
REST = 2
#: The article above has at least so many paragraphs.
ABOVE = 3

# The plain view of a line has no accents.
_DATE = (
    r"(?:\d{1,4}(?:[./\-]|\.\s)\d{1,2}(?:(?:[./\-]|\.\s)\d{0,4})?"  # 3.2., 3. 2., 11/03/24, 2024-03-11
    r"|\d{1,2}(?:\.|st|nd|rd|th|º)?\s(?:de\s|d')?[\p{L}\p{M}]{3,14}\.?(?:,?\s(?:de\s)?\d{4})?"  # 4. Nov. 2024
    r"|[\p{L}\p{M}]{2,10}\.?\s\d{1,2}(?:st|nd|rd|th)?(?:,?\s\d{4})?"  # November 4th, 2024
    r"|(?:\d{4}\s?[年년]\s?)?\d{1,2}\s?[月월]\s?\d{1,2}\s?[日일号])"
)
#: Before a time of day: also a word behind a mark, "– yesterday".
_DAY = rf"(?:{_DATE}|(?<=[,(|·–—\-]\s?)[\p{{L}}\p{{M}}]{{3,12}}(?=\W))"
_TIME = r"\d{1,2}(?::|\.|\s?[hu]\s?|\s?[时時點点시]\s?)(?P<minute>\d\d)(?!\d)"
_CLOCK = (
    r"\.?[\s,،、|·•–—\-]{0,3}"
    r"(?:(?:kl|um|at|a|a las|as|alle|om|o|о|в|v|ve|ob|w|u|saat|ωρα|klo|ore|de la|luc|pukul|الساعة|ساعت|בשעה)\.?\s)?"
    rf"{_TIME}"
    r"(?P<behind>(?:\s?(?:Uhr|[ap]\.?m\.?|分|분))?[\s\W]{0,6})"
)
#: How long ago: a number and a word, with a word or two on either side.
_AGE = r"(?:[\p{L}\p{M}]{2,10}\s){0,2}\d{1,3}\s?[\p{L}\p{M}]{1,12}\.?(?:\s[\p{L}\p{M}]{2,10}){0,2}"
_TIMED = lazy(rf"^(?P<who>.{{2,48}}?){_DAY}{_CLOCK}")
_TIME_FIRST = lazy(rf"^\W{{0,2}}(?:\p{{L}}{{1,4}}\s)?{_DATE}{_CLOCK}(?P<who>[^.!?:]{{2,40}})\.?$")
_TIME_FIRST_SAID = lazy(rf"^[(\[]{_DATE}{_CLOCK}(?<=[)\]]\W{{0,5}})(?P<who>[^!?:]{{2,40}}):\s(?=\S)")
_DATE_LAST = lazy(
    rf"^(?P<who>.{{2,48}}?)(?<=[\s,(|·–—\-]){_TIME}[\s,|·–—\-]{{1,3}}{_DATE}(?P<behind>\)?\s?(?:[:–—|,)]\s?|$))"
)
_TIME_LAST = lazy(rf"^(?P<who>[^:.!?]{{2,40}})[:–—\-]\s\S.*[(\[](?P<date>{_DATE}){_CLOCK}$")
_SIGNED = lazy(
    rf"^.{{10,}}[.!?…»”\")]\s[(–—\-]\s?(?P<who>(?:[^.!?:]|(?<=\b\p{{L}})\.){{2,40}}?)[,|·\s]{{1,3}}(?P<date>{_DATE}){_CLOCK}$"
)
_DATED = lazy(rf"^(?P<who>.{{2,48}}?)(?<=[\s,(|·–—\-])(?:{_DATE}|(?P<age>{_AGE}))(?P<behind>\)?\s?(?:[:–—|,)]\s?|$))")
#: The shapes of headers that tell a time of day.
_CLOCKED = (_TIME_FIRST_SAID, _TIMED, _DATE_LAST)
_FIGURE, _MINUTES = lazy(r"\d"), lazy(_TIME)
_ENDS = lazy(r"\d\W{0,3}$|\d\s?\p{L}{1,4}\W{0,3}$")
_LAST_NUMBER = lazy(r"\s#?(\d{1,6})$")
_BOLD = lazy(r"\W{0,5}(?:\*\*|__)\p{L}")


class Entry(NamedTuple):
    """A line with a stamp: who said it, the shape of the stamp, whether it tells a time of day and whether its minutes
    are no fives, whether what was said follows on the same line, whether it begins with a name in bold, whether by one
    of the web's, and whether the stamp tells how long ago it was."""

    line: int
    who: str
    shape: str
    timed: bool
    odd: bool
    whole: bool
    bold: bool
    nick: bool
    age: bool


def find(marks: Marks, findings: Findings) -> Edit | None:
    """The thread whose entries all bear stamps, if there is one."""
    found = (_judge(marks, findings, entries) for entries in _runs(marks))
    return next((edit for edit in found if edit is not None), None)


def _runs(marks: Marks) -> Iterator[list[Entry]]:
    """The entries that stand close together below the article, which has none itself: those of each shape, then all."""
    shapes: dict[tuple[str, bool], list[Entry]] = {}
    lines = [line for line in marks.doc.lines if _FIGURE.search(line.plain.text, 0, HEADER) is not None]
    for line in lines if len(lines) >= ENTRIES else ():
        if (entry := _entry(line)) is not None:
            shapes.setdefault((entry.shape if entry.timed else "", entry.whole), []).append(entry)
    every = (
        sorted(entry for (_, whole), entries in shapes.items() if whole == kind for entry in entries)
        for kind in (False, True)
    )
    for some in [*shapes.values(), *(_end_of(marks, entries) for entries in every)]:
        below = under_heading(marks, [entry.line for entry in some])[0]
        # A board's first post stands above the article, and is of it.
        entries = some[below:] if some and some[0].line > marks.first_body else []
        near = all(below.line - above.line <= LINES for above, below in pairwise(entries))
        if len(entries) >= ENTRIES and near:
            yield entries


def _end_of(marks: Marks, entries: list[Entry]) -> list[Entry]:
    """The last entries that stand close together, without the heading that counts them; none if those above them have
    a shape of theirs."""
    cut = next((n for n in range(len(entries) - 1, 0, -1) if entries[n].line - entries[n - 1].line > LINES), 0)
    own = {entry.shape for entry in entries[:cut]} & {entry.shape for entry in entries[cut:]}
    cut = max((n + 1 for n in range(cut, len(entries) - ENTRIES) if _heads(marks, entries, n)), default=cut)
    return [] if own else entries[cut:]


def _heads(marks: Marks, entries: Sequence[Entry], at: int) -> bool:
    """Whether this one of the entries is none, but the heading that counts those behind it, right above the first."""
    right_above = entries[at + 1].line - entries[at].line == 1
    return right_above and counts(marks.doc.lines[entries[at].line], len(entries) - at - 1)


def _entry(line: Line) -> Entry | None:
    text = line.plain.text
    head = text[:HEADER]
    if _FIGURE.search(head) is None:
        return None
    clock = _MINUTES.search(head) is not None or _MINUTES.search(text) is not None
    ended = len(text) <= REMARK and _ENDS.search(text) is not None
    last = (_TIME_LAST.match(text) or _SIGNED.match(text)) if clock and ended else None
    first = _TIME_FIRST.match(text) if clock and last is None else None
    shapes = (*_CLOCKED, _DATED) if clock else (_DATED,)
    found = last or first or next((hit for shape in shapes if (hit := shape.match(head))), None)
    if found is None:
        return None
    timed = "minute" in found.groupdict()
    who = letters(found["who"])
    said = words(text[found.end() :])
    told = said > NOTE or (said > 0 and not SAYS.isdisjoint(found["behind"]))
    whole = first is None and (told or (said > 0 and line.body) or last is not None)
    if not who or sum(map(str.isdigit, found["who"])) > FIGURES or (said == 0 and whole and last is None):
        return None
    bold = _BOLD.match(line.source) is not None
    ends = found.end("minute") if timed else found.start("behind")
    starts = found.start("date") if last is not None else found.end("who") if found.start("who") == 0 else 0
    shape = skeleton(text[starts:ends]) + found["behind"].strip()[:1]
    odd, nick = timed and int(found["minute"]) % FIVE > 0, NICK.search(found["who"]) is not None
    age = found.groupdict().get("age") is not None
    return Entry(line.index, who.lower(), shape, timed, odd, whole, bold, nick, age)


def _judge(marks: Marks, findings: Findings, entries: Sequence[Entry]) -> Edit | None:
    """The thread with these entries; None if they are none, or not readers' comments."""
    lines = marks.doc.lines
    who = {entry.who for entry in entries}
    empty = sum(below.line - above.line == 1 for above, below in pairwise(entries) if not above.whole)
    if 2 * len(who) <= len(entries) or empty * EMPTY_EACH > len(entries) or _is_board(marks, entries):
        return None
    first = entries[0].line
    last, over = entries[-1].line, _over_remark(marks, findings, entries)
    if over is None:
        last, top = _last(marks, findings, entries), first
    else:
        top = over + 1
    heading, told = _heading(marks, top), counting(marks, first, len(entries))
    opener = opener_of(marks, top)
    begins = next((line for line in (opener, told, heading) if line is not None), None)
    odd, timed = sum(entry.odd for entry in entries), sum(entry.timed for entry in entries)
    form = heading is not None and (form_below(marks, last, len(entries)) or _have_buttons(marks, first, last))
    counted = told is not None and 2 * timed > len(entries) and odd > 0
    more = heading is not None and counts_more(marks, lines[heading], len(entries))
    stamped, bold = timed == len(entries) and odd >= ODD_MINUTES, all(entry.bold for entry in entries)
    sure = stamped or (bold and all(entry.whole for entry in entries)) or more
    called, amid = _is_call(marks, last), begins is not None and amid_furniture(marks, begins)
    online = _answer(entries) or any(entry.nick for entry in entries)
    headed = stamped and heading is not None and ((bold and called) or (amid and (online or bold or called)))
    between = amid and (told is not None or (form and (online or all(entry.age for entry in entries))))
    dated = opener == first - 1 and not any(entry.whole or entry.age for entry in entries)
    known = opener is not None and (told is not None or stamped or dated) and not introduced(marks, first)
    enough = counted or headed or between or known or (form and not _is_chat(entries) and (told is not None or sure))
    if begins is None or not enough or not _is_below_article(marks, begins):
        return None
    rest = [line for line in lines[last + 1 :] if line.body and not known_elsewhere(findings, line)]
    article = [line for line in rest if score(line.plain.text) < ARTICLE and marks.is_text(line.index)]
    if article and not ((counted or known) and stamped and len(rest) <= REST):
        return None
    thread = Thread(len(entries), True, marks.first_body < begins, True, 1 + form + counted)
    return Edit(lines[begins].start, lines[last].stop, STAMPS, thread=thread)


def _is_board(marks: Marks, entries: Sequence[Entry]) -> bool:
    """Whether the entries are a board's posts, by their numbers or by what the rules say: the first is the article."""
    numbers = [_LAST_NUMBER.search(marks.doc.lines[entry.line].plain.text) for entry in entries]
    found = [int(number[1]) for number in numbers if number is not None]
    counted = len(found) == len(entries) and all(lower - upper == 1 for upper, lower in pairwise(found))
    return counted or any(index < entries[0].line for index in marks.forum)


def _last(marks: Marks, findings: Findings, entries: Sequence[Entry]) -> int:
    """The last line of what was said last: of no more lines than what was said before."""
    at = entries[-1].line
    gaps = [below.line - above.line for above, below in pairwise(entries)]
    # What was said on one line with its stamp goes on below only if it does so before.
    longest = min(gaps) if all(entry.whole for entry in entries) else max(gaps)
    for index in range(at + 1, min(at + longest, len(marks.doc.lines))):
        line = marks.doc.lines[index]
        if marks.role.get(index) in (CLOSER, OPENER, FORM) or known_elsewhere(findings, line) or is_form(line):
            break
        at = index
    return at


def _over_remark(marks: Marks, findings: Findings, entries: Sequence[Entry]) -> int | None:
    """The heading over the first remark, if all stand above their stamps: one of comments, or the short line above a
    remark of one line."""
    lines, first = marks.doc.lines, entries[0].line
    if any(below.line - above.line == 1 for above, below in pairwise(entries)):
        return None
    for index in range(first - 1, max(marks.first_body, first - 1 - LINES), -1):
        if not marks.is_text(index):
            return index if marks.role[index] == OPENER and index < first - 1 else None
    under = next(iter(lines[entries[-1].line + 1 :]), None)
    ends = under is None or known_elsewhere(findings, under) or score(under.plain.text) > 0
    return first - 2 if ends and not lines[first - 2].body and words(lines[first - 1].plain.text) > NOTE else None


def _heading(marks: Marks, first: int) -> int | None:
    """The short line right above the first entry that could be a heading; None if there is none."""
    line = marks.doc.lines[first - 1]
    fits = line.index > marks.first_body and may_head(line)
    return line.index if fits and not introduced(marks, first) else None


def _have_buttons(marks: Marks, first: int, last: int) -> bool:
    """Whether all remarks of one line end in the same words, or several lines count votes."""
    lines = marks.doc.lines[first : last + 1]
    votes = sum(VOTES.search(line.plain.text) is not None for line in lines)
    ends = {line.plain.text[-SAME:] for line in lines}
    return votes > 1 or (len(ends) == 1 and letters(ends.pop()) != "")


def _is_chat(entries: Sequence[Entry]) -> bool:
    """Whether the entries look as a chat looks when it is saved: the time in brackets, the name, what it said."""
    return all(entry.whole and entry.shape[:1] in ("[", "(") for entry in entries)


def _answer(entries: Sequence[Entry]) -> bool:
    """Whether the header of one entry names the writer of another: it answers."""
    who = {entry.who for entry in entries if len(entry.who) >= NAME}
    return any(other != entry.who and other in entry.who for entry in entries for other in who)


def _is_call(marks: Marks, last: int) -> bool:
    """Whether the line right under what was said last reads as a page's furniture, and by much."""
    below = marks.doc.lines[last + 1 : last + 2]
    return any(score(line.plain.text) > FURNITURE for line in below)


def _is_below_article(marks: Marks, first: int) -> bool:
    above = sum(marks.is_body(index) for index in range(first))
    return above >= ABOVE and below_article(marks, first)
