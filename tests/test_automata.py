"""All backends find the same literals, and the results do not depend on which of them searches."""

from __future__ import annotations

import os
import subprocess
import sys
from functools import cache
from itertools import chain

import pytest
from hypothesis import given
from hypothesis import strategies as st

import cleantext
from cleantext.automata import BACKENDS, chosen
from tests.corpusfile import documents
from tests.strategies.dice import thrown
from tests.strategies.documents import Document, document
from tests.strategies.writing import written

INSTALLED = [name for name, backend in BACKENDS.items() if backend.installed]
OTHERS = [name for name in INSTALLED if name != "ahocorasick"]

LITERALS = [
    b"a",
    b"ab",
    b"abab",
    b"ababa",
    b"ababab",
    b"b\n",
    b"read more",
    b"more from",
    b"\nby ",
    b"\xd7\xa9\xd7\xaa",
]


def by_definition(data: bytes) -> list[tuple[int, int]]:
    return sorted(
        (number, end)
        for number, literal in enumerate(LITERALS)
        for end in range(len(literal), len(data) + 1)
        if data[end - len(literal) : end] == literal
    )


@pytest.mark.parametrize("backend", INSTALLED)
@given(st.lists(st.sampled_from([*LITERALS, b"c", b" ", b"\n", b"\xd7"]), max_size=12).map(b"".join))
def test_every_place_of_every_literal_is_told(backend: str, data: bytes) -> None:
    assert sorted(BACKENDS[backend].automaton(LITERALS).hits(data)) == by_definition(data)


@pytest.mark.parametrize("backend", INSTALLED)
def test_no_literals_and_no_text(backend: str) -> None:
    assert BACKENDS[backend].automaton([]).hits(b"read more") == []
    assert BACKENDS[backend].automaton(LITERALS).hits(b"") == []


@cache
def by_default(text: str) -> cleantext.Result:
    return cleantext.explain(text)


@pytest.mark.parametrize("backend", OTHERS)
def test_results_do_not_depend_on_the_backend(backend: str) -> None:
    for own in chain(documents("mixed"), documents("near-misses")):
        assert cleantext.explain(own.text, backend=backend) == by_default(own.text)


@pytest.mark.parametrize("backend", OTHERS)
@given(thrown(lambda dice: written(dice, document(dice))))
def test_nor_do_they_on_generated_text(backend: str, laid: Document) -> None:
    assert cleantext.explain(laid.text, backend=backend) == cleantext.explain(laid.text)


def test_an_unknown_backend_is_told_with_the_known_ones() -> None:
    with pytest.raises(ValueError, match=r"'re2'.*ahocorasick, hyperscan, plain"):
        cleantext.clean("text", backend="re2")


def test_a_backend_that_is_not_installed_is_told_with_its_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "hyperscan", None)
    with pytest.raises(ImportError, match=r"cleantext-boilerplate\[fast\]"):
        chosen("hyperscan")


def test_without_a_compiled_automaton_python_searches() -> None:
    script = (
        "import sys; sys.modules['ahocorasick_rs'] = None\n"
        "import cleantext, cleantext.automata\n"
        "assert cleantext.automata.default() == 'plain'\n"
        "print(cleantext.clean('The mill burned down at noon on Friday.\\n\\nShare this:'))"
    )
    done = subprocess.run([sys.executable, "-c", script], env=os.environ, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "The mill burned down at noon on Friday."
