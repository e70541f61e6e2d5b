"""Makes `src/cleantext/context.json`, the trees of `cleantext.context`, from the documents of `corpus/`.

python -m pip install scikit-learn
python docs/train_context.py            # writes the trees, and prints how well they do on what they have not seen

The documents fall into four parts. For each part a voice is trained that has not seen its lines, so that lines read as
they do on new pages; then the cleaners run, and tell the numbers of each line that stays, turn for turn. Documents
without furniture stand within that of other pages. Trees learn from all this which lines are marked as furniture. Some
of the numbers may only speak for furniture the greater they are: trees cannot learn from a few pages that what reads
more as furniture is less of it.
"""

from __future__ import annotations

import json
import sys
import zlib
from collections.abc import Iterator, Sequence
from multiprocessing import Pool
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np
from sklearn.ensemble import HistGradientBoostingClassifier

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "src"), str(ROOT), str(ROOT / "docs")]

import train_voice  # noqa: E402  # the tree that the trees are of

from cleantext import amid, context, explain, voice  # noqa: E402  # the same
from cleantext.document import Line  # noqa: E402  # the same
from tests.corpusfile import Document, documents, framed  # noqa: E402  # the same

PARTS = 4
#: How many trees, how deep, how fast they learn, how many lines a leaf has, how much the article's lines count.
TREES, DEPTH, RATE, LEAF, ARTICLE, SHRINK = 150, 4, 0.08, 30, 2.0, 5.0
#: The greater these numbers are, the more they speak for furniture.
RISING = frozenset(
    ("score", "over", "excess", "above", "below", "mean around", "most around", "gone around", "kinds")
)  # fmt: skip
#: Decimals of what is written: of limits, and of weights.
LIMITS, WEIGHTS = 5, 4

Lesson = tuple[bool, list[float]]


class Recorder(context.Context):
    """A context that tells the numbers of the lines that it is asked about, and lets none of them go."""

    seen: list[tuple[str, list[float]]]

    def scores(self, lines: Sequence[Line]) -> list[float]:
        self.seen += ((line.source.strip(), [float(value) for value in self.numbers(line)]) for line in lines)
        return [-np.inf] * len(lines)


def labels(document: Document) -> dict[str, bool]:
    """Which lines are furniture; lines that are partly so, or both, are left out."""
    found: dict[str, set[bool]] = {}
    for row in document.rows:
        known = row.gutter != "?" and (row.goes or row.kept == row.text)
        found.setdefault(row.text.strip(), set()).update({row.goes} if known else {True, False})
    return {text: which.pop() for text, which in found.items() if text and len(which) == 1}


def lessons(some: Sequence[Document]) -> Iterator[Lesson]:
    """The lines that the cleaners leave of the documents, turn for turn."""
    amid.Context = Recorder
    for document in some:
        Recorder.seen = []
        explain(document.text)
        marked = labels(document)
        once = dict.fromkeys((text, *numbers) for text, numbers in Recorder.seen)
        yield from ((marked[text], numbers) for text, *numbers in once if text in marked)


def without(lines: set[str]) -> None:
    """Train a voice that has not seen the *lines*, and use it."""
    unique = {(label, text.strip()) for label, text, _ in train_voice.examples() if text.strip()}
    known = sorted(example for example in unique if example[1] not in lines)
    model = train_voice.fitted(train_voice.matrix([text for _, text in known]), np.array([label for label, _ in known]))
    with TemporaryDirectory() as folder:
        voice.TABLE = Path(folder) / "voice.bin"
        train_voice.write(model, voice.TABLE)
        voice._weights.cache_clear()
        voice._weighed.cache_clear()
        voice.score("")


def taught(part: Sequence[Document]) -> list[Lesson]:
    """What a part tells to a voice that has not seen it."""
    without({row.text.strip() for document in part for row in document.rows})
    found = list(lessons(part))
    print(f"{len(part)} documents, {len(found)} lines", flush=True)
    return found


def fitted(found: Sequence[Lesson]) -> Any:
    which = np.array([label for label, _ in found])
    model = HistGradientBoostingClassifier(
        max_iter=TREES, max_depth=DEPTH, learning_rate=RATE, min_samples_leaf=LEAF, l2_regularization=SHRINK,
        monotonic_cst=[int(name in RISING) for name in context.NAMES], early_stopping=False,
    )  # fmt: skip
    return model.fit(np.array([row for _, row in found]), which, sample_weight=np.where(which, 1.0, ARTICLE))


def told(name: str, found: Sequence[Lesson], scores: Any) -> None:
    which = np.array([label for label, _ in found])
    furniture, article = np.mean(scores[which] > context.SURE), np.mean(scores[~which] > context.SURE)
    counts = f"{which.sum()} lines of furniture, {article:.3%} of {(~which).sum()} of articles"
    print(f"{name}: sure of {furniture:.1%} of {counts}")


def exported(model: Any) -> dict[str, Any]:
    """The trees as `forest.py` reads them."""
    trees = []
    for (tree,) in model._predictors:
        nodes = tree.nodes
        means = [0.0] * len(nodes)
        for i in range(len(nodes) - 1, -1, -1):
            node = nodes[i]
            low, high = int(node["left"]), int(node["right"])
            counts = [int(nodes[low]["count"]), int(nodes[high]["count"])]
            means[i] = float(node["value"]) if node["is_leaf"] else (
                (means[low] * counts[0] + means[high] * counts[1]) / sum(counts)
            )  # fmt: skip
        trees.append(
            [
                [0, 0, 0, 0, round(mean, WEIGHTS)] if node["is_leaf"] else [
                    int(node["feature_idx"]), round(float(node["num_threshold"]), LIMITS), int(node["left"]),
                    int(node["right"]), round(mean, WEIGHTS),
                ]
                for node, mean in zip(nodes, means, strict=True)
            ]
        )  # fmt: skip
    base = round(float(model._baseline_prediction.item()), WEIGHTS)
    return {"names": list(context.NAMES), "base": base, "trees": trees}


def main() -> None:
    parts: list[list[Document]] = [[] for _ in range(PARTS)]
    pages = [page for page in documents("pages") if any(row.goes for row in page.rows)]
    for document in [*documents("pages"), *documents("mixed"), *documents("near-misses")]:
        own = any(row.goes for row in document.rows)
        parts[zlib.crc32(str(document).encode()) % PARTS].append(document if own else framed(document, pages))
    with Pool() as pool:
        found = pool.map(taught, parts)
    for n, part in enumerate(found):
        model = fitted([lesson for m, other in enumerate(found) if m != n for lesson in other])
        told(f"part {n + 1}", part, model.decision_function(np.array([row for _, row in part])))
    model = fitted([lesson for part in found for lesson in part])
    text = json.dumps(exported(model), separators=(",", ":"))
    (ROOT / "src/cleantext/context.json").write_text(text.replace("]],[[", "]],\n[[") + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
