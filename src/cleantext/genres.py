"""Kinds of text that are made of what is furniture elsewhere: a site's policy or terms, a paper, a press release.

A policy is about cookies and personal data from its title to its end, where a notice of them stands beside an article
about something else; terms and statutes go on in numbered articles. A paper has keywords and what its authors declare
under its abstract. A release begins with that word and its date, and ends with whom to ask.
"""

from __future__ import annotations

from collections.abc import Sequence, Set

from cleantext.lazy import lazy

#: A text of which so many lines that stay speak of cookies or of personal data is about them.
POLICY_LINES, NOTICES = 3, frozenset(("cookie_notices",))
#: What a paper has under its abstract, which its first lines name.
UNDER_ABSTRACTS, ABSTRACT_LINES = frozenset(("metadata_lines", "syndication_disclaimers")), 15
#: What a release has above its text and below; its first lines say what it is.
OF_RELEASES, RELEASE_LINES = frozenset(("datelines", "syndication_disclaimers")), 5

#: So many numbered articles make a statute; what it may rule on.
ARTICLES = 3
RULED = frozenset((
    "affiliate_disclosures", "comment_threads", "cookie_notices", "copyright_notices", "navigation",
    "subscription_prompts", "syndication_disclaimers",
))  # fmt: skip

# The plain view of a line has no accents.
_ARTICLE = lazy(
    r"(?i)\W{0,3}(?:第 ?[\d一二三四五六七八九十百]+ ?[条條]|제 ?\d+ ?조|§ ?\d"
    r"|(?:art(?:icle|icolo|iculo|igo|icolul|ikel|ikla|\.)?|artykul|clanek|статья|стаття|madde|pasal|dieu|αρθρο"
    r"|ال?ماده|סעיף|अनुच्छेद|धारा) ?\d)"
)
_DATA = lazy(
    r"(?i)cookie|\bkuki|\bкук[иі]|cerez|\bsuti|evaste|\bkakor|informasjonskaps|ciastecz|쿠키|クッキー"
    r"|ملفات (?:تعريف )?ال?ارتباط|كوكيز|کوکی|עוגי|קוקיז|कुकी|कूकी"
    r"|personal (?:data|information)|privacy|datenschutz|personenbezogen|donnees (?:a caractere )?personnel"
    r"|datos personales|dados pessoais|dati personali|persoonsgegevens|dan(?:e|ych) osobow|osobni\p{L}* udaj"
    r"|date(?:le)? (?:cu caracter )?personal|персональн\p{L}+ дан|конфиденциальност|конфіденційн"
    r"|personuppgifter|personopplysning|personoplysning|henkilotie|szemelyes adat|προσωπικ\p{L}+ δεδομεν"
    r"|kisisel veri|data pribadi|du lieu ca nhan|بيانات|الخصوصيه|داده.?های شخصی|حریم خصوصی|פרטיות|निजता|गोपनीयता"
    r"|個人情報|プライバシー|个人信息|隐私|개인정보|prywatnosci|vie privee|confidentialit"
    r"|privacidad|riservatezza|soukromi"
    r"|adatvedel|adatkezel|tietosuoja|απορρητου|gizlilik|privasi|quyen rieng tu|integritetspolicy|privatliv|personvern"
)
_RELEASE = lazy(
    r"(?i)(?:(?:press|media|news) release|(?:presse|medien)mitteilung|communique(?: de presse)?"
    r"|nota (?:de prensa|a imprensa)|comunicado(?: de (?:prensa|imprensa))?|comunicato stampa|comunicat de presa"
    r"|persbericht|informacja prasowa|tiskova zprava|пресс-релиз|прес-реліз|pressmeddelande|pressemeddelelse"
    r"|pressemelding|(?:lehdisto)?tiedote|sajtokozlemeny|δελτιο τυπου|basin bulteni|siaran pers|thong cao bao chi"
    r"|بيان صحفي|اطلاعیه مطبوعاتی|הודעה לעיתונות|प्रेस विज्ञप्ति|新闻稿|新聞稿|プレスリリース|보도자료)[.:：]?"
)
_ABSTRACT = lazy(
    r"(?i)(?:abstract|abstrak|abstrakt|resume|resumen|resumo|riassunto|zusammenfassung|samenvatting|streszczenie"
    r"|аннотация|анотація|реферат|rezumat|ozet|oz|ال?ملخص(?: البحث)?|چکیده|תקציר|摘\s?要|内容提要|要\s?旨|抄\s?録"
    r"|(?:국문)?초록|tom tat|sammanfattning|sammendrag|tiivistelma|osszefoglal\p{L}{1,2}|περιληψη|सारांश)"
    r"(?:[.:：—–].*)?"
)


def are_own(categories: Set[str], given: Sequence[str], stays: Sequence[str]) -> bool:
    """Whether what rules of these categories speak for is the text's own, by its lines and those of them that stay, in
    their plain view.

    >>> paper = ["Bread and weather", "Abstract", "We weighed every loaf of one winter."]
    >>> are_own({"metadata_lines"}, paper, paper)
    True
    """
    if categories <= NOTICES and sum(_DATA.search(text) is not None for text in stays) >= POLICY_LINES:
        return True
    if categories <= RULED and sum(_ARTICLE.match(text) is not None for text in given) >= ARTICLES:
        return True
    if categories <= OF_RELEASES and is_release(given):
        return True
    return categories <= UNDER_ABSTRACTS and any(_ABSTRACT.fullmatch(text) for text in given[:ABSTRACT_LINES])


def is_release(given: Sequence[str]) -> bool:
    """Whether the first lines of a text say that it is a press release."""
    return any(_RELEASE.fullmatch(text) for text in given[:RELEASE_LINES])
