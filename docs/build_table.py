"""The build hook that compiles the rules: the wheel carries `data/table.json`, so that no rule is parsed at start.

The table is made outside the source tree. A checkout never holds one that an edit of the rules' code would make stale.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class BuildTable(BuildHookInterface):  # type: ignore[type-arg]  # the class is generic in some versions only
    """Adds the compiled table to the wheel; an editable install reads the rules as they are."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        if version == "editable":
            return
        sys.path.insert(0, str(Path(self.root) / "src"))
        try:
            from cleantext.catalog import compile_table
        finally:
            del sys.path[0]
        self._folder = tempfile.mkdtemp()
        table = Path(self._folder) / "table.json"
        table.write_text(compile_table(), encoding="utf-8")
        build_data["force_include"][str(table)] = "cleantext/data/table.json"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        if version != "editable":
            shutil.rmtree(self._folder)
