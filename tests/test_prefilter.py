"""The scan finds the same with an automaton of all literals and with one of those that a text can hold."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from cleantext import candidates, catalog, prefilter
from cleantext.cleaners import ALL
from cleantext.document import Doc, Line
from cleantext.kinds import Match, matches_in
from cleantext.loader import parse_rules
from cleantext.prefilter import Prefilter
from cleantext.rules import Rule

CORPUS = Path(__file__).parent.parent / "corpus"
RULES = catalog.rules(tuple(ALL))
#: One word, told as a word of its own in every way that patterns have for it.
WORDS = [
    rule
    for number, pattern in enumerate(
        (
            r"\bunsubscribe\b",
            r"(?<!\w)unsubscribe(?!\w)",
            "^unsubscribe",
            "unsubscribe$",
            r"\bunsubscribe",
            r"unsubscribe\b",
        )
    )
    for kind in ("sentence", "inline")
    for rule, _ in parse_rules(
        f"""[[rule]]
id = "word-{kind}-{number}"
kind = "{kind}"
confidence = "high"
reason = "A word."
match = ['{pattern}']
removes = ["Unsubscribe"]
keeps = ["x"]
""",
        "own.toml",
        "any",
        "newsletter_prompts",
        {},
    )
]


def found(scan: Prefilter, text: str) -> list[tuple[str, list[int], dict[int, list[int]]]]:
    every = range(len(scan._scan.patterns))
    return [
        (one.line.source, sorted(one.of_line), {i: sorted(some) for i, some in one.of_sentences(every).items()})
        for one in scan._scan.candidates(Doc(text).lines)
    ]


def texts() -> list[str]:
    files = sorted(path for path in CORPUS.rglob("*") if path.suffix in (".txt", ".md", ".toml"))
    return [path.read_text(encoding="utf-8") for path in files[::25]] + ["", "a", "©", "İ\u2028by ann", "read more\r"]


@pytest.fixture(scope="module")
def whole() -> Prefilter:
    return Prefilter(RULES)


def test_few_literals_find_what_all_find(whole: Prefilter, monkeypatch: pytest.MonkeyPatch) -> None:
    assert len(texts()) > 8
    for text in texts():
        few = found(Prefilter(RULES), text)
        with monkeypatch.context() as patched:
            patched.setattr(candidates, "FIRST", 0)
            assert few == found(whole, text)


def test_an_automaton_of_all_is_made_once_it_pays(monkeypatch: pytest.MonkeyPatch) -> None:
    scan = Prefilter(RULES[:50])
    for _ in range(candidates.FIRST):
        found(scan, "By Ann\n")
    assert not scan._scan._automata
    found(scan, "By Ann\n")
    assert list(scan._scan._automata) == [""]
    large = Prefilter(RULES[:50])
    found(large, "".join(f"By Ann {number}\n" for number in range(candidates.SMALL // 8)))
    assert list(large._scan._automata) == [""]


def test_lines_of_other_texts_are_remembered_and_change_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    scan = Prefilter(RULES)
    lines = [
        "Share this: Facebook | Twitter",
        "By Ann Berg",
        "Ann Berg, 3 May 2021 at 10:15",
        "The mill closed in May.",
    ]
    first = scan.scan(Doc("\n".join(lines)))
    looked_at: list[str] = []
    matches = scan._matches
    monkeypatch.setattr(scan, "_matches", lambda one: looked_at.append(one.line.source) or matches(one))
    moved = Doc("\n\n".join(["A line of its own.", *lines[::-1]]))
    again = scan.scan(moved)
    assert not set(looked_at) & set(lines)
    assert {rule.id for line in again.by_line.values() for rule in (m.rule for m in line)} == {
        rule.id for line in first.by_line.values() for rule in (m.rule for m in line)
    }
    assert again == Prefilter(RULES).scan(moved)


def test_few_lines_are_remembered_and_no_long_ones(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(prefilter, "LATEST", 20)
    scan = Prefilter(RULES[:50])
    for number in range(200):
        scan.scan(Doc(f"Line {number}.\n" + f"Word {number} " * prefilter.SHORT))
    kept = [*scan._young, *scan._old]
    assert 20 <= len(kept) <= 40
    assert max(map(len, kept)) <= prefilter.SHORT


@pytest.mark.parametrize(
    "ahead",
    [
        "",
        " ",
        "(",
        "“",
        "«",
        "_",
        "__",
        "é",
        "中",
        "1",
        "a",
        "a ",
        "* ",
        "[",
        "ş_",
        "\N{SOFT HYPHEN}",
        "a\N{ZERO WIDTH SPACE}",
    ],
)
@pytest.mark.parametrize(
    "behind", ["", " ", ".", "»", "_", "é", "中", "1", "a", "](#)", "**", "\N{COMBINING ACUTE ACCENT}"]
)
def test_a_word_is_found_wherever_a_pattern_finds_it_as_a_word(ahead: str, behind: str) -> None:
    line = "It is here: {}Unsubscribe{} by mail."
    for text in (line.format(ahead, behind), f"{ahead}Unsubscribe{behind}"):
        for rule in WORDS:
            doc = Doc(text)
            by_itself = [(match.rule.id, match.start, match.end) for match in matches_in(doc, rule)]
            scanned = Prefilter([rule]).scan(doc).by_line.get(0, [])
            assert [(match.rule.id, match.start, match.end) for match in scanned] == by_itself, text


def test_a_word_within_a_word_brings_no_rule_to_a_line() -> None:
    scan = Prefilter(WORDS[:1])
    assert found(scan, "To reunsubscribe.\nWe unsubscribe.\n") == [
        ("To reunsubscribe.", [], {}),
        ("We unsubscribe.", [], {0: [0]}),
    ]


def test_a_rule_for_sentences_is_held_against_those_that_hold_its_words(monkeypatch: pytest.MonkeyPatch) -> None:
    held: list[tuple[int, str]] = []
    match = prefilter.match_sentence

    def noting(line: Line, number: int, rule: Rule, patterns: Sequence[int]) -> list[Match]:
        held.append((number, line.sentences[number].text))
        return match(line, number, rule, patterns)

    monkeypatch.setattr(prefilter, "match_sentence", noting)
    line = "Ünder the weïr. “Ärger” — 市民は水車を見た。Then unsubscribe… Ωmega: Μύλος; Unsubscribe. Done."
    matches = Prefilter(WORDS[:1]).scan(Doc(line)).by_line[0]
    assert len(held) == len(matches) == 2
    assert all("unsubscribe" in text.lower() for _, text in held)
    assert [match.first for match in matches] == [number for number, _ in held]
