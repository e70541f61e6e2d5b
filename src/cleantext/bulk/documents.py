"""What readers give: shards, which a process can read by itself, and the documents in them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

#: About how many bytes of input one shard has. The output does not depend on it, a resumed run's parts do.
SHARD = 16 << 20


class InputError(Exception):
    """Input that cannot be read at all; the message names the file and what to do."""


@dataclass(frozen=True, slots=True)
class Columns:
    """The names of the fields that matter.

    Attributes:
        text: the field of the text.
        id: the field that names a record.
        url: the field of its address, if records have one.
    """

    text: str = "text"
    id: str = "id"
    url: str = "url"


@dataclass(frozen=True, slots=True)
class Shard:
    """A part of one input that is read by itself; small enough to send, with its data where a file cannot be cut.

    Attributes:
        file: the file or folder.
        format: "jsonl", "parquet", "folder" or "warc".
        start: where it begins: a byte (jsonl), a row group (parquet).
        end: where it ends, exclusive.
        data: the data itself: lines out of a compressed file, the pages of a WARC file, names within a folder.
        size: how many bytes of the input it stands for.
        error: why the file cannot be read from here on; such a shard holds nothing else.
    """

    file: str
    format: str
    start: int = 0
    end: int = 0
    data: Any = field(default=None, repr=False)
    size: int = 0
    error: str | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """One record: its text, or its page, or what is wrong with it.

    Attributes:
        file: where it is from.
        number: its place in the shard, from 1; 0 for what concerns the whole file.
        id: the value of the id field, if there is one.
        text: the text; None if the record has a null there, a `page`, or an `error`.
        page: the bytes of a page of HTML, or its text.
        url: the address, if it is known.
        fields: the other fields, of a record that was not read from JSON or Parquet.
        raw: the record as it was read: a line of JSON.
        record: the fields of that line.
        line: its line in the shard, from 1, where records are lines; 0 elsewhere.
        error: why it cannot be cleaned.
    """

    file: str
    number: int
    id: Any = None
    text: str | None = None
    page: bytes | str | None = None
    url: str | None = None
    fields: dict[str, Any] = field(default_factory=dict)
    raw: bytes | None = None
    record: dict[str, Any] | None = None
    line: int = 0
    error: str | None = None


def cause(error: BaseException) -> str:
    """What an exception says, for a person.

    >>> cause(FileNotFoundError(2, "No such file or directory", "a.jsonl"))
    'no such file or directory'
    """
    text = (error.strerror if isinstance(error, OSError) else None) or str(error) or type(error).__name__
    return text[:1].lower() + text[1:]
