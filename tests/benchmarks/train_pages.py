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
from cleantext.page.model import Limits, read_model
from cleantext.page.verdict import ABOVE_TEXT, ALONE, BEYOND_DOUBT, LEAST_CHROME, LEAST_SHARE
from tests.benchmarks.annotated import folder, records
from tests.benchmarks.pagedata import FOLDS, TYPES, Lesson, fold_of, generated, lessons

#: The share of the annotated pages that a forest learns from, each as text or as markdown or both; all are measured.
TAUGHT = 0.25
#: Lines of a page that are learned from, at most.
LINES = 60
DOUBTFUL = ("product", "listing", "collection", "forum")
#: Body characters that may be lost at each setting, and how much of that the limits are chosen to spend.
BUDGETS = {"careful": 0.001, "balanced": 0.005, "thorough": 0.02}
SPENT = 0.8
WEIGHTS = {"article": 1.0, "documentation": 1.0, "service": 1.0, "forum": 0.5}
ABOUT = {
    "what": "The page model of cleantext: trees over numbers that describe the lines of a page. It holds no text of any page.",
    "trained_on": "The pages of the dev split of WCXB v1.0 (github.com/Murrough-Foley/web-content-extraction-benchmark, CC-BY-4.0), as text and as "
    "markdown, with labels for each line; and pages generated from this project's own corpus in 28 languages.",
    "licence": "WCXB is CC-BY-4.0; its authors are to be named: Murrough Foley and contributors.",
    "made_by": "python -m tests.benchmarks.train_pages",
    "format": "A node is [number, limit, low, high, weight]; see page/model.py.",
}  # fmt: skip


def taught(some: Sequence[Lesson]) -> list[Lesson]:
    """The pages to learn from; more of them take longer and teach little more."""
    return [one for one in some if zlib.crc32(f"{one.page} {one.variant}".encode()) % 100 < TAUGHT * 100]


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
        w.append(lesson.weight[picked] * WEIGHTS.get(lesson.kind, 0.25))
    weights = np.concatenate(w)
    forest = HistGradientBoostingClassifier(
        max_iter=rounds, learning_rate=0.12, max_leaf_nodes=20, min_samples_leaf=60, l2_regularization=5.0, max_features=0.5,
        early_stopping=False, random_state=0,
    )  # fmt: skip
    return forest.fit(np.concatenate(x), np.concatenate(y), sample_weight=weights / weights.mean())


def scores(forest: HistGradientBoostingClassifier, rows: Any) -> Any:
    return forest.decision_function(rows) if len(rows) else np.zeros(0)


def seen(lesson: Lesson) -> Seen:
    return Seen(lesson.rows.tolist(), lesson.words.tolist(), lesson.prose.tolist())


def in_context(lesson: Lesson, first: Any) -> Any:
    found = context(seen(lesson), first.tolist())
    return np.array(found, np.float32).reshape(len(first), len(context_names()))


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
    return [lesson for lesson in some if lesson.variant in ("visible", "pagemd")]


def trained_without(fold: int | None, cache: Path, rounds: tuple[int, int, int]) -> tuple[tuple[Any, Any], dict[tuple[str, str], Any]]:
    """The forests trained on all hosts but those of *fold*, and the scores of the pages of these hosts; kept in the cache."""
    place = cache / f"trained.{'all' if fold is None else fold}.pkl"
    if place.exists():
        return pickle.loads(place.read_bytes())
    some = load(cache)
    known = [lesson for lesson in some if not lesson.variant.startswith("generated") and fold_of(lesson.host) != fold]
    line, page = two_forests([*taught(known), *[lesson for lesson in some if lesson.variant.startswith("generated")][::2]], rounds)
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


class Lines:
    """The lines of many pages, one behind the other, for trying limits quickly."""

    def __init__(self, some: Sequence[Lesson], second: Sequence[Any], held: Sequence[bool]) -> None:
        def joined(rows: Sequence[Any]) -> Any:
            return np.concatenate([np.concatenate((row, [0.0])) for row in rows])  # a gap between pages

        heading = names().index("heading")
        self.score = joined(second)
        self.score[np.cumsum([len(row) + 1 for row in second]) - 1] = -99.0
        self.prose = joined([lesson.prose for lesson in some]) > 0
        self.heading = joined([lesson.rows[:, heading] for lesson in some]) > 0
        self.size = joined([lesson.size for lesson in some])
        label = np.concatenate([np.array([*lesson.label, ""]) for lesson in some])
        self.body, self.boiler = self.size * (label == "body"), self.size * (label == "boiler")
        self.held = joined([np.full(len(lesson.size), flag) for lesson, flag in zip(some, held, strict=True)]) > 0
        page_goes = [((row > BEYOND_DOUBT).sum() >= LEAST_CHROME) and (row > BEYOND_DOUBT).mean() >= LEAST_SHARE for row in second]
        self.page = joined([np.full(len(row), goes) for row, goes in zip(second, page_goes, strict=True)]) > 0
        group = [f"{lesson.variant} {'text' if lesson.kind in ('article', 'documentation') else 'other'}" for lesson in some]
        self.group = _where(group, second)
        kind = [f"{lesson.variant} {lesson.kind}" for lesson in some]
        self.kind = _where(kind, second)

    def goes(self, limits: Limits) -> Any:
        """As `verdict.decide` has it."""
        limit = np.where(self.held, max(limits.line, limits.held), limits.line)
        goes = self.page & (self.score > np.where(self.prose, np.maximum(limits.sentence, limit), limit))
        above, below = np.roll(goes, 1), np.roll(goes, -1)
        alone = ~above & ~below & (self.score <= limit + ALONE)
        heading = ~below & self.heading & (self.score <= limit + ABOVE_TEXT)
        return goes & ~alone & ~heading

    def judged(self, limits: Limits, by: dict[str, Any], held: bool = False) -> dict[str, tuple[float, float]]:
        """Body characters lost and boilerplate characters gone, by group; of *held* pages only, if so asked."""
        goes = self.goes(limits)
        found = {}
        for name, here in by.items():
            if held:
                here = here[self.held[here]]
            body, boiler = self.body[here], self.boiler[here]
            found[name] = (body * goes[here]).sum() / max(1, body.sum()), (boiler * goes[here]).sum() / max(1, boiler.sum())
        return found


def _where(names_of: Sequence[str], rows: Sequence[Any]) -> dict[str, Any]:
    """For each name the numbers of the lines of its pages."""
    each = np.repeat(np.array(names_of), [len(row) + 1 for row in rows])
    return {str(name): np.flatnonzero(each == name) for name in sorted(set(names_of))}


FORMS = {"visible": "plain", "pagemd": "markdown"}


def choose(lines: Lines) -> dict[str, dict[str, Limits]]:
    """For each setting the limits with which most goes, of those that lose no more than may be lost.

    The pages of text decide; on pages taken for doubtful ones the limit rises until they lose no more than that either.
    """
    found = {}
    held = lines.held
    for setting, budget in BUDGETS.items():
        found[setting] = {form: _limits(lines, held, variant, budget) for variant, form in FORMS.items()}
        print(setting, found[setting], flush=True)
    return found


def _limits(lines: Lines, held: Any, variant: str, budget: float) -> Limits:
    text = {f"{variant} text": lines.group[f"{variant} text"]}
    groups = {**text, f"{variant} other": lines.group[f"{variant} other"]}
    lines.held = np.zeros_like(held)
    best = (-1.0, Limits(9.0, 9.0, 9.0))
    for more in (0.0, 0.5, 1.0, 2.0):
        for line in np.arange(-2, 8, 0.1):
            limits = Limits(round(float(line), 2), round(float(line) + more, 2), 9.0)
            ((lost, gone),) = lines.judged(limits, text).values()
            if lost <= SPENT * budget:
                best = max(best, (gone, limits))
                break
    lines.held = held
    limits = best[1]
    for rise in np.arange(0, 6, 0.25):
        limits = limits._replace(held=round(limits.line + float(rise), 2))
        if max(lost for lost, _ in lines.judged(limits, groups, held=True).values()) <= budget:
            break
    return limits


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
    held_from = float(np.quantile(sure[text], 0.95))  # one article in twenty is taken for a doubtful page
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
