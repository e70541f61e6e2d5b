"""What of a document's layout is the article's own: its title, a glossary's head-words, verse, data with labels.

Lines of these shapes are boilerplate's shapes too ("Share", "Date: 3 May"). What tells them apart is their company:
lines of the same shape that no rule speaks for.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from itertools import groupby, pairwise

from cleantext.document import Doc, Line
from cleantext.entries import ITEM, Entries
from cleantext.lazy import lazy
from cleantext.sentences import at_most, ends_sentence, introduces, words
from cleantext.turns import Turns
from cleantext.verse import verse_lines
from cleantext.voice import speaks_as_page

#: A head-word, as of a glossary, has at most so many words.
HEADWORD_WORDS = 3
#: A heading of the text that has such a word among its headings has at most so many.
HEADING_WORDS = 6
#: So many pairs of a head-word and its explanation make a glossary; if no rule speaks for so large a share of the
#: explanations, all are of it.
GLOSSARY_PAIRS, GLOSSARY_OWN = 3, 0.8
#: So are so many head-words all in capitals, if with their explanations they are so large a share of the lines.
CAPITALS, CAPITALS_SHARE = 5, 0.7
#: So many words may a title have that could be a label ("Advertisement"), and one above verse ("Terms and conditions").
TITLE_WORDS, VERSE_TITLE_WORDS = 2, 5
#: So many words above a list with a colon behind them are the article's; above a message, so many.
INTRODUCTION_WORDS, ANNOUNCED_WORDS = 6, 2
#: So many are a sentence of the article, whatever they read like and wherever they stand above its end.
SENTENCE_WORDS = 10
#: A message that a line with a colon begins has so many lines at most, of so many words; its first of so many.
MESSAGE, CALL_WORDS, FIRST_WORDS = 4, 10, 20
#: So many questions with a paragraph under each make a page of questions and answers; a question has so many words, and
#: at most so many.
ANSWERS, QUESTION_WORDS, QUESTION_MOST = 3, 3, 18
#: Two questions so many lines apart, or fewer, have an answer between them and nothing else.
ANSWER_LINES = 6
#: A list is looked at so far from a line of it, both ways; so many other lines of it, and more
#: than the half, are those that no rule speaks for.
LIST_REACH, LISTED_OWN = 40, 3
#: So many other lists of the article tell that one is its own as well.
OWN_LISTS = 2
#: So many labelled lines together for which no rule speaks are the article's data, with those among them.
LABELS_OWN = 2
#: So many beside a byline.
CONTRIBUTORS_OWN = 1

_LABELLED = lazy(
    r"\p{Lu}[\p{L}\p{M}' \-]{1,24}(?: ?:| [Bb]y) \S"
    r"|\p{Lo}[\p{L}\p{M}\N{ZERO WIDTH NON-JOINER} \-]{1,24}[:\N{FULLWIDTH COLON}] ?\S"
)
_TO_FILL = lazy(r"[\s\-*•\d.)]{0,6}_{3,}\s*\p{L}")
_SPEECH = lazy(r"[–—―] ?[^\n–—―]{1,200}[.,!?…] ?[–—―] ?\p{Ll}{2}")
_BULLETS = ("-", "*", "+", "\N{BULLET}", "\u25cf", "\u25aa", "\u25e6")
_QUOTES = frozenset("\"'«»“”„‘’‚「『")
ASKS = ("?", "\N{ARABIC QUESTION MARK}", "\N{FULLWIDTH QUESTION MARK}")

#: So many short sentences, of so many words at most, stand one below the other where examples are given.
EXAMPLES, EXAMPLE_WORDS = 5, 7


class Structure:
    """The shapes of a document's lines. *spoken* tells whether any rule speaks for the line of that number, *sure* the
    category of a rule that is sure of the whole line, or \"\"."""

    def __init__(self, doc: Doc, spoken: Callable[[int], bool], sure: Callable[[int], str]) -> None:
        self.lines = doc.lines
        self.entries = Entries(doc.lines, spoken)
        self.spoken = spoken
        self.sure = sure
        self._turns = Turns(doc.lines, spoken)

    def is_title(self, line: Line) -> bool:
        """Whether the line is the document's first, right above a paragraph or a stanza, and looks like a title."""
        if line.index or len(self.lines) < 2:
            return False
        subtitle = len(self.lines) > 2 and self.lines[2].body and self.lines[1].plain.text[:1].islower()
        if self.lines[1].body or subtitle:
            return words(line.plain.text) <= TITLE_WORDS or line.plain.lead.startswith("# ")
        if line.plain.lead.startswith("# ") and self._over_subtitle:
            return True
        apart = line.stop < self.lines[1].start
        begins = self.lines[2].plain.text.lower() if len(self.lines) > 2 and self.lines[2].body else ""
        if begins.startswith(line.plain.text.lower()):
            return True  # below a second title the text begins with the first one's words
        return apart and 1 in self._verse and words(line.plain.text) <= VERSE_TITLE_WORDS

    @cached_property
    def _over_subtitle(self) -> bool:
        """Whether the first line is the only heading of the first rank, and under a second heading the text begins."""
        ranks = [line.plain.lead.strip() for line in self.lines]
        return ranks.count("#") == 1 and ranks[1].startswith("##") and len(self.lines) > 2 and self.lines[2].body

    def is_headword(self, line: Line) -> bool:
        """Whether the line stands over a paragraph as other short lines do: in a glossary or a column of notes.

        It is glued to the paragraph below it and parted from the one above; or that paragraph goes on in lower case;
        or paragraphs and short lines that no rule speaks for take turns around it; or the text is a glossary.
        """
        lines, i = self.lines, line.index
        if line.plain.text[:1].isdigit() or ": " in line.plain.text:  # a date, a count, a label with its value
            return False
        if i in self._glossary:
            return True
        if not at_most(line.plain.text, HEADWORD_WORDS) or i == len(lines) - 1:
            return False
        if not (i > 0 and lines[i + 1].body):
            return False
        goes_on = lines[i + 1].plain.text[:1].islower() and ends_sentence(lines[i - 1].plain.text)
        glued = lines[i - 1].stop < line.start and line.stop == lines[i + 1].start
        if (goes_on or glued) and not self.spoken(i + 1):
            return True

        def headword(index: int) -> bool:
            return (
                0 <= index < len(lines) - 1
                and not lines[index].body
                and words(lines[index].plain.text) <= (HEADWORD_WORDS if self.spoken(index) else HEADING_WORDS)
                and lines[index].plain.text != line.plain.text
                and lines[index + 1].body
                and not (self.spoken(index) and self.spoken(index + 1))  # kinds of cookies, each with what it is for
            )

        return any(headword(a) and headword(b) for a, b in ((i - 2, i + 2), (i + 2, i + 4), (i - 4, i - 2)))

    def is_verse(self, line: Line) -> bool:
        """Whether the line stands in a stanza of a text made of stanzas, beside a line that no rule speaks for."""
        return line.index in self._verse

    def is_labelled(self, line: Line) -> bool:
        """Whether the line stands among labelled data of the article: the facts of a game, a recipe, a play."""
        return self._is_among_labels(line, LABELS_OWN)

    def is_contributor(self, line: Line) -> bool:
        """Whether the line stands beside another that names somebody's part: who wrote a text, who read and drew it."""
        return self._is_among_labels(line, CONTRIBUTORS_OWN)

    def _is_among_labels(self, line: Line, least: int) -> bool:
        """Whether the line has a label and stands among others, *least* of which no rule speaks for, and most."""
        lines = self.lines
        if _LABELLED.match(line.plain.text) is None:
            return False
        if line.index < self._turns.first:
            return True  # over a script stands what it is
        if self._labels.get(_label(line), line.index) != line.index:
            return True
        own = spoken = 0
        for step in (-1, 1):
            at = line.index + step
            while 0 <= at < len(lines) and abs(at - line.index) < 12 and _LABELLED.match(lines[at].plain.text):
                if self.spoken(at):
                    spoken += 1
                else:
                    own += 1
                at += step
        return own >= least and own > spoken

    @cached_property
    def _labels(self) -> dict[str, int]:
        """The labels of lines that no rule speaks for, each with a line that has it: what stands behind the same label
        elsewhere is the article's too."""
        labelled = (line for line in self.lines if _LABELLED.match(line.plain.text) and not self.spoken(line.index))
        return {_label(line): line.index for line in labelled}

    def is_turn(self, line: Line) -> bool:
        """Whether somebody speaks in the line who speaks in others too: a transcript, an interview, a play."""
        return self._turns.is_turn(line)

    def is_listed(self, line: Line) -> bool:
        """Whether the line stands amid a list of short lines, between two of many for which no rule speaks: with a
        bullet or a number if they have one."""
        lines, index = self.lines, line.index
        if not 0 < index < len(lines) - 1 or self.spoken(index - 1) or self.spoken(index + 1):
            return False
        spoken = own = 0
        for step in (-1, 1):
            at = index
            while 0 <= at + step < len(lines) and abs(at + step - index) <= LIST_REACH:
                if min(lines[at].stop, lines[at + step].stop) < max(lines[at].start, lines[at + step].start):
                    break  # a blank line
                at += step
                list_below = step > 0 and introduces(lines[at].plain.text)
                if lines[at].body or list_below or _has_mark(lines[at]) != _has_mark(line):
                    break
                spoken += self.spoken(at)
                own += not self.spoken(at)
        return own >= LISTED_OWN and own > spoken

    def is_example(self, line: Line) -> bool:
        """Whether the line stands in a run of short sentences, each with its full stop: a grammar's, an exercise's.
        What a page calls its reader to has none, or stands alone."""
        return line.index in self._examples

    @cached_property
    def _examples(self) -> frozenset[int]:
        found: list[int] = []
        for are_short, run in groupby(self.lines, _is_short_sentence):
            lines = [line.index for line in run] if are_short else []
            if len(lines) >= EXAMPLES and not all(map(self.spoken, lines)):
                found += lines
        return frozenset(found)

    def is_to_fill(self, line: Line) -> bool:
        """Whether the line begins with a blank to write in: an exercise's."""
        return _TO_FILL.match(line.source) is not None

    def is_item(self, line: Line) -> bool:
        """Whether the line is an item of a list with bullets."""
        return line.plain.lead.strip() in _BULLETS

    def is_own_item(self, line: Line) -> bool:
        """Whether the line is an item of a list beside another that no rule speaks for: no label has that place."""
        near = self.lines[max(0, line.index - 1) : line.index + 2]
        return self.is_item(line) and any(self.is_item(other) and not self.spoken(other.index) for other in near)

    def is_known_list(self, line: Line) -> bool:
        """Whether rules speak for every item of the list in which the line stands; of a text that has other lists of
        the kind, if they are links."""
        lines = self.lines
        low = high = line.index
        while low > 0 and self.is_item(lines[low - 1]) and line.index - low < LIST_REACH:
            low -= 1
        while high + 1 < len(lines) and self.is_item(lines[high + 1]) and high - line.index < LIST_REACH:
            high += 1
        items = range(low, high + 1)
        linked = any("](" in lines[index].source for index in items)
        return all(map(self.spoken, items)) and (linked or self._own_lists < OWN_LISTS)

    @cached_property
    def _own_lists(self) -> int:
        """How many lists with bullets the text has in which rules speak for hardly an item, if for any."""
        found = [list(run) for are_items, run in groupby(self.lines, self.is_item) if are_items]
        return sum(len(run) > 1 and 2 * sum(self.spoken(line.index) for line in run) < len(run) for run in found)

    def is_introduced(self, line: Line) -> bool:
        """Whether the line stands in a list that a sentence with a colon introduces for which no rule speaks."""
        lines, at = self.lines, line.index
        while at > 0 and line.index - at < LIST_REACH:
            above = lines[at - 1]
            if _has_mark(above) and not _has_mark(line):
                return False  # below the list
            text = above.plain.text
            if introduces(text):
                return words(text) >= INTRODUCTION_WORDS and not self.spoken(above.index)
            item = self.is_item(above) and self.is_item(line)
            apart = above.stop < lines[at].start and not self._apart
            if (above.body and not item) or above.plain.lead.startswith("#") or apart:
                return False  # a blank line may stand above the first of the list only, if not between all lines
            at -= 1
        return False

    def announced_in(self, line: Line) -> int:
        """How many words announce a line that stands right below a colon behind them, for which no rule speaks, or
        further down in a message that begins there and reads as a page does, or is of short lines below a sentence:
        "The letter said: / Dear customer! / Subscribe now!"; 0 if none do."""
        calls = True
        for index in range(line.index, max(-1, line.index - MESSAGE), -1):
            if self._is_below_colon(self.lines[index]):
                announced = words(self.lines[index - 1].plain.text)
                return announced if calls or announced >= INTRODUCTION_WORDS else 0
            if not index:
                return 0
            above = self.lines[index - 1]
            calls = calls and (self.spoken(above.index) or self._calls(above))
            short = at_most(above.plain.text, FIRST_WORDS if self._is_below_colon(above) else CALL_WORDS)
            if not calls and not (short and _is_quoted(above) == _is_quoted(line)):
                return 0
        return 0

    def is_quoting(self, line: Line) -> bool:
        """Whether a sentence with a colon stands right above a quotation for which no rule speaks."""
        below = self.lines[line.index + 1 : line.index + 2]
        quoted = any(_is_quoted(other) and not self.spoken(other.index) for other in below)
        text = line.plain.text
        return quoted and introduces(text) and words(text) >= INTRODUCTION_WORDS

    def _calls(self, line: Line) -> bool:
        """Whether a line reads as a page does, or calls somebody or asks in a few words."""
        text = line.plain.text
        short = at_most(text, CALL_WORDS) and text.endswith(("!", "\N{FULLWIDTH EXCLAMATION MARK}", *ASKS))
        return short or speaks_as_page(text)

    def _is_below_colon(self, line: Line) -> bool:
        """Whether a line stands right below one that ends in a colon and for which no rule speaks."""
        above = self.lines[line.index - 1 : line.index] if line.index else ()
        return any(
            introduces(other.plain.text)
            and not self.spoken(other.index)
            and (words(other.plain.text) >= ANNOUNCED_WORDS or other.plain.text[:-1].isdigit())  # a year
            and (
                words(other.plain.text) >= SENTENCE_WORDS
                or not speaks_as_page(other.plain.text)
                or (at_most(other.plain.text, HEADWORD_WORDS) and self._own_labels > OWN_LISTS)
            )
            for other in above
        )

    @cached_property
    def _own_labels(self) -> int:
        """How many labels with a colon stand over what follows, that no rule speaks for: if there are several, they are
        the article's, whatever one reads like."""
        labels = (line for line in self.lines if introduces(line.plain.text))
        return sum(at_most(line.plain.text, HEADWORD_WORDS) and not self.spoken(line.index) for line in labels)

    @cached_property
    def _apart(self) -> bool:
        """Whether a blank line stands between any two lines."""
        return all(above.stop < below.start for above, below in pairwise(self.lines))

    def is_answer(self, line: Line) -> bool:
        """Whether the line answers the question above it, on a page of questions and answers."""
        return line.index in self._answers

    @cached_property
    def _answers(self) -> frozenset[int]:
        """What stands under questions that no rule speaks for, if there are enough: a paragraph, or all between two."""
        asks = [
            line.index
            for line, below in pairwise(self.lines)
            if line.plain.text.endswith(ASKS)
            and QUESTION_WORDS <= words(line.plain.text) <= QUESTION_MOST
            and len(line.sentences) == 1
            and below.body
            and not self.spoken(line.index)
        ]
        if len(asks) < ANSWERS:
            return frozenset()
        near = [range(one + 1, other if other - one <= ANSWER_LINES else one + 2) for one, other in pairwise(asks)]
        return frozenset(index for answer in (*near, range(asks[-1] + 1, asks[-1] + 2)) for index in answer)

    def is_dialogue(self, line: Line) -> bool:
        """Whether the line is speech behind a dash, with the teller's words behind another."""
        return _SPEECH.match(line.source.lstrip()) is not None

    @cached_property
    def runs(self) -> list[range]:
        """Runs of two lines or more without a blank line between them."""
        found: list[range] = []
        first = 0
        for index in range(1, len(self.lines) + 1):
            if index == len(self.lines) or self.lines[index - 1].stop < self.lines[index].start:
                if index - first > 1:
                    found.append(range(first, index))
                first = index
        return found

    @cached_property
    def _glossary(self) -> frozenset[int]:
        """The head-words of pairs of lines, word and explanation, if there are enough of them that no rule speaks for:
        those, or if they are most, all."""
        heads = [
            run.start
            for run in self.runs
            if len(run) == 2
            and not self.lines[run.start].body
            and words(self.lines[run.start].plain.text) <= HEADING_WORDS
            and ends_sentence(self.lines[run.start + 1].plain.text)
        ]
        heads = self._in_capitals or heads
        own = [index for index in heads if not self.spoken(index + 1)]
        short = (self.lines[index].plain.text for index in own)
        different = len({text for text in short if words(text) <= HEADWORD_WORDS})
        if different < GLOSSARY_PAIRS:
            return frozenset()
        return frozenset(heads if len(own) >= GLOSSARY_OWN * len(heads) else own)

    @property
    def _in_capitals(self) -> list[int]:
        """The lines all in capitals with a line of sentences below each, if there are enough and hardly other lines."""
        heads = [
            line.index
            for line, below in pairwise(self.lines)
            if line.plain.text.isupper()
            and at_most(line.plain.text, HEADING_WORDS)
            and ends_sentence(below.plain.text)
            and not below.plain.text.isupper()
        ]
        return heads if len(heads) >= CAPITALS and 2 * len(heads) > CAPITALS_SHARE * len(self.lines) else []

    @cached_property
    def _verse(self) -> frozenset[int]:
        return verse_lines(self.lines, self.runs, self.spoken, self.sure)


def _label(line: Line) -> str:
    """What stands ahead of the colon."""
    return line.plain.text.partition(":")[0].strip().lower()


def _has_mark(line: Line) -> bool:
    """Whether the line begins with a bullet or a number, as an item of a list does."""
    return ITEM.match(line.source) is not None


def _is_quoted(line: Line) -> bool:
    """Whether the line begins with a quotation mark."""
    return line.source.lstrip()[:1] in _QUOTES


def _is_short_sentence(line: Line) -> bool:
    """Whether the line is one sentence of a few words with a full stop."""
    text = line.plain.text
    return (
        text.endswith((".", "。", "।"))
        and at_most(text, EXAMPLE_WORDS)
        and len(line.sentences) == 1
        and text[-2:-1] != "."
    )
