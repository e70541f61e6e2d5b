"""The menus of whole pages: what makes one, and each bound that keeps an article's own short lines."""

from __future__ import annotations

import pytest

from cleantext import clean, explain

PROSE = "The weir at Lower Aldwick was rebuilt in one summer, and the lock-keeper says that it holds.\n"
MENU = "Home\nRivers\nAbout us\nEvents\nContact us\nSearch\nLocks\nCareers\nPrivacy Policy\n"
FOOT = "Our team\nFAQs\nThe eel house\nPartners\nDonate\nSite map\nTerms of Use\n"
LINKS = "".join(
    f"[{name}](https://weir.example.org/{number})\n" for number, name in enumerate(MENU.splitlines() + ["Eels"] * 3)
)


def taken(text: str) -> list[str]:
    """The lines that go as a menu."""
    return [
        line
        for removal in explain(text).removals
        if removal.rule == "navigation/page-menu"
        for line in text[removal.start : removal.end].split("\n")
        if line.strip()
    ]


@pytest.mark.parametrize("menu", [MENU, LINKS], ids=["text", "links"])
def test_a_menu_goes_above_the_article_and_below_it(menu: str) -> None:
    page = f"{menu}\n{PROSE * 9}\n{FOOT}"
    assert clean(page).strip() == (PROSE * 9).strip()


def test_a_menu_alone_is_no_page() -> None:
    assert taken(MENU * 4) == []


def test_a_title_between_menu_and_article_stays() -> None:
    assert "Weir rebuilt" in clean(f"{MENU}Weir rebuilt\nShare this: Facebook Twitter\n\n{PROSE * 9}")


def test_a_list_that_the_article_introduces_stays() -> None:
    text = f"{PROSE * 5}The parish has put these on its first page:\n\n{MENU}"
    assert clean(text) is text


def test_a_list_amid_the_article_needs_rules_that_speak_for_it() -> None:
    rooms = "Library\nGallery\nArchive\nStore\nPress\nTraining\nAccounts\nHelp\nEvents\n"
    text = f"{PROSE * 5}\n{rooms}\n{PROSE * 5}"
    assert clean(text) is text


def test_figures_and_small_letters_are_no_items_of_a_menu() -> None:
    dough = "2 cups of rye\n1 cup of water\n3 spoons of salt\n4 hands of caraway\n5 grains of mace\n"
    page = f"{PROSE * 9}\nHome\nSearch\nAbout us\n{dough}Events\nCareers\nSite map\n"
    assert all(line in clean(page) for line in dough.splitlines())


def test_one_item_that_comes_twice_in_a_refrain_is_no_menu() -> None:
    refrain = "Home\nOver the black water\nhome with a lamp\nmore light than the moon\n"
    text = f"{PROSE * 9}\n{refrain}\nWho pulls the rope\n\n{refrain}"
    assert clean(text) is text


def test_links_to_networks_count_as_one() -> None:
    names = [
        "Apple",
        "Facebook",
        "GitHub",
        "Google",
        "LinkedIn",
        "Notion",
        "Slack",
        "Twitter",
        "Zoom",
        "Reddit",
        "Mastodon",
        "Telegram",
    ]
    links = "".join(f"[{name}](https://ledger.example.org/{name})\n" for name in names)
    text = f"{PROSE}\n{links}\n{PROSE * 9}"
    assert clean(text) is text


def test_a_list_of_addresses_stays() -> None:
    sources = "".join(f"<<https://weir.example.org/log/{number}.html>>\n" for number in range(6))
    assert sources in clean(f"{MENU}\n{PROSE * 9}\nAbout us\nContact us\n{sources}Search\nPrivacy Policy\nCareers\n")


def test_the_title_of_a_page_that_shows_its_menu_twice_stays() -> None:
    again = "# The weir holds\nHome\nLocks\nAbout us\nSearch\n"
    assert "# The weir holds" in clean(f"{again}\n{PROSE * 9}\n{again}")


def test_the_line_below_the_path_to_the_page_is_its_title() -> None:
    menu = "Get the app\nLog in\nContact us\nAbout us\nPrivacy Policy\nSitemap\nNews\nHome > Cakes > Tarts"
    foot = "Share this page\nPrint\nLeave a comment\nNewsletter\nAbout us\nPrivacy Policy\nTerms\nHelp"
    recipe = "One cup of tapioca\nTwo eggs, and milk\nStir it well, and bake it until it is as brown as a fen boat."
    assert "Pudding of the lock-keeper" in clean(
        f"{menu}\nPudding of the lock-keeper\nPrint\nJump to recipe\n{recipe}\n{foot}"
    )
