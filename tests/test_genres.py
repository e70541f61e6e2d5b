"""A policy, a paper, a press release, a worksheet and named sections are the text's own, where no page shows itself."""

from __future__ import annotations

from pathlib import Path

import pytest

from cleantext import clean, genres, read_rules

POLICY = """Cookies at the Tovey Bindery

We use cookies.

A cookie is a line of text that the bindery's server lays down in your browser, as a binder lays a slip between leaves.

The cookie called "shelf" remembers which books you put aside, and is thrown away on the third evening.

Cookies for counting are kept for a year; whoever refuses them may still order paper, glue and thread.

If you want to be rid of our cookies, open the menu of your browser and look for a broom."""

PAPER = """Warm years and the choice of seed among the growers of the Tovey valley

Abstract
The ringers of four parishes were asked in which order the warm years came, and the answers were laid beside the record.

Their order agreed with the record in seven cases of ten, and differed most where a death had fallen in the year.

Keywords: seed, memory, weather, parishes"""

RELEASE = """Press release

The Tovey Bindery sews the first hymnal of reed paper.

The bindery has worked for two winters on a paper of reeds, which the smith's brother cuts below the weir in January.

Pictures and samples can be had from the bindery's shop, where the smith's sister keeps them behind the stove.

Press contact: Vorn Quilp, 01632 960117, press@bindery.example"""

SECTIONS = """Who we are

The bindery began in 2009 in the laundry of the parish house, and has had four people and a cat ever since.

What we sew

Hymnals, ledgers and one book on mushrooms every other year, which the smith's brother writes and nobody reads.

Subscribe to our newsletter

News goes out on a postcard twice a year to whoever leaves an address with the cat; last year there were forty.

Support us

The best way is to buy a ledger. We have taken no gifts since a man from Brindle sent us an accordion."""

WORKSHEET = """Sheet 5: news or advertisement?

Read the lines aloud. Write N or A on each blank, and tell your neighbour which word gave it away.

___ Subscribe to our newsletter.
___ The train to Brindle was late because of an elk.
___ Advertisement

Give the sheet back before the bell."""


@pytest.mark.parametrize("text", [POLICY, PAPER, RELEASE, SECTIONS, WORKSHEET])
def test_a_text_of_its_kind_stays(text: str) -> None:
    assert clean(text) is text


@pytest.mark.parametrize(
    ("categories", "first", "stays", "own"),
    [
        ({"cookie_notices"}, ["Cookies", "Cookies in May", "A cookie"], True, True),
        ({"cookie_notices"}, ["Cookies", "Cookies in May", "A mill"], True, False),
        ({"cookie_notices"}, ["Cookies", "Cookies in May", "A cookie"], False, False),
        ({"metadata_lines"}, ["Seed", "Abstract", "We asked."], True, True),
        ({"metadata_lines"}, ["Seed", "Abstract art sells well", "We asked."], True, False),
        ({"bylines"}, ["Seed", "Abstract", "We asked."], True, False),
        ({"metadata_lines"}, [*["Seed"] * genres.ABSTRACT_LINES, "Abstract"], True, False),
        ({"copyright_notices"}, ["Article 1", "Article 2", "§ 3 Rights"], False, True),
        ({"copyright_notices"}, ["Article 1", "Article 2", "Particle 3"], False, False),
        ({"bylines"}, ["Article 1", "Article 2", "Article 3"], False, False),
        ({"datelines"}, ["Press release", "Reed paper"], True, True),
        ({"datelines"}, [*["Reed"] * genres.RELEASE_LINES, "Press release"], True, False),
    ],
)
def test_what_makes_it_one(categories: set[str], first: list[str], stays: bool, own: bool) -> None:
    assert genres.are_own(categories, first, first if stays else []) is own


RULES = """
[[rule]]
id = "seeds"
category = "metadata_lines"
kind = "line"
confidence = "certain"
reason = "What the page is filed under."
match = ['keywords: seed, [^.]{3,80}']
removes = ["Keywords: seed, weather"]
keeps = ["Keywords: seed, he read, and forgot the rest."]
"""


def test_rules_of_the_users_own_are_taken_at_their_word(tmp_path: Path) -> None:
    file = tmp_path / "my.toml"
    file.write_text(RULES, encoding="utf-8")
    assert "Keywords" not in clean(PAPER, rules=read_rules(file))
