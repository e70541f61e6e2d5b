"""The command line: what goes where, with which exit status, and that nothing ends in a traceback."""

from __future__ import annotations

import codecs
import io
import json
import os
import shutil
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from cleantext import explain
from cleantext.cli import main
from cleantext.report.diff import diff
from cleantext.report.style import Style
from tests.corpusfile import CORPUS, documents

ROOT = Path(__file__).parent.parent
BODY = "The mill on the lower weir closed on Friday, its owner said.\n"
NOTICE = "This website uses cookies to improve your experience.\n"
TEXT = f"{BODY}\n{NOTICE}"
PAGE = f"<!DOCTYPE html>\n<html><body><article><h1>Mill</h1><p>{BODY * 3}</p><p>{NOTICE}</p></article></body></html>"

Capture = pytest.CaptureFixture[bytes]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "mill.txt"
    path.write_bytes(TEXT.encode())
    return path


@pytest.fixture
def clean_file(tmp_path: Path) -> Path:
    path = tmp_path / "clean.txt"
    path.write_bytes(BODY.encode())
    return path


def give(monkeypatch: pytest.MonkeyPatch, data: bytes) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(data)))


def command(*arguments: str, **options: object) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(  # type: ignore[call-overload,no-any-return]  # the options are the tests' own
        [sys.executable, "-m", "cleantext", *arguments], **{"capture_output": True, "timeout": 120, **options}
    )


# Data on standard output


def test_a_file_comes_out_clean(file: Path, capfdbinary: Capture) -> None:
    assert main([str(file)]) == 0
    assert capfdbinary.readouterr() == (BODY.encode(), b"")


def test_standard_input(monkeypatch: pytest.MonkeyPatch, capfdbinary: Capture) -> None:
    give(monkeypatch, TEXT.encode())
    assert main(["-"]) == 0
    assert capfdbinary.readouterr() == (BODY.encode(), b"")


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_newlines_stay_as_they_are(newline: str, tmp_path: Path, capfdbinary: Capture) -> None:
    path = tmp_path / "mill.txt"
    path.write_bytes((BODY + "\n" + BODY + "\n" + NOTICE).replace("\n", newline).encode())
    assert main([str(path)]) == 0
    assert capfdbinary.readouterr().out == (BODY + "\n" + BODY).replace("\n", newline).encode()


def test_only_and_exclude_are_lists_and_can_be_repeated(file: Path, capfdbinary: Capture) -> None:
    assert main([str(file), "--only", "bylines,datelines", "--only", "share_prompts"]) == 0
    assert capfdbinary.readouterr().out == TEXT.encode()
    assert main([str(file), "--exclude", "bylines", "--exclude", "datelines, cookie_notices"]) == 0
    assert capfdbinary.readouterr().out == TEXT.encode()
    assert main([str(file), "--languages", "en"]) == 0
    assert capfdbinary.readouterr().out == BODY.encode()


def test_unknown_names_are_told_with_the_nearest(file: Path, capfdbinary: Capture) -> None:
    assert main([str(file), "--only", "cookies"]) == 2
    out, err = capfdbinary.readouterr()
    assert out == b""
    assert b"cookie_notices" in err


# Files


def test_output_file(file: Path, tmp_path: Path, capfdbinary: Capture) -> None:
    assert main([str(file), "-o", str(tmp_path / "out.txt")]) == 0
    assert (tmp_path / "out.txt").read_bytes() == BODY.encode()
    assert capfdbinary.readouterr().out == b""


def test_output_directory(file: Path, clean_file: Path, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "page.html").write_text(PAGE)
    assert main([str(file), str(clean_file), str(tmp_path / "page.html"), "-o", str(tmp_path / "out")]) == 0
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["clean.txt", "mill.txt", "page.md"]
    assert (tmp_path / "out" / "mill.txt").read_bytes() == BODY.encode()


def test_two_files_of_one_name_are_not_written_over_each_other(file: Path, tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    (tmp_path / "out").mkdir()
    shutil.copy(file, tmp_path / "other")
    assert main([str(file), str(tmp_path / "other" / file.name), "-o", str(tmp_path / "out")]) == 2
    assert list((tmp_path / "out").iterdir()) == []


def test_in_place_keeps_the_mode_and_leaves_nothing_behind(file: Path, clean_file: Path, capfdbinary: Capture) -> None:
    file.chmod(0o640)
    before = clean_file.stat()
    assert main(["-i", str(file), str(clean_file)]) == 0
    assert file.read_bytes() == BODY.encode()
    assert stat.S_IMODE(file.stat().st_mode) == 0o640
    assert clean_file.stat().st_ino == before.st_ino, "a file with nothing to remove is not touched"
    assert sorted(path.name for path in file.parent.iterdir()) == ["clean.txt", "mill.txt"]
    out, err = capfdbinary.readouterr()
    assert out == b""
    assert err.count(b"\n") == 1
    assert b"mill.txt: cleaned" in err


def test_quiet(file: Path, capfdbinary: Capture) -> None:
    assert main(["-q", "-i", str(file)]) == 0
    assert capfdbinary.readouterr() == (b"", b"")


def test_in_place_follows_a_link(file: Path, tmp_path: Path) -> None:
    link = tmp_path / "link.txt"
    link.symlink_to(file)
    assert main(["-q", "-i", str(link)]) == 0
    assert link.is_symlink()
    assert file.read_bytes() == BODY.encode()


def test_a_failed_write_leaves_the_file_as_it_was(
    file: Path, monkeypatch: pytest.MonkeyPatch, capfdbinary: Capture
) -> None:
    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", fail)
    assert main(["-i", str(file)]) == 2
    assert file.read_bytes() == TEXT.encode()
    assert [path.name for path in file.parent.iterdir()] == ["mill.txt"]
    assert b"no space left" in capfdbinary.readouterr().err


@pytest.mark.parametrize(
    ("bom", "codec"),
    [(codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"),
     (codecs.BOM_UTF32_LE, "utf-32-le")],
)  # fmt: skip
def test_a_byte_order_mark_is_heeded_and_kept_in_place(
    bom: bytes, codec: str, file: Path, capfdbinary: Capture
) -> None:
    file.write_bytes(bom + TEXT.encode(codec))
    assert main([str(file)]) == 0
    assert capfdbinary.readouterr().out == BODY.encode()
    assert main(["-q", "-i", str(file)]) == 0
    assert file.read_bytes() == bom + BODY.encode(codec)


def test_an_encoding_can_be_named(file: Path, capfdbinary: Capture) -> None:
    body = BODY.replace("mill", "café")
    file.write_bytes((body + "\n" + NOTICE).encode("cp1252"))
    assert main([str(file), "--encoding", "cp1252"]) == 0
    assert capfdbinary.readouterr().out == body.encode()
    assert main(["-q", "-i", str(file), "--encoding", "cp1252"]) == 0
    assert file.read_bytes() == body.encode("cp1252")


# Errors: one line on standard error that says what to do, and status 2


def test_bytes_that_are_not_utf8_are_told_with_their_place(tmp_path: Path, capfdbinary: Capture) -> None:
    path = tmp_path / "old.txt"
    path.write_bytes(b"caf\xe9")
    assert main([str(path)]) == 2
    out, err = capfdbinary.readouterr()
    assert out == b""
    assert b"old.txt: byte 3 (0xe9) is not utf-8" in err
    assert b"--encoding" in err


JAPANESE = "水車小屋は金曜日に閉まったと、持ち主が言った。"
CHINESE = "磨坊的主人说，人们在星期五把磨坊关了，因为河里没有水。"
KOREAN = "방앗간 주인은 금요일에 방앗간이 문을 닫았다고 말했다."


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (BODY.encode("utf-16-le"), "UTF-16 without a byte-order mark; name the encoding with --encoding utf-16-le"),
        (BODY.encode("utf-16-be"), "--encoding utf-16-be"),
        (BODY.replace("mill", "Mühle").encode("utf-16-le"), "--encoding utf-16-le"),
        (bytes(range(32)) * 9, "is not text: it is full of control characters"),
        (b"\0" * 99, "is not text: it is full of control characters"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "is not text but a picture"),
        (b"GIF89a\x01\0\x01\0\0\0\0", "is not text but a picture"),
        (b"%PDF-1.7 \xff", "is not text but a PDF; extract its text first\n"),
        (JAPANESE.encode("shift_jis"), "for instance --encoding shift_jis\n"),
        (JAPANESE.encode("euc_jp"), "for instance --encoding euc_jp\n"),
        (KOREAN.encode("euc_kr"), "for instance --encoding euc_kr\n"),
        ("磨坊的主人說，人們在星期五把磨坊關了，因為河裡沒有水。".encode("big5"), "for instance --encoding big5\n"),
        (CHINESE.encode("gb18030"), "for instance --encoding gb18030\n"),
        ("Ce café ferma vendredi, où l’été passa, dit le meunier.".encode("cp1252"), "--encoding cp1252"),
        ("Мельница у нижней плотины закрылась в пятницу.".encode("cp1251"), "cp1251"),
    ],
)
def test_bytes_that_make_no_text_are_told_with_what_they_seem_to_be(
    data: bytes, message: str, tmp_path: Path, capfdbinary: Capture
) -> None:
    path = tmp_path / "odd"
    path.write_bytes(data)
    assert main([str(path)]) == 2
    out, err = capfdbinary.readouterr()
    assert out == b""
    assert message in err.decode()


def test_a_text_with_a_stray_control_character_is_text(tmp_path: Path, capfdbinary: Capture) -> None:
    path = tmp_path / "odd"
    path.write_text(BODY.replace("mill", "mi\0ll"))
    assert main([str(path)]) == 0
    assert capfdbinary.readouterr().out == path.read_bytes()


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["no-such-file.txt"], "no-such-file.txt: no such file"),
        (["."], ".: is a directory"),
        (["https://valley.example/mill?a=1&b=2"], "curl -sL 'https://valley.example/mill?a=1&b=2' | cleantext -"),
        (["www.valley.example"], "curl -sL https://www.valley.example | cleantext -"),
        (["-", "-"], "only once"),
        (["-i", "-"], "in place"),
        (["-i", "--check", "-"], "--check and --diff write nothing"),
        (["a.txt", "b.txt"], "a.txt: no such file"),
        (["README.md", "LICENSE"], "-o DIRECTORY"),
        (["--page", "balancd", "README.md"], "balancd: no such file or directory; did you mean --page balanced?"),
        (["blk", "README.md"], "blk: no such file or directory; did you mean the command `cleantext bulk`?"),
        (["viw"], "did you mean the command `cleantext view`?"),
        (["README.md", "LICENSE", "-o", "c.txt"], "must name a directory"),
        (["README.md", "LICENSE", "--html", "c.html"], "must name a directory"),
        (["--page", "balancd", "README.md", "-o", "c.txt"], "balancd: no such file or directory; did you mean --page"),
        (["--encoding", "klingon", "-"], "no text encoding 'klingon'"),
        (["--encoding", "base64", "-"], "no text encoding 'base64'"),
        (["--languages", "xx", "-"], "unknown name 'xx'"),
        (["--languages", "EN", "-"], "unknown name 'EN'; did you mean en?\n"),
        (["--only", "bylines", "--exclude", "bylines", "-"], "no category is left"),
        (["--only", "", "-"], "no category is left"),
    ],
)
def test_errors(arguments: list[str], message: str, monkeypatch: pytest.MonkeyPatch, capfdbinary: Capture) -> None:
    give(monkeypatch, b"")
    monkeypatch.chdir(ROOT)
    assert main(arguments) == 2
    out, err = capfdbinary.readouterr()
    assert out == b""
    assert message in err.decode()
    assert err.startswith(b"cleantext: ")
    assert err.count(b"\n") == 1


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--exclud", "bylines", "a.txt"], "unrecognized arguments: --exclud; did you mean --exclude?"),
        (["--encodng=cp1252", "a.txt"], "did you mean --encoding?"),
        (["bulk", "--output-colum", "a.jsonl", "b.jsonl"], "did you mean --output-column?"),
        (["rules", "list", "--categry=bylines"], "did you mean --category?"),
        (["--zzz", "a.txt"], "unrecognized arguments: --zzz\n"),
    ],
)
def test_an_unknown_option_is_told_with_the_nearest(arguments: list[str], message: str, capfdbinary: Capture) -> None:
    with pytest.raises(SystemExit) as caught:
        main(arguments)
    assert caught.value.code == 2
    assert message in capfdbinary.readouterr().err.decode()


def test_one_bad_file_does_not_stop_the_others(file: Path, capfdbinary: Capture) -> None:
    assert main(["--check", "no-such-file.txt", str(file)]) == 2
    assert b"mill.txt: would change" in capfdbinary.readouterr().err


def test_a_text_that_is_all_boilerplate_is_left_and_told(tmp_path: Path, capfdbinary: Capture) -> None:
    path = tmp_path / "notice.txt"
    path.write_text(NOTICE)
    assert main([str(path)]) == 0
    out, err = capfdbinary.readouterr()
    assert out == NOTICE.encode()
    assert b"left as it is" in err


# Reports


def test_check(file: Path, clean_file: Path, capfdbinary: Capture) -> None:
    assert main(["--check", str(clean_file)]) == 0
    assert main(["--check", str(file), str(clean_file)]) == 1
    out, err = capfdbinary.readouterr()
    assert out == b""
    assert err.decode().splitlines() == [f"cleantext: {file}: would change"]
    assert file.read_bytes() == TEXT.encode()


def test_diff(file: Path, clean_file: Path, capfdbinary: Capture) -> None:
    assert main(["--diff", str(clean_file)]) == 0
    assert main(["--diff", str(file)]) == 1
    rule = next(removal.rule for removal in explain(TEXT).removals if removal.category != "spacing")
    assert capfdbinary.readouterr().out.decode().splitlines() == [
        f"--- {file}", f"+++ {file} (cleaned)", f"@@ -1,3 +1 @@ {rule}", " " + BODY.rstrip(), "-", "-" + NOTICE.rstrip(),
    ]  # fmt: skip


TEXTS = [document.text for folder in ("mixed", "near-misses") for document in documents(folder)[:6]]
TEXTS += [path.read_text(encoding="utf-8") for path in sorted((CORPUS / "seeds").glob("0*.txt"))]


@pytest.mark.skipif(shutil.which("patch") is None, reason="needs patch")
@pytest.mark.parametrize("number", range(len(TEXTS)))
def test_a_diff_can_be_applied(number: int, tmp_path: Path) -> None:
    result = explain(TEXTS[number])
    path = tmp_path / "text"
    path.write_bytes(result.original.encode())
    lines = "".join(f"{line}\n" for line in diff(result, "text", Style()))
    if lines:
        subprocess.run(["patch", "-s", str(path)], input=lines.encode(), check=True, timeout=30)
    assert path.read_bytes().decode() == result.text


def test_explain_tells_line_category_rule_reason_and_text(file: Path, capfdbinary: Capture) -> None:
    assert main(["--explain", str(file)]) == 0
    out = capfdbinary.readouterr().out.decode()
    removal = next(removal for removal in explain(TEXT).removals if removal.category != "spacing")
    for part in ("line 3", removal.category, removal.rule, removal.reason, NOTICE.strip()):
        assert part in out
    assert "\x1b" not in out


def test_explain_says_when_there_is_nothing(clean_file: Path, capfdbinary: Capture) -> None:
    assert main(["--explain", str(clean_file)]) == 0
    assert b"nothing to remove" in capfdbinary.readouterr().out


def test_a_page_does_not_command_the_terminal(tmp_path: Path, capfdbinary: Capture) -> None:
    path = tmp_path / "mill.txt"
    path.write_text(TEXT.replace("your experience", "your \x1b[31mexperience"))
    assert main(["--explain", "--color", "never", str(path)]) == 0
    assert b"\x1b" not in capfdbinary.readouterr().out


@pytest.mark.parametrize(("color", "painted"), [("auto", False), ("always", True), ("never", False)])
def test_color(color: str, painted: bool, file: Path, capfdbinary: Capture) -> None:
    assert main(["--explain", "--color", color, str(file)]) == 0
    assert (b"\x1b[" in capfdbinary.readouterr().out) is painted


def test_no_color_is_heeded_on_a_terminal(file: Path, monkeypatch: pytest.MonkeyPatch, capfdbinary: Capture) -> None:
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True, raising=False)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.delenv("NO_COLOR", raising=False)
    main(["--explain", str(file)])
    assert b"\x1b[" in capfdbinary.readouterr().out
    monkeypatch.setenv("NO_COLOR", "1")
    main(["--explain", str(file)])
    assert b"\x1b[" not in capfdbinary.readouterr().out


def test_json_is_one_object_a_line(file: Path, clean_file: Path, capfdbinary: Capture) -> None:
    assert main(["--json", str(file), str(clean_file)]) == 0
    records = [json.loads(line) for line in capfdbinary.readouterr().out.splitlines()]
    assert [record["file"] for record in records] == [str(file), str(clean_file)]
    assert records[0]["text"] == BODY
    assert [TEXT[one["start"] : one["end"]] for one in records[0]["removals"]] == ["\n", NOTICE]


# HTML


def test_html_is_recognised(tmp_path: Path, capfdbinary: Capture) -> None:
    path = tmp_path / "page"
    path.write_text(PAGE)
    assert main([str(path)]) == 0
    out = capfdbinary.readouterr().out.decode()
    assert out.startswith("# Mill\n")
    assert "cookies" not in out
    assert "<" not in out


def test_the_format_can_be_named(tmp_path: Path, capfdbinary: Capture) -> None:
    path = tmp_path / "page"
    path.write_text(PAGE)
    assert main(["--from", "text", "--only", "share_prompts", str(path)]) == 0
    assert capfdbinary.readouterr().out == PAGE.encode()
    path.write_text(PAGE.removeprefix("<!DOCTYPE html>\n").replace("<html>", "<div>"))
    assert main(["--from", "html", str(path)]) == 0
    assert capfdbinary.readouterr().out.startswith(b"# Mill\n")


def test_html_is_not_replaced_by_its_article(tmp_path: Path, capfdbinary: Capture) -> None:
    path = tmp_path / "page.html"
    path.write_text(PAGE)
    assert main(["-i", str(path)]) == 2
    assert path.read_text() == PAGE
    assert b"-o" in capfdbinary.readouterr().err


def test_a_wrong_format_is_told(file: Path, capfdbinary: Capture) -> None:
    assert main(["--from", "html", str(file)]) == 2
    assert b"mill.txt: this is not HTML but plain text; --from text reads it\n" in capfdbinary.readouterr().err


# The process around it


def test_a_closed_pipe_is_no_traceback(tmp_path: Path) -> None:
    path = tmp_path / "long.txt"
    path.write_text((BODY + "\n") * 20_000)
    assert closed_after_a_line(str(path)) == (0, b"")


def test_a_closed_pipe_is_no_error_of_a_command() -> None:
    assert closed_after_a_line("rules", "list") == (0, b"")


def closed_after_a_line(*arguments: str) -> tuple[int, bytes]:
    """The exit status of the command, and what it says, if its reader goes away."""
    with subprocess.Popen(
        [sys.executable, "-m", "cleantext", *arguments], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.readline()
        process.stdout.close()
        said = process.stderr.read()
        return process.wait(timeout=120), said


def test_the_locale_makes_no_difference(tmp_path: Path) -> None:
    path = tmp_path / "café.txt"
    path.write_bytes(TEXT.replace("mill", "café").encode())
    plain = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "PYTHONIOENCODING": "ascii"}
    environment = {**os.environ, **plain}
    done = command(str(path), env=environment)
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout == BODY.replace("mill", "café").encode()
    done = command("--explain", str(path), env=environment)
    assert (done.returncode, done.stderr) == (0, b"")
    assert command(str(tmp_path / "missing-é.txt"), env=environment).returncode == 2


def test_help_names_the_categories(capfdbinary: Capture) -> None:
    with pytest.raises(SystemExit) as caught:
        main(["--help"])
    assert caught.value.code == 0
    out = capfdbinary.readouterr().out
    assert b"cookie_notices" in out
    assert b"rules, view" in out


def test_version_tells_distribution_and_place(tmp_path: Path) -> None:
    done = command("--version")
    first, place = done.stdout.decode().splitlines()
    assert first.startswith("cleantext-boilerplate ")
    assert (Path(place) / "cli.py").exists()
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.parametrize("other", ["clean-text", "cleantext"])
def test_version_tells_a_clash_and_the_way_out(other: str, tmp_path: Path) -> None:
    info = tmp_path / f"{other.replace('-', '_')}-0.6.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {other}\nVersion: 0.6.0\n")
    path = os.pathsep.join(filter(None, (str(tmp_path), os.environ.get("PYTHONPATH"))))
    done = command("--version", env={**os.environ, "PYTHONPATH": path})
    assert done.returncode == 2
    assert f"{other} installed a module of the same name" in done.stderr.decode()
    assert "pip uninstall -y" in done.stderr.decode()


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="the system has no /dev/full")
def test_a_full_disk_behind_the_standard_output_is_told(tmp_path: Path) -> None:
    file = tmp_path / "mill.txt"
    file.write_text("The mill closed in May, its owner said.\n" * 2000, encoding="utf-8")
    with open("/dev/full", "wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "cleantext", str(file)], stdout=full, stderr=subprocess.PIPE, check=False
        )
    assert done.returncode == 2
    assert done.stderr.decode() == "cleantext: standard output: No space left on device\n"
