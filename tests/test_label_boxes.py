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
        f"Read also\n{ONE}.\n{TWO}",
        f"Read also\n{ONE},\n{TWO}",
        "Read also\nthe jackdaws of Fen End\nthe tenor and the cow",
        f"Read also\n- {ONE}\n- {TWO}",
        f"Read also\n1. {ONE}\n2. {TWO}",
        f"What they rang\n{ONE}\n{TWO}",
        "Read also\nTovey\nLee\nPell",
    ],
    ids=["sentence", "comma", "small letters", "list", "numbers", "no label", "names"],
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


def test_a_box_goes_where_a_blank_line_stands_between_all_lines() -> None:
    box = f"Read also\n\n{ONE}\n\n{TWO}"
    assert clean(f"{A}\n\n{box}\n\n{B}\n\n{C}") == f"{A}\n\n{B}\n\n{C}"


def test_a_box_ends_at_the_label_of_other_furniture() -> None:
    text = f"{A}\nHow it began\n{B}\nRead also\n{ONE}\n{TWO}\nAdvertisement\n{C}\n{A}"
    assert clean(text) == f"{A}\nHow it began\n{B}\n{C}\n{A}"


def test_a_box_may_stand_below_a_list_or_what_somebody_says() -> None:
    steps = "1. Oil the wheel.\n2. Tie the rope.\n3. Count the bells."
    cleaned = clean(f"{A}\n{steps}\nRead also\n{ONE}\n{TWO}\n{B}\n{C}")
    assert "Read also" not in cleaned
    assert ONE not in cleaned
    assert TWO in cleaned  # it may head what follows


def test_the_last_headline_that_speaks_more_of_the_article_than_the_others_may_be_a_heading() -> None:
    heading = "What the ringers do with the tower"
    text = f"{A}\n{B}\nRead also\nWhy does a cow weigh so much?\nTwo sheep swam home\n{heading}\n{C}\n{A}"
    assert heading in clean(text)


@pytest.mark.parametrize(("introduction", "goes"), [("Three ropes were bought:", True), ("Three ropes:", False)])
def test_bound_introduction(introduction: str, *, goes: bool) -> None:
    """INTRODUCTION: a box may stand above what introduces a list; a word or two with a colon may be of the box."""
    text = f"{A}\n{B}\nRead also\n{ONE}\n{TWO}\n{introduction}\n- one of hemp\n- one of silk\n{C}\n{A}"
    assert (ONE not in clean(text)) is goes


def test_a_question_is_an_item_below_the_article() -> None:
    question = "Has anybody in the village of Fen End ever seen a jackdaw that rings?"
    items = f"{ONE}\n{question}\n{TWO}"
    page = f"Share this article\nTags: bells, fen\nRelated articles\n{items}\nLeave a comment\nPrivacy Policy"
    assert question not in clean(f"{A}\n\n{B}\n\n{C}\n\n{page}")
