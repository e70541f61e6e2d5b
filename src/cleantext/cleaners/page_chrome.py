"""Page chrome: the menus, cards, boxes and footers around and in the article of a whole page's text.

Nothing here knows a wording: the lines are looked at (`page.features`), scored (`page.model`) and judged at one of
three settings (`page.verdict`). Lines that go form stretches; each is one edit, with the proof that the guard asks for.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from cleantext.document import Doc, Line
from cleantext.edits import Chrome, Edit, Reason
from cleantext.kinds import Findings

if TYPE_CHECKING:
    from cleantext.page.model import Model
    from cleantext.page.reasons import Evidence

CATEGORY = "page_chrome"
#: A text of fewer lines shows too little to be called a page.
LEAST_LINES = 30


@dataclass(frozen=True)
class PageStage:
    """The stage at one setting.

    A model of one's own takes the place of the one that comes with the package. Where a profile of the site is given,
    `known` is the stage that finds what the site repeats: these lines are chrome, and evidence against those near them.
    """

    setting: str
    model: Model | None = field(default=None, hash=False)
    known: Callable[[Doc, Findings], Iterable[Edit]] | None = field(default=None, hash=False)

    def __call__(self, doc: Doc, findings: Findings) -> Iterator[Edit]:
        """The stretches of page chrome in *doc*; *findings* of all rules are evidence."""
        if len(doc.lines) < LEAST_LINES:
            return
        # What looks at pages is loaded when a page is to be looked at.
        from cleantext.page.features import look
        from cleantext.page.model import shipped
        from cleantext.page.reasons import evidence
        from cleantext.page.tables import table_rows
        from cleantext.page.verdict import decide

        model = self.model or shipped()
        seen = look(doc, findings)
        scored = model.score(seen, self._known(doc, findings))
        verdict = decide(seen, scored, model, self.setting)
        sure = frozenset(line.start for line, proved in zip(doc.lines, verdict.proved, strict=True) if proved)
        stays = doc.protected | set(table_rows(doc.lines))
        goes = [
            gone and line.index not in stays and (line.start in sure or not line.body)
            for line, gone in zip(doc.lines, verdict.goes, strict=True)
        ]
        prose = [sum(seen.prose[i] for i, gone in enumerate(goes) if gone == which) for which in (False, True)]
        proof = Chrome(sure, int(prose[0]), int(prose[1]), verdict.share)
        for stretch in _stretches(doc.lines, goes):
            surest = max(stretch, key=lambda line: (scored.scores[line.index], -line.index)).index
            cause = _reason(*evidence(model, seen, scored, surest))
            yield Edit(stretch[0].start, stretch[-1].stop, cause, chrome=proof)

    def _known(self, doc: Doc, findings: Findings) -> Iterator[int]:
        """The lines that the profile knows as what its site repeats."""
        for edit in self.known(doc, findings) if self.known else ():
            yield from (line.index for line in doc.lines_within(edit.start, edit.end))


def _stretches(lines: tuple[Line, ...], goes: list[bool]) -> Iterator[list[Line]]:
    """The lines that go, in stretches without a line between them that stays."""
    stretch: list[Line] = []
    for line, gone in zip(lines, goes, strict=True):
        if gone:
            stretch.append(line)
        elif stretch:
            yield stretch
            stretch = []
    if stretch:
        yield stretch


def _reason(first: Evidence, second: Evidence) -> Reason:
    return Reason(f"page/{first.rule}", CATEGORY, f"Page chrome: {first.says}, and {second.says}.")
