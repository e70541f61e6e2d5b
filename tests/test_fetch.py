"""How annotated pages become labelled lines: on repositories made here in the layout of the two that are fetched."""

from __future__ import annotations

import gzip
import json
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.benchmarks import annotated, fetch, label

STORY = [
    "The mill on the lower weir closed on Friday after ninety years.",
    "Opening hours",
    "Its owner said that nobody wanted to buy the flour any more.",
]
PAGE = f"""<html lang="en-GB"><head><title>The mill closes</title></head><body>
<nav><ul><li><a href="/">Start</a></li><li><a href="/shop">Our little shop</a></li></ul></nav>
<article><h1>The mill closes</h1><p>{STORY[0]}</p><h2>{STORY[1]}</h2><p>{STORY[2]}</p></article>
<footer><p>Sign up here for the letter that we send each week.</p></footer></body></html>"""
ABROAD = """<html lang=de><body><article><p>Das Wehr am Fluss ist seit Freitag offen, sagt der Wart.</p>
<p>Wer weiter oben wohnt, merkt davon nichts, denn dort steht das Wasser so hoch wie im Jahr davor.</p>
<p>Mehr zum Thema gibt es hier: Wer darf im Fluss fischen?</p></article></body></html>"""


@pytest.fixture
def wcxb(tmp_path: Path) -> Path:
    checkout = tmp_path / "wcxb"
    truth = {
        "title": "The mill closes",
        "main_content": "\n\n".join(STORY),
        "with": ["lower weir"],
        "without": ["letter"],
    }
    pages = {
        "0007": ({"page_type": {"primary": "category"}}, truth, PAGE),
        "0008": (None, truth, PAGE.replace("</p>", "</p><p>And so on.</p>")),
        "0009": ({"page_type": "forum"}, truth, "<html><body><p>Please turn on scripts.</p></body></html>"),
        "0010": ({}, {**truth, "main_content": ""}, PAGE),
    }
    for folder in ("html", "ground-truth"):
        (checkout / "dev" / folder).mkdir(parents=True)
    for name, (internal, gold, html) in pages.items():
        told = {
            "schema_version": "2.0",
            "url": f"https://www.mill.example/{name}",
            "file_id": name,
            "ground_truth": gold,
        }
        told |= {"_internal": internal} if internal is not None else {}
        (checkout / "dev" / "ground-truth" / f"{name}.json").write_text(json.dumps(told), "utf-8")
        (checkout / "dev" / "html" / f"{name}.html.gz").write_bytes(gzip.compress(html.encode()))
    return checkout


@pytest.fixture
def snippets(tmp_path: Path) -> Path:
    checkout = tmp_path / "trafilatura"
    for folder in ("cache", "eval"):
        (checkout / "tests" / folder).mkdir(parents=True)
    (checkout / "tests" / "eval" / "wehr.example.offen.html").write_text(ABROAD, "utf-8")
    told = {
        "https://wehr.example/offen": {
            "file": "wehr.example.offen.html",
            "with": ["seit Freitag offen"],
            "without": ["Mehr zum Thema"],
            "comments": ["Gut so"],
        },
        "https://wehr.example/fort": {"file": "fort.html", "with": ["a"], "without": ["b"]},
    }
    (checkout / "tests" / "evaldata.json").write_text(json.dumps(told), "utf-8")
    return checkout


def test_extracted_pages(
    tmp_path: Path, wcxb: Path, snippets: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Both repositories become records and gold texts as the benchmarks read them."""

    def visible(html: str, url: str) -> str:
        return PAGE if "mill" in html else html

    def fails(html: str, url: str) -> str:
        raise ValueError("no such page")

    monkeypatch.setattr(
        fetch,
        "RENDERS",
        {"visible": visible, "extracted": fetch.extracted, "markdown": fetch.markdown, "pagemd": fails},
    )
    folder = tmp_path / "bench"
    fetch.main([str(folder), "--wcxb", str(wcxb), "--trafilatura", str(snippets), "--jobs", "1"])
    told = capsys.readouterr()
    assert "1 left out" in told.out
    assert "no pagemd of wcxb-dev/0007: ValueError: no such page" in told.err

    monkeypatch.setenv("CLEANTEXT_BENCH", str(folder))
    golds = annotated.golds()
    assert list(golds) == ["wcxb-dev/0007", "wcxb-dev/0008", "traf/wehr.example.offen"]
    assert [gold["page_type"] for gold in golds.values()] == ["collection", "article", "mixed"]
    assert [gold["lang"] for gold in golds.values()] == ["en", "en", "de"]
    assert [gold["host"] for gold in golds.values()] == ["mill.example", "mill.example", "wehr.example"]
    assert gzip.decompress(Path(golds["wcxb-dev/0007"]["html"]).read_bytes()).decode() == PAGE
    assert golds["traf/wehr.example.offen"]["gold"] is None
    assert list(annotated.records("pagemd", ("article", "mixed"))) == []

    (article,) = annotated.records("extracted")
    assert article["id"] == "wcxb-dev/0008"
    assert article["gold_recall"] == 1.0
    assert [
        article["text"][line["start"] : line["end"]] for line in article["lines"] if line["label"] == "body"
    ] == STORY
    (marked,) = annotated.records("markdown")
    assert f"## {STORY[1]}" in marked["text"]
    (abroad,) = annotated.records("extracted", ("mixed",))
    assert [line["label"] for line in abroad["lines"]] == ["body", "unsure", "boiler"]


def test_many_processes_write_the_same(tmp_path: Path, wcxb: Path) -> None:
    renders = {"extracted": fetch.extracted}
    pages = list(fetch.wcxb(wcxb))
    fetch.write(pages, tmp_path / "one", renders)
    fetch.write(pages, tmp_path / "two", renders, jobs=2)
    both = [list(annotated.packed(tmp_path / name / "dev.extracted.jsonl.zst")) for name in ("one", "two")]
    assert both[0] == both[1]
    assert len(both[0]) == 2 + 1


def test_whole_pages(wcxb: Path) -> None:
    """What the whole page says, as text and as markdown, is labelled with the menus in it."""
    pytest.importorskip("inscriptis")
    pytest.importorskip("html2text")
    page = next(fetch.wcxb(wcxb))
    found = fetch.converted(page, {"visible": fetch.visible, "pagemd": fetch.pagemd})
    assert found is not None
    for record in found[1]:
        labels = {record["text"][line["start"] : line["end"]]: line["label"] for line in record["lines"]}
        assert [labels[line] for line in STORY if line in labels].count("body") >= 2
        assert labels["Sign up here for the letter that we send each week."] == "boiler"
    assert "[Our little shop](https://www.mill.example/shop)" in found[1][1]["text"]


def test_other_folders_are_refused(tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match="is it a checkout of"):
        list(fetch.wcxb(tmp_path))
    with pytest.raises(SystemExit, match="has no tests/evaldata"):
        list(fetch.trafilatura(tmp_path))


@pytest.mark.skipif(shutil.which("git") is None, reason="needs git")
def test_clones_once(tmp_path: Path, wcxb: Path) -> None:
    who = ["-c", "user.name=a", "-c", "user.email=a@mill.example"]
    for command in (["init", "-q"], ["add", "."], [*who, "commit", "-q", "-m", "pages"]):
        subprocess.run(["git", *command], cwd=wcxb, check=True)
    checkout = fetch.cloned(wcxb.as_uri(), tmp_path / "bench")
    assert [page.known["id"] for page in fetch.wcxb(checkout)] == ["wcxb-dev/0007", "wcxb-dev/0008", "wcxb-dev/0009"]
    (checkout / "here").touch()
    assert fetch.cloned(wcxb.as_uri(), tmp_path / "bench") == checkout
    assert (checkout / "here").exists()


GOLD = "\n".join([*STORY, "The river is high.", "Opening hours"])


@pytest.mark.parametrize(
    ("lines", "labels"),
    [
        ([STORY[0], "Share this", STORY[2]], "body boiler body"),
        # a heading also stands in the contents list: the one before its text is the article's
        (["Opening hours", "Read on", STORY[0], "Opening hours", STORY[2]], "unsure boiler body body body"),
        # a short line is body beside its neighbours of the gold text, and a word of it elsewhere is not
        ([STORY[0] + " Opening", "hours", STORY[2]], "body body body"),
        (["The river", STORY[0], STORY[2], "weir"], "boiler body body boiler"),
        # markdown, case, ligatures and invisible characters do not count
        (["**The mill** on the lower [weir](http://a.example) closed on FRI\u00adDAY after ninety years."], "body"),
        # a third of the words are not the article's
        (["The mill on the lower weir closed, as the miller and all of his sons told us"], "unsure"),
        # a teaser above the article repeats a sentence of it
        ([STORY[2], STORY[0], STORY[2]], "unsure body body"),
        (["...", STORY[0]], "unsure body"),
    ],
)
def test_lines_by_gold(lines: list[str], labels: str) -> None:
    assert [found for found, _ in label.by_gold(lines, GOLD)] == labels.split()


def test_text_elsewhere_that_no_line_took_is_body() -> None:
    """An extractor that moves the beginning to the end has lost nothing."""
    lines = [STORY[2], "The river is high.", STORY[0]]
    assert label.by_gold(lines, GOLD) == [("body", 1.0)] * 3


def test_what_a_gold_text_may_lack_is_unsure() -> None:
    text = "# The mill closes\n\n| year | flour |\n\n```\nx = 1\n```\n\nShare"
    known = {"gold": GOLD, "title": "The Mill closes"}
    labels = {text[line["start"] : line["end"]]: line["label"] for line in label.labelled(text, known, extracted=False)}
    assert labels.pop("Share") == "boiler"
    assert set(labels.values()) == {"unsure"}


def test_an_extracted_text_with_much_else_in_it_tells_of_holes() -> None:
    lines = [
        STORY[0],
        "A heap of sentences that the gold text has not, although they are the article's.",
        STORY[2],
        "Share",
    ]
    labels = {
        extracted: [
            line["label"] for line in label.labelled("\n".join(lines), {"gold": GOLD, "title": ""}, extracted=extracted)
        ]
        for extracted in (True, False)
    }
    assert labels == {True: ["body", "unsure", "body", "unsure"], False: ["body", "boiler", "body", "boiler"]}


def test_lines_by_snippets() -> None:
    lines = [
        "Read more: the mill is for sale",
        "The mill is shut",
        "Reply to what the mill said about it on Friday",
        "x",
    ]
    labels = [found for found, _ in label.by_snippets(lines, ["mill is"], ["read more", "reply"])]
    assert labels == ["unsure", "body", "unsure", "unsure"]
