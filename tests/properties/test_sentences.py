"""Sentences of articles that begin as notices do, in 26 languages: wherever one stands, it stays.

They are in `corpus/sentences.txt`, one a line. No line around them says that they are an article's, as the company of a
near-miss's document does.
"""

from __future__ import annotations

import pytest

from cleantext import explain
from tests.corpusfile import CORPUS

SENTENCES = (CORPUS / "sentences.txt").read_text(encoding="utf-8").splitlines()

A = "Nobody in the valley had seen the river so high."
B = "The old bridge stood until noon, when its pier broke."
C = "Since then the ferry has run again, twice a day and three times on Sundays."

PLACES = {
    "between paragraphs": "{A}\n\n{sentence}\n\n{B}\n\n{C}",
    "at the end": "{A}\n\n{B}\n\n{C}\n\n{sentence}",
    "as the title": "{sentence}\n\n{A}\n\n{B}\n\n{C}",
    "below the title": "The river is back\n\n{sentence}\n\n{A}\n\n{B}\n\n{C}",
    "behind a sentence": "{A}\n\n{B} {sentence}\n\n{C}",
    "ahead of a sentence": "{A}\n\n{sentence} {B}\n\n{C}",
}


@pytest.mark.parametrize("place", PLACES)
def test_a_sentence_that_begins_as_a_notice_does_stays(place: str) -> None:
    lost = []
    for sentence in SENTENCES:
        text = PLACES[place].format(A=A, B=B, C=C, sentence=sentence)
        lost += [(removal.rule, sentence) for removal in explain(text).removals]
    assert lost == []


def test_there_are_many_and_no_two_are_the_same() -> None:
    assert len(set(SENTENCES)) == len(SENTENCES) > 600
