"""What stands between lines that go, below the article: remarks of its readers, titles of others, names, addresses.

None of it reads as a page's furniture, and no rule knows it: a remark reads as an article does. But where the page's
end has begun (`margins.py`), or a heading, a header or a button of a comment system stands under a long article, a few
lines between two that go are of the page as well. A heading that stays begins something new.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from cleantext.document import Line
from cleantext.kinds import Findings
from cleantext.lazy import lazy
from cleantext.sentences import ends_sentence

#: The rules of this category tell what a line is in a thread.
THREADS = "comment_threads"
#: The heading of a thread; and what may begin one that has none, if it goes.
OPENER = "opener"
PARTS = (OPENER, "entry", "foot")
#: So many lines tell of a thread, and so many paragraphs stand above it, together as long as what was said below.
SIGNS, ABOVE = 2, 3
#: Between two lines that go stand at most so many, in a thread so many, of so many code points each.
LINES, SAID, LENGTH = 3, 4, 600

_COUNT = lazy(r"[(\[]\d+[)\]]|(?<![.,:\d])\d+(?![.,:)\d])")


def signs_of(findings: Findings) -> dict[int, str]:
    """The lines that may be of a comment thread, with what they are in it: "opener", "entry", "foot", or "label"."""
    found: dict[int, str] = {}
    for index, matches in findings.by_line.items():
        parts = {match.rule.part for match in matches if match.rule.category == THREADS and match.rule.whole}
        if parts:
            found[index] = next((part for part in PARTS if part in parts), "label")
    return found


def enclosed(
    lines: Sequence[Line], going: Collection[int], end: Collection[int], signs: Mapping[int, str]
) -> Iterator[int]:
    """The lines that go with those that are *going*.

    Args:
        lines: the text's.
        going: the numbers of the lines that go.
        end: those that go because they stand at the end of the text and read as a page's.
        signs: see `signs_of`.
    """
    thread = min(_thread(lines, going, signs), default=len(lines))
    start = min((*end, thread), default=len(lines))
    if not _is_long_above(lines, start, going):
        return
    waiting: list[int] = []
    together = 0
    for line in lines[start:]:
        if line.index in going:
            yield from waiting
            waiting, together = [], 0
            continue
        waiting.append(line.index)
        together = 0 if line.index in signs else together + 1
        said = line.index >= thread
        if together > (SAID if said else LINES) or line.end - line.start > LENGTH:
            return
        if _begins(lines, line.index, going) or not (said or _is_short(line)):
            return


def _begins(lines: Sequence[Line], index: int, going: Collection[int]) -> bool:
    """Whether the line is a heading, and not of a list that goes or is of links."""
    below = lines[index + 1 : index + 2]
    listed = bool(below) and (below[0].index in going or below[0].only_links)
    return lines[index].plain.lead.startswith("#") and not listed


def _is_short(line: Line) -> bool:
    return not line.body and not ends_sentence(line.plain.text)


def _thread(lines: Sequence[Line], going: Collection[int], signs: Mapping[int, str]) -> Iterator[int]:
    """Where a comment thread begins, if there is one: with a heading that goes, or the last that counts the
    remarks; or with a header or buttons that go, and no others stand above them, as those of a board's first post do.
    """
    first = next((line.index for line in lines if line.body and line.index not in signs), len(lines))
    below = sorted(index for index in signs if index > first)
    if len(below) < SIGNS or not any(index in going for index in below):
        return
    parts = [index for index in below if signs[index] in PARTS]
    headings = [index for index in parts if signs[index] == OPENER]
    counting = [index for index in headings if _counts(lines[index])]
    yield from counting[-1:]
    yield from [index for index in headings if index in going][:1]
    if parts and parts[0] in going and not any(signs[index] == "entry" for index in signs if index < first):
        yield parts[0]


def _counts(line: Line) -> bool:
    """Whether the heading tells how many remarks there are; a number with a stop is that of a section."""
    return _COUNT.search(line.plain.text) is not None


def _is_long_above(lines: Sequence[Line], start: int, going: Collection[int]) -> bool:
    """Whether an article stands above line *start*: of several paragraphs, and as long as what is below."""
    above = [line for line in lines[:start] if line.body and line.index not in going]
    below = [line for line in lines[start:] if line.body and line.index not in going]
    return len(above) >= ABOVE and _size(above) >= _size(below)


def _size(lines: Sequence[Line]) -> int:
    return sum(line.end - line.start for line in lines)
