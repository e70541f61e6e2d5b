"""The edits that remove what there is evidence enough against: whole lines where all of a line goes, else sentences."""

from __future__ import annotations

from collections.abc import Mapping

from cleantext.document import Doc, Line
from cleantext.edits import Edit
from cleantext.kinds import Match, shares_literal
from cleantext.rules import Confidence, Rule
from cleantext.sentences import Sentence, ends_sentence, words
from cleantext.voice import hints_at_page, score, speaks_as_page
from cleantext.zones import Unit, by_line

#: What follows a notice in its paragraph reads as the article's below this.
ARTICLE = -1.0
#: What is glued to a notice has so many words at most; with a mark behind it ("Got it!"), so many.
SCRAP_WORDS, BUTTON_WORDS = 6, 3
#: The rest of a notice reads no less as furniture than this.
REST_READS = -1.5
#: So many sentences of a line at most are the rest of a notice.
REST = 3


def edits_of(doc: Doc, goes: dict[Unit, Match]) -> list[Edit]:
    """The edits that remove the units: a whole line where all its sentences go for one category, else by sentences."""
    edits = []
    for index, found in by_line(goes).items():
        line = doc.lines[index]
        matches = _with_signals(line, found)
        if not matches or _is_spoken_of(line, matches):
            continue
        matches.update(_scraps(line, matches) or rest_of_notice(line, matches))
        run: list[int] = []
        for number in [*sorted(matches), -1]:
            if run and not (number == run[-1] + 1 and _alike(line, matches, number, run[0])):
                edits.append(_edit(line, run, matches))
                run = []
            run.append(number)
    return edits


def _is_spoken_of(line: Line, matches: dict[int, Match]) -> bool:
    """Whether notices open a paragraph that goes on about them: what follows is longer, and reads as an article."""
    notice = max(matches) + 1
    left = line.sentences[notice:]
    between = (line.sentences[i] for i in range(notice) if i not in matches)
    if any(sentence.body for sentence in between) or not any(sentence.body for sentence in left):
        return False
    sizes = [sum(len(sentence.text) for sentence in part) for part in (line.sentences[:notice], left)]
    return sizes[1] > sizes[0] and score(" ".join(sentence.text for sentence in left)) < ARTICLE


def _with_signals(line: Line, matches: dict[int, Match]) -> dict[int, Match]:
    """The matches, without those of a rule that counts signals for a few words that have nothing of it and of a page;
    and without all of such a rule's if a sentence of article text has nothing of it."""

    def counts(match: Match) -> bool:
        return match.rule.whole and match.rule.at_least > 1 and len(line.sentences) > 1

    beside = [n for n, m in matches.items() if counts(m) and not speaks_for(m.rule, line, line.sentences[n])]
    body = [line.sentences[n].text for n in beside if line.sentences[n].body]
    few = [n for n in beside if not line.sentences[n].body]
    if not all(map(speaks_as_page, body)):
        return {n: m for n, m in matches.items() if not counts(m)}
    if all(hints_at_page(line.sentences[n].text) for n in few):
        return matches
    return {n: m for n, m in matches.items() if n not in few}


def _scraps(line: Line, matches: dict[int, Match]) -> dict[int, Match]:
    """What is left of a line that begins with sentences of notices and ends in a few words without a stop: buttons."""
    count = next((i for i in range(len(line.sentences)) if i not in matches), len(line.sentences))
    left = line.sentences[count:]
    sure = [match for match in matches.values() if match.rule.confidence >= Confidence.HIGH]
    if not left or not any(match.rule.kind != "block" for match in sure):
        return {}
    notice = sure[-1]
    few = sum(words(sentence.text) for sentence in left) <= SCRAP_WORDS
    bare = all(not ends_sentence(s.text) or (s.text[-1] == "!" and words(s.text) <= BUTTON_WORDS) for s in left)
    alone = len(matches) == count
    return {count + i: notice for i in range(len(left))} if few and bare and alone else {}


def rest_of_notice(line: Line, matches: Mapping[int, Match]) -> dict[int, Match]:
    """What no rule knows of a line beside a notice that is a sentence, if all of it is part of the notice.

    It speaks as a page does; or it asks what the notice answers; or it has not the shape of article text, is shorter
    than what goes, and hints at a page.
    """
    left = [i for i in range(len(line.sentences)) if i not in matches]
    notices = [i for i, match in matches.items() if line.sentences[i].body and match.rule.confidence >= Confidence.HIGH]
    if not notices or not 0 < len(left) <= REST:
        return {}
    room = sum(len(line.sentences[i].text) for i in matches)

    def belongs(i: int) -> bool:
        sentence = line.sentences[i]
        asks = sentence.text.endswith("?") and i + 1 in notices
        few = len(sentence.text) <= room
        hints = hints_at_page(sentence.text) if not sentence.body else score(sentence.text) > REST_READS
        return asks or speaks_as_page(sentence.text) or (few and hints)

    if not all(map(belongs, left)):
        return {}
    return {i: matches[min(notices, key=lambda notice: abs(notice - i))] for i in left}


def _alike(line: Line, matches: dict[int, Match], one: int, other: int) -> bool:
    """Whether two sentences may go in one edit: for one category, and both or neither with a match that is too weak."""
    weak = [line.sentences[n].body and matches[n].rule.confidence < Confidence.HIGH for n in (one, other)]
    return matches[one].rule.category == matches[other].rule.category and weak[0] == weak[1]


def rank(match: Match, sentence: int, tongues: Mapping[str, int]) -> tuple[int, bool, bool, int]:
    """Which of several matches of a sentence tells of its removal: the surest; then one for the very sentence before
    one for the whole line; then one of the language for which most speaks, by *tongues*."""
    speaks = speaks_for(match.rule, match.line, match.line.sentences[sentence])
    return match.rule.confidence, not match.rule.whole, speaks, tongues.get(match.rule.language, 0)


def speaks_for(rule: Rule, line: Line, sentence: Sentence) -> bool:
    """Whether the match of a rule for whole lines holds for this sentence: body text may stand beside a notice."""
    if not rule.whole or len(line.sentences) == 1:
        return True
    # A biography begins with the name and the trade; what follows in the paragraph belongs to it.
    return shares_literal(rule, line.sentences[0].text if rule.stranger else sentence.text)


def _edit(line: Line, run: list[int], matches: dict[int, Match]) -> Edit:
    sentences: list[Sentence] = [line.sentences[number] for number in run]
    start, end = sentences[0].start, sentences[-1].end
    if len(run) == len(line.sentences):
        start, end = line.start, line.stop
    elif run[-1] == len(line.sentences) - 1:
        end = line.end
        while (
            len(matches) < len(line.sentences) and start > line.start and line.source[start - 1 - line.start].isspace()
        ):
            start -= 1
    strongest = max((matches[number] for number in run), key=lambda match: match.rule.confidence)
    return Edit(
        start,
        end,
        strongest.rule,
        sure=frozenset(
            sentence.start
            for number, sentence in zip(run, sentences, strict=True)
            if matches[number].rule.confidence >= Confidence.HIGH
            and (speaks_for(matches[number].rule, line, sentence) or speaks_as_page(sentence.text))
        ),
        listed=all(matches[number].line.index != line.index for number in run),
        metadata=tuple(dict.fromkeys(item for number in run for item in matches[number].captures)),
        truncates=any(matches[number].rule.truncates for number in run),
    )
