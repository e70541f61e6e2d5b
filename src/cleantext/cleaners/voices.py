"""Readers' comments without headers: some extractors leave only what the readers wrote, right under the article.

What is left to tell them by is the voice: they thank the writer, praise the post, greet each other by name. The rules
with an id `voice-...` mark such sentences. A voice that comes again and again down to the end of the text, and nowhere
in a long article above, is that of readers; a board, a visitors' book or an interview has it from the start.
"""

from __future__ import annotations

from collections.abc import Sequence

from cleantext.cleaners.thread_marks import CLOSER, FORM, OPENER, Marks, is_voice
from cleantext.edits import Edit, Reason, Thread
from cleantext.kinds import Findings
from cleantext.lazy import lazy
from cleantext.rules import Confidence
from cleantext.sentences import words

VOICES = Reason("comments/voices", "comment_threads", "What readers wrote under the article, without their headers.")

#: So many sentences in a reader's voice show that readers write, and so many of them to the writer or to each other.
VOICED, ADDRESSED = 4, 3
#: Among the remarks, so many lines may lie between one that is in a reader's voice and the next.
GAP = 16
#: One line in so many is in a reader's voice, or the remarks are no remarks.
SPARSE = 10
#: The article above has so many paragraphs, of so many code points together: a board's first post seldom has.
#: At least one of them has so many words.
ABOVE_LINES, ABOVE_CHARS, ABOVE_WORDS = 6, 1000, 18
#: The remark that comes before the first voiced one has at most so many lines under its writer's name.
NAMED_LINES = 4

#: "@Anna:", "Hi Anna," open a remark to another reader or to the writer.
_ADDRESS = lazy(
    r"^@ ?\p{L}[\w.\-]{1,30}(?: \p{Lu}\w{0,20})?\s?[:,\- ]"
    r"|^(?i:hi|hello|hey|hallo|hej|bonjour|salut|hola|ciao|olá|oi) "
    r"(?i:there|all|everyone|\p{Lu}\w{1,20}(?: \p{Lu}\w{1,20})?)(?:[,!.]|$)"
)


def find(marks: Marks, findings: Findings) -> Edit | None:
    """The remarks at the end of a text, if it has any that no header tells of."""
    lines = marks.doc.lines
    voiced: dict[int, bool] = {}  # the lines in a reader's voice; whether they speak to somebody
    praised = set()  # those that do more than thank: so do acknowledgements
    for index, matches in findings.by_line.items():
        spoken = [match for match in matches if is_voice(match)]
        if spoken:
            voiced[index] = any(match.rule.confidence >= Confidence.HIGH for match in spoken)
            if any(
                match.rule.confidence >= Confidence.HIGH and not match.rule.id.endswith("-thanks") for match in spoken
            ):
                praised.add(index)
    if len(voiced) < 2:
        return None
    addressed = {line.index: True for line in lines if _ADDRESS.match(line.plain.text)}
    voiced |= addressed
    end = next((index for index in marks.of(CLOSER, FORM, OPENER) if index > min(voiced)), len(lines))
    chain = _chain([index for index in sorted(voiced) if index < end], end)
    while chain:
        first = _named(marks, chain)
        # Who writes the article thanks as well, in its last paragraph; a name or praise is a reader's.
        if voiced[chain[0]] and is_article(marks, voiced, first):
            break
        chain = chain[1:]
    if len(chain) < VOICED or sum(voiced[index] for index in chain) < ADDRESSED or SPARSE * len(chain) < end - chain[0]:
        return None
    if not any(index in praised or index in addressed for index in chain):
        return None
    thread = Thread(len(chain), furniture=False, after_body=True, closed=True)
    return Edit(lines[first].start, lines[end - 1].stop, VOICES, thread=thread)


def _chain(voiced: Sequence[int], end: int) -> list[int]:
    """The voiced lines that reach down to the end without a long gap."""
    chain: list[int] = []
    for index in reversed(voiced):
        if (chain[0] if chain else end) - index > GAP:
            break
        chain.insert(0, index)
    return chain


def _named(marks: Marks, chain: Sequence[int]) -> int:
    """Where the remarks begin: at the first in a reader's voice; if each stands under a name, at the one above it."""
    first = chain[0]
    if 2 * sum(marks.is_name(index - 1) for index in chain) < len(chain) or not marks.is_name(first - 1):
        return first
    first -= 1
    for index in range(first - 2, first - 2 - NAMED_LINES, -1):
        if index > marks.first_body and marks.is_name(index) and not marks.is_name(index - 1):
            return index
    return first


def is_article(marks: Marks, voiced: dict[int, bool], first: int) -> bool:
    """Whether what stands above is a long text in which no reader speaks."""
    above = [line for line in marks.doc.lines[:first] if line.body and line.index not in voiced]
    spoken = [index for index in voiced if index < first]
    longest = max((words(line.plain.text) for line in above), default=0)
    return (
        not marks.forum
        and len(above) >= ABOVE_LINES
        and sum(line.end - line.start for line in above) >= ABOVE_CHARS
        and longest >= ABOVE_WORDS
        and 8 * len(spoken) <= len(above)
        and not any(index <= marks.first_body + 2 for index in spoken)
    )
