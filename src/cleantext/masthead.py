"""What stands above the article's title, on a page that shows its furniture: logo, motto, menu, account, path.

The title is the first short line that is made of the article's words (`subject.py`). A kicker, a first line of verse or
a second title may stand right above it; what is further up is the page's, where more of the page goes.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from cleantext.document import Doc, Line
from cleantext.margins import Margins
from cleantext.sentences import ends_sentence, words

#: The article has so many paragraphs at least.
PARAGRAPHS = 5
#: A page of which so many lines go, of so many categories; and so many if none of them stands above the title.
GOING, KINDS, GOING_BELOW, KINDS_BELOW = 4, 2, 8, 3
#: A title has so many words at least, and a line of the page at most so many: what is longer may be another title.
TITLE_WORDS, MOST = 3, 4
#: A title that is not made of the article's words for the most part has so many, and shares so many of them.
LONGER, PARTLY = 6, 3
#: What shares so many words with the article may be its title, or stand under it.
SHARED = 2


def above_title(doc: Doc, gone: Mapping[int, str], margins: Margins) -> Iterator[int]:
    """The lines above the title that go with those that are *gone* (line to category), as *margins* knows them."""
    kept = [line for line in doc.lines if line.index not in gone]
    paragraphs = [line.index for line in kept if line.body]
    if len(paragraphs) < PARAGRAPHS or len(gone) < GOING or len(set(gone.values())) < KINDS:
        return
    head = [line for line in kept if line.index < paragraphs[0] and _length(line)]
    title = next((at for at, line in enumerate(head) if _is_title(line, margins)), 0)
    if not title or not _is_shown(gone, head[title].index):
        return
    nearest = head[title - 1]  # a kicker, or another title
    for line in head[:title]:
        beside = line is nearest and (_length(line) > 1 or doc.is_apart(line))
        if not beside and _is_short(line) and not _is_own(line, margins):
            yield line.index


def _is_title(line: Line, margins: Margins) -> bool:
    if line.plain.lead.strip() == "#":
        return True
    length = _length(line)
    named = length >= TITLE_WORDS and margins.head.is_sure_title(line)
    return named or (length >= LONGER and margins.head.shares(line) >= PARTLY)


def _is_shown(gone: Mapping[int, str], title: int) -> bool:
    """Whether the page shows itself above the title, or below it without doubt."""
    above = any(index < title for index in gone)
    return above or (len(gone) >= GOING_BELOW and len(set(gone.values())) >= KINDS_BELOW)


def _length(line: Line) -> int:
    return words(line.plain.text)


def _is_short(line: Line) -> bool:
    return not line.body and _length(line) <= MOST and not ends_sentence(line.plain.text)


def _is_own(line: Line, margins: Margins) -> bool:
    """Whether the line is a heading, or the article's by its shape or its words."""
    return line.plain.lead.startswith("#") or margins.is_own(line) or margins.head.shares(line) >= SHARED
