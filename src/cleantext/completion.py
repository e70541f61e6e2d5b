"""The command `cleantext completion`: a script that has a shell complete commands, options and their values.

It is made from the parsers themselves, so it knows what they know.
"""

from __future__ import annotations

import argparse
import importlib
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from cleantext import catalog
from cleantext.choices import Parser
from cleantext.cleaners import categories

_HELP = """\
bash: cleantext completion bash > ~/.local/share/bash-completion/completions/cleantext
zsh:  cleantext completion zsh > "${fpath[1]}/_cleantext"
fish: cleantext completion fish > ~/.config/fish/completions/cleantext.fish
"""


@dataclass(frozen=True, slots=True)
class _Option:
    names: tuple[str, ...]
    values: tuple[str, ...]
    takes_value: bool
    help: str


@dataclass(frozen=True, slots=True)
class _Context:
    """What may follow the words of a command: "" for none, "rules list" for these two."""

    words: str
    options: tuple[_Option, ...]
    actions: tuple[str, ...]
    files: bool


def parser() -> argparse.ArgumentParser:
    """The command's options."""
    found = Parser(
        prog="cleantext completion",
        description="Print the script that completes cleantext's commands and options in a shell.",
        epilog=_HELP,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    found.add_argument("shell", choices=sorted(_SHELLS))
    return found


def main(arguments: Sequence[str]) -> int:
    """Print the script for a shell; the return value is the exit status."""
    shell = parser().parse_args(arguments).shell
    sys.stdout.write("\n".join(_SHELLS[shell](list(_contexts()))) + "\n")
    return 0


def _contexts() -> Iterator[_Context]:
    from cleantext.cli import COMMANDS, main_parser

    yield _context("", main_parser(), tuple(sorted(COMMANDS)))
    for name, module in sorted(COMMANDS.items()):
        made = getattr(importlib.import_module(module), "parser", None)
        if made is not None:
            yield from _nested(name, made())


def _nested(words: str, parser: argparse.ArgumentParser) -> Iterator[_Context]:
    below = [action for action in parser._actions if isinstance(action, argparse._SubParsersAction)]
    yield _context(words, parser, tuple(name for action in below for name in action.choices))
    for action in below:
        for name, child in action.choices.items():
            yield from _nested(f"{words} {name}", child)


def _context(words: str, parser: argparse.ArgumentParser, actions: tuple[str, ...]) -> _Context:
    options = []
    operands: list[argparse.Action] = []
    for action in parser._actions:
        if not action.option_strings:
            operands.append(action)
            continue
        values = tuple(map(str, action.choices or _values(action.dest)))
        help_text = "" if action.help in (None, argparse.SUPPRESS) else str(action.help)
        options.append(_Option(tuple(action.option_strings), values, action.nargs != 0, help_text))
    chosen = [str(value) for action in operands if action.choices for value in action.choices]
    return _Context(words, tuple(options), actions or tuple(chosen), files=not chosen)


def _values(option: str) -> tuple[str, ...]:
    if option in ("only", "exclude", "category"):
        return categories()
    return catalog.languages() if option in ("languages", "language") else ()


def _cases(contexts: list[_Context]) -> tuple[str, list[str], list[str], list[str]]:
    """For shells with `case`: the words that lead to a context, values by option, options and actions by context."""
    known = "|".join(f'" {context.words}"' for context in contexts if context.words)
    values, options, actions = [], [], []
    for context in contexts:
        for option in context.options:
            if option.takes_value and option.values:
                at = "|".join(f'"{context.words}:{name}"' for name in option.names)
                values.append(f"    {at}) found='{' '.join(option.values)}' ;;")
        names = " ".join(name for option in context.options for name in option.names)
        options.append(f"      \"{context.words}\") found='{names}' ;;")
        if context.actions:
            actions.append(f"      \"{context.words}\") found='{' '.join(context.actions)}' ;;")
    return known, values, options, actions


def _bash(contexts: list[_Context]) -> Iterator[str]:
    yield from _with_cases(
        contexts,
        head=("# bash completion of cleantext", "_cleantext() {"),
        current='"${COMP_WORDS[COMP_CWORD]}"',
        before='"${COMP_WORDS[COMP_CWORD-1]}"',
        typed='"${COMP_WORDS[@]:1:COMP_CWORD-1}"',
        add='COMPREPLY=($(compgen -W "$found" -- "$current"))',
        add_files='COMPREPLY=($(compgen -W "$found" -- "$current") $(compgen -f -- "$current"))',
        tail=("}", "complete -o filenames -F _cleantext cleantext"),
    )


def _zsh(contexts: list[_Context]) -> Iterator[str]:
    yield from _with_cases(
        contexts,
        head=("#compdef cleantext", "_cleantext() {"),
        current='"${words[CURRENT]}"',
        before='"${words[CURRENT-1]}"',
        typed='"${(@)words[2,CURRENT-1]}"',
        add="compadd -- ${=found}",
        add_files="compadd -- ${=found}; _files",
        tail=("}", 'if [ "$funcstack[1]" = _cleantext ]; then _cleantext "$@"; else compdef _cleantext cleantext; fi'),
    )


def _with_cases(
    contexts: list[_Context], *, head: tuple[str, ...], current: str, before: str, typed: str,
    add: str, add_files: str, tail: tuple[str, ...],
) -> Iterator[str]:  # fmt: skip
    known, values, options, actions = _cases(contexts)
    yield from head
    yield f"  local context='' word found='' current={current} before={before}"
    yield f"  for word in {typed}; do"
    yield '    case " ${context:+$context }$word" in'
    yield f'      {known}) context="${{context:+$context }}$word" ;;'
    yield "      *) break ;;"
    yield "    esac"
    yield "  done"
    yield '  case "$context:$before" in'
    yield from values
    yield "  esac"
    yield f'  if [ -n "$found" ]; then {add}; return; fi'
    yield '  case "$current" in'
    yield '    -*) case "$context" in'
    yield from options
    yield "      esac"
    yield f"      {add} ;;"
    yield '    *) case "$context" in'
    yield from actions
    yield "      esac"
    yield f"      {add_files} ;;"
    yield "  esac"
    yield from tail


def _fish(contexts: list[_Context]) -> Iterator[str]:
    yield "# fish completion of cleantext"
    commands = " ".join(contexts[0].actions)
    for context in contexts:
        words = context.words.split()
        seen = [f"__fish_seen_subcommand_from {word}" for word in words]
        if not words:
            seen = [f"not __fish_seen_subcommand_from {commands}"]
        elif context.actions and not context.files:
            seen.append(f"not __fish_seen_subcommand_from {' '.join(context.actions)}")
        head = f"complete -c cleantext -n '{'; and '.join(seen)}'"
        if context.actions:
            yield f"{head} {'' if context.files else '-f '}-a '{' '.join(context.actions)}'"
        for option in context.options:
            names = " ".join(f"-l {name[2:]}" if name.startswith("--") else f"-s {name[1:]}" for name in option.names)
            value = f" -x -a '{' '.join(option.values)}'" if option.values else " -r" if option.takes_value else ""
            said = option.help.replace("\\", "\\\\").replace("'", "\\'").replace("%%", "%")
            yield f"{head} {names}{value} -d '{said}'"


_SHELLS = {"bash": _bash, "fish": _fish, "zsh": _zsh}
