"""Each guard, proved: with it a careless edit is refused and the refusal recorded, without it article text is lost.

The first half of a test fails if somebody breaks the guard, the second if the guard is no longer what protects the text.
"""

from __future__ import annotations

import pytest

from cleantext import Pipeline, bare, clean, compose, document, explain, guard
from cleantext.document import Doc
from cleantext.edits import Chrome, Edit, Tailpiece, Thread
from tests.guard.careless import WHY, kept, proposing, ruled, vetoed_because

A = "The mill closed in May, its owner said on Friday."
B = "Nobody knew why the mayor sold the weir to the county."
C = "A court in the north will hear the case in the autumn."

SURE_THREAD = {"entries": 4, "furniture": True, "after_body": True, "closed": True, "signs": 2}


def off(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setattr(guard, name, lambda doc, edit: None)


def holds(monkeypatch: pytest.MonkeyPatch, name: str, pipeline: Pipeline, text: str, passage: str, why: str) -> None:
    """With the guard *passage* stays, and the veto says *why*; without it *passage* is lost."""
    result = pipeline.explain(text)
    assert kept(result)
    assert why in vetoed_because(result)
    veto = next(veto for veto in result.vetoed if veto.reason == why)
    assert text[veto.start : veto.end].strip()
    assert (veto.rule, veto.category) == (WHY.id, WHY.category)
    off(monkeypatch, name)
    assert passage not in pipeline(text)


@pytest.mark.parametrize(
    "code",
    [
        '```\nshow("accept all cookies")\n```',
        "    accept all cookies",
        "\taccept all cookies",
        "~~~~\naccept all cookies\n~~~~",
        "```\naccept all cookies",
    ],
    ids=["fence", "four spaces", "tab", "tilde fence", "fence that nobody closes"],
)
def test_promise_code_is_not_touched(monkeypatch: pytest.MonkeyPatch, code: str) -> None:
    line = next(line for line in code.splitlines() if "cookies" in line)
    holds(
        monkeypatch,
        "_code",
        proposing(line),
        f"{A}\n\n{code}\n\n{B}" if "nobody" not in code else f"{A}\n\n{code}",
        line,
        "code is not touched",
    )


def test_promise_code_within_a_line_is_not_touched(monkeypatch: pytest.MonkeyPatch) -> None:
    text = f"{A}\n\nThe line `[words](#)` makes a link.\n\n{B}"
    holds(monkeypatch, "_code", proposing("[words](#)", markup=True), text, "[words](#)", "code is not touched")


def test_promise_a_line_loses_whole_sentences_only_at_its_beginning(monkeypatch: pytest.MonkeyPatch) -> None:
    holds(
        monkeypatch, "_units", proposing("in May, its owner said on Friday.", sure=True), f"{A} {B}\n\n{C}", "in May",
        "an edit begins within a sentence",
    )  # fmt: skip


def test_promise_a_line_loses_whole_sentences_only_at_its_end(monkeypatch: pytest.MonkeyPatch) -> None:
    holds(
        monkeypatch, "_units", proposing("The mill closed in May", sure=True), f"{A} {B}\n\n{C}", "The mill closed",
        "an edit ends within a sentence",
    )  # fmt: skip


@pytest.mark.parametrize(
    "line",
    [
        "“We use cookies to improve your visit to us.”", '"We use cookies to improve your visit to us."', "„We use cookies to improve your visit to us.“",
        "«We use cookies to improve your visit to us.»", "「We use cookies to improve your visit to us.」", "> We use cookies to improve your visit to us.",
        "“We use cookies to improve your visit to us.", "”We use cookies to improve your visit to us.”", "»We use cookies to improve your visit to us.»",
        "»We use cookies to improve your visit to us.«", "‘We use cookies to improve your visit to us.’", "'We use cookies to improve your visit to us.'",
    ],
    ids=[
        "curly", "straight", "low", "angle", "corner", "block quote", "quotation that goes on", "right marks only", "right angles only", "angles inwards",
        "single", "single straight",
    ],
)  # fmt: skip
def test_promise_what_is_quoted_is_being_reported(monkeypatch: pytest.MonkeyPatch, line: str) -> None:
    holds(
        monkeypatch,
        "_quotes",
        proposing(line, sure=True),
        f"{A}\n\n{line}\n\n{B}",
        line,
        "a quoted passage is not touched",
    )


def test_promise_a_quoted_sentence_among_others_is_kept_with_its_line(monkeypatch: pytest.MonkeyPatch) -> None:
    quoted = f"It read so. “{B}” {C}"
    holds(
        monkeypatch,
        "_quotes",
        proposing(quoted, sure=True),
        f"{A}\n\n{quoted}\n\n{C}",
        B,
        "a quoted passage is not touched",
    )


def test_promise_nothing_is_cut_out_of_a_quotation(monkeypatch: pytest.MonkeyPatch) -> None:
    text = f"{A}\n\nShe wrote “the gate […] was never shut” and left.\n\n{B}"
    holds(monkeypatch, "_quotes", proposing("[…]", inline=True), text, "[…]", "a quoted passage is not touched")


@pytest.mark.parametrize(
    "clause",
    [
        "4. Members share the cost of the lock in equal parts.", "§ 4 Members share the cost of the lock in equal parts.", "(b) Members share the cost of the lock in equal parts.",
        "4.2. Members share the cost of the lock in equal parts.", "iv) Members share the cost of the lock in equal parts.", "| Members | They share the cost of the lock. |",
    ],
    ids=["number", "section sign", "letter", "two numbers", "roman", "table row"],
)  # fmt: skip
def test_promise_clauses_and_rows_are_part_of_the_text(monkeypatch: pytest.MonkeyPatch, clause: str) -> None:
    pipeline = proposing(clause, sure=True)
    text = f"{A}\n\n{clause}\n\n{B}"
    result = pipeline.explain(text)
    assert kept(result)
    off(monkeypatch, "_clauses")
    if Doc(clause).lines[0].body:
        assert "a numbered clause or a table row is part of the text" in vetoed_because(result)
        assert clause not in pipeline(text)


def test_promise_a_sentence_of_the_article_goes_only_for_a_sure_match_of_its_own(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    holds(
        monkeypatch,
        "_body",
        proposing(B),
        f"{A}\n\n{B}\n\n{C}",
        B,
        "a sentence of article text without a sure match of its own",
    )


def test_promise_a_block_does_not_swallow_the_sentences_in_it(monkeypatch: pytest.MonkeyPatch) -> None:
    block = f"Accept all\n{B}\nReject all"
    holds(
        monkeypatch,
        "_body",
        proposing(block),
        f"{A}\n\n{block}\n\n{C}",
        B,
        "a sentence of article text without a sure match of its own",
    )


def test_promise_low_confidence_never_takes_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    rule = ruled(
        "kind = 'sentence'\nconfidence = 'low'\nmatch = ['sold the weir']",
        "kind = 'line'\nconfidence = 'certain'\nmatch = ['Accept all of our cookies']",
    )
    text = f"{A}\n\n{C}\n\nAccept all of our cookies\n{B}"
    monkeypatch.setattr(bare, "BARE", -1)
    result = rule.explain(text)
    assert result.text == f"{A}\n\n{C}\n\n{B}"
    assert "a sentence of article text without a sure match of its own" in vetoed_because(result)
    off(monkeypatch, "_body")
    assert B not in rule(text)


@pytest.mark.parametrize(
    ("seen", "why"),
    [
        ({"after_body": False}, "no article text stands before the comments"),
        ({"entries": 1, "furniture": False}, "a single entry without the furniture of a comment"),
        ({"signs": 0}, "names and times without the signs of an interface"),
        ({"closed": False}, "text follows that is not known to be comments"),
    ],
    ids=["nothing before it", "one entry", "no interface", "text behind it"],
)
def test_promise_only_a_whole_comment_thread_takes_sentences(
    monkeypatch: pytest.MonkeyPatch, seen: dict[str, int], why: str
) -> None:
    passage = f"{B}\n\n{C}"
    thread = Thread(**{**SURE_THREAD, **seen})  # type: ignore[arg-type]
    text = f"{A}\n\n{passage}"
    holds(monkeypatch, "_thread", proposing(passage, thread=thread), text, B, why)


def test_promise_a_sure_thread_may_go() -> None:
    thread = Thread(**SURE_THREAD)  # type: ignore[arg-type]
    assert proposing(f"{B}\n\n{C}", thread=thread)(f"{A}\n\n{B}\n\n{C}").strip() == A


def test_bound_thread_entries_is_two(monkeypatch: pytest.MonkeyPatch) -> None:
    thread = Thread(entries=1, furniture=False, after_body=True, closed=True)
    pipeline = proposing(B, thread=thread)
    assert kept(pipeline.explain(f"{A}\n\n{B}"))
    monkeypatch.setattr(guard, "THREAD_ENTRIES", 1)
    assert B not in pipeline(f"{A}\n\n{B}")


def test_bound_a_thread_shows_its_interface_at_least_once(monkeypatch: pytest.MonkeyPatch) -> None:
    thread = Thread(entries=5, furniture=False, after_body=True, closed=True, signs=0)
    pipeline = proposing(B, thread=thread)
    assert kept(pipeline.explain(f"{A}\n\n{B}"))
    monkeypatch.setattr(guard, "THREAD_SIGNS", 0)
    assert B not in pipeline(f"{A}\n\n{B}")


def test_promise_a_text_that_would_lose_all_its_sentences_comes_back_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "Cookie notice\n\nWe use cookies to improve your visit to this website."
    result = explain(text)
    assert kept(result)
    assert "nothing would be left of the text" in vetoed_because(result)
    assert result.vetoed[0].rule == "guard/no-body-left"
    text = "The archive\n\nWe use cookies to improve your visit to this website."
    assert "no sentence of article text would be left" in vetoed_because(explain(text))
    monkeypatch.setattr(guard, "no_body_left", lambda before, after: None)
    assert clean(text).strip() == "The archive"


def test_bound_verse_with_a_notice_is_cleaned_if_half_of_the_text_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    """LEFT_LEAST: verse has no sentences with the shape of article text, and the notice below it has."""
    verse = "the river said no\nand went its way\n\nthe mill said nothing\nand stood where it stood"
    text = f"{verse}\n\nWe use cookies to improve your visit to this website."
    assert clean(text).strip() == verse
    monkeypatch.setattr(guard, "LEFT_LEAST", 0.9)
    assert kept(explain(text))


@pytest.mark.parametrize(
    ("lines", "passage"),
    [
        (("1. Advertisement", "2. Share", "3. Print"), "2. Share"),
        (("(a) the boats", "(b) the nets", "(c) the tide"), "(b) the nets"),
        (("– Home?", "– Later.", "– Accept."), "– Accept."),
    ],
    ids=["numbers", "letters", "turns of a dialogue"],
)
def test_promise_items_of_a_numbered_list_and_turns_of_a_dialogue_stay(
    monkeypatch: pytest.MonkeyPatch, lines: tuple[str, ...], passage: str
) -> None:
    text = f"{A}\n\n" + "\n\n".join(lines) + f"\n\n{B}"
    holds(
        monkeypatch,
        "_clauses",
        proposing(passage),
        text,
        passage,
        "a numbered clause or a table row is part of the text",
    )


MOST_READ = "Most read\n\n1. Ferry stays in the harbour\n2. A new roof for the chapel\n3. Who owns the weir?"
END = "Sign up for our newsletter.\n\n© 2024 Tarn Herald"


def test_promise_a_numbered_list_goes_only_under_a_label_at_the_end_of_a_page() -> None:
    """END_KINDS: without other furniture the list may be what the article ends with."""
    article = f"{A}\n\n{B}"
    assert clean(f"{article}\n\n{MOST_READ}\n\n{END}") == f"{article}\n"
    for text in (f"{article}\n\n{MOST_READ}", f"{A}\n\n{MOST_READ}\n\n{B}\n\n{END}"):
        assert "\n1. Ferry stays in the harbour\n2. A new roof" in clean(text)
    unlabelled = MOST_READ.replace("Most read", "What the boats want")
    assert "1. Ferry" in clean(f"{article}\n\n{unlabelled}\n\n{END}")
    listed = Doc(MOST_READ).lines[2]
    assert vetoed(MOST_READ, listed.start, listed.stop) == "a numbered clause or a table row is part of the text"
    assert vetoed(MOST_READ, listed.start, listed.stop, listed=True) is None


def test_bound_three_lines_behind_a_dash_are_a_dialogue(monkeypatch: pytest.MonkeyPatch) -> None:
    """DIALOGUE_TURNS: one or two may be a bullet and a signature."""
    text = f"{A}\n\n– Home?\n\n– Later.\n\n– Accept.\n\n{B}"
    assert kept(proposing("– Accept.").explain(text))
    assert "Accept" not in proposing("– Accept.")(f"{A}\n\n– Home\n\n– Accept.\n\n{B}")
    monkeypatch.setattr(document, "DIALOGUE_TURNS", 4)
    assert "Accept" not in proposing("– Accept.")(text)


def vetoed(text: str, start: int, end: int, **claims: object) -> str | None:
    return guard.veto(Doc(text), Edit(start, end, WHY, **claims))  # type: ignore[arg-type]


@pytest.mark.parametrize("gap", [" ", "   ", "\t  "])
def test_bound_space_around_a_sentence_is_no_part_of_it(gap: str) -> None:
    text = f" {A}{gap}{B}{gap}"
    second = text.index(B)
    sure = {"sure": frozenset((second,))}
    for start in (second - len(gap), second):
        for end in (second + len(B), len(text)):
            assert vetoed(text, start, end, **sure) is None
    assert vetoed(text, second + 1, len(text), **sure) == "an edit begins within a sentence"
    assert vetoed(text, second, second + len(B) - 1, **sure) == "an edit ends within a sentence"
    assert vetoed(text, 0, 1 + len(A), sure=frozenset((0,))) is None


def test_bound_space_within_a_sentence_begins_none() -> None:
    text = f" The mill  closed in May, its owner said on Friday. {B}"
    at = text.index("  closed")
    assert vetoed(text, at, text.index(B), sure=frozenset((0,))) == "an edit begins within a sentence"


def test_bound_a_quotation_begins_and_ends_at_its_marks() -> None:
    text = f"She wrote “no[…] more” twice. {A}"
    opens, closes, dots = text.index("“"), text.index("”"), text.index("[…]")
    assert vetoed(text, dots, dots + 3, inline=True) == "a quoted passage is not touched"
    assert vetoed(text, opens, closes, inline=True) == "a quoted passage is not touched"
    assert vetoed(text, opens, closes + 1, inline=True) is None  # all of the quotation
    assert vetoed(text, opens - 1, dots, inline=True) is None  # from before it
    assert vetoed(text, dots, closes + 2, inline=True) is None  # to behind it
    assert vetoed(text, dots, dots + 3, markup=True) is None  # markup goes, and no word
    thread = Thread(**SURE_THREAD)  # type: ignore[arg-type]
    assert vetoed(f"“{A}”", 0, len(A) + 2, thread=thread) is None


def test_bound_a_sentence_behind_a_quotation_is_not_quoted() -> None:
    text = f"“{A}” {B} “{C}”"
    second = text.index(B)
    assert vetoed(text, second, second + len(B) + 1, sure=frozenset((second,))) is None
    assert vetoed(text, 0, len(A) + 2, sure=frozenset((0,))) == "a quoted passage is not touched"


def test_bound_markup_and_marked_spans_go_out_of_clauses_too() -> None:
    clause = "4. Members [share](#) the cost of the lock in equal parts […] and in turn."
    for passage, claim in (("[share](#)", "markup"), ("[…]", "inline")):
        start = clause.index(passage)
        assert vetoed(clause, start, start + len(passage), **{claim: True}) is None
    thread = Thread(**SURE_THREAD)  # type: ignore[arg-type]
    assert vetoed(clause, 0, len(clause), thread=thread) is None


def test_bound_half_of_the_text_is_enough() -> None:
    prose, verse = Doc(f"{'x' * 49}\n{A}"), Doc("x" * 49)
    assert len(A) == 49
    assert guard.no_body_left(prose, verse) is None
    assert guard.no_body_left(prose, Doc("x" * 48)) == "no sentence of article text would be left"
    assert guard.no_body_left(Doc(f"\n\n\n{prose.text}"), Doc(f"\n\n\n\n\n\n\n{'x' * 40}")) is not None


@pytest.mark.parametrize(
    ("passage", "chrome", "why"),
    [
        (B, Chrome(frozenset(), 500, 20, 0.5), "a sentence of article text without a proof of its own"),
        (B, Chrome(frozenset(range(400)), 5, 500, 0.5), "too little of the page's prose would stay"),
        ("> They left.", Chrome(frozenset(), 500, 20, 0.5), "code, quotations and tables are not touched"),
        ("Home", Chrome(frozenset(), 500, 20, 0.01), "the text is not that of a whole page"),
    ],
    ids=["proof", "prose", "quotation", "page"],
)
def test_promise_page_chrome_takes_article_text_only_with_a_proof(
    monkeypatch: pytest.MonkeyPatch, passage: str, chrome: Chrome, why: str
) -> None:
    holds(monkeypatch, "_chrome", proposing(passage, chrome=chrome), f"{A}\n\n{passage}\n\n{C}", passage, why)


def test_the_caller_may_ask_for_less_than_a_whole_text() -> None:
    text = "The archive\n\nWe use cookies to improve your visit to this website."
    assert clean(text, keep_body=False).strip() == "The archive"


def test_every_guard_of_the_module_has_a_test_here() -> None:
    """A guard that is added needs its proof: name it in this file."""
    here = open(__file__, encoding="utf-8").read()  # noqa: SIM115
    names = guard.veto.__code__.co_names
    guards = [name for name in names if name.startswith("_") and callable(getattr(guard, name, None))]
    assert len(guards) >= 6
    for name in guards:
        assert f'"{name}"' in here


def test_a_guard_reads_no_category(monkeypatch: pytest.MonkeyPatch) -> None:
    """The same edit is refused whatever its category is called."""
    doc = Doc(f"{A}\n\n{B}")
    start = doc.text.index(B)
    for category in ("cookie_notices", "comment_threads", "spacing", "anything"):
        cause = type(WHY)("r", category, "why")
        assert guard.veto(doc, Edit(start, len(doc.text), cause)) is not None


def test_the_guards_hold_for_every_category_of_the_default_pipeline() -> None:
    """The stages of the shipped cleaners are proposals like any other: none reaches the text past the guard."""
    text = f"{A}\n\n```\n[a](#)\nWe use cookies to improve your visit.\n```\n\n> We use cookies to improve your visit.\n\n{B}"
    assert compose().explain(text).text is text


@pytest.mark.parametrize(
    ("seen", "why"),
    [
        ({"after_body": False}, "no article text stands before the block"),
        ({"signs": 1}, "a block of prose with a single sign of what it is"),
        ({"last": False}, "article text follows the block"),
    ],
    ids=["nothing before it", "one sign", "text follows"],
)
def test_promise_a_block_under_the_article_is_proved(
    monkeypatch: pytest.MonkeyPatch, seen: dict[str, bool | int], why: str
) -> None:
    block = Tailpiece(**{"signs": 2, "after_body": True, "last": True} | seen)  # type: ignore[arg-type]
    holds(monkeypatch, "_tailpiece", proposing(C, tailpiece=block), f"{A}\n\n{B}\n\n{C}", C, why)


def test_a_proved_block_under_the_article_goes() -> None:
    block = Tailpiece(signs=2, after_body=True, last=True)
    assert proposing(C, tailpiece=block)(f"{A}\n\n{B}\n\n{C}").strip() == f"{A}\n\n{B}"
