"""The strict reading of rule files: a rule that proves nothing is refused, with what to mend.

A rule file is `data/<language>/<category>.toml`; both come from its path. `words.toml` beside the rules holds
named parts that patterns refer to as `{{name}}` (`words`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from re import _constants as sre  # type: ignore[attr-defined]  # the standard library's own parser has no public name
from typing import Any

import regex

from cleantext.document import Doc
from cleantext.folding import fold
from cleantext.gates import gate
from cleantext.kinds import matches_in, shares_literal
from cleantext.literals import required
from cleantext.parse_tree import parse
from cleantext.rarity import strength
from cleantext.rules import KINDS, PARTS, PLACES, Confidence, Examples, Rule, RuleError, compiled, pattern_sources
from cleantext.spellings import fold_pattern, forms
from cleantext.words import expand, read_toml

_TYPES: dict[str, type | tuple[type, ...]] = {
    "id": str, "kind": str, "confidence": str, "reason": str, "match": list, "needs": list, "unless": list,
    "removes": list, "keeps": list, "at_least": int, "place": str, "part": str, "topic": str, "alone": bool,
    "company": bool, "stranger": bool, "repeats": bool, "items": int, "truncates": bool,
}  # fmt: skip
_OPTIONAL = ("at_least", "place", "part", "alone", "company", "stranger", "repeats", "items", "truncates")
_NEEDED = ("id", "kind", "confidence", "reason", "match", "removes", "keeps")


def parse_rules(
    source: str, file: str, language: str, category: str, words: dict[str, str]
) -> list[tuple[Rule, Examples]]:
    """Read a rule file.

    Args:
        source: the file's text, TOML.
        file: the file's name, for messages.
        language: the language that the rules are for, or "any".
        category: the category that the rules remove.
        words: what `{{name}}` in patterns stands for.

    Raises:
        RuleError: a rule is not valid; the message names the file and the rule and says what to mend.
    """
    table = read_toml(source, file)
    if extra := set(table) - {"rule"}:
        raise RuleError(f"{file}: unknown table {sorted(extra)[0]!r}; a rule file holds [[rule]] only")
    found: dict[str, tuple[Rule, Examples]] = {}
    for number, entry in enumerate(table.get("rule", []), 1):
        where = f"{file}: rule {entry.get('id', number)!r}"
        for fault in entry_faults(entry, where, words):
            raise fault
        rule, examples = make_rule(entry, where, language, category, words)
        if rule.id in found:
            raise RuleError(f"{where}: the id is taken by another rule of the file")
        found[rule.id] = rule, examples
    return list(found.values())


def entry_faults(entry: dict[str, Any], where: str, words: dict[str, str]) -> Iterator[RuleError]:
    """What is wrong with an entry of a rule file, as far as it shows before a rule is made of it.

    *where* names file and rule in messages, *words* are as in `parse_rules`.
    """
    told = set()
    for key, value in entry.items():
        if key not in _TYPES:
            yield RuleError(f"{where}: unknown key {key!r}; known: {', '.join(_TYPES)}", key)
        elif not isinstance(value, _TYPES[key]) or (
            isinstance(value, list) and not all(isinstance(item, str) and item for item in value)
        ):
            told.add(key)
            yield RuleError(f"{where}: {key!r} has a value of the wrong type", key)
    for key in _NEEDED:
        if key not in told and not entry.get(key):
            told.add(key)
            yield RuleError(f"{where}: {key!r} is missing or empty")
    for key, allowed in (("kind", KINDS), ("place", PLACES), ("part", PARTS)):
        if key not in told and entry.get(key, allowed[0]) not in allowed:
            yield RuleError(f"{where}: {key!r} must be one of {', '.join(allowed)}", key)
    if "confidence" not in told and entry["confidence"].upper() not in Confidence.__members__:
        yield RuleError(f"{where}: 'confidence' must be one of low, high, certain", "confidence")
    for key in ("match", "needs", "unless"):
        for written in () if key in told else entry.get(key, ()):
            try:
                _check_pattern(fold_pattern(expand(written, words, where)), where)
            except RuleError as error:
                yield RuleError(str(error), key, written)
    if not told & {"at_least", "match"} and not 1 <= entry.get("at_least", 1) <= len(entry["match"]):
        yield RuleError(f"{where}: 'at_least' must lie between 1 and the number of patterns", "at_least")


def make_rule(
    entry: dict[str, Any], where: str, language: str, category: str, words: dict[str, str]
) -> tuple[Rule, Examples]:
    """Make a rule of an entry in which `entry_faults` finds none; the arguments are as there and in `parse_rules`.

    Raises:
        RuleError: no literal can be derived from a pattern.
    """
    patterns, needs, unless = (
        tuple(expand(written, words, where) for written in entry.get(key, ())) for key in ("match", "needs", "unless")
    )
    folded = [tuple(map(fold_pattern, sources)) for sources in (patterns, needs, unless)]
    at_least = entry.get("at_least", 1)
    anchored = entry["kind"] in ("line", "edge", "block") and at_least == 1
    rule = Rule(
        id=f"{language}/{category}/{entry['id']}",
        category=category,
        language=language,
        kind=entry["kind"],
        confidence=Confidence[entry["confidence"].upper()],
        reason=entry["reason"],
        match=folded[0],
        literals=_literals(needs, patterns, at_least, anchored, where, entry["match"]),
        needs=folded[1],
        unless=folded[2],
        gates=tuple(
            gate(source, whole=anchored and index < len(patterns))
            for index, source in enumerate(pattern_sources(folded[0], folded[1], folded[2]))
        ),
        tells=_tells(entry, language, category, words, where),
        topic=fold(entry.get("topic", "")).lower(),
        **{key: entry[key] for key in _OPTIONAL if key in entry},
    )
    examples = Examples(tuple(entry["removes"]), tuple(entry["keeps"]))
    return rule, examples


def _tells(entry: dict[str, Any], language: str, category: str, words: dict[str, str], where: str) -> str:
    """The language's words of narration ("she said", "the court"): whoever tells of a notice does not give it.

    They are `{language}_tells` in `words.toml`, or `{language}_said`. A rule whose own examples hold one does without.
    """
    name = next((name for name in narration(language) if name in words), None)
    if name is None or entry["kind"] == "inline" or entry.get("part") == "entry" or category in _OF_PERSONS:
        return ""
    pattern = _whole_words(expand(words[name], words, where), language not in _UNSPACED)
    return "" if any(compiled(pattern).search(fold(example)) for example in entry["removes"]) else pattern


def narration(language: str) -> tuple[str, str]:
    """The names of a language's words of narration, the first of which counts that is there."""
    return f"{language}_tells", f"{language}_said"


@cache  # one string for all rules of a language
def _whole_words(pattern: str, spaced: bool) -> str:
    return rf"(?<!\w)(?:{fold_pattern(pattern)})(?!\w)" if spaced else fold_pattern(pattern)


#: Categories that speak of persons in the third person, and languages that run words together.
_OF_PERSONS, _UNSPACED = ("author_bios", "bylines"), ("zh", "ja", "ko")


def _literals(
    needs: tuple[str, ...], patterns: tuple[str, ...], at_least: int, anchored: bool, where: str, written: list[str]
) -> dict[str, dict[bytes, tuple[int, ...]]]:
    """Literals of which every text that the rule matches holds one, with the patterns that each speaks for; by script.

    Each of `needs` must match, so its literals would do for any pattern. Of the patterns `at_least` must match, so if
    these are several, all but that many less one can be left without literals, and each literal speaks for all.
    """
    try:
        of_needs = [choices for need in needs if (choices := required(need))]
        of_patterns = [required(pattern, anchored=anchored) for pattern in patterns]
    except re.error as error:
        raise RuleError(f"{where}: not a pattern: {error}", "match") from None
    strongest = sorted(of_patterns, key=strength, reverse=True)[: len(patterns) - at_least + 1]
    of_all = max((*of_needs, frozenset().union(*strongest) if all(strongest) else frozenset()), key=strength)
    together = at_least > 1 or of_all in of_needs
    if together:
        of_patterns = [of_all]
    found: dict[str, dict[bytes, tuple[int, ...]]] = {}
    for index, choices in enumerate(of_patterns):
        if not choices:
            poor = next((i for i, pattern in enumerate(patterns) if not required(pattern, anchored=anchored)), index)
            raise RuleError(
                f"{where}: no literal can be derived from {patterns[poor][:70]!r} ({len(patterns[poor])} characters); "
                "every match must hold a word or phrase that can be searched for",
                "match",
                written[poor],
            )
        for script, literals in forms(choices).items():
            owners = found.setdefault(script, {})
            for literal in literals:
                owners[literal] = tuple(range(len(patterns))) if together else (*owners.get(literal, ()), index)
    return {script: dict(sorted(owners.items())) for script, owners in sorted(found.items())}


#: A repeat may reach this far; what a repeat inside a repeat may reach, multiplied.
MAX_REPEAT, MAX_NESTED = 300, 6000


def _check_pattern(source: str, where: str) -> None:
    try:
        _check_repeats(parse(source), 1, f"{where}: {source[:70]!r}")
    except re.error as error:
        raise RuleError(f"{where}: {source!r} is not a pattern: {error}") from None


def _check_repeats(nodes: Any, outer: int, where: str) -> None:
    for op, value in nodes:
        if op in (sre.MAX_REPEAT, sre.MIN_REPEAT, sre.POSSESSIVE_REPEAT):
            most = int(value[1])
            if most > MAX_REPEAT or most * outer > MAX_NESTED:
                raise RuleError(f"{where} repeats without a bound, or too far; write {{0,80}} or the like")
            _check_repeats(value[2], max(1, most) * outer, where)
        elif op is sre.SUBPATTERN:
            _check_repeats(value[3], outer, where)
        elif op is sre.BRANCH:
            for branch in value[1]:
                _check_repeats(branch, outer, where)
        elif op in (sre.ASSERT, sre.ASSERT_NOT):
            _check_repeats(value[1], outer, where)


def check_examples(rule: Rule, examples: Examples, where: str) -> None:
    """Hold a rule against its own examples.

    Raises:
        RuleError: the rule misses an example, hits one that stays, or that one proves nothing.
    """
    for fault in faults(rule, examples, where):
        raise fault


def faults(rule: Rule, examples: Examples, where: str) -> Iterator[RuleError]:
    """What is wrong between a rule and its own examples; *where* names the rule in the messages."""
    try:
        for source in (*rule.match, *rule.needs, *rule.unless):
            compiled(source)
    except regex.error as error:
        yield RuleError(f"{where}: not a pattern: {error}", "match")
        return
    for example in examples.removes:
        if not matches_in(Doc(example), rule):
            yield RuleError(f"{where}: misses its own example {example!r}", "removes", example)
    for example in examples.keeps:
        if matches_in(Doc(example), rule):
            yield RuleError(f"{where}: would remove {example!r}, which must stay", "keeps", example)
        elif rule.kind != "edge" and not shares_literal(rule, example):
            message = f"{where}: {example!r} shares no literal with the rule, so it proves nothing"
            yield RuleError(message, "keeps", example)
