"""What no rule knows, amid the page's furniture.

The wordings of labels, buttons and notices have no end; but what stands between lines that go, below the last paragraph
of the article, is of their kind, and so is what speaks to the reader beside them. On the annotated pages a few in a
thousand of such lines are the article's. A line with the shape of article text goes only if it speaks as a page does
(`voice.py`), and nothing goes that looks like data, an item of a list, verse, a speaker's turn or a caption.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from functools import cached_property

from cleantext.captions import is_caption
from cleantext.contacts import holds_contact, is_contact, is_given
from cleantext.context import Context
from cleantext.document import Doc, Line
from cleantext.edits import Edit, Reason
from cleantext.enclosed import enclosed, signs_of
from cleantext.glued import notices
from cleantext.kinds import Findings
from cleantext.lazy import lazy
from cleantext.margins import COMMAS, Margins
from cleantext.masthead import above_title
from cleantext.rests import of_blocks, of_lists
from cleantext.sentences import at_most, ends_sentence, introduces, words
from cleantext.short_pages import below_middle
from cleantext.structure import INTRODUCTION_WORDS, Structure
from cleantext.voice import SPEAKS, hints_at_page, speaks_as_page
from cleantext.zones import ISLAND_CATEGORIES, ITEM_WORDS, Zones

#: So many short lines together at most go without a word that hints at a page.
RUN = 3
#: What a picture shows takes so many words.
SHOWN = 3
#: A line of which one in so many code points stands in quotation marks quotes somebody.
QUOTED = 3
#: A notice has so many sentences at most.
SENTENCES = 5
#: Behind furniture of so many categories no paragraph of the article comes.
OVER = 3
#: A heading has at most so many words.
HEADING = 8
#: So many people sign a letter, at most.
SIGNED = 12
#: A letter begins among so many of the first lines, and is signed with so many, of so many words each.
OPENING, SIGNATURE, SIGNATURE_WORDS = 10, 3, 4
#: What an article tells at its end of where and when is so many lines at most, with figures in so many at least.
FACTS_MOST, FACTS = 6, 2
#: Of the two lines above and the two below, so many go around what goes above the end of the article.
AROUND = 3

_SHORT = "A short line amid the page's furniture, below the article: what stands above it and below it goes."
_MARGIN = (
    "It reads as a page's furniture does, and stands with it at the end or above the title of the article, "
    "leads to another page of the site, or leaves no doubt."
)
_PLACE = "It reads as furniture in its place: by its words, its neighbours, and what the article speaks of."
_ABOVE = "A short line above the article's title, on a page of which more goes."
_ENCLOSED = "It stands between lines that go, where the article is over: a remark of a reader, a title, a name."
_REST = "The rest of a block or of a numbered list, of which the other lines go."
_GLUED = "A notice of the page's, with its button right behind the last sentence."
_NOTICE = "It speaks to the reader of what the page offers, beside other furniture of the page."
_FIGURES = lazy(r"[\d@]")
_DIGIT = lazy(r"\d")
_SALUTATION = lazy(r"[^,،，.:!?|]{2,40}[,،，]")
_ADDRESS = lazy(r"\W*(?:https?://|www\.)\S+")
#: A sentence, and whose its picture is.
_CAPTION = lazy(r"[\p{L}\d][.!?…»”\"]\s[(*_]?©\s?\p{L}")
#: The last word of an article ("See you on Saturday!") has so many words at most; with a telephone's number or
#: an address of mail, so many.
LAST_WORDS, LAST_CALL = 8, 14
#: A picture, and what it shows.
_PICTURE = lazy(r"\s*!\[([^\[\]]+)\]\([^()\s]*\)\s*")
#: A book or paper that the article names: "Lee, A. (1986)", "Lee A. B. The mill. 1986. No. 4".
_REFERENCE = lazy(
    r"\p{Lu}[\p{L}'’\-]+,? (?:\p{Lu}\.[ \-]?){1,3}"
    r"(?:.{0,80}?\((?:1[5-9]|20)\d\d[a-z]?\)|\s?\p{Lu}.{5,160}?\W(?:1[5-9]|20)\d\d\. \P{Ll})"
)
#: A price, with what it is for.
_PRICE = lazy(r"(?:[^:\d]{1,40}:\s?)?(?:[$€£¥₹₺]?\s?\d[\d.,]*\s?[$€£¥₹₺]?|\d{1,3}[.,]\d{2,3} \p{L}{1,12})")
#: What a reviewer gives: "Verdict: 8.1/10".
_SCORE = lazy(r"[^:：\d]{1,30}[:：]\s?\d{1,2}(?:[.,]\d{1,2})?\s?(?:/|\p{L}{1,5}(?: \p{L}{1,4})?\s)\s?(?:5|6|10|20|100)")
#: Who played whom, and how it ended: "Rovers 3 - 0 Weir United".
_RESULT = lazy(r"\p{L}[\p{L}\p{M}\s.'’\-]{1,30} \d{1,3} ?[\-:] ?\d{1,3} \p{L}[\p{L}\p{M}\s.'’\-]{1,30}")
#: A note to a mark in the article: "*As of May", "† In her own words".
_NOTE = lazy(r"\s*(?:\*{1,3}|[†‡¹²³⁴]\s?)[\p{L}\d\"“„«(][^*]*")
#: A form to fill in has dots where something is to be written.
_BLANK = lazy(r"\.{6}|_{6}|…{3}")
_CREDITS = "image_credits"
#: Along the edge of a slip to be torn off stand at most so many code points.
CUT_LENGTH = 160
_CUT = lazy(r"\s*(?:[✂✄]\W*.{0,30}|(?:[\-–—_.・…=~]\s?){5,}\W*\p{L}[\p{L}\p{M} ]{2,25}\W*?(?:[\-–—_.・…=~]\s?){5,})\s*")
#: Whom to ask about what the article tells: "For the press: Joan Pettifer, 01632 960117".
_CONTACT = lazy(
    r"\W*\p{L}[\p{L}\s]{2,40}:\W+(?:\p{L}+\.?\s)?\p{Lu}[\p{L}'’\-]+\s\p{Lu}[^@\d:]{1,60}(?:\d(?:[\s./()\-]{0,2}\d){6}|[^@:]{0,30}@)"
)
_LINKS = "links/"


class Amid:
    """What of *doc* goes beside lines that go.

    Args:
        doc: the text.
        edits: what goes already; lines that are in it as a whole count.
        zones: what of the text is the tail.
        structure: what of its layout is the article's own.
        findings: what the rules find; of it, what may be of a comment thread.
        wide: whether sentences, and what stands at the ends of the text, go too, of whatever kind they are.
    """

    def __init__(
        self,
        doc: Doc,
        edits: Iterable[Edit],
        zones: Zones,
        structure: Structure,
        findings: Findings,
        wide: bool,
    ) -> None:
        self.doc, self.zones, self.structure, self.findings, self.wide = doc, zones, structure, findings, wide
        #: The category of each line that goes as a whole; and the lines of which a part goes.
        self.gone: dict[int, str] = {}
        self._cut: set[int] = set()
        for edit in edits:
            for line in doc.lines_within(edit.start, edit.end):
                if edit.start <= line.start and line.end <= edit.end and not edit.replacement:
                    self.gone[line.index] = edit.cause.category
                elif not edit.replacement and not edit.cause.id.startswith(_LINKS):
                    self._cut.add(line.index)
        self._margins = Margins(doc, self.gone, zones, structure, self._own)

    def edits(self) -> Iterator[Edit]:
        """The edits that remove them."""
        margins = frozenset(self._margins.lines() if self.wide else ())
        found = self._beside(margins)
        if self._is_furnished:
            inside = enclosed(self.doc.lines, {*self.gone, *found}, self._margins.below, signs_of(self.findings))
            found |= {index: self._reason("enclosed", index, _ENCLOSED) for index in inside}
        said = self._said
        for index, reason in sorted(found.items()):
            if index in said:
                continue
            line = self.doc.lines[index]
            yield Edit(line.start, line.stop, reason, sure=frozenset(sentence.start for sentence in line.sentences))

    @property
    def _said(self) -> range:
        """On a board's page, the lines of its posts, first to last: short as they are, they are what somebody said."""
        body = [line.index for line in self.doc.lines if line.body] if self.doc.posts else []
        if not body:
            return range(0)
        return range(body[0], min((index for index in self.gone if index > body[-1]), default=len(self.doc.lines)))

    def _beside(self, margins: Collection[int]) -> dict[int, Reason]:
        """The lines that go by what they are and what stands beside them, with the reason."""
        middle = self.zones.middle
        short = self._short_lines() if self.gone else {}
        if self.wide and middle is not None:
            short |= below_middle(self.doc.lines, middle, self.gone, self._own)
        kept = frozenset(range(middle[0], middle[1] + 1)) if middle is not None else frozenset()
        introduced = self.structure.is_introduced
        placed = {at for at in self._in_place() - kept if not introduced(self.doc.lines[at])}
        above = frozenset(above_title(self.doc, self.gone, self._margins, self.zones) if self.wide else ())
        rest = self._rest({*self.gone, *short, *margins, *placed})
        glued = frozenset(notices(self.doc, self.gone, self._is_said) if self.wide and self.gone else ())
        found: dict[int, Reason] = {}
        for line in self.doc.lines if self.gone or margins else ():
            index = line.index
            if index in self.gone:
                continue
            near = self.gone.get(index - 1) or self.gone.get(index + 1)
            if index in short:
                found[index] = Reason("furniture/short-line", short[index], _SHORT)
            elif index in glued:
                found[index] = self._reason("glued-button", index, _GLUED)
            elif self.wide and near and self._is_notice(line) and not (self._own(line) or introduced(line)):
                found[index] = Reason("furniture/notice", near, _NOTICE)
            elif index in margins and index not in kept:
                found[index] = self._reason("margin", index, _MARGIN)
            elif index in placed:
                found[index] = self._reason("context", index, _PLACE)
            elif index in above:
                found[index] = Reason("furniture/masthead", "navigation", _ABOVE)
            elif index in rest:
                found[index] = self._reason("rest", index, _REST)
        return found

    def _reason(self, name: str, index: int, text: str) -> Reason:
        """The reason for a line that is of the kind of the nearest line that goes."""
        near = min(self.gone, key=lambda line: (abs(line - index), line), default=None)
        return Reason(f"furniture/{name}", "navigation" if near is None else self.gone[near], text)

    def _in_place(self) -> frozenset[int]:
        """The lines that read as furniture in their place, see `context.py`."""
        context = Context(self.doc, self._margins)
        if not (self._is_furnished and context.is_shown):
            return frozenset()
        lines = [line for line in self.doc.lines if line.index not in self.gone and context.is_open(line)]
        going = {*self.gone}
        for line, score in zip(lines, context.scores(lines), strict=True):
            announced = (
                line.index - 1 not in going and self._announces(line.index - 1, line.body)
            ) or self.structure.announced_in(line) >= INTRODUCTION_WORDS
            if score > context.needs(line) and not announced:
                going.add(line.index)
        return frozenset(going)

    def _rest(self, going: Collection[int]) -> frozenset[int]:
        """The rest of blocks and of numbered lists below the first paragraph, see `rests.py`."""
        if not self._is_furnished:
            return frozenset()
        first = self.zones.bounds[0] + 1
        blocks = (run for run in self.structure.runs if run.start >= first)
        return frozenset((*of_blocks(self.doc, going, self._margins, blocks), *of_lists(self.doc, going, first)))

    @cached_property
    def _is_furnished(self) -> bool:
        """Whether the text is an article amid furniture, and all kinds of that go."""
        return self.wide and bool(self.gone) and self._margins.is_page(furnished=True)

    def _announces(self, index: int, body: bool) -> bool:
        """Whether the line says what follows: by a colon, or as a heading of the article's over a paragraph."""
        above = self.doc.lines[index] if index >= 0 else None
        if above is None or introduces(above.plain.text):
            return above is not None
        return body and not above.body and words(above.plain.text) <= HEADING and self._margins.reads(above) < 0

    def _short_lines(self) -> dict[int, str]:
        """The short lines of the tail between lines that go, with the category of what stands above them."""
        lines = self.doc.lines
        tail = range(self.zones.bounds[1] + 1, len(lines))
        going = [index for index in tail if index in self.gone]
        if len({self.gone[index] for index in going}) < ISLAND_CATEGORIES or 2 * len(going) < len(tail):
            return {}
        found = {}
        for above, below in zip(going, [*going[1:], len(lines)], strict=True):
            run = lines[above + 1 : below]
            if not 0 < len(run) <= RUN or self.gone.get(below) == _CREDITS:
                continue
            listed = below < len(lines) and all(self.structure.is_item(lines[i]) for i in (above, below))
            if any(self._own(line) or (self.structure.is_item(line) and not listed) for line in run):
                continue
            if all(_is_short(line) or speaks_as_page(line.plain.text) for line in run):
                found.update({line.index: self.gone[above] for line in run if _is_short(line)})
        return found

    def _is_notice(self, line: Line) -> bool:
        """Whether the line speaks as a page does, at a place where that is enough."""
        index, text = line.index, line.plain.text
        if len(line.sentences) > SENTENCES or index <= self.zones.bounds[0] or line.plain.lead.startswith("#"):
            return False
        if index > self.zones.bounds[1]:
            fits = index > self._over if line.body else words(text) <= ITEM_WORDS
            return fits and self._margins.excess(line) > SPEAKS
        both = index - 1 in self.gone and index + 1 in self.gone
        around = sum(index + step in self.gone for step in (-2, -1, 1, 2)) >= AROUND
        return both and around and _is_short(line) and words(text) > 1 and hints_at_page(text)

    @cached_property
    def _over(self) -> int:
        """The line with which what goes tells that the article is over: a paragraph may follow an advertisement and a
        link to another article."""
        seen: set[str] = set()
        for index in range(self.zones.bounds[1] + 1, len(self.doc.lines)):
            if index in self.gone:
                seen.add(self.gone[index])
            if len(seen) >= OVER:
                return index
        return len(self.doc.lines)

    def _own(self, line: Line) -> bool:
        """Whether the line is the article's by its shape: data, a number, a quotation, code, verse, an address."""
        doc, structure = self.doc, self.structure
        if line.index in self._cut or line.index in doc.numbered or line.index in doc.protected:
            return True
        text = line.plain.text
        if line.index >= self._slip or is_given(doc, line, self.gone.__contains__) or self._is_last_word(line):
            return True
        if line.clause or line.row or _is_quotation(line) or _ADDRESS.fullmatch(text) or _CAPTION.search(text):
            return True
        if _is_picture(line) or _is_data(line) or _NOTE.fullmatch(line.source):
            return True
        if _REFERENCE.search(text) or ("](" not in line.source and is_caption(text)):
            return True
        owns = (
            structure.is_labelled,
            structure.is_turn,
            structure.is_verse,
            structure.is_dialogue,
            structure.is_example,
        )
        entries = structure.entries
        data = entries.is_dated, entries.is_measured, entries.is_counted, entries.is_tabular
        if line.index in self._practical or self._is_signature(line) or self._signs_letter(line):
            return True
        return any(own(line) for own in (*data, *owns))

    def _is_said(self, line: Line) -> bool:
        """Whether the line is code, of a numbered list, quoted, or somebody's turn to speak."""
        doc = self.doc
        protected = line.index in doc.protected or line.index in doc.numbered or line.index in self._cut
        return protected or _is_quotation(line) or self.structure.is_turn(line) or self.structure.is_verse(line)

    @cached_property
    def _slip(self) -> int:
        """The line along which a slip is to be torn off: what stands below it is to be filled in."""
        return next((line.index for line in self.doc.lines if _is_cut(line)), len(self.doc.lines))

    def _is_last_word(self, line: Line) -> bool:
        """Whether a short sentence stands below a paragraph that stays, as "See you on Saturday!" does."""
        text = line.plain.text
        short = at_most(text, LAST_WORDS) if not line.body else at_most(text, LAST_CALL) and holds_contact(text)
        if line.index == 0 or not short or not ends_sentence(text) or "](" in line.source:
            return False
        above = self.doc.lines[line.index - 1]
        stays = above.index not in self.gone
        return stays and (above.body or is_contact(above.plain.text) or ends_sentence(above.plain.text))

    def _is_signature(self, line: Line) -> bool:
        """Whether the line stands below a letter's last words ("With love,"), or below others that do."""
        for index in range(line.index, max(-1, line.index - SIGNED - 1), -1):
            above = self.doc.lines[index]
            text = above.plain.text
            if above.body or index in self.gone:
                return False
            if index < line.index and text.endswith(COMMAS):
                return index == line.index - 1 or _FIGURES.search(line.plain.text + text) is None
        return False

    @cached_property
    def _practical(self) -> range:
        """The short lines right below the last paragraph, up to what goes, if figures stand in most of them: where and
        when, for how long, for how much."""
        start, stop = self._end, self._first_gone
        block = self.doc.lines[start:stop]
        figures = sum(_DIGIT.search(line.plain.text) is not None for line in block)
        enough = figures >= FACTS and len(block) <= min(FACTS_MOST, 2 * figures)
        return range(start, stop) if enough and start and not any("](" in line.source for line in block) else range(0)

    def _signs_letter(self, line: Line) -> bool:
        """Whether the line is one of the few below the last paragraph of a text that begins as a letter does."""
        return line.index in self._signature and at_most(line.plain.text, SIGNATURE_WORDS)

    @cached_property
    def _signature(self) -> range:
        """Where a text that begins as a letter ("Dear mother,") is signed: right below its last paragraph."""
        lines = self.doc.lines
        opens = any(_SALUTATION.fullmatch(first.plain.text) for first in lines[:OPENING] if not first.body)
        return range(self._end, min(self._end + SIGNATURE, self._first_gone)) if opens else range(0)

    @cached_property
    def _end(self) -> int:
        """The line below the last paragraph that stays."""
        return 1 + max((line.index for line in self.doc.lines if line.body and line.index not in self.gone), default=-1)

    @cached_property
    def _first_gone(self) -> int:
        """The first line below it that goes."""
        count = len(self.doc.lines)
        return next((index for index in range(self._end, count) if index in self.gone), count)


def _is_cut(line: Line) -> bool:
    """Whether the line says where a slip is to be torn off."""
    return len(line.source) <= CUT_LENGTH and _CUT.fullmatch(line.source) is not None


def _is_quotation(line: Line) -> bool:
    """Whether much of the line stands in quotation marks: more than a name, as of a newsletter."""
    return QUOTED * sum(end - start for start, end in line.quotes) >= line.end - line.start


def _is_picture(line: Line) -> bool:
    """Whether the line is a picture that leads nowhere, and what it shows is told in words that no page says."""
    found = _PICTURE.fullmatch(line.source)
    return found is not None and words(found[1]) >= SHOWN and not hints_at_page(found[1])


def _is_data(line: Line) -> bool:
    """Whether the line is a price, with what it is for, a reviewer's or a game's result, whom to ask, or a form with
    blanks."""
    text = line.plain.text
    whole = any(data.fullmatch(text) for data in (_PRICE, _SCORE, _RESULT))
    return whole or _CONTACT.match(text) is not None or _BLANK.search(text) is not None


def _is_short(line: Line) -> bool:
    """Whether the line is no sentence, by its length and its end."""
    text = line.plain.text
    return not line.body and at_most(text, ITEM_WORDS) and len(line.sentences) == 1 and not ends_sentence(text)
