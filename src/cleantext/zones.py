"""The zones of a document: ahead of the article's first paragraph, the article, behind its last one.

Article text is what has its shape and no rule of high confidence against it. A standfirst above facts about the page,
and notices below its furniture that no rule knows, lie outside the article's bounds, and are kept all the same.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Set
from functools import cached_property
from itertools import pairwise

from cleantext.document import Doc, Line
from cleantext.kinds import Match
from cleantext.lazy import lazy
from cleantext.rules import Confidence, Rule
from cleantext.sentences import introduces, words
from cleantext.structure import ANNOUNCED_WORDS
from cleantext.subject import Subject

#: The head ends here even when no paragraph of prose has come: lists and verse begin with short lines too.
HEAD_LINES = 30
#: A notice that no rule knows, behind the article's end, has at most so many paragraphs.
ISLAND_LINES = 2
#: The short lines between it and the article are furniture of so many categories, at least.
ISLAND_CATEGORIES = 2
#: A list of so many other pages between them counts with what stands below.
LISTED = 2
#: A text of short lines has so few paragraphs; with fewer still it has no ends but those of furniture, which is so many
#: lines for which rules speak, of so many categories; so many lines lie between them.
FEW, FEWER, MARKS, MARK_KINDS, SHORT_LINES = 0.1, 0.05, 3, 2, 6
#: A mark with so many lines beyond it for which no rule speaks is of the middle itself.
AMONG_ABOVE, AMONG_BELOW = 4, 6
#: A page with a button of this category so many times is a board's, or a thread.
COMMENTS, POSTS = "comment_threads", 3
#: What short texts tell themselves as well is a mark beside another one only.
TOLD = frozenset(("bylines", "datelines", "image_credits", "metadata_lines"))
#: A page of more lines may have more menus than anything else.
PAGE_LINES = 150
#: An item of a list of links or headlines has at most so many words.
ITEM_WORDS = 20

#: What tells of the page below a standfirst, in so many lines at most.
FACTS, FACT_LINES = frozenset(("bylines", "datelines")), 6
BUTTONS = "share_prompts"

_TITLE = lazy(r"^(?:[^\s\d]+\s+){3}\D+$")  # not a name, nor a time
#: A time of day.
CLOCK = lazy(r"\d[:.h]\d\d\b")

Unit = tuple[int, int]  # the number of a line and of a sentence in it


def by_line(goes: Mapping[Unit, Match]) -> dict[int, dict[int, Match]]:
    """The matches of units, by line and by sentence in it."""
    found: dict[int, dict[int, Match]] = {}
    for (index, sentence), match in goes.items():
        found.setdefault(index, {})[sentence] = match
    return found


class Zones:
    """What of *doc* is head, article and tail, by the *matches* of the rules; the lines *gone* are of none."""

    def __init__(self, doc: Doc, matches: Mapping[Unit, list[Match]], gone: Set[int]) -> None:
        self.doc = doc
        self.matches = matches
        self.gone = gone

    def spoken_for(self, unit: Unit) -> bool:
        """Whether a rule of high confidence speaks for the removal of the unit."""
        return any(match.rule.confidence >= Confidence.HIGH for match in self.matches.get(unit, ()))

    def _sure_rules(self, index: int) -> Iterator[Rule]:
        """The rules of high confidence that speak for the whole line."""
        rules = (match.rule for match in self.matches.get((index, 0), ()))
        return (rule for rule in rules if rule.whole and rule.confidence >= Confidence.HIGH)

    def sure(self, index: int) -> str:
        """The category of a rule that is sure of the whole line and needs no company; "" if there is none."""
        return next((rule.category for rule in self._sure_rules(index) if not rule.company), "")

    def is_body(self, line: Line) -> bool:
        """Whether the line holds a sentence of article text for which no rule of high confidence speaks."""
        if line.index in self.gone or not line.body:
            return False
        if line.index not in self._matched:  # as most paragraphs: they need not be split
            return True
        return any(sentence.body and not self.spoken_for((line.index, i)) for i, sentence in enumerate(line.sentences))

    @cached_property
    def _matched(self) -> frozenset[int]:
        """The lines that rules speak for, as a whole or in part."""
        return frozenset(index for index, _ in self.matches)

    @cached_property
    def bounds(self) -> tuple[int, int]:
        """The first and the last body line; of short lines, those of their middle, or an empty head and tail."""
        if self.middle is not None:
            return self.middle
        body = [line.index for line in self.doc.lines if self.is_body(line)]
        if len(body) <= FEWER * len(self.doc.lines):
            return 0, len(self.doc.lines)
        return self._behind_standfirst(body[_asks(self.doc) and len(body) > 1 :]), self._before_islands(body)

    @cached_property
    def middle(self) -> tuple[int, int] | None:
        """What of a text of short lines is no furniture, see `find_middle`; None of any other text."""
        count = len(self.doc.lines)
        if sum(map(self.is_body, self.doc.lines)) > FEW * count:
            return None
        marks = {index: category for index in range(count) if (category := self._spoken_of(index))}
        buttons = Counter(self.doc.lines[index].plain.text for index in marks if marks[index] == COMMENTS)
        if max(buttons.values(), default=0) >= POSTS:
            return None  # a button comes with each post
        sure = {index for index, category in marks.items() if category not in TOLD}
        near = (index for index in marks if not sure.isdisjoint((index - 1, index, index + 1)))
        return find_middle(count, {index: marks[index] for index in near})

    def _spoken_of(self, index: int) -> str:
        """The category of what speaks for the whole of a line."""
        if index in self.gone:
            return "gone"
        matches = self.matches.get((index, 0), ())
        return next((match.rule.category for match in matches if match.rule.whole), "")

    def _before_islands(self, body: list[int]) -> int:
        """The last body line; short runs of them amid the page's furniture do not put off the end.

        They are kept, as all body is: a notice in words that no rule knows, a portrait of the author. But what lies
        between them and the article is furniture still. There must be twice as much of it as of them, and more
        article before it.
        """
        runs: list[list[int]] = []
        for index in body:
            if runs and index == runs[-1][-1] + 1:
                runs[-1].append(index)
            else:
                runs.append([index])
        end, islands, furniture = body[-1], 0, 0
        below, reached = set[str](), len(self.doc.lines)
        while len(runs) > 1 and len(runs[-1]) <= ISLAND_LINES:
            island = runs.pop()
            gap = range(runs[-1][-1] + 1, island[0])
            known = {index for index in gap if self.spoken_for((index, 0))}
            spoken = {*known, *self._listed(gap, known), *(index for index in gap if index in self.gone)}
            islands += len(island)
            furniture += len(spoken)
            if islands * 2 >= len(body) or len(spoken) * 2 < len(gap):
                break
            below |= self._short_kinds(range(island[-1] + 1, reached))
            reached = island[-1] + 1
            listed = len(spoken) - len(known) >= LISTED
            short = self._short_kinds(known) | (below if listed else set())
            if len(short) + any(index in self.gone for index in gap) >= ISLAND_CATEGORIES and furniture >= islands * 2:
                end = runs[-1][-1]
        return end

    def _short_kinds(self, indices: Iterable[int]) -> set[str]:
        """The categories that rules speak of with high confidence for the short ones of these lines."""
        spoken = (index for index in indices if self.spoken_for((index, 0)) and not self.doc.lines[index].body)
        return {self.matches[index, 0][0].rule.category for index in spoken}

    def _listed(self, gap: range, known: Collection[int]) -> Iterator[int]:
        """The lines of *gap* under the labels of lists among those that are *known*."""
        reach = -1
        for index in gap:
            if index in known:
                reach = max(reach, index + max(match.rule.items for match in self.matches[index, 0]))
            elif index <= reach:
                yield index

    def _behind_standfirst(self, body: list[int]) -> int:
        """The first body line; if facts about the page follow a standfirst, the first one behind them."""
        for standfirst, first in enumerate(body[1:3], 1):
            between = range(body[standfirst - 1] + 1, first)
            if self.doc.lines[first - 1].plain.lead.startswith("#") or any(map(self._introduces, between)):
                continue  # facts stand below the title, not above a section; nor does the article introduce them
            facts = [fact for index in between if (fact := self._head_fact(index))]
            if len({*facts}) > 1 or (standfirst == 1 and self._is_below_title(body[0], between, facts)):
                return first
        return body[0]

    def _is_below_title(self, standfirst: int, between: range, facts: Collection[str]) -> bool:
        """Whether a title stands above the standfirst, and below it little else than who wrote it, or when; or nothing
        but buttons."""
        if standfirst < 1 or standfirst - 1 in self._matched or len(between) > FACT_LINES:
            return False
        introduces = self.doc.lines[standfirst].plain.text.endswith(":")
        buttons = len(between) > 1 and not introduces and all(map(self._is_button, between))
        return buttons or (bool(FACTS & {*facts}) and 2 * len(facts) >= len(between))

    def _is_button(self, index: int) -> bool:
        """Whether a rule speaks for the line as for a button to share the page."""
        matches = self.matches.get((index, 0), ())
        return any(match.rule.whole and match.rule.category == BUTTONS for match in matches)

    def _introduces(self, index: int) -> bool:
        """Whether enough words to announce a message end in a colon, and no rule speaks for them."""
        text = self.doc.lines[index].plain.text
        return index not in self._matched and introduces(text) and words(text) >= ANNOUNCED_WORDS

    def _head_fact(self, index: int) -> str:
        """The category of a line that a rule of the head speaks for, other than for a list of other pages."""
        rules = self._sure_rules(index)
        return next((rule.category for rule in rules if not rule.items and rule.place != "tail"), "")

    @cached_property
    def headlines(self) -> frozenset[int]:
        """The lines above the first paragraph that may be its title, also with a writer's name between: no items."""
        lines = self.doc.lines[:HEAD_LINES]
        first = next((line.index for line in lines if self.is_body(line)), len(lines))
        strange = [line for line in lines[:first] if (line.index, 0) not in self.matches]
        own = [line.index for line in strange if line.index not in self.gone]
        longer = [index for index in own if _TITLE.search(lines[index].plain.text)]
        return frozenset((*own[-1:], *longer[-1:]))

    def last_body(self, line: Line) -> bool:
        """Whether no body line follows."""
        return line.index >= self.bounds[1]

    def at_edge(self, line: Line, place: str) -> bool:
        """Whether the line stands in the head, the tail, or either ("any")."""
        first, last = self.bounds
        return (place != "tail" and line.index < min(first, HEAD_LINES)) or (place != "head" and line.index > last)

    @cached_property
    def subject(self) -> Subject:
        """What the body lines speak of."""
        return Subject([line for line in self.doc.lines if self.is_body(line)])

    @cached_property
    def text(self) -> str:
        """The body lines as one text."""
        return "\n".join(line.source for line in self.doc.lines if self.is_body(line))


def find_middle(count: int, marks: Mapping[int, str]) -> tuple[int, int] | None:
    """The first and the last line of the middle of a text of *count* short lines: the longest stretch without a mark.

    It must be much longer than any other one, and the *marks* (line to category, in their order) above it or below of
    several categories; an end with less than that is of the middle.
    """
    if count > PAGE_LINES:
        return None
    edges = (-1, *marks, count)
    lengths = [behind - before - 1 for before, behind in pairwise(edges)]
    longest = max(lengths)
    first = last = lengths.index(longest)
    if longest < SHORT_LINES or 2 * max((*lengths[:first], *lengths[first + 1 :]), default=0) > longest:
        return None
    while first and lengths[first - 1] >= AMONG_ABOVE:
        first -= 1
    while last + 1 < len(lengths) and lengths[last + 1] >= AMONG_BELOW:
        last += 1
    kinds = [*marks.values()]
    shown = [len(end) >= MARKS and len({*end}) >= MARK_KINDS for end in (kinds[:first], kinds[last:])]
    return (edges[first] + 1 if shown[0] else 0, edges[last + 1] - 1 if shown[1] else count) if any(shown) else None


def _asks(doc: Doc) -> bool:
    """Whether the first line is a title that has the shape of a sentence: one that asks, or ends in no full stop."""
    first = doc.lines[0]
    if (
        not first.body
        or words(first.plain.text) > ITEM_WORDS
        or first.plain.text.endswith((".", "\N{HORIZONTAL ELLIPSIS}"))
    ):
        return False
    # A board's question stands over the name and the time of its first post.
    return not any(CLOCK.search(line.plain.text) for line in doc.lines[1:4] if not line.body)
