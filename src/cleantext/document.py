"""The text as the stages see it: lines and sentences with offsets, what looks like body, what is protected."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from functools import cached_property
from itertools import islice, pairwise
from typing import NamedTuple

import regex

from cleantext.lazy import lazy
from cleantext.markup import Plain, plain_view
from cleantext.protected import has_code_signs, protected_lines
from cleantext.shown import Shown

# A sentence ends at a stop, its closing quotes and brackets, and space; in Chinese and Japanese at the stop; where two
# run together, between a word and a capital letter. In Greek a semicolon asks.
_STOP = lazy(
    r"""(?<![.!?…؟।])[.!?…؟।]++(?:["')\]»«]| »(?=\s))*+(?=\s)"""
    r"""|(?<=[\p{Ll}\p{Lo}]{2}|\d)[.!?](?=\p{Lu}\p{Ll}*+[\s']|[\p{Arabic}\p{Hebrew}\p{Han}\p{Hiragana}\p{Hangul}\p{Devanagari}])"""
    r"""|[。！？｡!?](?=[\p{Han}\p{Hiragana}\p{Katakana}])|[。｡]["')\]」』]*+"""
    r"""|(?<=[\p{L}\d"»)])[;\u037e](?=\s+["«(]?\p{Greek})"""
)
# Folded: without accents. What is as often the last word of a sentence ("tel.", "ill.", "red.") is left out.
_ABBREVIATIONS = (
    "mrs?|ms|drs?|prof|st|jr|sr|gen|col|sgt|lt|capt|rev|sen|rep|gov|no|nos|vs|cf|al|inc|ltd|co|corp|dept|est|fig|vol|pp?|art|ca|approx",
    "bzw|bspw|nr|str|ggf|usw|vgl|sog|evtl|inkl|geb|hrsg|mme|mlle|sig|dott|avv|geom|sra?s?|dra?s?|uds?|avda|num|pag|ul|im",
    "bijv|enz|mevr|dhr|blz|resp|osv|dvs|bl\\.a|t\\.ex|f\\.eks|fx|kl|stk|esim|klo|puh",
    "napr|tzv|tzn|mj|atd|apod|odst|mgr|mudr|judr|phdr|doc|popr|c\\. ?p",  # Czech, Slovak
    "np|tzw|tj|inz|godz|tys|wg|hab|plk|ks|sw",  # Polish
    "stb|kb|pf|ifj|ozv|kft|zrt|szept|okt|febr|marc|apr|maj|jun|jul",  # Hungarian
    "npr|itd|tzv|dl|dna|doc",  # Croatian, Slovenian, Serbian; Romanian; Turkish
    "т|г|гг|ул|им|проф|акад|св|см|стр|напр|рис|табл|др|пр|просп|обл",  # Russian
    "вул|буд|див|тис|ст|бр|чл|тзв",  # Ukrainian, Bulgarian, Serbian
    "κ|κα|δρ|αρ|δηλ|βλ|σελ|οδ",  # Greek
)
_ABBREVIATION = lazy(
    rf"""(?:^|[\s("'])(?:(?:\p{{L}}\.)+\p{{L}}|\p{{Lu}}|{"|".join(_ABBREVIATIONS)})$""", regex.IGNORECASE
)
# "3. Mai", "2. Weltkrieg": a number before such a word is an ordinal, and its stop ends nothing.
_ORDINAL = lazy(
    r"""(?<![\d.,:])\d{1,2}\.\s+(?:jan(?:uar|ner)?|feb(?:ruar)?|marz|april?|mai|juni?|juli?|aug(?:ust)?|sept?(?:ember)?|okt(?:ober)?|nov(?:ember)?|"""
    r"""dez(?:ember)?|jahrhunderts?|jh|klassen?|liga|bundesliga|platz|runde|stock|weltkriegs?|geburtstag|auflage|kapitel|spieltag|minute|absatz|"""
    r"""senat|etage|mal|teil|tag|band|mannschaft|fc|ocak|subat|mart|nisan|mayis|haziran|temmuz|agustos|eylul|ekim|kasim|aralik)\b""",
    regex.IGNORECASE,
)
_WORD = lazy(r"[^\W_]+(?:['.\-][^\W_]+)*")
_UNSEGMENTED = lazy(r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}]")
_ENDS = lazy(r"""(?:[.!?…؟।。！？｡]|(?<=\p{Greek}|\p{Greek}["»)])[;\u037e])["')\]»«」』*_]*\s*$""")
_CLAUSE = lazy(r"\s*(?:§\s*\d|\(?(?:\d{1,3}(?:\.\d{1,3})*|[a-z]|[ivx]{1,5})[.)]\s)")
_NUMBER = lazy(r"\s*(?P<before>§\s*|\(?|(?:\d{1,3}\.){1,3})(?P<number>\d{1,3}|[a-z])(?P<behind>[.)]{0,2})(?=\s)")
_INDENT = ("    ", "\t")
_FENCE = lazy(r"\s*(`{3,}|~{3,})")
_INLINE_CODE = lazy(r"(?<!`)(`{1,3})(?!`)[^`\n]{1,500}(?<!`)\1(?!`)")
_TURN = lazy(r"\s*[\N{EN DASH}\N{EM DASH}\N{HORIZONTAL BAR}]\s?(?=\S)")
_OPEN_CLOSE = {
    "‘": "’", "“": "”", "„": "“”", "«": "»", "「": "」", "『": "』", '"': '"', "»": "«»", "”": "”", "'": "'"
}  # fmt: skip
# A single quote opens behind space, and closes where no letter follows: elsewhere it is an apostrophe. ” and » open
# where space stands before and a word behind them, as in Swedish and Finnish; » before space points onwards.
_QUOTE = lazy(r"""(?<![^\s(\[])(?P<opens>[‘'”»])(?=\S)|[“„«"「『](?P<opens>)|[”»」』]|(?<=\S)['’](?!\w)""")
_STRAIGHT_CLOSE = lazy(r"""(?r)(?<=\S)'(?!\w)""")

#: A sentence of fewer words says too little to be told from a label or a button.
BODY_WORDS = 6
#: The same for scripts without spaces, in characters.
BODY_CHARS = 14
#: Where so many lines are indented, and such a share, and less than that share of them looks like code, depth is the
#: layout of a page.
LAYOUT_LINES, LAYOUT_SHARE, LAYOUT_CODE = 12, 0.3, 0.2
#: So many lines behind a dash are a dialogue; one is a bullet, a signature, an arrow.
DIALOGUE_TURNS = 3


class Sentence(NamedTuple):
    """A sentence, or a line that holds none. `start:end` are code points of the document, space after it included;
    `text` is its plain view, `at` where that begins in the line's; `body` tells whether it has the shape of article
    text: enough words and a full stop."""

    start: int
    end: int
    text: str
    at: int
    body: bool


class Line:
    """A line with something on it. `start:end` is its content, `stop` lies behind its newline."""

    __slots__ = (
        "_body", "_plain", "_quotes", "_sentences", "_shown", "_shown_sentences",
        "end", "index", "source", "start", "stop",
    )  # fmt: skip

    def __init__(self, index: int, start: int, end: int, stop: int, source: str) -> None:
        self.index, self.start, self.end, self.stop, self.source = index, start, end, stop, source
        self._body: bool | None = None
        self._plain: Plain | None = None
        self._sentences: tuple[Sentence, ...] | None = None
        self._quotes: tuple[tuple[int, int], ...] | None = None
        self._shown: Shown | None = None
        self._shown_sentences: tuple[Shown, ...] | None = None

    @property
    def plain(self) -> Plain:
        """The line as a reader sees it, folded."""
        if self._plain is None:
            self._plain = plain_view(self.source)
        return self._plain

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        """The line's sentences; a line without any is one."""
        if self._sentences is None:
            self._sentences = tuple(_split(self))
        return self._sentences

    @property
    def shown(self) -> Shown:
        """The line's plain view, as the rules see it."""
        if self._shown is None:
            self._shown = Shown(self.plain.text)
        return self._shown

    @property
    def shown_sentences(self) -> tuple[Shown, ...]:
        """The plain views of `sentences`, as the rules see them."""
        if self._shown_sentences is None:
            if len(self.sentences) == 1:
                self._shown_sentences = (self.shown,)
            else:
                self._shown_sentences = tuple(Shown(sentence.text) for sentence in self.sentences)
        return self._shown_sentences

    @property
    def body(self) -> bool:
        """Whether any sentence of the line has the shape of article text."""
        if self._body is None:
            if self._sentences is not None:
                self._body = any(sentence.body for sentence in self._sentences)
            else:  # most paragraphs show with their first sentence what they are
                text = self.plain.text
                self._body = any(_body_shaped(text[a:b].rstrip()) for a, b in pairwise(_cuts(text)))
        return self._body

    @property
    def quotes(self) -> tuple[tuple[int, int], ...]:
        """Spans (code points of the document) of the passages in quotation marks; all of a block quote."""
        if self._quotes is None:
            self._quotes = tuple(_quote_spans(self))
        return self._quotes

    @property
    def clause(self) -> bool:
        """Whether the line is a numbered clause, as by-laws have them."""
        return _CLAUSE.match(self.plain.text) is not None

    @property
    def row(self) -> bool:
        """Whether the line is a row of a table in markdown."""
        return self.source.lstrip().startswith("|") and self.source.count("|") > 2


class Doc:
    """A text and what is known of it. Nothing is computed before it is asked for."""

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """The lines that are not blank, cut where `str.splitlines` cuts."""
        found: list[Line] = []
        at = 0
        for piece in self.text.splitlines(keepends=True):
            stop = at + len(piece)
            if not piece.isspace():
                content = piece.splitlines()[0]
                found.append(Line(len(found), at, at + len(content), stop, content))
            at = stop
        return tuple(found)

    @cached_property
    def _starts(self) -> list[int]:
        return [line.start for line in self.lines]

    def line_at(self, offset: int) -> Line | None:
        """The line that holds the code point *offset*, or None for a blank one."""
        index = bisect_right(self._starts, offset) - 1
        if index >= 0 and offset < self.lines[index].stop:
            return self.lines[index]
        return None

    def lines_within(self, start: int, end: int) -> tuple[Line, ...]:
        """The lines that overlap `start:end`."""
        low = bisect_right(self._starts, start) - 1
        if low < 0 or self.lines[low].end <= start:
            low += 1
        high = low
        while high < len(self.lines) and self.lines[high].start < end:
            high += 1
        return self.lines[low:high]

    @cached_property
    def numbered(self) -> frozenset[int]:
        """The lines that are items of a numbered list, or turns of a dialogue behind dashes, by their neighbours."""
        items: dict[tuple[str, str, int], list[int]] = {}
        turns = []
        for line in self.lines:
            if _TURN.match(line.source):
                turns.append(line.index)
            elif line.clause and (mark := _NUMBER.match(line.plain.text)):
                number = mark["number"]
                value = int(number) if number.isdecimal() else ord(number)
                items.setdefault((mark["before"], mark["behind"], value), []).append(line.index)
        found = [
            index
            for (before, behind, value), lines in items.items()
            if (before, behind, value - 1) in items or (before, behind, value + 1) in items
            for index in lines
        ]
        return frozenset(found + (turns if len(turns) >= DIALOGUE_TURNS else []))

    @cached_property
    def code(self) -> tuple[tuple[int, int], ...]:
        """Spans of fenced, indented and inline code."""
        return tuple(_code_spans(self))

    @cached_property
    def protected(self) -> frozenset[int]:
        """The lines that are code, quotations or tables, as they stand on whole pages."""
        return protected_lines(self.lines)

    @cached_property
    def quotes(self) -> tuple[tuple[int, int], ...]:
        """Spans of passages in quotation marks, and of block quotes."""
        return tuple(span for line in self.lines for span in line.quotes)


def words(text: str) -> int:
    """How many words *text* has; a character of an unsegmented script counts as half a word.

    >>> words("Three blind mice."), words("三只瞎老鼠")
    (3, 2)
    """
    if text.isascii():
        return len(_WORD.findall(text))
    dense = len(_UNSEGMENTED.findall(text))
    return len(_WORD.findall(_UNSEGMENTED.sub(" ", text) if dense else text)) + dense // 2


def ends_sentence(text: str) -> bool:
    """Whether *text*, a plain view, ends with a full stop or the like."""
    return _ENDS.search(text, max(0, len(text) - _END_REACH)) is not None


#: A sentence's stop stands among its last characters, before the quotes and brackets that close with it.
_END_REACH = 40


def _body_shaped(text: str) -> bool:
    if not ends_sentence(text):
        return False
    if text.isascii():
        return next(islice(_WORD.finditer(text), BODY_WORDS - 1, None), None) is not None
    dense = _UNSEGMENTED.findall(text)
    return len(dense) >= BODY_CHARS or words(text) >= BODY_WORDS


def _cuts(text: str) -> Iterator[int]:
    """Where the sentences of a plain view begin, and at last its end."""
    yield 0
    last = 0
    for stop in _STOP.finditer(text):
        end = stop.end()
        rest = text[end : end + 3].lstrip()
        # A lower-case word goes on with the sentence: an abbreviation before it, or "Why? she asked."
        if not rest or rest[0].islower():
            continue
        start = stop.start()
        if text[start] == "." and (
            _ABBREVIATION.search(text, max(0, start - 12), start)
            or _ORDINAL.match(text, max(0, start - 2))
            or _ORDINAL.match(text, max(0, start - 1))
        ):
            continue
        while end < len(text) and text[end].isspace():
            end += 1
        if last < end < len(text):
            yield end
            last = end
    yield len(text)


def _split(line: Line) -> list[Sentence]:
    plain = line.plain
    cuts = list(_cuts(plain.text))
    if len(cuts) == 2:
        return [Sentence(line.start, line.end, plain.text, 0, _body_shaped(plain.text))]
    edges = [0, *(_boundary(line.source, plain, cut) for cut in cuts[1:-1]), len(line.source)]
    found = []
    for a, b, start, end in zip(cuts, cuts[1:], edges, edges[1:], strict=False):
        text = plain.text[a:b].rstrip()
        if plain.origin is not None and not _balanced(line.source[start:end]):
            # Emphasis or a link that goes on in the next sentence stays with what is kept.
            start, end = plain.at(a), end if b < len(plain.text) else plain.at(b - 1) + 1
        found.append(Sentence(line.start + start, line.start + end, text, a, _body_shaped(text)))
    return found


def _boundary(source: str, plain: Plain, cut: int) -> int:
    """Where in *source* the sentence that begins at `plain.text[cut]` begins, its opening markup included."""
    before, start = plain.at(cut - 1) + 1, plain.at(cut)
    gap = source[before:start]
    bare = gap.rstrip()
    if len(bare) < len(gap) or not gap:
        return start
    space = max(gap.rfind(" "), gap.rfind("\t"), gap.rfind("\N{NO-BREAK SPACE}"))
    if space >= 0:
        return before + space + 1
    if plain.text[cut - 1].isspace():
        return before
    return start if gap.startswith("](") else before


def _balanced(source: str) -> bool:
    return source.count("**") % 2 == 0 and source.count("](") <= source.count("[") == source.count("]")


def _indented_layout(lines: tuple[Line, ...]) -> bool:
    """Whether depth is the layout of a page, as converters write nested elements."""
    indented = [line.source for line in lines if line.source.startswith(_INDENT)]
    if len(indented) < LAYOUT_LINES or len(indented) < LAYOUT_SHARE * len(lines):
        return False
    return sum(map(has_code_signs, indented)) < LAYOUT_CODE * len(indented)


def _code_spans(doc: Doc) -> list[tuple[int, int]]:
    text = doc.text
    if "`" not in text and "~~~" not in text and "    " not in text and "\t" not in text:
        return []
    spans = []
    fence = ""
    opened = 0
    layout = _indented_layout(doc.lines)
    for line in doc.lines:
        mark = _FENCE.match(line.source)
        if fence:
            if mark and mark[1].startswith(fence):
                spans.append((opened, line.stop))
                fence = ""
        elif mark:
            fence, opened = mark[1], line.start
        elif line.source.startswith(_INDENT):
            if not layout or has_code_signs(line.source):
                spans.append((line.start, line.stop))
        elif "`" in line.source:
            spans += [(line.start + hit.start(), line.start + hit.end()) for hit in _INLINE_CODE.finditer(line.source)]
    if fence:
        spans.append((opened, len(text)))
    return spans


def _quote_spans(line: Line) -> list[tuple[int, int]]:
    if line.source.lstrip().startswith(">"):
        return [(line.start, line.end)]
    spans = []
    closers = ""
    opened = 0
    straight: int | None = None  # where the last straight single quote closes; looked for once
    for hit in _QUOTE.finditer(line.source):
        if closers:
            if hit[0] in closers:
                spans.append((line.start + opened, line.start + hit.end()))
                closers = ""
        elif hit["opens"] is not None:
            if hit[0] == "'":  # unlike other marks it is an apostrophe too, so it does not go on in the next paragraph
                if straight is None:
                    last = _STRAIGHT_CLOSE.search(line.source)
                    straight = last.start() if last else 0
                if straight <= hit.start():
                    continue
            closers, opened = _OPEN_CLOSE[hit[0]], hit.start()
    if closers == "»" and not line.body and not line.source[:opened].strip():
        return spans  # « ahead of a few words, and none to close it, points back
    if closers:  # a quotation that goes on in the next paragraph
        spans.append((line.start + opened, line.end))
    return spans
