"""How many instructions cleaning takes, as a ratio to those of the floor: a figure that does not depend on the machine's mood.

`python -m tests.benchmarks.instructions` counts them by `valgrind --tool=callgrind` on documents of the corpus, each
count as the difference of two processes that do the same but for the work. `--most RATIO` exits with 1 above it, for
checks of regressions. Without valgrind nothing is counted, and a line says so.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile

from tests.benchmarks.speed import floor, forgetful, own

#: So many documents; the floor so many times, to be worth counting.
TEXTS, FLOORS = 20, 200


def work(name: str) -> None:
    """What one of the processes does: what it is named after, and what must be done ahead of that."""
    documents = own(TEXTS)
    if name in ("warm", "clean"):
        from cleantext import clean

        forgetful()
        for text in documents * (1 + (name == "clean")):
            clean(text)
    elif name == "floor":
        for text in documents * FLOORS:
            floor(text)


def instructions(name: str) -> int:
    """What a process that does this takes, by callgrind."""
    with tempfile.TemporaryDirectory() as folder:
        done = subprocess.run(
            ["valgrind", "--tool=callgrind", f"--callgrind-out-file={folder}/out", sys.executable, "-m", __spec__.name,
             "--work", name],
            env={**os.environ, "PYTHONHASHSEED": "0"}, capture_output=True, text=True, check=True,
        )  # fmt: skip
    found = re.search(r"Collected : (\d+)", done.stderr)
    if found is None:
        raise RuntimeError(f"callgrind told no count: {done.stderr[-500:]}")
    return int(found[1])


def main() -> int:
    """Count and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--most", type=float, help="exit with 1 if the ratio is above this")
    parser.add_argument("--work", choices=("start", "floor", "warm", "clean"), help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.work:
        work(options.work)
        return 0
    if shutil.which("valgrind") is None:
        print("valgrind is not installed: no instructions counted")
        return 0
    start, base, warm, cleaned = (instructions(name) for name in ("start", "floor", "warm", "clean"))
    ratio = (cleaned - warm) / ((base - start) / FLOORS)
    size = sum(len(text.encode("utf-8", "surrogatepass")) for text in own(TEXTS))
    print(
        f"{TEXTS} texts, {size / 1e3:.0f} kB: {(cleaned - warm) / size:,.0f} instructions a byte, {ratio:,.0f} x floor"
    )
    return int(options.most is not None and ratio > options.most)


if __name__ == "__main__":
    sys.exit(main())
