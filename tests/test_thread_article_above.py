"""What tells an article over its comments from the first post of a board: its date, its title, the buttons."""

from __future__ import annotations

import pytest

from cleantext import explain
from cleantext.cleaners import comments, thread_end, thread_refrain, thread_shapes, thread_stamps
from tests.thread_texts import ARTICLE, REMARKS

LONG = (
    f"{ARTICLE}\nThe bell was cast at Orme in 1711, and recast when it cracked in a hard frost.\n{ARTICLE}\n{ARTICLE}"
)
TITLE = "Bells ring again at Fen End"
NAMES = ("Anna Orme", "zaber17", "Old Ned", "Tom Tovey")
BUTTONS, CLOSER = "Reply\nLike 1{n}\nReport", "Fen News © 2022. All rights reserved."
BELOW = "The tower is open on the second Sunday of the month, if the sexton is awake."


def thread(remark: str) -> str:
    said = zip(NAMES, REMARKS, strict=True)
    return "\n".join(remark.format(name=name, said=text, n=n) for n, (name, text) in enumerate(said, 2))


def left(text: str) -> str:
    return explain(text, only=["comment_threads"]).text.strip()


DATED = "{name}\nMonday, 20 July 2022 | 07:0{n}\n{said}\n" + BUTTONS
DATE = "Monday, 20 July 2022 | 06:30"


def test_a_date_above_the_article_may_look_as_those_of_its_comments_do() -> None:
    assert left(f"{TITLE}\n{DATE}\n{LONG}\n{thread(DATED)}") == f"{TITLE}\n{DATE}\n{LONG}"


@pytest.mark.parametrize(
    "text",
    [
        f"{TITLE}\n{DATE}\n{LONG}\nReply\nLike 9\nReport\n{thread(DATED)}",
        f"{TITLE}\n{DATE}\n{ARTICLE}\n{thread(DATED)}",
    ],
    ids=["a post's buttons", "a short post"],
)
def test_a_board_s_first_post_has_buttons_or_is_short(text: str) -> None:
    assert all(said in left(text) for said in REMARKS)


def test_below_the_last_buttons_the_page_may_say_one_thing_before_it_closes(monkeypatch: pytest.MonkeyPatch) -> None:
    page = (
        f"{LONG}\nComments (4)\n{thread('{name}, 3.5.2022, 07:0{n}' + chr(10) + '{said}' + chr(10) + BUTTONS)}\n{BELOW}"
    )
    for finder in (thread_refrain, thread_shapes, thread_stamps):  # they judge by other signs
        monkeypatch.setattr(finder, "find", lambda marks, findings: None)
    assert REMARKS[1] not in left(f"{page}\n{CLOSER}")
    monkeypatch.setattr(thread_end, "NOTE", 0)
    assert REMARKS[1] in left(f"{page}\n{CLOSER}")


SAYS = "{name} says:\n{said}\nReply"


def test_a_blog_counts_answers_to_the_article_whose_title_it_quotes() -> None:
    title, asked = "Who rang the third bell?", f"{LONG}"
    comments_of = f"4 responses to “{title}”\n{thread(SAYS)}"
    assert REMARKS[1] not in left(f"{title}\n{asked}\n{comments_of}")
    assert REMARKS[1] in left(f"{title}\n{asked}\n4 answers\n{thread(SAYS)}")


def test_all_but_one_of_the_comments_have_buttons() -> None:
    footed, bare = (comments.Comment(1, 30, footed=foot, split=False) for foot in (True, False))
    assert comments._are_footed([footed, footed, bare])
    assert not comments._are_footed([footed, bare, bare])
    assert not comments._are_footed([footed, footed])
