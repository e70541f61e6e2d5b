"""Whom a portrait is of: the author, or somebody of whom the article speaks."""

from __future__ import annotations

from functools import cached_property

from cleantext.document import Doc, Line
from cleantext.kinds import Findings, Match
from cleantext.zones import Zones

#: Whom an article names so often it is about.
TOLD = 2


class Persons:
    """The names that rules capture, and what the text says of them."""

    def __init__(self, doc: Doc, findings: Findings, zones: Zones) -> None:
        self.doc, self.findings, self.zones = doc, findings, zones

    def mentioned(self, match: Match) -> bool:
        """Whether the article speaks of the person whom the match captures: then a portrait is part of it."""
        return any(name in self.zones.text for name in _surnames(match))

    def is_shown(self, line: Line) -> bool:
        """Whether the article's paragraphs tell of whom the credit of a picture names: then it is part of the story."""
        matches = self.findings.by_line.get(line.index, ())
        names = [value.split()[-1] for match in matches for key, value in match.captures if key == "credit"]
        paragraphs = (other for other in self.doc.lines if other is not line and self.zones.is_body(other))
        return bool(names) and any(name in other.plain.text for other in paragraphs for name in names)

    def is_told_of(self, match: Match) -> bool:
        """Whether the article tells several times of whom the match captures: a review, of a book's author."""
        return any(self.zones.text.count(name) >= TOLD for name in _surnames(match) if len(name) > 2)

    def are_none(self, line: Line) -> bool:
        """Whether a line without a label ("By: ...") is made of words of which the article makes no names: a title."""
        text = line.plain.text
        return not line.body and ":" not in text and self.zones.subject.is_no_name(text)

    def signed(self, match: Match) -> bool:
        """Whether more than its place tells that a portrait is the author's: a byline, an emphasis, a line above it.

        Else it needs a neighbour that goes, such as its heading: an article too may end with who somebody is.
        """
        names, line = _surnames(match), match.line
        if not names or (line.source.strip()[0] in "*_" and line.source.strip()[-1] in "*_"):
            return True
        ruled = line.index > 0 and not any(char.isalnum() for char in self.doc.lines[line.index - 1].source)
        return ruled or not self._signatures.isdisjoint(names)

    @cached_property
    def _signatures(self) -> set[str]:
        """The surnames in bylines."""
        matches = (match for line in self.findings.by_line.values() for match in line if not match.rule.stranger)
        return {name for match in matches for name in _surnames(match)}


def _surnames(match: Match) -> list[str]:
    return [value.split()[-1].strip(".,") for key, value in match.captures if key == "author" and value.split()]
