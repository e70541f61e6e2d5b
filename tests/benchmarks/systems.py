"""What `quality` compares: extractors of pages, cleaners of text, and this library."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial

Page = Callable[[bytes], str]
Text = Callable[[str], str]


def pages() -> dict[str, Callable[[], Page]]:
    """By name, what makes each system that takes a page; it raises ImportError where the package is absent."""
    found: dict[str, Callable[[], Page]] = {}
    for mode in ("default", "precision", "recall"):
        for comments in (False, True):
            for form in ("txt", "markdown"):
                name = f"trafilatura {mode}{' +comments' if comments else ''} {form}"
                found[name] = partial(_trafilatura, mode, comments, form)
    others = (_readability, _newspaper, _justext, _boilerpy, _resiliparse)
    found.update({function.__name__.lstrip("_"): function for function in others})
    found["cleantext"] = _pair
    return found


def texts() -> dict[str, Callable[[], Text]]:
    """By name, what makes each system that takes extracted text."""
    return {
        "as it is": lambda: str,
        "C4 lines": lambda: c4_lines,
        "justext lines": _justext_lines,
        "cleantext": _cleantext,
    }


def _pair() -> Page:
    from cleantext import from_html

    return lambda page: from_html(page).text


def _cleantext() -> Text:
    from cleantext import clean

    return clean


def _trafilatura(mode: str, comments: bool, form: str) -> Page:
    from trafilatura import extract

    favour = {} if mode == "default" else {f"favor_{mode}": True}
    return lambda page: extract(page, include_comments=comments, output_format=form, **favour) or ""


def _readability() -> Page:
    from lxml.html import fromstring
    from readability import Document

    def extract(page: bytes) -> str:
        return _lines(fromstring(Document(_decoded(page)).summary()))

    return extract


def _newspaper() -> Page:
    from newspaper import Article

    def extract(page: bytes) -> str:
        article = Article("https://page.example/")
        article.download(input_html=_decoded(page))
        article.parse()
        return str(article.text)

    return extract


def _justext() -> Page:
    import justext

    stops = justext.get_stoplist("English")
    return lambda page: "\n".join(p.text for p in justext.justext(page, stops) if not p.is_boilerplate)


def _boilerpy() -> Page:
    from boilerpy3.extractors import ArticleExtractor

    return lambda page: str(ArticleExtractor(raise_on_failure=False).get_content(_decoded(page)))


def _resiliparse() -> Page:
    from resiliparse.extract.html2text import extract_plain_text

    return lambda page: str(extract_plain_text(_decoded(page), main_content=True))


def _justext_lines() -> Text:
    import justext
    from lxml.html import builder, tostring

    stops = justext.get_stoplist("English")

    def clean(text: str) -> str:
        page = tostring(builder.HTML(builder.BODY(*(builder.P(_printable(line)) for line in text.splitlines()))))
        return "\n".join(p.text for p in justext.justext(page, stops) if not p.is_boilerplate)

    return clean


def c4_lines(text: str) -> str:
    """The line rules of the C4 corpus: five words and a mark at the end, nothing about scripts, cookies and terms.

    >>> c4_lines("Home\\nThe mill on the weir closed.\\nThis site uses cookies to improve itself.")
    'The mill on the weir closed.'
    """
    return "\n".join(
        line
        for line in text.split("\n")
        if len(line.split()) >= 5 and line.rstrip().endswith((".", "!", "?", '"')) and not _C4.search(line)
    )


_C4 = re.compile(r"javascript|lorem ipsum|terms of use|privacy policy|cookie policy|uses cookies|use of cookies", re.I)
_UNPRINTABLE = re.compile(r"[\0-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def _printable(text: str) -> str:
    return _UNPRINTABLE.sub(" ", text)


def _decoded(page: bytes) -> str:
    return _printable(page.decode("utf-8", "replace"))


def _lines(tree: object) -> str:
    return "\n".join(map(str.strip, tree.itertext()))  # type: ignore[attr-defined]
