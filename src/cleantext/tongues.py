"""Which language an article is in, as far as it takes to choose between rules of several languages that match alike.

"Foto: Anna Berg" is Czech, German and Danish; the article above it tells. It is a count of the shortest words, which
make up a fifth of any text that has spaces between words; for other scripts the rules that match tell enough.
"""

from __future__ import annotations

from collections import Counter

#: So many code points of the article are looked at.
REACH = 4000

_WORDS = {
    "ar": "في من على إلى أن هذا التي الذي",
    "cs": "se na je že byl ale jako který",
    "da": "og at det er som af ikke til",
    "de": "der die und das nicht ist ein den",
    "el": "και το του της να με στο την",
    "en": "the and of to is that was it",
    "es": "el los las que una por con del",
    "fa": "در به از که این را با است",
    "fi": "ja on ei että oli hän myös kun",
    "fr": "le les des est et une dans pas je",
    "he": "של את על לא הוא גם היא כי",
    "hi": "के है में की और से को का",
    "hu": "az és hogy nem egy van is volt",
    "id": "yang dan di untuk dengan ini itu dari",
    "it": "il di che è della gli non per",
    "nl": "het een van en dat niet zijn met je",
    "no": "og å det er som av ikke til",
    "pl": "się w na nie jest że do to",
    "pt": "os uma não do da em com um",
    "ro": "și în nu pe care din mai cu",
    "ru": "и в не на что с как он",
    "sv": "och att det är som inte på av",
    "tr": "ve bir bu için ile çok daha olarak",
    "uk": "і в не на що та як до",
    "vi": "và của là không có những được cho",
}
_LANGUAGES_OF: dict[str, list[str]] = {}
for _language, _some in _WORDS.items():
    for _word in _some.split():
        _LANGUAGES_OF.setdefault(_word, []).append(_language)


#: So many such words, and twice as many as of another language, tell that a line is not in that one.
TOLD = 3


def foreign(text: str) -> frozenset[str]:
    """The languages in which *text* is not told, by their codes; none where that is not clear.

    >>> found = foreign("Die Mühle am Wehr ist zu, und das ist nicht neu.")
    >>> "hu" in found, "de" in found
    (True, False)
    """
    found = spoken(text)
    most = max(found.values(), default=0)
    if most < TOLD:
        return frozenset()
    return frozenset(language for language in _WORDS if most >= 2 * found[language])


def spoken(text: str) -> Counter[str]:
    """How many words of the beginning of *text* are among the commonest of each language, by its code.

    >>> spoken("Die Mühle am Wehr ist zu, und das ist nicht neu.").most_common(1)
    [('de', 6)]
    """
    found: Counter[str] = Counter()
    for word, times in Counter(text[:REACH].lower().split()).items():
        for language in _LANGUAGES_OF.get(word, ()):
            found[language] += times
    return found
