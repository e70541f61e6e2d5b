"""Profiles made from files, by one machine, Ray Data or Spark: the same bytes; and what a wrong file is told.

Counting out of memory needs duckdb, the engines need Ray and Spark 4 with Java. To run what is skipped:
pip install -e '.[dev,sites]' 'ray[data]' 'pyspark>=4', then python -m pytest tests/sites/test_learning.py
"""

from __future__ import annotations

import json
import os
import random
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from cleantext import ProfileError, SiteProfile, clean
from cleantext.cli import main
from tests.strategies.sites import site

pa = pytest.importorskip("pyarrow", reason="a profile is a Parquet file: needs pyarrow")


def made() -> list[tuple[str, str]]:
    """Documents of three sites, out of order, with copies of pages: whole ones and such that differ in a counter."""
    documents = [
        (f"https://www.{one.host}/{n}", one.text) for seed in (1, 2, 3) for n, one in enumerate(site(seed, 15))
    ]
    documents += documents[::5]
    documents += [(host, f"{text}{n} comments\n") for n in range(3) for host, text in documents[:4]]
    documents += [
        ("http://odd.example/", "\ud800 half a character\n\nÀ la une\n\n日本語の文章です。"),
        ("http://odd.example/2", " \n "),
    ]
    return random.Random(1).sample(documents, len(documents))


def jsonl(path: Path, documents: list[tuple[str, str]]) -> str:
    path.write_text("".join(json.dumps({"url": host, "text": text}) + "\n" for host, text in documents))
    return str(path)


@pytest.fixture(scope="module")
def expected(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The profile of the documents as counted in memory."""
    path = tmp_path_factory.mktemp("profile") / "memory.parquet"
    SiteProfile.learn(made()).save(path)
    return path.read_bytes()


def needs_duckdb() -> None:
    pytest.importorskip("duckdb", reason="counting out of memory needs duckdb")


@pytest.mark.parametrize(("workers", "memory"), [("1", "1GB"), ("2", "100MB")])
def test_the_command_gives_what_counting_in_memory_gives(
    tmp_path: Path, expected: bytes, workers: str, memory: str
) -> None:
    needs_duckdb()
    documents = made()
    first, second = jsonl(tmp_path / "a.jsonl", documents[:20]), jsonl(tmp_path / "b.jsonl", documents[20:])
    out = tmp_path / "profile.parquet"
    assert main(["learn", second, first, "-o", str(out), "--workers", workers, "--memory", memory, "-q"]) == 0
    assert out.read_bytes() == expected
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.jsonl", "b.jsonl", "profile.parquet"]


def test_parquet_with_a_host_column(tmp_path: Path, expected: bytes) -> None:
    needs_duckdb()
    import pyarrow.parquet as pq

    documents = [(host, text.replace("\ud800", "?")) for host, text in made()]
    SiteProfile.learn(documents).save(tmp_path / "expected.parquet")
    table = pa.table({"site": [host for host, _ in documents], "body": [text for _, text in documents]})
    pq.write_table(table, tmp_path / "data.parquet", row_group_size=20)
    out = tmp_path / "out.parquet"
    assert (
        main(
            [
                "learn",
                str(tmp_path / "data.parquet"),
                "-o",
                str(out),
                "--host-column",
                "site",
                "--text-column",
                "body",
                "-q",
            ]
        )
        == 0
    )
    assert out.read_bytes() == (tmp_path / "expected.parquet").read_bytes()


def test_web_archives(tmp_path: Path) -> None:
    needs_duckdb()
    pytest.importorskip("fastwarc", reason="web archives need fastwarc")
    records = []
    for one in site(5, 12):
        paragraphs = "".join(f"<p>{line}</p>" for line in one.text.splitlines() if line)
        body = f"<html><body><article>{paragraphs}</article></body></html>".encode()
        http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + body
        head = (
            f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://{one.host}/{len(records)}\r\nWARC-Date: 2024-01-01T00:00:00Z\r\n"
            f"WARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-{len(records):012}>\r\nContent-Type: application/http; msgtype=response\r\n"
            f"Content-Length: {len(http)}\r\n\r\n"
        )
        records.append(head.encode() + http + b"\r\n\r\n")
    (tmp_path / "crawl.warc").write_bytes(b"".join(records))
    assert main(["learn", str(tmp_path / "crawl.warc"), "-o", str(tmp_path / "p.parquet"), "-q"]) == 0
    profile = SiteProfile.load(tmp_path / "p.parquet")
    assert profile.site(profile.hosts[0]).documents == 12


def test_records_without_a_host_are_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    needs_duckdb()
    path = jsonl(
        tmp_path / "a.jsonl", [("http://a.example/", "A page."), ("", "None."), ("http://a.example/2", "Another.")]
    )
    assert main(["learn", path, "-o", str(tmp_path / "p.parquet")]) == 1
    said = capsys.readouterr().err
    assert "3 documents" in said
    assert "1 records could not be used" in said
    assert "record 2: no host" in said


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["no-such.jsonl", "-o", "out.parquet"], "no such file"),
        (["no-such.jsonl"], "-o names the profile"),
        (["no-such.parquet", "--show", "a.example"], "No such file"),
        (["a.parquet", "b.parquet", "--show", "a.example"], "one profile"),
    ],
)
def test_what_cannot_be_done_is_told(arguments: list[str], message: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["learn", *arguments]) == 2
    assert message in capsys.readouterr().err


def test_profiles_are_shown_merged_and_updated(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pages = [(one.host, one.text) for one in site(7, 30)]
    host = pages[0][0]
    SiteProfile.learn(pages).save(tmp_path / "whole.parquet")
    SiteProfile.learn(pages[:14], least=1).save(tmp_path / "a.parquet")
    SiteProfile.learn(pages[14:], least=1).save(tmp_path / "b.parquet")
    merged = tmp_path / "merged.parquet"
    assert main(["learn", "--merge", str(tmp_path / "a.parquet"), str(tmp_path / "b.parquet"), "-o", str(merged)]) == 0
    assert list(SiteProfile.load(merged).counts()) == list(SiteProfile.learn(pages, least=1).counts())
    assert main(["learn", "--show", f"www.{host}", str(tmp_path / "whole.parquet")]) == 0
    shown = capsys.readouterr().out
    assert f"{host}: 30 pages" in shown
    assert "near the threshold" in shown
    assert main(["learn", "--show", "nobody.example", str(merged)]) == 2
    assert "knows no host nobody.example" in capsys.readouterr().err
    needs_duckdb()
    new = jsonl(tmp_path / "b.jsonl", pages[14:])
    arguments = ["--host-column", "url", "--least", "1", "--update", str(tmp_path / "a.parquet"), "-q"]
    assert main(["learn", new, "-o", str(tmp_path / "updated.parquet"), *arguments]) == 0
    assert (tmp_path / "updated.parquet").read_bytes() == merged.read_bytes()


def test_a_loaded_profile_cleans_as_the_learned_one(tmp_path: Path) -> None:
    pages = [(one.host, one.text) for one in site(9, 30)]
    learned = SiteProfile.learn(pages)
    learned.save(tmp_path / "p.parquet")
    loaded = SiteProfile.load(tmp_path / "p.parquet")
    assert list(loaded.counts()) == list(learned.counts())
    for host, text in pages[:5]:
        assert clean(text, only=["site_furniture"], profile=loaded, host=host) == clean(
            text, only=["site_furniture"], profile=learned, host=host
        )


def _not_parquet(path: Path) -> None:
    path.write_bytes(b"host,kind\n")


def _cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-40])


def _flipped(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[20:200] = bytes(180)
    path.write_bytes(data)


def _rewritten(change: Callable[[pa.Table], pa.Table]) -> Callable[[Path], None]:
    def damage(path: Path) -> None:
        import pyarrow.parquet as pq

        pq.write_table(change(pq.read_table(path)), path)

    return damage


def _version(table: pa.Table) -> pa.Table:
    return table.replace_schema_metadata({b"cleantext.site_profile": b'{"format": 9, "form": "lines-1", "least": 2}'})


@pytest.mark.parametrize(
    ("damage", "message"),
    [
        (_not_parquet, "is no Parquet file"),
        (_cut, "is no Parquet file, or is damaged"),
        (_flipped, "damaged|out of order|more pages"),
        (_rewritten(lambda table: table.replace_schema_metadata()), "no site profile"),
        (_rewritten(lambda table: table.drop_columns(["tail"])), "columns are not those"),
        (_rewritten(lambda table: table.slice(1)), "number of pages of .* is missing"),
        (_rewritten(lambda table: table.take(list(range(table.num_rows))[::-1])), "missing|out of order"),
        (_rewritten(_version), "version 9, lines-1; this cleantext reads version 1"),
    ],
)
def test_a_wrong_or_damaged_profile_is_told(tmp_path: Path, damage: Callable[[Path], None], message: str) -> None:
    path = tmp_path / "p.parquet"
    SiteProfile.learn((one.host, one.text) for one in site(9, 12)).save(path)
    damage(path)
    with pytest.raises(ProfileError, match=message) as told:
        SiteProfile.load(path)
    assert str(path) in str(told.value)


def _table() -> pa.Table:
    documents = [(host, text) for host, text in made() if "\ud800" not in text]  # Arrow holds UTF-8
    return pa.table({"address": [host for host, _ in documents], "text": [text for _, text in documents]})


def _expected_of(table: pa.Table, path: Path) -> bytes:
    SiteProfile.learn(zip(table["address"].to_pylist(), table["text"].to_pylist(), strict=True)).save(path)
    return path.read_bytes()


def test_ray_data_gives_the_same_profile(tmp_path: Path) -> None:
    ray = pytest.importorskip("ray", reason="counting on Ray Data needs ray[data]")
    pytest.importorskip("ray.data", reason="counting on Ray Data needs ray[data]")
    from cleantext.learning.engines import learn_ray

    ray.init(num_cpus=2, include_dashboard=False, log_to_driver=False)
    try:
        dataset = ray.data.from_arrow([_table().slice(0, 17), _table().slice(17)])
        learn_ray(dataset, tmp_path / "ray.parquet", host="address")
    finally:
        ray.shutdown()
    assert (tmp_path / "ray.parquet").read_bytes() == _expected_of(_table(), tmp_path / "memory.parquet")


def test_spark_gives_the_same_profile(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    sql = pytest.importorskip("pyspark.sql", reason="counting on Spark needs pyspark")
    if shutil.which("java") is None:
        pytest.skip("Spark needs Java")
    from cleantext.learning.engines import learn_spark

    monkeypatch.setenv("PYSPARK_PYTHON", sys.executable)
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join(sys.path))  # the workers read what this process reads

    spark = sql.SparkSession.builder.master("local[2]").config("spark.ui.enabled", "false").config("spark.sql.shuffle.partitions", "4").getOrCreate()  # fmt: skip
    try:
        table = _table()
        frame = spark.createDataFrame(table.to_pylist(), "address string, text string").repartition(3)
        learn_spark(frame, tmp_path / "spark.parquet", host="address")
    finally:
        spark.stop()
    assert (tmp_path / "spark.parquet").read_bytes() == _expected_of(table, tmp_path / "memory.parquet")
