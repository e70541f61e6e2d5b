"""Notices with their button behind the last full stop, and what only looks like one."""

from __future__ import annotations

import pytest

from cleantext import clean, glued
from cleantext.document import Doc
from cleantext.glued import is_glued, notices
from tests.test_margins import A, B, C

BUTTON = "You can change what we keep about you on the page of settings.Manage"
ABOVE = "Our partners and we keep data of your visit on this device."


def said(text: str, *gone: int) -> set[int]:
    return set(notices(Doc(text), gone, lambda line: False))


@pytest.mark.parametrize(
    "line",
    [
        BUTTON,
        "Sie können Ihre Auswahl im Fuß der Seite jederzeit ändern.Zustimmen und weiter",
        "در هر زمان می‌توانید تنظیمات کوکی را تغییر دهید.باشه، قبول",
        "ניתן לשנות את הגדרות העוגיות בכל עת בתחתית האתר.הבנתי",
        "詳しくはクッキーポリシーをご確認ください。同意して閉じる",
    ],
)
def test_a_button_behind_the_last_stop_is_seen_in_any_script(line: str) -> None:
    assert is_glued(Doc(line).lines[0])


@pytest.mark.parametrize(
    "line",
    [
        "You can change what we keep about you on the page of settings.",
        "You can change what we keep about you on the page of settings. Manage",
        "The data of the form are kept and read from request.POST",
        "All classes of the settings are made from django.forms.Form",
        "He told us what he wanted to keep, and she told him to go.Then they both of them left the room",
        "The miller kept the settings of both of his stones on a page of the parish book.Enough",
        "醤油をごちそうさまでした。赤松",
    ],
    ids=["none", "a blank", "code", "more code", "too long", "an article's", "signed"],
)
def test_a_stop_inside_a_line_is_no_button_by_itself(line: str) -> None:
    assert not is_glued(Doc(line).lines[0])


def test_what_the_notice_says_in_the_lines_above_goes_with_it() -> None:
    assert said(f"{ABOVE}\n{BUTTON}") == {0, 1}
    assert said(f"{A}\n{ABOVE}\n{BUTTON}") == {1, 2}  # down to what reads as a notice's first line
    assert said(f"{ABOVE}\n\n{BUTTON}") == {1}


def test_below_a_line_that_goes_the_rest_of_a_notice_need_not_read_as_its_beginning() -> None:
    rest = "Some of it is needed for the pages to work at all."
    text = f"We use cookies.\n{rest}\n{BUTTON}"
    assert said(f"{A}\n{rest}\n{BUTTON}") == {2}
    assert said(text, 0) == {1, 2}


def test_a_notice_goes_and_the_article_around_it_stays() -> None:
    text = f"Home | News | Sport\n\n{A}\n\n{ABOVE}\n{BUTTON}\n\n{B}\n\n{C}"
    assert clean(text).split("\n\n") == [A, B, C]


@pytest.mark.parametrize(
    ("bound", "value", "text", "found"),
    [
        ("BUTTON_WORDS", 0, BUTTON, set()),
        ("SENTENCE_WORDS", 20, BUTTON, set()),
        ("LINE_WORDS", 11, f"{ABOVE}\n{BUTTON}", set()),
        ("LINES", 0, f"{ABOVE}\n{BUTTON}", {1}),
        ("DOUBTFUL", 9.0, f"{ABOVE}\n{BUTTON}", {1}),
    ],
)
def test_each_bound_holds(
    bound: str, value: float, text: str, found: set[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert said(text)
    monkeypatch.setattr(glued, bound, value)
    assert said(text) == found
