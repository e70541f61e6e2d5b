"""Readers: every format, cut anywhere, gives each record once and in order; what is broken is told and costs nothing else."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from cleantext.bulk import jsonl, readers
from cleantext.bulk.documents import Columns, Document, InputError

RECORDS = [
    {"id": n, "text": f"Line {n}: the weir was mended." * (n % 7), "url": f"https://mill.example/{n}"}
    for n in range(200)
]
LINES = b"".join(json.dumps(record).encode() + b"\n" for record in RECORDS)


def write(path: Path, data: bytes) -> str:
    if path.suffix == ".gz":
        data = gzip.compress(data)
    elif path.suffix == ".zst":
        data = pytest.importorskip("zstandard").compress(data)
    path.write_bytes(data)
    return str(path)


def good(documents: list[Document]) -> list[Document]:
    return [document for document in documents if document.error is None]


@pytest.mark.parametrize("name", ["a.jsonl", "a.jsonl.gz", "a.ndjson.zst"])
def test_lines_of_json(tmp_path: Path, name: str) -> None:
    documents = list(readers.read([write(tmp_path / name, LINES)]))
    assert [(d.id, d.text, d.url, d.error) for d in documents] == [
        (r["id"], r["text"], r["url"], None) for r in RECORDS
    ]


@pytest.mark.parametrize("name", ["a.jsonl", "a.jsonl.gz"])
@pytest.mark.parametrize("size", [1, 7, 100, 1000, 10**9])
@pytest.mark.parametrize("end", [b"\n", b"\r\n"])
def test_a_file_cut_anywhere_gives_each_record_once(tmp_path: Path, name: str, size: int, end: bytes) -> None:
    path = write(tmp_path / name, b"\xef\xbb\xbf" + LINES.replace(b"\n", end).removesuffix(end))
    found = [d for shard in jsonl.shards(path, size) for d in readers.documents(shard, Columns())]
    assert [d.id for d in found] == [r["id"] for r in RECORDS]


def test_a_line_longer_than_many_shards(tmp_path: Path) -> None:
    long = json.dumps({"text": "weir " * 100_000}).encode()
    path = write(tmp_path / "a.jsonl", b'{"text":"a"}\n' + long + b'\n{"text":"b"}\n')
    found = [d for shard in jsonl.shards(path, 1000) for d in readers.documents(shard, Columns())]
    assert [len(d.text or "") for d in found] == [1, 500_000, 1]


@pytest.mark.parametrize(
    ("line", "words"),
    [
        (b"{", "not JSON"),
        (b'["text"]', "not a JSON object"),
        (b'{"body": "a"}', "no field 'text'; its fields: 'body'; --text-column"),
        (b'{"text": 7, "id": 3}', "holds a number, not text"),
        (b'{"text": ["a"]}', "holds a list, not text"),
        (b'{"text": "caf\xe9"}', "not UTF-8: byte 13"),
        (b'{"text": "a\0b"}', "not JSON"),
        (b"[" * 200_000, "not JSON that can be read: nested too deeply"),
    ],
)
def test_a_bad_record_is_told_and_costs_no_other(tmp_path: Path, line: bytes, words: str) -> None:
    path = write(tmp_path / "a.jsonl", b'{"text":"a"}\n\n' + line + b'\n{"text":null}\n')
    first, bad, last = readers.read([path])
    assert (first.text, first.number, last.text, last.error, last.number) == ("a", 1, None, None, 3)
    assert words in (bad.error or "")
    assert (bad.number, bad.raw) == (2, line)


@pytest.mark.parametrize("name", ["a.jsonl.gz", "a.jsonl.zst"])
def test_a_compressed_file_cut_short_gives_what_it_holds(tmp_path: Path, name: str) -> None:
    path = Path(write(tmp_path / name, LINES))
    data = path.read_bytes()
    path.write_bytes(data[: len(data) * 3 // 4] if name.endswith(".gz") else data[:-4])
    documents = list(readers.read([str(path)]))
    assert [d.id for d in good(documents)] == [r["id"] for r in RECORDS][: len(good(documents))]
    assert len(good(documents)) > 50 or name.endswith(".zst")
    assert "break off: the file is cut short" in (documents[-1].error or "")
    assert documents[-1].number == 0


@pytest.mark.parametrize("name", ["a.jsonl.gz", "a.jsonl.zst"])
def test_compressed_files_may_have_several_parts(tmp_path: Path, name: str) -> None:
    one = Path(write(tmp_path / name, LINES)).read_bytes()
    (tmp_path / name).write_bytes(one + one + (b"\0" * 512 if name.endswith(".gz") else b""))
    assert [d.id for d in readers.read([str(tmp_path / name)])] == [r["id"] for r in RECORDS] * 2


@pytest.mark.parametrize("name", ["a.jsonl.gz", "a.jsonl.zst", "a.parquet", "a.warc.gz"])
def test_what_is_no_such_file_is_told(tmp_path: Path, name: str) -> None:
    pytest.importorskip("pyarrow")
    pytest.importorskip("fastwarc")
    (tmp_path / name).write_bytes(b"The weir was mended on Friday, and the mill runs again.")
    documents = list(readers.read([str(tmp_path / name)]))
    assert not good(documents)
    assert documents
    assert documents[0].number == 0


def test_utf16_is_told(tmp_path: Path) -> None:
    path = write(tmp_path / "a.jsonl", LINES.decode().encode("utf-16"))
    assert ["UTF-16" in (d.error or "") for d in readers.read([path])] == [True]


def test_parquet_by_row_groups(tmp_path: Path) -> None:
    pa = pytest.importorskip("pyarrow")
    from pyarrow import parquet

    parquet.write_table(pa.Table.from_pylist(RECORDS), tmp_path / "a.parquet", row_group_size=30)
    documents = list(readers.read([str(tmp_path / "a.parquet")]))
    assert [(d.id, d.text, d.url) for d in documents] == [(r["id"], r["text"], r["url"]) for r in RECORDS]
    (problem,) = readers.read([str(tmp_path / "a.parquet")], Columns(text="body"))
    assert "no column 'body'; the columns are 'id', 'text', 'url'" in (problem.error or "")


PAGE = "<html><head><title>Mill</title></head><body><p>The weir was mended. Émile paid.</p></body></html>"


def warc(tmp_path: Path) -> str:
    pytest.importorskip("fastwarc", reason="needs fastwarc, of the extra `warc`")
    http = [
        ("text/html; charset=latin-1", PAGE.encode("latin-1")),
        ("image/png", b"\x89PNG"),
        ("text/html", PAGE.encode()),
    ]
    with open(tmp_path / "a.warc", "wb") as file:
        for number, (kind, body) in enumerate(http):
            head = f"HTTP/1.1 200 OK\r\nContent-Type: {kind}\r\nContent-Length: {len(body)}\r\n\r\n".encode()
            block = head + body
            file.write(
                b"WARC/1.0\r\nWARC-Type: response\r\nContent-Type: application/http; msgtype=response\r\n"
                b"WARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-%012d>\r\nWARC-Date: 2025-03-01T10:00:00Z\r\n"
                b"WARC-Target-URI: https://mill.example/%d\r\nContent-Length: %d\r\n\r\n%b\r\n\r\n"
                % (number, number, len(block), block)
            )
    return str(tmp_path / "a.warc")


def test_pages_of_a_warc_file(tmp_path: Path) -> None:
    documents = list(readers.read([warc(tmp_path)]))
    assert [d.url for d in documents] == ["https://mill.example/0", "https://mill.example/2"]
    assert [d.page if isinstance(d.page, str) else (d.page or b"").decode() for d in documents] == [PAGE, PAGE]
    assert documents[0].fields == {
        "url": "https://mill.example/0",
        "date": "2025-03-01T10:00:00Z",
        "host": "mill.example",
    }


def test_a_folder_of_texts_and_pages(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "one.txt").write_text("The weir.", encoding="utf-8")
    (tmp_path / "a.html").write_text(PAGE, encoding="utf-8")
    (tmp_path / "broken.txt").write_bytes(b"caf\xe9")
    (tmp_path / "c.png").write_bytes(b"\x89PNG")
    write(tmp_path / "z.jsonl", b'{"text": "a"}')
    documents = list(readers.read([str(tmp_path)]))
    assert [(d.id, d.text, d.page is not None) for d in good(documents)] == [
        (None, "a", False), ("a.html", None, True), ("b/one.txt", "The weir.", False)]  # fmt: skip
    (problem,) = [d for d in documents if d.error]
    assert problem.id == "broken.txt"
    assert "byte 3 (0xe9) is not utf-8" in (problem.error or "")


@pytest.mark.parametrize(
    ("name", "words"), [("none.jsonl", "no such file"), ("a.docx", "no format that is known"), ("", "holds no file")]
)
def test_what_is_no_input_is_named(tmp_path: Path, name: str, words: str) -> None:
    (tmp_path / "a.docx").write_bytes(b"PK")
    with pytest.raises(InputError, match=words):
        readers.expand([str(tmp_path / name)])


@pytest.mark.parametrize("fast", [True, False])
def test_a_line_keeps_all_but_what_is_set(monkeypatch: pytest.MonkeyPatch, fast: bool) -> None:
    if not fast:
        monkeypatch.setattr(jsonl, "orjson", None)
    line = (
        rb' { "n" : 1.50, "big":123456789012345678901234567890, "text":"a\ud800\u0000" , "x":NaN,"text" : "b\u00e9" } '
    )
    record = jsonl.parse(line)
    assert record["text"] == "bé"
    made = jsonl.with_fields(line, record, {"text": "ü\0\ud83d", "new": [1]})
    assert made == (
        rb' { "n" : 1.50, "big":123456789012345678901234567890, "text":"\u00fc\u0000\ud83d" , "x":NaN,"text" : "\u00fc\u0000\ud83d" ,"new":[1]}'
    )
    assert jsonl.dumps({"a": "é\n\0\x7f"}) == b'{"a":"\xc3\xa9\\n\\u0000\x7f"}'
