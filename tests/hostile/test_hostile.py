"""Texts that nobody wrote: no exception, no loss of article text, an exact account."""

from __future__ import annotations

import random

import pytest

from cleantext import clean, explain

A = "The mill closed in May, its owner said on Friday."
B = "Nobody knew why the mayor sold the weir to the county."
NOTICE = "We use cookies to improve your visit to this website."
TRADE = (
    "We use cookies",
    "Share this:",
    "Read more",
    "Reply",
    "3 Comments",
    "Tom says:",
    "By Anna Berg",
    "[a](#)",
    "©",
    "|",
    "> ",
    "```",
    "“",
    "](",
    "\n",
    " ",
    ".",
)

NEWLINES = {
    "LF": "\n", "CRLF": "\r\n", "CR": "\r", "U+2028": "\N{LINE SEPARATOR}", "U+2029": "\N{PARAGRAPH SEPARATOR}", "U+0085": "\x85", "VT": "\x0b", "FF": "\x0c",
    "FS": "\x1c", "GS": "\x1d", "RS": "\x1e",
}  # fmt: skip

TEXTS = {
    "empty": "",
    "a space": " ",
    "blank lines": "\n\n \n\t\n",
    "a carriage return": "\r",
    "NUL": "\x00",
    "NUL in a sentence": f"{A}\x00{B}",
    "control characters": "".join(map(chr, range(32))),
    "a lone surrogate": "\ud800",
    "surrogates in a sentence": f"{A} \udfff\ud83d {B}",
    "BOM at the start": f"\ufeff{A}\n\n{B}",
    "BOM in the middle": f"{A}\n\n\ufeff{B}",
    "BOMs only": "\ufeff" * 50,
    "combining marks only": "\u0301" * 200,
    "zero-width only": "\u200b" * 200,
    "one sentence": A,
    "one word": "mill",
    "one letter": "x",
    "one notice": NOTICE,
    "one code fence": "```",
    "one bracket": "[",
    "a reversed text": f"\u202e{A}\u202c",
    "the last code point": "\U0010ffff",
    "all of Latin-1": "".join(map(chr, range(256))),
    "a binary file read as Latin-1": random.Random(7).randbytes(20_000).decode("latin-1"),
    "a binary file read as UTF-16": random.Random(8).randbytes(20_000).decode("utf-16-le", "surrogatepass"),
    "UTF-8 read as Latin-1 twice": f"{A} é “".encode().decode("latin-1").encode().decode("latin-1"),
    "tags only": "<b><i><u></u></i></b>",
    "escapes only": "\\" * 301,
    "stops only": "." * 500,
    "quotation marks only": "“" * 300 + "«" * 300,
    "block quotes in block quotes": "> " * 500 + A,
    "a table without rows": "|" * 500,
    "links in links": "[" * 60 + "a" + "](#)" * 60,
    "images in links": "[![](#)](#)" * 100,
    "a link that never closes": "[a](http://a.example/" + "(" * 300,
    "footnotes without an end": "[^1]: [^1]: " * 100,
    "shortcodes in shortcodes": "[caption [caption [caption]" * 100,
}  # fmt: skip


@pytest.mark.parametrize("text", [pytest.param(text, id=name) for name, text in TEXTS.items()])
def test_no_exception_and_an_exact_account(text: str) -> None:
    result = explain(text)
    assert result.restore() == text
    assert clean(result.text) == result.text
    if A in text:
        assert A in result.text
    if B in text:
        assert B in result.text


@pytest.mark.parametrize("text", [pytest.param(text, id=name) for name, text in TEXTS.items()])
def test_a_hostile_neighbour_costs_no_body_line(text: str) -> None:
    if "```" in text or "“" in text:
        return  # what an open fence or quotation covers is another text
    laid = f"{A}\n\n{text}\n\n{B}"
    result = explain(laid)
    assert result.restore() == laid
    assert A in result.text
    assert B in result.text


@pytest.mark.parametrize("newline", [pytest.param(newline, id=name) for name, newline in NEWLINES.items()])
def test_every_newline_that_python_knows_ends_a_line(newline: str) -> None:
    text = newline.join((A, "Share this:", B, "", NOTICE))
    cleaned = clean(text)
    assert A in cleaned
    assert B in cleaned
    assert "Share" not in cleaned
    assert "cookies" not in cleaned
    assert cleaned.startswith(A + newline + B)


def test_mixed_newlines_stay_as_they_are() -> None:
    text = f"{A}\r\n\r{B}\x0b{A}\x0c{B}\x85{A}\N{LINE SEPARATOR}{B}"
    assert clean(text) is text


def test_a_text_that_is_boilerplate_only_comes_back_whole_and_says_so() -> None:
    text = f"{NOTICE}\n\nShare this:\n\nAccept all cookies"
    result = explain(text)
    assert result.text is text
    assert result.vetoed[0].rule == "guard/no-body-left"


def test_a_text_of_one_long_line_is_cleaned_sentence_by_sentence() -> None:
    sentences = [A, B] * 200
    sentences[100] = NOTICE
    sentences[301] = "By continuing to browse the site you agree to our use of cookies."
    cleaned = clean(" ".join(sentences))
    assert "cookies" not in cleaned
    assert cleaned.split() == " ".join(s for s in sentences if "cookies" not in s).split()


@pytest.mark.parametrize("seed", range(12))
def test_scraps_of_the_trade_in_any_order(seed: int) -> None:
    dice = random.Random(seed)
    text = "".join(dice.choice(TRADE) for _ in range(400))
    result = explain(text)
    assert result.restore() == text
    assert clean(result.text) == result.text


def test_a_megabyte_in_one_word_and_in_one_line() -> None:
    for text in ("x" * 1_000_000, "mill " * 200_000, "文" * 300_000):
        assert clean(text) is text


def test_a_hundred_thousand_short_lines() -> None:
    text = "row\n" * 100_000
    assert clean(text) is text


def test_notices_between_very_many_lines_all_go() -> None:
    text = "\n".join(f"{A}\n{NOTICE}" for _ in range(2_000))
    assert clean(text) == "\n".join(A for _ in range(2_000)) + "\n"
