"""Pages that a reader who tried to break the promise brought: lists, letters, programmes, and what ends an article."""

from __future__ import annotations

import pytest

from cleantext import clean, contacts
from cleantext.document import Doc

PROSE = "The ferry at Lower Aldwick was mended in one summer, and the skipper says that it holds.\n" * 3
FOOT = "Share on Facebook\nRelated articles\nFive walks for a rainy day in spring\n© 2023 The Aldwick Post. All rights reserved.\nPrivacy policy\n"


def page(article: str) -> str:
    return f"Home | News | Sport | Culture | Contact us\n\nAt the ferry\n{PROSE}{article}\n{FOOT}"


@pytest.mark.parametrize(
    "article",
    [
        "At Aldwick Town Hall until Saturday\nTickets 8.00 at the door\nRunning time: 1 hour 40 minutes\n",
        "The quay, Aldwick\nSaturday 13 May\n20.30\nFree admission\n",
        "Plums | 1 kg\nCream | 200 ml\nSalt | a pinch\n",
        "C | G | Am | F\nC | G | C | C\nC | G | Am | F\n",
        "News\n6.05\nWeather\n6.10\nFarming\n7.00\nSport\nAldwick and Otterley\n9.00\nCulture\nFerry songs\n10.00\n",
        "home\nthe first water of the day\nsearch\na lamp between two stones\nmenu\nthe great sluice\nlogin\nto row by night\n"
        + PROSE,
    ],
    ids=["review", "concert", "recipe", "chords", "wireless", "dictionary"],
)
def test_what_an_article_lists_stays_above_the_foot(article: str) -> None:
    """FACTS, FACTS_MOST, BARRED, FIGURES_SHARE, PAIR, MEAN_WORDS."""
    assert article in clean(page(article))


def test_a_letter_is_signed() -> None:
    """OPENING, SIGNATURE."""
    text = f"Dear mother,\n{PROSE}Your son\nSalim\n\n{FOOT}"
    assert "Your son\nSalim" in clean(text)


def test_versions_have_dates() -> None:
    """DATED: of a changelog; two might be of other pages."""
    versions = "".join(
        f"3.{number}.0\nReleased on {number} March 2023\nThe locks of the ferry now expire after a day, and the menu is gone.\n"
        for number in (9, 8, 7, 6)
    )
    assert clean(page(versions)).count("Released on") >= 3


@pytest.mark.parametrize(
    "text", ["Eintritt frei", "A belépés ingyenes", "Вход свободный", "入場無料", "Free admission"]
)
def test_it_costs_nothing_to_come(text: str) -> None:
    assert contacts.is_contact(Doc(text).lines[0].plain.text)
    assert not contacts.is_contact(Doc(f"{text} 100 newsletters and more").lines[0].plain.text)


def test_a_year_below_a_poem_is_no_count() -> None:
    poem = "Паром ушёл без каната,\nканат остался у мальчика.\nРека длинная,\nу неё есть время.\n"
    text = f"{poem}Ада Бикс\n1949\nПоделиться ВКонтакте Одноклассники Telegram\n"
    assert "1949" in clean(text)
