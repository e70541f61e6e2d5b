"""Whether a sentence speaks as a page does: to its reader, or of itself, and of what pages offer.

No rule can know all the ways to ask for an address or to thank for a visit. The words that such sentences are made of
are few, and stand in `voice_words.toml`: whom they address, and newsletters, comments, accounts, rights, gifts. By
themselves they prove nothing, since articles have them all; they are looked at only amid the page's furniture and
beside a notice (`amid.py`, `proposals.py`).
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

import regex

from cleantext import lazy
from cleantext.folding import fold

#: The patterns in a compiled table are for these flags.
FLAGS = int(regex.IGNORECASE)


def sources() -> tuple[str, str]:
    """The patterns of whom a page addresses, and of what it offers."""
    import tomllib  # most texts need no such words

    data = tomllib.loads(Path(__file__).with_name("voice_words.toml").read_text("utf-8"))

    def joined(key: str) -> str:
        words, within = (
            "|".join(
                part.strip() for lists in data[group].values() for part in lists[key].replace("\n", " ").split(" | ")
            )
            for group in ("words", "within")
        )
        return fold(rf"(?<!\w)(?:{words})(?!\w)|{within}")

    return joined("address"), joined("page")


@cache
def _patterns() -> tuple[lazy.Pattern, lazy.Pattern]:
    address, page = sources()
    return lazy.compiled(address, FLAGS), lazy.compiled(page, FLAGS)


def speaks_as_page(text: str) -> bool:
    """Whether *text*, a plain view, addresses a reader (or tells of the page) and speaks of what pages offer.

    >>> speaks_as_page("If you liked this, our Thursday letter comes to your inbox.")
    True
    >>> speaks_as_page("The council met on Tuesday and mended the roof of the mill.")
    False
    """
    address, page = _patterns()
    return address.search(text) is not None and page.search(text) is not None


def hints_at_page(text: str) -> bool:
    """Whether *text*, a plain view, does one of the two.

    >>> hints_at_page("It's free for you."), hints_at_page("The baker laughed.")
    (True, False)
    """
    return any(pattern.search(text) is not None for pattern in _patterns())
