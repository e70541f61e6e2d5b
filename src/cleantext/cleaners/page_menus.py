"""The menus, footers and columns of links around the article of a whole page.

No item of a menu proves anything: "Contact" may stand over a paragraph, and a column of short lines be a recipe's. What
tells is company: several different items that menus have, or that rules speak for, among short lines near an end of
the page; the same items in the same order a second time; a column of nothing but links with such items in it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Set
from functools import cached_property
from itertools import accumulate, compress, islice, pairwise

from cleantext.cleaners.menu_items import NETWORKS, home_words, menu_words
from cleantext.contacts import is_given
from cleantext.document import Doc, Line
from cleantext.edits import Edit, Reason
from cleantext.kinds import Findings, reported
from cleantext.lazy import lazy
from cleantext.rules import Confidence
from cleantext.sentences import at_most, introduces, words
from cleantext.subject import Subject
from cleantext.zones import FEW, find_middle

FURNITURE = Reason("navigation/page-menu", "navigation", "A menu, a footer or a column of links of the page.")

#: What rules say of a short line is evidence for a menu beside it if they are of these categories.
SPEAKING = frozenset({
    "navigation", "share_prompts", "subscription_prompts", "newsletter_prompts", "copyright_notices",
    "cookie_notices", "app_promos", "related_links", "syndication_disclaimers",
})  # fmt: skip
#: An item has at most so many words; one without a link or a bullet so many, as a title has more, and behind the
#: article, where no title is to come, so many.
ITEM_WORDS, PLAIN_WORDS, FOOT_WORDS = 12, 5, 8
#: The last lines of a run above a paragraph, without link, bullet or mark, may be its title and who wrote it: so many.
TITLE_LINES = 2
#: One that stands by itself and is made of the article's words, so many of them, is its title wherever it stands there.
TITLE_STEMS = 3
#: A menu stands behind so many paragraphs at most, or ahead of so many.
PARAGRAPHS_ABOVE, PARAGRAPHS_BELOW = 3, 6
#: So many lines, so many marks, all different; so many if no rule speaks for any of them; between
#: paragraphs so many, and rules must speak for so many.
LINES, MARKS, WORDS_ALONE, MARKS_AMID, SPOKEN_AMID = 5, 3, 5, 4, 2
#: So many of the marks are of menus, not only of other furniture.
MENU_MARKS = 2
#: So many lines without a link or a bullet may lie between two marks; so many if they have so few words each.
GAP, WIDE_GAP, WIDE_WORDS = 15, 60, 3
#: Ingredients and results begin with figures, and a poem's lines with small letters: so many, so large a share of them.
FIGURES, SMALL = 3, 0.8
#: Among the lines of a menu no such share has figures; its words do not stand on every second line; and what it has
#: besides them has so many words on the average.
FIGURES_SHARE, PAIR, MEAN_WORDS = 0.25, 2, 3.0
#: A list that holds a menu's end is the menu's as far as its items have so many words.
LIST_WORDS = 6
#: So many short lines that come again in the same order are a menu's if so many of them are marked; at an end of the
#: page, or of so many lines near one, a single one is enough.
AGAIN, AGAIN_MARKS, AGAIN_LONG = 4, 2, 8
#: A column has so many links, that are so large a share of its lines, with so many others together at most.
COLUMN, COLUMN_SHARE, COLUMN_OTHERS, COLUMN_MARKS = 10, 0.8, 2, 2

_FIGURE = lazy(r"^\d|\d$")
_PATH = lazy(r"\s?[>›»→＞]\s?")
_STOP = lazy(r"[.!?。！？…:：]['\")]?$")
_BULLETS = frozenset("-*+\N{BULLET}\N{BLACK CIRCLE}\N{BLACK SMALL SQUARE}\N{WHITE BULLET}")


def find(doc: Doc, findings: Findings) -> Iterator[Edit]:
    """The menus of *doc*, if it is a page with an article among them."""
    if len(doc.lines) < LINES + COLUMN or sum(not line.body for line in doc.lines) < LINES:
        return
    page = _Page(doc, findings)
    if len(page.short) < LINES or not page.above[-1]:
        return
    found = {*page.between_marks(), *page.again(), *page.columns()}
    found -= {index for index in found if is_given(doc, doc.lines[index], page.is_of_page)}
    for first, last in _stretches(sorted(found - page.title(found))):
        yield Edit(doc.lines[first].start, doc.lines[last].stop, FURNITURE)


def _stretches(indices: Iterable[int]) -> Iterator[tuple[int, int]]:
    """The first and the last of each stretch of numbers without a gap."""
    first = last = -1
    for index in indices:
        if index != last + 1 or first < 0:
            if first >= 0:
                yield first, last
            first = index
        last = index
    if first >= 0:
        yield first, last


class _Page:
    """The lines of a page, and what of them speaks for a menu."""

    def __init__(self, doc: Doc, findings: Findings) -> None:
        self.doc, self.lines = doc, doc.lines
        self.findings = findings
        kept = doc.protected | doc.numbered
        self.short = {
            line.index
            for line in doc.lines
            if not line.body and line.index not in kept and not line.row and at_most(line.plain.text, ITEM_WORDS)
            # The page's title is no item, and no menu shows addresses: a list of them is of sources.
            if not line.plain.lead.startswith("# ") and "://" not in line.plain.text
        }
        own = [line.body and not self._spoken(line.index) for line in doc.lines]
        if sum(own) <= FEW * len(own) and (ends := find_middle(len(own), self._speaking())):
            own = [ends[0] <= index <= ends[1] for index in range(len(own))]
            self.short.difference_update(range(ends[0], ends[1] + 1))
        #: How many paragraphs of the article lie above each line, and above the end.
        self.above = list(accumulate(own, initial=0))
        self.subject = Subject(compress(doc.lines, own))

    def is_of_page(self, index: int) -> bool:
        """Whether a rule speaks for the line, or menus have it."""
        return bool(self._spoken(index)) or index in self.marks

    def _spoken(self, index: int) -> frozenset[str]:
        """The categories of the rules of high confidence that speak for a line."""
        matches = self.findings.by_line.get(index)
        if matches is None:  # as of most lines
            return frozenset()
        return frozenset(
            match.rule.category
            for match in matches
            if match.rule.confidence >= Confidence.HIGH and match.rule.kind != "inline" and match.rule.part != "entry"
            if not (match.rule.company or reported(match))
        )

    def _speaking(self) -> dict[int, str]:
        """The lines that rules speak for or that menus have, with a category for each."""
        spoken = ((line.index, min(self._spoken(line.index), default="")) for line in self.lines)
        known = {index for index in self.short if self._text(index) in menu_words()}
        menu = FURNITURE.category
        return {index: category or menu for index, category in spoken if category or index in known}

    @cached_property
    def marks(self) -> dict[int, frozenset[str]]:
        """The short lines that menus have, with the categories of the rules that speak for each."""
        known = menu_words()
        found = {}
        for index in sorted(self.short):
            spoken, text = self._spoken(index) & SPEAKING, self._text(index)
            if spoken or text in known or text == NETWORKS:
                found[index] = spoken
        return found

    def _text(self, index: int) -> str:
        shown = self.lines[index].shown
        text = (shown.core or shown).low.rstrip(":").strip()
        return menu_words().get(text, text)

    def _listed(self, index: int) -> bool:
        line = self.lines[index]
        return line.plain.lead.strip() in _BULLETS or ("](" in line.source and line.only_links)

    def _near_an_end(self, first: int, last: int) -> bool:
        below = self.above[-1] - self.above[last + 1]
        return self.above[first] <= PARAGRAPHS_ABOVE or below <= PARAGRAPHS_BELOW

    def _amid(self, first: int, last: int) -> bool:
        """Whether paragraphs of the article stand above the lines and below."""
        return bool(self.above[first]) and self.above[-1] > self.above[last + 1]

    def between_marks(self) -> Iterator[int]:
        """The lines of menus: those between marks, and what their lists hold besides."""
        if len(self.marks) < MARKS:
            return
        for first, last in self._runs():
            if self._near_an_end(first, last):
                for group in self._groups([index for index in range(first, last + 1) if index in self.marks]):
                    if self._enough(group, first, last):
                        yield from self._with_lists(group, first, last)

    def _runs(self) -> Iterator[tuple[int, int]]:
        """Runs of short lines; a title, and what ends as a sentence or an introduction does, breaks them."""
        own = self._titles()

        def breaks(line: Line) -> bool:
            text, lead = line.plain.text, line.plain.lead
            heading = lead.startswith("#") and words(text) > PLAIN_WORDS
            stops = words(text) > 2 and _STOP.search(text) is not None
            return line.index in own or lead.startswith("# ") or (line.index not in self.marks and (heading or stops))

        return _stretches(index for index in sorted(self.short) if not breaks(self.lines[index]))

    def _titles(self) -> set[int]:
        """What stands above a paragraph and may belong to it."""
        found: set[int] = set()
        for first, last in _stretches(sorted(self.short)):
            if self.above[first] <= PARAGRAPHS_ABOVE and self.above[-1] > self.above[last + 1]:
                own = (at for at in range(last, first - 1, -1) if not self._spoken(at) and not self._listed(at))
                plain = (at for at in own if at not in self.marks)
                found.update(islice((at for at in plain if words(self.lines[at].plain.text) > 1), TITLE_LINES))
                found.update(at for at in range(first, last + 1) if self._names_subject(at))
                found.update(self._below_paths(first, last))
        return found

    def _below_paths(self, first: int, last: int) -> Iterator[int]:
        """The lines below a path from the site's first page to this one ("Home > Cakes"): the title is among them."""
        for above, line in pairwise(self.lines[first : last + 1]):
            way = _PATH.split(above.plain.text)
            if len(way) > 1 and way[0].lower() in home_words() and not self.is_of_page(line.index):
                yield line.index

    def title(self, going: Set[int]) -> set[int]:
        """Of the lines *going*, the title: if nothing that stays above the article speaks of what that speaks of, the
        line that most does. Buttons may stand below a title, as a menu stands above it."""
        above = [
            at for at in sorted(self.short) if not self.above[at] and not self._spoken(at) and at not in self.marks
        ]
        shared = {at: self.subject.shared(self.lines[at].plain.text) for at in above if not self._listed(at)}
        if any(shared[at] for at in shared if at not in going):
            return set()
        best = max(shared, key=lambda at: (shared[at], at), default=None)
        return {best} if best is not None and shared[best] > 0 and words(self.lines[best].plain.text) > 1 else set()

    def _names_subject(self, index: int) -> bool:
        """Whether a line below another stands by itself, without a bullet, and is made of the article's words."""
        line = self.lines[index]
        apart = index > 0 and self.doc.is_apart(line) and not self._listed(index)
        return apart and self.subject.named_by(line.plain.text, TITLE_STEMS)

    def _groups(self, marks: list[int]) -> Iterator[list[int]]:
        """The marks of a run, apart where what lies between them is no menu's."""
        group: list[int] = []
        for index in marks:
            if group and not self._alike(group[-1], index):
                yield group
                group = []
            group.append(index)
        if group:
            yield group

    def _alike(self, one: int, other: int) -> bool:
        """Whether the lines between two marks may be a menu's as well."""
        between = [self.lines[index] for index in range(one + 1, other)]
        plain = [words(line.plain.text) for line in between if not self._listed(line.index)]
        most = PLAIN_WORDS if self.above[-1] > self.above[one] else FOOT_WORDS
        if plain and (max(plain) > most or len(plain) > WIDE_GAP):
            return False
        if len(plain) > GAP and sum(plain) > WIDE_WORDS * len(plain):
            return False
        small = sum(line.plain.text[:1].islower() for line in between)
        figures = sum(line.plain.text[:1].isdigit() for line in between)
        return figures <= FIGURES and (len(between) < AGAIN or small <= SMALL * len(between))

    def _enough(self, group: list[int], first: int, last: int) -> bool:
        """Whether the marks of a group, less those that may belong to the article beside it, make a menu."""
        lines = self.lines
        while group and group[-1] + 1 < len(lines) and lines[group[-1] + 1].body and not self.marks[group[-1]]:
            group.pop()  # it may be the heading of a paragraph
        if first and introduces(lines[first - 1].plain.text):
            return False  # a list that the article introduces
        different = len({self._text(index) for index in group})
        if different < MARKS or group[-1] - group[0] < LINES - 1:
            return False
        if self._is_list_of_entries(group):
            return False
        if sum(not self.marks[index] or FURNITURE.category in self.marks[index] for index in group) < MENU_MARKS:
            return False  # each of them goes by its own rule
        spoken = sum(bool(self.marks[index]) for index in group)
        if self._amid(first, last):
            return different >= MARKS_AMID and spoken >= SPOKEN_AMID
        return spoken > 0 or different >= WORDS_ALONE

    def _is_list_of_entries(self, group: list[int]) -> bool:
        """Whether the marks stand in a list of the article's: amid lines with figures (a wireless programme), each with
        one line below it, or amid lines of several words (words and what they mean)."""
        lines = self.lines[group[0] : group[-1] + 1]
        figures = sum(_FIGURE.search(line.plain.text) is not None for line in lines)
        pairs = all(below - above == PAIR for above, below in pairwise(group))
        others = [
            words(line.plain.text) for line in lines if line.index not in self.marks and not self._listed(line.index)
        ]
        long = len(others) >= MARKS and sum(others) > MEAN_WORDS * len(others)
        return figures > max(FIGURES, FIGURES_SHARE * len(lines)) or (pairs and len(group) > MARKS) or long

    def _with_lists(self, group: list[int], first: int, last: int) -> range:
        """The lines from the first mark to the last, and the rest of the lists in which these stand."""
        low, high = group[0], group[-2] if self._labels(group[-1]) else group[-1]

        def belongs(index: int) -> bool:
            return self._listed(index) and words(self.lines[index].plain.text) <= LIST_WORDS

        while high < last and belongs(high) and belongs(high + 1) and not self._heads_body(high + 1):
            high += 1
        while low > first and belongs(low) and belongs(low - 1):
            low -= 1
        return range(low, high + 1)

    def _labels(self, index: int) -> bool:
        """Whether a mark is the label of a list of headlines: it goes with them or stays."""
        below = index + 1
        if below in self.marks or below not in self.short or self._listed(below):
            return False
        return any(match.rule.items for match in self.findings.by_line.get(index, ()))

    def _heads_body(self, index: int) -> bool:
        return index + 1 < len(self.lines) and self.lines[index + 1].body

    def again(self) -> Iterator[int]:
        """Short lines that come again in the same order, as the menu for small screens does."""
        if not self.marks:
            return
        seen: dict[tuple[str, ...], int] = {}
        found: set[int] = set()
        for first, last in _stretches(sorted(self.short)):
            texts = [self.lines[index].plain.text.lower() for index in range(first, last + 1)]
            for at in range(len(texts) - AGAIN + 1):
                window = tuple(texts[at : at + AGAIN])
                before = seen.setdefault(window, first + at)
                if first + at - before >= AGAIN and len(set(window)) == AGAIN:
                    found.update(range(before, before + AGAIN), range(first + at, first + at + AGAIN))
        for first, last in _stretches(sorted(found)):
            marked = [index for index in range(first, last + 1) if index in self.marks]
            # "Home" alone may be a song's, in its refrain.
            spoken = any(self.marks[index] and self._text(index) not in menu_words() for index in marked)
            several = len({self._text(index) for index in marked}) >= AGAIN_MARKS
            if several or (spoken and self._at_an_end(first, last)):
                yield from range(first, last + 1)

    def _at_an_end(self, first: int, last: int) -> bool:
        """Whether no paragraph of the article stands above a stretch, or none below; or few, and it is a long one."""
        if not self._amid(first, last):
            return True
        return last - first >= AGAIN_LONG and self._near_an_end(first, last)

    def columns(self) -> Iterator[int]:
        """Columns of links near an end of the page that hold items of menus."""
        linked = [index for index in sorted(self.short) if "](" in self.lines[index].source]
        if len(linked) < COLUMN:
            return
        linked = [index for index in linked if self.lines[index].only_links]
        column: list[int] = []
        for index in [*linked, len(self.lines) + COLUMN]:
            if column and not self._joined(column[-1], index):
                first, last = column[0], column[-1]
                marked = len({self._text(at) for at in range(first, last + 1) if at in self.marks})
                dense = len(column) >= max(COLUMN, COLUMN_SHARE * (last - first + 1))
                most = MARKS_AMID if self._amid(first, last) else COLUMN_MARKS
                if dense and marked >= most and self._near_an_end(first, last):
                    yield from range(first, last + 1)
                column = []
            column.append(index)

    def _joined(self, one: int, other: int) -> bool:
        """Whether two links are of one column: little between them, and no title."""
        between = range(one + 1, other)
        if len(between) > COLUMN_OTHERS or self.lines[other].plain.lead.startswith("# "):
            return False
        return all(index in self.short and not self.lines[index].plain.lead.startswith("# ") for index in between)
