"""What stands at the ends of a text and reads as a page's furniture: above the article's title, below its last line.

No rule knows such a line, but a page that has shown furniture of several kinds has more of it, and has it there. From
the end of the text upward the lines are weighed (`voice.py`): those that go and those that read as furniture speak for
the page, those that read as the article's own speak against it, and what is page is where the sum is greatest, as the
greatest-sum segments of Pasternack and Roth (2009) tell an article from its page. How the article itself reads
is the measure: a shop's own texts read as advertisements do. Where the page has shown itself, a link to another page
of the site that stands alone between paragraphs goes as well (`site_links.py`), and what reads as furniture without
doubt.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import islice

from cleantext import site_links
from cleantext.document import Doc, Line
from cleantext.head import HEAD, Head
from cleantext.lazy import lazy
from cleantext.passages import is_box
from cleantext.sentences import ends_sentence
from cleantext.structure import SENTENCE_WORDS, Structure
from cleantext.voice import SPEAKS, score
from cleantext.zones import CLOCK, Zones

#: The page has shown furniture; without, so many lines must read as it.
STRONG = 3
#: Lines that are no paragraphs: at most so many for each paragraph, and so many more. A text of menus, cards and lists
#: is no article with furniture at its ends.
SHORT_EACH, SHORT_MORE = 1.5, 5
#: But with so many more below its last paragraph.
SHORT_BELOW = 10
#: The last paragraph of the article reads less as furniture than this.
TEXT = -2.5
#: So many lines with a time of day that stay: a page of posts, a diary, a live blog.
POSTS = 3
#: Furniture scores so much more than the lowest third of the article's paragraphs, and a paragraph so much more still.
OVER, PARAGRAPH = 2.5, 1.0
#: Of an article that reads as little of furniture as most do, furniture scores zero; of one that reads less of it, so
#: much more than its paragraphs, but no less than this.
APART, LOWEST = 4.0, -2.0
#: So many paragraphs tell how the article reads.
SAMPLE = 24

#: In the sum: a line that goes, at most a line that does not, at least one; one that is the article's by its layout.
GOES, MOST, LEAST, OWN = 2.0, 4.0, -6.0, -2.0
#: The sum begins to be believed here; a paragraph that reads so little as furniture ends the search, as does a sum so
#: low.
ENOUGH, ARTICLE, LOST = 7.0, -3.0, -6.0
#: The first line of the end reads as furniture by so much: above it may be a signature, or a last line without a stop.
FIRST = 1.0
#: Within the end a line that reads so much as furniture goes; one with a sentence, so much.
GOING, SENTENCE = -1.0, 0.5
#: Above a paragraph that reads as furniture by no more than this nothing goes.
BARRIER = -0.5
#: Under the readers' comments, of so many lines at least, hardly any article goes on: there it needs but so much.
THREAD, UNDER_THREAD = 6, -2.5
#: What tells who the author is counts so much.
PORTRAIT = 1.0
#: Lines that read as furniture by less than this are doubtful: so many for each line that goes, and so many together.
DOUBT, DOUBTFUL_EACH, DOUBTFUL_RUN = 1.5, 2, 5

#: The last words of a letter end so.
COMMAS = (",", "\N{ARABIC COMMA}")

#: An item of a list of links to the site's pages reads as furniture by so much.
LISTED = 1.5

#: A page that shows furniture of so many categories, or any above its article, has more of it in the head.
KINDS = 2
#: In a head a line that reads so much as furniture goes.
HEAD_GOING = 2.0
#: What may be the title goes if it reads as furniture by so much, and another line is left that may.
SURELY = 2.5

#: Amid the article a line with such a mark goes if it reads as furniture by so much, and a paragraph if by so much.
MARKED, PROSE = 3.0, 5.0
#: An arrow at an end of the line; buttons in brackets behind a sentence, or two of them; three items between dots,
#: without figures.
_MARKS = lazy(
    r"^\W{0,3}[→›»►➜➔▶▸☞👉↩⬇]|[→›»►➜➔▶▸↩⬇]\W{0,3}$"
    r"|[.:!?؟…\]][\"”»)]?\s?\[[^\[\]()]{2,30}\]\W{0,3}$"
    r"|^[^.!?\d|•·▪]{2,60}(?:\s[·▪]\s[^.!?\d|•·▪]{2,40}){2,6}$"
)
#: Code, data, a list of boxes.
_DATA = lazy(r"[{};=$│├└┌]|^\s*\.\.\.|://|\s{3}|\|.*\|.*\||^\W{0,3}[☐☑○]|\\$")

_BOLD = lazy(r"\W{0,3}(?:\*\*|__)[\p{Lu}\p{Lo}][^*_.!?:,\n]{1,40}(?:\*\*|__)\s+\p{L}")


class Margins:
    """The lines at the ends of *doc* that go with those that are *gone* (line to category).

    Args:
        doc: the text.
        gone: the lines that go, with their categories.
        zones: where its head and its tail are.
        structure: what of its layout is the article's own.
        own: whether a line is the article's by its shape.
    """

    def __init__(
        self, doc: Doc, gone: Mapping[int, str], zones: Zones, structure: Structure, own: Callable[[Line], bool]
    ) -> None:
        self.doc, self.gone = doc, gone
        self._zones, self._structure, self._own_shape = zones, structure, own

    def lines(self) -> Iterator[int]:
        """The lines that go."""
        yield from self.below
        shown = any(line.index in self.gone or _is_menu(line) for line in self.head.lines)
        if self.below or shown or len(set(self.gone.values())) >= KINDS:
            yield from self._above()
            yield from self._between()

    def site(self, line: Line) -> str:
        """The host of the site for a line above the article or below: what an article leads to is its own choice."""
        return self._site if self._site and self._zones.at_edge(line, "any") else ""

    @cached_property
    def _site(self) -> str:
        """The host of the site, if a link to its first page stands above the article."""
        return site_links.site_of(self.doc.lines[: min(HEAD, self._zones.bounds[0])])

    @cached_property
    def level(self) -> float:
        """The score above which a line of this text reads as furniture."""
        scores = sorted(map(self.reads, self._paragraphs))
        if not scores:
            return float("inf")
        third = scores[len(scores) // 3]
        return max(third + OVER, min(0.0, max(LOWEST, third + APART)))

    @cached_property
    def _paragraphs(self) -> list[Line]:
        """The first paragraphs that do not go."""
        return list(islice((line for line in self.doc.lines if line.body and line.index not in self.gone), SAMPLE))

    def excess(self, line: Line) -> float:
        """How much more a line scores than that, and than nothing."""
        return self._score(line) - max(0.0, self.level)

    def _score(self, line: Line) -> float:
        value = self.reads(line) - PARAGRAPH * line.body + site_links.weight(line, self.site(line))
        return max(value, LISTED + max(0.0, self.level)) if self.is_listed(line) else value

    def _is_portrait(self, line: Line) -> bool:
        """Whether a paragraph begins with a name in bold as no other does: who the author is."""
        bold = line.body and line.index not in self.gone and _BOLD.match(line.source) is not None
        return bold and self._bold == 1

    @cached_property
    def _bold(self) -> int:
        """How many lines begin with a name in bold."""
        return sum(_BOLD.match(line.source) is not None for line in self.doc.lines)

    def reads(self, line: Line) -> float:
        """The score of a line: with its links if it is a row of them, else without."""
        if line.look.reads is None:
            line.look.reads = score(line.source if site_links.is_row(line, self.site(line)) else line.plain.text)
        return line.look.reads

    def is_listed(self, line: Line) -> bool:
        """Whether the line is an item of a list of links to other pages of the site."""
        near = self.doc.lines[max(0, line.index - 1) : line.index + 2]
        site = self.site(line)
        return site_links.is_item(line, site) and sum(site_links.is_item(other, site) for other in near) > 1

    @cached_property
    def _thread(self) -> int:
        """The last line of the readers' comments."""
        lines = [index for index, category in self.gone.items() if category == "comment_threads"]
        return max(lines) if len(lines) >= THREAD else len(self.doc.lines)

    def is_page(self, below: int = 0, *, furnished: bool = False) -> bool:
        """Whether the text is an article with furniture at its end, and no list of cards or posts: with so many short
        lines more if they stand *below* its last paragraph, and, in a text that is *furnished*, with any that read as
        furniture."""
        kept = [line for line in self.doc.lines if line.index not in self.gone]
        short = [line for line in kept if not line.body and not self.is_item(line)]
        if sum(CLOCK.search(line.plain.text) is not None for line in short) >= POSTS:
            return False
        if furnished:
            short = [line for line in short if self.reads(line) < SPEAKS]
        most = SHORT_EACH * sum(line.body for line in kept) + SHORT_MORE
        return len(short) <= most + below and not (below and len(short) > most and self._short_above(short) > most)

    def _short_above(self, short: Sequence[Line]) -> int:
        """How many of the short lines stand above the last paragraph."""
        text = (line for line in reversed(self.doc.lines) if line.body and line.index not in self.gone)
        last = next((line.index for line in text if self.reads(line) < TEXT), 0)
        return sum(line.index < last for line in short)

    def is_own(self, line: Line) -> bool:
        """Whether the line is the article's by its shape, or by its place: "Yours ever," and who says so."""
        letter = any(
            near.plain.text.endswith(COMMAS) for near in self.doc.lines[max(0, line.index - 1) : line.index + 1]
        )
        return letter or self.is_item(line) or (self._own_shape(line) and not site_links.is_row(line, self.site(line)))

    def is_item(self, line: Line) -> bool:
        """Whether the line is an item of a list of the article's, and no link."""
        return self._structure.is_item(line) and not line.only_links

    @cached_property
    def below(self) -> list[int]:
        """Those that go at the end of the text."""
        # Not even of an article that reads as little of furniture as can be: most texts are done with a few lines.
        if not self._end(LOWEST) or not self.is_page(SHORT_BELOW):
            return []
        found = self._end(self.level)
        going = {*self.gone, *found}
        # Above a paragraph that stays may be the article's data: above any among many short lines, else above one that
        # reads as the article does.
        paragraphs = (line for line in self.doc.lines if line.body and line.index not in going)
        most = self.level + BARRIER if self.is_page() else float("inf")
        stays = (line.index for line in paragraphs if self._score(line) < most)
        last = max(stays, default=0)
        return [index for index in found if index > last]

    def _end(self, level: float) -> list[int]:
        """The lines that go of the end with the greatest sum, if furniture scores above *level*."""
        total, best, going, strong, doubtful, run = 0.0, ENOUGH, 0, 0, 0, 0
        first, found = len(self.doc.lines), []
        start = self._paragraphs[0].index + 1 if self._paragraphs else len(self.doc.lines)
        for line in reversed(self.doc.lines[start:]):
            value = GOES
            if line.index in self.gone:
                total += GOES
                going, run = going + 1, 0
            else:
                value = max(LEAST, min(OWN if self.is_own(line) else MOST, self._score(line) - level))
                if value < PORTRAIT and self._is_portrait(line):
                    value = PORTRAIT - min(0.0, level)
                if value < DOUBT:
                    doubtful, run = doubtful + 1, run + 1
                else:
                    strong += 1
                going_at = UNDER_THREAD if line.index > self._thread else SENTENCE if _has_sentence(line) else GOING
                if value > going_at:
                    found.append(line.index)
                total += value
                if total < LOST or run > DOUBTFUL_RUN or (line.body and value < ARTICLE):
                    break
                value += min(0.0, level)  # the first line is no doubtful one, whatever the article is like
            enough = going or strong >= STRONG
            if enough and value >= FIRST and total > best and doubtful <= DOUBTFUL_EACH * max(going, strong / 2):
                best, first = total, line.index
        near = self.doc.lines[max(0, first - DOUBTFUL_RUN) : first]
        if any(line.plain.text.endswith(":") and line.index not in self.gone for line in near):
            return []  # the article announces what stands there
        goes = {index for index in found if index >= first}
        last = len(self.doc.lines) - 1
        if last not in goes and not self.gone:
            return []  # where nothing else goes, what ends the text is furniture or nothing is
        # A heading goes with what stands under it.
        plain = {index for index in goes if not _is_heading(self.doc.lines[index])}
        under = {*self.gone, *plain, len(self.doc.lines)}
        return [index for index in goes if index in plain or index + 1 in under]

    def _above(self) -> Iterator[int]:
        if len(self.head.lines) > HEAD:
            return
        headings = [line for line in self.head.open if line.plain.lead.startswith("#")]
        may_go = [
            line for line in self.head.open if line not in headings or (headings[1:] and site_links.is_home(line))
        ]
        found = (line for line in may_go if _is_known(line) or self.excess(line) > self._head_going(line))
        unannounced = (line for line in found if self._structure.announced_in(line) < SENTENCE_WORDS)
        yield from (line.index for line in unannounced if line not in self.head.titles)

    def _head_going(self, line: Line) -> float:
        if self.head.is_sure_title(line):
            return float("inf")
        return SURELY if self.head.may_be_title(line) else HEAD_GOING

    @cached_property
    def head(self) -> Head:
        """The lines above the article's first paragraph."""
        return Head(self.doc, self.gone, self._zones, self._paragraphs, is_own=self.is_own, excess=self.excess)

    def _between(self) -> Iterator[int]:
        """Amid the article: links to other pages of the site, each alone, a box that calls the reader, and what reads
        as furniture without doubt, by its words and by the marks of buttons, pointers and forms."""
        page = self.is_page()
        for line in self.doc.lines[len(self.head.lines) :]:
            if line.index in self.gone or (line.body and not page):
                continue
            link = site_links.is_alone(line) or (is_box(line) and self._boxes == 1)
            if not (link or line.body or self._is_marked(line)) or self.is_own(line) or _is_heading(line):
                continue
            if self.excess(line) > (0.0 if link else PROSE if line.body else MARKED):
                yield line.index

    @cached_property
    def _boxes(self) -> int:
        """How many lines are boxes that call the reader: of several each may be a note of the article's."""
        return sum(map(is_box, self.doc.lines))

    def _is_marked(self, line: Line) -> bool:
        """Whether the line has the marks of a button, a pointer or a row, and no line beside it has."""
        near = self.doc.lines[max(0, line.index - 1) : line.index + 2]
        return has_marks(line) and sum(map(has_marks, near)) == 1


def _is_known(line: Line) -> bool:
    """Whether the links of a line in the head tell what it is."""
    kinds = (
        site_links.is_jump, site_links.is_home, site_links.is_path, site_links.is_long_row, site_links.tells_of_page,
    )  # fmt: skip
    return any(is_kind(line) for is_kind in kinds)


def _is_menu(line: Line) -> bool:
    return site_links.is_row(line) or site_links.is_jump(line)


def _has_sentence(line: Line) -> bool:
    """Whether the line has the shape of article text, or ends as a sentence does, or holds several."""
    return line.body or len(line.sentences) > 1 or ends_sentence(line.plain.text)


def has_marks(line: Line) -> bool:
    """Whether a line that is no paragraph has the marks of a button, a pointer or a row."""
    return not line.body and _DATA.search(line.source) is None and _MARKS.search(line.plain.text) is not None


def _is_heading(line: Line) -> bool:
    return line.plain.lead.startswith("#") or line.plain.text.endswith(":")
