"""Cleaners and pipelines: stages in one order, one prefilter scan a turn, turns until the text rests."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from cleantext import automata, catalog, guard
from cleantext.document import Doc, Looks
from cleantext.edits import Edit, Reason, View, resolve
from cleantext.evidence import Evidence
from cleantext.joints import columns, joined
from cleantext.kinds import Findings
from cleantext.prefilter import Memory, Prefilter
from cleantext.proposals import edits_of
from cleantext.result import Removal, Result, Veto
from cleantext.rules import Confidence, Rule
from cleantext.spacing import blank_lines

Stage = Callable[[Doc, Findings], Iterable[Edit]]

REPAIR, PAGE, BLOCKS, MARKUP = 0, 1, 2, 3

_WHOLE = Reason("guard/no-body-left", "guard", "A text is cleaned whole or not at all.")


@dataclass(frozen=True)
class Cleaner:
    """One category's removal, callable: `cleaner(text)`, `cleaner.explain(text)`, `cleaner | other`.

    Attributes:
        name: the category, as in `only=` and `exclude=`.
        stage: code that finds what rules cannot say; None for a cleaner that is all rules.
        order: when the stage runs: REPAIR before all else and until it rests, PAGE next and likewise, BLOCKS before the
            rules, MARKUP after.
        default: whether `clean` runs it unasked.
        rules: rules of the user's own, beside those of the catalogue.
        help: what it removes, in a few words.
        reads: categories whose rules the stage takes as evidence, whether or not they are removed as well; for PAGE.
    """

    name: str
    stage: Stage | None = None
    order: int = BLOCKS
    default: bool = True
    rules: tuple[Rule, ...] = ()
    help: str = ""
    reads: tuple[str, ...] = ()

    def __call__(self, text: str) -> str:
        """Clean *text*."""
        return self.explain(text).text

    def explain(self, text: str) -> Result:
        """Clean *text* and account for every removal; see `Result`."""
        return Pipeline((self,)).explain(text)

    def __or__(self, other: Cleaner | Pipeline) -> Pipeline:
        return Pipeline((self,)) | other


#: Of a pipeline of so many cleaners more is asked than a few kinds of furniture: what no rule knows at a text's ends
#: goes as well.
WIDE = 10


class Pipeline:
    """Cleaners that share one scan and one loop. The order in which they are given makes no difference.

    Args:
        cleaners: what to run.
        languages: codes such as "en"; rules of other languages stay out. None for all.
        keep_body: return a text unchanged if no sentence of article text would be left of it.
        backend: what searches for the rules' literals: "ahocorasick", "hyperscan" or "plain"; None for the best that
            is installed. It makes no difference to the result.

    Raises:
        TypeError: something else than a cleaner is given.
        ValueError: the backend is unknown.
        ImportError: the package that it needs is not installed.
    """

    def __init__(
        self,
        cleaners: Iterable[Cleaner],
        *,
        languages: Iterable[str] | None = None,
        keep_body: bool = True,
        backend: str | None = None,
    ) -> None:
        given = tuple(cleaners)
        for one in given:
            if not isinstance(one, Cleaner):
                hint = "; compose(only=[...]) makes one of their names" if isinstance(one, str) else ""
                raise TypeError(f"a pipeline is made of cleaners, not {type(one).__name__}{hint}")
        self.cleaners = tuple(sorted(dict.fromkeys(given), key=lambda cleaner: (cleaner.order, cleaner.name)))
        self.languages = None if languages is None else tuple(sorted(set(languages)))
        self.keep_body = keep_body
        self.backend = automata.chosen(backend)

    def __or__(self, other: Cleaner | Pipeline) -> Pipeline:
        more = other.cleaners if isinstance(other, Pipeline) else (other,)
        return Pipeline(
            (*self.cleaners, *more), languages=self.languages, keep_body=self.keep_body, backend=self.backend
        )

    def __repr__(self) -> str:
        return f"Pipeline({', '.join(cleaner.name for cleaner in self.cleaners)})"

    def __call__(self, text: str) -> str:
        """Clean *text*."""
        return self.explain(text).text

    def explain(self, text: str) -> Result:
        """Clean *text* and account for every removal.

        Raises:
            TypeError: *text* is not a `str`; for `bytes` the message says how to decode them.
        """
        if not isinstance(text, str):
            hint = (
                "; decode them first, for instance text.decode('utf-8')" if isinstance(text, bytes | bytearray) else ""
            )
            raise TypeError(f"cleantext cleans str, not {type(text).__name__}{hint}")
        run = _Run(str.__str__(text), self)
        # What a removal brings together may look broken, and is repaired.
        while run.repair() or run.page() or run.turn():
            pass
        return run.result(text)


@lru_cache(maxsize=64)
def _prefilter(
    categories: tuple[str, ...], own: tuple[Rule, ...], languages: tuple[str, ...] | None, backend: str
) -> Prefilter:
    return Prefilter((*catalog.rules(categories, languages), *own), backend)


class _Run:
    """One text on its way through a pipeline."""

    def __init__(self, text: str, pipeline: Pipeline) -> None:
        self.pipeline = pipeline
        self.view = View(text)
        self.vetoes: dict[tuple[int, int, str], Veto] = {}
        self.metadata: dict[str, dict[str, None]] = {}
        self.truncated = False
        cleaners = pipeline.cleaners
        self.stages = [
            [cleaner.stage for cleaner in cleaners if cleaner.stage is not None and cleaner.order == order]
            for order in (REPAIR, PAGE, BLOCKS, MARKUP)
        ]
        names = {cleaner.name for cleaner in cleaners}
        self.wide = len(names) >= WIDE
        reads = {name for cleaner in cleaners if cleaner.order == PAGE for name in cleaner.reads}
        own = tuple(rule for cleaner in cleaners for rule in cleaner.rules)
        self.prefilter = _prefilter(tuple(sorted(names)), own, pipeline.languages, pipeline.backend)
        self.witnesses = _prefilter(tuple(sorted(names | reads)), own, pipeline.languages, pipeline.backend)
        self.known: dict[Prefilter, Memory] = {}
        self.looks: Looks = {}
        self.doc = Doc(text, self.looks)
        self.lines_given = len(self.doc.lines)
        self.scanned: tuple[Prefilter, Doc, Findings] | None = None

    def _doc(self) -> Doc:
        """The current text; while it rests, what is known of it is kept."""
        if self.doc.text != self.view.text:
            self.doc = Doc(self.view.text, self.looks, posts=self.doc.posts)
        return self.doc

    def repair(self) -> bool:
        """Run the stages that repair characters; tell whether they changed anything."""
        doc = self._doc()
        edits = resolve(edit for stage in self.stages[REPAIR] for edit in stage(doc, Findings()))
        self.view.apply(edits)
        return bool(edits)

    def page(self) -> bool:
        """Run the stages that look for the article in a whole page; tell whether they changed anything."""
        if not self.stages[PAGE]:
            return False
        doc, findings = self._scan(self.witnesses)
        edits = resolve(self._allowed(doc, (edit for stage in self.stages[PAGE] for edit in stage(doc, findings))))
        self.view.apply(sorted((*edits, *blank_lines(doc, edits)), key=lambda edit: edit.start))
        return bool(edits)

    def _scan(self, prefilter: Prefilter) -> tuple[Doc, Findings]:
        """The current text and what the rules find in it; what was scanned last is not scanned again."""
        if self.scanned is None or self.scanned[0] is not prefilter or self.scanned[1].text != self.view.text:
            doc, known = self._doc(), self.known.setdefault(prefilter, {})
            findings = prefilter.scan(doc, known)
            for together in (joined, columns):
                findings.add(list(together(doc, findings, lambda parts: prefilter.scan(parts, known))))
            self.scanned = prefilter, doc, findings
        return self.scanned[1:]

    def turn(self) -> bool:
        """Run every stage over the current text; tell whether it changed."""
        doc, findings = self._scan(self.prefilter)
        blocks = self._allowed(doc, (edit for stage in self.stages[BLOCKS] for edit in stage(doc, findings)))
        gone = [line for edit in blocks for line in doc.lines_within(edit.start, edit.end)]
        evidence = Evidence(doc, findings, gone, before=self.lines_given - len(doc.lines))
        proposed = [*edits_of(doc, evidence.going()), *_inline(evidence)] if findings.by_line else []
        proposed += (edit for stage in self.stages[MARKUP] for edit in stage(doc, findings))
        allowed = [*blocks, *self._allowed(doc, proposed)]
        edits = resolve((*allowed, *self._allowed(doc, evidence.amid(allowed, self.wide))))
        for edit in edits:
            for key, value in edit.metadata:
                self.metadata.setdefault(key, {})[value] = None
            self.truncated = self.truncated or edit.truncates
        self.view.apply(sorted((*edits, *blank_lines(doc, edits)), key=lambda edit: edit.start))
        return bool(edits)

    def _allowed(self, doc: Doc, edits: Iterable[Edit]) -> list[Edit]:
        allowed, refused = [], []
        for edit in edits:
            reason = guard.veto(doc, edit)
            if reason is None:
                allowed.append(edit)
            else:
                refused.append((edit, reason))
        origins = self.view.origins(offset for edit, _ in refused for offset in (edit.start, edit.end))
        for edit, reason in refused:
            start, end = origins[edit.start], origins[edit.end]
            key = (start, end, edit.cause.id)
            self.vetoes.setdefault(key, Veto(start, end, edit.cause.category, edit.cause.id, reason))
        return allowed

    def result(self, given: str) -> Result:
        """The account; of the text as it was given if the guard finds that too little is left."""
        original = self.view.original
        vetoes = sorted(self.vetoes.values(), key=lambda veto: (veto.start, veto.end, veto.rule))
        if not self.view.changes:
            return Result(given, given, vetoed=tuple(vetoes))
        before, after = Doc(original, self.looks), self._doc()
        if self.pipeline.keep_body and (reason := guard.no_body_left(before, after)):
            whole = Veto(0, len(original), _WHOLE.category, _WHOLE.id, reason)
            return Result(given, given, vetoed=(whole, *vetoes))
        return Result(
            self.view.text,
            given,
            tuple(
                Removal(c.start, c.end, c.cause.category, c.cause.id, c.cause.reason, c.replacement)
                for c in self.view.changes
            ),
            tuple(vetoes),
            {key: tuple(values) for key, values in self.metadata.items()},
            self.truncated,
        )


def _inline(evidence: Evidence) -> Sequence[Edit]:
    """Spans that go out of a line which stays; those of the tail out of the last paragraph only."""
    return [
        Edit(
            match.start,
            match.end,
            match.rule,
            inline=True,
            metadata=match.captures,
            truncates=match.rule.truncates,
        )
        for matches in evidence.findings.by_line.values()
        for match in matches
        if match.rule.kind == "inline" and match.rule.confidence >= Confidence.HIGH
        if match.rule.place == "any" or evidence.zones.last_body(match.line)
    ]
