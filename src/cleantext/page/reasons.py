"""Why a line is chrome, in words: the things seen that moved its score most."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from cleantext.page.features import Seen
from cleantext.page.model import Model, Scored


class Evidence(NamedTuple):
    """A kind of evidence: the name of the rule that it makes, and what is said of the text."""

    rule: str
    says: str


LINKS = Evidence("links", "it is mostly links")
RULES = Evidence("notices", "the rules know its wording as page furniture")
SHORT = Evidence("labels", "it has the shape of labels, not of sentences")
PROSE = Evidence("no-prose", "there are hardly any sentences in or around it")
WORDS = Evidence("no-small-words", "it lacks the small words that hold sentences together")
AGAIN = Evidence("repeated", "its lines occur again on the page")
LIST = Evidence("lists", "it is a list among others of its kind")
PLACE = Evidence("edge", "it lies outside the article, by its place on the page")
KIN = Evidence("strangers", "it shares few words with the article")
NEAR = Evidence("neighbours", "the lines around it are page furniture")
EXTENT = Evidence("extent", "it lies outside the stretch in which the article has most of its words")
SIGNS = Evidence("signs", "it has the signs of an interface: marks, capitals, counts")
HOLDER = Evidence("containers", "what holds it, or stands as deep, is page furniture")
TARGETS = Evidence("targets", "its links lead to where menus and cards lead")
GAP = Evidence("gaps", "page furniture lies between it and the article")

#: The beginning of a number's name, and the evidence that it is; the longest beginning counts.
KINDS: Mapping[str, Evidence] = {
    "words": SHORT, "letters": SHORT, "ending": SHORT, "sentences": PROSE, "prose": PROSE, "linked": LINKS,
    "link_count": LINKS,
    "image": SIGNS, "lead": LIST, "heading": SIGNS, "indent": LIST, "small_words": WORDS, "capitals": SIGNS,
    "upper": SIGNS,
    "digits": SIGNS, "commas": SHORT, "marks": SIGNS, "rights": RULES, "address": SIGNS, "repeats": AGAIN, "kin": KIN,
    "quote": SHORT,
    "blank": LIST, "rule": RULES, "place": PLACE, "words_before": PLACE, "prose_before": PLACE, "prose_after": PLACE,
    "prose_lines": PLACE, "last_prose": PROSE, "next_prose": PROSE, "from_start": PLACE, "from_end": PLACE,
    "last_heading": PLACE,
    "same_lead_run": LIST, "bulleted": LIST, "page": PLACE, "score": NEAR, "weighed": NEAR, "inside": EXTENT,
    "from_extent": EXTENT,
    "times": SIGNS, "prices": SIGNS, "twins": LIST, "parent": HOLDER, "grandparent": HOLDER, "section": HOLDER,
    "level": HOLDER, "cells": LIST, "last_long": PROSE, "next_long": PROSE, "run": LIST, "head": NEAR, "foot": NEAR,
    "shape": HOLDER,
    "outward": TARGETS, "anchor": TARGETS, "steps": TARGETS, "slug": TARGETS, "target": TARGETS,
    "depth_from_article": HOLDER, "dip": GAP, "gap": GAP,
    "extent": EXTENT, "article": EXTENT, "last_article": EXTENT, "next_article": EXTENT,
}  # fmt: skip


def evidence(model: Model, seen: Seen, scored: Scored, index: int) -> tuple[Evidence, Evidence]:
    """The two strongest kinds of evidence against a line.

    Where it is the first score that speaks, what stands behind that is looked up.
    """
    weights: dict[Evidence, float] = {}
    own = 0.0
    for name, share in model.page.shares([column[index] for column in scored.context]).items():
        if name == "score":
            own = share
        else:
            kind = kind_of(name)
            weights[kind] = weights.get(kind, 0.0) + share
    behind = model.line.shares(seen.row(index))
    total = sum(share for share in behind.values() if share > 0) or 1.0
    for name, share in behind.items():
        kind = kind_of(name)
        weights[kind] = weights.get(kind, 0.0) + max(0.0, own) * share / total
    first, second = sorted(weights, key=lambda kind: (-weights[kind], kind.rule))[:2]
    return first, second


def kind_of(name: str) -> Evidence:
    """The kind of evidence that a number is."""
    for size in range(len(name), 0, -1):
        if name[:size] in KINDS:
            return KINDS[name[:size]]
    raise KeyError(name)
