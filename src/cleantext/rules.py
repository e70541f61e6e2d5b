"""What a rule is: its patterns, what a match of them proves, and the examples that it is held against."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, fields
from enum import IntEnum
from functools import cache, cached_property
from typing import TYPE_CHECKING, Any

import regex

from cleantext import lazy
from cleantext.gates import Gate, Holders, holders, holds
from cleantext.shown import Shown

KINDS = ("inline", "sentence", "line", "block", "edge")
PLACES = ("any", "head", "tail")
PARTS = ("label", "opener", "entry", "foot")
#: The language of rules that are the user's own.
OWN_LANGUAGE = "own"


class RuleError(ValueError):
    """A rule file that cannot be used; the message names the file, the rule and what to mend.

    Attributes:
        key: the key of the rule that is at fault; "" for the rule as a whole.
        value: which of the key's values is, as it stands in the file; "" for all of them.
    """

    def __init__(self, message: str, key: str = "", value: str = "") -> None:
        super().__init__(message)
        self.key, self.value = key, value


class Confidence(IntEnum):
    """How much a match proves: LOW needs a neighbour or the document's edge, CERTAIN nothing else."""

    LOW = 1
    HIGH = 2
    CERTAIN = 3


@dataclass(frozen=True, eq=False)
class Rule:
    """One rule: what it matches (`match`, all in folded text), what it is sure of, and why the text is boilerplate.

    Every text that a pattern matches holds one of the `literals` that speak for this pattern, folded and in lower
    case; they are kept by script, with the numbers of the patterns. `gates` are those of its patterns.
    What `tells` finds makes a unit a sentence of narration, which the rule leaves alone. `number` is that in the
    compiled table; -1 for a rule that is none of it.
    """

    id: str
    category: str
    language: str
    kind: str
    confidence: Confidence
    reason: str
    match: tuple[str, ...]
    literals: dict[str, dict[bytes, tuple[int, ...]]]
    unless: tuple[str, ...] = field(default_factory=tuple)
    needs: tuple[str, ...] = field(default_factory=tuple)
    at_least: int = 1
    place: str = "any"
    part: str = "label"
    topic: str = ""
    alone: bool = False
    company: bool = False
    stranger: bool = False
    repeats: bool = False
    items: int = 0
    truncates: bool = False
    tells: str = field(default_factory=str)
    gates: tuple[Gate, ...] = field(default_factory=tuple)
    codes: tuple[bytes, ...] = field(default_factory=tuple)
    number: int = -1

    @classmethod
    def stored(cls, number: int, patterns: int, values: dict[str, Any], rest: Callable[[], dict[str, Any]]) -> Rule:
        """A rule of a compiled table: *values* of its fields, and *rest* to call for those of `STORED`."""
        rule = object.__new__(cls)
        rule.__dict__.update(values, number=number, every=range(patterns), _rest=rest)
        return rule

    if not TYPE_CHECKING:

        def __getattr__(self, name: str) -> Any:
            """Fetch the rest of a stored rule when a part of it is first asked for."""
            if name not in STORED or "_rest" not in self.__dict__:
                raise AttributeError(f"a rule has no {name!r}")
            self.__dict__.update(self.__dict__["_rest"]())
            return self.__dict__[name]

    @property
    def _sources(self) -> tuple[str, ...]:
        return pattern_sources(self.match, self.needs, self.unless)

    def packed(self) -> list[bytes]:
        """The rule's patterns, compiled and packed: the `codes` of the same rule for the same version of `regex`."""
        from cleantext.prefixes import factored  # needed only where a table is made

        return [lazy.pack(factored(source), regex.IGNORECASE) for source in self._sources]

    @cached_property
    def _patterns(self) -> dict[int, regex.Pattern[str]]:
        return {}

    def _pattern(self, index: int) -> regex.Pattern[str]:
        """The pattern of `_sources[index]`, unpacked or compiled when it is first asked for."""
        if index not in self._patterns:
            self._patterns[index] = lazy.unpack(self.codes[index]) if self.codes else compiled(self._sources[index])
        return self._patterns[index]

    def _vetoes(self, shown: Shown) -> bool:
        last = len(self.match) + len(self.needs)
        if self.unless and self.gates[last].admits(shown) and self._pattern(last).search(shown.text):
            return True
        text = shown.text
        return bool(self.tells) and _SENTENCE.search(text) is not None and compiled(self.tells).search(text) is not None

    @cached_property
    def every(self) -> range:
        """The numbers of all its patterns."""
        return range(len(self.match))

    @cached_property
    def whole(self) -> bool:
        """Whether the rule is for a whole line."""
        return self.kind in ("line", "edge", "block")

    @cached_property
    def full(self) -> bool:
        """Whether a pattern must match from end to end."""
        return self.whole and self.at_least == 1

    def __getstate__(self) -> dict[str, object]:
        """What the rule says, without what is made of it at its first use: that does not travel."""
        return {each.name: getattr(self, each.name) for each in fields(self)}

    @cached_property
    def asked(self) -> Holders:
        """What tells whether a text has what every text has that the rule may match, whichever of its patterns do."""
        return holders(choices for need in self._needs for choices in self.gates[need].holds)

    @cached_property
    def _holders(self) -> tuple[Holders, ...]:
        return tuple(holders(self.gates[index].holds) for index in self.every)

    def holding(self, shown: Shown) -> list[int]:
        """The patterns that may match anything in the text, by what they hold; none if these are too few."""
        zeroed = shown.zeroed
        if not holds(zeroed, self.asked):
            return []
        may, spare = [], len(self.match) - self.at_least
        for index, asked in enumerate(self._holders):
            if holds(zeroed, asked):
                may.append(index)
            elif not spare:
                return []
            else:
                spare -= 1
        return may

    def find(self, shown: Shown, patterns: Iterable[int]) -> regex.Match[str] | None:
        """Match a unit (a line or a sentence) with those of the patterns; None if the rule does not apply."""
        full, gates = self.full, self.gates
        may = [i for i in patterns if (gates[i].admits_whole(shown) if full else gates[i].admits_search(shown))]
        if len(may) < self.at_least:
            return None
        text = shown.text
        if self.needs and not self.has_needs(shown):
            return None
        hits = 0
        first = None
        for index in may:
            pattern = self._pattern(index)
            found = pattern.fullmatch(text) if full else pattern.search(text)
            if found is not None:
                first = first or found
                hits += 1
                if hits >= self.at_least:
                    return None if self._vetoes(shown) else first
        return None

    def signals(self, shown: Shown) -> int:
        """How many of its patterns a text has, whatever else the rule asks for."""
        return sum(
            holds(shown.zeroed, asked) and self._pattern(index).search(shown.text) is not None
            for index, asked in enumerate(self._holders)
        )

    def has_needs(self, shown: Shown) -> bool:
        """Whether a text has what the rule needs besides."""
        return all(self._pattern(need).search(shown.text) for need in self._needs)

    @cached_property
    def _needs(self) -> range:
        return range(len(self.match), len(self.match) + len(self.needs))

    def spans(self, shown: Shown, patterns: Iterable[int]) -> list[regex.Match[str]]:
        """All matches in a line, for rules of kind `inline`."""
        found = [found for index in patterns for found in self._pattern(index).finditer(shown.text)]
        return [] if found and self._vetoes(shown) else found


def pattern_sources(match: tuple[str, ...], needs: tuple[str, ...], unless: tuple[str, ...]) -> tuple[str, ...]:
    """The patterns of a rule in the order in which they are compiled: what it vetoes is one pattern, the last."""
    return (*match, *needs, *(("|".join(f"(?:{source})" for source in unless),) if unless else ()))


_SENTENCE = lazy.lazy(r"""[.!?…؟।。！？]["')\]»]*$""")


@cache
def compiled(source: str) -> regex.Pattern[str]:
    """The pattern of a rule, compiled as rules match: without regard to case."""
    return lazy.compiled(source, regex.IGNORECASE)


@dataclass(frozen=True)
class Examples:
    """What a rule must remove and must keep, each the text of one line."""

    removes: tuple[str, ...]
    keeps: tuple[str, ...]


#: What of a rule the compiled table holds, and what it holds beside it, to be read on demand.
TABLE_FIELDS = tuple(field.name for field in fields(Rule) if field.name not in ("codes", "number"))
STORED = ("match", "needs", "unless", "tells", "literals", "gates", "codes")
