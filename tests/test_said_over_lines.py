"""What somebody says or writes over several lines is the article's: messages, quotations, chats, verse."""

from __future__ import annotations

import pytest

from cleantext import clean, passages, structure, verse
from cleantext.document import Doc
from cleantext.structure import Structure
from cleantext.turns import Turns
from tests.test_margins import A, B, C

NEVER = frozenset[int]().__contains__
SIGN_UP, FOLLOW = "Sign up for our newsletter!", "Follow us on Facebook"


def structure_of(text: str) -> Structure:
    return Structure(Doc(text), NEVER, lambda index: "")


def announced(*lines: str) -> int:
    """How many words announce the last of *lines*."""
    shape = structure_of("\n".join(lines))
    return shape.announced_in(shape.lines[-1])


NOTE = "The note on the door of the tower said:"


def test_a_message_stays_to_its_last_line() -> None:
    text = f"{A}\n\n{NOTE}\nDear guests of Fen End!\n{SIGN_UP}\n{FOLLOW}\n\n{B}\n\n{C}"
    assert clean(text) is text


def test_what_announces_a_message_is_counted_in_words() -> None:
    assert announced(NOTE, "Dear guests!", FOLLOW) == 9
    assert announced("The note said:", FOLLOW) == 3
    assert announced("Follow us on:", FOLLOW) == 0
    assert announced("Tovey:", FOLLOW) == 0


def test_bound_call_words() -> None:
    """CALL_WORDS: a call of some words may be of a message, a sentence ends it."""
    assert announced(NOTE, "Dear guests of the old tower!", FOLLOW) == 9
    long = "The jackdaws came back to the belfry of Fen End in the evening!"
    assert len(long.split()) > structure.CALL_WORDS
    assert announced(NOTE, long, FOLLOW) == 9
    assert announced(NOTE, "Dear guests!", long, FOLLOW) == 0


def test_bound_first_words() -> None:
    """FIRST_WORDS: right below the colon a line of the message may be longer, but no paragraph."""
    long = (
        "The jackdaws came back to the belfry of Fen End in the evening, and the ringers of the tower let them in again"
    )
    assert len(long.split()) > structure.FIRST_WORDS
    assert announced(NOTE, long, FOLLOW) == 0


def test_bound_message() -> None:
    """MESSAGE."""
    calls = ["Dear guests!"] * (structure.MESSAGE - 2)
    assert announced(NOTE, *calls, FOLLOW) == 9
    assert announced(NOTE, *calls, *calls, FOLLOW) == 0


LONG_NOTE = "What the sign of the old tower says to its guests today:"


@pytest.mark.parametrize(
    ("module", "head"),
    [
        ("evidence", f"- {LONG_NOTE}\n{FOLLOW}\n{SIGN_UP}"),
        ("margins", f"Bells over the fen\nBy Ida Orme\n{LONG_NOTE}\n{FOLLOW}\n{SIGN_UP}"),
    ],
)
def test_bound_sentence_words(module: str, head: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """SENTENCE_WORDS: a sentence announces at the head of the text as well, a few words may be the page's own."""
    text = f"{head}\n\n{A}\n\n{B}\n\n{C}"
    assert FOLLOW in clean(text)
    monkeypatch.setattr(f"cleantext.{module}.SENTENCE_WORDS", 99)
    assert FOLLOW not in clean(text)


QUOTED = f"“Dear guests of Fen End!\n{SIGN_UP}\n{FOLLOW}.\nThank you for your visit.”"


def test_a_quotation_over_several_lines_stays() -> None:
    text = f"{A}\n\nA note hung on the door of the tower.\n{QUOTED}\n\n{B}\n\n{C}"
    assert clean(text) is text


def test_bound_quoted_lines(monkeypatch: pytest.MonkeyPatch) -> None:
    """QUOTED_LINES."""
    monkeypatch.setattr(passages, "QUOTED_LINES", 2)
    assert list(passages.quotations(Doc(QUOTED).lines)) == []


@pytest.mark.parametrize(
    "text",
    [
        "« Previous post\nSign up for our newsletter\nNext post »",
        f"“Bells” over the fen\n{SIGN_UP}\nThank you.”",
        f"“Bells over the fen\nThe “old” ropes\n{SIGN_UP}\nThank you.”",
        "Bells over the fen\nThank you.”",
    ],
    ids=["arrows", "closed", "opened again", "never opened"],
)
def test_marks_that_make_no_quotation(text: str) -> None:
    assert list(passages.quotations(Doc(text).lines)) == []


@pytest.mark.parametrize("line", ["[« Vorn](/1) [Quilp »](/3)", "« Vorn | Quilp »", "« Vorn   Quilp »"])
def test_marks_that_point_are_no_quotation(line: str) -> None:
    assert Doc(line).quotes == ()


@pytest.mark.parametrize("line", ["« Vorn, quilp »", "He said « Vorn | Quilp » twice", "[« Vorn quilp »](/1)"])
def test_marks_around_words_are_a_quotation(line: str) -> None:
    assert len(Doc(line).quotes) == 1


TIMES = ("10:12", "10:13", "10:15", "10:16")
NAMES = ("Tovey", "Lee", "Tovey", "Lee")
SAID = ("Share this with your friends", SIGN_UP, "Why?", "Subscribe now")


def chat(form: str, names: tuple[str, ...] = NAMES) -> str:
    return "\n".join(
        form.format(name=name, time=time, said=said) for name, time, said in zip(names, TIMES, SAID, strict=True)
    )


@pytest.mark.parametrize(
    "form",
    [
        "{name}, {time}: {said}",
        "{name} ({time}): {said}",
        "{time} {name}: {said}",
        "[{time}] {name}: {said}",
        "12.03.21, {time} - {name}: {said}",
        "[2021-03-12, {time}] {name}: {said}",
    ],
)
@pytest.mark.parametrize("names", [NAMES, ("钟声", "雪", "钟声", "雪")], ids=["letters", "signs"])
def test_a_chat_stays(form: str, names: tuple[str, ...]) -> None:
    lines = Doc(chat(form, names)).lines
    assert all(map(Turns(lines, NEVER).is_turn, lines))
    text = f"{A}\n\n{chat(form, names)}\n\n{B}\n\n{C}"
    assert clean(text) is text


def test_a_time_without_somebody_is_no_turn() -> None:
    lines = Doc(chat("{time}: {said}")).lines
    assert not any(map(Turns(lines, NEVER).is_turn, lines))


STANZA = "Oh the rope is dry\nand the bell is high\nand the cow looks on\nuntil we are gone"


def verse_in(text: str) -> frozenset[int]:
    doc = Doc(text)
    return verse.verse_lines(doc.lines, structure_of(text).runs, NEVER, lambda index: "")


def test_bound_verse_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """VERSE_TOLD: long paragraphs between short lines are an article, and the short lines its page."""
    poem = f"{STANZA}\n\n{STANZA.replace('rope', 'wheel')}"
    assert len(verse_in(f"{poem}\n\n{A}")) == 8
    page = f"{poem}\n\n{' '.join((A, B, C) * 3)}"
    assert verse_in(page) == frozenset()
    monkeypatch.setattr(verse, "VERSE_TOLD", 99)
    assert len(verse_in(page)) == 8


def test_what_introduces_a_list_ends_the_one_above() -> None:
    above, below = ["Ropes", "Bells"], ["Nuts", "Bolts", "Nails", "Screws"]
    lists = structure_of("\n".join((*above, "What we need:", *below)))
    listed = [line.plain.text for line in lists.lines if lists.is_listed(line)]
    assert listed == ["What we need:", "Nuts", "Bolts", "Nails"]


def test_a_year_announces_what_was_said_in_it() -> None:
    assert announced("2008:", FOLLOW) > 0


SIGNS = "On the door of the library alone there were these:"
ASK = "Please do not feed the box for books."


def test_short_lines_below_a_sentence_with_a_colon_are_announced_whatever_they_say() -> None:
    assert announced(SIGNS, ASK, "No entry on days of events.", FOLLOW) == 10
    assert announced("The note said:", ASK, FOLLOW) == 0  # too few words, and the line above calls nobody
    assert announced(SIGNS, ASK, f"{ASK} {ASK}", FOLLOW) == 0


def test_a_list_of_quotations_ends_with_the_first_line_that_is_none() -> None:
    assert announced(SIGNS, "“Our boat leaks.”", "“We lack boots.”") == 10
    assert announced(SIGNS, "“Our boat leaks.”", FOLLOW) == 0


def test_labels_with_a_colon_of_which_there_are_several_announce_even_if_one_reads_as_a_page_s() -> None:
    two = "The order:\nDo you want it?\nThe wheedle:\nYes, cookies are fine."
    assert announced("Your comments:", FOLLOW) == 0
    assert announced(f"The order:\n{A}", "Your comments:", FOLLOW) == 0
    assert announced(two, "Your comments:", FOLLOW) == 2


def test_a_sentence_with_a_colon_above_a_quotation_is_the_article_s() -> None:
    tells = "Then came the comments, and below the text somebody had written to us:"
    shape = structure_of(f"{tells}\n“Thank you for sharing.”")
    assert shape.is_quoting(shape.lines[0])
    for text in (f"{tells}\n{FOLLOW}", f"Share this:\n“{FOLLOW}”"):
        shape = structure_of(text)
        assert not shape.is_quoting(shape.lines[0])
