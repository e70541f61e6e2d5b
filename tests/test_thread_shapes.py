"""Threads told by their layout: in words that no rule knows, and never where the layout is an article's own."""

from __future__ import annotations

import pytest

from cleantext import explain
from cleantext.cleaners import thread_headers, thread_marks, thread_shapes, thread_signs, thread_stamps, thread_start
from cleantext.document import Doc
from cleantext.kinds import Findings
from tests.thread_texts import ARTICLE, REMARKS

NAMES = ("Anna Orme", "zaber17", "Old Ned", "Tom")
#: No rule knows these words.
BUTTON = "quilp {} · vorn"


def thread(header: str, button: str = "", heading: str = "") -> str:
    lines = [heading] if heading else []
    for number, (name, remark) in enumerate(zip(NAMES, REMARKS, strict=True)):
        lines += header.format(name=name, n=number + 2).split("\n")
        lines.append(remark)
        if button:
            lines.append(button.format(number + 3))
    return "\n".join(lines)


def left(text: str) -> str:
    return explain(text, only=["comment_threads"], languages=[]).text.strip()


HEADERS = (
    "{name} – for {n} t. siden",
    "{name}, 11/03/24 20:1{n}",
    "{name}\ntor 08:4{n}",
    "#{n} | {name} | 09.11., 18:4{n}",
)


@pytest.mark.parametrize("header", HEADERS)
def test_a_heading_that_counts_and_buttons_make_a_thread(header: str) -> None:
    assert left(f"{ARTICLE}\n{thread(header, BUTTON, 'What the fen says (4)')}") == ARTICLE


@pytest.mark.parametrize("header", HEADERS[1:])
def test_a_heading_that_counts_is_enough_over_times(header: str) -> None:
    assert left(f"{ARTICLE}\n{thread(header, heading='4 voices from the fen')}") == ARTICLE


@pytest.mark.parametrize("heading", ["", "What the fen says", "What the fen says (9)", "<4 of the fen"])
def test_without_a_count_or_known_buttons_it_stays(heading: str) -> None:
    text = f"{ARTICLE}\n{thread(HEADERS[1], heading=heading)}"
    assert left(text) == text


def test_votes_are_known_buttons() -> None:
    voted = thread(HEADERS[1], "\N{THUMBS UP SIGN} {} quilp")
    assert left(f"{ARTICLE}\n{voted}") == ARTICLE


@pytest.mark.parametrize(
    "text",
    [
        thread(HEADERS[1], BUTTON, "Posts (4)"),  # the page is made of posts
        f"{ARTICLE}\nThe visitors wrote into the book:\n{thread(HEADERS[1], BUTTON)}",
        f"Anna Orme, 11/03/24 20:10\n{ARTICLE}\n{thread(HEADERS[1], BUTTON, 'Answers (4)')}",  # a board's first post
        f"{ARTICLE}\nTimes (4)\n10:12 Doors open\n10:30 Bells\n11:00 Tea\n11:45 Peal",
        f"{ARTICLE}\nResults (3)\nFen 3 - 1 Weir\nMill 2 - 0 Hill\nBarn 1 - 1 Lock",
        f"{ARTICLE}\nPlan (3)\nAnna, week 2: 30 min\na | b | c | d | e | f\nBert, week 3: 40 min\na | b | c | d | e | f\nIda, week 4: 50 min\na | b | c | d | e | f",
    ],
    ids=["posts", "announced", "board", "programme", "results", "table"],
)
def test_the_article_s_own_layout_stays(text: str) -> None:
    assert left(text) == text


def test_article_text_behind_the_thread_keeps_it() -> None:
    text = f"{ARTICLE}\n{thread(HEADERS[1], BUTTON, 'What the fen says (4)')}\n{ARTICLE}"
    assert left(text) == text


def test_bounds_of_a_thread_by_layout(monkeypatch: pytest.MonkeyPatch) -> None:
    text = f"{ARTICLE}\n{thread(HEADERS[1], BUTTON, 'What the fen says (4)')}"
    assert left(text) == ARTICLE
    monkeypatch.setattr(thread_stamps, "ENTRIES", 99)  # which would find it as well
    monkeypatch.setattr(thread_start, "HEADING_WORDS", 0)  # as would the heading, whatever it counts
    for module, name, value in (
        (thread_headers, "ENTRIES", 5), (thread_headers, "SHAPES_TRIED", 0),
        (thread_headers, "HEADER_LENGTH", 5), (thread_shapes, "LINES", 1), (thread_shapes, "SIGNS", 4),
        (thread_signs, "ABOVE", 9), (thread_signs, "CELLS", -1),
        (thread_signs, "FORM_PROSE", -1), (thread_start, "HEADING_LENGTH", 3),
    ):  # fmt: skip
        with monkeypatch.context() as patch:
            patch.setattr(module, name, value)
            assert left(text) == text, name


def below(heading: str, time: str = "24. vorn, 20:1{n}") -> str:
    """A thread with the name above each remark and the time below it."""
    lines = [heading]
    for number, (name, remark) in enumerate(zip(NAMES, REMARKS, strict=True)):
        lines += [f"{name} quilped...", remark, time.format(n=number)]
    return "\n".join(lines)


@pytest.mark.parametrize("heading", ["4 voices from the fen:", "What the fen says (4)"])
def test_times_may_stand_below_the_remarks(heading: str) -> None:
    assert left(f"{ARTICLE}\n{below(heading)}") == ARTICLE


@pytest.mark.parametrize("heading", ["What the fen says", "5 voices from the fen:"])
def test_below_the_remarks_only_a_count_tells(heading: str) -> None:
    """Without it they are voices that the article gathered."""
    text = f"{ARTICLE}\n{below(heading)}"
    assert left(text) == text


def test_below_the_remarks_one_voice_is_no_thread() -> None:
    """ENTRIES: a diary of one person has times below its entries too."""
    lines = [line for remark in REMARKS for line in ("Anna Orme quilped...", remark, "24. vorn, 20:11")]
    text = "\n".join((ARTICLE, "4 voices from the fen:", *lines))
    assert left(text) == text


def test_the_foot_may_tell_the_time() -> None:
    """FOOT_TIMES: a thread that a heading counts ends before it, whatever shape the headers have."""
    headers = ("Anna Orme, 9 h 10:01", "zaber17 | 11/03 - 12:02", "[Old Ned] 13:03", "Tom 14:04")
    lines = [line for header, remark in zip(headers, REMARKS, strict=True) for line in (header, remark)]
    foot = "Quilp of the fen, now 15:05"
    assert left("\n".join((ARTICLE, "What the fen says (4)", *lines, foot))).startswith(ARTICLE)
    assert REMARKS[0] not in left("\n".join((ARTICLE, "What the fen says (4)", *lines, foot)))


def test_one_remark_of_many_may_be_hidden() -> None:
    """EMPTY_EACH: a header with nothing under it is a hidden remark; two of four are a list of times."""
    lines = thread(HEADERS[1], heading="4 voices from the fen").split("\n")
    hidden = "\n".join(line for line in lines if line != REMARKS[1])
    assert left(f"{ARTICLE}\n{hidden}") == ARTICLE
    list_of_times = "\n".join(line for line in lines if line not in REMARKS[1:3])
    assert left(f"{ARTICLE}\n{list_of_times}") == f"{ARTICLE}\n{list_of_times}"


def test_a_line_of_buttons_may_have_figures_as_headers_have() -> None:
    """And the heading that counts may look like a header too, with how remarks are sorted below it."""
    lines = thread("{name}   {n} vorns zab", "{} up  1 vorn  Quilp").split("\n")
    assert left("\n".join((ARTICLE, "4 quilps of the fen", "Vorn | Quilp", *lines))) == ARTICLE
    assert REMARKS[0] in left("\n".join((ARTICLE, "9 quilps of the fen", "Vorn | Quilp", *lines)))


def test_votes_under_each_remark_need_no_times() -> None:
    """On a board they stand under the first post as well."""
    lines = thread("{name} - quilped", "vorn ▲ {}")
    assert left("\n".join((ARTICLE, "Voices of the fen", lines))) == f"{ARTICLE}\nVoices of the fen"
    board = "\n".join((ARTICLE, "vorn ▲ 7", lines))
    assert left(board) == board


def test_headers_numbered_from_the_newest_down_are_a_thread() -> None:
    """A board numbers its posts from the first up, and a countdown tells no names and times."""
    down = [f"#{87 - n} {name} - 21:1{n}\n{said}" for n, (name, said) in enumerate(zip(NAMES, REMARKS, strict=True))]
    assert left("\n".join((ARTICLE, "The fen says", *down))) == f"{ARTICLE}\nThe fen says"
    up = "\n".join((ARTICLE, "The fen says", *down[::-1]))
    assert left(up) == up


@pytest.mark.parametrize("size", [40, 400])
def test_few_runs_are_tried_however_many_run_down(size: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """SHAPES_TRIED: each trial looks at the whole text; the work stays linear in the lines."""
    called = []
    judge = thread_shapes._judge
    monkeypatch.setattr(thread_shapes, "_judge", lambda *given: called.append(given) or judge(*given))
    run = [line for n in (3, 2, 1) for line in (f"#{n} vorn 1 zab", "quilp")]
    left("\n".join((ARTICLE, *run * size)))
    assert 0 < len(called) <= 8 * thread_headers.SHAPES_TRIED


@pytest.mark.parametrize("size", [40, 400])
def test_few_headings_are_tried_however_many_count(size: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """SHAPES_TRIED: in a countdown each line tells how many times follow; the work stays linear in the lines."""
    called = []
    skeleton = thread_marks.skeleton
    monkeypatch.setattr(thread_marks, "skeleton", lambda text: called.append(text) or skeleton(text))
    lines = [line for n in range(size) for line in (f"{size - n} vorns", f"vorn {n} 10:30")]
    left("\n".join((ARTICLE, *lines)))
    assert len(called) <= 8 * (thread_headers.SHAPES_TRIED + 1) * len(lines)


ROW, FORM = "Share this: Facebook | WhatsApp | Copy link", "Quilp a vorn: [Vorn] [Quilp, unvorned] [Zaber]"


@pytest.mark.parametrize("stamp", ["{n} hours ago", "May 4, 2024 at 8:3{n} pm"])
def test_between_furniture_and_a_form_under_any_heading(stamp: str) -> None:
    said = "\n".join(
        f"{name}\n{stamp.format(n=n)}\n{remark}"
        for n, (name, remark) in enumerate(zip(("Anna Orme", "zaber_17", "Old Ned", "Ida"), REMARKS, strict=True), 2)
    )
    gone = left("\n".join((ARTICLE, ROW, "Quilps of the vorn", said, FORM)))
    assert gone.startswith(ARTICLE)
    assert REMARKS[0] not in gone
    assert REMARKS[0] in left("\n".join((ARTICLE, ROW, "Quilps of the vorn", said)))
    assert REMARKS[0] in left("\n".join((ARTICLE, "Quilps of the vorn", said, FORM)))


def test_a_programme_between_furniture_and_a_form_stays() -> None:
    for stamp in ("{n} May", "May 4, 2024 at 8:{n}0 pm"):
        shows = "\n".join(
            f"Band {letter}{letter}\n{stamp.format(n=n)}\nThey play." for n, letter in enumerate("ABCD", 2)
        )
        assert "They play." in left("\n".join((ARTICLE, ROW, "Quilps of the vorn", shows, FORM)))


def test_one_remark_under_a_name_is_hidden() -> None:
    said = "\n".join(
        f"{name}\n{remark}\n04.12. 09:2{n} quilp"
        for n, (name, remark) in enumerate(zip(("Anna", "zaber_17", "Old Ned", "Ida"), REMARKS, strict=True))
    )
    assert left(f"{ARTICLE}\nQuilps of the vorn 5\n{said}\nHidden.\n04.12. 10:11") == ARTICLE


@pytest.mark.parametrize("header", ["{name}  {n} zab  ▲ 1{n}  ▼ {n}", "{name} · {n} zab · \N{THUMBS UP SIGN} {n}"])
def test_votes_on_the_headers_themselves(header: str) -> None:
    assert left(f"{ARTICLE}\n{thread(header, heading='Voices  4')}") == ARTICLE
    assert REMARKS[0] in left(f"{ARTICLE}\n{thread(header, heading='Voices')}")


@pytest.mark.parametrize("number", ["#{}", "{}:", "No.{}"])
def test_headers_numbered_from_the_first_up_below_furniture(number: str) -> None:
    """A board's answers begin with the second: the first post is the article."""
    up = [
        f"{number.format(n)} {name} 4.11.2024, 08:1{n}\n{said}"
        for n, (name, said) in enumerate(zip(NAMES, REMARKS, strict=True), 1)
    ]
    assert left("\n".join((ARTICLE, ROW, *up))) == f"{ARTICLE}\n{ROW}"
    assert REMARKS[0] in left("\n".join((ARTICLE, *up)))
    board = [
        f"{number.format(n)} {name} 4.11.2024, 08:1{n}\n{said}"
        for n, (name, said) in enumerate(zip(NAMES, REMARKS, strict=True), 2)
    ]
    assert REMARKS[0] in left("\n".join((ARTICLE, ROW, *board)))


def test_the_same_buttons_under_dates_and_times_below_any_heading() -> None:
    said = thread(HEADERS[1], BUTTON, "What the fen says")
    assert left(f"{ARTICLE}\n{said}") == ARTICLE
    appointments = (
        said.replace("20:1", "20:0")
        .replace(":02", ":00")
        .replace(":03", ":00")
        .replace(":04", ":00")
        .replace(":05", ":00")
    )
    assert REMARKS[0] in left(f"{ARTICLE}\n{appointments}")


@pytest.mark.parametrize("stamp", ["— {name}, 4 Nov 2024 at 11.2{n} ⚑", "~ {name}, 4.11.2024, 11:2{n} [quilped]"])
def test_signatures_with_a_time_of_day_below_any_heading(stamp: str) -> None:
    said = [
        f"{remark}\n{stamp.format(name=name, n=n)}"
        for n, (name, remark) in enumerate(zip(NAMES, REMARKS, strict=True), 1)
    ]
    assert left("\n".join((ARTICLE, "QUILPS OF THE FEN", *said))) == ARTICLE
    assert REMARKS[0] in left("\n".join((ARTICLE, *said)))


def test_labels_over_a_form() -> None:
    said = [
        f"Quilp: {name} | Vorn: {n}.11.2024\n{remark}"
        for n, (name, remark) in enumerate(zip(NAMES, REMARKS, strict=True), 1)
    ]
    assert left("\n".join((ARTICLE, "Voices of the fen", *said, FORM))) == f"{ARTICLE}\n{FORM}"
    assert REMARKS[0] in left("\n".join((ARTICLE, "Voices of the fen", *said)))


def test_a_heading_that_names_the_title_tells_of_more() -> None:
    said = thread(HEADERS[0], BUTTON, "7 quilps of “The tower of Fen End”")
    assert left(f"The tower of Fen End\n{ARTICLE}\n{said}") == f"The tower of Fen End\n{ARTICLE}"
    assert REMARKS[0] in left(f"The bells of the weir\n{ARTICLE}\n{said}")


def test_results_count_no_remarks() -> None:
    """A number in a line with a time of its own, or before a letter, is no count."""
    doc = Doc("4x- final: third, 3:48,1\n4x final\nRemarks (4)")
    assert [thread_start.counts(line, 4) for line in doc.lines] == [False, False, True]


def test_what_looks_like_a_header_above_the_heading_is_none() -> None:
    """Events with dates, a headline with a number: the thread begins under its heading, and holds what that counts."""
    events = "Quilp dance, 9 h long"
    below = thread("{name} · Zab {n} · Vorn · {n} h", heading="4 comments")
    assert left(f"{ARTICLE}\n{events}\n{below}\nSee 3 h more") == f"{ARTICLE}\n{events}\nSee 3 h more"


def test_a_numbered_section_counts_no_remarks() -> None:
    doc = Doc(f"{ARTICLE}\n3 Zabers\nQuilp\n4 Vorns\nQuilp\n")
    marks = thread_marks.Marks(doc, Findings())
    assert thread_start.counting(marks, len(doc.lines), 4) is None
    alone = Doc(f"{ARTICLE}\nZabers\nQuilp\n4 Vorns\nQuilp\n")
    assert thread_start.counting(thread_marks.Marks(alone, Findings()), len(alone.lines), 4) == len(alone.lines) - 2


def test_what_is_said_in_several_sentences_heads_no_remark() -> None:
    """An item of the article's list may hold figures as a header does."""
    item = "2. Held 3 hours. Took 5 men. Left."
    lines = "\n".join(f"{name} 5 hours\n{remark}" for name, remark in zip(NAMES, REMARKS, strict=True))
    doc = Doc(f"{ARTICLE}\n{item}\n{REMARKS[0]}\n{lines}")
    index = next(line.index for line in doc.lines if line.source == item)
    runs = thread_headers.runs(thread_marks.Marks(doc, Findings()))
    assert runs
    assert all(index not in headers for headers in runs)


def without_times(header: str, heading: str, below: str = "", button: str = "") -> str:
    said = thread(header, button, heading)
    return explain(f"{ARTICLE}\n{said}\n{below}".strip(), only=["comment_threads"], languages=["en"]).text.strip()


@pytest.mark.parametrize(
    ("header", "heading", "below", "button"),
    [
        ("**{name}** says:", "4 comments", "", ""),
        ("**{name}** says:", "What the fen says (4)", "", ""),
        ("**{name}**", "Comments", "Leave a comment", ""),
        ("* **[{name}](https://fen.example/u)**", "Comments", "Leave a comment", ""),
        ("#{n}\n{name}", "What the fen says (4)", "", "Quote | Report"),
        ("{name} quilped:", "What the fen says (4)", "", ""),
        ("[{name}](https://fen.example/u) quilp vorn…", "4 comments", "", ""),
    ],
    ids=["says", "counted", "bold", "bold links", "numbers", "same word", "same words"],
)
def test_remarks_without_times(header: str, heading: str, below: str, button: str) -> None:
    assert without_times(header, heading, below, button) == ARTICLE


@pytest.mark.parametrize(
    ("header", "heading", "below"),
    [
        ("**{name}**", "What the fen says", "Leave a comment"),
        ("**{name}**", "Comments", ""),
        ("#{n}\n{name}", "What the fen says", ""),
        ("{name} quilped:", "What the fen says", "Leave a comment"),
    ],
    ids=["interview", "no form", "ranking", "round"],
)
def test_names_and_numbers_alone_are_an_articles_too(header: str, heading: str, below: str) -> None:
    left = without_times(header, heading, below)
    assert all(remark in left for remark in REMARKS)


def test_names_in_bold_stand_between_a_pages_furniture_and_a_form() -> None:
    """Under a heading that no rule knows; an interview has none above it."""
    said = thread("**{name}**", heading="### Quilps of the fen")
    text = f"{ARTICLE}\nShare this article on Facebook\n{said}\nLeave a comment"
    cleaned = explain(text, only=["comment_threads"], languages=["en"]).text
    assert not any(remark in cleaned for remark in REMARKS)
    text = text.replace("Share this article on Facebook\n", "")
    assert all(remark in explain(text, only=["comment_threads"], languages=["en"]).text for remark in REMARKS)


def test_the_answers_to_a_question_are_the_text() -> None:
    """A page of questions and answers has the layout of a thread."""
    remarks = thread(HEADERS[1], "\N{THUMBS UP SIGN} {} quilp", "4 answers")
    text = f"Who oils the wheel of the mill?\n{ARTICLE}\n{remarks}"
    assert left(text) == text
    for other in (text.replace("mill?", "mill"), text.replace("answers", "remarks")):
        assert not any(remark in left(other) for remark in REMARKS)


def test_what_readers_felt_stands_ahead_of_the_time() -> None:
    feet = (
        "\N{HEAVY BLACK HEART} 18 13:02",
        "\N{FIRE} 41 \N{THUMBS UP SIGN} 6 13:31",
        "13:47",
        "\N{THUMBS UP SIGN} 9 14:03",
    )
    said = "\n".join(f"{name}\n{remark}\n{foot}" for name, remark, foot in zip(NAMES, REMARKS, feet, strict=True))
    assert left(f"{ARTICLE}\nWhat the fen says (4)\n{said}") == ARTICLE
    assert REMARKS[0] in left(f"{ARTICLE}\nWhat the fen says (9)\n{said}")
