"""How far a run is: a bar on a terminal, a plain line now and then elsewhere."""

from __future__ import annotations

import sys
import time
from types import TracebackType
from typing import Any

_EVERY = 10.0  # seconds between plain lines


class Progress:
    """Tells on standard error how much of the input is done, how fast, and how long it will take.

    Args:
        total: bytes of the input.
        quiet: say nothing.
    """

    def __init__(self, total: int, *, quiet: bool) -> None:
        self._total = max(total, 1)
        self._quiet = quiet
        self._start = self._last = time.monotonic()
        self._bytes = self._records = 0
        self._bar = None if quiet or not sys.stderr.isatty() else _bar()
        self._task: Any = None

    def __enter__(self) -> Progress:
        if self._bar is not None:
            self._bar.start()
            self._task = self._bar.add_task("cleaning", total=self._total, records=0)
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        if self._bar is not None:
            self._bar.stop()

    def told(self, size: int, records: int) -> None:
        """Hear of a part that is done."""
        self._bytes += size
        self._records += records
        if self._bar is not None:
            self._bar.update(self._task, completed=min(self._bytes, self._total), records=self._records)
        elif not self._quiet and time.monotonic() - self._last >= _EVERY:
            self._last = time.monotonic()
            print(f"cleantext bulk: {self.line(self._last - self._start)}", file=sys.stderr, flush=True)

    def line(self, seconds: float) -> str:
        """The state after so many seconds.

        >>> progress = Progress(40_000_000, quiet=True)
        >>> progress.told(10_000_000, 2000)
        >>> progress.line(5.0)
        '25 %, 2,000 records, 2.0 MB/s, 0:00:15 left'
        >>> progress.line(400.0)
        '25 %, 2,000 records, 25.0 kB/s, 0:20:00 left'
        """
        share = min(self._bytes / self._total, 1.0)
        left = round(seconds / share * (1 - share)) if share else 0
        rate = self._bytes / max(seconds, 1e-9)
        unit, size = ("MB/s", 1e6) if rate >= 1e6 else ("kB/s", 1e3)
        minutes, rest = divmod(left, 60)
        clock = f"{minutes // 60}:{minutes % 60:02}:{rest:02}"
        return (
            f"{share:.0%}".replace("%", " %") + f", {self._records:,} records, {rate / size:.1f} {unit}, {clock} left"
        )


def _bar() -> Any:
    """The bar; None if rich is not installed."""
    try:
        from rich import progress
        from rich.console import Console
    except ImportError:
        return None
    return progress.Progress(
        progress.BarColumn(),
        progress.TaskProgressColumn(),
        progress.TextColumn("{task.fields[records]:,} records"),
        progress.TransferSpeedColumn(),
        progress.TimeRemainingColumn(),
        console=Console(stderr=True),
    )
