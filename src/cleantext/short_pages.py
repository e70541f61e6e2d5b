"""What goes below the middle of a page of short lines: a recipe, a timetable, a price list, a programme.

No sentence tells its furniture from what it is about. But below its middle (`zones.middle`), where lines of several
kinds go, the few between them are of the page too: labels, titles of other pages, what a form says. Not if they speak
of what the middle speaks of, nor if one of them is the article's by its shape.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise

from cleantext.document import Line
from cleantext.sentences import words
from cleantext.subject import Subject

#: Lines of so many categories go above, and one line in so many of all that stand below the middle.
CATEGORIES, SHARE = 2, 4
#: So many together go, of so many words each at most; not if one shares the beginnings of so many words with the
#: middle.
RUN, WORDS, SHARED = 6, 12, 2


def below_middle(
    lines: Sequence[Line], middle: tuple[int, int], gone: Mapping[int, str], own: Callable[[Line], bool]
) -> dict[int, str]:
    """The lines that go besides, with the category of what goes above them.

    Args:
        lines: the text's.
        middle: the first and the last of those that are no furniture.
        gone: the lines that go, with their categories.
        own: whether a line is the article's by its shape.
    """
    start = middle[1] + 1
    going = [index for index in range(start, len(lines)) if index in gone]
    if SHARE * len(going) < len(lines) - start:
        return {}
    subject = Subject(lines[middle[0] : start])
    found: dict[int, str] = {}
    kinds: set[str] = set()
    for above, below in pairwise((*going, len(lines))):
        kinds.add(gone[above])
        run = lines[above + 1 : below]
        if len(kinds) < CATEGORIES or len(run) > RUN:
            continue
        if not any(own(line) or subject.shared(line.plain.text) >= SHARED for line in run):
            found |= {line.index: gone[above] for line in run if words(line.plain.text) <= WORDS}
    return found
