"""A million documents: killed three times and resumed, in flat memory, to the same bytes. And the speed of it.

python -m tests.bulk.million                       a million short documents, generated from the corpus
python -m tests.bulk.million --documents 20000     fewer
python -m tests.bulk.million --speed               one process against two, and against reading and writing alone
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path
from random import Random

from tests.corpusfile import documents as documents_of_corpus


def generate(path: Path, documents: int, paragraphs: int) -> None:
    """Documents of so many paragraphs at most, taken at random from those of the corpus, the same in every run."""
    found = (
        block.strip()
        for own in (*documents_of_corpus("mixed"), *documents_of_corpus("near-misses"))
        for block in own.text.split("\n\n")
    )
    blocks = sorted({block for block in found if 20 < len(block) < 400})
    random = Random(1)
    with path.open("wb") as out:
        for number in range(documents):
            text = "\n\n".join(random.choices(blocks, k=random.randint(1, paragraphs)))
            out.write(
                json.dumps({"id": number, "text": text, "meta": {"n": number % 7}}, ensure_ascii=False).encode() + b"\n"
            )


def memory(process: int) -> int:
    """Resident bytes of a process and those that it started."""
    total = 0
    for name in os.listdir("/proc"):
        if name.isdigit():
            try:
                fields = Path("/proc", name, "stat").read_text().rpartition(")")[2].split()
                if int(name) == process or int(fields[1]) == process:
                    total += int(fields[21]) * os.sysconf("SC_PAGESIZE")
            except OSError:
                pass
    return total


def bulk(source: Path, out: Path, workers: int, *, kill_at: int | None = None) -> tuple[float, list[int]]:
    """Run the command; its seconds, and its memory in MB while it ran. Kill it when that many parts are done."""
    command = [
        sys.executable,
        "-m",
        "cleantext",
        "bulk",
        str(source),
        str(out),
        "--workers",
        str(workers),
        "--resume",
        "-q",
    ]
    start = time.monotonic()
    process = subprocess.Popen(command)
    samples: list[int] = []
    ended = threading.Event()

    def watch() -> None:
        while not ended.wait(0.5):
            samples.append(memory(process.pid) >> 20)
            if kill_at is not None and len(list(Path(f"{out}.unfinished").glob("*-*.json"))) >= kill_at:
                process.kill()

    watcher = threading.Thread(target=watch)
    watcher.start()
    status = process.wait()
    ended.set()
    watcher.join()
    if status not in (0, 1) and kill_at is None:
        raise SystemExit(f"cleantext bulk ended with {status}")
    if status in (0, 1) and kill_at is not None:
        raise SystemExit("cleantext bulk was done before it could be killed; take more --documents")
    return time.monotonic() - start, samples


def digest(path: Path) -> str:
    """The hash of a file's bytes."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()[:16]


def million(folder: Path, documents: int) -> None:
    """Print what becomes of an undisturbed run and of one that is killed three times."""
    source = folder / "in.jsonl"
    generate(source, documents, 3)
    parts = -(-source.stat().st_size // (16 << 20))
    print(f"{documents:,} documents, {source.stat().st_size >> 20:,} MB, {parts} parts")
    seconds, samples = bulk(source, folder / "whole.jsonl", 2)
    quarter = samples[len(samples) // 4 : len(samples) // 2] or samples
    print(f"undisturbed: {seconds:.0f} s, memory of all processes {max(quarter)} MB in the second quarter, "
          f"{max(samples[len(samples) // 2 :] or samples)} MB in the second half")  # fmt: skip
    for share in (1, 2, 3):
        bulk(source, folder / "killed.jsonl", 2, kill_at=max(1, parts * share // 4))
        print(f"killed with {len(list(Path(f'{folder}/killed.jsonl.unfinished').glob('*-*.json')))} parts done")
    bulk(source, folder / "killed.jsonl", 2)
    hashes = [digest(folder / name) for name in ("whole.jsonl", "killed.jsonl")]
    print(
        f"sha256 {hashes[0]} undisturbed, {hashes[1]} killed and resumed: {'equal' if len(set(hashes)) == 1 else 'DIFFERENT'}"
    )


def speed(folder: Path, documents: int) -> None:
    """Print the speed of one process and of two, in one run, and of reading and writing the same file alone."""
    source = folder / "in.jsonl"
    generate(source, documents, 40)
    size = source.stat().st_size / 1e6
    start = time.monotonic()
    with source.open("rb") as lines, (folder / "copy.jsonl").open("wb") as out:
        for line in lines:
            out.write(json.dumps(json.loads(line), ensure_ascii=False).encode() + b"\n")
    alone = time.monotonic() - start
    print(f"{size:.0f} MB of JSON lines")
    print(f"read, parsed and written alone: {size / alone:.0f} MB/s")
    # The start of the processes is no part of the speed: a small file tells it.
    small = folder / "small.jsonl"
    with source.open("rb") as lines:
        small.write_bytes(lines.readline())
    rates = {}
    for workers in (1, 2, 1, 2):
        start_up, _ = bulk(small, folder / f"small{time.monotonic_ns()}.jsonl", workers)
        seconds, _ = bulk(source, folder / f"out{time.monotonic_ns()}.jsonl", workers)
        rates[workers] = max(rates.get(workers, 0.0), size / max(seconds - start_up, 1e-3))
    for workers, rate in rates.items():
        print(f"{workers} worker(s): {rate:.1f} MB/s, {rate * alone / size:.2f} of reading and writing alone")
    print(f"two workers against one: {rates[2] / rates[1]:.2f}")


def main() -> None:
    """Run what is asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--documents", type=int)
    parser.add_argument("--speed", action="store_true")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        if options.speed:
            speed(Path(folder), options.documents or 10_000)
        else:
            million(Path(folder), options.documents or 1_000_000)


if __name__ == "__main__":
    main()
