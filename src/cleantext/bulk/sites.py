"""The cleaners for each record's site: those of the job, and what a site profile adds for the site."""

from __future__ import annotations

from functools import lru_cache

from cleantext.pipeline import Pipeline
from cleantext.sites.counts import host_name
from cleantext.sites.profile import SiteProfile

#: So many sites are kept at hand.
SITES = 512


class Sites:
    """Pipelines by site.

    Args:
        pipeline: the cleaners of the job.
        profile: the file of a site profile; "" for none.
    """

    def __init__(self, pipeline: Pipeline, profile: str = "") -> None:
        self._pipeline = pipeline
        self._profile = _loaded(profile) if profile else None
        self._known: dict[str, Pipeline] = {}

    def pipeline(self, address: object) -> Pipeline:
        """The cleaners for a record with this address or host; those of the job if it names no site."""
        if self._profile is None or not isinstance(address, str):
            return self._pipeline
        try:
            host = host_name(address)
        except ValueError:
            return self._pipeline
        if host not in self._known:
            if len(self._known) >= SITES:
                self._known.clear()
            self._known[host] = self._pipeline | self._profile.cleaner(host)
        return self._known[host]


@lru_cache(maxsize=1)
def _loaded(path: str) -> SiteProfile:
    """The profile, read once in a process; the command has seen to it that it can be."""
    return SiteProfile.load(path)
