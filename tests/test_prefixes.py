"""Patterns whose alternatives are brought together match what they matched, in the same way."""

from __future__ import annotations

from pathlib import Path

import pytest
import regex

from cleantext import catalog
from cleantext.cleaners import ALL
from cleantext.document import Doc
from cleantext.prefixes import factored

CORPUS = Path(__file__).parent.parent / "corpus"


def outcome(pattern: str, text: str) -> list[object]:
    compiled = regex.compile(pattern, regex.IGNORECASE)
    found = [compiled.fullmatch(text), *compiled.finditer(text)]
    return [None if match is None else (match.regs, match.groupdict()) for match in found]


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        ("(?:may|march|mar|m)(?P<rest>.{0,9})", "MARCH 3"),
        ("(?:a|ab|b|abc)(?P<rest>c?)", "abc"),
        ("(?:a|\\w|ab)(?P<rest>.?)", "abc ab"),
        ("(?:[ab]|a|ab?|abc)+", "abcab"),
        ("(?-i:Ab|aC|AD)|ad", "Ab aC AD ad ab"),
        ("(?:like|likes?|)x", "likesx likex x"),
        ("(?:σa|ςb|σc)", "ΣB σa ςc"),
        ("(?:\\.a|\\.b|[|)]x|(?:c|cd))(?!\\w)", ".b cd )x .a"),
    ],
)
def test_pattern(pattern: str, text: str) -> None:
    assert outcome(factored(pattern), text) == outcome(pattern, text)


def test_alternatives_that_begin_alike_are_tried_together() -> None:
    assert factored("(?:one|two|on|other)") == "(?:o(?:n(?:e|)|ther)|two)"
    assert factored("a{2,3}b|a[|]c") == "a{2,3}b|a[|]c"


def test_rules_match_as_they_are_written() -> None:
    rules = catalog.rules(tuple(ALL))[::60]
    paths = sorted((CORPUS / "mixed").rglob("*.txt"))[::60]
    lines = [line for path in paths for line in Doc(path.read_text(encoding="utf-8").replace("|", "\n")).lines]
    texts = [line.plain.text for line in lines][:400]
    rewritten = matched = 0
    for rule in rules:
        for source in rule.match:
            other = factored(source)
            if other == source:
                continue
            rewritten += 1
            before, after = (regex.compile(one, regex.IGNORECASE) for one in (source, other))
            for text in texts:
                found, again = before.search(text), after.search(text)
                assert (found and (found.regs, found.groupdict())) == (again and (again.regs, again.groupdict()))
                matched += found is not None
    assert rewritten > 20
    assert matched > 5
