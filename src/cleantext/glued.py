"""Notices whose button an extractor glued to their last sentence: "…at the bottom of each page.OK, got it".

Prose has a blank behind a full stop, and a full stop at its end. Where a few words stand right behind the last stop of
a line, with none of their own, they were a button, whatever the language, and the sentence before them is a notice.
What it says over several lines, a sentence on each, stands right above.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from unicodedata import category

from cleantext.document import Doc, Line
from cleantext.lazy import lazy
from cleantext.sentences import at_most, words
from cleantext.voice import ARTICLE, SPEAKS, hints_at_page, score

#: A button has so many words at most, the sentence before it so many at least.
BUTTON_WORDS, SENTENCE_WORDS = 4, 4
#: A notice has so many lines above its last, of so many words each at most.
LINES, LINE_WORDS = 3, 30
#: A line of a notice reads so much as furniture, or more.
DOUBTFUL = -2.0

#: A sentence, and right behind its stop words without one; but no name of a thing in code, nor of a site. In scripts
#: without blanks every sentence stands so: there the words are few, but longer than a name.
_GLUED = lazy(
    r"(?P<said>(?:[^.(=]|\.(?=\s|[»”\"')])|[(](?=\p{L}))*[\s\p{Pd}]"
    r"(?:\p{Ll}[\p{Ll}\p{M}]{2,}|[\p{Lo}\p{M}\N{ZERO WIDTH NON-JOINER}]{3,})"
    r"[»”\"')]?[.!?…؟।][»”\"')]?)"
    r"(?P<button>(?:\p{Lu}|[\p{Arabic}\p{Hebrew}\p{Devanagari}]{2})[\p{L}\p{M} ,،'’/]{1,38})"
    r"|(?P<said>.*[\p{Han}\p{Hiragana}\p{Katakana}][。！？])(?P<button>[\p{Han}\p{Hiragana}\p{Katakana}ー]{4,10})"
)

_UNSEGMENTED = lazy(r"[\p{Han}\p{Hiragana}\p{Katakana}]")


def notices(doc: Doc, gone: Collection[int], own: Callable[[Line], bool]) -> Iterator[int]:
    """The lines of notices with a glued button; those of which *own* says that they are the article's are none.

    A notice begins below a line that is *gone*, or with what reads as a page does.
    """
    for line in doc.lines:
        if not is_glued(line) or (line.index not in gone and own(line)):
            continue
        yield line.index
        above: list[int] = []
        for other in reversed(doc.lines[max(0, line.index - LINES) : line.index]):
            parted = other.stop < doc.lines[other.index + 1].start
            if parted or other.index in gone or not _may_say(other) or own(other):
                break
            above.append(other.index)
        begins = above[-1] if above else line.index
        while above and begins - 1 not in gone and not hints_at_page(doc.lines[above[-1]].plain.text):
            above.pop()
        yield from above


def is_glued(line: Line) -> bool:
    """Whether the line is a sentence with a button behind it, and does not read as the article's."""
    text = line.source.rstrip()
    ends = text[-1:].isalpha() or category(text[-1:] or " ")[0] == "M"  # as paragraphs seldom do
    found = _GLUED.fullmatch(text) if ends else None
    return (
        found is not None
        and not line.plain.lead.strip()
        and SENTENCE_WORDS <= words(found["said"]) <= LINE_WORDS
        and at_most(found["button"], BUTTON_WORDS)
        and score(line.plain.text) > (SPEAKS if _UNSEGMENTED.match(found["button"]) else ARTICLE)
    )


def _may_say(line: Line) -> bool:
    """Whether the line could be a sentence of a notice."""
    plain = not line.plain.lead.strip() and at_most(line.plain.text, LINE_WORDS) and len(line.sentences) <= 2
    return plain and score(line.plain.text) > DOUBTFUL
