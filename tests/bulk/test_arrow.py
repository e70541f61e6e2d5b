"""Arrow batches: every type of text, every shape of batch, one outcome."""

from __future__ import annotations

import pytest

import cleantext

pa = pytest.importorskip("pyarrow", reason="needs pyarrow, of the extra `bulk`")

from cleantext.arrow import clean_batch, output_schema  # noqa: E402

BODY = "The weir below the mill was mended on Friday, and the owner paid for it.\n\n"
TEXTS = [
    f"By Ada Brook\n\n{BODY}We use cookies to improve your experience on our site.",
    None,
    "",
    BODY,
    f"{BODY}Share this:\n\nÄpfel 🍏",
    f"The council met at the weir and spoke for three hours about …read more\n\n{BODY}Share this:",
]
CLEAN = [None if text is None else cleantext.clean(text) for text in TEXTS]
TYPES = [pa.string(), pa.large_string(), pa.dictionary(pa.int32(), pa.string())]
if hasattr(pa, "string_view"):
    TYPES.append(pa.string_view())


def column(type_: pa.DataType, texts: list[str | None] = TEXTS) -> pa.Array:
    return (
        pa.array(texts, type=pa.string()).dictionary_encode()
        if pa.types.is_dictionary(type_)
        else pa.array(texts, type=type_)
    )


@pytest.mark.parametrize("type_", TYPES, ids=str)
def test_every_type_of_text_is_cleaned_and_keeps_its_type(type_: pa.DataType) -> None:
    batch = pa.record_batch({"id": pa.array(range(6), pa.int8()), "text": column(type_)})
    out = clean_batch(batch)
    assert isinstance(out, pa.RecordBatch)
    assert out.column("cleaned").to_pylist() == CLEAN
    assert out.schema.field("cleaned").type == (type_.value_type if pa.types.is_dictionary(type_) else type_)
    assert out.select(["id", "text"]) == batch
    out.validate(full=True)


@pytest.mark.parametrize("size", [1, 2, 4, 6])
def test_batches_and_chunks_make_no_difference(size: int) -> None:
    chunks = [pa.array(TEXTS[at : at + size], pa.string()) for at in range(0, len(TEXTS), size)]
    table = pa.table({"text": pa.chunked_array(chunks)})
    options = {"removals": True, "metadata": True, "truncated": True, "error": True}
    whole = clean_batch(pa.table({"text": TEXTS}), **options)
    out = clean_batch(table, **options)
    assert isinstance(out, pa.Table)
    assert out.equals(whole)
    assert out.schema == output_schema(table.schema, **options)
    assert pa.Table.from_batches([clean_batch(batch, **options) for batch in table.to_batches()]).equals(whole)


def test_the_account_is_that_of_explain() -> None:
    out = clean_batch(pa.table({"text": TEXTS}), removals=True, metadata=True, truncated=True).to_pylist()
    for text, row in zip(TEXTS, out, strict=True):
        if text is None:
            assert row["removals"] is row["metadata"] is row["truncated"] is None
            continue
        result = cleantext.explain(text)
        assert row["removals"] == [
            {"start": r.start, "end": r.end, "category": r.category, "rule": r.rule} for r in result.removals
        ]
        assert dict(row["metadata"]) == {key: list(values) for key, values in result.metadata.items()}
        assert row["truncated"] == result.truncated
    assert dict(out[0]["metadata"])["author"] == ["Ada Brook"]


def test_in_place() -> None:
    table = pa.table({"text": TEXTS, "n": range(6)})
    out = clean_batch(table, output="text", error=True)
    assert out.column_names == ["text", "n", "error"]
    assert out["text"].to_pylist() == CLEAN
    assert out["error"].null_count == 6


@pytest.mark.parametrize("table", [pa.table({"text": pa.array([], pa.string())}), pa.table({"text": pa.nulls(3)}),
                                   pa.table({"text": pa.chunked_array([], pa.string())})])  # fmt: skip
def test_nothing_to_clean(table: pa.Table) -> None:
    out = clean_batch(table, removals=True)
    assert out.schema == output_schema(table.schema, removals=True)
    assert out.num_rows == table.num_rows
    assert out["cleaned"].null_count == table.num_rows


def test_a_column_is_not_overwritten_but_by_its_own_texts() -> None:
    again = clean_batch(pa.table({"id": ["r1"], "text": [BODY]}))
    for output in ("id", "cleaned"):
        with pytest.raises(ValueError, match=f"there is a column '{output}' already.*or 'text' to clean in place"):
            clean_batch(again, output=output)
    told = clean_batch(again, output="anew", removals=True)
    for table, output in ((told, "more"), (again, "removals")):
        with pytest.raises(ValueError, match=r"there is a column 'removals' already, which would be overwritten"):
            clean_batch(table, output=output, removals=True)


def test_what_is_no_batch_is_told() -> None:
    with pytest.raises(TypeError, match=r"a pyarrow.RecordBatch or Table, not list; make one with pyarrow.table"):
        clean_batch([BODY])
    with pytest.raises(TypeError, match=r"not str$"):
        clean_batch(BODY)


def test_a_slice_is_cleaned_as_a_slice() -> None:
    out = clean_batch(pa.record_batch({"text": column(TYPES[2])}).slice(3, 2))
    assert out.column("cleaned").to_pylist() == CLEAN[3:5]


def test_what_is_not_utf8_is_told_with_its_row() -> None:
    broken = pa.array([BODY.encode(), b"caf\xe9 news", b"fine"], pa.binary()).view(pa.string())
    batch = pa.record_batch({"body": broken})
    with pytest.raises(ValueError, match=r"'body', row 1: not valid UTF-8.*byte 3"):
        clean_batch(batch, column="body")
    out = clean_batch(batch, column="body", error=True).select(["cleaned", "error"]).to_pylist()
    assert [row["cleaned"] for row in out] == [BODY, None, "fine"]
    assert [row["error"] is None for row in out] == [True, False, True]


def test_what_a_cleaner_cannot_do_leaves_the_text_as_it_was() -> None:
    def fails(doc: object, findings: object) -> list[object]:
        raise RuntimeError("no weir")

    pipeline = cleantext.Pipeline([cleantext.Cleaner("broken", stage=fails)])
    out = clean_batch(pa.table({"text": ["a", None]}), pipeline=pipeline, error=True).to_pylist()
    assert [(row["cleaned"], row["error"]) for row in out] == [("a", "RuntimeError: no weir"), (None, None)]
    with pytest.raises(ValueError, match="row 0: RuntimeError: no weir"):
        clean_batch(pa.table({"text": ["a", None]}), pipeline=pipeline)


def test_choices_are_those_of_compose() -> None:
    out = clean_batch(pa.table({"text": TEXTS}), only=["share_prompts"])["cleaned"].to_pylist()
    assert out == [None if text is None else cleantext.clean(text, only=["share_prompts"]) for text in TEXTS]


@pytest.mark.parametrize(
    ("table", "error", "words"),
    [
        (pa.table({"body": ["a"]}), ValueError, "no column 'text'; the columns are 'body'"),
        (pa.table([["a"], ["b"]], names=["text", "text"]), ValueError, "more than one column 'text'"),
        (pa.table({"text": [1]}), TypeError, "'text' holds int64, not text"),
        (pa.table({"text": [b"a"]}), TypeError, "holds binary, not text; decode it first"),
        (pa.table({"text": [["a"]]}), TypeError, "not text"),
    ],
)
def test_a_wrong_column_is_named(table: pa.Table, error: type[Exception], words: str) -> None:
    with pytest.raises(error, match=words):
        clean_batch(table)
