"""What a cleaning did: the text, and an exact account of every removal and every veto."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Removal:
    """`original[start:end]` (code points) became `replacement`, mostly nothing; `rule` did it, for `reason`."""

    start: int
    end: int
    category: str
    rule: str
    reason: str
    replacement: str = ""


@dataclass(frozen=True, slots=True)
class Veto:
    """`original[start:end]` (code points) would have gone by `rule`; `reason` is the guard's word against it."""

    start: int
    end: int
    category: str
    rule: str
    reason: str


@dataclass(frozen=True, slots=True)
class Result:
    """The outcome of `explain`.

    Attributes:
        text: the cleaned text; the very object that was given if nothing was removed.
        original: the text that was given.
        removals: disjoint and in order; replacing each `original[start:end]` by its `replacement` gives `text`.
        vetoed: what rules proposed and a guard refused, in order.
        metadata: what removed furniture told: "author", "published", "source", "section", "tags" and the like.
        truncated: whether the text breaks off where a "read more" stood.
    """

    text: str
    original: str
    removals: tuple[Removal, ...] = ()
    vetoed: tuple[Veto, ...] = ()
    metadata: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    truncated: bool = False

    def to_dict(self) -> dict[str, Any]:
        """The result as plain data, ready for `json.dumps`; each removal carries the text that it removed.

        >>> Result("a", "a").to_dict()["removals"]
        []
        """
        return {
            "text": self.text,
            "removals": [
                {**_plain(removal), "text": self.original[removal.start : removal.end]} for removal in self.removals
            ],
            "vetoed": [{**_plain(veto), "text": self.original[veto.start : veto.end]} for veto in self.vetoed],
            "metadata": {key: list(values) for key, values in self.metadata.items()},
            "truncated": self.truncated,
        }

    def to_html(self, title: str = "cleantext") -> str:
        """The result as a self-contained HTML document: original and cleaned side by side, each removal explained.

        >>> "<title>mill.txt</title>" in Result("a", "a").to_html("mill.txt")
        True
        """
        from cleantext.report.html import page

        return page(self, title)

    def _repr_html_(self) -> str:
        """What a notebook shows for the result."""
        from cleantext.report.html import notebook

        return notebook(self)

    def restore(self) -> str:
        """Put every removal back into `text`; the outcome is `original`.

        Raises:
            ValueError: `text` and `removals` do not belong together.
        """
        pieces: list[str] = []
        at = shift = 0
        for removal in self.removals:
            kept = self.text[at + shift : removal.start + shift]
            pieces += (kept, self.original[removal.start : removal.end])
            shift += len(removal.replacement) - (removal.end - removal.start)
            at = removal.end
            if not self.text.startswith(removal.replacement, at + shift - len(removal.replacement)):
                raise ValueError(f"the text does not hold the replacement of {removal.rule} at {removal.start}")
        pieces.append(self.text[at + shift :])
        return "".join(pieces)


def _plain(entry: Removal | Veto) -> dict[str, Any]:
    return {name: getattr(entry, name) for name in entry.__slots__}
