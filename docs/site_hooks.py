"""What the documentation site is given when it is built: the catalogue of rules, and pages that the menu does not name.

The catalogue is made from the rules' own data, so it cannot fall behind; nothing of it is committed.
"""

from __future__ import annotations

import io
import re
import subprocess
import sys
import tarfile
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

DOCS = Path(__file__).parent
sys.path.insert(0, str(DOCS.parent / "src"))

from cleantext import __version__, catalog  # noqa: E402  # the tree that the docs are of
from cleantext.cleaners import ALL  # noqa: E402  # the same

LANGUAGES = {
    "any": "Any language", "ar": "Arabic", "cs": "Czech", "da": "Danish", "de": "German", "el": "Greek",
    "en": "English", "es": "Spanish", "fa": "Persian", "fi": "Finnish", "fr": "French", "he": "Hebrew", "hi": "Hindi",
    "hu": "Hungarian", "id": "Indonesian", "it": "Italian", "ja": "Japanese", "ko": "Korean", "nl": "Dutch",
    "no": "Norwegian", "pl": "Polish", "pt": "Portuguese", "ro": "Romanian", "ru": "Russian", "sv": "Swedish",
    "tr": "Turkish", "uk": "Ukrainian", "vi": "Vietnamese", "zh": "Chinese",
}  # fmt: skip
#: Where a page of such a name belongs that the menu does not name; others stand under "More".
PLACES = {
    "pre-ingest": "How to", "html": "How to", "whole-pages": "How to", "site-profiles": "How to", "bulk": "How to",
    "quality": "Background", "performance": "Background",
}  # fmt: skip
Entry = dict[str, Any]
Entries = list[tuple[str, Entry]]  # the language, and the rule as it stands in its file


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Add to the menu the rule catalogue, and under "More" what pages it does not name."""
    nav: list[Any] = list(config.nav or [])
    named = set(_names(nav))
    more: list[Any] = sorted(path.relative_to(DOCS).as_posix() for path in DOCS.rglob("*.md"))
    more = [name for name in more if name not in named]
    for name in [name for name in more if name.removesuffix(".md") in PLACES]:
        _section(nav, PLACES[name.removesuffix(".md")]).append(name)
        more.remove(name)
    pages = ["rules/index.md", *(f"rules/{category}.md" for category in sorted(ALL))]
    _section(nav, "Reference").append({"Rules": pages})
    config.nav = [*nav, {"More": more}] if more else nav
    return config


def _section(nav: list[Any], title: str) -> list[Any]:
    found: list[Any] = next(entry[title] for entry in nav if isinstance(entry, dict) and title in entry)
    return found


def _names(nav: list[Any]) -> Iterator[str]:
    for entry in nav:
        if isinstance(entry, str):
            yield entry
        elif isinstance(entry, dict):
            for value in entry.values():
                yield from _names(value if isinstance(value, list) else [value])


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the pages of the catalogue."""
    found: dict[str, Entries] = {category: [] for category in sorted(ALL)}
    for language, category, content in sorted(catalog.files(), key=lambda file: _order(file[0])):
        if category != "words":
            found[category] += [(language, entry) for entry in tomllib.loads(content.decode())["rule"]]
    since = _since()
    pages = {"index": "\n".join(_index(found))}
    pages |= {category: "\n".join(_category(category, entries, since)) for category, entries in found.items()}
    for name, content in pages.items():
        files.append(File.generated(config, f"rules/{name}.md", content=content))
    return files


def _order(language: str) -> tuple[int, str]:
    return ("any", "en", language).index(language), LANGUAGES.get(language, language)


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Links to files beside docs/ have no page to lead to; their words stay."""
    return re.sub(r"\[([^\]]+)\]\(\.\./[^)]*\)", r"\1", markdown)


def _index(found: dict[str, Entries]) -> Iterator[str]:
    languages = {language for entries in found.values() for language, _ in entries} - {"any"}
    yield "# Rules\n"
    yield f"{sum(map(len, found.values())):,} rules in {len(languages)} languages.\n"
    yield "Comment threads, link debris and encoding are found by code as well, by the shape of the text.\n"
    yield "Each rule is shown with examples of what goes and of what looks alike and stays. "
    yield "[Adding a rule](../adding-a-rule.md) tells what its kind and its confidence mean.\n"
    yield "| category | what it removes | rules | languages |\n|---|---|---|---|"
    for category, entries in found.items():
        count = len({language for language, _ in entries} - {"any"})
        yield f"| [{category}]({category}.md) | {ALL[category].help} | {len(entries) or 'by code'} | {count or 'all'} |"


def _since() -> dict[str, str]:
    """The release that first had a rule, by the rule's id, as the tags tell; a rule of none is the next one's."""
    found: dict[str, str] = {}
    try:
        tags = _git("tag", "--list", "v[0-9]*", "--sort=v:refname").decode().split()
        for tag in tags:
            with tarfile.open(fileobj=io.BytesIO(_git("archive", tag, "src/cleantext/data"))) as archive:
                for member in archive:
                    if not member.name.endswith(".toml") or (file := archive.extractfile(member)) is None:
                        continue
                    language, category = member.name.removesuffix(".toml").split("/")[-2:]
                    for name in re.findall(r"""^id\s*=\s*["']([^"']+)""", file.read().decode(), flags=re.MULTILINE):
                        found.setdefault(f"{language}/{category}/{name}", tag.removeprefix("v"))
    except (OSError, subprocess.CalledProcessError):
        pass  # not a checkout, or one without its history
    return found


def _git(*arguments: str) -> bytes:
    return subprocess.run(["git", *arguments], cwd=DOCS.parent, capture_output=True, check=True).stdout


def _category(category: str, entries: Entries, since: dict[str, str]) -> Iterator[str]:
    yield f"# {category}\n"
    yield f"{ALL[category].help[:1].upper()}{ALL[category].help[1:]}. In Python: `strip_{category}`.\n".replace(
        "`strip_encoding`", "`fix_encoding`"
    )
    if not entries:
        yield "This category has no rules: code finds it.\n"
    for language in dict.fromkeys(language for language, _ in entries):
        yield f"## {LANGUAGES.get(language, language)}\n"
        for entry in (entry for other, entry in entries if other == language):
            name = f"{language}/{category}/{entry['id']}"
            yield from _rule(name, entry, since.get(name, __version__))


def _rule(name: str, entry: Entry, since: str) -> Iterator[str]:
    yield f"### {entry['id']} {{ #{name.replace('/', '-')} }}\n"
    yield f"{_plain(entry['reason'])}\n"
    said = [f"kind `{entry['kind']}`", f"confidence `{entry['confidence']}`"]
    said += [f"at the {entry['place']} only"] if "place" in entry else []
    yield f"`{name}`: {', '.join((*said, f'since {since}'))}\n"
    for title, lines in (("Goes", entry["removes"]), ("Stays", entry["keeps"])):
        yield f"{title}:\n"
        fence = "`" * max(3, *(len(run) + 1 for line in lines for run in re.findall("`+", line)), 0)
        yield f"{fence}text\n" + "\n".join(lines) + f"\n{fence}\n"


def _plain(text: str) -> str:
    return re.sub(r"([\\`*_\[\]<>#|{}])", r"\\\1", text)
