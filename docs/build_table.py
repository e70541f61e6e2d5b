"""The build hook that compiles the rules: the wheel carries a table, so that none is parsed at start.

The table is made outside the source tree. In a checkout `python docs/build_table.py` writes one beside the rules,
which an edit of the rules, or of the code that reads them, puts out of use.
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
            from cleantext.catalog import TABLE, write_table

            self._folder = tempfile.mkdtemp()
            write_table(Path(self._folder))
        finally:
            del sys.path[0]
        build_data["force_include"][str(Path(self._folder) / TABLE)] = f"cleantext/data/{TABLE}"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        if version != "editable":
            shutil.rmtree(self._folder)


if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parent.parent / "src"))
    from cleantext import catalog

    catalog.write_table(catalog.data())
