"""Counting on Ray Data and Spark: batches counted by themselves, summed by host and hash, to the same profile.

Each batch is told which pages it holds, copies of a page meet in one bucket and all but one go, what is left is counted
batch by batch, and the counts of a line meet again, where the rare ones go. Texts are moved once, lines never.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from cleantext.learning.storage import counts_of, schema, table_of, write
from cleantext.sites.counts import Count, combined, host_name, page_counts
from cleantext.sites.lines import HOST, page
from cleantext.sites.profile import LEAST

if TYPE_CHECKING:
    import pyarrow as pa

#: Pages and lines are spread over so many buckets.
BUCKETS = 64


def _page_schema() -> pa.Schema:
    import pyarrow as pa

    whole = pa.int64()
    return pa.schema(
        [("bucket", whole), ("host", pa.string()), ("page", whole), ("exact", whole), ("text", pa.string())]
    )


def pages(batch: pa.Table | pa.RecordBatch, host: str = "host", text: str = "text") -> pa.Table:
    """The pages of a batch, with the hashes by which copies are known; rows without a host or a text go."""
    import pyarrow as pa

    rows: list[tuple[int, str, int, int, str]] = []
    for name, content in zip(batch.column(host).to_pylist(), batch.column(text).to_pylist(), strict=True):
        one = page(content or "")
        if one is None or not name:
            continue
        try:
            rows.append((one.key % BUCKETS, host_name(name), one.key, one.exact, content))
        except ValueError:
            continue
    return pa.Table.from_pylist([dict(zip(_page_schema().names, row, strict=True)) for row in rows], _page_schema())


def one_of_each(table: pa.Table) -> pa.Table:
    """Of the copies of a page the one with the least hash; all copies of a page must be in *table*."""
    rows = zip(*(table.column(name).to_pylist() for name in ("host", "page", "exact")), strict=True)
    least: dict[tuple[str, int], tuple[int, int]] = {}
    for number, (host, key, exact) in enumerate(rows):
        least[host, key] = min(least.get((host, key), (exact, number)), (exact, number))
    return table.take(sorted(number for _, number in least.values())).select(_page_schema().names)


def precounted(table: pa.Table) -> pa.Table:
    """The counts of a batch of different pages, with the bucket in which each line's counts meet."""
    import pyarrow as pa

    counts: list[Count] = []
    for host, text in zip(table.column("host").to_pylist(), table.column("text").to_pylist(), strict=True):
        one = page(text)
        if one is not None:
            counts += page_counts(host, one)
    summed = combined(counts)
    return table_of(summed).append_column("bucket", pa.array([count.hash % BUCKETS for count in summed], pa.int64()))


def frequent(table: pa.Table, least: int) -> pa.Table:
    """Sum counts and leave out what fewer than *least* documents carry; all counts of a line must be in *table*."""
    sums = combined(counts_of(table))
    return table_of(count for count in sums if count.kind == HOST or count.documents >= least)


def learn_ray(
    dataset: Any, out: str | os.PathLike[str], *, host: str = "host", text: str = "text", least: int = LEAST
) -> None:
    """Count a Ray dataset and write the profile *out*.

    Args:
        dataset: a `ray.data.Dataset`.
        out: the Parquet file to write, on the machine that calls this.
        host: the column of hosts or addresses.
        text: the column of texts.
        least: leave out what fewer documents carry.

    Raises:
        OSError: the file cannot be written.
    """
    import pyarrow as pa

    arrow = {"batch_format": "pyarrow"}
    told = dataset.select_columns([host, text]).map_batches(pages, fn_kwargs={"host": host, "text": text}, **arrow)
    kept = told.groupby("bucket").map_groups(one_of_each, **arrow)
    counts = kept.map_batches(precounted, **arrow)
    sums = counts.groupby("bucket").map_groups(frequent, fn_kwargs={"least": least}, **arrow)
    found = [
        batch.select(schema().names).cast(schema())
        for batch in sums.iter_batches(batch_format="pyarrow")
        if batch.num_rows
    ]
    write(out, pa.concat_tables([schema().empty_table(), *found]), least)


def learn_spark(
    frame: Any, out: str | os.PathLike[str], *, host: str = "host", text: str = "text", least: int = LEAST
) -> None:
    """Count a Spark data frame and write the profile *out*; needs Spark 4.

    Args:
        frame: a `pyspark.sql.DataFrame`.
        out: the Parquet file to write, on the driver.
        host: the column of hosts or addresses.
        text: the column of texts.
        least: leave out what fewer documents carry.

    Raises:
        OSError: the file cannot be written.
    """
    import pyarrow as pa
    from pyspark.sql import functions

    def told(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        for batch in batches:
            yield from pages(batch, host, text).to_batches()

    def counted(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        for batch in batches:
            yield from precounted(pa.Table.from_batches([batch])).to_batches()

    page_columns = "bucket long, host string, page long, exact long, text string"
    count_columns = (
        "host string, kind byte, hash long, documents long, head long, middle long, tail long, shape byte, "
        "example string"
    )
    seen = frame.select(host, text).mapInArrow(told, page_columns)
    kept = seen.groupBy("bucket").applyInArrow(one_of_each, page_columns)
    counts = kept.mapInArrow(counted, f"{count_columns}, bucket long")
    sums = counts.groupBy("host", "kind", "hash").agg(
        *(functions.sum(name).alias(name) for name in ("documents", "head", "middle", "tail")),
        functions.max("shape").alias("shape"),
        functions.min("example").alias("example"),
    )
    found = sums.filter((sums["kind"] == HOST) | (sums["documents"] >= least)).toArrow()
    write(out, found.select(schema().names).cast(schema()), least)
