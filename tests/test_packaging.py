"""What is built: the wheel carries the rules, read and compiled, and never the third-party seeds."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tarfile
import tomllib
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    pytest.importorskip("hatchling")
    folder = tmp_path_factory.mktemp("dist")
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-d", str(folder)],
        cwd=ROOT, check=True, capture_output=True, timeout=300,
    )  # fmt: skip
    return folder


@pytest.fixture(scope="module")
def wheel(built: Path) -> zipfile.ZipFile:
    (path,) = built.glob("cleantext_boilerplate-*.whl")
    return zipfile.ZipFile(path)


def test_the_wheel_holds_rules_and_table_and_nothing_else(wheel: zipfile.ZipFile) -> None:
    names = set(wheel.namelist())
    data = ROOT / "src" / "cleantext" / "data"
    assert {f"cleantext/data/{path.relative_to(data).as_posix()}" for path in data.rglob("*.toml")} <= names
    assert {
        "cleantext/data/table.bin",
        "cleantext/data/frequent.txt",
        "cleantext/py.typed",
        "cleantext/cli.py",
    } <= names
    source = ROOT / "src" / "cleantext"
    code = {f"cleantext/{path.relative_to(source).as_posix()}" for path in source.rglob("*") if path.suffix != ".pyc"}
    whole = {name for name in code if name.endswith((".py", ".css", ".js", ".html"))}
    assert whole <= names, "modules, and the pages of the report"
    assert not [name for name in names if "__pycache__" in name]
    assert not [name for name in names if "seeds" in name or name.startswith(("tests", "corpus", "docs"))]
    assert not [name for name in names if not name.startswith(("cleantext/", "cleantext_boilerplate-"))]
    assert any(name.endswith("licenses/LICENSE") for name in names)


def test_the_table_fits_the_files_that_lie_beside_it(wheel: zipfile.ZipFile, tmp_path: Path) -> None:
    wheel.extractall(tmp_path)
    code = (
        "from cleantext import catalog\n"
        "from cleantext.cleaners import ALL\n"
        "from cleantext.rules import TABLE_FIELDS\n"
        "table = catalog.rules(tuple(ALL))\n"
        "read = tuple(rule for language in ('any', *catalog.languages()) for rule, _ in catalog.read(language))\n"
        "assert catalog.__file__.startswith(__import__('sys').argv[1]), catalog.__file__\n"
        "same = [[getattr(a, name) == getattr(b, name) for name in TABLE_FIELDS] for a, b in zip(table, read, strict=True)]\n"
        "assert all(map(all, same)), 'the table and the files say different things'\n"
        "assert all(rule.codes for rule in table), 'rules that the table does not hold'\n"
    )
    environment = {**os.environ, "PYTHONPATH": str(tmp_path)}
    subprocess.run([sys.executable, "-c", code, str(tmp_path)], check=True, env=environment, cwd=tmp_path, timeout=600)


def test_the_source_distribution_leaves_the_seeds_out(built: Path) -> None:
    (path,) = built.glob("cleantext_boilerplate-*.tar.gz")
    with tarfile.open(path) as archive:
        names = [name.partition("/")[2] for name in archive.getnames()]
    assert not [name for name in names if "seeds/" in name]
    assert {"pyproject.toml", "README.md", "LICENSE", "docs/build_table.py", "src/cleantext/cli.py"} <= set(names)
    assert {"CHANGELOG.md", "CITATION.cff", "CONTRIBUTING.md", "SECURITY.md", "mkdocs.yml"} <= set(names)
    assert not [
        name
        for name in names
        if name.startswith((".git/", ".github", ".ci", "dist/", "site/")) or "__pycache__" in name
    ]
    assert any(name.startswith("corpus/mixed/") for name in names)


def test_names_and_needs() -> None:
    project = PROJECT["project"]
    assert project["name"] == "cleantext-boilerplate"
    assert project["license"] == "Apache-2.0"
    assert project["requires-python"] == ">=3.11"
    assert project["scripts"] == {"cleantext": "cleantext.__main__:run"}
    needs = {need.partition(">")[0] for need in project["dependencies"]}
    assert needs == {"ahocorasick_rs", "ftfy", "lxml_html_clean", "regex", "trafilatura"}
    assert PROJECT["dependency-groups"]["dev"] == ["cleantext-boilerplate[dev]"]


def test_the_wheel_says_what_it_is(wheel: zipfile.ZipFile) -> None:
    (name,) = [name for name in wheel.namelist() if name.endswith(".dist-info/METADATA")]
    about = wheel.read(name).decode()
    head, _, body = about.partition("\n\n")
    assert f"\nVersion: {version()}\n" in head
    assert "\nLicense-Expression: Apache-2.0\n" in head
    assert "\nClassifier: Typing :: Typed\n" in head
    assert body.startswith("# cleantext\n")


def version() -> str:
    source = (ROOT / "src" / "cleantext" / "__init__.py").read_text(encoding="utf-8")
    return source.partition('__version__ = "')[2].partition('"')[0]


def test_one_version_everywhere() -> None:
    assert f"\nversion: {version()}\n" in (ROOT / "CITATION.cff").read_text(encoding="utf-8")
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert f"\n## {version()} (" in changelog
    assert PROJECT["tool"]["towncrier"]["start_string"] in changelog


def test_news_fragments_are_named_for_their_kind() -> None:
    kinds = {kind["directory"] for kind in PROJECT["tool"]["towncrier"]["type"]}
    table = (ROOT / "changes" / "README.md").read_text(encoding="utf-8")
    assert kinds == set(re.findall(r"^\| `(\w+)` \|", table, flags=re.M))
    for path in (ROOT / "changes").iterdir():
        if path.name != "README.md":
            assert path.name.split(".")[1:] in [[kind, "md"] for kind in kinds], path.name
            assert path.read_text(encoding="utf-8").strip()


def test_the_licence_is_whole() -> None:
    text = (ROOT / "LICENSE").read_text(encoding="utf-8")
    assert "Apache License" in text
    assert "END OF TERMS AND CONDITIONS" in text
