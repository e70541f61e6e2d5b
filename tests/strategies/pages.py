"""Whole pages in many languages: articles of the corpus with generated menus, cards, banners and footers around and in them.

The words of the chrome are the rules' own examples, and headlines and single words of other articles of the language.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from cleantext import catalog
from tests.corpusfile import CORPUS, parse
from tests.strategies.dice import Dice

Row = tuple[str, bool]  #: a line and whether it is the article's

MENU = ("navigation", "share_prompts", "subscription_prompts", "app_promos")
FOOT = ("copyright_notices", "navigation", "share_prompts", "newsletter_prompts", "app_promos")


@dataclass(frozen=True)
class Stock:
    """What a language's pages are made of."""

    articles: tuple[tuple[str, ...], ...]  #: the lines of an article, its title first
    phrases: dict[str, tuple[str, ...]]  #: examples of each category's furniture

    @property
    def words(self) -> tuple[str, ...]:
        found = sorted(
            {word.strip(".,:;!?\"'()«»„“”。、，") for lines in self.articles for line in lines for word in line.split()}
        )
        return tuple(word for word in found if 3 < len(word) < 15) or ("日本", "新闻", "体育", "文化", "经济", "科学")


@dataclass(frozen=True)
class Page:
    """A page: its lines, blank ones among them, and which are the article's."""

    language: str
    rows: tuple[Row, ...]

    @property
    def text(self) -> str:
        return "\n".join(line for line, _ in self.rows)

    @property
    def body(self) -> list[str]:
        return [line for line, article in self.rows if article and line.strip()]


@cache
def stock() -> dict[str, Stock]:
    """The stock of every language that the corpus has articles in."""
    phrases: dict[str, dict[str, tuple[str, ...]]] = {}
    for language, category, content in catalog.files():
        if category != "words":
            rules = tomllib.loads(content.decode())["rule"]
            found = [text for rule in rules if rule["kind"] != "inline" for text in rule["removes"] if "\n" not in text]
            phrases.setdefault(language, {})[category] = tuple(found)
    articles: dict[str, list[tuple[str, ...]]] = {}
    for path in sorted((CORPUS / "mixed").rglob("*.txt")):
        document = parse(path)
        lines = tuple(
            row.text for row in document.rows if row.gutter == "" and row.text.strip() and row.kept == row.text
        )
        if path.parent.name in phrases and len(lines) > 2:
            articles.setdefault(path.parent.name, []).append(lines)
    return {
        language: Stock(tuple(found), phrases[language])
        for language, found in sorted(articles.items())
        if len(found) > 2
    }


class _Writer:
    """Writes one page: the layout is thrown once, then kept to."""

    def __init__(self, dice: Dice, language: str) -> None:
        self.dice, self.stock = dice, stock()[language]
        self.words = self.stock.words
        #: What the page's article is made of; its cards are of the others.
        self.chosen = dice.some(range(len(self.stock.articles)), 1, min(4, len(self.stock.articles) - 1))
        self.others = [lines for at, lines in enumerate(self.stock.articles) if at not in self.chosen]
        self.markdown = dice.one_in(2)
        self.bullet = dice.pick(("* ", "- ", "", "", "+ ", "• "))
        self.indent = dice.pick(("", "", "  ", "    "))
        self.gap = dice.one_in(2)
        self.dense = language in ("zh", "ja")
        self.rows: list[Row] = []

    def add(self, line: str, article: bool = False) -> None:
        self.rows.append((line, article))

    def blank(self) -> None:
        if self.gap and self.rows and self.rows[-1][0]:
            self.rows.append(("", False))

    def label(self, most: int = 3) -> str:
        if self.dense:
            return self.headline()[: self.dice.number(2, 4)]
        return " ".join(self.dice.pick(self.words) for _ in range(self.dice.number(1, most))).capitalize()

    def headline(self) -> str:
        article = self.dice.pick(self.others)
        if self.dice.one_in(2):
            return article[0].lstrip("# ")
        line = self.dice.pick(article[1:])
        if self.dense:
            return line[: self.dice.number(9, 22)].rstrip("。，、")
        return " ".join(line.split()[: self.dice.number(5, 12)]).strip(".,:;*#|> ")

    def phrase(self, *categories: str) -> str:
        found = [text for category in categories for text in self.stock.phrases.get(category, ())]
        return self.dice.pick(found) if found else self.label()

    def link(self, text: str) -> str:
        if not self.markdown:
            return text
        return f"[{text}](https://www.example.org/{self.dice.number(1, 99)}/{self.dice.number(1, 9999)}.html)"

    def item(self, text: str, bullet: bool = True) -> None:
        self.add(f"{self.indent if bullet else ''}{self.bullet if bullet else ''}{self.link(text)}")

    def menu(self) -> None:
        for _ in range(self.dice.number(4, 22)):
            self.item(self.phrase("navigation") if self.dice.one_in(6) else self.label())
        self.blank()

    def crumbs(self) -> None:
        sign = self.dice.pick((" > ", " / ", " » ", " | "))
        self.add(sign.join(self.link(self.label(2)) for _ in range(self.dice.number(2, 4))))

    def facts(self) -> None:
        for _ in range(self.dice.number(1, 3)):
            self.add(self.phrase("bylines", "datelines", "metadata_lines", "share_prompts"))
        self.blank()

    def heading(self, text: str) -> None:
        self.add(
            f"{self.dice.pick(('## ', '### ', '#### ', '**'))}{text}".replace("**" + text, f"**{text}**")
            if self.markdown
            else text
        )

    def cards(self) -> None:
        self.heading(self.phrase("related_links"))
        teaser, date = self.dice.one_in(2), self.dice.one_in(2)
        for _ in range(self.dice.number(2, 9)):
            if self.markdown and self.dice.one_in(3):
                self.add(f"![{self.headline()}](https://img.example.org/{self.dice.number(1, 9999)}.jpg)")
            self.item(self.headline(), not teaser)
            if teaser:
                self.add(self.dice.pick(self.dice.pick(self.others)[1:]).lstrip("#>-* ")[: self.dice.number(60, 200)])
            if date:
                self.add(self.phrase("datelines"))
            if teaser:
                self.blank()
        self.blank()

    def box(self) -> None:
        for category in self.dice.some(
            ("newsletter_prompts", "subscription_prompts", "donation_appeals", "app_promos", "share_prompts"), 1, 2
        ):
            for _ in range(self.dice.number(1, 3)):
                self.add(self.phrase(category))
        self.blank()

    def banner(self) -> None:
        for _ in range(self.dice.number(1, 4)):
            self.add(self.phrase("cookie_notices"))
        self.blank()

    def comments(self) -> None:
        self.add(self.phrase("comment_threads"))
        for _ in range(self.dice.number(0, 3)):
            self.add(self.phrase("comment_threads"))
        self.blank()

    def foot(self) -> None:
        for _ in range(self.dice.number(1, 3)):
            self.heading(self.label())
            self.menu()
        for _ in range(self.dice.number(1, 4)):
            self.add(self.phrase(*FOOT))
        self.add(f"© {self.dice.number(1999, 2025)} {self.label()}")

    def article(self, inside: bool) -> None:
        chosen = self.chosen
        title = self.stock.articles[chosen[0]][0].lstrip("# ")
        self.add(f"# {title}" if self.markdown else title, True)
        self.blank()
        if self.dice.one_in(2):
            self.facts()
        number = 0
        for index in chosen:
            for at, line in enumerate(
                self.stock.articles[index][1:] if index == chosen[0] else self.stock.articles[index]
            ):
                if at == 0 and index != chosen[0]:
                    line = f"## {line.lstrip('# ')}" if self.markdown else line
                self.add(line, True)
                self.blank()
                number += 1
                if inside and number % 6 == 0 and self.dice.one_in(3):
                    self.dice.pick((self.box, self.cards))()


def page(dice: Dice, language: str = "") -> Page:
    """A page in *language*, or in any."""
    language = language or dice.pick(tuple(stock()))
    writer = _Writer(dice, language)
    head: tuple[Callable[[], None], ...] = (
        writer.menu,
        writer.banner,
        writer.crumbs,
        writer.menu,
        writer.box,
        writer.cards,
    )
    tail: tuple[Callable[[], None], ...] = (
        writer.cards,
        writer.box,
        writer.comments,
        writer.facts,
        writer.menu,
        writer.cards,
    )
    for write in dice.some(head, 1, 5):
        write()
    writer.article(dice.one_in(2))
    for write in dice.some(tail, 1, 6):
        write()
    writer.foot()
    if dice.one_in(4):
        writer.banner()
    return Page(language, tuple(writer.rows))


def bare_article(dice: Dice, language: str = "") -> Page:
    """An article and nothing else: of a text that is no page, nothing goes."""
    language = language or dice.pick(tuple(stock()))
    writer = _Writer(dice, language)
    writer.article(False)
    return Page(language, tuple(row for row in writer.rows if row[1] or not row[0]))
