"""The prefilter: one scan for the literals that rules require tells which rules to hold against which lines."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import ahocorasick_rs

from cleantext.document import Doc, Line
from cleantext.folding import scan_form
from cleantext.kinds import Findings, bare, match_line
from cleantext.literals import variants
from cleantext.markup import UNPLAIN
from cleantext.rules import Rule


class Prefilter:
    """The literals of a set of rules in one automaton over UTF-8 bytes."""

    def __init__(self, rules: Sequence[Rule]) -> None:
        self.rules = tuple(rules)
        owners: dict[bytes, list[int]] = {}
        for number, rule in enumerate(self.rules):
            for literal in sorted({form for literal in rule.literals for form in variants(literal)}):
                owners.setdefault(scan_form(literal), []).append(number)
        self._owners = list(owners.values())
        self._automaton = (
            ahocorasick_rs.BytesAhoCorasick(list(owners), matchkind=ahocorasick_rs.MatchKind.Standard)
            if owners
            else None
        )

    def scan(self, doc: Doc) -> Findings:
        """Find what the rules match in *doc*."""
        findings = Findings()
        for line, numbers in self._candidates(doc).items():
            for number in sorted(numbers):
                findings.add(match_line(line, self.rules[number]))
        return findings

    def _hits(self, data: bytes) -> list[tuple[int, int, int]]:
        if self._automaton is None:
            return []
        hits: list[tuple[int, int, int]] = self._automaton.find_matches_as_indexes(data, overlapping=True)
        return hits

    def _candidates(self, doc: Doc) -> dict[Line, set[int]]:
        """The lines in which a required literal of a rule stands, and the rules' numbers."""
        found: dict[Line, set[int]] = {}
        text = _one_newline(doc.text)
        data = b"\n" + scan_form(text)
        hits = self._hits(data)
        for (pattern, _, end), offset in zip(hits, _code_points(data, [end for _, _, end in hits]), strict=True):
            # The last character of a hit lies in its line, even where the hit begins with the newline before it.
            line = doc.line_at(offset - 2)
            if line is not None:
                found.setdefault(line, set()).update(self._owners[pattern])
        if UNPLAIN.search(text) is not None:
            self._add_unplain(doc, found)
        return found

    def _add_unplain(self, doc: Doc, found: dict[Line, set[int]]) -> None:
        """Lines with markup and the like: the scan looks at their plain view, which the rules will see."""
        views: list[Line] = []
        texts: list[str] = []
        for line in doc.lines:
            if UNPLAIN.search(line.source) is not None:
                plain = line.plain.text
                for text in {plain: None, bare(plain): None}:
                    views.append(line)
                    texts.append(text)
        data = b"\n" + "\n".join(texts).lower().encode("utf-8", "surrogatepass")
        bounds: list[int] = []
        at = 1
        for text in texts:
            bounds.append(at)
            at += len(text.lower().encode("utf-8", "surrogatepass")) + 1
        index = 0
        for pattern, _, end in sorted(self._hits(data), key=lambda hit: hit[2]):
            while index + 1 < len(bounds) and bounds[index + 1] < end:
                index += 1
            found.setdefault(views[index], set()).update(self._owners[pattern])


_OTHER_NEWLINES = "\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029"


def _one_newline(text: str) -> str:
    """Every kind of line end as a line feed, one code point for one."""
    for newline in _OTHER_NEWLINES:
        if newline in text:
            text = text.replace(newline, "\n")
    return text


def _code_points(data: bytes, offsets: Iterable[int]) -> list[int]:
    """Byte offsets as offsets in code points."""
    wanted = list(offsets)
    if data.isascii():
        return wanted
    found: dict[int, int] = {}
    at = count = 0
    for offset in sorted(set(wanted)):
        # Every byte but the continuation bytes begins a code point.
        count += len(data[at:offset].translate(None, _CONTINUATION))
        at = offset
        found[offset] = count
    return [found[offset] for offset in wanted]


_CONTINUATION = bytes(range(0x80, 0xC0))
