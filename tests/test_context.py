"""Lines in their place: furniture in words that no rule knows goes amid furniture, and the article's own stays."""

from __future__ import annotations

import pytest

from cleantext import clean, context, explain, forest
from cleantext.context import NAMES, Context

A = "The ringers of Fen End climbed the tower on Monday, for the first time in eleven years."
B = "Mrs Tovey had kept the rope dry in her barn, and it held when the treble swung."
C = "Nobody had told the jackdaws, which left the belfry at once and did not come back."
D = "The tenor is to follow in May, if the beam is found to be sound, the churchwarden said."
TITLE = "Bells over the fen again"
#: Rules know these lines.
HEAD, FOOT = (
    "Home | News | Sport | Contact",
    "Share this: Facebook | WhatsApp | Copy link\n\nSubscribe to our newsletter\n\nAll rights reserved.",
)
#: No rule knows this one.
STRANGE = "The fen in your pocket: our quilp, free in every vorn [Quilp me]"


def page(*lines: str) -> str:
    return "\n\n".join((HEAD, TITLE, A, B, *lines, C, D, FOOT))


def rules_of(text: str) -> set[str]:
    return {removal.rule for removal in explain(text).removals}


def test_a_strange_line_goes_amid_an_article_on_a_page() -> None:
    result = explain(page(STRANGE))
    assert [result.original[m.start : m.end].strip() for m in result.removals if m.rule == "furniture/context"] == [
        STRANGE
    ]
    assert all(line in result.text for line in (TITLE, A, B, C, D))


def test_what_was_said_at_a_time_is_never_asked_about(monkeypatch: pytest.MonkeyPatch) -> None:
    said = "(2024-01-05, 03:34 AM)Fenrunner Wrote: - Switching of accounts, is this quilp still in the vorn?"
    monkeypatch.setattr(context, "SURE", -99.0)
    monkeypatch.setattr(context, "SURER", -99.0)
    assert said in clean(page(said))
    assert said.replace(":", "") not in clean(page(said.replace(":", "")))


def test_without_other_furniture_nothing_goes() -> None:
    text = "\n\n".join((TITLE, A, B, STRANGE, C, D))
    assert clean(text) is text


def test_one_cleaner_alone_does_not_do_it() -> None:
    assert "furniture/context" not in {
        removal.rule for removal in explain(page(STRANGE), only=["share_prompts"]).removals
    }


def test_how_sure_it_must_be(monkeypatch: pytest.MonkeyPatch) -> None:
    """SURE: the trees alone take nothing."""
    text = page("Tales by post, each month", "Fancy more of them? We send one on Fridays")
    sure = [line for line in text.splitlines() if line not in clean(text)]
    monkeypatch.setattr(context, "SURE", -99.0)
    monkeypatch.setattr(context, "SURER", -99.0)
    assert len([line for line in text.splitlines() if line not in clean(text)]) > len(sure)
    monkeypatch.setattr(context, "SURE", 99.0)
    monkeypatch.setattr(context, "SURER", 99.0)
    assert "furniture/context" not in rules_of(text)


@pytest.mark.parametrize(
    "line",
    [
        "## Subscribe to our newsletter",
        "[Subscribe](https://example.org/letters)",
        "subscribe(newsletter)",
        "| Subscribe | Log in | Share |",
        "1. Subscribe to our newsletter",
        "> Subscribe to our newsletter",
    ],
)
def test_what_is_never_asked_about_amid_an_article(line: str, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    monkeypatch.setattr(
        Context, "scores", lambda _, lines: asked.extend(each.source for each in lines) or [0.0] * len(lines)
    )
    explain(page(line, STRANGE))
    assert STRANGE in asked
    assert line not in asked


def test_each_number_has_a_name() -> None:
    assert len(set(NAMES)) == len(NAMES)
    found: list[list[float]] = []
    original = Context.scores

    def scores(self: Context, lines: list[object]) -> list[float]:
        found.extend(self.numbers(line) for line in lines)  # type: ignore[arg-type]
        return original(self, lines)  # type: ignore[arg-type]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Context, "scores", scores)
        explain(page(STRANGE))
    assert found
    assert {len(row) for row in found} == {len(NAMES)}


def test_trees_of_other_numbers_are_refused() -> None:
    with pytest.raises(ValueError, match="train it anew"):
        forest.read_forest({"names": ["score"], "base": 0, "trees": []}, NAMES, "the context model")


def test_what_an_announced_list_holds_stays_with_it() -> None:
    text = page(
        "She wrote on the board what each of the ringers had to bring to the tower next week:",
        "your email, in block letters",
    )
    assert "your email, in block letters" in clean(text)
