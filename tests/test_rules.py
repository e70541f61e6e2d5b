"""Every rule holds its own examples and bears hostile text; the loader refuses rules that prove nothing."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest
import regex

from cleantext import catalog, lazy
from cleantext.cleaners import ALL
from cleantext.loader import check_examples, parse_rules
from cleantext.rarity import BOUND
from cleantext.rules import TABLE_FIELDS, Examples, Rule, RuleError
from cleantext.table import Table, collect
from cleantext.words import merge_words, parse_words

FILES = [(language, name) for language, name, _ in catalog.files() if name != "words"]
_CONTENT = {(language, name): content.decode() for language, name, content in catalog.files()}

# Lines of a page that make patterns backtrack: lists of numbers, names, dates and links that end otherwise than hoped.
HOSTILE = (
    "204, 400, 402 - 406, 408, " * 12 + ".",
    "- " * 150 + "o",
    "x " * 150 + "!",
    "a " * 150,
    "the " * 80 + "~",
    "By " * 80,
    "Ab " * 80 + "1",
    "1 2 3 4 " * 40 + "z",
    "and " * 80,
    "Mon, 3 May 2021 " * 20,
    "http://a.b/" * 30,
    "« » " * 60,
    "... " * 80,
    "( " * 100,
    "一二三四五六七八九十" * 30,
    "Ab, Cd and Ef, " * 30,
)
#: A probe has at most so many code points, and no match of it may take longer (seconds): linear ones take microseconds.
PROBE, LIMIT = 3000, 1.0


@cache
def rules_of(language: str, name: str) -> list[tuple[Rule, Examples]]:
    return parse_rules(_CONTENT[language, name], f"{language}/{name}.toml", language, name, catalog.words(language))


def literals_of(rule: Rule) -> list[str]:
    return sorted(literal.decode() for literals in rule.literals.values() for literal in literals)


@pytest.mark.parametrize(("language", "name"), FILES)
def test_rules_hold_their_own_examples(language: str, name: str) -> None:
    assert name in ALL, "a file of rules is named for a category"
    for rule, examples in rules_of(language, name):
        check_examples(rule, examples, rule.id)


@pytest.mark.parametrize(("language", "name"), FILES)
def test_no_pattern_backtracks_without_end(language: str, name: str) -> None:
    slow = []
    for rule, examples in rules_of(language, name):
        own = [f"{example} " * 25 + "\x01" for example in examples.removes]
        own += [f"{literal.strip(BOUND).strip()} " * 30 + "\x01" for literal in literals_of(rule)[:20]]
        for source in (*rule.match, *rule.needs, *rule.unless, *((rule.tells,) if rule.tells else ())):
            pattern = regex.compile(source, regex.IGNORECASE)
            match = pattern.fullmatch if rule.whole else pattern.search
            for probe in (*HOSTILE, *own):
                try:
                    match(probe[:PROBE], timeout=LIMIT)
                except TimeoutError:
                    slow.append((rule.id, source[:100], probe[:50]))
                    break
    assert slow == []


def test_a_reason_is_a_sentence() -> None:
    for language, name in FILES:
        for rule, _ in rules_of(language, name):
            assert rule.reason[0].isupper() or not rule.reason[0].isalpha(), rule.id
            assert rule.reason.endswith("."), rule.id


def test_the_table_holds_what_the_files_say(tmp_path: Path) -> None:
    catalog.write_table(tmp_path)
    table = Table(tmp_path / catalog.TABLE)
    assert table.same_regex
    assert sorted(table.files) == sorted(FILES)
    numbers = []
    for name, file in table.files.items():
        for stored, read in zip(table.rules(file), rules_of(*name), strict=True):
            assert stored.every == read[0].every
            assert {field: getattr(stored, field) for field in TABLE_FIELDS} == {
                field: getattr(read[0], field) for field in TABLE_FIELDS
            }
            assert len(stored.codes) == len(stored.gates)
            numbers.append(stored.number)
    assert numbers == list(range(len(numbers)))


def test_a_file_that_changes_while_the_table_is_made_leaves_no_table(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    changed = tmp_path / "changed.toml"
    listing = dict(catalog._listing())

    def write(*given: object) -> None:
        (tmp_path / catalog.TABLE).write_bytes(b"")
        changed.write_text("")
        monkeypatch.setattr(catalog, "_listing", lambda: {**listing, ("en", "changed"): str(changed)})

    monkeypatch.setattr(catalog.table, "write", write)
    with pytest.raises(RuleError, match=r"changed\.toml: was changed while"):
        catalog.write_table(tmp_path)
    assert not (tmp_path / catalog.TABLE).exists()


def test_the_table_holds_the_literals_of_all_rules(tmp_path: Path) -> None:
    catalog.write_table(tmp_path)
    table = Table(tmp_path / catalog.TABLE)
    rules = [rule for file in table.files.values() for rule in table.rules(file)]
    for script in table.scripts:
        literals = table.literals(script)
        assert {head: literals.of(head) for head in literals.heads} == collect(enumerate(rules), script)


def test_a_file_that_is_no_table_is_refused(tmp_path: Path) -> None:
    for content in (b"", b"\0" * 20, b"no table at all"):
        (tmp_path / "table.bin").write_bytes(content)
        with pytest.raises((ValueError, EOFError, TypeError)):
            Table(tmp_path / "table.bin")


def test_modules_own_patterns_come_with_the_table(tmp_path: Path) -> None:
    catalog.write_table(tmp_path)
    packed = Table(tmp_path / catalog.TABLE).patterns()
    assert set(lazy.known()) <= set(packed)
    for source, flags in lazy.known():
        pattern = lazy.unpack(packed[source, flags])
        assert (pattern.pattern, pattern.flags) == (source, regex.compile(source, flags).flags)


@pytest.fixture(scope="module")
def small_catalogue(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the package with the rules of a single language, and its table."""
    place = tmp_path_factory.mktemp("package") / "cleantext"
    source = Path(catalog.__file__).parent
    shutil.copytree(source, place, ignore=lambda folder, names: [n for n in names if n in DROPPED or n == "table.bin"])
    in_copy(place, "catalog.write_table(catalog.data())")
    return place


DROPPED = {language for language, _ in FILES} - {"any", "en"} | {"__pycache__"}


def in_copy(place: Path, code: str) -> str:
    """What Python prints for *code* with the copied package."""
    done = subprocess.run(
        [sys.executable, "-c", f"from cleantext import catalog; {code}"],
        env={**os.environ, "PYTHONPATH": str(place.parent)}, capture_output=True, text=True, check=True, timeout=600,
    )  # fmt: skip
    return done.stdout.strip()


FRESH = "print(sorted(set((l, n) for l, n, _ in catalog.files() if n != 'words') - set(catalog._fitting())))"


def test_a_fitting_table_is_used(small_catalogue: Path) -> None:
    assert in_copy(small_catalogue, FRESH) == "[]"


def test_an_edited_file_is_read_and_the_rest_stays(small_catalogue: Path) -> None:
    edited = small_catalogue / "data/en/ad_markers.toml"
    before = edited.read_text(encoding="utf-8")
    edited.write_text(before.replace('id = "advertisement"', 'id = "edited"'), encoding="utf-8")
    try:
        assert in_copy(small_catalogue, FRESH) == "[('en', 'ad_markers')]"
        assert "en/ad_markers/edited" in in_copy(
            small_catalogue, "print(*(rule.id for rule in catalog.rules(('ad_markers',))))"
        )
    finally:
        edited.write_text(before, encoding="utf-8")


def test_edited_words_put_out_of_use_what_refers_to_them(small_catalogue: Path) -> None:
    edited = small_catalogue / "data/en/words.toml"
    before = edited.read_text(encoding="utf-8")
    assert "en_site = '" in before
    edited.write_text(before.replace("en_site = '", "en_site = 'here|"), encoding="utf-8")
    try:
        stale = in_copy(small_catalogue, FRESH)
    finally:
        edited.write_text(before, encoding="utf-8")
    files = {name: _CONTENT["en", name] for language, name in FILES if language == "en"}
    assert stale == str([("en", name) for name, content in sorted(files.items()) if "{{en_site}}" in content])


def test_other_code_puts_the_whole_table_out_of_use(small_catalogue: Path) -> None:
    edited = small_catalogue / "literals.py"
    before = edited.read_text(encoding="utf-8")
    edited.write_text(before + "# edited", encoding="utf-8")
    try:
        assert in_copy(small_catalogue, "print(catalog._table())") == "None"
    finally:
        edited.write_text(before, encoding="utf-8")


def test_a_table_from_elsewhere_is_looked_into(small_catalogue: Path) -> None:
    """A copied table is younger than the files beside it, whatever they are."""
    code, rules, table = (
        small_catalogue / name for name in ("literals.py", "data/en/ad_markers.toml", "data/table.bin")
    )
    for edited, told in ((code, ("print(catalog._table())", "None")), (rules, (FRESH, "[('en', 'ad_markers')]"))):
        before, made = edited.read_bytes(), table.read_bytes()
        edited.write_bytes(before + b"# other")
        table.unlink()
        table.write_bytes(made)
        try:
            assert in_copy(small_catalogue, told[0]) == told[1]
        finally:
            edited.write_bytes(before)


GOOD = {
    "id": '"site-uses-cookies"',
    "kind": '"sentence"',
    "confidence": '"high"',
    "reason": '"The site tells its visitor that it sets cookies."',
    "match": r"""['^(?:this (?:web)?site|we) uses? [^.!?]{0,60}\bcookies?\b']""",
    "removes": '["This website uses cookies to work."]',
    "keeps": '["Regulators say sites that use cookies must ask first."]',
}


def load(**changes: str | None) -> Rule:
    entry = {**GOOD, **changes}
    source = "[[rule]]\n" + "\n".join(f"{key} = {value}" for key, value in entry.items() if value is not None)
    ((rule, examples),) = parse_rules(source, "en/x.toml", "en", "x", {})
    check_examples(rule, examples, rule.id)
    return rule


def test_a_good_rule_is_loaded() -> None:
    rule = load()
    assert rule.id == "en/x/site-uses-cookies"
    found = literals_of(rule)
    assert all(
        any(one.strip("\0") in text for one in found) for text in ("we use cookies", "this website uses a cookie")
    )
    assert not any(one.strip("\0") in "the mill at the weir" for one in found)


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        pytest.param({"reason": None}, "'reason' is missing", id="no reason"),
        pytest.param({"reason": '""'}, "'reason' is missing", id="empty reason"),
        pytest.param({"removes": None}, "'removes' is missing", id="no example of what goes"),
        pytest.param({"keeps": None}, "'keeps' is missing", id="no example of what stays"),
        pytest.param({"keeps": "[]"}, "'keeps' is missing", id="empty examples"),
        pytest.param({"surprise": "1"}, "unknown key 'surprise'", id="unknown key"),
        pytest.param({"kind": '"page"'}, "'kind' must be one of", id="unknown kind"),
        pytest.param({"confidence": '"sure"'}, "'confidence' must be one of", id="unknown confidence"),
        pytest.param({"place": '"middle"'}, "'place' must be one of", id="unknown place"),
        pytest.param({"match": '"cookies"'}, "wrong type", id="one pattern instead of a list"),
        pytest.param({"at_least": "2"}, "'at_least' must lie between", id="more hits than patterns"),
        pytest.param({"match": "['cookies.*']"}, "repeats without a bound", id="unbounded repeat"),
        pytest.param({"match": "['cookies(?:a|b){2,}']"}, "repeats without a bound", id="open repeat"),
        pytest.param({"match": "['cookies(?:[a-z]{1,80} ){1,80}']"}, "repeats", id="nested repeats"),
        pytest.param({"unless": "['said.*']"}, "repeats without a bound", id="unbounded veto"),
        pytest.param({"match": r"['\w{1,9} \w{1,9}']"}, "no literal can be derived", id="no literal"),
        pytest.param({"match": "['cookies|[a-z]{3}']"}, "no literal can be derived", id="one branch without literal"),
        pytest.param({"match": "['cookies(']"}, "not a pattern", id="broken pattern"),
        pytest.param({"match": "['{{nowhere}} cookies']"}, "not in any words.toml", id="unknown word"),
        pytest.param({"removes": '["We bake biscuits."]'}, "misses its own example", id="misses its example"),
        pytest.param({"keeps": '["We use cookies to bake."]'}, "which must stay", id="hits what stays"),
        pytest.param({"keeps": '["The mill closed."]'}, "proves nothing", id="a negative that proves nothing"),
    ],
)
def test_the_loader_refuses(changes: dict[str, str | None], message: str) -> None:
    with pytest.raises(RuleError, match=regex.escape(message)) as caught:
        load(**changes)
    assert "x" in str(caught.value), "the message names the file or the rule"


def test_the_loader_refuses_a_duplicate_id() -> None:
    entry = "[[rule]]\n" + "\n".join(f"{key} = {value}" for key, value in GOOD.items()) + "\n"
    with pytest.raises(RuleError, match="the id is taken"):
        parse_rules(entry * 2, "en/x.toml", "en", "x", {})


def test_the_loader_refuses_other_tables_and_broken_files() -> None:
    with pytest.raises(RuleError, match="unknown table 'rules'"):
        parse_rules("[[rules]]\n", "en/x.toml", "en", "x", {})
    with pytest.raises(RuleError, match=r"en/x\.toml: not valid TOML"):
        parse_rules("[[rule]\n", "en/x.toml", "en", "x", {})
    with pytest.raises(RuleError, match="must be a pattern"):
        parse_words("number = 3\n", "en/words.toml")


def test_words_refer_to_words_but_not_in_a_circle() -> None:
    words = merge_words([("any", {"a": "{{b}}x", "b": "{{a}}y"})])
    source = "[[rule]]\n" + "\n".join(f"{key} = {value}" for key, value in {**GOOD, "match": "['{{a}} z']"}.items())
    with pytest.raises(RuleError, match="refer to each other"):
        parse_rules(source, "en/x.toml", "en", "x", words)


def test_the_words_of_a_language_are_its_own_and_english_ones() -> None:
    files = [(language, {"month": month}) for language, month in (("en", "may"), ("fr", "mai"), ("el", "μαι"))]
    files += [("any", {"date": "{{month}} x"}), ("el", {"el_said": "ειπε"})]
    assert merge_words(files)["month"] == "may|mai|μαι"
    words = merge_words(files, "fr")
    assert words["month"] == "may|mai"
    assert words["date"] == "{{month}} x"
    assert words["el_said"] == "ειπε"  # nobody else has it
