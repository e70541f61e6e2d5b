"""Pointers to an entry of a dictionary, a catalogue or an encyclopedia, which are the text's own: "See also: Osier"."""

from __future__ import annotations

from cleantext.document import Line
from cleantext.lazy import lazy
from cleantext.sentences import at_most

#: "See also:", and so many words at most, no link: a dictionary's entry, or a catalogue's, may say it.
HEADWORD = 3
_SEE = lazy(
    r"(?i)\W{0,3}(?:see(?: also)?|cf\.?|further reading|siehe(?: auch)?|vgl\.?|voir aussi|vease tambien|vedi anche"
    r"|ver tambem|zie ook|se aven|se ogsa|katso myos|lasd meg|zob\. tez|viz (?:tez|take)|см\. также|див\. також"
    r"|bkz\.?|参见|參見|関連項目)\s?:"
)
_WORK = lazy(r";|\((?:1[5-9]|20)\d\d\)$|, by \p{Lu}")


def points_to_headword(line: Line) -> bool:
    """Whether the line is a label and hardly more than a word, several, or a work: "See also: Osier"."""
    value = line.plain.text.partition(":")[2].strip()
    few = at_most(value, HEADWORD) or _WORK.search(value) is not None
    return bool(value) and "](" not in line.source and few and _SEE.match(line.plain.text) is not None
