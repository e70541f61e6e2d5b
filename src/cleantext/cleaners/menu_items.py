"""What the items of menus say, in every language."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from cleantext.folding import fold

NETWORKS, HOME = "networks", "home"


@cache
def home_words() -> frozenset[str]:
    """What the item says that leads to the site's first page."""
    return frozenset(_items(_data()[HOME]))


def _data() -> dict[str, str]:
    import tomllib  # short texts need no words of menus

    return tomllib.loads(Path(__file__).with_name("menu_words.toml").read_text("utf-8"))


def _items(text: str) -> list[str]:
    return [item.strip() for item in fold(text).replace("\n", " ").lower().split("|")]


@cache
def menu_words() -> dict[str, str]:
    """What menus' items say, folded, with what each counts as: the networks, all as one."""
    labels = _data()
    networks = _items(labels.pop(NETWORKS))
    items = [item for text in labels.values() for item in _items(text)]
    return dict(zip(items, items, strict=True)) | dict.fromkeys(networks, NETWORKS)
