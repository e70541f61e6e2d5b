"""Which inputs become which outputs."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass

from cleantext.bulk.documents import InputError
from cleantext.bulk.readers import SUFFIXES, check_package, expand, format_of


@dataclass(frozen=True, slots=True)
class Output:
    """A file to write, and the inputs, with their formats, whose records it takes, in this order."""

    path: str
    inputs: tuple[tuple[str, str], ...]

    @property
    def format(self) -> str:
        """Either "parquet" or "jsonl"."""
        return "parquet" if self.path.lower().endswith(".parquet") else "jsonl"

    @property
    def suffix(self) -> str:
        """The ending that tells the compression, or ""."""
        return next((suffix for suffix in (".gz", ".zst") if self.path.lower().endswith(suffix)), "")


def plan(inputs: Iterable[str], out: str) -> list[Output]:
    """The outputs: *out* alone for all records if its name tells a format, else a file in that folder for each input.

    Raises:
        InputError: an input cannot be read, or the output's format cannot hold it, or would lie upon an input, or needs
            a package that is not installed.
    """
    inputs = list(inputs)
    found = [(given, path, format_) for given in inputs for path, format_ in expand([given])]
    single = not os.path.isdir(out) and format_of(out) is not None
    if single:
        outputs = [Output(out, tuple((path, format_) for _, path, format_ in found))]
    else:
        outputs = [Output(os.path.join(out, _name(*each)), (each[1:],)) for each in found]
    _check(outputs, inputs, out, single)
    return outputs


def _name(given: str, path: str, format_: str) -> str:
    """The name within the output folder."""
    if format_ == "folder":
        return f"{os.path.basename(os.path.abspath(path))}.jsonl"
    name = os.path.relpath(path, given) if os.path.isdir(given) else os.path.basename(path)
    if format_ != "warc":
        return name
    suffix = next(suffix for suffix in SUFFIXES if SUFFIXES[suffix] == "warc" and name.lower().endswith(suffix))
    return f"{name[: -len(suffix)]}.jsonl"


def _check(outputs: list[Output], inputs: list[str], out: str, single: bool) -> None:
    if format_of(out) == "warc":
        raise InputError(f"{out}: WARC files are read, not written; name a .jsonl, .jsonl.gz or .jsonl.zst")
    if not single and os.path.exists(out) and not os.path.isdir(out):
        raise InputError(f"{out}: is no folder, and its name tells no format: .jsonl, .jsonl.gz, .jsonl.zst, .parquet")
    target = os.path.realpath(out)
    for given in inputs:
        place = os.path.realpath(given)
        if target == place or (os.path.isdir(place) and os.path.commonpath((place, target)) == place):
            raise InputError(f"{out}: the output would lie upon or within the input {given}; write it elsewhere")
    names = [os.path.normcase(output.path) for output in outputs]
    twice = next((output.path for output in outputs if names.count(os.path.normcase(output.path)) > 1), None)
    if twice is not None:
        raise InputError(f"{twice}: two inputs would have this name; name one file as OUT, or clean them apart")
    for output in outputs:
        check_package(output.path, output.format)
        for path, format_ in output.inputs:
            if (format_ == "parquet") != (output.format == "parquet"):
                fit = ".parquet" if format_ == "parquet" else ".jsonl, .jsonl.gz or .jsonl.zst"
                raise InputError(f"{output.path}: cannot take the records of {path}; name a {fit}, or a folder")
