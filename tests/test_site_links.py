"""What links tell above the article and below: the site's first page, paths, authors and days, and the site's host."""

from __future__ import annotations

import pytest

from cleantext import site_links
from tests.test_margins import ARTICLE, ENDS, TITLE, A, B, C, without_rules

HOME = "[Quilp & Vorn](https://quilp.example/)"
MENU = "[Zaber](/z) | [Vorns](/v) | [Quilp](/q)"


@pytest.mark.parametrize(
    "line",
    [
        HOME,
        "[**Quilp**](/) — *vorns of the fen*",
        "# [Quilp](https://quilp.example)",
        "[Quilp](https://quilp.example) › [Vorns](https://quilp.example/v)",
        "[Quilp](https://quilp.example) / [Vorns](https://quilp.example/v) / Zaber",
        "Zabered by [Ida](https://quilp.example/author/ida) in [Vorns](https://quilp.example/category/vorns/)",
        "[9 Vornar](https://quilp.example/2024/11/09/) · Ida Marsh",
        "Ida Marsh, 9 Vornar, [17 quilps](#comments)",
    ],
)
def test_above_the_title_a_link_tells_what_the_line_is(line: str) -> None:
    assert without_rules("\n\n".join((MENU, line, f"# {TITLE}", ARTICLE))) == f"# {TITLE}\n\n{ARTICLE}"


@pytest.mark.parametrize(
    "line",
    [
        "# [Ida Marsh](https://quilp.example)'s [Book of Bells](https://quilp.example/bells)",
        "[Quilp](https://quilp.example) rang the treble on Monday, and nobody told the jackdaws of it.",
        "![The treble](https://quilp.example/authors/treble.jpg)",
    ],
    ids=["title", "sentence", "picture"],
)
def test_other_links_above_a_heading_stay(line: str) -> None:
    assert line in without_rules("\n\n".join((MENU, line, f"## {TITLE}", ARTICLE)))


def test_a_heading_that_leads_home_stays_if_there_is_no_other() -> None:
    title = f"# [{TITLE}](https://bells.example)"
    assert title in without_rules("\n\n".join((MENU, title, ARTICLE)))


def test_bounds_of_links_above_the_title(monkeypatch: pytest.MonkeyPatch) -> None:
    motto = f"{HOME} the vorns of the fen"
    facts = "Zabered by [Ida](https://quilp.example/author/ida)"
    for name, line in (("MOTTO", motto), ("ABOUT", facts)):
        text = "\n\n".join((MENU, line, f"# {TITLE}", ARTICLE))
        assert line not in without_rules(text)
        with monkeypatch.context() as patch:
            patch.setattr(site_links, name, 0)
            assert line in without_rules(text)


def test_what_leads_to_the_site_is_known_by_the_link_to_its_first_page() -> None:
    """Below the article; what an article leads to is its own choice."""
    items = "- [Zaber](https://quilp.example/z)\n- [Vorns](https://quilp.example/v)"
    below = "\n\n".join((HOME, f"# {TITLE}", ARTICLE, items, *ENDS))
    assert "Zaber" not in without_rules(below)
    assert "Zaber" in without_rules(below.replace("quilp.example/)", "other.example/)"))
    assert "Zaber" in without_rules("\n\n".join((HOME, f"# {TITLE}", A, items, B, C, *ENDS)))
