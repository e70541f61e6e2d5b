"""What `tests.benchmarks.quality` counts, on texts written here."""

from __future__ import annotations

from typing import Any

import pytest

from tests.benchmarks import quality, systems, tables
from tests.benchmarks.tables import Lines

BODY = "The mill on the lower weir closed on Friday, its owner said."
SECOND = "Nobody knows what will become of the caf\u00c3\u00a9 beside it."
BOILER = "Share this: Facebook Twitter"


def record(*labelled: tuple[str, str]) -> dict[str, Any]:
    lines, at = [], 0
    for line, label in labelled:
        lines.append({"start": at, "end": at + len(line), "label": label})
        at += len(line) + 1
    gold = "\n".join(line for line, label in labelled if label == "body")
    known = {
        "id": "0",
        "page_type": "article",
        "lang": "en",
        "gold": gold,
        "with": ["lower weir"],
        "without": ["Share"],
    }
    return {**known, "text": "\n".join(line for line, _ in labelled), "lines": lines}


PAGE = record((BODY, "body"), (BOILER, "boiler"), (SECOND, "body"))


def test_what_is_lost_and_what_is_gone() -> None:
    left = quality.score_text(PAGE, f"{BODY}\nShare this:")
    assert left.lines == Lines(len(BODY) + len(SECOND), len(SECOND), len(BOILER), len(BOILER) / 2)
    assert (left.having, left.lacking) == ((1, 1), (1, 1))
    assert left.words is not None
    assert left.words.precision < 1
    assert left.words.recall < 1


def test_characters_that_were_mended_are_no_loss() -> None:
    mended = quality.score_text(PAGE, f"{BODY}\nNobody knows what will become of the caf\u00e9 beside it.")
    assert mended.lines is not None
    assert (mended.lines.lost, mended.lines.gone) == (0, len(BOILER))
    assert mended.words == (1.0, 1.0, 1.0)


def test_a_page_without_gold_text_has_its_snippets_alone() -> None:
    bare = quality.score_text({**PAGE, "gold": None}, BODY)
    assert (bare.words, bare.grams, bare.lacking) == (None, None, (0, 1))


def test_an_absent_system_is_told_and_left_out(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def absent() -> systems.Text:
        raise ModuleNotFoundError("No module named 'peer'")

    known = {**systems.texts(), "peer": absent}
    monkeypatch.setattr(systems, "texts", lambda: known)
    scored = quality.compare(["as it is", "peer", "C4 line rules"], [PAGE], 1)
    assert list(scored) == ["as it is", "C4 line rules"]
    assert "peer: skipped, not installed (No module named 'peer')" in capsys.readouterr().out


def test_the_table_has_a_row_for_each_system_and_a_dash_where_nothing_can_be_said(
    capsys: pytest.CaptureFixture[str],
) -> None:
    kept, emptied = quality.score_text(PAGE, PAGE["text"]), quality.score_text({**PAGE, "gold": None}, BOILER)
    tables.show("texts", {"keeps": [kept], "takes": [emptied]}, (*tables.LINES, *tables.WORDS))
    shown = capsys.readouterr().out
    rows = [
        [cell.strip() for cell in line.strip("|").split("|")] for line in shown.splitlines() if line.startswith("| ")
    ]
    assert rows[1] == ["keeps", "0.000", "0.0", "0.0", "0.0", *rows[1][5:]]
    assert rows[2][:6] == ["takes", "100.000", "100.0", "0.0", "0.0", "-"]
