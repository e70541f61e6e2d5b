"""What goes from a site's pages and what stays: furniture stands around the article, on page after page."""

from __future__ import annotations

import pickle
import random

import pytest

from cleantext import SiteProfile, clean, compose, explain
from tests.benchmarks.sites import measured, outcome
from tests.strategies import articles, prose
from tests.strategies.dice import seeded
from tests.strategies.sites import headline, site

HOST = "gazette.example"
NOTICE = "We set small files on your machine to count our readers and their visits."
TOP = ["Front page | World | Weather", NOTICE]
FOOT = [
    "Share",
    "Print",
    "This newspaper belongs to a trust of the town and its people.",
    "Privacy",
    "© 2024 The Gazette",
]


def own(seed: int, paragraphs: int = 4) -> list[str]:
    dice = seeded(seed)
    return [prose.english(dice) + " " + prose.english(dice) for _ in range(paragraphs)]


def page(seed: int, *, before: list[str] | None = None, after: list[str] | None = None, title: bool = True) -> str:
    """A page of the Gazette; *before* and *after* are lines of its article, ahead of and behind its own paragraphs."""
    body = [*(before or []), *own(seed), *(after or [])]
    heading = [headline(seeded(seed))] if title else []
    return "\n\n".join([*TOP, *heading, *body, *FOOT]) + "\n"


def cleaned(pages: list[str], host: str = HOST) -> list[str]:
    pipeline = compose(["site_furniture"], profile=SiteProfile.learn((host, text) for text in pages), host=host)
    return [pipeline(text) for text in pages]


def all_keep(pages: list[str], *lines: str) -> bool:
    """Whether every page that has one of *lines* keeps it."""
    return all(line in after.splitlines() for before, after in zip(pages, cleaned(pages), strict=True) for line in lines if line in before.splitlines())  # fmt: skip


def test_a_site_loses_its_furniture_and_a_small_one_nothing() -> None:
    large, small = site(1, 50), site(2, 3)
    profile = SiteProfile.learn((one.host, one.text) for one in (*large, *small))
    found = [outcome(one, explain(one.text, only=["site_furniture"], profile=profile, host=one.host)) for one in large]
    assert sum(one.gone for one in found) >= 0.95 * sum(one.furniture for one in found)
    assert not [line for one in found for line in one.lost_lines]
    for one in small:
        assert clean(one.text, only=["site_furniture"], profile=profile, host=one.host) is one.text


@pytest.mark.parametrize("pages", [12, 50])
def test_no_generated_site_loses_a_line_of_body(pages: int) -> None:
    found = [one for seed in range(100, 112) for one in measured(seed, pages)]
    assert not [line for one in found for line in one.lost_lines]
    assert sum(one.gone for one in found) >= (0.9 if pages == 50 else 0.5) * sum(one.furniture for one in found)


def test_the_counts_are_the_reason() -> None:
    pages = [page(seed) for seed in range(48)] + ["\n\n".join(own(seed)) for seed in (98, 99)]
    profile = SiteProfile.learn((HOST, text) for text in pages)
    result = explain(pages[0], only=["site_furniture"], profile=profile, host=HOST)
    told = {
        (removal.category, removal.rule, removal.reason)
        for removal in result.removals
        if removal.rule != "spacing/blank-lines"
    }
    assert told == {("site_furniture", "site/line", "The line stands on 48 of 50 pages of gazette.example.")}
    assert result.restore() == pages[0]


def test_lines_that_change_are_told_by_their_pattern() -> None:
    pages = [
        "\n\n".join([*TOP, headline(seeded(seed)), "By " + prose.name(seeded(seed)), f"Posted on {seed % 28 + 1} May 2021",
                     *own(seed), f"{17 * seed + 3} comments", *FOOT])
        for seed in range(50)
    ]  # fmt: skip
    profile = SiteProfile.learn((HOST, text) for text in pages)
    result = explain(pages[7], only=["site_furniture"], profile=profile, host=HOST)
    told = {
        result.original[removal.start : removal.end].strip(): removal.reason
        for removal in result.removals
        if removal.rule == "site/pattern"
    }
    assert told == {
        "By " + prose.name(seeded(7)): "Lines like it (“by {name}”) stand on 50 of 50 pages of gazette.example.",
        "Posted on 8 May 2021": "Lines like it (“posted on {date}”) stand on 50 of 50 pages of gazette.example.",
        "122 comments": "Lines like it (“{number} comments”) stand on 50 of 50 pages of gazette.example.",
    }
    assert result.text.strip() == "\n\n".join([headline(seeded(7)), *own(7)])


def test_a_refrain_stays() -> None:
    refrain = "And the river ran on, ran on"
    pages = [
        "\n".join([*TOP, headline(seeded(n)), own(n)[0], refrain, own(n)[1], refrain, own(n)[2], refrain, *FOOT])
        for n in range(60)
    ]
    assert all_keep(pages, refrain)
    assert "Privacy" not in cleaned(pages)[0]


def test_the_opening_of_a_series_stays() -> None:
    opening = "This is one of twelve letters that a lighthouse keeper wrote to his sister in the town."
    assert all_keep([page(n, before=[opening]) for n in range(60)], opening)
    untitled = [page(n, before=[opening], title=False).replace(f"{NOTICE}\n\n", "") for n in range(30)]
    mixed = untitled + [page(n) for n in range(100, 130)]
    assert all_keep(mixed, opening)


def test_a_law_that_many_pages_quote_stays() -> None:
    law = "“No one shall draw water from the upper well between dusk and dawn without leave of the council.”"
    assert all_keep([page(n, before=[*own(n + 500, 1), law]) for n in range(60)], law)
    clause = "§ 12 No one shall draw water from the upper well between dusk and dawn."
    assert all_keep([page(n, after=[clause]) for n in range(60)], clause)


def test_liturgy_stays() -> None:
    response, close, amen = "Lord, hear our prayer.", "Go in peace to love and serve all whom you meet.", "Amen"
    pages = [
        "\n\n".join([*TOP, headline(seeded(n)), own(n)[0], response, own(n)[1], response, amen, own(n)[2],
                     "Let us call to mind all those who have gone before us in this valley.", own(n)[3], close, amen, *FOOT])
        for n in range(60)
    ]  # fmt: skip
    assert all_keep(pages, response, close, amen)


def test_headings_that_come_back_stay() -> None:
    pages = [
        "\n\n".join([*TOP, headline(seeded(n)), "Ingredients", f"{n + 2} pears, {n + 40} g of sugar", "Method", own(n)[0],
                     own(n)[1], "Verdict", own(n)[2], *FOOT])
        for n in range(60)
    ]  # fmt: skip
    assert all_keep(pages, "Ingredients", "Method", "Verdict")


def test_a_league_table_stays() -> None:
    teams = ["Harbour Town", "Mill End", "Upper Well", "Eastern Wall"]

    def rows(n: int) -> list[str]:
        order = random.Random(n).sample(teams, 4)
        return ["Team P W D L Pts", *(f"{team} {n % 30 + 1} {n % 7} {n % 5} {n % 3} {n % 40}" for team in order)]

    pages = [page(n, after=rows(n)) for n in range(60)]
    assert all(line in after for n, after in enumerate(cleaned(pages)) for line in rows(n))
    cells = ["Pos", "Team", "Played", "Points"]
    pages = [
        page(n, before=[*cells, "1", "Harbour Town", str(n)], after=[*cells, "1", "Mill End", str(n)])
        for n in range(60)
    ]
    assert all_keep(pages, *cells)


def test_a_daily_column_stays() -> None:
    heading, intro, close = (
        "Letter from the harbour", "Every morning our writer walks along the quay and notes what the tide has left.",
        "That is all from the quay for today, and we shall meet again tomorrow.",
    )  # fmt: skip
    column = ["\n\n".join([heading, intro, *own(n), close]) for n in range(60)]
    assert cleaned(column) == column  # a site that is nothing else
    mixed = [page(n, before=[heading, intro], after=[close], title=False) for n in range(25)] + [
        page(n) for n in range(100, 135)
    ]
    assert all_keep(mixed, heading, intro, close)


@pytest.mark.parametrize("shape", sorted(set(articles.SHAPES) - {"verse"}))
def test_articles_of_one_shape_keep_all_their_lines(shape: str) -> None:
    """A site of tables, of programmes, of interviews: what their shape repeats is theirs. (The generator's verse is
    made of a dozen lines, which no poet's site is.)"""
    made = [articles.article(seeded(number), shape) for number in range(40)]
    pages = ["\n\n".join([*TOP, one.text, *FOOT]) for one in made]
    for one, text in zip(made, cleaned(pages), strict=True):
        kept = text.splitlines()
        assert not [line for line in one.text.splitlines() if line.strip() and line not in kept]


def test_copies_of_a_page_count_once() -> None:
    repeated = [page(1).replace("Print", f"{n} comments") for n in range(40)]
    profile = SiteProfile.learn([(HOST, text) for text in repeated] + [(HOST, page(n)) for n in range(2, 7)])
    assert profile.site(HOST).documents == 6
    assert clean(page(1), only=["site_furniture"], profile=profile, host=HOST) == page(1)


def test_the_order_of_documents_makes_no_difference() -> None:
    documents = [(one.host, one.text) for seed in (3, 4) for one in site(seed, 20)]
    documents += [(HOST, page(1).replace("Print", f"{n} comments")) for n in range(5)]
    shuffled = random.Random(0).sample(documents, len(documents))
    assert list(SiteProfile.learn(documents).counts()) == list(SiteProfile.learn(shuffled).counts())


def test_cleaning_twice_is_cleaning_once() -> None:
    for seed in range(6):
        made = site(seed, 30)
        pipeline = compose(profile=SiteProfile.learn((one.host, one.text) for one in made), host=made[0].host)
        for one in made[:5]:
            once = pipeline(one.text)
            assert pipeline(once) is once


def test_a_pipeline_with_a_profile_can_be_pickled() -> None:
    profile = SiteProfile.learn((HOST, page(n)) for n in range(30))
    pipeline = compose(profile=profile, host=HOST)
    assert pickle.loads(pickle.dumps(pipeline)).explain(page(3)) == pipeline.explain(page(3))


def test_hosts_are_known_by_their_addresses() -> None:
    profile = SiteProfile.learn((f"https://www.Gazette.example/{n}", page(n)) for n in range(30))
    assert profile.hosts == (HOST,)
    assert clean(page(3), only=["site_furniture"], profile=profile, host="http://gazette.example:80/x") != page(3)
    assert clean(page(3), only=["site_furniture"], profile=profile, host="other.example") == page(3)
    with pytest.raises(ValueError, match="names no host"):
        profile.site("")


def test_a_profile_needs_a_host_and_the_category_a_profile() -> None:
    with pytest.raises(ValueError, match="profile= needs host="):
        clean("x", profile=SiteProfile.learn([]))
    with pytest.raises(ValueError, match="site_furniture needs profile="):
        clean("x", only=["site_furniture"])
    assert clean("x", exclude=["site_furniture"]) == "x"


def test_profiles_of_different_documents_merge() -> None:
    pages = [(HOST, page(n)) for n in range(40)]
    whole = SiteProfile.learn(pages, least=1)
    parts = SiteProfile.learn(pages[:11], least=1).merge(SiteProfile.learn(pages[11:], least=1))
    assert list(parts.counts()) == list(whole.counts())
