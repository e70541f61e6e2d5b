"""Threads told by their stamps: a name, a date and a time in each entry, and never a chat, a log or a programme."""

from __future__ import annotations

import pytest

from cleantext import explain
from cleantext.cleaners import thread_end, thread_headers, thread_stamps, thread_start
from tests.thread_texts import ARTICLE, REMARKS

NAMES = ("Anna Orme", "zaber_17", "Old Ned", "Tom and Ida")
#: No rule knows these words.
HEADING = "Quilps of the vorn"
FORM = "Quilp a vorn: [Vorn] [Quilp, unvorned] [Zaber]"

STAMPS = (
    "{name}, 4 Vornar, 07:1{n}",
    "{name} quilped 3.2., 19:2{n}",
    "Vorn: {name} | zo 12 vor, 11.0{n}",
    "{name} - November {n}th, 2024 at 5:1{n} pm",
    "{name} (29 vorn, 8 h 1{n})",
    "{name} 2024年11月{n}日 20:1{n}",
    "**{name}** (ma 07:1{n})",
    "{name} (17. 9. v 19.4{n})",
)


def thread(stamp: str, behind: str = "\n", remarks: tuple[str, ...] = REMARKS, names: tuple[str, ...] = NAMES) -> str:
    entries = zip(names, remarks, strict=True)
    return "\n".join(stamp.format(name=name, n=n + 1) + behind + remark for n, (name, remark) in enumerate(entries))


def left(*parts: str) -> str:
    return explain("\n".join(parts), only=["comment_threads"], languages=[]).text.strip()


@pytest.mark.parametrize("stamp", STAMPS)
@pytest.mark.parametrize("behind", ["\n", ": ", " - "])
def test_a_form_right_under_the_last_remark_makes_a_thread(stamp: str, behind: str) -> None:
    assert left(ARTICLE, HEADING, thread(stamp, behind), FORM) == f"{ARTICLE}\n{FORM}"


@pytest.mark.parametrize("stamp", STAMPS)
def test_a_heading_that_counts_is_enough(stamp: str) -> None:
    assert left(ARTICLE, "4 quilps of the vorn", thread(stamp, ": ")) == ARTICLE


def test_as_list_items_with_bold_names() -> None:
    items = thread("- **{name}** (29 vorn, 8 h 1{n})", ": ")
    assert left(ARTICLE, "## Quilps of the vorn (4)", items) == ARTICLE


def test_a_link_to_the_form_will_do() -> None:
    assert left(ARTICLE, HEADING, thread(STAMPS[0]), "[Quilp a vorn](#quilp)").startswith(ARTICLE)
    assert REMARKS[0] not in left(ARTICLE, HEADING, thread(STAMPS[0]), "[Quilp a vorn](#quilp)")


def test_figures_and_commas_of_another_script() -> None:
    items = thread("- **{name}** (۲۹ vorn، ۰۸:۱۲)", ": ")
    assert left(ARTICLE, "## Quilps of the vorn (۴)", items) == ARTICLE


def test_one_stamp_behind_what_was_said() -> None:
    entries = [
        name + ", sunday 18:1" + f"{n}: " + said for n, (name, said) in enumerate(zip(NAMES, REMARKS, strict=True))
    ]
    entries[1] = f"{NAMES[1]}: {REMARKS[1]} (sunday 19:45)"
    assert left(ARTICLE, "Quilps (4)", *entries) == ARTICLE


def test_the_first_remarks_of_more_over_a_form() -> None:
    ages = "\n".join(
        f"{name} · {n} vorn trom\n{said}" for n, (name, said) in enumerate(zip(NAMES, REMARKS, strict=True))
    )
    assert left(ARTICLE, "Quilps (6)", ages, FORM) == f"{ARTICLE}\n{FORM}"
    assert left(ARTICLE, "Quilps of 2006", ages, FORM) == f"{ARTICLE}\nQuilps of 2006\n{ages}\n{FORM}"


def test_names_in_bold_over_a_call() -> None:
    entries = thread("**{name}** — 4 vornar 2024 at 7:1{n}", "\n> ")
    assert left(ARTICLE, HEADING, entries, "Subscribe to our newsletter now!").startswith(ARTICLE)
    assert REMARKS[1] not in left(ARTICLE, HEADING, entries, "Subscribe to our newsletter now!")
    assert REMARKS[1] in left(ARTICLE, HEADING, entries, "The warden closed the door behind them.")


def test_a_counted_thread_over_the_last_words_of_the_page() -> None:
    last = "Who quilps below the belt sweeps the vorn of the old hall."
    assert left(ARTICLE, "4 quilps of the vorn", thread(STAMPS[0], ": "), last) == f"{ARTICLE}\n{last}"
    assert REMARKS[0] in left(ARTICLE, "4 quilps of the vorn", thread(STAMPS[0], ": "), ARTICLE)


def test_the_same_buttons_behind_remarks_of_one_line_under_a_count_of_more() -> None:
    entries = [
        f"- **{name}** — zab {n} vorn: {said} (quilp) (vorn)"
        for n, (name, said) in enumerate(zip(NAMES, REMARKS, strict=True))
    ]
    entries[1] = entries[1].replace("zab 1 vorn", "zab vornim")
    assert left(ARTICLE, "## Quilps (4)", *entries, FORM) == f"{ARTICLE}\n{FORM}"
    assert left(ARTICLE, "## Quilps (4)", *entries) == ARTICLE
    bare = [entry.removesuffix(" (quilp) (vorn)") for entry in entries]
    assert left(ARTICLE, "## Quilps (4)", *bare) == "\n".join((ARTICLE, "## Quilps (4)", *bare))


@pytest.mark.parametrize("votes", ["\U0001f44d 21", "\U0001f44e 2 quilp"])
def test_the_time_before_the_date_and_votes(votes: str) -> None:
    entries = [
        f"{name}, 8:1{n}, 3.11\n{said}\n{votes}" for n, (name, said) in enumerate(zip(NAMES, REMARKS, strict=True))
    ]
    assert left(ARTICLE, HEADING, *entries) in (ARTICLE, f"{ARTICLE}\n{HEADING}")


def test_the_time_in_brackets_before_the_name() -> None:
    assert left(ARTICLE, "Quilps of the vorn (4)", thread("[17.09 | 19:3{n}] {name}")) == ARTICLE


@pytest.mark.parametrize(
    "parts",
    [
        (ARTICLE, HEADING, thread(STAMPS[0])),
        (ARTICLE, thread(STAMPS[0]), FORM),
        (ARTICLE, "The visitors wrote into the book:", thread(STAMPS[0]), FORM),
        (ARTICLE, "5 quilps of the vorn", thread(STAMPS[0])),
        (HEADING, thread(STAMPS[0]), FORM),
        (ARTICLE, HEADING, thread("{name}, 4 Vornar, 19:{n}0", " - "), FORM),
        (ARTICLE, HEADING, thread("Update, 4 Vornar, 07:1{n}"), FORM),
        (ARTICLE, HEADING, thread("[04.11.24, 07:1{n}] {name}", ": "), FORM),
        (ARTICLE, HEADING, thread("{name}, 4 Vornar 1912", ": "), FORM),
        (ARTICLE, HEADING, thread("{name} (07:1{n})", ": "), FORM),
        (ARTICLE, HEADING, thread("[04.11.24, 07:1{n}] {name}", ": "), "Quilp (vorn)"),
        (ARTICLE, HEADING, thread(STAMPS[0]), FORM, ARTICLE),
        (ARTICLE, "4 quilps of the vorn", "\n".join(STAMPS[0].format(name=name, n=2) for name in NAMES), REMARKS[0]),
        (ARTICLE, HEADING, thread("{name} April 26, 2024, 12:1{n}pm {n}"), FORM),
        (thread(STAMPS[0]), ARTICLE, "4 quilps of the vorn", thread(STAMPS[0]), FORM),
    ],
    ids=[
        "no form", "no heading", "announced", "another count", "a visitors' book", "a programme", "a live blog", "a chat",
        "a chronicle", "a transcript", "another chat", "the article goes on", "a list of times", "numbered posts", "a board",
    ],
)  # fmt: skip
def test_what_the_article_is_made_of_stays(parts: tuple[str, ...]) -> None:
    assert left(*parts) == "\n".join(parts)


def test_the_time_may_stand_before_the_name() -> None:
    for stamp in ("3. vorn kl 18.2{n} - {name}", "Le 29 vorn à 8 h 1{n}, {name} a quilpé"):
        assert left(ARTICLE, HEADING, thread(stamp), FORM) == f"{ARTICLE}\n{FORM}"


def test_a_number_below_tells_how_many_they_are() -> None:
    assert left(ARTICLE, HEADING, thread(STAMPS[0]), "4 vorns, 1/1").startswith(ARTICLE)
    assert REMARKS[0] not in left(ARTICLE, HEADING, thread(STAMPS[0]), "4 vorns, 1/1")


@pytest.mark.parametrize(("names", "gone"), [("**{name}**", True), ("{name}", False)])
def test_ages_behind_bold_names_need_a_form(names: str, gone: bool) -> None:
    parts = (ARTICLE, HEADING, thread(f"{names}, for {{n}} dage siden", ": "), FORM)
    assert (left(*parts) == f"{ARTICLE}\n{FORM}") == gone
    assert REMARKS[0] in left(*parts[:-1])


def test_dates_alone_need_a_count_and_a_form(monkeypatch: pytest.MonkeyPatch) -> None:
    """A heading that counts dated lines may stand over results; NOTE: a word or two belong to the stamp."""
    dated = thread("{name}, {n} Nov, vornish").replace("1 Nov, vornish", "1 Nov")
    assert left(ARTICLE, "4 quilps of the vorn", dated, FORM) == f"{ARTICLE}\n{FORM}"
    for parts in ((ARTICLE, "4 quilps of the vorn", dated), (ARTICLE, HEADING, dated, FORM)):
        assert left(*parts) == "\n".join(parts)
    monkeypatch.setattr(thread_headers, "ENTRIES", 99)  # by whose layout they may be a thread as well
    monkeypatch.setattr(thread_stamps, "NOTE", 0)
    assert REMARKS[0] in left(ARTICLE, "4 quilps of the vorn", dated, FORM)


def test_the_heading_that_counts_may_look_like_a_header() -> None:
    assert left(ARTICLE, "Over the fen (4 quilps, so far)", thread(STAMPS[0]), FORM) == f"{ARTICLE}\n{FORM}"


def test_a_programme_under_a_heading_that_counts_stays() -> None:
    parts = (ARTICLE, "4 vorns in May", thread("{name}, 4 Vornar, 19:{n}0", " - "))
    assert left(*parts) == "\n".join(parts)


def test_bounds_of_a_thread_by_stamps(monkeypatch: pytest.MonkeyPatch) -> None:
    parts = (ARTICLE, HEADING, thread(STAMPS[0]), FORM)
    assert left(*parts) == f"{ARTICLE}\n{FORM}"
    for name, value in (
        ("ENTRIES", 5), ("LINES", 1), ("HEADER", 5), ("ODD_MINUTES", 5), ("FIVE", 1),
        ("ABOVE", 9),
    ):  # fmt: skip
        with monkeypatch.context() as patch:
            patch.setattr(thread_stamps, name, value)
            assert left(*parts) == "\n".join(parts), name
    for module, name, number in (
        (thread_start, "HEADING_WORDS", 1), (thread_end, "FORM_REACH", 0), (thread_end, "FURNITURE", 99.0),
    ):  # fmt: skip
        with monkeypatch.context() as patch:
            patch.setattr(module, name, number)
            assert left(*parts) == "\n".join(parts), name


def test_bounds_below_a_counting_heading(monkeypatch: pytest.MonkeyPatch) -> None:
    """HEADING_REACH: how remarks are sorted may stand between; ARTICLE: what goes on below is the article."""
    parts = (ARTICLE, "4 quilps of the vorn", "Vorn | Quilp", thread(STAMPS[0], ": "))
    assert left(*parts) == ARTICLE
    monkeypatch.setattr(thread_start, "HEADING_REACH", 1)
    assert left(*parts) == "\n".join(parts)
    monkeypatch.undo()
    parts = (ARTICLE, HEADING, thread(STAMPS[0]), FORM, ARTICLE)
    monkeypatch.setattr(thread_stamps, "ARTICLE", -99.0)
    assert REMARKS[0] not in left(*parts)


def test_the_time_in_brackets_before_a_name_and_what_it_said() -> None:
    assert left(ARTICLE, "Quilps (4)", thread("[06-11 19:0{n}] {name}", ": ")) == ARTICLE


@pytest.mark.parametrize("heading", ["Four quilps of the vorn", "Vier Quilpe", "In quattro al vorn", "四人のクイルプ"])
def test_a_heading_that_counts_in_words(heading: str) -> None:
    assert left(ARTICLE, heading, thread(STAMPS[0], ": ")) == ARTICLE
    assert REMARKS[0] in left(ARTICLE, "Five quilps of the vorn", thread(STAMPS[0], ": "))


ROW = "Share this: Facebook | WhatsApp | Copy link"


def test_amid_the_furniture_of_a_page_names_of_the_web_are_enough() -> None:
    said = thread(STAMPS[0], ": ")
    assert REMARKS[0] not in left(ARTICLE, ROW, HEADING, said)
    # The same as the last part of the article: a chat that it quotes.
    assert REMARKS[0] in left(ARTICLE, HEADING, said)
    # By names of persons, under a row of buttons: a programme, a visitors' book.
    persons = thread(STAMPS[0], ": ", names=("Anna Orme", "Zoe Lunt", "Old Ned", "Tom and Ida"))
    assert REMARKS[0] in left(ARTICLE, ROW, HEADING, persons)
    answering = thread(STAMPS[0], ": ", names=("Anna Orme", "Zoe Lunt", "Old Ned to Zoe Lunt", "Tom and Ida"))
    assert REMARKS[0] not in left(ARTICLE, ROW, HEADING, answering)


def test_bounds_amid_the_furniture(monkeypatch: pytest.MonkeyPatch) -> None:
    """NAME: shorter ones stand within others by chance; AMID, PROSE: how far up furniture is looked for."""
    names = ("Anna Orme", "Zoe Lunt", "Old Ned to Zoe Lunt", "Tom and Ida")
    parts = (ARTICLE, ROW, HEADING, thread(STAMPS[0], ": ", names=names))
    assert REMARKS[0] not in left(*parts)
    for module, name, value in ((thread_stamps, "NAME", 9), (thread_start, "AMID", 0)):
        with monkeypatch.context() as patch:
            patch.setattr(module, name, value)
            assert REMARKS[0] in left(*parts), name
    parts = (ARTICLE, ROW, ARTICLE.splitlines()[0], *parts[2:])
    assert REMARKS[0] in left(*parts)
    monkeypatch.setattr(thread_start, "PROSE", -99.0)
    assert REMARKS[0] not in left(*parts)


@pytest.mark.parametrize(
    "heading",
    [
        "A vorn of quilps (4 quilps). We ask for full names and a civil tongue.",
        "街坊的话(共4条,最热在前)",
        "이웃의 말 4",
    ],
)
def test_headings_that_count_and_go_on(heading: str) -> None:
    assert left(ARTICLE, heading, thread(STAMPS[0], ": ")) == ARTICLE


def test_a_line_that_looks_as_entries_do_above_the_heading_that_counts() -> None:
    fine = "Was it vorn? (4 of 156 quilps)"
    ages = "\n".join(
        f"{name} ({n} vorn trom)\n{said}" for n, (name, said) in enumerate(zip(NAMES, REMARKS, strict=True), 2)
    )
    assert REMARKS[1] not in left(ARTICLE, ROW, fine, "What they quilp - 4 quilps", ages)
