"""Counting on one machine: workers write to disk what each line says, DuckDB sums it in bounded memory.

A page's copies are known only when all documents are read, so nothing is summed before. What is written is a few bytes
a line; `DuckDB` sorts out the copies, sums, drops what is rare, and only then looks up the examples.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from typing import TYPE_CHECKING, NamedTuple

from cleantext.bulk.documents import Columns, Document, Shard
from cleantext.bulk.readers import documents, expand, shards
from cleantext.learning.storage import write
from cleantext.pipeline import Pipeline
from cleantext.sites.counts import host_name
from cleantext.sites.lines import HEAD, HOST, MIDDLE, TAIL, page
from cleantext.sites.profile import LEAST

if TYPE_CHECKING:
    import duckdb
    import pyarrow as pa

_Page = tuple[str, int, int, int]  # host, page, exact, copy
_Line = tuple[str, int, int, int, int, int, str]  # host, copy, kind, hash, zones, shape, example

#: Rows are written to disk when there are so many.
ROWS = 1 << 17
#: Documents of one shard have numbers below this.
_SHARD_DOCUMENTS = 1 << 32


class Learned(NamedTuple):
    """What was read: documents, lines that were counted, and what could not be used, with an example of why."""

    documents: int
    lines: int
    skipped: int
    problem: str


def learn(
    paths: Iterable[str],
    out: str,
    *,
    columns: Columns | None = None,
    least: int = LEAST,
    workers: int = 0,
    memory: str = "1GB",
    scratch: str | None = None,
) -> Learned:
    """Count the documents of *paths* and write the profile *out*.

    Args:
        paths: files and folders, as `cleantext bulk` reads them.
        out: the Parquet file to write.
        columns: the fields of a record; `url` is the one that holds the host or the address.
        least: leave out what fewer documents carry.
        workers: how many processes read; 0 for one for each core.
        memory: how much DuckDB may take before it spills to disk, such as "500MB".
        scratch: the folder for what does not fit in memory; None for the system's.

    Raises:
        InputError: a path cannot be read at all.
        OSError: a file cannot be written.
    """
    inputs = expand(paths)
    workers = workers or os.cpu_count() or 1
    with tempfile.TemporaryDirectory(prefix="cleantext-learn-", dir=scratch) as folder:
        todo = ((shard, columns or Columns(), folder, number) for number, shard in enumerate(_shards(inputs)))
        told = list(_run(todo, workers))
        write(out, _sums(folder, least, workers, memory), least)
    return Learned(
        sum(one.documents for one in told),
        sum(one.lines for one in told),
        sum(one.skipped for one in told),
        min((one.problem for one in told if one.problem), default=""),
    )


def _shards(inputs: list[tuple[str, str]]) -> Iterator[Shard]:
    for path, format_ in inputs:
        yield from shards(path, format_)


def _run(todo: Iterable[tuple[Shard, Columns, str, int]], workers: int) -> Iterator[Learned]:
    if workers == 1:
        yield from (_count(*one) for one in todo)
        return
    with ProcessPoolExecutor(workers) as pool:
        waiting: set[Future[Learned]] = set()
        for one in todo:
            waiting.add(pool.submit(_count, *one))
            if len(waiting) > 2 * workers:  # a compressed file's shards carry their data
                done, waiting = wait(waiting, return_when=FIRST_COMPLETED)
                yield from (future.result() for future in done)
        yield from (future.result() for future in waiting)


def _count(shard: Shard, columns: Columns, folder: str, number: int) -> Learned:
    """Write what the documents of a shard say: one file of pages, one of lines."""
    pages: list[_Page] = []
    rows: list[_Line] = []
    read = counted = skipped = parts = 0
    problem = ""
    for document in documents(shard, columns):
        read += 1
        try:
            host, text = _read(document)
        except ValueError as error:
            skipped += 1
            problem = problem or f"{shard.file}: record {document.number}: {error}"
            continue
        one = page(text)
        if one is None:
            continue
        copy = number * _SHARD_DOCUMENTS + read
        pages.append((host, one.key, one.exact, copy))
        rows += ((host, copy, row.kind, row.hash, row.zones, row.shape, row.example) for row in one.rows)
        counted += len(one.rows)
        if len(rows) >= ROWS:
            _write(folder, f"{number}-{parts}", pages, rows)
            pages, rows, parts = [], [], parts + 1
    if pages:
        _write(folder, f"{number}-{parts}", pages, rows)
    return Learned(read, counted, skipped, problem)


def _read(document: Document) -> tuple[str, str]:
    """The host and the text of a record; of a page of HTML, the article's text.

    Raises:
        ValueError: it has none, or no host.
    """
    if document.error is not None:
        raise ValueError(document.error)
    if not document.url:
        raise ValueError("no host and no address")
    host = host_name(document.url)
    if document.page is None:
        return host, document.text or ""
    from cleantext.html import clean_page

    return host, clean_page(document.page, Pipeline(()), url=document.url).text


def _write(folder: str, name: str, pages: list[_Page], rows: list[_Line]) -> None:
    import pyarrow as pa

    whole, small, text = pa.int64(), pa.int8(), pa.string()
    _file(folder, f"pages-{name}", pages, {"host": text, "page": whole, "exact": whole, "copy": whole})
    fields = {"host": text, "copy": whole, "kind": small, "hash": whole, "zones": small, "shape": small}
    _file(folder, f"lines-{name}", rows, {**fields, "example": text})


def _file(folder: str, name: str, rows: Sequence[tuple[object, ...]], fields: dict[str, pa.DataType]) -> None:
    import pyarrow as pa
    import pyarrow.parquet as pq

    columns = zip(zip(*rows, strict=True), fields.values(), strict=True)
    table = pa.table([pa.array(column, kind) for column, kind in columns], list(fields))
    pq.write_table(table, os.path.join(folder, f"{name}.parquet"), compression="zstd")


def _sums(folder: str, least: int, workers: int, memory: str) -> pa.Table:
    """Sum what the workers wrote."""
    import duckdb
    import pyarrow as pa

    from cleantext.learning.storage import schema

    if not any(name.startswith("pages-") for name in os.listdir(folder)):
        return pa.table({field.name: pa.array([], field.type) for field in schema()})
    base: duckdb.DuckDBPyConnection = duckdb.connect(os.path.join(folder, "sums.duckdb"))
    try:
        base.execute(f"SET memory_limit = '{memory}'")
        base.execute(f"SET threads = {workers}")
        base.execute("SET preserve_insertion_order = false")
        base.execute(f"SET temp_directory = '{os.path.join(folder, 'spilled')}'")
        base.execute(f"CREATE VIEW pages AS SELECT * FROM read_parquet('{folder}/pages-*.parquet')")
        base.execute(f"CREATE VIEW lines AS SELECT * FROM read_parquet('{folder}/lines-*.parquet')")
        # Of a page's copies the one with the least hash counts; which of equal ones makes no difference.
        base.execute("CREATE TABLE one AS SELECT host, page, min(exact) AS exact FROM pages GROUP BY host, page")
        base.execute(
            "CREATE TABLE kept AS SELECT host, min(copy) AS copy FROM pages JOIN one USING (host, page, exact) "
            "GROUP BY host, page"
        )
        base.execute(
            f"""CREATE TABLE sums AS SELECT host, kind, hash, count(*) AS documents,
            sum((zones & {HEAD}) // {HEAD}) AS head, sum((zones & {MIDDLE}) // {MIDDLE}) AS middle,
            sum((zones & {TAIL}) // {TAIL}) AS tail, max(shape) AS shape
            FROM lines SEMI JOIN kept USING (copy) GROUP BY host, kind, hash HAVING count(*) >= {int(least)}"""
        )
        base.execute(
            "CREATE TABLE shown AS SELECT host, kind, hash, min(example) AS example "
            "FROM lines SEMI JOIN kept USING (copy) SEMI JOIN sums USING (host, kind, hash) GROUP BY host, kind, hash"
        )
        found = base.sql(
            f"""SELECT host, kind, hash, documents, head, middle, tail, shape, example
            FROM sums JOIN shown USING (host, kind, hash)
            UNION ALL SELECT host, {HOST}, 0, count(*), 0, 0, 0, 0, '' FROM kept GROUP BY host"""
        )
        return found.to_arrow_table()
    finally:
        base.close()
