"""A menu above the article goes, be it a list or a row; a table, a poem and the article's own list stay."""

from __future__ import annotations

import pytest

from cleantext import clean, strip_navigation
from tests.test_margins import ARTICLE, TITLE, A

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
