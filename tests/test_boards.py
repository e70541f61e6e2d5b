"""Boards: what the software puts around each post goes, what was said stays, and an article over a thread is no board."""

from __future__ import annotations

import pytest

from cleantext import clean
from cleantext.cleaners import boards

SAID = (
    "The wheel has rattled since Sunday, and oil did not help. Does anybody know what that may be?",
    "A bearing, most likely. Ours rattled like that for a week before it went for good.",
    "Take the cover off first and look whether the bolts are loose, that costs nothing.",
    "It was the bolts. Thank you all, the wheel runs like new and the miller is happy.",
)
NAMES = ("wheelwright_ned", "Old Marjoram", "fluegirl", "wheelwright_ned")


def post(number: int, *, labels: bool = True, stamp: bool = True, button: str = "Zitieren") -> str:
    lines = [NAMES[number]]
    lines += [f"Beiträge: {27 * number + 4}", f"Dabei seit: {number + 3} Mai 2014"] if labels else []
    lines += [f"{number + 11} Jan 2021, 18:2{number + 1} #{number + 1}"] if stamp else []
    return "\n".join((*lines, "", SAID[number], "", button))


def page(*posts: str) -> str:
    return "\n\n".join(("Does anybody know why the wheel of our upper mill rattles like that?", *posts))


def test_what_comes_with_each_post_goes_and_who_says_what_and_when_stays() -> None:
    kept = clean(page(*map(post, range(4)))).splitlines()
    assert not [line for line in kept if line.startswith(("Beiträge", "Dabei", "Zitieren"))]
    assert all(said in kept for said in (*SAID, *NAMES))
    assert sum("Jan 2021" in line for line in kept) == 4


def test_a_short_answer_stays_at_the_end_of_a_board() -> None:
    posts = [*map(post, range(3)), post(3).replace(SAID[3], "It was the bolts.\n\nThanks, all!\n\nNed")]
    kept = clean(page(*posts, "Back to the index\nWho is online?\nDelete cookies"))
    assert "Thanks, all!\n\nNed" in kept
    assert "Delete cookies" not in kept


def test_an_article_above_makes_a_thread_of_it() -> None:
    article = "\n\n".join(f"{said} The council will hear of the wheel in spring, its clerk said." for said in SAID)
    kept = clean(f"The wheel\n\n{article}\n\n4 Comments\n\n" + "\n\n".join(map(post, range(4))))
    assert SAID[1] not in kept.split(article)[1]


def test_lists_that_repeat_themselves_are_no_boards() -> None:
    """Nothing tells of answers: each event has a date, a place and a price."""
    events = [
        f"{day} May 2021, 19:30\nPlace: Town hall\nPrice: {day} pounds\n\n{said}" for day, said in enumerate(SAID, 3)
    ]
    text = "\n\n".join(("What is on", *events))
    assert clean(text) == text


@pytest.mark.parametrize(
    ("bound", "value"),
    [("POSTS", 9), ("KINDS", 9), ("AHEAD", 9), ("LENGTH", 3), ("TITLE_WORDS", 1), ("OF_TEN", 11)],
)
def test_bounds_of_a_board(bound: str, value: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """POSTS, KINDS, AHEAD, LENGTH, TITLE_WORDS, OF_TEN: with fewer of each a list of anything would be a board."""
    text = page(*map(post, range(4)))
    assert "Dabei" not in clean(text)
    monkeypatch.setattr(boards, bound, value)
    assert "Dabei" in clean(text)


def test_bound_labels(monkeypatch: pytest.MonkeyPatch) -> None:
    """LABELS: one label that comes again may be the posters' own."""
    text = page(*(post(number).replace("Dabei seit: ", "") for number in range(4)))
    assert "Beiträge: 4" in clean(text)
    monkeypatch.setattr(boards, "LABELS", 1)
    assert "Beiträge: 4" not in clean(text)
