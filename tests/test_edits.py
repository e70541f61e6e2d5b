"""The view keeps the account: turns of edits, cuts through replacements, offsets back to the original."""

from __future__ import annotations

import pytest

from cleantext.edits import Change, Edit, Reason, View, resolve

FIRST, SECOND, THIRD = (Reason(name, "test", "A test.") for name in ("first", "second", "third"))


def view(original: str, *turns: list[tuple[int, int, str, Reason]]) -> View:
    shown = View(original)
    for turn in turns:
        shown.apply(Edit(start, end, cause, replacement) for start, end, replacement, cause in turn)
    return shown


def spans(shown: View) -> list[tuple[int, int, str, str]]:
    return [(change.start, change.end, change.replacement, change.cause.id) for change in shown.changes]


def test_nothing_is_applied() -> None:
    shown = view("abc", [])
    assert (shown.text, shown.changes) == ("abc", ())


def test_edits_of_one_turn() -> None:
    shown = view("abcdefgh", [(0, 2, "", FIRST), (3, 5, "X", SECOND), (7, 8, "", THIRD)])
    assert shown.text == "cXfg"
    assert spans(shown) == [(0, 2, "", "first"), (3, 5, "X", "second"), (7, 8, "", "third")]
    assert shown.changes[1] == Change(3, 5, "X", SECOND)


def test_neighbours_stay_apart() -> None:
    assert spans(view("abcdef", [(0, 2, "", FIRST), (2, 4, "", SECOND)])) == [(0, 2, "", "first"), (2, 4, "", "second")]


def test_a_later_turn_counts_in_the_text_that_is_left() -> None:
    shown = view("abcdefgh", [(2, 4, "", FIRST)], [(0, 1, "", SECOND), (4, 5, "", THIRD)])
    assert shown.text == "befh"
    assert spans(shown) == [(0, 1, "", "second"), (2, 4, "", "first"), (6, 7, "", "third")]


def test_a_larger_removal_takes_in_what_lies_in_it() -> None:
    shown = view("abcdefgh", [(2, 3, "", FIRST), (4, 6, "X", FIRST)], [(1, 5, "", SECOND)])
    assert shown.text == "ah"
    assert spans(shown) == [(1, 7, "", "second")]


def test_removals_at_the_ends_of_a_larger_one() -> None:
    """What ends where the edit begins stays one of its own; what begins where it ends does too."""
    shown = view("abcdefgh", [(1, 2, "", FIRST), (5, 6, "", THIRD)], [(1, 4, "", SECOND)])
    assert shown.text == "agh"
    assert spans(shown) == [(1, 2, "", "first"), (2, 5, "", "second"), (5, 6, "", "third")]


@pytest.mark.parametrize(
    ("edit", "text", "rest"),
    [
        ((3, 4), "abcYZhi", "YZ"),  # the head of the replacement goes
        ((4, 5), "abcXZhi", "XZ"),  # the middle
        ((5, 6), "abcXYhi", "XY"),  # the tail
        ((3, 6), "abchi", ""),  # all of it
    ],
)
def test_a_cut_through_a_replacement(edit: tuple[int, int], text: str, rest: str) -> None:
    shown = view("abcdefghi", [(3, 7, "XYZ", FIRST)], [(*edit, "", SECOND)])
    assert shown.text == text
    assert spans(shown) == [(3, 7, rest, "second")]


def test_a_cut_from_before_and_from_behind_a_replacement() -> None:
    assert spans(view("abcdefghi", [(3, 7, "XYZ", FIRST)], [(1, 4, "", SECOND)])) == [(1, 7, "YZ", "second")]
    assert spans(view("abcdefghi", [(3, 7, "XYZ", FIRST)], [(5, 8, "", SECOND)])) == [(3, 9, "XY", "second")]


def test_two_cuts_through_one_replacement() -> None:
    """The second was once counted from behind the replacement that the first had cut."""
    shown = view("abcdefghi", [(3, 7, "XYZ", FIRST)], [(3, 4, "", SECOND), (5, 6, "", THIRD), (7, 8, "", THIRD)])
    assert shown.text == "abcYh"
    assert spans(shown) == [(3, 7, "Y", "third"), (8, 9, "", "third")]


def test_a_cut_behind_earlier_pieces() -> None:
    shown = view("abcdefghijkl", [(0, 1, "", FIRST), (5, 9, "XYZ", FIRST)], [(5, 6, "", SECOND)])
    assert shown.text == "bcdeXZjkl"
    assert spans(shown) == [(0, 1, "", "first"), (5, 9, "XZ", "second")]


def test_two_replacements_cut_by_one_edit() -> None:
    shown = view("abcdefghi", [(1, 4, "XY", FIRST), (5, 8, "VW", FIRST)], [(2, 5, "", SECOND)])
    assert shown.text == "aXWi"
    assert spans(shown) == [(1, 8, "XW", "second")]


@pytest.mark.parametrize(
    "edits", [[(2, 2)], [(3, 2)], [(-1, 2)], [(0, 10)], [(0, 3), (2, 4)], [(4, 5), (0, 1)]],
    ids=["empty", "backwards", "before the text", "behind it", "overlapping", "out of order"],
)  # fmt: skip
def test_what_cannot_be_applied(edits: list[tuple[int, int]]) -> None:
    with pytest.raises(ValueError, match="overlaps another or leaves the text"):
        View("abcdefghi").apply(Edit(start, end, FIRST) for start, end in edits)


def test_offsets_lead_back_to_the_original() -> None:
    shown = view("abcdefghi", [(1, 3, "", FIRST), (5, 7, "X", FIRST)])
    assert shown.text == "adeXhi"
    assert shown.origins(range(7)) == {0: 0, 1: 3, 2: 4, 3: 5, 4: 7, 5: 8, 6: 9}
    assert view("ab", [(0, 2, "", FIRST)]).origins([0]) == {0: 2}
    assert View("").origins([0]) == {0: 0}
    assert view("abc", [(2, 3, "", FIRST)]).origins([1, 2]) == {1: 1, 2: 3}


def test_a_cut_replacement_leads_back_to_where_it_began() -> None:
    assert view("abcdefghi", [(3, 7, "XYZ", FIRST)]).origins(range(8)) == {
        0: 0,
        1: 1,
        2: 2,
        3: 3,
        4: 3,
        5: 3,
        6: 7,
        7: 8,
    }


def test_pieces_behind_the_last_edit_stay_in_order() -> None:
    shown = view("abcdefghijkl", [(2, 3, "", FIRST), (5, 6, "", FIRST), (8, 9, "", FIRST)], [(0, 1, "", SECOND)])
    assert spans(shown) == [(0, 1, "", "second"), (2, 3, "", "first"), (5, 6, "", "first"), (8, 9, "", "first")]
    shown.apply([Edit(7, 8, THIRD)])
    assert shown.text == "bdeghjk"
    assert spans(shown)[-1] == (11, 12, "", "third")


def test_the_longer_of_two_edits_stays() -> None:
    edits = [Edit(0, 4, FIRST), Edit(2, 20, SECOND), Edit(20, 22, THIRD)]
    assert resolve(edits) == edits[1:]
    assert resolve([Edit(0, 4, FIRST), Edit(3, 7, SECOND)]) == [Edit(0, 4, FIRST)]
    assert resolve([Edit(0, 4, FIRST), Edit(0, 9, SECOND)]) == [Edit(0, 9, SECOND)]
    assert resolve([Edit(5, 6, SECOND), Edit(0, 5, FIRST)]) == [Edit(0, 5, FIRST), Edit(5, 6, SECOND)]
    assert resolve([Edit(0, 5, FIRST), Edit(0, 5, SECOND)]) == [Edit(0, 5, FIRST)]
    assert resolve([Edit(9, 12, FIRST), Edit(11, 30, SECOND)]) == [Edit(11, 30, SECOND)]
    assert resolve([Edit(0, 5, FIRST), Edit(0, 9, SECOND), Edit(6, 12, THIRD)]) == [Edit(0, 9, SECOND)]
    assert resolve([]) == []
