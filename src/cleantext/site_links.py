"""What the links of a line tell: whether they lead to other pages of the site, as menus, lists and buttons do.

In markdown a page's furniture shows by its links, in every language: rows of them, lists of them, one behind a
sentence ("[Put me on the list](/letter)"), two to choose between ("[Fine](#) [Rather not](#)"). A link that leads
within the site has no host; whether one with a host does cannot be seen from the text.
"""

from __future__ import annotations

from cleantext.document import Line
from cleantext.lazy import lazy
from cleantext.passages import is_box
from cleantext.sentences import words

#: A row has so many links, and at most so many words beside them; so many words label a link that stands alone.
ROW, ROW_WORDS, LABEL_WORDS = 2, 4, 4
#: What links add to a score: one behind a sentence, two buttons to choose between, and one in a box of its own.
CALL, CHOICE, BOX = 2.0, 4.0, 3.0

_LOCAL = lazy(r"\]\((?:[/#?](?!/)|\.{1,2}/|\)|javascript:)")
_LINK = lazy(r"!?\[[^\[\]]*\]\([^()\s]*\)")
_JUMP = lazy(r"\W{0,3}\[[^\[\]]{3,60}\]\(#[^()\s]*\)\W{0,3}")
#: The last sentence of a line is a link to a page of the site, a few words long.
_CALL = lazy(r"[.!?…。！？؟]['\")»”*_]{0,4}\s{0,2}[*_]{0,3}\[[^\[\]]{2,40}\]\([/#?](?!/)[^()\s]*\)[*_.!»→ ]{0,4}$")
#: The line ends with two buttons, of which the first leads nowhere.
_CHOICE = lazy(r"\[[^\[\]]*\p{L}{2}[^\[\]]*\]\(#?\)\W{1,4}\[[^\[\]]*\p{L}{2}[^\[\]]*\]\([#/][^()\s]*\)\W{0,3}$")


def weight(line: Line) -> float:
    """What the links behind its sentences add to the score of a line."""
    if "](" not in line.source:
        return 0.0
    call, choice = _CALL.search(line.source) is not None, _CHOICE.search(line.source) is not None
    return CALL * call + CHOICE * choice + BOX * is_box(line)


def is_row(line: Line) -> bool:
    """Whether the line is a row of links, to the parts of the site or to the next page, the site's name among them."""
    if line.source.count("](") < ROW:
        return False
    return (line.only_links and not line.body) or (_is_local(line) and _beside(line) <= ROW_WORDS)


def is_jump(line: Line) -> bool:
    """Whether the line is a link to a place on the page: over the menu to the text."""
    return _JUMP.fullmatch(line.source) is not None


def is_item(line: Line) -> bool:
    """Whether the line is an item of a list, and a link to another page of the site."""
    lead = line.plain.lead.strip()
    return lead != "" and not lead.startswith("#") and line.only_links and _is_local(line)


def is_alone(line: Line) -> bool:
    """Whether the line is a link to another page of the site, with a label at most."""
    lead = line.plain.lead.strip()
    return not (lead or line.body or "![" in line.source) and _is_local(line) and _beside(line) <= LABEL_WORDS


def _is_local(line: Line) -> bool:
    """Whether the line has links, and all lead to the site's own pages, or nowhere."""
    return 0 < line.source.count("](") == len(_LOCAL.findall(line.source))


def _beside(line: Line) -> int:
    """How many words stand beside the links."""
    return words(_LINK.sub(" ", line.source))
