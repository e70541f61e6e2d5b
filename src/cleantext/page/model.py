"""The page model: small trees as data, what they say of a line, and which of the things seen weighed most.

A tree is a list of nodes `[name, limit, low, high, weight]`: if the line's number `name` is at most `limit`, go on with
node `low`, else with node `high`; a leaf has low = 0. The weight of a leaf is the tree's word (log-odds, above zero for
chrome), that of a node the mean of the leaves below it. A line's score is the sum over all trees.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from importlib import resources
from typing import Any, NamedTuple

from cleantext.page.extent import SURE, context, context_names
from cleantext.page.features import Seen, names
from cleantext.page.kind import KIND
from cleantext.page.own import Column, Row

Tree = tuple[Sequence[int], Sequence[float], Sequence[int], Sequence[int], Sequence[float]]


#: Fewer lines, or a smaller share, that look like chrome by themselves make no page: `page.verdict` asks for more.
LEAST_SUSPECTS, LEAST_SHARE = 5, 0.06


class Forest(NamedTuple):
    """Trees over numbers with names."""

    names: tuple[str, ...]
    base: float
    trees: tuple[Tree, ...]

    def scores(self, columns: Sequence[Column]) -> Column:
        """The score of each line; the lines go down each tree together."""
        size = len(columns[0])
        found = [self.base] * size
        everything = range(size)
        for which, limit, low, high, weight in self.trees:
            waiting: list[tuple[int, Sequence[int]]] = [(0, everything)]
            while waiting:
                node, some = waiting.pop()
                if not low[node]:
                    word = weight[node]
                    for i in some:
                        found[i] += word
                    continue
                column, most = columns[which[node]], limit[node]
                under = [i for i in some if column[i] <= most]
                if len(under) == len(some):
                    waiting.append((low[node], some))
                elif not under:
                    waiting.append((high[node], some))
                else:
                    waiting += ((low[node], under), (high[node], [i for i in some if column[i] > most]))
        return found

    def shares(self, row: Row) -> dict[str, float]:
        """How much each number of *row* moved its score, by name: along each tree, the change of the weight."""
        found: dict[str, float] = {}
        for which, limit, low, high, weight in self.trees:
            node = 0
            while low[node]:
                name = self.names[which[node]]
                after = low[node] if row[which[node]] <= limit[node] else high[node]
                found[name] = found.get(name, 0.0) + weight[after] - weight[node]
                node = after
        return found


class Scored(NamedTuple):
    """What the model says of the lines of a page; above zero for chrome."""

    scores: list[float]
    first: list[float]
    context: list[Column]


class Limits(NamedTuple):
    """What a line must score to go at one setting: any line, one with an article's sentence, one on a held page."""

    line: float
    sentence: float
    held: float


class Model(NamedTuple):
    """Three forests, and where to draw the line.

    `line` looks at a line and the shapes around it, `page` at the scores that it gave, `kind` at the page as a whole:
    above `held_from` it is one on which text alone cannot tell. `settings` has the limits of each setting for pages as
    "markdown" and as "plain" text: where links are seen, a score is worth less.
    """

    line: Forest
    page: Forest
    kind: Forest
    held_from: float
    settings: Mapping[str, Mapping[str, Limits]]

    def score(self, seen: Seen, known: Iterable[int] = ()) -> Scored:
        """Score the lines of a page; *known* are lines that are chrome beyond doubt, by what is known of the site."""
        first = self.line.scores(seen.columns)
        for index in known:
            first[index] = SURE
        if sum(score > 0 for score in first) < max(LEAST_SUSPECTS, LEAST_SHARE * len(first)):
            return Scored(first, first, [])  # so little looks like chrome that no context would make it a page
        columns = context(seen, first)
        return Scored(self.page.scores(columns), first, columns)


def read_model(data: Mapping[str, Any]) -> Model:
    """The model in *data*, as `page/model.json` has it.

    Raises:
        ValueError: the model was trained on other numbers than this version computes.
    """
    found = []
    for part, wanted in (("line", names()), ("page", context_names()), ("kind", KIND)):
        given = tuple(data[part]["names"])
        if given != wanted:
            raise ValueError(f"the page model's part {part!r} was trained on other numbers; train it anew")
        trees = tuple(
            (
                [int(node[0]) for node in tree], [float(node[1]) for node in tree], [int(node[2]) for node in tree],
                [int(node[3]) for node in tree], [float(node[4]) for node in tree],
            )
            for tree in data[part]["trees"]
        )  # fmt: skip
        found.append(Forest(given, float(data[part]["base"]), trees))
    settings = {
        name: {form: Limits(**limits) for form, limits in forms.items()} for name, forms in data["settings"].items()
    }
    line, page, kind = found
    return Model(line, page, kind, float(data["held_from"]), settings)


@cache
def shipped() -> Model:
    """The model that comes with the package."""
    return read_model(json.loads(resources.files("cleantext.page").joinpath("model.json").read_text("utf-8")))
