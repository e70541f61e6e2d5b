"""A call worded as a page's stays where an article shows it: alone, in a text without a page around it."""

from __future__ import annotations

import pytest

from cleantext import bare, clean, explain

FIRST = "The weekly put a door across its stories in May, and the ringers of Tovey stood before it."
SECOND = "Nobody had the fourpence, so the smith read the headline aloud and made up what came below."
THIRD = "By harvest the editor gave in, and the door was sold for firewood."
CALL = "This content is for subscribers only."
NOTICE = "Get our newsletter every morning in your inbox."


def article(*lines: str) -> str:
    return "\n\n".join(lines)


@pytest.mark.parametrize(
    "text",
    [
        article(CALL, FIRST, SECOND, THIRD),
        article(FIRST, CALL, SECOND, THIRD),
        article(FIRST, f"{SECOND} {CALL}", THIRD),
    ],
    ids=["first of all", "amid", "in a paragraph"],
)
def test_a_call_alone_stays(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert clean(text) is text
    monkeypatch.setattr(bare, "BARE", -1)
    assert CALL not in clean(text)


def test_below_the_article_it_goes_unless_it_has_the_articles_words() -> None:
    text = article(FIRST, SECOND, THIRD, NOTICE)
    assert NOTICE not in clean(text)
    own = article("The newsletter came every morning to the inbox of the smith.", text)
    assert clean(own) is own


@pytest.mark.parametrize(
    "line",
    [
        "[This content is for subscribers only.](/join)",
        f"{CALL} Sign in at ringers.example.",
        f"{CALL} Subscribe today to read on.",
    ],
    ids=["link", "address", "two sentences"],
)
def test_what_a_page_adds_to_it_goes(line: str) -> None:
    assert line not in clean(article(FIRST, line, SECOND, THIRD))


def test_a_source_goes_wherever_it_is_named() -> None:
    source = "This article was originally published by The Valley Herald."
    assert source not in clean(article(source, FIRST, SECOND, THIRD))


def test_where_a_page_shows_itself_the_call_goes() -> None:
    page = article(
        "Home | News | Sport | Contact",
        "Share this article",
        FIRST,
        CALL,
        SECOND,
        THIRD,
        "Tags: doors, weeklies",
        "All rights reserved © 2024",
    )
    assert CALL not in clean(page)


def test_a_text_of_calls_alone_is_no_article_that_shows_them() -> None:
    """What keeps the last of it is the guard, which leaves no text empty."""
    assert {veto.rule for veto in explain(CALL).vetoed} == {"guard/no-body-left"}
