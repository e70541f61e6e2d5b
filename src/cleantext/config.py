"""Settings of a project for the command line: `cleantext.toml`, or `[tool.cleantext]` in `pyproject.toml`.

The nearest one counts, looked for in the working directory and upward. Only the command line reads it: what the
functions do depends on nothing but their arguments.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

KEYS = ("only", "exclude", "languages", "rules")


class ConfigError(ValueError):
    """A settings file that cannot be used; the message names the file and what to mend."""


@dataclass(frozen=True, slots=True)
class Config:
    """What a settings file says; None where it says nothing. Paths of `rules` are as seen from the file's folder."""

    only: list[str] | None = None
    exclude: list[str] | None = None
    languages: list[str] | None = None
    rules: list[str] | None = None


def find_config(folder: Path) -> Config:
    """The settings that hold in *folder*; empty ones if there are none.

    Raises:
        ConfigError: the nearest settings file is not valid.
    """
    for place in (folder, *folder.parents):
        for name in ("cleantext.toml", "pyproject.toml"):
            path = place / name
            if path.is_file() and (table := _table(path)) is not None:
                return _config(table, path)
    return Config()


def _table(path: Path) -> dict[str, Any] | None:
    """The settings in a file; None for a `pyproject.toml` without any."""
    import tomllib  # most runs find no settings

    alone = path.name == "cleantext.toml"
    try:
        content = path.read_text(encoding="utf-8")
        if not alone and "cleantext" not in content:
            return None  # other tools' files need not be valid for this one
        table = tomllib.loads(content)
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise ConfigError(f"{path}: cannot be read: {error}; --no-config does without it") from None
    if alone:
        return table
    tool = table.get("tool")
    found = tool.get("cleantext") if isinstance(tool, dict) else None
    if found is None or isinstance(found, dict):
        return found
    raise ConfigError(f"{path}: 'tool.cleantext' must be a table, [tool.cleantext]")


def _config(table: dict[str, Any], path: Path) -> Config:
    for key, value in table.items():
        if key not in KEYS:
            raise ConfigError(f"{path}: unknown key {key!r}; known: {', '.join(KEYS)}")
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            raise ConfigError(f'{path}: {key!r} must be a list of strings, for instance {key} = ["..."]')
    rules = table.get("rules")
    return Config(
        table.get("only"),
        table.get("exclude"),
        table.get("languages"),
        None if rules is None else [str(path.parent / name) for name in rules],
    )
