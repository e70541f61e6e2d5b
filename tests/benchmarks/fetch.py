"""Fetch the annotated pages and convert them into the folder that `CLEANTEXT_BENCH` names.

python -m tests.benchmarks.fetch FOLDER                                        # clones both repositories into FOLDER
python -m tests.benchmarks.fetch FOLDER --wcxb CHECKOUT --trafilatura CHECKOUT # takes what is there already

It needs the `dev` extra. Of WCXB it takes the dev split: `dev/ground-truth/NNNN.json` with `dev/html/NNNN.html.gz`; of
trafilatura its evaluation set: `tests/evaldata.json` with the pages in `tests/cache` and `tests/eval`. A page goes out
if its HTML is not there, or has too little of its gold text: scripts would have to bring it.
"""

from __future__ import annotations

import argparse
import gzip
import io
import json
import os
import re
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from functools import partial
from multiprocessing import Pool
from pathlib import Path
from typing import Any, NamedTuple, TextIO
from urllib.parse import urlsplit

from tests.benchmarks.label import labelled
from tests.benchmarks.measures import folded

WCXB = "https://github.com/Murrough-Foley/web-content-extraction-benchmark"
TRAFILATURA = "https://github.com/adbar/trafilatura"
#: A page whose visible text has less of the words of its gold text is left out.
IN_PAGE = 0.75

Render = Callable[[str, str], str]


class Page(NamedTuple):
    """An annotated page: what is known of it, and the file of its HTML."""

    known: dict[str, Any]
    html: Path


def wcxb(checkout: Path) -> Iterator[Page]:
    """The pages of the dev split of WCXB."""
    for path in _files(checkout, WCXB, "dev/ground-truth", "*.json"):
        told = json.loads(path.read_text("utf-8"))
        truth = told.get("ground_truth") or {}
        html = checkout / "dev" / "html" / f"{path.stem}.html.gz"
        if not truth.get("main_content") or not html.exists():
            continue
        kind = (told.get("_internal") or {}).get("page_type") or "article"
        kind = kind.get("primary") or "article" if isinstance(kind, dict) else kind
        kind = "collection" if kind == "category" else kind
        known = _known(f"wcxb-dev/{path.stem}", told.get("url") or "", kind, truth)
        yield Page({**known, "gold": truth["main_content"], "title": truth.get("title") or ""}, html)


def trafilatura(checkout: Path) -> Iterator[Page]:
    """The pages of the evaluation set of trafilatura, of which only snippets are known."""
    for path in _files(checkout, TRAFILATURA, "tests", "evaldata.json"):
        taken = set()
        for url, told in json.loads(path.read_text("utf-8")).items():
            places = [checkout / "tests" / folder / told["file"] for folder in ("cache", "eval")]
            html = next((place for place in places if place.exists()), None)
            if html is not None and html.name not in taken:
                taken.add(html.name)
                yield Page(_known(f"traf/{html.name.removesuffix('.html')}", url, "mixed", told), html)


def _files(checkout: Path, source: str, folder: str, pattern: str) -> list[Path]:
    found = sorted((checkout / folder).glob(pattern))
    if not found:
        raise SystemExit(f"{checkout} has no {folder}/{pattern}: is it a checkout of {source}?")
    return found


def _known(name: str, url: str, kind: str, told: dict[str, Any]) -> dict[str, Any]:
    host = (urlsplit(url).hostname or "").removeprefix("www.")
    known = {"id": name, "source": name.partition("/")[0], "url": url, "host": host, "lang": "", "page_type": kind}
    snippets = {key: told.get(key) or [] for key in ("with", "without")}
    return {**known, "gold": None, **snippets, "title": ""}


def extracted(html: str, url: str) -> str:
    """What trafilatura leaves in its recall mode, with comments."""
    from trafilatura import extract

    return extract(html, url=url or None, favor_recall=True, include_comments=True) or ""


def markdown(html: str, url: str) -> str:
    """The same as markdown, with links and images."""
    from trafilatura import extract

    form: dict[str, Any] = {"output_format": "markdown", "include_links": True, "include_images": True}
    return extract(html, url=url or None, favor_recall=True, include_comments=True, **form) or ""


def visible(html: str, _: str) -> str:
    """The visible text of the whole page."""
    from inscriptis import get_text

    return str(get_text(html))


def pagemd(html: str, url: str) -> str:
    """The whole page as markdown."""
    from html2text import HTML2Text

    return str(HTML2Text(baseurl=url, bodywidth=0).handle(html))


EXTRACTED = ("extracted", "markdown")
RENDERS: dict[str, Render] = {"extracted": extracted, "markdown": markdown, "visible": visible, "pagemd": pagemd}


def converted(page: Page, renders: Mapping[str, Render]) -> tuple[dict[str, Any], list[dict[str, Any]]] | None:
    """What is known of a page, and a record of each variant that holds text; None if its gold text is not in it."""
    html = _html(page.html)
    known = {**page.known, "lang": _language(html) or ("en" if page.known["gold"] else "und")}
    records = []
    for variant, render in renders.items():
        try:
            text = render(html, known["url"])
        except Exception as error:  # of somebody's parser, on one page among thousands
            print(f"no {variant} of {known['id']}: {type(error).__name__}: {error}"[:200], file=sys.stderr)
            continue
        share = _share(known["gold"], text) if known["gold"] else None
        if variant == "visible" and share is not None and share < IN_PAGE:
            return None
        if text.strip():
            head = {key: known[key] for key in ("id", "source", "url", "host", "lang", "page_type")}
            lines = labelled(text, known, extracted=variant in EXTRACTED)
            records.append({**head, "variant": variant, "gold_recall": share, "text": text, "lines": lines})
    return known, records


def _html(path: Path) -> str:
    from trafilatura.utils import decode_file

    if path.suffix == ".gz":
        return gzip.decompress(path.read_bytes()).decode("utf-8", "replace")
    return str(decode_file(path.read_bytes()))


_LANG = re.compile(r"<html\b[^>]*?\slang\s*=\s*[\"']?([a-z]{2,3})\b", re.IGNORECASE)


def _language(html: str) -> str:
    """What a page says its language is; few of them say it wrongly."""
    found = _LANG.search(html)
    return found[1].lower() if found else ""


def _share(gold: str, text: str) -> float:
    """How much of the words of the gold text is in *text*, whatever their order."""
    want, found = (Counter(word for line in each.split("\n") for word in folded(line)) for each in (gold, text))
    return round((want & found).total() / max(1, want.total()), 3)


def write(pages: Sequence[Page], folder: Path, renders: Mapping[str, Render], jobs: int = 1) -> Counter[str]:
    """Write the records, the gold texts and the packed HTML into *folder*; tells how many there are of what."""
    import zstandard

    (folder / "html").mkdir(parents=True, exist_ok=True)
    count: Counter[str] = Counter()
    with ExitStack() as stack:

        def opened(name: str) -> TextIO:
            file = stack.enter_context(open(folder / f"dev.{name}.jsonl.zst", "wb"))
            packer = stack.enter_context(zstandard.ZstdCompressor(level=12).stream_writer(file))
            return stack.enter_context(io.TextIOWrapper(packer, encoding="utf-8", newline="\n"))

        files = {name: opened(name) for name in (*renders, "gold")}
        work = partial(converted, renders=renders)
        many = stack.enter_context(Pool(jobs)).imap(work, pages, chunksize=4) if jobs > 1 else map(work, pages)
        for page, found in zip(pages, many, strict=True):
            if found is None:
                count["left out"] += 1
                continue
            known, records = found
            for name, record in (("gold", known), *((record["variant"], record) for record in records)):
                files[name].write(json.dumps(record, ensure_ascii=False) + "\n")
                count[name] += 1
            if page.html.suffix == ".gz":
                shutil.copy(page.html, folder / "html" / page.html.name)
    return count


def cloned(source: str, folder: Path) -> Path:
    """A checkout of a repository within *folder*, made if it is not there yet."""
    place = folder / "repositories" / source.rpartition("/")[2]
    if not place.exists():
        place.parent.mkdir(parents=True, exist_ok=True)
        subprocess.run(["git", "clone", "--depth", "1", source, str(place)], check=True)
    return place


def main(arguments: Sequence[str] | None = None) -> None:
    """See the module's own description."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, help="where the pages go, for CLEANTEXT_BENCH")
    parser.add_argument("--wcxb", type=Path, metavar="CHECKOUT", help=f"of {WCXB}")
    parser.add_argument("--trafilatura", type=Path, metavar="CHECKOUT", help=f"of {TRAFILATURA}")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    options = parser.parse_args(arguments)
    pages = [*wcxb(options.wcxb or cloned(WCXB, options.folder))]
    pages += trafilatura(options.trafilatura or cloned(TRAFILATURA, options.folder))
    for name, number in write(pages, options.folder, RENDERS, options.jobs).items():
        print(f"{number:6} {name}")


if __name__ == "__main__":
    main()
