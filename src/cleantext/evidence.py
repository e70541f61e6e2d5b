"""What of the rules' matches is enough to remove: confidence, neighbours, and the document's edges.

Hardly any phrase is boilerplate in itself: position and company decide. A match of high confidence stands alone; one of
low confidence needs a neighbour that goes, or a place ahead of the first or behind the last body paragraph; a rule of
kind `edge` needs such a place, and with low confidence a neighbour as well.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import islice

from cleantext.amid import Amid
from cleantext.bare import CREDITS, without_doubtful
from cleantext.contacts import is_call, is_given
from cleantext.document import Doc, Line
from cleantext.edits import Edit
from cleantext.genres import RELEASE_LINES, is_release
from cleantext.headwords import points_to_headword
from cleantext.kinds import Findings, Match, reported
from cleantext.label_lists import Lists
from cleantext.persons import Persons
from cleantext.proposals import rank
from cleantext.rules import OWN_LANGUAGE, Confidence, Rule
from cleantext.sentences import ends_sentence, words
from cleantext.structure import SENTENCE_WORDS, Structure
from cleantext.tongues import spoken
from cleantext.topics import Topics
from cleantext.voice import score
from cleantext.zones import HEAD_LINES, Unit, Zones

#: More lines of a shape (a date, a name) are the document's own: a diary, a visitors' book, a programme. More of a
#: button's shape are buttons, one beside each thing on the page.
ALONE_MOST = 3
#: So many lines that a rule for buttons finds are buttons if they begin alike: "Learn more about ...".
BUTTONS = 9
#: What names the writer, or a list of the page's such as that of the article's headings, may look as these do, once.
ONCE = frozenset(("author_bios", "bylines", "markdown_link_debris", "navigation", "related_links"))
#: What stands over paragraphs amid an article more often than as its heading.
BUTTONS_AMID = frozenset(
    ("ad_markers", "bylines", "datelines", "image_credits", "markdown_link_debris", "metadata_lines", "share_prompts")
)
BYLINES, RELATED, DATELINES = "bylines", "related_links", "datelines"
#: So many dates stand below headings of the article before they are its own.
DATED = 3
#: What says who wrote, and where, in names alone; a title in capitals may look so.
NAMES = frozenset(("bylines", "datelines"))
#: A sentence with such a score reads as the article's, and by much.
ARTICLE = -2.5
#: Amid the article so low a score is enough, where a rule only counts signals.
DOUBTFUL = -1.4


class Evidence:
    """The units of a document, what the rules say of each, and which of them go.

    Args:
        doc: the text.
        findings: what the rules find in it.
        gone: the lines that go already.
        before: how many lines went in earlier turns.
    """

    def __init__(self, doc: Doc, findings: Findings, gone: Iterable[Line] = (), before: int = 0) -> None:
        self.doc = doc
        self.findings = findings
        self.gone = {line.index for line in gone}
        self._before = before
        self.matches: dict[Unit, list[Match]] = {}
        self._lines_of: dict[Rule, list[int]] = {}
        self._texts_of: dict[Rule, tuple[Counter[str], Counter[str]]] = {}
        for line_matches in findings.by_line.values():
            for match in line_matches:
                if match.rule.kind == "inline" or match.rule.part == "entry" or reported(match):
                    continue
                if match.line.index not in self.gone:
                    self._lines_of.setdefault(match.rule, []).append(match.line.index)
                    self._note(match)
        self.zones = Zones(doc, self.matches, self.gone)
        self._persons = Persons(doc, findings, self.zones)
        self._topics = Topics(doc, self.matches, self.zones)

    def _note(self, match: Match) -> None:
        for sentence in range(match.first, match.last + 1):
            self.matches.setdefault((match.line.index, sentence), []).append(match)

    def confidence(self, match: Match) -> Confidence:
        """The match's confidence; of a text about the rule's topic, or made of the rule's shape, it is low."""
        rule = match.rule
        if rule.topic and not self.zones.at_edge(match.line, "any") and self._topics.about(rule.topic):
            return Confidence.LOW
        return rule.confidence

    def _amid(self, match: Match) -> bool:
        """Whether the rule's shape comes amid the article as well: then it is the article's, as dates are a diary's.

        Behind a first paragraph, which may be a standfirst, a second one anywhere is enough.
        """
        first, last = self.zones.bounds
        lines = self._alone_lines[match.rule.category]
        if any(index > last and self._over_text(index) for index in lines):
            return True
        above = self.doc.lines[max(0, match.line.index - HEAD_LINES) : match.line.index]
        below_body = any(map(self.zones.is_body, above))
        return any(first < index < last for index in lines) or (
            below_body and match.line.index < first and len(lines) > 1
        )

    def _heads_unknown(self, line: Line) -> bool:
        """Whether a date or a name below the article stands over a line that no rule is sure of: what is on then."""
        below = line.index + 1
        known = below == len(self.doc.lines) or below in self.gone or self.zones.spoken_for((below, 0))
        return not known and not self.zones.at_edge(line, "head")

    def _over_text(self, index: int) -> bool:
        """Whether a line with a full stop that no rule speaks for stands below: an entry too short for article text."""
        below = self.doc.lines[index + 1 : index + 2]
        return any(
            (line.index, 0) not in self.matches and ends_sentence(line.plain.text) and words(line.plain.text) > 2
            for line in below
        )

    @cached_property
    def _alone_lines(self) -> dict[str, set[int]]:
        """The lines of the shapes that are the page's only where they stand alone, by category."""
        found: dict[str, set[int]] = {}
        for rule, lines in self._lines_of.items():
            if rule.alone:
                found.setdefault(rule.category, set()).update(lines)
        return found

    def _again(self, rule: Rule, line: Line) -> bool:
        """Whether a button is there again and again: in the same words, or many times in its first words."""
        if rule not in self._texts_of:
            texts = [self.doc.lines[index].plain.text.lower() for index in self._lines_of[rule]]
            self._texts_of[rule] = Counter(texts), Counter(map(_beginning, texts))
        whole, beginnings = self._texts_of[rule]
        text = line.plain.text.lower()
        return whole[text] > ALONE_MOST or beginnings[_beginning(text)] > BUTTONS

    def going(self) -> dict[Unit, Match]:
        """The units for whose removal there is enough, with what speaks for it."""
        goes: dict[Unit, Match] = {}
        waiting: list[tuple[Unit, Match]] = []
        for unit, matches in sorted(self.matches.items()):
            for match in sorted(matches, key=lambda match: rank(match, unit[1], self._tongues), reverse=True):
                stands = self._stands(match)
                if stands:
                    goes[unit] = match
                    break
                if stands is None:
                    waiting.append((unit, match))
        # Evidence spreads from neighbour to neighbour: once down, once up reaches all that it can.
        for batch in (waiting, waiting[::-1]):
            for unit, match in batch:
                if unit not in goes and any(self._supports(goes, near, match.rule) for near in self._neighbours(unit)):
                    goes[unit] = match
        goes.update(self._items(goes))
        return without_doubtful(goes, self.zones, self._before)

    @cached_property
    def _tongues(self) -> Counter[str]:
        """How much speaks for each language: the article's words, and how many lines the rules of it speak for; rules
        for any language give way to the first."""
        found = spoken(self.zones.text)
        for rule, lines in self._lines_of.items():
            found[rule.language] += len(lines)
        found["any"] = max((number for language, number in found.items() if language != "any"), default=0) - 1
        return found

    def amid(self, edits: Iterable[Edit], wide: bool) -> Iterator[Edit]:
        """What goes because it stands amid lines that the *edits* take as a whole, or with them at the text's ends; of
        a press release of which nothing else goes, nothing."""
        edits = list(edits)
        wide = wide and (bool(edits) or not is_release([line.plain.text for line in self.doc.lines[:RELEASE_LINES]]))
        return Amid(self.doc, edits, self.zones, self._structure, self.findings, wide).edits()

    def _stands(self, match: Match) -> bool | None:
        """Whether the match is enough by itself; None if a neighbour that goes would make it enough."""
        rule, line = match.rule, match.line
        if (rule.alone or rule.stranger) and len(self._lines_of[rule]) > ALONE_MOST:
            return False
        if rule.alone and rule.kind == "edge" and self._amid(match):
            return False
        if rule.stranger and self._persons.mentioned(match):
            return False
        if rule.kind == "block" and line.plain.text.endswith((",", ";")):
            return False
        if rule.category == CREDITS and rule.whole and self._persons.is_shown(line):
            return False
        if rule.category in NAMES and self._persons.are_none(line):
            return False
        if rule.category == BYLINES and not line.body and self._persons.is_told_of(match):
            return False
        if rule.category == BYLINES and self.zones.at_edge(line, "tail") and self._structure.is_contributor(line):
            return None  # who else had a part in it, and in what, stands beside it
        if rule.category == DATELINES and line.index in self._dated:
            return False
        edge = self.zones.at_edge(line, rule.place)
        if not edge and (rule.kind == "edge" or rule.place != "any"):
            return False
        if rule.alone and rule.kind == "edge" and self._heads_unknown(line):
            return False
        if not line.body and any(own(self.doc, line, self._is_of_page) for own in (is_given, is_call)):
            return False
        if rule.category == RELATED and points_to_headword(line):
            return None
        if rule.part == "label" and self._lists.boxed(match):
            return True
        if self._owned(match) or (rule.topic and self._topics.asked(line, rule.topic)):
            return False
        if self._topics.owns_signals(match) or self._topics.explains(match):
            return False
        if not edge and not line.body and self._topics.shows(line):
            return None
        if (rule.kind == "sentence" or rule.confidence < Confidence.CERTAIN) and self._structure.is_answer(line):
            return False
        if self._structure.is_item(line) and not ((edge and not line.body) or self._structure.is_known_list(line)):
            return False
        if rule.part == "opener" and line.body and rule.confidence < Confidence.CERTAIN:
            return None  # a heading is no sentence
        if rule.topic and self._topics.about(rule.topic):
            return False if rule.company else None
        if self._may_head(match):
            return None
        if rule.company or rule.part == "foot" or (rule.stranger and not self._persons.signed(match)):
            return None
        if rule.items and self._structure.is_own_item(line):
            return False
        if rule.kind == "block" and rule.part == "label" and not edge and not self._lists.under(match):
            return None
        if rule.repeats and self._again(rule, line):
            return True
        if self.confidence(match) >= Confidence.HIGH or (rule.kind != "edge" and edge):
            return None if self._reads_as_article(match) else True
        return None

    @cached_property
    def _dated(self) -> frozenset[int]:
        """The dates below headings between paragraphs, if there are several: of versions, of posts, of a diary."""
        found = [
            line.index
            for line, above in zip(self.doc.lines[1:], self.doc.lines, strict=False)
            if not line.body and not above.body and not self.zones.at_edge(line, "any")
            if any(match.rule.category == DATELINES for match in self.matches.get((line.index, 0), ()))
        ]
        return frozenset(found if len(found) >= DATED else ())

    def _is_of_page(self, index: int) -> bool:
        """Whether the line goes, or a rule speaks for all of it."""
        return index in self.gone or bool(self.zones.sure(index))

    def _may_head(self, match: Match) -> bool:
        """Whether the line may be the heading of one of the article's sections: "About us", "Newsletter"."""
        rule, line = match.rule, match.line
        if self._structure.entries.names_below(line):
            return True
        if rule.repeats or rule.confidence == Confidence.CERTAIN or rule.category in BUTTONS_AMID:
            return False
        return not self.zones.at_edge(line, "tail") and self._structure.entries.may_head(line)

    def _reads_as_article(self, match: Match) -> bool:
        """Whether a sentence that a rule takes for a notice has nothing else of one: then it needs a neighbour.

        Rules of the user's own are taken at their word.
        """
        if match.rule.language == OWN_LANGUAGE:
            return False
        sentences = match.line.sentences[match.first : match.last + 1]
        body = [sentence for sentence in sentences if sentence.body]
        counts = match.rule.at_least > 1
        most = DOUBTFUL if counts and not self.zones.at_edge(match.line, "any") else ARTICLE
        return bool(body) and all(score(sentence.text) < most for sentence in (body if counts else sentences))

    def _owned(self, match: Match) -> bool:
        """Whether the layout makes the line the article's own, whatever a rule says of its words."""
        rule, line, structure = match.rule, match.line, self._structure
        entries = structure.entries
        if rule.whole or (len(line.sentences) == 1 and not line.body):
            if structure.is_headword(line) or structure.is_title(line) or structure.is_labelled(line):
                return True
            if structure.is_turn(line) or structure.is_introduced(line) or entries.is_over_times(line):
                return True
            if entries.is_over_one_of_many(line) or entries.is_timed(line):
                return True
            if entries.is_section(line) and (rule.category not in ONCE or self._heads_sections(rule)):
                return True
            once = len(self._lines_of[rule]) <= ALONE_MOST and not self.zones.at_edge(line, "any")
            if once and structure.is_listed(line):
                return True
            if rule.kind == "block" and rule.part == "label" and not self._lists.under(match):
                return self._heads_body(line)  # a title that begins as a label does
        owns = (
            structure.is_verse,
            structure.is_dialogue,
            structure.is_turn,
            structure.is_to_fill,
            structure.is_example,
            structure.is_quoting,
            entries.is_entry,
        )
        return self._is_announced(line) or any(own(line) for own in owns)

    def _is_announced(self, line: Line) -> bool:
        """Whether the article says what follows, and the line does."""
        announced = self._structure.announced_in(line)
        edge = self.zones.at_edge(line, "tail" if announced >= SENTENCE_WORDS else "any")
        return announced > 0 and not edge

    def _heads_sections(self, rule: Rule) -> bool:
        """Whether the rule speaks for several headings of the article's sections: of the page's lists each is named
        once."""
        found = (index for index in self._lines_of[rule] if self._structure.entries.is_section(self.doc.lines[index]))
        return len(list(islice(found, 2))) > 1

    def _heads_body(self, line: Line) -> bool:
        """Whether the line stands above a paragraph, and over it nothing that no rule speaks for.

        Above the first line of a text there is nothing; so whatever stands below it will do that no rule speaks for.
        """
        lines, below = self.doc.lines, line.index + 1
        if below == len(lines) or not (lines[below].body or (below == 1 and (below, 0) not in self.matches)):
            return False
        return line.index < HEAD_LINES and all((index, 0) in self.matches for index in range(line.index))

    @cached_property
    def _lists(self) -> Lists:
        return Lists(self.doc, self.matches, self.zones, self._structure, self._is_own_shape)

    def _is_own_shape(self, rule: Rule) -> bool:
        """Whether a rule of dates, times or names speaks for many: the document's own, as those of a live blog."""
        return rule.alone and len(self._lines_of[rule]) > ALONE_MOST

    @cached_property
    def _structure(self) -> Structure:
        return Structure(self.doc, lambda index: (index, 0) in self.matches, self.zones.sure)

    def _items(self, goes: dict[Unit, Match]) -> dict[Unit, Match]:
        """What goes with the labels of blocks, whichever rule spoke for the label first."""
        return {
            (line.index, i): match
            for unit in list(goes)
            for match in self.matches[unit]
            if match.rule.items and self._stands(match) is not False
            for line in self._lists.under(match)
            for i in range(len(line.sentences))
            if (line.index, i) not in goes
        }

    def _supports(self, goes: dict[Unit, Match], near: Unit, rule: Rule) -> bool:
        """Whether what goes beside it makes a match enough; a rule that asks for company wants its own kind's."""
        if near[0] in self.gone:
            return True
        return near in goes and (not rule.company or goes[near].rule.category == rule.category)

    def _neighbours(self, unit: Unit) -> list[Unit]:
        line, sentence = unit
        found = []
        if sentence > 0:
            found.append((line, sentence - 1))
        elif line > 0:
            found.append((line - 1, len(self.doc.lines[line - 1].sentences) - 1))
        if sentence + 1 < len(self.doc.lines[line].sentences):
            found.append((line, sentence + 1))
        elif line + 1 < len(self.doc.lines):
            found.append((line + 1, 0))
        return found


def _beginning(text: str) -> str:  # the first three words
    return " ".join(text.split(maxsplit=3)[:3])
