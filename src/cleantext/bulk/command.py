"""The command `cleantext bulk`: files of records in, the same records with cleaned texts out."""

from __future__ import annotations

import argparse
import json
import os
import shutil
import sys
from collections.abc import Sequence
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path

import cleantext
from cleantext.bulk.documents import Columns, InputError, cause
from cleantext.bulk.figures import nested, summary
from cleantext.bulk.journal import JobError, Journal
from cleantext.bulk.plan import Output, plan
from cleantext.bulk.progress import Progress
from cleantext.bulk.run import Run
from cleantext.bulk.work import Settings
from cleantext.choices import Parser, add_choices, chosen
from cleantext.pipeline import Pipeline
from cleantext.sites import CATEGORY as FURNITURE
from cleantext.sites.profile import SiteProfile

FINE, SOME, ERROR, STOPPED, INTERRUPTED = 0, 1, 2, 3, 130

_HELP = """\
IN is a file of JSON lines (.jsonl, .ndjson, with .gz or .zst), Parquet (.parquet), a web archive (.warc, .warc.gz),
or a folder of text and HTML files or of such files. OUT is a file that takes the records of all inputs in their order:
a .parquet if they are Parquet, a .jsonl, .jsonl.gz or .jsonl.zst if none is; any other name is a folder that gets a
file for each input. Its bytes do not depend on the number of workers. It appears when it is complete; unfinished work
is kept in OUT.unfinished.

exit status:
  0    done, every record
  1    done; records that could not be cleaned stand in the errors file, each with its file, number and reason
  2    nothing was done: an option, an input or the output cannot be used
  3    stopped before the end (disk full, a worker killed): the same command with --resume goes on
  130  interrupted: the same command with --resume goes on
"""


def parser() -> argparse.ArgumentParser:
    """The command's options."""
    made = Parser(
        prog="cleantext bulk",
        description="Clean the texts of many records; all their other fields, and their order, stay.",
        epilog=_HELP,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    made.add_argument("inputs", nargs="+", metavar="IN", help="files or folders to read")
    made.add_argument("out", metavar="OUT", help="the file or folder to write")
    made.add_argument("--text-column", default="text", metavar="NAME", help='the field of the text; default: "text"')
    made.add_argument("--id-column", default="id", metavar="NAME", help='the field that names a record; default: "id"')
    made.add_argument("--url-column", default="url", metavar="NAME", help='the field of the address; default: "url"')
    made.add_argument("--output-column", metavar="NAME", help="write the cleaned text here; default: the text's field")
    made.add_argument(
        "--removals", action="store_true", help='add a field "removals": start, end, category, rule of each'
    )
    made.add_argument(
        "--metadata", action="store_true", help='add fields "metadata" (author, date ...) and "truncated"'
    )
    made.add_argument(
        "--profile", metavar="FILE", help="remove what the record's site repeats, as told by this profile (see learn)"
    )
    made.add_argument("--workers", type=int, metavar="N", help="how many processes clean; default: one for each core")
    made.add_argument("--stats", metavar="FILE", help="write figures here, as JSON: records, characters, rules")
    made.add_argument("--errors", metavar="FILE", help="write bad records here; default: OUT.errors.jsonl, if any")
    again = made.add_mutually_exclusive_group()
    again.add_argument("--resume", action="store_true", help="go on where an earlier run of the same command stopped")
    again.add_argument("--restart", action="store_true", help="throw away what an earlier run has left unfinished")
    made.add_argument("-q", "--quiet", action="store_true", help="say nothing but errors")
    add_choices(made)
    return made


def main(arguments: Sequence[str]) -> int:
    """Run the command; the return value is its exit status."""
    options = parser().parse_args(arguments)
    out = options.out.rstrip(os.sep) or os.sep
    journal = Journal(Path(f"{out}.unfinished"))
    try:
        if options.workers is not None and options.workers < 1:
            raise ValueError("--workers: at least 1")
        settings = _settings(options)
        outputs = plan(options.inputs, options.out)
        _check_columns(outputs, settings)
        if options.resume and not journal.folder.exists() and all(os.path.exists(output.path) for output in outputs):
            _say(f"{options.out}: is complete, nothing to resume", options)
            return FINE
        journal.open(_job(options, settings, outputs), resume=options.resume, restart=options.restart)
    except (InputError, JobError, ValueError) as error:
        return _complain(error)
    except ImportError as error:  # of what reads a profile
        return _complain(f"{options.profile}: needs {error.name}; pip install 'cleantext-boilerplate[bulk]'")
    except OSError as error:
        return _complain(f"{error.filename or options.out}: {cause(error)}")
    again = "the same command with --resume goes on"
    try:
        return _run(options, outputs, settings, journal, out)
    except InputError as error:
        journal.remove()
        return _complain(error)
    except KeyboardInterrupt:
        _complain(f"interrupted; {again}")
        return INTERRUPTED
    except BrokenProcessPool:
        _complain(f"a worker was killed, perhaps for want of memory (fewer --workers need less); {again}")
        return STOPPED
    except OSError as error:
        _complain(f"{error.filename or out}: cannot be written: {cause(error)}; mend that, and {again}")
        return STOPPED


def _settings(options: argparse.Namespace) -> Settings:
    columns = Columns(options.text_column, options.id_column, options.url_column)
    output = columns.text if options.output_column is None else options.output_column
    profile = None if options.profile is None else SiteProfile.load(options.profile)
    pipeline = chosen(options, profile)
    # Each record's site has a cleaner of its own, which `Sites` puts to the others.
    others = [cleaner for cleaner in pipeline.cleaners if cleaner.name != FURNITURE]
    path = options.profile if len(others) < len(pipeline.cleaners) else ""
    pipeline = Pipeline(others, languages=pipeline.languages, keep_body=pipeline.keep_body)
    settings = Settings(columns, output, options.removals, options.metadata, pipeline, path)
    for name in (columns.text, output):
        if name in settings.told:
            raise ValueError(f"the field {name!r} is one that is written; name another one as --output-column")
    return settings


def _check_columns(outputs: list[Output], settings: Settings) -> None:
    """Refuse Parquet that cannot be cleaned, before work begins; what other inputs hold, only their records tell."""
    inputs = [each for output in outputs for each in output.inputs]
    tables = [path for path, format_ in inputs if format_ == "parquet"]
    if tables:
        from cleantext.bulk.tables import check_columns

        check_columns(tables, settings, alone=len(tables) == len(inputs))


def _job(options: argparse.Namespace, settings: Settings, outputs: list[Output]) -> dict[str, object]:
    """What must be the same for a run to go on."""
    pipeline = settings.pipeline
    profile = settings.profile and [settings.profile, os.stat(settings.profile).st_mtime_ns]
    files = {path for output in outputs for path, format_ in output.inputs if format_ != "folder"}
    return {
        "version": cleantext.__version__,
        "columns": [settings.columns.text, settings.columns.id, settings.columns.url, settings.output],
        "fields": [settings.removals, settings.metadata],
        "cleaners": [repr(pipeline), pipeline.languages, [repr(c.rules) for c in pipeline.cleaners if c.rules]],
        "profile": profile,
        "outputs": [[output.path, output.inputs] for output in outputs],
        "inputs": sorted([path, os.stat(path).st_size, os.stat(path).st_mtime_ns] for path in files),
    }


def _run(options: argparse.Namespace, outputs: list[Output], settings: Settings, journal: Journal, out: str) -> int:
    workers = options.workers or len(os.sched_getaffinity(0) if hasattr(os, "sched_getaffinity") else [0])
    with Progress(_total(outputs), quiet=options.quiet) as progress:
        run = Run(outputs, settings, journal, workers, progress.told)
        run.run()
    figures = nested(run.figures)
    if options.stats:
        _put(options.stats, json.dumps(figures, indent=2, ensure_ascii=False).encode("utf-8") + b"\n", None)
    bad = run.figures["errors"]
    errors = options.errors or f"{out}.errors.jsonl"
    if bad or options.errors:
        _put(errors, b"", run)
    first = next(run.problems(), "")
    journal.remove()
    _say(summary(run.figures, outputs), options)
    if bad:
        print(f"cleantext bulk: {bad:,} not cleaned, told in {errors}; the first: {first}", file=sys.stderr)
    return SOME if bad else FINE


def _put(path: str, data: bytes, run: Run | None) -> None:
    """Write a file in one step: *data*, or the records that a run could not clean."""
    special = os.path.exists(path) and not os.path.isfile(path)  # a device or a pipe
    temporary = path if special else f"{path}.unfinished"
    try:
        with open(temporary, "wb") as file:
            file.write(data)
            for part in run.errors() if run is not None else ():
                with open(part, "rb") as source:
                    shutil.copyfileobj(source, file)
        if temporary != path:
            os.replace(temporary, path)
    except OSError as error:
        raise type(error)(error.errno, error.strerror, path) from None


def _total(outputs: list[Output]) -> int:
    from cleantext.bulk.folder import SUFFIXES, walk

    total = 0
    for output in outputs:
        for path, format_ in output.inputs:
            files = [file for file in walk(path) if file.lower().endswith(SUFFIXES)] if format_ == "folder" else [path]
            total += sum(os.path.getsize(file) for file in files)
    return total


def _say(message: str, options: argparse.Namespace) -> None:
    if not options.quiet:
        print(f"cleantext bulk: {message}", file=sys.stderr)


def _complain(message: object) -> int:
    print(f"cleantext bulk: {message}", file=sys.stderr)
    return ERROR
