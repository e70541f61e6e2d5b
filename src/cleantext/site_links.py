"""What the links of a line tell: whether they lead to other pages of the site, as menus, lists and buttons do.

In markdown a page's furniture shows by its links, in every language: rows of them, lists of them, one behind a
sentence ("[Put me on the list](/letter)"), two to choose between ("[Fine](#) [Rather not](#)"). A link that leads
within the site has no host, or that of the link to its first page, if one stands above the article.
"""

from __future__ import annotations

from collections.abc import Sequence

from cleantext.document import Line
from cleantext.lazy import lazy
from cleantext.passages import is_box
from cleantext.sentences import words

#: A row has so many links, and at most so many words beside them; so many words label a link that stands alone.
ROW, ROW_WORDS, LABEL_WORDS = 2, 4, 4
#: A row of links and nothing else with so many is a menu's.
LONG_ROW = 3
#: A motto has so many words at most, and so many what tells of the page: who wrote it, when, in which sections.
MOTTO, ABOUT = 8, 25
#: What links add to a score: one behind a sentence, two buttons to choose between, and one in a box of its own.
CALL, CHOICE, BOX = 2.0, 4.0, 3.0

_LOCAL = lazy(r"\]\((?:[/#?](?!/)|\.{1,2}/|\)|javascript:)")
_LINK = lazy(r"!?\[[^\[\]]*\]\([^()\s]*\)")
_JUMP = lazy(r"\W{0,3}\[[^\[\]]{3,60}\]\(#[^()\s]*\)\W{0,3}")
#: A link to the page with which a site begins; and what may stand behind it: a motto.
_HOME = lazy(r"\W{0,4}\[[^\[\]]*\p{L}[^\[\]]*\]\((?:https?://(?P<site>[^()\s/?#]+))?/?\)(?P<motto>[^\[\]]*)")
#: Links with the marks of a path between them.
_PATH = lazy(
    r"\W{0,3}\[[^\[\]]+\]\([^()\s]*\)(?:\s*(?:[›»>/→]|::)\s*(?:\[[^\[\]]+\]\([^()\s]*\)|\p{L}[^\[\]]{0,60}$)){1,8}\W{0,3}"
)
#: Where a site keeps its authors, sections and days, and the comments of a page.
_ABOUT = lazy(
    r"(?i)\]\([^()\s]*(?:/(?:aut(?:h?or|eur|ore)e?s?|skribent(?:er)?|profiles?|users?|categor(?:y|ies|ias?|ie)|kategori[ae]?|rubri(?:k|que|c|ka)s?|tags?|labels?)/"
    r"|/20\d\d/\d\d?/(?:\d\d?/?)?\)|#(?:comment|respond|disqus)[^()\s]{0,20}\))"
)
#: The last sentence of a line is a link to a page of the site, a few words long.
_CALL = lazy(r"[.!?…。！？؟]['\")»”*_]{0,4}\s{0,2}[*_]{0,3}\[[^\[\]]{2,40}\]\([/#?](?!/)[^()\s]*\)[*_.!»→ ]{0,4}$")
#: The line ends with two buttons, of which the first leads nowhere.
_CHOICE = lazy(r"\[[^\[\]]*\p{L}{2}[^\[\]]*\]\(#?\)\W{1,4}\[[^\[\]]*\p{L}{2}[^\[\]]*\]\([#/][^()\s]*\)\W{0,3}$")


def weight(line: Line, site: str = "") -> float:
    """What the links behind its sentences add to the score of a line."""
    if "](" not in line.source:
        return 0.0
    call, choice = _CALL.search(line.source) is not None, _CHOICE.search(line.source) is not None
    return CALL * call + CHOICE * choice + BOX * is_box(line)


def is_row(line: Line, site: str = "") -> bool:
    """Whether the line is a row of links, to the parts of the site or to the next page, the site's name among them."""
    if line.source.count("](") < ROW:
        return False
    return (line.only_links and not line.body) or (_is_local(line, site) and _beside(line) <= ROW_WORDS)


def is_long_row(line: Line) -> bool:
    """Whether the line is nothing but links, so many of them as only a menu has."""
    return line.source.count("](") >= LONG_ROW and line.only_links and not line.body


def is_jump(line: Line) -> bool:
    """Whether the line is a link to a place on the page: over the menu to the text."""
    return _JUMP.fullmatch(line.source) is not None


def site_of(lines: Sequence[Line]) -> str:
    """The host of the site of whose first page one of these lines is the link, above the article; "" if none is."""
    found = (_HOME.fullmatch(line.source) for line in lines if is_home(line))
    return next((match["site"] for match in found if match is not None and match["site"]), "")


def is_home(line: Line) -> bool:
    """Whether the line is a link to the page with which the site begins, with a motto behind it at most."""
    found = _HOME.fullmatch(line.source)
    most = 0 if line.plain.lead.startswith("#") else MOTTO
    return found is not None and not line.body and words(found["motto"]) <= most


def is_path(line: Line) -> bool:
    """Whether the line is the path to the page: links with the marks of one between them."""
    return _PATH.fullmatch(line.source) is not None


def tells_of_page(line: Line) -> bool:
    """Whether the line has a link to its author, its section, its day or its comments, and is no sentence."""
    links = _ABOUT.search(line.source) is not None and not line.source.startswith("![")
    return links and not line.body and words(line.plain.text) <= ABOUT


def is_item(line: Line, site: str = "") -> bool:
    """Whether the line is an item of a list, and a link to another page of the site."""
    lead = line.plain.lead.strip()
    return lead != "" and not lead.startswith("#") and line.only_links and _is_local(line, site)


def is_alone(line: Line, site: str = "") -> bool:
    """Whether the line is a link to another page of the site, with a label at most."""
    lead = line.plain.lead.strip()
    return not (lead or line.body or "![" in line.source) and _is_local(line, site) and _beside(line) <= LABEL_WORDS


def leads_within(line: Line, site: str = "") -> bool:
    """Whether the line has a link to the page or to another one of the site."""
    return "](/" in line.source or "](#" in line.source or to_site(line, site) > 0


def _is_local(line: Line, site: str) -> bool:
    """Whether the line has links, and all lead to the site's own pages, or nowhere."""
    return 0 < line.source.count("](") == len(_LOCAL.findall(line.source)) + to_site(line, site)


def to_site(line: Line, site: str) -> int:
    """How many links name the site's host."""
    schemes = ("http", "https") if site and site in line.source else ()
    return sum(line.source.count(f"]({scheme}://{site}{rest}") for scheme in schemes for rest in "/?#)")


def _beside(line: Line) -> int:
    """How many words stand beside the links."""
    return words(_LINK.sub(" ", line.source))
