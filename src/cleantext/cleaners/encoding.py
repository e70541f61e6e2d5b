"""Encoding repair: mojibake, by ftfy, in a configuration that leaves every well-formed character alone."""

from __future__ import annotations

import importlib.util
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from cleantext.document import Doc
from cleantext.edits import Edit, Reason
from cleantext.kinds import Findings
from cleantext.lazy import lazy

CATEGORY = "encoding"
MOJIBAKE = Reason("encoding/mojibake", CATEGORY, "UTF-8 that was read in another encoding, repaired by ftfy.")

# The encodings that ftfy tries, by Python's names for them.
_CODECS = ("latin-1", "cp1252", "cp1251", "cp1250", "cp1253", "cp1254", "cp1257", "iso8859-2", "mac-roman", "cp437")


@cache
def _gate() -> re.Pattern[str]:
    """Matches whatever ftfy could start a repair from.

    A multi-byte UTF-8 character read in a single-byte encoding shows as its first byte (C2 to F4) followed by
    continuation bytes (80 to BF), each in that encoding; or the byte A0 has become a space on the way, or a byte was
    lost to U+FFFD or "?". Control characters of C1 are Windows-1252 read as Latin-1. With Mac Roman ftfy takes no
    space for A0, since it writes a dash as D0 and a closing quote as D3.
    """
    pairs = set()
    for codec in _CODECS:
        first = _decoded(range(0xC2, 0xF5), codec)
        rest = _decoded(range(0x80, 0xC0), codec) + "\N{REPLACEMENT CHARACTER}?"
        space = "" if codec == "mac-roman" else " "
        pairs.add(f"[{re.escape(first)}][{re.escape(rest)}{space}]")
    return re.compile("[\x80-\x84\x86-\x9f]|" + "|".join(sorted(pairs)))


def _decoded(data: range, codec: str) -> str:
    # A hole in the codec is read as Latin-1, as ftfy does.
    return "".join(bytes([byte]).decode(codec, "ignore") or chr(byte) for byte in data)


@cache
def _badness() -> re.Pattern[str]:
    """ftfy's own sign of mojibake, without which its `fix_encoding` returns a text as it is.

    It is loaded from ftfy's module alone: the package with all its parts takes six times as long, and most texts that
    come this far ("à la", "« non »") hold no such sign.
    """
    package = importlib.util.find_spec("ftfy")
    places = (package.submodule_search_locations if package else None) or ()
    for place in places:
        spec = importlib.util.spec_from_file_location("_badness", Path(place) / "badness.py")
        if spec is not None and spec.loader is not None:
            module = importlib.util.module_from_spec(spec)
            spec.loader.exec_module(module)
            found: re.Pattern[str] = module.BADNESS_RE
            return found
    raise ImportError("ftfy is not installed; pip install ftfy")


def suspicious(line: str) -> bool:
    """Whether ftfy could find anything to repair in *line*.

    >>> suspicious("“Voilà”, dit-elle à la fin…"), suspicious("dÃ©jÃ  vu")
    (False, True)
    """
    return _may_start(line) and _badness().search(line) is not None


_ODD = re.compile(r"[^\x00-\x7f]+.?")
#: Quotes, dashes and dots that no repair starts from, unless a question mark follows: most texts have no others.
_USUAL = "\u2018\u2019\u201c\u201d\u2013\u2014\u2026"
_HARMLESS = re.compile(f"[{_USUAL}]+[\\x00->@-\\x7f]?")


def _may_start(text: str) -> bool:
    """Whether the gate finds anything in *text*: it is asked for each kind of place that is not ASCII once."""
    if text.isascii():
        return False
    places = {place for place in set(_ODD.findall(text)) if _HARMLESS.fullmatch(place) is None}
    return bool(places) and _gate().search("\n".join(places)) is not None


def find(doc: Doc, findings: Findings) -> Iterator[Edit]:
    """The stretches that ftfy repairs."""
    if not _may_start(doc.text):
        return
    lines = [line for line in doc.lines if suspicious(line.source)]
    if not lines:
        return
    import ftfy

    config = ftfy.TextFixerConfig(
        unescape_html=False,
        remove_terminal_escapes=False,
        fix_latin_ligatures=False,
        fix_character_width=False,
        uncurl_quotes=False,
        fix_line_breaks=False,
        fix_surrogates=False,
        remove_control_chars=False,
        normalization=None,
    )
    for line in lines:
        fixed = ftfy.fix_encoding(line.source, config)
        if fixed != line.source:
            for start, end, replacement in _differences(line.source, fixed):
                yield Edit(line.start + start, line.start + end, MOJIBAKE, replacement, markup=True)


_ASCII_RUN = lazy(r"([\x00-\x7f]+)")


def _differences(old: str, new: str) -> Iterator[tuple[int, int, str]]:
    """Where *old* differs from *new*: a repair leaves ASCII alone, so the runs of other characters are compared."""
    before, after = _ASCII_RUN.split(old), _ASCII_RUN.split(new)
    if before[1::2] != after[1::2]:  # a space was part of what was broken
        start = next((i for i, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), min(len(old), len(new)))
        tail = 0
        while tail < min(len(old), len(new)) - start and old[-1 - tail] == new[-1 - tail]:
            tail += 1
        yield start, len(old) - tail, new[start : len(new) - tail]
        return
    at = 0
    for a, b in zip(before, after, strict=True):
        if a != b:
            yield at, at + len(a), b
        at += len(a)
