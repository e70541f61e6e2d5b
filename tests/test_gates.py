"""A gate never stands in the way of a match, and lets few texts through that its pattern does not match."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from cleantext import catalog
from cleantext.candidates import FIRST
from cleantext.cleaners import ALL
from cleantext.document import Doc
from cleantext.gates import EdgeIndex, Gate, gate
from cleantext.kinds import matches_in
from cleantext.prefilter import Prefilter
from cleantext.rules import Rule, compiled, pattern_sources
from cleantext.shown import Shown

CORPUS = Path(__file__).parent.parent / "corpus"
LANGUAGES = ("any", *catalog.languages())
OPEN = Gate(0, (), (), (), False)


def shown(text: str) -> list[Shown]:
    """The views of a text's lines and sentences, with and without decoration."""
    units = [unit for line in Doc(text).lines for unit in (line.shown, *line.shown_sentences)]
    return [view for unit in units for view in (unit, unit.core) if view is not None]


@pytest.mark.parametrize("language", LANGUAGES)
def test_gates_admit_what_patterns_match(language: str) -> None:
    matched = 0
    for rule, examples in catalog.read(language):
        texts = (*examples.removes, *examples.keeps)
        for view in [view for text in (*texts, *map(str.upper, examples.removes)) for view in shown(text)]:
            for gated, source in zip(rule.gates, pattern_sources(rule.match, rule.needs, rule.unless), strict=True):
                pattern = compiled(source)
                if pattern.fullmatch(view.text):
                    matched += 1
                    assert gated.admits_whole(view), (rule.id, source, view.text)
                if pattern.search(view.text):
                    assert gated.admits(view), (rule.id, source, view.text)
                    assert gated.admits_search(view), (rule.id, source, view.text)
    assert matched > 20


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        (r"\d{1,4} min(?:ute)?s?", "12 MINUTES"),
        (r"(?:19|20)\d\d", "2019"),
        (r"v\d.\d", "V1.2"),
        (r"(?=.{0,8}$)by \w{1,30}", "by Ann"),
        (r"(?:a|b){0,3}c?", ""),
        (r"[0-9a]b", "ab"),
        (r"(?<=x)?1?2?3?", "123"),
        (r"^no\b", "No more"),
        (r"^no\b", "No"),
        (r"(?:x|\d{1,4}(?: shares?)?)(?!\w)[ |]?(?:more)?", "1 200 | more"[2:]),
        (r"(?:(?:reply|like|no|\d{1,3})(?!\w) ?[|·]? ?){2,12}", "12 | 13 Reply"),
        (r"(?:(?:reply|like)){2,3}", "ReplyLikeReply"),
        (r"\(c\) [\W\d]{1,9}by \w{1,30}", "(C) 2019, by Ann"),
        (r"\W{1,3}tags?\W", "- tag:"),
        (r"\*{3}", "***"),
        (r"m\b.\w", "m²a"),
    ],
)
def test_a_gate_of_its_own_admits(pattern: str, text: str) -> None:
    assert gate(pattern).admits(Shown(text))
    assert gate(pattern).admits_search(Shown(text))
    assert compiled(pattern).fullmatch(text) is None or gate(pattern, whole=True).admits_whole(Shown(text))


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        (r"\d{1,4} min(?:ute)?s?", "12 men"),
        (r"read also:.{1,40}", "see also: the mill"),
        (r"by \w{1,5}", "by somebody else"),
        (r".{0,20}(?:ago|yesterday)", "two days hence"),
        (r"(?=.{0,8}$).{0,30}", "by somebody"),
        (r"(?:no|more)(?!\w) ?.{0,40}", "nothing at all"),
        (r"(?:(?:reply|like|\d{1,3})(?!\w) ?[|·]? ?){1,12}", "12 men"),
        (r"(?:(?:reply|like|\d{1,3})(?!\w) ?[|·]? ?){1,12}", "Likely so"),
    ],
)
def test_a_gate_refuses(pattern: str, text: str) -> None:
    assert compiled(pattern).fullmatch(text) is None
    gated = gate(pattern, whole=True)
    view = Shown(text)
    assert not (gated.admits_whole(view) and gated.admits_search(view) and gated.admits(view))


def test_the_index_of_gates_admits_as_the_gates_do() -> None:
    gates = [gate(source, whole=True) for rule, _ in catalog.read("en") if rule.full for source in rule.match]
    index = EdgeIndex([*gates, None])
    texts = [text for _, examples in catalog.read("en") for text in (*examples.removes, *examples.keeps)]
    admitted = 0
    for text in texts[::3]:
        for line in Doc(text).lines:
            views = [view for view in (line.shown, line.shown.core) if view is not None]
            found = index.admitted(line.shown, set(range(len(gates) + 1)))
            assert len(gates) in found
            missed = [
                number
                for number, gated in enumerate(gates)
                if number not in found and any(gated.admits_whole(view) for view in views)
            ]
            assert not missed
            admitted += len(found) - 1
    assert 0 < admitted < 0.2 * len(texts[::3]) * len(gates)


def test_the_scan_finds_what_every_rule_finds_by_itself() -> None:
    """Literals, indexes and gates are a prefilter: without them the same is found."""
    rules = catalog.rules(tuple(ALL), ("en", "de"))[::4]
    openly: list[Rule] = [replace(rule, gates=(OPEN,) * len(rule.gates)) for rule in rules]
    scan = Prefilter(rules)
    for _ in range(FIRST + 1):
        scan.scan(Doc("By Ann"))  # so that the indexes are in use
    found = 0
    for path in sorted((CORPUS / "mixed").rglob("*.txt"))[::40]:
        doc = Doc("\n".join(line.partition("|")[2] for line in path.read_text(encoding="utf-8").splitlines()))
        alone = sorted((match.line.index, match.rule.id) for rule in openly for match in matches_in(doc, rule))
        assert sorted((i, match.rule.id) for i, line in scan.scan(doc).by_line.items() for match in line) == alone
        found += len(alone)
    assert found > 5
