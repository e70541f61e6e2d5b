"""Facts about the page that stand joined on one line, by bars, dots or wide gaps, in any order and number.

Rules know the single facts: a date, a reading time, a number of views, a button. Where one speaks for each part
of a line, the line is made of them. A name that no rule knows may be among them, beside a date; a menu is told by its
first part, the way home, and buttons below comments, where they come again, by theirs, to answer. A row of buttons may
stand with each of them on a line of its own as well.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator

from cleantext.document import Doc, Line
from cleantext.kinds import Findings, Match
from cleantext.lazy import lazy
from cleantext.rules import Confidence, Rule
from cleantext.sentences import words

#: A line of facts is so long at most (code points; so long with its links' targets), and of so many parts.
LENGTH, LINKED, PARTS = 160, 800, 10
#: Beside a date and a fact of another kind, a part that no rule knows (a name, a section) has so many words at most.
UNKNOWN_WORDS = 3
#: A row of buttons one below the other has so many, each of so many words at most.
COLUMN, COLUMN_MOST, BUTTON_WORDS = 3, 8, 3
#: A menu has so many parts at least, each of so many words at most.
MENU, MENU_WORDS = 3, 3

_JOINT = lazy(r"\s*[|·•∙]\s*|\s[・/\-–—]\s|[ \t\N{NO-BREAK SPACE}]{2,}|\N{IDEOGRAPHIC SPACE}+")
_BUTTON = lazy(rf"(?:[\p{{L}}\p{{M}}'’\-]+ ?){{1,{BUTTON_WORDS}}}")
_NAME = lazy(r"\p{Lu}[\p{L}\p{M}.'\-]*(?: (?:\p{Lu}[\p{L}\p{M}.'\-]*|d[aei]|van|von|de)){1,3}")
#: A time of day or a span of minutes, beside facts that rules know.
_TIME = lazy(
    r"(?:\d{1,2}[:.]\d{2}(?::\d{2})?(?: [A-Z]{2,4})?|<? ?\d{1,3} ?"
    r"(?:min|мин|хв|perc|dk|dakika|phút|menit|λεπτ|דק|मिनट|دقيق|دقیقه|分|분)\w{0,6}\.?)"
    r"(?: ?(?:read|czytania|olvasás|на читання|de lecture|lettura|leitura|lectura|okuma|đọc|baca|קריאה|पढ़ें))?"
)
_DATES = "datelines"


def joined(doc: Doc, findings: Findings, scan: Callable[[Doc], Findings]) -> Iterator[Match]:
    """Matches for the lines of *doc* of which rules know every part; *scan* tells what they find in the parts."""
    split = {line.index: parts for line in doc.lines if (parts := _parts(line)) and not _known(findings, line)}
    texts = dict.fromkeys(part for parts in split.values() for part in parts)
    if not texts:
        return
    pieces = Doc("\n".join(texts))
    found = scan(pieces)
    known = {line.source: [m for m in found.by_line.get(line.index, ()) if _fact(m)] for line in pieces.lines}
    buttons = {line.source: rule for line in pieces.lines for rule in _replies(found, line)}
    rows = Counter(parts[0] for parts in split.values())
    if buttons:
        rows.update(line.source.strip() for line in doc.lines)  # one may stand alone
    for index, parts in split.items():
        if parts[0] in buttons and rows[parts[0]] > 1 and _are_items(parts):
            yield Match(buttons[parts[0]], doc.lines[index], 0, len(doc.lines[index].sentences) - 1)
            continue
        unknown = [part for part in parts if not known.get(part) and not _TIME.fullmatch(part)]
        matches = [known[part][0] for part in parts if known.get(part)]
        dated = any(match.rule.category == _DATES for match in matches)
        named = dated and len(unknown) == 1 and not doc.lines[index].body and _NAME.fullmatch(unknown[0]) is not None
        amid = dated and len(unknown) <= len(matches) and _among_facts(unknown, matches)
        if not matches or (unknown and not (named or amid or _is_menu(parts, known.get(parts[0], [])))):
            continue
        rules = [match.rule for match in matches]
        places = {rule.place for rule in rules if rule.kind == "edge"} - {"any"}
        heading = all(rule.part == "opener" for rule in rules)
        if len(places) > 1 or not (heading or any(rule.kind in ("edge", "line") for rule in rules)):
            continue
        # The most restricted of the rules speaks for the line.
        rule = max(rules, key=lambda rule: (rule.kind == "edge", rule.kind == "line", rule.place in places))
        captures = tuple(capture for match in matches for capture in match.captures)
        captures += tuple(("author", name) for name in unknown if named)
        line = doc.lines[index]
        yield Match(rule, line, 0, len(line.sentences) - 1, captures)


def columns(doc: Doc, findings: Findings, scan: Callable[[Doc], Findings]) -> Iterator[Match]:
    """Matches for short lines of *doc*, one below the other, that a rule would be sure of if they were one line, where
    for each line by itself a rule of the same kind speaks; *scan* tells what the rules find in a text."""
    runs: list[list[Line]] = [[]]
    shared: set[str] = set()  # the categories that rules give to all lines of a run
    for line in doc.lines:
        own = {match.rule.category for match in findings.by_line.get(line.index, ())} if _is_button(line) else set()
        if not own & shared:
            runs.append([])
        shared = own & shared or own
        if shared:
            runs[-1].append(line)
    runs = [run for run in runs if COLUMN <= len(run) <= COLUMN_MOST]
    if not runs:
        return
    rows = Doc("\n".join(" ".join(line.source.strip() for line in run) for run in runs))
    found = scan(rows)
    for run, row in zip(runs, rows.lines, strict=True):
        kinds = [{match.rule.category for match in findings.by_line[line.index]} for line in run]
        sure = [match.rule for match in found.at(row, "line") if _fact(match)]
        sure = [rule for rule in sure if all(rule.category in own for own in kinds)]
        yield from (Match(sure[0], line, 0, 0) for line in run if sure and not _known(findings, line, sure[0].category))


def _is_button(line: Line) -> bool:
    """Whether the line is a few words without a mark: what stands on a button."""
    text = line.source.strip()
    return len(text) <= LENGTH // COLUMN and not line.plain.lead and _BUTTON.fullmatch(text) is not None


def _parts(line: Line) -> list[str]:
    """The parts of a line that may be made of facts; none of a line that is prose, a table's row or of one part."""
    text = line.source.strip()
    if len(text) > LENGTH and ("](" not in text or len(text) > LINKED):
        return []
    if _JOINT.search(text) is None:  # as most lines: not even their views are made
        return []
    if line.row or line.plain.lead:
        return []
    if "](" in text or "*" in text:
        text = line.plain.text.strip()
    parts = [part for part in _JOINT.split(text) if part]
    return parts if 1 < len(parts) <= PARTS else []


def _among_facts(unknown: list[str], matches: list[Match]) -> bool:
    """Whether the parts that no rule knows may be a name and a section beside the facts: a few capitalised words."""
    kinds = {match.rule.category for match in matches}
    return len(kinds) > 1 and all(
        words(part) <= UNKNOWN_WORDS and part[:1].isupper() and part[-1].isalpha() and not any(map(str.isdigit, part))
        for part in unknown
    )


def _is_menu(parts: list[str], first: list[Match]) -> bool:
    """Whether the parts are the items of a menu that begins with the way home."""
    return any(map(_is_home, first)) and len(parts) >= MENU and _are_items(parts)


def _are_items(parts: list[str]) -> bool:
    return all(words(part) <= MENU_WORDS and part[-1] not in ".,!?:" for part in parts)


def _replies(findings: Findings, line: Line) -> Iterator[Rule]:
    """The rules that are sure that the line is a button below a comment: others may stand beside it."""
    for match in findings.at(line, "block"):
        if match.rule.part == "foot" and match.rule.confidence >= Confidence.HIGH:
            yield match.rule


def _is_home(match: Match) -> bool:
    return match.rule.id.endswith("navigation/home")


def _known(findings: Findings, line: Line, category: str = "") -> bool:
    """Whether a rule, of the *category* if one is given, is sure of the whole line, and not only in a thread."""
    sure = (match.rule for match in findings.at(line, "line", "edge", "block") if match.rule.part != "entry")
    return any(rule.confidence >= Confidence.HIGH and category in ("", rule.category) for rule in sure)


def _fact(match: Match) -> bool:
    """Whether the match tells a fact about the page, or a number of comments among such facts."""
    rule = match.rule
    if _is_home(match):
        return True
    if rule.confidence < Confidence.HIGH or rule.part not in ("label", "opener") or rule.company or rule.stranger:
        return False
    return rule.kind in ("line", "edge") or rule.part == "opener"
