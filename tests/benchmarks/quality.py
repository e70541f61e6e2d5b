"""Quality on the annotated pages, of this library and of others.

python -m tests.benchmarks.quality                   # text in: boilerplate removed, body lost, words against the gold
python -m tests.benchmarks.quality --html            # pages in: extractors, and trafilatura with cleantext behind it
python -m tests.benchmarks.quality --variants extracted --pages 60 --systems cleantext "C4 line rules"

The annotated pages are no part of the project: `CLEANTEXT_BENCH` names their folder. What is not installed is skipped,
with a word. docs/quality.md shows what is printed and names the packages to install.
"""

from __future__ import annotations

import argparse
import gzip
import json
import logging
import random
import warnings
from collections import Counter
from collections.abc import Callable
from functools import cache
from multiprocessing import Pool
from pathlib import Path
from typing import Any

from cleantext import explain
from tests.benchmarks import annotated, systems, tables
from tests.benchmarks.measures import KEPT, four_grams, kept_shares, repaired, score, snippets_in, unmarked, words
from tests.benchmarks.systems import PAIR
from tests.benchmarks.tables import Lines, Scored

Record = dict[str, Any]
MEASURED = (*annotated.CORE, "mixed")
#: What stands for "trafilatura alone" where the text of whole pages goes in: it needs their HTML.
ALONE = "trafilatura default txt"


def score_page(record: Record, text: str) -> Scored:
    """What *text*, made of the page of *record*, has of its gold text and snippets."""
    text, gold = repaired(unmarked(text)), repaired(record["gold"] or "")
    snippets = [(snippets_in(text, record.get(key) or ()), len(record.get(key) or ())) for key in ("with", "without")]
    found = score(words(text), words(gold)) if gold else None
    grams = score(four_grams(text), four_grams(gold)).f1 if gold else None
    return Scored(record["id"], record["page_type"], record["lang"], found, grams, *snippets)


def score_text(record: Record, text: str) -> Scored:
    """The same, and what it has of the labelled lines."""
    lines = [record["text"][line["start"] : line["end"]] for line in record["lines"]]
    size: Counter[str] = Counter()
    gone = 0.0
    for line, entry, share in zip(lines, record["lines"], kept_shares(lines, text), strict=True):
        size[entry["label"]] += len(line)
        size["lost"] += len(line) if entry["label"] == "body" and share < KEPT else 0
        gone += len(line) * (1 - share) if entry["label"] == "boiler" else 0
    return score_page(record, text)._replace(lines=Lines(size["body"], size["lost"], size["boiler"], gone))


@cache
def made(name: str) -> Callable[[Record], str]:
    """A system, made once in each process: it takes a page's HTML, or else the text."""
    logging.disable()
    warnings.simplefilter("ignore")
    if name in systems.texts() and name != PAIR:
        clean = systems.texts()[name]()
        return lambda record: clean(record["text"])
    if name == PAIR:
        pair, alone = systems.pages()[PAIR](), systems.texts()[PAIR]()
        return lambda record: alone(record["text"]) if "text" in record else pair(_html(record))
    extract = systems.pages()[name]()
    return lambda record: extract(_html(record))


def _html(record: Record) -> bytes:
    return gzip.decompress(Path(record["html"]).read_bytes())


def run(job: tuple[str, Record]) -> Scored:
    """A system over a page or text. Where it fails a page counts as empty, a text as left alone; the failure is told."""
    name, record = job
    try:
        text = made(name)(record)
    except Exception as error:
        print(f"{name} fails on {record['id']}: {type(error).__name__}: {error}"[:200])
        text = record.get("text", "")
    return score_text(record, text) if "text" in record else score_page(record, text)


def removed_by_category(record: Record) -> dict[str, Counter[str]]:
    """For each category, the characters that this library takes from body, boilerplate and unsure lines."""
    taken: dict[str, Counter[str]] = {}
    removals = explain(record["text"]).removals
    for line in record["lines"]:
        for removal in removals:
            shared = min(line["end"], removal.end) - max(line["start"], removal.start)
            if shared > 0:
                taken.setdefault(removal.category, Counter())[line["label"]] += shared
    return taken


def page_records(count: int | None) -> list[Record]:
    """The pages of which the HTML is there, with their gold; *count* of them if it is given."""
    return _some([record for record in annotated.golds().values() if record.get("gold") and "html" in record], count)


def text_records(variant: str, page_types: tuple[str, ...], count: int | None) -> list[Record]:
    """The texts of a variant, with gold text, snippets and HTML where there are any."""
    golds = annotated.golds()
    found = annotated.records(variant, page_types)
    return _some([{**golds[record["id"]], **record} for record in found], count)


def _some(found: list[Record], count: int | None) -> list[Record]:
    return found if count is None or count >= len(found) else random.Random(0).sample(found, count)


def compare(names: list[str], records: list[Record], jobs: int) -> dict[str, list[Scored]]:
    """Each system over all records, those left out whose package is absent."""
    found = {}
    with Pool(jobs) as pool:
        for name in names:
            try:
                made(name)
            except ImportError as error:
                print(f"{name}: skipped, not installed ({error})")
                continue
            found[name] = pool.map(run, [(name, record) for record in records], chunksize=4)
            print(f"{name}: done", flush=True)
    return found


def show_losing(scored: dict[str, list[Scored]], least: float) -> None:
    """The pages on which the pair is worse than trafilatura's best mode for their type, one by one."""
    alone = {name: rows for name, rows in scored.items() if name.startswith("trafilatura")}
    if PAIR not in scored or not alone:
        return
    kinds = sorted({row.kind for row in scored[PAIR]})
    best = {kind: max(alone, key=lambda name: _f1([r for r in alone[name] if r.kind == kind])) for kind in kinds}
    print("\nbest mode of trafilatura, by F1:", "; ".join(f"{kind}: {name}" for kind, name in best.items()))
    rows = [(row, alone[best[row.kind]][at]) for at, row in enumerate(scored[PAIR])]
    pairs = [(row, row.words, other.words) for row, other in rows if row.words and other.words]
    for kind in kinds:
        gains = (tables.mean(ours[at] - its[at] for row, ours, its in pairs if row.kind == kind) for at in range(3))
        told = (f"{100 * (gain or 0):+.2f}" for gain in gains)
        print(f"{kind:16} precision {{}}, recall {{}}, F1 {{}} points".format(*told))
    losing = sorted((ours.f1 - its.f1, row, ours, its) for row, ours, its in pairs if ours.f1 < its.f1 - least)
    print(f"\npages on which the pair loses more than {100 * least:g} points of F1: {len(losing)} of {len(rows)}")
    for loss, row, ours, its in losing:
        print(
            f"  {row.page} {row.kind}: F1 {100 * loss:+.2f}, precision {100 * (ours.precision - its.precision):+.2f}, "
            f"recall {100 * (ours.recall - its.recall):+.2f}"
        )


def _f1(rows: list[Scored]) -> float:
    return tables.mean(row.words.f1 for row in rows if row.words) or 0.0


def show_categories(records: list[Record], jobs: int) -> None:
    taken: dict[str, Counter[str]] = {}
    with Pool(jobs) as pool:
        for one in pool.imap_unordered(removed_by_category, records, chunksize=8):
            for category, sizes in one.items():
                taken.setdefault(category, Counter()).update(sizes)
    labels = ("boiler", "unsure", "body")
    rows = sorted(taken.items(), key=lambda item: -item[1]["boiler"])
    tables.table(
        "characters that cleantext removes, by category and label of the line",
        ("boilerplate", "unsure", "body"),
        {category: [str(sizes[label]) for label in labels] for category, sizes in rows},
    )


def texts(options: argparse.Namespace, variant: str) -> dict[str, list[Scored]]:
    """Everything that is said about one variant; its figures, by system."""
    records = text_records(variant, tuple(options.page_types), options.pages)
    print(f"\n{variant}: {len(records)} texts" + (", a sample" if options.pages else ""))
    names = [name for name in options.systems or systems.texts() if name in systems.texts()]
    scored = compare(names, records, options.jobs)
    tables.show(variant, scored, (*tables.LINES, *tables.WORDS))
    having = [at for at, record in enumerate(records) if "html" in record and record["page_type"] != "mixed"]
    if having and variant in ("visible", "pagemd") and not options.systems:
        alone = compare([ALONE], [records[at] for at in having], options.jobs)
        both = {**{name: [rows[at] for at in having] for name, rows in scored.items()}, **alone}
        tables.show(f"{variant}, pages of which there is HTML", both, (*tables.LINES, *tables.WORDS))
    if PAIR in names:
        tables.profile(f"{variant}: {PAIR}", scored[PAIR], (*tables.LINES, *tables.WORDS))
        show_categories([record for record in records if record["page_type"] != "mixed"], options.jobs)
    return scored


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--html", action="store_true", help="pages in, not text")
    parser.add_argument("--variants", nargs="+", default=annotated.VARIANTS, choices=annotated.VARIANTS)
    parser.add_argument(
        "--page-types", nargs="+", default=MEASURED, choices=MEASURED, help='of texts; "mixed": known by snippets alone'
    )
    parser.add_argument("--systems", nargs="+", metavar="NAME", help="only these")
    parser.add_argument("--pages", type=int, metavar="N", help="only N pages of each variant, always the same")
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
        scored = compare(names, page_records(options.pages), options.jobs)
        tables.show("pages", scored, tables.WORDS)
        show_losing(scored, options.losing / 100)
        saved: Any = scored
    else:
        saved = {variant: texts(options, variant) for variant in options.variants}
    if options.save:
        options.save.write_text(json.dumps(saved), encoding="utf-8")


if __name__ == "__main__":
    main()
