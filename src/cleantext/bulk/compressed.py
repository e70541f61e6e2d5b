"""Compressed files, read piece by piece, and a break in one told with its place."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from typing import Any

#: Bytes of the compressed file that are handed over at once: what a hostile file can make of them fits into memory.
_PIECE = 1 << 12


def chunks(path: str) -> Iterator[tuple[bytes, int]]:
    """Pieces of what a .gz or .zst file holds, each with the byte of the file behind it.

    Raises:
        OSError: the file cannot be read.
        ValueError: it is broken, or ends too early; the message says where.
    """
    kind = "Zstandard" if path.endswith(".zst") else "gzip"
    stream: Any = None
    at = 0
    with open(path, "rb") as file:
        while piece := file.read(_PIECE):
            at += len(piece)
            while piece:
                if stream is None:
                    stream = _stream(kind)
                    if kind == "gzip" and not piece.strip(b"\0"):  # zeros that pad the file, as tapes have them
                        stream = None
                        break
                try:
                    made = stream.decompress(piece)
                except Exception as error:  # each library has its own
                    where = f"about byte {at - len(piece):,}"
                    raise ValueError(f"the {kind} data are broken at {where} of the file ({error})") from None
                if made:
                    yield made, at
                piece = stream.unused_data if stream.eof else b""
                if stream.eof:
                    stream = None
    if stream is not None:
        raise ValueError(f"the {kind} data break off: the file is cut short at byte {at:,}")


def _stream(kind: str) -> Any:
    if kind == "gzip":
        return zlib.decompressobj(wbits=31)
    import zstandard

    return zstandard.ZstdDecompressor(max_window_size=1 << 31).decompressobj()
