"""A writer's name alone among the facts above an article, and each bound that keeps another line there."""

from __future__ import annotations

import pytest

from cleantext import clean, explain

TITLE = "How the weir was rebuilt in one summer\n"
PROSE = "The weir at Lower Aldwick was rebuilt in one summer, and the lock-keeper says that it holds.\n" * 4
STANDFIRST = "Nobody asked the eels, and yet they were the first to come back to the river.\n"
FACTS = "Priya Lockhart\nThursday, 9 February 2023\n"


def names(text: str) -> list[str]:
    """The lines that go as a writer's name among facts."""
    found = (one for one in explain(text).removals if one.rule == "bylines/name-among-facts")
    return [text[one.start : one.end].strip() for one in found]


@pytest.mark.parametrize("head", [TITLE + FACTS, TITLE + STANDFIRST + FACTS + "Share on Facebook\n"])
def test_a_name_beside_a_date_goes_below_title_or_standfirst(head: str) -> None:
    assert "Priya Lockhart" not in clean(head + PROSE)


def test_a_name_in_a_script_without_capitals_goes_above_a_date() -> None:
    prose = "הסכר נבנה מחדש בקיץ אחד, ושומר השער אומר שהוא יחזיק מעמד עוד שנים רבות.\n" * 4
    assert "עמיעד רוזנצווייג" not in clean(f"כך נבנה הסכר מחדש בקיץ\nעמיעד רוזנצווייג\n9 בפברואר 2023\n{prose}")


@pytest.mark.parametrize(
    "text",
    [
        TITLE + "It began with what this neighbour wrote:\n" + FACTS + PROSE,
        TITLE + STANDFIRST + FACTS + "Lower Aldwick\nOtter Bridge\nHay Lock\n" + PROSE,
        TITLE + FACTS + PROSE + "Nobody knew the weir as Priya Lockhart did, who had swum in it as a girl.\n",
        TITLE + FACTS + PROSE.splitlines()[0],
        TITLE + FACTS + (PROSE + "9 February 2023 at 10:15\n") * 3,
        TITLE + "- Priya Lockhart\nThursday, 9 February 2023\n" + PROSE,
        TITLE + "Contact Press\nThursday, 9 February 2023\n" + PROSE,
        "Letters\n" + FACTS + PROSE,
    ],
    ids=["introduced", "list", "told-of", "few-paragraphs", "posts", "item", "buttons", "no-title"],
)
def test_what_may_be_another_name_stays(text: str) -> None:
    """INTRODUCES, STRANGE, PARAGRAPHS, POSTS, TITLE; whom the article tells of; two buttons."""
    assert names(text) == []
