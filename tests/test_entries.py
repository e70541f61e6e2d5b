"""Entries of many alike are the article's: steps, what is said in a script, rows of measures."""

from __future__ import annotations

import pytest

from cleantext import captions, clean, entries
from cleantext.document import Doc

A = "The last press in the fen opened its doors on Friday, and the whole village came."
B = "Old Mr Tovey turned the screw himself, as his father had done before him."
SIGN_UP = "Sign up for our newsletter and get the best of our stories in your inbox every week."
NEVER = frozenset[int]().__contains__


@pytest.mark.parametrize("number", [("one", "two", "three"), ("1", "2", "3")])
def test_a_step_stays(number: tuple[str, str, str]) -> None:
    others = f"Step {number[1]}. Write the fourth of them.\nStep {number[2]}. Post it to the mill."
    assert SIGN_UP in clean(f"{A}\n\nStep {number[0]}. {SIGN_UP}\n{others}\n\n{B}")


def test_two_steps_are_none() -> None:
    """STEPS: a label and the next may begin alike."""
    assert SIGN_UP not in clean(f"{A}\n\nStep one. {SIGN_UP}\nStep two. Post it to the mill.\n\n{B}")


def measured(*lines: str) -> list[bool]:
    doc = Doc("\n".join(lines))
    return [entries.Entries(doc.lines, NEVER).is_measured(line) for line in doc.lines]


def test_rows_of_measures() -> None:
    rows = "Vorn Mill, 28 flats, 1 740 €/m²", "Pell, 14 flats, 1 810 €/m²", "Two flats at Drammel"
    assert measured(*rows) == [True, True, False]


@pytest.mark.parametrize(
    "row",
    [
        "Quilp, 3 May 2021, 4 remarks",
        "Quilp 12.05.2021, 4 remarks",
        "12:30 Quilp, 4 remarks",
        "030 12 34 56",
        "Quilp 4",
    ],
)
def test_dates_times_and_single_numbers_are_no_measures(row: str) -> None:
    assert measured(row, row.replace("Quilp", "Zaber")) == [False, False]


@pytest.mark.parametrize(
    ("line", "is_one"),
    [
        ("The mill at its last flood, seen from the weir Photo: Ann Lee", True),
        ("The mill at its last flood. Museum of the Fen", True),
        ("Mill Photo: Ann Lee", False),
        ("Subscribe to our newsletter and follow us on Facebook Contact: Ann Lee", False),
        (f"The mill at its last flood. {'Weir ' * 80}", False),
    ],
)
def test_a_caption_with_whose_it_is(line: str, is_one: bool) -> None:
    assert captions.is_caption(line) == is_one
