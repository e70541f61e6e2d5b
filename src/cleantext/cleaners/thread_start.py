"""Where a comment thread begins: its heading and form, and whether there is an article above it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import regex

from cleantext.cleaners.numerals import in_words
from cleantext.cleaners.thread_marks import AFTER, ENTRY, FORM, OPENER, Marks
from cleantext.document import Line
from cleantext.lazy import lazy
from cleantext.sentences import introduces, words
from cleantext.structure import ASKS
from cleantext.voice import score
from cleantext.zones import CLOCK

#: The heading of a thread stands at most so many lines above its first comment: a form may lie between.
OPENER_REACH = 15
#: The number in a heading stands at most so many lines above the first header: how comments are sorted, or a rule of so
#: many words at most, may stand between.
HEADING_REACH, NOTE_WORDS = 3, 20
#: A heading with a number is at most so long (code points).
HEADING_LENGTH = 90
#: A heading without a number has at most so many words.
HEADING_WORDS = 10
#: The number has fewer figures than this.
FIGURES = 9
#: A question above the first post is a forum's title, unless it is longer than this (code points).
TITLE = 150
#: So many of the times are no appointments', whose minutes are fives.
ODD_MINUTES, FIVE = 2, 5
#: What reads so much as furniture is it, and stands at most so many lines above a thread; a line that reads so little
#: as furniture is the article's.
FURNITURE, AMID, PROSE = 2.0, 5, -3.5

#: The heading of the other answers may stand so many lines below the best: in a word that no button has.
WITHIN = 8
_COUNTED = lazy(r"回答[(（]\d|답변 ?\d")
#: A question in Japanese needs no mark.
ASKS_POLITELY = "か。"
#: Answers, in a heading without accents.
_ANSWERS = lazy(
    r"(?i)\b(?:answers?|antworten|reponses?|respuestas?|risposte|respostas?|antwoorden|odpowied\p{L}{1,3}|odpoved\p{L}{1,2}"
    r"|ответ\p{L}{0,2}|відповід\p{L}{1,2}|cevap\p{L}{0,3}|yanit\p{L}{0,3}|svar|raspuns\p{L}{0,3}|απαντησ\p{L}{1,3}|jawaban"
    r"|vastau\p{L}{1,4}|valasz\p{L}{0,3}|cau tra loi|ال?(?:اجابات|اجوبه|ردود)|پاسخ\p{L}{0,3}|תשובות|उत्तर)\b"
    r"|जवाब|回答|답변"
)
#: A title in quotation marks.
_QUOTED = lazy(r"[“”„«»\"‘「『‹][^“”„«»\"‘「『‹]{3,}")
_BRACKETED = lazy(r"[(\[](\d{1,5})[)\]](?:\W{0,2}$|\s*[•·|])")
_COUNT = lazy(
    r"(?<![\d.,:/<]|[^\P{L}\p{Han}\p{Hangul}])(?!0)\d+"
    r"(?![\d.,:/\p{Latin}\p{Cyrillic}\p{Greek}]| ?[\-月日年월일년호号號층])"
)
#: A number and a word, behind a word or two.
_LEADING = lazy(r"\D{0,20}(\d{1,5})\s\p{L}")
_NUMBER = lazy(r"(\d{1,3})(?P<mark>\D|$)")
#: A number and a word in brackets, behind a word or two: the heading goes on with what may be said.
_HEADED = lazy(r"^[^.!?()]{2,40}\((?:\p{L}{1,3} ?)?(\d{1,5})(?: \p{L}[\p{L}\p{M}]{2,20})?\)")


def opener_of(marks: Marks, first: int) -> int | None:
    """The uppermost line of the heading and form that stand above line *first*; None if there is none.

    A form may have lines of its own that no rule knows; above a heading they are the article's.
    """
    found, heading = None, False
    for index in range(first - 1, max(marks.first_body, first - 1 - OPENER_REACH), -1):
        role = marks.role.get(index)
        if role in (OPENER, FORM):
            found = index
            heading = heading or role == OPENER
        elif role in (ENTRY, AFTER) or (role is None and marks.doc.lines[index].body):
            if not (found is None and marks.role.get(index - 1) == OPENER and _is_note(marks, index)):
                break
        elif role is None and heading and count_of(marks, index - 1, index) is None:
            break  # but below a heading that counts, the title or the site is named once more
    return found


def may_head(line: Line) -> bool:
    """Whether a line could be a heading of remarks: a few words, no sentence, and nothing announced."""
    text = line.plain.text
    return not line.body and words(text) <= HEADING_WORDS and not introduces(text)


def _is_note(marks: Marks, index: int) -> bool:
    """Whether a sentence under a heading reads as the page's: what may be said, and who reads it first."""
    return marks.is_text(index) and score(marks.doc.lines[index].plain.text) > PROSE


def count_of(marks: Marks, opener: int, first: int) -> int | None:
    """The number of comments that the heading tells; None if it has none."""
    for index in range(opener, first):
        if marks.role.get(index) == OPENER and (
            number := regex.search(r"\d[\d.,]*", marks.doc.lines[index].plain.text)
        ):
            return int(regex.sub(r"\D", "", number[0])[:9])
    return None


def counts(line: Line, entries: int) -> bool:
    """Whether a short line without a time of day holds this number, in the figures of any script or in words."""
    text = line.plain.text
    if len(text) > HEADING_LENGTH or CLOCK.search(text) is not None:
        return False
    if line.body:
        headed = _HEADED.match(text)
        return headed is not None and int(headed[1]) == entries
    figures = any(len(number) < FIGURES and int(number) == entries for number in _COUNT.findall(text))
    return figures or (len(line.sentences) == 1 and entries in in_words(text))


def counts_more(marks: Marks, line: Line, entries: int) -> bool:
    """Whether a short line ends in brackets with that number, or a greater one: the page shows the first of them. Or it
    has such a number, and the title of the page: "7 thoughts on “The mill”"."""
    text = line.plain.text
    found = _BRACKETED.search(text)
    if found is None and _holds_title(marks, line):
        found = _LEADING.match(text)
    return found is not None and not line.body and len(line.plain.text) <= HEADING_LENGTH and int(found[1]) >= entries


def _holds_title(marks: Marks, line: Line) -> bool:
    """Whether a line below the article names its title, as "3 thoughts on “The mill”" does."""
    titles = (above.plain.text for above in marks.doc.lines[: min(marks.first_body, line.index)])
    return line.index > marks.first_body and any(words(text) > 1 and text in line.plain.text for text in titles)


def counting(marks: Marks, first: int, entries: int) -> int | None:
    """The short line above the first entry that holds their number, in any words; None if there is none."""
    for index in range(first - 1, max(first - 1 - HEADING_REACH, marks.first_body), -1):
        line = marks.doc.lines[index]
        if counts(line, entries) and not _is_numbered(marks, line):
            return index
        if words(line.plain.text) > NOTE_WORDS:
            break
    return None


def under_heading(marks: Marks, entries: Sequence[int]) -> tuple[int, int | None]:
    """How many of the entries stand above a heading of comments amid them that a rule knows, and the number that it
    tells."""
    for at, (above, below) in enumerate(pairwise(entries), 1):
        near = range(max(above + 1, below - HEADING_REACH), below)
        if any(marks.role.get(index) == OPENER for index in near):
            return at, count_of(marks, near[0], below)
    return 0, None


def _is_numbered(marks: Marks, line: Line) -> bool:
    """Whether the line is a heading with its number ahead: another of its rank has one as well, or the number before
    stands ahead of a line above."""
    found = _NUMBER.match(line.plain.text)
    if found is None or _holds_title(marks, line):
        return False
    ranked = "#" in line.plain.lead
    for other in marks.doc.lines if ranked else marks.doc.lines[: line.index]:
        hit = _NUMBER.match(other.plain.text) if other is not line and other.plain.lead == line.plain.lead else None
        if hit is not None and (ranked or (hit["mark"] == found["mark"] and int(hit[1]) == int(found[1]) - 1)):
            return True
    return False


def below_article(marks: Marks, first: int) -> bool:
    """Whether more than the title of a board's page stands above."""
    body = [line for line in marks.doc.lines[marks.first_body : first] if marks.is_body(line.index)]
    return len(body) > 1 or any(line.end - line.start > TITLE or line.plain.text[-1] not in "?？!" for line in body)


def amid_furniture(marks: Marks, begins: int) -> bool:
    """Whether lines right above the heading read as a page's furniture: the article has ended before."""
    for line in reversed(marks.doc.lines[max(0, begins - AMID) : begins]):
        reads = score(line.plain.text)
        if reads > FURNITURE and not line.body:
            return True
        if line.body and reads < PROSE:
            break
    return False


def are_answers(marks: Marks, begins: int) -> bool:
    """Whether the thread that begins with that line is of answers to what the page asks: then they are its text."""
    lines = marks.doc.lines
    headings = [line.plain.text for line in lines[max(0, begins - 1) : begins + 2] if not line.body]
    counts = [line.plain.text for line in lines[begins + 2 : begins + WITHIN] if not line.body]
    if not any(map(_heads_answers, headings)) and not any(map(_COUNTED.search, counts)):
        return False
    return any(line.plain.text.endswith((*ASKS, ASKS_POLITELY)) for line in lines[: marks.first_body + 1])


def _heads_answers(heading: str) -> bool:
    """Whether a heading speaks of answers; a blog counts those to its article, whose title it quotes."""
    return _ANSWERS.search(heading) is not None and _QUOTED.search(heading) is None


def introduced(marks: Marks, first: int) -> bool:
    """Whether the text above announces what follows, or what follows is quoted: the story tells of posts."""
    quoted = marks.doc.lines[first].source.lstrip().startswith(">")
    near = [marks.doc.lines[index].plain.text for index in (first - 1, first) if marks.is_text(index)]
    return quoted or any(text.endswith(":") and words(text) > 3 for text in near)
