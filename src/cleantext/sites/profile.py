"""Site profiles: the counts of many hosts, kept in a file, merged, and asked for one host's furniture."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby

from cleantext.pipeline import Cleaner
from cleantext.sites import CATEGORY
from cleantext.sites.counts import Count, combined, counted, host_name
from cleantext.sites.furniture import Furniture, Site
from cleantext.sites.lines import HOST

#: What fewer documents carry is not kept in a profile.
LEAST = 2


class ProfileError(ValueError):
    """A file is no site profile, or is damaged; the message names the file and what to do."""


class SiteProfile:
    """What hosts repeat on page after page. Read-only; profiles of different documents merge.

    Args:
        hosts: the counts of each host, sorted by kind and hash, the host's own first.
        least: what fewer documents carry was left out of the counts.

    >>> pages = [("a.example", f"Menu\\n\\nThe mill closed in May {year}.") for year in range(1990, 2020)]
    >>> profile = SiteProfile.learn(pages)
    >>> profile.hosts, profile.site("a.example").documents
    (('a.example',), 30)
    """

    def __init__(self, hosts: Mapping[str, Sequence[Count]], least: int = LEAST) -> None:
        self._hosts = hosts
        self.least = least

    @classmethod
    def learn(cls, documents: Iterable[tuple[str, str]], least: int = LEAST) -> SiteProfile:
        """Count *documents*, pairs of host (or address) and text, in memory; `cleantext learn` counts more than fit.

        Raises:
            ValueError: a host is none.
        """
        return cls.of(counted(documents), least)

    @classmethod
    def of(cls, counts: Iterable[Count], least: int = LEAST) -> SiteProfile:
        """The profile of *counts*, sorted as `combined` sorts them."""
        kept = (count for count in counts if count.kind == HOST or count.documents >= least)
        return cls({host: tuple(rows) for host, rows in groupby(kept, key=lambda count: count.host)}, least)

    @classmethod
    def load(cls, path: str | os.PathLike[str]) -> SiteProfile:
        """Read a profile that `save` or `cleantext learn` wrote. Needs pyarrow.

        Raises:
            ProfileError: the file is no profile, is damaged, or was written by another version of the format.
            OSError: the file cannot be read.
        """
        from cleantext.learning.storage import load

        hosts, least = load(path)
        return cls(hosts, least)

    def save(self, path: str | os.PathLike[str]) -> None:
        """Write the profile as Parquet; docs/site-profiles.md describes the format. Needs pyarrow.

        Raises:
            OSError: the file cannot be written.
        """
        from cleantext.learning.storage import save

        save(path, self.counts(), self.least)

    def merge(self, *others: SiteProfile) -> SiteProfile:
        """The profile of all documents together; they must be different ones.

        What fewer documents than `least` carried in one part is not known of this part: it counts as none.
        """
        parts = (self, *others)
        counts = combined(count for part in parts for count in part.counts())
        return SiteProfile.of(counts, max(part.least for part in parts))

    @property
    def hosts(self) -> tuple[str, ...]:
        """The hosts, sorted."""
        return tuple(self._hosts)

    def counts(self) -> Iterable[Count]:
        """All rows, sorted by host, kind and hash."""
        return (count for host in self._hosts for count in self._hosts[host])

    def site(self, host: str) -> Site:
        """What is known of one host; of an unknown one, nothing.

        Raises:
            ValueError: *host* names no host.
        """
        name = host_name(host)
        return Site.of(name, self._hosts.get(name, ()))

    def cleaner(self, host: str) -> Cleaner:
        """The cleaner of category `site_furniture` for one host; it carries this host's counts and no others.

        Raises:
            ValueError: *host* names no host.
        """
        return Cleaner(CATEGORY, Furniture(self.site(host)), help="what the site repeats on page after page")
