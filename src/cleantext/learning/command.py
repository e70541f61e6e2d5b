"""The command `cleantext learn`: files of records in, a site profile out; and what a profile knows of a host."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

from cleantext.bulk.documents import Columns, InputError
from cleantext.choices import Parser
from cleantext.sites.counts import Count
from cleantext.sites.furniture import FLOOR, Site, refrain
from cleantext.sites.lines import LINE, PROSE, STOPPED
from cleantext.sites.profile import LEAST, SiteProfile

FINE, SOME, ERROR = 0, 1, 2

#: How many lines near the threshold `--show` lists.
NEAR = 20

_HELP = """\
IN is a file of JSON lines (.jsonl, also .gz and .zst), Parquet, a web archive (.warc, .warc.gz), or a folder of such
files. A line counts once a document, a page's copies count once.

  cleantext learn crawl.jsonl.gz -o profile.parquet --host-column host
  cleantext learn crawl.warc.gz -o profile.parquet
  cleantext learn --merge may.parquet june.parquet -o profile.parquet
  cleantext learn --show example.org profile.parquet

exit status: 0 done, 1 done but records could not be used, 2 an error
"""


def parser() -> argparse.ArgumentParser:
    """The command's options."""
    made = Parser(
        prog="cleantext learn",
        description="Learn what each site repeats on page after page.",
        epilog=_HELP,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    made.add_argument("inputs", nargs="+", metavar="IN", help="files of records; for --merge and --show, profiles")
    made.add_argument("-o", "--output", metavar="FILE", help="the profile to write, a .parquet file")
    field = made.add_mutually_exclusive_group()
    field.add_argument("--host-column", metavar="NAME", help="the field of the host")
    field.add_argument("--url-column", metavar="NAME", default="url", help='the field of the address; default: "url"')
    made.add_argument("--text-column", metavar="NAME", default="text", help='the field of the text; default: "text"')
    made.add_argument(
        "--least", type=int, default=LEAST, metavar="N", help=f"leave out what fewer documents carry; default: {LEAST}"
    )
    made.add_argument("--update", metavar="PROFILE", help="add the counts of this profile, made of other documents")
    made.add_argument("--workers", type=int, default=0, metavar="N", help="how many processes read; default: all cores")
    made.add_argument("--memory", default="1GB", metavar="SIZE", help="what the sums may take; default: 1GB")
    made.add_argument("--scratch", metavar="FOLDER", help="where to keep what does not fit; default: the system's")
    made.add_argument("-q", "--quiet", action="store_true", help="say nothing but errors")
    does = made.add_mutually_exclusive_group()
    does.add_argument("--merge", action="store_true", help="add profiles of different documents up")
    does.add_argument("--show", metavar="HOST", help="list what the profile knows of a host")
    return made


def main(arguments: Sequence[str]) -> int:
    """Run the command; the return value is its exit status."""
    options = parser().parse_args(arguments)
    try:
        if options.show is not None:
            return _show(options)
        if options.output is None:
            raise ValueError("-o names the profile to write")
        if options.least < 1 or options.workers < 0:
            raise ValueError("--least and --workers are whole numbers above 0")
        if options.merge:
            first, *others = [SiteProfile.load(path) for path in options.inputs]
            first.merge(*others).save(options.output)
            return FINE
        return _learn(options)
    except ImportError as error:
        return _complain(f"{error.name} is not installed; pip install 'cleantext-boilerplate[bulk,sites]'")
    except (InputError, ValueError) as error:
        return _complain(error)
    except BrokenPipeError:
        raise  # the standard output is closed: no fault of a file
    except OSError as error:
        return _complain(f"{error.filename or options.output}: {error.strerror or error}")


def _learn(options: argparse.Namespace) -> int:
    from cleantext.learning.local import learn

    old = SiteProfile.load(options.update) if options.update else None
    columns = Columns(options.text_column, url=options.host_column or options.url_column)
    told = learn(
        options.inputs,
        options.output,
        columns=columns,
        least=options.least,
        workers=options.workers,
        memory=options.memory,
        scratch=options.scratch,
    )
    profile = SiteProfile.load(options.output)
    if old is not None:
        profile = profile.merge(old)
        profile.save(options.output)
    if not options.quiet:
        print(
            f"cleantext: {told.documents:,} documents, {told.lines:,} lines counted, {len(profile.hosts):,} hosts",
            file=sys.stderr,
        )
    if told.skipped:
        _complain(f"{told.skipped:,} records could not be used, such as {told.problem}")
        return SOME
    return FINE


def _show(options: argparse.Namespace) -> int:
    if len(options.inputs) != 1:
        raise ValueError("--show looks into one profile; --merge makes one of several")
    profile = SiteProfile.load(options.inputs[0])
    site = profile.site(options.show)
    if not site.documents:
        near = [host for host in profile.hosts if site.host in host or host in site.host][:3]
        raise ValueError(f"{options.inputs[0]}: knows no host {site.host}{'; but ' + ', '.join(near) if near else ''}")
    print(f"{site.host}: {site.documents} pages")
    if site.documents < FLOOR:
        print(f"left alone: a site of fewer than {FLOOR} pages may be one series")
    found = site.furniture()
    _list("furniture, where it stands around the article", found, site)
    _list("near the threshold", _near(site, found), site)
    return FINE


def _near(site: Site, found: list[Count]) -> list[Count]:
    """The most frequent lines that are not furniture, refrains among them."""
    known = {(count.kind, count.hash) for count in found}
    rest = [count for key, count in site.lines.items() if key not in known]
    return sorted(rest, key=lambda count: (-count.documents, count.example, count.kind))[:NEAR]


def _list(title: str, counts: list[Count], site: Site) -> None:
    if not counts:
        return
    print(f"\n{title}\n   pages   head   middle   tail")
    for count in counts:
        shape = {PROSE: "sentence", STOPPED: "with a stop"}.get(count.shape, "")
        marks = ("" if count.kind == LINE else "pattern", shape, "comes back within pages" if refrain(count) else "")
        told = ", ".join(mark for mark in marks if mark)
        print(
            f"{count.documents:8} {count.head:6} {count.middle:8} {count.tail:6}  {count.example!r}"
            f"{f' ({told})' if told else ''}"
        )


def _complain(message: object) -> int:
    print(f"cleantext: {message}", file=sys.stderr)
    return ERROR
