"""cleantext removes what is not the article from text that was extracted from web pages.

>>> import cleantext
>>> cleantext.clean("The mill closed in May, its owner said.\\n\\nWe use cookies to improve your visit.")
'The mill closed in May, its owner said.\\n'
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from cleantext.cleaners import (
    categories,
    compose,
    fix_encoding,
    strip_ad_markers,
    strip_affiliate_disclosures,
    strip_app_promos,
    strip_author_bios,
    strip_bylines,
    strip_comment_threads,
    strip_cookie_notices,
    strip_copyright_notices,
    strip_datelines,
    strip_donation_appeals,
    strip_image_credits,
    strip_markdown_link_debris,
    strip_metadata_lines,
    strip_navigation,
    strip_newsletter_prompts,
    strip_page_chrome,
    strip_related_links,
    strip_share_prompts,
    strip_subscription_prompts,
    strip_syndication_disclaimers,
)
from cleantext.pipeline import Cleaner, Pipeline
from cleantext.result import Removal, Result, Veto
from cleantext.rules import Rule, RuleError

if TYPE_CHECKING:
    from cleantext.html import from_html
    from cleantext.rulefile import read_rules
    from cleantext.sites.profile import ProfileError, SiteProfile

__version__ = "0.1.0"

__all__ = [
    "Cleaner", "Pipeline", "ProfileError", "Removal", "Result", "Rule", "RuleError", "SiteProfile", "Veto",
    "categories", "clean", "compose", "explain", "fix_encoding", "from_html", "read_rules",
    "strip_ad_markers", "strip_affiliate_disclosures", "strip_app_promos", "strip_author_bios", "strip_bylines",
    "strip_comment_threads", "strip_cookie_notices", "strip_copyright_notices", "strip_datelines",
    "strip_donation_appeals", "strip_image_credits", "strip_markdown_link_debris", "strip_metadata_lines",
    "strip_navigation", "strip_newsletter_prompts", "strip_page_chrome", "strip_related_links", "strip_share_prompts",
    "strip_subscription_prompts", "strip_syndication_disclaimers",
]  # fmt: skip


def clean(
    text: str,
    *,
    only: Iterable[str] | None = None,
    exclude: Iterable[str] | None = None,
    languages: Iterable[str] | None = None,
    keep_body: bool = True,
    rules: Iterable[Rule] = (),
    profile: SiteProfile | None = None,
    host: str | None = None,
    page: bool | str = False,
    backend: str | None = None,
) -> str:
    """Return *text* without what is not the article; the same object if there is nothing to remove.

    The arguments are those of `compose`; `explain` tells what was removed and why.

    Raises:
        TypeError: *text* is not a `str`, or an argument is not what `compose` takes.
        ValueError: a category, a language, a backend or a setting of `page` is unknown, or a profile is given without
            a host.
        ImportError: the package that the backend needs is not installed.

    >>> clean("The mill burned down at noon on Friday.\\n\\nShare this:", only=["share_prompts"])
    'The mill burned down at noon on Friday.\\n'
    """
    return explain(
        text,
        only=only,
        exclude=exclude,
        languages=languages,
        keep_body=keep_body,
        rules=rules,
        profile=profile,
        host=host,
        page=page,
        backend=backend,
    ).text


def explain(
    text: str,
    *,
    only: Iterable[str] | None = None,
    exclude: Iterable[str] | None = None,
    languages: Iterable[str] | None = None,
    keep_body: bool = True,
    rules: Iterable[Rule] = (),
    profile: SiteProfile | None = None,
    host: str | None = None,
    page: bool | str = False,
    backend: str | None = None,
) -> Result:
    """Clean *text* and account for every removal: where in *text* (code points), by which rule, and why.

    The arguments are those of `compose`.

    Raises:
        TypeError: *text* is not a `str`, or an argument is not what `compose` takes.
        ValueError: a category, a language, a backend or a setting of `page` is unknown, or a profile is given without
            a host.
        ImportError: the package that the backend needs is not installed.

    >>> result = explain("The mill burned down at noon on Friday.\\n\\nShare this:")
    >>> [(removal.start, removal.end, removal.category) for removal in result.removals]
    [(40, 41, 'spacing'), (41, 52, 'share_prompts')]
    """
    pipeline = compose(
        only,
        exclude,
        languages=languages,
        keep_body=keep_body,
        rules=rules,
        profile=profile,
        host=host,
        page=page,
        backend=backend,
    )
    return pipeline.explain(text)


#: What the cleaning of text does not need is loaded when it is asked for.
_LATE = {
    "from_html": "cleantext.html",
    "read_rules": "cleantext.rulefile",
    "ProfileError": "cleantext.sites.profile",
    "SiteProfile": "cleantext.sites.profile",
}


def __getattr__(name: str) -> object:
    """Load one of the names of `_LATE`."""
    if name in _LATE:
        from importlib import import_module

        return getattr(import_module(_LATE[name]), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    """The public names, those of `_LATE` among them, which completion would not see before their first use."""
    return sorted(__all__)
