"""Pages of short lines, a recipe or a timetable: where their middle is, and each bound that keeps it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import SimpleNamespace
from typing import TYPE_CHECKING, cast

import pytest

from cleantext import clean, short_pages, zones
from cleantext.document import Doc
from cleantext.zones import find_middle

if TYPE_CHECKING:
    from cleantext.kinds import Match

TIMES = "".join(
    f"{stop}\n"
    for stop in (
        "Aldwick Quay 06:15", "Hay Lock 06:40", "Eel House 07:05", "Upper Aldwick 07:30", "Back at noon", "Sundays only",
        "Mill Lane 09:15", "Otter Bridge 09:40", "Wharf 10:05", "Dogs ride free", "No bicycles", "Pay the skipper",
        "Aldwick Fair day: by the hour", "Hay Lock shut in flood",
    )
)  # fmt: skip
FOOT = "Share this page\nPrint\nLeave a comment\nYour name\nSubscribe to our newsletter\nPrivacy Policy\n© Aldwick Ferries\n"
MENU = "Home\nFerries\nAbout us\nContact us\nLog in\nSearch\n"


def test_the_ends_of_a_page_of_short_lines_go_and_its_middle_stays() -> None:
    cleaned = clean(f"{MENU}Ferry times on the Ald\n{TIMES}{FOOT}")
    assert TIMES in cleaned
    assert "Ferry times on the Ald" in cleaned
    assert "Share this page" not in cleaned
    assert "Privacy Policy" not in cleaned


def test_short_lines_without_furniture_at_their_ends_have_no_head() -> None:
    times = TIMES + TIMES.replace("Aldwick", "Otterley")
    text = (
        f"Ferry times on the Ald\nTheme: water and home\n{times}The skipper tells how the weir was built in a summer.\n"
    )
    assert clean(text) is text


FURNITURE = {0: "navigation", 1: "share_prompts", 2: "navigation"}


def test_the_middle_is_much_longer_than_any_other_stretch() -> None:
    assert find_middle(30, FURNITURE) == (3, 30)
    assert find_middle(30, {**FURNITURE, 14: "datelines", 15: "datelines"}) is None


def test_a_mark_with_lines_beyond_it_is_of_the_middle() -> None:
    """AMONG_ABOVE, AMONG_BELOW: "Theme: ..." of a programme, on the fifth line below its title."""
    assert find_middle(40, {**FURNITURE, 8: "metadata_lines"}) == (3, 40)
    assert find_middle(40, {**FURNITURE, 5: "metadata_lines"}) == (6, 40)


def test_furniture_at_an_end_is_of_several_kinds() -> None:
    """MARKS, MARK_KINDS: three names of networks are a list."""
    assert find_middle(30, dict.fromkeys(range(3), "share_prompts")) is None
    assert find_middle(30, {0: "navigation", 1: "share_prompts"}) is None


def test_a_page_of_very_many_short_lines_may_be_all_menus() -> None:
    """PAGE_LINES."""
    assert find_middle(zones.PAGE_LINES, FURNITURE) is not None
    assert find_middle(zones.PAGE_LINES + 1, FURNITURE) is None


def below(lines: str, *going: int) -> set[int]:
    """Which of *lines* go below a middle of two lines, with those *going*, each of another kind."""
    doc = Doc("Ferry times\nAldwick Quay by lamplight\n" + lines)
    gone = {index + 2: f"kind {number}" for number, index in enumerate(going)}
    return {index - 2 for index in short_pages.below_middle(doc.lines, (0, 1), gone, lambda line: False)}


def test_what_stands_below_two_kinds_of_furniture_goes_with_it() -> None:
    """CATEGORIES: below one kind may stand a note."""
    assert below("Share\nKeeps for a week\nReply\nBarge for sale\nTerms\n", 0, 2, 4) == {3}


def test_what_speaks_of_the_middle_stays_below_it() -> None:
    """SHARED."""
    assert below("Share\nReply\nA lamplight tour of Aldwick\nTerms\n", 0, 1, 3) == set()


def test_many_lines_below_the_middle_stay() -> None:
    """RUN, and SHARE: one line in four goes."""
    barges = "".join(f"Barge {name}\n" for name in ("Anna", "Berta", "Clara", "Dora", "Emma", "Frieda", "Gerda"))
    assert below(f"Share\nReply\n{barges}Terms\n", 0, 1, 9) == set()
    assert below(f"Share\nReply\n{barges}{barges}{barges}", 0, 1) == set()


def match(category: str) -> Match:
    """A match of a rule of the category, that speaks for the whole line."""
    return cast("Match", SimpleNamespace(rule=SimpleNamespace(category=category, whole=True)))


def middle(lines: Sequence[str], spoken: Mapping[int, str]) -> tuple[int, int] | None:
    matches = {(index, 0): [match(category)] for index, category in spoken.items()}
    return zones.Zones(Doc("\n".join(lines)), matches, frozenset()).middle


BARGES = [f"Barge {number}" for number in range(30)]


def test_what_a_short_text_tells_itself_is_a_mark_beside_another_only(monkeypatch: pytest.MonkeyPatch) -> None:
    """TOLD: a date, or who wrote it."""
    told = {14: "bylines", 15: "datelines"}
    assert middle(BARGES, {**FURNITURE, **told}) == (3, 30)
    assert middle(BARGES, {**FURNITURE, 3: "bylines"}) == (4, 30)
    monkeypatch.setattr(zones, "TOLD", frozenset())
    assert middle(BARGES, {**FURNITURE, **told}) is None


def test_where_a_button_comes_with_each_post_there_is_no_middle() -> None:
    """COMMENTS, POSTS."""
    posts = list(BARGES)
    for index in (4, 8, 29):
        posts[index] = "Reply"
    buttons = dict.fromkeys((4, 29), "comment_threads")
    assert middle(posts, {**FURNITURE, **buttons}) == (5, 30)
    assert middle(posts, {**FURNITURE, **buttons, 8: "comment_threads"}) is None
    assert middle(BARGES, {**FURNITURE, **dict.fromkeys((4, 8, 29), "comment_threads")}) == (9, 30)
