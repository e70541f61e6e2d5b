"""Lines of JSON: read by byte range or out of a compressed file, and given back with nothing but the text changed."""

from __future__ import annotations

import json
import os
import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from types import ModuleType
from typing import Any, BinaryIO

from cleantext.bulk.compressed import chunks
from cleantext.bulk.documents import SHARD, Columns, Document, Shard, cause

orjson: ModuleType | None
try:
    import orjson
except ImportError:  # the extra `bulk` is not installed: the same outcome, more slowly
    orjson = None

_SPACE = re.compile(r"[ \t\r\n]*")
_DECODER = json.JSONDecoder()
_BOM = b"\xef\xbb\xbf"
_WIDE = (b"\xff\xfe", b"\xfe\xff")
_KINDS = {bool: "true or false", int: "a number", float: "a number", list: "a list", dict: "an object"}


def shards(path: str, size: int = SHARD) -> Iterator[Shard]:
    """Cut a file: a plain one by byte ranges that are read where they are needed, a compressed one as it is read."""
    if path.endswith((".gz", ".zst")):
        yield from _blocks(path, size)
        return
    try:
        with open(path, "rb") as file:
            wide = file.read(2) in _WIDE
            total = os.fstat(file.fileno()).st_size
    except OSError as error:
        yield Shard(path, "jsonl", error=cause(error))
        return
    if wide:
        yield Shard(path, "jsonl", error="the file is UTF-16, and JSON lines are UTF-8; convert it, say with iconv")
        return
    for start in range(0, total, size):
        end = min(start + size, total)
        yield Shard(path, "jsonl", start, end, size=end - start)


def _blocks(path: str, size: int) -> Iterator[Shard]:
    rest: list[bytes] = []
    held = seen = at = 0
    problem = None
    try:
        for chunk, at in chunks(path):
            cut = chunk.rfind(b"\n") + 1
            if held + len(chunk) >= size and cut:
                yield Shard(path, "jsonl", data=b"".join((*rest, chunk[:cut])), size=at - seen)
                rest, held, seen = [], 0, at
                chunk = chunk[cut:]
            rest.append(chunk)
            held += len(chunk)
    except (OSError, ValueError) as error:
        problem = f"{cause(error)}; what was read up to there is cleaned"
    if held:
        yield Shard(path, "jsonl", data=b"".join(rest), size=at - seen)
    if problem:
        yield Shard(path, "jsonl", error=problem)


def documents(shard: Shard, columns: Columns, figures: Counter[str]) -> Iterator[Document]:
    """The records of a shard; empty lines are none, but count among the "lines" of *figures*."""
    number = 0
    for at, line in enumerate(_lines(shard), 1):
        figures["lines"] += 1
        line = line.rstrip(b"\r\n")
        if not line.strip():
            continue
        number += 1
        yield _document(partial(Document, shard.file, number, raw=line, line=at), line, columns)


def _lines(shard: Shard) -> Iterator[bytes]:
    """The lines that begin in the shard."""
    if shard.data is not None:
        data: bytes = shard.data
        lines = data.removeprefix(_BOM).split(b"\n")
        yield from lines if lines[-1] else lines[:-1]
        return
    with open(shard.file, "rb") as file:
        if shard.start and not _at_line(file, shard.start - 1, shard.end):
            return
        while file.tell() < shard.end and (line := file.readline()):
            yield line if shard.start else line.removeprefix(_BOM)


def _at_line(file: BinaryIO, start: int, end: int) -> bool:
    """Go to the first line that begins after *start*; whether one does before *end*."""
    file.seek(start)
    while start < end:
        piece = file.readline(1 << 20)
        start += len(piece)
        if not piece or piece.endswith(b"\n"):
            return bool(piece)
    return False


def _document(made: Callable[..., Document], line: bytes, columns: Columns) -> Document:
    try:
        record = parse(line)
    except UnicodeDecodeError as error:
        return made(error=f"not UTF-8: byte {error.start} of the record")
    except ValueError as error:
        return made(error=f"not JSON: {cause(error)}")
    except RecursionError:
        return made(error="not JSON that can be read: nested too deeply")
    if not isinstance(record, dict):
        return made(error="not a JSON object, {...}")
    name = record.get(columns.id)
    if columns.text not in record:
        there = ", ".join(map(repr, record)) or "none"
        problem = f"no field {columns.text!r}; its fields: {there[:200]}; --text-column names the one of the text"
        return made(name, error=problem)
    text = record[columns.text]
    if text is not None and not isinstance(text, str):
        problem = f"field {columns.text!r} holds {_KINDS.get(type(text), 'no string')}, not text"
        return made(name, error=problem)
    url = record.get(columns.url)
    return made(name, text, url=url if isinstance(url, str) else None, record=record)


def parse(line: bytes) -> Any:
    """A line's value. Lone surrogates, NaN and numbers of any size are read as `json.loads` reads them.

    Raises:
        ValueError: the line is no JSON, or (a `UnicodeDecodeError`) no UTF-8.

    >>> parse(b'{"text": "a"}')
    {'text': 'a'}
    """
    if orjson is not None:
        try:
            return orjson.loads(line)
        except ValueError:
            pass
    return json.loads(line.decode("utf-8"))


def dumps(value: Any) -> bytes:
    r"""JSON in UTF-8; a string with lone surrogates is escaped, as UTF-8 has no bytes for them.

    >>> dumps({"a": "\xe9"}), dumps("\ud800")
    (b'{"a":"\xc3\xa9"}', b'"\\ud800"')
    """
    if orjson is not None:
        try:
            made: bytes = orjson.dumps(value)
            return made
        except TypeError:
            pass
    try:
        return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8")
    except UnicodeEncodeError:
        return json.dumps(value, separators=(",", ":")).encode("ascii")


def with_fields(line: bytes, record: Mapping[str, Any], fields: Mapping[str, Any]) -> bytes:
    """A line with some fields set; all else stays byte for byte, and new fields come last.

    >>> with_fields(b'{"n": 1.50, "text": "a"}', {"n": 1.5, "text": "a"}, {"text": "b", "truncated": False})
    b'{"n": 1.50, "text": "b","truncated":false}'
    """
    there = {name: value for name, value in fields.items() if name in record}
    if there:
        line = _replaced(line.decode("utf-8"), there)
    new = b"".join(b"," + dumps(name) + b":" + dumps(value) for name, value in fields.items() if name not in record)
    return line.rstrip()[:-1] + new + b"}" if new else line


def _replaced(line: str, fields: Mapping[str, Any]) -> bytes:
    pieces: list[bytes] = []
    kept = 0
    at = _skip(line, _skip(line, 0) + 1)
    while line[at] == '"':
        name, at = _DECODER.raw_decode(line, at)
        start = _skip(line, _skip(line, at) + 1)  # past the colon
        _, at = _DECODER.raw_decode(line, start)
        if name in fields:
            pieces += (line[kept:start].encode("utf-8"), dumps(fields[name]))
            kept = at
        at = _skip(line, at)
        if line[at] == ",":
            at = _skip(line, at + 1)
    pieces.append(line[kept:].encode("utf-8"))
    return b"".join(pieces)


def _skip(line: str, at: int) -> int:
    match = _SPACE.match(line, at)
    return at if match is None else match.end()
