"""The annotated pages that `CLEANTEXT_BENCH` names: records of text with a label for each line.

They are third-party material and not part of the project; the folder's README tells their format.
"""

from __future__ import annotations

import io
import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

CORE = ("article", "documentation", "service", "forum")
VARIANTS = ("extracted", "markdown", "visible", "pagemd")


def folder() -> Path | None:
    """Where the annotated pages are; None if there are none on this machine."""
    named = os.environ.get("CLEANTEXT_BENCH")
    if named:
        return Path(named)
    beside = Path(__file__).parents[2].parent / "shared" / "bench"
    return beside if beside.is_dir() else None


def packed(path: Path) -> Iterator[dict[str, Any]]:
    """The records of a file of JSON lines packed with Zstandard."""
    import zstandard

    with open(path, "rb") as file:
        for line in io.TextIOWrapper(zstandard.ZstdDecompressor().stream_reader(file), encoding="utf-8"):
            yield json.loads(line)


def golds() -> dict[str, dict[str, Any]]:
    """By page, its gold text, title and snippets, and under "html" the path of its packed HTML if that is there."""
    place = folder()
    if place is None:
        raise FileNotFoundError("no annotated pages: set CLEANTEXT_BENCH to their folder")
    found = {}
    for record in packed(place / "dev.gold.jsonl.zst"):
        path = place / "html" / f"{record['id'].rpartition('/')[2]}.html.gz"
        there = record["id"].startswith("wcxb-dev/") and path.exists()
        found[record["id"]] = {**record, "html": str(path)} if there else record
    return found


def records(variant: str, page_types: tuple[str, ...] = CORE) -> Iterator[dict[str, Any]]:
    """The records of a variant ("extracted", "markdown", "visible", "pagemd")."""
    place = folder()
    if place is None:
        raise FileNotFoundError("no annotated pages: set CLEANTEXT_BENCH to their folder")
    for record in packed(place / f"dev.{variant}.jsonl.zst"):
        if record["page_type"] in page_types:
            yield record
