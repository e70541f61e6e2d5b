"""The stage that proposes to remove a site's furniture: what its pages share, from the document's edges inward.

That a line is on many pages does not make it furniture: refrains, headings, prayers and laws are on many pages as well.
They stand within the article, and furniture stands around it. So the stage walks from either edge over lines that the
profile knows, and stops where the page's own text begins; `limits` says what of the run next to that text stays.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from cleantext.document import Doc, Line
from cleantext.edits import Edit, Reason
from cleantext.kinds import Findings
from cleantext.sites import CATEGORY
from cleantext.sites.counts import Count
from cleantext.sites.limits import Mark, Walk, is_heading, is_label
from cleantext.sites.limits import head as head_run
from cleantext.sites.limits import tail as tail_run
from cleantext.sites.lines import HOST, LABEL, LINE, keys

#: A host of fewer documents is left alone: they may be one series.
FLOOR = 8
#: A label is furniture on so many documents, and on this share of the host's.
LABEL_PAGES, LABEL_SHARE = 8, 0.5
#: A pattern speaks for lines that nobody has seen, so it needs more.
PATTERN_PAGES, PATTERN_SHARE = 12, 0.6
#: So does a line that could be said by the article: a sentence, or a few words with a stop.
PROSE_PAGES, PROSE_SHARE = 10, 0.8
#: Of the documents with the line, this share has it on the side where it is found, or not far from it.
SIDE_SHARE = 0.5
#: A line that stands in the middle of so many of its documents, and elsewhere in them as well, is a refrain.
REFRAIN_SHARE = 0.2
#: So is one that has each of the three zones in such a share of its documents: verse, not furniture, moves about.
ANYWHERE_SHARE = 0.1


@dataclass(frozen=True, eq=False)
class Site:
    """One host's counts, ready to be looked up; `lines` holds lines and patterns by kind and hash."""

    host: str
    documents: int
    lines: Mapping[tuple[int, int], Count]

    @classmethod
    def of(cls, host: str, counts: Iterable[Count]) -> Site:
        """The site of *counts*, all of one host."""
        lines = {(count.kind, count.hash): count for count in counts}
        whole = lines.pop((HOST, 0), None)
        return cls(host, 0 if whole is None else whole.documents, lines)

    def enough(self, count: Count) -> bool:
        """Whether so many documents carry the line that it may be furniture, where it stands like furniture."""
        if count.kind == LINE and count.shape == LABEL:
            pages, share = LABEL_PAGES, LABEL_SHARE
        elif count.kind == LINE:
            pages, share = PROSE_PAGES, PROSE_SHARE
        else:
            pages, share = PATTERN_PAGES, PATTERN_SHARE
        return self.documents >= FLOOR and count.documents >= pages and count.documents >= share * self.documents

    def furniture(self) -> list[Count]:
        """What the site's pages share, most frequent first."""
        found = [count for count in self.lines.values() if self.enough(count) and not refrain(count)]
        return sorted(found, key=lambda count: (-count.documents, count.example, count.kind))


def refrain(count: Count) -> bool:
    """Whether the line comes back within its documents, in their middle as well, or stands anywhere in them."""
    least = REFRAIN_SHARE * count.documents
    returns = count.middle > least and count.head + count.middle + count.tail - count.documents > least
    return returns or min(count.head, count.middle, count.tail) > ANYWHERE_SHARE * count.documents


def linked(count: Count) -> bool:
    """Whether the line is a headline that other pages link to: it heads one page and stands at others' ends."""
    return count.shape == LABEL and count.head > 0 and count.tail > 0


@dataclass(frozen=True, eq=False)
class Furniture:
    """The stage, bound to one site."""

    site: Site

    def __call__(self, doc: Doc, findings: Findings) -> Iterator[Edit]:
        """What of *doc* is furniture."""
        if self.site.documents < FLOOR or not self.site.lines:
            return
        walk = Walk(doc, self.site.documents, self._mark, self._count)
        head, inner = head_run(walk)
        if inner == len(doc.lines):  # nothing here is the page's own
            return
        tail = tail_run(walk, inner)
        for mark in (*head, *tail):
            line = doc.lines[mark.index]
            sure = frozenset(sentence.start for sentence in line.sentences)
            yield Edit(line.start, line.stop, self._reason(mark), sure=sure)

    def _count(self, line: Line) -> Count | None:
        """What is known of the line itself."""
        for kind, key, _ in keys(line.source):
            return self.site.lines.get((kind, key))
        return None

    def _mark(self, doc: Doc, line: Line, side: str) -> Mark | None:
        """What is known of a line on this side of the document, "head" or "tail"."""
        if side == "head" and is_heading(line):
            return None
        for kind, key, form in keys(line.source):
            count = self.site.lines.get((kind, key))
            if count is None:
                continue
            beside = count.middle + (count.head if side == "head" else count.tail)
            if self.site.enough(count) and not refrain(count) and beside >= SIDE_SHARE * count.documents:
                return Mark(line.index, count, form, kind == LINE or is_label(line))
            if kind == LINE and side == "tail" and linked(count) and is_label(line):
                return Mark(line.index, count, form, goes=False)
        return None

    def _reason(self, mark: Mark) -> Reason:
        where = f"on {mark.count.documents} of {self.site.documents} pages of {self.site.host}"
        if mark.count.kind == LINE:
            return Reason("site/line", CATEGORY, f"The line stands {where}.")
        return Reason("site/pattern", CATEGORY, f"Lines like it (“{mark.form}”) stand {where}.")
