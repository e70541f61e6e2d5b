"""Inputs that the fuzzer found, replayed, and a few hundred of chance: the targets hold without a fuzzer too."""

from __future__ import annotations

import random

import pytest

from tests.fuzz.targets import SCRAPS, TARGETS

#: What broke a promise once: target, input, what was wrong.
FOUND = {
    # The second edit was counted from behind the replacement that the first had cut.
    "two edits within one replacement": ("view", "673f9c670a0a26ff"),
}


@pytest.mark.parametrize(("target", "data"), FOUND.values(), ids=FOUND)
def test_what_the_fuzzer_found_stays_mended(target: str, data: str) -> None:
    TARGETS[target](bytes.fromhex(data))


@pytest.mark.parametrize("target", TARGETS)
def test_a_hundred_inputs_of_chance(target: str) -> None:
    dice = random.Random(target)
    for _ in range(100):
        data = bytes(dice.randrange(256 if dice.random() < 0.2 else len(SCRAPS)) for _ in range(dice.randrange(60)))
        TARGETS[target](data)
