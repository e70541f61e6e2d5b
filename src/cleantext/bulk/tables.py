"""Parquet in, Parquet out: row groups cleaned into Arrow streams, and these written as one file."""

from __future__ import annotations

import base64
import json
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from cleantext.bulk.documents import Document, InputError, Shard, cause
from cleantext.bulk.parquet import batches
from cleantext.bulk.sites import Sites

if TYPE_CHECKING:
    import pyarrow as pa

    from cleantext.bulk.work import Account, Settings
    from cleantext.pipeline import Pipeline

#: Bytes of a row group of the output, about.
_GROUP = 64 << 20


def clean_rows(shard: Shard, settings: Settings, account: Account, file: Any) -> None:
    """Clean the rows of a shard into *file*, as a stream of Arrow batches."""
    import pyarrow as pa

    try:
        schema = _schema(shard.file, settings)
    except Exception as error:  # no such column, no text in it, or no schema
        if shard.start == 0:
            account.error(Document(shard.file, 0), _told(error))
        return
    seen = 0
    sites = Sites(settings.pipeline, settings.profile)
    with pa.ipc.new_stream(file, schema) as out:
        for batch in _readable(shard, account):
            if batch.num_rows:
                # Apart from the other columns, which may have the names of those that are made.
                cleaned = _cleaned(batch, settings, sites)
                account.figures["records"] += batch.num_rows
                bad = _bad(cleaned, batch, shard.file, seen, settings, account)
                seen += batch.num_rows
                cleaned, batch = cleaned.filter(bad), batch.filter(bad)
                _count(cleaned, account)
                whole = {name: batch.column(name) for name in batch.schema.names}
                whole |= {
                    name: cleaned.column("cleaned" if name == settings.output else name)
                    for name in (settings.output, *settings.told)
                }
                out.write(pa.RecordBatch.from_arrays([whole[name] for name in schema.names], schema=schema))


def check_columns(files: Iterable[str], settings: Settings, *, alone: bool) -> None:
    """Refuse files of which none can be cleaned as it is asked for, and any that has the column of the output already.

    Args:
        files: the Parquet files among the inputs.
        settings: what is asked for.
        alone: there are no other inputs, so that nothing would be left to do.

    Raises:
        InputError: there is such a file; the message names the columns that there are.
    """
    import pyarrow.parquet as pq

    problems, fit = [], not alone
    for file in files:
        try:
            names = pq.read_schema(file).names
        except Exception:  # Arrow has many, and the run tells of a broken file, as it may be one among others
            fit = True
            continue
        try:
            _schema(file, settings)
            fit = True
        except (TypeError, ValueError) as error:
            problems.append(f"{file}: {_told(error)}")
            if any(name != settings.columns.text and name in names for name in (settings.output, *settings.told)):
                raise InputError(problems[-1]) from None
    if problems and not fit:
        raise InputError(problems[0])


def _schema(file: str, settings: Settings) -> pa.Schema:
    """The schema of a file's rows when they are cleaned."""
    import pyarrow.parquet as pq

    from cleantext.arrow import output_schema

    return output_schema(
        pq.read_schema(file), column=settings.columns.text, output=settings.output,
        removals=settings.removals, metadata=settings.metadata, truncated=settings.metadata,
    )  # fmt: skip


def _told(error: Exception) -> str:
    """What an error of `output_schema` says, in words of the command line."""
    return cause(error).replace("(column=)", "(--text-column)").replace("(output=)", "(--output-column)")


def _cleaned(batch: pa.RecordBatch, settings: Settings, sites: Sites) -> pa.RecordBatch:
    """The texts of a batch, cleaned: those of one site together."""
    import pyarrow as pa

    from cleantext.arrow import clean_batch

    texts = pa.RecordBatch.from_arrays([batch.column(settings.columns.text)], names=["text"])
    groups: dict[int, tuple[Pipeline, list[int]]] = {}
    known = settings.profile and settings.columns.url in batch.schema.names
    addresses = batch.column(settings.columns.url).to_pylist() if known else [None] * batch.num_rows
    for row, address in enumerate(addresses):
        pipeline = sites.pipeline(address)
        groups.setdefault(id(pipeline), (pipeline, []))[1].append(row)
    parts = [
        clean_batch(
            texts.take(pa.array(rows)) if len(groups) > 1 else texts, removals=True,
            metadata=settings.metadata, truncated=True, error=True, pipeline=pipeline,
        )
        for pipeline, rows in groups.values()
    ]  # fmt: skip
    if len(parts) == 1:
        return parts[0]
    order = [row for _, rows in groups.values() for row in rows]
    back = sorted(range(len(order)), key=order.__getitem__)
    return pa.Table.from_batches(parts).take(pa.array(back)).combine_chunks().to_batches()[0]


def _readable(shard: Shard, account: Account) -> Iterator[pa.RecordBatch]:
    """The batches; what of a row group cannot be read is told, and the next one is read."""
    for group in range(shard.start, shard.end):
        try:
            yield from batches(replace(shard, start=group, end=group + 1))
        except Exception as error:  # Arrow has many
            problem = f"row group {group} of the file cannot be read, or not to its end: {cause(error)}"
            account.error(Document(shard.file, 0), problem)


def _bad(
    cleaned: pa.RecordBatch, batch: pa.RecordBatch, file: str, seen: int, settings: Settings, account: Account
) -> pa.Array:
    """A mask of the rows that could be cleaned; the others go into the account, with all their fields."""
    import pyarrow as pa
    import pyarrow.compute as pc

    problems = cleaned.column("error")
    column, id_ = settings.columns.text, settings.columns.id
    for row, problem in enumerate(problems.to_pylist() if problems.null_count < len(problems) else ()):
        if problem is not None:
            rest = [name for name in batch.schema.names if name != column]
            fields = batch.select(rest).slice(row, 1).to_pylist()[0] if rest else {}
            binary = pa.large_binary() if pa.types.is_large_string(batch.column(column).type) else pa.binary()
            text = batch.column(column).slice(row, 1).cast(binary)[0].as_py()
            fields[f"{column} (base64)"] = base64.b64encode(text).decode("ascii")
            raw = json.dumps(fields, default=str).encode("ascii")
            account.error(Document(file, seen + row + 1, fields.get(id_), raw=raw), problem)
    return pc.is_null(problems)


def _count(cleaned: pa.RecordBatch, account: Account) -> None:
    import pyarrow.compute as pc

    account.figures["characters_in"] += pc.sum(pc.utf8_length(_plain(cleaned.column("text")))).as_py() or 0
    account.figures["characters_out"] += pc.sum(pc.utf8_length(_plain(cleaned.column("cleaned")))).as_py() or 0
    account.figures["truncated"] += pc.sum(cleaned.column("truncated")).as_py() or 0
    for removals in cleaned.column("removals").to_pylist():
        account.figures["cleaned"] += bool(removals)
        for removal in removals or ():
            account.removed(removal["category"], removal["rule"], removal["end"] - removal["start"])


def _plain(texts: pa.Array) -> pa.Array:
    """The texts as a type that Arrow's functions know."""
    import pyarrow as pa

    return texts if pa.types.is_string(texts.type) or pa.types.is_large_string(texts.type) else texts.cast(pa.string())


def write_table(parts: Iterable[str], path: str) -> None:
    """Write parts as one Parquet file; an empty part is one of a file that could not be read. All empty, none is made.

    Raises:
        InputError: the inputs have different columns.
        OSError: the file cannot be written.
    """
    import pyarrow as pa
    import pyarrow.parquet as pq

    writer = None
    try:
        for part in parts:
            with open(part, "rb") as file:
                if not file.read(1):
                    continue
                file.seek(0)
                reader = pa.ipc.open_stream(file)
                if writer is None:
                    writer = pq.ParquetWriter(path, reader.schema, compression="zstd", compression_level=3)
                elif not writer.schema.equals(reader.schema):
                    raise InputError(
                        "the Parquet files have different columns or types, and cannot become one file; "
                        "name a folder as OUT, which gives a file for each"
                    )
                held: list[pa.RecordBatch] = []
                for batch in reader:
                    held.append(batch)
                    if sum(one.nbytes for one in held) >= _GROUP:
                        writer.write_table(pa.Table.from_batches(held))
                        held = []
                if held:
                    writer.write_table(pa.Table.from_batches(held))
    finally:
        if writer is not None:
            writer.close()
