"""What the article's own layout protects, each by the bound or the test that does it: without it, text is lost."""

from __future__ import annotations

import pytest

from cleantext import bare, clean, entries, evidence, proposals, structure, turns, verse, zones
from cleantext.cleaners import names
from tests.guard.careless import kept, ruled

A = "The mill closed in May, its owner said on Friday."
B = "Nobody knew why the mayor sold the weir to the county."
C = "A court in the north will hear the case in the autumn."
THREAD = "3 Comments\nTom says:\nMay 3, 2021 at 10:15 am\nGreat read!\nReply\nAnn says:\nMay 4, 2021 at 9:15 am\nFirst!\nReply"
SURE = "kind = 'line'\nconfidence = 'high'\n"


def test_three_turns_make_a_transcript(monkeypatch: pytest.MonkeyPatch) -> None:
    """TURNS: who speaks in lines that no rule knows speaks in this one too."""
    rule = ruled(f"{SURE}match = ['[^.]{{1,40}}\\. Reserved']")
    monkeypatch.setattr(entries, "TIMES", 99)  # lines that begin with a time of day stay by that as well
    text = f"{A}\n\n00:01 BERG: No.\n\n00:02 RASK: Why?\n\n00:03 BERG: Yes. Reserved\n\n00:04 RASK: Now.\n\n{B}"
    assert kept(rule.explain(text))
    assert "Reserved" not in rule(text.replace("BERG: No.", "DAHL: No."))
    monkeypatch.setattr(turns, "TURNS", 4)
    assert "Reserved" not in rule(text)


def test_in_a_play_somebody_may_speak_but_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """PLAY: so many turns with a full stop behind the names, of two who speak again, and anybody's is one."""
    rule = ruled(f"{SURE}match = ['[^.]{{1,40}}\\. Reserved']")
    said = ["BERG. No.", "RASK (softly). Why?", "BERG (rising). Because.", "RASK. Ah."] * 2
    text = "\n\n".join((A, *said, "A VOICE. Reserved", B))
    assert kept(rule.explain(text))
    monkeypatch.setattr(turns, "PLAY", 9)
    assert "Reserved" not in rule(text)


@pytest.mark.parametrize(("bound", "value"), [("CAPITALS", 6), ("CAPITALS_SHARE", 1.1)])
def test_head_words_in_capitals_are_a_glossary(monkeypatch: pytest.MonkeyPatch, bound: str, value: float) -> None:
    """CAPITALS, CAPITALS_SHARE: enough of them, each over its explanation, and hardly anything else in the text."""
    rule = ruled(f"{SURE}match = ['share it with all your friends']")
    words = ["SAVE", "PRINT", "SHARE IT WITH ALL YOUR FRIENDS", "BACK", "NEXT"]
    told = [
        f"{word}\n\nThe {word.lower()} of the sisters is kept behind the gate, and never after noon." for word in words
    ]
    text = "\n\n".join((A, *told))
    assert kept(rule.explain(text))
    monkeypatch.setattr(structure, bound, value)
    assert "SHARE IT" not in rule(text)


@pytest.mark.parametrize(("bound", "value"), [("LISTED_OWN", 4), ("LIST_REACH", 1)])
def test_a_list_s_line_between_others_stays(monkeypatch: pytest.MonkeyPatch, bound: str, value: int) -> None:
    """LISTED_OWN, LIST_REACH: most lines of the list are such that no rule knows them, and so are its neighbours."""
    rule = ruled(f"{SURE}match = ['(?:The )?source']")
    text = f"{A}\n\nHome Farm\nReply Bridge\nSource\nSt Mark\n\n{B}"
    assert kept(rule.explain(text))
    assert "Source" not in rule(f"{A}\n\nReply Bridge\nSource\n\n{B}")
    assert "Source" not in rule(f"{A}\n\nHome Farm\nReply Bridge\nSource\nSource\nSt Mark\nUp\n\n{B}")
    monkeypatch.setattr(structure, bound, value)
    assert "Source" not in rule(text)


POEM = "The form\n\nThey asked me for my name,\nthey asked me for the door.\n\nI did not know the answer,\nI had none any more.\n\nCancel\nNext"


def test_a_stanza_of_buttons(monkeypatch: pytest.MonkeyPatch) -> None:
    """BUTTON_WORDS: in a text that is verse and nothing else, a stanza as long as another one."""
    rule = ruled(f"{SURE}match = ['Cancel', 'Next']")
    assert kept(rule.explain(POEM))
    for other in (
        f"{POEM}\nNext",
        f"{POEM}\n\nThe site of a poet who wrote about his life.",
        POEM.replace("my name,", "my name,\nNext\n"),
    ):
        assert "Cancel" not in rule(other)
    monkeypatch.setattr(verse, "BUTTON_WORDS", 0)
    assert "Cancel" not in rule(POEM)


def test_speech_behind_a_dash(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bare, "BARE", -1)
    rule = ruled("kind = 'sentence'\nconfidence = 'high'\nmatch = ['^already a member']")
    text = f"{A}\n\n— Already a member? — asked the man at the door.\n\n{B}"
    assert kept(rule.explain(text))
    assert "member" not in rule(f"{A}\n\nAlready a member?\n\n{B}")
    monkeypatch.setattr(structure.Structure, "is_dialogue", lambda structure, line: False)
    assert kept(rule.explain(text))  # it reads as an article does, too
    for module in (evidence, proposals):
        monkeypatch.setattr(module, "ARTICLE", -99.0)
    assert "member" not in rule(text)


def test_the_line_above_the_first_paragraph_that_no_rule_knows_is_its_headline(monkeypatch: pytest.MonkeyPatch) -> None:
    rule = ruled("kind = 'block'\nconfidence = 'high'\nitems = 9\nmatch = ['Most read', 'Copies? forbidden']")
    text = f"Most read\nThe weir falls\nHow the mill closed\nCopies forbidden\n{A}\n\n{B}"
    assert "How the mill closed" in rule(text)
    assert "The weir falls" not in rule(text)
    monkeypatch.setattr(zones.Zones, "headlines", frozenset())
    assert "How the mill closed" not in rule(text)


def test_a_title_may_begin_as_a_label_does_below_a_notice_too(monkeypatch: pytest.MonkeyPatch) -> None:
    label = "kind = 'block'\nconfidence = 'high'\nitems = 9\nmatch = ['More from .{2,40}']"
    rule = ruled(label, f"{SURE}match = ['We use cookies']")
    text = f"We use cookies\n\nMore from the cellar\n\n{A}\n\n{B}"
    assert "More from the cellar" in rule(text)
    assert "More from the cellar" not in rule(f"{A}\n\n{B}\n\nMore from the cellar\nThe weir falls")
    monkeypatch.setattr(evidence.Evidence, "_heads_body", lambda found, line: False)
    assert "More from the cellar" not in rule(text)


def test_the_date_of_an_entry_too_short_for_article_text_is_amid_it(monkeypatch: pytest.MonkeyPatch) -> None:
    rule = ruled(f"{SURE.replace('line', 'edge')}place = 'head'\nalone = true\nmatch = ['\\d May {{1,2}}1921']")
    text = f"3 May 1921\n\n{A}\n\n4 May 1921\n\nWater down a hand."
    assert "3 May" in rule(text)
    assert "3 May" not in rule(f"3 May 1921\n\n{A}\n\n4 May 1921\n\nTags")
    monkeypatch.setattr(evidence.Evidence, "_over_text", lambda found, index: False)
    assert "3 May" not in rule(text)


def test_a_heading_with_the_shape_of_a_sentence_needs_company(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bare, "BARE", -1)
    rule = ruled("kind = 'block'\nconfidence = 'high'\npart = 'opener'\nmatch = ['Leave a comment.{0,60}', 'Reply']")
    sentence = "Leave a comment in the book before you go down."
    assert kept(rule.explain(f"{A}\n\n{B}\n\n{sentence}"))
    assert "Leave" not in rule(f"{A}\n\n{B}\n\nLeave a comment")
    assert "Leave" not in rule(f"{A}\n\n{B}\n\n{sentence}\n\nReply")


def test_what_stands_between_a_form_and_the_heading_of_a_thread_is_the_article_s() -> None:
    assert "RASK: Yes." in clean(f"{A}\n\n{B}\n\nYour email address\n\nRASK: Yes.\n\n{THREAD}")
    assert "Your email" not in clean(f"{A}\n\n{B}\n\nYour email address\n\n{THREAD}")


@pytest.mark.parametrize(
    "head",
    ["Lost Keys\n\nStaff Writer", "Fen Matters\n\nLost Keys\n\nMay 3, 2021", "Fen Matters\n\nMay 3, 2021\n\nLost Keys"],
)
def test_a_short_title_is_no_writer_s_name(monkeypatch: pytest.MonkeyPatch, head: str) -> None:
    """TITLE: what stands over a writer's name is the title; over the title stands a rubric, or nothing."""
    text = f"{head}\n\n{A}\n\n{B}\n"
    assert "Lost Keys" in clean(text)
    titled = f"What became of the mill\n\n{text}"
    assert "Lost Keys" not in clean(titled)
    assert "Lost Keys" in clean(titled.replace(B, "They found the keys and the lost deed in the weir."))
    monkeypatch.setattr(names, "TITLE", 1)
    assert ("Lost Keys" in clean(text)) is head.startswith("Lost")
    assert "Anna Berg" not in clean(titled.replace("Lost Keys", "Anna Berg"))
