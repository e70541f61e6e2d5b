"""The prefilter: one scan for the literals that rules require tells which rules to hold against which lines."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Sequence
from functools import cached_property
from itertools import accumulate

from cleantext import catalog
from cleantext.automata import BACKENDS, Automaton, chosen
from cleantext.document import Doc, Line
from cleantext.folding import scan_form, scripts
from cleantext.gates import EdgeIndex, holds
from cleantext.kinds import Findings, Match, match_line
from cleantext.markup import is_plain
from cleantext.rules import Rule
from cleantext.table import HEAD, Literals, collect

#: The first texts, as long as they have no more bytes than this, are scanned for the literals that they can hold at
#: all: an automaton of all takes as long to make as a dozen such texts to clean.
SMALL, FIRST = 1 << 16, 8

#: Lines of so many code points are remembered from text to text, so many of the latest at least and twice as many at
#: most: the pages of a site repeat theirs.
SHORT, LATEST = 200, 10_000

#: So many lines are scanned at once: what is found in them takes more memory than they do.
CHUNK = 1000

#: What the rules match in a line, by the line's text.
Memory = dict[str, list[Match]]

#: An automaton of literals, and the patterns of each.
Owned = tuple[Automaton, list[list[int]]]


class Prefilter:
    """The literals of a set of rules, in one automaton over UTF-8 bytes for each script, built when a text needs it.

    Args:
        rules: the rules.
        backend: what searches for the literals, one of `automata.BACKENDS`; None for the best that is installed. It
            makes no difference to what is found.
    """

    def __init__(self, rules: Sequence[Rule], backend: str | None = None) -> None:
        self.rules = tuple(rules)
        self._backend = chosen(backend)
        self._automata: dict[str, Owned] = {}
        self._own_literals: dict[str, Literals] = {}
        self._young: Memory = {}
        self._old: Memory = {}
        self._scans = 0
        #: Whether it pays to make what holds all the rules: the whole automata, and the index of edges.
        self._pays = False
        #: The rule of each pattern, and which of the rule's patterns it is; rules one after another. One below zero
        #: stands for all patterns of a rule, and ahead of them.
        self._patterns: list[tuple[int, int]] = []
        #: Where the patterns of each rule begin, by its number in the table, or one below zero.
        self._firsts: dict[int, int] = {}
        self._others: list[tuple[int, Rule]] = []
        for place, rule in enumerate(self.rules):
            number = rule.number if rule.number >= 0 else -1 - place
            self._firsts[number] = len(self._patterns)
            self._patterns += [(place, index) for index in (-1, *rule.every)]
            if number < 0:
                self._others.append((number, rule))

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
            for source, patterns in self._candidates(fresh[at : at + CHUNK]).items():
                known[source] = self._matches(new[source], patterns) if patterns else []
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

    def _matches(self, line: Line, patterns: set[int]) -> list[Match]:
        """What of the patterns matches a line: the rules in their order, each held with its patterns that may."""
        if self._pays:
            patterns = self._edges.admitted(line.shown, patterns)
        low, places, rules = line.shown.low, self._patterns, self.rules
        by_rule: dict[int, Sequence[int]] = {}
        for pattern in sorted(patterns):
            number, index = places[pattern]
            if index < 0:
                by_rule[number] = rules[number].every
            elif (known := by_rule.get(number)) is None:
                by_rule[number] = [index]
            elif isinstance(known, list):
                known.append(index)
        found: list[Match] = []
        for number, few in by_rule.items():
            rule = rules[number]
            if not rule.needs_in(low):
                continue
            gates = rule.gates
            may = [index for index in few if holds(low, gates[index].holds)]
            if len(may) >= rule.at_least:
                found += match_line(line, rule, may)
        return found

    @cached_property
    def _edges(self) -> EdgeIndex:
        rules = self.rules
        return EdgeIndex(rules[n].gates[i] if i >= 0 and rules[n].full else None for n, i in self._patterns)

    def _automaton(self, script: str, heads: Collection[bytes] | None) -> Owned:
        """The automaton of all literals of *script*; of those that begin as one of *heads* does, if there are any."""
        if script in self._automata:
            return self._automata[script]
        literals: dict[bytes, list[int]] = {}
        known, own = catalog.literals(script), self._own(script)
        some = [] if known is None else [known.of(head) for head in known.heads.keys() & (heads or known.heads.keys())]
        some += [own[head] for head in own.keys() & (heads or own.keys())]
        for literal, owners in (pair for one in some for pair in one.items()):
            patterns = [pattern for owner in owners for pattern in self._of(*owner)]
            if patterns:
                literals.setdefault(literal, []).extend(patterns)
        made = BACKENDS[self._backend].automaton(list(literals)), list(literals.values())
        if heads is None:
            self._automata[script] = made
        return made

    def _of(self, number: int, indexes: tuple[int, ...]) -> list[int]:
        """The patterns of a rule that a literal speaks for, if the rule is one of these; if that is all of them, and no
        edges tell them apart, as one."""
        if (first := self._firsts.get(number)) is None:
            return []
        rule = self.rules[self._patterns[first][0]]
        if len(indexes) == len(rule.every) and not rule.full:
            return [first]
        return [first + 1 + index for index in indexes]

    def _own(self, script: str) -> Literals:
        """The literals of the rules that are not of the compiled table; their owners are counted down from -1."""
        if script not in self._own_literals:
            self._own_literals[script] = collect(self._others, script)
        return self._own_literals[script]

    def _hits(self, data: bytes) -> list[tuple[list[int], int]]:
        """The patterns of every literal in *data*, and where it ends."""
        found = []
        self._scans += 1
        self._pays = self._pays or self._scans > FIRST or len(data) > SMALL
        heads = None if self._pays else {data[at : at + HEAD] for at in range(len(data))} | {b""}
        for script in sorted(scripts(data)):
            literals, owners = self._automaton(script, heads)
            found += [(owners[literal], end) for literal, end in literals.hits(data)]
        return found

    def _candidates(self, lines: Collection[Line]) -> dict[str, set[int]]:
        """The patterns of which a required literal stands in a line, by the line's text.

        Of lines with markup and the like the plain view is looked at, which the rules will see.
        """
        found: dict[str, set[int]] = {}
        owners: list[set[int]] = []
        texts: list[str] = []
        for line in lines:
            found[line.source] = patterns = set[int]()
            if is_plain(line.source):
                views: list[str] = [line.source]
            else:
                shown = line.shown
                views = [shown.low] if shown.core is None else [shown.low, shown.core.low]
            owners += [patterns] * len(views)
            texts += views
        data = b"\n" + scan_form("\n".join(texts))
        ends = list(accumulate(len(piece) + 1 for piece in data[1:].split(b"\n")))
        for literal, end in self._hits(data):
            # The last character of a hit lies in its line, even where the hit begins with the newline before it.
            owners[bisect_left(ends, end - 1)].update(literal)
        return found


def _moved(match: Match, line: Line) -> Match:
    """The match as it is in another line of the same text."""
    if match.line is line:
        return match
    by = line.start - match.line.start if match.start >= 0 else 0
    return match._replace(line=line, start=match.start + by, end=match.end + by)
