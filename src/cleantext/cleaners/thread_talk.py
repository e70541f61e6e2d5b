"""Remarks that have a name over them and no time, told by how their writers speak: to each other, and under such names
as the web has.

A round table, a play and a survey have names over what was said as well. But who writes under an article answers the
one above by name, or is called as nobody is in a register of births, or has a site of theirs behind the name; and
whoever wrote the article answers too.
"""

from __future__ import annotations

from collections.abc import Sequence

from cleantext.cleaners.thread_marks import Marks
from cleantext.lazy import lazy

#: "lola_gravel", "anne62", "BikeFan": no register of births has these.
NICK = lazy(r"\w_\w|\p{L}{2}_?\d{1,4}\b|(?<!\S)@\p{L}|\p{Ll}{3}\p{Lu}\p{Ll}")
#: A name by which somebody is called has so many letters, and so many more may change: "Галино", from "Галина".
CALLED, ENDING = 3, 2
#: Whom a remark calls stands ahead of a mark, with a word at most between: "Lulu, ", "نرگس جان،".
_CALL = lazy(r"^\W{0,2}(?P<who>\p{L}[\w\p{M}.\-]*)(?:\s\p{L}[\p{L}\p{M}]*)?\s?[,!:،、，！：]")
_AT = lazy(r"^\W{0,2}[@＠]\s?(?P<who>\p{L}[\w\p{M}]*)")
_FIRST = lazy(r"\p{L}[\w\p{M}]*")
_LINKED = lazy(r"\[[^\[\]]+\]\(")
#: A syllable or a sign for a whole word is a name of one or two.
_DENSE = lazy(r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Hangul}]")


def talk(marks: Marks, headers: Sequence[int], remarks: Sequence[Sequence[int]]) -> int:
    """How many things tell that those named in the headers are readers: one answers another, a name is the web's or
    leads to a site, and one is the author's."""
    lines = marks.doc.lines
    names = [lines[index].plain.text for index in headers]
    answers = any(
        _calls(lines[remark[0]].plain.text, names[:at]) for at, remark in enumerate(remarks) if at > 0 and remark
    )
    web = any(NICK.search(name) or _LINKED.search(lines[at].source) for at, name in zip(headers, names, strict=True))
    above = [line.plain.text for line in lines[: headers[0]] if not line.body]
    author = any(len(name) >= CALLED and name in text for name in names for text in above)
    return answers + web + author


def _calls(text: str, names: Sequence[str]) -> bool:
    """Whether *text* begins with calling one of these by name."""
    found = _AT.match(text) or _CALL.match(text)
    return found is not None and any(_is_called(found["who"].lower(), name.lower()) for name in names)


def _is_called(who: str, name: str) -> bool:
    first = _FIRST.search(name)
    if first is None:
        return False
    if _DENSE.search(first[0]) is not None:
        return len(first[0]) > 1 and who.startswith(first[0])
    stem = first[0][: max(CALLED, len(first[0]) - ENDING)]
    return len(stem) >= CALLED and who.startswith(stem) and len(who) <= len(first[0]) + ENDING
