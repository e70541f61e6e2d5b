"""What a change of rules or code does to the documents of `corpus/`: which lines go anew, and which stay anew.

python -m tests.corpus_difference --save before.json
(change something)
python -m tests.corpus_difference --against before.json

The exit status is 1 if there is a difference: a line that goes anew makes a minor version, and its kind is named in `changes/`.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from cleantext import explain
from tests.corpusfile import CORPUS, documents

#: Document, number of the line (from 1), and its text: what a difference is told by.
Gone = dict[str, tuple[str, str]]


def gone_lines(name: str, text: str) -> Iterator[tuple[str, tuple[str, str]]]:
    """The lines of which anything went: their place, with the text that went and the rules."""
    removals = [removal for removal in explain(text).removals if removal.category != "spacing"]
    at = 0
    for number, line in enumerate(text.splitlines(keepends=True), 1):
        end = at + len(line)
        own = [removal for removal in removals if removal.start < end and at < removal.end]
        if own and line.strip():
            went = " … ".join(text[max(at, one.start) : min(end, one.end)].strip() for one in own)
            yield f"{name}:{number}", (went, ", ".join(dict.fromkeys(one.rule for one in own)))
        at = end


def state() -> Gone:
    """All lines of the corpus that go."""
    found: Gone = {}
    for folder in ("mixed", "near-misses"):
        for document in documents(folder):
            found |= gone_lines(document.path.relative_to(CORPUS).as_posix(), document.text)
    for path in sorted((CORPUS / "seeds").glob("*.txt")):
        found |= gone_lines(f"seeds/{path.name}", path.read_text(encoding="utf-8"))
    return found


def difference(before: Gone, after: Gone) -> Iterator[str]:
    """The lines of the report; none if nothing changed. That another rule does the same is no difference."""
    for title, one, other in (("removed anew", after, before), ("kept anew", before, after)):
        anew = {place: told for place, told in one.items() if place not in other or other[place][0] != told[0]}
        if anew:
            yield f"{title} ({len(anew)}):"
            yield from (f"  {place}  {rule}\n    {text}" for place, (text, rule) in anew.items())
            rules = Counter(rule for _, rule in anew.values())
            yield "  by rule: " + ", ".join(f"{rule} {count}" for rule, count in rules.most_common())


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.corpus_difference", description=__doc__.partition("\n")[0])
    action = parser.add_mutually_exclusive_group(required=True)
    action.add_argument("--save", type=Path, metavar="FILE", help="write what goes now")
    action.add_argument("--against", type=Path, metavar="FILE", help="compare with what was saved")
    options = parser.parse_args(arguments)
    if options.save is not None:
        options.save.write_text(json.dumps(state(), ensure_ascii=False, indent=0), encoding="utf-8")
        return 0
    saved = json.loads(options.against.read_text(encoding="utf-8"))
    report = list(difference({place: tuple(told) for place, told in saved.items()}, state()))
    print("\n".join(report) or "no difference")
    return 1 if report else 0


if __name__ == "__main__":
    sys.exit(main())
