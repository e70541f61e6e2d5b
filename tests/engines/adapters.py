"""Each engine runs the one `clean_batch` over the same documents: `python -m tests.engines.adapters ENGINE` prints a hash.

What stands between the lines of dashes is all that a user has to write.
"""

from __future__ import annotations

import hashlib
import importlib.metadata
import json
import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

CORPUS = Path(__file__).parents[2] / "corpus" / "seeds"
ROWS = 200


def write_documents(path: Path, rows: int = ROWS) -> None:
    """Write documents of the corpus, with a number each and some of them null, as Parquet in small row groups."""
    import pyarrow as pa
    from pyarrow import parquet

    texts = [file.read_text("utf-8", "replace")[:3000] for file in sorted(CORPUS.glob("*.txt"))[:rows]]
    texts = [texts[number % len(texts)] for number in range(rows)]
    table = pa.table(
        {"id": range(rows), "text": [None if number % 50 == 7 else text for number, text in enumerate(texts)]}
    )
    parquet.write_table(table, path, row_group_size=50)


def plain(path: str) -> list[dict[str, Any]]:
    from pyarrow import parquet

    from cleantext.arrow import clean_batch

    # ---
    table = clean_batch(parquet.read_table(path))
    # ---
    return table.to_pylist()


def ray(path: str) -> list[dict[str, Any]]:
    import ray

    from cleantext.arrow import clean_batch

    ray.init(num_cpus=2, object_store_memory=100_000_000, include_dashboard=False, log_to_driver=False)
    # ---
    dataset = ray.data.read_parquet(path).map_batches(clean_batch, batch_format="pyarrow", batch_size=64)
    # ---
    return dataset.take_all()


def pyspark(path: str) -> list[dict[str, Any]]:
    from pyspark.sql import SparkSession

    from cleantext.arrow import clean_batch

    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    spark = SparkSession.builder.master("local[2]").config("spark.ui.enabled", "false").getOrCreate()
    # ---
    frame = spark.read.parquet(path)
    cleaned = frame.mapInArrow(
        lambda batches: (clean_batch(batch) for batch in batches), "id long, text string, cleaned string"
    )
    # ---
    return [row.asDict() for row in cleaned.collect()]


def datasets(path: str) -> list[dict[str, Any]]:
    from datasets import Dataset

    from cleantext.arrow import clean_batch

    with tempfile.TemporaryDirectory() as cache:
        dataset = Dataset.from_parquet(path, cache_dir=cache)
        # ---
        cleaned = dataset.with_format("arrow").map(clean_batch, batched=True, batch_size=64)
        # ---
        return cleaned.with_format(None).to_list()


def polars(path: str) -> list[dict[str, Any]]:
    import polars as pl

    from cleantext.arrow import clean_batch

    # ---
    frame = pl.scan_parquet(path)
    cleaned = frame.map_batches(
        lambda part: pl.from_arrow(clean_batch(part.to_arrow())),
        schema={**frame.collect_schema(), "cleaned": pl.String},
    )
    # ---
    return cleaned.collect().to_dicts()


def duckdb(path: str) -> list[dict[str, Any]]:
    import duckdb
    import pyarrow as pa

    from cleantext.arrow import clean_batch, output_schema

    connection = duckdb.connect()
    # ---
    reader = connection.read_parquet(path).to_arrow_reader(64)
    cleaned = pa.RecordBatchReader.from_batches(output_schema(reader.schema), map(clean_batch, reader))
    # ---
    connection = duckdb.connect()  # one reads while the other writes
    connection.register("cleaned", cleaned)
    return connection.sql("select id, text, cleaned from cleaned").to_arrow_table().to_pylist()


def datatrove(path: str) -> list[dict[str, Any]]:
    from datatrove.data import Document

    from cleantext.bulk.datatrove import Clean

    rows = {row["id"]: row for row in plain(path)}
    given = [Document(row["text"], str(row["id"])) for row in rows.values() if row["text"] is not None]
    # ---
    step = Clean()
    cleaned = step.run(given)
    # ---
    texts = {document.id: document.text for document in cleaned}
    assert step.stats["total"].total == len(given)
    assert step.stats["cleaned"].total == sum(row["text"] != row["cleaned"] for row in rows.values())
    assert step.stats["characters_out"].total == sum(map(len, texts.values()))
    return [{**row, "cleaned": texts.get(str(row["id"]))} for row in rows.values()]


ENGINES: dict[str, Callable[[str], list[dict[str, Any]]]] = {
    made.__name__: made for made in (plain, ray, pyspark, datasets, polars, duckdb, datatrove)
}


def digest(rows: Iterable[dict[str, Any]]) -> str:
    """The hash of rows, whatever their order."""
    lines = [json.dumps([row["id"], row["text"], row["cleaned"]]) for row in sorted(rows, key=lambda row: row["id"])]
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()[:16]


def main() -> None:
    """Run one engine, and print its version, its hash and its seconds as JSON."""
    name = sys.argv[1]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "documents.parquet")
        write_documents(path)
        start = time.monotonic()
        rows = ENGINES[name](str(path))
        seconds = time.monotonic() - start
    version = importlib.metadata.version("pyarrow" if name == "plain" else name)
    print(json.dumps({"version": version, "rows": len(rows), "hash": digest(rows), "seconds": round(seconds, 1)}))


if __name__ == "__main__":
    main()
