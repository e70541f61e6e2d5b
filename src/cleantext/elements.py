"""A page's elements, read once: its text cut where blocks begin and end, and what the elements around it are called.

Sites name their elements, and some of the names (`class`, `id`, `role`) say what the text in them is for.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any, NamedTuple

from cleantext.folding import fold

# Words and runs of words in an element's names, the category of the text in it, and what the element is. Chosen by
# counting, over 424 annotated pages, the article and the boilerplate in elements of each name; names that hold both
# ("more", "sidebar", "promo", "hero", "footer" within articles, "toggle") are left out.
_NAMES = (
    ("cookie_notices", "a consent dialog", "cookie|cookies|gdpr|onetrust|cookiebot|consent banner|consent modal|cky"),
    (
        "newsletter_prompts", "a sign-up box",
        "newsletter|newsletters|newsletter signup|email signup|optin|opt in form|mailchimp|mc embed signup|"
        "subscribe form",
    ),
    ("share_prompts", "a bar for sharing", "share|sharing|sharedaddy|addtoany|addthis|social share|share buttons"),
    (
        "related_links", "a list of other pages",
        "related posts|related articles|related content|related stories|related links|read next|more stories|"
        "recommended articles|recommended posts|you may also like|taboola|outbrain|jp relatedposts",
    ),
    (
        "author_bios", "a box about the author",
        "author box|author bio|author card|author info|author profile|about author|about the author|authorbox",
    ),
    ("affiliate_disclosures", "a disclosure", "disclosure|disclaimer|affiliate disclosure|affiliate disclaimer"),
    ("copyright_notices", "a copyright notice", "copyright"),
    ("ad_markers", "a call to act", "cta|call to action|advertisement|ad slot|ad container|sponsored content"),
    ("navigation", "a modal window", "modal"),
    (
        "navigation", "a dialog or a menu",
        "popup|pop up|breadcrumb|breadcrumbs|pagination|skip link|screen reader text|sr only|visually hidden",
    ),
    ("navigation", "a poster's card", "postprofile|poster info|signature|postbit user"),
)  # fmt: skip
_ROLES = {
    "dialog": ("navigation", "a dialog"),
    "alertdialog": ("navigation", "a dialog"),
    "navigation": ("navigation", "a menu"),
    "contentinfo": ("copyright_notices", "the page's foot"),
}
_TAGS = {
    "nav": ("navigation", "a menu"),
    "dialog": ("navigation", "a dialog"),
    "select": ("navigation", "the choices of a form"),
    "template": ("navigation", "data for scripts"),
}

#: Text that the page holds for its scripts.
SCRIPTED = frozenset({"the choices of a form", "data for scripts"})
#: Names of an element beyond this length (characters) are cut: they are utility classes or data.
_LONG = 1000

_KINDS = {name: (category, what) for category, what, names in _NAMES for name in names.split("|")}
_LONGEST = max(name.count(" ") + 1 for name in _KINDS)
_PART = re.compile(r"[a-z]+|[A-Z]+(?![a-z])|[A-Z][a-z]*")
_SILENT = frozenset({"script", "style", "noscript", "head", "svg", "textarea"})
_WRAPPERS = frozenset({"html", "body", "main", "article"})
_PARTS = frozenset({"article", "main"})
#: A section's heading is among so many of its first elements.
_NEAR = 10
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
#: An article with less of the page's words is a card that leads to another page; cards are marked so as well.
_CARD = 0.1
#: An element with more of the page's words is no furniture, whatever its name: sites name wrappers after their parts.
#: Where another element is marked as the article, it may have more.
_LARGE, _BESIDE = 0.25, 0.4
_INLINE = re.compile(
    "a|abbr|acronym|b|bdi|bdo|big|cite|code|del|dfn|em|font|i|img|ins|kbd|label|mark|q|s|samp|small|span|strike|strong|"
    "sub|sup|time|tt|u|var|wbr"
)
_WORD = re.compile(r"\w+")


class Unit(NamedTuple):
    """A stretch of text between the borders of blocks, the nearest element of a telling name around it, its block.

    It is `fresh` if a block begins or ends before it, and not an inline element of a telling name only.
    """

    words: str
    root: int
    block: int
    fresh: bool

    @property
    def size(self) -> int:
        """How many words it has."""
        return self.words.count(" ") + 1


class Root:
    """An element whose name tells what it is for."""

    def __init__(self, category: str, what: str) -> None:
        self.category, self.what = category, what
        self.words = 0
        self.small = False  #: whether it holds no article, and few enough of the page's words
        self.headline = False


class Elements:
    """A page's elements as far as they tell of its lines, numbered in the order in which they open.

    Args:
        tree: the page as lxml parsed it.
    """

    def __init__(self, tree: Any) -> None:
        self.roots: list[Root] = []
        self.parts: list[tuple[int, set[int]]] = []  #: blocks that are marked as articles, and the roots around each
        self.tags: list[str] = []
        self.parents: list[int] = []
        self.stops: list[int] = []  #: for each element the number behind its last descendant's
        self.units = list(_units(tree, self))
        for unit in self.units:
            if unit.root >= 0:
                self.roots[unit.root].words += unit.size
        words = self.words_within((unit.block, unit.size) for unit in self.units)
        parts = [roots for block, roots in self.parts if words[block] >= _CARD * words[0]]
        for number, root in enumerate(self.roots):
            holds = any(number in roots for roots in parts) or (root.headline and not parts)
            root.small = not holds and root.words <= max((_BESIDE if parts else _LARGE) * words[0], 4)

    def words_within(self, found: Iterable[tuple[int, int]]) -> list[int]:
        """For each block the words in it and in what it holds, from the numbers of words *found* in blocks."""
        words = [0] * len(self.parents)
        for block, size in found:
            words[block] += size
        for number in range(len(words) - 1, 0, -1):
            words[self.parents[number]] += words[number]
        return words


def _units(tree: Any, page: Elements) -> Iterator[Unit]:
    """The text, cut where blocks begin and end, each piece with the innermost root and block that it stands in."""
    from lxml import etree  # type: ignore[import-untyped]  # lxml has no types

    pieces: list[str] = []
    fresh = True
    inside = [(-1, 0)]  # for each open element its root, and the block that it is or stands in
    roots, parents, stops = page.roots, page.parents, page.stops
    walker = etree.iterwalk(tree, events=("start", "end", "comment", "pi"))
    for event, element in walker:
        tag = element.tag if isinstance(element.tag, str) else ""
        inline = tag == "" or _INLINE.fullmatch(tag) is not None
        if event == "start":
            root, block = inside[-1]
            kind = None if tag in _SILENT else _kind(element, tag)
            if kind is not None and (root < 0 or roots[root].category != kind[0]):
                roots.append(Root(*kind))
                root = len(roots) - 1
            around = {*(at for at, _ in inside), root} - {-1} if tag in _PARTS or tag == "h1" else set()
            for at in around:
                roots[at].headline |= tag == "h1"
            if pieces and (not inline or root != inside[-1][0]):
                yield from _unit(pieces, inside[-1], fresh)
                fresh = False
            fresh = fresh or not inline
            if not inline or not parents:
                page.tags.append(tag)
                parents.append(block)
                stops.append(0)
                block = len(parents) - 1
            if tag in _PARTS:
                page.parts.append((block, around))
            inside.append((root, block))
            if tag in _SILENT:
                walker.skip_subtree()
            else:
                pieces.append(element.text or "")
        elif event == "end":
            root, block = inside.pop()
            if pieces and (not inline or root != inside[-1][0]):
                yield from _unit(pieces, (root, block), fresh)
                fresh = False
            fresh = fresh or not inline
            stops[block] = len(parents)
        if event != "start" and element is not tree:
            pieces.append(element.tail or "")
    yield from _unit(pieces, (-1, 0), fresh)


def _unit(pieces: list[str], inside: tuple[int, int], fresh: bool) -> Iterator[Unit]:
    words = " ".join(_WORD.findall(fold("".join(pieces))))
    pieces.clear()
    if words:
        yield Unit(words, *inside, fresh)


def _kind(element: Any, tag: str) -> tuple[str, str] | None:
    """The category of the text in the element by its tag, its role or its names; None if these tell nothing."""
    if tag in _WRAPPERS:
        return None
    if tag in _TAGS and not (tag == "template" and len(element)):  # with elements in it, scripts may make it the page
        return _TAGS[tag]
    role = _ROLES.get((element.get("role") or "").strip().lower())
    if role is not None:
        return role
    if "author" in (element.get("itemprop") or "").split():
        return "author_bios", "a box about the author"
    kind = _kind_of_names(element.get("class"))
    if kind is not None:
        return kind
    kind = _kind_of_names(element.get("id"))
    return None if kind is None or _is_anchor(element) else kind


def _kind_of_names(names: str | None) -> tuple[str, str] | None:
    for name in (names or "")[:_LONG].split():
        parts = _parts(name)
        for at in range(len(parts)):
            for length in range(1, min(_LONGEST, len(parts) - at) + 1):
                kind = _KINDS.get(" ".join(parts[at : at + length]))
                if kind is not None:
                    return kind
    return None


def _parts(name: str) -> list[str]:
    return [part.lower() for part in _PART.findall(name)]


def _is_anchor(element: Any) -> bool:
    """Whether the `id` repeats the words of a heading, the element's own or its first: it is there for links to it."""
    heading = next((part for part in islice(element.iter(), _NEAR) if part.tag in _HEADINGS), None)
    return heading is not None and _parts(element.get("id")) == _parts(fold("".join(heading.itertext())).lower())
