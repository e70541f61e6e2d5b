"""The documentation is true: its Python runs, its commands print what stands below them, its links lead somewhere.

A fence may carry more words: `title="my.toml"` makes its content a file of that name for what follows; `no-run`, or a fence like "``` { .python .no-run }", leaves it out.
Output is compared as doctest does with ELLIPSIS: "..." stands for anything. A Python block that needs a package which is not
installed is skipped; the others of its page are not.
"""

from __future__ import annotations

import doctest
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

ROOT = Path(__file__).parent.parent
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").rglob("*.md"))]
_FENCE = re.compile(
    r"^(?P<indent> *)(?P<fence>`{3,})(?P<info>[^\n`]*)\n(?P<body>.*?)^(?P=indent)(?P=fence) *$", re.M | re.S
)
_TITLE = re.compile(r'title="([^"]+)"')


class Block(NamedTuple):
    line: int
    language: str
    info: str
    body: str


def blocks(path: Path) -> Iterator[Block]:
    source = path.read_text(encoding="utf-8")
    for fence in _FENCE.finditer(source):
        language, _, info = fence["info"].strip().partition(" ")
        body = re.sub(f"^{fence['indent']}", "", fence["body"], flags=re.M)
        yield Block(source.count("\n", 0, fence.start()) + 1, language, info, body)


def commands(body: str) -> Iterator[tuple[str, str]]:
    """Each command of a console block with the output below it."""
    for part in re.split(r"^\$ ", body, flags=re.M)[1:]:
        command, _, output = part.partition("\n")
        while command.endswith("\\"):
            more, _, output = output.partition("\n")
            command = f"{command}\n{more.removeprefix('> ')}"
        yield command, output


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A checkout to type in, in which nothing that is written stays; `cleantext` and `python` are on the path."""
    for name in ("corpus", "src", "tests", "docs"):
        (tmp_path / name).symlink_to(ROOT / name)
    bin_ = tmp_path / "bin"
    bin_.mkdir()
    for name, arguments in (("cleantext", "-m cleantext"), ("python", "")):
        (bin_ / name).write_text(f'#!/bin/sh\nexec "{sys.executable}" {arguments} "$@"\n')
        (bin_ / name).chmod(0o755)
    (tmp_path / ".venv").mkdir()
    (tmp_path / ".venv" / "bin").symlink_to(bin_)  # where the README's set-up puts it
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PATH", f"{bin_}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setenv("PYTHONPATH", str(ROOT / "src"))
    monkeypatch.setenv("COLUMNS", "80")
    return tmp_path


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_blocks_run_as_written(path: Path, folder: Path) -> None:
    scope: dict[str, object] = {"__name__": "docs"}
    for block in blocks(path):
        where = f"{path.name}:{block.line}"
        if "no-run" in block.info.split():
            continue
        if (title := _TITLE.search(block.info)) is not None:
            (folder / title[1]).parent.mkdir(parents=True, exist_ok=True)
            (folder / title[1]).write_text(block.body, encoding="utf-8")
        elif block.language == "python":
            try:
                exec(compile("\n" * block.line + block.body, str(path), "exec"), scope)
            except ModuleNotFoundError as error:
                if error.name is None or error.name.partition(".")[0] == "cleantext":
                    raise
        elif block.language == "console":
            for command, expected in commands(block.body):
                done = subprocess.run(
                    ["sh", "-c", command], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, timeout=120
                )
                check_output(done.stdout, expected, f"{where}: {command}")


def check_output(got: str, want: str, where: str) -> None:
    flags = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE
    checker, example = doctest.OutputChecker(), doctest.Example("", want)
    if not checker.check_output(want, got, flags):
        pytest.fail(f"{where}\n{checker.output_difference(example, got, flags)}", pytrace=False)


def test_a_wrong_output_fails() -> None:
    with pytest.raises(pytest.fail.Exception):
        check_output("one\ntwo\n", "one\n...three\n", "here")
    check_output("one\ntwo\nthree\n", "one\n...\nthree\n", "here")


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_links_lead_somewhere(path: Path) -> None:
    source = _FENCE.sub("", path.read_text(encoding="utf-8"))
    for link in re.findall(r"\]\(([^)\s]+)\)", source):
        if re.match(r"[a-z]+:", link) or link.startswith("#"):
            continue
        target = (path.parent / link.partition("#")[0]).resolve()
        generated = path.parent.name == "docs" and link.startswith("rules/")
        assert generated or target.exists(), f"{path.name}: {link}"


def test_the_readme_sets_up_in_two_commands() -> None:
    section = (ROOT / "README.md").read_text(encoding="utf-8").partition("## Set up\n")[2].partition("\n## ")[0]
    assert len(re.findall(r"^    \S", section, flags=re.M)) == 2


def test_the_menu_names_pages_that_are_there() -> None:
    menu = (ROOT / "mkdocs.yml").read_text(encoding="utf-8").partition("\nnav:\n")[2]
    names = re.findall(r"[\w/-]+\.md", menu)
    assert names
    assert [name for name in names if not (ROOT / "docs" / name).exists()] == []
