"""A folder of texts and pages: each file is a document, named by its path in the folder."""

from __future__ import annotations

import os
from collections.abc import Iterator

from cleantext.bulk.documents import Document, Shard, cause
from cleantext.files import FileError, read
from cleantext.reading import is_page

SUFFIXES = (".txt", ".text", ".md", ".markdown", ".html", ".htm", ".xhtml")
_FILES = 64


def walk(folder: str) -> Iterator[str]:
    """The paths of all files in a folder and below, in an order that is the same everywhere.

    Raises:
        OSError: a folder cannot be read.
    """
    for place, folders, files in os.walk(folder, onerror=_fail):
        folders.sort()
        yield from (os.path.join(place, name) for name in sorted(files))


def _fail(error: OSError) -> None:
    raise error


def shards(folder: str) -> Iterator[Shard]:
    """Cut the list of files."""
    held: list[str] = []
    size = 0
    for path in walk(folder):
        if path.lower().endswith(SUFFIXES):
            held.append(os.path.relpath(path, folder))
            size += os.stat(path).st_size
        if len(held) == _FILES:
            yield Shard(folder, "folder", data=tuple(held), size=size)
            held, size = [], 0
    if held:
        yield Shard(folder, "folder", data=tuple(held), size=size)


def documents(shard: Shard) -> Iterator[Document]:
    """The files of a shard, read and decoded."""
    for number, name in enumerate(shard.data, 1):
        path = os.path.join(shard.file, name)
        key = name.replace(os.sep, "/")
        try:
            source = read(path, None)
            if is_page(source, None):
                yield Document(path, number, key, page=source.data)
            else:
                yield Document(path, number, key, source.text)
        except (FileError, OSError) as error:
            yield Document(path, number, key, error=cause(error).removeprefix(f"{path}: "))
