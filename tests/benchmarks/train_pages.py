"""Train the page model: `python -m tests.benchmarks.train_pages CACHE` writes src/cleantext/page/model.json.

It needs the annotated pages (see `annotated.py`) and scikit-learn. CACHE is a folder for the pages in numbers, which take
long to compute, and for the forests of the cross-validation: for each fold of hosts a model that has not seen them, down to
the first scores that its second half was trained on and the limits of its settings. `tests.benchmarks.pages` measures with those.
"""

from __future__ import annotations

import argparse
import io
import json
import pickle
import zlib
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.ensemble import HistGradientBoostingClassifier

from cleantext.page.extent import context, context_names
from cleantext.page.features import Seen, names
from cleantext.page.kind import KIND, kind_row
from cleantext.page.model import Limits, read_model
from tests.benchmarks.annotated import folder, records
from tests.benchmarks.pagedata import FOLDS, TYPES, Lesson, fold_of, generated, lessons
from tests.benchmarks.pagelimits import BUDGETS, FORMS, Lines, choose

#: The share of the pages in made-up tongues, and of the generated ones, that a forest learns from.
TAUGHT = 0.3
#: Lines of a page that are learned from, at most, and the trees of the two forests.
LINES = 70
ROUNDS = (60, 90)
#: So large a share of articles and documentation is not taken for a doubtful page, one of these types.
HELD = 0.96
DOUBTFUL = ("product", "listing", "collection", "forum")
#: How much the pages of a type count: what lies on products, lists and boards is labelled with less care.
WEIGHTS = {"article": 1.0, "documentation": 1.0, "service": 0.7, "forum": 0.35}
ABOUT = {
    "what": "The page model of cleantext: trees over numbers that describe the lines of a page. It holds no text of any page.",
    "trained_on": "The pages of the dev split of WCXB v1.0 (github.com/Murrough-Foley/web-content-extraction-benchmark, CC-BY-4.0), as text and as "
    "markdown, with labels for each line; and pages generated from this project's own corpus in 28 languages.",
    "licence": "WCXB is CC-BY-4.0; its authors are to be named: Murrough Foley and contributors.",
    "made_by": "python -m tests.benchmarks.train_pages",
    "format": "A node is [number, limit, low, high, weight]; see page/model.py.",
}  # fmt: skip


def taught(some: Sequence[Lesson]) -> list[int]:
    """Which pages to learn from: the annotated ones as they are, and some of the others, so that no English is learned."""
    return [
        at
        for at, one in enumerate(some)
        if one.variant in FORMS or zlib.crc32(f"{one.page} {one.variant}".encode()) % 100 < TAUGHT * 100
    ]


def load(cache: Path) -> list[Lesson]:
    """All lessons, from the cache if they are there."""
    titles: dict[str, str] = {}
    found: list[Lesson] = []
    for variant in ("visible", "pagemd", "generated"):
        place = cache / f"lessons.{variant}.pkl"
        if not place.exists():
            if variant == "generated":
                some = list(generated(560, 112))
            else:
                titles = titles or _titles()
                some = list(lessons(records(variant, TYPES), titles, variant, None, True))
            place.write_bytes(pickle.dumps(some, protocol=5))
        found += pickle.loads(place.read_bytes())
    return found


def _titles() -> dict[str, str]:
    import zstandard

    place = folder()
    assert place is not None
    with open(place / "dev.gold.jsonl.zst", "rb") as packed:
        rows = map(json.loads, io.TextIOWrapper(zstandard.ZstdDecompressor().stream_reader(packed), encoding="utf-8"))
        return {row["id"]: row.get("title") or "" for row in rows}


def fit(some: Sequence[Lesson], rows: Sequence[Any], rounds: int) -> HistGradientBoostingClassifier:
    """A forest that tells chrome (1) from the article (0) in *rows*, one array for each lesson."""
    dice = np.random.default_rng(0)
    x, y, w = [], [], []
    for lesson, row in zip(some, rows, strict=True):
        picked = np.flatnonzero(lesson.weight > 0)
        if len(picked) > LINES:
            picked = np.sort(dice.choice(picked, LINES, replace=False))
        x.append(row[picked])
        y.append(lesson.goal[picked] > 0.5)
        w.append(lesson.weight[picked] * WEIGHTS.get(lesson.kind, 0.15))
    weights = np.concatenate(w)
    forest = HistGradientBoostingClassifier(
        max_iter=rounds, learning_rate=0.12, max_leaf_nodes=24, min_samples_leaf=60, l2_regularization=5.0, max_features=0.5,
        early_stopping=False, random_state=0,
    )  # fmt: skip
    return forest.fit(np.concatenate(x), np.concatenate(y), sample_weight=weights / weights.mean())


def scores(forest: HistGradientBoostingClassifier, rows: Any) -> Any:
    return forest.decision_function(rows) if len(rows) else np.zeros(0)


def seen(lesson: Lesson) -> Seen:
    return Seen(
        lesson.rows.T.tolist(), lesson.words.tolist(), lesson.prose.tolist(), lesson.depth.tolist(),
        list(map(tuple, lesson.run.tolist())), lesson.shape.tolist(),
    )  # fmt: skip


def in_context(lesson: Lesson, first: Any) -> Any:
    return np.array(context(seen(lesson), first.tolist()), np.float32).T


def measured(some: Sequence[Lesson]) -> list[Lesson]:
    """The annotated pages as they are."""
    return [lesson for lesson in some if lesson.variant in FORMS]


class Trainer:
    """Forests by the folds of hosts that they have not seen, each kept in the cache."""

    def __init__(self, cache: Path, rounds: Sequence[int]) -> None:
        self.cache, self.rounds = cache, rounds
        self.some = load(cache)
        self.folds = np.array([fold_of(lesson.host) for lesson in self.some])
        self.taught = taught(self.some)
        self.forests: dict[str, Any] = {}

    def line(self, without: frozenset[int]) -> Any:
        """The forest that looks at a line, trained on all hosts but those of the folds *without*."""
        known = [i for i in self.taught if self.folds[i] not in without]
        return self._kept(
            "line", without, lambda: fit(self._of(known), [self.some[i].rows for i in known], self.rounds[0])
        )

    def page(self, without: frozenset[int]) -> Any:
        """The forest that looks at a line in its context; what it learns from was scored by forests that had not seen it."""

        def made() -> Any:
            known = [i for i in self.taught if self.folds[i] not in without]
            rows = [
                in_context(self.some[i], scores(self.line(without | {int(self.folds[i])}), self.some[i].rows))
                for i in known
            ]
            return fit(self._of(known), rows, self.rounds[1])

        return self._kept("page", without, made)

    def unseen(self, lesson: Lesson) -> Any:
        """The scores of a page by the forests that have not seen its host."""
        fold = frozenset({fold_of(lesson.host)})
        return scores(self.page(fold), in_context(lesson, scores(self.line(fold), lesson.rows)))

    def _of(self, which: Sequence[int]) -> list[Lesson]:
        return [self.some[i] for i in which]

    def _kept(self, part: str, without: frozenset[int], make: Callable[[], Any]) -> Any:
        name = "-".join([part, *map(str, sorted(without))])
        if name not in self.forests:
            place = self.cache / f"forest.{name}.pkl"
            if not place.exists():
                place.write_bytes(pickle.dumps(make()))
                print(name, flush=True)
            self.forests[name] = pickle.loads(place.read_bytes())
        return self.forests[name]


def plain(forest: HistGradientBoostingClassifier, given: Sequence[str]) -> dict[str, Any]:
    """A forest as data; the weight of an inner node is the mean of what lies below it."""
    trees = []
    for (predictor,) in forest._predictors:
        nodes = predictor.nodes

        def weigh(at: int, nodes: Any = nodes) -> float:
            node = nodes[at]
            if node["is_leaf"]:
                return float(node["value"])
            low, high = int(node["left"]), int(node["right"])
            a, b = int(nodes[low]["count"]), int(nodes[high]["count"])
            return (a * weigh(low) + b * weigh(high)) / (a + b)

        trees.append([
            [0, 0, 0, 0, round(weigh(at), 4)] if node["is_leaf"] else
            [int(node["feature_idx"]), round(float(node["num_threshold"]), 5), int(node["left"]), int(node["right"]), round(weigh(at), 4)]
            for at, node in enumerate(nodes)
        ])  # fmt: skip
    return {"names": list(given), "base": round(float(forest._baseline_prediction.ravel()[0]), 4), "trees": trees}


def kind_forest(rows: Any, goal: Any) -> Any:
    """The forest that tells doubtful pages, from what `kind_row` says of them."""
    forest = HistGradientBoostingClassifier(
        max_iter=100, learning_rate=0.1, max_leaf_nodes=8, min_samples_leaf=25, l2_regularization=5.0, max_features=0.5,
        early_stopping=False, random_state=0,
    )  # fmt: skip
    return forest.fit(rows, goal)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("cache", type=Path)
    parser.add_argument(
        "--rounds", type=int, nargs=2, default=ROUNDS, help="trees that look at lines, at lines in context"
    )
    options = parser.parse_args()
    trainer = Trainer(options.cache, options.rounds)
    pages = measured(trainer.some)
    outcome = [trainer.unseen(lesson) for lesson in pages]
    (options.cache / "outcome.pkl").write_bytes(pickle.dumps(outcome))
    folds = np.array([fold_of(lesson.host) for lesson in pages])
    text = np.array([lesson.kind in ("article", "documentation") for lesson in pages])
    doubtful = np.array([lesson.kind in DOUBTFUL for lesson in pages])
    of_kind = np.array(
        [kind_row(seen(lesson), score.tolist()) for lesson, score in zip(pages, outcome, strict=True)], np.float32
    )
    kinds = [kind_forest(of_kind[folds != fold], doubtful[folds != fold]) for fold in range(FOLDS)]
    sure = np.array([kinds[fold].decision_function(row[None])[0] for fold, row in zip(folds, of_kind, strict=True)])

    def chosen(which: Any) -> tuple[float, dict[str, dict[str, Limits]]]:
        """From what score on a page counts as doubtful, and the limits of the settings, on some of the pages."""
        held_from = float(np.quantile(sure[which & text], HELD))
        at = np.flatnonzero(which)
        return held_from, choose(Lines([pages[i] for i in at], [outcome[i] for i in at], list(sure[at] > held_from)))

    # Each fold is judged by limits that were chosen on the others.
    limits = [chosen(folds != fold) for fold in range(FOLDS)]
    held = sure > np.array([limits[fold][0] for fold in folds])
    print(f"doubtful pages recognised: {held[doubtful].mean():.1%}, of articles {held[text].mean():.1%}")
    show(pages, outcome, held, folds, [settings for _, settings in limits])
    for fold, (held_from, settings) in enumerate(limits):
        forests = trainer.line(frozenset({fold})), trainer.page(frozenset({fold})), kinds[fold]
        (options.cache / f"fold{fold}.json").write_text(
            json.dumps(as_data(forests, held_from, settings)), encoding="utf-8"
        )
    forests = trainer.line(frozenset()), trainer.page(frozenset()), kind_forest(of_kind, doubtful)
    data = {"about": ABOUT, **as_data(forests, *chosen(folds >= 0))}
    read_model(data)
    place = Path(__file__).parents[2] / "src" / "cleantext" / "page" / "model.json"
    place.write_text(_readable(data), encoding="utf-8")
    print(f"{place}: {place.stat().st_size} bytes")


def show(pages: Sequence[Lesson], outcome: Sequence[Any], held: Any, folds: Any, limits: Sequence[Any]) -> None:
    """Print for each setting and group of pages what is lost and what goes, each page with the limits of its fold."""
    at = [np.flatnonzero(folds == fold) for fold in range(FOLDS)]
    lines = [Lines([pages[i] for i in some], [outcome[i] for i in some], list(held[some])) for some in at]
    for setting in BUDGETS:
        total: dict[str, Any] = {}
        for fold, some in enumerate(lines):
            for name, here in {**some.group, **some.kind}.items():
                counts = some.counted(limits[fold][setting][FORMS[name.split()[0]]], here)
                total[name] = total.get(name, 0) + np.array(counts)
        for name, (lost, body, gone, boiler) in sorted(total.items()):
            print(f"{setting:9} {name:24} lost {lost / max(1, body):.3%}, gone {gone / max(1, boiler):.1%}")


def as_data(forests: Sequence[Any], held_from: float, settings: dict[str, dict[str, Limits]]) -> dict[str, Any]:
    """The model as `read_model` reads it."""
    line, page, kind = forests
    return {
        "held_from": round(held_from, 3),
        "settings": {name: {form: limits._asdict() for form, limits in forms.items()} for name, forms in settings.items()},
        "line": plain(line, names()), "page": plain(page, context_names()), "kind": plain(kind, KIND),
    }  # fmt: skip


def _readable(data: dict[str, Any]) -> str:
    """JSON with a tree a line."""
    parts = []
    for key, value in data.items():
        if isinstance(value, dict) and "trees" in value:
            trees = ",\n".join(json.dumps(tree, separators=(",", ":")) for tree in value["trees"])
            head = json.dumps({name: entry for name, entry in value.items() if name != "trees"})
            parts.append(f'"{key}": {head[:-1]}, "trees": [\n{trees}\n]}}')
        else:
            parts.append(f'"{key}": {json.dumps(value, indent=1)}')
    return "{\n" + ",\n".join(parts) + "\n}\n"


if __name__ == "__main__":
    main()
