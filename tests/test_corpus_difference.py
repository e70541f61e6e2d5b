"""The difference that a change makes to the corpus is told line by line."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests import corpus_difference
from tests.corpus_difference import difference, gone_lines, main

TEXT = "The mill closed on Friday, its owner said.\n\nThis website uses cookies to improve your experience.\n"


def test_lines_that_go_are_named_by_place_and_rule() -> None:
    ((place, (text, rule)),) = gone_lines("a.txt", TEXT)
    assert place == "a.txt:3"
    assert text == "This website uses cookies to improve your experience."
    assert rule.endswith("site-uses-cookies")


def test_what_is_new_is_told_and_another_rule_is_no_news() -> None:
    before = {"a.txt:1": ("x", "r/1"), "a.txt:2": ("y", "r/2")}
    assert list(difference(before, {"a.txt:1": ("x", "r/9"), "a.txt:2": ("y", "r/2")})) == []
    assert list(difference(before, {"a.txt:2": ("y", "r/2"), "b.txt:5": ("z", "r/3")})) == [
        "removed anew (1):", "  b.txt:5  r/3\n    z", "  by rule: r/3 1",
        "kept anew (1):", "  a.txt:1  r/1\n    x", "  by rule: r/1 1",
    ]  # fmt: skip


def test_the_command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(corpus_difference, "state", lambda: dict(gone_lines("a.txt", TEXT)))
    saved = tmp_path / "before.json"
    assert main(["--save", str(saved)]) == 0
    assert main(["--against", str(saved)]) == 0
    assert capsys.readouterr().out == "no difference\n"
    monkeypatch.setattr(corpus_difference, "state", dict)
    assert main(["--against", str(saved)]) == 1
    assert capsys.readouterr().out.startswith("kept anew (1):\n  a.txt:3  ")
