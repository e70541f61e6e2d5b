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
from cleantext.elements import Elements
from cleantext.kinds import Findings
from cleantext.pipeline import BLOCKS, Pipeline, Stage

#: An element with more of the page's words is no furniture, whatever its name: sites name wrappers after their parts.
_LARGE = 0.25
#: And so much of the article is never taken on the word of names.
_MOST = 0.4
#: So many of the article's words must be found on the page, and the element that holds it has so many of these.
_FOUND, _HOLDS = 0.6, 0.7
#: And so much of the article is never taken for standing behind it.
_MOST_BEHIND = 0.25
#: Of these the name is no proof for a sentence with the shape of article text: what a site names a disclosure or a call
#: to act may be the text itself, on a page that sells or explains.
_UNSURE = frozenset({"a call to act", "a disclosure", "a modal window"})
_WORD = re.compile(r"\w+")

Furniture = dict[str, tuple[str, str]]


def furniture(page: Elements) -> Furniture:
    """The lines (their words, folded) that stand in furniture only; for each its category, and what the element is.

    >>> from lxml.html import fromstring
    >>> page = fromstring('<div><p>The old mill shut on Friday.</p><p id="newsletter">By mail?</p></div>')
    >>> furniture(Elements(page))
    {'By mail': ('newsletter_prompts', 'a sign-up box')}
    """
    units, roots = page.units, page.roots
    total = sum(unit.size for unit in units)
    small = [not root.holds_article and root.words <= max(_LARGE * total, 4) for root in roots]
    outside = {unit.words for unit in units if unit.root < 0 or not small[unit.root]}
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
    words = [0] * len(page.parents)
    for line in lines:
        if line in places:
            words[places[line][0]] += line.count(" ") + 1
    found = sum(words)
    for number in range(len(words) - 1, 0, -1):
        words[page.parents[number]] += words[number]
    if not found or found < _FOUND * sum(line.count(" ") + 1 for line in lines if line):
        return {}
    holder = max(number for number, count in enumerate(words) if count >= _HOLDS * found)
    within = range(holder, page.stops[holder])
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
    for told, most in ((behind(page, keys) if declared else {}, _MOST_BEHIND), (furniture(page), _MOST)):
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
