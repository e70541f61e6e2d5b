"""The folder of unfinished work: a part for each shard, kept until the output is complete, so that a run can go on."""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import TracebackType
from typing import Any

_JOB = "job.json"


class JobError(Exception):
    """Unfinished work that does not belong to this run; the message says what to do."""


@dataclass(frozen=True, slots=True)
class Part:
    """What was made of a shard.

    Attributes:
        path: the file that holds it.
        suffix: ".gz" or ".zst" if it is compressed as it is written.
        figures: what was counted.
        errors: records that could not be cleaned.
    """

    path: str
    suffix: str = ""
    figures: Mapping[str, int] = field(default_factory=dict)
    errors: tuple[dict[str, Any], ...] = ()


class PartWriter:
    """Writes a part under another name; it counts only when its account stands beside it."""

    def __init__(self, part: Part) -> None:
        self.part = part
        self._temporary = f"{part.path}.{os.getpid()}"
        self._crc = self._size = 0
        self._raw = open(self._temporary, "wb")  # noqa: SIM115  # the writer is the context manager, and closes it
        self.file: Any = _Counted(self)
        self._out = compressing(self.file, part.suffix)

    def __enter__(self) -> PartWriter:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        if not self._raw.closed:
            with contextlib.suppress(OSError):  # the disk is full, and what could not be written is thrown away
                self._raw.close()
            os.unlink(self._temporary)

    def write(self, data: bytes) -> None:
        """Add to the part."""
        self._out.write(data)

    def counted(self, data: Any) -> int:
        """Take bytes as they stand in the file."""
        self._crc = zlib.crc32(data, self._crc)
        self._size += len(data)
        try:
            self._raw.write(data)
        except OSError as error:
            raise type(error)(error.errno, error.strerror, self.part.path) from None
        return len(data)

    def close(self, figures: Mapping[str, int], errors: list[dict[str, Any]]) -> Part:
        """Complete the part with its account.

        Raises:
            OSError: it cannot be written.
        """
        if self._out is not self.file:
            self._out.close()
        try:
            self._raw.close()
            os.replace(self._temporary, self.part.path)
            account = {"size": self._size, "crc": self._crc, "figures": figures, "errors": errors}
            write_whole(f"{self.part.path}.json", json.dumps(account, default=str).encode("ascii"))
        except OSError as error:
            raise type(error)(error.errno, error.strerror, self.part.path) from None
        return replace(self.part, figures=dict(figures), errors=tuple(errors))


class _Counted:
    """The writer as a file object, for what compresses or lays out the data on their way."""

    closed = False

    def __init__(self, writer: PartWriter) -> None:
        self._writer = writer

    def write(self, data: Any) -> int:
        return self._writer.counted(data)

    def flush(self) -> None:
        pass

    def close(self) -> None:
        pass


def compressing(file: Any, suffix: str) -> Any:
    """A writer that compresses into *file* as the ending of a name says; *file* itself for another ending."""
    if suffix == ".zst":
        import zstandard

        return zstandard.ZstdCompressor(level=3).stream_writer(file, closefd=False)
    if suffix == ".gz":
        import gzip

        return gzip.GzipFile("", "wb", 6, file, mtime=0)
    return file


class Journal:
    """The folder: what job it is of, and which parts of it are done."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def open(self, job: Mapping[str, Any], *, resume: bool, restart: bool) -> None:
        """Make the folder, or take up what is in it.

        Raises:
            JobError: there is unfinished work of another job, or of this one and no word what to do with it.
            OSError: the folder cannot be made.
        """
        path = self.folder / _JOB
        if restart and path.exists():
            shutil.rmtree(self.folder)
        if not path.exists():
            self.folder.mkdir(parents=True, exist_ok=True)
            write_whole(str(path), json.dumps(job).encode("ascii"))
            return
        if not resume:
            raise JobError(f"{self.folder}: an earlier run was not finished; --resume goes on, --restart begins anew")
        before = json.loads(path.read_bytes())
        now = json.loads(json.dumps(job))
        changed = [key for key in now if before.get(key) != now[key]]
        if changed:
            what = ", ".join(changed)
            raise JobError(f"{self.folder}: the unfinished run was another one ({what} differ); --restart begins anew")

    def part(self, output: int, number: int, suffix: str) -> Part:
        """The part of a shard, done or not."""
        return Part(str(self.folder / f"{output:05}-{number:07}"), suffix)

    def done(self, part: Part) -> Part | None:
        """The part with its account, if it is there, whole and sound."""
        try:
            account = json.loads(Path(f"{part.path}.json").read_bytes())
            crc = size = 0
            with open(part.path, "rb") as file:
                while piece := file.read(1 << 20):
                    crc = zlib.crc32(piece, crc)
                    size += len(piece)
        except (OSError, ValueError):
            return None
        if (size, crc) != (account["size"], account["crc"]):
            return None  # the machine went down before it was on the disk
        return self.account(part)

    def account(self, part: Part) -> Part:
        """A part that is done, with its account."""
        account = json.loads(Path(f"{part.path}.json").read_bytes())
        return replace(part, figures=account["figures"], errors=tuple(account["errors"]))

    def remove(self) -> None:
        """Throw the folder away; in one step, as half of one would be taken for work to go on with."""
        shutil.rmtree(self._old, ignore_errors=True)
        os.rename(self.folder, self._old)
        shutil.rmtree(self._old)

    @property
    def _old(self) -> str:
        return f"{self.folder}.old"


def write_whole(path: str, data: bytes) -> None:
    """Write a file in one step."""
    with open(f"{path}.{os.getpid()}", "wb") as file:
        file.write(data)
    os.replace(f"{path}.{os.getpid()}", path)
