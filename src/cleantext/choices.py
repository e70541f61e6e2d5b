"""The options that choose among cleaners, the same in every command: `--only`, `--rules` and their kin."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

from cleantext.cleaners import ALL, compose
from cleantext.config import Config, find_config
from cleantext.page import SETTINGS
from cleantext.pipeline import Pipeline
from cleantext.rules import Rule, RuleError

if TYPE_CHECKING:
    from cleantext.sites.profile import SiteProfile


class Parser(argparse.ArgumentParser):
    """A parser that takes a bare `--page` for what it is, and says which option an unknown one may have meant."""

    def parse_known_args(self, args: Any = None, namespace: Any = None) -> Any:
        """As argparse does, with a setting for each `--page`."""
        return super().parse_known_args(_settled(sys.argv[1:] if args is None else args), namespace)

    def error(self, message: str) -> NoReturn:
        """Tell what is wrong with the arguments, and leave with status 2."""
        if message.startswith("unrecognized arguments"):
            import difflib  # needed for this message alone

            unknown = [word.partition("=")[0] for word in message.split() if word.startswith("--")]
            near = [name for word in unknown for name in difflib.get_close_matches(word, _options(self), 1)]
            message += f"; did you mean {', '.join(near)}?" if near else ""
        super().error(message)


def _options(parser: argparse.ArgumentParser) -> list[str]:
    """The names of a parser's options, and of those of its actions."""
    found: list[str] = []
    for action in parser._actions:
        found += action.option_strings
        if isinstance(action, argparse._SubParsersAction):
            found += [name for below in action.choices.values() for name in _options(below)]
    return found


def add_choices(parser: argparse.ArgumentParser) -> None:
    """Add the options to a command's parser."""
    parser.add_argument("--only", action="append", metavar="NAME,...", help="run these categories and no others")
    parser.add_argument("--exclude", action="append", metavar="NAME,...", help="leave these categories out")
    parser.add_argument("--languages", action="append", metavar="CODE,...", help="use rules of these languages only")
    parser.add_argument("--rules", action="append", metavar="FILE", help="use the rules of this TOML file as well")
    parser.add_argument(
        "--page", nargs="?", const="balanced", choices=SETTINGS, metavar="SETTING",
        help="the files are whole pages: find the article first; careful, balanced (if none is named) or thorough",
    )  # fmt: skip
    parser.add_argument(
        "--no-config", action="store_true", help="heed no cleantext.toml and no [tool.cleantext] in a pyproject.toml"
    )


def chosen(options: argparse.Namespace, profile: SiteProfile | None = None) -> Pipeline:
    """The pipeline that the options choose; what they leave open, the project's settings choose.

    With a *profile* the category `site_furniture` may be chosen as well; its cleaner is that of a site unknown to it.

    Raises:
        ValueError: a category or a language is unknown, none is left, or a rule file or the settings are not valid.
    """
    config = Config() if options.no_config else find_config(Path.cwd())
    only, exclude, languages = map(names, (options.only, options.exclude, options.languages))
    pipeline = compose(
        config.only if only is None else only,
        config.exclude if exclude is None else exclude,
        languages=config.languages if languages is None else languages,
        rules=own_rules(config.rules if options.rules is None else options.rules),
        page=options.page or False,
        profile=profile,
        host=None if profile is None else "unknown.invalid",
    )
    if not pipeline.cleaners:
        raise ValueError("no category is left to remove; --only and --exclude, or the settings, leave none")
    return pipeline


def _settled(arguments: Sequence[str]) -> list[str]:
    """The arguments with a bare `--page` spelled out, so that the name of a file behind it is not taken for a setting.

    >>> _settled(["--page", "a.txt"]), _settled(["--page", "careful", "a.txt"])
    (['--page=balanced', 'a.txt'], ['--page=careful', 'a.txt'])
    """
    found: list[str] = []
    for at, argument in enumerate(arguments):
        if found and argument in SETTINGS and arguments[at - 1] == "--page":
            found[-1] = f"--page={argument}"
        else:
            found.append("--page=balanced" if argument == "--page" else argument)
    return found


def own_rules(files: list[str] | None) -> tuple[Rule, ...]:
    """The rules of the named files.

    Raises:
        ValueError: a file cannot be read, or is not valid.
    """
    if not files:
        return ()
    from cleantext.rulefile import read_rules

    try:
        return tuple(rule for file in files for rule in read_rules(file))
    except OSError as error:
        raise RuleError(f"{error.filename}: rules cannot be read: {(error.strerror or str(error)).lower()}") from None


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
