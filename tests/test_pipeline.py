"""The pipeline: stages in their order, one loop until the text rests, what it says of metadata, vetoes and itself."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator

import pytest

from cleantext import Cleaner, Pipeline, Removal, clean
from cleantext.cleaners import ALL
from cleantext.document import Doc
from cleantext.edits import Edit, Reason
from cleantext.kinds import Findings
from cleantext.pipeline import BLOCKS, MARKUP, REPAIR
from tests.guard.careless import ruled

A = "The mill closed in May, its owner said on Friday."
B = "Nobody knew why the mayor sold the weir to the county."
WHY = Reason("test/stage", "test", "A test.")


def stage(old: str, new: str = "", name: str = "test", order: int = MARKUP, **claims: object) -> Cleaner:
    """A cleaner that puts *new* in the place of the first *old*."""

    def find(doc: Doc, findings: Findings) -> Iterator[Edit]:
        at = doc.text.find(old)
        if at >= 0:
            yield Edit(at, at + len(old), WHY, new, **{"markup": True, **claims})  # type: ignore[arg-type]

    return Cleaner(name, find, order)


def test_the_loop_turns_until_the_text_rests() -> None:
    assert Pipeline((stage("ab"),))(f"{A} aabb aaabbb {B}") == f"{A}   {B}"


def test_stages_run_in_their_order_whatever_theirs_is() -> None:
    """A repair is done before all else, markup last; so the block stage sees what the repair made."""
    cleaners = (stage("zz", name="a", order=MARKUP), stage("yy", "z", "b", BLOCKS), stage("xx", "yy", "c", REPAIR))
    assert Pipeline(cleaners, languages=())(f"{A} xxzz {B}") == f"{A} z {B}"
    assert Pipeline(cleaners[::-1], languages=())(f"{A} xxzz {B}") == f"{A} z {B}"
    assert [cleaner.name for cleaner in Pipeline(cleaners).cleaners] == ["c", "b", "a"]


def test_what_a_removal_brings_together_is_repaired() -> None:
    pipeline = Pipeline((stage("ab", "x", "repair", REPAIR), stage("-", name="cut")), languages=())
    assert pipeline(f"{A} a-b {B}") == f"{A} x {B}"


def test_pipelines_are_joined_and_say_what_they_hold() -> None:
    a, b = stage("a", name="a"), stage("b", name="b")
    joined = a | b | a
    assert repr(joined) == "Pipeline(a, b)"
    assert repr(Pipeline((a,), languages=("fr", "de", "fr"), keep_body=False) | Pipeline((b,))) == "Pipeline(a, b)"
    settled = Pipeline((a,), languages=("fr", "de", "fr"), keep_body=False) | b
    assert (settled.languages, settled.keep_body) == (("de", "fr"), False)
    assert (Pipeline((a,)).languages, Pipeline((a,)).keep_body) == (None, True)


def test_what_is_no_text_is_refused_with_a_hint() -> None:
    with pytest.raises(TypeError, match=r"not bytes; decode them first, for instance text.decode\('utf-8'\)$"):
        Pipeline(())(b"text")  # type: ignore[arg-type]
    with pytest.raises(TypeError, match=r"cleantext cleans str, not int$"):
        Pipeline(())(3)  # type: ignore[arg-type]


def test_what_is_no_cleaner_is_refused_with_a_hint() -> None:
    with pytest.raises(TypeError, match=r"made of cleaners, not int$"):
        stage("a") | 5  # type: ignore[operator]
    with pytest.raises(TypeError, match=r"not str; compose\(only=\[...\]\) makes one of their names"):
        Pipeline(["bylines"])  # type: ignore[list-item]


def test_the_module_shows_its_public_names_and_no_others() -> None:
    code = "import cleantext; print(dir(cleantext) == sorted(cleantext.__all__), 'from_html' in vars(cleantext))"
    assert (
        subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
        == "True False\n"
    )


def test_metadata_is_kept_in_its_order_and_once() -> None:
    rule = ruled("kind = 'line'\nconfidence = 'high'\nmatch = ['By (?P<author>\\w+)', 'Tags: (?P<tags>\\w+)']")
    result = rule.explain(f"By Tom\nBy Anna\nTags: mills\nBy Tom\n\n{A}\n\n{B}")
    assert result.metadata == {"author": ("Tom", "Anna"), "tags": ("mills",)}
    assert list(result.metadata) == ["author", "tags"]


@pytest.mark.parametrize("kind", ["line", "inline"])
def test_a_rule_may_tell_that_the_text_was_cut_off(kind: str) -> None:
    rule = ruled(f"kind = '{kind}'\nconfidence = 'high'\ntruncates = true\nmatch = ['read on']")
    other = ruled(f"kind = '{kind}'\nconfidence = 'high'\nmatch = ['read on']")
    text = f"{A}\n\nread on\n\n{B}" if kind == "line" else f"{A}\n\n{B} read on"
    assert rule.explain(text).truncated
    assert not other.explain(text).truncated
    assert not rule.explain(A).truncated


def test_inline_spans_of_the_tail_go_out_of_the_last_paragraph_only() -> None:
    anywhere = ruled("kind = 'inline'\nconfidence = 'high'\nmatch = ['\\[\\+\\]']")
    tail = ruled("kind = 'inline'\nconfidence = 'high'\nplace = 'tail'\nmatch = ['\\[\\+\\]']")
    low = ruled("kind = 'inline'\nconfidence = 'low'\nmatch = ['\\[\\+\\]']")
    text = f"{A} [+]\n\n{B} [+]"
    assert anywhere(text) == f"{A} \n\n{B} "
    assert tail(text) == f"{A} [+]\n\n{B} "
    assert low(text) == text


def test_what_a_block_took_is_no_neighbour_s_text() -> None:
    """Lines that a stage of blocks takes are gone for the rules: their neighbours have company."""
    block = stage("one\ntwo\n", order=BLOCKS, markup=False)
    low = ruled("kind = 'line'\nconfidence = 'low'\nmatch = ['accept']").cleaners[0]
    text = f"{A}\n\none\ntwo\naccept\n\n{B}"
    assert Pipeline((block, low), languages=())(text) == f"{A}\n\n{B}"
    assert Pipeline((low,), languages=())(text) == text


def test_vetoes_are_told_in_order_once_and_in_offsets_of_the_original() -> None:
    cleaners = (stage("xx", name="a"), stage(B[:20], name="b", markup=False), stage(A[4:20], name="c", markup=False))
    text = f"xx {A}\n\n{B}"
    result = Pipeline(cleaners, languages=()).explain(text)
    assert [text[veto.start : veto.end] for veto in result.vetoed] == [A[4:20], B[:20]]
    assert {(veto.rule, veto.category) for veto in result.vetoed} == {(WHY.id, WHY.category)}


def test_a_text_that_came_back_whole_says_so_first() -> None:
    notice = "We use cookies to improve your visit to this website."
    rule = ruled("kind = 'line'\nconfidence = 'high'\nmatch = ['We use cookies .{1,80}']")
    result = rule.explain(notice)
    assert (result.text, result.removals) == (notice, ())
    assert [(veto.start, veto.end, veto.category) for veto in result.vetoed] == [(0, len(notice), "guard")]


def test_a_text_is_returned_as_it_was_given() -> None:
    class Text(str):
        pass

    text = Text(A)
    assert Pipeline(()).explain(text).text is text
    assert Pipeline((stage("mill"),)).explain(text).original is text


def test_the_account_names_what_went_and_why() -> None:
    cleaner = stage("mill", "m", name="test")
    result = cleaner.explain(f"The mill closed. {B}")
    assert result.removals == (Removal(4, 8, "test", "test/stage", "A test.", "m"),)
    assert cleaner(f"The mill closed. {B}") == result.text == f"The m closed. {B}"
    assert (result.truncated, result.metadata) == (False, {})


def test_a_repair_runs_until_it_rests_without_any_other_stage() -> None:
    assert Pipeline((stage("ab", "b", order=REPAIR),), languages=())(f"{A} aaab {B}") == f"{A} b {B}"


def test_a_stage_is_shown_what_the_rules_found() -> None:
    seen = []

    def find(doc: Doc, findings: Findings) -> Iterator[Edit]:
        seen.append(sorted(findings.by_line))
        yield from ()

    rule = ruled("kind = 'line'\nconfidence = 'low'\nmatch = ['accept']").cleaners[0]
    text = f"{A}\n\naccept\n\n{B}"
    for order in (REPAIR, BLOCKS, MARKUP):
        Pipeline((Cleaner("eye", find, order), rule), languages=())(text)
    assert seen == [[], [1], [1]]


def test_rules_of_other_languages_stay_out() -> None:
    notice = "Wir verwenden Cookies, um Ihnen das beste Erlebnis zu bieten."
    cookies = ALL["cookie_notices"]
    text = f"{A}\n\n{B}\n\n{notice}"
    assert Pipeline((cookies,), languages=("de",))(text) != text
    assert Pipeline((cookies,), languages=("fr",))(text) == text


def test_what_an_inline_rule_captures_is_metadata() -> None:
    rule = ruled("kind = 'inline'\nconfidence = 'high'\nmatch = ['\\[by (?P<author>\\w+)\\]']")
    assert rule.explain(f"{A} [by Anna]\n\n{B}").metadata == {"author": ("Anna",)}


def test_the_times_of_a_live_blog_are_no_items_of_a_list() -> None:
    entry = "The mayor repaired the old weir behind the church on Friday."
    entries = [line for _ in range(4) for line in ("1 January 1961, 00:00", entry)]
    text = "\n\n".join(
        ("Advertisement", "Advertisement", "Advertisement", "The old weir", entry, "Διαβάστε περισσότερα", *entries)
    )
    assert clean(text).split("\n\n")[-8:] == entries
