"""What stands between lines that go, below the article, goes with them: names and titles, and what readers said."""

from __future__ import annotations

import pytest

from cleantext import clean, enclosed, explain
from cleantext.document import Doc

pytestmark = pytest.mark.usefixtures("no_score_decides")

PARAGRAPHS = [
    "The ringers of Tovey bought the mill by the weir with the pennies of forty Sundays.",
    "Its wheel had stood since the miller left, and nobody in the village could say why.",
    "On Friday the smith laid a new shaft, and the water took it at the first try.",
    "The bell rang for an hour, though the rope was wet and the ringers were not sober.",
]
NAME, SAID, ANSWER = "Vorn Quilp", "My aunt heard that bell from the other side of the moor.", "She hears everything."
FORM = "Your email address will not be published. Required fields are marked *"
END = ["Tags: mills, bells", "Sign up for our newsletter", "Copyright 2024 The Weir. All rights reserved."]


def page(*thread: str, paragraphs: int = len(PARAGRAPHS)) -> str:
    return "\n".join([*PARAGRAPHS[:paragraphs], "Share this article", *thread, *END])


def kept(*thread: str, paragraphs: int = len(PARAGRAPHS)) -> list[str]:
    return clean(page(*thread, paragraphs=paragraphs)).splitlines()[paragraphs:]


def test_what_readers_said_goes_with_what_stands_around_it() -> None:
    thread = "3 comments", NAME, SAID, ANSWER, FORM
    assert kept(*thread) == []
    assert "furniture/enclosed" in {removal.rule for removal in explain(page(*thread)).removals}


@pytest.mark.parametrize(
    "thread",
    [
        ("3 comments", NAME, SAID, ANSWER, NAME, SAID, FORM),
        ("3 comments", NAME, "# The wheel", SAID, FORM),
        ("3 comments", NAME, "The wheel turned. " * 40, FORM),
    ],
    ids=["many lines", "a heading", "a long line"],
)
def test_what_may_be_the_articles_stays(thread: tuple[str, ...]) -> None:
    assert set(thread[1:-1]) & set(kept(*thread))


def test_a_short_article_has_no_thread() -> None:
    assert SAID in kept("3 comments", NAME, SAID, ANSWER, FORM, paragraphs=2)


def lines(count: int) -> Doc:
    return Doc("\n".join([*PARAGRAPHS, *[f"Orvil thrum {'x' * n}" for n in range(1, count + 1)]]))


def going(count: int) -> list[int]:
    """Of *count* short lines between two that go at the page's end, those that go with them."""
    doc = lines(count + 2)
    first, last = len(PARAGRAPHS), len(doc.lines) - 1
    return list(enclosed.enclosed(doc.lines, {first, last}, [first], {}))


def test_a_few_lines_at_the_pages_end() -> None:
    first = len(PARAGRAPHS) + 1
    assert going(enclosed.LINES) == list(range(first, first + enclosed.LINES))
    assert going(enclosed.LINES + 1) == []


def test_a_sentence_is_enclosed_by_a_thread_only() -> None:
    doc = Doc("\n".join([*PARAGRAPHS, "Orvil", SAID, "Thrum"]))
    first = len(PARAGRAPHS)
    around = {first, first + 2}
    assert list(enclosed.enclosed(doc.lines, around, [first], {})) == []
    signs = {first: "opener", first + 2: "foot"}
    assert list(enclosed.enclosed(doc.lines, around, [], signs)) == [first + 1]
    assert list(enclosed.enclosed(doc.lines, around, [], {first: "opener"})) == []


def test_a_board_has_headers_above_its_first_post() -> None:
    doc = Doc("\n".join(["Zaber, Friday", *PARAGRAPHS, "Thrum, Monday", SAID, "Reply"]))
    first = len(PARAGRAPHS) + 1
    around, signs = {first, first + 2}, {first: "entry", first + 2: "foot"}
    assert list(enclosed.enclosed(doc.lines, around, [], signs)) == [first + 1]
    assert list(enclosed.enclosed(doc.lines, around, [], {0: "entry", **signs})) == []


def test_the_last_heading_that_counts_begins_the_thread() -> None:
    doc = Doc("\n".join([*PARAGRAPHS, "Remarks (7)", SAID, "2 remarks", ANSWER, "Thrum"]))
    first = len(PARAGRAPHS)
    signs = {first: "opener", first + 2: "opener", first + 4: "foot"}
    assert list(enclosed.enclosed(doc.lines, {first + 4}, [], signs)) == [first + 2, first + 3]


@pytest.mark.parametrize(("heading", "counts"), [("2 remarks", True), ("Remarks (2)", True), ("2. Remarks.", False)])
def test_a_number_with_a_stop_is_a_sections(heading: str, counts: bool) -> None:
    doc = Doc("\n".join([*PARAGRAPHS, heading, SAID, "Thrum"]))
    first = len(PARAGRAPHS)
    found = enclosed.enclosed(doc.lines, {first + 2}, [], {first: "opener", first + 2: "foot"})
    assert bool(list(found)) is counts


def test_a_heading_goes_with_the_list_under_it() -> None:
    doc = Doc("\n".join([*PARAGRAPHS, "Orvil", "## Thrum", "Zaber"]))
    first = len(PARAGRAPHS)
    assert list(enclosed.enclosed(doc.lines, {first, first + 2}, [first], {})) == [first + 1]
    doc = Doc("\n".join([*PARAGRAPHS, "Orvil", "## Thrum", "Quilp", "Zaber"]))
    assert list(enclosed.enclosed(doc.lines, {first, first + 3}, [first], {})) == []
