"""Persian as it is written: with or without the joiner and the letter that join a word to the next, or a sign above."""

from __future__ import annotations

import pytest

from cleantext import explain
from cleantext.markup import plain_view

ARTICLE = "آسیاب پایین رودخانه روز جمعه بسته شد و صاحب آن گفت که دیگر کسی در آنجا کار نمی‌کند."


@pytest.mark.parametrize("word", ["همه", "همه‌ی", "همهٔ", "همۀ"])
def test_a_notice_goes_in_every_spelling(word: str) -> None:
    notice = f"{word} حقوق این سایت محفوظ است."
    result = explain(f"{ARTICLE}\n\n{ARTICLE}\n\n{notice}")
    assert notice not in result.text
    assert ARTICLE in result.text


def test_the_letter_is_dropped_behind_a_silent_one_only() -> None:
    assert plain_view("خانه‌ی ما").text == "خانه ما"
    assert plain_view("آگهی ما").text == "اگهي ما"
    assert plain_view("خانه‌ای").text == "خانهاي"
