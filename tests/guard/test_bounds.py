"""Each bound of the evidence and of the document, proved: set so that it never applies, article text is lost."""

from __future__ import annotations

import pytest

from cleantext import clean, document, evidence, explain
from cleantext.cleaners import comments
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
    monkeypatch.setattr(document, "BODY_WORDS", 7)
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
    monkeypatch.setattr(document, "BODY_CHARS", 15)
    monkeypatch.setattr(document, "BODY_WORDS", 8)
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
    text = f"{about}\n\n{about}\n\nCookie settings\n\n{about}"
    assert kept(rule.explain(text))
    assert "settings" not in rule(f"{about}\n\n{about}\n\nCookie settings\n\n{C}")
    monkeypatch.setattr(evidence, "TOPIC_LINES", 4)
    assert "settings" not in rule(text)


def test_bound_the_head_of_a_text_is_thirty_lines(monkeypatch: pytest.MonkeyPatch) -> None:
    """HEAD_LINES: a long poem ahead of a paragraph is not the furniture of a page."""
    rule = ruled("kind = 'edge'\nplace = 'head'\nconfidence = 'high'\nmatch = ['Tags: .{1,40}']")
    verse = "\n".join(f"and the river said {n}" for n in range(30))
    text = f"{verse}\nTags: wind and water\n\n{A}\n\n{B}"
    assert kept(rule.explain(text))
    assert "Tags" not in rule(f"and the river said no\nTags: wind and water\n\n{A}\n\n{B}")
    monkeypatch.setattr(evidence, "HEAD_LINES", 31)
    assert "Tags" not in rule(text)


def test_bound_an_item_of_a_list_has_twenty_words(monkeypatch: pytest.MonkeyPatch) -> None:
    """ITEM_WORDS: what is longer is a paragraph, even without its stop."""
    rule = ruled("kind = 'block'\nconfidence = 'high'\nitems = 5\nmatch = ['Related articles']")
    long = " ".join(f"word{n}" for n in range(21))
    text = f"{A}\n\n{B}\n\nRelated articles\nHow the weir was built\n{long}"
    assert long in rule(text)
    monkeypatch.setattr(evidence, "ITEM_WORDS", 21)
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
    assert "Anna" not in rule(f"{A}\n\n{B}\n\nAnna Berg is a writer in Low Weir")


def test_bound_a_head_word_has_three_words(monkeypatch: pytest.MonkeyPatch) -> None:
    """HEADWORD_WORDS: the head-words of a glossary stand over their paragraphs as a label stands over a list."""
    rule = ruled("kind = 'line'\nconfidence = 'high'\nmatch = ['Share this']")
    text = f"{A}\n\nShare this\n{B}\n\nThe long weir\n{C}"
    assert kept(rule.explain(text))
    monkeypatch.setattr(evidence, "HEADWORD_WORDS", 0)
    assert "Share" not in rule(text)


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
    assert len(rest) > comments.LAST_COMMENT
    assert rest in explain(text, only=["comment_threads"]).text
    monkeypatch.setattr(comments, "LAST_COMMENT", 10_000)
    monkeypatch.setattr(comments, "LAST_LINES", 100)
    assert rest not in clean(text, only=["comment_threads"])


def test_bound_a_heading_belongs_to_comments_that_stand_near_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """OPENER_REACH: what stands between a far heading and the first comment is not a form."""
    between = "\n".join(f"row {n}" for n in range(comments.OPENER_REACH))
    text = f"{ARTICLE}2 Comments\n{between}\n{THREAD}"
    assert between in clean(text, only=["comment_threads"])
    monkeypatch.setattr(comments, "OPENER_REACH", 100)
    assert between not in clean(text, only=["comment_threads"])
