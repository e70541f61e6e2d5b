"""Markdown and HTML scraps in a line: a linear link scanner, and the line's plain view for matching."""

from __future__ import annotations

import re
from array import array
from collections.abc import Sequence
from typing import NamedTuple

import regex

from cleantext.folding import INVISIBLE, fold
from cleantext.lazy import lazy


class Link(NamedTuple):
    """An inline link or image; offsets are code points of the scanned string.

    `start:end` is all of it, `text_start:text_end` what stands between the brackets.
    """

    start: int
    text_start: int
    text_end: int
    end: int
    target: str
    image: bool


_BRACKET = lazy(r"\\.|!?\[|\]")
# Possessive, so that a target which does not close is given up at once: linear on "](](](".
_TARGET = lazy(
    r"""\(\s*+(?:<(?P<angle>[^<>\n]*+)>|(?P<bare>(?:[^()\s<]|\\.)*+(?:\((?:[^()\s\\]|\\.)*+\)(?:[^()\s\\]|\\.)*+)*+))"""
    r"""(?:\s++(?:"[^"\n]*+"|'[^'\n]*+'))?+\s*+\)"""
)


def links(text: str) -> list[Link]:
    """Find the inline links and images of *text*, inner ones before the outer ones that hold them.

    >>> [text for text in (link.target for link in links("as [A](#) and [B](http://b.example) said"))]
    ['#', 'http://b.example']
    """
    if "](" not in text:
        return []
    found: list[Link] = []
    open_brackets: list[tuple[int, bool]] = []
    at = 0
    while (bracket := _BRACKET.search(text, at)) is not None:
        at = bracket.end()
        if bracket[0][0] == "\\":
            continue
        if bracket[0] != "]":
            open_brackets.append((bracket.start(), bracket[0][0] == "!"))
        elif open_brackets:
            start, image = open_brackets.pop()
            if text.startswith("(", at) and (target := _TARGET.match(text, at)):
                text_start = start + (2 if image else 1)
                found.append(
                    Link(start, text_start, at - 1, target.end(), target["angle"] or target["bare"] or "", image)
                )
                at = target.end()
    return found


#: The tags that stand around words of an article; others are what the text is about.
INLINE_TAGS = (
    "u|b|i|em|strong|span|font|center|small|big|ins|mark|p|div|section|article|figure|figcaption|header|footer|a"
)
TAG = lazy(rf"</?(?:{INLINE_TAGS}|br|hr|img)(?:\s[^<>\n]{{0,300}})?/?>", regex.IGNORECASE)
_LEAD = lazy(r"\s*(?:(?:>\s?)++|#{1,6}\s+|[-*+\N{BULLET}\N{MIDDLE DOT}\u25aa\u25cf\u25e6]\s+|\[[ xX]\]\s+)*+")
_EMPHASIS = lazy(r"\*{1,3}|(?<!\w)_{1,3}(?=\S)|(?<=\S)_{1,3}(?!\w)|~~")
_ESCAPE = lazy(r"\\(?=[\\`*_{}\[\]()#+\-.!|>~])")
# Persian joins words by a letter that some write behind a silent one, and some do not.
_INVISIBLE = lazy(rf"[{INVISIBLE}]|(?<=\u0647\N{{ZERO WIDTH NON-JOINER}})\N{{ARABIC LETTER FARSI YEH}}(?!\w)")
# By `re`, which takes a tenth of the time that `regex` takes for it; what a space is, both say alike but for four.
_ODD = re.compile(rf"[*~\\<_{INVISIBLE}]|\]\(|[^\S\n\r\x1c-\x1f]{{2}}")
#: What is odd, or is where it stands beside space.
_SUSPECT = re.compile(rf"[{INVISIBLE}\t\v\f\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]")
_ODD_START = lazy(r"[^\S\n\r]|[^\w\s\"'(\[\N{COPYRIGHT SIGN}@$\N{LEFT DOUBLE QUOTATION MARK}]")
#: What of a line is dropped or changed by its plain view wherever it stands.
_MARKED = lazy(rf"\]\(|[*~\\<_]|\s{{2}}|[{INVISIBLE}]")


class Plain(NamedTuple):
    """A line as a reader sees it: no markup, no invisible characters, one space for many; folded.

    `origin[i]` is the offset in the line of `text[i]`; None where both are the same.
    `lead` is the markup that the line begins with ("## ", "- ", "> ").
    """

    text: str
    origin: Sequence[int] | None
    lead: str

    def at(self, index: int) -> int:
        """The line's offset of the plain view's character *index*."""
        return index if self.origin is None else self.origin[index]


def is_plain(line: str) -> bool:
    """Whether a line without spaces around it is its own plain view, and is not matched without its decoration."""
    if "*" in line or "_" in line or "  " in line or "](" in line or "<" in line or "\\" in line or "~" in line:
        return False
    # Of printable ASCII that is all that is odd.
    suspect = not (line.isascii() and line.isprintable()) and _SUSPECT.search(line) is not None
    if suspect and _ODD.search(line) is not None:
        return False
    return line[:1].isalpha() or _ODD_START.match(line) is None


def plain_view(line: str) -> Plain:
    """Return the plain view of one line.

    >>> plain_view("- By **A B**")
    Plain(text='By A B', origin=array('L', [2, 3, 4, 7, 8, 9]), lead='- ')
    """
    if line == line.strip() and all(map(is_plain, line.split("\n") if "\n" in line else (line,))):
        return Plain(fold(line), None, "")
    lead = _LEAD.match(line)
    head = lead.end() if lead else 0
    rest = line[head:]
    if rest and _MARKED.search(rest) is None:
        rest = rest.strip()
        start = line.index(rest, head)
        return Plain(fold(rest), range(start, start + len(rest)), line[:head].strip() and line[:head])
    dropped = bytearray(len(line))
    dropped[:head] = b"\1" * head
    for link in links(line):
        if link.image:
            dropped[link.start : link.end] = b"\1" * (link.end - link.start)
        else:
            dropped[link.start] = 1
            dropped[link.text_end : link.end] = b"\1" * (link.end - link.text_end)
    for pattern in (TAG, _EMPHASIS, _ESCAPE, _INVISIBLE):
        for hit in pattern.finditer(line, head):
            dropped[hit.start() : hit.end()] = b"\1" * (hit.end() - hit.start())
    origin = array("L")
    space = True  # drops leading spaces, and the second of two that dropped markup stood between
    for offset, gone in enumerate(dropped):
        if gone:
            continue
        if line[offset].isspace():
            if space:
                continue
            space = True
        else:
            space = False
        origin.append(offset)
    if space and origin:
        origin.pop()
    return Plain(fold("".join(map(line.__getitem__, origin))), origin, line[:head].strip() and line[:head])
