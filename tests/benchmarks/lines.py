"""What the cleaner does to each line of the annotated pages, and what a change to the rules does to them anew.

python -m tests.benchmarks.lines extracted --save before.json
(change a rule)
python -m tests.benchmarks.lines extracted --against before.json     # removed anew, kept anew
python -m tests.benchmarks.lines extracted --lost                    # body lines lost, by rule
python -m tests.benchmarks.lines extracted --left 40                 # a sample of boilerplate that is left
python -m tests.benchmarks.lines extracted --removed 200             # a sample of removals, with their labels
python -m tests.benchmarks.lines extracted --rules                   # how often each rule fires, on what, and which never do
python -m tests.benchmarks.lines extracted --half a --left 40        # the same of one half of the hosts

Rules are made with the eyes on the lines of half a only, so that half b tells whether they hold for other hosts.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import random
import sys
from collections import Counter
from functools import partial
from multiprocessing import Pool
from pathlib import Path
from typing import Any, NamedTuple

from cleantext import catalog, categories, explain
from tests.benchmarks.annotated import records


class Seen(NamedTuple):
    """One line of one page: its label, whether it went (half of it or more), and by which rule."""

    page: str
    kind: str
    place: str
    label: str
    text: str
    rule: str


def half(host: str) -> str:
    """Which half of the hosts a page is in, "a" or "b"."""
    return "ab"[hashlib.sha256(host.encode()).digest()[0] % 2]


def lines_of(record: dict[str, Any], languages: list[str] | None = None) -> list[Seen]:
    result = explain(record["text"], languages=languages)
    labels = [line["label"] for line in record["lines"]]
    body = [i for i, label in enumerate(labels) if label == "body"]
    found = []
    for i, line in enumerate(record["lines"]):
        start, end = line["start"], line["end"]
        taken: Counter[str] = Counter()
        for removal in result.removals:
            if removal.start < end and start < removal.end:
                taken[removal.rule] += min(end, removal.end) - max(start, removal.start)
        share = sum(taken.values()) / max(1, end - start)
        gone = share > 0.1 if labels[i] == "body" else share >= 0.5
        rule = (
            taken.most_common(1)[0][0]
            if gone and not all(rule.startswith(("links/", "encoding/")) for rule in taken)
            else ""
        )
        place = "head" if body and i < body[0] else "tail" if body and i > body[-1] else "middle"
        found.append(Seen(record["id"], record["page_type"], place, line["label"], record["text"][start:end], rule))
    return found


def show(rows: list[Seen], most: int, seed: int = 0) -> None:
    for row in random.Random(seed).sample(rows, min(most, len(rows))):
        print(f"  [{row.page} {row.kind} {row.place} {row.label}] {row.rule}: {row.text[:180]!r}")


def body_lost(rows: list[Seen]) -> float:
    """The share of body characters in lines that went."""
    body = [row for row in rows if row.label == "body"]
    return sum(len(row.text) for row in body if row.rule) / max(1, sum(len(row.text) for row in body))


def summary(rows: list[Seen]) -> None:
    for kind in ("all", *sorted({row.kind for row in rows})):
        some = [row for row in rows if kind in ("all", row.kind)]
        pages = {row.page for row in some}
        size = Counter[tuple[str, bool]]()
        shares: dict[str, list[int]] = {}
        for row in some:
            size[row.label, bool(row.rule)] += len(row.text)
            if row.label == "boiler":
                shares.setdefault(row.page, []).append(0)
                pair = shares[row.page]
                pair.append(len(row.text) if row.rule else -len(row.text))
        means = [sum(n for n in pair if n > 0) / sum(map(abs, pair)) for pair in shares.values() if any(pair)]
        body = size["body", True] + size["body", False]
        boiler = size["boiler", True] + size["boiler", False]
        hurt = len({row.page for row in some if row.label == "body" and row.rule})
        print(
            f"{kind:14} {len(pages):5} pages; body lost {size['body', True] / max(1, body):.3%}, pages hurt "
            f"{hurt / len(pages):.1%}; boilerplate gone {size['boiler', True] / max(1, boiler):.1%} of characters, "
            f"{sum(means) / max(1, len(means)):.1%} as mean per page"
        )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("variant", choices=("extracted", "markdown", "visible", "pagemd"))
    parser.add_argument("--save", type=Path)
    parser.add_argument("--against", type=Path)
    parser.add_argument("--lost", action="store_true")
    parser.add_argument("--rules", action="store_true")
    parser.add_argument("--left", type=int, default=0)
    parser.add_argument("--removed", type=int, default=0)
    parser.add_argument("--seed", type=int, default=0, help="of the samples drawn by --left and --removed")
    parser.add_argument("--most-lost", type=float, default=1.0)
    parser.add_argument("--half", choices=("a", "b"))
    parser.add_argument("--languages", nargs="+")
    parser.add_argument("--jobs", type=int, default=2)
    options = parser.parse_args()
    seen = partial(lines_of, languages=options.languages)
    pages = (page for page in records(options.variant) if options.half in (None, half(page["host"])))
    with Pool(options.jobs) as pool:
        rows = [row for page in pool.imap(seen, pages, chunksize=8) for row in page]
    summary(rows)
    if options.save:
        options.save.write_text(json.dumps(rows), encoding="utf-8")
    if options.against:
        before = [Seen(*row) for row in json.loads(options.against.read_text(encoding="utf-8"))]
        for title, some in (
            ("removed anew", [new for old, new in zip(before, rows, strict=True) if new.rule and not old.rule]),
            ("kept anew", [old for old, new in zip(before, rows, strict=True) if old.rule and not new.rule]),
        ):
            print(f"{title}: {len(some)} lines, {dict(Counter(row.label for row in some))}")
            body = [row for row in some if row.label == "body"]
            show(body, len(body))
            show([row for row in some if row.label != "body"], 60)
    if options.lost:
        lost = [row for row in rows if row.label == "body" and row.rule]
        print(f"body lines lost: {len(lost)}")
        for row in sorted(lost, key=lambda row: row.rule):
            print(f"  {row.rule} [{row.page} {row.kind} {row.place}] {row.text[:220]!r}")
    if options.left:
        print("boilerplate left")
        show([row for row in rows if row.label == "boiler" and not row.rule], options.left, options.seed)
    if options.removed:
        print("removed")
        show([row for row in rows if row.rule], options.removed, options.seed)
    if options.rules:
        fired: dict[str, Counter[str]] = {}
        for row in rows:
            if row.rule:
                fired.setdefault(row.rule, Counter())[row.label] += 1
        for rule, labels in sorted(fired.items(), key=lambda item: -item[1].total()):
            print(f"  {rule:60} {dict(labels)}")
        print("on body:", *sorted(rule for rule, labels in fired.items() if labels["body"]))
        known = catalog.rules(categories(), tuple(options.languages) if options.languages else None)
        silent = sorted(rule.id for rule in known if rule.id not in fired and rule.part != "entry")
        print(f"nowhere: {len(silent)} of {len(known)} rules:", *silent)
    if body_lost(rows) > options.most_lost:
        print(f"body lost: {body_lost(rows):.4%}, more than {options.most_lost:.4%}")
        sys.exit(1)


if __name__ == "__main__":
    main()
