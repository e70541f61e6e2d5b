"""What a board's software puts around each post, told by its coming again around each: profile, stamp, number, button.

A board repeats itself. Between what its posters say stand the same labels ("Posts: 27", "Posts: 3412"), the same kind
of stamp and the same buttons, post after post, and the first post has them as well: that tells a board from an article
over a thread of comments. Lists of events and of products repeat themselves too; so something must tell of answers: a
button that rules know from threads, a board's own furniture, posts that are numbered, the title again behind "Re:",
somebody who posts again.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterator
from itertools import accumulate, pairwise

from cleantext.cleaners.thread_marks import FOOT, FORM, WEAK, Marks, has_stamp
from cleantext.document import Doc, Line
from cleantext.lazy import lazy
from cleantext.sentences import at_most, words

#: A line around the posts has at most so many code points.
LENGTH = 90
#: A board has so many posts at least; between so many of ten lines of a kind that parts them something is said.
POSTS, OF_TEN = 3, 7
#: Beside the stamps so many kinds of lines come again, and so many kinds stand ahead of the first post as well.
KINDS, AHEAD = 2, 2
#: A title that is a question, with the path to it or a notice above the first post, has at most so many words.
TITLES, TITLE_WORDS = 2, 30
#: Who posts stands at most so many lines from the stamp.
NEAR = 3
#: Who posts again does so among so many posts.
BACK = 8
#: What is said has so many words, and so many code points, where it is no paragraph.
SAID_WORDS, SAID_LENGTH = 4, 12
#: A signature has so many lines.
SIGNATURE = 2
#: So many labels of profiles come again, each of so many words at most.
LABELS, LABEL_WORDS = 2, 4

_LABEL = lazy(r"(?P<label>[^:\d]{2,30}?) ?:(?= ?\S)")
_NUMBERS = lazy(r"\d[\d.,\u00a0]*")
_YEAR = lazy(
    r"\p{L}{3,}\.? \d{1,2}, \d{4}$|\d{1,2}\.? \p{L}{3,}\.? \d{4}$|^\p{L}{3,}\.? \d{4}$"
    r"|\d{1,4}[./\-]\d{1,2}[./\-]\d{2,4}"
)
_COUNTED = lazy(r"(?:^|\s)[#№(]\s?(\d{1,4})\)?$|^(\d{1,3})$")
#: How the title over an answer begins.
ANSWER = "Re: "
_STAMP, _DAY = "@", "@day"


class _Keys:
    """The short lines of a document, each with what it has in common with its like on other posts."""

    def __init__(self, doc: Doc) -> None:
        self.lines = doc.lines
        self.of: dict[int, str] = {}
        labels = {line.index: label for line in self.lines if (label := _label(line))}
        often = Counter(labels.values())
        code = doc.code
        for line in self.lines:
            if line.body or len(line.plain.text) > LENGTH or not line.plain.text.strip():
                continue
            at = bisect_right(code, (line.start, len(doc.text))) - 1
            if at < 0 or code[at][1] <= line.start:
                label = labels.get(line.index, "")
                self.of[line.index] = label if often[label] > 1 else _key(line)
        self.places: dict[str, list[int]] = {}  #: the lines that have a key, in order
        for index, key in self.of.items():
            self.places.setdefault(key, []).append(index)
        self.count = {key: len(places) for key, places in self.places.items()}
        #: How many lines of what is said stand above each line.
        self.said = list(accumulate((self.is_said(line.index) for line in self.lines), initial=0))
        self.stamps: set[str] = set()  #: the texts of stamps, the first of each run
        self._between = set(self._between_posts())

    def _between_posts(self) -> Iterator[int]:
        """The lines that stand together with a stamp between what is said, or at the end; a signature may be amid."""
        run: list[int] = []
        for line in self.lines:
            run.append(line.index)
            if line.index in self.of and self.said[line.index + 1] - self.said[run[0]] <= SIGNATURE:
                continue
            if (stamp := next(filter(self.is_stamp, run), None)) is not None:
                self.stamps.add(self.lines[stamp].plain.text)
                yield from run
            run = []
        yield from run

    def is_between(self, key: str) -> bool:
        """Whether nearly all lines with *key* stand with a stamp between what is said; the last may not."""
        places = self.places[key]
        elsewhere = sum(index not in self._between for index in places)
        return elsewhere <= 1 or 10 * elsewhere <= (10 - OF_TEN) * len(places)

    def is_said(self, index: int) -> bool:
        """Whether the line is a paragraph, or some words that come once."""
        key = self.of.get(index)
        if key is None:
            return True
        long = words(key) >= SAID_WORDS and len(key) >= SAID_LENGTH
        return long and self.count[key] == 1 and not key.startswith(_STAMP)

    def is_stamped(self, key: str) -> bool:
        """Whether all lines with *key* hold a date and a time, or a day, with a label or without."""
        return key.startswith(_STAMP) or all(has_stamp(self.lines[index].plain.text) for index in self.places[key])

    def is_stamp(self, index: int) -> bool:
        """Whether the line holds a date."""
        key = self.of.get(index, "")
        return key.startswith(_STAMP) or (key.endswith(":") and has_stamp(self.lines[index].plain.text))


def board(doc: Doc, mark: Callable[[], Marks]) -> list[Line] | None:
    """The lines that the software of a board put around the posts; None if *doc* is no board's page.

    Who posts, when, and as which of the posts, stays: it is of what was said. *mark* gives the marks of the document,
    and is asked only if stamps part what is said.
    """
    if sum(not line.body and _NUMBERS.search(line.plain.text) is not None for line in doc.lines) < POSTS:
        return None  # a stamp has figures
    keys = _Keys(doc)
    parted = {key: posts for key in keys.count if (posts := _posts_parted(keys, key))}
    if not parted or len(keys.stamps) < POSTS:
        return None
    posts, marks = max(parted.values()), mark()
    stencil = {key for key in keys.count if _comes_again(marks, keys, key, posts)}
    first = _first_post(keys)
    ahead = {key for index, key in keys.of.items() if index < first} & stencil
    often = {key for key in stencil if keys.count[key] >= POSTS and not key.startswith(_STAMP)}
    if len(often) < KINDS or len(ahead) < AHEAD or not _answers(marks, keys, stencil):
        return None
    found = {
        index for index, key in keys.of.items() if key in stencil and _is_button(key, keys.count[key] >= posts - 1)
    }
    last = max(line.index for line in keys.lines if line.body or keys.is_stamp(line.index))
    text = (
        last if keys.lines[last].body else next((i for i in range(last + 1, len(keys.lines)) if i not in found), last)
    )
    closing = [index for index in found if index > text]
    if closing:  # under the buttons of the last post stands the page's foot
        found |= {index for index in keys.of if index > min(closing)}
    found |= set(_profiles(keys, stencil))
    return [keys.lines[index] for index in sorted(found)]


def _is_button(key: str, everywhere: bool) -> bool:
    """Whether lines with *key* are no label, no stamp and no number; nor, if they are not *everywhere*, a rank with
    one: "Moderator, 2,876 posts"."""
    shown = (everywhere or not _has_number(key)) and "://" not in key
    return shown and not key.startswith(_STAMP) and not key.endswith(":") and any(map(str.isalpha, key))


def _profiles(keys: _Keys, stencil: set[str]) -> Iterator[int]:
    """The lines of labels and values beside posts ("Posts: 27"), and those of labels that only some posters have.

    One label alone may be any; a label of times is the posts' own stamp where there is no other.
    """
    labels = {key for key in stencil if key.endswith(":")}
    if _STAMP not in stencil and _DAY not in stencil:
        labels = {key for key in labels if not keys.is_stamped(key)}
    if len(labels) < LABELS:
        return
    for index, key in keys.of.items():
        beside = (keys.of.get(near, "") for near in (index - 1, index + 1))
        if key in labels or (key.endswith(":") and key not in stencil and any(near in labels for near in beside)):
            yield index


def _first_post(keys: _Keys) -> int:
    """The line with which the text of the first post begins, below a stamp; 0 if more than a title is above that."""
    stamp = next(filter(keys.is_stamp, keys.of), 0)
    above = [line.plain.text for line in keys.lines[:stamp] if line.body]
    if len(above) > TITLES or not at_most(" ".join(above), TITLE_WORDS):
        return 0
    return next((line.index for line in keys.lines[stamp:] if line.body), 0)


def _posts_parted(keys: _Keys, key: str) -> int:
    """How many posts the lines with *key* part; none if paragraphs do not stand between nearly all."""
    places = keys.places[key]
    if len(places) < POSTS:
        return 0
    said = sum(keys.said[b] > keys.said[a + 1] for a, b in pairwise(places))
    return said + 1 if said * 10 >= (len(places) - 1) * OF_TEN else 0


def _comes_again(marks: Marks, keys: _Keys, key: str, posts: int) -> bool:
    """Whether lines with *key* come with post after post: fewer of a label or a button, as not every post has them."""
    count = keys.count[key]
    if count < 2 or not keys.is_between(key):
        return False
    if key.startswith(_STAMP) or key.endswith(":") or not any(map(str.isalpha, key)):
        return True
    known = sum(marks.role.get(index) in (FOOT, WEAK, FORM) for index in keys.places[key])
    return known == count or count >= (POSTS if _has_number(key) else max(POSTS, posts - 1))


def _has_number(key: str) -> bool:
    return any(map(str.isdigit, key))


def _answers(marks: Marks, keys: _Keys, stencil: set[str]) -> bool:
    """Whether something tells that posts answer each other."""
    for index, key in keys.of.items():
        match = marks.match.get(index)
        if key in stencil and marks.role.get(index) == FOOT and keys.count[key] > 1:
            return True
        if match is not None and marks.role[index] in (FORM, WEAK) and "board" in match.rule.id:
            return True
    if marks.forum:
        return True
    numbers = [found[1] or found[2] for index in keys.of if (found := _COUNTED.search(keys.lines[index].plain.text))]
    again = Counter(line.plain.text for line in keys.lines if line.plain.text.startswith(ANSWER))
    return max(again.values(), default=0) > 1 or _count_up(list(map(int, numbers))) or _come_back(keys, stencil)


def _come_back(keys: _Keys, stencil: set[str]) -> bool:
    """Whether somebody who posted posts again, behind somebody else."""
    stamps = [index for index, key in keys.of.items() if key in stencil and key.startswith(_STAMP)]
    near: list[set[str]] = []
    for index in stamps:
        around = (keys.of.get(index + step, "") for step in range(-NEAR, NEAR + 1))
        near.append({key for key in around if key and key not in stencil and not any(map(str.isdigit, key))})
    return any(
        near[i] & near[j] - near[i + 1] for i in range(len(near)) for j in range(i + 2, min(len(near), i + BACK))
    )


def _count_up(numbers: list[int]) -> bool:
    """Whether posts are numbered from the first on, by these numbers among others."""
    reached = 0
    for number in numbers:
        reached += number == reached + 1
    return reached >= POSTS


def _label(line: Line) -> str:
    found = None if line.body or line.plain.text.startswith(ANSWER) else _LABEL.match(line.plain.text)
    return "" if found is None or words(found["label"]) > LABEL_WORDS else f"{found['label'].lower()}:"


def _key(line: Line) -> str:
    text = line.plain.text
    if has_stamp(text):
        return _STAMP
    if _YEAR.search(text):
        return _DAY
    return _NUMBERS.sub("0", text).lower().rstrip(" :")
