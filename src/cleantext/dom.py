"""What a page's elements tell of the extracted lines: some stand in a sign-up box, a dialog, a share bar only.

A line is taken on such a word only if all its occurrences on the page stand in elements of that kind, and the element
is a small part of the page and holds no article.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from functools import partial

from cleantext.document import Doc, Line
from cleantext.edits import Edit, Reason
from cleantext.elements import SCRIPTED, Elements
from cleantext.folding import fold
from cleantext.kinds import Findings
from cleantext.pipeline import BLOCKS, Pipeline, Stage

#: So much of the article is never taken on the word of names.
_MOST = 0.5
#: So many of the article's words must be found on the page, and the element that holds it has so many of these.
_FOUND, _HOLDS = 0.6, 0.7
#: And so much of the article is never taken for standing behind it.
_MOST_BEHIND = 0.25
#: What a site names so may be the text itself, on a page that sells or explains; lines go on an article's page only.
_UNSURE = frozenset({"a call to act", "a disclosure", "a modal window"})
#: Of these the name is no proof for a sentence with the shape of article text, without such a sign of its own.
_SIGNS = {"a copyright notice": "\N{COPYRIGHT SIGN}"}
_WORD = re.compile(r"\w+")
#: A person's name has so many words.
_NAME_WORDS = range(2, 5)
#: The author's portrait is one of so many paragraphs at the end, or stands behind so much of the lines.
_LAST, _END = 3, 0.8
#: Why a line goes, where it is not for the element in which it stands.
_TOLD = {
    "the author's name": "The line only names the author whom the page's head names.",
    "a portrait of the author": "The page's head names the author whom this last paragraph portrays.",
}
#: A text with so much of it in one line has no lines.
_SHAPELESS = 0.9
#: What opens a line of markdown, by the element.
_LEADS = {"li": "- ", **{f"h{level}": "#" * level + " " for level in range(1, 7)}}

Furniture = dict[str, tuple[str, str]]


def furniture(page: Elements) -> Furniture:
    """The lines (their words, folded) that stand in furniture only; for each its category, and what the element is.

    >>> from lxml.html import fromstring
    >>> page = fromstring('<div><p>The old mill shut on Friday.</p><p id="newsletter">By mail?</p></div>')
    >>> furniture(Elements(page))
    {'By mail': ('newsletter_prompts', 'a sign-up box')}
    """
    units, roots = page.units, page.roots
    outside = {unit.words for unit in units if unit.root < 0 or not roots[unit.root].small}
    return {
        unit.words: (roots[unit.root].category, roots[unit.root].what) for unit in units if unit.words not in outside
    }


def behind(page: Elements, lines: Iterable[str]) -> Furniture:
    """The last of an article's *lines* (their words, folded) that stand behind the element that holds the article.

    That is the innermost one with most of the words of the lines that are found on the page.

    >>> from lxml.html import fromstring
    >>> page = fromstring("<div><p>The old mill shut on Friday.<p>It stays shut.</div><p>Our shops")
    >>> behind(Elements(page), ["The old mill shut on Friday", "It stays shut", "Our shops"])
    {'Our shops': ('navigation', "an element behind the article's")}
    """
    lines = list(lines)
    places: dict[str, list[int]] = {}
    for unit in page.units:
        places.setdefault(unit.words, []).append(unit.block)
    words = page.words_within((places[line][0], line.count(" ") + 1) for line in lines if line in places)
    found = words[0]
    if not found or found < _FOUND * sum(line.count(" ") + 1 for line in lines if line):
        return {}
    holder = max(number for number, count in enumerate(words) if count >= _HOLDS * found)
    within = range(holder, page.stops[holder])
    last = max(i for i, line in enumerate(lines) if any(at in within for at in places.get(line, ())))
    what = ("navigation", "an element behind the article's")
    return {line: what for line in lines[last + 1 :] if line in places}


def signed(doc: Doc, authors: Iterable[str]) -> Furniture:
    """The lines (their words, folded) that only name one of the page's *authors*, above the article or below it.

    And one of the last paragraphs, if it begins with the name and the article speaks of nobody so called.

    >>> text = ("Ann Orme\\n\\nThe old mill on the weir shut on Friday, the owner said.\\n\\n"
    ...         "Ann Orme is a reporter in the valley, where she has lived since 1998.")
    >>> [what for _, what in signed(Doc(text), ["Ann Orme"]).values()]
    ['a portrait of the author', "the author's name"]
    """
    prose = [line for line in doc.lines if line.body and not line.plain.lead.startswith("#")]
    if len(prose) < 2:
        return {}
    found: Furniture = {}
    first, end = prose[0].index, min(prose[-min(len(prose) - 1, _LAST)].index, int(_END * len(doc.lines)))
    for author in authors:
        name = " ".join(_WORD.findall(fold(author)))
        if len(name.split()) not in _NAME_WORDS:
            continue
        about = [line for line in prose if f" {name} " in f" {_key(line)} "]
        if len(about) == 1 and about[0].index >= end and _key(about[0]).startswith(f"{name} "):
            found[_key(about[0])] = ("author_bios", "a portrait of the author")
        alone = [line.index for line in doc.lines if _key(line) == name]
        if alone and all(index < first or index >= end for index in alone):
            found[name] = ("bylines", "the author's name")
    return found


def shapeless(text: str) -> bool:
    """Whether nearly all of *text* is one line.

    >>> shapeless("The mill " * 20), shapeless("The mill\\n" * 20)
    (True, False)
    """
    return max(map(len, text.split("\n"))) > _SHAPELESS * len(text)


def relined(page: Elements, text: str) -> str:
    """The *text*, which is nearly all in one line, cut where the page's blocks are; its headings and items are marked.

    >>> from lxml.html import fromstring
    >>> page = fromstring("<div><h2>The mill</h2><p>It shut <b>on</b> Friday.<ul><li>The wheel stays.</ul></div>")
    >>> print(relined(Elements(page), "The mill It shut on Friday. The wheel stays."))
    ## The mill
    <BLANKLINE>
    It shut on Friday.
    <BLANKLINE>
    - The wheel stays.
    """
    found = list(_WORD.finditer(text))
    starts = [0]  # where each word begins among the folded ones
    for word in found:
        starts.append(starts[-1] + len(" ".join(_WORD.findall(fold(word[0])))) + 1)
    words = " ".join(word for match in found for word in _WORD.findall(fold(match[0])))
    units = [unit for unit in page.units if unit.root < 0 or page.roots[unit.root].what not in SCRIPTED]
    at = f" {' '.join(unit.words for unit in units)} ".find(f" {words} ")
    if at < 0:
        return text
    begins = dict(zip(starts, (word.start() for word in found), strict=False))
    parts: list[str] = []
    last, mark, offset = 0, "", -at
    for i, unit in enumerate(units):
        start = begins.get(offset)
        if start is not None and unit.fresh and (start == 0 or _WORD.search(text, last, start)):
            start = text.rfind(" ", 0, start) + 1
            parts.append(mark + text[last:start].rstrip())
            first = i == 0 or units[i - 1].block != unit.block
            last, mark = start, _LEADS.get(page.tags[unit.block], "") if first else ""
        offset += len(unit.words) + 1
    parts.append(mark + text[last:].rstrip())
    return "\n\n".join(part for part in parts if part)


def informed(pipeline: Pipeline, page: Elements, article: str, declared: bool, authors: Iterable[str] = ()) -> Pipeline:
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
    for told, most in ((behind(page, keys) if declared else {}, _MOST_BEHIND), (furniture(page), _MOST)):
        if sum(size.get(words, 0) for words in told) <= most * sum(size.values()):
            found.update(told)
    found = {**signed(doc, authors), **found}
    if not declared:
        found = {words: told for words, told in found.items() if told[1] not in _UNSURE}
    if not found.keys() & size.keys():
        return pipeline
    of_category: dict[str, Furniture] = {}
    for words, (category, what) in found.items():
        of_category.setdefault(category, {})[words] = (category, what)
    cleaners = [
        replace(cleaner, stage=partial(_find, lines=of_category[cleaner.name], stage=cleaner.stage))
        if cleaner.name in of_category and cleaner.order == BLOCKS
        else cleaner
        for cleaner in pipeline.cleaners
    ]
    return Pipeline(cleaners, languages=pipeline.languages, keep_body=pipeline.keep_body)


def _find(doc: Doc, findings: Findings, *, lines: Furniture, stage: Stage | None) -> Iterable[Edit]:
    if stage is not None:
        yield from stage(doc, findings)
    for line in doc.lines:
        hit = lines.get(_key(line))
        if hit is not None and not line.plain.lead.startswith("# "):
            category, what = hit
            why = _TOLD.get(what, f"The page has this line in {what}, and nowhere else.")
            cause = Reason(f"html/{category}", category, why)
            proved = _SIGNS.get(what, "") in line.source
            sure = frozenset(sentence.start for sentence in line.sentences) if proved else frozenset[int]()
            yield Edit(line.start, line.stop, cause, sure=sure)


def _key(line: Line) -> str:
    return " ".join(_WORD.findall(line.plain.text))
