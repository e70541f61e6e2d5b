"""The closed set of rule kinds: what part of a document each looks at, and what it finds there.

`inline` finds spans within a line; `sentence` one sentence; `line` and `edge` a whole line, the latter only ahead of
the first or behind the last body paragraph; `block` the label or the furniture of a block of lines.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

import regex

from cleantext.document import Doc, Line
from cleantext.markup import plain_view
from cleantext.rules import Rule
from cleantext.shown import Shown, bare
from cleantext.table import BOUND


class Match(NamedTuple):
    """A rule that applies to sentences `first` to `last` (inclusive) of a line.

    `start:end` is what was found (code points of the document), for rules that look within a line.
    """

    rule: Rule
    line: Line
    first: int
    last: int
    captures: tuple[tuple[str, str], ...] = ()
    start: int = -1
    end: int = -1


@dataclass
class Findings:
    """What the rules found in a document, by line."""

    by_line: dict[int, list[Match]] = field(default_factory=dict)

    def add(self, matches: Iterable[Match]) -> None:
        """Keep matches with their lines."""
        for match in matches:
            self.by_line.setdefault(match.line.index, []).append(match)

    def at(self, line: Line, *kinds: str) -> list[Match]:
        """The matches in *line* of rules of the given kinds."""
        found = self.by_line.get(line.index)
        return [match for match in found if match.rule.kind in kinds] if found else []


def match_line(line: Line, rule: Rule, patterns: Sequence[int]) -> list[Match]:
    """Hold *patterns* of a rule that looks at lines, by their numbers, against one line."""
    if rule.kind == "inline":
        return [
            Match(rule, line, 0, 0, _captures(line, 0, found), *_source_span(line, found))
            for found in rule.spans(line.shown, patterns)
        ]
    hit = _hold(rule, line.shown, patterns)
    if hit is None:
        return []
    return [Match(rule, line, 0, len(line.sentences) - 1, _captures(line, *hit))]


def match_sentence(line: Line, number: int, rule: Rule, patterns: Sequence[int]) -> list[Match]:
    """Hold *patterns* of a rule that looks at sentences, by their numbers, against one sentence of a line."""
    hit = _hold(rule, line.shown_sentences[number], patterns)
    if hit is None:
        return []
    at, found = line.sentences[number].at + hit[0], hit[1]
    return [Match(rule, line, number, number, _captures(line, at, found), *_found_at(line, at, found))]


def _hold(rule: Rule, shown: Shown, patterns: Sequence[int]) -> tuple[int, regex.Match[str]] | None:
    """Hold a rule against a text, or else against the text without decoration; with where that begins."""
    found = rule.find(shown, patterns)
    if found is not None:
        return 0, found
    core = shown.core
    if core is None or (found := rule.find(core, patterns)) is None:
        return None
    return shown.text.find(core.text), found


#: A quotation of fewer code points is a word or a name: "click 'Accept' to agree".
QUOTED_LEAST = 25


def reported(match: Match) -> bool:
    """Whether the rule would not apply if nothing stood in quotation marks: then the text is reported, not said."""
    rule, line = match.rule, match.line
    sentence = line.sentences[match.first] if rule.kind == "sentence" else None
    start, end = (sentence.start, sentence.end) if sentence else (line.start, line.end)
    quotes = line.quotes[bisect_right(line.quotes, start, key=_end) : bisect_left(line.quotes, (end,))]
    if not quotes:
        return False
    holder = quotes[bisect_left(quotes, match.end, key=_end) :][:1] if sentence else ()
    if any(a <= match.start and match.end <= b for a, b in holder):
        return True
    passages = [(a, b) for a, b in quotes if b - a > QUOTED_LEAST]
    text, at = (sentence.text, sentence.at) if sentence else (line.plain.text, 0)
    shown, passage = list(text), 0
    for index in range(len(text)):
        offset = line.start + line.plain.at(at + index)
        while passage < len(passages) and passages[passage][1] <= offset:
            passage += 1
        if passage == len(passages):
            break
        if passages[passage][0] <= offset and text[index].isalnum():
            shown[index] = "x"
    masked = Shown("".join(shown))
    return masked.text != text and _hold(rule, masked, rule.holding(masked)) is None


def _end(span: tuple[int, int]) -> int:
    return span[1]


def matches_in(doc: Doc, rule: Rule) -> list[Match]:
    """Hold one rule against every line in its language, without any prefilter."""
    lines = [line for line in doc.lines if rule.language not in line.look.foreign]
    if rule.kind != "sentence":
        return [match for line in lines for match in match_line(line, rule, rule.holding(line.shown))]
    return [
        match
        for line in lines
        for number, shown in enumerate(line.shown_sentences)
        for match in match_sentence(line, number, rule, rule.holding(shown))
    ]


def _captures(line: Line, at: int, found: regex.Match[str]) -> tuple[tuple[str, str], ...]:
    """The named groups as they stand in the source, without markup; `at` is where the matched text begins."""
    values = []
    for key in found.groupdict():
        start, end = found.span(key)
        value = "".join(line.source[line.plain.at(at + i)] for i in range(start, end)).strip(" ,;|")
        if value:
            values.append((key, value))
    return tuple(values)


def _found_at(line: Line, at: int, found: regex.Match[str]) -> tuple[int, int]:
    """The document's span of what was found in a sentence that begins at *at* of the plain view."""
    last = max(found.start(), found.end() - 1)
    return line.start + line.plain.at(at + found.start()), line.start + line.plain.at(at + last) + 1


def _source_span(line: Line, found: regex.Match[str]) -> tuple[int, int]:
    """The document's span of an inline match; a link that the match covers goes with its brackets and target."""
    start, end = line.plain.at(found.start()), line.plain.at(found.end() - 1) + 1
    if line.plain.origin is not None:
        before = line.plain.at(found.start() - 1) + 1 if found.start() else len(line.plain.lead)
        behind = line.plain.at(found.end()) if found.end() < len(line.plain.text) else len(line.source)
        opening = regex.search(r"[\[*_]+$", line.source[before:start])
        closing = regex.match(r"(?:\\?[*_])*(?:\]\([^\s]*(?:\s\"[^\"]*\")?\))?[*_]*", line.source[end:behind])
        if closing and closing[0] and (opening or "[" in line.source[start:end]):
            start, end = start - len(opening[0] if opening else ""), end + len(closing[0])
    return line.start + start, line.start + end


def shares_literal(rule: Rule, example: str) -> bool:
    """Whether *example* would come to the rule, or holds another word that a pattern of the rule asks for."""
    shown = Shown(plain_view(example).text)
    data = "\n".join(("", shown.low, bare(shown.low))).encode("utf-8", "surrogatepass")
    if any(literal.strip(BOUND) in data for literals in rule.literals.values() for literal in literals):
        return True
    asked = (one for gate in rule.gates[: len(rule.match)] for choices in gate.holds for one in choices)
    return any(len(one.strip()) >= WORD and one in shown.zeroed for one in asked)


#: A word that an example shares with a rule has so many characters at least.
WORD = 4
