"""Parquet files: read by row groups, batch by batch."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from cleantext.bulk.documents import SHARD, Columns, Document, Shard, cause

if TYPE_CHECKING:
    import pyarrow as pa

#: Rows that are held and cleaned at once.
ROWS = 1024


def shards(path: str, size: int = SHARD) -> Iterator[Shard]:
    """Cut a file by row groups, small ones together."""
    import pyarrow.parquet as pq

    try:
        told = pq.read_metadata(path)
    except Exception as error:  # Arrow has many
        yield Shard(path, "parquet", error=f"the file cannot be read as Parquet: {cause(error)}")
        return
    start = held = weight = 0
    if not told.num_row_groups:
        yield Shard(path, "parquet")
    for group in range(told.num_row_groups):
        row_group = told.row_group(group)
        held += row_group.total_byte_size
        weight += sum(row_group.column(number).total_compressed_size for number in range(told.num_columns))
        if held >= size or group == told.num_row_groups - 1:
            yield Shard(path, "parquet", start, group + 1, size=weight)
            start, held, weight = group + 1, 0, 0


def batches(shard: Shard, columns: list[str] | None = None) -> Iterator[pa.RecordBatch]:
    """The rows of a shard, all columns or some."""
    import pyarrow.parquet as pq

    with pq.ParquetFile(shard.file) as file:
        groups = list(range(shard.start, shard.end))
        yield from file.iter_batches(ROWS, row_groups=groups, columns=columns, use_threads=False)


def documents(shard: Shard, columns: Columns) -> Iterator[Document]:
    """The rows of a shard, without the columns that no one asks for."""
    import pyarrow.parquet as pq

    try:
        names = pq.read_schema(shard.file).names
        if columns.text not in names:
            raise ValueError(f"no column {columns.text!r}; the columns are {', '.join(map(repr, names))}")
        wanted = [name for name in dict.fromkeys((columns.text, columns.id, columns.url)) if name in names]
        number = 0
        for batch in batches(shard, wanted):
            for row in batch.to_pylist():
                number += 1
                yield _document(shard.file, number, row, columns)
    except Exception as error:  # Arrow has many
        yield Document(shard.file, 0, error=f"the rows cannot be read: {cause(error)}")


def _document(file: str, number: int, row: dict[str, Any], columns: Columns) -> Document:
    text, url = row[columns.text], row.get(columns.url)
    if text is not None and not isinstance(text, str):
        return Document(file, number, row.get(columns.id), error=f"column {columns.text!r} holds no text")
    return Document(file, number, row.get(columns.id), text, url=url if isinstance(url, str) else None)
