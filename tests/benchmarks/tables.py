"""What `quality` prints: a table for each group of pages, a row for each system; as markdown, for docs/quality.md."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import NamedTuple

from tests.benchmarks.measures import Score

#: A language of fewer texts is not shown: its figures would be those of a page or two.
FEW = 10


class Lines(NamedTuple):
    """Characters of a text's body lines, of those lost, of its boilerplate lines, and of what of these is gone."""

    body: int
    lost: int
    boiler: int
    gone: float


class Scored(NamedTuple):
    """One page or text, as one system left it."""

    page: str
    kind: str
    lang: str
    words: Score | None  #: None if there is no gold text
    grams: float | None
    having: tuple[int, int]  #: must-have snippets that are there, of how many
    lacking: tuple[int, int]  #: must-not-have snippets that are there, of how many
    lines: Lines | None = None


Rows = Sequence[Scored]


class Column(NamedTuple):
    """A heading, the form of its figures, and how they are made of the rows of a group."""

    title: str
    form: str
    value: Callable[[Rows], float | None]


def mean(values: Iterable[float]) -> float | None:
    values = list(values)
    return sum(values) / len(values) if values else None


def _word(at: int, rows: Rows) -> float | None:
    return mean(row.words[at] for row in rows if row.words is not None)


def _grams(rows: Rows) -> float | None:
    return mean(row.grams for row in rows if row.grams is not None)


def _snippets(field: str, rows: Rows) -> float | None:
    found, of = (sum(getattr(row, field)[at] for row in rows) for at in (0, 1))
    return None if not of else found / of if field == "having" else 1 - found / of


def _share(part: str, whole: str, rows: Rows) -> float | None:
    found, of = (sum(getattr(row.lines, field) for row in rows if row.lines) for field in (part, whole))
    return found / of if of else None


def _hurt(rows: Rows) -> float | None:
    return mean(row.lines.lost > 0 for row in rows if row.lines and row.lines.body)


def _each(rows: Rows) -> float | None:
    return mean(row.lines.gone / row.lines.boiler for row in rows if row.lines and row.lines.boiler)


WORDS = (
    Column("precision", ".2f", partial(_word, 0)),
    Column("recall", ".2f", partial(_word, 1)),
    Column("word F1", ".2f", partial(_word, 2)),
    Column("four-gram F1", ".2f", _grams),
    Column("snippets kept", ".1f", partial(_snippets, "having")),
    Column("snippets gone", ".1f", partial(_snippets, "lacking")),
)
LINES = (
    Column("body lost", ".3f", partial(_share, "lost", "body")),
    Column("texts hurt", ".1f", _hurt),
    Column("boilerplate gone", ".1f", partial(_share, "gone", "boiler")),
    Column("mean per text", ".1f", _each),
)


def groups(rows: Rows) -> list[tuple[str, Callable[[Scored], bool]]]:
    """All rows with a type, those of each type, and those of each language if there are several."""
    kinds = sorted({row.kind for row in rows})
    langs = Counter(row.lang for row in rows)
    typed = [kind for kind in kinds if kind != "mixed"]
    found: list[tuple[str, Callable[[Scored], bool]]] = [("all of a known type", lambda row: row.kind != "mixed")]
    found += [(kind, partial(_is, "kind", kind)) for kind in typed]
    if len(langs) > 1:
        common = [lang for lang, count in langs.most_common() if count >= FEW]
        found += [(f"language {lang}", partial(_is, "lang", lang)) for lang in common]
    return found


def _is(field: str, value: str, row: Scored) -> bool:
    return bool(getattr(row, field) == value)


def show(title: str, scored: dict[str, list[Scored]], columns: Sequence[Column]) -> None:
    """A table for each group; figures in percent, and "-" where nothing can be said."""
    for name, inside in groups(next(iter(scored.values()))):
        count = sum(map(inside, next(iter(scored.values()))))
        rows = {system: list(filter(inside, every)) for system, every in scored.items()}
        table(
            f"{title}, {name}: {count}",
            [column.title for column in columns],
            {system: [percent(column.value(some), column.form) for column in columns] for system, some in rows.items()},
        )


def profile(title: str, every: Rows, columns: Sequence[Column]) -> None:
    """One system in one table, a row for each group."""
    rows = {}
    for name, inside in groups(every):
        some = list(filter(inside, every))
        rows[f"{name} ({len(some)})"] = [percent(column.value(some), column.form) for column in columns]
    table(title, [column.title for column in columns], rows)


def percent(value: float | None, form: str) -> str:
    return "-" if value is None else format(100 * value, form)


def table(title: str, heads: Sequence[str], rows: dict[str, list[str]]) -> None:
    first = max(map(len, rows), default=0)
    widths = [max(len(head), *(len(row[at]) for row in rows.values()), 3) for at, head in enumerate(heads)]
    print(f"\n{title}\n")
    print(f"| {'':{first}} | {' | '.join(head.rjust(width) for head, width in zip(heads, widths, strict=True))} |")
    print(f"|{'-' * (first + 2)}|{'|'.join('-' * (width + 1) + ':' for width in widths)}|")
    for name, row in rows.items():
        print(f"| {name:{first}} | {' | '.join(cell.rjust(w) for cell, w in zip(row, widths, strict=True))} |")
