"""How long cleaning takes, as a ratio to one floor: to split a text into lines and strip each of them.

`python -m tests.benchmarks.speed` takes the project's own documents; `--variant extracted` the annotated pages that
`CLEANTEXT_BENCH` names. All systems clean the same texts in the same run, in turns, and what is told is the median of
the turns and the least and the greatest. Processor time is counted, and only the ratios travel to another machine.
No line is remembered from text to text: the texts of one turn are those of the next.
"""

from __future__ import annotations

import argparse
import itertools
import random
import resource
import statistics
import sys
import time
from collections.abc import Callable, Sequence
from functools import partial

from tests.benchmarks import annotated
from tests.benchmarks.systems import PAIR, texts
from tests.corpusfile import documents as corpus_documents

Work = Callable[[str], object]


def floor(text: str) -> None:
    """What any tool that looks at lines has to do."""
    for line in text.splitlines():
        line.strip()


def forgetful() -> None:
    """Let no line be remembered from text to text, as lines of texts that are no site's pages are not."""
    from cleantext import prefilter

    prefilter.SHORT = -1


def own(count: int) -> list[str]:
    """Texts of the corpus, body and boilerplate together."""
    found = [document.text for document in (*corpus_documents("mixed"), *corpus_documents("near-misses"))]
    random.Random(1).shuffle(found)
    return found[:count]


def pages(variant: str, count: int) -> list[str]:
    """Texts of the annotated pages."""
    found = [record["text"] for record in annotated.records(variant)]
    random.Random(1).shuffle(found)
    return found[:count]


def systems(names: Sequence[str]) -> dict[str, Work]:
    """The floor, the scan for what the rules find, and what `systems.texts` knows; what is not installed is told."""
    from cleantext import catalog, clean
    from cleantext.automata import BACKENDS, chosen, default
    from cleantext.cleaners import ALL
    from cleantext.document import Doc
    from cleantext.prefilter import Prefilter

    scan = Prefilter(catalog.rules(tuple(name for name, cleaner in ALL.items() if cleaner.default)))
    found: dict[str, Work] = {"floor": floor, f"{PAIR}, matches only": lambda text: scan.scan(Doc(text))}
    for backend in BACKENDS:
        try:
            if chosen(backend) != default():
                found[f"{PAIR}, {backend}"] = partial(clean, backend=backend)
        except ImportError as error:
            print(f"{backend}: left out, {error}")
    for name, make in texts().items():
        if name != "as it is" and (not names or name in names):
            try:
                found[name] = make()
            except (ImportError, OSError) as error:
                print(f"{name}: left out, {error}")
    return found


def seconds(work: Work, documents: Sequence[str]) -> float:
    """Processor time for all documents."""
    start = time.process_time()
    for text in documents:
        work(text)
    return time.process_time() - start


def compare(found: dict[str, Work], documents: Sequence[str], turns: int) -> None:
    """Print each system's ratio to the floor."""
    size = sum(len(text.encode("utf-8", "surrogatepass")) for text in documents)
    times: dict[str, list[float]] = {name: [] for name in found}
    for work in found.values():
        seconds(work, documents)  # what is made once is made
    for _ in range(turns):
        base = statistics.median(seconds(floor, documents) for _ in range(9))
        for name, work in found.items():
            times[name].append((base if name == "floor" else seconds(work, documents)) / base)
            if name == PAIR:
                speed = size / (times[name][-1] * base) / 1e6
    print(f"{len(documents)} texts, {size / 1e6:.2f} MB; {PAIR} at {speed:.2f} MB/s on this machine")
    print("| system | x floor | least | greatest |\n|---|---|---|---|")
    for name, ratios in sorted(times.items(), key=lambda item: statistics.median(item[1])):
        print(f"| {name} | {statistics.median(ratios):.0f} | {min(ratios):.0f} | {max(ratios):.0f} |")


def resident() -> int:
    """The most memory that the process has held so far, in bytes."""
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most if sys.platform == "darwin" else most * 1024


def numbered(text: str) -> str:
    """*text* with a number behind each line: no line comes again, and none is looked at only once for all."""
    return "\n".join(f"{line} {number}." for number, line in enumerate(text.splitlines()))


def growth(documents: Sequence[str]) -> None:
    """Print how the time grows with the size of a text, and with the number of rules."""
    from cleantext import catalog, clean
    from cleantext.cleaners import ALL
    from cleantext.document import Doc
    from cleantext.prefilter import Prefilter

    text = "\n\n".join(documents)
    clean(text[: 1 << 16])
    print("| size of one text, MB | time a MB, to the smallest | memory, times the text |\n|---|---|---|")
    least, before = 0.0, resident()
    for size in (1 << 16, 1 << 18, 1 << 20, 1 << 22):
        part = "".join(itertools.islice(itertools.cycle(text), size))
        part = numbered(part)
        spent = seconds(clean, [part]) / size
        least = least or spent
        print(f"| {size / 1e6:.2f} | {spent / least:.2f} | {(resident() - before) / size:.0f} |")
    rules = list(catalog.rules(tuple(ALL)))
    random.Random(1).shuffle(rules)
    print("| rules | time for the matches, to the fewest |\n|---|---|")
    base = 0.0
    for number in (300, 600, 1000, len(rules)):
        scan = Prefilter(rules[:number])
        found: list[float] = [seconds(lambda text, scan=scan: scan.scan(Doc(text)), documents) for _ in range(4)]  # type: ignore[misc]  # a default argument binds the loop's value
        base = base or min(found[1:])
        print(f"| {number} | {min(found[1:]) / base:.2f} |")


def main() -> None:
    """Compare and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--variant", choices=annotated.VARIANTS, help="take the annotated pages, in this form")
    parser.add_argument("--texts", type=int, default=150, help="so many texts (default: %(default)s)")
    parser.add_argument("--turns", type=int, default=3, help="so many times (default: %(default)s)")
    parser.add_argument("--systems", nargs="*", default=[], help="these systems only; default: all that are installed")
    parser.add_argument("--growth", action="store_true", help="show instead how the time grows with size and rules")
    options = parser.parse_args()
    forgetful()
    documents = pages(options.variant, options.texts) if options.variant else own(options.texts)
    if options.growth:
        growth(documents)
    else:
        compare(systems(options.systems), documents, options.turns)


if __name__ == "__main__":
    main()
