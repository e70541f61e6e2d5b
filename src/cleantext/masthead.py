"""What stands above the article's title, on a page that shows its furniture: logo, motto, menu, account, path.

The title is the first short line that is made of the article's words (`subject.py`). A kicker, a first line of verse or
a second title may stand right above it; what is further up is the page's, where more of the page goes. And whatever the
title is made of, it stands below the page's menu and path: what is above these goes too.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from cleantext.document import Doc, Line
from cleantext.head import HEAD
from cleantext.margins import Margins
from cleantext.sentences import ends_sentence, words
from cleantext.site_links import MOTTO
from cleantext.zones import Zones

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

#: What a page has above its title, and hardly ever below: a menu, a path, a box of consent.
MENUS = frozenset(("navigation", "cookie_notices"))
#: Where one of these goes, this is enough of an article and of a page.
PARAGRAPHS_BELOW_MENU, GOING_WITH_MENU = 3, 3
#: What stands below it and may be the title has so many words, or code points: some languages have none between spaces.
TITLE_LENGTH = 15
#: A site's motto stands between its name and the menu, among so many of the first lines.
MOTTO_LINES = 3


def above_title(doc: Doc, gone: Mapping[int, str], margins: Margins, zones: Zones) -> Iterator[int]:
    """The lines above the title that go with those that are *gone* (line to category), as *margins* knows them."""
    kept = [line for line in doc.lines if line.index not in gone]
    if zones.middle is not None:
        if len(set(gone.values())) >= KINDS_BELOW:
            end = min(HEAD, zones.middle[1] + 1)
            yield from _above_menu([line for line in kept if line.index < end and _length(line)], gone, margins)
        return
    paragraphs = [line.index for line in kept if line.body]
    if not paragraphs or len(set(gone.values())) < KINDS:
        return
    head = [line for line in kept if line.index < paragraphs[0] and _length(line)]
    if len(paragraphs) >= PARAGRAPHS_BELOW_MENU and len(gone) >= GOING_WITH_MENU:
        yield from _above_menu(head, gone, margins)
    if len(paragraphs) >= PARAGRAPHS and len(gone) >= GOING:
        yield from _above_named(doc, head, gone, margins)


def _above_named(doc: Doc, head: Sequence[Line], gone: Mapping[int, str], margins: Margins) -> Iterator[int]:
    """The lines above a title that is made of the article's words."""
    title = next((at for at, line in enumerate(head) if _is_title(line, margins)), 0)
    if not title or not _is_shown(gone, head[title].index):
        return
    nearest = head[title - 1]  # a kicker, or another title
    for line in head[:title]:
        beside = line is nearest and (_length(line) > 1 or doc.is_apart(line))
        if not beside and _is_short(line, MOST) and not _is_own(line, margins):
            yield line.index


def _above_menu(head: Sequence[Line], gone: Mapping[int, str], margins: Margins) -> Iterator[int]:
    """The lines above the lowest menu below which something stands that may be the title."""
    title = next((line.index for line in reversed(head) if _may_be_title(line, margins)), 0)
    menu = max((index for index, category in gone.items() if category in MENUS and index < title), default=0)
    below = (line for line in head if line.index > menu)
    sure = any(_is_heading(line) or margins.head.is_sure_title(line) for line in below)
    going = {*gone}
    for line in head:
        motto = 0 < line.index <= MOTTO_LINES and line.index - 1 in going and gone.get(line.index + 1) in MENUS
        if line.index < menu and _is_short(line, MOTTO if sure or motto else MOST) and not _is_own(line, margins):
            going.add(line.index)
            yield line.index


def _is_title(line: Line, margins: Margins) -> bool:
    length = _length(line)
    named = length >= TITLE_WORDS and margins.head.is_sure_title(line)
    return _is_heading(line) or named or (length >= LONGER and margins.head.shares(line) >= PARTLY)


def _may_be_title(line: Line, margins: Margins) -> bool:
    long = _length(line) >= TITLE_WORDS or len(line.plain.text) >= TITLE_LENGTH
    return long or _is_heading(line) or margins.head.is_sure_title(line)


def _is_heading(line: Line) -> bool:
    return line.plain.lead.strip() == "#"


def _is_shown(gone: Mapping[int, str], title: int) -> bool:
    """Whether the page shows itself above the title, or below it without doubt."""
    above = any(index < title for index in gone)
    return above or (len(gone) >= GOING_BELOW and len(set(gone.values())) >= KINDS_BELOW)


def _length(line: Line) -> int:
    return words(line.plain.text)


def _is_short(line: Line, most: int) -> bool:
    return not line.body and _length(line) <= most and not ends_sentence(line.plain.text)


def _is_own(line: Line, margins: Margins) -> bool:
    """Whether the line is a heading, or the article's by its shape or its words."""
    head = margins.head
    if line.plain.lead.startswith("#") or margins.is_own(line):
        return True
    return head.shares(line) >= SHARED or head.is_sure_title(line)
