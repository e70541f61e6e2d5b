"""Gates: what a text must have for a pattern to match it at all, told in a tenth of the time that the pattern takes.

Like the literals of the prefilter they are derived from the pattern's parse tree, so a gate never stands in the way of
a match. A literal brings a rule to a line; most lines that it brings the rule to are stopped here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from cleantext.automata import holder
from cleantext.shown import EDGE, ZEROS, Shown

if TYPE_CHECKING:
    from cleantext.edges import Edges

#: So many sets of literals are asked for, of so many literals each: the longer a pattern, the longer it takes.
MAX_SETS, MAX_CHOICES, PER_CHOICE = 4, 24, 20


#: What is in every text, or nearly so: a set that holds one of these tells nothing.
_ANYWHERE = frozenset(("", *" .,-:'abcdefghijklmnopqrstuvwxyz"))


class Gate(NamedTuple):
    """What every match has, in lower case: at most `widest` characters (0 for no bound); of each of `holds`, one
    anywhere, with every digit as "0"; one of `starts` at its beginning and one of `ends` at its end, kept by their
    length, with every number as "0". `anchored` tells whether the pattern matches at a text's beginning only; then
    `starts` hold for a search."""

    widest: int
    starts: Edges
    ends: Edges
    holds: tuple[tuple[str, ...], ...]
    anchored: bool

    def admits(self, shown: Shown) -> bool:
        """Whether the pattern may match anything in the text."""
        return all(any(map(shown.zeroed.__contains__, choices)) for choices in self.holds)

    def admits_search(self, shown: Shown) -> bool:
        """Whether a search of the text may find the pattern, by how the text begins."""
        return not self.anchored or not self.starts or _begins(shown.head, self.starts)

    def admits_whole(self, shown: Shown) -> bool:
        """Whether the pattern may match the text from end to end, by its width and its edges."""
        if self.widest and len(shown.text) > self.widest:
            return False
        if self.starts and not _begins(shown.head, self.starts):
            return False
        return not self.ends or _ends(shown.tail, self.ends)


#: For each of several sets of strings, what tells whether a text holds one of them.
Holders = tuple[Callable[[str], object], ...]


def holders(sets: Iterable[tuple[str, ...]]) -> Holders:
    """What tells of `Gate.holds`."""
    return tuple(map(holder, sets))


def holds(zeroed: str, asked: Holders) -> bool:
    """Whether a text, in lower case and with every digit as "0", holds one string of each set."""
    for holding in asked:  # noqa: SIM110  # half the time of all(), for each line and pattern
        if not holding(zeroed):
            return False
    return True


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
def gate(pattern: str, *, whole: bool = False) -> Gate:
    """Derive the gate of a folded pattern, which is matched from end to end if it is for a *whole* text.

    >>> found = gate(r"(?:read|see) also: \\w{1,30}", whole=True)
    >>> found.widest, [(length, sorted(starts)) for length, starts in found.starts], found.holds
    (41, [(10, [' read also', ' see also '])], (('read also: ', 'see also: '),))
    """
    # Needed only where there is no compiled table.
    from cleantext.edges import edges
    from cleantext.literals import Derivation, unbounded
    from cleantext.parse_tree import anchored_at_start, parse, width
    from cleantext.rarity import strength
    from cleantext.spellings import shortest

    nodes = parse(pattern)
    anchored = anchored_at_start(nodes)
    starts, ends = edges(nodes, whole) if whole or anchored else ((), ())
    runs = map(unbounded, Derivation().runs(nodes))
    sets = {shortest(frozenset(one.translate(ZEROS) for one in run)) for run in runs if _ANYWHERE.isdisjoint(run)}
    most = MAX_CHOICES + len(pattern) // PER_CHOICE
    few = sorted((tuple(sorted(run)) for run in sets if 0 < len(run) <= most), key=lambda one: (-strength(one), one))
    # The strongest is often what brought the rule to the line.
    return Gate(width(pattern), starts, ends, (*few[1:MAX_SETS], *few[:1]), anchored)


class EdgeIndex:
    """Many patterns by the edges of their gates: sets tell which may match a text from end to end.

    Args:
        gates: by the number of the pattern; None for one that may match anything in a text.
    """

    def __init__(self, gates: Iterable[Gate | None]) -> None:
        self._starts, self._ends = _Edge(ahead=True), _Edge(ahead=False)
        for number, gate in enumerate(gates):
            self._starts.add(number, gate.starts if gate else ())
            self._ends.add(number, gate.ends if gate else ())

    def admitted(self, shown: Shown, patterns: set[int]) -> set[int]:
        """Those of *patterns* whose gates admit a line by its edges, with or without its decoration."""
        found = self._ends.having(shown, self._starts.having(shown, patterns))
        if shown.core is not None and len(found) < len(patterns):
            found |= self._ends.having(shown.core, self._starts.having(shown.core, patterns))
        return found


#: An edge is so long; the first character of a skeleton is a gap.
_LENGTHS = range(2, EDGE + 1)


class _Edge:
    """Patterns by how the text that they match begins, or ends."""

    def __init__(self, *, ahead: bool) -> None:
        self._ahead = ahead
        self._open: set[int] = set()
        self._by_edge: dict[str, set[int]] = {}

    def add(self, number: int, edges: Edges) -> None:
        """Note what a pattern begins with; nothing where that is open."""
        if not edges:
            self._open.add(number)
        for _, strings in edges:
            for edge in strings:
                self._by_edge.setdefault(edge, set()).add(number)

    def having(self, view: Shown, patterns: set[int]) -> set[int]:
        """Those of *patterns* that may match what begins, or ends, as the text does."""
        found = patterns & self._open
        if len(found) < len(patterns):
            by_edge = self._by_edge
            edge = view.head if self._ahead else view.tail
            for length in _LENGTHS:
                if some := by_edge.get(edge[:length] if self._ahead else edge[-length:]):
                    found |= patterns & some
        return found
