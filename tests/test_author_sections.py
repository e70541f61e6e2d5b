"""The section at the end of a page in which its author says who that is, and sections of an article that look like it."""

from __future__ import annotations

import pytest

from cleantext import clean
from cleantext.cleaners import author_sections

ARTICLE = "\n\n".join((
    "# The wheel turns again",
    "By Nora Weir",
    "The wheel on the lower weir turned again on Friday, after a hundred and four years.",
    "Two men and a boy had carried the stones up from the river in the dry summer.",
    "The council paid for the oak, and a neighbour for the nails.",
    "Flour will be sold at the gate from May on, by the pound.",
    "Nobody had thought that the old shaft would hold, but it did.",
))  # fmt: skip


@pytest.mark.parametrize(
    "section",
    [
        "## About me\n\nI teach chemistry and keep two goats and a weir.",
        "### Who writes here?\n\nI live at the weir with two goats.\n\nI bake on Sundays.",
        "## Hi, I'm Nora!\n\nI left a desk in town to keep goats.",
        "**About the author**\n\nNora keeps two goats and writes about mills.",
        "### Chi scrive\n\nMi chiamo Nora, faccio la mugnaia e scrivo la domenica.",
        "#### この記事を書いた人\n\n川辺に住んで二十年。私は粉をひいて暮らしています。",
        "## About Nora\n\nNora keeps two goats and a weir.",
    ],
)
def test_a_section_about_the_author_goes(section: str) -> None:
    assert clean(f"{ARTICLE}\n\n{section}\n") == ARTICLE.replace("By Nora Weir\n\n", "") + "\n"


@pytest.mark.parametrize(
    "section",
    [
        "## About the wheel\n\nI measured it twice, and it is nine feet across.",
        "## About the author\n\nThe council asked who had written the letter, and nobody knew.",
        "## About me\n\nI was born at the weir.\n\n## About the mill\n\nThe mill is older than I am, and it will outlast me.",
    ],
)
def test_what_is_no_such_section_stays(section: str) -> None:
    text = f"{ARTICLE}\n\n{section}\n"
    assert section in clean(text)


def test_a_page_about_its_author_stays() -> None:
    text = "# About me\n\nI was born at the weir, and I have kept it ever since.\n\nI bake on Sundays.\n"
    assert clean(text) == text


@pytest.mark.parametrize(("bound", "value"), [("ABOVE", 9), ("HEADING_WORDS", 1), ("LINES", 0), ("LENGTH", 10)])
def test_bounds_of_a_section(bound: str, value: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """ABOVE, HEADING_WORDS, LINES, LENGTH: what stands under few paragraphs, or is long, is the article's."""
    text = f"{ARTICLE}\n\n## Who I am\n\nAt the weir there are two goats, and they are mine, and I am their keeper.\n"
    assert "two goats" not in clean(text)
    monkeypatch.setattr(author_sections, bound, value)
    assert "two goats" in clean(text)


def test_bound_about_name(monkeypatch: pytest.MonkeyPatch) -> None:
    """ABOUT_NAME: a longer heading with the author's name is one of the article's."""
    text = f"{ARTICLE}\n\n## About Nora\n\nNora keeps two goats and a weir.\n"
    monkeypatch.setattr(author_sections, "ABOUT_NAME", 1)
    assert "## About Nora" in clean(text)
