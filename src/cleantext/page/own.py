"""A line of a page by itself, in numbers: its shape, its links, its words, and what the rules say of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

import regex

from cleantext.document import Line
from cleantext.document import words as word_count
from cleantext.kinds import Findings
from cleantext.markup import links
from cleantext.page.language import Language

Row = list[float]

_STOP = regex.compile(r"""[.!?؟।。！？｡]["')\]»”’」』*_]*$""")
_MARKS = regex.compile(r"[|·»›«‹>•→←↑↓▸►/\\]")
_ADDRESS = regex.compile(r"https?://|www\.|[\w.]@[\w.]")
_OPENING_QUOTE = regex.compile(r"""["“„«»「『‘']""")
_BULLETS = frozenset("-*+\N{BULLET}\N{MIDDLE DOT}\u25aa\u25cf\u25e6o")
_NUMBER = regex.compile(r"\s*\d{1,3}[.)]\s")

#: The kinds of furniture that the categories of the rules tell of; a line may have several.
KINDS: Mapping[str, str] = {
    "navigation": "navigation", "related_links": "related", "share_prompts": "share", "comment_threads": "comments",
    "cookie_notices": "legal", "copyright_notices": "legal", "syndication_disclaimers": "legal",
    "newsletter_prompts": "promotion", "subscription_prompts": "promotion", "app_promos": "promotion",
    "donation_appeals": "promotion", "ad_markers": "promotion", "affiliate_disclosures": "promotion",
    "bylines": "facts", "datelines": "facts", "metadata_lines": "facts", "image_credits": "facts",
    "author_bios": "facts",
}  # fmt: skip
RULE_KINDS = ("navigation", "related", "share", "comments", "legal", "promotion", "facts")

#: What is seen of a line by itself.
OWN = (
    "words", "letters", "ending", "prose", "sentences", "linked", "link_count", "image", "lead", "heading", "indent",
    "small_words",
    "capitals", "upper", "digits", "commas", "marks", "rights", "address", "repeats", "kin", "quote", "blank_before",
    "blank_after",
    "ruled", *(f"rule_{kind}" for kind in RULE_KINDS),
)  # fmt: skip

_INDENT, _KIN, _BEFORE, _AFTER, _PROSE = (
    OWN.index(name) for name in ("indent", "kin", "blank_before", "blank_after", "prose")
)


def ruled_lines(findings: Findings) -> dict[int, tuple[float, frozenset[str]]]:
    """By line: how sure the surest rule is that speaks for more than a span of it, and of which kinds the rules are."""
    found: dict[int, tuple[float, frozenset[str]]] = {}
    for index, matches in findings.by_line.items():
        told = [match for match in matches if match.rule.kind != "inline" and match.rule.category in KINDS]
        if told:
            sure = float(max(match.rule.confidence for match in told))
            found[index] = sure, frozenset(KINDS[match.rule.category] for match in told)
    return found


_NO_RULE: tuple[float, frozenset[str]] = (0.0, frozenset())


def own_row(
    line: Line,
    tokens: Sequence[str],
    language: Language,
    repeats: Mapping[str, int],
    ruled: Mapping[int, tuple[float, frozenset[str]]],
) -> Row:
    """A line in numbers, in the order of `OWN`; those that need other lines are added by the functions below."""
    source, plain = line.source, line.plain.text
    count = word_count(plain)
    size = len(plain)
    prose = sentences = 0
    if count >= 12 or (count >= 4 and _STOP.search(plain) is not None):
        told = [sentence for sentence in line.sentences if sentence.body]
        sentences = len(told)
        prose = sum(word_count(sentence.text) for sentence in told)
    linked, link_count, image = _links(source)
    lead = line.plain.lead.strip() if line.plain.lead else ""
    capitals, upper = _capitals(plain)
    sure, kinds = ruled.get(line.index, _NO_RULE)
    return [
        float(count), float(size), _ending(plain), min(1.0, prose / count) if count else 0.0, float(sentences),
        min(1.0, linked / size) if size else float(link_count > 0), float(link_count), image, _lead(source, lead, line),
        float(len(lead)) if lead[:1] == "#" else 0.0, 0.0, language.share(plain, tokens), capitals, upper,
        sum(map(str.isdigit, plain)) / size if size else 0.0, sum(map(plain.count, ",;、，،")) / max(1, count),
        float(len(_MARKS.findall(plain))), float("\N{COPYRIGHT SIGN}" in plain or "(C)" in plain),
        float(_ADDRESS.search(plain) is not None),
        float(min(9, repeats[plain])), 0.0, float(_OPENING_QUOTE.match(plain) is not None), 0.0, 0.0,
        sure, *(float(kind in kinds) for kind in RULE_KINDS),
    ]  # fmt: skip


def _links(source: str) -> tuple[int, int, float]:
    """How many characters stand in links, how many links there are, whether there is an image."""
    if "](" not in source:
        return 0, 0, 0.0
    chars = count = 0
    image = 0.0
    end = -1
    for link in sorted(links(source), key=lambda link: link.start):
        if link.image:
            image = 1.0
        elif link.start >= end:
            inner = source[link.text_start : link.text_end]
            if "](" in inner:
                inner = regex.sub(r"!\[[^\]]*\]\([^)]*\)", "", inner)
            chars += len(inner.strip())
            count += 1
            end = link.end
    return chars, count, image


def _ending(plain: str) -> float:
    if _STOP.search(plain) is not None:
        return 4.0
    last = plain[-1:]
    return 0.0 if not last else 3.0 if last in ":：" else 2.0 if last in ",;、，" else 1.0 if last in "…>»→" else 0.0


def _lead(source: str, lead: str, line: Line) -> float:
    bare = source.lstrip()
    if lead[:1] == "#":
        return 5.0
    if lead[:1] == ">":
        return 4.0
    if line.row:
        return 3.0
    if lead or (bare[:1] in _BULLETS and bare[1:2] == " "):
        return 1.0
    return 2.0 if _NUMBER.match(source) else 0.0


def _capitals(plain: str) -> tuple[float, float]:
    """The share of words behind the first that begin with a capital, and of capitals among letters; -1 without case."""
    words = plain.split()
    cased = [word[0] for word in words[1:] if word[0].isupper() or word[0].islower()]
    letters = [c for c in plain[:200] if c.isupper() or c.islower()]
    return (
        sum(map(str.isupper, cased)) / len(cased) if cased else -1.0,
        sum(map(str.isupper, letters)) / len(letters) if letters else -1.0,
    )


def add_indents(lines: Sequence[Line], own: Sequence[Row]) -> None:
    """How much deeper a line stands than most prose does (code points)."""
    depth = [len(line.source) - len(line.source.lstrip()) for line in lines]
    usual = Counter(depth[i] for i, row in enumerate(own) if row[_PROSE] > 0.5).most_common(1)
    base = usual[0][0] if usual else 0
    for row, at in zip(own, depth, strict=True):
        row[_INDENT] = float(max(-12, min(12, at - base)))


def add_blanks(lines: Sequence[Line], own: Sequence[Row]) -> None:
    """Whether a blank line stands above, below."""
    before = 0
    for i, line in enumerate(lines):
        gap = float(line.start > before)
        own[i][_BEFORE] = gap
        if i:
            own[i - 1][_AFTER] = gap
        before = line.stop
    if own:
        own[-1][_AFTER] = 1.0


def add_kin(tokens: Sequence[Sequence[str]], own: Sequence[Row], prose_words: Sequence[float]) -> None:
    """The share of a line's longer words that the prose of other lines has too: headings have it, teasers less."""
    counts: Counter[str] = Counter()
    for i, line_tokens in enumerate(tokens):
        if prose_words[i]:
            counts.update(set(line_tokens))
    for i, line_tokens in enumerate(tokens):
        longer = [token for token in set(line_tokens) if len(token) > 3]
        mine = 1 if prose_words[i] else 0
        own[i][_KIN] = sum(counts[token] > mine for token in longer) / len(longer) if longer else -1.0
