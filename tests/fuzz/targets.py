"""What is fuzzed: functions of bytes that raise if a promise is broken. `run.py` feeds them, `test_seeds.py` replays.

Each target turns bytes into an input of its part and checks what must hold for any input. Nothing here needs a fuzzer.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import pairwise

from cleantext import explain
from cleantext.document import Doc
from cleantext.edits import Edit, Reason, View
from cleantext.loader import check_examples, parse_rules
from cleantext.markup import links, plain_view
from cleantext.rules import RuleError
from cleantext.words import parse_words

#: No words that a rule needs.
_ARTICLE = "Nobody in the valley had seen the river so high.\n\nThe old bridge stood until noon, when its pier broke."

TARGETS: dict[str, Callable[[bytes], None]] = {}

_CAUSE = Reason("fuzz/edit", "fuzz", "The fuzzer asked for it.")

#: What texts are put together from: bytes below their number stand for them, so that a fuzzer meets them soon.
SCRAPS = (
    "\n", "\n\n", " ", ". ", "[", "](", ")", "#", "**", "`", "```\n", "> ", "- ", "| ", "“", "”", "'", '"', "«", "»", "(", "…", "©", "\r", "\r\n", "\x85",
    "\u2028", "\u200b", "\ufeff", "\N{NO-BREAK SPACE}", "e\u0301", "\ud800", "<b>", "</b>", "1. ", "The mill closed in May, its owner said. ",
    "Nobody knew why the mayor sold the weir.", "We use cookies to improve your experience.", "By continuing you agree to our use of cookies. ",
    "Accept all", "Share this:", "Facebook", "3 Comments", "Tom says:\n", "May 3, 2021 at 10:15 am", "Reply", "Leave a Reply", "Read more", "…read more",
    "Related articles", "By Anna Berg", "Advertisement", "© 2021 Valley Press. All rights reserved.", "Tags: ", "3 min read", "Photo: Tom Reed / AFP",
    "Anna Berg is a writer in Harbour Town.", "Please support our journalism with a donation today.", "Home > News > Local", "你好，世界。", "Ã©", "&nbsp;", "[a](#)",
    "![a](b.png)", "{{title}}", "[caption]", "3 May 2021", "10:40", "Sign up for our newsletter", "Permalink", "Already a subscriber? Log in",
)  # fmt: skip


def target(check: Callable[[bytes], None]) -> Callable[[bytes], None]:
    TARGETS[check.__name__] = check
    return check


def text_of(data: bytes) -> str:
    """A text out of bytes: a byte below the number of scraps is one, others are characters."""
    return "".join(SCRAPS[byte] if byte < len(SCRAPS) else chr(byte) for byte in data[:400])


def _numbers(data: bytes) -> Iterator[int]:
    yield from data
    while True:
        yield 0


@target
def pipeline(data: bytes) -> None:
    """The account is exact, cleaning rests, nothing grows, a text without removals comes back as the same object."""
    text = text_of(data)
    result = explain(text)
    at, pieces = 0, []
    for removal in result.removals:
        assert at <= removal.start < removal.end <= len(text)
        assert len(removal.replacement) <= removal.end - removal.start
        pieces += text[at : removal.start], removal.replacement
        at = removal.end
    assert "".join((*pieces, text[at:])) == result.text
    assert result.restore() == text
    assert (result.text is text) == (not result.removals)
    again = explain(result.text)
    assert again.text is result.text, (text, result.text, again.text)


@target
def body(data: bytes) -> None:
    """Two paragraphs of an article stay, whatever comes behind them."""
    laid = f"{_ARTICLE}\n\n{text_of(data)}"
    cleaned = explain(laid).text
    assert cleaned.startswith(_ARTICLE), (laid, cleaned)


@target
def document(data: bytes) -> None:
    """Lines and sentences lie in order within the text, cover all that is no space, and agree with their plain view."""
    text = text_of(data)
    doc = Doc(text)
    at = 0
    for line in doc.lines:
        assert not text[at : line.start].strip()
        assert line.start < line.end <= line.stop
        assert text[line.start : line.end] == line.source
        assert doc.line_at(line.start) is line
        reached = line.start
        for sentence in line.sentences:
            assert not text[reached : sentence.start].strip() or line.plain.origin is not None
            assert reached <= sentence.start <= sentence.end <= line.end
            reached = sentence.end
        at = line.stop
    assert not text[at:].strip()
    for spans in (doc.code, doc.quotes):
        assert all(a <= b for a, b in spans)
        assert all(left[1] <= right[0] for left, right in pairwise(spans))


@target
def view(data: bytes) -> None:
    """Turns of random edits: the view's text is what a plain string makes of them, its changes rebuild it."""
    numbers = _numbers(data)
    original = "".join(chr(97 + n % 26) for n in range(next(numbers) % 64))
    shown = View(original)
    text = original
    for _ in range(next(numbers) % 6):
        edits: list[Edit] = []
        at = 0
        for _ in range(next(numbers) % 5):
            start = at + next(numbers) % 8
            end = start + 1 + next(numbers) % 8
            if end > len(text):
                break
            edits.append(Edit(start, end, _CAUSE, "XYZ"[: next(numbers) % min(4, end - start + 1)]))
            at = end
        shown.apply(edits)
        for edit in reversed(edits):
            text = text[: edit.start] + edit.replacement + text[edit.end :]
        assert shown.text == text
        rebuilt, at = [], 0
        for change in shown.changes:
            assert at <= change.start < change.end <= len(original)
            rebuilt += original[at : change.start], change.replacement
            at = change.end
        assert "".join((*rebuilt, original[at:])) == text
        origins = shown.origins(range(len(text) + 1))
        assert [origins[offset] for offset in range(len(text) + 1)] == sorted(origins.values())
        for offset, origin in origins.items():
            assert 0 <= origin <= len(original)
            if offset < len(text) and text[offset].islower():
                assert original[origin] == text[offset]


@target
def scanner(data: bytes) -> None:
    """Links lie within the text, one beside or inside another; the plain view holds characters of the line, in order."""
    text = text_of(data)
    found = links(text)
    for link in found:
        assert 0 <= link.start < link.text_start <= link.text_end < link.end <= len(text)
        assert text[link.text_end : link.text_end + 2] == "]("
    for one, other in pairwise(found):
        assert one.end <= other.start or other.end <= one.start or (other.start < one.start and one.end <= other.end)
    for line in text.splitlines():
        plain = plain_view(line)
        if plain.origin is None:
            assert len(plain.text) == len(line)
        else:
            assert len(plain.origin) == len(plain.text)
            assert list(plain.origin) == sorted(set(plain.origin))
            assert not plain.origin or plain.origin[-1] < len(line)


#: A rule file to start from: bytes choose what stands in it.
_KEYS = (
    "id", "kind", "confidence", "reason", "match", "needs", "unless", "removes", "keeps", "at_least", "place", "part", "topic", "alone", "company", "stranger",
    "repeats", "items", "truncates", "odd",
)  # fmt: skip
_VALUES = (
    '"use-of-cookies"', '"sentence"', '"line"', '"edge"', '"inline"', '"block"', '"low"', '"high"', '"certain"', '"The site speaks."', "true", "false", "0", "1",
    "3", '"head"', '"tail"', '"entry"', "[]", '["we use cookies"]', '["We use cookies."]', '["cookies and bread."]', "['^we {{who}} use', 'cookies']", '["[^.!?]{1,80} cookies"]',
    "['(?:a{1,300}){1,300}']", "['(']", "['.*']", "['(?i)ab|']", "['(?<=we) use']", "['\\p{Lu}bc']", "['[[:alpha:]]d']", "['(?P<x>bc)(?P=x)']", '[""]', "[1]", "{a = 1}", "2021-03-04", "['a\\']",
    "['(?>abc)d', '(?|ab|cd)']", "['\\N{BULLET}ab']", "['abc(*FAIL)']", "['(?#x)abc']", "['abc{2,1}']", "['(?1)abc']", "['\\Xabc']",
)  # fmt: skip


@target
def loader(data: bytes) -> None:
    """A rule file is read or refused with a message that names the file; no other error."""
    numbers = _numbers(data)
    if next(numbers) % 2:
        source = bytes(data[1:]).decode("utf-8", "ignore")
    else:
        good = (
            'id = "a"', 'kind = "sentence"', 'confidence = "high"', 'reason = "It speaks."', 'match = ["we use cookies"]', 'removes = ["We use cookies."]',
            'keeps = ["We use cookies, he said."]',
        )  # fmt: skip
        entries = list(good)
        for _ in range(next(numbers) % 6):
            entry = f"{_KEYS[next(numbers) % len(_KEYS)]} = {_VALUES[next(numbers) % len(_VALUES)]}"
            key = entry.split(" ")[0]
            entries = [old for old in entries if old.split(" ")[0] != key] + [entry]
        source = "[[rule]]\n" + "\n".join(entries) + "\n"
    refusals = []
    try:
        for rule, examples in parse_rules(source, "fuzz.toml", "en", "fuzz", {"who": "all|both"}):
            check_examples(rule, examples, "fuzz.toml: rule")
    except RuleError as error:
        refusals.append(error)
    try:
        parse_words(source, "fuzz.toml")
    except RuleError as error:
        refusals.append(error)
    assert all("fuzz.toml" in str(refusal) for refusal in refusals)
