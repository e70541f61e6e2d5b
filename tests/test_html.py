"""HTML in: the article out, the comments told apart, and a clear word on what is no page."""

from __future__ import annotations

import codecs
import time
from pathlib import Path

import pytest

import cleantext
from cleantext import Result, from_html
from cleantext.html import MAX_SIZE

BODY = "The mill on the lower weir closed on Friday, its owner said, after a hundred and four years of grinding."
MORE = "The wheel itself will stay, and a neighbour has offered to oil it every spring, if the council lets her."
COMMENTS = (
    "I carried sacks there as a boy, and it will not be the same without the smell of the flour.",
    "The council had the money for the car park, did it not? I wonder who will oil the wheel.",
)
PAGE = f"""<!DOCTYPE html>
<html lang="en"><head><title>Mill closes after a century - Lower Valley Herald</title>
<meta name="author" content="Hannah Orme"><meta property="article:published_time" content="2021-05-03T10:15:00+00:00">
<meta property="og:site_name" content="Lower Valley Herald"></head>
<body><nav><a href="/">Home</a> <a href="/news">News</a></nav>
<article><h1>Mill closes after a century</h1>
<p>{BODY}</p>
<h2>What stays</h2>
<p>{MORE.replace("a neighbour", '<a href="https://valley.example/oil">a neighbour</a>')}</p>
<ul><li>The wheel and its axle stay.</li><li>The stones go to the museum.</li></ul>
<p>This website uses cookies to improve your experience.</p>
</article>
<div id="comments" class="comments"><ul class="comment-list">
<li class="comment"><p>{COMMENTS[0]}</p></li><li class="comment"><p>{COMMENTS[1]}</p></li></ul></div>
</body></html>"""


def page(*paragraphs: str) -> str:
    return "<html><body><article>" + "".join(f"<p>{text}</p>" for text in paragraphs) + "</article></body></html>"


@pytest.fixture(scope="module")
def result() -> Result:
    return from_html(PAGE.encode(), url="https://valley.example/mill")


def test_the_article_comes_out_as_markdown(result: Result) -> None:
    assert result.text.startswith("# Mill closes after a century\n")
    for part in (BODY, MORE, "## What stays", "- The wheel and its axle stay."):
        assert part in result.text
    assert "cookies" not in result.text


def test_comments_are_told_apart_and_are_a_removal(result: Result) -> None:
    (removal,) = [removal for removal in result.removals if removal.category == "comment_threads"]
    gone = result.original[removal.start : removal.end]
    for comment in COMMENTS:
        assert comment in gone
        assert comment not in result.text
    kept = from_html(PAGE, exclude=["comment_threads"])
    assert all(comment in kept.text for comment in COMMENTS)


def test_the_account_is_exact(result: Result) -> None:
    assert result.restore() == result.original
    ends = [0, *(removal.end for removal in result.removals)]
    assert all(end <= removal.start for end, removal in zip(ends, result.removals, strict=False))


def test_metadata_tells_its_origin(result: Result) -> None:
    assert result.metadata["title"] == ("Mill closes after a century",)
    assert result.metadata["author"] == result.metadata["page.author"] == ("Hannah Orme",)
    assert result.metadata["page.published"] == ("2021-05-03",)


def test_metadata_of_removed_lines_is_merged() -> None:
    byline = PAGE.replace(f"<p>{BODY}</p>", f"<p>By Tom Weir</p><p>{BODY}</p>")
    metadata = from_html(byline).metadata
    assert metadata["page.author"] == ("Hannah Orme",)
    assert set(metadata["author"]) >= {"Hannah Orme"}


def test_links_are_dropped_or_kept() -> None:
    assert "valley.example/oil" not in from_html(PAGE).text
    assert "[a neighbour](https://valley.example/oil)" in from_html(PAGE, links=True).text


def test_no_page_remembers_another() -> None:
    assert [from_html(PAGE) for _ in range(4)] == [from_html(PAGE)] * 4


def test_text_and_bytes_are_one() -> None:
    assert from_html(PAGE) == from_html(PAGE.encode()) == from_html(PAGE.encode("utf-8-sig"))


RUSSIAN = "Мельница на нижней плотине закрылась в пятницу после ста четырёх лет работы, сказал её владелец."


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(page(RUSSIAN, RUSSIAN[:-1] + "!").encode("utf-16"), id="UTF-16 with its mark"),
        pytest.param(
            ('<meta charset="windows-1251">' + page(RUSSIAN, RUSSIAN[:-1] + "!")).encode("cp1251"), id="declared"
        ),
        pytest.param(
            (
                '<?xml version="1.0" encoding="koi8-r"?><!DOCTYPE html><meta http-equiv="Content-Type" '
                'content="text/html; charset=koi8-r">' + page(RUSSIAN, RUSSIAN[:-1] + "!")
            ).encode("koi8-r"),
            id="declared twice",
        ),
        pytest.param(
            ('<meta charset="iso-8859-1">' + page(RUSSIAN, RUSSIAN[:-1] + "!")).encode(), id="declared wrongly"
        ),
    ],
)
def test_the_encoding_is_found_out(data: bytes) -> None:
    assert RUSSIAN in from_html(data).text


def test_an_undeclared_encoding_is_guessed_and_no_error() -> None:
    assert from_html(page(*(f"{RUSSIAN} {i}" for i in range(5))).encode("cp1251")).text


@pytest.mark.parametrize("empty", ["", b"", "  \n", "<html></html>", "<!DOCTYPE html>", codecs.BOM_UTF8])
def test_an_empty_page_is_an_empty_result(empty: str | bytes) -> None:
    result = from_html(empty)
    assert (result.text, result.original, result.removals) == ("", "", ())


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"%PDF-1.7\n1 0 obj", "a PDF"),
        ("%PDF-1.7\n1 0 obj", "a PDF"),
        (b"PK\x03\x04rest", "ZIP"),
        (b"\x1f\x8b\x08rest", "gzip"),
        (b"\x89PNG\r\n", "picture"),
        ('{"html": "<p>x</p>"}', "JSON"),
        (b"[1, 2]", "JSON"),
        ("The mill closed.", "plain text"),
    ],
)
def test_what_is_no_page_is_told(data: str | bytes, what: str) -> None:
    with pytest.raises(ValueError, match=f"this is not HTML but .*{what}"):
        from_html(data)


def test_the_bound_on_size_is_told() -> None:
    with pytest.raises(ValueError, match=rf"{MAX_SIZE + 1:,} bytes; the bound is {MAX_SIZE:,}"):
        from_html(b"<" * (MAX_SIZE + 1))
    with pytest.raises(ValueError, match="the bound is 10"):
        from_html(PAGE, max_size=10)


def test_other_types_and_names_are_told() -> None:
    with pytest.raises(TypeError, match="takes str or bytes, not int"):
        from_html(3)  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="cookie_notices"):
        from_html(PAGE, only=["cookies"])


def test_a_failing_extractor_is_a_clear_error(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> str:
        raise RecursionError("too deep")

    monkeypatch.setattr("trafilatura.extract", fail)
    with pytest.raises(ValueError, match="the extractor failed on this page: RecursionError"):
        from_html(PAGE)


@pytest.mark.parametrize(
    "hostile",
    [
        pytest.param("<html><body>" + "<div>" * 50_000 + BODY + "</div>" * 50_000, id="nested divisions"),
        pytest.param("<html><body><p>" + "<b>" * 20_000 + BODY, id="nested emphasis"),
        pytest.param("<html><body>" + "<table><tr><td>" * 3_000 + BODY, id="nested tables"),
        pytest.param("<html><body>" + "<ul><li>" * 5_000 + BODY, id="nested lists"),
        pytest.param("<" * 100_000, id="nothing but brackets"),
        pytest.param("<p " + 'a="' * 100_000, id="open attributes"),
        pytest.param("<html><body>" + '<a href="x">link</a> ' * 5_000, id="nothing but links"),
        pytest.param("<html><body><p>" + BODY.replace(" ", "\0") + "</p><p>" + MORE, id="null characters"),
        pytest.param(b"<html><body><p>\xff\xfe\x80" + BODY.encode() + b"\xc3", id="bytes of no encoding"),
        pytest.param(page(BODY + "\ud800", MORE), id="lone surrogate"),
        pytest.param('<!DOCTYPE a [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]>' + page("&b;" * 5_000, BODY), id="entities"),
        pytest.param("<html><body><div class=comments>" + "<p>" + BODY, id="nothing but comments"),
    ],
)
def test_hostile_pages_end_in_a_result(hostile: str | bytes) -> None:
    began = time.monotonic()
    result = from_html(hostile)
    assert result.restore() == result.original
    assert time.monotonic() - began < 30, "a bound against hanging, not a measurement"


def test_a_declaration_before_the_doctype_hides_no_text() -> None:
    xhtml = '<?xml version="1.0" encoding="utf-8"?><!DOCTYPE html>' + page(BODY, MORE)
    assert BODY in from_html(xhtml).text
    assert BODY in from_html(xhtml.encode()).text


def test_a_fragment_is_a_page() -> None:
    fragment = f"<div class='entry-content article'><h1>Mill</h1><p>{BODY}</p><p>{MORE}</p></div>"
    assert BODY in from_html(fragment).text
    assert BODY in from_html(f"<!-- {'served from a cache ' * 5} -->\n" + fragment.encode().decode()).text


def test_an_unknown_name_of_the_package_is_told() -> None:
    with pytest.raises(AttributeError, match="no attribute 'from_pdf'"):
        cleantext.from_pdf  # noqa: B018


PAGES = sorted((Path(__file__).parent / "pages").glob("*.html"))


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_our_own_pages(path: Path) -> None:
    """Each page tells in its first comment what must be in the text that comes out, and what must not."""
    data = path.read_bytes()
    comment, _, page = data.decode("utf-8").partition("-->")
    told = [line.partition(": ") for line in comment.splitlines()]
    result = from_html(data)
    kept = [words for label, _, words in told if label == "keeps"]
    lost = [words for label, _, words in told if label == "loses"]
    assert kept
    assert all(words in page for words in (*kept, *lost))
    assert [words for words in kept if words not in result.text] == []
    assert [words for words in lost if words in result.text] == []
    assert result.restore() == result.original


def test_what_elements_tell_is_a_removal_like_any_other() -> None:
    about = "Before you go, leave your address, and the paper will come to your door on Saturday."
    box = PAGE.replace("<h2>", f'<div class="popup"><p>{about}</p></div><h2>')
    (removal,) = [removal for removal in from_html(box).removals if removal.rule == "html/navigation"]
    assert removal.category == "navigation"
    assert removal.reason == "The page has this line in a dialog or a menu, and nowhere else."
    assert about in from_html(box, exclude=["navigation"]).text


PUBLISHED = '<head><meta property="article:published_time" content="2024-03-01"></head>'


def outside(article: int, behind: int, head: str = PUBLISHED) -> Result:
    """A page whose text is in two elements, each of so many paragraphs."""
    parts = [
        "".join(f"<p>{BODY} {MORE} {part}{i}</p>" for i in range(size))
        for part, size in (("a", article), ("b", behind))
    ]
    return from_html(f"<html>{head}<body><div class='x'><div>{parts[0]}</div><div>{parts[1]}</div></div></body></html>")


def test_what_stands_behind_the_articles_element_goes() -> None:
    result = outside(8, 2)
    reasons = {removal.reason for removal in result.removals if removal.rule == "html/navigation"}
    assert reasons == {"The page has this line in an element behind the article's, and nowhere else."}
    assert "a7" in result.text
    assert "b0" not in result.text


def test_an_article_in_two_elements_stays_whole() -> None:
    assert outside(6, 6).removals == ()
    assert outside(8, 3).removals == ()


def test_only_on_what_is_declared_an_article() -> None:
    assert outside(8, 2, head="").removals == ()
    assert outside(8, 2, head='<head><meta property="og:type" content="article"></head>').removals == ()
    data = '<head><script type="application/ld+json">{"@type": "NewsArticle"}</script></head>'
    assert "b0" not in outside(8, 2, head=data).text


def test_a_call_to_act_with_sentences_goes_from_what_is_declared_an_article() -> None:
    call = "Come and see the wheel turn on any Sunday in May, and bring the children, who will get a bag of flour."
    text = f"<html>{{}}<body><main><p>{BODY} {MORE}</p><div class='cta'><p>{call}</p></div><p>{MORE} {BODY}</p></main></body></html>"
    assert call in from_html(text.format("")).text
    assert call not in from_html(text.format(PUBLISHED)).text


def test_what_is_marked_as_the_authors_is_no_article() -> None:
    about = "Hannah Orme has written about mills and weirs for this paper since she was nineteen years old."
    box = PAGE.replace("</article>", f'<div itemprop="author"><p>{about}</p></div></article>')
    (removal,) = [removal for removal in from_html(box).removals if removal.rule == "html/author_bios"]
    assert removal.reason == "The page has this line in a box about the author, and nowhere else."


def test_the_posts_of_a_board_stay_whole() -> None:
    posts = "".join(
        f"<div><p>{BODY} {MORE} {i}</p>{'<p>' + BODY + MORE + '</p>' if not i else ''}</div>" for i in range(2)
    )
    board = (
        f'<html><head><meta name="generator" content="phpBB"></head>{PUBLISHED}<body><div>{posts}</div></body></html>'
    )
    assert [removal.rule for removal in from_html(board).removals if removal.rule.startswith("html/")] == []


@pytest.mark.parametrize(
    "sign",
    [
        '<meta name="generator" content="phpBB">',
        '<meta property="og:site_name" content="Lobsters">',
        '<link rel="canonical" href="https://www.reddit.com/r/mills/comments/1/closed/">',
    ],
)
def test_a_forum_keeps_its_replies(sign: str) -> None:
    forum = from_html(PAGE.replace("<title>", f"{sign}<title>"))
    assert all(comment in forum.text for comment in COMMENTS)


def test_names_take_no_large_part_of_an_article() -> None:
    parts = "".join(f'<div class="author-box"><p>{BODY} {i}</p></div>' for i in range(4))
    assert BODY in from_html(f"<html><body><main><p>{MORE}</p>{parts}</main></body></html>").text


def test_the_recall_mode_is_taken_only_where_it_finds_as_much(monkeypatch: pytest.MonkeyPatch) -> None:
    import trafilatura

    extract = trafilatura.extract

    def less(*args: object, **options: object) -> object:
        return BODY if options.get("favor_recall") else extract(*args, **options)

    monkeypatch.setattr("trafilatura.extract", less)
    assert "The stones go to the museum" in from_html(PAGE).text


PORTRAIT = "Hannah Orme reports from the valley for the Herald, where she has lived since she was a girl of six."


def signed_page(*paragraphs: str) -> str:
    text = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    return PAGE.replace(f"<p>{BODY}</p>", f"<p>{BODY}</p>{text}").replace("</article>", f"<p>{PORTRAIT}</p></article>")


@pytest.mark.parametrize("title", ["Cafe", "Cafe closes", "Friday"])
def test_a_short_title_over_one_long_paragraph_stays_whole(title: str) -> None:
    text = "The cafe on the lower weir closed on Friday, its owner said, and nobody knows what becomes of it. " * 4
    html = f"<html><body><article><h1>{title}</h1><p>{text}</p></article></body></html>"
    assert from_html(html).text == f"# {title}\n\n{text.strip()}"


def test_no_date_is_made_of_a_copyright_notice() -> None:
    foot = PAGE.replace('<meta property="article:published_time" content="2021-05-03T10:15:00+00:00">', "")
    assert "published" not in from_html(foot.replace("</body>", "<footer>Copyright 2019</footer></body>")).metadata
    assert from_html(PAGE).metadata["published"][0].startswith("2021-05-03")


def test_the_authors_name_tells_what_portrays_her() -> None:
    result = from_html(signed_page("The council meets in June, and the mill is not on its list."))
    assert PORTRAIT not in result.text
    reasons = [removal.reason for removal in result.removals if removal.rule == "html/author_bios"]
    assert reasons == ["The page's head names the author whom this last paragraph portrays."]


def test_an_article_that_speaks_of_its_author_keeps_her() -> None:
    told = "Hannah Orme was one of the last who carried sacks there, and she asks what becomes of the stones."
    assert PORTRAIT in from_html(signed_page(told)).text


def test_the_authors_name_amid_an_article_stays() -> None:
    named = signed_page(
        "Who wrote it?", "Hannah Orme", "She did, and the mayor read it out, line by line, to the town."
    )
    assert "Hannah Orme\n" in from_html(named).text
