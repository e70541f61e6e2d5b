"""Files as the command line reads and writes them: bytes, their encoding, and replacement in one step."""

from __future__ import annotations

import codecs
import contextlib
import os
import re
import stat
import sys
from dataclasses import dataclass

STDIN = "-"

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # ahead of UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_HTML = re.compile(r"\s*(?:<\?xml[^<>]*>\s*)?(?:<!--[^<>]*-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE)
#: So many bytes or characters of a file tell what it holds; of so many characters one may be a control character.
_SAMPLE, _ENOUGH = 4000, 20
#: Control characters that no text has, unlike newlines, tabs, the page's end, overstrikes and a terminal's colours.
_CONTROLS = re.compile(r"[\0-\x07\x0e-\x1a\x1c-\x1f]")
#: Encodings of several bytes a character, the stricter first, with letters that are more than so many in a hundred of
#: the foreign ones of a text that is in this encoding.
_WIDE = (
    ("shift_jis", r"[\u3041-\u30fa]", 30),
    ("euc_jp", r"[\u3041-\u30fa]", 30),
    ("euc_kr", r"[\uac00-\ud7a3]", 80),
    ("big5", r"[\u4e00-\u9fff]", 60),
    ("gb18030", r"[\u4e00-\u9fff]", 60),
)
_URL = re.compile(r"(?:https?|ftp)://|www\.", re.IGNORECASE)


class FileError(Exception):
    """A file that cannot be read or written; the message is for the user and names the file."""


@dataclass(frozen=True, slots=True)
class Source:
    """What was read: the bytes and, decoded, the text. `bom` and `encoding` tell how to write it back."""

    name: str
    data: bytes
    bom: bytes
    encoding: str

    @property
    def text(self) -> str:
        """The text, its newlines as they are.

        Raises:
            FileError: the bytes are not in the encoding, or no text at all.
        """
        problem = None
        try:
            text = self.data[len(self.bom) :].decode(self.encoding)
            controls = len(_CONTROLS.findall(text, 0, _SAMPLE))
            if controls * _ENOUGH > min(len(text), _SAMPLE):
                problem = "is not text: it is full of control characters"
        except UnicodeDecodeError as error:
            at = error.start + len(self.bom)
            hint = "" if self.bom else f"; name the encoding with --encoding, for instance {_encodings(self.data)}"
            problem = f"byte {at} (0x{self.data[at]:02x}) is not {self.encoding}{hint}"
        if problem is None:
            return text
        raise FileError(f"{self.name}: {(not self.bom and _other(self.data)) or problem}")

    def is_html(self) -> bool:
        """Whether the bytes begin as a page of HTML does."""
        return _HTML.match(self.data[len(self.bom) :][:4000].decode(self.encoding, "replace")) is not None

    def encoded(self, text: str) -> bytes:
        """*text* as the file had it: in its encoding, with its byte-order mark.

        Raises:
            FileError: the encoding lacks a character.
        """
        try:
            return self.bom + text.encode(self.encoding)
        except UnicodeEncodeError as error:
            lacking = f"U+{ord(text[error.start]):04X}"
            raise FileError(f"{self.name}: {self.encoding} has no {lacking}; write UTF-8 with -o instead") from None


def read(name: str, encoding: str | None) -> Source:
    """Read a file, or the standard input for "-". The encoding is a byte-order mark's, the given one, or UTF-8.

    Raises:
        FileError: there is no such file, it is a directory or a URL, or it cannot be read.
    """
    try:
        if name == STDIN:
            data = sys.stdin.buffer.read()
        else:
            with open(name, "rb") as file:
                data = file.read()
    except OSError as error:
        raise FileError(f"{name}: {_why(name, error)}") from None
    return decode(_shown(name), data, encoding)


def check_encoding(name: str | None) -> None:
    """Refuse an encoding that there is not.

    Raises:
        ValueError: no text encoding has this name.
    """
    try:
        bytes(4).decode(name or "utf-8")  # not codecs.lookup: that also finds codecs which make no text
    except LookupError:
        raise ValueError(f"--encoding: there is no text encoding {name!r}") from None


def decode(name: str, data: bytes, encoding: str | None = None) -> Source:
    """What was read, with its encoding: a byte-order mark's, the given one, or UTF-8."""
    bom, marked = next(((bom, codec) for bom, codec in _BOMS if data.startswith(bom)), (b"", ""))
    if encoding is None or (marked and marked.startswith(codecs.lookup(encoding).name)):
        return Source(name, data, bom, marked or "utf-8")
    return Source(name, data, b"", encoding)


def _other(data: bytes) -> str | None:
    """What data that make no text seem to be; None if nothing tells."""
    from cleantext.html import OTHER_FORMATS  # needed for this message alone

    for magic, what in OTHER_FORMATS:
        if data.startswith(magic):
            return f"is not text but {what.removesuffix(', and give that to clean()')}"
    even, odd = (data[start:_SAMPLE:2].count(0) for start in (0, 1))
    if max(even, odd) > 9 * min(even, odd) and max(even, odd) * 5 > len(data[:_SAMPLE]):
        codec = "utf-16-le" if odd > even else "utf-16-be"
        return f"seems to be UTF-16 without a byte-order mark; name the encoding with --encoding {codec}"
    return None


def _encodings(data: bytes) -> str:
    """The options that name encodings in which data that are not UTF-8 may be."""
    for codec, letters, share in _WIDE:
        try:
            text = codecs.getincrementaldecoder(codec)().decode(data[: 25 * _SAMPLE])  # the last character may be cut
        except UnicodeDecodeError:
            continue
        foreign = len(re.findall(r"[^\0-\x7f]", text))
        if foreign > 9 and 100 * len(re.findall(letters, text)) > share * foreign:
            return f"--encoding {codec}"
    return "--encoding cp1252 (western Europe) or cp1251 (Cyrillic)"


def _shown(name: str) -> str:
    return "standard input" if name == STDIN else name


def _why(name: str, error: OSError) -> str:
    if _URL.match(name):
        import shlex

        url = name if "://" in name else f"https://{name}"
        return f"cleantext reads files, not the network; type: curl -sL {shlex.quote(url)} | cleantext -"
    if isinstance(error, IsADirectoryError):
        return f"is a directory; name its files, for instance {os.path.join(name, '*.txt')}"
    return (error.strerror or str(error)).lower()


def write(name: str, data: bytes) -> None:
    """Write a file in one step: whoever reads it sees the old bytes or the new ones; its mode stays.

    Raises:
        FileError: it cannot be written.
    """
    target = os.path.realpath(name)  # a link stays a link
    try:
        try:
            status = os.stat(target)
        except FileNotFoundError:
            status = None
        if status is not None and not stat.S_ISREG(status.st_mode):
            if stat.S_ISDIR(status.st_mode):
                raise IsADirectoryError(21, "is a directory")
            with open(target, "wb") as file:  # a device or a pipe
                file.write(data)
            return
        if status is not None and not os.access(target, os.W_OK):
            raise PermissionError(13, "the file is read-only")
        _replace(target, data, status)
    except OSError as error:
        raise FileError(f"{name}: cannot be written: {(error.strerror or str(error)).lower()}") from None


def _replace(target: str, data: bytes, status: os.stat_result | None) -> None:
    import tempfile

    handle, temporary = tempfile.mkstemp(prefix=f".{os.path.basename(target)[:100]}.", dir=os.path.dirname(target))
    try:
        with open(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if status is None:
            umask = os.umask(0)
            os.umask(umask)
            os.chmod(temporary, 0o666 & ~umask)
        else:
            os.chmod(temporary, stat.S_IMODE(status.st_mode))
            if hasattr(os, "chown"):
                with contextlib.suppress(PermissionError):  # only the superuser can give files away
                    os.chown(temporary, status.st_uid, status.st_gid)
        os.replace(temporary, target)
    except BaseException:
        os.unlink(temporary)
        raise
