"""What site profiles find and lose: on generated sites, and on annotated pages of hosts with several pages.

python -m tests.benchmarks.sites                          # 200 generated sites of 50 pages
python -m tests.benchmarks.sites --sites 20 --pages 5     # small ones; 10, 5000 ...
python -m tests.benchmarks.sites --left 20 --lost 20      # samples of furniture that is left, of body that is lost
python -m tests.benchmarks.sites --scale 10000000         # so many lines through `cleantext learn`: time and memory
python -m tests.benchmarks.sites --annotated visible      # pages that CLEANTEXT_BENCH names, one page of a host left out at a time
"""

from __future__ import annotations

import argparse
from collections import Counter, defaultdict
from typing import Any, NamedTuple

from cleantext import SiteProfile, compose
from cleantext.result import Result
from tests.strategies.sites import SitePage, site


class Outcome(NamedTuple):
    """Characters of body and of furniture, how many went, and the lines that should not have gone or stayed."""

    body: int
    lost: int
    furniture: int
    gone: int
    lost_lines: tuple[str, ...]
    left_lines: tuple[str, ...]


def outcome(page: SitePage, result: Result) -> Outcome:
    """Hold a cleaned page against what its lines are."""
    left = Counter(result.text.splitlines())
    lost_lines, left_lines = [], []
    for line in page.body:
        left[line] -= 1
        if left[line] < 0:
            lost_lines.append(line)
    for line in page.furniture:
        left[line] -= 1
        if left[line] >= 0:
            left_lines.append(line)
    body, furniture = sum(map(len, page.body)), sum(map(len, page.furniture))
    lost, kept = sum(map(len, lost_lines)), sum(map(len, left_lines))
    return Outcome(body, lost, furniture, furniture - kept, tuple(lost_lines), tuple(left_lines))


def measured(seed: int, pages: int) -> list[Outcome]:
    """Learn one generated site and clean its pages with the profile alone."""
    made = site(seed, pages)
    profile = SiteProfile.learn((page.host, page.text) for page in made)
    pipeline = compose(["site_furniture"], profile=profile, host=made[0].host)
    return [outcome(page, pipeline.explain(page.text)) for page in made]


def summed(outcomes: list[Outcome]) -> str:
    """Body lost, and furniture gone, as shares of characters."""
    body, lost, furniture, gone = (sum(one[i] for one in outcomes) for i in range(4))
    return f"body lost {lost / max(1, body):.4%}, furniture gone {gone / max(1, furniture):.2%}"


def generated(sites: int, pages: int, left: int, lost: int) -> None:
    """Print the figures of generated sites."""
    outcomes: list[Outcome] = []
    worst = []
    for seed in range(sites):
        found = measured(seed, pages)
        outcomes += found
        worst.append((sum(one.gone for one in found) / sum(one.furniture for one in found), seed))
    print(
        f"{sites} sites of {pages} pages: {summed(outcomes)}; least on one site {min(worst)[0]:.1%} (seed {min(worst)[1]})"
    )
    for what, most, name in (("left", left, "left_lines"), ("lost", lost, "lost_lines")):
        lines = Counter(line for one in outcomes for line in getattr(one, name))
        for line, count in lines.most_common(most):
            print(f"  {what} {count:5} times: {line[:140]!r}")


def annotated(variant: str, least: int, lost: int) -> None:
    """Print what profiles of the annotated pages' hosts do to these pages."""
    from tests.benchmarks.annotated import records

    hosts: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for record in records(variant):
        hosts[record["host"]].append(record)
    size: Counter[str] = Counter()
    gone_of: Counter[str] = Counter()
    shown = []
    several = {host: pages for host, pages in hosts.items() if len(pages) >= least}
    for host, pages in several.items():
        profile = SiteProfile.learn((host, page["text"]) for page in pages)
        pipeline = compose(["site_furniture"], profile=profile, host=host)
        for page in pages:
            gone = [(removal.start, removal.end) for removal in pipeline.explain(page["text"]).removals]
            for line in page["lines"]:
                start, end, label = line["start"], line["end"], line["label"]
                taken = sum(max(0, min(end, b) - max(start, a)) for a, b in gone)
                size[label] += end - start
                gone_of[label] += taken
                if label == "body" and taken:
                    shown.append((host, page["text"][start:end]))
    print(f"{variant}: {len(several)} hosts with {least} pages or more, {sum(map(len, several.values()))} pages")
    for label in ("body", "boiler", "unsure"):
        print(f"  {label}: {gone_of[label] / max(1, size[label]):.3%} of {size[label]} characters gone")
    for host, text in shown[:lost]:
        print(f"  lost on {host}: {text[:140]!r}")


def scale(lines: int, workers: int) -> None:
    """Write a crawl of so many lines, read it plainly, learn it, and print what both took."""
    import json
    import random
    import resource
    import tempfile
    import time
    from pathlib import Path

    from cleantext.learning.local import learn

    dice = random.Random(0)
    words = ["".join(dice.choices("abcdefghiklmnoprstuvwz", k=dice.randint(2, 9))) for _ in range(20_000)]
    with tempfile.TemporaryDirectory() as folder:
        crawl, out = Path(folder) / "crawl.jsonl", Path(folder) / "profile.parquet"
        written = pages = 0
        with crawl.open("w") as file:
            while written < lines:
                host = f"site-{dice.randint(0, 1999)}.example"
                menu = [f"{host} menu {n}" for n in range(8)]
                body = [" ".join(dice.choices(words, k=dice.randint(8, 40))).capitalize() + "." for _ in range(14)]
                foot = [
                    f"By {dice.choice(words).title()}",
                    f"{dice.randint(1, 900)} comments",
                    *(f"{host} foot {n}" for n in range(6)),
                ]
                found = [*menu, " ".join(dice.choices(words, k=6)), *body, *foot]
                file.write(json.dumps({"url": f"https://{host}/{pages}", "text": "\n".join(found)}) + "\n")
                written += len(found)
                pages += 1
        start = time.perf_counter()
        with crawl.open() as file:
            read = sum(json.loads(record)["text"].count("\n") + 1 for record in file)
        plain = time.perf_counter() - start
        start = time.perf_counter()
        told = learn([str(crawl)], str(out), workers=workers)
        took = time.perf_counter() - start
        peak = [resource.getrusage(who).ru_maxrss / 1024 for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
        print(
            f"{read:,} lines of {told.documents:,} pages, {crawl.stat().st_size / 1e6:.0f} MB: plain reading {plain:.0f} s, "
            f"learning {took:.0f} s with {workers} workers; at most {peak[0]:.0f} MB here and {peak[1]:.0f} MB in a worker; "
            f"profile {out.stat().st_size / 1e6:.1f} MB"
        )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sites", type=int, default=200)
    parser.add_argument("--pages", type=int, default=50)
    parser.add_argument("--left", type=int, default=0)
    parser.add_argument("--lost", type=int, default=0)
    parser.add_argument("--annotated", choices=("extracted", "markdown", "visible", "pagemd"))
    parser.add_argument("--least", type=int, default=8, help="annotated: only hosts with so many pages")
    parser.add_argument("--scale", type=int, default=0, metavar="LINES")
    parser.add_argument("--workers", type=int, default=2)
    options = parser.parse_args()
    if options.scale:
        scale(options.scale, options.workers)
    elif options.annotated:
        annotated(options.annotated, options.least, options.lost)
    else:
        generated(options.sites, options.pages, options.left, options.lost)


if __name__ == "__main__":
    main()
