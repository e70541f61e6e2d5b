"""The command with small shards, killed where a test says: `python killed.py SIZE AT ARGUMENT...`.

SIZE is the bytes of a shard, AT the file that is put in its place, counted from 1, at which the process is killed
(0: never).
"""

from __future__ import annotations

import os
import signal
import sys
from itertools import count


def main() -> int:
    size, at, *arguments = sys.argv[1:]
    from cleantext.bulk import jsonl, parquet
    from cleantext.bulk.command import main as command

    for module in (jsonl, parquet):
        module.shards.__defaults__ = (int(size),)
    calls, replace = count(1), os.replace

    def deadly(source: str, target: str) -> None:
        if next(calls) == int(at):
            os.kill(os.getpid(), signal.SIGKILL)
        replace(source, target)

    if int(at):
        os.replace = deadly  # type: ignore[assignment]
    return command(arguments)


if __name__ == "__main__":
    sys.exit(main())
