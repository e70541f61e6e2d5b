"""Generated sites: pages that share furniture, with variation, around articles of their own.

A site has its own words for its furniture, half of the sites in syllables that no language has: a profile reads counts,
not words. Menus come as a bar, as lines, as bullets or as links; notices above or below the article or in both places;
dates, names and counters change from page to page; a block is missing here and there.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import partial

from tests.strategies import prose
from tests.strategies.dice import Dice, seeded
from tests.strategies.words import MONTHS, TOWNS

_SYLLABLES = tuple(
    a + b
    for a in ["b", "d", "g", "k", "l", "m", "n", "p", "r", "s", "t", "v", "z"]
    for b in ["a", "e", "i", "o", "u", "an", "el", "or"]
)
_MENU = (
    "Front page",
    "World",
    "Business",
    "Weather",
    "Opinion",
    "Arts",
    "Letters",
    "Jobs",
    "Archive",
    "Contact us",
    "Shop",
)
_SHARE = ("Share", "Tweet", "Print", "Send to a friend", "Copy link", "Save for later")
_FOOT = ("About us", "Privacy", "Terms of use", "Imprint", "Advertise with us", "Accessibility", "Careers", "Site map")
_NOTICES = (
    "We use cookies to make your visit more pleasant and to count our readers.",
    "Our letter comes every Thursday with the best of the week, free of charge.",
    "All that stands on these pages is protected by law and may not be copied without our leave.",
    "Prices and times are given without warranty, and errors are excepted.",
    "If you have seen a mistake on this page, write to the desk and we will see to it.",
    "Your data is safe with us, as our privacy policy explains in detail.",
    "Readers pay for this newspaper, and without their help it could not go on.",
    "This website is run by a trust in which the town and its people hold equal shares.",
)
_BY = ("By {}", "Written by {}", "Words: {}", "Von {}", "Texte : {}")
_DATED = ("Posted on {}", "Published {}", "Last updated {}", "{} | News desk", "Veröffentlicht am {}")
_COUNTED = ("{} comments", "{} readers like this", "Comments ({})", "{} min read")


@dataclass
class SitePage:
    """A page; `body` and `furniture` are its lines of either kind. Titles and headlines of other pages are neither."""

    host: str
    text: str = ""
    body: list[str] = field(default_factory=list)
    furniture: list[str] = field(default_factory=list)


def _word(dice: Dice) -> str:
    return "".join(dice.pick(_SYLLABLES) for _ in range(dice.number(2, 4)))


def _label(dice: Dice, words: tuple[str, ...], strange: bool) -> str:
    return " ".join(_word(dice) for _ in range(dice.number(1, 2))).capitalize() if strange else dice.pick(words)


def _notice(dice: Dice, strange: bool) -> str:
    if not strange:
        return dice.pick(_NOTICES)
    return " ".join(_word(dice) for _ in range(dice.number(8, 18))).capitalize() + "."


def _menu(dice: Dice, labels: list[str], host: str, form: int) -> list[str]:
    if form == 0:
        return [" | ".join(labels)]
    if form == 1:
        return labels
    if form == 2:
        return [f"- {label}" for label in labels]
    return [f"[{label}](https://{host}/{number})" for number, label in enumerate(labels)]


def headline(dice: Dice) -> str:
    return f"{prose.thing(dice).capitalize()} {dice.pick(('of', 'in', 'at', 'for'))} {dice.pick(TOWNS)} {dice.number(1, 9999)}"


def site(seed: int, pages: int) -> list[SitePage]:
    """The pages of one site; the same for the same *seed*."""
    dice = seeded(seed)
    host = f"{_word(dice)}-{seed}.example"
    strange = dice.one_in(2)
    label = partial(_label, dice, strange=strange)
    top = _menu(dice, list(dict.fromkeys(label(_MENU) for _ in range(dice.number(3, 8)))), host, dice.number(0, 3))
    share = list(dict.fromkeys(label(_SHARE) for _ in range(dice.number(1, 4))))
    foot = _menu(dice, list(dict.fromkeys(label(_FOOT) for _ in range(dice.number(3, 7)))), host, dice.number(0, 3))
    banner = [_notice(dice, strange) for _ in range(dice.number(0, 2))]
    notices = list(dict.fromkeys(_notice(dice, strange) for _ in range(dice.number(1, 3))))
    name = f"{_word(dice).capitalize()} {dice.pick(('Gazette', 'Herald', 'Post', 'Courier'))}"
    by, dated, counted = dice.pick(_BY), dice.pick(_DATED), dice.pick(_COUNTED)
    staff = [prose.name(dice) for _ in range(dice.number(3, 12))]
    has_date, has_count, has_related, spaced = (not dice.one_in(3), dice.one_in(2), dice.one_in(2), not dice.one_in(3))
    banner_first = dice.one_in(2)
    titles = [headline(dice) for _ in range(pages)]
    found = []
    for title in titles:
        page = SitePage(host)
        date = f"{dice.number(1, 28)} {dice.pick(MONTHS)} {dice.number(2004, 2024)}"
        above = [*banner, *top] if banner_first else [*top, *banner]
        if dice.one_in(12):
            above = top
        below_title = []
        if has_date:
            below_title = [by.format(dice.pick(staff)), dated.format(date)]
        tail = []
        if has_count:
            tail.append(counted.format(dice.number(0, 400)))
        tail += share
        if has_related:
            tail += ["Read on", *dice.some(titles, 2, 4)]
        tail += [*notices, *foot, f"© 2024 {name}"]
        if dice.one_in(15):
            tail = tail[:-1]
        page.body = [prose.paragraph(dice) for _ in range(dice.number(2, 8))]
        lines = [*above, title, *below_title, *page.body, *tail]
        page.furniture = [line for line in (*above, *below_title, *tail) if line not in titles]
        page.text = ("\n\n" if spaced else "\n").join(lines) + "\n"
        found.append(page)
    return found
