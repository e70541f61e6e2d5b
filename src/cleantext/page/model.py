"""The page model: small trees as data, what they say of a line, and which of the things seen weighed most.

The trees are as `forest.py` has them; above zero is chrome.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from functools import cache
from importlib import resources
from typing import Any, NamedTuple

from cleantext.forest import Column, Forest, read_forest
from cleantext.page.extent import SURE, context, context_names
from cleantext.page.features import Seen, names
from cleantext.page.kind import KIND

#: Fewer lines, or a smaller share, that look like chrome by themselves make no page: `page.verdict` asks for more.
LEAST_SUSPECTS, LEAST_SHARE = 5, 0.06


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
        found.append(read_forest(data[part], wanted, f"the page model's part {part!r}"))
    settings = {
        name: {form: Limits(**limits) for form, limits in forms.items()} for name, forms in data["settings"].items()
    }
    line, page, kind = found
    return Model(line, page, kind, float(data["held_from"]), settings)


@cache
def shipped() -> Model:
    """The model that comes with the package."""
    return read_model(json.loads(resources.files("cleantext.page").joinpath("model.json").read_text("utf-8")))
