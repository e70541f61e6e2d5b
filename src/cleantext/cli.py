"""The command `cleantext`: files in, their articles out, and every removal told on demand."""

from __future__ import annotations

import argparse
import gc
import importlib
import os
import sys
from collections.abc import Iterator, Sequence

from cleantext.choices import Parser, add_choices, category_list, chosen
from cleantext.files import STDIN, FileError, Source, check_encoding, read, write
from cleantext.page import SETTINGS
from cleantext.pipeline import Pipeline
from cleantext.reading import clean_source, is_page
from cleantext.report.style import add_color, style_of
from cleantext.result import Result

FINE, CHANGES, ERROR = 0, 1, 2

_DISTRIBUTION = "cleantext-boilerplate"
#: Other distributions on PyPI that install a top-level module of the same name.
_NAMESAKES = ("clean-text", "cleantext")


#: Commands beside the cleaning of files: the module whose `main` runs each. A file of such a name is "./bulk".
COMMANDS: dict[str, str] = {
    "bulk": "cleantext.bulk.command",
    "completion": "cleantext.completion",
    "learn": "cleantext.learning.command",
    "rules": "cleantext.rules_command",
    "view": "cleantext.report.view",
}


class _Parser(Parser):
    def format_help(self) -> str:
        commands = ", ".join(sorted(COMMANDS))
        return (
            f"{super().format_help()}\ncommands, each with a --help of its own: {commands}\n"
            f"\ncategories, for --only and --exclude:\n{category_list()}\n"
        )


def main_parser() -> argparse.ArgumentParser:
    """The options of the command without a subcommand."""
    parser = _Parser(
        prog="cleantext",
        usage="cleantext [OPTIONS] FILE... | -",
        description="Remove what is not the article from text that was extracted from web pages.",
        epilog="exit status: 0 done, 1 --check or --diff found something to remove, 2 an error",
        allow_abbrev=False,
    )
    parser.add_argument("files", nargs="*", metavar="FILE", help="a text or HTML file; - for the standard input")
    out = parser.add_mutually_exclusive_group()
    out.add_argument("-o", "--output", metavar="PATH", help="write to this file, or into this directory")
    out.add_argument("-i", "--in-place", action="store_true", help="replace the files by their cleaned text")
    report = parser.add_mutually_exclusive_group()
    report.add_argument("--check", action="store_true", help="tell which files would change, write nothing")
    report.add_argument("--diff", action="store_true", help="show what would change, as a unified diff")
    report.add_argument("--explain", action="store_true", help="show each removal: line, category, rule, reason, text")
    report.add_argument("--html", metavar="PATH", help="write a report to this file, or into this directory")
    report.add_argument("--json", action="store_true", help="print the whole account, one JSON object a line and file")
    add_choices(parser)
    parser.add_argument("--encoding", metavar="NAME", help="the encoding of the files; default: by BOM, else UTF-8")
    parser.add_argument("--from", choices=("text", "html"), dest="format", help="what the files hold; default: by look")
    add_color(parser)
    parser.add_argument("-q", "--quiet", action="store_true", help="say nothing on standard error but errors")
    parser.add_argument("--version", action="store_true", help="print version and place of the package")
    return parser


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; the return value is its exit status."""
    arguments = sys.argv[1:] if arguments is None else list(arguments)
    if arguments and arguments[0] in COMMANDS:
        gc.enable()
        return _command(*arguments)
    options = main_parser().parse_args(arguments)
    out = _Output()
    if options.version:
        return _version(out)
    try:
        _check(options)
        pipeline = chosen(options)
    except (FileError, ValueError) as error:
        return _complain(error)
    status = FINE
    for number, name in enumerate(options.files):
        if number:
            gc.enable()
        try:
            status = max(status, _run(name, options, pipeline, out))
        except (FileError, ValueError) as error:
            status = _complain(f"{name}: {error}" if isinstance(error, ValueError) else error)
        except KeyboardInterrupt:
            return 130
    return ERROR if not out.flush() else status


def _command(name: str, *arguments: str) -> int:
    """Run a command beside the cleaning of files. A reader who has had enough of what it prints is no error."""
    out = _Output()
    try:
        status: int = importlib.import_module(COMMANDS[name]).main(arguments)
    except BrokenPipeError:
        out.close()
        return FINE
    return status if out.flush() else ERROR


def _check(options: argparse.Namespace) -> None:
    """Refuse what cannot be meant.

    Raises:
        FileError: there is no such file, so that the others are not the matter.
        ValueError: the message says what to type.
    """
    if not options.files:
        if sys.stdin is None or sys.stdin.isatty():
            raise ValueError("no file given; - reads the standard input, --help tells the rest")
        options.files = [STDIN]
    if options.files.count(STDIN) > 1:
        raise ValueError("the standard input can be read only once")
    reports = options.check or options.diff or options.explain or options.json or options.html is not None
    writes = options.output is not None or options.in_place
    if writes and (options.check or options.diff):
        raise ValueError("--check and --diff write nothing; leave them out, or -i and -o")
    if options.in_place and STDIN in options.files:
        raise ValueError("the standard input cannot be replaced in place")
    if len(options.files) > 1:
        problem = None
        if not writes and not reports:
            problem = "-o DIRECTORY writes each to its own file, -i replaces them in place"
        elif options.output is not None and not os.path.isdir(options.output):
            problem = f"-o must name a directory, and {options.output!r} is none"
        elif options.html is not None and not os.path.isdir(options.html):
            problem = f"--html must name a directory, and {options.html!r} is none"
        if problem is not None:
            for name in options.files:
                if name != STDIN and not os.path.exists(name):
                    _read(name, options)  # which fails, and says why: perhaps it was not meant as a file
            raise ValueError(f"several files: {problem}")
    for target, suffix in ((options.output, ".md"), (options.html, ".html")):
        if target is None or not os.path.isdir(target):
            continue
        targets = [_target(name, target, suffix) for name in options.files]
        if len(set(targets)) < len(targets):
            raise ValueError("two of the files have the same name; write them to different directories")
    check_encoding(options.encoding)


def _run(name: str, options: argparse.Namespace, pipeline: Pipeline, out: _Output) -> int:
    """Clean one file, and print or write what is asked for."""
    source = _read(name, options)
    if options.in_place and is_page(source, options.format):
        raise FileError(f"{source.name}: is HTML, and its article would replace it; write that elsewhere with -o")
    try:
        result = clean_source(source, pipeline, options.format, decoded=options.encoding is not None)
    except ValueError as error:
        raise ValueError(str(error).replace("give it to clean() or explain()", "--from text reads it")) from None
    changes = bool(result.removals)
    if options.explain or options.diff:
        out.lines(_report(result, source, options), apart=options.explain)
    elif options.html is not None:
        target = _target(name, options.html, ".html")
        report = result.to_html(source.name).encode()
        out.write(report) if target == STDIN else write(target, report)
    elif options.json:
        import json

        record = {"file": name, **result.to_dict()}
        out.write(json.dumps(record, ensure_ascii=False).encode("utf-8", "backslashreplace") + b"\n")
    if options.check or options.diff:
        if changes and not options.diff:
            _say(f"{source.name}: would change", options)
        return CHANGES if changes else FINE
    if options.in_place:
        if changes:
            write(name, source.encoded(result.text))
            _say(f"{source.name}: cleaned", options)
    elif options.output is not None and options.output != STDIN:
        write(_target(name, options.output), result.text.encode("utf-8", "surrogatepass"))
    elif not (options.explain or options.json or options.html is not None):
        out.write(result.text.encode("utf-8", "surrogatepass"))
    if not changes and result.vetoed and result.vetoed[0].rule == "guard/no-body-left":
        _say(f"{source.name}: left as it is: {result.vetoed[0].reason}", options)
    return FINE


def _read(name: str, options: argparse.Namespace) -> Source:
    """Read a file; if there is none, the error names the command or the setting that may have been meant."""
    try:
        return read(name, options.encoding)
    except FileError as error:
        if name == STDIN or os.path.exists(name):
            raise
        import difflib  # needed for this message alone

        known = {command: f"the command `cleantext {command}`" for command in COMMANDS if name == options.files[0]}
        known |= {setting: f"--page {setting}" for setting in SETTINGS if options.page}
        near = difflib.get_close_matches(name, known, 1)
        raise FileError(f"{error}; did you mean {known[near[0]]}?" if near else str(error)) from None


def _report(result: Result, source: Source, options: argparse.Namespace) -> Iterator[str]:
    style = style_of(options.color)
    if options.diff:
        from cleantext.report.diff import diff

        return diff(result, source.name, style)
    from cleantext.report.terminal import explained

    return explained(result, source.name, style)


def _target(name: str, output: str, suffix: str = ".md") -> str:
    """Where the cleaned text of a file goes, or, with the suffix ".html", the report on it."""
    if not os.path.isdir(output):
        return output
    base = "stdin.txt" if name == STDIN else os.path.basename(name)
    if suffix == ".html":
        return os.path.join(output, f"{base}{suffix}")
    stem, given = os.path.splitext(base)
    return os.path.join(output, f"{stem}{suffix}" if given.lower() in (".html", ".htm", ".xhtml") else base)


class _Output:
    """The standard output, in UTF-8 whatever the locale says; what a closed pipe no longer takes is dropped."""

    def __init__(self) -> None:
        self._open = True
        self._blank = False
        self._failed = False

    def write(self, data: bytes) -> None:
        if not self._open:
            return
        try:
            sys.stdout.buffer.write(data)
        except OSError as error:
            self._refused(error)

    def lines(self, lines: Iterator[str], *, apart: bool) -> None:
        """Write a report; *apart*, with a blank line ahead of it if another went before."""
        data = "".join(f"{line}\n" for line in lines).encode("utf-8", "backslashreplace")
        if data:
            self.write(b"\n" + data if self._blank and apart else data)
            self._blank = True

    def flush(self) -> bool:
        """Whether all was taken, or the reader has had enough."""
        try:
            sys.stdout.flush()
        except OSError as error:
            self._refused(error)
        return not self._failed

    def _refused(self, error: OSError) -> None:
        if not isinstance(error, BrokenPipeError):
            _complain(f"standard output: {error.strerror}")
            self._failed = True
        self.close()

    def close(self) -> None:
        """Let all further output go nowhere."""
        self._open = False
        # The interpreter flushes once more at its end; let that go nowhere.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _say(message: str, options: argparse.Namespace) -> None:
    if not options.quiet:
        print(f"cleantext: {message}", file=sys.stderr)


def _complain(message: object) -> int:
    print(f"cleantext: {message}", file=sys.stderr)
    return ERROR


def _version(out: _Output) -> int:
    import importlib.metadata

    import cleantext

    place = os.path.dirname(os.path.abspath(__file__))
    try:
        version = importlib.metadata.version(_DISTRIBUTION)
    except importlib.metadata.PackageNotFoundError:
        version = f"{getattr(cleantext, '__version__', 'of unknown version')} (not installed)"
    out.write(f"{_DISTRIBUTION} {version}\n{place}\n".encode("utf-8", "surrogateescape"))
    out.flush()
    clash = [name for name in _NAMESAKES if any(importlib.metadata.distributions(name=name))]
    if not clash and hasattr(cleantext, "explain"):
        return FINE
    others = " and ".join(clash) or "another distribution"
    remove = " ".join((*(clash or _NAMESAKES), _DISTRIBUTION))
    return _complain(
        f"{others} installed a module of the same name, cleantext: the files of one overwrite the other's. Type\n"
        f"  pip uninstall -y {remove}\n  pip install {_DISTRIBUTION}"
    )
