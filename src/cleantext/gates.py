"""Gates: what a text must have for a pattern to match it at all, told in a tenth of the time that the pattern takes.

Like the literals of the prefilter they are derived from the pattern's parse tree, so a gate never stands in the way of
a match. A literal brings a rule to a line; most lines that it brings the rule to are stopped here.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from cleantext.shown import EDGE, Shown, figures

if TYPE_CHECKING:
    from cleantext.literals import Choices

#: A beginning is looked for if there are no more than so many of them.
MAX_STARTS = 400
#: So many sets of literals are asked for, of so many literals each.
MAX_SETS, MAX_CHOICES = 4, 24


Edges = tuple[tuple[int, frozenset[str]], ...]


class Gate(NamedTuple):
    """What every match has, in lower case: at most `widest` characters (0 for no bound); of each of `holds`, one
    anywhere; one of `starts` at its beginning and one of `ends` at its end, kept by their length, with every number
    as "0". `anchored` tells whether the pattern matches at a text's beginning only; then `starts` hold for a search."""

    widest: int
    starts: Edges
    ends: Edges
    holds: tuple[tuple[str, ...], ...]
    anchored: bool

    def admits(self, low: str) -> bool:
        """Whether the pattern may match anything in the text that is *low* in lower case."""
        for choices in self.holds:
            for choice in choices:
                if choice in low:
                    break
            else:
                return False
        return True

    def admits_search(self, shown: Shown) -> bool:
        """Whether a search of the text may find the pattern."""
        return (not self.anchored or not self.starts or _begins(shown.head, self.starts)) and self.admits(shown.low)

    def admits_whole(self, shown: Shown) -> bool:
        """Whether the pattern may match the text from end to end."""
        if self.widest and len(shown.text) > self.widest:
            return False
        if self.starts and not _begins(shown.head, self.starts):
            return False
        if self.ends and not _ends(shown.tail, self.ends):
            return False
        return self.admits(shown.low)


def _begins(head: str, starts: Edges) -> bool:
    for length, strings in starts:  # noqa: SIM110  # half the time of any(), for each line and pattern
        if head[:length] in strings:
            return True
    return False


def _ends(tail: str, ends: Edges) -> bool:
    for length, strings in ends:  # noqa: SIM110  # the same
        if tail[-length:] in strings:
            return True
    return False


@cache
def gate(pattern: str) -> Gate:
    """Derive the gate of a folded pattern.

    >>> found = gate(r"(?:read|see) also: \\w{1,30}")
    >>> found.widest, [(length, sorted(starts)) for length, starts in found.starts], found.holds
    (41, [(4, ['read', 'see '])], (('read also: ', 'see also: '),))
    """
    # Needed only where there is no compiled table.
    from cleantext.literals import Derivation, anchored_at_start, backwards, parse, strength, width
    from cleantext.spellings import shortest

    nodes = parse(pattern)
    back = backwards(nodes)
    derivation, edges = Derivation(), Derivation(figures=True)
    sets = {tuple(sorted(shortest(run))) for run in derivation.runs(nodes) if run and "" not in run}
    few = [choices for choices in sets if len(choices) <= MAX_CHOICES]
    few.sort(key=lambda choices: (-strength(frozenset(choices)), choices))
    return Gate(
        width(pattern),
        _edges(edges.beginnings(nodes), 1),
        _edges(edges.beginnings(back), -1),
        tuple(few[:MAX_SETS]),
        anchored_at_start(nodes),
    )


def _edges(beginnings: Choices, step: int) -> Edges:
    """The first characters of strings, which may be written backwards, as many as are few enough; by their length."""
    if "" in beginnings:
        return ()
    for longest in range(EDGE, 0, -1):
        edges = {figures(beginning)[:longest][::step] for beginning in beginnings}
        if len(edges) <= MAX_STARTS:
            lengths = sorted({len(edge) for edge in edges})
            return tuple((length, frozenset(edge for edge in edges if len(edge) == length)) for length in lengths)
    return ()


class EdgeIndex:
    """Many patterns by the width and the edges of their gates: sets tell which may match a text from end to end.

    Args:
        gates: by the number of the pattern; None for one that need not match from end to end.
    """

    def __init__(self, gates: Sequence[Gate | None]) -> None:
        self._wide: list[set[int]] = [set() for _ in WIDTHS]
        self._starts, self._ends = _Edge(), _Edge()
        for number, gate in enumerate(gates):
            widest = gate.widest if gate else 0
            for wide, least in zip(self._wide, WIDTHS, strict=True):
                if not widest or widest >= least:
                    wide.add(number)
            self._starts.add(number, gate.starts if gate else ())
            self._ends.add(number, gate.ends if gate else ())

    def admitted(self, shown: Shown, patterns: set[int]) -> set[int]:
        """Those of *patterns* whose gates admit a line, with or without its decoration."""
        found: set[int] = set()
        view: Shown | None = shown
        while view is not None:
            admitted = patterns & self._wide[bisect_right(WIDTHS, len(view.text)) - 1]
            head, tail = view.head, view.tail
            admitted = self._starts.having([head[:length] for length in _LENGTHS], admitted)
            found |= self._ends.having([tail[-length:] for length in _LENGTHS], admitted)
            view = view.core
        return found


#: Lines are told apart by whether they have so many code points at least.
WIDTHS = (0, 20, 40, 60, 80, 120, 160, 240, 320, 480, 640, 1000)
_LENGTHS = range(1, EDGE + 1)


class _Edge:
    """Patterns by how the text that they match begins, or ends."""

    def __init__(self) -> None:
        self.open: set[int] = set()
        self.by_edge: dict[str, set[int]] = {}

    def add(self, number: int, edges: Edges) -> None:
        if not edges:
            self.open.add(number)
        for _, strings in edges:
            for edge in strings:
                self.by_edge.setdefault(edge, set()).add(number)

    def having(self, edges: list[str], patterns: set[int]) -> set[int]:
        found = patterns & self.open
        for edge in edges:
            if (some := self.by_edge.get(edge)) is not None:
                found |= patterns & some
        return found
