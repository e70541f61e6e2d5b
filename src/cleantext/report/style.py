"""Colour and width of what is printed for people."""

from __future__ import annotations

import argparse
import os
import re
import shutil
import sys
from dataclasses import dataclass

BOLD, DIM, RED, GREEN, YELLOW, CYAN = "1", "2", "31", "32", "33", "36"
# What moves the cursor, paints, or turns the direction of writing.
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


@dataclass(frozen=True, slots=True)
class Style:
    """Whether to colour, and how many columns there are."""

    color: bool = False
    width: int = 80

    def paint(self, text: str, *codes: str) -> str:
        """Return *text* in the given colours, if there are to be any."""
        return f"\x1b[{';'.join(codes)}m{text}\x1b[0m" if self.color and codes and text else text


def add_color(parser: argparse.ArgumentParser) -> None:
    """Add the option `--color` to a command's parser."""
    parser.add_argument("--color", choices=("auto", "always", "never"), default="auto", help="default: auto")


def style_of(color: str) -> Style:
    """The style that `--color` and the terminal ask for; "auto" colours on a terminal, unless NO_COLOR is set."""
    painted = color == "always" or (
        color == "auto" and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb" and sys.stdout.isatty()
    )
    return Style(painted, min(120, shutil.get_terminal_size().columns))


def visible(text: str) -> str:
    r"""Return *text* with control characters written out: a page must not command the terminal.

    >>> visible("a\x1b[31mb")
    'a\\x1b[31mb'
    """
    return _CONTROL.sub(lambda hit: ascii(hit[0])[1:-1], text)
