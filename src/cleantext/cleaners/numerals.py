"""Numbers in words, three to twelve: a heading says "Five have had their say" as often as "Comments (5)"."""

from __future__ import annotations

from functools import cache

from cleantext.folding import fold
from cleantext.lazy import lazy

#: By language: the words for three, four and so on; what one number is called by gender, by case and of people stands
#: between slashes.
_BY_LANGUAGE = {
    "ar": "ثلاثة/ثلاث أربعة/أربع خمسة/خمس ستة/ست سبعة/سبع ثمانية/ثماني/ثمان تسعة/تسع عشرة/عشر",
    "cs": "tři/tří čtyři/čtyř pět/pěti šest/šesti sedm/sedmi osm/osmi devět/devíti deset/deseti jedenáct dvanáct",
    "da": "tre fire fem seks syv otte ni ti elleve tolv",
    "de": "drei vier fünf sechs sieben acht neun zehn elf zwölf",
    "el": "τρεις/τρία τέσσερις/τέσσερα πέντε έξι επτά/εφτά οκτώ/οχτώ εννέα/εννιά δέκα έντεκα δώδεκα",
    "en": "three four five six seven eight nine ten eleven twelve/dozen",
    "es": "tres cuatro cinco seis siete ocho nueve diez once doce",
    "fa": "سه چهار پنج شش هفت هشت نه ده یازده دوازده",
    "fi": "kolme/kolmen neljä/neljän viisi/viiden kuusi/kuuden seitsemän kahdeksan yhdeksän kymmenen",
    "fr": "trois quatre cinq six sept huit neuf dix onze douze",
    "he": "שלושה/שלוש ארבעה/ארבע חמישה/חמש שישה/שש שבעה/שבע שמונה תשעה/תשע עשרה/עשר",
    "hi": "तीन चार पाँच/पांच छह/छः सात आठ नौ दस ग्यारह बारह",
    "hu": "három/hárman négy/négyen öt/öten hat/hatan hét/heten nyolc/nyolcan kilenc/kilencen tíz/tízen",
    "id": "tiga/bertiga empat/berempat lima/berlima enam/berenam tujuh delapan sembilan sepuluh sebelas",
    "it": "tre quattro cinque sei sette otto nove dieci undici dodici",
    "ko": "세/셋 네/넷 다섯 여섯 일곱 여덟 아홉 열",
    "nl": "drie vier vijf zes zeven acht negen tien elf twaalf",
    "no": "tre fire fem seks sju/syv åtte ni ti elleve tolv",
    "pl": "trzy/trzech/troje cztery/czterech/czworo pięć/pięciu/pięcioro sześć/sześciu/sześcioro "
    "siedem/siedmiu/siedmioro osiem/ośmiu/ośmioro dziewięć/dziewięciu dziesięć/dziesięciu jedenaście dwanaście",
    "pt": "três quatro cinco seis sete oito nove dez onze doze",
    "ro": "trei patru cinci șase/şase șapte/şapte opt nouă zece unsprezece doisprezece",
    "ru": "три/трое/трёх четыре/четверо/четырёх пять/пятеро/пяти шесть/шестеро/шести семь/семеро/семи "
    "восемь/восьмеро/восьми девять/девятеро/девяти десять/десятеро одиннадцать двенадцать",
    "sv": "tre fyra fem sex sju åtta nio tio elva tolv",
    "tr": "üç dört beş altı yedi sekiz dokuz on",
    "uk": "три/троє/трьох чотири/четверо/чотирьох п'ять/п'ятеро/п'ятьох шість/шестеро/шістьох "
    "сім/семеро/сімох вісім/восьмеро дев'ять/дев'ятеро десять/десятеро одинадцять дванадцять",
    "vi": "ba bốn năm sáu bảy tám chín mười",
}
#: In Han figures, before what counts remarks and people.
_HAN = {figure: number for number, figure in enumerate("三四五六七八九十", start=3)}

_WORDS = lazy(r"\p{L}[\p{L}\p{M}']*")
_COUNTED = lazy(r"(?<![一二三四五六七八九十百\d])([三四五六七八九十])\s?(?:条|條|则|則|件|人|个|個|位|篇|名|通|つ)")


@cache
def _values() -> dict[str, set[int]]:
    found: dict[str, set[int]] = {}
    for numbers in _BY_LANGUAGE.values():
        for value, words in enumerate(numbers.split(), start=3):
            for word in words.split("/"):
                found.setdefault(fold(word).lower(), set()).add(value)
    return found


def in_words(text: str) -> set[int]:
    """The numbers that *text*, the plain view of a line, has in the words of any language: of two, if one word has
    two meanings.

    >>> sorted(in_words("Five have had their say"))
    [5]
    """
    values = _values()
    found = {value for word in _WORDS.findall(text) for value in values.get(word.lower(), ())}
    return found | {_HAN[figure] for figure in _COUNTED.findall(text)}
