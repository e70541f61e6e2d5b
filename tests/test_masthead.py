"""Above the title of a page that shows its furniture, short lines go; what may belong to the title stays."""

from __future__ import annotations

import pytest

from cleantext import clean, explain
from cleantext.document import Doc
from cleantext.subject import Subject

pytestmark = pytest.mark.usefixtures("no_score_decides")

TITLE = "How the ringers bought the mill"
PARAGRAPHS = [
    "The ringers of Tovey bought the mill by the weir with the pennies of forty Sundays.",
    "Its wheel had stood since the miller left, and nobody in the village could say why.",
    "On Friday the smith laid a new shaft, and the water took it at the first try.",
    "The bell rang for an hour, though the rope was wet and the ringers were not sober.",
    "Bread from the mill is sold at the church door from the first Sunday in May.",
]
FOOT = [
    "Share this article",
    "Tags: mills, bells",
    "Sign up for our newsletter",
    "Copyright 2024 The Weir. All rights reserved.",
]
MOTTO, NAME = "Vorn and quilp", "Zaber thrum"


def page(*head: str, paragraphs: int = len(PARAGRAPHS)) -> str:
    return "\n".join(["Skip to content", *head, TITLE, *PARAGRAPHS[:paragraphs], *FOOT])


def test_what_stands_above_the_title_goes() -> None:
    text = page(MOTTO, NAME, "Orvil")
    assert clean(text).splitlines() == [TITLE, *PARAGRAPHS]
    assert "furniture/masthead" in {removal.rule for removal in explain(text).removals}


@pytest.mark.parametrize(
    ("head", "stays"),
    [
        ((MOTTO, NAME), NAME),
        ((MOTTO, "\nOrvil\n"), "Orvil"),
        (("Of the quilp and the vorn of Zaber", "Orvil"), "Of the quilp and the vorn of Zaber"),
        (("# Orvil", NAME), "# Orvil"),
        (("Ringers, wheel, miller", "Orvil"), "Ringers, wheel, miller"),
        (("“Orvil”", "Thrum"), "“Orvil”"),
    ],
    ids=["kicker", "by itself", "another title", "heading", "its words", "quotation"],
)
def test_what_may_be_the_titles_stays(head: tuple[str, ...], stays: str) -> None:
    assert stays.strip() in clean(page(*head))


def test_nothing_goes_above_the_title_of_a_short_text_or_one_without_furniture() -> None:
    assert MOTTO in clean(page(MOTTO, NAME, "Orvil", paragraphs=4))
    assert MOTTO in clean("\n".join([MOTTO, NAME, "Orvil", TITLE, *PARAGRAPHS, FOOT[0]]))


def test_a_title_is_made_of_the_words_of_the_article() -> None:
    subject = Subject(Doc("\n".join(PARAGRAPHS)).lines)
    assert subject.named_by("The ringers and the wheel")
    assert not subject.named_by("Ringers of Vornholm, Zaberstadt and Quilpfield")
    assert subject.is_no_name("Water, Wheel and Village")
    assert not subject.is_no_name("Tovey Friday")
    assert not Subject([]).named_by("The ringers and the wheel")


MENU = "Home | News | Sport | Contact"


def unnamed(*head: str, paragraphs: int = len(PARAGRAPHS), below: str = "A quilp at zaber") -> str:
    """A page whose title shares no word with the article."""
    return "\n".join([*head, MENU, below, *PARAGRAPHS[:paragraphs], *FOOT])


def test_what_stands_above_the_menu_goes_whatever_the_title_is_made_of() -> None:
    assert clean(unnamed("Zaber thrum", "Vorn")).splitlines() == ["A quilp at zaber", *PARAGRAPHS]
    assert clean(unnamed("Zaber thrum", paragraphs=3)).splitlines() == ["A quilp at zaber", *PARAGRAPHS[:3]]


@pytest.mark.parametrize(
    ("text", "stays"),
    [
        (unnamed("Zaber thrum", paragraphs=2), "Zaber thrum"),
        (unnamed("Zaber thrum", below=""), "Zaber thrum"),
        (unnamed("Zaber thrum, vorn and orvil"), "Zaber thrum, vorn and orvil"),
        (unnamed("The ringers, the miller"), "The ringers, the miller"),
        (unnamed("Zaber thrum."), "Zaber thrum."),
    ],
    ids=["short text", "no title below", "long", "its words", "a sentence"],
)
def test_what_may_be_the_title_stays_above_the_menu(text: str, stays: str) -> None:
    assert stays in clean(text).splitlines()


def test_a_motto_is_longer_where_the_title_is_sure() -> None:
    motto = "Zaber thrum, vorn and orvil"
    assert motto not in clean(unnamed(motto, below=TITLE)).splitlines()


def test_a_motto_stands_between_the_name_of_the_site_and_its_menu() -> None:
    motto, menu = "Vorn and quilp for the fen since ever", "Home | News | Harvest | Contact"
    assert motto not in clean("\n".join(["Zaber", motto, menu, TITLE, *PARAGRAPHS, *FOOT]))
    assert motto in clean("\n".join(["Zaber", motto, "Orvil thrum", menu, *PARAGRAPHS, *FOOT]))
