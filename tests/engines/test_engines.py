"""Engines that are installed here give the hash of the plain call; `python -m tests.engines` runs all of them."""

from __future__ import annotations

import importlib.util
import json
import os
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

NAMES = ("ray", "pyspark", "datasets", "polars", "duckdb", "datatrove")
ROOT = Path(__file__).parents[2]


@cache
def hash_of(name: str) -> str:
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join((str(ROOT / "src"), str(ROOT)))}
    done = subprocess.run([sys.executable, "-m", "tests.engines.adapters", name], capture_output=True, text=True,
                          cwd=ROOT, env=environment, timeout=600, check=False)  # fmt: skip
    assert done.returncode == 0, done.stderr[-3000:]
    told = json.loads(done.stdout.splitlines()[-1])
    assert told["rows"] == 200
    return told["hash"]


@pytest.mark.parametrize("name", NAMES)
def test_an_engine_gives_what_the_plain_call_gives(name: str) -> None:
    for needed in ("pyarrow", name):
        if importlib.util.find_spec(needed) is None:
            pytest.skip(f"{needed} is not installed here; `python -m tests.engines {name}` makes an environment for it")
    assert hash_of(name) == hash_of("plain")
