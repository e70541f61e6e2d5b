"""A menu above the article goes, be it a list or a row; a table, a poem and the article's own list stay."""

from __future__ import annotations

import pytest

from cleantext import clean, strip_navigation
from cleantext.cleaners import menus
from cleantext.document import Doc
from cleantext.kinds import Findings
from tests.test_margins import ARTICLE, TITLE, A, B, C

ROWS = (
    "Parish  Harvest  Weather  Letters",
    "Parish | Harvest | Weather | Letters | Old issues",
    "Pfarre · Ernte · Wetter · Briefe",
    "Приход   Урожай   Погода   Письма",
    "農会　収穫　天気　手紙　書庫",
)
ITEMS = "* [Parish](/parish)\n* [Harvest](/harvest)\n* [Weather](/weather)"


def cleaned(*blocks: str) -> str:
    return strip_navigation("\n\n".join(blocks))


@pytest.mark.parametrize("row", ROWS)
def test_a_row_of_names_above_the_title_goes(row: str) -> None:
    assert cleaned(row, TITLE, ARTICLE) == f"{TITLE}\n\n{ARTICLE}"


@pytest.mark.parametrize(
    "above",
    ["", "[![Fen and Field](/logo.png)](/)", "[Fen and Field](/) [Log in](/login)"],
    ids=["nothing", "logo", "links"],
)
def test_a_list_of_links_above_the_title_goes(above: str) -> None:
    left = cleaned(*filter(None, (above, ITEMS, f"# {TITLE}", ARTICLE)))
    assert "Harvest" not in left
    assert left.endswith(f"# {TITLE}\n\n{ARTICLE}")


@pytest.mark.parametrize(
    "head",
    [
        "Ringer  Village  Bell  Years\nTovey  Fen End  treble  11",
        "rope and  rain and  rope and  rain",
        "Tovey  Tovey  Tovey  Tovey",
        "Bells rung on Monday  after eleven years  by the ringers of Fen End  and a cow",
        "第二十二回　棚田村　雪見の集い　入選句",
        "Ropes, 14 m  Bells  Wheels  Stays",
        "- a rope that is dry\n- a wheel that turns easily\n- a stay that was not broken before the day",
    ],
    ids=["table", "poem", "again", "title", "spaced title", "figures", "list"],
)
def test_what_is_no_menu_stays_above_the_article(head: str) -> None:
    text = f"{head}\n\n{ARTICLE}"
    assert clean(text) == text


def test_a_row_below_a_paragraph_stays() -> None:
    text = "\n\n".join((A, ROWS[0], ARTICLE))
    assert strip_navigation(text) == text


@pytest.mark.parametrize(
    "row", ["Home News Harvest Archive Contact", "首页 新闻 收成 论坛 视频", "Новости Афиша Погода Форум Контакты"]
)
def test_a_row_of_words_is_known_by_those_that_menus_have(row: str) -> None:
    assert cleaned(row, TITLE, ARTICLE) == f"{TITLE}\n\n{ARTICLE}"


@pytest.mark.parametrize(
    "head",
    [
        "New Home For The Village Shop",
        "Home, News, Harvest, Archive, Contact",
        "home news harvest archive contact",
        "Home News Archive",
    ],
)
def test_a_title_with_words_of_menus_stays(head: str) -> None:
    assert cleaned(head, ARTICLE) == f"{head}\n\n{ARTICLE}"


def test_a_row_may_stand_above_a_longer_one() -> None:
    longer = f"{ROWS[0]}  Bells  Kitchen"
    assert ROWS[0] not in cleaned(ROWS[0], longer, TITLE, ARTICLE).split("\n\n")
    same = ROWS[0].replace("Parish", "Bells")
    assert cleaned(ROWS[0], same, TITLE, ARTICLE).startswith(ROWS[0])


def test_a_list_below_the_name_of_the_site_is_a_menu() -> None:
    """Its name may be a heading, if that leads home; and its address makes the links of the list the site's."""
    items = ITEMS.replace("](/", "](https://fen.example/")
    left = cleaned("# [Fen and Field](https://fen.example/)", "Of ropes and rain", items, f"# {TITLE}", ARTICLE)
    assert "Harvest" not in left
    assert items in cleaned("Of ropes and rain", items, f"# {TITLE}", ARTICLE)


COLUMN = "Home\nBarges\nContact\n"
PAGE = f"{TITLE}\n\n{ARTICLE}"


@pytest.mark.parametrize("logo", ["", "0 items, 0.00\n", "Aldwick Barges\n0 items, 0.00\n"])
def test_a_column_that_begins_with_the_way_home_goes(logo: str) -> None:
    """WITH_HOME, LOGO."""
    assert "Barges\nContact" not in clean(logo + COLUMN + PAGE)


@pytest.mark.parametrize(
    "column",
    ["Home\nBarges\nLamps\n", "Barges\nContact\nLamps\nPress\n", "One\nTwo\nThree\n" + COLUMN],
    ids=["home-alone", "two-words", "further-down"],
)
def test_a_column_of_other_words_stays(column: str) -> None:
    """COLUMN_KNOWN, WITH_HOME, LOGO."""
    assert list(menus.find(Doc(column + PAGE), Findings())) == []


def test_a_title_that_is_a_menu_word_stays_below_the_column() -> None:
    [edit] = menus.find(Doc(f"{COLUMN}Press\n{ARTICLE}"), Findings())
    assert edit.end <= len(COLUMN)


LONG = "\n\n".join((A, B, C) * 3)
ROW = "Home | News | Contact"


def found_rows(text: str) -> list[str]:
    return [text[edit.start : edit.end].strip() for edit in menus.find(Doc(text), Findings())]


@pytest.mark.parametrize(
    ("row", "goes"),
    [
        ("News | Contact | Parish | Harvest", True),
        ("Home | Parish | Harvest", True),
        ("Home News Archive Contact", True),
        ("About us Contact us Privacy Policy Sitemap", True),
        ("News | Contact | Parish | Harvest | Quilp", False),
        ("News | Parish | Harvest", False),
        ("Home News Archive", False),
        ("News | Archive", False),
        ("News | Contact | Archive.", False),
    ],
)
def test_a_row_below_the_article_is_known_by_the_words_that_menus_have(row: str, *, goes: bool) -> None:
    """ROW_KNOWN, SEGMENT."""
    assert found_rows(f"{TITLE}\n\n{LONG}\n\n{row}") == [row] * goes


def test_a_row_above_a_paragraph_is_none_below_the_article() -> None:
    assert found_rows(f"{TITLE}\n\n{LONG}\n\n{ROW}\n\n{A}") == []


def test_bound_last_rows() -> None:
    """LAST_ROWS: in a text without paragraphs a row is among the last lines."""
    barges = [f"Barge {name}" for name in ("Anna", "Berta", "Clara", "Dora", "Emma", "Frieda", "Gerda", "Hella")]
    assert found_rows("\n".join([*barges, ROW, *barges[1:]])) == [ROW]
    assert found_rows("\n".join([*barges, ROW, *barges])) == []


@pytest.mark.parametrize(
    "path",
    [
        "Fen News > Weir > Mills",
        "Fen News › What is on › Bells",
        "דף הבית < חדשות העמק < מורשת",
        "桐川新闻网 > 民生 > 正文",
    ],
)
def test_the_path_to_the_page_goes_above_its_title(path: str) -> None:
    assert clean(f"{path}\nThe bells of Fen End\n{ARTICLE}") == f"The bells of Fen End\n{ARTICLE}"


@pytest.mark.parametrize(
    "line",
    [
        "x > y > z",
        "Weir > Mill",
        "Weir > Mill » Bells",
        "Ely > March > 3 May",
        "Weir > Mill > The bells rang all of the night",
    ],
    ids=["letters", "two steps", "two arrows", "a date", "a long step"],
)
def test_other_rows_with_arrows_stay(line: str) -> None:
    text = f"{line}\nThe bells of Fen End\n{ARTICLE}"
    assert clean(text) == text


def test_a_title_with_arrows_right_above_the_article_stays() -> None:
    text = f"File > Save as > Print\n{ARTICLE}"
    assert clean(text) == text
