"""What a page's elements tell of the extracted lines: some stand in a sign-up box, a dialog, a share bar only.

Sites name their elements, and some of the names (`class`, `id`, `role`) say what the text in them is for. A line is
taken on such a word only if all its occurrences on the page stand in elements of that kind, and the element is a small
part of the page and holds no article.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import partial
from typing import Any, NamedTuple

from cleantext.document import Doc, Line
from cleantext.edits import Edit, Reason
from cleantext.folding import fold
from cleantext.kinds import Findings
from cleantext.pipeline import BLOCKS, Pipeline, Stage

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
    ("affiliate_disclosures", "a disclosure", "disclosure|affiliate disclosure|affiliate disclaimer"),
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
_TAGS = {"nav": ("navigation", "a menu"), "dialog": ("navigation", "a dialog")}

#: An element with more of the page's words is no furniture, whatever its name: sites name wrappers after their parts.
_LARGE = 0.25
#: And so much of the article is never taken on the word of names.
_MOST = 0.3
#: So many of the article's words must be found on the page, and the element that holds it has so many of these.
_FOUND, _HOLDS = 0.6, 0.7
#: And so much of the article is never taken for standing behind it.
_MOST_BEHIND = 0.25
#: Names of an element beyond this length (characters) are cut: they are utility classes or data.
_LONG = 1000

_KINDS = {name: (category, what) for category, what, names in _NAMES for name in names.split("|")}
_LONGEST = max(name.count(" ") + 1 for name in _KINDS)
_PART = re.compile(r"[a-z]+|[A-Z]+(?![a-z])|[A-Z][a-z]*")
_WORD = re.compile(r"\w+")
#: Of these the name is no proof for a sentence with the shape of article text: what a site names a disclosure or a call
#: to act may be the text itself, on a page that sells or explains.
_UNSURE = frozenset({"a call to act", "a disclosure", "a modal window"})
_SILENT = frozenset({"script", "style", "noscript", "template", "head", "svg", "select", "textarea"})
_WRAPPERS = frozenset({"html", "body", "main", "article"})
_PARTS = frozenset({"article", "main", "h1"})
_INLINE = re.compile(
    "a|abbr|acronym|b|bdi|bdo|big|cite|code|del|dfn|em|font|i|img|ins|kbd|label|mark|q|s|samp|small|span|strike|strong|"
    "sub|sup|time|tt|u|var|wbr"
)

Furniture = dict[str, tuple[str, str]]


class _Unit(NamedTuple):
    """A stretch of text between the borders of blocks, the nearest element of a telling name around it, its block."""

    words: str
    root: int
    block: int

    @property
    def size(self) -> int:
        """How many words it has."""
        return self.words.count(" ") + 1


class _Root:
    """An element whose name tells what it is for."""

    def __init__(self, category: str, what: str) -> None:
        self.category, self.what = category, what
        self.words = 0
        self.holds_article = False


class Elements:
    """A page's elements as far as they tell of its lines, numbered in the order in which they open.

    Args:
        tree: the page as lxml parsed it.
    """

    def __init__(self, tree: Any) -> None:
        self.roots: list[_Root] = []
        self.parents: list[int] = []
        self.stops: list[int] = []  #: for each element the number behind its last descendant's
        self.units = list(_units(tree, self))

    def furniture(self) -> Furniture:
        """The lines (their words, folded) that stand in furniture only; for each its category, and what the element is.

        >>> from lxml.html import fromstring
        >>> page = fromstring('<div><p>The old mill shut on Friday.</p><p id="newsletter">By mail?</p></div>')
        >>> Elements(page).furniture()
        {'By mail': ('newsletter_prompts', 'a sign-up box')}
        """
        units, roots = self.units, self.roots
        total = sum(unit.size for unit in units)
        for root in roots:
            root.words = 0
        for unit in units:
            if unit.root >= 0:
                roots[unit.root].words += unit.size
        small = [not root.holds_article and root.words <= max(_LARGE * total, 4) for root in roots]
        outside = {unit.words for unit in units if unit.root < 0 or not small[unit.root]}
        return {
            unit.words: (roots[unit.root].category, roots[unit.root].what)
            for unit in units
            if unit.words not in outside
        }

    def behind(self, lines: Iterable[str]) -> Furniture:
        """The last of an article's *lines* (their words, folded) that stand behind the element that holds the article.

        That is the innermost one with most of the words of the lines that are found on the page.

        >>> from lxml.html import fromstring
        >>> page = fromstring("<div><p>The old mill shut on Friday.<p>It stays shut.</div><p>Our shops")
        >>> Elements(page).behind(["The old mill shut on Friday", "It stays shut", "Our shops"])
        {'Our shops': ('navigation', "an element behind the article's")}
        """
        lines = list(lines)
        places: dict[str, list[int]] = {}
        for unit in self.units:
            places.setdefault(unit.words, []).append(unit.block)
        words = [0] * len(self.parents)
        for line in lines:
            if line in places:
                words[places[line][0]] += line.count(" ") + 1
        found = sum(words)
        for number in range(len(words) - 1, 0, -1):
            words[self.parents[number]] += words[number]
        if not found or found < _FOUND * sum(line.count(" ") + 1 for line in lines if line):
            return {}
        holder = max(number for number, count in enumerate(words) if count >= _HOLDS * found)
        within = range(holder, self.stops[holder])
        last = max(i for i, line in enumerate(lines) if any(at in within for at in places.get(line, ())))
        what = ("navigation", "an element behind the article's")
        return {line: what for line in lines[last + 1 :] if line in places}


def informed(pipeline: Pipeline, page: Elements, article: str, declared: bool) -> Pipeline:
    """The *pipeline* with what the page's elements told: its cleaners take these lines of the *article* as well.

    Where the page is *declared* an article, one element is to hold all of it, and what stands in calls to act and the
    like is no part of it. The posts of a board stand in many elements, and a service's page is made of calls to act.
    """
    doc = Doc(article)
    keys = [_key(line) for line in doc.lines]
    size = dict.fromkeys(keys, 0)
    for key, line in zip(keys, doc.lines, strict=True):
        size[key] += line.end - line.start
    found: Furniture = {}
    for told, most in ((page.behind(keys) if declared else {}, _MOST_BEHIND), (page.furniture(), _MOST)):
        if sum(size.get(words, 0) for words in told) <= most * sum(size.values()):
            found.update(told)
    if not found.keys() & size.keys():
        return pipeline
    of_category: dict[str, Furniture] = {}
    for words, (category, what) in found.items():
        of_category.setdefault(category, {})[words] = (category, what)
    unsure = frozenset[str]() if declared else _UNSURE
    cleaners = [
        replace(cleaner, stage=partial(_find, lines=of_category[cleaner.name], unsure=unsure, stage=cleaner.stage))
        if cleaner.name in of_category and cleaner.order == BLOCKS
        else cleaner
        for cleaner in pipeline.cleaners
    ]
    return Pipeline(cleaners, languages=pipeline.languages, keep_body=pipeline.keep_body)


def _find(
    doc: Doc, findings: Findings, *, lines: Furniture, unsure: frozenset[str], stage: Stage | None
) -> Iterable[Edit]:
    if stage is not None:
        yield from stage(doc, findings)
    for line in doc.lines:
        hit = lines.get(_key(line))
        if hit is not None and not line.plain.lead.startswith("# "):
            category, what = hit
            cause = Reason(f"html/{category}", category, f"The page has this line in {what}, and nowhere else.")
            sure = frozenset() if what in unsure else frozenset(sentence.start for sentence in line.sentences)
            yield Edit(line.start, line.stop, cause, sure=sure)


def _key(line: Line) -> str:
    return " ".join(_WORD.findall(line.plain.text))


def _units(tree: Any, page: Elements) -> Iterator[_Unit]:
    """The text, cut where blocks begin and end, each piece with the innermost root and block that it stands in."""
    from lxml import etree  # type: ignore[import-untyped]  # lxml has no types

    pieces: list[str] = []
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
                roots.append(_Root(*kind))
                root = len(roots) - 1
            if tag in _PARTS:
                for at in {*(at for at, _ in inside), root} - {-1}:
                    roots[at].holds_article = True
            if pieces and (not inline or root != inside[-1][0]):
                yield from _unit(pieces, inside[-1])
            if not inline or not parents:
                parents.append(block)
                stops.append(0)
                block = len(parents) - 1
            inside.append((root, block))
            if tag in _SILENT:
                walker.skip_subtree()
            else:
                pieces.append(element.text or "")
        elif event == "end":
            root, block = inside.pop()
            if pieces and (not inline or root != inside[-1][0]):
                yield from _unit(pieces, (root, block))
            stops[block] = len(parents)
        if event != "start" and element is not tree:
            pieces.append(element.tail or "")
    yield from _unit(pieces, (-1, 0))


def _unit(pieces: list[str], inside: tuple[int, int]) -> Iterator[_Unit]:
    words = " ".join(_WORD.findall(fold("".join(pieces))))
    pieces.clear()
    if words:
        yield _Unit(words, *inside)


def _kind(element: Any, tag: str) -> tuple[str, str] | None:
    """The category of the text in the element by its tag, its role or its names; None if these tell nothing."""
    if tag in _WRAPPERS:
        return None
    if tag in _TAGS:
        return _TAGS[tag]
    role = _ROLES.get((element.get("role") or "").strip().lower())
    if role is not None:
        return role
    if "author" in (element.get("itemprop") or "").split():
        return "author_bios", "a box about the author"
    for names in (element.get("class"), element.get("id")):
        for name in (names or "")[:_LONG].split():
            parts = [part.lower() for part in _PART.findall(name)]
            for at in range(len(parts)):
                for length in range(1, min(_LONGEST, len(parts) - at) + 1):
                    kind = _KINDS.get(" ".join(parts[at : at + length]))
                    if kind is not None:
                        return kind
    return None
