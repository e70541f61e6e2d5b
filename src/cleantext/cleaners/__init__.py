"""The cleaners, one for each category, and how to pick among them."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from cleantext import catalog
from cleantext.cleaners import comments, encoding, links, menus, names, page_chrome, page_menus, portraits, profiles
from cleantext.document import Doc
from cleantext.edits import Edit
from cleantext.kinds import Findings
from cleantext.page import SETTINGS
from cleantext.pipeline import BLOCKS, MARKUP, PAGE, REPAIR, Cleaner, Pipeline
from cleantext.rules import Rule
from cleantext.sites import CATEGORY as FURNITURE

if TYPE_CHECKING:
    from cleantext.sites.profile import SiteProfile


def _menus(doc: Doc, findings: Findings) -> Iterator[Edit]:
    """All menus: one that an extractor left above the article, and those of whole pages."""
    yield from menus.find(doc, findings)
    yield from page_menus.find(doc, findings)


fix_encoding = Cleaner(
    "encoding", encoding.find, REPAIR, help="mojibake repaired, by ftfy; well-formed characters are left alone"
)
strip_comment_threads = Cleaner(
    "comment_threads", comments.find, BLOCKS, help="comment threads, forms, counts and invitations to comment"
)
strip_markdown_link_debris = Cleaner(
    "markdown_link_debris", links.find, MARKUP,
    help="dead and empty links unwrapped, image debris, stray tags, template scraps, “…read more” tails",
)  # fmt: skip
strip_syndication_disclaimers = Cleaner(
    "syndication_disclaimers", help="source lines, reprint and fair-use notices, disclaimers, media-inquiry lines"
)
strip_cookie_notices = Cleaner("cookie_notices", help="cookie, consent and GDPR banners, whole or cut off")
strip_donation_appeals = Cleaner("donation_appeals", help="appeals to the reader for money, with payment lines")
strip_share_prompts = Cleaner("share_prompts", help="share, print and follow bars")
strip_newsletter_prompts = Cleaner("newsletter_prompts", help="newsletter, channel and alert sign-ups")
strip_subscription_prompts = Cleaner("subscription_prompts", help="paywall, subscription and membership prompts")
strip_app_promos = Cleaner("app_promos", help="app and player promotion")
strip_related_links = Cleaner("related_links", help="related, read-also and most-read lines and lists")
strip_bylines = Cleaner("bylines", names.find, help="author lines; the name is kept as metadata")
strip_datelines = Cleaner("datelines", help="date and outlet lines; kept as metadata")
strip_metadata_lines = Cleaner(
    "metadata_lines", profiles.find, help="tags, sections, reading time, views; kept as metadata; a board's profiles"
)
strip_image_credits = Cleaner("image_credits", help="who made a picture, alone on its line")
strip_copyright_notices = Cleaner("copyright_notices", help="ownership and all-rights-reserved lines")
strip_author_bios = Cleaner("author_bios", portraits.find, help="who the author is, after the article")
strip_ad_markers = Cleaner("ad_markers", help="“Advertisement” and its kin, alone on a line")
strip_affiliate_disclosures = Cleaner("affiliate_disclosures", help="“we may earn a commission”")
strip_navigation = Cleaner(
    "navigation", _menus, help="skip links, crumbs, menus, previous and next, pagers, form and interface text"
)

#: The cleaner of whole pages at each of its settings. What the rules of all others say is evidence.
PAGES = {
    setting: Cleaner(
        page_chrome.CATEGORY, page_chrome.PageStage(setting), PAGE, default=False,
        help="menus, cards, boxes and footers of a whole page's text, around and in the article",
        reads=tuple(sorted(value.name for value in list(globals().values()) if isinstance(value, Cleaner))),
    )
    for setting in SETTINGS
}  # fmt: skip
strip_page_chrome = PAGES["balanced"]

ALL = {cleaner.name: cleaner for cleaner in list(globals().values()) if isinstance(cleaner, Cleaner)}


def categories() -> tuple[str, ...]:
    """The names that `only=` and `exclude=` take, those that run by default first.

    >>> "cookie_notices" in categories()
    True
    """
    return tuple(sorted(ALL, key=lambda name: (not ALL[name].default, name)))


def compose(
    only: Iterable[str] | None = None,
    exclude: Iterable[str] | None = None,
    *,
    languages: Iterable[str] | None = None,
    keep_body: bool = True,
    rules: Iterable[Rule] = (),
    profile: SiteProfile | None = None,
    host: str | None = None,
    page: bool | str = False,
    backend: str | None = None,
) -> Pipeline:
    """Make a pipeline of the named categories, or of the default ones; `exclude` takes some out.

    Args:
        only: run these categories and no others.
        exclude: leave these out.
        languages: use the rules of these languages (codes such as "en") and those for any; None for all.
        keep_body: return a text unchanged if no sentence of article text would be left.
        rules: rules of the user's own, as `read_rules` gives them. Those of a category that is named above run with
            it; other categories run by default, and `only` and `exclude` know their names.
        profile: what sites repeat on page after page; what *host* repeats goes, as the category `site_furniture`.
        host: the site of the texts, as a host or an address; needed with a profile.
        page: the text is that of a whole page, find the article in it first: "careful", "balanced" (as True is) or
            "thorough"; what each removes and loses is told in docs/whole-pages.md.
        backend: what searches for the rules' literals, see `Pipeline`; it makes no difference to the result.

    Raises:
        ValueError: a category, a language, a backend or a setting is unknown (the message names the nearest known
            ones); a profile without a host, or `site_furniture` without a profile.
        ImportError: the package that the backend needs is not installed.
        TypeError: a bare string was given where several names are expected, or something else than rules as `rules`.

    >>> compose(only=["cookie_notices"])
    Pipeline(cookie_notices)
    """
    cleaners = _with(rules)
    only = None if only is None else _several("only", only)
    if profile is not None:
        if host is None:
            raise ValueError("profile= needs host=, the site that the text is from")
        cleaners[FURNITURE] = profile.cleaner(host)
    elif only is not None and FURNITURE in only:
        raise ValueError(f"only: {FURNITURE} needs profile= and host=")
    if page:
        (setting,) = _known("page", ["balanced" if page is True else page], PAGES)
        own = cleaners[page_chrome.CATEGORY].rules
        stage = page_chrome.PageStage(setting, known=cleaners[FURNITURE].stage if profile is not None else None)
        cleaners[page_chrome.CATEGORY] = replace(PAGES[setting], stage=stage, rules=own)
    if only is None:
        chosen = {name for name, cleaner in cleaners.items() if cleaner.default}
    else:
        chosen = _known("only", only, cleaners)
    if page:
        chosen.add(page_chrome.CATEGORY)
    chosen -= _known("exclude", exclude or (), {*cleaners, FURNITURE})
    if languages is not None:
        languages = _known("languages", languages, catalog.languages())
    return Pipeline((cleaners[name] for name in chosen), languages=languages, keep_body=keep_body, backend=backend)


def _with(rules: Iterable[Rule]) -> dict[str, Cleaner]:
    """All cleaners, those of the *rules*' categories with these."""
    cleaners = dict(ALL)
    if isinstance(rules, str | os.PathLike):
        raise TypeError(f"rules= takes rules, not the name of a file; read it: rules=read_rules({os.fspath(rules)!r})")
    for rule in rules:
        if not isinstance(rule, Rule):
            raise TypeError(f"rules= takes rules, as read_rules gives them, not {type(rule).__name__}")
        cleaner = cleaners.get(rule.category) or Cleaner(rule.category, help="rules of your own")
        cleaners[rule.category] = replace(cleaner, rules=(*cleaner.rules, rule))
    return cleaners


def _several(argument: str, names: Iterable[str]) -> set[str]:
    if isinstance(names, str):
        raise TypeError(f"{argument}= takes several names, for instance [{names!r}], not one string")
    return set(names)


def _known(argument: str, names: Iterable[str], known: Iterable[str]) -> set[str]:
    names, known = _several(argument, names), tuple(known)
    for name in sorted(names, key=str):
        if name not in known:
            import difflib  # needed for this message alone

            lower = str(name).lower()
            near = [lower] if lower in known else difflib.get_close_matches(lower, known, 3, 0.4) or known
            raise ValueError(f"{argument}: unknown name {name!r}; did you mean {', '.join(near)}?")
    return names
