"""The model of how furniture reads: what it tells apart, what it leaves alone, and that it is a function of the text."""

from __future__ import annotations

import pytest

from cleantext import voice
from cleantext.voice import score
from tests.corpusfile import documents

#: Neither line is in `corpus/lines/`.
PAIRS = {
    "en": ("Get our best stories by e-mail every Thursday", "The bell ringers carried the old rope up the tower."),
    "de": ("Jetzt kostenlos anmelden und keine Ausgabe verpassen", "Der Glöckner trug das alte Seil in den Turm."),
    "fr": ("Partagez cet article avec vos proches", "Le sonneur monta la vieille corde au clocher."),
    "es": ("Recibe nuestras noticias en tu correo", "El campanero subió la vieja cuerda a la torre."),
    "it": ("Condividi questo articolo con i tuoi amici", "Il campanaro portò la vecchia corda sulla torre."),
    "pt": ("Receba as nossas notícias no seu e-mail", "O sineiro levou a velha corda para a torre."),
    "nl": ("Ontvang ons laatste nieuws in je mailbox", "De klokkenluider droeg het oude touw de toren op."),
    "pl": ("Zapisz się i otrzymuj nasze wiadomości", "Dzwonnik wniósł starą linę na wieżę."),
    "cs": ("Přihlaste se k odběru našich novinek", "Zvoník vynesl staré lano do věže."),
    "ru": ("Подпишитесь на наши новости", "Звонарь поднял старую верёвку на башню."),
    "uk": ("Підпишіться на наші новини", "Дзвонар підняв стару мотузку на вежу."),
    "ro": ("Abonează-te la noutățile noastre", "Clopotarul a dus frânghia veche în turn."),
    "hu": ("Iratkozzon fel hírlevelünkre", "A harangozó felvitte a régi kötelet a toronyba."),
    "el": ("Εγγραφείτε στο ενημερωτικό μας δελτίο", "Ο καντηλανάφτης ανέβασε το παλιό σχοινί στον πύργο."),
    "sv": ("Prenumerera på vårt nyhetsbrev", "Klockaren bar det gamla repet upp i tornet."),
    "da": ("Tilmeld dig vores nyhedsbrev", "Klokkeren bar det gamle reb op i tårnet."),
    "no": ("Meld deg på nyhetsbrevet vårt", "Klokkeren bar det gamle tauet opp i tårnet."),
    "fi": ("Tilaa uutiskirjeemme sähköpostiisi", "Suntio kantoi vanhan köyden torniin."),
    "tr": ("E-bültenimize ücretsiz abone olun", "Zangoç eski halatı kuleye taşıdı."),
    "id": ("Daftar untuk menerima kabar terbaru kami", "Penjaga lonceng membawa tali tua ke menara."),
    "vi": ("Đăng ký nhận bản tin của chúng tôi", "Người kéo chuông mang sợi dây cũ lên tháp."),
    "ar": ("اشترك في نشرتنا البريدية", "حمل قارع الجرس الحبل القديم إلى البرج."),
    "fa": ("در خبرنامه ما عضو شوید", "ناقوس‌نواز طناب کهنه را به برج برد."),
    "he": ("הירשמו לניוזלטר שלנו", "הפעמונאי נשא את החבל הישן אל המגדל."),
    "hi": ("हमारे न्यूज़लेटर की सदस्यता लें", "घंटी बजाने वाला पुरानी रस्सी मीनार पर ले गया।"),
    "zh": ("订阅我们的电子报", "敲钟人把旧绳子搬上了塔楼。"),
    "ja": ("メールマガジンに登録する", "鐘つきは古い縄を塔へ運んだ。"),
    "ko": ("뉴스레터를 구독하세요", "종지기는 낡은 밧줄을 탑으로 날랐다."),
}


@pytest.mark.parametrize(("page", "article"), PAIRS.values(), ids=PAIRS)
def test_furniture_reads_otherwise_than_an_article(page: str, article: str) -> None:
    assert score(page) > voice.SPEAKS
    assert score(article) < 0


def test_paragraphs_of_near_misses_score_below_furniture() -> None:
    """The pages of body that look like furniture: of their paragraphs hardly one reads as it."""
    paragraphs = [row.text for page in documents("near-misses") for row in page.rows if len(row.text) > 120]
    assert len(paragraphs) > 500
    assert sum(score(text) > voice.SPEAKS for text in paragraphs) < 0.02 * len(paragraphs)


@pytest.mark.parametrize("text", ["", " ", "\0", "\ud800", "…", "#" * 10_000, "字" * 100_000, "a" * 1_000_000])
def test_any_text_has_a_score(text: str) -> None:
    assert score(text) == score(text)


def test_letters_with_and_without_accents_score_alike() -> None:
    assert score("TOUS DROITS RÉSERVÉS") == score("TOUS DROITS RESERVES")


def test_where_a_link_leads_is_no_word_of_the_line() -> None:
    assert score("[Orchard](https://a.example/x)") == score("[Orchard](https://b.example/subscribe/newsletter)")


def test_a_long_line_is_told_by_its_beginning() -> None:
    line = "The bell ringers carried the old rope up the tower. " * 40
    assert score(line + "Subscribe to our newsletter") == score(line)
