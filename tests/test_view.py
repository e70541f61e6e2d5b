"""`cleantext view`: what its server answers and refuses, and, where there is a Chromium, what a person does on its page."""

from __future__ import annotations

import http.client
import json
import re
import signal
import subprocess
import sys
import threading
import urllib.request
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from cleantext import clean, compose, explain
from cleantext.cli import main
from cleantext.files import decode
from cleantext.report.view import MAX_SIZE, Viewer, address, make_server
from tests.browser import CHROMIUM, CONTROL, DRIVER, ENTER, RIGHT, SPACE, TAB, Browser, browser

BODY = "The mill on the lower weir closed on Friday, its owner said.\n"
NOTICE = "This website uses cookies to improve your experience.\n"
TEXT = f"{BODY}\n{NOTICE}\nRelated: The last miller\n"
PAGE = f"<!DOCTYPE html>\n<html><body><article><h1>Mill</h1><p>{BODY * 3}</p><p>{NOTICE}</p></article></body></html>"
HOSTILE = (
    f"{BODY}\n<script>window.hit=1</script><img src=x onerror='window.hit=1'><svg onload='window.hit=1'></svg>\n\n"
    f"{NOTICE}\n\u202eRelated: </section></div><a href='javascript:window.hit=1' id=trap autofocus onfocus='window.hit=1'>x</a>\n"
)
TOKEN = "token-of-the-tests"

needs_chromium = pytest.mark.skipif(CHROMIUM is None or DRIVER is None, reason="needs chromium and chromedriver")


class Served:
    """A server that runs, and how to ask it."""

    def __init__(self, viewer: Viewer) -> None:
        self.server = make_server(viewer)
        self.port = self.server.server_port
        self.url = address(self.server, viewer)
        threading.Thread(target=self.server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()

    def ask(
        self, method: str, path: str, body: bytes | None = None, **headers: str
    ) -> tuple[int, dict[str, str], bytes]:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        given = {"Host": f"127.0.0.1:{self.port}", "X-Cleantext-Token": TOKEN}
        given |= {name.replace("_", "-"): value for name, value in headers.items()}
        connection.request(method, path, body, {name: value for name, value in given.items() if value})
        answer = connection.getresponse()
        data = answer.read()
        connection.close()
        return answer.status, {name.lower(): value for name, value in answer.getheaders()}, data

    def close(self) -> None:
        self.server.shutdown()
        self.server.server_close()


@pytest.fixture(scope="module")
def served() -> Iterator[Served]:
    found = Served(Viewer(compose(), TOKEN, decode("mill.txt", TEXT.encode())))
    yield found
    found.close()


# What the server answers


def test_text_is_cleaned(served: Served) -> None:
    status, _, data = served.ask("POST", "/clean?name=a.txt", TEXT.encode())
    answer = json.loads(data)
    assert status == 200
    assert answer["text"] == clean(TEXT)
    assert answer["counts"] == {"cookie_notices": 1, "related_links": 1}
    assert answer["html"].startswith('<section class="ct">')
    assert answer["summary"].startswith("a.txt: 2 removals, ")


def test_categories_can_be_left_out_and_html_is_recognised(served: Served) -> None:
    _, _, data = served.ask("POST", "/clean?exclude=cookie_notices,bylines", TEXT.encode())
    assert json.loads(data)["text"] == clean(TEXT, exclude=["cookie_notices"])
    _, _, data = served.ask("POST", "/clean", PAGE.encode())
    assert json.loads(data)["text"].startswith("# Mill\n")
    _, _, data = served.ask("POST", "/clean?format=text", PAGE.encode())
    assert json.loads(data)["text"] == clean(PAGE)


def test_the_report_is_the_one_of_the_command_line(served: Served) -> None:
    assert served.ask("POST", "/report?name=a.txt", TEXT.encode())[2].decode() == explain(TEXT).to_html("a.txt")


def test_the_file_of_the_command_line_is_there(served: Served) -> None:
    options = json.loads(served.ask("POST", "/options", b"")[2])
    assert options["file"] == "mill.txt"
    assert {category["name"] for category in options["categories"]} == {cleaner.name for cleaner in compose().cleaners}
    assert served.ask("POST", "/document", b"")[2] == TEXT.encode()


def test_a_given_encoding_holds_for_the_file() -> None:
    data = "Das Café schloß am Freitag, sagte der Wirt.\n".encode("cp1252")
    viewer = Viewer(compose(), TOKEN, decode("cafe.txt", data, "cp1252"), decoded=True)
    assert viewer.clean(data, {}).text == data.decode("cp1252")
    with pytest.raises(ValueError, match=r"byte 7 .* is not utf-8$"):
        viewer.clean(data + b"\n", {})


def test_what_cannot_be_cleaned_is_told(served: Served) -> None:
    for data, query, message in (
        (b"\xff\xfe\x00\xd8", "", "utf-16"),
        (b"plain", "?format=html", "not HTML but plain text"),
    ):
        status, _, answer = served.ask("POST", f"/clean{query}", data)
        assert status == 400
        assert message in json.loads(answer)["error"]


@pytest.mark.parametrize("path", ["/", "/view.js", "/view.css"])
def test_pages_hold_nothing_of_the_document_and_a_strict_policy(served: Served, path: str) -> None:
    status, headers, data = served.ask("GET", path, X_Cleantext_Token="")
    assert status == 200
    assert b"mill" not in data
    assert b"//" not in re.sub(rb"^\s*//.*|; //.*|\{ //.*", b"", data, flags=re.MULTILINE), "nothing from elsewhere"
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["cache-control"] == "no-store"


# What it refuses


@pytest.mark.parametrize(
    "headers",
    [
        {"Host": "valley.example"},
        {"Host": "127.0.0.1:1"},
        {"Host": "127.0.0.1.valley.example"},
        {"Origin": "https://valley.example"},
        {"Origin": "null"},
        {"Origin": "http://127.0.0.1:1"},
        {"Sec_Fetch_Site": "cross-site"},
        {"Sec_Fetch_Site": "same-site"},
        {"X_Cleantext_Token": ""},
        {"X_Cleantext_Token": "wrong"},
        {"X_Cleantext_Token": TOKEN + "x"},
    ],
    ids=str,
)
def test_foreign_requests_are_refused(served: Served, headers: dict[str, str]) -> None:
    for path in ("/clean", "/document", "/options", "/report"):
        status, _, data = served.ask("POST", path, TEXT.encode(), **headers)
        assert status == 403
        assert b"mill" not in data
    if "X_Cleantext_Token" not in headers:
        assert served.ask("GET", "/", **headers)[0] == 403


def test_other_paths_and_methods_are_refused(served: Served) -> None:
    for path in ("/view.py", "/../view.py", "/%2e%2e/view.py", "/clean", "/document"):
        assert served.ask("GET", path)[0] == 404
    assert served.ask("POST", "/", b"")[0] == 404
    for method in ("OPTIONS", "PUT", "DELETE", "HEAD"):
        assert served.ask(method, "/clean")[0] == 501


def test_length_is_bounded(served: Served) -> None:
    assert served.ask("POST", "/clean", b"", Content_Length=str(MAX_SIZE + 1))[0] == 413
    assert served.ask("POST", "/clean", b"", Content_Length="-1")[0] == 411


def test_own_requests_are_answered(served: Served) -> None:
    origin = f"http://127.0.0.1:{served.port}"
    assert served.ask("POST", "/clean", b"", Origin=origin, Sec_Fetch_Site="same-origin")[0] == 200
    local = f"localhost:{served.port}"
    assert served.ask("POST", "/clean", b"", Host=local, Origin=f"http://{local}")[0] == 200


# The command


def test_the_command_prints_the_address_and_ends_on_an_interrupt(tmp_path: Path) -> None:
    path = tmp_path / "mill.txt"
    path.write_text(TEXT)
    command = [sys.executable, "-m", "cleantext", "view", "--no-browser", str(path)]
    heeds = partial(signal.signal, signal.SIGINT, signal.SIG_DFL)  # a shell's background jobs are started without
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdout=pipe, stderr=pipe, text=True, preexec_fn=heeds) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        url = process.stdout.readline().strip()
        assert re.fullmatch(r"http://127\.0\.0\.1:\d+/#[\w-]{32}", url)
        with urllib.request.urlopen(url, timeout=30) as answer:
            assert b"cleantext" in answer.read()
        process.send_signal(signal.SIGINT)
        assert process.wait(30) == 0
        assert process.stderr.read() == ""


def test_errors_of_the_command(capsys: pytest.CaptureFixture[str], served: Served) -> None:
    assert main(["view", "no-such-file.txt"]) == 2
    assert main(["view", "--port", str(served.port), "--no-browser"]) == 2
    assert main(["view", "--port", "99999", "--no-browser"]) == 2
    assert main(["view", "--encoding", "klingon", __file__]) == 2
    first, *others = capsys.readouterr().err.splitlines()
    assert first == "cleantext: no-such-file.txt: no such file or directory"
    assert len(others) == 3
    assert f"port {served.port}: " in others[0]


# A person at the page


@pytest.fixture(scope="module")
def window() -> Iterator[Browser]:
    with browser() as found:
        yield found


@pytest.fixture
def blank(window: Browser) -> Iterator[Browser]:
    """The page without a file, ready."""
    served = Served(Viewer(compose(), TOKEN))
    window.size(1200, 900)
    window.open(served.url)
    window.until("return document.querySelectorAll('#categories input').length")
    yield window
    assert window.errors() == []
    served.close()


SEEN = "return document.querySelector('#result .ct') && document.getElementById('status').textContent"
DROP = """
const data = new DataTransfer();
if (arguments[1]) data.items.add(new File([new Uint8Array(arguments[1])], arguments[0]));
else data.setData('text/plain', arguments[0]);
for (const kind of ['dragenter', 'dragover', 'drop'])
  document.body.dispatchEvent(new DragEvent(kind, { dataTransfer: data, bubbles: true, cancelable: true }));
"""


def allow_clipboard(page: Browser) -> None:
    page.devtools("Browser.grantPermissions", permissions=["clipboardReadWrite", "clipboardSanitizedWrite"])


def paste(page: Browser, text: str) -> None:
    """Put *text* into the clipboard, and press Ctrl+V in the field."""
    allow_clipboard(page)
    page.run("window.done = 0; navigator.clipboard.writeText(arguments[0]).then(() => window.done = 1)", text)
    page.until("return window.done")
    page.click("#input")
    page.keys("a", hold=CONTROL)
    page.keys("v", hold=CONTROL)


def clipboard(page: Browser) -> str:
    allow_clipboard(page)
    page.run("window.read = null; navigator.clipboard.readText().then((text) => window.read = text)")
    page.until("return window.read !== null")
    return str(page.run("return window.read"))


@needs_chromium
def test_paste_and_copy(blank: Browser) -> None:
    paste(blank, TEXT)
    assert "2 removals" in blank.until(SEEN)
    assert blank.run("return [...document.querySelectorAll('#result del')].map((del) => del.firstChild.data)") == [
        NOTICE.strip(), "Related: The last miller",
    ]  # fmt: skip
    blank.click("#copy")
    blank.until("return document.getElementById('status').textContent === 'Copied.'")
    assert clipboard(blank) == clean(TEXT)


@needs_chromium
def test_pasted_html_gives_its_article(blank: Browser) -> None:
    paste(blank, PAGE)
    blank.until(SEEN)
    blank.click("#copy")
    blank.until("return document.getElementById('status').textContent === 'Copied.'")
    assert clipboard(blank).startswith("# Mill\n")


@needs_chromium
def test_drop_a_file_and_text(blank: Browser) -> None:
    blank.run(DROP, "mill.txt", list(TEXT.encode("utf-16")))
    assert blank.until(SEEN).startswith("mill.txt: 2 removals")
    assert "mill.txt" in blank.run("return document.getElementById('name').textContent")
    blank.click("#close")
    blank.until("return !document.querySelector('#result .ct')")
    blank.run(DROP, TEXT)
    assert blank.until(SEEN).startswith("pasted text: 2 removals")


@needs_chromium
def test_open_a_file_and_save_the_report(blank: Browser, tmp_path: Path) -> None:
    path = tmp_path / "mill.txt"
    path.write_text(TEXT)
    blank.run("document.getElementById('picker').hidden = false")
    blank.give_file("#picker", path)
    assert blank.until(SEEN).startswith("mill.txt: 2 removals")
    blank.devtools("Browser.setDownloadBehavior", behavior="allow", downloadPath=str(tmp_path), eventsEnabled=False)
    blank.run("document.addEventListener('click', (event) => window.saved ??= event.target.download, true)")
    blank.click("#save")
    for _ in range(200):
        if (tmp_path / "mill.txt.html").exists():
            break
        blank.run("return new Promise((done) => setTimeout(done, 50))")
    assert (tmp_path / "mill.txt.html").read_text() == explain(TEXT).to_html("mill.txt")


@needs_chromium
def test_what_cannot_be_read_is_told_on_the_page(blank: Browser) -> None:
    blank.run(DROP, "mill.pdf", list(b"%PDF-1.7 \xff"))
    message = blank.until("return document.querySelector('#status.error')?.textContent")
    assert "mill.pdf: is not text but a PDF; extract its text first" in message
    assert blank.run("return document.getElementById('copy').disabled")
    assert any("400" in error for error in blank.errors())


@needs_chromium
def test_switch_categories(blank: Browser) -> None:
    paste(blank, TEXT)
    blank.until(SEEN)
    blank.click("#choice summary")
    blank.click("#categories input[value=cookie_notices]")
    blank.until("return document.getElementById('status').textContent.includes(' 1 removal,')")
    assert blank.run("return document.getElementById('off').textContent") == "(1 left alone)"
    blank.click("#none")
    blank.until("return document.getElementById('status').textContent.includes('Nothing to remove')")
    blank.click("#all")
    blank.until("return document.getElementById('status').textContent.includes('2 removals')")


@needs_chromium
def test_hover_tells_rule_and_reason(blank: Browser) -> None:
    paste(blank, TEXT)
    blank.until(SEEN)
    tip = "return getComputedStyle(document.querySelector('#result del .ct-tip')).display"
    assert blank.run(tip) == "none"
    blank.hover("#result del")
    assert blank.run(tip) == "block"
    text = blank.run("return document.querySelector('#result del .ct-tip').innerText")
    removal = explain(TEXT).removals[1]
    assert all(part in text for part in (removal.category, removal.rule, removal.reason))


@needs_chromium
def test_by_keyboard_alone(blank: Browser) -> None:
    focus = "return document.activeElement.id || document.activeElement.className || document.activeElement.tagName"
    assert blank.run(focus) == "input", "the field has the focus when the page opens"
    blank.run("document.getElementById('input').value = arguments[0]", TEXT)
    blank.keys("x")
    blank.until(SEEN)
    seen = []
    for _ in range(14):
        blank.keys(TAB)
        seen.append(blank.run("return document.activeElement.id || document.activeElement.tagName.toLowerCase()"))
        if seen[-1] == "copy":
            blank.keys(ENTER)
            blank.until("return document.getElementById('status').textContent === 'Copied.'")
        if seen[-1] == "summary" and "del" not in seen:
            blank.keys(ENTER)
            blank.until("return document.getElementById('choice').open")
            blank.run("document.getElementById('result').firstElementChild.id = 'before'")
            blank.keys(TAB, SPACE)
            blank.until("return document.getElementById('off').textContent")
            blank.until("return !document.getElementById('before')")  # the new result would take the focus away later
            blank.run("document.getElementById('none').focus()")
        if seen[-1] == "del":
            assert blank.run("return getComputedStyle(document.querySelector('del:focus .ct-tip')).display") == "block"
            break
    assert [one for one in seen if one in ("open", "format", "copy", "save", "summary", "del")] == [
        "open", "format", "copy", "save", "summary", "del",
    ]  # fmt: skip
    assert clipboard(blank).startswith(BODY)


@needs_chromium
def test_hostile_documents_do_nothing(blank: Browser) -> None:
    paste(blank, HOSTILE)
    blank.until(SEEN)
    assert blank.run("return window.hit") is None
    assert blank.run("return document.querySelectorAll('#result :is(script, img, svg, a, iframe, style)').length") == 0
    assert "\u202e" not in blank.run("return document.getElementById('result').innerText")
    assert blank.run("return document.querySelector('#result .ct-code').dataset.c") == "U+202E"


@needs_chromium
def test_the_file_of_the_command_line_is_shown_at_once(window: Browser, served: Served) -> None:
    window.open(served.url)
    assert window.until(SEEN).startswith("mill.txt: 2 removals")
    window.open(served.url.replace(TOKEN, "wrong"))
    window.run("location.reload()")
    window.until("return document.getElementById('status')?.textContent.includes('open the whole address')")
    assert any("403" in error for error in window.errors())


@needs_chromium
@pytest.mark.parametrize("width", [380, 800, 1300])
def test_nothing_is_wider_than_the_window(blank: Browser, width: int) -> None:
    blank.size(width, 800)
    paste(blank, TEXT + "w" * 500 + "\n" + HOSTILE)
    blank.until(SEEN)
    assert blank.run("return document.documentElement.scrollWidth") <= width


# The report as a file


@needs_chromium
def test_a_report_filters_without_a_script(window: Browser, tmp_path: Path) -> None:
    path = tmp_path / "report.html"
    path.write_text(explain(HOSTILE + TEXT).to_html(HOSTILE))
    window.size(1200, 900)
    window.open(path.as_uri())
    assert window.run("return window.hit") is None
    line = "return getComputedStyle(document.querySelector('del')).textDecorationLine"
    assert window.run(line) == "line-through"
    box = window.run("return '.' + document.querySelector('del').className")
    window.click(f"fieldset input{box}")
    assert window.run(line) == "none"
    shown = "return [...document.querySelectorAll('.ct-row:nth-child(2) > div')].map((one) => one.offsetWidth > 0)"
    assert window.run(shown) == [True, True]
    window.run("document.querySelector('.ct-only-both').focus()")
    window.keys(RIGHT)
    assert window.run(shown) == [True, False]
    window.keys(RIGHT)
    assert window.run(shown) == [False, True]
    assert window.errors() == [], "the content policy lets the style through, and nothing else was tried"
