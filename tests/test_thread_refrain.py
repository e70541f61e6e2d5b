"""Threads told by the same buttons under every remark, in words that no rule knows; and lists that have such rows too."""

from __future__ import annotations

import pytest

from cleantext import explain
from cleantext.cleaners import thread_refrain
from cleantext.document import Doc
from tests.thread_texts import ARTICLE, REMARKS

NAMES = ("Anna Orme", "zaber17", "Old Ned", "Tom Tovey")
HEADING = "What the fen says (4)"
#: No rule knows these buttons.
AGED, LOCAL = "quilp · vorn · 3 dnaps", "[quilp it](#r{n})"


def thread(remark: str, heading: str = HEADING) -> str:
    said = zip(NAMES, REMARKS, strict=True)
    entries = (remark.format(name=name, said=text, n=n) for n, (name, text) in enumerate(said, 2))
    return "\n".join(([heading] if heading else []) + list(entries))


def left(text: str) -> str:
    return explain(text, only=["comment_threads"], languages=[]).text.strip()


@pytest.mark.parametrize(
    "remark",
    [
        "{name}\n{said}\n" + AGED,
        "{name}\nTrumfen Farm\n{said}\n" + AGED,
        "{name}\ntoday, 10:3{n}\n{said}\nQuilp   Vorn   Zale",
        "**{name}** - {said}\n[Vorn {n}](#) · [Quilp](#) · 07:3{n} 14/9",
        "{said}\n— *{name}, {n} July, before tea* [#](#g{n})",
    ],
    ids=["ages", "badge", "time above", "bold", "signed"],
)
def test_the_same_buttons_under_each_remark_make_a_thread(remark: str) -> None:
    assert left(f"{ARTICLE}\n{thread(remark)}") == ARTICLE


def test_a_heading_without_a_number_needs_dates_and_places_on_the_page() -> None:
    text = thread("**{name}**\n1{n}.05.2024 / 18:5{n}\n{said}\n" + LOCAL, "### The fen speaks")
    assert left(f"{ARTICLE}\n{text}") == ARTICLE


AGES = "{name}\n{said}\n" + AGED
ANSWERED, VOTED = "{name}\n{said}\nReply", "{name}\n{said}\n+1{n} / -{n} Quilp Vorn"


@pytest.mark.parametrize(
    ("remark", "heading"),
    [
        (ANSWERED, "What the fen says (4)"),
        (ANSWERED, "Comments"),
        (VOTED, "4 comments"),
        ("{name}: {said}\n+1{n} / -{n} Quilp Vorn", "4 comments"),
        ("**{name}**\n{said}\n> **Old Ned**\n> No.\n> [Reply](#a{n})\n[Reply](#b{n})", "4 comments"),
    ],
    ids=["counted", "known", "votes", "name ahead", "answers"],
)
def test_remarks_without_times_need_two_signs(remark: str, heading: str) -> None:
    languages = ["en"]
    text = f"{ARTICLE}\n{thread(remark, heading)}"
    assert explain(text, only=["comment_threads"], languages=languages).text.strip() == ARTICLE


@pytest.mark.parametrize(
    ("remark", "heading"),
    [(VOTED, "What the fen says"), (ANSWERED, "What the fen says"), ("{name}\n{said}\nquilp", "Comments")],
    ids=["votes alone", "answers alone", "a heading alone"],
)
def test_one_sign_is_not_enough_for_remarks_without_times(remark: str, heading: str) -> None:
    text = f"{ARTICLE}\n{thread(remark, heading)}"
    assert explain(text, only=["comment_threads"], languages=["en"]).text.strip() == text


def test_a_row_is_not_the_heading_of_those_below() -> None:
    posts = "\n".join(
        f"{n}. {name}\n{text}\n#{n} {name} , May 2{n}, 2024"
        for n, (name, text) in enumerate(zip(NAMES, REMARKS, strict=True), 2)
    )
    text = f"{ARTICLE}\n#1 Ida , April 21, 2024\n{posts}"
    assert left(text) == text


def test_a_row_of_data_is_no_heading() -> None:
    """A number as great as that of the remarks, below another: who played how well."""
    text = f"{ARTICLE}\nAnna 11\nNed 8\nTom 6\n{thread(AGES, '')}"
    assert left(text) == text


@pytest.mark.parametrize(
    "text",
    [
        f"{ARTICLE}\n{thread(AGES, '')}",
        f"{ARTICLE}\n{thread(AGES, 'What the fen says')}",
        f"{ARTICLE}\n{thread(AGES, 'What the fen says (2)')}",
        f"{ARTICLE}\n{thread('{name}' + chr(10) + '{said}' + chr(10) + 'quilp · vorn')}",
        f"{ARTICLE}\n{thread('{name}' + chr(10) + '{said}' + chr(10) + 'quilp · vorn · 3 dnaps · €1{n}')}",
        f"{ARTICLE}\n{thread('The fen' + chr(10) + '{said}' + chr(10) + AGED)}",
        thread(AGES),
        f"Anna\nquilp · vorn · 3 dnaps\n{ARTICLE}\nIda\nquilp · vorn · 3 dnaps\n{thread(AGES)}",
        f"{ARTICLE}\nOn the board one reads what these four told the visitors:\n{thread(AGES, '')}",
        f"{ARTICLE}\n{thread(AGES)}\n{ARTICLE}",
    ],
    ids=[
        "no heading",
        "no number",
        "too few told",
        "no time",
        "prices",
        "by one",
        "no article",
        "in the article as well",
        "announced",
        "article behind",
    ],
)
def test_what_may_be_the_article_s_stays(text: str) -> None:
    assert left(text) == text


def test_a_row_without_marks_counts_what_its_buttons_are_for(monkeypatch: pytest.MonkeyPatch) -> None:
    assert left(f"{ARTICLE}\n{thread('{name}' + chr(10) + '{said}' + chr(10) + ROW)}") == ARTICLE
    line = Doc(ROW.format(n=4)).lines[0]
    assert list(thread_refrain._items(line)) == ["Upwards 0 Downwards 0 Quilp Vorn"]
    monkeypatch.setattr(thread_refrain, "COUNTS", 3)  # a row of one number may be of any table
    assert not list(thread_refrain._items(line))


ROW = "Upwards 3{n} Downwards {n} Quilp Vorn"
