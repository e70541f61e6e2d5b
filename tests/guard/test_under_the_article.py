"""What stands under an article or beside its posts, told by shape and place: each bound, proved on a look-alike."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from cleantext import clean, evidence, strip_author_bios, strip_comment_threads, strip_metadata_lines, strip_navigation
from cleantext.cleaners import menus, portraits, profiles, voices
from tests.guard.careless import ruled

ARTICLE = [
    "The mill stands below the weir and has stood there since the abbey was sold, which nobody now regrets but the monks.",
    "Its wheel turns on Sundays for the visitors, and on the other days for the swallows, who have nested in the launder.",
    "The county pays for the paint and the parish for the grease, and between the two of them the axle has never been dry.",
    "A school comes in May to draw it, and each year one of the drawings shows a wheel that could not possibly go round.",
    "The last sack was ground in the spring of the flood, and the dust of it is still on the beams if one looks for it.",
    "What will become of the house behind it is a question for the autumn, when the roof will have answered it by itself.",
    "The deed of the house says that nothing in it be moved, and the deed of the mill says that everything be, within reason.",
    "Last year somebody moved the bench, and it took the parish council two evenings to move it back by the same few inches.",
    "Until then the door is open, and the key hangs where it always hung, on the nail behind the notice about the key.",
]
VOICES = [
    "Great post, I could hear the wheel.",
    "Hi Anna, is the key still there?",
    "Thank you for sharing this.",
    "@Tom: it is on the nail.",
    "Your blog is such a joy to read.",
]


def under(lines: list[str], article: list[str] = ARTICLE) -> str:
    return "\n\n".join([*article, *lines])


def untouched(cleaner: Callable[[str], str], text: str) -> bool:
    return cleaner(text) is text


def test_readers_are_told_by_their_voice() -> None:
    assert strip_comment_threads(under(VOICES)).strip() == under([])


@pytest.mark.parametrize(
    ("bound", "value", "look_alike"),
    [
        ("VOICED", 1, under(VOICES[:3])),
        ("ABOVE_CHARS", 0, under(VOICES, [line[:105].rpartition(" ")[0] + "." for line in ARTICLE])),
        ("ABOVE_LINES", 0, under(VOICES, [" ".join(ARTICLE)])),
        ("GAP", 99, under([*VOICES, *ARTICLE * 3])),
    ],
)
def test_bound_of_voices(monkeypatch: pytest.MonkeyPatch, bound: str, value: int, look_alike: str) -> None:
    assert untouched(strip_comment_threads, look_alike)
    monkeypatch.setattr(voices, bound, value)
    if bound == "GAP":
        monkeypatch.setattr(voices, "SPARSE", 99)
    assert not untouched(strip_comment_threads, look_alike)


def test_bound_readers_speak_to_somebody(monkeypatch: pytest.MonkeyPatch) -> None:
    """ADDRESSED: a writer who is glad, and says thanks, is no crowd of readers."""
    mild = ["Great post, all the same.", "Thanks.", "I agree with the mayor.", "Same here.", "Love this house."]
    assert untouched(strip_comment_threads, under(mild))
    monkeypatch.setattr(voices, "ADDRESSED", 1)
    assert not untouched(strip_comment_threads, under(mild))


def test_thanks_alone_are_acknowledgements() -> None:
    thanks = [f"Thanks {name} for sharing your notes." for name in ("Anna", "Tom", "Ines", "Tor", "Ruth")]
    assert untouched(strip_comment_threads, under(thanks))


def test_a_board_is_spoken_in_from_its_first_post() -> None:
    assert untouched(strip_comment_threads, under(VOICES, ["Hi all, thanks for the great post on weirs.", *ARTICLE]))


BIO = "Ines Pardo founded the weir press in 2014 to print what nobody else would. Her work has been on show in four towns."


def test_the_writer_is_told_by_the_trade_and_by_being_a_stranger() -> None:
    more = "When she is not walking, she keeps bees and sells the honey at the gate."
    assert strip_author_bios(under([BIO, more])).strip() == under([])


@pytest.mark.parametrize(
    "text",
    [
        under([BIO], [*ARTICLE, "Nobody knows it better than Pardo, whose father dressed the stones for a living."]),
        under([BIO], [*ARTICLE, "She opens the sluice at six in the morning, winter and summer, without a clock."]),
        under(["Speakers", BIO]),
        under([BIO, BIO.replace("Ines Pardo", "Tom Hall")]),
        under([BIO, *ARTICLE]),
        under([BIO], ARTICLE[:3]),
    ],
    ids=["told of", "of whom it tells", "a heading", "two of them", "text follows", "nothing above"],
)
def test_a_person_of_the_article_stays(text: str) -> None:
    assert untouched(strip_author_bios, text)


SIGNED = "Ines Pardo keeps bees behind the mill. On Sundays she mends clocks, and most of them go."


@pytest.mark.parametrize("byline", ["Quilped by Ines Pardo, 3 May", "Quilps: Ines Pardo"])
def test_who_signed_the_article_is_portrayed_under_it(byline: str) -> None:
    """In any language: no rule knows a word of it."""
    text = "\n\n".join(["# The mill", byline, *ARTICLE, SIGNED])
    assert SIGNED not in strip_author_bios(text)
    for other in (
        text.replace(byline, "Quilped by night"),
        text.replace("The last sack", "Pardo"),
        f"{text}\n\n{under([])}",
    ):
        assert SIGNED in strip_author_bios(other)


def test_a_long_line_under_a_scrap_is_no_byline_but_the_title() -> None:
    """A page's first line may be anything: where no title is marked as one, each line of many words may be it."""
    text = "\n\n".join(["[slider 4]", "Ines Pardo: a short way for who does not like ways", *ARTICLE, SIGNED])
    assert untouched(strip_author_bios, text)
    assert SIGNED not in strip_author_bios(text.replace(": a short way for who does not like ways", ", 3 May"))


def test_the_first_name_alone_is_no_byline() -> None:
    assert untouched(strip_author_bios, "\n\n".join(["# The mill", "by Ines, with wet feet", *ARTICLE, SIGNED]))


def test_what_is_a_word_of_the_text_is_no_name() -> None:
    text = "\n\n".join(["# The mill", "Open Garden, 3 May", *ARTICLE, SIGNED.replace("Ines Pardo", "Open Garden")])
    assert "open" in text
    assert untouched(strip_author_bios, text)
    assert "mends clocks" not in strip_author_bios(text.replace("open", "shut"))


def test_in_scripts_without_capitals_two_words_are_a_name() -> None:
    text = "\n\n".join(
        [
            "# القطار",
            "دفتر الطريق — مدونة مها الراوي",
            *ARTICLE,
            "مها الراوي معلمة سابقة، زارت 212 محطة وما زالت تخاف الطائرات.",
        ]
    )
    assert "212" not in strip_author_bios(text)
    assert "212" in strip_author_bios(text.replace("مدونة مها الراوي", "مدونة"))


def test_bound_the_title_is_no_byline(monkeypatch: pytest.MonkeyPatch) -> None:
    """BYLINE_WORDS: nor is a standfirst."""
    for head in (["# A day with Ines Pardo"], ["# The mill", f"A day with Ines Pardo, {'and more ' * 6}and the wheel"]):
        text = "\n\n".join([*head, *ARTICLE, SIGNED])
        assert untouched(strip_author_bios, text)
    monkeypatch.setattr(portraits, "BYLINE_WORDS", 20)
    assert SIGNED not in strip_author_bios(text)


def test_bound_many_portraits_are_what_the_page_is_about(monkeypatch: pytest.MonkeyPatch) -> None:
    """PORTRAITS: a programme portrays its speakers, even where their names come again."""
    people = ["Ines Pardo", "Tom Hall", "Ruth Ames", "Tor Lund"]
    programme = under([*people, *(BIO.replace("Ines Pardo", name) for name in people)])
    assert BIO in strip_author_bios(programme)
    monkeypatch.setattr(portraits, "PORTRAITS", 4)
    assert BIO not in strip_author_bios(programme)


PROFILE = ["Posts: 38", "Joined: Mar 2, 2021", "Location: upstream"]


def test_a_board_s_profiles_go_and_the_names_stay() -> None:
    posts = "\n".join(line for post in ARTICLE[:3] for line in ("weirfan", *PROFILE, post))
    assert strip_metadata_lines(posts) == "\n".join(line for post in ARTICLE[:3] for line in ("weirfan", post))


@pytest.mark.parametrize("lines", [["Location: upstream", "Status: open"], ["Joined: 14", "of whom nine stay"]])
def test_labels_that_others_have_too_stay(lines: list[str]) -> None:
    assert untouched(
        strip_metadata_lines, "\n\n".join(line for post in ARTICLE[:4] for line in ("\n".join(lines), post))
    )


def test_bound_a_title_over_several_answers(monkeypatch: pytest.MonkeyPatch) -> None:
    """TITLES: one line that begins with "Re:" may be a letter's."""
    posts = "\n".join(["Re: The weir", ARTICLE[0], "weirfan", *PROFILE, ARTICLE[1]])
    assert "Re: The weir" in strip_metadata_lines(posts)
    monkeypatch.setattr(profiles, "TITLES", 1)
    assert "Re: The weir" not in strip_metadata_lines(posts)


def test_bound_of_menus(monkeypatch: pytest.MonkeyPatch) -> None:
    """ITEMS, ITEM_WORDS, MEAN_WORDS: a list of highlights above the article says more than a word or two."""
    menu = ["- News", "- Sport", "- River life"]
    assert strip_navigation("\n".join([*menu, *ARTICLE])) == "\n".join(ARTICLE)
    assert untouched(strip_navigation, "\n".join([*menu[:2], *ARTICLE]))
    highlights = "\n".join(
        ["- The mill stays open all year", "- Its wheel is to turn on Sundays", "- The key hangs on a nail", *ARTICLE]
    )
    assert untouched(strip_navigation, highlights)
    monkeypatch.setattr(menus, "ITEM_WORDS", 9)
    monkeypatch.setattr(menus, "MEAN_WORDS", 9)
    assert not untouched(strip_navigation, highlights)


def test_bound_a_button_comes_again(monkeypatch: pytest.MonkeyPatch) -> None:
    """`repeats`: one such line within the article is a line of it; beside each thing on the page it is a button."""
    rule = ruled("kind = 'line'\nconfidence = 'low'\nrepeats = true\nmatch = ['Where to buy']")
    parts = [line for post in ARTICLE[:5] for line in (post, "Where to buy")][:-1]
    assert "Where to buy" not in rule("\n\n".join(parts))
    few = "\n\n".join([*ARTICLE[:2], "Where to buy", *ARTICLE[2:]])
    assert rule(few) is few
    monkeypatch.setattr(evidence, "ALONE_MOST", 0)
    assert rule(few) is not few


def test_a_title_that_asks_is_no_first_paragraph() -> None:
    assert clean("\n".join(["How long will the mill stand?", "January 31, 2024", *ARTICLE])) == "\n".join(
        ["How long will the mill stand?", *ARTICLE]
    )
    board = "\n".join(["How long will the mill stand?", "01-31-2024, 10:15 PM", *ARTICLE])
    assert clean(board) is board
