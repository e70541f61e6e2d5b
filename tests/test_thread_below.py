"""Comment threads whose headers stand below what was said: who wrote it, and when, in any language."""

import pytest

from cleantext import clean

ARTICLE = (
    "The wheel turned again on Saturday\n"
    "The mill at Brenfold had been mended for eleven years by a handful of people from the valley. On Saturday the wheel turned for the first time since 1954.\n"
    "The parish had been slow to buy the house. The roof was about to fall in, and nobody knew what a new shaft would cost.\n"
    "Pupils of the school read what the last miller had written. He told of a night when the river stood at the stones, and the sacks had to be saved.\n"
)
REMARKS = (
    "My grandfather worked there all his life, thank you for this.",
    "A pity that the tea was gone by three, but what a day it was!",
    "We were there with the children, who loved the wheel.",
    "Eleven years is a long time, well done all of you.",
)
NAMES = ("Marcelle", "Ian D.", "aunt_odile", "P. Farrow")
#: The heading of the comments, and the line that tells who wrote one and when.
FOOTERS = {
    "en": ("Comments", "Posted by: {} | March {}, 2014 at 09:12 PM"),
    "en-time-first": ("Comments", "Posted by {} at 9:12 PM on March {}, 2014"),
    "de": ("Kommentare", "Kommentiert von: {} | 0{}. März 2014 um 21:12"),
    "fr": ("Commentaires", "Rédigé par : {} | {} mars 2014 à 21:12"),
    "fr-date": ("Commentaires", "Écrit par : {} | 0{}/03/2014"),
    "es": ("Comentarios", "Enviado por {} el {} de marzo de 2014 a las 21:12"),
    "it": ("Commenti", "Scritto da: {} | 0{}/03/2014 alle 21:12"),
    "pt": ("Comentários", "Publicado por: {} | {} de março de 2014 às 21h12"),
    "nl": ("Reacties", "Geplaatst door: {} | 0{} maart 2014 om 21:12"),
    "pl": ("Komentarze", "Dodany przez: {} | 0{}.03.2014 21:12"),
    "ru": ("Комментарии", "Отправил {} {} марта 2014, 21:12"),
    "uk": ("Коментарі", "Написав: {} | {} березня 2014 о 21:12"),
    "tr": ("Yorumlar", "Gönderen: {} | 0{}.03.2014 21:12"),
    "cs": ("Komentáře", "Vložil: {} | {}. března 2014 v 21:12"),
    "sv": ("Kommentarer", "Postat av: {} | {} mars 2014 kl. 21:12"),
    "fi": ("Kommentit", "Lähettänyt: {} | {}.3.2014 klo 21:12"),
    "ro": ("Comentarii", "Postat de {} pe {} martie 2014 la 21:12"),
    "el": ("Σχόλια", "Γράφτηκε από: {} | {} Μαρτίου 2014, 21:12"),
    "id": ("Komentar", "Diposting oleh {} pada {} Maret 2014 21:12"),
    "vi": ("Bình luận", "Đăng bởi: {} | 0{}/03/2014 21:12"),
    "ja": ("コメント", "投稿: {} | 2014年3月{}日 (土) 21:12"),
    "ko": ("댓글", "작성자: {} | 2014년 3월 {}일 21:12"),
    "zh": ("评论", "{} 发表于 2014-03-0{} 21:12"),
    "ar": ("التعليقات", "كتبه: {} | {} مارس 2014 21:12"),
    "he": ("תגובות", "נכתב על ידי: {} | {} במרץ 2014 21:12"),
    "hi": ("टिप्पणियाँ", "लेखक: {} | {} मार्च 2014, 21:12"),
}


def below(heading: str, footer: str) -> str:
    said = (f"{remark}\n{footer.format(name, day)}\n" for remark, name, day in zip(REMARKS, NAMES, "2345", strict=True))
    return f"{heading}\n" + "".join(said)


@pytest.mark.parametrize("language", FOOTERS)
def test_a_thread_under_its_heading_goes(language: str) -> None:
    heading, footer = FOOTERS[language]
    assert clean(f"{ARTICLE}{below(heading, footer)}") == ARTICLE


@pytest.mark.parametrize(
    "footer", ["{}, 0{}.03.2014 21:12", "Signed by {} on March {}, 2014 at 9:12 PM", "{} — {} März 2014, 21:12 Uhr"]
)
def test_what_no_heading_of_comments_announces_stays(footer: str) -> None:
    """Entries of a visitors' book and letters, which the article shows, are signed in the same way."""
    book = below("From the book that lay at the door", footer)
    text = f"{ARTICLE}{book}The book is full now, and a new one has been bought for the spring.\n"
    assert clean(text) == text


@pytest.mark.parametrize("language", FOOTERS)
def test_text_below_the_last_header_keeps_the_thread_s_last_remark_company(language: str) -> None:
    """Then the headers stand above what was said."""
    heading, footer = FOOTERS[language]
    said = (f"{footer.format(name, day)}\n{remark}\n" for remark, name, day in zip(REMARKS, NAMES, "2345", strict=True))
    assert clean(f"{ARTICLE}{heading}\n" + "".join(said)) == ARTICLE


#: A blog's entries: who said it, and below what was said the time and a button.
BLOGS = {
    "en": ("{} said...", "March {}, 2024 at 21:12", "Reply"),
    "fr": ("{} a dit...", "{} mars 2024 à 21:12", "Répondre"),
    "es": ("{} dijo...", "{} de marzo de 2024 a las 21:12", "Responder"),
    "it": ("{} ha detto...", "{} marzo 2024 alle 21:12", "Rispondi"),
    "pt": ("{} disse...", "{} de março de 2024 às 21:12", "Responder"),
}


@pytest.mark.parametrize("language", BLOGS)
def test_a_time_and_a_button_below_what_a_name_said(language: str) -> None:
    said, time, button = BLOGS[language]
    entries = zip(REMARKS, NAMES, "2345", strict=True)
    text = "".join(f"{said.format(name)}\n{remark}\n{time.format(day)}\n{button}\n" for remark, name, day in entries)
    assert clean(ARTICLE + text) == ARTICLE
    quoted = text.replace(f"{button}\n", "")  # a round of voices, dated
    assert clean(ARTICLE + quoted) == ARTICLE + quoted


@pytest.mark.parametrize(("heading", "stamp"), [
    ("Comments", "{}, March {}, 2024 at 21:1{}: "), ("Kommentare", "{}, {}. März 2024 um 21:1{}: "),
    ("Yorumlar", "{}, {} Mart 2024 saat 21:1{}: "), ("Komentarze (4)", "- {} – {} dni temu: "),
])  # fmt: skip
def test_stamps_on_one_line_with_what_was_said(heading: str, stamp: str) -> None:
    entries = zip(REMARKS, NAMES, "2346", strict=True)
    text = "".join(f"{stamp.format(name, day, day)}{remark}\n" for remark, name, day in entries)
    assert clean(f"{ARTICLE}{heading}\n{text}") == ARTICLE
    log = f"{ARTICLE}From the log of the mill\n{text}"
    assert clean(log) == log


def test_a_heading_in_any_words_amid_the_page_s_furniture() -> None:
    """Above it a row of buttons, below the last stamp a call: by the names of the web they are comments."""
    entries = zip(REMARKS, ("mill_rat", "OmaFiets", "spike", "nuance"), "1379", strict=True)
    said = "".join(f"{remark}\n{name} | 08-05-24 | 11:2{minute}\n" for remark, name, minute in entries)
    text = f"{ARTICLE}Share: WhatsApp / Facebook / Mail\nReaguursels\n{said}"
    assert clean(f"{text}Log in or create an account to comment\n") == ARTICLE
    followed = f"{text}The book is full now, and a new one has been bought for the spring, as all in the valley know.\n"
    assert REMARKS[0] in clean(followed)


NAMED = "\n".join(
    f"{name}\n{said}\n2014/03/0{n} 21:1{n}" for n, (name, said) in enumerate(zip(NAMES, REMARKS, strict=True), 1)
)


@pytest.mark.parametrize("heading", ["Comments", "コメントを書く"])
def test_names_above_and_times_below_under_a_heading_that_a_rule_knows(heading: str) -> None:
    assert clean(f"{ARTICLE}{heading}\n{NAMED}").strip() == ARTICLE.strip()


@pytest.mark.parametrize(
    "remarks",
    [NAMED.replace("21:1", "21:").replace("21:1", "21:0"), "\n".join(NAMED.split("\n")[1:])],
    ids=["no times of day", "no name above the first"],
)
def test_other_times_below_what_was_said_stay(remarks: str) -> None:
    text = f"{ARTICLE}From the book of the mill\n{remarks}"
    assert all(said in clean(text) for said in REMARKS)
