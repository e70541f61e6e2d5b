"""A label and a few headlines that stand together between paragraphs are a box of the page; a section stays."""

from __future__ import annotations

import pytest

from cleantext import clean
from tests.test_margins import A, B, C

ONE, TWO = "Jackdaws leave the belfry of Fen End", "Why does the tenor weigh as much as a cow?"


@pytest.mark.parametrize("label", ["Read also", "Related articles", "Lesen Sie auch", "Читайте также:", "Lire aussi"])
def test_a_box_amid_the_article_goes(label: str) -> None:
    assert clean(f"{A}\n\n{label}\n{ONE}\n{TWO}\n\n{B}\n\n{C}") == f"{A}\n\n{B}\n\n{C}"


@pytest.mark.parametrize(
    "box",
    [
        f"Read also\n\n{ONE}\n\n{TWO}",
        f"Read also\n{ONE}.\n{TWO}",
        f"Read also\n{ONE},\n{TWO}",
        "Read also\nthe jackdaws of Fen End\nthe tenor and the cow",
        f"Read also\n- {ONE}\n- {TWO}",
        f"Read also\n1. {ONE}\n2. {TWO}",
        f"What they rang\n{ONE}\n{TWO}",
        "Read also\nTovey\nLee\nPell",
    ],
    ids=["apart", "sentence", "comma", "small letters", "list", "numbers", "no label", "names"],
)
def test_what_is_no_box_stays_amid_the_article(box: str) -> None:
    text = f"{A}\n\n{box}\n\n{B}\n\n{C}"
    assert clean(text) == text


def test_a_box_is_amid_paragraphs() -> None:
    text = f"Bells\n\nRead also\n{ONE}\n{TWO}\n\nTovey\n\n{B}\n\n{C}"
    assert ONE in clean(text)


@pytest.mark.parametrize("label", ["Read also", "Related articles", "Lesen Sie auch", "Читайте также:", "Lire aussi"])
def test_a_box_goes_where_no_blank_line_stands_between_paragraphs(label: str) -> None:
    assert clean(f"{A}\n{B}\n{label}\n{ONE}\n{TWO}\n{C}\n{A}") == f"{A}\n{B}\n{C}\n{A}"


def test_the_last_headline_may_be_a_heading_where_others_are() -> None:
    text = f"{A}\nHow it began\n{B}\nRead also\n{ONE}\n{TWO}\nThe tenor and the treble\n{C}\n{A}"
    assert clean(text) == f"{A}\nHow it began\n{B}\nThe tenor and the treble\n{C}\n{A}"


@pytest.mark.parametrize(
    "box",
    [f"Read also\n{ONE}", "Read also\nTovey\nLee\nPell", f"Read also\n{ONE}\nTovey\n{TWO}"],
    ids=["one", "names", "mixed"],
)
def test_other_short_lines_below_a_label_stay_without_blank_lines(box: str) -> None:
    text = f"{A}\n{B}\n{box}\n{C}\n{A}"
    assert box.partition("\n")[2] in clean(text)
