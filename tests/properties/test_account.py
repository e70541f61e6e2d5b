"""The account is exact, cleaning rests, and nothing but the text decides the outcome."""

from __future__ import annotations

import itertools
import pickle
from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleantext import Pipeline, Result, categories, clean, compose, explain
from cleantext.cleaners import ALL
from tests.strategies.dice import seeded, thrown
from tests.strategies.documents import Document, document
from tests.strategies.writing import NEWLINES, rewritten, written

DOCUMENTS = thrown(lambda dice: written(dice, document(dice)))

#: Anything at all: words of the trade between odd characters, so that rules, links and code meet in strange places.
SCRAPS = st.lists(
    st.sampled_from((
        "We use cookies to improve your experience.", "Share this:", "Read more", "…read more", "[a](#)", "[", "](", "](#)", "![](", "*", "**", "`",
        "```", "> ", "# ", "- ", "| ", "“", "”", "«", '"', "(", ")", "©", "By Anna Berg", "3 Comments", "Tom says:", "Reply", "3 hours ago", "Home > News", "\n",
        "\n\n", "\r\n", "\r", "\u2028", "\x85", "\x0b", "\x0c", "\x1c", " ", "\t", "\N{NO-BREAK SPACE}", "\u200b", "\ufeff", "\x00", "\ud800", "\udfff", "é",
        "e\u0301", "Ã©", "â€™", "The mill closed in May, its owner said.", "Nobody knew why.", "<b>", "</b>", "<br>", "{{title}}", "&nbsp;", "你好，世界。", "שלום", "1. ",
    )),
    max_size=25,
).map("".join)  # fmt: skip
TEXTS = st.one_of(DOCUMENTS.map(lambda laid: laid.text), SCRAPS, st.text(max_size=80))


def _check_account(result: Result) -> None:
    at = 0
    pieces = []
    for removal in result.removals:
        assert at <= removal.start < removal.end <= len(result.original)
        assert removal.category
        assert removal.rule
        assert removal.reason
        pieces += result.original[at : removal.start], removal.replacement
        at = removal.end
    assert "".join((*pieces, result.original[at:])) == result.text
    assert result.restore() == result.original


@given(TEXTS)
def test_what_was_kept_and_what_was_removed_rebuild_both_texts(text: str) -> None:
    result = explain(text)
    assert result.original is text
    _check_account(result)
    assert (result.text is text) == (not result.removals)


@given(TEXTS)
def test_cleaning_a_clean_text_changes_nothing(text: str) -> None:
    once = clean(text)
    assert clean(once) is once


@given(TEXTS)
def test_a_text_never_grows(text: str) -> None:
    result = explain(text)
    assert len(result.text) <= len(text)
    for removal in result.removals:
        assert len(removal.replacement) <= removal.end - removal.start


@given(TEXTS)
def test_clean_is_the_text_of_explain(text: str) -> None:
    assert clean(text) == explain(text).text


@given(DOCUMENTS, st.permutations(sorted(ALL)))
def test_the_order_of_composing_makes_no_difference(laid: Document, names: list[str]) -> None:
    text = laid.text
    some = names[:5]
    expected = compose(only=some).explain(text)
    pipeline: Pipeline = Pipeline(())
    for name in some:
        pipeline = pipeline | ALL[name]
    assert pipeline.explain(text) == expected
    assert Pipeline(ALL[name] for name in reversed(some)).explain(text) == expected


@given(DOCUMENTS, st.sampled_from(list(itertools.combinations(sorted(ALL), 2))))
def test_a_with_b_is_b_with_a(laid: Document, pair: tuple[str, str]) -> None:
    a, b = (ALL[name] for name in pair)
    assert (a | b).explain(laid.text) == (b | a).explain(laid.text)
    assert (a | b | a).explain(laid.text) == (a | b).explain(laid.text)


@given(thrown(document), st.sampled_from(NEWLINES))
def test_the_newline_style_stays(laid: Document, newline: str) -> None:
    way = {"\n": "as it is", "\r\n": "CRLF", "\r": "CR", "\N{LINE SEPARATOR}": "U+2028"}[newline]
    text = rewritten(laid, way).text
    cleaned = clean(text)
    assert set(cleaned.replace(newline, "")).isdisjoint("\r\n\N{LINE SEPARATOR}")


@given(thrown(document))
def test_the_newline_style_decides_nothing(laid: Document) -> None:
    plain = clean(laid.text)
    for way, newline in (("CRLF", "\r\n"), ("CR", "\r"), ("U+2028", "\N{LINE SEPARATOR}")):
        assert clean(rewritten(laid, way).text).replace(newline, "\n") == plain


@given(DOCUMENTS)
def test_repeated_calls_agree(laid: Document) -> None:
    first = explain(laid.text)
    clean("Share this:\n\nAnother text with a sentence that stays, of course.")
    assert explain(laid.text) == first


@given(DOCUMENTS)
def test_a_pickled_pipeline_and_a_pickled_result_agree(laid: Document) -> None:
    result = explain(laid.text)
    assert pickle.loads(pickle.dumps(result)) == result
    for name in ("comment_threads", "cookie_notices", "markdown_link_debris"):
        cleaner = ALL[name]
        assert pickle.loads(pickle.dumps(cleaner)).explain(laid.text) == cleaner.explain(laid.text)
    assert pickle.loads(pickle.dumps(compose())).explain(laid.text) == result


def test_threads_agree() -> None:
    texts = [document(seeded(seed)).text for seed in range(40)]
    expected = [explain(text) for text in texts]
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(explain, texts * 2)) == expected * 2


class Shouted(str):
    """A string type of the caller's own, with methods that lie."""

    def splitlines(self, keepends: bool = False) -> list[str]:
        raise AssertionError("the caller's method was called")

    def isascii(self) -> bool:
        raise AssertionError("the caller's method was called")


@given(DOCUMENTS)
def test_a_subclass_of_str_is_read_as_the_str_that_it_is(laid: Document) -> None:
    given_text = Shouted(laid.text)
    result = explain(given_text)
    plain = explain(laid.text)
    assert result.removals == plain.removals
    assert str.__str__(result.text) == plain.text
    if not result.removals:
        assert result.text is given_text


@given(DOCUMENTS, st.integers(0, 10_000), st.sampled_from(("\ud800", "\udfff")))
def test_a_lone_surrogate_is_kept_and_breaks_nothing(laid: Document, place: int, surrogate: str) -> None:
    text = laid.text
    place %= len(text) + 1
    result = explain(text[:place] + surrogate + text[place:])
    _check_account(result)


@pytest.mark.parametrize("wrong", [b"bytes", None, 3, ["text"], bytearray(b"x")])
def test_what_is_no_text_is_refused(wrong: object) -> None:
    with pytest.raises(TypeError, match="cleans str"):
        clean(wrong)  # type: ignore[arg-type]


@pytest.mark.parametrize("name", ["cookies", "comment", ""])
def test_an_unknown_category_is_refused_with_the_nearest_names(name: str) -> None:
    with pytest.raises(ValueError, match="did you mean"):
        clean("text", only=[name])


def test_every_category_has_a_cleaner() -> None:
    assert set(categories()) == set(ALL)
