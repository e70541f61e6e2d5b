"""Captions of pictures with whose they are: the article's line, though it ends as a credit does."""

from __future__ import annotations

from cleantext.lazy import lazy
from cleantext.sentences import words
from cleantext.voice import SPEAKS, score

#: A caption with its credit has at most so many code points; one that is no sentence, at least so many words.
LENGTH, WORDS = 300, 4
#: A sentence, or what stands before a bar, and a few words behind it.
_CREDITED = lazy(r"(?P<caption>[^|]{8,}?(?:[.!?…。！？](?=\s?[^\s.!?…])|\s\|))(?P<credit>[^.!?…]{4,60})\W*$")
#: A few words without a stop, and behind them a name with a word for what was done: "... Photo: Ann Lee".
_LABELLED = lazy(
    r"(?P<caption>[^:|]{8,}?)\s[/(–—\-]?\s?(?P<credit>\p{L}[\p{L}\p{M}]{1,11}\.?:\s?[\p{Lu}\p{Lo}][^:.!?]{2,40})$"
)


def is_caption(text: str) -> bool:
    """Whether *text* begins as the article's do, and ends in a few words that tell whose a picture is.

    >>> is_caption("The mill at its last flood. Museum of the Fen")
    True
    >>> is_caption("Subscribe to our newsletter today! Museum of the Fen")
    False
    """
    if len(text) > LENGTH:
        return False
    found, labelled = _CREDITED.match(text), _LABELLED.match(text)
    if found is not None and score(found["caption"]) < 0 and score(found["credit"]) < SPEAKS:
        return True
    if labelled is None or words(labelled["caption"]) < WORDS:
        return False
    return score(labelled["caption"]) < min(SPEAKS * 2, score(labelled["credit"]))
