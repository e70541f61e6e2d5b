"""One document that was read, cleaned: a page of HTML by way of its article, a text as it is."""

from __future__ import annotations

from cleantext.files import Source
from cleantext.pipeline import Pipeline
from cleantext.result import Result


def is_page(source: Source, given: str | None) -> bool:
    """Whether to read *source* as HTML: *given* says so ("html", "text") or, if it is None, the first bytes do."""
    return given == "html" or (given is None and source.is_html())


def clean_source(source: Source, pipeline: Pipeline, given: str | None, *, decoded: bool = False) -> Result:
    """Clean *source*; with *decoded* a page's encoding is not its own business but that of the source.

    Raises:
        FileError: the bytes are not in the encoding of the source.
        ValueError: HTML was expected, and this is none.
    """
    if not is_page(source, given):
        return pipeline.explain(source.text)
    import logging

    from cleantext.html import clean_page

    logging.getLogger("trafilatura").addHandler(logging.NullHandler())  # what it says is not for the command's user
    return clean_page(source.text if decoded else source.data, pipeline)
