"""All engines, each in an environment of its own, and a table of their hashes: `python -m tests.engines [ENGINE...]`.

`python -m tests.engines recipes` runs the recipes of docs/recipes.md instead.

The environments are made in `.engines/`, the first time; that takes some minutes and the network. The exit status is
1 if an engine fails or gives another hash than the plain call.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).parents[2]
CORE = ("ahocorasick_rs", "ftfy", "pyarrow", "regex")
PACKAGES = {
    "plain": (),
    "ray": ("ray[data]",),
    "pyspark": ("pyspark", "pandas"),
    "datasets": ("datasets",),
    "polars": ("polars",),
    "duckdb": ("duckdb",),
    "datatrove": ("datatrove",),
    "ray-cluster": ("ray[data]",),
}
RECIPES = (
    "pytest",
    "langchain-core",
    "llama-index-core",
    "haystack-ai",
    "unstructured",
    "spacy",
    "scikit-learn",
    "scrapy",
    "dlt",
)


def python(folder: Path, name: str) -> Path:
    """The interpreter of an engine's environment, which is made if need be."""
    place = folder / name.partition("-")[0]
    found = place / ("Scripts" if os.name == "nt" else "bin") / "python"
    if not (place / "complete").exists():
        venv.create(place, with_pip=True, clear=True)
        subprocess.run(
            [found, "-m", "pip", "install", "-q", *CORE, *(RECIPES if name == "recipes" else PACKAGES[name])],
            check=True,
        )
        (place / "complete").touch()
    return found


def main() -> int:
    """Run the engines; the return value is the exit status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("engines", nargs="*", metavar="ENGINE", help=f"of {', '.join(PACKAGES)}; default: all")
    parser.add_argument(
        "--venvs", type=Path, default=ROOT / ".engines", help="where environments are; default: .engines"
    )
    parser.add_argument("--python", type=Path, help="use this interpreter, which has what is needed, for all")
    options = parser.parse_args()
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join((str(ROOT / "src"), str(ROOT)))}
    if options.engines == ["recipes"]:
        interpreter = options.python or python(options.venvs, "recipes")
        return subprocess.run(
            [interpreter, "-m", "pytest", "-q", "-rs", "--noconftest", "tests/bulk/test_recipes.py"],
            env=environment,
            cwd=ROOT,
            check=False,
        ).returncode
    hashes = set()
    failed = False
    print("| engine | version | hash | seconds |\n|---|---|---|---|", flush=True)
    for name in dict.fromkeys(("plain", *(options.engines or PACKAGES))):
        interpreter = options.python or python(options.venvs, name)
        script = ["tests.engines.ray_cluster"] if name == "ray-cluster" else ["tests.engines.adapters", name]
        done = subprocess.run(
            [interpreter, "-m", *script], capture_output=True, text=True, env=environment, cwd=ROOT, check=False
        )
        if done.returncode:
            print(f"| {name} | failed | | |\n{done.stderr[-2000:]}", flush=True)
            failed = True
            continue
        told = json.loads(done.stdout.splitlines()[-1])
        hashes.add(told["hash"])
        print(f"| {name} | {told['version']} | `{told['hash']}` | {told['seconds']} |", flush=True)
    return 1 if failed or len(hashes) != 1 else 0


if __name__ == "__main__":
    sys.exit(main())
