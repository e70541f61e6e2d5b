"""The literals that a pattern requires: derived from its parse tree, so that the prefilter cannot miss a match.

`required(pattern)` returns a set of strings of which every match of the pattern holds at least one. The sets are
alternatives; the derivation prefers long, rare ones, since a rare literal means few candidate lines. Where no letter
can stand next to a literal, it says so by `BOUND`: most of the texts that hold "all" hold it within a word.
"""

from __future__ import annotations

from re import _constants as sre  # type: ignore[attr-defined]  # the standard library's own parser has no public name
from typing import Any

from cleantext.parse_tree import Choices, bounds, class_members, inside, parse
from cleantext.rarity import BOUND, MIN_WEIGHT, strength, weight

#: No literal is longer, and no set is larger: beyond that, more letters find no fewer lines.
MAX_LENGTH = 24
MAX_CHOICES = 96


def required(pattern: str, *, anchored: bool = False) -> Choices:
    """Return the literals of which every match of *pattern* holds one; the empty set if there is no such set.

    *pattern* is in the syntax of `re`, with `\\p{...}` allowed. With *anchored*, the pattern is matched from the
    start of a line, so that what it begins with may be told by the newline before it.

    >>> sorted(required(r"we use(?: tracking)? cookies?"))
    ['we use cookie', 'we use cookies', 'we use tracking cookie', 'we use tracking cookies']
    >>> sorted(required(r"\\b(?:tip|donate) \\w+ now\\b"))
    ['\\x00donate ', '\\x00tip ']
    >>> sorted(required(r"by \\p{Lu}", anchored=True))
    ['\\nby ']
    """
    best = Derivation().required(parse(pattern), anchored)
    return best if best and _weakest(best) >= MIN_WEIGHT else frozenset()


def _weakest(choices: Choices) -> float:
    return min(map(weight, choices))


def _best(runs: list[Choices]) -> Choices:
    """Of several sets that are all required, the one whose weakest literal is strongest, if it will do."""
    usable = [run for run in map(_told, runs) if run and "" not in run]
    enough = [run for run in usable if _weakest(run) >= MIN_WEIGHT]
    return max(enough or usable, key=strength, default=frozenset())


def _told(run: Choices) -> Choices:
    """The literals of a run with those bounds that tell of a letter or digit at either end."""
    return frozenset(map(_bounded, run))


def _bounded(literal: str) -> str:
    if BOUND not in literal:
        return literal
    text = literal.replace(BOUND, "")
    before = BOUND if literal[0] == BOUND and text[:1].isalnum() else ""
    return before + text + (BOUND if literal[-1] == BOUND and text[-1:].isalnum() else "")


def unbounded(run: Choices) -> Choices:
    """The literals of a run without their bounds."""
    return frozenset(literal.replace(BOUND, "") for literal in run)


#: How many ways a line may begin for the prefilter to look for each of them.
MAX_BEGINNINGS = 4000


class Derivation:
    """The walk over one parse tree; what is known of a node is kept, since alternatives come by it many times."""

    def __init__(self) -> None:
        self._known: dict[int, tuple[Choices | None, list[Choices]]] = {}

    def required(self, nodes: list[Any], anchored: bool, depth: int = 5) -> Choices:
        """The best choices for a sequence; if it begins with alternatives and none will do, each may have its own."""
        runs = self.runs(nodes)
        if anchored and (first := self.beginnings(nodes)) and "" not in first:
            runs.append(frozenset("\n" + choice for choice in first))
        best = _best(runs)
        if (best and _weakest(best) >= MIN_WEIGHT) or not depth:
            return best
        for place, (op, value) in enumerate(nodes[:4]):
            inner = inside(op, value)
            if inner is not None:
                other = self.required([*nodes[:place], *inner, *nodes[place + 1 :]], anchored, depth - 1)
            elif op is sre.BRANCH:
                parts = [
                    self.required([*nodes[:place], *branch, *nodes[place + 1 :]], anchored, depth - 1)
                    for branch in value[1]
                ]
                other = frozenset().union(*parts) if all(parts) else frozenset()
            else:
                continue
            return _best([choices for choices in (best, other) if choices])
        return best

    def runs(self, nodes: Any) -> list[Choices]:
        """The maximal runs of a sequence: for each, the strings that it can be, cut to what is bounded."""
        runs: list[Choices] = []
        current: Choices = frozenset({""})
        for op, value in nodes:
            exact, inner = self.exact(op, value)
            runs += inner
            if exact is not None and len(current) * len(exact) <= MAX_CHOICES:
                current = frozenset(a + b for a in current for b in exact)
                if all(len(choice) > MAX_LENGTH for choice in current):
                    runs.append(frozenset(choice[:MAX_LENGTH] for choice in current))
                    current = frozenset(choice[MAX_LENGTH:] for choice in current)
            else:
                runs.append(current)
                current = exact if exact is not None else frozenset({""})
        return [*runs, current]

    def exact(self, op: Any, value: Any) -> tuple[Choices | None, list[Choices]]:
        """The strings that a node can be, if they are few; else None, and the runs that are required inside it."""
        if op is sre.LITERAL:
            return frozenset({chr(value).lower()}), []
        if op is sre.AT or op in (sre.ASSERT, sre.ASSERT_NOT):
            return frozenset({BOUND if bounds(op, value) else ""}), []
        if id(value) not in self._known:
            self._known[id(value)] = self._exact(op, value)
        return self._known[id(value)]

    def _exact(self, op: Any, value: Any) -> tuple[Choices | None, list[Choices]]:
        if op is sre.IN:
            members = class_members(value)
            return (members, []) if members and len(members) <= 12 else (None, [])
        if op is sre.SUBPATTERN:
            return self._sequence(value[3])
        if op is sre.ATOMIC_GROUP:
            return self._sequence(value)
        if op is sre.BRANCH:
            return self._branch(value[1])
        if op in (sre.MAX_REPEAT, sre.MIN_REPEAT, sre.POSSESSIVE_REPEAT):
            least, most, body = value
            exact, inner = self._sequence(body)
            if exact is not None and most <= 2:
                powers = [frozenset({""}), exact, frozenset(a + b for a in exact for b in exact)]
                choices = frozenset().union(*powers[least : most + 1])
                if len(choices) <= MAX_CHOICES:
                    return choices, []
            if least:
                return None, inner or ([exact] if exact else [])
        return None, []

    def _sequence(self, nodes: Any) -> tuple[Choices | None, list[Choices]]:
        choices: Choices = frozenset({""})
        for op, value in nodes:
            exact, _ = self.exact(op, value)
            if exact is None or len(choices) * len(exact) > MAX_CHOICES:
                return None, self.runs(nodes)
            choices = frozenset(a + b for a in choices for b in exact)
        if any(len(choice) > MAX_LENGTH for choice in choices):
            return None, self.runs(nodes)
        return choices, []

    def _branch(self, branches: Any) -> tuple[Choices | None, list[Choices]]:
        parts = [self._sequence(branch) for branch in branches]
        if all(exact is not None for exact, _ in parts):
            union = frozenset().union(*(exact for exact, _ in parts if exact is not None))
            return (union, []) if len(union) <= MAX_CHOICES else (None, [union])
        best = []
        for (exact, inner), branch in zip(parts, branches, strict=True):
            choices = _told(exact) if exact is not None else _best(inner)
            if exact is None and (not choices or _weakest(choices) < MIN_WEIGHT):
                choices = self.required(list(branch), anchored=False, depth=1)
            best.append(choices)
        if all(choices and "" not in choices for choices in best):
            return None, [frozenset().union(*best)]
        return None, []

    def beginnings(self, nodes: Any) -> Choices:
        """The strings that a match can begin with, each as long as it is certain; the empty set if they are open."""
        done: Choices = frozenset()
        current: Choices = frozenset({""})  # beginnings that go on with the next node
        for op, value in nodes:
            exact, _ = self.exact(op, value)
            if exact is not None and len(current) * len(exact) <= MAX_CHOICES:
                current = frozenset(a + b for a in current for b in unbounded(exact))
                continue
            if "" not in current:
                return done | current
            first = self.first_of(op, value)
            if not first or len(first) > MAX_BEGINNINGS:
                return frozenset()
            done |= (current | first) - {""}
            current = frozenset({""})
            if "" not in first:
                return done
        return done | current

    def first_of(self, op: Any, value: Any) -> Choices:
        """The beginnings of one node; with the empty string if it can be left out, none if they are open."""
        if op is sre.SUBPATTERN:
            return self.beginnings(value[3])
        if op is sre.ATOMIC_GROUP:
            return self.beginnings(value)
        if op is sre.BRANCH:
            parts = [self.beginnings(branch) for branch in value[1]]
            return frozenset().union(*parts) if all(parts) else frozenset()
        if op in (sre.MAX_REPEAT, sre.MIN_REPEAT, sre.POSSESSIVE_REPEAT):
            first = self.beginnings(value[2])
            return first | {""} if first and value[0] == 0 else first
        return unbounded(self.exact(op, value)[0] or frozenset())
