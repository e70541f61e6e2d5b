"""The prefilter: one scan for the literals that rules require tells which rules to hold against which lines."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Sequence
from functools import cached_property
from itertools import accumulate
from typing import NamedTuple

from cleantext import catalog
from cleantext.automata import BACKENDS, Automaton, chosen
from cleantext.document import Doc, Line
from cleantext.folding import scan_form, scripts
from cleantext.gates import EdgeIndex, holds
from cleantext.kinds import Findings, Match, match_line
from cleantext.markup import is_plain
from cleantext.rules import Rule
from cleantext.table import BOUND, HEAD, Literals, collect

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

#: The patterns that a literal speaks for where no letter or digit stands ahead of it, or behind it, as told.
Bounded = tuple[bool, bool, list[int]]


class Spoken(NamedTuple):
    """How many bytes a literal has, the patterns that it speaks for wherever it stands, and those of its bounds."""

    size: int
    free: list[int]
    bounded: list[Bounded]


#: An automaton of literals, and what each speaks for.
Owned = tuple[Automaton, list[Spoken]]

#: Where one of these stands beside a literal there is no bound; other bytes do not tell, so there may be one.
_LETTERS = frozenset(b"abcdefghijklmnopqrstuvwxyz0123456789")


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
        zeroed, rules = line.shown.zeroed, self.rules
        by_rule: dict[int, list[int]] = {}
        for pattern in patterns:
            number, index, sets = self._asked[pattern]
            if index < 0:
                gates = rules[number].gates
                by_rule[number] = [index for index in rules[number].every if holds(zeroed, gates[index].holds)]
            elif holds(zeroed, sets):
                by_rule.setdefault(number, []).append(index)
        found: list[Match] = []
        for number in sorted(by_rule):
            rule, may = rules[number], by_rule[number]
            if len(may) >= rule.at_least and rule.needs_in(line.shown):
                found += match_line(line, rule, sorted(may))
        return found

    @cached_property
    def _asked(self) -> _Asked:
        return _Asked(self.rules, self._patterns)

    @cached_property
    def _edges(self) -> EdgeIndex:
        rules = self.rules
        return EdgeIndex(rules[n].gates[i] if i >= 0 and rules[n].full else None for n, i in self._patterns)

    def _automaton(self, script: str, heads: Collection[bytes] | None) -> Owned:
        """The automaton of all literals of *script*; of those that begin as one of *heads* does, if there are any."""
        if script in self._automata:
            return self._automata[script]
        literals: dict[bytes, Spoken] = {}
        known, own = catalog.literals(script), self._own(script)
        some = [] if known is None else [known.of(head) for head in known.heads.keys() & (heads or known.heads.keys())]
        some += [own[head] for head in own.keys() & (heads or own.keys())]
        for literal, owners in (pair for one in some for pair in one.items()):
            patterns = [pattern for owner in owners for pattern in self._of(*owner)]
            if not patterns:
                continue
            text = literal.strip(BOUND)
            spoken = literals.setdefault(text, Spoken(len(text), [], []))
            if text == literal:
                spoken.free.extend(patterns)
            else:
                spoken.bounded.append((literal.startswith(BOUND), literal.endswith(BOUND), patterns))
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

    def _hits(self, data: bytes) -> list[tuple[Spoken, int]]:
        """What every literal in *data* speaks for, and where it ends."""
        found = []
        self._scans += 1
        self._pays = self._pays or self._scans > FIRST or len(data) > SMALL
        heads = None if self._pays else {data[at : at + HEAD] for at in range(len(data))} | {b""}
        for script in sorted(scripts(data)):
            literals, spoken = self._automaton(script, heads)
            found += [(spoken[literal], end) for literal, end in literals.hits(data)]
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
        data = b"\n" + scan_form("\n".join(texts)) + b"\n"
        ends = list(accumulate(len(piece) + 1 for piece in data[1:].split(b"\n")))
        for (size, free, bounded), end in self._hits(data):
            # The last character of a hit lies in its line, even where the hit begins with the newline before it.
            if free:
                owners[bisect_left(ends, end - 1)].update(free)
            if bounded:
                ahead, behind = data[end - size - 1] in _LETTERS, data[end] in _LETTERS
                for left, right, some in bounded:
                    if not (left and ahead) and not (right and behind):
                        owners[bisect_left(ends, end - 1)].update(some)
        return found


class _Asked(dict[int, tuple[int, int, tuple[tuple[str, ...], ...]]]):
    """The rule of a pattern, which of the patterns it is, and what its matches hold: read when it is asked for."""

    def __init__(self, rules: Sequence[Rule], patterns: Sequence[tuple[int, int]]) -> None:
        super().__init__()
        self._rules, self._patterns = rules, patterns

    def __missing__(self, pattern: int) -> tuple[int, int, tuple[tuple[str, ...], ...]]:
        number, index = self._patterns[pattern]
        self[pattern] = asked = (number, index, self._rules[number].gates[index].holds if index >= 0 else ())
        return asked


def _moved(match: Match, line: Line) -> Match:
    """The match as it is in another line of the same text."""
    if match.line is line:
        return match
    by = line.start - match.line.start if match.start >= 0 else 0
    return match._replace(line=line, start=match.start + by, end=match.end + by)
