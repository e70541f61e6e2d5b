"""HTML in: trafilatura finds the article in a page, the cleaners take out what it left."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable

from cleantext.cleaners import compose
from cleantext.dom import informed
from cleantext.extraction import extract
from cleantext.pipeline import Pipeline
from cleantext.result import Removal, Result, Veto
from cleantext.rules import Rule

#: Pages of more bytes (or code points) are refused: parsing takes about a hundred times their size in memory.
MAX_SIZE = 20_000_000

_CATEGORY = "comment_threads"
_RULE = "html/comments"
_REASON = "Readers' comments: the page keeps them apart from the article."
_NOTHING_ELSE = "the page holds nothing but comments"
#: Before an article of fewer words, longer comments are what the page is for: a link, and what people say of it.
_SHORT = 100
_SHORT_REASON = "the page has less article than comments"

#: What people hand over by mistake, by its first bytes.
OTHER_FORMATS = (
    (b"%PDF-", "a PDF; extract its text first, and give that to clean()"),
    (b"PK\x03\x04", "a ZIP archive or an office document; extract its text first"),
    (b"\x1f\x8b", "compressed with gzip; decompress it first"),
    (b"\x28\xb5\x2f\xfd", "compressed with Zstandard; decompress it first"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
)
_BOMS = ((b"\xff\xfe\0\0", "utf-32"), (b"\0\0\xfe\xff", "utf-32"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s{0,9}=\s{0,9}["']?\s{0,9}([\w:.-]{1,40})""", re.IGNORECASE)
_XML = re.compile(r"\A\s{0,100}<\?xml[^<>]{0,200}\?>")
_XML_BYTES = re.compile(_XML.pattern.encode())

# Forums and questions with answers say what they are to search engines, or name the software that they run on; boards
# of links name themselves. A "Question" alone says nothing: the answers that articles and shops give to frequent ones
# are marked so too.
_FORUM = re.compile(
    r"""DiscussionForumPosting|schema\.org/QAPage|"@type"\s{0,9}:\s{0,9}"QAPage"|<html[^<>]{0,500}\sid="XF"|"""
    r"""(?:rel="canonical"\s{1,9}href|property="og:url"\s{1,9}content)="https?://[^"<>\s]{0,200}\bforums?\b|"""
    r"""(?:rel="canonical"\s{1,9}href|property="og:url"\s{1,9}content)="https?://[\w.-]{0,80}forum|"""
    r"""(?:rel="canonical"\s{1,9}href|property="og:url"\s{1,9}content)="https?://(?:\w{1,9}\.)?reddit\.com/r/|"""
    r"""property="og:site_name"\s{1,9}content="(?:Lobsters|Reddit|Tildes|Hacker News)"|<html[^<>]{0,500}\sop="item"|"""
    r"""<body[^<>]{0,500}\sid="(?:phpbb|question-page|topic)|"""
    r"""name="generator"\s{1,9}content="(?:vBulletin|phpBB|Discourse|XenForo|MyBB|SMF|Flarum|NodeBB|Vanilla|bbPress)""",
    re.IGNORECASE,
)

# Articles say so to search engines and to who shares them, or have their own address among a site's articles; a
# service's or a shop's page hardly ever does.
_AMONG_ARTICLES = (
    r"/(?:blogs?|news|articles?|artikel|articulos?|actualites?|nachrichten|noticias?|notizie|posts?|stor(?:y|ies)|20\d\d)"
    r"""/[^"'<>\s/]"""
)
_ARTICLE = re.compile(
    r""""@type"\s{0,9}:\s{0,9}\[?\s{0,9}"(?:\w{0,20}Article|BlogPosting|Report)"|property=["']article:published_time|"""
    r"""itemtype=["']https?://schema\.org/(?:\w{0,20}Article|BlogPosting)|"""
    r"""(?:rel=["']canonical["']\s{1,9}href|property=["']og:url["']\s{1,9}content)=["']https?://[^"'<>\s]{1,200}"""
    + _AMONG_ARTICLES,
    re.IGNORECASE,
)


def from_html(
    html: str | bytes,
    *,
    url: str | None = None,
    only: Iterable[str] | None = None,
    exclude: Iterable[str] | None = None,
    languages: Iterable[str] | None = None,
    keep_body: bool = True,
    links: bool = False,
    max_size: int = MAX_SIZE,
    rules: Iterable[Rule] = (),
) -> Result:
    """Extract the article of a page as markdown, and clean it.

    `Result.original` is the extracted text, to which all offsets refer: the article and, behind it, the readers'
    comments that the page holds. Where comment threads are cleaned, these are a removal like any other. What the
    extractor leaves out (captions, a heading outside the article, where links lead) is in neither. Values that
    the page's HTML tells ("title", "author", "published", ...) stand in `Result.metadata` before those of removed
    lines and, so that their origin is known, once more under "page.title" and so on.

    Args:
        html: the page. Give the raw bytes if you have them: the encoding is then found out.
        url: where the page is from, which helps to find its date and outlet, and to see that it is an article; nothing
            is fetched.
        only: as in `compose`.
        exclude: as in `compose`.
        languages: as in `compose`.
        keep_body: as in `compose`.
        links: keep links as markdown; otherwise only their words.
        max_size: refuse a page of more bytes, or of more code points.
        rules: as in `compose`.

    Raises:
        TypeError: *html* is neither `str` nor `bytes`.
        ValueError: the page is too large, is something else than HTML (a PDF, JSON, plain text), or the extractor
            fails on it; or a category or a language is unknown.

    >>> page = "<html><body><article><h1>Mill</h1><p>The mill on the weir closed on Friday, its owner said.</p>"
    >>> from_html(page + "<p>It had ground for a hundred years, and no one will buy it.</p></article>").text[:14]
    '# Mill\\n\\nThe mi'
    """
    pipeline = compose(only, exclude, languages=languages, keep_body=keep_body, rules=rules)
    return clean_page(html, pipeline, url=url, links=links, max_size=max_size)


def clean_page(
    html: str | bytes, pipeline: Pipeline, *, url: str | None = None, links: bool = False, max_size: int = MAX_SIZE
) -> Result:
    """Do what `from_html` does, with cleaners that were chosen before."""
    page = _page(html, max_size)
    if not page:
        return Result("", "")
    forum = _is(_FORUM, page)
    article, comments, told, elements = extract(page, url, links, replies=forum)
    original = f"{article}\n\n{comments}\n" if article and comments else article or comments
    vetoes: tuple[Veto, ...] = ()
    tail: tuple[Removal, ...] = ()
    if comments and any(cleaner.name == _CATEGORY for cleaner in pipeline.cleaners):
        if article and _is_made_of_replies(article, comments):
            vetoes = (Veto(len(article), len(original), _CATEGORY, _RULE, _SHORT_REASON),)
        elif article:
            tail = (Removal(len(article), len(original), _CATEGORY, _RULE, _REASON),)
        else:
            vetoes = (Veto(0, len(original), _CATEGORY, _RULE, _NOTHING_ELSE),)
    text = article if tail else original
    if elements is not None:
        named = _is(_ARTICLE, page) or re.search(_AMONG_ARTICLES, url or "", re.IGNORECASE) is not None
        authors = () if forum else told.get("author", ())
        declared = text is article and named and not forum
        pipeline = informed(pipeline, elements, text, declared=declared, authors=authors)
    result = pipeline.explain(text)
    metadata = {key: tuple(dict.fromkeys((*values, *result.metadata.get(key, ())))) for key, values in told.items()}
    return Result(
        result.text,
        original,
        (*result.removals, *tail),
        (*vetoes, *result.vetoed),
        {**result.metadata, **metadata, **{f"page.{key}": values for key, values in told.items()}},
        result.truncated,
    )


def _is_made_of_replies(article: str, comments: str) -> bool:
    """Whether the comments are the page's text and not remarks on it."""
    return len(article.split()) < min(_SHORT, len(comments.split()) / 2)


def _is(kind: re.Pattern[str], page: str | bytes) -> bool:
    """Whether the page declares itself to be of this kind."""
    return kind.search(page if isinstance(page, str) else page.decode("utf-8", "replace")) is not None


def _page(html: str | bytes, max_size: int) -> str | bytes:
    """What to hand to the extractor; empty if there is nothing.

    Raises:
        TypeError: *html* is neither `str` nor `bytes`.
        ValueError: it is too large, or no HTML.
    """
    if not isinstance(html, str | bytes):
        raise TypeError(f"from_html takes str or bytes, not {type(html).__name__}")
    if len(html) > max_size:
        unit = "bytes" if isinstance(html, bytes) else "code points"
        raise ValueError(f"the page has {len(html):,} {unit}; the bound is {max_size:,} (max_size=)")
    head = html[:8].encode("utf-8", "replace") if isinstance(html, str) else html[:8]
    for magic, what in OTHER_FORMATS:
        if head.startswith(magic):
            raise ValueError(f"this is not HTML but {what}")
    page = html if isinstance(html, str) else _decoded(html)
    # An XML declaration says nothing that is not known by now, and before a doctype it makes trafilatura find no text.
    page = _XML.sub("", page, 1) if isinstance(page, str) else _XML_BYTES.sub(b"", page, 1)
    start = page[:1000].lstrip()
    if not start and not page.strip():
        return page[:0]
    if not ("<" in page if isinstance(page, str) else b"<" in page):
        what = "JSON" if start[:1] in ("{", "[", b"{", b"[") else "plain text; give it to clean() or explain()"
        raise ValueError(f"this is not HTML but {what}")
    if start[:1] in ("{", "[", b"{", b"[") and _is_json(page):
        raise ValueError("this is not HTML but JSON; give the HTML that it holds")
    # trafilatura takes what does not name itself at once for something else: a fragment, or a page behind a comment.
    if isinstance(page, str):
        return page if "html" in page[:50].lower() else f"<html>{page}"
    return page if b"html" in page[:50].lower() else b"<html>" + page


def _decoded(data: bytes) -> str | bytes:
    """The page as text where its byte-order mark or its head tells the encoding; else as it is, for the extractor."""
    for bom, codec in _BOMS:
        if data.startswith(bom):
            return data.decode(codec, "replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        pass
    if (charset := _CHARSET.search(data[:4096])) is not None:
        try:
            return data.decode(charset[1].decode("ascii"))
        except (LookupError, UnicodeError):
            pass
    return data


def _is_json(page: str | bytes) -> bool:
    try:
        json.loads(page)
    except (ValueError, RecursionError):
        return False
    return True
