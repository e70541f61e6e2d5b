"""Remarks under names in bold, without times: their writers answer each other, and a page's form stands below."""

from __future__ import annotations

import pytest

from cleantext import explain
from cleantext.cleaners import thread_talk
from tests.thread_texts import ARTICLE

LONG = f"{ARTICLE}\n{ARTICLE}"
FORM = "### Have your word\nName · E-mail (nobody sees it) · Message · [Send](#)"
HEADING = "### From the benches"
ANSWERS = (
    ("Anna of Orme Farm", "My uncle rang the third, all of that winter."),
    ("zaber_17", "Anna, was that the one with the crack?"),
    ("Old Ned", "Too loud for a Monday, if you ask me."),
    ("Mrs Tovey", "Ned, come up and pull a rope."),
)


def page(remarks: tuple[tuple[str, str], ...], heading: str = HEADING, form: str = FORM) -> str:
    said = "\n".join(f"**{name}**\n{text}" for name, text in remarks)
    return "\n".join(part for part in (LONG, heading, said, form) if part)


def left(text: str) -> str:
    return explain(text, only=["comment_threads"], languages=[]).text


def test_readers_who_answer_each_other_over_a_form_are_a_thread() -> None:
    assert left(page(ANSWERS)).removesuffix(f"\n{FORM}") == LONG


def test_links_to_sites_of_theirs_tell_as_well() -> None:
    linked = tuple((f"[{name}](https://ned.example/)", text) for name, text in ANSWERS)
    assert left(page(linked)).removesuffix(f"\n{FORM}") == LONG


@pytest.mark.parametrize(
    "text",
    [
        page(tuple((name, text.partition(", ")[2] or text) for name, text in ANSWERS)).replace("zaber_17", "Zaber"),
        page(ANSWERS, form=""),
        page(ANSWERS, heading=""),
        page(tuple((name, f"{text} {LONG}".replace("\n", " ")) for name, text in ANSWERS)),
        page(tuple((("Anna", "Ned")[n % 2], text) for n, (_, text) in enumerate(ANSWERS))),
    ],
    ids=["a round table", "no form", "no heading", "longer than the article", "of two"],
)
def test_what_people_say_in_an_article_stays(text: str) -> None:
    assert left(text) == text


@pytest.mark.parametrize(
    ("text", "name", "called"),
    [
        ("@zaber17 no.", "zaber17", True),
        ("Lulu, I still look for it.", "Lulu of Chimay", True),
        ("نرگس جان، نه. صبر کن.", "نرگس", True),
        ("ぽん酢さん、ぜひ！", "ぽん酢", True),
        ("Галино!!! Перепитала.", "Галина з Тисмениці", True),
        ("Annabel, who rang the third, is here.", "Ann Orme", False),
        ("Well, Lulu rang it.", "Lulu of Chimay", False),
        ("Al, was it?", "Al Orme", False),
    ],
)
def test_who_is_called_by_name(text: str, name: str, called: bool) -> None:
    assert thread_talk._calls(text, [name]) is called
