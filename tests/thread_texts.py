"""An article, and what its readers say of it, for the tests of comment threads."""

from __future__ import annotations

ARTICLE = "\n".join(
    (
        "The ringers of Fen End climbed the tower on Monday, for the first time in eleven years.",
        "Mrs Tovey had kept the rope dry in her barn, and it held when the treble swung.",
        "Nobody had told the jackdaws, which left the belfry at once and did not come back.",
        "The tenor is to follow in May, if the beam is found to be sound, the churchwarden said.",
    )
)
REMARKS = ("My uncle rang the third.", "Too loud for a Monday, if you ask me.", "Will there be a peal?", "Fine work!")
