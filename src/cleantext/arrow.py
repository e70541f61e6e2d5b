"""Arrow batches in and out: one call that every engine which speaks Arrow can run."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from cleantext.cleaners import compose
from cleantext.pipeline import Pipeline
from cleantext.rules import Rule

if TYPE_CHECKING:
    import pyarrow as pa

    Batch = TypeVar("Batch", pa.RecordBatch, pa.Table)


class _Row(NamedTuple):
    """What became of one text."""

    text: str | None
    removals: list[dict[str, int | str]] | None = None
    metadata: list[tuple[str, list[str]]] | None = None
    truncated: bool | None = None
    error: str | None = None


_NULL = _Row(None)


def clean_batch(
    batch: Batch,
    *,
    column: str = "text",
    output: str = "cleaned",
    removals: bool = False,
    metadata: bool = False,
    truncated: bool = False,
    error: bool = False,
    only: Iterable[str] | None = None,
    exclude: Iterable[str] | None = None,
    languages: Iterable[str] | None = None,
    keep_body: bool = True,
    rules: Iterable[Rule] = (),
    pipeline: Pipeline | None = None,
) -> Batch:
    """Clean a column of texts; every other column, the order and the number of rows stay.

    The same rows give the same output however they are cut into batches. A null stays null. Each value of a
    dictionary column is cleaned once.

    Args:
        batch: a `pyarrow.RecordBatch` or `pyarrow.Table`; the answer is of the same kind.
        column: the texts: string, large_string, string_view, or a dictionary of one of these.
        output: the column of the cleaned texts, a new one; or *column* itself, to clean in place.
        removals: add a column "removals", list<struct<start, end, category, rule>>, offsets in code points of the
            text as it was.
        metadata: add a column "metadata", map<string, list<string>>: what removed lines told, such as "author".
        truncated: add a column "truncated": whether the text breaks off where a "read more" stood.
        error: add a column "error": null, or why a text could not be cleaned. Such a text stays as it was; one that
            is not UTF-8 becomes null.
        only: as in `compose`.
        exclude: as in `compose`.
        languages: as in `compose`.
        keep_body: as in `compose`.
        rules: as in `compose`.
        pipeline: cleaners that were chosen before, in place of the five arguments above.

    Raises:
        ValueError: there is no such column, or one already of a name that is added; or, without `error`, a text cannot
            be cleaned (the message names the row).
        TypeError: *batch* is neither, or the column holds no text.

    >>> import pyarrow as pa
    >>> batch = pa.table({"id": [7], "text": ["The mill burned down at noon on Friday.\\n\\nShare this:"]})
    >>> clean_batch(batch, removals=True).to_pylist()[0]["cleaned"]
    'The mill burned down at noon on Friday.\\n'
    """
    import pyarrow as pa

    if not isinstance(batch, pa.RecordBatch | pa.Table):
        hint = "; make one with pyarrow.table({'text': texts})" if isinstance(batch, list | tuple) else ""
        raise TypeError(f"clean_batch takes a pyarrow.RecordBatch or Table, not {type(batch).__name__}{hint}")
    schema = output_schema(
        batch.schema, column=column, output=output,
        removals=removals, metadata=metadata, truncated=truncated, error=error,
    )  # fmt: skip
    if pipeline is None:
        pipeline = compose(only, exclude, languages=languages, keep_body=keep_body, rules=rules)
    asked = {output: True, "removals": removals, "metadata": metadata, "truncated": truncated, "error": error}
    given = batch.column(column)
    made: dict[str, list[Any]] = {name: [] for name, wanted in asked.items() if wanted}
    seen = 0
    for chunk in given.chunks if isinstance(given, pa.ChunkedArray) else [given]:
        rows = _rows(chunk, pipeline, removals, metadata)
        if not error:
            _complain(rows, column, seen)
        seen += len(rows)
        for name, arrays in made.items():
            values = [row.text if name == output else getattr(row, name) for row in rows]
            arrays.append(pa.array(values, type=schema.field(name).type))
    arrays = [
        (pa.chunked_array(made[field.name], type=field.type) if isinstance(given, pa.ChunkedArray) else
         made[field.name][0]) if field.name in made else batch.column(field.name)
        for field in schema
    ]  # fmt: skip
    return type(batch).from_arrays(arrays, schema=schema)


def output_schema(
    schema: pa.Schema,
    *,
    column: str = "text",
    output: str = "cleaned",
    removals: bool = False,
    metadata: bool = False,
    truncated: bool = False,
    error: bool = False,
) -> pa.Schema:
    """The schema of what `clean_batch` makes of a batch of *schema*, given the same arguments.

    Raises:
        ValueError: there is no such column, or more than one, or one already of a name that is added.
        TypeError: the column holds no text.

    >>> import pyarrow as pa
    >>> output_schema(pa.schema({"text": pa.large_string()}), truncated=True).names
    ['text', 'cleaned', 'truncated']
    """
    import pyarrow as pa

    if len(schema.get_all_field_indices(column)) != 1:
        there = ", ".join(map(repr, schema.names)) or "none"
        many = "more than one column" if column in schema.names else "no column"
        raise ValueError(f"there is {many} {column!r}; the columns are {there}; name the one of the texts (column=)")
    if output != column and output in schema.names:
        raise ValueError(
            f"there is a column {output!r} already, which the cleaned texts would overwrite; "
            f"name another one for them, or {column!r} to clean in place (output=)"
        )
    text_type = _text_type(schema.field(column).type, column)
    removal = pa.struct({"start": pa.int64(), "end": pa.int64(), "category": pa.string(), "rule": pa.string()})
    types: dict[str, pa.DataType] = {"removals": pa.list_(removal)} if removals else {}
    types |= {"metadata": pa.map_(pa.string(), pa.list_(pa.string()))} if metadata else {}
    types |= {"truncated": pa.bool_()} if truncated else {}
    types |= {"error": pa.string()} if error else {}
    for name in types:
        if name == output or name in schema.names:
            raise ValueError(
                f"there is a column {name!r} already, which would be overwritten; rename it, or do not ask for another"
            )
    cleaned = pa.field(output, text_type)
    schema = schema.set(schema.get_field_index(output), cleaned) if output == column else schema.append(cleaned)
    for name, type_ in types.items():
        schema = schema.append(pa.field(name, type_))
    return schema


def _text_type(given: pa.DataType, column: str) -> pa.DataType:
    """The type of the cleaned texts: that of the texts; of a dictionary, that of its values."""
    import pyarrow as pa

    value = given.value_type if pa.types.is_dictionary(given) else given
    if pa.types.is_string(value) or pa.types.is_large_string(value) or str(value) == "string_view":
        return value
    hint = "; decode it first, for instance with cast('string')" if "binary" in str(value) else ""
    if pa.types.is_null(value):  # a batch of nulls alone, as engines infer it
        return pa.string()
    raise TypeError(f"column {column!r} holds {given}, not text{hint}")


def _rows(chunk: pa.Array, pipeline: Pipeline, removals: bool, metadata: bool) -> list[_Row]:
    import pyarrow as pa

    if isinstance(chunk, pa.DictionaryArray):
        values = _rows(chunk.dictionary, pipeline, removals, metadata)
        return [_NULL if index is None else values[index] for index in chunk.indices.to_pylist()]
    return [_row(text, pipeline, removals, metadata) for text in _strings(chunk)]


def _row(text: str | UnicodeDecodeError | None, pipeline: Pipeline, removals: bool, metadata: bool) -> _Row:
    if text is None:
        return _NULL
    if isinstance(text, UnicodeDecodeError):
        return _Row(None, error=f"not valid UTF-8: {text.reason} at byte {text.start}")
    try:
        result = pipeline.explain(text)
    except Exception as error:  # one text shall not cost the others
        return _Row(text, error=f"{type(error).__name__}: {error}")
    return _Row(
        result.text,
        [{"start": r.start, "end": r.end, "category": r.category, "rule": r.rule} for r in result.removals]
        if removals else None,
        pairs(result.metadata) if metadata else None,
        result.truncated,
    )  # fmt: skip


def pairs(metadata: Mapping[str, Iterable[str]]) -> list[tuple[str, list[str]]]:
    """A mapping as Arrow's map type takes it."""
    return [(key, list(values)) for key, values in metadata.items()]


def _strings(chunk: pa.Array) -> list[Any]:
    """The texts; in place of one that is not UTF-8, the error."""
    try:
        strings: list[Any] = chunk.to_pylist()
    except UnicodeDecodeError:
        return [_string(scalar) for scalar in chunk]
    return strings


def _string(scalar: pa.Scalar) -> Any:
    try:
        return scalar.as_py()
    except UnicodeDecodeError as error:
        return error


def _complain(rows: list[_Row], column: str, seen: int) -> None:
    for number, row in enumerate(rows, seen):
        if row.error is not None:
            what = f"column {column!r}, row {number}: {row.error}"
            raise ValueError(f"{what}; error=True goes on, and tells it in a column")
