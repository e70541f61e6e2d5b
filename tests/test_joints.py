"""Facts joined on one line: the line goes if rules know every part of it, and stays if one is the article's own."""

from __future__ import annotations

import pytest

from cleantext import clean, explain

BODY = """The mill on the lower weir closed on Friday, its owner said.

Nobody had worked there since the spring, and the wheel stood still in the low water of the summer."""

GOES = (
    "3 May 2021 | 5 min read | 1,204 views",
    "1,204 views · 5 min read",
    "5 min read\N{IDEOGRAPHIC SPACE}Published: 3 May 2021",
    "Opublikowano: 3 maja 2021 · Czas czytania: 4 min",
    "Dilihat: 87 kali | Waktu baca: 2 menit",
    "Anna Berg · 3 May 2021 · 5 min read",
)
STAYS = (
    "3 May 2021 | The mill in the rain | 5 min read",
    "Mill | Weir | Bridge",
    "Anna Berg · The Weir · 5 min read",
    "Home win · 3:1",
)


def test_facts_that_may_be_a_comment_s_go_above_an_article() -> None:
    line = "Von Wiebke Arndshagen · Stand: 14.10.2022, 06:45 Uhr · Lesezeit: 4 Min."
    assert line not in clean(f"The mill is closed\n\n{line}\n\n{BODY}\n")


@pytest.mark.parametrize("line", GOES)
def test_a_line_of_facts_goes(line: str) -> None:
    assert clean(f"The mill is closed\n\n{line}\n\n{BODY}\n") == f"The mill is closed\n\n{BODY}\n"


@pytest.mark.parametrize("line", STAYS)
def test_a_line_with_a_part_that_no_rule_knows_stays(line: str) -> None:
    text = f"The mill is closed\n\n{line}\n\n{BODY}\n"
    assert clean(text) is text


def test_facts_amid_the_article_stay() -> None:
    text = f"{BODY}\n\n1,204 views · 5 min read\n\n{BODY.replace('mill', 'bridge')}\n"
    assert clean(text) is text


def test_what_the_parts_tell_is_kept() -> None:
    result = explain(f"The mill is closed\n\n1,204 views · Published: 3 May 2021\n\n{BODY}\n")
    assert result.metadata["published"] == ("3 May 2021",)


COLUMN = "Facebook\nTwitter\nWhatsApp\nPrint"


def test_a_row_of_buttons_goes_one_below_the_other() -> None:
    assert (
        clean(f"{BODY}\n\n{COLUMN}\n\n{BODY.replace('mill', 'bridge')}")
        == f"{BODY}\n\n{BODY.replace('mill', 'bridge')}"
    )


@pytest.mark.parametrize(
    "column",
    [
        "Facebook\nTwitter",
        "Facebook\nThe weir\nTwitter\nPrint",
        "- Facebook\n- Twitter\n- The weir\n- Print",
        "Yes\nNo\nThanks",
    ],
    ids=["two", "one that no rule knows", "a list", "words of the article"],
)
def test_short_lines_one_below_the_other_stay(column: str) -> None:
    text = f"{BODY}\n\n{column}\n\n{BODY.replace('mill', 'bridge')}"
    assert clean(text) is text


def thread(row: str, *more: str) -> str:
    return f"2 comments\n\nAnna Berg\n3 May 2021\nThe wheel was ours.\n{row}\n\nJan Lee\n4 May 2021\nIt was not.\n{''.join(more)}"


REPLY = "Reply · Vorn · Quilp"


@pytest.mark.parametrize("again", [REPLY, "Reply"])
def test_buttons_below_comments_go_by_the_first_where_it_comes_again(again: str) -> None:
    assert clean(f"{BODY}\n\n{thread(REPLY, again)}") == BODY + "\n"


@pytest.mark.parametrize(
    "rows",
    [
        (REPLY, "Reply to Anna"),
        ("Vorn · Reply · Quilp",) * 2,
        ("Reply · Vorn to the wheel of ours · Quilp",) * 2,
        ("Reply · Vorn. · Quilp",) * 2,
    ],
    ids=["once", "another first", "long", "sentence"],
)
def test_other_rows_below_comments_are_no_buttons(rows: tuple[str, ...]) -> None:
    assert "It was not." in clean(f"{BODY}\n\n{thread(*rows)}")


@pytest.mark.parametrize("line", ["Comments (3) | Related articles", "3 comments · Write a comment"])
def test_headings_joined_on_a_line_go(line: str) -> None:
    assert line not in clean(f"{BODY}\n\n{line}\n\nThe wheel was ours.\n")


def test_a_column_of_which_a_rule_is_sure_of_one_line_goes() -> None:
    column = "Facebook\nShare this\nTwitter\nPrint"
    assert clean(f"{BODY}\n{column}\n{BODY.replace('mill', 'bridge')}") == f"{BODY}\n{BODY.replace('mill', 'bridge')}"
