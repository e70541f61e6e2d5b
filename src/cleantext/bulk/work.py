"""One shard cleaned: what a worker reads, writes and reports."""

from __future__ import annotations

import base64
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from cleantext.bulk import readers
from cleantext.bulk.documents import Columns, Document, Shard
from cleantext.bulk.journal import Part, PartWriter
from cleantext.bulk.jsonl import dumps, with_fields
from cleantext.bulk.sites import Sites
from cleantext.pipeline import Pipeline
from cleantext.result import Result


@dataclass(frozen=True, slots=True)
class Settings:
    """What to do with each record.

    Attributes:
        columns: the names of the fields that matter.
        output: the field of the cleaned text; that of the text itself to clean in place.
        removals: tell each removal, in a field "removals".
        metadata: tell what removed lines told, in fields "metadata" and "truncated".
        pipeline: the cleaners.
        profile: the file of a site profile; "" for none. What a record's site repeats goes as well.
    """

    columns: Columns
    output: str
    removals: bool
    metadata: bool
    pipeline: Pipeline
    profile: str = ""

    @property
    def told(self) -> tuple[str, ...]:
        """The names of the fields that tell of the cleaning, beside that of the cleaned text."""
        return (*(("removals",) if self.removals else ()), *(("metadata", "truncated") if self.metadata else ()))


@dataclass
class Account:
    """What became of the records of a shard: figures, and the records that could not be cleaned."""

    figures: Counter[str] = field(default_factory=Counter)
    errors: list[dict[str, Any]] = field(default_factory=list)

    def count(self, result: Result) -> None:
        """Count a cleaned text."""
        self.figures.update(
            {
                "cleaned": int(bool(result.removals)),
                "truncated": int(result.truncated),
                "characters_in": len(result.original),
                "characters_out": len(result.text),
            }
        )
        for removal in result.removals:
            self.removed(removal.category, removal.rule, removal.end - removal.start)

    def removed(self, category: str, rule: str, characters: int) -> None:
        """Count a removal."""
        self.figures.update(
            {
                f"removals:{category}:count": 1,
                f"removals:{category}:characters": characters,
                f"rules:{rule}": 1,
            }
        )

    def error(self, document: Document, problem: str) -> None:
        """Keep a record that could not be cleaned, whole."""
        self.figures["errors"] += 1
        entry: dict[str, Any] = {"file": document.file, "record": document.number or None}
        entry |= {"line": document.line or None, "id": document.id, "error": problem}
        if document.raw is not None:
            try:
                entry["raw"] = document.raw.decode("utf-8")
            except UnicodeDecodeError:
                entry["raw_base64"] = base64.b64encode(document.raw).decode("ascii")
        self.errors.append(entry)


def clean_shard(shard: Shard, part: Part, settings: Settings) -> Part:
    """Clean a shard into a part file; the part comes back with its account.

    Raises:
        OSError: the part cannot be written; the message names the file.
    """
    account = Account()
    with PartWriter(part) as out:
        if shard.format == "parquet" and shard.error is None:
            from cleantext.bulk.tables import clean_rows

            clean_rows(shard, settings, account, out.file)
        else:
            for line in _lines(shard, settings, account):
                out.write(line)
        return out.close(account.figures, account.errors)


def _lines(shard: Shard, settings: Settings, account: Account) -> Iterator[bytes]:
    sites = Sites(settings.pipeline, settings.profile)
    for document in readers.documents(shard, settings.columns, account.figures):
        if document.number:
            account.figures["records"] += 1
        problem = document.error or _overwrites(document, settings)
        if problem is not None:
            account.error(document, problem)
            continue
        try:
            result = explain(document, sites.pipeline(document.url))
        except Exception as error:  # one record shall not cost the others
            problem = str(error) if isinstance(error, ValueError) else f"{type(error).__name__}: {error}"
            account.error(document, problem)
            continue
        if result is not None:
            account.count(result)
        yield _line(document, result, settings)


def _overwrites(document: Document, settings: Settings) -> str | None:
    """Why what is written has no place in the record: it would overwrite a field that is not the text's."""
    output, columns = settings.output, settings.columns
    there = document.record or {columns.id: None, **document.fields}
    if output != columns.text and output in there:
        return f"there is a field {output!r} already, which would be overwritten; --output-column names another"
    for name in settings.told:
        if name in there:
            return f"there is a field {name!r} already, which would be overwritten; rename it"
    return None


def explain(document: Document, pipeline: Pipeline) -> Result | None:
    """Clean a document: its text, or the article of its page; None if the record has a null in place of a text.

    Raises:
        ValueError: its page is none.
    """
    if document.page is not None:
        import logging

        from cleantext.html import clean_page

        logging.getLogger("trafilatura").addHandler(logging.NullHandler())
        return clean_page(document.page, pipeline, url=document.url)
    return None if document.text is None else pipeline.explain(document.text)


def _line(document: Document, result: Result | None, settings: Settings) -> bytes:
    """The record as it is written."""
    fields = {settings.output: None if result is None else result.text, **_account(result, settings)}
    if document.raw is None or document.record is None:
        columns = settings.columns
        return dumps({columns.id: document.id, **document.fields, columns.text: document.text, **fields}) + b"\n"
    if settings.output == settings.columns.text and (result is None or result.text is document.text):
        del fields[settings.output]
    return with_fields(document.raw, document.record, fields) + b"\n" if fields else document.raw + b"\n"


def _account(result: Result | None, settings: Settings) -> dict[str, Any]:
    fields: dict[str, Any] = {}
    if settings.removals:
        fields["removals"] = result and [
            {"start": r.start, "end": r.end, "category": r.category, "rule": r.rule} for r in result.removals
        ]
    if settings.metadata:
        fields["metadata"] = result and {key: list(values) for key, values in result.metadata.items()}
        fields["truncated"] = result and result.truncated
    return fields
