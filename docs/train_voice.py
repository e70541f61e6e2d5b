"""Makes `src/cleantext/voice.bin`, the table of `cleantext.voice`, from the project's own examples.

python -m pip install scikit-learn
python docs/train_voice.py            # writes the table, and prints how well it does on what it has not seen

Furniture is what rules remove, the marked lines of `corpus/mixed/`, and the lines with a plus in `corpus/lines/`;
article is what rules keep, all other lines of the corpus, and the lines with a minus. A logistic regression weighs
them. How well it does is measured in four turns, each on files and rules that it did not learn from.
"""

from __future__ import annotations

import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import GroupKFold

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "src"))

from cleantext import voice  # noqa: E402  # the tree that the table is of

#: How freely a feature may be weighed (scikit-learn's C), and the greatest entry of the table.
FREEDOM, GREATEST = 10.0, 127


def examples() -> Iterator[tuple[bool, str, str]]:
    """Whether an example is furniture, its text, and the rule or file it is of."""
    for file in sorted((ROOT / "src/cleantext/data").glob("*/*.toml")):
        for rule in tomllib.loads(file.read_text("utf-8")).get("rule", []):
            name = f"{file.parent.name}/{file.stem}/{rule['id']}"
            yield from ((True, text, name) for text in rule.get("removes", []))
            yield from ((False, text, name) for text in rule.get("keeps", []))
    corpus = (ROOT / "corpus").glob("*/*/*.txt")
    for file in sorted(file for file in corpus if "unsighted" not in file.parts):  # that is there to measure with
        for line in file.read_text("utf-8").partition("---\n")[2].split("\n"):
            gutter, bar, text = line.partition("|")
            if bar and text.strip() and not gutter.startswith("?") and "{--" not in text:
                yield bool(gutter.strip()), text, str(file)
    for text in (ROOT / "corpus/sentences.txt").read_text("utf-8").split("\n"):
        yield False, text, "sentences"
    for file in sorted((ROOT / "corpus/lines").glob("*.txt")):
        # By tens: lines that stand together are of one kind.
        for number, line in enumerate(file.read_text("utf-8").splitlines()):
            yield line.startswith("+"), line[2:], f"{file}:{number // 10}"


def matrix(texts: list[str]) -> Any:
    """One row for each text, as `voice.score` weighs it."""
    found = [voice.features(text) for text in texts]
    ends = np.cumsum([0, *map(len, found)])
    values = np.concatenate([np.full(len(row), len(row) ** -0.5) for row in found])
    made = csr_matrix((values, np.concatenate(found), ends), shape=(len(texts), voice.SIZE))
    made.sum_duplicates()
    return made


def fitted(rows: Any, labels: Any) -> LogisticRegression:
    return LogisticRegression(C=FREEDOM, solver="liblinear", max_iter=300).fit(rows, labels)


def write(model: LogisticRegression, file: Path) -> None:
    """Write the model as the table that `voice.score` reads."""
    step = float(np.abs(model.coef_[0]).max()) / GREATEST
    table = np.round(model.coef_[0] / step).astype(np.int8)
    file.write_bytes(voice.HEADER.pack(float(model.intercept_[0]), step) + table.tobytes())


def main() -> None:
    # One text is one example, however many rules and files have it.
    unique = {(label, text.strip()): group for label, text, group in examples() if text.strip()}
    labels = np.array([label for label, _ in unique])
    rows = matrix([text for _, text in unique])
    scores = np.zeros(len(labels))
    for known, unseen in GroupKFold(4).split(rows, labels, list(unique.values())):
        scores[unseen] = fitted(rows[known], labels[known]).decision_function(rows[unseen])
    print(f"{labels.sum()} lines of furniture, {(~labels).sum()} of articles")
    print(f"unseen: area under the curve {roc_auc_score(labels, scores):.3f}")
    for level in (0, 1, 2):
        furniture, articles = np.mean(scores[labels] > level), np.mean(scores[~labels] > level)
        print(f"above {level}: {furniture:.1%} of furniture, {articles:.1%} of articles")
    model = fitted(rows, labels)
    write(model, voice.TABLE)


if __name__ == "__main__":
    main()
