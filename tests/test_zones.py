"""A notice that no rule knows, behind an article's furniture, is kept and does not make the furniture part of the article."""

from __future__ import annotations

import pytest

from cleantext import clean, zones

ARTICLE = "\n\n".join(
    (
        "The last press in the fen opened its doors on Friday, and the whole village came.",
        "Old Mr Tovey turned the screw himself, as his father had done before him.",
        "Nobody pays, and a tenth of the juice stays with the press.",
    )
)
#: No rule knows what it says.
NOTICE = "Pictures of the day hang in our window on Mill Street until the end of the month."
FURNITURE = "Share this: Facebook Twitter\n\nTopics: cider, orchard, fen"
TAIL = "Published: 3 May 2021"


def test_furniture_above_a_strange_notice_goes_and_the_notice_stays() -> None:
    assert clean(f"{ARTICLE}\n\n{FURNITURE}\n\n{NOTICE}\n\n{TAIL}") == f"{ARTICLE}\n\n{NOTICE}\n"


def test_strange_notices_may_follow_each_other() -> None:
    other = "The kettle in the porch is for everybody who waits for the ferry in the rain."
    text = f"{ARTICLE}\n\n{FURNITURE}\n\n{NOTICE}\n\nSign up for our newsletter\n\nAdvertisement\n\n{other}\n\n{TAIL}"
    left = clean(text)
    assert NOTICE in left
    assert other in left
    assert "cider, orchard" not in left


def test_bound_island_lines(monkeypatch: pytest.MonkeyPatch) -> None:
    """ISLAND_LINES: with no notice allowed for, the lines above it are the article's."""
    monkeypatch.setattr(zones, "ISLAND_LINES", 0)
    assert "cider, orchard" in clean(f"{ARTICLE}\n\n{FURNITURE}\n\n{NOTICE}")


def test_bound_island_categories(monkeypatch: pytest.MonkeyPatch) -> None:
    """ISLAND_CATEGORIES: furniture of one kind ends no article, so that a list of labelled facts within it stays."""
    facts = "Topics: cider, orchard, fen\n\nFiled under: village, autumn"
    assert "cider, orchard" in clean(f"{ARTICLE}\n\n{facts}\n\n{NOTICE}")
    monkeypatch.setattr(zones, "ISLAND_CATEGORIES", 1)
    assert "cider, orchard" not in clean(f"{ARTICLE}\n\n{facts}\n\n{NOTICE}")


def test_two_paragraphs_after_as_many_lines_of_furniture_are_the_article_too() -> None:
    more = "The barn is swept on Sunday, and the presses are covered with sacks.\n\nOn Monday the wasps have it to themselves."
    assert "cider, orchard" in clean(f"{ARTICLE}\n\n{FURNITURE}\n\n{more}")


STANDFIRST = "A village keeps its press, and half of the juice."


@pytest.mark.parametrize("facts", ["By Ida Orme", "By Ida Orme\n\n4 min read", "By Ida Orme\n\nfrom the fen"])
def test_who_wrote_it_goes_below_a_standfirst(facts: str) -> None:
    left = clean(f"The press in the fen\n\n{STANDFIRST}\n\n{facts}\n\n{ARTICLE}")
    assert "By Ida Orme" not in left
    assert STANDFIRST in left


def test_who_speaks_in_a_play_stays_below_what_it_is() -> None:
    cast = "PERSONS\n\nBy Ida Orme\n\nNed, a carter\n\nTovey, who owns the press"
    text = f"The press in the fen\n\n{STANDFIRST}\n\n{cast}\n\n{ARTICLE}"
    assert clean(text) == text


def test_no_title_no_standfirst() -> None:
    text = f"{STANDFIRST}\n\nBy Ida Orme\n\n{ARTICLE}"
    assert clean(text) == text


def test_buttons_below_a_standfirst_are_of_the_head() -> None:
    prose = "The weir at Lower Aldwick was rebuilt in one summer, and the lock-keeper says that it holds.\n" * 4
    standfirst = "Nobody asked the eels, and yet they were the first to come back to the river.\n"
    assert "Copy link" not in clean(f"How the weir was rebuilt\n{standfirst}Share on Facebook\nCopy link\n{prose}")


def test_facts_above_a_section_are_none_of_the_page() -> None:
    cards = "- Last updated: yesterday\n- By Staff Reporter\n- Only three left\n"
    prose = "The weir at Lower Aldwick was rebuilt in one summer, and the lock-keeper says that it holds.\n"
    text = f"# Cards about the weir\n\n{prose}\n{cards}\n## Lesson one\n\n{prose}\n{prose}\n{prose}"
    assert cards in clean(text)


def test_a_list_of_other_pages_counts_with_what_stands_below_the_island() -> None:
    """LISTED."""
    prose = "The weir at Lower Aldwick was rebuilt in one summer, and the lock-keeper says that it holds.\n" * 5
    box = "Related articles\nJackdaws leave the belfry of Fen End\nThe tenor weighs as much as a cow\n"
    island = "The best advice about your barge and its engine, each Friday in the letter of the lock-keepers.\n"
    page = f"{prose}{box}{island}Your email address\nLeave a comment\nPrivacy Policy\n"
    assert "Jackdaws" not in clean(page)


@pytest.mark.parametrize(("above", "stays"), [("The sign read:", True), ("By:", False), ("Spread the word", False)])
def test_what_the_first_paragraph_introduces_is_no_head_of_the_page(above: str, *, stays: bool) -> None:
    page = f"{above}\nSubscribe to our newsletter\nFollow us on Facebook"
    assert ("Follow us" in clean(f"The boathouse\n\n{STANDFIRST}\n{page}\n{ARTICLE}")) is stays
