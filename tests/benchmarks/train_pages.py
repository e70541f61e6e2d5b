"""Train the page model: `python -m tests.benchmarks.train_pages CACHE` writes src/cleantext/page/model.json.

It needs the annotated pages (see `annotated.py`) and scikit-learn. CACHE is a folder for the pages in numbers, which take
long to compute, and for the models that the cross-validation makes: for each fold of hosts one that has not seen them,
down to the first scores that its second half was trained on. `tests.benchmarks.pages` measures with those.
"""

from __future__ import annotations

import argparse
import io
import json
import pickle
import zlib
from collections.abc import Sequence
from functools import partial
from multiprocessing import Pool
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.ensemble import HistGradientBoostingClassifier

from cleantext.page.extent import context, context_names
from cleantext.page.features import Seen, names
from cleantext.page.kind import KIND, kind_row
from cleantext.page.model import read_model
from tests.benchmarks.annotated import folder, records
from tests.benchmarks.pagedata import FOLDS, TYPES, Lesson, fold_of, generated, lessons
from tests.benchmarks.pagelimits import FORMS, Lines, choose

#: The share of the pages in made-up tongues, and of the generated ones, that a forest learns from.
TAUGHT = 0.3
#: Lines of a page that are learned from, at most.
LINES = 60
#: So large a share of articles and documentation is not taken for a doubtful page, one of these types.
HELD = 0.93
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


def taught(some: Sequence[Lesson]) -> list[Lesson]:
    """The pages to learn from: the annotated ones as they are, and some of the others, so that no English is learned."""
    return [
        one
        for one in some
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
    return Seen(lesson.rows.T.tolist(), lesson.words.tolist(), lesson.prose.tolist(), lesson.depth.tolist())


def in_context(lesson: Lesson, first: Any) -> Any:
    return np.array(context(seen(lesson), first.tolist()), np.float32).T


def two_forests(some: Sequence[Lesson], rounds: tuple[int, int, int]) -> tuple[Any, Any]:
    """The two forests, the second trained on scores that the first gave to pages of hosts that it had not seen."""
    inner = np.array([fold_of(lesson.host, 2, "inner") for lesson in some])
    first: list[Any] = [None] * len(some)
    print(f"{len(some)} pages to learn from", flush=True)
    for half in (0, 1):
        known = [lesson for lesson, which in zip(some, inner, strict=True) if which != half]
        forest = fit(known, [lesson.rows for lesson in known], rounds[0])
        for i in np.flatnonzero(inner == half):
            first[i] = scores(forest, some[i].rows)
    line = fit(some, [lesson.rows for lesson in some], rounds[1])
    rows = [in_context(lesson, given) for lesson, given in zip(some, first, strict=True)]
    return line, fit(some, rows, rounds[2])


def measured(some: Sequence[Lesson]) -> list[Lesson]:
    """The annotated pages as they are."""
    return [lesson for lesson in some if lesson.variant in FORMS]


def trained_without(fold: int | None, cache: Path, rounds: tuple[int, int, int]) -> tuple[tuple[Any, Any], dict[tuple[str, str], Any]]:
    """The forests trained on all hosts but those of *fold*, and the scores of the pages of these hosts; kept in the cache."""
    place = cache / f"trained.{'all' if fold is None else fold}.pkl"
    if place.exists():
        return pickle.loads(place.read_bytes())
    some = load(cache)
    known = [lesson for lesson in some if lesson.variant.startswith("generated") or fold_of(lesson.host) != fold]
    line, page = two_forests(taught(known), rounds)
    print("forests without fold", fold, flush=True)
    rest = [lesson for lesson in measured(some) if fold_of(lesson.host) == fold]
    found = {(one.page, one.variant): scores(page, in_context(one, scores(line, one.rows))) for one in rest}
    place.write_bytes(pickle.dumps(((line, page), found)))
    return (line, page), found


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
        max_iter=60, learning_rate=0.1, max_leaf_nodes=6, min_samples_leaf=25, l2_regularization=5.0, early_stopping=False, random_state=0
    )
    return forest.fit(rows, goal)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("cache", type=Path)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--rounds", type=int, nargs=3, default=(60, 90, 90), help="trees of the inner, first, second forest")
    options = parser.parse_args()
    with Pool(options.jobs) as pool:
        train = partial(trained_without, cache=options.cache, rounds=options.rounds)
        trained = pool.map(train, [*range(FOLDS), None], chunksize=1)
    *forests, (line, page) = [pair for pair, _ in trained]
    second = {key: score for _, scored in trained for key, score in scored.items()}
    plain_pages = measured(load(options.cache))
    outcome = [second[lesson.page, lesson.variant] for lesson in plain_pages]
    (options.cache / "outcome.pkl").write_bytes(pickle.dumps((forests, outcome)))
    folds = np.array([fold_of(lesson.host) for lesson in plain_pages])
    goal = np.array([lesson.kind in DOUBTFUL for lesson in plain_pages])
    rows = [kind_row(seen(lesson), score.tolist()) for lesson, score in zip(plain_pages, outcome, strict=True)]
    of_kind = np.array(rows, np.float32)
    kinds = [kind_forest(of_kind[folds != fold], goal[folds != fold]) for fold in range(FOLDS)]
    sure = np.zeros(len(plain_pages))
    for fold, forest in enumerate(kinds):
        sure[folds == fold] = forest.decision_function(of_kind[folds == fold])
    text = np.array([lesson.kind in ("article", "documentation") for lesson in plain_pages])
    held_from = float(np.quantile(sure[text], HELD))
    print(f"doubtful pages recognised: {(sure[goal] > held_from).mean():.1%}, of articles {(sure[text] > held_from).mean():.1%}")
    lines = Lines(plain_pages, outcome, list(sure > held_from))
    settings = choose(lines)
    for setting, forms in settings.items():
        for name, here in {**lines.group, **lines.kind}.items():
            ((lost, gone),) = lines.judged(forms[FORMS[name.split()[0]]], {name: here}).values()
            print(f"{setting:9} {name:24} lost {lost:.3%}, gone {gone:.1%}")
    shared = {"held_from": round(held_from, 3), "settings": {
        name: {form: limits._asdict() for form, limits in forms.items()} for name, forms in settings.items()
    }}  # fmt: skip
    for fold, (first, then) in enumerate(forests):
        data = {"line": plain(first, names()), "page": plain(then, context_names()), "kind": plain(kinds[fold], KIND), **shared}
        (options.cache / f"fold{fold}.json").write_text(json.dumps(data), encoding="utf-8")
    kind = kind_forest(of_kind, goal)
    data = {"about": ABOUT, **shared, "line": plain(line, names()), "page": plain(page, context_names()), "kind": plain(kind, KIND)}
    read_model(data)
    place = Path(__file__).parents[2] / "src" / "cleantext" / "page" / "model.json"
    place.write_text(_readable(data), encoding="utf-8")
    print(f"{place}: {place.stat().st_size} bytes")


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
