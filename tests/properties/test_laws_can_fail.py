"""The laws can fail: for each there is a defect here with which it does, on one of some fixed documents.

A defect is the smallest that breaks its promise and as far as possible no other: text that goes unasked, one turn instead
of many, an offset by one, a state that is kept.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any

import pytest

import cleantext
from cleantext import Pipeline, Removal, Result, automata, guard, pipeline
from cleantext.document import Doc
from cleantext.evidence import Evidence
from tests.properties import test_account, test_body
from tests.strategies.dice import seeded
from tests.strategies.documents import Document, document, pure

Patch = pytest.MonkeyPatch
EXPLAIN = Pipeline.explain


@pytest.fixture(autouse=True)
def without_events(monkeypatch: Patch) -> None:
    """Hypothesis counts events in its own runs only."""
    monkeypatch.setattr(test_body, "event", lambda value: None)


def documents(make: Callable[..., Any] = document, count: int = 60) -> Iterable[Any]:
    return (make(seeded(seed)) for seed in range(count))


def texts(count: int = 60) -> Iterable[str]:
    return (laid.text for laid in documents(count=count))


def fails(law: Callable[..., None], cases: Iterable[Any]) -> bool:
    """Whether the law does not hold for one of the cases; a law of hypothesis is called without it."""
    law = law.hypothesis.inner_test if hasattr(law, "hypothesis") else law
    for case in cases:
        try:
            law(*case) if isinstance(case, tuple) and law not in PAIRS else law(case)
        except AssertionError:
            return True
    return False


#: Laws that take a pair as one argument.
PAIRS = tuple(
    law.hypothesis.inner_test  # type: ignore[attr-defined]
    for law in (
        test_body.test_boilerplate_at_an_edge_never_changes_what_happens_to_the_body,
        test_body.test_the_halves_of_a_document_lose_no_more_body_than_the_whole,
    )
)


def careless(patch: Patch, which: Callable[[Doc], bool] = lambda doc: True) -> None:
    """Whatever a rule matches goes, in the documents for which *which* is true, and no guard refuses."""
    stands, veto = Evidence._stands, guard.veto
    patch.setattr(Evidence, "_stands", lambda found, match: which(found.doc) or stands(found, match))
    patch.setattr(guard, "veto", lambda doc, edit: None if which(doc) else veto(doc, edit))


def explaining(patch: Patch, change: Callable[[Pipeline, Result], Result]) -> None:
    """What `explain` returns is changed."""
    patch.setattr(Pipeline, "explain", lambda run, text: change(run, EXPLAIN(run, text)))


def without_first_line(result: Result) -> Result:
    end = result.original.index("\n")
    gone = Removal(0, end, "careless", "careless/rule", "It takes the first line.", "")
    return Result(result.original[end:], result.original, (gone,))


@pytest.mark.parametrize(
    ("law", "cases"),
    [
        (test_body.test_no_body_line_loses_a_token_whatever_is_laid_around_it, lambda: documents()),
        (test_body.test_an_article_and_nothing_else_comes_back_as_the_same_object, lambda: documents(pure)),
        (
            test_body.test_boilerplate_at_an_edge_never_changes_what_happens_to_the_body,
            lambda: documents(test_body._edges),
        ),
        (test_body.test_no_category_alone_takes_anything_of_an_article, lambda: documents(pure)),
        (test_body.test_live_links_and_titles_are_body_too, lambda: documents(pure)),
    ],
)
def test_body_that_goes_is_noticed(law: Callable[..., None], cases: Callable[[], Any], monkeypatch: Patch) -> None:
    careless(monkeypatch)
    assert fails(law, cases())


def test_halves_that_lose_more_than_the_whole_are_noticed(monkeypatch: Patch) -> None:
    careless(monkeypatch, lambda doc: len(doc.lines) < 8)
    cut = (halves for halves in documents(test_body._cut) if test_body._without_thread(halves))
    assert fails(test_body.test_the_halves_of_a_document_lose_no_more_body_than_the_whole, cut)


def test_a_category_that_takes_more_alone_is_noticed(monkeypatch: Patch) -> None:
    explaining(monkeypatch, lambda run, result: without_first_line(result) if len(run.cleaners) == 1 else result)
    assert fails(test_body.test_one_category_alone_takes_nothing_of_the_body, documents())
    assert fails(test_body.test_one_category_alone_removes_no_more_than_all_together, documents())


def test_a_copy_of_an_unchanged_text_is_noticed(monkeypatch: Patch) -> None:
    explaining(monkeypatch, lambda run, result: replace(result, text="".join((*result.text, ""))))
    assert fails(test_body.test_an_article_and_nothing_else_comes_back_as_the_same_object, documents(pure))
    assert fails(test_account.test_cleaning_a_clean_text_changes_nothing, texts())


def test_a_loop_that_stops_too_soon_is_noticed(monkeypatch: Patch) -> None:
    turn = pipeline._Run.turn
    monkeypatch.setattr(pipeline._Run, "turn", lambda run: turn(run) and False)
    assert fails(test_account.test_cleaning_a_clean_text_changes_nothing, texts(count=270))  # few need a second turn


def test_an_account_that_is_off_by_one_is_noticed(monkeypatch: Patch) -> None:
    def shifted(run: Pipeline, result: Result) -> Result:
        return replace(result, removals=tuple(replace(r, start=r.start - 1) for r in result.removals))

    explaining(monkeypatch, shifted)
    assert fails(test_account.test_what_was_kept_and_what_was_removed_rebuild_both_texts, texts())


def test_a_text_that_grows_is_noticed(monkeypatch: Patch) -> None:
    explaining(monkeypatch, lambda run, result: replace(result, text=result.text + result.original))
    assert fails(test_account.test_a_text_never_grows, texts())


def test_a_second_path_is_noticed(monkeypatch: Patch) -> None:
    monkeypatch.setattr(test_account, "clean", lambda text: text)
    assert fails(test_account.test_clean_is_the_text_of_explain, texts())


def test_an_order_that_matters_is_noticed(monkeypatch: Patch) -> None:
    def first_come(run: Pipeline, cleaners: Iterable[cleantext.Cleaner], **options: Any) -> None:
        run.cleaners, run.languages, run.keep_body = tuple(cleaners)[:3], None, True
        run.backend = automata.chosen(None)

    monkeypatch.setattr(Pipeline, "__init__", first_come)
    names = ["cookie_notices", "comment_threads", "bylines", "datelines", "share_prompts"]
    assert fails(test_account.test_the_order_of_composing_makes_no_difference, ((laid, names) for laid in documents()))
    four = [("cookie_notices", "bylines"), ("datelines", "share_prompts")]
    monkeypatch.setattr(Pipeline, "__or__", lambda run, other: run)
    monkeypatch.setattr(cleantext.Cleaner, "__or__", lambda run, other: Pipeline((run,)))
    assert fails(test_account.test_a_with_b_is_b_with_a, ((laid, pair) for laid in documents() for pair in four))


def test_a_newline_style_that_matters_is_noticed(monkeypatch: Patch) -> None:
    explaining(
        monkeypatch, lambda run, result: Result(result.original, result.original) if "\r" in result.original else result
    )
    assert fails(test_account.test_the_newline_style_decides_nothing, documents())


def test_a_newline_style_that_changes_is_noticed(monkeypatch: Patch) -> None:
    explaining(monkeypatch, lambda run, result: replace(result, text=result.text.replace("\r\n", "\n")))
    assert fails(test_account.test_the_newline_style_stays, ((laid, "\r\n") for laid in documents()))


def test_a_state_that_is_kept_is_noticed(monkeypatch: Patch) -> None:
    seen: set[str] = set()

    def once(run: Pipeline, result: Result) -> Result:
        again = result.original in seen
        seen.add(result.original)
        return Result(result.original, result.original) if again else result

    explaining(monkeypatch, once)
    assert fails(test_account.test_repeated_calls_agree, documents())


def test_a_pipeline_that_does_not_survive_pickling_is_noticed(monkeypatch: Patch) -> None:
    monkeypatch.setattr(Pipeline, "__reduce__", lambda run: (Pipeline, ((),)), raising=False)
    assert fails(test_account.test_a_pickled_pipeline_and_a_pickled_result_agree, documents())


def test_threads_that_share_a_text_are_noticed(monkeypatch: Patch) -> None:
    shared: list[str] = []

    def explain(run: Pipeline, text: str) -> Result:
        shared[:] = [text]
        time.sleep(0.001)
        return EXPLAIN(run, shared[0])

    monkeypatch.setattr(Pipeline, "explain", explain)
    assert fails(lambda _: test_account.test_threads_agree(), [None])


def test_a_removal_that_is_not_given_back_is_noticed(monkeypatch: Patch) -> None:
    monkeypatch.setattr(Result, "restore", lambda result: result.text)
    assert fails(test_account.test_what_was_kept_and_what_was_removed_rebuild_both_texts, texts())


def test_without_a_defect_the_laws_hold_for_these_documents() -> None:
    assert not fails(test_body.test_no_body_line_loses_a_token_whatever_is_laid_around_it, documents())
    assert not fails(test_account.test_what_was_kept_and_what_was_removed_rebuild_both_texts, texts())


def test_a_document_tells_what_was_lost_and_what_went() -> None:
    laid = Document("", ("A line.", "\n\n", "Another line."))
    assert test_body.lost(laid, without_first_line(Result(laid.text, laid.text))) == ["careless/rule: 'A line.'"]
