"""`cleantext bulk --profile`: each record is cleaned with what its site repeats."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from cleantext import SiteProfile, clean
from cleantext.cli import main
from tests.strategies.sites import site

pa = pytest.importorskip("pyarrow", reason="a profile is a Parquet file: needs pyarrow")


@pytest.mark.parametrize("ending", ["jsonl", "parquet"])
def test_each_record_loses_what_its_site_repeats(tmp_path: Path, ending: str) -> None:
    import pyarrow.parquet as pq

    pages = [one for pair in zip(site(1, 30), site(2, 30), strict=True) for one in pair]
    profile = SiteProfile.learn((one.host, one.text) for one in pages)
    profile.save(tmp_path / "p.parquet")
    rows = [{"url": f"https://{one.host}/{n}", "text": one.text} for n, one in enumerate(pages)][:12]
    rows.append({"url": None, "text": pages[0].text})
    source, out = tmp_path / f"in.{ending}", tmp_path / f"out.{ending}"
    if ending == "jsonl":
        source.write_text("".join(json.dumps(row) + "\n" for row in rows))
    else:
        pq.write_table(pa.Table.from_pylist(rows), source)
    arguments = ["bulk", str(source), str(out), "--profile", str(tmp_path / "p.parquet"), "--workers", "1", "-q"]
    assert main(arguments) == 0
    got = (
        [json.loads(line) for line in out.read_text().splitlines()]
        if ending == "jsonl"
        else pq.read_table(out).to_pylist()
    )
    expected = [clean(row["text"], profile=profile, host=row["url"]) for row in rows[:12]] + [clean(pages[0].text)]
    assert [row["text"] for row in got] == expected
    assert expected[0] != expected[12]


def test_a_wrong_profile_is_told_at_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "in.jsonl").write_text("{}\n")
    (tmp_path / "p.parquet").write_bytes(b"no")
    arguments = ["bulk", str(tmp_path / "in.jsonl"), str(tmp_path / "out.jsonl"), "--profile"]
    assert main([*arguments, str(tmp_path / "p.parquet")]) == 2
    assert "is no Parquet file" in capsys.readouterr().err
    assert main([*arguments, str(tmp_path / "none.parquet")]) == 2
    assert "none.parquet" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("choice", "asked"),
    [
        (["--only", "site_furniture"], {"only": ["site_furniture"]}),
        (["--only", "bylines"], {"only": ["bylines"]}),
        (["--exclude", "site_furniture"], {"exclude": ["site_furniture"]}),
    ],
)
def test_the_profile_is_chosen_as_other_categories_are(
    tmp_path: Path, choice: list[str], asked: dict[str, list[str]]
) -> None:
    pages = site(1, 30)
    profile = SiteProfile.learn((one.host, one.text) for one in pages)
    profile.save(tmp_path / "p.parquet")
    source, out = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    source.write_text("".join(json.dumps({"url": one.host, "text": one.text}) + "\n" for one in pages[:8]))
    assert (
        main(["bulk", str(source), str(out), "--profile", str(tmp_path / "p.parquet"), "-q", "--workers", "1", *choice])
        == 0
    )
    got = [json.loads(line)["text"] for line in out.read_text().splitlines()]
    assert got == [clean(one.text, profile=profile, host=one.host, **asked) for one in pages[:8]]


def test_site_furniture_without_a_profile_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "in.jsonl").write_text('{"text": "A"}\n')
    assert main(["bulk", str(tmp_path / "in.jsonl"), str(tmp_path / "out.jsonl"), "--only", "site_furniture"]) == 2
    assert "profile" in capsys.readouterr().err
