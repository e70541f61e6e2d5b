"""The options that choose among cleaners, the same in every command: `--only`, `--exclude`, `--languages`."""

from __future__ import annotations

import argparse

from cleantext.cleaners import ALL, compose
from cleantext.pipeline import Pipeline


def add_choices(parser: argparse.ArgumentParser) -> None:
    """Add the options to a command's parser."""
    parser.add_argument("--only", action="append", metavar="NAME,...", help="run these categories and no others")
    parser.add_argument("--exclude", action="append", metavar="NAME,...", help="leave these categories out")
    parser.add_argument("--languages", action="append", metavar="CODE,...", help="use rules of these languages only")


def chosen(options: argparse.Namespace) -> Pipeline:
    """The pipeline that the options choose.

    Raises:
        ValueError: a category or a language is unknown.
    """
    only, exclude, languages = map(names, (options.only, options.exclude, options.languages))
    return compose(only, exclude, languages=languages)


def names(given: list[str] | None) -> list[str] | None:
    """The names in the values of an option that takes several, separated by commas.

    >>> names(["bylines, datelines", "navigation"])
    ['bylines', 'datelines', 'navigation']
    """
    if given is None:
        return None
    return [name.strip() for part in given for name in part.split(",") if name.strip()]


def category_list() -> str:
    """The categories with what each removes, for `--help`."""
    return "\n".join(f"  {name:<24} {cleaner.help}" for name, cleaner in sorted(ALL.items()))
