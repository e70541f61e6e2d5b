"""`cleantext bulk`: all fields and the order stay, what is bad costs nothing else, a killed run goes on where it was."""

from __future__ import annotations

import base64
import gzip
import hashlib
import json
import os
import resource
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

import cleantext
from cleantext.bulk import readers
from cleantext.bulk.command import main, parser
from tests.bulk.test_readers import PAGE, warc

CHOICE = ["--only", "share_prompts,bylines", "--languages", "en", "--no-config", "-q"]
CLEANER = cleantext.compose(["share_prompts", "bylines"], languages=["en"])
BODY = "The weir below the mill was mended on Friday, and the owner paid for it.\n\n"
RECORDS: list[dict[str, Any]] = [
    {
        "n": number,
        "text": f"By Ada Brook\n\n{number} {BODY}Share this:" if number % 3 else BODY * (number % 5),
        "id": f"r{number}",
    }
    for number in range(60)
]
KILLED = [sys.executable, str(Path(__file__).with_name("killed.py"))]


def lines(path: Path, records: list[dict[str, Any]] = RECORDS) -> str:
    path.write_bytes(b"".join(json.dumps(record).encode() + b"\n" for record in records))
    return str(path)


def loaded(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_bytes().splitlines()]


def run(*arguments: object, workers: int = 1) -> int:
    return main([*map(str, arguments), *CHOICE, "--workers", str(workers)])


def killed(size: int, at: int, *arguments: object, **options: Any) -> subprocess.CompletedProcess[str]:
    command = [*KILLED, str(size), str(at), *map(str, arguments), *CHOICE]
    return subprocess.run(command, capture_output=True, text=True, timeout=120, check=False, **options)


def expected() -> list[dict[str, Any]]:
    return [{**record, "text": CLEANER(record["text"])} for record in RECORDS]


def test_texts_are_cleaned_and_all_else_stays(tmp_path: Path) -> None:
    assert run(lines(tmp_path / "a.jsonl"), tmp_path / "b.jsonl") == 0
    assert loaded(tmp_path / "b.jsonl") == expected()
    assert any(record["text"] != RECORDS[record["n"]]["text"] for record in loaded(tmp_path / "b.jsonl"))
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.jsonl", "b.jsonl"]


def test_a_record_with_nothing_to_remove_stays_byte_for_byte(tmp_path: Path) -> None:
    line = rb'{ "big":123456789012345678901234567890, "x":NaN, "text" : "The w\u0065ir \ud800\u0000.", "text2":1.50}'
    (tmp_path / "a.jsonl").write_bytes(line + b"\r\n")
    assert run(tmp_path / "a.jsonl", tmp_path / "b.jsonl") == 0
    assert (tmp_path / "b.jsonl").read_bytes() == line + b"\n"


def test_unicode_of_every_kind_goes_through(tmp_path: Path) -> None:
    texts = [
        f"By Ada Brook\n\n{odd} {BODY}Share this:" for odd in ("\ud800", "\0", "\ufeff", "🏍\u2028", "e\u0301", "\x85")
    ]
    assert run(lines(tmp_path / "a.jsonl", [{"text": text} for text in texts]), tmp_path / "b.jsonl") == 0
    assert [json.loads(line)["text"] for line in (tmp_path / "b.jsonl").read_bytes().split(b"\n")[:-1]] == [
        CLEANER(text) for text in texts
    ]


def test_the_account_in_fields_of_its_own(tmp_path: Path) -> None:
    options = ["--removals", "--metadata", "--output-column", "cleaned", "--stats", tmp_path / "s.json"]
    assert run(lines(tmp_path / "a.jsonl"), tmp_path / "b.jsonl", *options) == 0
    for record, out in zip(RECORDS, loaded(tmp_path / "b.jsonl"), strict=True):
        result = CLEANER.explain(record["text"])
        assert out == {
            **record, "cleaned": result.text, "metadata": {key: list(values) for key, values in result.metadata.items()},
            "removals": [{"start": r.start, "end": r.end, "category": r.category, "rule": r.rule} for r in result.removals],
            "truncated": result.truncated,
        }  # fmt: skip
    stats = json.loads((tmp_path / "s.json").read_bytes())
    assert (stats["records"], stats["cleaned"], stats["errors"]) == (60, 40, 0)
    assert stats["removals"]["share_prompts"]["count"] == 40
    assert stats["characters_in"] == sum(len(record["text"]) for record in RECORDS)
    assert stats["characters_out"] == sum(len(CLEANER(record["text"])) for record in RECORDS)


@pytest.mark.parametrize("suffix", ["", ".gz", ".zst"])
def test_workers_and_shards_make_no_difference(tmp_path: Path, suffix: str) -> None:
    source = lines(tmp_path / "a.jsonl")
    whole = tmp_path / "whole.jsonl"
    assert run(source, whole) == 0
    made = set()
    for workers in (1, 2, 3):
        out = tmp_path / f"{workers}.jsonl{suffix}"
        done = killed(1500, 0, source, out, "--workers", workers, "--stats", tmp_path / f"{workers}.json")
        assert (done.returncode, done.stderr) == (0, "")
        made.add((out.read_bytes(), (tmp_path / f"{workers}.json").read_bytes()))
    ((data, _),) = made
    if suffix == ".gz":
        data = gzip.decompress(data)
    elif suffix:
        import zstandard

        data = zstandard.ZstdDecompressor().stream_reader(data, read_across_frames=True).read()
    assert data == whole.read_bytes()


def test_a_run_killed_anywhere_goes_on_to_the_same_bytes(tmp_path: Path) -> None:
    source = lines(tmp_path / "a.jsonl", [*RECORDS[:30], {"id": "bad"}, *RECORDS[30:]])
    (tmp_path / "whole").mkdir()
    (tmp_path / "out").mkdir()
    files = ("b.jsonl", "s.json", "e.jsonl")
    told = [[tmp_path / place / name for name in files] for place in ("whole", "out")]
    arguments = [[source, out, "--workers", 1, "--stats", stats, "--errors", errors] for out, stats, errors in told]
    assert killed(2500, 0, *arguments[0]).returncode == 1
    ends = []
    for at in (1, 2, 3, 4, 7, 8, 9, *range(10, 40)):
        ended = killed(2500, at, *arguments[1], "--resume")
        ends.append(ended.returncode)
        if ended.returncode != -signal.SIGKILL:
            break
        assert not (tmp_path / "out" / "b.jsonl").exists() or len(ends) > 3
        if (tmp_path / "out" / "b.jsonl").exists():
            assert told[1][0].read_bytes() == told[0][0].read_bytes()
    assert ends[0] == -signal.SIGKILL
    assert ends.count(-signal.SIGKILL) >= 3
    assert ends[-1] == 1
    assert [path.read_bytes() for path in told[1]] == [path.read_bytes() for path in told[0]]
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == sorted(files)
    assert json.loads(told[0][2].read_bytes())["record"] == 31


@pytest.mark.parametrize("name", ["a.jsonl", "a.jsonl.gz"])
def test_a_run_of_several_workers_that_is_killed_goes_on(tmp_path: Path, name: str) -> None:
    odd = [hashlib.sha512(b"%d" % number).hexdigest() for number in range(3000)]  # so that .gz has several pieces
    records = [{**record, "x": x} for record, x in zip(RECORDS * 50, odd, strict=True)]
    source = Path(lines(tmp_path / "a.jsonl", records))
    if name.endswith(".gz"):
        (tmp_path / name).write_bytes(gzip.compress(source.read_bytes()))
    whole, out = tmp_path / "whole.jsonl", tmp_path / "b.jsonl"
    assert run(tmp_path / name, whole) == 0
    arguments = [tmp_path / name, out, "--workers", "2"]
    command = [*KILLED, "4000", "0", *map(str, arguments), *CHOICE]
    for parts in (1, 20):
        process = subprocess.Popen([*command, "--resume"], stderr=subprocess.DEVNULL)
        unfinished = tmp_path / "b.jsonl.unfinished"
        while process.poll() is None and len(list(unfinished.glob("*.json"))) <= parts:
            time.sleep(0.01)
        process.kill()
        assert process.wait() == -signal.SIGKILL
        assert not out.exists()
    assert killed(4000, 0, *arguments, "--resume").returncode == 0
    assert out.read_bytes() == whole.read_bytes()


def test_a_part_that_was_damaged_is_made_again(tmp_path: Path) -> None:
    source = lines(tmp_path / "a.jsonl")
    assert run(source, tmp_path / "whole.jsonl") == 0
    out = tmp_path / "b.jsonl"
    assert killed(2500, 8, source, out, "--workers", 1).returncode == -signal.SIGKILL
    part = sorted((tmp_path / "b.jsonl.unfinished").glob("*.json"))[1].with_suffix("")
    part.write_bytes(bytes(len(part.read_bytes())))
    assert killed(2500, 0, source, out, "--resume").returncode == 0
    assert out.read_bytes() == (tmp_path / "whole.jsonl").read_bytes()


def test_unfinished_work_is_not_thrown_away_unasked(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source, out = lines(tmp_path / "a.jsonl"), tmp_path / "b.jsonl"
    assert killed(2500, 5, source, out, "--workers", 1).returncode == -signal.SIGKILL
    assert run(source, out) == 2
    assert "--resume goes on, --restart begins anew" in capsys.readouterr().err
    assert run(source, out, "--resume", "--removals") == 2
    assert "was another one (fields differ)" in capsys.readouterr().err
    os.utime(source, (1, 1))
    assert run(source, out, "--resume") == 2
    assert "(inputs differ)" in capsys.readouterr().err
    assert run(source, out, "--restart") == 0
    assert loaded(out) == expected()
    assert run(source, out, "--resume") == 0


def limited() -> None:
    resource.setrlimit(resource.RLIMIT_FSIZE, (1500, 1500))


@pytest.mark.parametrize("workers", [1, 2])
def test_a_full_disk_stops_the_run_and_it_goes_on_later(tmp_path: Path, workers: int) -> None:
    """A bound on the size of files stands in for a full disk: the same call fails in the same way."""
    source, out = lines(tmp_path / "a.jsonl"), tmp_path / "b.jsonl"
    stopped = killed(4000, 0, source, out, "--workers", workers, preexec_fn=limited)
    assert stopped.returncode == 3
    assert "b.jsonl.unfinished" in stopped.stderr
    assert "cannot be written: file too large; mend that, and the same command with --resume goes on" in stopped.stderr
    assert not out.exists()
    assert killed(4000, 0, source, out, "--resume", "--workers", workers).returncode == 0
    assert loaded(out) == expected()


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="the system has no /dev/full")
def test_figures_that_cannot_be_written_stop_the_run(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source, out = lines(tmp_path / "a.jsonl"), tmp_path / "b.jsonl"
    assert run(source, out, "--stats", "/dev/full") == 3
    assert "/dev/full: cannot be written: no space left on device" in capsys.readouterr().err
    assert (tmp_path / "b.jsonl.unfinished").exists()
    assert run(source, out, "--stats", tmp_path / "s.json", "--resume") == 0
    assert json.loads((tmp_path / "s.json").read_bytes())["records"] == 60


def test_workers_end_with_the_command(tmp_path: Path) -> None:
    source = lines(tmp_path / "a.jsonl", RECORDS * 200)
    process = subprocess.Popen(
        [*KILLED, "3000", "0", source, str(tmp_path / "b.jsonl"), "--workers", "2", *CHOICE], stderr=subprocess.PIPE
    )
    while not list((tmp_path / "b.jsonl.unfinished").glob("*.json")):
        time.sleep(0.01)
    process.kill()
    # Workers hold the other end of this pipe: it closes when the last of them is gone.
    _, _ = process.communicate(timeout=60)
    assert process.returncode == -signal.SIGKILL


def test_bad_records_are_kept_with_file_number_and_reason(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    bad = [b"{", b'{"id": 4, "body": "a"}', b'{"id": 5, "text": 7}', b'{"text": "caf\xe9"}']
    good = [json.dumps(record).encode() for record in RECORDS[:5]]
    (tmp_path / "a.jsonl").write_bytes(
        b"\n".join(line for pair in zip(good, bad, strict=False) for line in pair) + b"\n" + good[4]
    )
    assert run(tmp_path / "a.jsonl", tmp_path / "b.jsonl") == 1
    assert loaded(tmp_path / "b.jsonl") == expected()[:5]
    errors = loaded(tmp_path / "b.jsonl.errors.jsonl")
    assert [(error["file"], error["record"], error["id"]) for error in errors] == [
        (str(tmp_path / "a.jsonl"), number, id_) for number, id_ in ((2, None), (4, 4), (6, 5), (8, None))]  # fmt: skip
    assert [
        error["raw"].encode() if "raw" in error else base64.b64decode(error["raw_base64"]) for error in errors
    ] == bad
    assert "no field 'text'; its fields: 'id', 'body'" in errors[1]["error"]
    err = capsys.readouterr().err
    assert "4 not cleaned, told in" in err
    assert "; the first: not JSON: " in err


def test_record_numbers_are_those_of_the_file_whatever_the_shards(tmp_path: Path) -> None:
    records = [*RECORDS[:20], {}, *RECORDS[20:40], {}, *RECORDS[40:]]
    sources = [lines(tmp_path / name, records) for name in ("a.jsonl", "b.jsonl")]
    apart = Path(sources[1]).read_bytes().replace(b"\n", b"\n\n \n")
    Path(sources[1]).write_bytes(apart)
    (tmp_path / "c.jsonl.gz").write_bytes(gzip.compress(apart))
    sources.append(str(tmp_path / "c.jsonl.gz"))
    assert killed(1000, 0, *sources, tmp_path / "out.jsonl", "--errors", tmp_path / "e").returncode == 1
    places = [(source, number) for source in sources for number in (21, 42)]
    errors = loaded(tmp_path / "e")
    assert [(error["file"], error["record"]) for error in errors] == places
    assert [error["line"] for error in errors] == [21, 42, 61, 124, 61, 124]
    assert loaded(tmp_path / "out.jsonl") == expected() * 3


def test_a_field_is_not_overwritten_but_by_the_text_that_it_held(tmp_path: Path) -> None:
    source = lines(tmp_path / "a.jsonl", [RECORDS[1], {"text": "a", "cleaned": 7}])
    assert run(source, tmp_path / "b.jsonl", "--output-column", "cleaned") == 1
    (error,) = loaded(tmp_path / "b.jsonl.errors.jsonl")
    assert error["error"].startswith("there is a field 'cleaned' already")
    assert json.loads(error["raw"]) == {"text": "a", "cleaned": 7}
    assert [record["n"] for record in loaded(tmp_path / "b.jsonl")] == [1]
    assert run(source, tmp_path / "c.jsonl", "--output-column", "text") == 0
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "one.txt").write_text(BODY)
    assert run(tmp_path / "in", tmp_path / "d.jsonl", "--output-column", "id") == 1
    told = lines(tmp_path / "told.jsonl", [{"text": "a", "truncated": 7}])
    assert run(told, tmp_path / "e.jsonl", "--metadata") == 1
    (error,) = loaded(tmp_path / "e.jsonl.errors.jsonl")
    assert error["error"].startswith("there is a field 'truncated' already")


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (["--output-column", "id"], "a.parquet: there is a column 'id' already"),
        (["--removals", "--text-column", "id", "--output-column", "n"], "a.parquet: there is a column 'n' already"),
        (["--text-column", "body"], "no column 'body'; the columns are 'n', 'text', 'id', 'error'; name the one"),
        (["--text-column", "n"], "holds int64, not text"),
    ],
)
def test_parquet_that_cannot_be_cleaned_is_refused_at_once(
    options: list[str], words: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    table(tmp_path / "a.parquet")
    assert run(tmp_path / "a.parquet", tmp_path / "b.parquet", *options) == 2
    err = capsys.readouterr().err
    assert words in err
    assert "=)" not in err
    assert [path.name for path in tmp_path.iterdir()] == ["a.parquet"]


def test_parquet_among_others_does_not_lose_a_column_either(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "in").mkdir()
    table(tmp_path / "in" / "a.parquet")
    lines(tmp_path / "in" / "b.jsonl")
    assert run(tmp_path / "in", tmp_path / "out", "--output-column", "error") == 2
    assert "there is a column 'error' already" in capsys.readouterr().err
    assert run(tmp_path / "in", tmp_path / "out", "--text-column", "body") == 1


@pytest.mark.parametrize(
    ("package", "source", "out", "extra"),
    [
        ("zstandard", "a.jsonl", "b.jsonl.zst", "bulk"),
        ("zstandard", "a.jsonl.zst", "b.jsonl", "bulk"),
        ("pyarrow", "a.parquet", "b.parquet", "bulk"),
        ("pyarrow", "in", "out", "bulk"),
        ("fastwarc", "a.warc.gz", "b.jsonl", "warc"),
    ],
)
def test_a_package_that_is_not_installed_is_told_before_anything_is_done(
    package: str, source: str, out: str, extra: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    (tmp_path / "in").mkdir()
    for name in ("a.jsonl", "a.jsonl.zst", "a.parquet", "in/a.parquet", "a.warc.gz"):
        (tmp_path / name).write_bytes(b"{}\n")
    before = sorted(tmp_path.rglob("*"))
    monkeypatch.setattr(readers, "find_spec", lambda name: None if name == package else name)
    assert run(tmp_path / source, tmp_path / out) == 2
    err = capsys.readouterr().err
    assert f"needs {package}; pip install 'cleantext-boilerplate[{extra}]'" in err
    assert err.count("\n") == 1
    assert sorted(tmp_path.rglob("*")) == before


def test_a_broken_file_does_not_cost_the_others(tmp_path: Path) -> None:
    pytest.importorskip("pyarrow")
    source = tmp_path / "in"
    source.mkdir()
    lines(source / "a.jsonl")
    whole = gzip.compress((source / "a.jsonl").read_bytes())
    (source / "cut.jsonl.gz").write_bytes(whole[: len(whole) // 2])
    (source / "no.parquet").write_bytes(b"PAR1, it says")
    assert run(source, tmp_path / "out") == 1
    assert loaded(tmp_path / "out" / "a.jsonl") == expected()
    part = gzip.decompress((tmp_path / "out" / "cut.jsonl.gz").read_bytes()).splitlines()
    assert 0 < len(part) < 60
    assert [json.loads(line) for line in part] == expected()[: len(part)]
    errors = loaded(tmp_path / "out.errors.jsonl")
    assert {os.path.basename(error["file"]) for error in errors} == {"cut.jsonl.gz", "no.parquet"}
    assert any("the file is cut short at byte" in error["error"] for error in errors)
    assert any("cannot be read as Parquet" in error["error"] for error in errors)


def table(path: Path, **more: Any) -> Any:
    pa = pytest.importorskip("pyarrow")
    from pyarrow import parquet

    made = pa.Table.from_pylist(RECORDS).append_column("error", pa.array(["kept"] * 60))
    for name, values in more.items():
        made = made.append_column(name, values)
    parquet.write_table(made, path, row_group_size=7)
    return made


@pytest.mark.parametrize("size", [1, 10**9])
def test_parquet_keeps_columns_types_and_order(tmp_path: Path, size: int) -> None:
    pa = pytest.importorskip("pyarrow")
    from pyarrow import parquet

    nested = pa.array([{"a": [1, 2]}] * 60)
    made = table(tmp_path / "a.parquet", nested=nested, kind=pa.array(["x", "y"] * 30).dictionary_encode())
    done = killed(
        size, 0, tmp_path / "a.parquet", tmp_path / "b.parquet", "--workers", 1, "--stats", tmp_path / "s.json"
    )
    assert (done.returncode, done.stderr) == (0, "")
    out = parquet.read_table(tmp_path / "b.parquet")
    assert out.schema.equals(made.schema)
    assert out.drop_columns(["text"]).equals(made.drop_columns(["text"]))
    assert out["text"].to_pylist() == [record["text"] for record in expected()]
    stats = json.loads((tmp_path / "s.json").read_bytes())
    assert run(lines(tmp_path / "a.jsonl"), tmp_path / "b.jsonl", "--stats", tmp_path / "t.json") == 0
    assert stats == json.loads((tmp_path / "t.json").read_bytes())


def test_parquet_with_the_account_is_what_clean_batch_gives(tmp_path: Path) -> None:
    from pyarrow import parquet

    from cleantext.arrow import clean_batch

    made = table(tmp_path / "a.parquet")
    options = ["--output-column", "cleaned", "--removals", "--metadata"]
    assert run(tmp_path / "a.parquet", tmp_path / "b.parquet", *options) == 0
    whole = clean_batch(made, removals=True, metadata=True, truncated=True, pipeline=CLEANER)
    assert parquet.read_table(tmp_path / "b.parquet").equals(whole)


def test_a_parquet_row_that_is_not_utf8_is_kept_apart(tmp_path: Path) -> None:
    pa = pytest.importorskip("pyarrow")
    from pyarrow import parquet

    texts = pa.array([b"fine", b"caf\xe9", b"fine too"], pa.binary()).view(pa.string())
    parquet.write_table(pa.table({"id": [1, 2, 3], "text": texts}), tmp_path / "a.parquet", row_group_size=1)
    assert run(tmp_path / "a.parquet", tmp_path / "b.parquet") == 1
    assert parquet.read_table(tmp_path / "b.parquet").to_pylist() == [
        {"id": 1, "text": "fine"},
        {"id": 3, "text": "fine too"},
    ]
    (error,) = loaded(tmp_path / "b.parquet.errors.jsonl")
    assert (error["record"], error["id"]) == (2, 2)
    assert base64.b64decode(json.loads(error["raw"])["text (base64)"]) == b"caf\xe9"


def test_a_parquet_file_without_the_column_or_without_rows(tmp_path: Path) -> None:
    pa = pytest.importorskip("pyarrow")
    from pyarrow import parquet

    (tmp_path / "in").mkdir()
    made = table(tmp_path / "in" / "a.parquet")
    parquet.write_table(pa.table({"body": ["a"]}), tmp_path / "in" / "b.parquet")
    parquet.write_table(made.slice(0, 0), tmp_path / "in" / "c.parquet")
    assert run(tmp_path / "in", tmp_path / "out") == 1
    (error,) = loaded(tmp_path / "out.errors.jsonl")
    assert error["file"].endswith("b.parquet")
    assert "no column 'text'; the columns are 'body'; name the one of the texts (--text-column)" in error["error"]
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["a.parquet", "c.parquet"]
    assert parquet.read_table(tmp_path / "out" / "c.parquet").equals(made.slice(0, 0))


def test_pages_of_a_warc_file_with_their_address_date_and_host(tmp_path: Path) -> None:
    assert run(warc(tmp_path), tmp_path / "out.jsonl", "--metadata") == 0
    first, second = loaded(tmp_path / "out.jsonl")
    assert (first["url"], first["date"], first["host"]) == (
        "https://mill.example/0",
        "2025-03-01T10:00:00Z",
        "mill.example",
    )
    assert first["id"].endswith("-000000000000>") or first["id"].endswith("000000000000")
    assert first["text"] == second["text"]
    assert "The weir was mended. Émile paid." in first["text"]
    assert first["metadata"]["page.title"] == ["Mill"]


def test_a_folder_of_texts_and_pages(tmp_path: Path) -> None:
    source = tmp_path / "in"
    (source / "b").mkdir(parents=True)
    (source / "b" / "one.txt").write_text(f"{BODY}Share this:", encoding="utf-8")
    (source / "a.html").write_text(PAGE, encoding="utf-8")
    (source / "broken.txt").write_bytes(b"caf\xe9")
    assert run(source, tmp_path / "out.jsonl") == 1
    page, one = loaded(tmp_path / "out.jsonl")
    assert (page["id"], one) == ("a.html", {"id": "b/one.txt", "text": CLEANER(f"{BODY}Share this:")})
    (error,) = loaded(tmp_path / "out.jsonl.errors.jsonl")
    assert (error["id"], error["record"]) == ("broken.txt", 2)


def test_nothing_in_nothing_out(tmp_path: Path) -> None:
    for name in ("b.jsonl", "b.jsonl.gz"):
        assert run(lines(tmp_path / "a.jsonl", []), tmp_path / name) == 0
    assert (tmp_path / "b.jsonl").read_bytes() == b""
    assert gzip.decompress((tmp_path / "b.jsonl.gz").read_bytes()) == b""


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["none.jsonl", "b.jsonl"], "none.jsonl: no such file"),
        (["a.txt", "b.jsonl"], "a.txt: the name tells no format that is known"),
        (["a.jsonl", "b.parquet"], "cannot take the records of a.jsonl; name a .jsonl"),
        (["a.jsonl", "b.warc"], "WARC files are read, not written"),
        (["a.jsonl", "a.jsonl"], "would lie upon or within the input a.jsonl"),
        (["in", "in/b.jsonl"], "would lie upon or within the input in"),
        (["a.jsonl", "in/a.jsonl", "out"], "two inputs would have this name"),
        (["a.jsonl", "a.txt"], "is no folder, and its name tells no format"),
        (["a.jsonl", "b.jsonl", "--workers", "0"], "--workers: at least 1"),
        (["a.jsonl", "b.jsonl", "--only", "bylinse"], "did you mean bylines"),
        (["a.jsonl", "b.jsonl", "--removals", "--output-column", "removals"], "name another one as --output-column"),
        (["a.jsonl", "/proc/none/b.jsonl"], "no such file or directory"),
    ],
)
def test_what_cannot_be_done_is_told_before_anything_is(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    arguments: list[str],
    words: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "in").mkdir()
    for name in ("a.jsonl", "in/a.jsonl", "a.txt"):
        lines(tmp_path / name)
    before = sorted(tmp_path.rglob("*"))
    assert main([*arguments, "--no-config"]) == 2
    assert words in capsys.readouterr().err
    assert sorted(tmp_path.rglob("*")) == before


def test_help_tells_the_exit_statuses() -> None:
    text = parser().format_help()
    assert all(f"\n  {status} " in text for status in ("0", "1", "2", "3", "130"))
