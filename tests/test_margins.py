"""The ends of a text: furniture that no rule knows goes from there, and nothing else does."""

from __future__ import annotations

import pytest

from cleantext import amid, clean, explain, margins, pipeline

A = "The ringers of Fen End climbed the tower on Monday, for the first time in eleven years."
B = "Mrs Tovey had kept the rope dry in her barn, and it held when the treble swung."
C = "Nobody had told the jackdaws, which left the belfry at once and did not come back."
TITLE = "Bells over the fen again"
ARTICLE = f"{A}\n\n{B}\n\n{C}"
#: No rule knows these lines, but they read as furniture.
ENDS = ("Share your quilps with our vorn", "Log in | Your account | Quilp settings", "Your quilp account")
HEAD = "Sections | Vorns | Account | Log in"


def without_rules(text: str) -> str:
    """What is left of *text* where no rule of any language is held against it."""
    return pipeline.Pipeline(cleaners(), languages=()).explain(text).text


def cleaners() -> tuple[pipeline.Cleaner, ...]:
    return tuple(pipeline.Cleaner(f"none-{number}", rules=()) for number in range(pipeline.WIDE))


def test_furniture_at_the_end_goes_without_a_rule() -> None:
    text = "\n\n".join((TITLE, ARTICLE, *ENDS))
    assert without_rules(text) == f"{TITLE}\n\n{ARTICLE}\n"
    result = pipeline.Pipeline(cleaners(), languages=()).explain(text)
    assert {removal.rule for removal in result.removals} - {"spacing/blank-lines"} == {"furniture/margin"}


def test_few_lines_are_not_enough() -> None:
    """STRONG: what might be a signature or a last line proves no page."""
    text = "\n\n".join((TITLE, ARTICLE, *ENDS[:2]))
    assert without_rules(text) == text


def test_a_pipeline_of_few_cleaners_leaves_the_ends_alone() -> None:
    text = "\n\n".join((TITLE, ARTICLE, *ENDS))
    assert clean(text, only=["cookie_notices"]) == text


@pytest.mark.parametrize(
    "end",
    [
        "The treble is the smallest of the bells\n\nThe tenor weighs as much as a cow\n\nFen End rings on Sundays",
        "Yours ever,\n\nAnna Tovey\n\nFen End, in May",
        "Share our joy,\n\nYour account,\n\nSubscribe",
        "- a rope\n- a bell\n- a jackdaw",
        "1. Share your quilps\n2. Your quilp account\n3. Quilp settings",
        "| Follow | Account |\n| - | - |\n| Quilp app | Log in |",
        "    follow(account)\n    login(app)\n    share(link)",
    ],
    ids=["sentences", "letter", "commas", "list", "numbered", "table", "code"],
)
def test_the_end_of_an_article_stays(end: str) -> None:
    text = f"{TITLE}\n\n{ARTICLE}\n\n{end}"
    assert without_rules(text) == text


def test_what_stands_above_article_text_stays() -> None:
    text = "\n\n".join((A, *ENDS, B, C))
    assert without_rules(text) == text


def test_a_list_of_cards_has_no_ends() -> None:
    """SHORT_EACH, SHORT_MORE: a text of short lines is a menu, or a list, and as a whole what was asked for."""
    cards = [f"{line} {number}" for number in range(6) for line in ENDS]
    text = "\n\n".join((TITLE, A, *cards))
    assert without_rules(text) == text


def test_posts_stay() -> None:
    """POSTS: times of day over short lines are a page of posts, or a diary."""
    text = "\n\n".join((TITLE, ARTICLE, "Anna 10:15", ENDS[0], "Bert 10:20", ENDS[1], "Anna 10:31", ENDS[2]))
    assert without_rules(text) == text


def test_an_article_that_reads_as_furniture_is_its_own_measure() -> None:
    """OVER: what a shop says of itself is no worse at the end of its page than in the midst of it."""
    shop = [
        "Sign up for our newsletter and follow us on all our channels to get our free app.",
        "Share our page with your friends and log in to your account to manage your settings.",
        "Subscribe now to get all our offers by e-mail, and download our app for your phone.",
    ]
    text = "\n\n".join((*shop, *ENDS))
    assert without_rules(text) == text


def test_the_head_goes_where_the_page_shows_itself_and_the_title_stays() -> None:
    text = "\n\n".join((HEAD, TITLE, ARTICLE, *ENDS))
    assert without_rules(text) == f"{TITLE}\n\n{ARTICLE}\n"
    assert without_rules(f"{HEAD}\n\n{TITLE}\n\n{ARTICLE}") == f"{HEAD}\n\n{TITLE}\n\n{ARTICLE}"


@pytest.mark.parametrize("title", ["Follow the account of the ringers", "# Get our app", "Log in: the bells online"])
def test_a_title_that_reads_as_furniture_stays(title: str) -> None:
    text = "\n\n".join((HEAD, title, "Anna Tovey", ARTICLE, *ENDS))
    assert title in without_rules(text)


def test_a_heading_goes_only_with_what_stands_under_it() -> None:
    text = "\n\n".join((TITLE, ARTICLE, "## Your account", "- a rope", *ENDS))
    assert "## Your account" in without_rules(text)
    assert "## Your account" not in without_rules("\n\n".join((TITLE, ARTICLE, "## Your account", *ENDS)))


def test_bounds_of_the_end(monkeypatch: pytest.MonkeyPatch) -> None:
    """With more asked for, or less allowed, the end stays."""
    sentence = "Get the quilp newsletter by e-mail every vorn."
    short = ENDS[2]
    text = "\n\n".join((TITLE, ARTICLE, *ENDS, sentence))
    assert without_rules(text) != text
    for name, value in (
        ("STRONG", 9), ("ENOUGH", 99.0), ("SHORT_MORE", -99), ("POSTS", 0), ("OVER", 99.0), ("LOWEST", 99.0),
        ("FIRST", 99.0), ("DOUBTFUL_EACH", -1),
    ):  # fmt: skip
        with monkeypatch.context() as patch:
            patch.setattr(margins, name, value)
            assert without_rules(text) == text, name
    for name, line in (("GOING", short), ("SENTENCE", sentence)):
        assert line not in without_rules(text)
        with monkeypatch.context() as patch:
            patch.setattr(margins, name, 99.0)
            assert line in without_rules(text), name
    monkeypatch.setattr(amid.Amid, "_own", lambda amid, line: True)
    assert without_rules(text) == text


def test_a_neighbour_gives_the_category() -> None:
    text = f"{TITLE}\n\n{ARTICLE}\n\nShare this article\n\n{ENDS[0]}\n\n{ENDS[1]}"
    found = {removal.rule: removal.category for removal in explain(text).removals}
    assert found["furniture/margin"] == "share_prompts"
    assert clean(text) == f"{TITLE}\n\n{ARTICLE}\n"
