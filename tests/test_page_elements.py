"""What a page's elements tell of its lines, and that body text in elements of the same names stays."""

from __future__ import annotations

import json

import pytest
from lxml.html import fromstring

from cleantext import Result, from_html
from cleantext.dom import furniture
from cleantext.elements import Elements

PROSE = (
    "The mill on the lower weir closed on Friday, its owner said, after a hundred and four years of grinding.",
    "The wheel itself will stay, and a neighbour has offered to oil it every spring, if the council lets her.",
    "Its stones came down the river on a barge in 1911, and nobody has found out where they had been cut.",
    "The last sack went to a baker who has bought his flour there since he opened his shop on the square.",
)
ASKS = (
    "You may print this story in your own paper, as long as nothing in it is changed and our name stands over it.",
    "Tell us where it was printed, so that we can let our readers know who else has an interest in the valley.",
    "Pictures are not part of the offer, since most of them belong to the people who took them on the day.",
)
PUBLISHED = '<meta property="article:published_time" content="2024-03-01">'


def paragraphs(*texts: str) -> str:
    return "".join(f"<p>{text}</p>" for text in texts)


def page(body: str, head: str = "") -> Result:
    return from_html(f"<!DOCTYPE html><html lang='en'><head><title>Mill</title>{head}</head><body>{body}</body></html>")


def rules(result: Result) -> set[str]:
    return {removal.rule for removal in result.removals if removal.rule.startswith("html/")}


def test_a_dialog_beside_the_article_may_be_large_and_repeat_its_title() -> None:
    dialog = f"<div role='dialog'><h1>The mill closes</h1>{paragraphs(*ASKS[:2])}</div>"
    result = page(f"<main><article><h2>The mill closes</h2>{paragraphs(*PROSE)}</article>{dialog}</main>")
    assert all(text in result.text for text in PROSE)
    assert not any(text in result.text for text in ASKS[:2])


@pytest.mark.parametrize("mark", ["h1", "article"])
def test_an_element_that_holds_the_article_is_no_dialog_whatever_its_name(mark: str) -> None:
    around = "".join(f"<div>{paragraphs(*ASKS)} {number}</div>" for number in range(3))
    named = f"<div><div class='popup'><{mark}>{paragraphs(*PROSE[:2])}</{mark}></div>{around}</div>"
    assert furniture(Elements(fromstring(named))) == {}
    assert len(furniture(Elements(fromstring(named.replace(mark, "section"))))) == 2


def test_cards_that_are_marked_as_articles_are_no_article() -> None:
    card = "<article><h3>A baker's day</h3><p>He is up at three, and the oven has been warm for an hour by then.</p></article>"
    result = page(f"<main><h1>The mill</h1>{paragraphs(*PROSE * 2, *ASKS)}<div role='navigation'>{card}</div></main>")
    assert "up at three" not in result.text


@pytest.mark.parametrize("name", ["pagination", "signature", "disclosure"])
def test_a_section_with_an_anchor_for_its_heading_is_text(name: str) -> None:
    section = f"<section id='{name}'><h2>{name.title()}</h2>{paragraphs(ASKS[0])}</section>"
    result = page(f"<main><h1>Manual</h1>{paragraphs(*PROSE * 2)}{section}</main>", PUBLISHED)
    assert ASKS[0] in result.text
    assert f"## {name.title()}" in result.text


def test_a_heading_is_not_taken_for_its_own_anchor() -> None:
    heading = "<h2 id='copyright-in-a-small-valley'>Copyright in a small valley</h2>"
    assert (
        "## Copyright in a small valley" in page(f"<main>{paragraphs(*PROSE)}{heading}{paragraphs(*ASKS)}</main>").text
    )


def test_data_for_scripts_is_no_text_but_a_template_with_elements_may_be() -> None:
    data = '[["Easy to follow","easy-to-follow"],["Too many steps","too-many-steps"],["Something else","other"]]'
    template = f"<template>{paragraphs(ASKS[0])}</template>"
    result = page(f"<main><h1>Mill</h1>{paragraphs(*PROSE)}{template}<template>{data}</template></main>")
    assert "Too many steps" not in result.text
    assert all(text in result.text for text in PROSE)
    assert "html/navigation" not in rules(page(f"<main><h1>Mill</h1>{paragraphs(*PROSE)}{template}</main>"))


def test_a_call_to_act_goes_whole_or_not_at_all() -> None:
    call = f"<div class='cta'><h2>Flour for your kitchen</h2>{paragraphs(ASKS[0])}</div>"
    body = f"<main><h1>Mill</h1>{paragraphs(*PROSE)}{call}{paragraphs(*ASKS[1:])}</main>"
    assert "## Flour for your kitchen" in page(body).text
    assert rules(page(body)) == set()
    assert "Flour for your kitchen" not in page(body, PUBLISHED).text


def test_a_copyright_notice_needs_its_sign_where_it_is_a_sentence() -> None:
    notice = (
        "These pages are based on the Lower Valley Almanac of 1998, \N{COPYRIGHT SIGN} Weir and Daughters, all of it."
    )
    law = "A photograph of a mill may be copied freely by everybody once its maker has been dead for seventy years."
    body = f"<main><h1>Mill</h1>{paragraphs(*PROSE)}<div class='copyright-text'>{{}}</div>{paragraphs(*ASKS)}</main>"
    assert "Almanac" not in page(body.format(paragraphs(notice))).text
    assert law in page(body.format(paragraphs(law))).text


COMMENTS = (
    "I carried sacks there as a boy, and it will not be the same without the smell of the flour.",
    "The council had the money for the car park, did it not? I wonder who will oil the wheel.",
)
THREAD = "<div id='comments'><ul class='comment-list'>" + "".join(
    f"<li class='comment'><p>{c}</p></li>" for c in COMMENTS
)


@pytest.mark.parametrize(("kind", "stays"), [("FAQPage", False), ("QAPage", True)])
def test_frequent_questions_make_no_board(kind: str, stays: bool) -> None:
    data = {"@type": kind, "mainEntity": [{"@type": "Question", "name": "Who owns the mill?"}]}
    head = f'<script type="application/ld+json">{json.dumps(data)}</script>'
    result = page(f"<article><h1>Mill</h1>{paragraphs(*PROSE)}</article>{THREAD}</ul></div>", head)
    assert (COMMENTS[0] in result.text) is stays


@pytest.mark.parametrize(
    ("address", "goes"),
    [
        ("https://valley.example/blog/the-mill-closes", True),
        ("https://valley.example/2024/03/the-mill-closes", True),
        ("https://valley.example/blog/", False),
        ("https://blog.example/services/milling", False),
    ],
)
def test_an_address_among_articles_is_an_articles(address: str, goes: bool) -> None:
    parts = [
        paragraphs(*(f"{PROSE[0]} {PROSE[1]} {part}{i}" for i in range(size))) for part, size in (("a", 8), ("b", 2))
    ]
    body = f"<div class='x'><div>{parts[0]}</div><div>{parts[1]}</div></div>"
    declared = page(body, f'<link rel="canonical" href="{address}">').text
    given = from_html(f"<html><body>{body}</body></html>", url=address).text
    for text in (declared, given):
        assert "a7" in text
        assert ("b0" in text) is not goes


ARTICLE = (
    f"<div><h2>What stays</h2><p>{PROSE[0]}</p><ul><li>The wheel stays where it is.</li><li>The stones go.</li></ul>"
    f"<div class='newsletter-box'><p>{ASKS[1]}</p></div><p>{PROSE[1]} \N{LEFT DOUBLE QUOTATION MARK}It <b>turns</b>.</p></div>"
)
ONE_LINE = (
    f"What stays {PROSE[0]} The wheel stays where it is. The stones go. {ASKS[1]} {PROSE[1]} "
    "\N{LEFT DOUBLE QUOTATION MARK}It turns."
)


def extractor(monkeypatch: pytest.MonkeyPatch, plain: str, record: str, recall: str) -> None:
    """Make trafilatura find these, as text and with the comments in a record."""

    def extract(*_: object, output_format: str = "txt", favor_recall: bool = False, **__: object) -> str:
        if output_format == "json":
            return json.dumps({"text": record, "comments": ""})
        return recall if favor_recall else plain

    monkeypatch.setattr("trafilatura.extract", extract)


def test_a_text_in_one_line_gets_the_pages_lines_back(monkeypatch: pytest.MonkeyPatch) -> None:
    extractor(monkeypatch, ONE_LINE, ONE_LINE, ONE_LINE)
    result = page(f"{ARTICLE}<div>{paragraphs(*PROSE[2:], *ASKS[2:])}</div>")
    lines = result.text.split("\n")
    assert lines[0] == "## What stays"
    assert "- The wheel stays where it is." in lines
    assert lines[-1] == PROSE[1] + " \N{LEFT DOUBLE QUOTATION MARK}It turns."
    assert ASKS[1] not in result.text
    assert rules(result) == {"html/newsletter_prompts"}


def test_a_line_that_the_page_does_not_have_stays_as_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    other = ONE_LINE.replace("hundred", "thousand")
    extractor(monkeypatch, other, other, other)
    assert page(ARTICLE).text == other


def test_what_has_lines_is_taken_before_a_line_of_everything(monkeypatch: pytest.MonkeyPatch) -> None:
    fewer = "\n".join((*PROSE, *ASKS))
    extractor(monkeypatch, f"{fewer} and some more words".replace("\n", " ") + " of boxes" * 5, ONE_LINE, fewer)
    assert page(ARTICLE).text == fewer


def test_comments_in_the_line_of_everything_are_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    extractor(monkeypatch, ONE_LINE, f"{ONE_LINE} {COMMENTS[0]} {COMMENTS[1]}", ONE_LINE)
    assert COMMENTS[0] not in page(ARTICLE + THREAD).text
