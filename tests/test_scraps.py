"""What is glued to a notice that goes: a few words without a stop are its buttons; a sentence, or a line that holds more, is not."""

from __future__ import annotations

import pytest

from cleantext import clean

BODY = """The mill on the lower weir closed on Friday, its owner said.

Nobody had worked there since the spring, and the wheel stood still in the low water of the summer."""
NOTICE = "We use cookies to improve your experience on this site."


@pytest.mark.parametrize("scrap", ["Quilp Vorn", "Zaber! Quilp", "Quilp | Vorn | Zaber"])
def test_a_button_in_words_that_no_rule_knows_goes_with_its_notice(scrap: str) -> None:
    assert clean(f"{BODY}\n\n{NOTICE} {scrap}\n") == f"{BODY}\n"


@pytest.mark.parametrize(
    "rest",
    [
        "So said the baker to the clerk of the lower valley",
        "The baker laughed.",
        "Nobody in the valley had asked for any.",
    ],
)
def test_a_sentence_beside_a_notice_stays(rest: str) -> None:
    assert rest in clean(f"{BODY}\n\n{NOTICE} {rest}\n")


def test_a_scrap_ahead_of_a_notice_stays() -> None:
    assert "Quilp Vorn" in clean(f"{BODY}\n\nQuilp Vorn. {NOTICE}\n")
