"""The run: shards to workers, their parts put together in the order of the input."""

from __future__ import annotations

import contextlib
import json
import multiprocessing
import multiprocessing.connection
import os
import shutil
import signal
import threading
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from dataclasses import dataclass
from typing import Any

from cleantext.bulk.documents import Shard
from cleantext.bulk.journal import Journal, Part, write_whole
from cleantext.bulk.plan import Output
from cleantext.bulk.readers import shards
from cleantext.bulk.work import Settings, clean_shard

Told = Callable[[int, int], None]  #: hears of each part that is done: its bytes of input, its records


@dataclass(frozen=True, slots=True)
class _Task:
    output: int
    shard: Shard
    part: Part


class Run:
    """Outputs on their way.

    Args:
        outputs: what to write, from what.
        settings: what to do with each record.
        journal: where unfinished work is kept.
        workers: how many processes clean; with one, this one does.
        told: hears of progress.
    """

    def __init__(self, outputs: list[Output], settings: Settings, journal: Journal, workers: int, told: Told) -> None:
        self.outputs = outputs
        self.settings = settings
        self.journal = journal
        self.workers = workers
        self.told = told
        self.figures: Counter[str] = Counter()
        self._tasks: dict[int, list[_Task]] = {}
        self._whole: set[int] = set()  # outputs whose shards are all known
        self._done: set[str] = set()

    def run(self) -> None:
        """Clean everything, and put each output in its place as soon as it is complete.

        Raises:
            OSError: something cannot be written.
            BrokenProcessPool: a worker was killed.
            InputError: inputs do not go into one file.
        """
        for task, part in self._results():
            self._done.add(part.path)
            self.told(task.shard.size, part.figures.get("records", 0))
            self._put_together(task.output)
        for output in range(len(self.outputs)):
            self._put_together(output)

    def errors(self) -> Iterator[str]:
        """The files of the records that could not be cleaned, in order."""
        for output in range(len(self.outputs)):
            yield str(self.journal.folder / f"{output:05}.errors")

    def problems(self) -> Iterator[str]:
        """Why they could not be, in order."""
        for path in self.errors():
            with open(path, "rb") as file:
                yield from (json.loads(line)["error"] for line in file)

    def _results(self) -> Iterator[tuple[_Task, Part]]:
        if self.workers == 1:
            for task in self._pending():
                yield task, clean_shard(task.shard, task.part, self.settings)
            return
        context = multiprocessing.get_context("spawn")
        with ProcessPoolExecutor(self.workers, context, _stay_with_parent) as pool:
            running: dict[Future[Part], _Task] = {}
            try:
                for task in self._pending():
                    running[pool.submit(clean_shard, task.shard, task.part, self.settings)] = task
                    if len(running) >= 2 * self.workers:  # it keeps them busy, and no more is held in memory
                        yield from _finished(running)
                while running:
                    yield from _finished(running)
            except BaseException:
                pool.shutdown(wait=False, cancel_futures=True)
                raise

    def _pending(self) -> Iterator[_Task]:
        """The shards that are not done, in order."""
        for number, output in enumerate(self.outputs):
            tasks = self._tasks.setdefault(number, [])
            if not (self.journal.folder / f"{number:05}.done").exists():
                for path, format_ in output.inputs:
                    for shard in shards(path, format_):
                        task = _Task(number, shard, self.journal.part(number, len(tasks), output.suffix))
                        # The data are not needed for long.
                        tasks.append(_Task(number, Shard(shard.file, shard.format), task.part))
                        if (part := self.journal.done(task.part)) is not None:
                            self._done.add(part.path)
                            self.told(shard.size, part.figures.get("records", 0))
                        else:
                            yield task
            self._whole.add(number)

    def _put_together(self, number: int) -> None:
        """Write an output if all its parts are there, and it is not."""
        if number not in self._whole or number not in self._tasks:
            return
        tasks = self._tasks[number]
        if any(task.part.path not in self._done for task in tasks):
            return
        output = self.outputs[number]
        folder = self.journal.folder
        mark, made, errors = (folder / f"{number:05}.{what}" for what in ("done", "out", "errors"))
        if not mark.exists():
            _write([task.part for task in tasks], output, str(made))
            figures = self._account([task.part for task in tasks], tasks, str(errors))
            write_whole(str(mark), json.dumps(figures).encode("ascii"))
        self.figures.update(json.loads(mark.read_bytes()))
        if made.exists():
            os.makedirs(os.path.dirname(os.path.abspath(output.path)), exist_ok=True)
            os.replace(made, output.path)
        for task in tasks:
            for path in (task.part.path, f"{task.part.path}.json"):
                with contextlib.suppress(FileNotFoundError):
                    os.unlink(path)
        del self._tasks[number]

    def _account(self, parts: list[Part], tasks: list[_Task], errors: str) -> dict[str, int]:
        """Add up what the parts counted; write what they could not clean, with number and line in its file."""
        figures: Counter[str] = Counter()
        before: Counter[tuple[str, str]] = Counter()
        with open(errors, "wb") as out:
            for part, task in zip(parts, tasks, strict=True):
                whole = self.journal.account(part)
                for entry in whole.errors:
                    for one in ("record", "line"):
                        entry[one] = entry[one] and entry[one] + before[task.shard.file, f"{one}s"]
                    out.write(json.dumps(entry).encode("ascii") + b"\n")
                for counted in ("records", "lines"):
                    before[task.shard.file, counted] += whole.figures.get(counted, 0)
                figures.update(whole.figures)
        return dict(figures)


def _write(parts: list[Part], output: Output, path: str) -> None:
    if output.format == "parquet":
        from cleantext.bulk.tables import write_table

        write_table([part.path for part in parts], path)
        return
    with open(path, "wb") as out:
        for part in parts:
            with open(part.path, "rb") as file:
                shutil.copyfileobj(file, out, 1 << 20)
        if not parts and output.suffix:  # no bytes are no compressed file
            from cleantext.bulk.journal import compressing

            compressing(out, output.suffix).close()


def _finished(running: dict[Future[Part], _Task]) -> Iterator[tuple[_Task, Part]]:
    done, _ = wait(running, return_when=FIRST_COMPLETED)
    for future in done:
        yield running.pop(future), future.result()


def _stay_with_parent() -> None:
    """End this worker with the process that started it, however that ends; leave Ctrl-C to it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent: Any = multiprocessing.parent_process()

    def follow() -> None:
        multiprocessing.connection.wait([parent.sentinel])
        os._exit(1)

    threading.Thread(target=follow, daemon=True).start()
