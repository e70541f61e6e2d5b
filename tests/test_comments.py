"""Comment threads: what shows one, where it begins and ends, and the bounds of each.

Every bound is met from both sides: the text that it keeps goes when the bound is lifted.
"""

from __future__ import annotations

import time

import pytest

from cleantext import clean, explain, guard
from cleantext.cleaners import comments, thread_end, thread_marks, thread_start
from cleantext.document import Doc
from cleantext.edits import Edit, Reason, Thread
from cleantext.result import Result
from tests.corpusfile import Document, documents

ARTICLE = (
    "The mill on the lower weir closed on Friday, its owner said, after a hundred and four years.\n"
    "The council had no money for the roof, and a neighbour will oil the wheel in spring."
)
MORE = "The roof was measured again on Monday, and it had not grown any smaller over the weekend."


def comment(name: str, day: int, text: str = "I carried sacks there as a boy.", button: str = "Reply") -> str:
    return f"{name} says:\nMay {day}, 2021 at 10:15 am\n{text}\n{button}".rstrip()


def post(name: str, day: int, text: str = "I carried sacks there as a boy.", button: str = "Reply") -> str:
    return f"{name}\nMay {day}, 2021 at 10:15 am\n{text}\n{button}".rstrip()


def page(*parts: str) -> str:
    return "\n".join((ARTICLE, *parts))


def run(text: str) -> Result:
    return explain(text, only=["comment_threads"], languages=["en"])


def left(text: str) -> str:
    return run(text).text.strip()


def reasons(text: str) -> set[str]:
    return {veto.reason for veto in run(text).vetoed}


THREAD = (comment("Tom", 3), comment("Ann", 4), comment("Old Ned", 5))


# What shows a thread.


def test_a_thread_goes_with_its_heading_and_form() -> None:
    text = page("3 Comments", *THREAD, "Leave a Reply", "Your email address will not be published.", "Name *")
    assert left(text) == ARTICLE


def test_blog_headers_with_buttons_need_no_heading() -> None:
    assert left(page(*THREAD)) == ARTICLE


def test_a_heading_with_a_count_needs_no_buttons() -> None:
    text = page("3 Comments", *(post(name, 3, button="") for name in ("Tom", "Ann", "Old Ned")))
    assert left(text) == ARTICLE


@pytest.mark.parametrize("make", [comment, post], ids=["says", "name above"])
def test_names_and_times_alone_are_the_documents_own(make: object) -> None:
    text = page(*(make(name, 3, button="") for name in ("Tom", "Ann", "Old Ned")))  # type: ignore[operator]
    assert left(text) == text


def test_posts_with_buttons_and_no_heading_are_a_boards() -> None:
    text = page(*(post(name, 3) for name in ("Tom", "Ann", "Old Ned")))
    assert left(text) == text


def test_votes_tell_comments_from_posts() -> None:
    text = page(*(post(name, 3, button="△ 3 ▽ • Reply • Share ›") for name in ("Tom", "Ann", "Old Ned")))
    assert left(text) == ARTICLE


def test_profiles_make_a_board_whatever_the_heading() -> None:
    text = page("Comments", *(post(name, 3, f"Posts: 524\nJoined: 2017-07-24\n{MORE}") for name in ("Tom", "Ann")))
    assert left(text).startswith(ARTICLE)
    assert MORE in left(text)


def test_over_the_answers_of_a_board_the_title_comes_again_and_above_it_a_button() -> None:
    posts = [
        f"Re: The weir\nby {name} » Mon May 03, 2021 10:1{n} pm\n{MORE}\nTop" for n, name in enumerate(("Tom", "Ann"))
    ]
    text = "\n\n".join(("The weir", f"by Ned » Mon May 03, 2021 9:15 pm\n{ARTICLE}\nTop", *posts))
    kept = clean(text)
    assert "Re: The weir" not in kept
    assert kept.count(MORE) == len(posts)
    assert kept.splitlines().count("Top") <= 1
    alone = "\n".join(line for line in text.splitlines() if not line.startswith("by "))
    assert "Re: The weir" in clean(alone)


def test_the_first_posts_header_above_the_article_makes_a_board() -> None:
    text = f"Ann\nMay 2, 2021 at 9:00 am\n{ARTICLE}\n" + "\n".join(
        post(n, 3, button="△ 3 ▽ • Reply") for n in ("Tom", "Ann")
    )
    assert left(text) == text
    head = "Harbour Herald\n"
    assert left(head + text.split("\n", 2)[2]).endswith(ARTICLE)


def test_buttons_amid_the_text_are_labels() -> None:
    letters = [f"{name} says:\nMay 3, 2021 at 10:15 am\n{MORE}\nReply\n{MORE}" for name in ("Tom", "Ann", "Ned")]
    text = page(*letters)
    assert left(text) == text


def test_text_that_announces_quotes_keeps_them() -> None:
    text = page("Under the picture three readers of the paper wrote:", *THREAD)
    assert left(text) == text
    assert left(page("Under the picture three readers of the paper wrote.", *THREAD)) != text


def test_quoted_headers_stay() -> None:
    text = page(*(f"> {line}" for entry in THREAD for line in entry.split("\n")))
    assert left(text) == text


def test_code_stays() -> None:
    text = page("```", "3 Comments", *THREAD, "```", MORE)
    assert left(text) == text


def test_an_index_of_posts_with_counters_stays() -> None:
    posts = [f"{name}, 3 May 2021, 10:15\n{MORE}\n{n} comments" for n, name in enumerate(("Tom", "Ann", "Ned"), 2)]
    text = page("3 comments", *posts)
    assert MORE in left(text)


def test_an_empty_heading_has_no_comments() -> None:
    text = page("0 Comments", *(post(name, 3, MORE, button="") for name in ("Tom", "Ann", "Ned")))
    assert left(text).count(MORE) == 3


def test_a_live_blog_under_a_counter_is_by_few() -> None:
    few = page("14 comments", *(post(name, 3, MORE, "") for name in ("Tom", "Ann", "Tom", "Ann", "Tom")))
    assert left(few).count(MORE) == 5
    many = page("5 comments", *(post(name, 3, MORE, "") for name in ("Tom", "Ann", "Ned", "Ida", "Una")))
    assert left(many) == ARTICLE


def test_more_entries_than_the_heading_counts_are_no_comments() -> None:
    names = ("Tom", "Ann", "Ned", "Ida", "Una")
    text = page("2 comments", *(post(name, 3, MORE, "") for name in names))
    assert left(text).count(MORE) == 5


@pytest.mark.parametrize(
    "line",
    ["03.05.21 - 10:15", "1400/02/14 - 08:10", "3. toukokuuta 2021 klo 10.15", "18. 6. 2022 10:40"],
    ids=["short year", "another calendar", "a language without rules", "spaces"],
)
def test_times_are_told_by_their_shape(line: str) -> None:
    entries = [f"{name}\n{line}\nI carried sacks there as a boy.\nReply" for name in ("Tom", "Ann", "Ned")]
    assert left(page("3 Comments", *entries)) == ARTICLE


# Where it begins and ends.


def test_a_dateline_under_the_standfirst_is_no_first_comment() -> None:
    standfirst = "Nobody knows yet who will oil the wheel of the mill in the spring."
    text = f"{standfirst}\nRosa Deane\nMay 1, 2021 at 9:00 am\n{ARTICLE}\n3 Comments\n" + "\n".join(THREAD)
    assert left(text).endswith(ARTICLE)


def test_a_quoted_post_in_the_article_stays_and_the_thread_below_goes() -> None:
    text = page("He answered on the next day, in the group of the neighbours:", post("Tom", 3, button=""), MORE)
    assert left("\n".join((text, "3 Comments", *THREAD))) == text


def test_text_behind_the_buttons_of_the_last_comment_is_article() -> None:
    text = page("3 Comments", *THREAD, MORE)
    assert left(text) == text
    assert "text follows that is not known to be comments" in reasons(text)


def test_the_text_of_the_last_comment_may_stand_open() -> None:
    assert left(page("3 Comments", *THREAD, comment("Ida", 6, MORE, button=""))) == ARTICLE


def test_the_pages_foot_stays_for_other_cleaners() -> None:
    foot = "© 2021 Lower Valley Herald"
    assert left(page("3 Comments", *THREAD, foot)) == f"{ARTICLE}\n{foot}"


def test_headers_below_the_comments() -> None:
    entries = [f"{MORE}\nPosted by: {name} | May 3, 2021 10:15:00 PM" for name in ("Tom", "Ann")]
    assert left(page("Comments", *entries)) == ARTICLE
    assert left(page(*entries)) == page(*entries)


def test_buttons_with_an_age_close_comments_that_have_no_header() -> None:
    entries = [f"{name}\nI carried sacks there as a boy.\nLike · Reply · 2d" for name in ("Tom Hall", "Ann Orme")]
    assert left(page(*entries)) == ARTICLE
    assert left(page(*entries, MORE)) == page(*entries, MORE)


# The bounds of comments.py.


def test_bound_opener_reach(monkeypatch: pytest.MonkeyPatch) -> None:
    between = [f"row {n}" for n in range(thread_start.OPENER_REACH + 1)]
    text = page("3 Comments", *between, *THREAD)
    assert "row 1" in left(text)
    monkeypatch.setattr(thread_start, "OPENER_REACH", 40)
    assert left(text) == ARTICLE


def test_bound_title(monkeypatch: pytest.MonkeyPatch) -> None:
    """A question alone above the first post is a board's title."""
    question = "Does anybody know which glue will hold on a boat that has not been dry since spring?"
    text = "\n".join((question, "3 Comments", *THREAD))
    assert left(text) == text
    monkeypatch.setattr(thread_start, "TITLE", 10)
    assert left(text) == question


def test_bound_last_comment(monkeypatch: pytest.MonkeyPatch) -> None:
    """LAST_COMMENT: what goes on far longer than any comment is article."""
    text = page("3 Comments", *THREAD, comment("Ida", 6, " ".join([MORE] * 20), button=""))
    assert left(text) == text
    monkeypatch.setattr(thread_end, "LAST_COMMENT", 5000)
    assert left(text) == ARTICLE


def test_bound_last_lines(monkeypatch: pytest.MonkeyPatch) -> None:
    text = page("3 Comments", *THREAD, comment("Ida", 6, "\n".join([MORE] * (thread_end.LAST_LINES + 1)), button=""))
    assert left(text) == text
    monkeypatch.setattr(thread_end, "LAST_LINES", 20)
    assert left(text) == ARTICLE


def test_bound_last_doubtful(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a heading that counts, the last comment is hardly longer than the others."""
    text = page(*THREAD, comment("Ida", 6, " ".join([MORE] * 4), button=""))
    assert left(text) == text
    monkeypatch.setattr(thread_end, "LAST_DOUBTFUL", 1000)
    assert left(text) == ARTICLE


def test_bound_first_comment(monkeypatch: pytest.MonkeyPatch) -> None:
    """FIRST_COMMENT: an article under a counter and its dateline is no comment."""
    article = " ".join([MORE] * 20)
    text = page("3 Comments", comment("Tom", 3, article), comment("Ann", 4), comment("Ned", 5))
    assert article in left(text)
    monkeypatch.setattr(comments, "FIRST_COMMENT", 5000)
    assert left(text) == ARTICLE


def test_bound_bare_says(monkeypatch: pytest.MonkeyPatch) -> None:
    names = ("Tom", "Ann", "Ned", "Ida", "Una", "Bo", "Mo")
    text = page(*(f"{name} says\n{MORE}" for name in names))
    assert left(text) == text
    monkeypatch.setattr(comments, "BARE_SAYS", len(names))
    assert left(text) == ARTICLE


def test_bare_says_of_papers_is_a_press_review(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(comments, "BARE_SAYS", 2)
    text = page(*(f"The {name} says\n{MORE}" for name in ("Courier", "Herald", "Globe")))
    assert left(text) == text


def test_bound_form_prose(monkeypatch: pytest.MonkeyPatch) -> None:
    """FORM_PROSE: a form may hold a few sentences of policy, and no article."""
    form = ("Leave a Reply", *[MORE] * (thread_end.FORM_PROSE + 1), "Post a comment")
    text = page("3 Comments", *THREAD, *form)
    assert MORE in left(text)
    assert left(page("3 Comments", *THREAD, *form[:-2], form[-1])) == ARTICLE
    monkeypatch.setattr(thread_end, "FORM_PROSE", 10)
    assert left(text) == ARTICLE


def test_bound_foot_prose(monkeypatch: pytest.MonkeyPatch) -> None:
    """FOOT_PROSE: so many paragraphs below a line of rights are another article."""
    foot = "\n".join(("© 2021 Lower Valley Herald", *[MORE] * (thread_end.FOOT_PROSE + 1)))
    text = page("3 Comments", *THREAD, foot)
    assert left(text) == text
    monkeypatch.setattr(thread_end, "FOOT_PROSE", 10)
    assert left(text) == f"{ARTICLE}\n{foot}"


def test_bound_starts(monkeypatch: pytest.MonkeyPatch) -> None:
    """STARTS: however many headings a page has, the work stays linear."""
    judged = []
    judge = comments._judge
    monkeypatch.setattr(comments, "_judge", lambda *seen: judged.append(1) or judge(*seen))
    text = page(*(f"3 comments\n{post(f'Tom {n}', 3, MORE, button='')}\n{MORE}" for n in range(40)))
    assert left(text).count(MORE) == 80
    assert len(judged) <= comments.STARTS + 2
    judged.clear()
    monkeypatch.setattr(comments, "STARTS", 30)
    run(text)
    assert len(judged) > 20


def test_bounds_of_a_name(monkeypatch: pytest.MonkeyPatch) -> None:
    """NAME_LENGTH, NAME_WORDS: a longer line above a time is text of the comment before."""
    name = "the one who always writes the longest of names"
    entries = [post(name, n, "Great.") for n in (3, 4, 5)]
    text = page(*entries).replace("Reply", "△ 3 ▽ • Reply")
    assert name in left(text)
    monkeypatch.setattr(thread_marks, "NAME_WORDS", 12)
    assert left(text) == ARTICLE
    monkeypatch.setattr(thread_marks, "NAME_LENGTH", 20)
    assert name in left(text)


def test_bound_stamp(monkeypatch: pytest.MonkeyPatch) -> None:
    entries = [f"{name} 03.05.21 - 10:15\nI carried sacks there as a boy.\nReply" for name in ("Tom", "Ann", "Ned")]
    text = page("3 Comments", *entries)
    assert left(text) == ARTICLE
    monkeypatch.setattr(thread_marks, "STAMP_LENGTH", 10)
    assert "sacks" in left(text)


# The guard's conditions.


def vetoed(**seen: object) -> str | None:
    passage = "\n".join(THREAD)
    doc = Doc(f"{ARTICLE}\n{passage}")
    thread = Thread(**{"entries": 3, "furniture": True, "after_body": True, "closed": True, "signs": 2, **seen})  # type: ignore[arg-type]
    return guard.veto(doc, Edit(len(ARTICLE) + 1, len(doc.text), Reason("r", "c", "why"), thread=thread))


def test_the_guard_lets_a_sure_thread_go() -> None:
    assert vetoed() is None


def test_the_guard_wants_article_text_above() -> None:
    assert vetoed(after_body=False) == "no article text stands before the comments"


def test_the_guard_wants_an_end() -> None:
    assert vetoed(closed=False) == "text follows that is not known to be comments"


def test_the_guard_wants_two_entries_or_more_than_one_sign(monkeypatch: pytest.MonkeyPatch) -> None:
    assert vetoed(entries=1, furniture=False) == "a single entry without the furniture of a comment"
    assert vetoed(entries=1) is None
    monkeypatch.setattr(guard, "THREAD_ENTRIES", 1)
    assert vetoed(entries=1, furniture=False) is None


def test_the_guard_wants_the_signs_of_an_interface(monkeypatch: pytest.MonkeyPatch) -> None:
    assert vetoed(signs=0) == "names and times without the signs of an interface"
    monkeypatch.setattr(guard, "THREAD_SIGNS", 0)
    assert vetoed(signs=0) is None


def test_a_single_comment_shows_its_interface_twice() -> None:
    assert left(page("1 Comment", comment("Tom", 3))) == ARTICLE
    text = page(comment("Tom", 3))
    assert left(text) == text


def kept(text: str) -> str:
    return clean(text, only=["comment_threads"]).strip()


def test_headers_below_their_text_are_told_by_a_heading_that_counts_them() -> None:
    remarks = ["Endlich sagt das mal jemand.", "Ich wohne nebenan und habe davon nichts gemerkt.", "Schade drum."]
    below = [f"Gerd {n}. 3. Mai 2021 um 14:2{n}" for n in range(3)]
    thread = [line for pair in zip(remarks, below, strict=True) for line in pair]
    assert kept(page("Kommentare (3)", *thread)) == ARTICLE
    assert kept(page(*thread)) == page(*thread)


def test_a_long_article_above_tells_comments_with_buttons_from_a_boards_posts() -> None:
    thread = [line for n in range(4) for line in (f"Anna {n}", f"{n + 2} days ago", REMARKS[n], "Reply Like Report")]
    paragraphs = [
        f"{ARTICLE} It was the {n}th mill that the valley lost, and the miller's sister wept." for n in range(9)
    ]
    assert kept("\n".join((*paragraphs, *thread))) == "\n".join(paragraphs)
    assert kept(page(*thread)) == page(*thread)


REMARKS = (
    "Who will pay for it?",
    "I carried sacks there as a boy.",
    "A pity, it was a fine wheel.",
    "Nobody asked us.",
)


@pytest.mark.parametrize(
    ("says", "time"),
    [("dit :", "3 mai 2021 à 14h20"), ("dice:", "4 de mayo de 2021 a las 9:12"), ("说：", "2021-05-03 14:20")],
)
def test_who_speaks_over_a_time_is_a_blogs_header(says: str, time: str) -> None:
    button = {"dit :": "Répondre", "dice:": "Responder", "说：": "回复"}[says]
    thread = [line for name in ("Anna", "Moulin37", "Jo") for line in (f"{name} {says}", time, REMARKS[0], button)]
    assert kept(page(*thread)) == ARTICLE
    round_of_voices = [line for name in ("Anna", "Moulin37", "Jo") for line in (f"{name} {says}", REMARKS[0])]
    assert kept(page(*round_of_voices)) == page(*round_of_voices)


# Laws.


@pytest.mark.parametrize("document", documents("mixed/comments"), ids=str)
def test_alone_the_cleaner_removes_no_more_than_within_all(document: Document) -> None:
    def gone(result: Result) -> set[int]:
        return {
            i
            for removal in result.removals
            for i in range(removal.start, removal.end)
            if not result.original[i].isspace() and not removal.replacement
        }

    alone, together = explain(document.text, only=["comment_threads"]), explain(document.text)
    assert gone(alone) <= gone(together)
    assert clean(alone.text, only=["comment_threads"]) == alone.text


def test_time_grows_with_the_length() -> None:
    def seconds(entries: int) -> float:
        text = page("3 Comments", *(comment(f"Tom {n}", n % 28 + 1) for n in range(entries)), MORE)
        started = time.perf_counter()
        run(text)
        return time.perf_counter() - started

    seconds(10)
    assert seconds(1600) < 12 * seconds(400) + 0.5
