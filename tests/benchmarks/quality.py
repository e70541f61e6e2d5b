"""Quality on the annotated pages, of this library and of others.

python -m tests.benchmarks.quality --html            # pages: extractors, and trafilatura with cleantext behind it
python -m tests.benchmarks.quality                   # extracted text: boilerplate removed, body lost
python -m tests.benchmarks.quality --html --pages 60 --systems cleantext "trafilatura default txt"

The annotated pages are no part of the project: `CLEANTEXT_BENCH` names their folder. What is not installed is skipped,
with a word.
"""

from __future__ import annotations

import argparse
import gzip
import json
import logging
import random
import warnings
from collections import Counter
from collections.abc import Callable, Iterable
from functools import partial
from multiprocessing import Pool
from pathlib import Path
from typing import Any, NamedTuple

from cleantext import explain
from tests.benchmarks import annotated, systems
from tests.benchmarks.measures import KEPT, four_grams, kept_shares, score, snippets_in, unmarked, words

PAIR = "cleantext"


class Scored(NamedTuple):
    """One page, as one system left it."""

    page: str
    kind: str
    lang: str
    precision: float
    recall: float
    f1: float
    grams: float
    having: tuple[int, int]  #: must-have snippets that are there, of how many
    lacking: tuple[int, int]  #: must-not-have snippets that are there, of how many


class Cleaned(NamedTuple):
    """One text, as one system left it: characters in body lines that are lost, in boilerplate that is gone."""

    page: str
    kind: str
    lang: str
    body: int
    lost: int
    boiler: int
    gone: float


def score_page(record: dict[str, Any], text: str) -> Scored:
    text = unmarked(text)
    found = score(words(text), words(record["gold"]))
    snippets = [(snippets_in(text, record.get(key) or ()), len(record.get(key) or ())) for key in ("with", "without")]
    grams = score(four_grams(text), four_grams(record["gold"])).f1
    return Scored(record["id"], record["page_type"], record["lang"], *found, grams, *snippets)


def score_text(record: dict[str, Any], text: str) -> Cleaned:
    lines = [record["text"][line["start"] : line["end"]] for line in record["lines"]]
    size: Counter[str] = Counter()
    gone = 0.0
    for line, entry, share in zip(lines, record["lines"], kept_shares(lines, text), strict=True):
        size[entry["label"]] += len(line)
        size["lost"] += len(line) if entry["label"] == "body" and share < KEPT else 0
        gone += len(line) * (1 - share) if entry["label"] == "boiler" else 0
    return Cleaned(record["id"], record["page_type"], record["lang"], size["body"], size["lost"], size["boiler"], gone)


def run_page(job: tuple[str, dict[str, Any]]) -> Scored | str:
    """A system over a page. A page on which it fails counts as empty, and the failure is told."""
    name, record = job
    logging.disable()
    warnings.simplefilter("ignore")
    try:
        text = systems.pages()[name]()(gzip.decompress(Path(record["html"]).read_bytes()))
    except ImportError as error:
        return str(error)
    except Exception as error:
        print(f"{name} fails on {record['id']}: {type(error).__name__}: {error}"[:200])
        text = ""
    return score_page(record, text)


def run_text(job: tuple[str, dict[str, Any]]) -> Cleaned | str:
    name, record = job
    try:
        return score_text(record, systems.texts()[name]()(record["text"]))
    except ImportError as error:
        return str(error)


def removed_by_category(record: dict[str, Any]) -> dict[str, Counter[str]]:
    """For each category, the characters that this library takes from body, boilerplate and unsure lines."""
    taken: dict[str, Counter[str]] = {}
    removals = explain(record["text"]).removals
    for line in record["lines"]:
        for removal in removals:
            shared = min(line["end"], removal.end) - max(line["start"], removal.start)
            if shared > 0:
                taken.setdefault(removal.category, Counter())[line["label"]] += shared
    return taken


def page_records(count: int | None) -> list[dict[str, Any]]:
    """The pages of which the HTML is there, with their gold; *count* of them if it is given."""
    place = annotated.folder()
    if place is None:
        raise SystemExit("no annotated pages: set CLEANTEXT_BENCH to their folder")
    found = []
    for record in annotated.packed(place / "dev.gold.jsonl.zst"):
        path = place / "html" / f"{record['id'].rpartition('/')[2]}.html.gz"
        if record["id"].startswith("wcxb-dev/") and record.get("gold") and path.exists():
            found.append({**record, "html": str(path)})
    return _some(found, count)


def _some(found: list[dict[str, Any]], count: int | None) -> list[dict[str, Any]]:
    return found if count is None or count >= len(found) else random.Random(0).sample(found, count)


def mean(values: Iterable[float]) -> float:
    values = list(values)
    return sum(values) / max(1, len(values))


def groups(rows: list[Any]) -> list[tuple[str, Callable[[Any], bool]]]:
    """All rows, those of each page type, and those of each language if there are several."""
    kinds = sorted({row.kind for row in rows})
    langs = sorted({row.lang for row in rows})
    found: list[tuple[str, Callable[[Any], bool]]] = [("all", lambda row: True)]
    found += [(kind, partial(_has, "kind", kind)) for kind in kinds]
    if len(langs) > 1:
        found += [(f"language {lang}", partial(_has, "lang", lang)) for lang in langs]
    return found


def _has(field: str, value: str, row: Any) -> bool:
    return bool(getattr(row, field) == value)


def show_pages(scored: dict[str, list[Scored]]) -> None:
    some = next(iter(scored.values()))
    for title, inside in groups(some):
        print(f"\n{title}: {sum(map(inside, some))} pages")
        print(f"{'':36}{'P':>8}{'R':>8}{'F1':>8}{'4-gram':>8}{'have':>8}{'have not':>9}")
        for name, every in scored.items():
            rows = list(filter(inside, every))
            having, lacking = (
                sum(row[at][0] for row in rows) / max(1, sum(row[at][1] for row in rows)) for at in (7, 8)
            )
            figures = (mean(row[at] for row in rows) for at in (3, 4, 5, 6))
            line = "".join(f"{100 * figure:8.2f}" for figure in figures)
            print(f"{name:36}{line}{100 * having:8.1f}{100 * (1 - lacking):9.1f}")
    languages = sorted({row.lang for row in some})
    print(f"\nlanguages: {', '.join(languages)}")


def show_losing(scored: dict[str, list[Scored]], least: float) -> None:
    """The pages on which the pair is worse than trafilatura's best mode for their type, one by one."""
    alone = {name: rows for name, rows in scored.items() if name.startswith("trafilatura")}
    if PAIR not in scored or not alone:
        return
    kinds = sorted({row.kind for row in scored[PAIR]})
    best = {kind: max(alone, key=lambda name: mean(r.f1 for r in alone[name] if r.kind == kind)) for kind in kinds}
    print("\nbest mode of trafilatura, by F1:", "; ".join(f"{kind}: {name}" for kind, name in best.items()))
    rows = [(row, alone[best[row.kind]][at]) for at, row in enumerate(scored[PAIR])]
    for kind in kinds:
        pairs = [(row, other) for row, other in rows if row.kind == kind]
        gains = (mean(row[at] - other[at] for row, other in pairs) for at in (3, 4, 5))
        print(f"{kind:16} precision {{:+.2f}}, recall {{:+.2f}}, F1 {{:+.2f}} points".format(*(100 * g for g in gains)))
    losing = sorted((row.f1 - other.f1, row, other) for row, other in rows if row.f1 < other.f1 - least)
    print(f"\npages on which the pair loses more than {100 * least:g} points of F1: {len(losing)} of {len(rows)}")
    for loss, row, other in losing:
        print(
            f"  {row.page} {row.kind}: F1 {100 * loss:+.2f}, precision {100 * (row.precision - other.precision):+.2f}, "
            f"recall {100 * (row.recall - other.recall):+.2f}"
        )


def show_texts(cleaned: dict[str, list[Cleaned]]) -> None:
    some = next(iter(cleaned.values()))
    for title, inside in groups(some):
        print(f"\n{title}: {sum(map(inside, some))} texts")
        print(f"{'':20}{'body lost %':>14}{'texts hurt %':>14}{'boilerplate gone %':>20}{'mean per text %':>18}")
        for name, every in cleaned.items():
            rows = list(filter(inside, every))
            lost = sum(row.lost for row in rows) / max(1, sum(row.body for row in rows))
            gone = sum(row.gone for row in rows) / max(1, sum(row.boiler for row in rows))
            each = mean(row.gone / row.boiler for row in rows if row.boiler)
            hurt = mean(row.lost > 0 for row in rows)
            print(f"{name:20}{100 * lost:14.3f}{100 * hurt:14.1f}{100 * gone:20.1f}{100 * each:18.1f}")


def compare(
    names: list[str], records: list[dict[str, Any]], run: Callable[..., Any], jobs: int
) -> dict[str, list[Any]]:
    """Each system over all records, those left out whose package is absent."""
    found = {}
    with Pool(jobs) as pool:
        for name in names:
            first = run((name, records[0]))
            if isinstance(first, str):
                print(f"{name}: skipped, not installed ({first})")
                continue
            found[name] = pool.map(run, [(name, record) for record in records], chunksize=4)
            print(f"{name}: done", flush=True)
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--html", action="store_true", help="pages in, not text")
    parser.add_argument("--variant", default="extracted", choices=("extracted", "markdown", "visible", "pagemd"))
    parser.add_argument("--systems", nargs="+", metavar="NAME", help="only these")
    parser.add_argument("--pages", type=int, metavar="N", help="only N pages, always the same")
    parser.add_argument("--losing", type=float, default=0.1, metavar="POINTS", help="list losses of F1 beyond this")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--save", type=Path, help="write the figures of every page to this file, as JSON")
    options = parser.parse_args()
    known = systems.pages() if options.html else systems.texts()
    names = options.systems or list(known)
    for name in names:
        if name not in known:
            parser.error(f"unknown system {name!r}; there are: {', '.join(known)}")
    if options.html:
        scored = compare(names, page_records(options.pages), run_page, options.jobs)
        show_pages(scored)
        show_losing(scored, options.losing / 100)
        if options.save:
            options.save.write_text(json.dumps(scored), encoding="utf-8")
        return
    records = _some(list(annotated.records(options.variant)), options.pages)
    cleaned = compare(names, records, run_text, options.jobs)
    show_texts(cleaned)
    if options.save:
        options.save.write_text(json.dumps(cleaned), encoding="utf-8")
    if "cleantext" in names:
        taken: dict[str, Counter[str]] = {}
        with Pool(options.jobs) as pool:
            for one in pool.imap_unordered(removed_by_category, records, chunksize=8):
                for category, sizes in one.items():
                    taken.setdefault(category, Counter()).update(sizes)
        print(f"\ncharacters removed, by category\n{'':28}{'boilerplate':>12}{'unsure':>10}{'body':>8}")
        for category, sizes in sorted(taken.items(), key=lambda item: -item[1]["boiler"]):
            print(f"{category:28}{sizes['boiler']:12}{sizes['unsure']:10}{sizes['body']:8}")


if __name__ == "__main__":
    main()
