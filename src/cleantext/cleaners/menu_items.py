"""What the items of menus say, in every language."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from cleantext.folding import fold

NETWORKS = "networks"


@cache
def menu_words() -> dict[str, str]:
    """What menus' items say, folded, with what each counts as: the networks, all as one."""
    import tomllib  # short texts need no words of menus

    data = tomllib.loads(Path(__file__).with_name("menu_words.toml").read_text("utf-8"))
    networks = data.pop(NETWORKS)
    labels = "|".join(map(fold, data.values())).replace("\n", " ").lower().split("|")
    names = fold(networks).replace("\n", " ").lower().split("|")
    return {label.strip(): label.strip() for label in labels} | {name.strip(): NETWORKS for name in names}
