"""The scan finds the same with an automaton of all literals and with one of those that a text can hold."""

from __future__ import annotations

from pathlib import Path

import pytest

from cleantext import catalog, prefilter
from cleantext.cleaners import ALL
from cleantext.document import Doc
from cleantext.prefilter import Prefilter

CORPUS = Path(__file__).parent.parent / "corpus"
RULES = catalog.rules(tuple(ALL))


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
