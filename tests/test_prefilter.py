"""The scan finds the same with an automaton of all literals and with one of those that a text can hold."""

from __future__ import annotations

from pathlib import Path

import pytest

from cleantext import catalog, prefilter
from cleantext.cleaners import ALL
from cleantext.document import Doc
from cleantext.kinds import matches_in
from cleantext.loader import parse_rules
from cleantext.prefilter import Prefilter

CORPUS = Path(__file__).parent.parent / "corpus"
RULES = catalog.rules(tuple(ALL))
#: One word, told as a word of its own in every way that patterns have for it.
WORDS = [
    rule
    for number, pattern in enumerate(
        (r"\bunsubscribe\b", r"(?<!\w)unsubscribe(?!\w)", "^unsubscribe", "unsubscribe$", r"\bunsubscribe", r"unsubscribe\b")
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


def found(scan: Prefilter, text: str) -> list[tuple[str, list[int]]]:
    return sorted((line, sorted(patterns)) for line, patterns in scan._candidates(Doc(text).lines).items())


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
            patched.setattr(prefilter, "FIRST", 0)
            assert few == found(whole, text)


def test_an_automaton_of_all_is_made_once_it_pays(monkeypatch: pytest.MonkeyPatch) -> None:
    scan = Prefilter(RULES[:50])
    for _ in range(prefilter.FIRST):
        found(scan, "By Ann\n")
    assert not scan._automata
    found(scan, "By Ann\n")
    assert list(scan._automata) == [""]
    large = Prefilter(RULES[:50])
    found(large, "".join(f"By Ann {number}\n" for number in range(prefilter.SMALL // 8)))
    assert list(large._automata) == [""]


def test_lines_of_other_texts_are_remembered_and_change_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    scan = Prefilter(RULES)
    lines = ["Share this: Facebook | Twitter", "By Ann Berg", "Ann Berg, 3 May 2021 at 10:15", "The mill closed in May."]
    first = scan.scan(Doc("\n".join(lines)))
    looked_at: list[str] = []
    matches = scan._matches
    monkeypatch.setattr(scan, "_matches", lambda line, patterns: looked_at.append(line.source) or matches(line, patterns))
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


@pytest.mark.parametrize("ahead", ["", " ", "(", "“", "«", "_", "__", "é", "中", "1", "a", "a ", "* ", "[", "ş_", "\N{SOFT HYPHEN}", "a\N{ZERO WIDTH SPACE}"])
@pytest.mark.parametrize("behind", ["", " ", ".", "»", "_", "é", "中", "1", "a", "](#)", "**", "\N{COMBINING ACUTE ACCENT}"])
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
    assert found(scan, "To reunsubscribe.\nWe unsubscribe.\n") == [("To reunsubscribe.", []), ("We unsubscribe.", [0])]
