"""The five documents that the project was created from, held against the label of each of their lines."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass

import pytest

from cleantext import Result, explain
from tests.corpusfile import CORPUS

SEEDS = CORPUS / "seeds"
if not SEEDS.exists():
    pytest.skip("the source distribution leaves the seeds out", allow_module_level=True)
GOLD = json.loads((SEEDS / "gold.json").read_text(encoding="utf-8"))

# What the labels of gold.json call a kind of boilerplate, and the categories that it may go by.
CATEGORIES = {
    "author_bio": {"author_bios"},
    "byline": {"bylines"},
    "comments": {"comment_threads"},
    "contact": {"syndication_disclaimers"},
    "cookies": {"cookie_notices"},
    "copyright": {"copyright_notices"},
    "dateline": {"datelines"},
    "donation": {"donation_appeals"},
    "image_credit": {"image_credits"},
    "membership": {"subscription_prompts"},
    "metadata": {"metadata_lines"},
    "related": {"related_links"},
    "social": {"comment_threads", "share_prompts"},
    "syndication": {"syndication_disclaimers"},
}
LINK = re.compile(r"\[([^\]]*)\]\(#\)")
MARKER = "…read more"


@dataclass(frozen=True)
class Row:
    """A labelled line: what it was, what is left of it, and the categories that took something."""

    number: int
    label: str
    kind: str | None
    text: str
    kept: str
    took: frozenset[str]


def read(name: str) -> tuple[Result, list[Row]]:
    with open(SEEDS / name, encoding="utf-8", newline="") as file:
        result = explain(file.read())
    starts = [0]
    for line in result.original.split("\n"):
        starts.append(starts[-1] + len(line) + 1)
    rows = []
    for entry in GOLD[name]:
        start, end = starts[entry["line"] - 1], starts[entry["line"]] - 1
        touching = [removal for removal in result.removals if removal.start < end and start < removal.end]
        gone = {i for removal in touching for i in range(removal.start, removal.end)}
        kept = "".join(result.original[i] for i in range(start, end) if i not in gone)
        took = frozenset(removal.category for removal in touching)
        rows.append(Row(entry["line"], entry["label"], entry["category"], result.original[start:end], kept, took))
    return result, rows


@pytest.fixture(scope="module", params=sorted(GOLD))
def seed(request: pytest.FixtureRequest) -> tuple[str, Result, list[Row]]:
    return request.param, *read(request.param)


def test_body_titles_and_captions_survive(seed: tuple[str, Result, list[Row]]) -> None:
    name, _, rows = seed
    for row in rows:
        if row.label in ("body", "title", "caption"):
            assert row.kept == LINK.sub(r"\1", row.text.removesuffix(MARKER)), f"{name}:{row.number}"
            assert row.text.count(MARKER) <= 1


def test_boilerplate_goes_by_a_fitting_category(seed: tuple[str, Result, list[Row]]) -> None:
    name, _, rows = seed
    for row in rows:
        if row.label == "boilerplate":
            assert not row.kept.strip(), f"{name}:{row.number}: {row.kept!r} was left"
            assert row.kind is not None
            assert row.took - {"spacing"} <= CATEGORIES[row.kind], f"{name}:{row.number}: {row.text!r}"


def test_the_account_is_exact(seed: tuple[str, Result, list[Row]]) -> None:
    _, result, _ = seed
    assert result.restore() == result.original
    assert explain(result.text).text is result.text


def test_dead_links_are_unwrapped_to_their_words() -> None:
    result, _ = read("000_0d8c6fa494523f79.txt")
    assert "Raqqa within the next few days, ARA News reported." in result.text
    assert "](#)" not in result.text


def test_a_text_that_was_cut_off_keeps_its_sentence_and_says_so() -> None:
    result, _ = read("001_07c19086aea3be48.txt")
    assert result.truncated
    assert "fighting and dying, they get to" in result.text
    assert MARKER not in result.text


def test_a_whole_thread_is_one_removal() -> None:
    result, rows = read("004_e3f9d74f695e064d.txt")
    comments = [row for row in rows if row.kind == "comments"]
    threads = [removal for removal in result.removals if removal.category == "comment_threads"]
    assert len(threads) == 1
    gone = result.original[threads[0].start : threads[0].end]
    assert all(row.text.strip() in gone for row in comments)


def test_what_the_furniture_told_is_kept_as_metadata() -> None:
    result, _ = read("000_0d8c6fa494523f79.txt")
    assert result.metadata["author"] == ("Sophie Mangal",)
    assert result.metadata["published"] == ("May 27, 2017",)
    assert "Global Research" in result.metadata["source"]
