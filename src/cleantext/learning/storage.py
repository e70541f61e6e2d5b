"""The file of a site profile: Parquet, with the version of its format; docs/site-profiles.md describes it."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cleantext.sites.counts import Count
from cleantext.sites.lines import FORM, HOST
from cleantext.sites.profile import ProfileError

if TYPE_CHECKING:
    import pyarrow as pa

#: The version of the file; another one has other columns.
FORMAT = 1
_KEY = b"cleantext.site_profile"
_NAMES = ("host", "kind", "hash", "documents", "head", "middle", "tail", "shape", "example")
_ADVICE = "make it anew with `cleantext learn`"


def schema() -> pa.Schema:
    """The columns of a profile."""
    import pyarrow as pa

    counts = [(name, pa.int64()) for name in _NAMES[2:7]]
    return pa.schema(
        [("host", pa.string()), ("kind", pa.int8()), *counts, ("shape", pa.int8()), ("example", pa.string())]
    )


def table_of(counts: Iterable[Count]) -> pa.Table:
    """The rows as a table."""
    import pyarrow as pa

    columns = list(zip(*counts, strict=True)) or [()] * len(_NAMES)
    fields = schema()
    return pa.table([pa.array(column, field.type) for column, field in zip(columns, fields, strict=True)], fields)


def counts_of(table: pa.Table | pa.RecordBatch) -> Iterator[Count]:
    """The rows of a table."""
    return map(Count._make, zip(*(table.column(name).to_pylist() for name in _NAMES), strict=True))


def write(path: str | os.PathLike[str], table: pa.Table, least: int) -> None:
    """Sort *table* and write it; the file appears when it is complete. Equal counts give equal bytes.

    Raises:
        OSError: the file cannot be written.
    """
    import pyarrow.parquet as pq

    told = json.dumps({"format": FORMAT, "form": FORM, "least": least}, sort_keys=True).encode()
    table = table.select(_NAMES).cast(schema()).sort_by([(name, "ascending") for name in _NAMES[:3]])
    table = table.combine_chunks().replace_schema_metadata({_KEY: told})
    unfinished = Path(f"{os.fspath(path)}.unfinished")
    try:
        pq.write_table(table, unfinished, compression="zstd", row_group_size=1 << 16)
        unfinished.replace(path)
    finally:
        unfinished.unlink(missing_ok=True)


def save(path: str | os.PathLike[str], counts: Iterable[Count], least: int) -> None:
    """Write counts as a profile.

    Raises:
        OSError: the file cannot be written.
    """
    write(path, table_of(counts), least)


class Hosts(Mapping[str, Sequence[Count]]):
    """The rows of each host, made when they are asked for: a profile may know many hosts, a text has one."""

    def __init__(self, table: pa.Table) -> None:
        self._table = table
        starts: dict[str, int] = {}
        for row, (host, kind) in enumerate(zip(table["host"].to_pylist(), table["kind"].to_pylist(), strict=True)):
            if kind == HOST:
                starts[host] = row
        ends = [*list(starts.values())[1:], table.num_rows]
        self._ranges = {host: (start, end) for (host, start), end in zip(starts.items(), ends, strict=True)}

    def __getitem__(self, host: str) -> Sequence[Count]:
        start, end = self._ranges[host]
        return tuple(counts_of(self._table.slice(start, end - start)))

    def __iter__(self) -> Iterator[str]:
        return iter(self._ranges)

    def __len__(self) -> int:
        return len(self._ranges)


def load(path: str | os.PathLike[str]) -> tuple[Hosts, int]:
    """Read a profile: its hosts, and the number of documents below which lines were left out.

    Raises:
        ProfileError: the file is no profile, is damaged, or is of another version.
        OSError: the file cannot be opened.
    """
    import pyarrow as pa
    import pyarrow.parquet as pq

    name = os.fspath(path)
    with open(path, "rb") as file:
        try:
            # Without threads of its own: one that still runs when Python ends aborts the process (pyarrow 26).
            table = pq.read_table(file, use_threads=False, pre_buffer=False)
        except (pa.ArrowException, OSError) as error:
            raise ProfileError(f"{name}: is no Parquet file, or is damaged ({error}); {_ADVICE}") from None
    told = _told(name, (table.schema.metadata or {}).get(_KEY))
    if table.schema.remove_metadata() != schema():
        raise ProfileError(f"{name}: the columns are not those of a site profile; {_ADVICE}")
    for column in table.columns:
        if column.null_count:
            raise ProfileError(f"{name}: a value is missing in the profile; {_ADVICE}")
    _check(name, table)
    return Hosts(table), told["least"]


def _told(name: str, data: bytes | None) -> dict[str, Any]:
    """What the file says of itself."""
    if data is None:
        raise ProfileError(f"{name}: is Parquet, but no site profile; {_ADVICE}")
    try:
        told = json.loads(data)
        version, form, least = told["format"], told["form"], told["least"]
    except (ValueError, KeyError, TypeError):
        raise ProfileError(f"{name}: does not say which version it is; {_ADVICE}") from None
    if version != FORMAT or form != FORM or not isinstance(least, int):
        raise ProfileError(
            f"{name}: is of version {version}, {form}; this cleantext reads version {FORMAT}, {FORM}; {_ADVICE}"
        )
    return {"least": least}


def _check(name: str, table: pa.Table) -> None:
    """Refuse rows that no counting gives: out of order, a host without its own row, more than its documents."""
    before: tuple[str, int, int] | None = None
    documents = 0
    for row, count in enumerate(counts_of(table)):
        key = count[:3]
        if before is not None and key <= before:
            raise ProfileError(f"{name}: row {row} is out of order; {_ADVICE}")
        if count.kind == HOST:
            documents = count.documents
        elif before is None or before[0] != count.host:
            raise ProfileError(f"{name}: row {row}: the number of pages of {count.host} is missing; {_ADVICE}")
        if not 0 < count.documents <= documents or max(count.head, count.middle, count.tail) > count.documents:
            raise ProfileError(f"{name}: row {row}: a line is on more pages than {count.host} has; {_ADVICE}")
        before = key
