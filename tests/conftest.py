"""Hypothesis profiles: `default` for every run, `quick` while one edits, `ci` for CI, `long` to search for new failures.

`HYPOTHESIS_PROFILE=ci` or `--hypothesis-profile=long` chooses one. All but `long` take the same examples in every run.
"""

from __future__ import annotations

import os
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, settings

SOURCE = Path(__file__).parent.parent / "src"


def pytest_configure(config: pytest.Config) -> None:
    """Compile the rules of the checkout once, ahead of all: some tests run the tree as it stands, many times over."""
    if not hasattr(config, "workerinput"):
        code = "from cleantext import catalog; catalog.write_table(catalog.data())"
        subprocess.run([sys.executable, "-c", code], env={**os.environ, "PYTHONPATH": str(SOURCE)}, check=True)


_COMMON = {
    "deadline": None,  # the first document of a process reads all rules
    "database": None,  # a failure is kept as a plain example in tests/properties/test_found.py, not in a folder
    "phases": [Phase.explicit, Phase.generate, Phase.shrink],
    "suppress_health_check": [HealthCheck.too_slow, HealthCheck.data_too_large],
}

settings.register_profile("default", max_examples=25, derandomize=True, **_COMMON)
settings.register_profile("quick", max_examples=8, derandomize=True, **_COMMON)
settings.register_profile("ci", max_examples=30, derandomize=True, **_COMMON)
settings.register_profile("long", max_examples=1500, print_blob=True, **_COMMON)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "default"))

#: Training needs scikit-learn, which nothing else does.
collect_ignore = [] if find_spec("sklearn") else ["benchmarks/train_pages.py"]


@pytest.fixture
def no_score_decides(monkeypatch: pytest.MonkeyPatch) -> None:
    """What goes at the ends of a text by itself is tested in `test_margins`, what goes in its place in `test_context`."""
    from cleantext import context, margins

    monkeypatch.setattr(margins.Margins, "lines", lambda margins: iter(()))
    monkeypatch.setattr(context, "SURE", 99.0)
    monkeypatch.setattr(context, "SURER", 99.0)
