"""Shell completion: what each shell offers after what was typed."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from cleantext.cli import COMMANDS, main

Capture = pytest.CaptureFixture[str]


def script(shell: str, capsys: Capture) -> str:
    assert main(["completion", shell]) == 0
    return capsys.readouterr().out


def offered(source: str, line: str, folder: Path) -> set[str]:
    """What bash offers at the end of *line*."""
    words = line.split(" ")
    code = (
        f"{source}\nCOMP_WORDS=({' '.join(repr(word) for word in words)}); COMP_CWORD={len(words) - 1}\n"
        '_cleantext; printf "%s\\n" "${COMPREPLY[@]}"'
    )
    done = subprocess.run(["bash", "-c", code], cwd=folder, capture_output=True, text=True, check=True, timeout=30)
    assert done.stderr == ""
    return set(done.stdout.split())


@pytest.mark.skipif(shutil.which("bash") is None, reason="needs bash")
@pytest.mark.parametrize(
    ("line", "some", "never"),
    [
        ("cleantext ", {"rules", "view", "completion", "mill.txt"}, {"list"}),
        ("cleantext --", {"--only", "--html", "--rules", "--version"}, {"rules", "mill.txt", "--port"}),
        ("cleantext --color ", {"auto", "always", "never"}, {"mill.txt"}),
        ("cleantext --only cook", {"cookie_notices"}, {"bylines", "mill.txt"}),
        ("cleantext --languages d", {"de"}, {"en"}),
        ("cleantext --html m", {"mill.txt"}, set()),
        ("cleantext rules ", {"list", "show", "check"}, {"view"}),
        ("cleantext rules list --", {"--category", "--language"}, {"--html"}),
        ("cleantext rules list --category s", {"share_prompts"}, {"bylines"}),
        ("cleantext rules check m", {"mill.txt"}, set()),
        ("cleantext view --", {"--port", "--no-browser", "--only"}, {"--html"}),
        ("cleantext completion ", {"bash", "zsh", "fish"}, {"rules"}),
        ("cleantext view ru", set(), {"rules"}),
    ],
)
def test_bash(line: str, some: set[str], never: set[str], tmp_path: Path, capsys: Capture) -> None:
    (tmp_path / "mill.txt").touch()
    found = offered(script("bash", capsys), line, tmp_path)
    assert some <= found
    assert not never & found


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_the_script_is_one_that_the_shell_reads(shell: str, capsys: Capture) -> None:
    source = script(shell, capsys)
    assert all(command in source for command in COMMANDS)
    if shutil.which(shell) is not None:
        done = subprocess.run([shell, "-n", "/dev/stdin"], input=source, text=True, capture_output=True, timeout=30)
        assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.skipif(shutil.which("fish") is None, reason="needs fish")
@pytest.mark.parametrize(
    ("line", "some"),
    [
        ("cleantext rul", "rules"),
        ("cleantext rules li", "list"),
        ("cleantext --only cook", "cookie_notices"),
        ("cleantext view --por", "--port"),
        ("cleantext completion ba", "bash"),
    ],
)
def test_fish(line: str, some: str, capsys: Capture) -> None:
    code = f"{script('fish', capsys)}\ncomplete -C '{line}'"
    done = subprocess.run(["fish", "--no-config", "-c", code], capture_output=True, text=True, check=True, timeout=30)
    assert some in [line.partition("\t")[0] for line in done.stdout.splitlines()]
