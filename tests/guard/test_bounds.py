"""Each bound of the evidence and of the text, proved: set so that it never applies, article text is lost."""

from __future__ import annotations

import pytest

from cleantext import (
    Cleaner,
    Pipeline,
    bare,
    clean,
    entries,
    evidence,
    explain,
    kinds,
    label_lists,
    sentences,
    structure,
    topics,
    verse,
    zones,
)
from cleantext.cleaners import thread_end, thread_start
from cleantext.loader import parse_rules
from cleantext.persons import Persons
from tests.guard.careless import kept, ruled

A = "The mill closed in May, its owner said on Friday."
B = "Nobody knew why the mayor sold the weir to the county."
C = "A court in the north will hear the case in the autumn."


def test_bound_a_sentence_of_six_words_is_body(monkeypatch: pytest.MonkeyPatch) -> None:
    """BODY_WORDS: shorter sentences say too little, longer ones must not be needed to be safe."""
    short = "Accept the mill as it is."
    rule = ruled("kind = 'line'\nconfidence = 'low'\nmatch = ['Accept .{1,80}']")
    text = f"{A}\n\n{B}\n\n{short}"
    assert kept(rule.explain(text))
    monkeypatch.setattr(sentences, "BODY_WORDS", 7)
    assert short not in rule(text)


def test_bound_a_sentence_of_fourteen_characters_is_body_in_scripts_without_spaces(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """BODY_CHARS, and half a word for each character: otherwise no Chinese sentence would ever be body."""
    short = "接受这座老磨坊现在的样子和名"
    assert len(short) == 14
    rule = ruled("kind = 'line'\nconfidence = 'low'\nmatch = ['接受.{1,80}']")
    text = f"村里人为学校的屋顶捐款了三个冬天，镇长说。\n\n{short}。"
    assert kept(rule.explain(text))
    monkeypatch.setattr(sentences, "BODY_CHARS", 15)
    monkeypatch.setattr(sentences, "BODY_WORDS", 8)
    assert short not in rule(text)


def test_bound_four_lines_of_a_shape_are_the_document_s_own(monkeypatch: pytest.MonkeyPatch) -> None:
    """ALONE_MOST: a diary has a date over every entry."""
    rule = ruled("kind = 'line'\nconfidence = 'high'\nalone = true\nmatch = ['\\d{1,2} May {1,2}1921']")
    entries = [f"{day} May 1921\n\n{A}" for day in (3, 4, 5, 6)]
    diary = "\n\n".join([*entries])
    assert kept(rule.explain(diary))
    assert "3 May" not in rule("\n\n".join(entries[:3]))
    monkeypatch.setattr(evidence, "ALONE_MOST", 4)
    assert "3 May" not in rule(diary)


def test_bound_three_paragraphs_make_a_topic(monkeypatch: pytest.MonkeyPatch) -> None:
    """TOPIC_LINES: an article about cookies quotes notices without marks; they are its subject."""
    rule = ruled("kind = 'line'\nconfidence = 'high'\ntopic = 'cookie'\nmatch = ['Cookie settings']")
    about = "The court ruled on every cookie of the site."
    text = f"{about}\n\n{about}\n\n{about}\n\nCookie settings\n\n{C}"
    assert kept(rule.explain(text))
    assert "settings" not in rule(f"{about}\n\n{about}\n\nCookie settings\n\n{C}")
    monkeypatch.setattr(topics, "TOPIC_LINES", 4)
    assert "settings" not in rule(text)


#: A rule that counts signals: an offer has all three, a sentence about offers often two.
OFFER = "kind = 'line'\nconfidence = 'high'\nat_least = 3\nmatch = ['a month', 'pounds', 'cancel']"


def amid_a_page(monkeypatch: pytest.MonkeyPatch, reads: float = 0.0) -> None:
    """As if the text were a page's, and each of its lines read so much as furniture."""
    monkeypatch.setattr(evidence, "score", lambda text: reads)
    monkeypatch.setattr(evidence, "without_doubtful", lambda goes, zones, before: goes)


def test_bound_an_article_about_offers_has_their_signals_again_and_again(monkeypatch: pytest.MonkeyPatch) -> None:
    """PARAGRAPHS: several paragraphs have all but one of the signals; then a paragraph with all of them is one more."""
    amid_a_page(monkeypatch)
    rule = ruled(OFFER)
    offer = "The mill asks for five pounds a month, and all who wish may cancel when they like."
    about = [
        "The weir asks for nine pounds a month of everybody.",
        "For two pounds a month the lock lets all boats pass.",
    ]
    text = "\n\n".join((A, about[0], offer, B, about[1], C))
    assert kept(rule.explain(text))
    assert "five pounds" not in rule("\n\n".join((A, about[0], offer, B, C)))
    monkeypatch.setattr(topics, "PARAGRAPHS", 3)
    assert "five pounds" not in rule(text)


def test_bound_of_a_rule_of_two_signals_three_paragraphs_have_one(monkeypatch: pytest.MonkeyPatch) -> None:
    """WITH_ONE: one signal is little, so more paragraphs must have it."""
    amid_a_page(monkeypatch)
    rule = ruled(OFFER.replace("at_least = 3", "at_least = 2"))
    offer = "The mill asks for five pounds a month of all who come."
    about = [f"The {name} lets nobody cancel what was agreed upon." for name in ("weir", "lock", "ford")]
    assert kept(rule.explain("\n\n".join((A, *about[:2], offer, B, about[2], C))))
    assert "five pounds" not in rule("\n\n".join((A, *about[:2], offer, B, C)))
    monkeypatch.setattr(topics, "WITH_ONE", 4)
    assert "five pounds" not in rule("\n\n".join((A, *about[:2], offer, B, about[2], C)))


def test_bound_a_box_of_consent_has_many_paragraphs(monkeypatch: pytest.MonkeyPatch) -> None:
    """LONG: its paragraphs have each other's signals, and are a box all the same."""
    amid_a_page(monkeypatch)
    rule = ruled(OFFER, category="cookie_notices")
    box = [
        f"For {count} pounds a month you may cancel all of the {count} cookies here." for count in ("two", "six", "ten")
    ]
    text = "\n\n".join((A, *box, B, C))
    assert "cookies" not in rule(text)
    monkeypatch.setattr(topics, "LONG", frozenset())
    assert "cookies" in rule(text)


def test_bound_whom_to_ask_is_the_articles(monkeypatch: pytest.MonkeyPatch) -> None:
    """`tells_whom_to_ask`: a paragraph amid the article with a telephone and an address is the news itself."""
    amid_a_page(monkeypatch)
    rule = ruled(OFFER)
    office = "For five pounds a month all may cancel: ask at the lock, 020 555 118, lock@halden.example, says the town."
    text = "\n\n".join((A, B, office, C))
    assert kept(rule.explain(text))
    monkeypatch.setattr(topics, "tells_whom_to_ask", lambda text: False)
    assert "five pounds" not in rule(text)


def test_bound_a_rule_that_counts_signals_is_doubted_amid_the_article(monkeypatch: pytest.MonkeyPatch) -> None:
    """DOUBTFUL: a paragraph that reads as the article's stays, though not so much as to be beyond doubt elsewhere."""
    rule = ruled(OFFER)
    amid_a_page(monkeypatch, reads=-2.0)
    text = "\n\n".join((A, B, "The miller asks for five pounds a month, and nobody may cancel before May.", C))
    assert kept(rule.explain(text))
    monkeypatch.setattr(evidence, "DOUBTFUL", -2.5)
    assert "five pounds" not in rule(text)


def test_bound_a_credit_may_be_the_story(monkeypatch: pytest.MonkeyPatch) -> None:
    """`Persons.is_shown`: of whom the credit names the article tells, so that the credit is what it shows."""
    rule = ruled("kind = 'line'\nconfidence = 'high'\nmatch = ['Photo: (?P<credit>.{2,40})']", category="image_credits")
    told = "Nobody knew a photographer called Tavener, until somebody turned the old poster round."
    text = "\n\n".join((A, "Photo: Ermin Tavener", told, C))
    assert kept(rule.explain(text))
    assert "Photo" not in rule(text.replace("called Tavener", "of that name"))
    monkeypatch.setattr(Persons, "is_shown", lambda persons, line: False)
    assert "Photo" not in rule(text)


def test_bound_a_topic_has_several_words() -> None:
    """`cookie|kéksz`: paragraphs that speak of the topic in either word count, with or without their accents."""
    rule = ruled("kind = 'line'\nconfidence = 'high'\ntopic = 'cookie|kéksz'\nmatch = ['Cookie settings']")
    about = [f"The court ruled on every {word} of the site." for word in ("cookie", "kéksz", "Keksz")]
    assert kept(rule.explain(f"{about[0]}\n\n{about[1]}\n\nCookie settings\n\n{about[2]}"))
    assert "settings" not in rule(f"{about[0]}\n\n{about[1]}\n\nCookie settings\n\n{C}")


def test_bound_the_head_of_a_text_is_thirty_lines(monkeypatch: pytest.MonkeyPatch) -> None:
    """HEAD_LINES: a long poem ahead of a paragraph is not the furniture of a page."""
    rule = ruled("kind = 'edge'\nplace = 'head'\nconfidence = 'high'\nmatch = ['Tags: .{1,40}']")
    verse = "\n".join(f"and the river said {n}" for n in range(30))
    text = f"{verse}\nTags: wind and water\n\n{A}\n\n{B}"
    assert kept(rule.explain(text))
    assert "Tags" not in rule(f"and the river said no\nTags: wind and water\n\n{A}\n\n{B}")
    monkeypatch.setattr(zones, "HEAD_LINES", 31)
    assert "Tags" not in rule(text)


def test_bound_an_item_of_a_list_has_twenty_words(monkeypatch: pytest.MonkeyPatch) -> None:
    """ITEM_WORDS: what is longer is a paragraph, even without its stop."""
    rule = ruled("kind = 'block'\nconfidence = 'high'\nitems = 5\nmatch = ['Related articles']")
    long = " ".join(f"word{n}" for n in range(21))
    text = f"{A}\n\n{B}\n\nRelated articles\nHow the weir was built\n{long}"
    assert long in rule(text)
    monkeypatch.setattr(label_lists, "ITEM_WORDS", 21)
    assert long not in rule(text)


def test_bound_a_list_takes_no_more_items_than_its_rule_says() -> None:
    rule = ruled("kind = 'block'\nconfidence = 'high'\nitems = 2\nmatch = ['Related articles']")
    assert (
        rule(f"{A}\n\n{B}\n\nRelated articles\none thing\nanother thing\na third thing")
        .strip()
        .endswith("a third thing")
    )


def test_bound_an_edge_rule_does_not_reach_into_the_article() -> None:
    rule = ruled("kind = 'edge'\nconfidence = 'certain'\nmatch = ['Tags: .{1,40}']")
    assert kept(rule.explain(f"{A}\n\nTags: wind and water\n\n{B}"))


def test_bound_low_evidence_needs_company(monkeypatch: pytest.MonkeyPatch) -> None:
    rule = ruled("kind = 'line'\nconfidence = 'low'\nmatch = ['Accept']")
    assert kept(rule.explain(f"{A}\n\nAccept\n\n{B}"))
    rule = ruled("kind = 'line'\nconfidence = 'high'\nmatch = ['Accept']")
    assert "Accept" not in rule(f"{A}\n\nAccept\n\n{B}")


def test_bound_low_edge_evidence_needs_both() -> None:
    rule = ruled("kind = 'edge'\nplace = 'head'\nconfidence = 'low'\nmatch = ['Harbour Herald']")
    assert kept(rule.explain(f"Harbour Herald\n\n{A}\n\n{B}"))


def test_bound_a_person_of_the_story_is_not_its_author() -> None:
    """`stranger`: a portrait ends with a sentence on whom it portrays."""
    rule = ruled(
        "kind = 'edge'\nplace = 'tail'\nconfidence = 'high'\nstranger = true\nmatch = ['(?P<author>Anna Berg) is a writer in Low Weir']"
    )
    assert kept(
        rule.explain(f"{A}\n\nThe council thanked Anna Berg for her nine years.\n\nAnna Berg is a writer in Low Weir")
    )
    assert "Anna" not in rule(f"{A}\n\n{B}\n\n*Anna Berg is a writer in Low Weir*")


def test_bound_a_head_word_has_three_words(monkeypatch: pytest.MonkeyPatch) -> None:
    """HEADWORD_WORDS: the head-words of a glossary stand over their paragraphs as a label stands over a list."""
    rule = ruled("kind = 'line'\nconfidence = 'high'\nmatch = ['Share this']")
    text = f"{A}\n\nShare this\n{B}\n\nThe long weir\n{C}"
    assert kept(rule.explain(text))
    monkeypatch.setattr(structure, "HEADWORD_WORDS", 0)
    assert "Share" not in rule(text)


GLOSSARY = f"{A}\n\n{B}\n\n{C}\n\nCookie\nA note for the next visit.\n\nBanner\nPress anything.\n\nShare this\nShow it around.\n\nHome\nA small house."
SHARE = "kind = 'line'\nconfidence = 'high'\nmatch = ['Share this']"


def test_bound_three_words_with_explanations_are_a_glossary(monkeypatch: pytest.MonkeyPatch) -> None:
    """GLOSSARY_PAIRS: their explanations are too short to be known as paragraphs."""
    rule = ruled(SHARE)
    assert kept(rule.explain(GLOSSARY))
    assert "Share" not in rule(f"{A}\n\nBanner\nPress anything.\n\nShare this\nShow it around.\n\n{B}")
    monkeypatch.setattr(structure, "GLOSSARY_PAIRS", 5)
    assert "Share" not in rule(GLOSSARY)


VERSE = "Share this\n\nthe river said no\nand went its way\n\nthe mill said nothing\nshare this\nwith the wind and the water"


@pytest.mark.parametrize(
    ("bound", "value"),
    [("VERSE_WORDS", 3), ("VERSE_STANZAS", 3), ("VERSE_SHARE", 1), ("VERSE_OWN", 0.9), ("VERSE_PROSE", -1)],
)
def test_bound_verse_is_a_text_of_stanzas(monkeypatch: pytest.MonkeyPatch, bound: str, value: float) -> None:
    """A line of a stanza may be a button's word for word, and so may the title above it."""
    rule = ruled(SHARE, "kind = 'line'\nconfidence = 'high'\nmatch = ['the mill .{1,20}']")
    assert kept(rule.explain(VERSE))
    monkeypatch.setattr(verse, bound, value)
    assert rule(VERSE) != VERSE


def test_bound_furniture_of_three_kinds_is_no_stanza(monkeypatch: pytest.MonkeyPatch) -> None:
    """KINDS: a stanza may hold a button's word or two; what holds many kinds is the foot of a page."""
    stanza = "Share\nNewsletter\nthe wind went round\nthe water wheel"
    text = f"the river said no\nand went its way\n\n{stanza}\n\nthe mill said nothing\nand ground the corn"
    assert kept(explain(text))
    assert "Share" not in clean(text.replace("Newsletter", "Newsletter\nAdvertisement"))
    monkeypatch.setattr(verse, "KINDS", 2)
    assert "Share" not in clean(text)


def test_bound_a_title_above_verse_has_five_words(monkeypatch: pytest.MonkeyPatch) -> None:
    rule = ruled("kind = 'line'\nconfidence = 'high'\nmatch = ['Terms of use']")
    text = VERSE.replace("Share this\n\n", "Terms of use\n\n")
    assert kept(rule.explain(text))
    monkeypatch.setattr(structure, "VERSE_TITLE_WORDS", 2)
    assert "Terms" not in rule(text)


def test_bound_a_title_above_a_paragraph_has_two_words(monkeypatch: pytest.MonkeyPatch) -> None:
    rule = ruled(SHARE)
    text = f"Share this\n\n{A}\n\n{B}"
    assert kept(rule.explain(text))
    monkeypatch.setattr(structure, "TITLE_WORDS", 1)
    assert "Share" not in rule(text)


def test_bound_labelled_lines_that_no_rule_knows_keep_those_among_them(monkeypatch: pytest.MonkeyPatch) -> None:
    """LABELS_OWN: the facts of a game, a recipe or a play hold a date or a photographer too."""
    rule = ruled("kind = 'line'\nconfidence = 'high'\nmatch = ['Date: .{1,20}']")
    text = f"White: A. Berg\nBlack: T. Lowe\nDate: 3 May 1961\n\n{A}\n\n{B}"
    assert kept(rule.explain(text))
    assert "Date" not in rule(f"White: A. Berg\nDate: 3 May 1961\n\n{A}\n\n{B}")
    monkeypatch.setattr(structure, "LABELS_OWN", 3)
    assert "Date" not in rule(text)


def test_bound_a_date_amid_the_article_makes_the_first_one_its_own() -> None:
    """A diary of two days: the first date stands where a page has its dateline."""
    rule = ruled("kind = 'edge'\nplace = 'head'\nconfidence = 'high'\nalone = true\nmatch = ['\\d{1,2} May {1,2}1921']")
    assert kept(rule.explain(f"3 May 1921\n\n{A}\n\n4 May 1921\n\n{B}"))
    assert "1921" not in rule(f"3 May 1921\n\n{A}\n\n{B}")


def test_bound_a_portrait_at_the_end_needs_a_sign_that_it_is_the_author_s() -> None:
    """A byline of that name, an emphasis, a line above it, or a neighbour that goes."""
    life = "(?P<author>Anna Berg) is a writer in Low Weir"
    bio = f"kind = 'edge'\nplace = 'tail'\nconfidence = 'high'\nstranger = true\nmatch = ['{life}']"
    rule = ruled(bio, "kind = 'edge'\nconfidence = 'high'\nmatch = ['By (?P<author>\\w+ \\w+)', 'About the author']")
    last = "Anna Berg is a writer in Low Weir"
    assert kept(rule.explain(f"{A}\n\n{B}\n\n{last}"))
    assert kept(ruled(bio).explain(f"By Tom Dale\n\n{A}\n\n{B}\n\n{last}"))
    for text in (
        f"By Anna Berg\n\n{A}\n\n{B}\n\n{last}", f"{A}\n\n{B}\n\n*{last}*", f"{A}\n\n{B}\n\n---\n\n{last}",
        f"{A}\n\n{B}\n\nAbout the author\n\n{last}",
    ):  # fmt: skip
        assert "writer" not in rule(text)


def test_bound_a_quotation_has_twenty_five_characters(monkeypatch: pytest.MonkeyPatch) -> None:
    """QUOTED_LEAST: what a rule finds in a longer one is reported; a button's name in quotation marks is a notice's own."""
    rule = ruled(
        "kind = 'sentence'\nconfidence = 'high'\nmatch = ['^the banner\\b.{1,80}\\bcookies of the site\\b', 'ACCEPT']\nat_least = 1"
    )
    monkeypatch.setattr(bare, "BARE", -1)
    reported = "The banner read “we use all the cookies of the site” and it covered half of the page."
    assert kept(rule.explain(f"{A}\n\n{reported}\n\n{B}"))
    assert "cookies" not in rule(f"{A}\n\nThe banner with “OK” asks you to accept the cookies of the site now.\n\n{B}")
    monkeypatch.setattr(kinds, "QUOTED_LEAST", 80)
    monkeypatch.setattr(evidence, "ARTICLE", -9.0)  # it reads as an article as well
    assert reported not in rule(f"{A}\n\n{reported}\n\n{B}")


def test_bound_a_text_of_which_hardly_a_line_goes_is_an_article_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """BARE: its sentences stay if they read in part as an article; what reads as a page's alone goes all the same."""
    rule = ruled(
        "kind = 'sentence'\nconfidence = 'high'\nmatch = ['^sign up for our letter']",
        "kind = 'line'\nconfidence = 'high'\nmatch = ['Menu \\d']",
    )
    told = "Sign up for our letter, says the board, and get the news in your inbox, if you have one."
    menu = "\n".join(f"Menu {n}" for n in range(bare.BARE + 1))
    assert kept(rule.explain(f"{A}\n\n{told}\n\n{B}"))
    assert kept(rule.explain(f"{A}\n\n{B}\n\n{told}"))
    assert "letter" not in rule(f"{A}\n\nSign up for our letter and get it in your inbox.\n\n{B}")
    gone_on = "Sign up for our letter and get it in your inbox. The miller had it painted on his door."
    assert kept(rule.explain(f"{A}\n\n{gone_on}\n\n{B}"))
    assert "letter" not in rule(f"{menu}\n\n{A}\n\n{gone_on}\n\n{B}")
    label = ruled("kind = 'line'\nconfidence = 'high'\nmatch = ['Advertisement[.]?']")
    assert kept(label.explain(f"{A}\n\nAdvertisement.\n\n{B}"))
    assert "Advert" not in label(f"{A}\n\nAdvertisement\n\n{B}")
    assert told not in rule(f"{menu}\n\n{A}\n\n{told}\n\n{B}")
    monkeypatch.setattr(bare, "BARE", -1)
    assert told not in rule(f"{A}\n\n{told}\n\n{B}")


def test_bound_who_asks_about_a_topic_gets_an_answer_and_no_notice() -> None:
    rule = ruled("kind = 'sentence'\nconfidence = 'high'\ntopic = 'cookie'\nmatch = ['^we use cookies']")
    answer = "We use cookies to remember which books you have asked for."
    assert kept(rule.explain(f"{A}\n\nWhy does the library use cookies at all?\n\n{answer}"))
    assert answer not in rule(f"{A}\n\nWhy does the library close at all?\n\n{answer}")


def test_bound_words_of_narration_make_a_sentence_the_article_s(monkeypatch: pytest.MonkeyPatch) -> None:
    """`{language}_said`: whoever tells of a notice does not give it; not held against a rule whose examples tell."""
    source = '[[rule]]\nid = "a"\nkind = "sentence"\nconfidence = "high"\nreason = "A test."\nmatch = ["^sign up"]\nremoves = ["{}"]\nkeeps = ["y"]\n'
    monkeypatch.setattr(bare, "BARE", -1)
    told = f"{A}\n\nSign up for our letter, it whispered, and get all the news.\n\n{B}"
    for example, stays in (("Sign up here.", True), ("Sign up, as it whispered.", False)):
        parsed = parse_rules(source.format(example), "test.toml", "en", "careless", {"en_said": "whispered|said"})
        pipeline = Pipeline((Cleaner("careless", rules=tuple(rule for rule, _ in parsed)),), languages=())
        assert kept(pipeline.explain(told)) == stays
        assert "Sign up" not in pipeline(f"{A}\n\nSign up for our letter, and get all the news.\n\n{B}")


def test_bound_a_weak_neighbour_does_not_keep_a_sure_sentence() -> None:
    rule = ruled(
        "kind = 'sentence'\nconfidence = 'high'\nmatch = ['^we use cookies']",
        "kind = 'sentence'\nconfidence = 'low'\nmatch = ['^the clerk would not']",
    )
    weak = "The clerk would not say why it was so."
    assert rule(f"{A}\n\nWe use cookies to improve your visit to us. {weak}\n\n{B}") == f"{A}\n\n{weak}\n\n{B}"


HEADER = "{who} says:\nMay {day}, 2021 at 10:15 am\n{text}\nReply\n"
THREAD = HEADER.format(who="Tom", day=3, text="Great read!") + HEADER.format(who="Ann", day=4, text="I do not agree.")
ARTICLE = f"{A} {B} {C}\n\n{A}\n\n"


def test_bound_a_thread_with_its_heading_goes() -> None:
    """What the two bounds below are measured against."""
    assert clean(f"{ARTICLE}2 Comments\n{THREAD}", only=["comment_threads"]).strip() == ARTICLE.strip()


def test_bound_what_follows_the_last_comment_and_is_longer_than_comments_are_stays(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """LAST_COMMENT and LAST_LINES: where an article goes on behind the last comment, it is longer than a comment."""
    rest = "\n".join(f"{B} {C}" for _ in range(20))
    last = "Eve says:\nMay 5, 2021 at 9:15 am\n"
    text = f"{ARTICLE}3 Comments\n{THREAD}{last}{rest}"
    assert len(rest) > thread_end.LAST_COMMENT
    assert rest in explain(text, only=["comment_threads"]).text
    monkeypatch.setattr(thread_end, "LAST_COMMENT", 10_000)
    monkeypatch.setattr(thread_end, "LAST_LINES", 100)
    assert rest not in clean(text, only=["comment_threads"])


def test_bound_a_heading_belongs_to_comments_that_stand_near_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """OPENER_REACH: what stands between a far heading and the first comment is not a form."""
    between = "\n".join(f"row {n}" for n in range(thread_start.OPENER_REACH))
    text = f"{ARTICLE}2 Comments\n{between}\n{THREAD}"
    assert between in clean(text, only=["comment_threads"])
    monkeypatch.setattr(thread_start, "OPENER_REACH", 100)
    assert between not in clean(text, only=["comment_threads"])


def test_a_button_that_the_article_shows_needs_a_neighbour() -> None:
    """The article has its words in quotation marks: it shows what it speaks of."""
    rule = ruled("kind = 'line'\nconfidence = 'high'\nmatch = ['Accept all']")
    told = "Nobody in the weir house had ever read what “Accept all” would bring them that winter."
    assert kept(rule.explain(f"{A}\n\nAccept all\n\n{told}\n\n{B}"))
    assert rule(f"{A}\n\nAccept all\n\n{B}\n\n{A}") == f"{A}\n\n{B}\n\n{A}"


def test_minutes_have_labels_in_scripts_without_capitals() -> None:
    """A date with a label among other labels is the article's data, whatever the script."""
    rule = ruled("kind = 'line'\nconfidence = 'high'\nmatch = ['تاریخ: .{2,40}']")
    rows = ("تاریخ: ۷ اسفند", "محل: سالن انبار", "حاضران: بتول کیانی و رحمان سرابی")
    assert kept(rule.explain("\n".join((A, *rows, B))))
    assert rows[0] not in rule("\n".join((A, rows[0], B)))


def test_a_turn_keeps_its_sentences(monkeypatch: pytest.MonkeyPatch) -> None:
    """Who speaks under a time asks for no gift of the reader: it is what was said."""
    monkeypatch.setattr(bare, "BARE", -1)
    rule = ruled("kind = 'sentence'\nconfidence = 'high'\nmatch = ['Give us a coin for the mill']")
    turns = [
        f"21.{n} {who}: The mill has ground since the flood of that year."
        for n, who in enumerate(("ADA", "TOM", "ADA"), 55)
    ]
    said = "21.58 TOM: We asked you often enough. Give us a coin for the mill. Tonight we ask for nothing."
    assert kept(rule.explain("\n".join((A, *turns, said, B))))
    assert "coin" not in rule(f"{A}\n\n{said.partition(': ')[2]}\n\n{B}")


def test_notices_that_a_paragraph_goes_on_about_stay() -> None:
    """Also where between them stands one that no rule knows."""
    rule = ruled("kind = 'sentence'\nconfidence = 'high'\nmatch = ['Subscribe to our letter']")
    text = "Subscribe to our letter. Accept. Follow us. My nephew, who is nine, read these three sentences aloud to his mother in the kitchen before she found what she had looked for. Then he asked her why."
    assert kept(rule.explain(f"{A}\n\n{text}\n\n{B}"))
    assert "Subscribe" not in rule(f"{A}\n\nSubscribe to our letter. Accept.\n\n{B}")


def test_a_glossary_may_have_a_longer_head_word() -> None:
    rule = ruled("kind = 'line'\nconfidence = 'high'\nmatch = ['All rights are reserved']")
    words = ("Tags", "Footer", "Byline")
    pairs = [f"{word}\nThe old printers had another word for it in the valley." for word in words]
    pairs.insert(2, "All rights are reserved\nIt means that somebody owns the text and wants to be asked.")
    assert kept(rule.explain("\n\n".join((A, *pairs))))
    assert "All rights" not in rule(f"{A}\n\n{B}\n\nAll rights are reserved")


def sections(*pairs: tuple[str, str]) -> str:
    return "\n\n".join((A, *(f"{heading}\n\n{text}" for heading, text in pairs)))


@pytest.mark.parametrize("form", ["## {}", "**{}**"])
@pytest.mark.parametrize("texts", [(B, C, A), ("- a small one\n- a large one", "1. oak\n2. elm", "- wool\n- flax")])
def test_bound_headings_alike_are_those_of_the_article(
    monkeypatch: pytest.MonkeyPatch, form: str, texts: tuple[str, ...]
) -> None:
    """SECTIONS: a price list, a list of records, a glossary has headings that read as buttons do."""
    rule = ruled(SHARE.replace("this", "this with all your friends"))
    names = ("The weir in the years of the flood", "Share this with all your friends", "The launder and who made it")
    text = sections(*zip(map(form.format, names), texts, strict=True))
    assert kept(rule.explain(text))
    assert "Share" not in rule(sections((form.format(names[1]), texts[0])))
    monkeypatch.setattr(entries, "SECTIONS", 4)
    assert "Share" not in rule(text)


def test_a_list_of_the_page_is_named_once() -> None:
    lists = ruled(
        "kind = 'line'\nconfidence = 'high'\nmatch = ['On this page (?:and|or) the next']", category="navigation"
    )
    once = [
        ("## The weir in the years of the flood", B),
        ("## On this page and the next", C),
        ("## The launder and who made it", A),
    ]
    assert "On this" not in lists(sections(*once))
    assert kept(lists.explain(sections(*once, ("## On this page or the next", B.replace("weir", "dam")))))


def test_words_and_what_they_mean_stay(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bare, "BARE", -1)
    rule = ruled("kind = 'sentence'\nconfidence = 'high'\nmatch = ['Share this[^.]{0,60}']")
    for form in (
        "{} \u2014 something that nobody in the valley ever did. It still is.",
        "**{}.** Something that nobody did. It still is.",
    ):
        lines = [form.format(word) for word in ("Weir", "Launder", "Axle", "Share this")]
        assert kept(rule.explain("\n\n".join((A, *lines))))
        assert "Share" not in rule("\n\n".join((A, B, lines[-1])))


def test_bound_a_column_of_a_timetable_has_a_head(monkeypatch: pytest.MonkeyPatch) -> None:
    """TIMES: "Up", over the times of the cable car."""
    rule = ruled(SHARE)
    text = (
        f"The cable car and its times\nShare this\n7.30 porters only\n9.00 always\n9.30 if there are six\n\n{A}\n\n{B}"
    )
    assert kept(rule.explain(text))
    assert "Share" not in rule(text.replace("9.00 always", "always"))
    monkeypatch.setattr(entries, "TIMES", 4)
    assert "Share" not in rule(text)
