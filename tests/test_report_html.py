"""The report as HTML: whole, escaped, self-contained; what stands in its columns is the original and the cleaned text."""

from __future__ import annotations

import base64
import hashlib
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from cleantext import Removal, Result, Veto, explain
from cleantext.cli import main
from cleantext.report.html import SLOTS, counts, escaped, fragment, page
from tests.corpusfile import CORPUS, documents

BODY = "The mill on the lower weir closed on Friday, its owner said.\n"
NOTICE = "This website uses cookies to improve your experience.\n"
HOSTILE = (
    f"{BODY}<script>alert(1)</script> <img src=x onerror=alert(2)> \u202eevil\u202c \x00\x1b[31m \ud800 &lt;b&gt;\n\n"
    f"{NOTICE}\n"
    "Related: </div></section><style>*{display:none}</style>\n"
)
TEXTS = [document.text for folder in ("mixed", "near-misses") for document in documents(folder)[:8]]
TEXTS += [path.read_text(encoding="utf-8") for path in sorted((CORPUS / "seeds").glob("0*.txt"))]
TEXTS += [
    HOSTILE,
    "",
    "\n\n",
    NOTICE,
    f"{BODY}\r\n{NOTICE}\r\nEnd of it, she said to them.\r\n",
    f"{BODY}\n\n\n{NOTICE}",
]

Capture = pytest.CaptureFixture[str]


class Page(HTMLParser):
    """What a reader sees in the columns, and every tag and attribute."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.columns: tuple[list[str], list[str]] = ([], [])
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.open: list[str] = []  # class of each open element
        self.cell = -1
        self.feed(source)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = {key: value or "" for key, value in attrs}
        self.tags.add(tag)
        self.attributes |= set(attributes)
        css = attributes.get("class", "")
        if "ct-row" in css.split():
            self.cell = 2 if "ct-head" in css else -1
        elif tag == "div" and self.open and "ct-row" in self.open[-1].split():
            self.cell += 1
        if css == "ct-code" and self.cell in (0, 1) and any("ct-row" in one.split() for one in self.open):
            self.columns[self.cell].append(chr(int(attributes["data-c"][2:], 16)))
        if tag not in ("meta", "input", "br"):
            self.open.append(css)

    def handle_endtag(self, tag: str) -> None:
        self.open.pop()

    def handle_data(self, data: str) -> None:
        if any("ct-row" in css.split() for css in self.open) and "ct-tip" not in self.open and self.cell in (0, 1):
            self.columns[self.cell].append(data)


def seen(source: str) -> Page:
    # Within a tip there are <b>, <code> and <i> without a class.
    return Page(re.sub(r'<span class="ct-tip".*?</i></span>', "", source, flags=re.DOTALL))


@pytest.mark.parametrize("number", range(len(TEXTS)))
def test_the_columns_are_the_original_and_the_cleaned_text(number: int) -> None:
    result = explain(TEXTS[number])
    original, cleaned = map("".join, seen(page(result)).columns)
    assert original == re.sub(r"\r\n?", "\n", result.original)
    lines = [line for line in re.split(r"[\r\n]+", result.text) if line.strip()]
    assert [line for line in cleaned.split("\n") if line.strip()] == lines


def test_nothing_of_a_document_becomes_markup() -> None:
    result = explain(HOSTILE)
    assert result.removals
    found = Page(page(result, HOSTILE))
    assert found.tags <= {
        "html", "head", "meta", "title", "style", "body", "section", "h1", "p", "fieldset", "legend", "label", "input",
        "b", "div", "del", "ins", "mark", "span", "code", "i", "details", "summary", "ol", "li", "br", "q", "dl", "dt", "dd",
    }  # fmt: skip
    assert found.attributes <= {
        "lang", "charset", "http-equiv", "content", "name", "class", "type", "checked", "id", "tabindex", "data-line",
        "data-c", "aria-describedby",
    }  # fmt: skip
    assert found.open == []
    source = page(result, HOSTILE)
    assert source.count("<style>") == 1
    assert not re.search("[\x00\x1b\u202a-\u202e\ud800-\udfff]", source)
    source.encode()


def test_what_a_rule_or_a_category_says_is_escaped_as_well() -> None:
    bad = '"><script>x</script>'
    result = Result("b", "ab", (Removal(0, 1, bad, bad, bad),), (Veto(1, 2, bad, bad, bad),), {bad: (bad,)})
    for source in (page(result, bad), fragment(result, bad)):
        assert "<script" not in source
        assert source.count("&lt;script") >= 8


def test_the_page_loads_nothing_and_says_so() -> None:
    source = page(explain(HOSTILE))
    policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]+)"', source)
    css = re.search(r"<style>(.*?)</style>", source, re.DOTALL)
    assert policy is not None
    assert css is not None
    digest = base64.b64encode(hashlib.sha256(css[1].encode()).digest()).decode()
    assert policy[1] == f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    assert "url(" not in css[1]
    assert "@import" not in css[1]
    assert "src=" not in re.sub("src=x", "", source)


def test_each_removal_tells_category_rule_and_reason() -> None:
    result = explain(HOSTILE)
    source = page(result)
    for removal in result.removals:
        if removal.category != "spacing":
            for part in (removal.category, removal.rule, removal.reason):
                assert source.count(escaped(part)) >= 2
    for category, count in counts(result).items():
        assert f"{category} <b>{count}</b>" in source


def test_own_categories_have_a_colour(tmp_path: Path) -> None:
    names = [f"own_{number}" for number in range(20)]
    text = "abcdefghijklmnopqrst"
    result = Result("", text, tuple(Removal(i, i + 1, name, "x", "y") for i, name in enumerate(names)))
    used = set(map(int, re.findall(r'<del class="h(\d+)"', page(result))))
    assert len(used) > 10
    assert max(used) < SLOTS


def test_vetoes_and_replacements_are_shown() -> None:
    result = Result(
        "It is a café here.", "It is a cafÃ© here.", (Removal(11, 13, "encoding", "e", "Repaired.", "é"),),
        (Veto(0, 2, "bylines", "v", "Stays."), Veto(8, 19, "bylines", "w", "Stays too.")),
    )  # fmt: skip
    source = fragment(result)
    assert "Ã©<span" in source
    assert re.search(r"<ins [^>]+>é</ins>", source)
    assert re.search(r"<mark [^>]+>It<span", source)
    assert "guard kept <b>2</b>" in source


def test_a_text_that_is_left_says_why() -> None:
    source = page(explain(NOTICE))
    assert "Left as it is: " in source
    assert "ct-vetoes" not in source.partition("<body>")[2]


def test_notebooks_show_the_report() -> None:
    shown = explain(HOSTILE)._repr_html_()
    assert shown.startswith("<style>")
    assert '<section class="ct">' in shown
    assert "<html" not in shown


def test_its_size_is_linear() -> None:
    text = (BODY + "\n" + NOTICE + "\n") * 50
    once, ten = (len(fragment(explain(text * factor))) for factor in (1, 10))
    assert ten < 11 * once


# On the command line


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "mill.txt"
    path.write_text(f"{BODY}\n{NOTICE}")
    return path


def test_a_report_is_written(file: Path, tmp_path: Path, capsys: Capture) -> None:
    target = tmp_path / "report.html"
    assert main([str(file), "--html", str(target)]) == 0
    assert capsys.readouterr().out == ""
    assert target.read_text() == explain(file.read_text()).to_html(str(file))


def test_a_report_may_go_to_the_standard_output(file: Path, capsys: Capture) -> None:
    assert main([str(file), "--html", "-"]) == 0
    assert capsys.readouterr().out.startswith("<!doctype html>")


def test_reports_of_several_files(file: Path, tmp_path: Path, capsys: Capture) -> None:
    other = tmp_path / "mill.html"
    other.write_text(f"<html><body><article><p>{BODY * 3}</p></article></body></html>")
    assert main([str(file), str(other), "--html", str(tmp_path / "x.html")]) == 2
    assert "--html must name a directory" in capsys.readouterr().err
    (tmp_path / "out").mkdir()
    assert main([str(file), str(other), "--html", str(tmp_path / "out")]) == 0
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["mill.html.html", "mill.txt.html"]


def test_a_report_beside_the_cleaned_file(file: Path, tmp_path: Path) -> None:
    assert main([str(file), "-i", "--html", str(tmp_path / "report.html")]) == 0
    assert file.read_text() == BODY
    assert "cookie_notices" in (tmp_path / "report.html").read_text()
