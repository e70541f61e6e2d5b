"""Counts: in how many documents of a host a line or a pattern stands, and where; summed, they are a profile."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from cleantext.sites.lines import HEAD, HOST, LABEL, MIDDLE, TAIL, Page, page


class Count(NamedTuple):
    """One row of a profile.

    Attributes:
        host: the site, as `host_name` writes it.
        kind: HOST, LINE or PATTERN.
        hash: of the folded line or the pattern; 0 for a host.
        documents: how many documents carry it; for a host, how many there are.
        head, middle, tail: how many carry it in this zone; a document may do so in several.
        shape: LABEL, STOPPED or PROSE.
        example: the least of its lines, in code-point order.
    """

    host: str
    kind: int
    hash: int
    documents: int
    head: int = 0
    middle: int = 0
    tail: int = 0
    shape: int = LABEL
    example: str = ""


def host_name(value: str) -> str:
    """The host that *value*, a host or an address, names: in lower case, without port and "www.".

    Raises:
        ValueError: *value* names no host.

    >>> host_name("https://www.Example.org:8080/news/1"), host_name("Example.org")
    ('example.org', 'example.org')
    """
    value = value.strip()
    try:
        from urllib.parse import urlsplit  # `import cleantext` goes without

        name = urlsplit(value if "//" in value else f"//{value}").hostname
    except ValueError:
        name = None
    name = (name or "").rstrip(".").removeprefix("www.")
    if not name or " " in name:
        raise ValueError(f"{value[:80]!r} names no host")
    return name


def page_counts(host: str, counted: Page) -> Iterator[Count]:
    """What one document adds to its host's counts."""
    yield Count(host, HOST, 0, 1)
    for kind, key, zones, shape, example in counted.rows:
        yield Count(
            host, kind, key, 1, int(zones & HEAD > 0), int(zones & MIDDLE > 0), int(zones & TAIL > 0), shape, example
        )


def combined(counts: Iterable[Count]) -> list[Count]:
    """Sum counts of the same host, kind and hash; sorted by these."""
    sums: dict[tuple[str, int, int], Count] = {}
    for count in counts:
        key = count[:3]
        old = sums.get(key)
        if old is not None:
            count = Count(
                *key,
                old.documents + count.documents,
                old.head + count.head,
                old.middle + count.middle,
                old.tail + count.tail,
                max(old.shape, count.shape),
                min(old.example, count.example),
            )
        sums[key] = count
    return [sums[key] for key in sorted(sums)]


def counted(documents: Iterable[tuple[str, str]]) -> list[Count]:
    """Count *documents*, pairs of host and text, in memory. Other ways of counting give the same.

    Copies of a page count once. Of copies that differ in a counter or a date, the one with the least hash counts, so
    that the order of documents makes no difference.

    >>> [(count.documents, count.example) for count in counted([("a.example", "Menu"), ("a.example", "Menu")])]
    [(1, ''), (1, 'Menu')]
    """
    pages: dict[tuple[str, int], Page] = {}
    for host, text in documents:
        one = page(text)
        if one is not None:
            key = host_name(host), one.key
            if key not in pages or one.exact < pages[key].exact:
                pages[key] = one
    return combined(count for (host, _), one in pages.items() for count in page_counts(host, one))
