"""What `quality` compares: extractors of pages, cleaners of text, and this library."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from functools import partial
from html import escape
from importlib.metadata import distribution
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

Page = Callable[[bytes], str]
Text = Callable[[str], str]
PAIR = "cleantext"


def pages() -> dict[str, Callable[[], Page]]:
    """By name, what makes each system that takes a page; it raises ImportError where the package is absent."""
    found: dict[str, Callable[[], Page]] = {}
    for mode in ("default", "precision", "recall"):
        for comments in (False, True):
            for form in ("txt", "markdown"):
                name = f"trafilatura {mode}{' +comments' if comments else ''} {form}"
                found[name] = partial(_trafilatura, mode, comments, form)
    others = (_readability, _newspaper, _goose, _justext, _boilerpy, _resiliparse)
    found.update({function.__name__.lstrip("_"): function for function in others})
    found[PAIR] = _pair
    return found


def texts() -> dict[str, Callable[[], Text]]:
    """By name, what makes each system that takes extracted text."""
    return {
        "as it is": lambda: str,
        "C4 line rules": lambda: c4_lines,
        "datatrove C4": _datatrove,
        "dolma C4": _dolma,
        "jusText, paragraphs": _justext_lines,
        "trafilatura, paragraphs": _trafilatura_lines,
        "data-juicer": _data_juicer,
        "clean-text": _clean_text,
        "unstructured": _unstructured,
        "haystack": _haystack,
        PAIR: _cleantext,
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
        article = Article("https://page.example/", fetch_images=False)
        article.download(input_html=_decoded(page))
        article.parse()
        return str(article.text)

    return extract


def _goose() -> Page:
    from goose3 import Goose

    def extract(page: bytes) -> str:
        with Goose({"enable_image_fetching": False}) as goose:
            return str(goose.extract(raw_html=_decoded(page)).cleaned_text)

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
    """A text that has no elements is a page of paragraphs, one a line; the stop words are English."""
    extract = _justext()
    return lambda text: extract(_paragraphs(text))


def _trafilatura_lines() -> Text:
    extract = _trafilatura("precision", False, "txt")
    return lambda text: extract(_paragraphs(text))


def c4_lines(text: str) -> str:
    """The line rules of the C4 corpus (Raffel et al., JMLR 21, 2020, section 2.2, and the code published with it).

    A line needs five words and a mark at its end, an ellipsis is none, and it may not speak of scripts, cookies and
    terms. What the rules do to whole pages (too few sentences, a brace, a bad word) is no cleaning and left out.

    >>> c4_lines("Home\\nThe mill on the weir closed.\\nThis site uses cookies to improve itself.")
    'The mill on the weir closed.'
    """
    return "\n".join(filter(_good_line, text.split("\n")))


def _good_line(line: str) -> bool:
    line = line.strip().lower()
    if len(line.split()) < 5 or not line.endswith((".", "!", "?", '"')) or line.endswith("..."):
        return False
    return not any(word in line for word in _C4)


def _datatrove() -> Text:
    """Its own C4 filter, which asks for three words; nothing for which it drops a whole text."""
    from datatrove.data import Document
    from datatrove.pipeline.filters import C4QualityFilter

    rules = C4QualityFilter(min_num_sentences=-1, filter_lorem_ipsum=False, filter_curly_bracket=False)

    def clean(text: str) -> str:
        document = Document(text, id="0")
        rules.filter(document)
        return str(document.text)

    return clean


def _dolma() -> Text:
    """Without the lines that its C4 tagger marks."""
    from dolma.core.data_types import Document
    from dolma.taggers.c4 import FasterC4Tagger

    tagger = FasterC4Tagger()

    def clean(text: str) -> str:
        found = tagger.predict(Document(source="", version="", id="0", text=text)).spans
        gone = sorted({(span.start, span.end) for span in found if span.type.startswith("lines_")})
        starts = [0, *(end for _, end in gone)]
        ends = [*(start for start, _ in gone), len(text)]
        return "".join(text[start:end] for start, end in zip(starts, ends, strict=True))

    return clean


def _data_juicer() -> Text:
    """Its mappers that remove: links, copyright headers, sentences that come again."""
    from data_juicer.ops.mapper.clean_copyright_mapper import CleanCopyrightMapper
    from data_juicer.ops.mapper.clean_links_mapper import CleanLinksMapper
    from data_juicer.ops.mapper.remove_repeat_sentences_mapper import RemoveRepeatSentencesMapper

    mappers = (CleanLinksMapper(), CleanCopyrightMapper(), RemoveRepeatSentencesMapper())

    def clean(text: str) -> str:
        sample = {"text": [text]}
        for mapper in mappers:
            sample = mapper.process_batched(sample)
        return str(sample["text"][0])

    return clean


def _clean_text() -> Text:
    """Addresses and telephone numbers go. Its module has the name of ours, so it is read from its files by another."""
    place = str(distribution("clean-text").locate_file("cleantext/__init__.py"))
    spec = spec_from_file_location("clean_text_peer", place, submodule_search_locations=[str(Path(place).parent)])
    assert spec is not None
    assert spec.loader is not None
    module = sys.modules[spec.name] = module_from_spec(spec)
    spec.loader.exec_module(module)
    gone = ("url", "email", "phone_number")
    options = {f"no_{name}s": True for name in gone} | {f"replace_with_{name}": "" for name in gone}
    return lambda text: str(module.clean(text, lower=False, to_ascii=False, **options))


def _unstructured() -> Text:
    """Its cleaners take one element, here a line."""
    from unstructured.cleaners.core import clean

    options = {"bullets": True, "dashes": True, "extra_whitespace": True}
    return lambda text: "\n".join(clean(line, **options) for line in text.split("\n"))


def _haystack() -> Text:
    from haystack import Document
    from haystack.components.preprocessors import DocumentCleaner

    cleaner = DocumentCleaner(remove_repeated_substrings=True)
    return lambda text: str(cleaner.run([Document(content=text)])["documents"][0].content)


_C4 = (
    "javascript", "terms of use", "privacy policy", "cookie policy", "uses cookies", "use of cookies", "use cookies",
)  # fmt: skip
_UNPRINTABLE = re.compile(r"[\0-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def _printable(text: str) -> str:
    return _UNPRINTABLE.sub(" ", text)


def _decoded(page: bytes) -> str:
    return _printable(page.decode("utf-8", "replace"))


def _paragraphs(text: str) -> bytes:
    """A page with a paragraph for each line."""
    lines = "".join(f"<p>{escape(_printable(line))}</p>\n" for line in text.splitlines() if line.strip())
    return f'<html><head><meta charset="utf-8"></head><body><article>\n{lines}</article></body></html>'.encode()


def _lines(tree: object) -> str:
    return "\n".join(map(str.strip, tree.itertext()))  # type: ignore[attr-defined]
