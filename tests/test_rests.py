"""The rest of a block or of a numbered list, of which the other lines go, goes as well; one of the article's stays."""

from __future__ import annotations

import pytest

from cleantext import clean, explain
from cleantext.document import Doc
from cleantext.rests import of_lists
from tests.test_margins import ARTICLE

pytestmark = pytest.mark.usefixtures("no_score_decides")

SIGN_UP = "Sign up for our newsletter"
SHARE = "Share on Facebook"
#: No rule knows it, but it reads as furniture.
UNKNOWN = "Put your quilp and your vorn in our weekly box"


def test_the_rest_of_a_block_goes() -> None:
    text = f"{ARTICLE}\n\n{SIGN_UP}\n{UNKNOWN}\n{SHARE}\n\n{ARTICLE}"
    assert clean(text) == f"{ARTICLE}\n\n{ARTICLE}"
    assert "furniture/rest" in {removal.rule for removal in explain(text).removals}


@pytest.mark.parametrize(
    "block",
    [
        f"{SIGN_UP}\n\n{UNKNOWN}\n\n{SHARE}",
        f"{UNKNOWN}\n{SHARE}",
        f"{SIGN_UP}\n{UNKNOWN}\n{SHARE}\nThe vorn was found in the barn of the ringers",
        f"{SIGN_UP}\n{SHARE}\n## {UNKNOWN}",
        f"{SIGN_UP}\n{SHARE}\n“{UNKNOWN}”",
    ],
    ids=["apart", "one goes", "reads as the article", "heading", "quotation"],
)
def test_the_rest_stays(block: str) -> None:
    assert UNKNOWN in clean(f"{ARTICLE}\n\n{block}\n\n{ARTICLE}")


def test_above_the_article_nothing_goes_for_its_block() -> None:
    assert UNKNOWN in clean(f"{SIGN_UP}\n{UNKNOWN}\n{SHARE}\n\n{ARTICLE}")


@pytest.mark.parametrize(
    ("item", "goes"),
    [("3 Why did the weir break?", [5]), ("7 Why did the weir break?", []), ("3     The weir     11", [])],
    ids=["next", "another", "row"],
)
def test_a_numbered_list_goes_to_its_end(item: str, goes: list[int]) -> None:
    doc = Doc(f"{ARTICLE}\n\n1 The mill that would not turn\n2 A cow on the line\n{item}")
    assert list(of_lists(doc, {3, 4}, 1)) == goes


def test_a_paragraph_ahead_of_a_block_is_the_article_s_last() -> None:
    last = "Sign up and share your quilp with our vorn on this page, and follow us on quilp."
    assert last in clean(f"{ARTICLE}\n\n{last}\n{SIGN_UP}\n{SHARE}\n\n{ARTICLE}")
