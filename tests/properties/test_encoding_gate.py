"""The gate before ftfy skips no text that ftfy, in the configuration that keeps the body as it is, would change."""

from __future__ import annotations

import subprocess
import sys

import ftfy
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleantext.cleaners import encoding
from cleantext.cleaners.encoding import suspicious

CONFIG = ftfy.TextFixerConfig(
    unescape_html=False, remove_terminal_escapes=False, fix_latin_ligatures=False, fix_character_width=False,
    uncurl_quotes=False, fix_line_breaks=False, fix_surrogates=False, remove_control_chars=False, normalization=None,
)  # fmt: skip
CODECS = ("latin-1", "cp1252", "cp1251", "cp1250", "cp1253", "cp1254", "cp1257", "iso8859-2", "mac-roman", "cp437")
LINES = (
    "La mère et l’été à la maison, « non » dit-elle — voilà.",
    "Größe, Füße, „Mühle“ – 20 €",
    "Мельница закрылась в мае, сказал её хозяин.",
    "Młyn zamknięto w maju, powiedziała żona młynarza.",
    "El molino cerró en mayo; ¿quién lo dirá? ¡Nadie!",
    "Değirmen mayısta kapandı, dedi sahibi.",
    "Ο μύλος έκλεισε τον Μάιο.",
    "水车小屋在五月关闭了。",
    "المطحنة أغلقت في مايو",
    "“The mill’s closed…” she said – twice ✓",
    "हवा चक्की मई में बंद हुई",
)


def skipped(text: str) -> list[str]:
    """The lines that the gate keeps from ftfy though it would change them."""
    return [line for line in text.splitlines() if not suspicious(line) and ftfy.fix_encoding(line, CONFIG) != line]


def misread(text: str, codec: str, times: int = 1) -> str:
    for _ in range(times):
        text = "".join(bytes([byte]).decode(codec, "ignore") or chr(byte) for byte in text.encode())
    return text


@pytest.mark.parametrize("codec", CODECS)
@pytest.mark.parametrize("line", LINES)
@pytest.mark.parametrize("times", [0, 1, 2])
@pytest.mark.parametrize(
    "spoil", [("", ""), ("\N{NO-BREAK SPACE}", " "), ("\x81", "\N{REPLACEMENT CHARACTER}"), ("\x8d", "?")]
)
def test_lines_read_in_another_encoding(line: str, codec: str, times: int, spoil: tuple[str, str]) -> None:
    text = misread(line, codec, times)
    text = text.replace(*spoil) if spoil[0] else text
    assert skipped(text) == []


_MIXED = "".join(
    sorted({bytes([byte]).decode(codec, "ignore") or chr(byte) for byte in range(0x80, 0x100) for codec in CODECS})
)


@given(
    st.text(
        st.sampled_from(_MIXED + " ?aeA,\N{REPLACEMENT CHARACTER}").filter(lambda c: c not in "\x85\n\r"), max_size=12
    )
)
def test_any_mixture_of_the_characters_of_mojibake(text: str) -> None:
    assert skipped(text) == []


@pytest.mark.parametrize("line", LINES)
def test_well_formed_text_does_not_load_ftfy(line: str) -> None:
    code = "import sys, cleantext; cleantext.fix_encoding(sys.argv[1]); print('ftfy' in sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", code, line], capture_output=True, text=True, check=True, timeout=60, env={"PYTHONPATH": "src", "PYTHONUTF8": "1"}
    )  # fmt: skip
    assert done.stdout == "False\n"


def test_quotes_and_dashes_alone_start_no_repair() -> None:
    """What `_may_start` leaves out before it asks the gate is nothing that the gate would find."""
    for odd in encoding._USUAL:
        for after in (*encoding._USUAL, *map(chr, range(128)), ""):
            if encoding._HARMLESS.fullmatch(odd + after):
                assert encoding._gate().search(odd + after) is None
    assert encoding._HARMLESS.fullmatch("\u2019s")
    assert not encoding._HARMLESS.fullmatch("\u2019?")
