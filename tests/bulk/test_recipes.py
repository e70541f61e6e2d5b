"""The recipes of docs/recipes.md, run as they stand there; what is not installed is skipped, and says so.

`python -m tests.engines recipes` runs them all in an environment of its own.
"""

from __future__ import annotations

import importlib.util
import re
import sys
from pathlib import Path
from types import ModuleType

import pytest

PAGE = Path(__file__).parents[2] / "docs" / "recipes.md"
RECIPES = re.findall(
    r"^## (.+?) \(`(\w+)`\)\n.*?^```python\n(.*?)^```", PAGE.read_text("utf-8"), re.MULTILINE | re.DOTALL
)


def test_every_recipe_is_found() -> None:
    assert len(RECIPES) == PAGE.read_text("utf-8").count("```python") == 8


@pytest.mark.parametrize(("module", "code"), [recipe[1:] for recipe in RECIPES], ids=[recipe[0] for recipe in RECIPES])
def test_a_recipe_does_what_it_says(monkeypatch: pytest.MonkeyPatch, module: str, code: str) -> None:
    if importlib.util.find_spec(module) is None:
        pytest.skip(f"{module} is not installed here; `python -m tests.engines recipes` makes an environment for it")
    assert "assert " in code
    recipe = ModuleType("recipe")
    monkeypatch.setitem(sys.modules, "recipe", recipe)  # as if it were a file: some tools look for it
    exec(compile(code, f"{PAGE.name}: {module}", "exec"), recipe.__dict__)
