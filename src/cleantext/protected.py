"""Lines of a page that are nobody's furniture: code, quotations and tables.

On whole pages the depth of a line says little: menus are nested, and some converters indent all prose. So indented
code is told by its signs as well, and a list of links is none.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from cleantext.lazy import lazy

if TYPE_CHECKING:
    from cleantext.document import Line

_FENCE = lazy(r"\s*(`{3,}|~{3,})")
# What code has and prose has not. One pattern for all takes ten times as long as looking for each.
_SIGNS, _PAIRS = re.compile(r"[{};=$]"), ("</", "::", "->")
_CALL, _ESCAPED, _COMMAND = lazy(r"\w\("), lazy(r"\\\w"), lazy(r"\s*(?:--?\w|#!|@\w)")
_ITEM = lazy(r"\s*(?:[-*+•]|\d{1,3}[.)])\s")
_QUOTE = lazy(r"""["“„«»「『]""")


def protected_lines(lines: Sequence[Line]) -> frozenset[int]:
    """The numbers of the lines that page chrome never takes.

    >>> from cleantext.document import Doc
    >>> sorted(protected_lines(Doc("Menu\\n> She said so.\\n```\\na = 1\\n```\\nHome").lines))
    [1, 2, 3, 4]
    """
    found = set()
    fence = ""
    usual = _usual_depth(lines)
    for line in lines:
        mark = _FENCE.match(line.source)
        if fence:
            found.add(line.index)
            if mark and mark[1].startswith(fence):
                fence = ""
        elif mark:
            fence = mark[1]
            found.add(line.index)
        elif _is_code(line, usual) or _is_quoted(line) or (line.row and "](" not in line.source):
            found.add(line.index)
    return frozenset(found)


def _usual_depth(lines: Sequence[Line]) -> int:
    """How deep most prose stands (code points)."""
    depths = Counter(_depth(line) for line in lines if len(line.source) > 80)
    return depths.most_common(1)[0][0] if depths else 0


def _depth(line: Line) -> int:
    text = line.source.expandtabs(4)
    return len(text) - len(text.lstrip())


def _is_code(line: Line, usual: int) -> bool:
    if not line.source.startswith(("    ", "\t")) or _depth(line) < usual + 4:
        return False
    return has_code_signs(line.source)


def has_code_signs(source: str) -> bool:
    """Whether a line that is indented looks like code, and not like an item of a list or a link."""
    if "](" in source or _ITEM.match(source) is not None:
        return False
    return (
        _SIGNS.search(source) is not None
        or any(pair in source for pair in _PAIRS)
        or ("(" in source and _CALL.search(source) is not None)
        or ("\\" in source and _ESCAPED.search(source) is not None)
        or _COMMAND.match(source) is not None
    )


def _is_quoted(line: Line) -> bool:
    bare = line.source.lstrip()
    if bare.startswith("> ") and "](" not in bare:
        return True
    return _QUOTE.match(line.plain.text) is not None and line.sentences[0].body
