"""Entries of many alike are the article's: steps, what is said in a script, rows of measures."""

from __future__ import annotations

import pytest

from cleantext import captions, clean, entries
from cleantext.document import Doc

A = "The last press in the fen opened its doors on Friday, and the whole village came."
B = "Old Mr Tovey turned the screw himself, as his father had done before him."
SIGN_UP = "Sign up for our newsletter and get the best of our stories in your inbox every week."
NEVER = frozenset[int]().__contains__


@pytest.mark.parametrize("number", [("one", "two", "three"), ("1", "2", "3")])
def test_a_step_stays(number: tuple[str, str, str]) -> None:
    others = f"Step {number[1]}. Write the fourth of them.\nStep {number[2]}. Post it to the mill."
    assert SIGN_UP in clean(f"{A}\n\nStep {number[0]}. {SIGN_UP}\n{others}\n\n{B}")


def test_two_steps_are_none() -> None:
    """STEPS: a label and the next may begin alike."""
    assert SIGN_UP not in clean(f"{A}\n\nStep one. {SIGN_UP}\nStep two. Post it to the mill.\n\n{B}")


@pytest.mark.parametrize(
    ("rows", "tabular"),
    [
        (("Category    Last month    This month", "Passed      6676          6774"), True),
        (("Flour | 500 g | from the mill |", "Salt | a pinch | from the sea |"), True),
        (("News    Sport    Weather", "Contact    Account    Help"), False),
        (("Passed      6676          6774", "Nothing else was counted."), False),
        (("Flour  500 g", "Salt  a pinch"), False),
    ],
    ids=["gaps", "bars", "no figure", "alone", "two columns"],
)
def test_rows_of_a_table(rows: tuple[str, str], tabular: bool) -> None:
    lines = Doc("\n".join(rows)).lines
    assert entries.Entries(lines, NEVER).is_tabular(lines[0]) is tabular


def test_shares_in_per_cent_are_results() -> None:
    """SHARES."""
    rows = ("Support our work - 1,4%", "Donate now: 2%", "Yes, I will help (3.5 %)")
    lines = Doc("\n".join(rows)).lines
    assert all(map(entries.Entries(lines, NEVER).is_share, lines))
    assert not any(map(entries.Entries(lines[:2], NEVER).is_share, lines[:2]))
    assert clean(f"{A}\n\n{chr(10).join(rows)}\n\n{B}") == f"{A}\n\n{chr(10).join(rows)}\n\n{B}"


def measured(*lines: str) -> list[bool]:
    doc = Doc("\n".join(lines))
    return [entries.Entries(doc.lines, NEVER).is_measured(line) for line in doc.lines]


def test_rows_of_measures() -> None:
    rows = "Vorn Mill, 28 flats, 1 740 €/m²", "Pell, 14 flats, 1 810 €/m²", "Two flats at Drammel"
    assert measured(*rows) == [True, True, False]


@pytest.mark.parametrize(
    "row",
    [
        "Quilp, 3 May 2021, 4 remarks",
        "Quilp 12.05.2021, 4 remarks",
        "12:30 Quilp, 4 remarks",
        "030 12 34 56",
        "Quilp 4",
    ],
)
def test_dates_times_and_single_numbers_are_no_measures(row: str) -> None:
    assert measured(row, row.replace("Quilp", "Zaber")) == [False, False]


@pytest.mark.parametrize(
    ("line", "is_one"),
    [
        ("The mill at its last flood, seen from the weir Photo: Ann Lee", True),
        ("The mill at its last flood. Museum of the Fen", True),
        ("Mill Photo: Ann Lee", False),
        ("Subscribe to our newsletter and follow us on Facebook Contact: Ann Lee", False),
        (f"The mill at its last flood. {'Weir ' * 80}", False),
    ],
)
def test_a_caption_with_whose_it_is(line: str, is_one: bool) -> None:
    assert captions.is_caption(line) == is_one


def sections(heading: str, *, others: bool = True) -> str:
    heads = ("Where it stands", "What it costs") if others else ("", "")
    return "\n".join(filter(None, (A, B, heads[0], A, B, heading, B, A, heads[1], A, "The parish pays half of it.")))


@pytest.mark.parametrize(
    "heading", ["About us", "Contact us", "Newsletter", "Support us", "Qui sommes-nous ?", "Impressum"]
)
def test_a_section_may_be_called_as_a_page_s_part_is(heading: str) -> None:
    """HEADS: other short lines stand over paragraphs, so it is one of the article's headings."""
    assert heading in clean(sections(heading))


def test_without_other_sections_it_is_a_link() -> None:
    assert "Impressum" in clean(sections("Impressum"))
    assert "Impressum" not in clean(sections("Impressum", others=False))


@pytest.mark.parametrize("button", ["Share", "Advertisement", "Read more"])
def test_a_button_amid_sections_is_none_of_them(button: str) -> None:
    assert button not in clean(sections(button))


def test_a_label_over_what_it_names_is_a_heading() -> None:
    told = "The advertisement on the wall of the mill was painted in 1911, and is still to be read from the bridge."
    assert "Advertisement" in clean(f"{A}\n{B}\nAdvertisement\n{told}\n{B}")
    assert "Advertisement" not in clean(f"{A}\n{B}\nAdvertisement\n{B}\n{A}")


@pytest.mark.parametrize(
    "lines", [("500 g of potatoes", "2 onions"), ("For — 41", "Against — 12"), ("Flour - 400 g", "Salt - 1 pinch")]
)
def test_rows_that_count_something(lines: tuple[str, str]) -> None:
    doc = Doc("\n".join((*lines, "3 May", "12:30 doors")))
    assert [entries.Entries(doc.lines, NEVER).is_counted(line) for line in doc.lines][:2] == [True, True]
    alone = Doc("\n".join((lines[0], A, "12:30 doors", "4 comments | 3 May 2021")))
    assert not any(entries.Entries(alone.lines, NEVER).is_counted(line) for line in alone.lines)


@pytest.mark.parametrize("items", [
    ("A. Walk With Me", "B. All Rights Reserved", "C. The Weir"),
    ("f) Only two left!", "g) Foto: privat", "h) Write a comment."),
])  # fmt: skip
def test_items_with_letters(items: tuple[str, str, str]) -> None:
    assert set(items) <= set(clean("\n".join((A, B, *items, A))).split("\n"))


def test_a_paragraph_under_a_numbered_heading() -> None:
    """A statute's sections, as many as SECTIONS; two numbers are no statute."""
    notice = "We use cookies to give you the best experience on our website."
    text = f"{A}\n1. Who we are\n{B}\n2. Cookies\n{notice}\n3. Letters\n{B}"
    assert clean(text) == text
    assert notice not in clean(text.replace("3. Letters\n", ""))


def test_what_stands_over_a_script_is_its_own() -> None:
    turns = f"ANNA: {A}\nOLD TOVEY: {B}\nANNA: And then the weir broke.\nOLD TOVEY: It did not."
    text = f"The last press, a play for the wireless\nCategory: Plays for two\n{turns}"
    assert clean(text) == text


def test_a_quotation_that_goes_on_in_the_next_line() -> None:
    text = f"{A}\n\n«Write to us.\nWe read all letters.\nNo answer is promised.»\n\n{B}"
    assert clean(text) == text


@pytest.mark.parametrize("above", ["On the last leaf stood:", "And on the door of the mill one could read for years:"])
def test_a_line_that_is_announced(above: str) -> None:
    """A column on notices shows one; right behind the colon no page lays its own."""
    text = f"{A}\n{above}\n© 1998 The Fen Gazette. All rights reserved. Reprint only with a link.\n{B}\n{A}"
    assert clean(text) == text


def test_what_a_sentence_announces() -> None:
    """Minutes of a meeting tell what was moved; a page's own call announces its newsletter as well."""
    announced = f"{A}\nThe chair read out what the printers had moved in the spring:\n{SIGN_UP}\n{B}\n{A}"
    assert clean(announced) == announced
    assert SIGN_UP not in clean(
        announced.replace(
            "The chair read out what the printers had moved in the spring:",
            "Follow us on Facebook and Instagram for more stories like this one:",
        )
    )


FOLLOW = "Follow us on Facebook"


def test_an_item_of_one_of_the_articles_lists() -> None:
    """OWN_LISTS: on lorries, in an article of lists, stands what pages say; links are a page's all the same."""
    own = "\n\n".join(f"{B}\n\n- The ropes of {n} bells\n- The oil of {n} wheels" for n in ("two", "three"))
    text = f"{A}\n\n- {FOLLOW}\n\n{own}\n\n{A}"
    assert clean(text) == text
    assert FOLLOW not in clean(f"{A}\n\n- {FOLLOW}\n\n{B}\n\n{A}")
    assert "Facebook" not in clean(text.replace(FOLLOW, "[Follow us on Facebook](https://social.example)"))


def test_a_label_that_the_article_has_elsewhere() -> None:
    """Letters have each a sender and a date, in whatever words."""
    label = "Published: 3 May 2021"
    assert clean(f"{A}\n\n{label}\n\n{B}\n\nPublished: I forgot, it snowed\n\n{A}").count("Published") == 2


def test_who_speaks_in_capitals_in_a_play() -> None:
    turns = [
        "VOICE. Welcome to the water board.",
        "MRS TOVEY. I am ringing about a leak.",
        "VOICE. Did you know you can report a leak online? Download our app from the App Store or Google Play.",
        "MRS TOVEY. It was a drip on Monday.",
        "VOICE. You are number three.",
        "MRS TOVEY. My husband was number three.",
    ]
    text = "\n".join([A, *turns, B])
    assert clean(text) == text
    once = turns[2].replace("VOICE. ", "")
    assert "App Store" not in clean("\n".join([A, *turns[:2], once, *turns[3:], B]))


def test_a_message_that_is_announced_goes_on() -> None:
    """MESSAGE: what a letter said is the article's to its end, while it reads as a page does."""
    letter = "Subscribe to our newsletter now!\nSubscribe to our newsletter to miss nothing!"
    text = f"{A}\nThe letter that came in the spring said:\n{letter}\n{B}\n{A}"
    assert clean(text) == text
    assert clean(text.replace("spring said:", "spring said nothing.")) != text


def numbers_of_sections(*below: str) -> list[int]:
    lines = Doc(
        "\n".join(f"## {head}\n{text}" for head, text in zip(("Share", "Follow", "Subscribe"), below, strict=True))
    )
    found = entries.Entries(lines.lines, NEVER)
    return [line.index for line in lines.lines if found.is_section(line)]


def test_bound_told_words() -> None:
    """TOLD_WORDS: a heading over a word or two heads no section; nor does one over a link."""
    told = ("Tell it to the miller", "Walk behind the cow slowly", "Sign the list in the porch")
    assert numbers_of_sections(*told) == [0, 2, 4]
    assert numbers_of_sections("Tell it", *told[1:]) == []
    assert numbers_of_sections("[Tell it to the miller](/miller)", *told[1:]) == []
