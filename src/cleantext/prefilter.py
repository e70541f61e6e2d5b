"""The prefilter: one scan for the literals that rules require tells which rules to hold against which lines."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Sequence
from functools import cached_property
from itertools import accumulate

import ahocorasick_rs

from cleantext.document import Doc, Line
from cleantext.folding import scan_form, scripts
from cleantext.gates import EdgeIndex
from cleantext.kinds import Findings, Match, match_line
from cleantext.markup import UNPLAIN
from cleantext.rules import Rule

#: The first texts, if they have no more bytes than this, are scanned for the literals that they can hold at all: an
#: automaton of all takes as long to make as a dozen such texts to clean.
SMALL, FIRST = 1 << 16, 8
#: A literal can stand in a text only where its first bytes do.
_HEAD = 5

_NONE: dict[bytes, tuple[int, ...]] = {}

#: What the rules match in a line, by the line's text.
Memory = dict[str, list[Match]]

Automaton = tuple[ahocorasick_rs.BytesAhoCorasick, list[list[int]]]


class Prefilter:
    """The literals of a set of rules, in one automaton over UTF-8 bytes for each script, built when a text needs it."""

    def __init__(self, rules: Sequence[Rule]) -> None:
        self.rules = tuple(rules)
        self._scripts = {script for rule in self.rules for script in rule.literals}
        self._automata: dict[str, Automaton] = {}
        self._heads: dict[str, dict[bytes, dict[bytes, list[int]]]] = {}
        self._scans = 0
        #: The rule of each pattern, and which of the rule's patterns it is; rules one after another.
        self._patterns = [(number, index) for number, rule in enumerate(self.rules) for index in rule.every]

    def scan(self, doc: Doc, known: Memory | None = None) -> Findings:
        """Find what the rules match in *doc*; lines whose text is *known* are not looked at again, others noted."""
        known = {} if known is None else known
        new: dict[str, Line] = {}
        for line in doc.lines:
            if line.source not in known:
                new.setdefault(line.source, line)
        for source, patterns in self._candidates(new.values()).items():
            known[source] = self._matches(new[source], patterns) if patterns else []
        findings = Findings()
        for line in doc.lines:
            if matches := known[line.source]:
                findings.by_line[line.index] = [_moved(match, line) for match in matches]
        return findings

    def _matches(self, line: Line, patterns: set[int]) -> list[Match]:
        """What of the patterns matches a line: the rules in their order, each held with its patterns that may."""
        if self._scans > FIRST:
            patterns = self._edges.admitted(line.shown, patterns)
        low, places, holds = line.shown.low, self._patterns, self._holds
        by_rule: dict[int, list[int]] = {}
        for pattern in sorted(patterns):
            for choices in holds[pattern]:
                for choice in choices:
                    if choice in low:
                        break
                else:
                    break
            else:
                number, index = places[pattern]
                by_rule.setdefault(number, []).append(index)
        rules = self.rules
        return [
            match
            for number, few in by_rule.items()
            if len(few) >= rules[number].at_least
            for match in match_line(line, rules[number], few)
        ]

    @cached_property
    def _holds(self) -> list[tuple[tuple[str, ...], ...]]:
        return [self.rules[number].gates[index].holds for number, index in self._patterns]

    @cached_property
    def _edges(self) -> EdgeIndex:
        gates = [
            self.rules[number].gates[index] if self.rules[number].full else None for number, index in self._patterns
        ]
        return EdgeIndex(gates)

    def _automaton(self, script: str, heads: Collection[bytes] | None) -> Automaton:
        """The automaton of all literals of *script*; of those that begin as one of *heads* does, if there are any."""
        if script in self._automata:
            return self._automata[script]
        by_head = self._by_head(script)
        chosen = by_head.values() if heads is None else [by_head[head] for head in by_head.keys() & heads | {b""}]
        literals = {literal: patterns for some in chosen for literal, patterns in some.items()}
        made = ahocorasick_rs.BytesAhoCorasick(list(literals)), list(literals.values())
        if heads is None:
            self._automata[script] = made
        return made

    def _by_head(self, script: str) -> dict[bytes, dict[bytes, list[int]]]:
        """The literals of *script* and their patterns, by their first bytes; those that have fewer, by none."""
        if script not in self._heads:
            found: dict[bytes, dict[bytes, list[int]]] = {b"": {}}
            first = 0
            for rule in self.rules:
                for literal, indexes in rule.literals.get(script, _NONE).items():
                    head = literal[:_HEAD] if len(literal) >= _HEAD else b""
                    some = found.get(head)
                    if some is None:
                        some = found[head] = {}
                    if literal in some:
                        some[literal] += [first + index for index in indexes]
                    else:
                        some[literal] = [first + index for index in indexes]
                first += len(rule.match)
            self._heads[script] = found
        return self._heads[script]

    def _hits(self, data: bytes) -> list[tuple[list[int], int]]:
        """The patterns of every literal in *data*, and where it ends."""
        found = []
        self._scans += 1
        few = self._scans <= FIRST and len(data) <= SMALL
        heads = {data[at : at + _HEAD] for at in range(len(data))} if few else None
        for script in scripts(data) & self._scripts:
            automaton, owners = self._automaton(script, heads)
            found += [
                (owners[pattern], end) for pattern, _, end in automaton.find_matches_as_indexes(data, overlapping=True)
            ]
        return found

    def _candidates(self, lines: Collection[Line]) -> dict[str, set[int]]:
        """The patterns of which a required literal stands in a line, by the line's text.

        Of lines with markup and the like the plain view is looked at, which the rules will see.
        """
        found: dict[str, set[int]] = {line.source: set() for line in lines}
        texts = list(found)
        owners = texts
        if UNPLAIN.search("\n".join(texts)) is not None:
            owners, texts = [], []
            for line in lines:
                if UNPLAIN.search(line.source) is None:
                    views: list[str] = [line.source]
                else:
                    shown = line.shown
                    views = [shown.low] if shown.core is None else [shown.low, shown.core.low]
                owners += [line.source] * len(views)
                texts += views
        data = b"\n" + scan_form("\n".join(texts))
        ends = list(accumulate(len(piece) + 1 for piece in data[1:].split(b"\n")))
        for patterns, end in self._hits(data):
            # The last character of a hit lies in its line, even where the hit begins with the newline before it.
            found[owners[bisect_left(ends, end - 1)]].update(patterns)
        return found


def _moved(match: Match, line: Line) -> Match:
    """The match as it is in another line of the same text."""
    if match.line is line:
        return match
    by = line.start - match.line.start if match.start >= 0 else 0
    return match._replace(line=line, start=match.start + by, end=match.end + by)
