"""The promise: article text is never removed, whatever stands around it."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import event, given

import cleantext
from cleantext import categories, clean, explain
from cleantext.document import Doc
from tests.strategies.articles import Article, article
from tests.strategies.boilerplate import Block, block
from tests.strategies.dice import Dice, thrown
from tests.strategies.documents import Document, document, gone, lay, lost, lost_spans, pure
from tests.strategies.writing import written

DOCUMENTS = thrown(lambda dice: written(dice, document(dice)))
ARTICLES = thrown(lambda dice: written(dice, pure(dice)))


@given(DOCUMENTS)
def test_no_body_line_loses_a_token_whatever_is_laid_around_it(laid: Document) -> None:
    result = explain(laid.text)
    event(f"shape: {laid.shape}")
    went, total = gone(laid, result)
    event(f"boilerplate gone: {10 * went // total * 10 if total else 100} %")
    assert lost(laid, result) == []


@given(ARTICLES)
def test_an_article_and_nothing_else_comes_back_as_the_same_object(laid: Document) -> None:
    text = laid.text
    result = explain(text)
    assert result.removals == ()
    assert result.text is text
    assert clean(text) is text


def _edges(dice: Dice) -> tuple[Document, Document]:
    """An article with boilerplate inside, and the same with more boilerplate at an edge."""
    given_article = article(dice)
    inner = lay(dice, given_article, [block(dice)], glue=False)
    more = block(dice)
    gap = "\n" if given_article.tight else "\n\n"
    at_head = not more.last and dice.one_in(2)
    outer = replace(inner, pieces=(more, gap, *inner.pieces) if at_head else (*inner.pieces, gap, more))
    return inner, outer


@given(thrown(_edges))
def test_boilerplate_at_an_edge_never_changes_what_happens_to_the_body(pair: tuple[Document, Document]) -> None:
    inner, outer = pair
    assert lost(outer, explain(outer.text)) == lost(inner, explain(inner.text)) == []


def _cut(dice: Dice) -> tuple[Document, Document, Document]:
    """A document and its halves, cut ahead of a paragraph: a half that began with a name and a date would have a dateline."""
    given_article = article(
        dice, dice.pick(("news", "recipe", "court_report", "story", "obituary", "tutorial", "questions"))
    )
    parts = given_article.parts
    places = [at for at in range(1, len(parts)) if Doc(parts[at]).lines[0].body] or [len(parts)]
    at = dice.pick(places)
    halves = [
        Article(given_article.shape, "", tuple(some), given_article.tight) for some in (parts[:at], parts[at:]) if some
    ]
    first, second = (lay(dice, half, [block(dice)], glue=False) for half in (halves * 2)[:2])
    gap = "\n" if given_article.tight else "\n\n"
    return replace(first, pieces=(*first.pieces, gap, *second.pieces)), first, second


def _without_thread(halves: tuple[Document, Document, Document]) -> bool:
    """A thread in the middle of a text has article text behind it, and is kept or not by other laws."""
    return not any(piece.last for piece in halves[1].pieces if isinstance(piece, Block))


@given(thrown(_cut).filter(_without_thread))
def test_the_halves_of_a_document_lose_no_more_body_than_the_whole(halves: tuple[Document, Document, Document]) -> None:
    whole, first, second = halves
    of_whole = len(lost(whole, explain(whole.text)))
    assert len(lost(first, explain(first.text))) + len(lost(second, explain(second.text))) <= of_whole


@given(DOCUMENTS)
def test_one_category_alone_takes_nothing_of_the_body(laid: Document) -> None:
    present = {piece.category for piece in laid.pieces if isinstance(piece, Block)}
    for category in sorted(present):
        assert lost(laid, explain(laid.text, only=[category])) == []


@given(ARTICLES)
def test_no_category_alone_takes_anything_of_an_article(laid: Document) -> None:
    for category in categories():
        assert explain(laid.text, only=[category]).removals == ()


@given(DOCUMENTS)
def test_one_category_alone_removes_no_more_than_all_together(laid: Document) -> None:
    text = laid.text
    together = explain(text)
    if any(veto.rule == "guard/no-body-left" for veto in together.vetoed):
        return  # all together would leave no sentence: the text came back whole
    everything = _removed(together)
    for category in sorted({piece.category for piece in laid.pieces if isinstance(piece, Block)}):
        alone = explain(text, only=[category])
        extra = _removed(alone) - everything
        assert not "".join(text[offset] for offset in sorted(extra)).strip()


def _removed(result: cleantext.Result) -> set[int]:
    """The offsets of what is gone, blank space left out: which blank line of two stays is a matter of spacing."""
    return {
        offset
        for removal in result.removals
        for offset in range(removal.start, removal.end)
        if not result.original[offset].isspace()
    }


@given(thrown(pure))
def test_live_links_and_titles_are_body_too(laid: Document) -> None:
    assert (
        lost_spans(explain("We use cookies to improve your visit.\n\n" + laid.text), [(39, 39 + len(laid.text))]) == []
    )
