"""The prefilter: one scan for the literals that rules require tells which rules to hold against which lines."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

import ahocorasick_rs

from cleantext.document import Doc, Line
from cleantext.folding import CONTINUATION_BYTES, scan_form, scripts
from cleantext.kinds import Findings, bare, match_line
from cleantext.markup import UNPLAIN
from cleantext.rules import Rule

#: The first texts, if they have no more bytes than this, are scanned for the literals that they can hold at all: an
#: automaton of all takes as long to make as a dozen such texts to clean.
SMALL, FIRST = 1 << 16, 8
#: A literal can stand in a text only where its first bytes do.
_HEAD = 5

Automaton = tuple[ahocorasick_rs.BytesAhoCorasick, list[list[int]]]


class Prefilter:
    """The literals of a set of rules, in one automaton over UTF-8 bytes for each script, built when a text needs it."""

    def __init__(self, rules: Sequence[Rule]) -> None:
        self.rules = tuple(rules)
        self._scripts = {script for rule in self.rules for script in rule.literals}
        self._automata: dict[str, Automaton] = {}
        self._heads: dict[str, dict[bytes, dict[bytes, list[int]]]] = {}
        self._scans = 0

    def scan(self, doc: Doc) -> Findings:
        """Find what the rules match in *doc*."""
        findings = Findings()
        for line, numbers in self._candidates(doc).items():
            for number in sorted(numbers):
                findings.add(match_line(line, self.rules[number]))
        return findings

    def _automaton(self, script: str, heads: Collection[bytes] | None) -> Automaton:
        """The automaton of all literals of *script*; of those that begin as one of *heads* does, if there are any."""
        if script in self._automata:
            return self._automata[script]
        by_head = self._by_head(script)
        chosen = by_head.values() if heads is None else [by_head[head] for head in by_head.keys() & heads | {b""}]
        literals = {literal: numbers for some in chosen for literal, numbers in some.items()}
        made = ahocorasick_rs.BytesAhoCorasick(list(literals)), list(literals.values())
        if heads is None:
            self._automata[script] = made
        return made

    def _by_head(self, script: str) -> dict[bytes, dict[bytes, list[int]]]:
        """The literals of *script* and their rules, by their first bytes; those that have fewer, by none."""
        if script not in self._heads:
            found: dict[bytes, dict[bytes, list[int]]] = {b"": {}}
            for number, rule in enumerate(self.rules):
                for literal in rule.literals.get(script, ()):
                    head = literal[:_HEAD] if len(literal) >= _HEAD else b""
                    some = found.get(head)
                    if some is None:
                        some = found[head] = {}
                    if literal in some:
                        some[literal].append(number)
                    else:
                        some[literal] = [number]
            self._heads[script] = found
        return self._heads[script]

    def _hits(self, data: bytes) -> list[tuple[list[int], int]]:
        """The rules of every literal in *data*, and where it ends, from the beginning on."""
        found = []
        self._scans += 1
        few = self._scans <= FIRST and len(data) <= SMALL
        heads = {data[at : at + _HEAD] for at in range(len(data))} if few else None
        for script in scripts(data) & self._scripts:
            automaton, owners = self._automaton(script, heads)
            found += [
                (end, owners[pattern]) for pattern, _, end in automaton.find_matches_as_indexes(data, overlapping=True)
            ]
        return [(numbers, end) for end, numbers in sorted(found)]

    def _candidates(self, doc: Doc) -> dict[Line, set[int]]:
        """The lines in which a required literal of a rule stands, and the rules' numbers."""
        found: dict[Line, set[int]] = {}
        text = _one_newline(doc.text)
        data = b"\n" + scan_form(text)
        hits = self._hits(data)
        for (numbers, _), offset in zip(hits, _code_points(data, [end for _, end in hits]), strict=True):
            # The last character of a hit lies in its line, even where the hit begins with the newline before it.
            line = doc.line_at(offset - 2)
            if line is not None:
                found.setdefault(line, set()).update(numbers)
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
        for numbers, end in self._hits(data):
            while index + 1 < len(bounds) and bounds[index + 1] < end:
                index += 1
            found.setdefault(views[index], set()).update(numbers)


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
        count += len(data[at:offset].translate(None, CONTINUATION_BYTES))
        at = offset
        found[offset] = count
    return [found[offset] for offset in wanted]
