"""The shapes that articles have, each a function that writes one; every line of them is article text.

Most shapes are near-misses by nature: times at the head of each line, names with dates, one-word lines, labels with
colons, notices quoted word for word. What a shape needs to be told from boilerplate it has, as it has on real pages: a lead-in, speakers,
clauses, quotation marks.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from tests.strategies.boilerplate import notice
from tests.strategies.dice import Dice
from tests.strategies.prose import clock, date, english, fill, heading, name, paragraph, quoted, sentence, thing, title
from tests.strategies.words import FIRST_NAMES, LAST_NAMES, TOWNS


@dataclass(frozen=True)
class Article:
    """An article: its shape, its title ("" for none) and its blocks, each one line or several that belong together."""

    shape: str
    title: str
    blocks: tuple[str, ...]
    tight: bool = False  #: one newline between blocks instead of a blank line

    @property
    def parts(self) -> tuple[str, ...]:
        return (self.title, *self.blocks) if self.title else self.blocks

    @property
    def text(self) -> str:
        return ("\n" if self.tight else "\n\n").join(self.parts)


Blocks = list[str]
SHAPES: dict[str, Callable[[Dice, bool], Blocks]] = {}


def shape(write: Callable[[Dice, bool], Blocks]) -> Callable[[Dice, bool], Blocks]:
    SHAPES[write.__name__] = write
    return write


def article(dice: Dice, only: str = "") -> Article:
    """An article of any shape, as plain text or as markdown."""
    chosen = only or dice.pick(tuple(SHAPES))
    markdown = dice.one_in(2)
    headline = "" if dice.one_in(4) else ("# " if markdown else "") + title(dice)
    return Article(chosen, headline, tuple(SHAPES[chosen](dice, markdown)), tight=dice.one_in(4))


def paragraphs(dice: Dice, least: int = 2, most: int = 4) -> Blocks:
    return [paragraph(dice) for _ in range(dice.number(least, most))]


def bold(text: str, markdown: bool) -> str:
    return f"**{text}**" if markdown else text


@shape
def news(dice: Dice, markdown: bool) -> Blocks:
    found = paragraphs(dice, 2, 5)
    if dice.one_in(2):
        found[0] = f"{dice.pick(TOWNS).upper()}, {date(dice)} – {found[0]}"
    if markdown and dice.one_in(2):
        words = found[-1].split(" ")
        linked = len(words) // 2
        words[linked] = f"[{words[linked]}](https://archive.example.org/{dice.number(1, 900)})"
        found[-1] = " ".join(words)
    if dice.one_in(2):
        found.insert(1, ("## " if markdown else "") + heading(dice))
    return found


@shape
def interview(dice: Dice, markdown: bool) -> Blocks:
    who = name(dice).upper()
    ask, answer = dice.pick((("Q: ", "A: "), ("VALLEY VOICE: ", f"{who}: "), ("– ", "– "), ("Question: ", "Answer: ")))
    found = [paragraph(dice, 2)]
    for _ in range(dice.number(2, 4)):
        question = fill(dice.pick((
            "Why did {person} speak of {thing}?", "Do you ever read the comments about {thing}?", "Who paid for {thing} in the end?",
            "And {thing}?", "What did you reply when {person} {verb} {thing}?", "Would you share {thing} with {person}?",
        )), dice)  # fmt: skip
        found += [bold(ask + question, markdown), answer + paragraph(dice)]
    return found


@shape
def live_blog(dice: Dice, markdown: bool) -> Blocks:
    found = [paragraph(dice, 1, 2)]
    alone, short = dice.one_in(2), dice.one_in(2)
    day = date(dice)
    for _ in range(dice.number(2, 5)):
        time = bold(clock(dice) if short else f"{day}, {clock(dice)}", markdown)
        found += (
            [time, paragraph(dice, 1, 2)]
            if alone
            else [f"{time}{dice.pick((' – ', ' | ', ': ', ' '))}{sentence(dice)}"]
        )
    return found


@shape
def transcript(dice: Dice, markdown: bool) -> Blocks:
    speakers = [dice.pick(LAST_NAMES).upper() for _ in range(2)]
    style = dice.pick(("[{time}] {who}: {text}", "{time} {who}: {text}", "{who} ({time}): {text}", "{who}: {text}"))
    return [
        style.format(
            time=f"00:{clock(dice)}",
            who=speakers[i % 2],
            text=dice.pick((sentence(dice), "Yes.", "No comment.", "Reply?")),
        )
        for i in range(dice.number(4, 8))
    ]


@shape
def verse(dice: Dice, markdown: bool) -> Blocks:
    frames = (
        "and the {first} of the weir said no", "{Thing},", "share me the bread, {first},", "no reply, no reply, no reply",
        "home by the lower road", "who {verb} {thing}", "read more slowly, it said", "O {town}, O {town}", "next year, or never.",
        "subscribe to nothing", "follow the river down", "the print of a heel", "all comments stilled", "like this, like this,",
        "a source under stone", "{Where} {when}", "we accept", "sleep now",
    )  # fmt: skip
    return [
        "\n".join(fill(dice.pick(frames), dice) for _ in range(dice.number(3, 5))) for _ in range(dice.number(2, 4))
    ]


@shape
def recipe(dice: Dice, markdown: bool) -> Blocks:
    bullet = dice.pick(("- ", "* ", "• ", ""))
    goods = (
        "oat flour",
        "butter",
        "brown sugar",
        "ginger",
        "dried pears",
        "salt",
        "cold water",
        "rye",
        "honey",
        "cookie crumbs",
    )
    steps = (
        "Share the dough out between two tins and press it flat.", "Print a pattern into the top with a fork.",
        "Save the water in which the pears were boiled.", "Pin the cloth round the tin so that no steam gets out.",
        "Follow the edge of the tin with a wet knife.", "Like this the cookies stay soft for a week.",
        "Rate of heat matters more than time, so watch the oven.", "Accept no crust that is darker than honey.",
        "Send the tin to the table while it is still hot.", "Read the dough with your thumb, not with a clock.",
    )  # fmt: skip
    found = [
        paragraph(dice, 1, 2),
        ("## " if markdown else "") + dice.pick(("Ingredients", "For the dough:", "What you need")),
    ]
    found.append("\n".join(f"{bullet}{dice.number(1, 900)} g {dice.pick(goods)}" for _ in range(dice.number(3, 5))))
    found.append(("## " if markdown else "") + dice.pick(("Method", "How it is done", "Steps:")))
    found += [f"{number}. {dice.pick(steps)}" for number in range(1, dice.number(3, 5))]
    return [*found, paragraph(dice, 1, 2)]


@shape
def bylaws(dice: Dice, markdown: bool) -> Blocks:
    clauses = (
        "Members share the cost of the lock in equal parts.", "No notice may be copied without permission of the board.",
        "Subscribers pay their dues by the first of May.", "Comments on the accounts are sent to the clerk in writing.",
        "By entering the yard the visitor accepts these rules.", "All rights to the water are reserved by the club.",
        "Donations are booked by the treasurer in the week of their receipt.", "The board is not liable for errors in the tide tables.",
        "Cookies and other food may not be sold on the quay.", "Advertisements on the fence need the consent of the board.",
    )  # fmt: skip
    style = dice.pick(("{n}. {text}", "§ {n} {text}", "({n}) {text}", "4.{n}. {text}"))
    found = [paragraph(dice, 1, 1)] if dice.one_in(2) else []
    return found + [style.format(n=n, text=dice.pick(clauses)) for n in range(1, dice.number(5, 8))]


@shape
def letters(dice: Dice, markdown: bool) -> Blocks:
    found = [paragraph(dice, 2)]
    for _ in range(dice.number(2, 4)):
        found += [
            f"{dice.pick(TOWNS)}, {date(dice)}", f"Dear {dice.pick(FIRST_NAMES)},", *paragraphs(dice, 1, 2),
            dice.pick(("Yours as ever,", "With love,", "In haste,")) + f"\n{dice.pick(FIRST_NAMES)}",
        ]  # fmt: skip
    return [*found, paragraph(dice)]


@shape
def visitors_book(dice: Dice, markdown: bool) -> Blocks:
    style = dice.pick(("{who}, {town}, {day}", "{day}, {who}", "{who} ({town}), {day}", "{who}, {day}"))
    found = [paragraph(dice, 2)]
    for _ in range(dice.number(4, 6)):
        found += [style.format(who=name(dice), town=dice.pick(TOWNS), day=date(dice)), paragraph(dice, 1, 2)]
    return found


@shape
def chat_export(dice: Dice, markdown: bool) -> Blocks:
    style = dice.pick(
        (
            "[03/05/2021, {time}:07] {who}: {text}",
            "{time} <{who}> {text}",
            "03.05.21, {time} - {who}: {text}",
            "{who} {time}: {text}",
        )
    )
    said = (
        "ok",
        "lol no",
        "who shared that",
        "see you at the weir",
        "like?",
        "+1",
        "no reply from the bank",
        "read it twice",
    )
    people = [dice.pick(FIRST_NAMES) for _ in range(3)]
    lines = [
        style.format(time=clock(dice), who=dice.pick(people), text=dice.pick((dice.pick(said), sentence(dice))))
        for _ in range(dice.number(4, 8))
    ]
    return [paragraph(dice, 2), "\n".join(lines), paragraph(dice)]


@shape
def press_release(dice: Dice, markdown: bool) -> Blocks:
    firm = f"{dice.pick(LAST_NAMES)} & {dice.pick(LAST_NAMES)} Shipyards"
    found = paragraphs(dice, 2, 3)
    found[0] = f"{dice.pick(TOWNS)}, {date(dice)} — {found[0]}"
    return [
        *found, f"{quoted(dice, english(dice))} says {name(dice)}, who runs the yard.", bold(f"The company and its history: {firm}", markdown),
        f"{firm} was founded in 1871 and builds ferries, dredgers and lifeboats for nine countries. " + english(dice),
        f"{name(dice)} answers the press on 555 0{dice.number(100, 199)} and at press@yards.example.org until six in the evening.",
    ]  # fmt: skip


@shape
def glossary(dice: Dice, markdown: bool) -> Blocks:
    heads = (
        "Advertisement", "Byline", "Caption", "Comment", "Cookie", "Copyright", "Credit", "Dateline", "Disclaimer", "Donation",
        "Follow-up", "Link", "Masthead", "Newsletter", "Permalink", "Print", "Reply", "Share", "Source", "Subscriber", "Tag", "Update",
    )  # fmt: skip
    tail = (
        "what the trade calls {thing} and nothing else.", "the word that {person} used for {thing}.",
        "once meant {thing}, now anything that {person} {verb}.", "in law, the right of {person} to {thing}.",
    )  # fmt: skip
    style = dice.pick(("{head}: {text}", "{head} – {text}", "{bold} {text}", "{head} is {text}"))
    return [paragraph(dice, 1, 2)] + [
        style.format(head=head, bold=bold(head + ".", markdown), text=fill(dice.pick(tail), dice))
        for head in sorted(dice.some(heads, 5, 9))
    ]


@shape
def tutorial(dice: Dice, markdown: bool) -> Blocks:
    code = dice.pick((
        'show("{notice}")', '<p class="note">{notice}</p>', "links = [a](#), [b]()", "## {notice}", "assert page.text == '{notice}'",
        "[edit](#)\n{notice}\n\n{notice}",
    )).replace("{notice}", notice(dice))  # fmt: skip
    fence = dice.pick(("```", "~~~", "````"))
    block = (
        f"{fence}python\n{code}\n{fence}"
        if dice.one_in(2)
        else "\n".join(f"    {line}" for line in code.split("\n") if line)
    )
    return [
        paragraph(dice), "The line `[words](#)` makes a link that leads nowhere, and `share()` does the rest of the work.", block,
        paragraph(dice), f"What {dice.pick(FIRST_NAMES)} typed next was `{dice.pick(('reply', 'tags: []', '[a](#)', 'cookies'))}`, and it failed.",
    ]  # fmt: skip


@shape
def table(dice: Dice, markdown: bool) -> Blocks:
    words = (
        "Shares",
        "Views",
        "Comments",
        "Tags",
        "Source",
        "Replies",
        "Updates",
        "Cookies",
        "Donations",
        "Print",
        "Home",
        "Next",
    )
    rows = [(dice.pick(words), str(dice.number(0, 9000)), dice.pick(TOWNS)) for _ in range(dice.number(3, 6))]
    lines = ["| What | How many | Where |", "|---|---|---|", *(f"| {' | '.join(row)} |" for row in rows)]
    return [paragraph(dice, 1, 2), "\n".join(lines), paragraph(dice, 1, 2)]


@shape
def plain_list(dice: Dice, markdown: bool) -> Blocks:
    bullet = dice.pick(("- ", "* ", "• ", "+ ", "– "))
    items = [
        sentence(dice) if dice.one_in(2) else fill(dice.pick(("{thing}, {number} crowns", "{town} to {town}: {number} miles", "{thing} and {thing}")), dice)
        for _ in range(dice.number(3, 6))
    ]  # fmt: skip
    return [paragraph(dice, 1, 2), "\n".join(bullet + item for item in items), paragraph(dice, 1, 2)]


@shape
def obituary(dice: Dice, markdown: bool) -> Blocks:
    who = name(dice)
    return [
        f"{who}, who {fill('{verb} {thing} {when}', dice)}, has died at the age of {dice.number(60, 103)}.",
        f"{who} was a writer, a nurse and, for nine years, the editor of the {dice.pick(TOWNS)} parish newsletter.",
        *paragraphs(dice, 1, 3),
        f"In lieu of flowers, the family asks for donations to the {dice.pick(('hospice', 'lifeboat fund', 'library'))} in {dice.pick(TOWNS)}.",
    ]


@shape
def court_report(dice: Dice, markdown: bool) -> Blocks:
    found = [paragraph(dice, 1, 2)]
    for _ in range(dice.number(1, 3)):
        text = notice(dice)
        found += [
            dice.pick((
                f"The banner read: {quoted(dice, text)} and it covered half of the page, the judge noted.",
                f"> {text}",
                f"{quoted(dice, text)} was the wording that {fill('{person}', dice)} could not accept, she wrote.",
            )),
            paragraph(dice, 1, 2),
        ]  # fmt: skip
    return found


@shape
def story(dice: Dice, markdown: bool) -> Blocks:
    said = (
        "Next.",
        "Share it, then.",
        "Follow me.",
        "No reply?",
        "Read more.",
        "Home, she thought.",
        "Print nothing, do you hear?",
        "Accept it.",
    )
    found = [paragraph(dice, 2)]
    for _ in range(dice.number(2, 4)):
        found.append(
            quoted(dice, dice.pick(said))
            if dice.one_in(2)
            else f"{quoted(dice, english(dice))} {dice.pick(FIRST_NAMES)} turned to the window."
        )
    return [*found, paragraph(dice)]


@shape
def questions(dice: Dice, markdown: bool) -> Blocks:
    found = [paragraph(dice)]
    for _ in range(dice.number(2, 3)):
        found.append(
            ("### " if markdown else "")
            + fill(
                dice.pick(
                    (
                        "Who {verb} {thing}?",
                        "Can I share {thing} with {person}?",
                        "What is {thing}?",
                        "May comments on {thing} be printed?",
                    )
                ),
                dice,
            )
        )
        found.append(paragraph(dice))
    return found


@shape
def programme(dice: Dice, markdown: bool) -> Blocks:
    rows = [
        f"{clock(dice)} {fill(dice.pick(('{Thing}, read by {first} {last}', '{town}: {thing}', 'Talk by {first} {last} on {thing}')), dice)}"
        for _ in range(dice.number(3, 6))
    ]
    return [paragraph(dice, 1, 2), "\n".join(rows), paragraph(dice, 1, 2)]


__all__ = ["SHAPES", "Article", "article", "thing"]
