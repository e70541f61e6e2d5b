"""A step for datatrove's pipelines: each document's text cleaned, with the step's statistics."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from datatrove.pipeline.base import PipelineStep

from cleantext.cleaners import compose


class Clean(PipelineStep):  # type: ignore[misc]  # datatrove has no types
    """Cleans `Document.text`; what removed lines told goes into `Document.metadata["cleantext"]`, if it is asked for.

    Counted are documents, those that were changed, characters before and after, and the removals of each category.

    Args:
        only: as in `compose`.
        exclude: as in `compose`.
        languages: as in `compose`.
        metadata: keep what removed lines told, such as "author".
    """

    name = "cleantext"
    type = "🧹 - CLEAN"

    def __init__(
        self,
        only: Iterable[str] | None = None,
        exclude: Iterable[str] | None = None,
        *,
        languages: Iterable[str] | None = None,
        metadata: bool = False,
    ) -> None:
        super().__init__()
        self.pipeline = compose(only, exclude, languages=languages)
        self.metadata = metadata

    def run(self, data: Iterable[Any] | None, rank: int = 0, world_size: int = 1) -> Iterator[Any]:
        """Clean the documents as they pass."""
        for document in data or ():
            with self.track_time():
                result = self.pipeline.explain(document.text)
                document.text = result.text
                if self.metadata and result.metadata:
                    document.metadata["cleantext"] = {key: list(values) for key, values in result.metadata.items()}
            self.stat_update("total")
            self.stat_update("characters_in", value=len(result.original), unit="document")
            self.stat_update("characters_out", value=len(result.text), unit="document")
            if result.removals:
                self.stat_update("cleaned")
            for removal in result.removals:
                self.stat_update(f"removals_{removal.category}")
            yield document
