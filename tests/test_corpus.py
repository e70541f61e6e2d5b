"""The documents of `corpus/`: near-misses come back as they are, mixed ones lose what is marked and nothing else."""

from __future__ import annotations

from functools import cache

import pytest

from cleantext import Result, clean, explain
from cleantext.document import Doc
from tests.check_corpus import boilerplate, faults
from tests.corpusfile import Document, documents, framed

NEAR_MISSES = documents("near-misses")
MIXED = documents("mixed")
PAGES = documents("pages")
UNSIGHTED = documents("unsighted")
FURNISHED = [page for page in PAGES if any(row.goes for row in page.rows)]

#: The part of the marked boilerplate (code points) that must go, over all documents and within each language.
SHARE = 0.98
#: The part that must go of the furniture of pages by authors who have not seen the rules.
UNKNOWN = 0.75
#: So many of the lines that were left are told.
SHOWN = 20


@cache
def explained(document: Document) -> Result:
    return explain(document.text)


@pytest.mark.parametrize("document", NEAR_MISSES, ids=str)
def test_a_near_miss_comes_back_as_it_is(document: Document) -> None:
    assert not any(row.gutter for row in document.rows), "a near-miss holds nothing that goes"
    result = explained(document)
    gone = [(removal.rule, result.original[removal.start : removal.end]) for removal in result.removals]
    assert gone == []
    assert clean(result.original) is result.original


@pytest.mark.parametrize("document", NEAR_MISSES, ids=str)
def test_the_paragraphs_of_a_near_miss_stay_amid_the_furniture_of_a_page(document: Document) -> None:
    """A title such as "Advertisement" may be taken for a page's, right under its menu; a paragraph never."""
    page = framed(document, FURNISHED)
    lost = " ".join(faults(page, explain(page.text))[0])
    assert [line.source for line in Doc(document.text).lines if line.body and repr(line.source.strip()) in lost] == []


@pytest.mark.parametrize("document", [*PAGES, *UNSIGHTED], ids=str)
def test_a_page_keeps_its_article(document: Document) -> None:
    lost, _ = faults(document, explained(document))
    assert lost == []


@pytest.mark.parametrize("document", MIXED, ids=str)
def test_a_mixed_document_keeps_its_body(document: Document) -> None:
    lost, _ = faults(document, explained(document))
    assert lost == []


@pytest.mark.parametrize("document", MIXED, ids=str)
def test_a_mixed_document_is_accounted_for(document: Document) -> None:
    result = explained(document)
    assert result.restore() == document.text
    assert clean(result.text) is result.text


@pytest.mark.parametrize("language", sorted({document.language for document in MIXED}))
def test_boilerplate_goes_in_each_language(language: str) -> None:
    _hold([document for document in MIXED if document.language == language])


def test_boilerplate_goes_overall() -> None:
    _hold(MIXED)


def test_most_furniture_of_pages_by_strangers_goes() -> None:
    """UNKNOWN: rules never come to know all that a page says; what is left is told by `python -m tests.check_corpus`."""
    shares = [boilerplate(document, explained(document)) for document in UNSIGHTED]
    assert sum(gone for gone, _ in shares) >= UNKNOWN * sum(total for _, total in shares)


def _hold(chosen: list[Document]) -> None:
    gone = total = 0
    left = []
    for document in chosen:
        a, b = boilerplate(document, explained(document))
        gone, total = gone + a, total + b
        if a < b:
            left += [f"{document}: {fault}" for fault in faults(document, explained(document))[1]]
    told = "\n".join(left[:SHOWN] + [f"... and {len(left) - SHOWN} more"] * (len(left) > SHOWN))
    assert gone >= SHARE * total, f"{gone} of {total} code points gone\n{told}"
