"""The lines of annotated and of generated pages in numbers, with what they are: what the page model learns from.

Each annotated page comes as it is and, for the model not to learn English, once more in a made-up tongue: its letters
become those of another script (one with capitals, one without, one without spaces), and its small words that tongue's.
"""

from __future__ import annotations

import random
import zlib
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

import regex

from cleantext import catalog
from cleantext.cleaners import ALL
from cleantext.document import Doc
from cleantext.kinds import Findings
from cleantext.page.features import look
from cleantext.page.language import _languages
from cleantext.page.tables import table_rows
from cleantext.prefilter import Prefilter
from tests.strategies.dice import seeded
from tests.strategies.pages import bare_article, page, stock

TYPES = ("article", "documentation", "service", "forum", "product", "listing", "collection")


#: The hosts are dealt out to so many folds.
FOLDS = 4


def fold_of(host: str) -> int:
    """The fold of a host, the same in every run."""
    return zlib.crc32(host.encode()) % FOLDS


class Lesson(NamedTuple):
    """A page: its lines in numbers, 1.0 for chrome and 0.0 for the article, and how much each line counts."""

    page: str
    host: str
    kind: str  #: the page type
    variant: str
    rows: Any  #: numpy, one row a line
    goal: Any
    weight: Any
    size: Any  #: code points of each line
    label: list[str]
    words: Any
    prose: Any
    depth: Any
    run: Any  #: two columns, where each line's run starts and stops
    shape: Any
    protected: Any  #: code, quotations and tables, which never go


def labels(record: dict[str, Any], doc: Doc, title: str) -> list[str]:
    """The label of each line of *doc*; the title is the article's."""
    found = ["unsure"] * len(doc.lines)
    for entry in record["lines"]:
        line = doc.line_at(entry["start"])
        if line is not None:
            found[line.index] = entry["label"]
    first = next((i for i, label in enumerate(found) if label == "body"), len(found))
    want = " ".join(title.split()).lower()
    for i in range(min(first, len(found) - 1), max(-1, first - 40), -1):
        if want and doc.lines[i].plain.text.lower() == want and found[i] == "unsure":
            found[i] = "title"
            break
    return found


def goals(found: Sequence[str], size: Sequence[int]) -> tuple[list[float], list[float]]:
    """What each line should be, and how much it counts; a line that nobody can judge is what both sides of it are."""
    known = {"body": 0.0, "title": 0.0, "boiler": 1.0}
    goal: list[float] = []
    weight: list[float] = []
    before: list[float | None] = []
    last: float | None = None
    for label in found:
        last = known.get(label, last)
        before.append(last)
    after = None
    for i in range(len(found) - 1, -1, -1):
        after = known.get(found[i], after)
        if found[i] in known:
            goal.append(known[found[i]])
            weight.append(min(400, size[i]) ** 0.5)
        elif before[i] is not None and before[i] == after:
            goal.append(before[i])
            weight.append(0.3 * min(400, size[i]) ** 0.5)
        else:
            goal.append(0.5)
            weight.append(0.0)
    return goal[::-1], weight[::-1]


def prefilter() -> Prefilter:
    return Prefilter(catalog.rules(tuple(sorted(name for name, cleaner in ALL.items() if cleaner.default)), None))


_SCRIPTS = {
    "ru": "абвгдежзийклмнопрстуфхцчшщэюя", "el": "αβγδεζηθικλμνξοπρστυφχψω", "ar": "ابتثجحخدذرزسشصضطظعغفقكلمنهوي",
    "hi": "कखगघचछजझटठडढतथदधनपफबभमयरलवशसह", "he": "אבגדהוזחטיכלמנסעפצקרשת", "tr": "abcçdefgğhıijklmnoöprsştuüvyz",
    "fi": "aäbdeghijklmnoöprstuvy", "de": "aäbcdefghijklmnoöpqrstuüvwxyzß", "zh": "".join(map(chr, range(0x4E10, 0x4E10 + 900))),
    "ja": "".join(map(chr, range(0x5200, 0x5200 + 600))) + "アイウエオカキクケコサシスセソタチツテト",
    "ko": "".join(map(chr, range(0xAC00, 0xAC00 + 2000, 7))),
    "es": "abcdefghijlmnopqrstuvyz", "pl": "aąbcćdeęfghijklłmnoóprsśtuwyzż", "id": "abcdefghijklmnprstuwy",
}  # fmt: skip
_WORD = regex.compile(r"[a-zA-ZÀ-ž]+(?:['’][a-z]+)?")
_URL = regex.compile(r"\]\([^)]*\)|https?://\S+")


class Tongue:
    """A made-up language: every word of English has one of its own in it, of about the same length."""

    def __init__(self, code: str) -> None:
        self.code = code
        self.letters = _SCRIPTS[code]
        languages = {language.code: language for language in _languages()[0]}
        small = sorted(languages[code].words)
        english = sorted(languages["en"].words)
        self.dense = code in ("zh", "ja")
        self.small = {word: small[i % len(small)] for i, word in enumerate(english)}
        self.known: dict[str, str] = {}

    def word(self, word: str) -> str:
        low = word.lower()
        if low not in self.known:
            dice = random.Random(f"{self.code}/{low}")
            if low in self.small and self.code != "ko":
                self.known[low] = self.small[low]
            else:
                size = (
                    max(1, round(len(low) / 3.2))
                    if self.dense
                    else max(1, round(len(low) / 2.5))
                    if self.code == "ko"
                    else len(low)
                )
                made = "".join(dice.choice(self.letters) for _ in range(size))
                self.known[low] = made + (
                    dice.choice("은는이가을를에의") if self.code == "ko" and dice.random() < 0.5 else ""
                )
        made = self.known[low]
        if word[0].isupper():
            made = made.upper() if word.isupper() and len(word) > 1 else made[:1].upper() + made[1:]
        elif self.code == "de" and len(low) > 4 and random.Random(low).random() < 0.4:
            made = made[:1].upper() + made[1:]
        return made

    def text(self, text: str) -> str:
        """Line by line the same text in this tongue; targets of links stay."""
        return "\n".join(map(self._line, text.split("\n")))

    def _line(self, line: str) -> str:
        found, at = [], 0
        for url in _URL.finditer(line):
            found += [self._words(line[at : url.start()]), url[0]]
            at = url.end()
        return "".join((*found, self._words(line[at:])))

    def _words(self, text: str) -> str:
        text = _WORD.sub(lambda word: self.word(word[0]), text)
        if self.dense:
            text = regex.sub(
                r"(?<=[\p{Han}\p{Kana}，。]) (?=[\p{Han}\p{Kana}])",
                "",
                regex.sub(r",\s", "，", regex.sub(r"(?<=[\p{Han}\p{Kana}])\.(?:\s|$)", "。", text)),
            )
        if self.code == "hi":
            text = regex.sub(r"(?<=\p{Devanagari})\.(?=\s|$)", "।", text)
        if self.code == "ar":
            text = text.replace(", ", "، ").replace("?", "؟")
        return text


def lessons(
    records: Iterator[dict[str, Any]],
    titles: dict[str, str],
    variant: str,
    scanned: dict[str, Findings] | None,
    tongues: bool,
) -> Iterator[Lesson]:
    """Each record as it is, and once more in a made-up tongue."""
    rules = None if scanned is not None else prefilter()
    made = {code: Tongue(code) for code in sorted(_SCRIPTS)}
    for number, record in enumerate(records):
        doc = Doc(record["text"])
        findings = scanned[record["id"]] if scanned is not None else rules.scan(doc)
        found = labels(record, doc, titles.get(record["id"], ""))
        yield lesson(record["id"], record["host"], record["page_type"], variant, doc, findings, found)
        if tongues and number % 2 == 0:
            dice = random.Random(record["id"])
            tongue = made[dice.choice(sorted(made))]
            again = Doc(tongue.text(record["text"]))
            if len(again.lines) == len(doc.lines):
                keep = {i: m for i, m in findings.by_line.items() if dice.random() < 0.6}
                yield lesson(
                    record["id"],
                    record["host"],
                    record["page_type"],
                    f"{variant}/{tongue.code}",
                    again,
                    Findings(keep),
                    found,
                )


def lesson(page: str, host: str, kind: str, variant: str, doc: Doc, findings: Findings, found: list[str]) -> Lesson:
    import numpy as np

    seen = look(doc, findings)
    size = [len(line.source.strip()) for line in doc.lines]
    stays = doc.protected | set(table_rows(doc.lines))
    goal, weight = goals(found, size)
    return Lesson(
        page, host, kind, variant, np.array(seen.columns, np.float32).T, np.array(goal, np.float32), np.array(weight, np.float32),
        np.array(size), found, np.array(seen.words, np.float32), np.array(seen.prose, np.float32),
        np.array(seen.depth, np.float32), np.array(seen.run, np.int32).reshape(-1, 2), np.array(seen.shape, np.int32),
        np.array([line.index in stays for line in doc.lines], bool),
    )  # fmt: skip


def generated(pages: int, bare: int, seed: int = 0) -> Iterator[Lesson]:
    """Generated pages, and articles alone, in all languages of the corpus by turns."""
    rules = prefilter()
    languages = tuple(stock())
    for number in range(pages + bare):
        write = page if number < pages else bare_article
        made = write(seeded(seed + number), languages[number % len(languages)])
        doc = Doc(made.text)
        found = ["body" if article else "boiler" for line, article in made.rows if line.strip()]
        if len(found) == len(doc.lines):
            name = f"generated/{seed + number}"
            yield lesson(name, name, "article", f"generated/{made.language}", doc, rules.scan(doc), found)
