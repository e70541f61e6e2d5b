"""A cleaner without judgement, for proving the guards: it proposes whatever a test tells it to."""

from __future__ import annotations

from collections.abc import Iterator

from cleantext import Cleaner, Pipeline, Result
from cleantext.document import Doc
from cleantext.edits import Chrome, Edit, Reason, Tailpiece, Thread
from cleantext.kinds import Findings
from cleantext.loader import parse_rules
from cleantext.pipeline import BLOCKS

WHY = Reason("careless/rule", "careless", "It takes what it is told to take.")


def proposing(
    passage: str,
    *,
    sure: bool = False,
    inline: bool = False,
    markup: bool = False,
    thread: Thread | None = None,
    tailpiece: Tailpiece | None = None,
    chrome: Chrome | None = None,
) -> Pipeline:
    """A pipeline whose only stage proposes to remove *passage*; with *sure*, as a certain match of every sentence in it."""

    def stage(doc: Doc, findings: Findings) -> Iterator[Edit]:
        start = doc.text.find(passage)
        if start >= 0:
            end = start + len(passage)
            starts = (sentence.start for line in doc.lines_within(start, end) for sentence in line.sentences)
            yield Edit(
                start,
                end,
                WHY,
                sure=frozenset(starts) if sure else frozenset(),
                inline=inline,
                markup=markup,
                thread=thread,
                tailpiece=tailpiece,
                chrome=chrome,
            )

    return Pipeline((Cleaner("careless", stage, BLOCKS),), languages=())


def ruled(*rules: str, keep_body: bool = True, category: str = "careless") -> Pipeline:
    """A pipeline of the rules that the pieces of TOML describe; what a rule file asks for besides is added."""
    source = "".join(
        f'[[rule]]\nid = "rule-{number}"\nreason = "A test."\nremoves = ["x"]\nkeeps = ["y"]\n{toml}\n'
        for number, toml in enumerate(rules)
    )
    parsed = tuple(rule for rule, _ in parse_rules(source, "test.toml", "en", category, {}))
    return Pipeline((Cleaner(category, rules=parsed),), languages=(), keep_body=keep_body)


def kept(result: Result) -> bool:
    return result.text is result.original


def vetoed_because(result: Result) -> set[str]:
    return {veto.reason for veto in result.vetoed}
