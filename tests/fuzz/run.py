"""Fuzz one target, guided by coverage: `python -m tests.fuzz.run TARGET [SECONDS] [OPTION...]`, with atheris installed.

    python -m pip install atheris
    python -m tests.fuzz.run pipeline 600
    python -m tests.fuzz.run pipeline 600 inputs -len_control=10

Further options are libFuzzer's, such as a folder to keep inputs in. It prints what libFuzzer prints, and at its end the
processor time that it took; an input that breaks a promise is written to `crash-...` in the current folder and shown as
hexadecimal digits, ready for `tests/fuzz/test_seeds.py`.
"""

from __future__ import annotations

import sys
import time

#: What only makes rules of files: the loader's own target follows it, the others would be slowed down by it.
MAKERS = tuple(f"cleantext.{name}" for name in ("catalog", "folding", "literals", "loader", "rules", "spellings"))


def main(arguments: list[str]) -> None:
    """Fuzz the target that *arguments* name, for so many seconds (60), with libFuzzer's options behind them."""
    import atheris  # type: ignore[import-not-found,unused-ignore]  # not among the development packages: it needs a compiler

    target, seconds, *options = *arguments, *("", "60")[len(arguments) :]
    with atheris.instrument_imports(include=["cleantext"], exclude=() if target == "loader" else MAKERS):
        from tests.fuzz.targets import TARGETS

    if target not in TARGETS:
        sys.exit(f"usage: python -m tests.fuzz.run TARGET [SECONDS] [OPTION...]; the targets are {', '.join(TARGETS)}")
    check = TARGETS[target]
    check(b"")  # what is read once is no part of a run
    started, runs = time.process_time(), 0

    def one(data: bytes) -> None:
        nonlocal runs
        try:
            check(data)
        except Exception:
            print("broken by", bytes(data).hex(), file=sys.stderr)
            raise
        runs += 1
        if runs % 5000 == 0:
            print(f"{target}: {runs} runs in {time.process_time() - started:.0f} s of processor time", file=sys.stderr)

    atheris.Setup([sys.argv[0], f"-max_total_time={seconds}", "-max_len=400", "-timeout=60", *options], one)
    atheris.Fuzz()


if __name__ == "__main__":
    main(sys.argv[1:])
