"""Where sentences end: what stands behind a stop, a number, an abbreviation or a question in many languages."""

from __future__ import annotations

import pytest

from cleantext.document import Doc

#: Texts with a bar where one sentence ends and the next begins.
TEXTS = {
    "German ordinals": "Am 3. Mai kam er an. |Der 2. Weltkrieg war aus. |Er war 42. |Wir gingen.",
    "a year at the end": "The bridge was built in 1840. |The mayor was a dentist.",
    "French questions": "« Jamais ? demande-t-on encore. » |Puis il part.",
    "Spanish questions": "¿Ya están? preguntaba ella. |Y nadie respondía.",
    "a shout that goes on": "¡No abras! gritaba desde el patio. |Y nadie abría.",
    "a question and a new sentence": "Who paid for it? |Nobody knows.",
    "Greek questions": "Τι είναι τα cookies; |Ένα σημείωμα της σελίδας.",
    "Czech abbreviations": "Napsal to prof. Novák, ul. Mlýnská č. p. 12. |A pak šel.",
    "Polish abbreviations": "Proszę pisać do prof. Holta na ul. Młyńską 4, np. w maju. |Czekamy.",
    "Hungarian abbreviations": "Azt mondta dr. Kis Anna, a Pf. 4. alatti ház orvosa. |Aztán elment.",
    "Ukrainian abbreviations": "Він живе на вул. Млиновій, буд. 4. |Пес нічий.",
    "German marks inwards": "Er sagte: »Komm.« |Dann ging er.",
    "no space behind a number": "She died at the age of 98.|We use cookies on this site.",
    "no space between scripts": "كان المطر غزيراً.|The views are those of the author.",
    "Chinese": "镇长说。|没人回答。",
}


@pytest.mark.parametrize("marked", TEXTS.values(), ids=TEXTS)
def test_a_sentence_ends_here_and_nowhere_else(marked: str) -> None:
    line = Doc(marked.replace("|", "")).lines[0]
    assert [line.source[s.start : s.end] for s in line.sentences] == marked.split("|")
