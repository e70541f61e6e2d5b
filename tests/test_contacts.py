"""How to reach somebody, given by an article or by the foot of a page; the last words of an article."""

from __future__ import annotations

import pytest

from cleantext import amid, clean, contacts, headwords, persons, structure, topics, verse

ARTICLE = "\n\n".join((
    "The choir of Lower Hatch looks for tenors, and for anybody who can read a little.",
    "It meets on Tuesdays in the vestry, and sings at the fair in May.",
    "Nobody has to sing alone, its leader says, and there is tea.",
))  # fmt: skip
FOOT = "Share on Facebook\nSign up to our newsletter\nPrivacy policy\nTerms of use\n© 2024 Hatch Herald\n"


@pytest.mark.parametrize(
    "lines",
    [
        "Telephone: 01747 555 014\nEmail: choir@hatch.example",
        "Telefon: 555 010 020\nAdres: ul. Kościelna 2, Lipowa",
        "Телефон: 8 555 01-02-10",
        "전화: 055-501-0200\n주소: 하촌길 2",
        "地址：下河街2号",
        "العنوان: شارع المعبد، رقم 2",
        "Spendenkonto: DE12 3456 0000 1111 2222 33",
    ],
)
def test_what_stands_right_below_the_article_is_the_article_s(lines: str) -> None:
    assert clean(f"{ARTICLE}\n\n{lines}\n\n{FOOT}").rstrip().endswith(lines)


def test_below_the_page_s_own_it_is_the_page_s() -> None:
    foot = f"{FOOT}Telephone: 01747 555 014\nEmail: news@herald.example\nAll rights reserved.\n"
    assert clean(f"{ARTICLE}\n\n{foot}") == f"{ARTICLE}\n"


@pytest.mark.parametrize(
    "word", ["See you on Saturday!", "¡Os esperamos!", "Wir freuen uns auf Sie!", "Got a song? Tell us by Tuesday."]
)
def test_the_last_word_stays(word: str) -> None:
    assert clean(f"{ARTICLE}\n\n{word}\n\n{FOOT}").rstrip().endswith(word)


def test_bound_length_of_a_contact(monkeypatch: pytest.MonkeyPatch) -> None:
    """LENGTH: longer lines are no contacts."""
    line = "Telefon: 0366 555 01 10"
    text = f"{ARTICLE}\n\n{line}\n\n{FOOT}"
    assert line in clean(text)
    monkeypatch.setattr(contacts, "LENGTH", 5)
    assert line not in clean(text)


def test_bound_call_words(monkeypatch: pytest.MonkeyPatch) -> None:
    """CALL_WORDS: below a contact a few words ask to use it."""
    text = f"{ARTICLE}\n\nTelefon: 0131 555 010\n\nHör av dig till Per.\n\n{FOOT}"
    assert "till Per" in clean(text)
    monkeypatch.setattr(contacts, "CALL_WORDS", 1)
    assert "till Per" not in clean(text)


@pytest.mark.parametrize(
    ("bound", "word"),
    [
        ("LAST_WORDS", "See you on Saturday!"),
        ("LAST_CALL", "Interested? Email jane@hatch.example and tell her when you are free."),
    ],
)
def test_bounds_of_the_last_word(bound: str, word: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """LAST_WORDS, LAST_CALL: what is longer is told by how it reads."""
    text = f"{ARTICLE}\n\n{word}\n\n{FOOT}"
    assert word in clean(text)
    monkeypatch.setattr(amid, bound, 1)
    assert word not in clean(text)


def test_a_slip_to_tear_off_is_the_article_s() -> None:
    slip = "- - - - - cut here - - - - -\nMy child will come: yes / no\nName of the parent:"
    assert clean(f"{ARTICLE}\n\n{slip}\n") == f"{ARTICLE}\n\n{slip}\n"


def test_bound_headword(monkeypatch: pytest.MonkeyPatch) -> None:
    """HEADWORD: "See also" and a word is an entry's; a headline is longer."""
    text = f"{ARTICLE}\n\nSee also: Osier\n"
    assert clean(text) == text
    assert "See also" not in clean(text.replace("Osier", "How the osier came to the upper valley"))
    monkeypatch.setattr(headwords, "HEADWORD", 0)
    assert "See also" not in clean(text)


def test_bound_explained(monkeypatch: pytest.MonkeyPatch) -> None:
    """SHOWN: a guide shows what boxes of consent say, each line between two of its paragraphs."""
    shown = ("We use cookies to improve your experience.", "Accept all", "Manage preferences")
    told = [
        f"The {n} line is the one that the guide explains here, and it says why." for n in ("first", "second", "third")
    ]
    guide = "\n\n".join(
        (
            "The boxes ask every day, and hardly anybody reads what they say.",
            *(part for pair in zip(shown, told, strict=True) for part in pair),
        )
    )
    text = f"{guide}\n\nThat is all there is to say of the boxes, for today.\n"
    assert clean(text) == text
    monkeypatch.setattr(topics, "SHOWN", 9)
    assert clean(text) != text


def test_bound_the_foot_of_a_page_is_no_stanza(monkeypatch: pytest.MonkeyPatch) -> None:
    """AT_END: a page of short lines has a foot; what rules know of it in two ways goes."""
    stanza = "the river said no\nand went its way\n\nthe mill said nothing\nand ground the corn"
    text = f"{stanza}\n\nShare this\nSign up to our newsletter\nnext to the water"
    assert "newsletter" not in clean(text)
    monkeypatch.setattr(verse, "AT_END", 9)
    assert clean(text) == text


@pytest.mark.parametrize(("bound", "value"), [("EXAMPLES", 9), ("EXAMPLE_WORDS", 1)])
def test_bounds_of_examples(bound: str, value: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """EXAMPLES, EXAMPLE_WORDS: so many short sentences with their full stops are a grammar's."""
    examples = (
        "Open the window.\nShare this article.\nFollow us on Facebook.\nSubscribe to our newsletter.\nRead the letter."
    )
    text = f"{ARTICLE}\n\nThe imperative of the polite form ends as these sentences do.\n\n{examples}\n\n{ARTICLE}\n"
    assert clean(text) == text
    monkeypatch.setattr(structure, bound, value)
    assert clean(text) != text


def test_bound_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """TOLD: the rules take no byline of whom the article tells again and again: it reviews that person's book."""
    told = "Ivy Lorne waits for boats in her third book, and for bread.\n\nNobody waits as well as Ivy Lorne does, and it is her best."
    text = f"Going slow, page by page\n\nby Ivy Lorne\n3 May 2021\n\n{told}\n\nThe second part is set at a quay, where the poems lengthen.\n"
    assert "by Ivy Lorne\n" in clean(text, only=["bylines"])
    monkeypatch.setattr(persons, "TOLD", 9)
    assert "by Ivy Lorne\n" not in clean(text, only=["bylines"])
