"""Boilerplate blocks for each category: the rules' own examples, and layouts of platforms from small generators."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache

from cleantext import catalog
from tests.strategies.dice import Dice
from tests.strategies.prose import clock, date, english, name, title
from tests.strategies.words import FIRST_NAMES, LAST_NAMES, MONTHS, TOWNS

NETWORKS = ("Facebook", "Twitter", "WhatsApp", "Telegram", "LinkedIn", "Pinterest", "Reddit", "E-mail")


@dataclass(frozen=True)
class Block:
    """Boilerplate of one category, one line or several. `last` is a block that stands behind the article only."""

    category: str
    text: str
    last: bool = False
    own: str = ""  #: the rule whose example it is; "" for a generated layout
    place: str = "any"  #: "head", "tail" or "edge" for what pages have there only


@cache
def examples() -> dict[str, tuple[Block, ...]]:
    """The `removes` examples of all rules, by category.

    Left out are the labels that speak of what follows them ("Related articles"): the layouts below lay them with their lists. Marks
    of comment threads have no meaning outside a thread.
    """
    found: dict[str, list[Block]] = {}
    for language, category, content in catalog.files():
        if category in ("words", "comment_threads"):
            continue
        for rule in tomllib.loads(content.decode())["rule"]:  # read as data: compiling every pattern takes long
            if rule["kind"] in ("sentence", "line", "edge"):
                place = rule.get("place", "edge" if rule["kind"] == "edge" else "any")
                found.setdefault(category, []).extend(
                    Block(category, text, own=f"{language}/{category}/{rule['id']}", place=place)
                    for text in rule["removes"]
                )
    return {category: tuple(blocks) for category, blocks in sorted(found.items())}


def notice(dice: Dice) -> str:
    """The wording of a notice, in one line and without quotation marks, for articles that quote one."""
    plain = [
        block.text
        for category in ("cookie_notices", "copyright_notices", "syndication_disclaimers", "donation_appeals")
        for block in examples()[category]
        if not set("\"“”„«»'`<") & set(block.text) and len(block.text) > 30
    ]
    return dice.pick(plain)


LAYOUTS: dict[str, Callable[[Dice], Block]] = {}


def layout(
    category: str, *, last: bool = False, place: str = "any"
) -> Callable[[Callable[[Dice], str]], Callable[[Dice], Block]]:
    def register(write: Callable[[Dice], str]) -> Callable[[Dice], Block]:
        def block(dice: Dice) -> Block:
            return Block(category, write(dice), last, place=place)

        LAYOUTS[write.__name__] = block
        return block

    return register


def block(dice: Dice, category: str = "") -> Block:
    """A block of any category, or of the one that is named."""
    layouts = (
        tuple(LAYOUTS.values()) if not category else tuple(LAYOUTS[name] for name in by_category().get(category, ()))
    )
    if layouts and dice.one_in(2):
        return dice.pick(layouts)(dice)
    shown = examples()
    return dice.pick(shown[category or dice.pick(tuple(shown))])


@cache
def by_category() -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    dice = Dice(lambda low, high: low)
    for key, make in LAYOUTS.items():
        found.setdefault(make(dice).category, []).append(key)
    return {category: tuple(keys) for category, keys in found.items()}


def _remarks(dice: Dice) -> list[str]:
    """What readers write: prose, which only its place in a thread tells from the article's."""
    return [
        dice.pick(
            (
                "Great read!",
                "I do not agree.",
                "Thanks for this.",
                "First!",
                english(dice),
                f"{english(dice)} {english(dice)}",
            )
        )
        for _ in range(dice.number(2, 5))
    ]


def _nick(dice: Dice) -> str:
    return dice.pick((dice.pick(FIRST_NAMES), name(dice), f"{dice.pick(LAST_NAMES).lower()}{dice.number(1, 99)}"))


def _american(dice: Dice) -> str:
    return f"{dice.pick(MONTHS)} {dice.number(1, 28)}, {dice.number(2009, 2023)}"


@layout("comment_threads", last=True)
def wordpress(dice: Dice) -> str:
    lines = [
        dice.pick((f"{dice.number(2, 40)} Responses to “{title(dice)}”", f"{dice.number(2, 40)} Comments", "Comments"))
    ]
    for remark in _remarks(dice):
        lines += [
            f"{_nick(dice)} says:",
            f"{_american(dice)} at {dice.number(1, 12)}:{dice.number(10, 59)} pm",
            remark,
            "Reply",
        ]
    return "\n".join(
        [*lines, "Leave a Reply", "Your email address will not be published. Required fields are marked *"]
    )


@layout("comment_threads", last=True)
def disqus(dice: Dice) -> str:
    lines = [f"{dice.number(2, 400)} Comments", "Best Newest Oldest"]
    for remark in _remarks(dice):
        lines += [f"{_nick(dice)} • {dice.number(2, 11)} months ago", remark, f"{dice.number(0, 30)} • Reply • Share ›"]
    return "\n".join(lines)


@layout("comment_threads", last=True)
def drupal(dice: Dice) -> str:
    lines = []
    above = ""
    for remark in _remarks(dice):
        nick = _nick(dice).split()[-1]
        lines += [
            f"{nick} {above} Fri, {dice.number(10, 12)}/{dice.number(10, 28)}/2017 - {dice.number(10, 23)}:{dice.number(10, 59)} Permalink".replace(
                "  ", " "
            ),
            remark,
        ]
        above = nick
    return "\n\n".join(lines)


@layout("comment_threads", last=True)
def blogger(dice: Dice) -> str:
    if dice.one_in(2):
        return "No comments:\n\nPost a Comment"
    lines = [f"{dice.number(2, 9)} comments:"]
    for remark in _remarks(dice):
        lines += [
            f"{_nick(dice)} said...",
            remark,
            f"{_american(dice)} at {dice.number(1, 12)}:{dice.number(10, 59)} AM",
        ]
    return "\n".join([*lines, "Post a Comment"])


@layout("comment_threads", last=True)
def hacker_news(dice: Dice) -> str:
    return "\n".join(
        part
        for remark in _remarks(dice)
        for part in (
            f"{_nick(dice).split()[0].lower()} {dice.number(2, 20)} hours ago | parent | next [–]",
            remark,
            "reply",
        )
    )


@layout("comment_threads", last=True)
def facebook(dice: Dice) -> str:
    lines = [f"{dice.number(2, 90)} Comments", "Sort by Oldest"]
    for remark in _remarks(dice):
        lines += [f"{name(dice)}", remark, f"Like · Reply · {dice.number(1, 9)}w"]
    return "\n".join(lines)


@layout("comment_threads")
def comment_form(dice: Dice) -> str:
    return dice.pick(
        (
            "Leave a comment",
            "Be the first to comment",
            "Comments are closed.",
            "You must be logged in to post a comment.",
        )
    )


@layout("share_prompts")
def share_bar(dice: Dice) -> str:
    networks = dice.some(NETWORKS, 2, 6)
    return dice.pick((
        "Share this:\n" + "\n".join(networks), " ".join(["Facebook", *networks]), "Share on " + " Share on ".join(networks),
        "\n".join(f"Click to share on {network} (Opens in new window)" for network in networks),
    ))  # fmt: skip


@layout("cookie_notices")
def consent_banner(dice: Dice) -> str:
    return dice.pick((
        "This website uses cookies", "We use cookies to improve your experience on our website.", "We value your privacy",
    )) + dice.pick((" ", "\n")) + dice.pick((
        "By continuing to browse the site you agree to our use of cookies.", "You can change your cookie settings at any time.",
    )) + dice.pick(("", "\nAccept all cookies", "\nReject all\nAccept all cookies", "\nCookie settings\nGot it!"))  # fmt: skip


@layout("donation_appeals")
def donation_box(dice: Dice) -> str:
    return dice.pick((
        "Please support our journalism with a donation today.", "If you like our work, please consider making a donation to our site.",
        "We are a reader-supported newsroom and your contribution keeps us going.",
    )) + "\n" + dice.pick(("Donate now", "PayPal: gifts@valley.example.org", "via: https://valley.example.org/donate/"))  # fmt: skip


@layout("newsletter_prompts")
def newsletter_box(dice: Dice) -> str:
    return dice.pick((
        "Sign up for our newsletter", "Subscribe to our newsletter and get the latest news in your inbox.",
    )) + "\n" + dice.pick(("Enter your email address", "Subscribe", "Your email address"))  # fmt: skip


@layout("related_links")
def related_list(dice: Dice) -> str:
    label = dice.pick(("Related articles", "You may also like", "Most read", "Related stories:"))
    return "\n".join(
        [
            label,
            *(f"[{title(dice)}](https://valley.example.org/{dice.number(1, 999)})" for _ in range(dice.number(2, 4))),
        ]
    )


@layout("related_links")
def read_also(dice: Dice) -> str:
    return f"{dice.pick(('Related:', 'READ ALSO:', 'See also:', 'Read next:'))} {title(dice)}"


@layout("metadata_lines", place="edge")
def tag_line(dice: Dice) -> str:
    return f"{dice.pick(('Tags:', 'Filed under:', 'Keywords:'))} {', '.join(dice.some(('harbour', 'mills', 'rivers', 'trade', 'ferries'), 2, 4))}"


@layout("bylines", place="head")
def by_line(dice: Dice) -> str:
    return f"By {name(dice)}" + dice.pick(
        ("", f" | {_american(dice)}", f"\n{_american(dice)}", f"\nPublished: {date(dice)} {clock(dice)}")
    )


@layout("copyright_notices", place="tail")
def foot_line(dice: Dice) -> str:
    return (
        f"{dice.pick(('©', 'Copyright ©'))} {dice.number(2001, 2024)} {dice.pick(TOWNS)} Herald. All rights reserved."
    )


@layout("syndication_disclaimers", place="tail")
def disclaimer(dice: Dice) -> str:
    return dice.pick((
        f"The original source of this article is {dice.pick(TOWNS)} Herald.",
        "The views expressed in this article are those of the author and do not necessarily reflect those of the editors.",
        f"The post {title(dice)} appeared first on {dice.pick(TOWNS)} Herald.",
    ))  # fmt: skip


@layout("navigation")
def navigation(dice: Dice) -> str:
    return dice.pick(
        ("Skip to content", "Home > News > Local", "Previous article\nNext article", "Page 1 of 3\nBack to top")
    )


@layout("image_credits")
def credit(dice: Dice) -> str:
    return f"{dice.pick(('Photo:', 'Photo by', 'Image credit:'))} {name(dice)}"


@layout("ad_markers")
def ad_marker(dice: Dice) -> str:
    return dice.pick(("Advertisement", "ADVERTISEMENT", "Story continues below advertisement"))


@layout("markdown_link_debris")
def debris(dice: Dice) -> str:
    return dice.pick(("[](#)", "![](https://valley.example.org/a.png)", "[![](a.png)](#)", "Read more", "{{title}}"))


def cut_off(dice: Dice, given: Block) -> Block:
    """The block as a feed or a crawler cut it, in the middle of a word or a sentence."""
    if len(given.text) < 12:
        return given
    return replace(given, text=given.text[: dice.number(len(given.text) // 3, len(given.text) - 1)].rstrip())
