"""Which runs of letters are frequent in ordinary texts: the file by which literals are told to be rare.

`python -m tests.benchmarks.grams` counts them in what extractors left of the annotated pages that `CLEANTEXT_BENCH`
names, and in the project's own documents of each language, as rules see them, and writes `data/frequent.txt`. What it
holds is counts, and none of the texts.
"""

from __future__ import annotations

import math
import random
from collections import Counter
from collections.abc import Iterable, Iterator

from cleantext.document import Doc
from cleantext.rarity import FREQUENT, GRAM, LINE, NEWLINE, SCRIPT
from tests.benchmarks import annotated
from tests.corpusfile import documents

#: So many pages are counted.
PAGES = 1200
#: What is found so many times is kept; of a language's own documents, which are few, what is found so many times.
LEAST, LEAST_OWN = 150, 8
#: Most pages are English: a run that is frequent in another language counts as if one page in so many were in it.
SHARE = 4


def seen(texts: Iterable[str]) -> str:
    """The plain views of the lines of texts."""
    return "\n".join(line.shown.low for text in texts for line in Doc(text).lines)


def pages() -> str:
    """Many pages."""
    found = [record["text"] for record in annotated.records("extracted")]
    random.Random(2).shuffle(found)
    return seen(found[:PAGES])


def shares(text: str, least: int) -> Iterator[tuple[str, float]]:
    """The runs that come at least so many times in a text, with their share of it."""
    for size in range(1, GRAM + 1):
        for gram, count in Counter(text[at : at + size] for at in range(len(text) - size + 1)).items():
            if count >= least and max(gram) < SCRIPT and gram.replace("\n", "").isprintable():
                yield gram, count / len(text)


def main() -> None:
    """Count and write: by how often they come in a line, as a power of two, the most frequent first."""
    text = pages()
    found = dict(shares(text, LEAST))
    own: dict[str, list[str]] = {}
    for document in documents("mixed"):
        own.setdefault(document.language, []).append(document.text)
    for texts in own.values():
        for gram, share in shares(seen(texts), LEAST_OWN):
            if share / SHARE >= LEAST / len(text):
                found[gram] = max(found.get(gram, 0), share / SHARE)
    by_power: dict[int, list[str]] = {}
    for gram, share in found.items():
        by_power.setdefault(round(4 * -math.log2(share * LINE)), []).append(gram)
    rows = ("\t".join((str(power), *sorted(by_power[power]))).replace("\n", NEWLINE) for power in sorted(by_power))
    FREQUENT.write_text("".join(f"{row}\n" for row in rows), encoding="utf-8")


if __name__ == "__main__":
    main()
