"""The prefilter: only the rules whose words stand in a line are held against it, and each with the patterns that may
match."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property

from cleantext.candidates import Candidates, Scan
from cleantext.document import Doc, Line
from cleantext.gates import EdgeIndex, Gate, Holders, holders, holds
from cleantext.kinds import Findings, Match, match_line, match_sentence
from cleantext.rules import Rule
from cleantext.shown import ZEROS, Shown
from cleantext.table import BOUND

#: Lines of so many code points are remembered from text to text, so many of the latest at least and twice as many at
#: most: the pages of a site repeat theirs.
SHORT, LATEST = 200, 10_000

#: So many lines are scanned at once: what is found in them takes more memory than they do.
CHUNK = 1000

#: What the rules match in a line, by the line's text.
Memory = dict[str, list[Match]]


class Prefilter:
    """A set of rules, and what tells which of them to hold against a line.

    Args:
        rules: the rules.
        backend: what searches for the literals, see `Scan`.
    """

    def __init__(self, rules: Sequence[Rule], backend: str | None = None) -> None:
        self.rules = tuple(rules)
        self._scan = Scan(self.rules, backend)
        self._asked = _Asked(self.rules, self._scan.patterns)
        self._young: Memory = {}
        self._old: Memory = {}

    def scan(self, doc: Doc, known: Memory | None = None) -> Findings:
        """Find what the rules match in *doc*; lines whose text is *known* are not looked at again, others noted."""
        known = {} if known is None else known
        new: dict[str, Line] = {}
        for line in doc.lines:
            if line.source in known or line.source in new:
                continue
            if len(line.source) <= SHORT and (seen := self._remembered(line.source)) is not None:
                known[line.source] = seen
            else:
                new[line.source] = line
        fresh = list(new.values())
        for at in range(0, len(fresh), CHUNK):
            for candidates in self._scan.candidates(fresh[at : at + CHUNK]):
                source = candidates.line.source
                known[source] = self._matches(candidates)
                if len(source) <= SHORT:
                    self._remember(source, known[source])
        findings = Findings()
        for line in doc.lines:
            if matches := known[line.source]:
                findings.by_line[line.index] = [_moved(match, line) for match in matches]
        return findings

    def _remembered(self, source: str) -> list[Match] | None:
        """What the rules match in a line of another text, if it is one of the latest."""
        if (found := self._young.get(source)) is None and (found := self._old.get(source)) is not None:
            self._remember(source, found)
        return found

    def _remember(self, source: str, matches: list[Match]) -> None:
        if len(self._young) >= LATEST:
            self._young, self._old = {}, self._young
        self._young[source] = matches

    def _matches(self, candidates: Candidates) -> list[Match]:
        """What of the candidates matches a line: the rules in their order, each held with its patterns that may."""
        line, rules = candidates.line, self.rules
        found: dict[int, list[Match]] = {}
        if candidates.of_line:
            some = self._admitted(line.shown, self._in_language(line, candidates.of_line))
            for number, may in self._by_rule(self._held(line.shown, some)):
                found[number] = match_line(line, rules[number], may)
        if candidates.ending:
            # What a sentence holds its line holds: most lines are done with before they are split.
            some = {one for _, patterns in candidates.ending for one in patterns}
            asking = self._held(line.shown, self._in_language(line, some))
            for sentence, patterns in sorted(candidates.of_sentences(asking).items()):
                shown = line.shown_sentences[sentence]
                some = self._admitted(shown, patterns)
                held = {one: asking[one] for one in some} if shown is line.shown else self._held(shown, some)
                for number, may in self._by_rule(held):
                    found.setdefault(number, []).extend(match_sentence(line, sentence, rules[number], may))
        return [match for number in sorted(found) for match in found[number]]

    def _admitted(self, shown: Shown, patterns: set[int]) -> set[int]:
        """Those of *patterns* that may match a text by its edges."""
        return self._edges.admitted(shown, patterns) if self._scan.pays else patterns

    def _in_language(self, line: Line, patterns: set[int]) -> set[int]:
        """Those of *patterns* that are not of a language that the line is not in."""
        foreign, asked = line.look.foreign, self._asked
        return {pattern for pattern in patterns if asked[pattern][3] not in foreign} if foreign else patterns

    def _held(self, shown: Shown, patterns: set[int]) -> dict[int, Sequence[int]]:
        """Those of *patterns* of which a text holds what their matches hold, and which of their rules' they are."""
        zeroed, asked = shown.zeroed, self._asked
        held: dict[int, Sequence[int]] = {}
        for pattern in patterns:
            number, indexes, holders, _ = asked[pattern]
            if holds(zeroed, holders) and (may := indexes or self.rules[number].holding(shown)):
                held[pattern] = may
        return held

    def _by_rule(self, held: dict[int, Sequence[int]]) -> Iterable[tuple[int, Sequence[int]]]:
        """The patterns that may match, by the number of the rule, each rule's in order."""
        found: dict[int, Sequence[int]] = {}
        for pattern, indexes in held.items():
            number = self._asked[pattern][0]
            found[number] = sorted((*found[number], *indexes)) if number in found else indexes
        return found.items()

    @cached_property
    def _edges(self) -> EdgeIndex:
        return EdgeIndex(self._edge(*pattern) for pattern in self._scan.patterns)

    def _edge(self, number: int, index: int) -> Gate | None:
        """What tells by the edges of a text that a pattern of a rule cannot match; None if nothing does."""
        rule = self.rules[number]
        if index >= 0 and rule.full:
            return rule.gates[index]
        if rule.kind == "sentence" and len(rule.every) == 1 and rule.gates[0].anchored:
            return rule.gates[0]._replace(ends=())
        return None


#: The rule of a pattern, which of the rule's it is (none for all of them), what a text is asked for, and the rule's
#: language.
Asked = tuple[int, tuple[int, ...], Holders, str]


class _Asked(dict[int, Asked]):
    """What is asked of a text for each pattern: read when it is asked for."""

    def __init__(self, rules: Sequence[Rule], patterns: Sequence[tuple[int, int]]) -> None:
        super().__init__()
        self._rules, self._patterns = rules, patterns

    def __missing__(self, pattern: int) -> Asked:
        number, index = self._patterns[pattern]
        rule = self._rules[number]
        if index < 0 and len(rule.every) == 1:
            index = 0
        if index < 0:
            asked: Asked = number, (), rule.asked, rule.language
        else:
            asked = number, (index,), (*rule.asked, *holders(_untold(rule, index))), rule.language
        self[pattern] = asked
        return asked


def _untold(rule: Rule, index: int) -> Iterator[tuple[str, ...]]:
    """What the matches of a rule's pattern hold besides the literals that bring the pattern to a line."""
    every = (pair for literals in rule.literals.values() for pair in literals.items())
    bring = [literal.strip(BOUND).decode("utf-8", "surrogatepass") for literal, some in every if index in some]
    for choices in rule.gates[index].holds:
        if not bring or not all(any(map(text.translate(ZEROS).__contains__, choices)) for text in bring):
            yield choices


def _moved(match: Match, line: Line) -> Match:
    """The match as it is in another line of the same text."""
    if match.line is line:
        return match
    by = line.start - match.line.start if match.start >= 0 else 0
    return match._replace(line=line, start=match.start + by, end=match.end + by)
