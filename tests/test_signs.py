"""The signs of a line: what they are, and that they are the same whatever the language is."""

from __future__ import annotations

import pytest

from cleantext.signs import LENGTH, SIGNS, signs
from cleantext.voice import score

EXAMPLES = {
    "arrow at the end": "Zum vorn →",
    "arrow at the start": "← vorn",
    "address of mail": "vorn@quilp.example",
    "handle": "Quilp @vorn",
    "telephone": "Quilp 01632 960 417",
    "copyright": "© Quilp",
    "form": "☐ vorn",
    "mark": "★★★★☆",
    "buttons": "Quilp vorn? [Vorn] [Quilp]",
    "bracketed": "[vorn quilp]",
    "crumbs": "Quilp > Vorn > Thrum",
    "clock": "vorn 12:30",
    "date in figures": "vorn 12.03.2024",
    "year": "vorn 1987",
    "price": "5 €",
    "count behind": "Vorns (12)",
    "count before": "12 vorns",
    "hash tag": "vorn #quilp",
    "hash tags only": "#vorn #quilp",
    "label": "Vorn: quilp",
    "question and more": "Vorn? Quilp",
    "field": "Vorn*",
    "link": "[vorn](/a) quilp",
    "links": "[vorn](/a) [quilp](/b)",
    "link to nowhere": "[vorn](#)",
    "links only": "[vorn](/a) [quilp](/b)",
    "web address": "www.quilp.example",
    "bar": "vorn | quilp",
    "quotation": "„vorn“",
    "commas": "vorn, quilp, thrum",
    "parenthesis": "vorn (quilp)",
    "dash": "vorn – quilp",
    "semicolon": "vorn; quilp",
    "figures": "3 vorns of 4",
    "slash": "vorn/quilp",
    "ellipsis": "vorn…",
    "plus": "vorn & quilp",
    "star": "*vorn*",
    "two sentences": "Vorn. Quilp",
    "three sentences": "Vorn. Quilp. Thrum.",
    "number first": "3 vorns",
    "heading": "# Vorn",
    "item": "- vorn",
    "numbered": "1. vorn",
    "block quote": "> vorn",
    "emoji": "vorn 🦊",
    "row of 3": "vorn | quilp | thrum",
    "ends ?": "Vorn?",
    "capitals 0 lower": "vorn",
}


@pytest.mark.parametrize("name", EXAMPLES)
def test_a_sign_is_seen(name: str) -> None:
    assert name in signs(EXAMPLES[name])
    assert name not in signs("Der Müller schloss das Wehr am Freitag.")


def test_every_sign_has_an_example() -> None:
    assert {sign.name for sign in SIGNS} <= set(EXAMPLES)


@pytest.mark.parametrize(
    "text", ["", " ", "\0", "\ud800", "…" * 900, "[](" * 9_000, "> " * 9_000, "字" * 9_000, "# #a" * 9_000]
)
def test_any_text_has_signs(text: str) -> None:
    assert signs(text) == signs(text[:LENGTH])


@pytest.mark.parametrize("words", ["vorn quilp thrum", "ворн квильп трум", "वोर्न क्विल्प थ्रम", "וורן קווילפ תרום"])
def test_a_row_of_buttons_reads_as_furniture_in_words_of_no_language(words: str) -> None:
    row, sentence = " | ".join(words.split()), f"{words} {words}, {words}."
    assert score(row) > score(sentence)
