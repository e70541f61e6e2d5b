"""The items that stand under the label of a list of the page's: headlines under "Most read", links under "Related"."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cached_property
from itertools import takewhile

from cleantext.document import Doc, Line
from cleantext.kinds import Match
from cleantext.lazy import lazy
from cleantext.rules import Confidence, Rule
from cleantext.sentences import words
from cleantext.structure import Structure
from cleantext.subject import Subject
from cleantext.zones import ITEM_WORDS, Unit, Zones

#: Below the article so many kinds of furniture are a page's end.
END_KINDS = 2

#: So many headlines stand in a box of their own amid the article.
BOXED = range(2, 6)
#: What introduces a list has so many words at least.
INTRODUCTION = 4
#: What leads about the site is no item.
PATHS = "navigation"
#: Such a headline has so many code points at least, half as many in a script of syllables or signs for words, and so
#: many words at most.
HEADLINE_LENGTH, HEADLINE_WORDS = 12, 16

#: A full stop or a comma at its end, a sentence in quotation marks, or a speaker's label before it: the line is no
#: headline.
_NO_HEADLINE = lazy(r"[\p{L}\p{M})][.।。۔]$|[:,]$|[.!?]\W?[\"”»“」]$|^\p{Lu}{2,}[\p{Lu} .]{0,24}:")
_DENSE = lazy(r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Hangul}]")

#: A small letter ahead, and a question mark at the end.
_SMALL = lazy(r"\W*\p{Ll}")
_ASKS = lazy(r"[?؟？]\W*$")


class Lists:
    """The lists of a document.

    Args:
        doc: the text.
        matches: what the rules say of its units.
        zones: where its ends are.
        structure: what of its layout is the article's own.
        is_own: whether a rule's shape comes so often that it is the document's own.
    """

    def __init__(
        self,
        doc: Doc,
        matches: Mapping[Unit, list[Match]],
        zones: Zones,
        structure: Structure,
        is_own: Callable[[Rule], bool],
    ) -> None:
        self.doc, self.matches, self.zones, self.structure = doc, matches, zones, structure
        self._is_own = is_own

    def under(self, match: Match) -> list[Line]:
        """The items under a block's label: short lines at an edge, links only within the article."""
        found: list[Line] = []
        links = False  # whether the last headline was a link
        for line in self.doc.lines[match.line.index + 1 : match.line.index + 1 + match.rule.items]:
            linked, dated = "](" in line.source, bool(found) and self._is_date(line)
            if self._is_no_item(line) or (links and not linked and not dated):
                break
            if found and self.structure.is_item(found[-1]) != self.structure.is_item(line):
                break
            found.append(line)
            links = linked or (links and dated)
        if len(found) == 1 and self._is_date(found[0]):
            return []  # a date alone is no list: a letter begins
        return found or self.boxed(match)

    def boxed(self, match: Match) -> list[Line]:
        """The headlines that stand with a label between blank lines, or in a text that has none between its paragraphs
        or one between all lines, and these amid the article."""
        lines, rule, run = self.doc.lines, match.rule, self._runs.get(match.line.index)
        if rule.confidence < Confidence.HIGH:
            return []
        if run is None or len(run) == 1:
            return self._between(match)
        if run.start == 0 or run.stop == len(lines):
            return []
        items = lines[run.start + 1 : run.stop]
        if len(items) not in BOXED or len(items) > rule.items:
            return []
        amid = lines[run.start - 1].body and lines[run.stop].body
        return list(items) if amid and all(map(self._is_headline, items)) else []

    def _between(self, match: Match) -> list[Line]:
        """The headlines between a label and the next paragraph, in a text in which no blank line tells of a box: the
        last of them may be the heading of that paragraph, if others have one, it speaks of what that speaks of, or more
        than the others of what the article does, or no paragraph stands above the label."""
        lines, index = self.doc.lines, match.line.index
        if not index or not self._ends_paragraph(lines[index - 1]):
            return []
        found = list(takewhile(self._is_headline, lines[index + 1 : index + 1 + BOXED.stop]))
        below = index + 1 + len(found)
        if len(found) not in BOXED or len(found) > match.rule.items or below == len(lines):
            return []
        if len({self.doc.is_apart(line) for line in lines[index : below + 1]}) > 1:
            return []
        if not self._begins_paragraph(lines[below]):
            return found if self._ends_box(lines[below]) else []
        *others, last = [self.zones.subject.shared(line.plain.text) for line in found]
        speaks = last > max(others) or Subject(lines[below : below + 1]).shared(found[-1].plain.text) > 0
        return found[:-1] if self._has_headings or speaks or not lines[index - 1].body else found

    def _ends_paragraph(self, line: Line) -> bool:
        """Whether the line is a paragraph, an item of a numbered list, or what somebody says."""
        return line.body or line.index in self.doc.numbered or self.structure.is_turn(line)

    def _begins_paragraph(self, line: Line) -> bool:
        """Whether the line is a paragraph, or some words that introduce a list or what somebody said."""
        text = line.plain.text
        return line.body or (words(text) >= INTRODUCTION and _NO_HEADLINE.search(text) is not None)

    def _ends_box(self, line: Line) -> bool:
        """Whether the line is a label of other furniture, above a paragraph."""
        below = self.doc.lines[line.index + 1 : line.index + 2]
        sure = self.zones.sure(line.index)
        return bool(sure) and all(other.body for other in below) and bool(below)

    @cached_property
    def _has_headings(self) -> bool:
        """Whether a short line for which no rule speaks stands by itself between two paragraphs."""
        lines = self.doc.lines
        return any(
            not line.body and above.body and self._begins_paragraph(below) and not self._matches(line)
            for above, line, below in zip(lines, lines[1:], lines[2:], strict=False)
        )

    @cached_property
    def _runs(self) -> dict[int, range]:
        """The runs of lines without a blank one between them, by the first."""
        return {run.start: run for run in self.structure.runs}

    def _is_headline(self, line: Line) -> bool:
        """Whether the line may be another article's headline: no bullet, no number, as many words as one has."""
        text = line.plain.text
        if line.clause or line.plain.lead.strip() or self.structure.is_turn(line):
            return False
        if _NO_HEADLINE.search(text) or _SMALL.match(text) or (line.body and not _ASKS.search(text)):
            return False
        least = HEADLINE_LENGTH // 2 if _DENSE.search(text) else HEADLINE_LENGTH
        return len(text) >= least and words(text) <= HEADLINE_WORDS

    def _is_no_item(self, line: Line) -> bool:
        """Whether the line cannot be an item, whatever stands above it."""
        body = line.body and not (_ASKS.search(line.plain.text) and self.zones.at_edge(line, "tail"))
        if body or words(line.plain.text) > ITEM_WORDS or line.plain.lead.startswith("#"):
            return True
        if line.clause and not (line.index in self.doc.numbered and self._is_page_end):
            return True
        if self.structure.is_turn(line) or line.index in self.zones.headlines:
            return True
        if self.zones.sure(line.index) == PATHS and not self.zones.at_edge(line, "tail"):
            return True  # a page's path or its account stand above its title
        if _NO_HEADLINE.search(line.plain.text) or any(self._is_own(match.rule) for match in self._matches(line)):
            return True
        return not self.zones.at_edge(line, "any") and not line.only_links

    @cached_property
    def _is_page_end(self) -> bool:
        """Whether below the article stands furniture of several kinds, lists of other articles aside: then a numbered
        list there, under its label, is no list of the article's."""
        tail = self.doc.lines[self.zones.bounds[1] + 1 :]
        rules = (match.rule for line in tail for match in self._matches(line))
        sure = {rule.category for rule in rules if rule.confidence >= Confidence.HIGH and not rule.items}
        return len(sure) >= END_KINDS

    def _is_date(self, line: Line) -> bool:
        return any(match.rule.category == "datelines" for match in self._matches(line))

    def _matches(self, line: Line) -> list[Match]:
        return self.matches.get((line.index, 0), [])
