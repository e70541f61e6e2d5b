"""A grammar of article prose: sentences that a reporter, a novelist or a lawyer could have written.

Forty people, forty verbs, a hundred and fifty things and some sixty sentence frames make more sentences than any rule could be
fitted to. Each sentence has six words or more and ends with a stop; one in three uses a word that boilerplate is made of.
"""

from __future__ import annotations

from tests.strategies.dice import Dice
from tests.strategies.words import (
    CUES,
    DAYS,
    FIRST_NAMES,
    LAST_NAMES,
    MONTHS,
    PEOPLE,
    SAYS,
    THINGS,
    TONGUES,
    TOWNS,
    TRIGGER_THINGS,
    VERBS,
    WHEN,
    WHERE,
)  # fmt: skip

ALL_TRIGGERS = tuple(thing for things in TRIGGER_THINGS.values() for thing in things)
QUOTES = (("“", "”"), ('"', '"'), ("‘", "’"), ("„", "“"), ("«", "»"))

_FRAMES = (
    "{Person} {verb} {thing} {where} {when}.",
    "{When}, {person} {verb} {thing} {where}.",
    "{Person} {says} that {person2} had {verb} {thing}.",
    "{first} {last}, who {verb} {thing} {when}, lives {where}.",
    "Nobody {where} knew why {person} {verb} {thing}.",
    "Why {person} {verb} {thing} is not known, and {person2} will not say.",
    "{Thing} was {verb} {when} by {person}.",
    "What {person} {verb} {when} was {thing}, not {thing2}.",
    "It was {thing} that {person} {verb} {where}, {first} {last} {says}.",
    "Between {thing} and {thing2} there was little to choose, {person} {says}.",
    "{Person} {verb} {thing}; {person2} {verb} {thing2}.",
    "If {person} had not {verb} {thing} {when}, {person2} would have done so.",
    "In {year} {person} {verb} {thing} for {number} crowns {where}.",
    "{Person} (born {where} in {year}) {verb} {thing} with both hands.",
    "“{Thing} was {verb} {when},” {person} {says}.",
    "According to {person}, {thing} had been {verb} {where}.",
    "There were {number} people {where} when {person} {verb} {thing}.",
    "{Thing} and {thing2} were both {verb} {when}, as {person} {says}.",
    "Only {person} ever {verb} {thing} {where}!",
    "Had {person} ever {verb} {thing} before, {where} or elsewhere?",
)


def name(dice: Dice) -> str:
    return f"{dice.pick(FIRST_NAMES)} {dice.pick(LAST_NAMES)}"


def thing(dice: Dice) -> str:
    return dice.pick(ALL_TRIGGERS if dice.one_in(2) else THINGS)


def date(dice: Dice) -> str:
    return f"{dice.number(1, 28)} {dice.pick(MONTHS)} {dice.number(1961, 2024)}"


def clock(dice: Dice) -> str:
    return f"{dice.number(0, 23):02}:{dice.number(0, 59):02}"


def english(dice: Dice) -> str:
    """One sentence."""
    frame = dice.pick(CUES) if dice.one_in(3) else dice.pick(_FRAMES)
    return fill(frame, dice)


def fill(frame: str, dice: Dice) -> str:
    """Put words into a frame's braces; a brace that begins with a capital letter gets a capital letter."""
    sources = {
        "person": PEOPLE, "verb": VERBS, "says": SAYS, "when": WHEN, "where": WHERE, "town": TOWNS, "day": DAYS,
        "first": FIRST_NAMES, "last": LAST_NAMES,
    }  # fmt: skip
    done: list[str] = []
    rest = frame
    while "{" in rest:
        before, _, rest = rest.partition("{")
        key, _, rest = rest.partition("}")
        plain = key.lower().rstrip("2")
        if plain == "thing":
            value = thing(dice)
        elif plain == "number":
            value = str(dice.number(2, 900))
        elif plain == "year":
            value = str(dice.number(1850, 2024))
        elif plain == "when_date":
            value = date(dice)
        else:
            value = dice.pick(sources[plain])
        done += before, value[:1].upper() + value[1:] if key[0].isupper() else value
    return "".join(done) + rest


def foreign(dice: Dice) -> str:
    """One sentence of another language, unsegmented and right-to-left ones among them."""
    beginnings, endings = TONGUES[dice.pick(sorted(TONGUES))]
    space = "" if beginnings[0][-1] in "，、" else " "
    return f"{dice.pick(beginnings)}{space}{dice.pick(endings)}"


def sentence(dice: Dice) -> str:
    return foreign(dice) if dice.one_in(12) else english(dice)


def paragraph(dice: Dice, least: int = 1, most: int = 3) -> str:
    return " ".join(sentence(dice) for _ in range(dice.number(least, most)))


def quoted(dice: Dice, text: str) -> str:
    left, right = dice.pick(QUOTES)
    return f"{left}{text}{right}"


def title(dice: Dice) -> str:
    """A headline: no stop at its end, one word in it that no menu has."""
    frame = dice.pick((
        "{Person} {verb} {thing}", "How {person} {verb} {thing}", "{Thing} {verb} in {town}", "{town}: {thing} {verb} again",
        "Why {town} {verb} {thing}", "{number} days without {thing}", "“{Thing}”: {person} looks back",
    ))  # fmt: skip
    return fill(frame, dice)


def heading(dice: Dice) -> str:
    """A short heading within an article."""
    return fill(
        dice.pick(("What {person} {verb}", "{Thing}", "The road to {town}", "After {thing}", "{year} and after")), dice
    )
