"""Rules of the user's own: files of them, the command that checks them, settings that name them, and what they do."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest

from cleantext import RuleError, catalog, clean, compose, explain, from_html, read_rules
from cleantext.cli import main
from cleantext.config import ConfigError, find_config
from cleantext.rulefile import check, check_words

RULES = r"""# Our pages
[words]
town = ["millbrook", "ashford"]

[[rule]]
id = "sponsor-line"
kind = "line"
confidence = "certain"
reason = "The sponsor of the page."
match = [
  'this page is kept warm by the {{town}} [\w ]{1,40}\.?',
  'sponsored page number [0-9]{1,9}',
]
removes = ["This page is kept warm by the Millbrook Savings Bank."]
keeps = [
  "This page is kept warm by the bank, and she tore it out.",
]

[[rule]]
id = "cookie-jar"
category = "cookie_notices"
kind = "sentence"
confidence = "certain"
reason = "The valley's own word for a consent banner."
match = ['^the valley jar is open\b']
removes = ["The valley jar is open to you."]
keeps = ["She knew that the valley jar is open."]
"""
BODY = "The mill on the lower weir closed on Friday, its owner said.\n"
TEXT = f"{BODY}\nThis page is kept warm by the Ashford Dairy.\n\nThe valley jar is open to you.\n"

Capture = pytest.CaptureFixture[str]


@pytest.fixture
def rules(tmp_path: Path) -> Path:
    path = tmp_path / "my.toml"
    path.write_text(RULES)
    return path


@pytest.fixture
def text(tmp_path: Path) -> Path:
    path = tmp_path / "page.txt"
    path.write_text(TEXT)
    return path


# In Python


def test_own_rules_run_beside_the_catalogue(rules: Path) -> None:
    own = read_rules(rules)
    assert clean(TEXT) == TEXT
    assert clean(TEXT, rules=own) == BODY
    found = [(removal.category, removal.rule) for removal in explain(TEXT, rules=own).removals]
    assert ("own_rules", "own/own_rules/sponsor-line") in found
    assert ("cookie_notices", "own/cookie_notices/cookie-jar") in found


def test_only_and_exclude_know_own_categories(rules: Path) -> None:
    own = read_rules(rules)
    assert "kept warm" not in clean(TEXT, only=["own_rules"], rules=own)
    assert "kept warm" in clean(TEXT, only=["cookie_notices"], rules=own)
    assert "jar" in clean(TEXT, exclude=["cookie_notices"], rules=own)
    with pytest.raises(ValueError, match="did you mean own_rules"):
        compose(only=["own_rule"], rules=own)


def test_what_are_no_rules_is_told_with_what_reads_them(rules: Path) -> None:
    with pytest.raises(TypeError, match=r"not the name of a file; read it: rules=read_rules\('my.toml'\)"):
        clean(TEXT, rules="my.toml")
    with pytest.raises(TypeError, match="not the name of a file"):
        clean(TEXT, rules=rules)  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="as read_rules gives them, not int"):
        compose(rules=[1])  # type: ignore[list-item]


def test_own_rules_see_html_and_travel_to_other_processes(rules: Path) -> None:
    own = read_rules(rules)
    page = f"<html><body><article><p>{BODY * 3}</p><p>This page is kept warm by the Ashford Dairy.</p></article>"
    assert "Dairy" in from_html(page).text
    assert "Dairy" not in from_html(page, rules=own).text
    assert pickle.loads(pickle.dumps(compose(rules=own)))(TEXT) == BODY


def test_the_guard_holds_for_own_rules(rules: Path) -> None:
    fenced = f"{BODY}\n```\nThis page is kept warm by the Ashford Dairy.\n```\n\n{BODY}"
    assert clean(fenced, rules=read_rules(rules)) == fenced


# What is wrong in which line


@pytest.mark.parametrize(
    ("old", "new", "line", "message"),
    [
        ('"certain"', '"sure"', 8, "'confidence' must be one of"),
        ("reason =", "raison =", 9, "unknown key 'raison'"),
        ('reason = "The sponsor of the page."\n', "", 5, "'reason' is missing"),
        ("number [0-9]{1,9}", "number.*", 12, "repeats without a bound"),
        ("sponsored page number [0-9]{1,9}", r"\w{2,5}", 12, "no literal can be derived"),
        ("number [0-9]{1,9}", "number (", 12, "not a pattern"),
        ("{{town}}", "{{village}}", 11, "{{village}} is not in any words.toml"),
        ("Millbrook Savings", "Savings", 14, "misses its own example"),
        ("by the bank, and she tore it out", "by the ashford bank", 16, "which must stay"),
        ("This page is kept warm by the bank, and", "Then", 16, "shares no literal"),
        ('"cookie_notices"', '"Cookie notices"', 21, "'category' must be lower-case"),
        ('id = "cookie-jar"\ncategory = "cookie_notices"', 'id = "sponsor-line"', 20, "the id is taken"),
        ("[words]", "[parts]", 2, "unknown table or key 'parts'"),
        ('town = ["millbrook", "ashford"]', "town = 3", 2, "'town' must be a pattern"),
        ('town = ["millbrook", "ashford"]', 'town = ["millbrook"', 5, "not valid TOML"),
        ("[[rule]]", "[rule]", 19, "not valid TOML"),
    ],
)  # fmt: skip
def test_faults_name_their_line(old: str, new: str, line: int, message: str) -> None:
    faults = check(RULES.replace(old, new).encode(), "my.toml").faults
    assert any(fault.line == line and message in fault.message for fault in faults), faults
    assert str(faults[0]).startswith("my.toml:")


def test_all_faults_of_a_rule_are_told_at_once() -> None:
    wrong = RULES
    for old, new in (
        ('"certain"', '"sure"'), ("reason =", "raison ="), ("{{town}}", "{{village}}"), ("number [0-9]{1,9}", "number (")
    ):  # fmt: skip
        wrong = wrong.replace(old, new, 1)
    faults = check(wrong.encode(), "my.toml").faults
    assert sorted(fault.line for fault in faults) == [5, 8, 9, 11, 12], faults
    wrong = RULES.replace("Millbrook Savings", "Savings").replace(
        "by the bank, and she tore it out", "by the ashford bank"
    )
    assert [fault.line for fault in check(wrong.encode(), "my.toml").faults] == [14, 16]


def test_all_faults_are_told_at_once(tmp_path: Path) -> None:
    path = tmp_path / "my.toml"
    path.write_text(RULES.replace("Millbrook Savings", "Savings").replace("She knew that the", "The"))
    with pytest.raises(RuleError) as caught:
        read_rules(path)
    assert [line.split(":")[1] for line in str(caught.value).splitlines()] == ["14", "27"]


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "holds no [[rule]]"),
        (b"[rule]\nid = 'x'", "write [[rule]]"),
        (b"# \xff", "not UTF-8"),
        (b"rule = 1", "write"),
    ],
)
def test_no_rules(data: bytes, message: str) -> None:
    assert any(message in fault.message for fault in check(data, "my.toml").faults)


def test_words_of_the_catalogue() -> None:
    assert check_words(b'a = "x"\n', "words.toml").faults == ()
    assert [fault.line for fault in check_words(b'a = "x"\nb = 3\n', "words.toml").faults] == [2]
    assert [fault.line for fault in check_words(b'a = "x"\nb = \n', "words.toml").faults] == [2]


# The command


def test_check(rules: Path, capsys: Capture) -> None:
    assert main(["rules", "check", str(rules)]) == 0
    assert capsys.readouterr().out == "2 rules read, no faults\n"
    rules.write_text(RULES.replace("Millbrook Savings", "Savings"))
    assert main(["rules", "check", str(rules)]) == 1
    first, last = capsys.readouterr().out.splitlines()
    assert first.startswith(f"{rules}:14: rule 'sponsor-line': misses its own example")
    assert last == "2 rules read, 1 fault"
    assert main(["rules", "check", "no-such.toml"]) == 2
    assert "no-such.toml: no such file" in capsys.readouterr().err


def test_check_knows_the_catalogues_files_by_their_path(tmp_path: Path, capsys: Capture) -> None:
    path = tmp_path / "en" / "share_prompts.toml"
    path.parent.mkdir()
    path.write_text(RULES)
    assert main(["rules", "check", str(path)]) == 1
    out = capsys.readouterr().out
    assert f"{path}:2: unknown table or key 'words'" in out
    assert f"{path}:21: rule 'cookie-jar': unknown key 'category'" in out


def test_check_of_the_catalogue(monkeypatch: pytest.MonkeyPatch, capsys: Capture) -> None:
    catalog.words()
    some = [file for file in catalog.files() if file[0] == "en" and file[1] in ("ad_markers", "words")]
    monkeypatch.setattr(catalog, "files", lambda: (*some, ("en", "bylines", b"[[rule]]\nid = 'x'\n")))
    assert main(["rules", "check"]) == 1
    first, *others, last = capsys.readouterr().out.splitlines()
    assert first.endswith("bylines.toml:1: rule 'x': 'kind' is missing or empty")
    assert len(others) == 5
    assert last.endswith("read, 6 faults")


def test_list(capsys: Capture) -> None:
    assert main(["rules", "list", "cookies", "--language", "en", "--category", "cookie_notices"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert any(line.startswith("en/cookie_notices/site-uses-cookies  The site") for line in lines)
    assert all(line.startswith("en/cookie_notices/") for line in lines)
    assert main(["rules", "list", "--language", "xx"]) == 2
    capsys.readouterr()
    assert main(["rules", "list", "zzz"]) == 0
    assert capsys.readouterr() == ("", "cleantext: no rule of the catalogue matches\n")


def test_show(capsys: Capture) -> None:
    assert main(["rules", "show", "en/cookie_notices/site-uses-cookies"]) == 0
    out = capsys.readouterr().out
    for part in (
        "sets cookies.",
        "sentence, high confidence",
        "removes",
        "We use cookies to improve",
        "keeps",
        "match",
    ):
        assert part in out
    assert main(["rules", "show", "site-uses-cooky"]) == 2
    assert "did you mean en/cookie_notices/site-uses-cookies" in capsys.readouterr().err
    assert main(["rules", "show", "bylines"]) == 2
    assert "it is a category; `cleantext rules list --category bylines`" in capsys.readouterr().err


def test_rules_on_the_command_line(rules: Path, text: Path, capsys: Capture) -> None:
    assert main(["--rules", str(rules), str(text)]) == 0
    assert capsys.readouterr().out == BODY
    rules.write_text(RULES.replace("Millbrook Savings", "Savings"))
    assert main(["--rules", str(rules), str(text)]) == 2
    assert f"{rules}:14:" in capsys.readouterr().err
    assert main(["--rules", "no-such.toml", str(text)]) == 2
    assert "no-such.toml: rules cannot be read" in capsys.readouterr().err


# Settings


@pytest.mark.parametrize(
    ("name", "head"), [("cleantext.toml", ""), ("pyproject.toml", '[project]\nname = "x"\n[tool.cleantext]\n')]
)
def test_settings_are_found_upward(
    name: str, head: str, rules: Path, text: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    (rules.parent / name).write_text(f'{head}rules = ["my.toml"]\nexclude = ["cookie_notices"]\n')
    below = rules.parent / "a" / "b"
    below.mkdir(parents=True)
    (below / "pyproject.toml").write_text('[project]\nname = "without"\n')
    monkeypatch.chdir(below)
    assert main([str(text)]) == 0
    assert capsys.readouterr().out == f"{BODY}\nThe valley jar is open to you.\n"
    assert main(["--exclude", "bylines", str(text)]) == 0, "the command line is stronger"
    assert capsys.readouterr().out == BODY
    assert main(["--no-config", str(text)]) == 0
    assert capsys.readouterr().out == TEXT
    assert clean(TEXT) == TEXT, "the functions heed their arguments alone"


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ('onli = ["bylines"]', "unknown key 'onli'; known: only"),
        ('only = "bylines"', "'only' must be a list of strings"),
        ("only = [", "cannot be read"),
    ],
)
def test_settings_that_cannot_be_meant(content: str, message: str, tmp_path: Path) -> None:
    (tmp_path / "cleantext.toml").write_text(content)
    with pytest.raises(ConfigError, match=message) as caught:
        find_config(tmp_path)
    assert str(tmp_path / "cleantext.toml") in str(caught.value)
