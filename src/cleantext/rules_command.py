"""The command `cleantext rules`: list the rules, show one, check files of rules."""

from __future__ import annotations

import argparse
import difflib
import sys
import textwrap
from collections.abc import Iterator, Sequence
from pathlib import Path

from cleantext import catalog
from cleantext.choices import Parser
from cleantext.cleaners import ALL
from cleantext.loader import parse_rules
from cleantext.report.style import BOLD, CYAN, DIM, GREEN, RED, Style, add_color, style_of, visible
from cleantext.rulefile import RuleFile, check, check_words
from cleantext.rules import OWN_LANGUAGE, Examples, Rule

FINE, FAULTS, ERROR = 0, 1, 2


def parser() -> argparse.ArgumentParser:
    """The command's options."""
    top = Parser(
        prog="cleantext rules",
        description="List the rules, show one, or check files of rules.",
        epilog="exit status: 0 done, 1 check found faults, 2 an error",
        allow_abbrev=False,
    )
    actions = top.add_subparsers(dest="action", metavar="ACTION", required=True)
    listing = actions.add_parser("list", help="one line for each rule: its id and its reason", allow_abbrev=False)
    listing.add_argument("words", nargs="*", metavar="WORD", help="only rules with all these words in id or reason")
    listing.add_argument("--category", choices=sorted(ALL), metavar="NAME", help="only rules of this category")
    listing.add_argument("--language", metavar="CODE", help='only rules of this language; "any" for those of none')
    showing = actions.add_parser("show", help="all about a rule: reason, patterns, what goes, what stays")
    showing.add_argument("id", metavar="ID", help="as --explain names it: LANGUAGE/CATEGORY/NAME, or the name alone")
    checking = actions.add_parser("check", help="hold files of rules against the schema and their own examples")
    checking.add_argument("files", nargs="*", metavar="FILE", help="a TOML file of rules; default: the whole catalogue")
    for action in (listing, showing, checking):
        add_color(action)
    return top


def main(arguments: Sequence[str]) -> int:
    """Run the command; the return value is its exit status."""
    options = parser().parse_args(arguments)
    style = style_of(options.color)
    if options.action == "list":
        return _list(options, style)
    if options.action == "show":
        return _show(options.id, style)
    return _check(options.files, style)


def _list(options: argparse.Namespace, style: Style) -> int:
    if options.language is not None and options.language not in ("any", *catalog.languages()):
        return _complain(f"no rules of language {options.language!r}; there are any, {', '.join(catalog.languages())}")
    found = False
    for rule in catalog.rules(tuple(ALL)):
        if options.category not in (None, rule.category) or options.language not in (None, rule.language):
            continue
        if all(word.lower() in f"{rule.id} {rule.reason}".lower() for word in options.words):
            found = True
            print(f"{style.paint(rule.id, CYAN)}  {rule.reason}")
    if not found:
        print("cleantext: no rule of the catalogue matches", file=sys.stderr)
    return FINE


def _show(name: str, style: Style) -> int:
    known = [rule.id for rule in catalog.rules(tuple(ALL))]
    found = [one for one in known if one == name or one.endswith(f"/{name}")]
    if not found:
        ends = {one.rpartition("/")[2]: one for one in sorted(known, key=lambda one: one.startswith("en/"))}
        near = difflib.get_close_matches(name, known, 3) or [
            ends[end] for end in difflib.get_close_matches(name.rpartition("/")[2], ends, 3)
        ]
        hint = f"did you mean {', '.join(near)}?" if near else "`cleantext rules list` names them"
        if name in ALL:
            hint = f"it is a category; `cleantext rules list --category {name}` names its rules"
        return _complain(f"no rule {name!r} in the catalogue; {hint}")
    for number, one in enumerate(found):
        if number:
            print()
        print("\n".join(_shown(*_entry(one), style)))
    return FINE


def _entry(name: str) -> tuple[Rule, Examples]:
    language, category, _ = name.split("/")
    content = next(data for folder, file, data in catalog.files() if (folder, file) == (language, category))
    entries = parse_rules(content.decode(), f"{language}/{category}.toml", language, category, catalog.words(language))
    return next(entry for entry in entries if entry[0].id == name)


def _shown(rule: Rule, examples: Examples, style: Style) -> Iterator[str]:
    yield style.paint(rule.id, BOLD, CYAN)
    yield from textwrap.wrap(rule.reason, max(20, style.width), initial_indent="  ", subsequent_indent="  ")
    yield f"  {rule.kind}, {rule.confidence.name.lower()} confidence" + _extras(rule)
    yield style.paint(f"  {catalog.data() / rule.language / rule.category}.toml", DIM)
    for title, lines, mark, color in (
        ("removes", examples.removes, "-", RED),
        ("keeps", examples.keeps, " ", GREEN),
    ):
        yield f"  {style.paint(title, BOLD)}"
        for line in lines:
            yield f"  {style.paint(mark, color)} {style.paint(visible(line), color)}"
    for title, sources in (("match", rule.match), ("needs", rule.needs), ("unless", rule.unless)):
        if sources:
            yield f"  {style.paint(title, BOLD)}"
            for source in sources:
                yield f"    {textwrap.shorten(source, 500, placeholder=' …') if len(source) > 500 else source}"


def _extras(rule: Rule) -> str:
    said = [
        f"only at the {rule.place}" if rule.place != "any" else "",
        f"at least {rule.at_least} of the patterns" if rule.at_least > 1 else "",
        "needs a neighbour that goes" if rule.company else "",
        f"with up to {rule.items} lines under it" if rule.items else "",
    ]
    return "".join(f", {one}" for one in said if one)


def _check(files: list[str], style: Style) -> int:
    """Check the named files, or all of the catalogue; faults go to the standard output, one a line."""
    count = faults = 0
    for file, data, language, category in _named(files) if files else _catalogue():
        if data is None:
            return _complain(f"{file}: {language}")
        found = _checked(file, data, language, category)
        count += len(found.rules)
        faults += len(found.faults)
        for fault in found.faults:
            print(f"{style.paint(f'{fault.file}:{fault.line}:', BOLD)} {visible(fault.message)}")
    told = style.paint(f"{_several(faults, 'fault')}", RED) if faults else style.paint("no faults", GREEN)
    print(f"{_several(count, 'rule')} read, {told}")
    return FAULTS if faults else FINE


def _checked(file: str, data: bytes, language: str, category: str | None) -> RuleFile:
    return check_words(data, file) if category == "words" else check(data, file, language, category)


def _catalogue() -> Iterator[tuple[str, bytes | None, str, str | None]]:
    for language, name, data in catalog.files():
        yield str(catalog.data() / language / f"{name}.toml"), data, language, name


def _named(files: list[str]) -> Iterator[tuple[str, bytes | None, str, str | None]]:
    """The files with language and category, where these are told by a path like the catalogue's; without data, why."""
    for file in files:
        path = Path(file)
        own = path.parent.name not in ("any", *catalog.languages()) or path.stem not in (*ALL, "words")
        try:
            data = path.read_bytes()
        except OSError as error:
            yield file, None, (error.strerror or str(error)).lower(), None
            return
        yield (file, data, OWN_LANGUAGE, None) if own else (file, data, path.resolve().parent.name, path.stem)


def _several(number: int, noun: str) -> str:
    return f"{number:,} {noun}" + ("" if number == 1 else "s")


def _complain(message: str) -> int:
    print(f"cleantext: {message}", file=sys.stderr)
    return ERROR
