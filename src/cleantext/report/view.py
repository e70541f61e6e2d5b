"""The command `cleantext view`: a page on this machine where text is pasted or a file dropped, and its report seen.

The server listens on 127.0.0.1 alone. It answers no request that was meant for another host's name or comes from
another site's page, and what it is asked to do needs the token of the address that the command prints, so that no other
user of the machine can read the file that is shown.
"""

from __future__ import annotations

import argparse
import hmac
import json
import secrets
import sys
from collections.abc import Callable, Sequence
from copy import copy
from dataclasses import dataclass
from functools import partial
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

from cleantext.choices import Parser, add_choices, chosen
from cleantext.files import FileError, Source, check_encoding, decode, read
from cleantext.pipeline import Pipeline
from cleantext.reading import clean_source
from cleantext.report.html import counts, fragment, page, slots, style, summary
from cleantext.result import Result

#: What is sent to be cleaned may have so many bytes.
MAX_SIZE = 20_000_000

_HEADERS = {
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    "Cache-Control": "no-store",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}
_HERE = Path(__file__).parent
_PAGES = {"/": ("view.html", "text/html"), "/view.js": ("view.js", "text/javascript"), "/view.css": ("", "text/css")}


@dataclass(frozen=True, slots=True)
class Viewer:
    """What the page works with: cleaners, the secret of the address, and the file to begin with, if there is one.

    With `decoded`, the encoding of the file was given.
    """

    pipeline: Pipeline
    token: str
    source: Source | None = None
    decoded: bool = False

    def options(self) -> dict[str, object]:
        """The cleaners that can be switched, and the name of the file."""
        colors = slots(Result("", ""))
        cleaners = sorted(self.pipeline.cleaners, key=lambda cleaner: cleaner.name)
        categories = [
            {"name": cleaner.name, "help": cleaner.help, "color": colors.get(cleaner.name, len(colors))}
            for cleaner in cleaners
        ]
        return {"categories": categories, "file": self.source.name if self.source else ""}

    def clean(self, data: bytes, query: dict[str, str]) -> Result:
        """Clean what was sent.

        Raises:
            ValueError: it is no text and no HTML.
        """
        without = set(query.get("exclude", "").split(","))
        pipeline = copy(self.pipeline)
        pipeline.cleaners = tuple(cleaner for cleaner in pipeline.cleaners if cleaner.name not in without)
        form = query.get("format")
        form = form if form in ("text", "html") else None
        source, decoded = decode(_name(query), data), False
        if self.source is not None and data == self.source.data:
            source, decoded = self.source, self.decoded
        try:
            return clean_source(source, pipeline, form, decoded=decoded)
        except FileError as error:
            raise ValueError(str(error).partition("; name the encoding")[0]) from None


def make_server(viewer: Viewer, port: int = 0) -> ThreadingHTTPServer:
    """A server for *viewer* on 127.0.0.1; port 0 takes one that is free.

    Raises:
        OSError: the port is taken.
    """
    server = ThreadingHTTPServer(("127.0.0.1", port), partial(_Handler, viewer))
    server.daemon_threads = True
    return server


def address(server: ThreadingHTTPServer, viewer: Viewer) -> str:
    """The address to open. The token is behind "#", so no browser sends it on, and no log holds it."""
    return f"http://127.0.0.1:{server.server_port}/#{viewer.token}"


class _RefusedError(Exception):
    def __init__(self, status: HTTPStatus, message: str) -> None:
        super().__init__(message)
        self.status = status


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    timeout = 60
    server_version, sys_version = "cleantext", ""

    def __init__(self, viewer: Viewer, *arguments: object) -> None:
        self.viewer = viewer
        super().__init__(*arguments)  # type: ignore[arg-type]  # the server's own

    def do_GET(self) -> None:
        """Send the page, its script and its style; they hold nothing of a document."""
        self._answer(self._page)

    def do_POST(self) -> None:
        """Do what the page asks for."""
        self._answer(self._action)

    def _answer(self, do: Callable[[], tuple[str, bytes]]) -> None:
        try:
            self._check_host()
            self._send(HTTPStatus.OK, *do())
        except _RefusedError as error:
            self._fail(error.status, str(error))
        except ValueError as error:
            self._fail(HTTPStatus.BAD_REQUEST, str(error))
        except (ConnectionError, TimeoutError):
            self.close_connection = True

    def _check_host(self) -> None:
        """A page elsewhere may have its name point here: what is asked of another name is refused."""
        host, origin = self.headers.get("Host", ""), self.headers.get("Origin")
        port = self.connection.getsockname()[1]
        if host not in (f"127.0.0.1:{port}", f"localhost:{port}"):
            raise _RefusedError(HTTPStatus.FORBIDDEN, "this server answers on 127.0.0.1 only")
        if origin is not None and origin != f"http://{host}":
            raise _RefusedError(HTTPStatus.FORBIDDEN, "requests from other sites are refused")
        if self.headers.get("Sec-Fetch-Site", "none") not in ("none", "same-origin"):
            raise _RefusedError(HTTPStatus.FORBIDDEN, "requests from other sites are refused")

    def _page(self) -> tuple[str, bytes]:
        try:
            name, kind = _PAGES[urlsplit(self.path).path]
        except KeyError:
            raise _RefusedError(HTTPStatus.NOT_FOUND, "there is no such page") from None
        if not name:
            return kind, (style() + (_HERE / "view.css").read_text(encoding="utf-8")).encode()
        return kind, (_HERE / name).read_bytes()

    def _action(self) -> tuple[str, bytes]:
        token = self.headers.get("X-Cleantext-Token", "")
        if not hmac.compare_digest(token.encode("utf-8", "replace"), self.viewer.token.encode()):
            raise _RefusedError(HTTPStatus.FORBIDDEN, "open the whole address that the command printed, from http on")
        data = self._body()
        url = urlsplit(self.path)
        query = {key: values[-1] for key, values in parse_qs(url.query).items()}
        if url.path == "/options":
            return "application/json", _json(self.viewer.options())
        if url.path == "/document" and self.viewer.source is not None:
            return "application/octet-stream", self.viewer.source.data
        if url.path == "/clean":
            result = self.viewer.clean(data, query)
            answer = {
                "text": result.text, "html": fragment(result, filters=False), "counts": counts(result),
                "summary": f"{_name(query)}: {summary(result)}",
            }  # fmt: skip
            return "application/json", _json(answer)
        if url.path == "/report":
            return "text/html", page(self.viewer.clean(data, query), _name(query)).encode()
        raise _RefusedError(HTTPStatus.NOT_FOUND, "there is no such page")

    def _body(self) -> bytes:
        length = self.headers.get("Content-Length", "")
        if not length.isascii() or not length.isdigit():
            raise _RefusedError(HTTPStatus.LENGTH_REQUIRED, "the request does not say how long it is")
        if int(length) > MAX_SIZE:
            raise _RefusedError(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, f"too large: the bound is {MAX_SIZE:,} bytes")
        return self.rfile.read(int(length))

    def _fail(self, status: HTTPStatus, message: str) -> None:
        self.close_connection = True  # what is left of the request is not read
        self._send(status, "application/json", _json({"error": message}))

    def _send(self, status: HTTPStatus, kind: str, body: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Type", f"{kind}; charset=utf-8" if kind.startswith("text/") else kind)
        self.send_header("Content-Length", str(len(body)))
        if self.close_connection:
            self.send_header("Connection", "close")
        for name, value in _HEADERS.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *arguments: object) -> None:
        """Say nothing: the terminal is the user's."""


def _json(value: object) -> bytes:
    return json.dumps(value).encode()


def _name(query: dict[str, str]) -> str:
    return query.get("name") or "pasted text"


def parser() -> argparse.ArgumentParser:
    """The command's options."""
    options = Parser(
        prog="cleantext view",
        description="Open a page on this machine where text or HTML is pasted, or a file dropped, and cleaned at once.",
        allow_abbrev=False,
    )
    options.add_argument("file", nargs="?", metavar="FILE", help="a file to begin with; - for the standard input")
    options.add_argument("--port", type=int, default=0, metavar="N", help="listen on this port; default: a free one")
    options.add_argument("--no-browser", action="store_true", help="only print the address")
    options.add_argument("--encoding", metavar="NAME", help="the encoding of FILE; default: by BOM, else UTF-8")
    add_choices(options)
    return options


def main(arguments: Sequence[str]) -> int:
    """Run the command until it is interrupted; the return value is its exit status."""
    options = parser().parse_args(arguments)
    try:
        check_encoding(options.encoding)
        source = None if options.file is None else read(options.file, options.encoding)
        viewer = Viewer(chosen(options), secrets.token_urlsafe(24), source, options.encoding is not None)
        server = make_server(viewer, options.port)
    except (FileError, ValueError) as error:
        return _complain(str(error))
    except (OSError, OverflowError) as error:
        return _complain(f"port {options.port}: {getattr(error, 'strerror', None) or error}")
    print(f"{address(server, viewer)}\nCtrl-C ends it.", flush=True)
    if not options.no_browser:
        import webbrowser

        webbrowser.open(address(server, viewer))
    try:
        server.serve_forever()
    except KeyboardInterrupt:
        pass
    finally:
        server.server_close()
    return 0


def _complain(message: str) -> int:
    print(f"cleantext: {message}", file=sys.stderr)
    return 2
