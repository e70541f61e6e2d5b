"""Reading the documents of `corpus/`; their format is told in docs/corpus-format.md."""

from __future__ import annotations

import re
import zlib
from dataclasses import dataclass, replace
from pathlib import Path

CORPUS = Path(__file__).parent.parent / "corpus"
_CUT = re.compile(r"\{--(.*?)--\}")


@dataclass(frozen=True)
class Row:
    """One line of a document: what it was, what stays of it, and the categories that may take it."""

    text: str
    kept: str
    gutter: str

    @property
    def goes(self) -> bool:
        return self.gutter not in ("", "?")

    @property
    def categories(self) -> tuple[str, ...]:
        return tuple(self.gutter.split("/"))


@dataclass(frozen=True)
class Document:
    path: Path
    language: str
    rows: tuple[Row, ...]

    @property
    def text(self) -> str:
        return "\n".join(row.text for row in self.rows)

    def __str__(self) -> str:
        return str(self.path.resolve().relative_to(CORPUS.resolve()))


def parse(path: Path) -> Document:
    head, _, body = path.read_text(encoding="utf-8").partition("\n---\n")
    fields = dict(line.split(": ", 1) for line in head.splitlines())
    rows = []
    for number, line in enumerate(body.removesuffix("\n").split("\n"), head.count("\n") + 3):
        gutter, bar, content = line.partition("|")
        if line and not bar:
            raise ValueError(f"{path}:{number}: no gutter; a line begins with '|' or 'category|'")
        rows.append(Row(_CUT.sub(r"\1", content), _CUT.sub("", content), gutter.strip()))
    return Document(path, fields["language"], tuple(rows))


def documents(folder: str) -> list[Document]:
    return [parse(path) for path in sorted((CORPUS / folder).rglob("*.txt"))]


def framed(document: Document, pages: list[Document]) -> Document:
    """A document without furniture, in that of another page of its language: between what stands above its article and
    below."""
    known = [page for page in pages if page.language == document.language] or pages
    rows = known[zlib.crc32(str(document).encode()) % len(known)].rows
    own = [number for number, row in enumerate(rows) if not row.goes and row.text.strip()]
    return replace(document, rows=(*rows[: own[0]], *document.rows, *rows[own[-1] + 1 :]))
