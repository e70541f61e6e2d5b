"""Which patterns may match where: told by one scan for the literals that they require."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterator, Sequence
from itertools import accumulate, pairwise
from typing import NamedTuple

from cleantext import catalog
from cleantext.automata import BACKENDS, Automaton, chosen
from cleantext.document import Line
from cleantext.folding import scripts
from cleantext.rules import Rule
from cleantext.table import BOUND, HEAD, Literals, Owners, collect

#: The first texts, as long as they have no more bytes than this, are scanned for the literals that they can hold at
#: all: an automaton of all takes as long to make as a dozen such texts to clean.
SMALL, FIRST = 1 << 16, 8

#: The patterns that a literal speaks for where no letter or digit stands ahead of it, or behind it, as told: of rules
#: that look at lines, and of rules that look at sentences.
Bounded = tuple[bool, bool, list[int], list[int]]


class Spoken(NamedTuple):
    """How many bytes a literal has, the patterns that it speaks for wherever it stands (of rules that look at lines,
    and at sentences), and those of its bounds."""

    size: int
    of_lines: list[int]
    of_sentences: list[int]
    bounded: list[Bounded]


#: Lines are told apart by whether they have so many code points at least.
WIDTHS = (0, 20, 40, 60, 80, 120, 160, 240, 320, 480, 640, 1000)

#: An automaton of literals, and what each speaks for: anywhere, and, as far as it was asked for, in lines of a width.
Owned = tuple[Automaton, list[Spoken], list[dict[int, Spoken]]]

#: Where one of these stands beside a literal there is no bound; other bytes do not tell, so there may be one.
_LETTERS = frozenset(b"abcdefghijklmnopqrstuvwxyz0123456789")


class Candidates:
    """The patterns that may match a line, or its sentences.

    Attributes:
        line: the line.
        of_line: the patterns of rules that look at lines.
        ending: those of rules that look at sentences, with where what they ask for ends (bytes of the scanned text).
        start: where the line begins there.
    """

    __slots__ = ("ending", "line", "of_line", "start")

    def __init__(self, line: Line) -> None:
        self.line = line
        self.of_line: set[int] = set()
        self.ending: list[tuple[int, list[int]]] = []
        self.start = 0

    def of_sentences(self, among: Collection[int]) -> dict[int, set[int]]:
        """The patterns, of those *among* which they are, that may match each sentence, by its number."""
        found: dict[int, set[int]] = {}
        starts = self._starts() if among else []
        for end, patterns in self.ending if among else ():
            if some := [pattern for pattern in patterns if pattern in among]:
                found.setdefault(bisect_right(starts, end - 1) - 1, set()).update(some)
        return found

    def _starts(self) -> list[int]:
        """Where the sentences begin, in bytes of the scanned text."""
        places = self.line.look.places[:-1]
        low = self.line.shown.low
        if len(places) > 1 and not low.isascii():
            places = list(accumulate((len(encoded(low[a:b])) for a, b in pairwise(places)), initial=0))
        return [self.start + place for place in places]


class Scan:
    """The literals of a set of rules, in one automaton over UTF-8 bytes for each script, built when a text needs it.

    Args:
        rules: the rules.
        backend: what searches for the literals, one of `automata.BACKENDS`; None for the best that is installed. It
            makes no difference to what is found.

    Attributes:
        patterns: the rule of each pattern, and which of the rule's patterns it is; rules one after another. One below
            zero stands for all patterns of a rule, and ahead of them.
        pays: whether it pays to make what holds all the rules: the whole automata, and the index of edges.
    """

    def __init__(self, rules: Sequence[Rule], backend: str | None = None) -> None:
        self.patterns: list[tuple[int, int]] = []
        self.pays = False
        self._rules = rules
        self._backend = chosen(backend)
        self._automata: dict[str, Owned] = {}
        self._own_literals: dict[str, Literals] = {}
        self._scans = 0
        #: Where the patterns of each rule begin, by its number in the table, or one below zero.
        self._firsts: dict[int, int] = {}
        self._others: list[tuple[int, Rule]] = []
        self._widest = _Widest(rules, self.patterns)
        for place, rule in enumerate(rules):
            number = rule.number if rule.number >= 0 else -1 - place
            self._firsts[number] = len(self.patterns)
            self.patterns += [(place, index) for index in (-1, *rule.every)]
            if number < 0:
                self._others.append((number, rule))

    def candidates(self, lines: Collection[Line]) -> list[Candidates]:
        """The patterns of which a required literal stands in each of *lines*, with or without its decoration."""
        found: list[Candidates] = []
        owners: list[tuple[Candidates, bool, int]] = []
        texts: list[str] = []
        for line in lines:
            shown, core = line.shown, line.shown.core
            candidates = Candidates(line)
            found.append(candidates)
            wide = bisect_right(WIDTHS, len((core or shown).text)) - 1
            owners.append((candidates, True, wide))
            texts.append(shown.low)
            if core is not None and not shown.low.startswith(core.low):  # the same words, but for those that begin it
                owners.append((candidates, False, wide))
                texts.append(core.low)
        data = encoded("\n".join(("", *texts, "")))
        ends = list(accumulate(len(piece) + 1 for piece in data[1:].split(b"\n")))
        for (candidates, first, _), end in zip(owners, [0, *ends], strict=False):
            if first:
                candidates.start = end + 1
        for literals, spoken, narrowed in self._owned(data):
            for literal, end in literals.hits(data):
                # The last character of a hit lies in its line, even where the hit begins with the newline before it.
                candidates, first, wide = owners[bisect_left(ends, end - 1)]
                if (some := narrowed[wide].get(literal)) is None:
                    some = narrowed[wide][literal] = self._narrowed(spoken[literal], WIDTHS[wide])
                size, of_lines, of_sentences, bounded = some
                if of_lines:
                    candidates.of_line.update(of_lines)
                if of_sentences and first:
                    candidates.ending.append((end, of_sentences))
                if bounded:
                    ahead, behind = data[end - size - 1] in _LETTERS, data[end] in _LETTERS
                    for left, right, of_lines, of_sentences in bounded:
                        if not (left and ahead) and not (right and behind):
                            candidates.of_line.update(of_lines)
                            if of_sentences and first:
                                candidates.ending.append((end, of_sentences))
        return found

    def _owned(self, data: bytes) -> Iterator[Owned]:
        """The automata of the literals that may stand in *data*."""
        self._scans += 1
        self.pays = self.pays or self._scans > FIRST or len(data) > SMALL
        heads = None if self.pays else {data[at : at + HEAD] for at in range(len(data))} | {b""}
        for script in sorted(scripts(data)):
            yield self._automaton(script, heads)

    def _narrowed(self, spoken: Spoken, least: int) -> Spoken:
        """What a literal speaks for in a line of *least* code points, or more: no pattern whose matches are shorter."""
        bounded = [(left, right, self._wide(some, least), others) for left, right, some, others in spoken.bounded]
        return spoken._replace(
            of_lines=self._wide(spoken.of_lines, least), bounded=[one for one in bounded if one[2] or one[3]]
        )

    def _wide(self, patterns: list[int], least: int) -> list[int]:
        """Those of *patterns* that may match a line of *least* code points, or more."""
        return [pattern for pattern in patterns if not 0 < self._widest[pattern] < least]

    def _automaton(self, script: str, heads: Collection[bytes] | None) -> Owned:
        """The automaton of all literals of *script*; of those that begin as one of *heads* does, if there are any."""
        if script in self._automata:
            return self._automata[script]
        literals: dict[bytes, Spoken] = {}
        known, own = catalog.literals(script), self._own(script)
        some = [] if known is None else [known.of(head) for head in known.heads.keys() & (heads or known.heads.keys())]
        some += [own[head] for head in own.keys() & (heads or own.keys())]
        for literal, owners in (pair for one in some for pair in one.items()):
            of_lines, of_sentences = self._of(owners)
            if not of_lines and not of_sentences:
                continue
            text = literal.strip(BOUND)
            spoken = literals.setdefault(text, Spoken(len(text), [], [], []))
            if text == literal:
                spoken.of_lines.extend(of_lines)
                spoken.of_sentences.extend(of_sentences)
            else:
                spoken.bounded.append((literal.startswith(BOUND), literal.endswith(BOUND), of_lines, of_sentences))
        made: Owned = BACKENDS[self._backend].automaton(list(literals)), list(literals.values()), [{} for _ in WIDTHS]
        if heads is None:
            self._automata[script] = made
        return made

    def _of(self, owners: Owners) -> tuple[list[int], list[int]]:
        """The patterns that a literal speaks for, of those rules that are of these: of rules that look at lines, and at
        sentences. All of a rule's, if no edges tell them apart, are one."""
        found: tuple[list[int], list[int]] = [], []
        for number, indexes in owners:
            if (first := self._firsts.get(number)) is None:
                continue
            rule = self._rules[self.patterns[first][0]]
            every = len(indexes) == len(rule.every) and not rule.full
            found[rule.kind == "sentence"].extend([first] if every else [first + 1 + index for index in indexes])
        return found

    def _own(self, script: str) -> Literals:
        """The literals of the rules that are not of the compiled table; their owners are counted down from -1."""
        if script not in self._own_literals:
            self._own_literals[script] = collect(self._others, script)
        return self._own_literals[script]


class _Widest(dict[int, int]):
    """The most code points that what a pattern matches can have, if that must be all of a line; else 0."""

    def __init__(self, rules: Sequence[Rule], patterns: Sequence[tuple[int, int]]) -> None:
        super().__init__()
        self._rules, self._patterns = rules, patterns

    def __missing__(self, pattern: int) -> int:
        number, index = self._patterns[pattern]
        rule = self._rules[number]
        self[pattern] = widest = rule.gates[index].widest if rule.full and index >= 0 else 0
        return widest


def encoded(text: str) -> bytes:
    """A text as bytes; half of a character that needs two is one as well."""
    return text.encode("utf-8", "surrogatepass")
