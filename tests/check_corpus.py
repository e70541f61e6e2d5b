"""Hold the cleaner against corpus documents and print what is wrong: `python -m tests.check_corpus [--body] [PATH...]`.

With `--body` only body text that was lost is told, and makes the exit status 1. `corpus/unsighted` tells what is left of
pages by authors who have not seen the rules: of their words no rule may be made.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from cleantext import Result, explain
from tests.corpusfile import CORPUS, Document, Row, parse


def faults(document: Document, result: Result) -> tuple[list[str], list[str]]:
    """What of the body was lost, and what of the boilerplate was left or has the wrong category."""
    lost, left = [], []
    spent = _pieces(document, result)
    for row, kept in spent:
        want = " ".join(row.kept.split())
        have = " ".join(kept.split())
        if row.goes:
            if have:
                left.append(f"left: {row.gutter}: {row.text.strip()!r}")
        elif row.gutter == "" and have != want:
            (left if have == " ".join(row.text.split()) else lost).append(f"altered: {want!r} became {have!r}")
    return lost, left + _misnamed(document, result)


def _pieces(document: Document, result: Result) -> Iterator[tuple[Row, str]]:
    """Each row with what is left of it."""
    gone = bytearray(len(result.original))
    for removal in result.removals:
        gone[removal.start : removal.end] = b"\1" * (removal.end - removal.start)
    at = 0
    for row in document.rows:
        span = range(at, at + len(row.text))
        yield row, "".join(result.original[i] for i in span if not gone[i])
        at = span.stop + 1


def _misnamed(document: Document, result: Result) -> list[str]:
    found = []
    at = 0
    for row in document.rows:
        end = at + len(row.text)
        if row.goes and row.gutter != "furniture" and row.text.strip():
            names = {
                removal.category
                for removal in result.removals
                if removal.start < end
                and at < removal.end
                and removal.category not in ("spacing", "markdown_link_debris")
            }
            if names and not names & set(row.categories):
                found.append(f"category {', '.join(sorted(names))} instead of {row.gutter}: {row.text.strip()!r}")
        at = end + 1
    return found


def boilerplate(document: Document, result: Result) -> tuple[int, int]:
    """How many code points of the marked lines went, and how many there are."""
    rows = [(row, kept) for row, kept in _pieces(document, result) if row.goes]
    total = sum(len(row.text.strip()) for row, _ in rows)
    return total - sum(len(kept.strip()) for _, kept in rows), total


def main(arguments: list[str]) -> int:
    bad = gone = total = 0
    body = "--body" in arguments
    for argument in [name for name in arguments if name != "--body"] or [
        str(CORPUS / "mixed"),
        str(CORPUS / "near-misses"),
    ]:
        for path in sorted(Path(argument).rglob("*.txt")) if Path(argument).is_dir() else [Path(argument)]:
            document = parse(path)
            result = explain(document.text)
            lost, left = faults(document, result)
            told = [f"BODY {fault}" for fault in lost] + ([] if body else left)
            for fault in told:
                print(f"{document}: {fault}")
            bad += bool(told)
            a, b = boilerplate(document, result)
            gone, total = gone + a, total + b
    print(f"{bad} documents with faults; {gone} of {total} boilerplate characters gone ({gone / max(1, total):.1%})")
    return bad > 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
