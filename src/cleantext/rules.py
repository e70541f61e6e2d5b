"""What a rule is: its patterns, what a match of them proves, and the examples that it is held against."""

from __future__ import annotations

import pickle
import zlib
from dataclasses import dataclass, fields
from enum import IntEnum
from functools import cache, cached_property

import regex

KINDS = ("inline", "sentence", "line", "block", "edge")
PLACES = ("any", "head", "tail")
PARTS = ("label", "opener", "entry", "foot")


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

    Every text that the rule matches holds one of `literals` in its `folding.scan_form`; they are kept by script.
    What `tells` finds makes a unit a sentence of narration, which the rule leaves alone.
    """

    id: str
    category: str
    language: str
    kind: str
    confidence: Confidence
    reason: str
    match: tuple[str, ...]
    literals: dict[str, tuple[bytes, ...]]
    unless: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
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
    tells: str = ""
    codes: tuple[bytes, ...] = ()

    @property
    def _sources(self) -> tuple[str, ...]:
        veto = ("|".join(f"(?:{source})" for source in self.unless),) if self.unless else ()
        return (*self.match, *self.needs, *veto)

    def packed(self) -> list[bytes]:
        """The rule's patterns, compiled and packed: the `codes` of the same rule for the same version of `regex`."""
        return [zlib.compress(pickle.dumps(compiled(source), 4)) for source in self._sources]

    @cached_property
    def _patterns(self) -> dict[int, regex.Pattern[str]]:
        return {}

    def _pattern(self, index: int) -> regex.Pattern[str]:
        """The pattern of `_sources[index]`, unpacked or compiled when it is first asked for."""
        if index not in self._patterns:
            packed = self.codes[index] if self.codes else None
            self._patterns[index] = (
                compiled(self._sources[index]) if packed is None else pickle.loads(zlib.decompress(packed))
            )
        return self._patterns[index]

    def _vetoes(self, text: str) -> bool:
        if self.unless and self._pattern(len(self.match) + len(self.needs)).search(text):
            return True
        return (
            bool(self.tells) and _SENTENCE.search(text) is not None and compiled(self.tells).search(text) is not None
        )

    @property
    def whole(self) -> bool:
        """Whether the patterns must match the whole line."""
        return self.kind in ("line", "edge", "block")

    def find(self, text: str) -> regex.Match[str] | None:
        """Match the plain view of a unit (a line or a sentence); None if the rule does not apply."""
        if not all(self._pattern(len(self.match) + need).search(text) for need in range(len(self.needs))):
            return None
        hits = 0
        first = None
        for pattern in map(self._pattern, range(len(self.match))):
            found = pattern.fullmatch(text) if self.whole and self.at_least == 1 else pattern.search(text)
            if found is not None:
                first = first or found
                hits += 1
                if hits >= self.at_least:
                    return None if self._vetoes(text) else first
        return None

    def spans(self, text: str) -> list[regex.Match[str]]:
        """All matches in a line, for rules of kind `inline`."""
        if self._vetoes(text):
            return []
        return [found for index in range(len(self.match)) for found in self._pattern(index).finditer(text)]


_SENTENCE = regex.compile(r"""[.!?…؟।。！？]["')\]»]*$""")


@cache
def compiled(source: str) -> regex.Pattern[str]:
    """The pattern of a rule, compiled as rules match: without regard to case."""
    return regex.compile(source, regex.IGNORECASE)


@dataclass(frozen=True)
class Examples:
    """What a rule must remove and must keep, each the text of one line."""

    removes: tuple[str, ...]
    keeps: tuple[str, ...]


#: What of a rule the compiled table holds beside its patterns.
TABLE_FIELDS = tuple(field.name for field in fields(Rule) if field.name != "codes")
