"""What each line of a document is in a comment thread: header, heading, button, form, or text.

The rules of the category mark single lines; a mark says what a line looks like and never that it goes. The ids of the
rules say what a mark is worth, see `data/any/comment_threads.toml`.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from cleantext.document import Doc, Line
from cleantext.kinds import Findings, Match
from cleantext.lazy import lazy
from cleantext.rules import Confidence
from cleantext.sentences import words

if TYPE_CHECKING:
    import regex

CATEGORY = "comment_threads"

#: The roles of a line; where several rules speak for one line, the first of these that applies.
ENTRY, AFTER, FOOT, OPENER, FORM, WEAK, DATE, CLOSER = (
    "entry",
    "after",
    "foot",
    "opener",
    "form",
    "weak",
    "date",
    "closer",
)
_ROLES = (CLOSER, AFTER, ENTRY, FOOT, OPENER, FORM, WEAK, DATE)
_BY_ID = {"forum": WEAK, "after": AFTER, "weak": WEAK, "date": DATE, "closer": CLOSER}

#: Shapes that tell of a person and a time, and of nothing else.
_PLAIN = frozenset(f"any/{CATEGORY}/{name}" for name in ("name-and-time", "time-alone", "date-alone", "date-and-name"))
#: Those of them that tell of a time alone.
_TIMES = frozenset(f"any/{CATEGORY}/{name}" for name in ("time-alone", "date-alone"))
#: Those that tell of a time of day, or of how long ago it was.
_AGES = frozenset(f"any/{CATEGORY}/{name}" for name in ("name-and-time", "time-alone"))
#: The name of who comments, and a badge under it, are at most so long.
NAME_LENGTH, NAME_WORDS = 50, 6
_NO_LETTERS = lazy(r"[^\p{L}\p{M}]+")
_WORDS = lazy(r"[\p{L}\p{M}\s]+")
#: Marks with which a page counts votes.
VOTE = r"[\N{THUMBS UP SIGN}\N{THUMBS DOWN SIGN}\N{CLAPPING HANDS SIGN}△▽▲▼]"
VOTES = lazy(VOTE)
_CLOCK = lazy(r"\d[:.h]\d\d")
_DIGITS = lazy(r"\d+")
_NO_NAME = lazy(r"(?<!\b\w)[.]$|[!?。！？;…]$|^[\W\d_]+$|^[-*]\s")


#: A date and a time of day, whatever the calendar and the language: in company of a heading or buttons,
#: as over a comment.
_DAY = (
    r"(?:(?<![\d.:])\d{1,4} ?[./\-] ?\d{1,2} ?[./\-] ?\d{1,4}\.?"  # 3.2.2024, 11/03/24, 2024-03-11
    r"|(?<![\d.:])\d{1,2}\.\d{1,2}\."  # 3.2.
    r"|(?<![\d.:])\d{1,2}\.? (?:de |d')?[\p{L}\p{M}]{3,14}\.?(?:,? (?:de )?\d{4})?"  # 4. Nov. 2024
    r"|[\p{L}\p{M}]{3,10}\.? \d{1,2}(?:, \d{4})?"  # November 4, 2024
    r"|(?<!\d)\d{4}\. ?[\p{L}\p{M}]{3,14}\.? \d{1,2}\.?"  # 2024. november 4.
    r"|\d{4} ?[年년] ?\d{1,2} ?[月월] ?\d{1,2} ?[日일](?: ?\(\p{L}{1,3}\))?)"
)
_JOIN = r"[\s,|·•\-]{1,4}(?:\p{L}{1,8}\.? ){0,2}"
_TIME = r"\d{1,2}[:.h时時]\d{2}(?!\d)"
_STAMP = lazy(rf"{_DAY}{_JOIN}{_TIME}|(?<![\d.:]){_TIME}(?: ?[ap]\.?m)?{_JOIN}{_DAY}")
#: What every stamp holds; most lines do not, and that is told a hundred times sooner.
_TIMED = lazy(r"\d[:.h時时]\d\d")
#: A header with one is hardly longer (code points).
STAMP_LENGTH = 90
#: Besides its date and time a stamp has at most so much (code points): "p.m.", "at".
STAMP_REST = 24


class Header:
    """The header of one comment, of one or more lines: `first` to `last`."""

    __slots__ = ("best", "digit", "first", "ids", "last", "who")

    def __init__(self, line: Line, match: Match | None) -> None:
        self.first = self.last = line.index
        text = line.plain.text
        if match is None:  # told by its stamp alone
            self.ids, self.best, self.who = {"stamp"}, Confidence.LOW, text[: _stamp(text)].strip(" -|·,")
        else:
            self.ids, self.best = {match.rule.id}, match.rule.confidence
            self.who = next((value for key, value in match.captures if key == "who"), "")
        self.digit = self.best == Confidence.LOW and text[:1].isdigit()

    def add(self, other: Header) -> None:
        """Take another line into the header."""
        self.last = other.last
        if other.ids <= _TIMES and not self.ids & _PLAIN:
            self.best = max(self.best, Confidence.HIGH)  # "Anna says:" over a time is a blog's header
        self.ids |= other.ids
        self.best = max(self.best, other.best)
        self.who = self.who or other.who
        self.digit = self.digit and other.digit

    @property
    def nameless(self) -> bool:
        """Whether no line of it names who commented: the name stands above."""
        return not self.who and (self.digit or all(name.endswith("-alone") for name in self.ids))


class Marks:
    """The lines of a document by their role in a thread; lines without a role are text or names."""

    def __init__(self, doc: Doc, findings: Findings) -> None:
        self.doc = doc
        self.role: dict[int, str] = {}
        self.match: dict[int, Match] = {}
        self.forum: list[int] = []
        #: How many rows of a board's buttons (its list, a new post) there are.
        self.around_posts = 0
        fences = [span for span in doc.code if doc.text.startswith(("```", "~~~"), _ink(doc.text, span[0]))]
        for index, matches in findings.by_line.items():
            line = doc.lines[index]
            own = [match for match in matches if match.rule.category == CATEGORY and not is_voice(match)]
            if not own or any(start <= line.start < end for start, end in fences):
                continue
            if any(_name(match).startswith("forum-") for match in own):
                self.forum.append(index)
                self.around_posts += any(_name(match) == "forum-board-buttons" for match in own)
            plain = [match for match in own if match.rule.id in _PLAIN]
            if plain and max(match.rule.confidence for match in own) < Confidence.CERTAIN:
                # A name and a time are no more than that, whatever a language's own rule makes of them.
                own = [match for match in own if match in plain or _role(match) not in (ENTRY, DATE)]
            best = min(own, key=lambda m: (_ROLES.index(_role(m)), -m.rule.confidence, not _name(m).endswith("-alone")))
            if _role(best) in (OPENER, FORM) and line.clause and (line.body or index in doc.numbered):
                continue  # a clause on comments
            self.role[index], self.match[index] = _role(best), best
        self.forum.sort()
        if any(role in (OPENER, FOOT) for role in self.role.values()):
            self.role |= {line.index: ENTRY for line in doc.lines if line.index not in self.role and _is_stamped(line)}
        self.first_body = next(
            (line.index for line in doc.lines if self.is_text(line.index) and line.body), len(doc.lines)
        )

    def is_text(self, index: int) -> bool:
        """Whether no rule of the category speaks for the line."""
        return index not in self.role

    def is_body(self, index: int) -> bool:
        """Whether the line has the shape of article text and no rule of the category speaks for it."""
        return index not in self.role and self.doc.lines[index].body

    def is_name(self, index: int) -> bool:
        """Whether the line could name who commented."""
        text = self.doc.lines[index].plain.text
        return (
            self.is_text(index)
            and 0 < len(text) <= NAME_LENGTH
            and words(text) <= NAME_WORDS
            and _NO_NAME.search(text) is None
        )

    def may_name(self, index: int) -> bool:
        """Whether the line could name who commented, by its shape or by a rule: a guest's name may be a word of one."""
        return self.is_name(index) or self.role.get(index) == ENTRY

    def is_age(self, index: int) -> bool:
        """Whether the line tells how long ago it was: a rule knows it for a time, and it has no time of day."""
        match = self.match.get(index)
        return match is not None and match.rule.id in _AGES and _CLOCK.search(self.doc.lines[index].plain.text) is None

    def of(self, *roles: str) -> list[int]:
        """The lines with one of the roles, in order."""
        return sorted(index for index, role in self.role.items() if role in roles)

    def headers(self, *roles: str) -> list[Header]:
        """The headers of comments: lines of different shapes that stand together are one."""
        found: list[Header] = []
        for index in self.of(*roles):
            new = Header(self.doc.lines[index], self.match.get(index))
            last = found[-1] if found else None
            if last and not new.ids & last.ids and self._together(last.last, index) and not self._closes(last, new):
                last.add(new)
            else:
                found.append(new)
        return found

    def _closes(self, above: Header, below: Header) -> bool:
        """Whether the time above stands with the buttons of one remark, and what is below heads the next."""
        between = range(above.last + 1, below.first)
        return above.nameless and not below.nameless and any(self.role.get(index) == FOOT for index in between)

    def _together(self, last: int, index: int) -> bool:
        between = range(last + 1, index)
        return len(between) <= 2 and all(self.role.get(i) in (FOOT, WEAK) or self.is_name(i) for i in between)

    def skeletons(self, lines: Iterable[int]) -> set[str]:
        """The shapes of these lines, see `skeleton`."""
        return {skeleton(self.doc.lines[index].plain.text) for index in lines}

    def names_above(self, index: int, most: int = 2) -> int:
        """How many lines directly above *index* could be a name and a badge, with a dot between them and the time."""
        above = index - 1
        if above > 0 and self.is_text(above) and not any(map(str.isalnum, self.doc.lines[above].source)):
            above -= 1
        last = above
        while last - above < most and above >= 0 and self.is_name(above):
            above -= 1
        return index - 1 - above if above < last else 0


def _found(text: str) -> regex.Match[str] | None:
    return _STAMP.search(text) if _TIMED.search(text) else None


def _stamp(text: str) -> int:
    """Where a date and a time begin in *text*; -1 if it holds none."""
    found = _found(text)
    return -1 if found is None else found.start()


def is_stamp(text: str) -> bool:
    """Whether *text* is a date and a time, and hardly more."""
    found = _found(text)
    return found is not None and len(text) - len(found[0]) <= STAMP_REST


def has_stamp(text: str) -> bool:
    """Whether *text* holds a date and a time."""
    return _stamp(text) >= 0


def behind_stamp(text: str) -> str:
    """What stands behind the date and the time in *text*."""
    found = _found(text)
    return "" if found is None else text[found.end() :]


def without_stamp(text: str) -> str:
    """The text without the first date and time in it."""
    return _STAMP.sub("", text, count=1)


def _is_stamped(line: Line) -> bool:
    """Whether a short line that is no sentence holds a date and a time."""
    return line.end - line.start <= STAMP_LENGTH and not line.body and has_stamp(line.plain.text)


def _name(match: Match) -> str:
    return match.rule.id.rpartition("/")[2]


def is_voice(match: Match) -> bool:
    """Whether the rule tells how readers speak: it marks a sentence, and gives its line no role."""
    return match.rule.category == CATEGORY and _name(match).startswith("voice-")


def _role(match: Match) -> str:
    kind, _, _ = _name(match).partition("-")
    if kind in _BY_ID and match.rule.part == "entry":
        return _BY_ID[kind]
    return {"entry": ENTRY, "foot": FOOT, "opener": OPENER}.get(match.rule.part, FORM)


def _ink(text: str, start: int) -> int:
    while start < len(text) and text[start].isspace():
        start += 1
    return start


def letters(text: str) -> str:
    """The letters of a header: who comments, and words that are the same in all headers."""
    return _NO_LETTERS.sub("", text)


def skeleton(text: str) -> str:
    """The marks of a text in their order, with one letter for a word and one figure for a number."""
    return _DIGITS.sub("0", _WORDS.sub("a", text))


def known_elsewhere(findings: Findings, line: Line) -> bool:
    """Whether a rule of another category is sure of the line."""
    return any(
        match.rule.category != CATEGORY and match.rule.confidence >= Confidence.HIGH and match.rule.kind != "inline"
        for match in findings.by_line.get(line.index, ())
    )
