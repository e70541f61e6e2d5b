"""Imports point one way, the core stays light, and nothing heavy is loaded before it is used."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

SOURCE = Path(__file__).parent.parent / "src" / "cleantext"

#: The order in which modules may know each other: a module imports from earlier groups, or from its own.
LAYERS = (
    {
        "automata",
        "folding",
        "forest",
        "parse_tree",
        "rarity",
        "literals",
        "spellings",
        "edges",
        "prefixes",
        "gates",
        "lazy",
        "markup",
        "shown",
        "protected",
        "document",
        "passages",
        "sentences",
        "tongues",
        "signs",
        "voice",
        "entries",
        "turns",
        "structure",
        "subject",
        "verse",
        "edits",
        "result",
    },
    {"rules", "table", "words"},
    {
        "kinds",
        "loader",
        "candidates",
        "prefilter",
        "joints",
        "guard",
        "zones",
        "persons",
        "contacts",
        "headwords",
        "topics",
        "bare",
        "genres",
        "evidence",
        "label_lists",
        "amid",
        "glued",
        "rests",
        "short_pages",
        "enclosed",
        "captions",
        "site_links",
        "head",
        "margins",
        "masthead",
        "context",
        "proposals",
        "spacing",
        "catalog",
        "rulefile",
    },
    {"page"},
    {"pipeline"},
    {"sites"},
    {"cleaners"},
    {""},  # the package itself
    {
        "files",
        "config",
        "choices",
        "elements",
        "dom",
        "extraction",
        "html",
        "arrow",
        "bulk",
        "learning",
        "report",
        "reading",
        "rules_command",
        "completion",
        "cli",
        "__main__",
    },
)
#: Imports against the order, within functions: what they are for is said there.
LATE = {
    ("", "html"),  # the package's `from_html` is loaded when it is asked for
    ("", "rulefile"),  # and `read_rules`
    ("sites", "learning"),  # a profile is read and written by what knows the file's format
    ("result", "report"),  # a result can show itself
}
CORE = set().union(*LAYERS[:8])
HEAVY = {"trafilatura", "pyarrow", "duckdb", "ray", "pyspark", "argparse", "lxml", "ftfy", "click", "rich", "logging"}


def module_of(path: Path) -> str:
    """The module's name under the package; "" for the package itself, "cleaners.links" for a nested one."""
    parts = path.relative_to(SOURCE).with_suffix("").parts
    return ".".join(part for part in parts if part != "__init__")


def level_of(module: str) -> int:
    top = module.partition(".")[0]
    return next(level for level, names in enumerate(LAYERS) if top in names)


def imports(path: Path) -> list[tuple[str, bool]]:
    """The modules that a file imports, and whether it does so when it is itself imported."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    inner = {
        child
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef | ast.If)
        and (isinstance(node, ast.FunctionDef) or "TYPE_CHECKING" in ast.unparse(node.test))
        for child in ast.walk(node)
    }
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found += [(alias.name, node not in inner) for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: imports are absolute"
            names = [f"{node.module}.{alias.name}" for alias in node.names]
            modules = [name for name in names if (SOURCE.parent / (name.replace(".", "/") + ".py")).exists()]
            found += [(name, node not in inner) for name in modules or [node.module or ""]]
    return found


def own(name: str) -> str | None:
    """The module under the package that an import names; None for other packages."""
    head, _, rest = name.partition(".")
    return rest if head == "cleantext" else None


FILES = sorted(SOURCE.rglob("*.py"))


@pytest.mark.parametrize("path", FILES, ids=module_of)
def test_imports_point_one_way(path: Path) -> None:
    module = module_of(path)
    for name, early in imports(path):
        target = own(name)
        if target is None:
            continue
        pair = (module.partition(".")[0], target.partition(".")[0])
        if not early and pair in LATE:
            continue
        assert level_of(target) <= level_of(module), f"{module or 'cleantext'} imports {name}"


@pytest.mark.parametrize("path", [path for path in FILES if path.parent.name == "cleaners"], ids=module_of)
def test_a_cleaner_never_imports_a_cleaner(path: Path) -> None:
    stages = {
        name for name, _ in imports(SOURCE / "cleaners" / "__init__.py") if name.startswith("cleantext.cleaners.")
    }
    if path.name != "__init__.py":
        assert not {name for name, _ in imports(path)} & {*stages, "cleantext.cleaners"}


@pytest.mark.parametrize("path", FILES, ids=module_of)
def test_the_core_imports_nothing_heavy(path: Path) -> None:
    if module_of(path).partition(".")[0] in CORE:
        heavy = {name.partition(".")[0] for name, early in imports(path) if early} & HEAVY
        assert not heavy
        ever = {name.partition(".")[0] for name, _ in imports(path)} & (HEAVY - {"ftfy"})
        assert not ever


def test_the_guard_does_not_know_categories() -> None:
    from cleantext import categories

    tree = ast.parse((SOURCE / "guard.py").read_text(encoding="utf-8"))
    words = {node.value for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str)}
    assert not words & set(categories())
    assert not [node for node in ast.walk(tree) if isinstance(node, ast.Attribute) and node.attr == "category"]


@pytest.mark.parametrize("path", FILES, ids=module_of)
def test_a_module_says_what_it_is_for(path: Path) -> None:
    assert ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))


@pytest.mark.parametrize("statement", ["import cleantext", "import cleantext; cleantext.clean('Share this:')"])
def test_heavy_packages_are_loaded_where_they_are_used(statement: str) -> None:
    code = f"import sys; {statement}; print(*sorted({HEAVY!r} & sys.modules.keys()))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60)
    assert not done.stdout.split()
