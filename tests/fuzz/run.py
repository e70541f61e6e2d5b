"""Fuzz one target, guided by coverage: `python -m tests.fuzz.run TARGET [SECONDS]`, with atheris installed.

    python -m pip install atheris
    python -m tests.fuzz.run pipeline 600

It prints what libFuzzer prints; an input that breaks a promise is written to `crash-...` in the current folder and
shown as hexadecimal digits, ready for `tests/fuzz/test_seeds.py`.
"""

from __future__ import annotations

import sys


def main(arguments: list[str]) -> None:
    """Fuzz the target that *arguments* name, for so many seconds (60)."""
    import atheris  # type: ignore[import-not-found,unused-ignore]  # not among the development packages: it needs a compiler

    with atheris.instrument_imports(include=["cleantext"]):
        from tests.fuzz.targets import TARGETS

    if not arguments or arguments[0] not in TARGETS:
        sys.exit(f"usage: python -m tests.fuzz.run TARGET [SECONDS]; the targets are {', '.join(TARGETS)}")
    check = TARGETS[arguments[0]]
    seconds = arguments[1] if len(arguments) > 1 else "60"

    def one(data: bytes) -> None:
        try:
            check(data)
        except Exception:
            print("broken by", bytes(data).hex(), file=sys.stderr)
            raise

    atheris.Setup([sys.argv[0], f"-max_total_time={seconds}", "-max_len=400", "-timeout=60"], one)
    atheris.Fuzz()


if __name__ == "__main__":
    main(sys.argv[1:])
