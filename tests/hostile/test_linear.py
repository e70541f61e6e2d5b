"""Work grows with the input and no faster: counted in operations, never in seconds.

Each hostile shape is cleaned at a size and at four times the size. What is counted: rules held against lines, patterns called, code points
shown to patterns, turns of the loop, links scanned, lines split into sentences.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import SimpleNamespace
from typing import Any

import pytest

from cleantext import clean, document, edits, markup, passages, persons, pipeline, prefilter, rules, shown
from cleantext.cleaners import links

A = "The mill closed in May, its owner said on Friday."
NOTICE = "We use cookies to improve your visit to this website."

SHAPES: dict[str, Callable[[int], str]] = {
    "short lines": lambda n: "row\n" * n,
    "short suspect lines": lambda n: "Reply\n" * n,
    "names and times": lambda n: "Tom 3 hours ago\n" * n,
    "entries of a thread": lambda n: f"{A}\n\n" + "Tom says:\nGreat read!\nReply\n" * (n // 3),
    "notices between paragraphs": lambda n: f"{A}\n{NOTICE}\n" * (n // 2),
    "one long line of sentences": lambda n: f"{A} " * (n // 2),
    "one long line of notices": lambda n: f"{A} " + f"{NOTICE} " * (n // 2),
    "one long word": lambda n: "x" * (20 * n),
    "one long line of suspect words": lambda n: "share cookies reply © by related " * n,
    "opening brackets": lambda n: "[" * (10 * n),
    "closing brackets": lambda n: "](" * (10 * n),
    "links in links": lambda n: "[" * n + "a" + "](#)" * n,
    "dead links": lambda n: "[a](#) " * n,
    "open tags": lambda n: "<b>" * n,
    "backticks": lambda n: "`a " * n,
    "quotation marks": lambda n: "“a " * n,
    "quotations": lambda n: "«»" * (10 * n) + f"\n{A}\n{NOTICE}",
    "list items": lambda n: "- Reply\n" * n,
    "labels of lists": lambda n: "Related articles\n" * n,
    "stars": lambda n: "*" * (10 * n),
    "blank lines": lambda n: f"{A}\n{NOTICE}" + "\n" * (10 * n) + A,
    "fences": lambda n: "```\n" * n,
    "definitions": lambda n: "".join(f"[{i}]: #\n" for i in range(n)),
    "vetoes among edits": lambda n: f"{A}\n> {NOTICE}\nShare this:\n[a](#)\n" * (n // 3),
    "lives of authors": lambda n: f"{A}\n" * n + "Anna Berg is a writer at the Harbour Herald.\n" * n,
    "ellipses": lambda n: "…" * (10 * n),
}  # fmt: skip

SMALL = 150


@contextmanager
def counted(monkeypatch: pytest.MonkeyPatch) -> Iterator[Counter[str]]:
    """Count the operations while the block runs."""
    count: Counter[str] = Counter()

    def wrap(owner: Any, name: str, size: Callable[..., int] | None = None) -> None:
        original = getattr(owner, name)

        def counting(*args: Any, **kwargs: Any) -> Any:
            count[name] += 1
            if size is not None:
                count[f"code points in {name}"] += size(*args)
            return original(*args, **kwargs)

        patched.setattr(owner, name, counting)

    with monkeypatch.context() as patched:
        patched.setattr(prefilter, "SHORT", -1)  # what the last text left in memory is no measure of this one's work
        wrap(prefilter, "match_line", lambda line, rule, patterns: len(line.source))
        wrap(prefilter, "match_sentence", lambda line, number, *_: len(line.sentences[number].text))
        wrap(rules.Rule, "find", lambda rule, unit, patterns: len(unit.text))
        wrap(rules.Rule, "spans", lambda rule, unit, patterns: len(unit.text))
        wrap(pipeline._Run, "turn")
        wrap(document, "split", lambda plain, source, offset, places: len(source))
        wrap(document, "cuts", len)
        wrap(markup, "links", lambda text: len(text))
        wrap(document, "plain_view", lambda text: len(text))
        wrap(shown, "bare", len)
        wrap(links, "_definition_edits", lambda doc, *rest: len(doc.text))
        wrap(persons.Persons, "mentioned", lambda found, match: len(found.doc.lines))
        pointers = SimpleNamespace(fullmatch=passages._POINTERS.fullmatch)  # a compiled pattern takes no wrapper
        patched.setattr(passages, "_POINTERS", pointers)
        wrap(pointers, "fullmatch", len)
        wrap(edits.View, "origins", lambda view, offset: len(view._pieces))
        yield count


def work(text: str, monkeypatch: pytest.MonkeyPatch) -> Counter[str]:
    with counted(monkeypatch) as count:
        clean(text)
    return count


@pytest.mark.parametrize("shape", SHAPES)
def test_four_times_the_input_is_at_most_four_times_the_work(shape: str, monkeypatch: pytest.MonkeyPatch) -> None:
    clean("warm up")
    small, large = work(SHAPES[shape](SMALL), monkeypatch), work(SHAPES[shape](4 * SMALL), monkeypatch)
    for operation, done in large.items():
        if operation == "turn":
            assert done <= max(4, small[operation] + 1), f"{shape}: the loop turns with the size of the text"
        else:
            # A tenth, and a few dozen, for what is done once for the head and the tail of a text.
            assert done <= 4.4 * small[operation] + 60 * (1 if "code points" not in operation else 100), (
                f"{shape}: {operation}"
            )


def test_the_counters_count(monkeypatch: pytest.MonkeyPatch) -> None:
    count = work(f"{A}\n\n{NOTICE}\n\n[a](#)", monkeypatch)
    assert count["match_line"] > 0
    assert count["find"] > 0
    assert count["turn"] >= 2
    assert count["split"] > 0
    assert count["plain_view"] > 0
