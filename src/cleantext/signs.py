"""The signs of a line that mean the same in every language: arrows, bars, links, boxes to tick, how it begins and ends.

A row of buttons looks like one in Hindi and in Finnish. What a sign is worth the model of `voice.py` has learned; what
it learned in one language holds for all.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple
from unicodedata import category

from cleantext.lazy import lazy

if TYPE_CHECKING:
    import regex

#: Of a line so many code points are looked at.
LENGTH = 400
#: A line of so many code points is no row; so many items of a row are counted at most, and so many words of an item.
ROW, ROW_ITEMS, ITEM_WORDS = 250, 5, 6

_ARROWS = "→›»>►➜➔▶▸⟩"
_BACK = "←‹«↑↓◄⟵▲▼"
_BOXES = "☐☑○◯▢□◻▾▼"
_QUOTES = '"“”„«»「」『』‘'
_STOPS = ".!?。！？؟।"
_DIGITS = "0123456789"
_ADDRESS = r"[\w.+-]@[\w-]"
#: A telephone's number, however short.
_MAIL, _TELEPHONE = lazy(_ADDRESS), lazy(r"\d\d\d?[ \-]?\d\d\d?[ \-]?\d\d")


class Sign(NamedTuple):
    """A sign: its name, the characters of which one must be there, and the pattern, if these are not enough."""

    name: str
    among: frozenset[str]
    pattern: regex.Pattern[str] | None


def _sign(name: str, among: str, pattern: str = "") -> Sign:
    return Sign(name, frozenset(among), lazy(pattern) if pattern else None)


SIGNS = (
    _sign("arrow at the end", _ARROWS, rf"[{_ARROWS}]\W{{0,3}}(?:\]\([^()\s]*\)\W{{0,3}})?$"),
    _sign("arrow at the start", _BACK + _ARROWS, rf"^\W{{0,3}}[{_BACK}{_ARROWS}]"),
    _sign("address of mail", "@", _ADDRESS),
    _sign("handle", "@", r"(?:^|\s)@\w"),
    _sign("telephone", _DIGITS, r"(?<![\d.,])[+(]?\d[\d ()/.-]{7,20}\d\b"),
    _sign("copyright", "©ⓒ"),
    _sign("form", _BOXES + "_[.", rf"[{_BOXES}]|\[ ?\]|_{{3}}|\.{{5}}"),
    _sign("mark", "★☆⭐♥❤👍👎🔗📧📩✉🔔🖨💬📱♡💌📷📸🎧☕🍪✍🗞📰🔒👉➕"),
    _sign("buttons", "]", r"\[[^\[\]()]{2,30}\]\s*$"),
    _sign("bracketed", "])>}*–—-", r"^[\[(<{*–—-].{2,60}[\])>}*–—-]$"),
    _sign("crumbs", "><‹›»/", r"^[^.!?>‹›»/]{2,40}(?:\s[>‹›»/]\s[^.!?>‹›»/]{2,40}){1,4}$"),
    _sign("clock", ":.h", r"\b\d{1,2}[:.h]\d\d\b"),
    _sign("date in figures", _DIGITS, r"\b\d{1,4}[./-]\d{1,2}[./-]\d{1,4}\b"),
    _sign("year", "129", r"\b(?:19|20)\d\d\b"),
    _sign("price", "$€£¥₹₩₺₽"),
    _sign("count behind", ")", r"\(\d{1,5}\)\W*$"),
    _sign("count before", _DIGITS, r"^\W{0,3}\d{1,5}\s\S+$"),
    _sign("hash tag", "#", r"(?:^|\s)#\p{L}"),
    _sign("hash tags only", "#", r"^(?:#[\p{L}\p{M}\d_-]+[\s,]*)++$"),
    _sign("label", ":：", r"^[^.:：!?]{2,30}[:：]\s?\S"),
    _sign("question and more", "?؟？", r"[?؟？]\s+\S"),
    _sign("field", "*", r"\w\*$"),
    _sign("link", "]", r"\]\("),
    _sign("links", "]", r"\]\([^\n]*?\]\("),
    _sign("link to nowhere", "]", r"\]\((?:#|javascript)"),
    _sign("links only", "]", r"^[^\w\[]{0,4}(?:\[[^\]]*\]\([^)]*\)[^\w\[]{0,5})++$"),
    _sign("web address", "/.", r"https?://|www\."),
    _sign("bar", "|", r"\s\|\s"),
    _sign("quotation", _QUOTES),
    _sign("commas", ",،、，", r"[,،、，].*?[,،、，]"),
    _sign("parenthesis", "(（"),
    _sign("dash", "–—-", r"\s[–—-]\s"),
    _sign("semicolon", ";；"),
    _sign("figures", _DIGITS, r"\d.*?\D\d"),
    _sign("slash", "/", r"\w/\w"),
    _sign("ellipsis", "….", r"…|\.\.\."),
    _sign("plus", "+&"),
    _sign("star", "*"),
    _sign("two sentences", _STOPS, rf"[{_STOPS}][\"”»)]?\s*\S"),
    _sign("three sentences", _STOPS, rf"(?:[{_STOPS}][\"”»)]?\s*[^{_STOPS}]+){{2}}[{_STOPS}]"),
    _sign("number first", _DIGITS, r"^\W*\d"),
    _sign("heading", "#", r"^#"),
    _sign("item", "-*•·", r"^[-*•·]\s"),
    _sign("numbered", ".)", r"^\d+[.)]\s"),
    _sign("block quote", ">", r"^>"),
)
_EMOJI = lazy(r"[\p{So}\p{Emoji_Presentation}]")
_SEPARATOR = lazy(r"\s*(?:[|•·▪■►▸]|\s[-–—/]\s|\s{3,})\s*")
_WORDS = lazy(r"\p{L}[\p{L}\p{M}'’-]*")
_ENDS = dict(zip("!！?؟？:：,….。।", "!!???::,…...", strict=True))
_CAPITALS = {"Lu": "upper", "Ll": "lower"}


def signs(text: str) -> list[str]:
    """The names of the signs that *text*, a line with its markup, has."""
    text = text[:LENGTH].strip()
    there = set(text)
    found = [
        sign.name
        for sign in SIGNS
        if not sign.among.isdisjoint(there) and (sign.pattern is None or sign.pattern.search(text))
    ]
    if not text.isascii() and _EMOJI.search(text):
        found.append("emoji")
    items = [item for item in _SEPARATOR.split(text) if item.strip()] if len(text) < ROW else []
    if len(items) > 1:
        row, longest = f"row of {min(len(items), ROW_ITEMS)}", max(len(item.split()) for item in items)
        found += (row, f"{row}, {min(longest, ITEM_WORDS)}")
    return [*found, f"ends {_ENDS.get(text.rstrip(_QUOTES + ')*_')[-1:], '')}", _case(text)]


def tells_whom_to_ask(text: str) -> bool:
    """Whether *text* has a telephone's number and an address of mail: an office's.

    >>> tells_whom_to_ask("Ask at the town hall, 020 555 118, weir@halden.example."), tells_whom_to_ask("020 555 118")
    (True, False)
    """
    return "@" in text and _MAIL.search(text) is not None and _TELEPHONE.search(text) is not None


def _case(text: str) -> str:
    """How many of the words have a capital, in quarters, and whether the first has."""
    words = _WORDS.findall(text)
    capitals = sum(word[0].isupper() for word in words)
    first = _CAPITALS.get(category(words[0][0]), "") if words else ""
    return f"capitals {4 * capitals // (len(words) + 1)} {first}"
