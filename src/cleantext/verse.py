"""Verse: the lines of a text that is made of stanzas. A line of a poem may be a button's, word for word."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from cleantext.document import Line
from cleantext.lazy import lazy
from cleantext.sentences import at_most, words

#: A line of verse has at most so many words.
VERSE_WORDS = 9
#: Verse is a text of stanzas, so many at least; this share of its lines stands in them; of these, no rule speaks for
#: this share.
VERSE_STANZAS, VERSE_SHARE, VERSE_OWN = 2, 0.5, 0.5
#: In verse, this share of the lines at most has the shape of an article's sentences, with so many times the words.
VERSE_PROSE, VERSE_TOLD = 0.2, 2
#: Where rules are sure of lines of so many kinds, a run of short lines is the page's furniture and no stanza; with the
#: first line of the text in it, or the last, of so many.
KINDS, AT_END = 3, 2
#: A button in verse has at most so many words.
BUTTON_WORDS = 2

_NO_VERSE = lazy(r"\]\(|\||^[\W\d_]*$")


def verse_lines(
    lines: Sequence[Line], runs: Sequence[range], spoken: Callable[[int], bool], sure: Callable[[int], str]
) -> frozenset[int]:
    """The lines that stand in a stanza of a text made of stanzas, beside a line that no rule speaks for.

    Args:
        lines: the lines of the text.
        runs: the runs of them that stand together.
        spoken: whether any rule speaks for the line of that number.
        sure: the category of a rule that is sure of the whole line, or "".
    """
    stanzas = [run for run in runs if _is_stanza(lines, run, sure, at_end=run[0] == 0 or run[-1] == len(lines) - 1)]
    within = [index for stanza in stanzas for index in stanza]
    if len(stanzas) < VERSE_STANZAS or len(within) < VERSE_SHARE * len(lines):
        return frozenset()
    own = [index for index in within if not spoken(index)]
    prose = [line for line in lines if line.body and not at_most(line.plain.text, VERSE_WORDS)]
    if len(own) < VERSE_OWN * len(within) or len(prose) > VERSE_PROSE * len(lines):
        return frozenset()
    sung = sum(words(lines[index].plain.text) for index in within)
    if sum(words(line.plain.text) for line in prose) > VERSE_TOLD * sung:
        return frozenset()  # the paragraphs of an article, and around them its page
    mixed = [stanza for stanza in stanzas if not all(spoken(index) for index in stanza)]
    buttons = [stanza for stanza in stanzas if stanza not in mixed]
    if _is_of_poem(lines, buttons, mixed, spoken):
        mixed += buttons
    return frozenset(index for stanza in mixed for index in stanza)


def _is_stanza(lines: Sequence[Line], run: range, sure: Callable[[int], str], *, at_end: bool) -> bool:
    """Whether a run is of short lines without links or bullets, and not of a page's furniture."""

    def short(line: Line) -> bool:
        few = not line.plain.lead and at_most(line.plain.text, VERSE_WORDS)
        return few and not _NO_VERSE.search(line.source)

    most = AT_END if at_end else KINDS
    return all(short(lines[index]) for index in run) and len({sure(index) for index in run} - {""}) < most


def _is_of_poem(
    lines: Sequence[Line], buttons: Sequence[range], mixed: Sequence[range], spoken: Callable[[int], bool]
) -> bool:
    """Whether the one stanza of nothing but a button's words is the poem's, in a text that is verse from its title on.

    It has as many lines as another one has, and the page no furniture besides.
    """
    within = sum(map(len, (*buttons, *mixed)))
    if len(buttons) != 1 or len(mixed) < VERSE_STANZAS or len(lines) > within + 1:
        return False
    alike = any(len(stanza) == len(buttons[0]) for stanza in mixed)
    short = all(words(lines[index].plain.text) <= BUTTON_WORDS for index in buttons[0])
    bare = not any(spoken(index) for stanza in mixed for index in stanza)
    return alike and short and bare
