"""Indentation is code, unless it is the layout of a whole page."""

from __future__ import annotations

import pytest

from cleantext import clean
from cleantext.document import Doc
from cleantext.passages import LAYOUT_LINES

PROSE = [
    f"The miller of lock number {number} says that the river was never as low as it is now." for number in range(9)
]
NOTICE = "We use cookies to give you the best experience on our site."


def nested(lines: list[str], mark: str = "    ") -> str:
    """The lines at two depths, as a converter writes nested elements."""
    return "\n".join(mark * (1 + number % 2) + line for number, line in enumerate(lines))


@pytest.mark.parametrize("mark", ["    ", "\t"])
def test_a_page_that_is_indented_is_no_code(mark: str) -> None:
    text = nested([*PROSE, *PROSE[:3], NOTICE], mark)
    assert Doc(text).code == ()
    assert NOTICE not in clean(text)
    assert all(line in clean(text) for line in PROSE)


def test_lines_that_look_like_code_are_kept_on_such_a_page() -> None:
    text = nested([*PROSE, *PROSE, 'banner = "' + NOTICE + '"', "show(banner);"])
    assert [text[start:end].strip() for start, end in Doc(text).code] == ['banner = "' + NOTICE + '"', "show(banner);"]
    assert clean(text) is text


def test_a_few_indented_lines_are_code() -> None:
    text = "\n".join([*PROSE, nested([NOTICE] * (LAYOUT_LINES - 1))])
    assert clean(text) is text


def test_a_small_share_of_indented_lines_is_code() -> None:
    text = "\n".join([*PROSE * 5, nested([NOTICE] * LAYOUT_LINES)])
    assert clean(text) is text


def test_a_page_of_code_is_code() -> None:
    code = [f"step_{number} = run(river);" for number in range(8)]
    text = "\n".join([PROSE[0], nested([*code, NOTICE, *code])])
    assert clean(text) is text
