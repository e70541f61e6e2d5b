"""Whole pages through `page=`: what goes and what is lost, on the annotated pages and on generated ones of many languages.

python -m tests.benchmarks.pages CACHE                       # balanced, every page, with the models that have not seen its host
python -m tests.benchmarks.pages CACHE --setting careful --sample 5 --lost 40
python -m tests.benchmarks.pages CACHE --generated 280       # by language; pages that the model was not trained on
python -m tests.benchmarks.pages CACHE --trafilatura         # the same pages by their HTML
python -m tests.benchmarks.pages CACHE --cost                # time with and without, in the same run
python -m tests.benchmarks.pages CACHE --curve docs/whole-pages.svg

CACHE is the folder of `tests.benchmarks.train_pages`.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import re
import time
from collections import Counter
from collections.abc import Callable, Iterator
from functools import cache, partial
from multiprocessing import Pool
from pathlib import Path
from typing import Any, NamedTuple

from cleantext import Cleaner, Pipeline, Result, compose
from cleantext.cleaners import PAGES
from cleantext.cleaners.page_chrome import PageStage
from cleantext.page.model import Model, read_model, shipped
from tests.benchmarks.annotated import folder, records
from tests.benchmarks.measures import unmarked
from tests.benchmarks.pagedata import TYPES, fold_of

_WORD = re.compile(r"\w+")
#: What these change of a line is no loss of it.
MENDED = ("markdown_link_debris", "spacing", "encoding")


class Score(NamedTuple):
    """One page: characters of its body and boilerplate, what of them went, and word F1 before and after."""

    page: str
    group: str
    body: int
    lost: int
    boiler: int
    gone: int
    before: float
    after: float
    lines: tuple[tuple[str, str, str], ...]


@cache
def fold_model(place: str) -> Model:
    return read_model(json.loads(Path(place).read_text(encoding="utf-8")))


@cache
def pipeline(setting: str, cache_folder: str, host: str) -> Pipeline:
    """The default cleaners and that of whole pages, with the model that has not seen *host*."""
    model = fold_model(str(Path(cache_folder) / f"fold{fold_of(host)}.json"))
    own = PAGES[setting]
    stage = Cleaner(own.name, PageStage(setting, model), own.order, False, reads=own.reads)
    return compose() | stage


def f1(text: str, gold: Counter[str]) -> float:
    """The word F1 of WCXB: bags of words; of links their words, not where they lead."""
    words = Counter(_WORD.findall(unmarked(text).lower()))
    shared = (words & gold).total()
    return 2 * shared / max(1, words.total() + gold.total())


def score_record(record: dict[str, Any], gold: Counter[str], clean: Callable[[dict[str, Any]], Result]) -> Score:
    result = clean(record)
    total = Counter[tuple[str, bool]]()
    told = []
    at = 0
    removals = result.removals
    for line in record["lines"]:
        start, end = line["start"], line["end"]
        while at < len(removals) and removals[at].end <= start:
            at += 1
        taken, rule, i = 0, "", at
        while i < len(removals) and removals[i].start < end:
            taken += min(end, removals[i].end) - max(start, removals[i].start)
            rule = rule if removals[i].category in MENDED else removals[i].rule
            i += 1
        share = taken / max(1, end - start)
        goes = bool(rule) and (share > 0.1 if line["label"] == "body" else share >= 0.5)
        total[line["label"], goes] += end - start
        if goes == (line["label"] == "body"):
            told.append((line["label"], rule, record["text"][start:end][:160]))
    body, boiler = total["body", True] + total["body", False], total["boiler", True] + total["boiler", False]
    before = f1(record["text"], gold) if gold else 0.0
    after = f1(result.text, gold) if gold else 0.0
    group = f"{record['variant']} {record['page_type']}"
    return Score(
        record["id"], group, body, total["body", True], boiler, total["boiler", True], before, after, tuple(told)
    )


def annotated(given: tuple[dict[str, Any], Counter[str]], setting: str, place: str) -> Score:
    record, gold = given
    if setting == "default":
        return score_record(record, gold, lambda record: compose().explain(record["text"]))
    return score_record(record, gold, lambda record: pipeline(setting, place, record["host"]).explain(record["text"]))


@cache
def golds() -> dict[str, str]:
    import io

    import zstandard

    place = folder()
    assert place is not None, "no annotated pages: set CLEANTEXT_BENCH to their folder"
    with open(place / "dev.gold.jsonl.zst", "rb") as packed:
        rows = map(json.loads, io.TextIOWrapper(zstandard.ZstdDecompressor().stream_reader(packed), encoding="utf-8"))
        return {row["id"]: row.get("gold") or "" for row in rows}


def chosen(
    sample: int, types: tuple[str, ...], variants: tuple[str, ...]
) -> Iterator[tuple[dict[str, Any], Counter[str]]]:
    """Every *sample*th page, with the words of its gold text."""
    for variant in variants:
        for number, record in enumerate(records(variant, types)):
            if number % sample == 0:
                yield record, Counter(_WORD.findall(golds()[record["id"]].lower()))


def generated(number: int, setting: str) -> Score:
    """A page of a seed that training does not use, by the model that comes with the package."""
    from tests.strategies.dice import seeded
    from tests.strategies.pages import page, stock

    languages = tuple(stock())
    made = page(seeded(1_000_000 + number), languages[number % len(languages)])
    lines, at = [], 0
    for line, article in made.rows:
        if line.strip():
            lines.append({"start": at, "end": at + len(line), "label": "body" if article else "boiler"})
        at += len(line) + 1
    record = {"id": str(number), "variant": "generated", "page_type": made.language, "text": made.text, "lines": lines}
    return score_record(record, Counter(), lambda record: compose(page=setting).explain(record["text"]))


def show(scores: list[Score], most: int, left: int) -> None:
    groups = sorted({score.group for score in scores})
    text = [score for score in scores if score.group.endswith((" article", " documentation"))]
    for name, some in [
        *((name, [s for s in scores if s.group == name]) for name in groups),
        ("articles, documentation", text),
        ("all", scores),
    ]:
        if not some:
            continue
        body, lost, boiler, gone = (sum(getattr(s, key) for s in some) for key in ("body", "lost", "boiler", "gone"))
        hurt = sum(s.lost > 0 for s in some) / len(some)
        before, after = (sum(getattr(s, key) for s in some) / len(some) for key in ("before", "after"))
        print(
            f"{name:24} {len(some):5} pages; body lost {lost / max(1, body):.3%}, pages hurt {hurt:.1%}; boilerplate gone "
            f"{gone / max(1, boiler):.1%}; word F1 {before:.3f} -> {after:.3f}"
        )
    for label, count in (("body", most), ("boiler", left)):
        rows = [(s.page, s.group, *line) for s in scores for line in s.lines if line[0] == label]
        for row in random.Random(0).sample(rows, min(count, len(rows))):
            print("  ", *row[:2], row[3], repr(row[4]))


def by_html() -> None:
    """The pages of which there is HTML, through trafilatura: word F1 by page type."""
    import trafilatura

    place = folder()
    assert place is not None
    found: dict[str, list[float]] = {}
    for record in records("visible", TYPES):
        page = place / "html" / f"{record['id'].rpartition('/')[2]}.html.gz"
        if page.exists():
            text = trafilatura.extract(gzip.decompress(page.read_bytes()), include_comments=False) or ""
            score = f1(text, Counter(_WORD.findall(golds()[record["id"]].lower())))
            found.setdefault(record["page_type"], []).append(score)
    for kind, rows in sorted(found.items()):
        print(f"trafilatura {kind:14} {len(rows):4} pages; word F1 {sum(rows) / len(rows):.3f}")


def cost(sample: int) -> None:
    """The default and whole pages, over the same pages, one after the other."""
    with_page, without = compose(page=True), compose()
    for variant in ("visible", "pagemd"):
        texts = [record["text"] for record, _ in chosen(sample, TYPES, (variant,))]
        for one in (with_page, without):
            one(texts[0])
        spent = {}
        for name, one in (
            ("default", without),
            ("page", with_page),
            ("default again", without),
            ("page again", with_page),
        ):
            start = time.process_time()
            for text in texts:
                one(text)
            spent[name] = time.process_time() - start
        ratio = (spent["page"] + spent["page again"]) / (spent["default"] + spent["default again"])
        print(f"{variant}: {len(texts)} pages; page=True takes {ratio:.2f} times as long as the default")


def curve(place: Path, target: Path) -> None:
    """Boilerplate gone against body lost as the limit moves, articles and documentation, as an SVG."""
    import pickle

    import numpy as np

    from tests.benchmarks.pagecurve import draw
    from tests.benchmarks.pagelimits import FORMS, Lines
    from tests.benchmarks.train_pages import load, measured

    outcome = pickle.loads((place / "outcome.pkl").read_bytes())
    lessons = measured(load(place))
    lines = Lines(lessons, outcome, [False] * len(lessons))
    series: dict[str, list[tuple[float, float]]] = {}
    points = []
    from cleantext.page.model import Limits

    for limit in np.arange(-1.0, 7.0, 0.2):
        for name, row in lines.judged(Limits(float(limit), float(limit), 0.0), lines.group).items():
            if name.endswith("text"):
                series.setdefault(name.split()[0], []).append((float(row[0]), float(row[1])))
    for name, forms in shipped().settings.items():
        for variant, form in FORMS.items():
            key = f"{variant} text"
            ((lost, gone),) = lines.judged(forms[form], {key: lines.group[key]}).values()
            points.append((name, variant, float(lost), float(gone)))
    target.write_text(draw(series, points), encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("cache", type=Path)
    parser.add_argument("--setting", choices=(*PAGES, "default"), default="balanced")
    parser.add_argument("--sample", type=int, default=1)
    parser.add_argument("--page-types", nargs="+", default=TYPES)
    parser.add_argument("--variants", nargs="+", default=("visible", "pagemd"))
    parser.add_argument("--generated", type=int, default=0)
    parser.add_argument("--trafilatura", action="store_true")
    parser.add_argument("--cost", action="store_true")
    parser.add_argument("--curve", type=Path)
    parser.add_argument("--lost", type=int, default=0, help="print so many body lines that are lost")
    parser.add_argument("--left", type=int, default=0, help="print so many boilerplate lines that are left")
    parser.add_argument("--jobs", type=int, default=2)
    options = parser.parse_args()
    if options.trafilatura:
        by_html()
    elif options.cost:
        cost(options.sample)
    elif options.curve:
        curve(options.cache, options.curve)
    else:
        with Pool(options.jobs) as pool:
            if options.generated:
                scores = pool.map(partial(generated, setting=options.setting), range(options.generated), chunksize=8)
            else:
                some = chosen(options.sample, tuple(options.page_types), tuple(options.variants))
                scores = list(
                    pool.imap(partial(annotated, setting=options.setting, place=str(options.cache)), some, chunksize=4)
                )
        show(scores, options.lost, options.left)


if __name__ == "__main__":
    main()
