"""An article alone, without a page around it: what it says of letters, cookies and members is said of the world.

Who writes on such things names them in the words of a page ("Sign up for our letter, begged the board on the door."),
and a rule takes the sentence for a notice. A page shows itself, by its menu, its foot, its lists. Where hardly a line
of that kind goes, a sentence goes only if all of it reads as a page's, none of its clauses as an article's, and the
paragraph does not go on from it.

Nor is a text a page's that is made of such words: a site's policy has no notice of cookies, since it is all about them;
a paper has keywords under its abstract; and "Support us" may be the heading of a section, where others have theirs.

And even one that is a page's, word for word ("This content is for subscribers only."), may be what the article begins
with, or stands in a line of its own amid it, as writers show a notice of which they speak. Such a call alone, in a
sentence or two, goes only below the article, where it does not speak of what the article speaks of.
"""

from __future__ import annotations

from collections.abc import Mapping, Set
from functools import cache
from itertools import pairwise

from cleantext.document import Line
from cleantext.genres import are_own
from cleantext.kinds import Match
from cleantext.lazy import lazy
from cleantext.proposals import rest_of_notice
from cleantext.rules import OWN_LANGUAGE
from cleantext.sentences import at_most, ends_sentence
from cleantext.voice import hints_at_page, reads_in_part_as_article, speaks_as_page
from cleantext.zones import Unit, Zones, by_line

#: A text of which no more lines go than these shows no page.
BARE = 3
#: A label has at most so many words: "Advertisement."
LABEL_WORDS = 2
#: What reads as an article does: headlines of others, and who the writer is.
LIKE_ARTICLES = frozenset(("author_bios", "bylines", "related_links"))

#: What calls the reader, or claims rights. Labels of comments and advertisements call nobody; as an article's first
#: line, where titles stand, they are in doubt as well, and so is, without a full stop, what names a source or a link.
CALLS = frozenset((
    "app_promos", "cookie_notices", "copyright_notices", "donation_appeals", "newsletter_prompts", "share_prompts",
    "subscription_prompts",
))  # fmt: skip
LABELS = frozenset(("ad_markers", "comment_threads"))
LIKE_TITLES = frozenset(("affiliate_disclosures", "related_links", "syndication_disclaimers"))
#: Labels of these stand amid articles more often than articles show them.
BARS = frozenset(("share_prompts",))
#: Who reads on agrees: this is said at the ends of a page only.
CONSENT = "cookie_notices"
#: A title ends in none of these.
STOPS = (".", "\N{IDEOGRAPHIC FULL STOP}", "\N{DEVANAGARI DANDA}")
#: A text of which nothing goes but who took its pictures, so many of them, is about these pictures.
CREDITS, PICTURES = "image_credits", 2
#: A call alone has at most so many words; one amid the article, where a page lays its pitches, so many; and in each
#: place so many sentences: "Like it? Share it."
CALL_WORDS, SHOWN_WORDS, CALL_SENTENCES = 20, 10, 2
#: It speaks of what the article does if so large a share of the beginnings of its words is the article's.
SHARED = 1 / 2

#: So many short lines over paragraphs for which no rule speaks are headings; one has at most so many words.
HEADINGS, HEADING_WORDS = 2, 6

_ADDRESS = lazy(r"\]\(|://|\w\.\w\w")


def without_doubtful(goes: dict[Unit, Match], zones: Zones, before: int) -> dict[Unit, Match]:
    """What goes, without the sentences that read in part as an article or that it may show, if the text shows no page.

    Args:
        goes: the sentences that rules take.
        zones: the text, its ends, and the lines that go already.
        before: how many lines went in earlier turns.
    """
    lines = zones.doc.lines
    matched = by_line(goes)
    doubtful = {
        index
        for index, matches in matched.items()
        if not _is_consent(lines[index], matches, zones)
        and (_is_doubtful(lines[index], matches, zones) or _is_shown(lines[index], matched, zones))
    }
    own = _of_their_kind(matched, zones)
    doubtful |= own
    going = {*matched} - doubtful
    doubtful |= {index for index, matches in matched.items() if _heads_own(lines[index], matches, going, zones)}
    if len(matched) >= PICTURES and all(match.rule.category == CREDITS for match in goes.values()):
        doubtful = {*matched}
    if not doubtful:
        return goes
    whole = {index for index, matches in matched.items() if len(matches) == len(lines[index].sentences)}
    page = (whole - doubtful) | zones.gone
    if before + len(page) > BARE:
        return goes
    if before + len(page | _read_as_page(zones)) > BARE:
        doubtful = own
    return {unit: match for unit, match in goes.items() if unit[0] not in doubtful}


def _of_their_kind(matched: Mapping[int, Mapping[int, Match]], zones: Zones) -> set[int]:
    """The lines of which rules of the catalogue say what texts of that kind are made of."""
    given = [line.plain.text for line in zones.doc.lines]
    stays = [line.plain.text for line in zones.doc.lines if line.index not in matched]
    own = cache(lambda categories: are_own(categories, given, stays))  # it looks at every line
    found = set()
    for index, matches in matched.items():
        rules = [match.rule for match in matches.values()]
        catalogued = all(rule.language != OWN_LANGUAGE for rule in rules)
        if catalogued and own(frozenset(rule.category for rule in rules)):
            found.add(index)
    return found


def _is_consent(line: Line, matches: Mapping[int, Match], zones: Zones) -> bool:
    """Whether the line says in one sentence, above the article or below it, that who reads on agrees to cookies."""
    whole = len(matches) == len(line.sentences) == 1 and zones.at_edge(line, "any")
    return whole and all(match.rule.category == CONSENT for match in matches.values())


def _is_doubtful(line: Line, matches: Mapping[int, Match], zones: Zones) -> bool:
    """Whether what goes of the line may be said of the world: sentences that read in part as an article, or are gone on
    from in their paragraph; or a label with a full stop, amid the article."""
    rules = [match.rule for match in matches.values()]
    if any(rule.language == OWN_LANGUAGE or rule.category in LIKE_ARTICLES for rule in rules):
        return False
    if not line.body and ends_sentence(line.plain.text) and not zones.at_edge(line, "any"):
        return at_most(line.plain.text, LABEL_WORDS)
    if not any(line.sentences[n].body for n in matches) and all(rule.kind != "sentence" for rule in rules):
        return False
    rest = " ".join(sentence.text for sentence in line.sentences[max(matches) + 1 :])
    if rest and not hints_at_page(rest) and len(zones.doc.lines) > 1:  # one long line has no paragraph to go on
        return True
    return reads_in_part_as_article(" ".join(line.sentences[n].text for n in sorted(matches)))


def _is_shown(line: Line, matched: Mapping[int, Mapping[int, Match]], zones: Zones) -> bool:
    """Whether a call may stand there because the article speaks of it: a sentence of a paragraph; or a line of a
    sentence or two without an address or the name of a source, first of all, or amid the article near nothing that
    goes, or of its words."""
    matches = matched[line.index]
    found = {match.rule.category for match in matches.values()}
    own = any(match.rule.language == OWN_LANGUAGE or match.captures for match in matches.values())
    if own or not found <= CALLS | LABELS | LIKE_TITLES or not zones.subject.is_known:
        return False
    if len(matches) + len(rest_of_notice(line, matches)) < len(line.sentences):
        return found <= CALLS and len(zones.doc.lines) > 1
    text = line.plain.text
    short = len(line.sentences) <= CALL_SENTENCES and at_most(text, CALL_WORDS)
    if not short or _ADDRESS.search(line.source) is not None:
        return False
    if line.index == 0:
        return found.isdisjoint(LIKE_TITLES) or not text.endswith(STOPS)
    calls = found <= (CALLS | LABELS if ends_sentence(text) else CALLS - BARS)
    alone = not any(line.index + step in matched for step in (-2, -1, 1, 2))
    if calls and alone and at_most(text, SHOWN_WORDS) and not zones.at_edge(line, "tail"):
        return True
    return found.isdisjoint(LIKE_TITLES) and zones.subject.is_in(text, SHARED)


def _heads_own(line: Line, matches: Mapping[int, Match], going: Set[int], zones: Zones) -> bool:
    """Whether a call stands over a paragraph that stays, as several others do that no rule speaks for; "Share" and
    "Advertisement" stand amid sections more often than over one."""
    if not _may_head(line) or any(match.rule.language == OWN_LANGUAGE for match in matches.values()):
        return False
    if not {match.rule.category for match in matches.values()} <= CALLS - BARS:
        return False
    lines = zones.doc.lines
    heads = [above for above, below in pairwise(lines) if below.body and below.index not in going and _may_head(above)]
    own = sum(not zones.spoken_for((above.index, 0)) for above in heads)
    return own >= HEADINGS and line in heads


def _may_head(line: Line) -> bool:
    text = line.plain.text
    return not line.body and at_most(text, HEADING_WORDS) and not text.endswith(STOPS)


def _read_as_page(zones: Zones) -> set[int]:
    """The short lines above and below the article that read as a page's, whatever rules know of them."""
    ends = (line for line in zones.doc.lines if not line.body and zones.at_edge(line, "any"))
    return {line.index for line in ends if speaks_as_page(line.plain.text)}
