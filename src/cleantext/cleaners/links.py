"""Markdown link debris: dead links, empty links and images, footnote jumps, unused definitions, stray tags.

The words of a link always stay; what goes is brackets and targets that lead nowhere. Live links are kept.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import regex

from cleantext.document import Doc, Line
from cleantext.edits import Edit, Reason
from cleantext.kinds import Findings
from cleantext.lazy import lazy
from cleantext.markup import INLINE_TAGS, Link, links

CATEGORY = "markdown_link_debris"

DEAD = Reason("links/dead-link", CATEGORY, "The link leads nowhere; its words stay.")
EMPTY = Reason("links/empty-link", CATEGORY, "The link has no words.")
IMAGE = Reason("links/empty-image", CATEGORY, "The image has no address or no words.")
JUMP = Reason("links/jump", CATEGORY, "A jump within the page, such as a footnote's number or an edit link.")
DEFINITION = Reason("links/unused-definition", CATEGORY, "The definition of a link that the text does not hold.")
BANNER = Reason("links/banner", CATEGORY, "A picture whose address is an advertisement's.")
STRAY_TAG = Reason("links/stray-tag", CATEGORY, "A tag of HTML that the extraction left; its words stay.")

_DEAD = lazy(
    r"(?:#[^\s)]*|javascript:.*|null|undefined|none|about:blank|void\(0\);?|mailto:(?:\?.*)?|https?:(?://)?)?",
    regex.IGNORECASE,
)
_NUMBER = lazy(r"\\?\[?\d{1,3}\\?\]?")
_MARK = lazy(r"[\^↑↩¶§#⇑⤴*†‡\N{VARIATION SELECTOR-15}]+|\\?\[?edit\\?\]?", regex.IGNORECASE)
_JUMP = lazy(r"#[_\-]*(?:cite|fn|ref|note|foot|ft|sdfoot|end|_)|.*[?&]action=edit", regex.IGNORECASE)
_PICTURE = lazy(r"!\[\s*\]\([^()\s]*\)")
#: Hosts and folders of advertisements, and sizes that no photograph has, of the unit portfolio of the Interactive
#: Advertising Bureau (2017); with a link, folders that an article's picture may stand in too, and other such sizes.
_AD = lazy(
    r"//(?:ads?|adserver|adimg)\.|/(?:ads|adserver|adverts?|advertising)/"
    r"|(?<!\d)(?:728x90|970x(?:90|250)|468x60|320x50|160x600|120x600)(?!\d)",
    regex.IGNORECASE,
)
_LINKED_AD = lazy(
    r"//(?:banners?|reklam\w{0,4})\.|/(?:banner\w{0,4}|reklam\w{0,4}|sponsor\w{0,5}|annonser?|iklan|werbung|inzerce|publicidade?)/"
    r"|(?<!\d)(?:300x(?:250|600)|336x280)(?!\d)|\bbanner\d{0,3}\.\w{3,4}$",
    regex.IGNORECASE,
)
_FILE = lazy(r"\.(?:jpe?g|png|gif|webp|avif|svg)(?:\?.*)?", regex.IGNORECASE)
_PICTURES = lazy(r"(?:!\[[^\[\]]*\]\((?P<source>[^()\s]*)[^()]*\)\s*)+")
#: Ahead of these, and at a line's end, no space stays where something was cut out; "" is in every string.
_CLOSING = " .,;:!?…)"
_DEFINITION = lazy(r"\s{0,3}\[(\^?[^\[\]\n]{1,80})\]:\s*(\S*)(?:\s+[\"'(][^\n]{0,200})?\s*")
_LABEL = lazy(r"\[(\^?[^\[\]\n]{1,80}+)\]")
_PAIRED = lazy(rf"<(/?)({INLINE_TAGS})(?:\s[^<>\n]{{0,300}})?>", regex.IGNORECASE)
_VOID = lazy(r"<(?:br|hr)\s?/?>", regex.IGNORECASE)
_ABOUT_MARKUP = lazy(r"\b(?:html|xml|css|markup|markdown|tags?)\b", regex.IGNORECASE)


def find(doc: Doc, findings: Findings) -> Iterator[Edit]:
    """The debris in every line."""
    text = doc.text
    if "](" in text or "]:" in text:
        definitions: list[tuple[Line, str, str]] = []
        for line in doc.lines:
            if "](" in line.source:
                for link in links(line.source):
                    yield from _link_edits(line, link)
            if "]:" in line.source and (definition := _DEFINITION.fullmatch(line.source)):
                definitions.append((line, definition[1], definition[2]))
        yield from _definition_edits(doc, definitions)
    if "<" in text:
        yield from _tag_edits(doc)


def _link_edits(line: Line, link: Link) -> Iterator[Edit]:
    words = line.source[link.text_start : link.text_end].strip()
    dead = _DEAD.fullmatch(link.target) is not None
    start, end = line.start + link.start, line.start + link.end
    if link.image:
        if dead or not words:
            yield _cut(line, start, end, IMAGE)
        elif _AD.search(link.target):
            yield _cut(line, start, end, BANNER)
    elif not words or _PICTURE.fullmatch(words):
        yield _cut(line, start, end, EMPTY)
    elif _is_banner(words, link.target):
        yield _cut(line, start, end, BANNER)
    elif (_JUMP.match(link.target) and (_NUMBER.fullmatch(words) or _MARK.fullmatch(words))) or (
        dead and _MARK.fullmatch(words)
    ):
        yield _cut(line, start, end, JUMP)
    elif dead:
        text_start, text_end = line.start + link.text_start, line.start + link.text_end
        yield Edit(start, text_start, DEAD, markup=True)
        yield Edit(text_end, end, DEAD, markup=True)


def _is_banner(words: str, target: str) -> bool:
    """Whether the *words* of a link are nothing but pictures, and their address or the link's an advertisement's."""
    pictures = _PICTURES.fullmatch(words)
    if pictures is None:
        return False
    sources = pictures.captures("source")
    linked = _FILE.search(target) is None and any(map(_LINKED_AD.search, sources))
    return linked or any(map(_AD.search, (*sources, target)))


def _cut(line: Line, start: int, end: int, cause: Reason) -> Edit:
    """Cut a span that holds no word; alone on its line it takes the line along."""
    if not line.source[: start - line.start].strip() and not line.source[end - line.start :].strip():
        return Edit(line.start, line.stop, cause, markup=True)
    before, behind = line.source[start - line.start - 1 : start - line.start], line.source[end - line.start :][:1]
    return Edit(start - (before == " " and behind in _CLOSING), end, cause, markup=True)


def _definition_edits(doc: Doc, definitions: list[tuple[Line, str, str]]) -> Iterator[Edit]:
    """Definitions of links to nowhere that the text does not use."""
    if not definitions:
        return
    used = Counter(_LABEL.findall(doc.text))
    defined = Counter(label for _, label, _ in definitions)
    for line, label, target in definitions:
        if used[label] <= defined[label] and _DEAD.fullmatch(target):
            yield Edit(line.start, line.stop, DEFINITION, markup=True)


def _tag_edits(doc: Doc) -> Iterator[Edit]:
    """Paired inline tags and line breaks; a text about markup keeps them."""
    if _ABOUT_MARKUP.search(doc.text):
        return
    for line in doc.lines:
        if "<" in line.source:
            opened: list[regex.Match[str]] = []
            for tag in _PAIRED.finditer(line.source):
                if not tag[1]:
                    opened.append(tag)
                elif opened and opened[-1][2].lower() == tag[2].lower():
                    for half in (opened.pop(), tag):
                        yield Edit(line.start + half.start(), line.start + half.end(), STRAY_TAG, markup=True)
            for tag in _VOID.finditer(line.source):
                yield Edit(line.start + tag.start(), line.start + tag.end(), STRAY_TAG, markup=True)
