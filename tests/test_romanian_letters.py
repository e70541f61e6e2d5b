"""Romanian pages write their letters with a comma below or, as often, with a cedilla: rules know both."""

from __future__ import annotations

import pytest

import cleantext

ARTICLE = "Moara din vale s-a închis vineri, după o sută de ani de făină și de apă.\n"


@pytest.mark.parametrize(
    "line",
    [
        "Citește și: Podul de lemn",
        "Citeşte şi: Podul de lemn",
        "CITEŞTE ŞI: Podul de lemn",
        "Citeste si: Podul de lemn",
    ],
)
def test_a_pointer_goes_in_each_spelling(line: str) -> None:
    assert cleantext.clean(f"{ARTICLE}\n{line}\n") == ARTICLE


def test_words_of_an_article_stay_in_each_spelling() -> None:
    text = f"{ARTICLE}\nCiteşte şi scrie de la patru ani, spune bunica.\n"
    assert cleantext.clean(text) == text
