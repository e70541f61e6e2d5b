"""WARC files: the pages that a crawl has stored, each with its address and its date."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

from cleantext.bulk.documents import Columns, Document, Shard, cause

_PAGES, _BYTES = 64, 4 << 20
_HTML = ("text/html", "application/xhtml+xml")


def shards(path: str) -> Iterator[Shard]:
    """Cut a file as it is read: responses that hold HTML, some dozen together; all else is left out."""
    from fastwarc.warc import ArchiveIterator, WarcRecordType

    held: list[dict[str, Any]] = []
    size = seen = 0
    problem = None
    try:
        whole = os.path.getsize(path)
        with open(path, "rb") as file:
            types = WarcRecordType.response | WarcRecordType.resource
            for record in ArchiveIterator(file, record_types=types, parse_http=True, auto_decode="all"):
                page = _page(record)
                if page is None:
                    continue
                held.append(page)
                size += len(page["page"])
                if size >= _BYTES or len(held) == _PAGES:
                    at = file.tell()
                    yield Shard(path, "warc", data=held, size=at - seen)
                    held, size, seen = [], 0, at
    except Exception as error:  # whatever a parser says to a broken file
        problem = f"the file is broken: {cause(error)}; what was read up to there is cleaned"
        whole = seen
    if held:
        yield Shard(path, "warc", data=held, size=whole - seen)
    if problem:
        yield Shard(path, "warc", error=problem)


def _page(record: Any) -> dict[str, Any] | None:
    """What is needed of a record that holds a page; None for any other."""
    http = record.http_headers
    kind = record.http_content_type if http is not None else record.headers.get("Content-Type", "")
    if (kind or "").partition(";")[0].strip().lower() not in _HTML:
        return None
    if http is not None and http.status_code is not None and http.status_code != 200:
        return None
    body: bytes = record.reader.read()
    headers = record.headers
    return {
        "id": record.record_id,
        "url": headers.get("WARC-Target-URI"),
        "date": headers.get("WARC-Date"),
        "page": _decoded(body, record.http_charset if http is not None else None),
    }


def _decoded(body: bytes, charset: str | None) -> bytes | str:
    """The page as the server's header says to read it, where it is not UTF-8; else its own affair."""
    try:
        body.decode("utf-8")
    except UnicodeDecodeError:
        try:
            return body.decode(charset) if charset else body
        except (LookupError, UnicodeError):
            pass
    return body


def documents(shard: Shard, columns: Columns) -> Iterator[Document]:
    """The pages of a shard."""
    for number, page in enumerate(shard.data, 1):
        url = page["url"]
        try:
            host = urlsplit(url or "").hostname
        except ValueError:
            host = None
        fields = {columns.url: url, "date": page["date"], "host": host}
        yield Document(shard.file, number, page["id"], page=page["page"], url=url, fields=fields)
