"""Whole pages: what goes, what stays whatever the setting, and the guards that hold it."""

from __future__ import annotations

import pickle
from argparse import ArgumentParser
from collections.abc import Callable
from pathlib import Path

import pytest

from cleantext import SiteProfile, clean, compose, explain, strip_page_chrome
from cleantext.bulk import command as bulk
from cleantext.cleaners import page_chrome
from cleantext.cli import main_parser
from cleantext.document import Doc
from cleantext.edits import Chrome
from cleantext.kinds import Findings
from cleantext.markup import links
from cleantext.page import SETTINGS
from cleantext.page.extent import best_extent, context, context_names
from cleantext.page.features import look, names
from cleantext.page.language import language_of
from cleantext.page.model import shipped
from cleantext.page.reasons import kind_of
from cleantext.page.tables import table_rows
from cleantext.page.targets import TARGET, targets
from cleantext.page.verdict import decide
from cleantext.report import view
from tests.corpusfile import CORPUS, Document, documents
from tests.guard.careless import proposing, vetoed_because
from tests.strategies.dice import seeded
from tests.strategies.pages import page, stock
from tests.strategies.prose import english

MENU = ["Skip to content", "Home", "News", "Sport", "Weather", "Culture", "Jobs", "Archive", "Log in", "Search", "Shop", "Letters",
        "Harbour", "Markets", "Schools", "Events", "Games", "Obituaries"]  # fmt: skip
ARTICLE = [
    "The mill at Ostham grinds again",
    "The mill at Ostham, which had stood still since the flood, was set going on Friday by the man who had rebuilt its wheel.",
    "It took four winters, he said, because the oak for the paddles had to dry in the loft before it could be cut to size.",
    "What the wheel can do",
    "At full water it turns nine times a minute, which is enough to grind two sacks of rye before the baker has had breakfast.",
    "The council had wanted a museum. It has now agreed to buy its flour from the mill instead, and to pay for the new sluice.",
]
FOOT = ["Most read", "Ferry to stop in May", "Nine questions on dikes", "Why the lamp went out", "A bakery without a door", "More from Ostham",
        "Two bridges, one river", "The last of the reed cutters", "About us", "Advertise", "Help", "Newsletter", "Contact", "Imprint", "Privacy policy", "Terms of use",
        "Facebook", "Instagram", "© 2024 Ostham Gazette. All rights reserved."]  # fmt: skip
PAGE = "\n".join((*MENU, "", *ARTICLE, "", *FOOT, ""))


@pytest.mark.parametrize("setting", SETTINGS)
def test_the_article_is_found_in_a_page(setting: str) -> None:
    result = explain(PAGE, page=setting)
    assert [line for line in ARTICLE if line not in result.text] == []
    assert result.restore() == PAGE
    if setting != "careful":
        left = [line for line in (*MENU, *FOOT) if line in result.text.split("\n")]
        assert len(left) < 5, left  # of 36


def test_true_is_balanced_and_false_is_the_default() -> None:
    assert clean(PAGE, page=True) == clean(PAGE, page="balanced")
    assert clean(PAGE, page=False) == clean(PAGE)
    assert clean(PAGE, page=True, exclude=["page_chrome"]) == clean(PAGE)
    assert strip_page_chrome(PAGE) == clean(PAGE, only=["page_chrome"])
    assert "page_chrome" not in repr(compose())


def test_an_unknown_setting_is_refused() -> None:
    with pytest.raises(ValueError, match="unknown name 'carefull'; did you mean careful"):
        clean(PAGE, page="carefull")


def test_each_removal_names_its_strongest_evidence() -> None:
    removals = [removal for removal in strip_page_chrome.explain(PAGE).removals if removal.category == "page_chrome"]
    assert removals
    for removal in removals:
        assert removal.rule.startswith("page/")
        assert removal.reason.startswith("Page chrome: ")


@pytest.mark.parametrize("setting", SETTINGS)
@pytest.mark.parametrize("seed", range(6))
def test_a_cleaned_page_stays_as_it_is(seed: int, setting: str) -> None:
    made = page(seeded(500_000 + seed), tuple(stock())[seed % len(stock())])
    once = explain(made.text, page=setting)
    assert once.restore() == made.text
    assert clean(once.text, page=setting) == once.text


def test_what_a_profile_knows_is_told_to_the_model() -> None:
    lines = [*MENU[:6], "A word from the mayor on the new sluice and its keepers", *MENU[6:], *ARTICLE, *FOOT]
    doc = Doc("\n".join(lines))
    pages = (
        "\n\n".join((*MENU[:3], english(seeded(seed)), english(seeded(seed + 99)), *FOOT[-3:])) for seed in range(12)
    )
    profile = SiteProfile.learn(("gazette.example", text) for text in pages)
    stage = compose(page=True, profile=profile, host="gazette.example").cleaners
    (chrome,) = (cleaner.stage for cleaner in stage if cleaner.name == "page_chrome")
    assert isinstance(chrome, page_chrome.PageStage)
    known = set(chrome._known(doc, Findings()))
    assert len(lines) - 1 in known
    assert 6 not in known


@pytest.mark.parametrize("seed", range(8))
def test_lines_known_to_be_chrome_speak_against_the_others(seed: int) -> None:
    made = page(seeded(seed), tuple(stock())[seed % len(stock())])
    doc, article = Doc(made.text), [article for line, article in made.rows if line.strip()]
    seen, model = look(doc, Findings()), shipped()
    chrome = [i for i, of_article in enumerate(article) if not of_article]
    alone, aided = model.score(seen).scores, model.score(seen, chrome[::2]).scores
    assert sum(aided[i] - alone[i] for i in chrome[1::2]) > 0
    body = [aided[i] - alone[i] for i, of_article in enumerate(article) if of_article]
    assert sum(body) < len(body)


def test_the_cleaner_can_be_pickled_and_joined() -> None:
    again = pickle.loads(pickle.dumps(strip_page_chrome))
    assert again == strip_page_chrome
    assert clean(PAGE, page=True) == (compose() | again)(PAGE)


#: Documents of the corpus that are long enough to be taken for a page.
LONG = [
    document
    for folder in ("near-misses", "mixed")
    for document in documents(folder)
    if len(Doc(document.text).lines) >= page_chrome.LEAST_LINES
]


#: What goes all the same, by document and setting: titles over lines of facts, which the text alone does not tell from
#: a teaser's; docs/whole-pages.md says so.
EXCEPTIONS = {
    ("mixed/zh/wordpress-interface.txt", "thorough"): ["老渡口下周停航 最后一班船载客三十人"],
    ("mixed/en/substack-post.txt", "thorough"): ["The year I stopped counting steps"],
    ("mixed/ja/banners-and-bars.txt", "thorough"): ["山の郵便局、五十年の窓口を閉じる"],
    # Poems that are called as a page's parts are, all over.
    ("near-misses/fa/page-of-its-own-20.txt", "thorough"): [
        "پنج شعر از دفتر «صفحه یافت نشد»",
        "سرودهٔ رامین آبکنار",
        "۱. اشتراک",
        "دکمه\u200cای هست که می\u200cگوید:",
    ],
    # What an essay on such boxes shows.
    ("near-misses/en/unseen-18.txt", "balanced"): ["Accept all", "Reject all", "Manage preferences"],
    ("near-misses/en/unseen-18.txt", "thorough"): [
        "It has two faults. It does not say what the cookies do, and it takes a visitor's scrolling for a yes. A better version is:",
        "Accept all",
        "Reject all",
        "Manage preferences",
    ],
    ("mixed/sv/klockan.txt", "balanced"): ["Att laga en klocka man inte förstår"],
    ("mixed/sv/klockan.txt", "thorough"): ["Att laga en klocka man inte förstår"],
}


@pytest.mark.parametrize("setting", SETTINGS)
@pytest.mark.parametrize("document", LONG, ids=str)
def test_no_article_line_of_the_corpus_goes(document: Document, setting: str) -> None:
    gone = strips(document.text, setting)
    lost = [row.text for row in document.rows if row.gutter == "" and row.text.strip() and row.text in gone]
    assert lost == EXCEPTIONS.get((str(document), setting), [])


def strips(text: str, setting: str) -> set[str]:
    """The lines that the cleaner of whole pages alone takes."""
    result = compose(only=["page_chrome"], page=setting).explain(text)
    return {line for removal in result.removals for line in text[removal.start : removal.end].splitlines()}


def test_a_short_text_is_no_page() -> None:
    short = "\n".join((*MENU[:6], *ARTICLE, *FOOT[-6:]))
    assert explain(short, only=["page_chrome"], page="thorough").removals == ()


@pytest.mark.parametrize("setting", SETTINGS)
@pytest.mark.parametrize("path", sorted((CORPUS / "seeds").glob("*.txt")), ids=lambda path: path.stem)
def test_the_seeds_keep_what_the_default_keeps(path: Path, setting: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert clean(text, page=setting) == clean(text)


# The guards ----------------------------------------------------------------------

PROSE = "The harbour master, who had seen it before, told the crew to wait for the morning tide.\n"
PROOF = Chrome(frozenset(), 500, 20, 0.5)


def test_a_sentence_goes_only_with_a_proof_of_its_own() -> None:
    text = f"{PROSE}\nBuy our boats, which are the best that money can get you today.\n"
    passage = text.split("\n")[2]
    assert vetoed_because(proposing(passage, chrome=PROOF).explain(text)) == {
        "a sentence of article text without a proof of its own"
    }
    sure = PROOF.__class__(frozenset({text.index(passage)}), 500, 20, 0.5)
    assert passage not in proposing(passage, chrome=sure)(text)


@pytest.mark.parametrize(
    "passage",
    [
        "```\nhome = menu()\n```",
        "> She would not say more than that.",
        "| Town | Boats |",
        '"We wait for the tide and for nothing else," the master said.',
    ],
)
def test_code_quotations_and_tables_stay(passage: str) -> None:
    text = f"{PROSE}\n{passage}\n\n{PROSE}"
    everything = Chrome(frozenset(range(len(text))), 500, 20, 0.5)
    assert vetoed_because(proposing(passage, chrome=everything).explain(text)) == {
        "code, quotations and tables are not touched"
    }


def test_indented_code_stays_but_a_nested_menu_is_none() -> None:
    lines = Doc(
        "Prose that is here only to be long enough, so that the usual depth is known to be none at all.\n    x = f(1)\n    * Home\n"
    ).lines
    assert [line.index for line in lines if line.index in Doc("\n".join(line.source for line in lines)).protected] == [
        1
    ]


def test_most_prose_of_a_page_stays() -> None:
    text = f"{PROSE}\n{PROSE}"
    proof = Chrome(frozenset(range(len(text))), 5, 500, 0.5)
    assert vetoed_because(proposing(PROSE.strip(), chrome=proof).explain(text)) == {
        "too little of the page's prose would stay"
    }


def test_a_text_without_chrome_is_no_page() -> None:
    proof = Chrome(frozenset(), 500, 0, 0.01)
    assert vetoed_because(proposing("Home", chrome=proof).explain(f"Home\n{PROSE}")) == {
        "the text is not that of a whole page"
    }


# The parts -----------------------------------------------------------------------


def test_every_number_has_a_name_and_a_kind_of_evidence() -> None:
    doc = Doc(PAGE)
    seen = look(doc, Findings())
    around = context(seen, [0.0] * len(doc.lines))
    assert len(seen.columns) == len(names())
    assert len(around) == len(context_names())
    assert {len(column) for column in (*seen.columns, *around)} == {len(doc.lines)}
    assert all(kind_of(name).says for name in (*names(), *context_names()))


@pytest.mark.parametrize("setting", SETTINGS)
def test_the_rows_of_a_table_stay_without_a_mark_at_their_edge(setting: str) -> None:
    table = [
        "Town| Boats| Nets",
        "---|---|---",
        *(f"Ostham {number}| {number * 3}| {number * 7}" for number in range(9)),
    ]
    gone = strips("\n".join((*MENU, "", *ARTICLE, "", *FOOT[:9], "", *table, "", *FOOT[9:], "")), setting)
    assert [line for line in table if line in gone] == []
    if setting == "thorough":
        assert len(gone & {*MENU, *FOOT}) > 5


@pytest.mark.parametrize("setting", SETTINGS)
def test_the_rows_of_a_table_laid_out_with_spaces_stay(setting: str) -> None:
    table = [f"Ostham {number}      {number * 3}     {number * 7}" for number in range(9)]
    gone = strips("\n".join((*MENU, "", *ARTICLE, "", *FOOT[:9], "", *table, "", *FOOT[9:], "")), setting)
    assert [line for line in table if line in gone] == []
    if setting == "thorough":
        assert len(gone & {*MENU, *FOOT}) > 5


def test_rows_of_links_are_those_of_a_menu() -> None:
    rows = "[Home](/) | [News](/news)\n---|---\n[Sport](/s) | [Jobs](/j)\nOstham | 4\n"
    assert list(table_rows(Doc(rows).lines)) == [1, 3]


def test_what_moved_a_score_adds_up_to_it() -> None:
    forest = shipped().line
    seen = look(Doc(PAGE), Findings())
    moved = sum(forest.shares(seen.row(3)).values())
    roots = forest.base + sum(weight[0] for *_, weight in forest.trees)
    assert forest.scores(seen.columns)[3] == pytest.approx(roots + moved)


def test_a_run_is_seen_as_a_whole_with_what_leads_to_it() -> None:
    lines = Doc(
        "What we sell:\n* [Hats](/hats)\n* [Shoes](/shoes)\n\nA man came by on Friday, and he bought a hat from us.\n"
    ).lines
    seen = look(Doc("\n".join(line.source for line in lines)), Findings())
    assert seen.run == [(0, 1), (1, 3), (1, 3), (3, 4)]
    of = dict(zip(names(), seen.columns, strict=True))
    assert of["run_lines"] == [1, 2, 2, 1]
    assert of["run_linked"] == [0, 1, 1, 0]
    assert of["head_ending"][1:3] == [3, 3]
    assert of["foot_prose"][1:3] == [1, 1]
    assert seen.shape[1] == seen.shape[2] != seen.shape[3]


def test_where_links_lead_is_told_by_host_folder_and_path() -> None:
    sources = ["[News](https://www.gazette.example/news/)", "[Mill](/news/the-mill-grinds-again.html)", "[Top](#top)", "[B](https://b.test/a/b)",
               "No link", "[News](https://www.gazette.example/news/)", "[Sport](//gazette.example/sport)"]  # fmt: skip
    of = dict(zip(TARGET, targets([links(source) for source in sources]), strict=True))
    assert of["outward"] == [0, 0, 0, 1, -1, 0, 0]
    assert of["anchor"] == [0, 0, 1, 0, -1, 0, 0]
    assert of["steps"] == [0, 1, 0, 1, -1, 0, 0]
    assert of["slug"] == [4, 31, 0, 3, -1, 4, 5]
    assert of["target_repeats"] == [2, 1, 1, 1, -1, 2, 1]
    assert of["target_kin"] == [2, 1, 1, 1, -1, 2, 1]


def test_little_that_looks_like_chrome_needs_no_context() -> None:
    seen = look(Doc("\n".join((*MENU[:3], *ARTICLE * 6))), Findings())
    scored = shipped().score(seen)
    assert scored.context == []
    assert not any(decide(seen, scored, shipped(), "thorough").goes)


def test_the_best_extent_is_where_the_article_has_its_words() -> None:
    assert best_extent([2.0, -3.0, -3.0, 2.0], [3.0, 40.0, 40.0, 3.0]) == (1, 3)
    assert best_extent([], []) == (0, 0)


@pytest.mark.parametrize(
    ("code", "line"),
    [("de", "Die Mühle steht an der Brücke und ist nicht zu sehen"), ("ja", "水車は四年かけて直された。"), ("zh", "磨坊在河边停了四年。"),
     ("ko", "방앗간은 사 년 동안 멈춰 있었다."), ("ru", "Мельница стояла у реки, и это было всё, что он знал о ней"), ("", "Xyzzy")],
)  # fmt: skip
def test_small_words_tell_the_language(code: str, line: str) -> None:
    assert language_of([line], [line.lower().split()]).code == code


@pytest.mark.parametrize("parser", [main_parser, bulk.parser, view.parser])
def test_a_file_behind_page_is_no_setting(parser: Callable[[], ArgumentParser]) -> None:
    files = ["a.txt", "b.txt"] if parser is bulk.parser else ["a.txt"]
    assert parser().parse_args(["--page", *files]).page == "balanced"
    assert parser().parse_args(["--page", "careful", *files]).page == "careful"
