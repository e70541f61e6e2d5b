"""Files of any format that is known, as shards and as documents."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Iterator
from importlib.util import find_spec

from cleantext.bulk import folder, jsonl, parquet, warc
from cleantext.bulk.documents import Columns, Document, InputError, Shard

#: Endings of file names, and the format that each tells.
SUFFIXES = {
    ".jsonl": "jsonl", ".jsonl.gz": "jsonl", ".jsonl.zst": "jsonl",
    ".ndjson": "jsonl", ".ndjson.gz": "jsonl", ".ndjson.zst": "jsonl",
    ".json.gz": "jsonl", ".json.zst": "jsonl", ".json": "jsonl",
    ".parquet": "parquet", ".warc": "warc", ".warc.gz": "warc", ".warc.zst": "warc",
}  # fmt: skip


def read(paths: Iterable[str], columns: Columns | None = None) -> Iterator[Document]:
    """The documents of files and folders, one after the other; records that cannot be used are told by their `error`.

    Raises:
        InputError: a path does not exist, or its format is unknown.

    >>> list(read([]))
    []
    """
    for path, format_ in expand(paths):
        for shard in shards(path, format_):
            yield from documents(shard, columns or Columns())


def expand(paths: Iterable[str]) -> list[tuple[str, str]]:
    """The inputs that paths stand for, with their formats. A folder gives its data files, then itself if it has texts.

    Raises:
        InputError: a path does not exist, its format is unknown, a folder holds nothing to read, or a package is not
            installed.
    """
    found: list[tuple[str, str]] = []
    for path in paths:
        if not os.path.isdir(path):
            if not os.path.exists(path):
                raise InputError(f"{path}: no such file or folder")
            format_ = format_of(path)
            if format_ is None:
                known = " ".join(SUFFIXES)
                raise InputError(f"{path}: the name tells no format that is known; known endings: {known}; or a folder")
            check_package(path, format_)
            found.append((path, format_))
            continue
        try:
            files = list(folder.walk(path))
        except OSError as error:
            raise InputError(f"{error.filename}: cannot be read: {error.strerror}") from None
        inner = [(file, format_) for file in files if (format_ := format_of(file)) is not None]
        if any(file.lower().endswith(folder.SUFFIXES) for file in files):
            inner.append((path, "folder"))
        if not inner:
            known = " ".join((*folder.SUFFIXES, *SUFFIXES))
            raise InputError(f"{path}: the folder holds no file that is known: {known}")
        for file, format_ in inner:
            check_package(file, format_)
        found += inner
    return found


def check_package(path: str, format_: str | None) -> None:
    """Refuse a file that is read or written by a package which is not installed.

    Raises:
        InputError: it is not; the message says how to install it.
    """
    of = {"parquet": ("Parquet", "pyarrow", "bulk"), "warc": ("a web archive", "fastwarc", "warc")}
    packed = path.lower().endswith(".zst")
    need = of.get(format_ or "") or (("Zstandard", "zstandard", "bulk") if packed else None)
    if need is not None and find_spec(need[1]) is None:
        what, package, extra = need
        raise InputError(f"{path}: {what} needs {package}; pip install 'cleantext-boilerplate[{extra}]'")


def format_of(path: str) -> str | None:
    """The format that a file's name tells.

    >>> format_of("crawl/part-1.jsonl.zst"), format_of("mill.txt")
    ('jsonl', None)
    """
    name = os.path.basename(path).lower()
    return next((format_ for suffix, format_ in SUFFIXES.items() if name.endswith(suffix)), None)


def shards(path: str, format_: str) -> Iterator[Shard]:
    """Cut an input; what cannot be read is told by a shard's `error`."""
    if format_ == "jsonl":
        return jsonl.shards(path)
    if format_ == "parquet":
        return parquet.shards(path)
    return warc.shards(path) if format_ == "warc" else folder.shards(path)


def documents(shard: Shard, columns: Columns, figures: Counter[str] | None = None) -> Iterator[Document]:
    """The documents of a shard; *figures* count the "lines" of JSON that it has, empty ones as well."""
    if shard.error is not None:
        return iter([Document(shard.file, 0, error=shard.error)])
    if shard.format == "jsonl":
        return jsonl.documents(shard, columns, Counter() if figures is None else figures)
    if shard.format == "parquet":
        return parquet.documents(shard, columns)
    return warc.documents(shard, columns) if shard.format == "warc" else folder.documents(shard)
