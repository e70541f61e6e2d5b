"""The ends of a text: furniture that no rule knows goes from there, and nothing else does."""

from __future__ import annotations

import pytest

from cleantext import amid, clean, explain, margins, pipeline, site_links

A = "The ringers of Fen End climbed the tower on Monday, for the first time in eleven years."
B = "Mrs Tovey had kept the rope dry in her barn, and it held when the treble swung."
C = "Nobody had told the jackdaws, which left the belfry at once and did not come back."
TITLE = "Bells over the fen again"
ARTICLE = f"{A}\n\n{B}\n\n{C}"
#: No rule knows these lines, but they read as furniture.
ENDS = ("Share your quilps with our vorn", "Log in | Your account | Quilp settings", "Your quilp account")
HEAD = "Sections | Vorns | Account | Log in"


def without_rules(text: str) -> str:
    """What is left of *text* where no rule of any language is held against it."""
    return pipeline.Pipeline(cleaners(), languages=()).explain(text).text


def cleaners() -> tuple[pipeline.Cleaner, ...]:
    return tuple(pipeline.Cleaner(f"none-{number}", rules=()) for number in range(pipeline.WIDE))


def test_furniture_at_the_end_goes_without_a_rule() -> None:
    text = "\n\n".join((TITLE, ARTICLE, *ENDS))
    assert without_rules(text) == f"{TITLE}\n\n{ARTICLE}\n"
    result = pipeline.Pipeline(cleaners(), languages=()).explain(text)
    assert {removal.rule for removal in result.removals} - {"spacing/blank-lines"} == {"furniture/margin"}


def test_few_lines_are_not_enough() -> None:
    """STRONG: what might be a signature or a last line proves no page."""
    text = "\n\n".join((TITLE, ARTICLE, *ENDS[:2]))
    assert without_rules(text) == text


def test_a_pipeline_of_few_cleaners_leaves_the_ends_alone() -> None:
    text = "\n\n".join((TITLE, ARTICLE, *ENDS))
    assert clean(text, only=["cookie_notices"]) == text


@pytest.mark.parametrize(
    "end",
    [
        "The treble is the smallest of the bells\n\nThe tenor weighs as much as a cow\n\nFen End rings on Sundays",
        "Yours ever,\n\nAnna Tovey\n\nFen End, in May",
        "Yours ever,\n\nAnna Tovey\n\nYour quilp account\n\nSubscribe to our quilps\n\nFollow us on Vorn",
        "Share our joy,\n\nYour account,\n\nSubscribe",
        "- a rope\n- a bell\n- a jackdaw",
        "1. Share your quilps\n2. Your quilp account\n3. Quilp settings",
        "| Follow | Account |\n| - | - |\n| Quilp app | Log in |",
        "    follow(account)\n    login(app)\n    share(link)",
    ],
    ids=["sentences", "letter", "letter of many", "commas", "list", "numbered", "table", "code"],
)
def test_the_end_of_an_article_stays(end: str) -> None:
    text = f"{TITLE}\n\n{ARTICLE}\n\n{end}"
    assert without_rules(text) == text


def test_what_stands_above_article_text_stays() -> None:
    text = "\n\n".join((A, *ENDS, B, C))
    assert without_rules(text) == text


def test_a_list_of_cards_has_no_ends() -> None:
    """SHORT_EACH, SHORT_MORE: a text of short lines is a menu, or a list, and as a whole what was asked for."""
    cards = [f"{line} {number}" for number in range(6) for line in ENDS]
    text = "\n\n".join((TITLE, A, *cards))
    assert without_rules(text) == text


def test_posts_stay() -> None:
    """POSTS: times of day over short lines are a page of posts, or a diary."""
    text = "\n\n".join((TITLE, ARTICLE, "Anna 10:15", ENDS[0], "Bert 10:20", ENDS[1], "Anna 10:31", ENDS[2]))
    assert without_rules(text) == text


def test_an_article_that_reads_as_furniture_is_its_own_measure() -> None:
    """OVER: what a shop says of itself is no worse at the end of its page than in the midst of it."""
    shop = [
        "Sign up for our newsletter and follow us on all our channels to get our free app.",
        "Share our page with your friends and log in to your account to manage your settings.",
        "Subscribe now to get all our offers by e-mail, and download our app for your phone.",
    ]
    text = "\n\n".join((*shop, *ENDS))
    assert without_rules(text) == text


def test_the_head_goes_where_the_page_shows_itself_and_the_title_stays() -> None:
    text = "\n\n".join((HEAD, TITLE, ARTICLE, *ENDS))
    assert without_rules(text) == f"{TITLE}\n\n{ARTICLE}\n"
    assert without_rules(f"{HEAD}\n\n{TITLE}\n\n{ARTICLE}") == f"{HEAD}\n\n{TITLE}\n\n{ARTICLE}"


@pytest.mark.parametrize("title", ["Follow the account of the ringers", "# Get our app", "Log in: the bells online"])
def test_a_title_that_reads_as_furniture_stays(title: str) -> None:
    text = "\n\n".join((HEAD, title, "Anna Tovey", ARTICLE, *ENDS))
    assert title in without_rules(text)


def test_a_heading_goes_only_with_what_stands_under_it() -> None:
    text = "\n\n".join((TITLE, ARTICLE, "## Your account", "- a rope", *ENDS))
    assert "## Your account" in without_rules(text)
    assert "## Your account" not in without_rules("\n\n".join((TITLE, ARTICLE, "## Your account", *ENDS)))


def test_bounds_of_the_end(monkeypatch: pytest.MonkeyPatch) -> None:
    """With more asked for, or less allowed, the end stays."""
    sentence = "Get the quilp newsletter by e-mail every vorn."
    short = ENDS[2]
    text = "\n\n".join((TITLE, ARTICLE, *ENDS, sentence))
    assert without_rules(text) != text
    for name, value in (
        ("STRONG", 9), ("ENOUGH", 99.0), ("SHORT_MORE", -99), ("POSTS", 0), ("OVER", 99.0), ("LOWEST", 99.0),
        ("FIRST", 99.0), ("DOUBTFUL_EACH", -1),
    ):  # fmt: skip
        with monkeypatch.context() as patch:
            patch.setattr(margins, name, value)
            assert without_rules(text) == text, name
    for name, line in (("GOING", short), ("SENTENCE", sentence)):
        assert line not in without_rules(text)
        with monkeypatch.context() as patch:
            patch.setattr(margins, name, 99.0)
            assert line in without_rules(text), name
    monkeypatch.setattr(amid.Amid, "_own", lambda amid, line: True)
    assert without_rules(text) == text


def test_a_neighbour_gives_the_category() -> None:
    text = f"{TITLE}\n\n{ARTICLE}\n\nShare this article\n\n{ENDS[0]}\n\n{ENDS[1]}"
    found = {removal.rule: removal.category for removal in explain(text).removals}
    assert found["furniture/margin"] == "share_prompts"
    assert clean(text) == f"{TITLE}\n\n{ARTICLE}\n"


@pytest.mark.parametrize(
    ("line", "goes"),
    [
        ("[Zaber](/z) | [Vorns](/v) | [Quilp](/q)", True),
        ("**Fen End** > [Zaber](/z) > [Vorns](/v)", True),
        ("← [The weir is dry](/weir) — [A vorn of ale](/ale) →", True),
        ("Quilp a vorn of zaber. [Fine](#) [Rather not](#)", True),
        ("- [The weir is dry](/weir)\n- [A vorn of ale](/ale)\n- [Why the eel left](/eel)", True),
        ("- [The weir is dry](https://fen.example/weir)\n- [A vorn of ale](https://ale.example)", False),
        ("- [The weir is dry](/weir)", False),
        ("See the notes on the weir [1](#n1) [2](#n2)", False),
        ("The vicar wrote [of the weir](/weir) and [of the ale](/ale) in May, before the flood.", False),
    ],
    ids=["menu", "trail", "pager", "choice", "list", "references", "one item", "notes", "article"],
)
def test_links_within_the_site_tell_of_a_page(line: str, goes: bool) -> None:
    text = "\n\n".join((TITLE, ARTICLE, line, *ENDS))
    left = without_rules(text)
    assert all((part in left) != goes for part in line.split("\n")), left


def test_a_call_behind_a_sentence_counts(monkeypatch: pytest.MonkeyPatch) -> None:
    call = "Get the Friday vorn. [Quilp me](/vorn)"
    text = "\n\n".join((TITLE, ARTICLE, call, *ENDS))
    assert call not in without_rules(text)
    monkeypatch.setattr(site_links, "CALL", -9.0)
    assert call in without_rules(text)


@pytest.mark.parametrize(("name", "value"), [("ROW", 9), ("ROW_WORDS", 0)])
def test_bounds_of_a_row(name: str, value: int, monkeypatch: pytest.MonkeyPatch) -> None:
    row = "**Fen End** [Zaber](/z), [Vorns](/v)"
    text = "\n\n".join((row, f"# {TITLE}", ARTICLE))
    assert row not in without_rules(text)
    monkeypatch.setattr(site_links, name, value)
    assert row in without_rules(text)


def test_what_stands_above_a_heading_of_the_first_rank_is_the_page_s() -> None:
    """Even a sentence; and a menu there is enough to show the page. Above a paragraph a heading is a section's."""
    menu, notice = (
        "[Zaber](/z) | [Vorns](/v) | [Quilp](/q)",
        "Share your quilp account with our newsletter today! [Cart (0)](/cart)",
    )
    text = "\n\n".join((menu, notice, f"# {TITLE}", ARTICLE))
    assert without_rules(text) == f"# {TITLE}\n\n{ARTICLE}"
    section = "\n\n".join((menu, A, f"## {TITLE}", B, C))
    assert A in without_rules(section)
    assert f"## {TITLE}" in without_rules("\n\n".join((menu, f"## {TITLE}", ARTICLE)))


def test_a_link_over_the_menu_goes() -> None:
    jump = "[To the zaber](#main)"
    assert without_rules("\n\n".join((jump, f"# {TITLE}", ARTICLE))) == f"# {TITLE}\n\n{ARTICLE}"
    assert jump in without_rules("\n\n".join((A, jump, B, C)))


def test_a_link_alone_between_paragraphs_goes_where_the_page_shows_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    menu, alone = "[Zaber](/z) | [Vorns](/v) | [Quilp](/q)", "Quilp too: [Subscribe to our newsletter](/vorn)"
    text = "\n\n".join((menu, f"# {TITLE}", ARTICLE, B, alone, ARTICLE, B))
    assert alone not in without_rules(text)
    assert alone in without_rules("\n\n".join((f"# {TITLE}", ARTICLE, B, alone, ARTICLE, B)))
    assert "Quilp too" in without_rules(text.replace("(/vorn)", "(https://vorn.example)"))
    monkeypatch.setattr(site_links, "LABEL_WORDS", 1)
    assert alone in without_rules(text)


def test_who_the_author_is_goes_with_the_end(monkeypatch: pytest.MonkeyPatch) -> None:
    """By a name in bold that begins the paragraph as no other does."""
    by, told = "Zaber Vorn", "Ida Marsh keeps bees behind the mill, and her book on the eel is out in May."
    portrait = told.replace("Ida Marsh", "**Ida Marsh**")
    text = "\n\n".join((TITLE, by, ARTICLE, portrait, *ENDS))
    assert portrait not in without_rules(text)
    with monkeypatch.context() as patch:
        patch.setattr(margins, "PORTRAIT", -3.5)
        assert portrait in without_rules(text)
    stays = (
        (TITLE, by, ARTICLE, told, *ENDS),  # nobody's name
        (TITLE, by, ARTICLE, f"**Anna Tovey** {B}", f"**Ida Marsh** {C}", *ENDS),  # one of many
    )
    for parts in stays:
        left = without_rules("\n\n".join(parts))
        assert parts[-len(ENDS) - 1] in left


def test_under_a_thread_the_page_needs_less(monkeypatch: pytest.MonkeyPatch) -> None:
    """THREAD, UNDER_THREAD: readers' comments end the article."""
    remark = "{name}, 4 Vornar, 07:1{n}: My uncle rang the third bell in May."
    thread = [
        remark.format(name=name, n=n) for n, name in enumerate(("Anna", "Bert", "Cleo", "Dirk", "Emma", "Fritz"), 1)
    ]
    note = "The vorn lives on ads and on its readers."
    text = "\n\n".join((TITLE, ARTICLE, "6 quilps of the vorn", *thread, note, *ENDS))
    assert clean(text) == f"{TITLE}\n\n{ARTICLE}\n"
    for name, value in (("THREAD", 99), ("UNDER_THREAD", 99.0)):
        with monkeypatch.context() as patch:
            patch.setattr(margins, name, value)
            assert note in clean(text), name


def test_a_caption_with_an_owner_stays() -> None:
    caption = "The belfry and the vorn, in May. © Quilp & Zaber"
    assert caption in without_rules("\n\n".join((TITLE, ARTICLE, caption, *ENDS)))


def test_an_article_with_lists_has_an_end_too() -> None:
    items = "\n".join(f"- {number} g of vorn" for number in range(10, 40))
    text = "\n\n".join((TITLE, A, items, B, C, *ENDS))
    assert without_rules(text) == "\n\n".join((TITLE, A, items, B, f"{C}\n"))


BUTTON = "Subscribe to our newsletter »"


@pytest.mark.parametrize(
    "line",
    [
        BUTTON,
        "→ Subscribe to our newsletter",
        "Our newsletter comes on Fridays. [Subscribe] [Not now]",
        "Share this · Subscribe · Print this article",
        "Enjoyed this article? Share it on Facebook, Twitter and WhatsApp, leave a comment below and subscribe to our newsletter!",
    ],
)
def test_amid_the_article_what_bears_the_marks_of_a_page_goes(monkeypatch: pytest.MonkeyPatch, line: str) -> None:
    """MARKED, PROSE: by its words, and by an arrow, buttons or a row; a paragraph by its words alone."""
    text = "\n\n".join((TITLE, ARTICLE, line, B, C, *ENDS))
    assert line not in without_rules(text)
    assert B in without_rules(text)
    monkeypatch.setattr(margins, "MARKED", 99.0)
    monkeypatch.setattr(margins, "PROSE", 99.0)
    assert line in without_rules(text)


@pytest.mark.parametrize(
    "line",
    [
        BUTTON.replace(" »", ""),  # no mark
        f"### {BUTTON}",
        "The belfry at noon »",  # no words
        f"{BUTTON}\n\n{BUTTON}",  # one beside the other: a list
        "subscribe(letter); // »",
        "Newsletter | Subscribe | Share",
    ],
)
def test_amid_the_article_other_short_lines_stay(line: str) -> None:
    text = "\n\n".join((TITLE, ARTICLE, line, B, C, *ENDS))
    assert line in without_rules(text)


@pytest.mark.parametrize("menu", ["Bells Accounts Log Newsletter Subscribe", "Log in | Your account | Quilp settings"])
def test_the_line_that_is_most_of_a_sentence_is_the_title(menu: str) -> None:
    """A menu may read less as furniture than a title that speaks to the reader."""
    title = "Log in to your account at 14.07? What we learned of a single line"
    assert title in without_rules("\n\n".join((menu, title, "Blog · 8 min", ARTICLE, *ENDS)))


def test_a_book_that_the_article_names_stays() -> None:
    book = "Log in | Quilp, A. (1986) | Your account"
    share, *more = ENDS
    assert book in without_rules("\n\n".join((TITLE, ARTICLE, share, book, *more, *ENDS)))
    other = book.replace(" (1986)", "")
    assert other not in without_rules("\n\n".join((TITLE, ARTICLE, share, other, *more, *ENDS)))


def test_many_short_lines_below_the_last_paragraph_are_a_page_s(monkeypatch: pytest.MonkeyPatch) -> None:
    """SHORT_BELOW: where the article has many short lines itself, or stays on below, it may be a list of cards."""
    text = "\n\n".join((TITLE, ARTICLE, *(f"{line} {n}" for n in range(4) for line in ENDS)))
    assert without_rules(text) == f"{TITLE}\n\n{ARTICLE}\n"
    monkeypatch.setattr(margins, "SHORT_BELOW", 0)
    assert without_rules(text) == text


def test_two_arrows_before_a_label_quote_nobody() -> None:
    assert clean(f"{A}\n\n>> Read also: The mill that would not turn\n\n{B}") == f"{A}\n\n{B}"
    quoted = f"{A}\n\n>> read also the mill that would not turn\n\n{B}"
    assert clean(quoted) == quoted


BOX = "> **Fen letters.** Four times a year, on paper. [Send me one](/letters)"


def test_a_box_that_calls_the_reader_goes_from_amid_the_article() -> None:
    menu = "[Home](/) | [Fen](/fen) | [Bells](/bells)"
    text = f"{menu}\n\n# {TITLE}\n\n{A}\n\n{BOX}\n\n{B}\n\n{C}"
    assert clean(text) == f"# {TITLE}\n\n{A}\n\n{B}\n\n{C}"


@pytest.mark.parametrize(
    "quoted",
    ["> Four times a year, on paper, she said. [A letter](/letters)", BOX.removesuffix(" [Send me one](/letters)"), f"{BOX}\n\n{BOX}"],
    ids=["a quotation", "no call", "two"],
)  # fmt: skip
def test_what_is_quoted_stays(quoted: str) -> None:
    menu = "[Home](/) | [Fen](/fen) | [Bells](/bells)"
    text = f"{menu}\n\n# {TITLE}\n\n{A}\n\n{quoted}\n\n{B}\n\n{C}"
    assert quoted in clean(text)


def test_bound_barrier(monkeypatch: pytest.MonkeyPatch) -> None:
    """BARRIER: above a paragraph that stays at the end of the text nothing goes for how it reads."""
    page = "Share this article\nTags: bells\nSign up for our newsletter"
    text = "\n\n".join((TITLE, ARTICLE, page, *ENDS, "The jackdaws came back in May."))
    assert ENDS[2] in clean(text)
    monkeypatch.setattr(margins, "BARRIER", -99)
    assert ENDS[2] not in clean(text)


def test_where_nothing_else_goes_the_last_line_does_or_none() -> None:
    text = "\n\n".join((TITLE, ARTICLE, *ENDS, "The treble is the smallest of the bells"))
    assert without_rules(text) == text
