"""What no rule knows goes amid what goes, below the article; what has the article's shape, or stands in it, stays."""

from __future__ import annotations

import pytest

from cleantext import amid, bare, clean, explain, proposals
from cleantext.voice import score

A = "The last press in the fen opened its doors on Friday, and the whole village came."
B = "Old Mr Tovey turned the screw himself, as his father had done before him."
C = "Nobody pays, and a tenth of the juice stays with the press."
ARTICLE = f"{A}\n\n{B}\n\n{C}"
SHARE, TAGS, SIGN_UP = "Share this article", "Tags: cider, orchard, fen", "Sign up for our newsletter"
#: No rule knows these.
BUTTON = "The zaber thrum"
VOICE = "Let us know your quilps below, and our vorn may show them on this site."


pytestmark = pytest.mark.usefixtures("no_score_decides")


def test_a_short_line_between_furniture_goes_with_what_stands_above_it() -> None:
    text = f"{ARTICLE}\n\n{SHARE}\n{BUTTON}\n{TAGS}\n{SIGN_UP}"
    assert clean(text) == f"{ARTICLE}\n"
    (removal,) = (removal for removal in explain(text).removals if removal.rule == "furniture/short-line")
    assert removal.category == "share_prompts"
    assert text[removal.start : removal.end].strip() == BUTTON


@pytest.mark.parametrize(
    "tail",
    [
        f"{BUTTON}\n{SHARE}\n{TAGS}",
        f"{SHARE}\n{BUTTON}\n{SHARE}",
        f"{SHARE}\n{TAGS}\n{BUTTON}\nThe old quilp\nOld Ones\nDrammel\nPell\n{SIGN_UP}",
        f"{SHARE}\n{BUTTON}\n{TAGS}\n\n{A}\n\n{B}\n\n{C}",
        f"{SHARE}\n{TAGS}\n{BUTTON}\nPhoto: Anna Berg",
        f"{SHARE}\nQuilp went home.\n{TAGS}",
        f"{SHARE}\n{BUTTON}, said the “quilp of the fen”\n{TAGS}",
        f"{SHARE}\n1. {BUTTON}\n{TAGS}",
    ],
    ids=["above-all", "one-kind", "too-many", "article-below", "caption", "sentence", "quotation", "numbered"],
)
def test_a_short_line_stays(tail: str) -> None:
    kept = next(line for line in tail.split("\n") if "zaber" in line or "Quilp" in line)
    assert kept in clean(f"{ARTICLE}\n\n{tail}")


def test_what_speaks_to_the_reader_goes_behind_furniture_of_three_kinds() -> None:
    assert clean(f"{ARTICLE}\n\n{SHARE}\n\n{TAGS}\n\n{SIGN_UP}\n\n{VOICE}\n\n{SHARE}") == f"{ARTICLE}\n"


@pytest.mark.parametrize("above", ["", f"{SHARE}\n\n", "Advertisement\n\nRead also: The mill that would not turn\n\n"])
def test_a_paragraph_that_speaks_to_the_reader_stays_where_the_article_may_go_on(above: str) -> None:
    assert VOICE in clean(f"{ARTICLE}\n\n{above}{VOICE}\n\n{SHARE}")


def test_a_button_amid_the_article_s_furniture_goes_if_it_hints_at_a_page() -> None:
    block = f"Advertisement\nRead also: The mill that would not turn\n{{}}\n{SIGN_UP}"
    assert clean(f"{ARTICLE}\n\n{block.format('Quilp our vorn')}\n\n{ARTICLE}") == f"{ARTICLE}\n\n{ARTICLE}"
    assert BUTTON in clean(f"{ARTICLE}\n\n{block.format(BUTTON)}\n\n{ARTICLE}")


def test_bounds_of_what_goes_amid(monkeypatch: pytest.MonkeyPatch) -> None:
    """RUN, OVER, SENTENCES, AROUND: with none allowed for, or more asked for, the line stays."""
    short = f"{ARTICLE}\n\n{SHARE}\n{BUTTON}\n{TAGS}"
    voice = f"{ARTICLE}\n\n{SHARE}\n\n{TAGS}\n\n{SIGN_UP}\n\n{VOICE}\n\n{SHARE}"
    amidst = f"{ARTICLE}\n\nAdvertisement\n\nRead also: The mill\n\nQuilp our vorn\n\n{SIGN_UP}\n\n{ARTICLE}"
    for name, value, text, line in (
        ("RUN", 0, short, BUTTON),
        ("OVER", 9, voice, VOICE),
        ("SENTENCES", 0, voice, VOICE),
        ("AROUND", 5, amidst, "Quilp our vorn"),
    ):
        assert line not in clean(text)
        with monkeypatch.context() as patch:
            patch.setattr(amid, name, value)
            assert line in clean(text), name


NOTICE = "Please subscribe to the newsletter of this site today."
#: A rule that counts signals speaks for a line with this in it.
COUNTED = "Sign up for our newsletter and read the best of the fen every Friday."


@pytest.mark.parametrize("rest", ["Quilp the next vorn?", "Quilp us on Vorn!", "Free quilps for our readers."])
def test_the_rest_of_a_notice_goes_with_it(rest: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """REST: with none allowed for, it stays."""
    line = f"{rest} {NOTICE}" if rest.endswith("?") else f"{NOTICE} {rest}"
    assert clean(f"{A}\n\n{B}\n\n{line}\n\n{C}") == f"{A}\n\n{B}\n\n{C}"
    monkeypatch.setattr(proposals, "REST", 0)
    assert rest in clean(f"{A}\n\n{B}\n\n{line}\n\n{C}")


@pytest.mark.parametrize(
    "rest", ["Who built the mill? Tovey did.", "The miller of the fen laughed at his own reflection.", "He laughed."]
)
@pytest.mark.parametrize("notice", [NOTICE, COUNTED])
def test_a_sentence_of_the_article_beside_a_notice_stays(notice: str, rest: str) -> None:
    assert rest in clean(f"{A}\n\n{B}\n\n{notice} {rest}\n\n{C}")


def test_a_sentence_that_might_be_of_a_notice_goes_with_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """REST_READS: it reads neither as furniture nor as an article's."""
    rest = "It comes by e-mail and costs nothing at all."
    assert proposals.REST_READS < score(rest) < 1
    text = f"{A}\n\n{B}\n\n{NOTICE} {rest}\n\n{C}"
    monkeypatch.setattr(bare, "BARE", -1)
    assert rest not in clean(text)
    monkeypatch.setattr(proposals, "REST_READS", 1.0)
    assert rest in clean(text)


def test_who_signs_a_letter_stays_between_furniture(monkeypatch: pytest.MonkeyPatch) -> None:
    text = f"{ARTICLE}\n\nTopics: mills, rivers\nWith love,\nVera Berg\nShare this: Facebook Twitter\nSubscribe to our newsletter"
    assert "\nVera Berg" in clean(text)
    monkeypatch.setattr(amid.Amid, "_is_signature", lambda own, line: False)
    assert "\nVera Berg" not in clean(text)


@pytest.mark.parametrize(("below", "stays"), [("Wheels: Tom Pell", True), ("Share this article", False)])
def test_who_wrote_it_stays_among_those_who_had_another_part_in_it(below: str, *, stays: bool) -> None:
    """CONTRIBUTORS_OWN."""
    assert ("Ida Orme" in clean(f"{ARTICLE}\n\nWritten by: Ida Orme\n{below}")) is stays
