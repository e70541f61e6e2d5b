"""What the article speaks of: the words of a notice are then its own, and no notice is."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

from cleantext.document import Doc, Line
from cleantext.folding import fold
from cleantext.kinds import Match
from cleantext.rules import Rule
from cleantext.signs import tells_whom_to_ask
from cleantext.zones import Unit, Zones

#: A topic that so many body paragraphs mention is what the document is about.
TOPIC_LINES = 3
#: So many other paragraphs have all but one of the signals that a rule counts; if that is one, so many.
PARAGRAPHS, WITH_ONE = 2, 3
#: A box of consent has many paragraphs itself.
LONG = frozenset({"cookie_notices"})
#: What rules of these count besides what they need are words that any text has: "you", "buy".
COMMON = frozenset({"affiliate_disclosures"})
#: The title speaks of a topic as two paragraphs do.
TITLE = 2
#: So many lines of a kind, in different words and each by itself between paragraphs, are shown and explained.
SHOWN = 3
#: What comes again and again between the paragraphs of articles; of all else a page has one or two.
OFTEN = frozenset((
    "ad_markers", "affiliate_disclosures", "bylines", "datelines", "image_credits", "markdown_link_debris",
    "metadata_lines", "navigation", "related_links", "syndication_disclaimers",
))  # fmt: skip
#: What stands at the ends of a passage in quotation marks.
_MARKS = "\"' .,:"


class Topics:
    """What *doc* speaks of, by its *zones* and the *matches* of the rules. A topic is its words: "cookie|kuki"."""

    def __init__(self, doc: Doc, matches: Mapping[Unit, list[Match]], zones: Zones) -> None:
        self.doc, self.matches, self.zones = doc, matches, zones
        self._known: dict[str, bool] = {}
        self._with_signals: dict[Rule, frozenset[int]] = {}
        self._shown: dict[str, bool] = {}

    def about(self, topic: str) -> bool:
        """Whether the article is about the topic."""
        if topic not in self._known:
            mentions = sum(_speaks_of(line, topic) for line in self.doc.lines if self.zones.is_body(line))
            if any(_speaks_of(self.doc.lines[index], topic) for index in self.zones.headlines):
                mentions += TITLE
            self._known[topic] = mentions >= TOPIC_LINES
        return self._known[topic]

    def explains(self, match: Match) -> bool:
        """Whether the article shows lines of the match's kind one by one, each between its paragraphs: a guide to what
        boxes of consent say, to what newsletters are called."""
        category = match.rule.category
        if category in OFTEN or self.zones.at_edge(match.line, "any"):
            return False
        if category not in self._shown:
            found = {
                line.plain.text
                for line in map(self.doc.lines.__getitem__, sorted({index for index, _ in self.matches}))
                if self._is_alone(line) and any(one.rule.category == category for one in self.matches[line.index, 0])
            }
            self._shown[category] = len(found) >= SHOWN
        return self._shown[category] and self._is_alone(match.line)

    def _is_alone(self, line: Line) -> bool:
        """Whether the line stands between two paragraphs of the article."""
        lines, index = self.doc.lines, line.index
        if not 0 < index < len(lines) - 1 or (index, 0) not in self.matches:
            return False
        return self.zones.is_body(lines[index - 1]) and self.zones.is_body(lines[index + 1])

    def owns_signals(self, match: Match) -> bool:
        """Whether a paragraph amid the article has the signals that a rule counts as a part of the article.

        It tells whom to ask; or several paragraphs have them: of what subscriptions cost a review of subscriptions
        speaks again and again, a page's offer once.
        """
        rule, line = match.rule, match.line
        least = rule.at_least - 1
        if not least or not line.body or self.zones.at_edge(line, "any"):
            return False
        if tells_whom_to_ask(line.source):
            return True
        if rule.category in LONG:
            return False
        if rule not in self._with_signals:
            found = (one for one in self.doc.lines if one.body and not self.zones.at_edge(one, "any"))
            strict = rule.category in COMMON
            self._with_signals[rule] = frozenset(
                one.index
                for one in found
                if rule.signals(one.shown) >= least and (not strict or rule.has_needs(one.shown))
            )
        return len(self._with_signals[rule] - {line.index}) >= (PARAGRAPHS if least > 1 else WITH_ONE)

    def asked(self, line: Line, topic: str) -> bool:
        """Whether the line above asks about the topic, in words that no rule knows: then this one answers."""
        if not line.index:
            return False
        above = self.doc.lines[line.index - 1]
        asks = above.plain.text.endswith(("?", "؟", ";")) and _speaks_of(above, topic)
        return asks and (above.index, 0) not in self.matches

    def shows(self, line: Line) -> bool:
        """Whether the article has the words of a short line in quotation marks: it shows what it speaks of."""
        return line.plain.text.strip(_MARKS) in self._quoted

    @cached_property
    def _quoted(self) -> frozenset[str]:
        """The passages in quotation marks within the article's paragraphs."""
        paragraphs = (line for line in self.doc.lines if line.body)
        spans = (span for line in paragraphs for span in line.quotes)
        return frozenset(fold(self.doc.text[start:end]).strip(_MARKS) for start, end in spans)


def _speaks_of(line: Line, topic: str) -> bool:
    text = line.plain.text.lower()
    return any(word in text for word in topic.split("|"))
