"""trafilatura's part: the article of a page in the mode and the form that have most of it, and what the page tells."""

from __future__ import annotations

import json
import re
from functools import partial
from inspect import signature
from itertools import pairwise
from typing import Any, NamedTuple

from cleantext.dom import relined, shapeless
from cleantext.elements import Elements

#: What is found in recall mode is taken unless it has fewer of the words that the default finds: on forums and on pages
#: of many sections that mode may choose a smaller part of the page.
_FEWER = 0.9
#: On a page made of replies it is taken only with up to so many times the words: more are the board's own.
_MORE = 1.25
#: Its markdown may lack whole paragraphs of its plain text; with fewer words than this share, the plain text is taken.
_WHOLE = 0.95
#: With fewer words than this share, what has lines is taken before a text that is all one line: that is the text of a
#: whole element, with all that stands in it.
_FEWER_LINES = 0.8

_WORD = re.compile(r"\w+")
#: A mark of emphasis or code with a word on either side.
_GLUED = re.compile(r"(\w+)(\*{1,2}|`)(?=(\w+))")

# trafilatura's name for what the page's head says, and ours.
_METADATA = {
    "title": "title",
    "author": "author",
    "date": "published",
    "source-hostname": "source",
    "categories": "section",
    "tags": "tags",
    "excerpt": "description",
    "language": "language",
    "license": "license",
}


#: The date that the page declares. A search through the whole page takes the year of a copyright notice for one.
_DATES = {"original_date": True, "extensive_search": False}


class Extraction(NamedTuple):
    """The article as markdown, the comments as text, what the page's head tells, and the page's elements."""

    article: str
    comments: str
    told: dict[str, tuple[str, ...]]
    elements: Elements | None


def extract(page: str | bytes, url: str | None, links: bool, replies: bool = False) -> Extraction:
    """What trafilatura finds in the *page*.

    One extraction has the comments in a field of its own; two leave them out, unless the page is made of *replies*: the
    recall mode's, and the markdown of the better mode. (A text that is all one line has the comments in it after all;
    then it is extracted once more.) No deduplication: that option of trafilatura remembers earlier pages.
    """
    import trafilatura

    # Before 1.11 metadata came unasked, and this option threw away pages without a date or an address.
    metadata: dict[str, Any] = {"with_metadata": True} if "options" in signature(trafilatura.extract).parameters else {}
    extracted = partial(
        trafilatura.extract, page, url=url, include_comments=replies, include_tables=True, deduplicate=False
    )
    try:
        record = extracted(output_format="json", include_comments=True, date_extraction_params=_DATES, **metadata)
        fields: dict[str, Any] = json.loads(record) if record else {}
        plain, more = fields.get("text") or "", extracted(favor_recall=True) or ""
        if replies or shapeless(plain):
            plain = extracted() or ""
        least = _FEWER_LINES if shapeless(plain) and not shapeless(more) else _FEWER
        share = len(more.split()) / max(1, len(plain.split()))
        recall = share >= least and not (replies and share > _MORE)
        article = extracted(
            output_format="markdown", include_formatting=True, include_links=links, favor_recall=recall
        ) or ""  # fmt: skip
        tree = trafilatura.load_html(page)
    except Exception as error:  # whatever a parser says to a page that it cannot bear
        raise ValueError(f"the extractor failed on this page: {type(error).__name__}: {error}") from error
    plain = more if recall else plain
    if _size(article) < _WHOLE * _size(plain):
        article = plain
    article = _unglued(article, plain)
    elements = None if tree is None else Elements(tree)
    article = article.strip("\n")
    if elements is not None and shapeless(article):
        longest = max(article.split("\n"), key=len)
        article = article.replace(longest, relined(elements, longest), 1)
    known = set(map(str.strip, article.splitlines()))
    comments = [line for line in (fields.get("comments") or "").splitlines() if line.strip() and line not in known]
    told = {ours: values for theirs, ours in _METADATA.items() if (values := _values(fields.get(theirs)))}
    return Extraction(article, "\n\n".join(comments), told, elements)


def _unglued(article: str, plain: str) -> str:
    """The *article* with a space beside marked words where its *plain* text has one; markdown lacks some.

    >>> _unglued("**Note**This, the *Mill*View and *un*seen", "Note This, the Mill View and unseen")
    '**Note** This, the *Mill* View and *un*seen'
    """
    if _GLUED.search(article) is None:
        return article
    words = _WORD.findall(plain)
    known, pairs = set(words), set(pairwise(words))
    lines = article.split("\n")
    for number, line in enumerate(lines):
        for glued in reversed(list(_GLUED.finditer(line))):
            before, mark, after = glued.groups()
            if (before, after) in pairs and before + after not in known:
                closes = line.count(mark, 0, glued.start(2)) % 2
                at = glued.end(2) if closes else glued.start(2)
                line = f"{line[:at]} {line[at:]}"
        lines[number] = line
    return "\n".join(lines)


def _size(text: str) -> int:
    """How many words there are."""
    return len(_WORD.findall(text))


def _values(value: object) -> tuple[str, ...]:
    """Several values stand in one string, with semicolons between."""
    if not isinstance(value, str):
        return ()
    return tuple(dict.fromkeys(part for part in map(str.strip, value.split(";")) if part))
