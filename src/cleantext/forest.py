"""Small trees as data, what they say of a line, and which of the numbers known of it weighed most.

A tree is a list of nodes `[name, limit, low, high, weight]`: if the line's number `name` is at most `limit`, go on with
node `low`, else with node `high`; a leaf has low = 0. The weight of a leaf is the tree's word (log-odds), that of a
node the mean of the leaves below it. A line's score is the sum over all trees.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

Tree = tuple[Sequence[int], Sequence[float], Sequence[int], Sequence[int], Sequence[float]]
#: One number for each line of a page; all numbers of one line.
Column = list[float]
Row = Sequence[float]


class Forest(NamedTuple):
    """Trees over numbers with names."""

    names: tuple[str, ...]
    base: float
    trees: tuple[Tree, ...]

    def scores(self, columns: Sequence[Sequence[float]]) -> Column:
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


def read_forest(data: Mapping[str, Any], wanted: tuple[str, ...], what: str) -> Forest:
    """The trees in *data*, which is *what*: `names`, `base` and `trees`.

    Raises:
        ValueError: they were trained on other numbers than this version computes.
    """
    if tuple(data["names"]) != wanted:
        raise ValueError(f"{what} was trained on other numbers; train it anew")
    trees = tuple(
        (
            [int(node[0]) for node in tree], [float(node[1]) for node in tree], [int(node[2]) for node in tree],
            [int(node[3]) for node in tree], [float(node[4]) for node in tree],
        )
        for tree in data["trees"]
    )  # fmt: skip
    return Forest(wanted, float(data["base"]), trees)
