"""What no rule knows goes amid what goes, below the article; what has the article's shape, or stands in it, stays."""

from __future__ import annotations

import pytest

from cleantext import amid, clean, explain, proposals
from cleantext.markup import plain_view
from cleantext.voice import speaks_as_page

A = "The last press in the fen opened its doors on Friday, and the whole village came."
B = "Old Mr Tovey turned the screw himself, as his father had done before him."
C = "Nobody pays, and a tenth of the juice stays with the press."
ARTICLE = f"{A}\n\n{B}\n\n{C}"
SHARE, TAGS, SIGN_UP = "Share this article", "Tags: cider, orchard, fen", "Sign up for our newsletter"
#: No rule knows these.
BUTTON = "Quilp Vorn"
VOICE = "Quilp us your own pictures of the day, and our readers may vorn them in the next story."


def test_a_short_line_between_furniture_goes_with_what_stands_above_it() -> None:
    text = f"{ARTICLE}\n\n{SHARE}\n{BUTTON}\n{TAGS}\n{SIGN_UP}"
    assert clean(text) == f"{ARTICLE}\n"
    (removal,) = (removal for removal in explain(text).removals if removal.rule == "furniture/short-line")
    assert removal.category == "share_prompts"
    assert text[removal.start : removal.end].strip() == BUTTON


@pytest.mark.parametrize(
    "tail",
    [
        f"{BUTTON}\n{SHARE}\n{TAGS}",
        f"{SHARE}\n{BUTTON}\n{SHARE}",
        f"{SHARE}\n{TAGS}\n{BUTTON}\nZaber Thrum\nOld Ones\nDrammel\nPell\n{SIGN_UP}",
        f"{SHARE}\n{BUTTON}\n{TAGS}\n\n{A}\n\n{B}\n\n{C}",
        f"{SHARE}\n{TAGS}\n{BUTTON}\nPhoto: Anna Berg",
        f"{SHARE}\nQuilp went home.\n{TAGS}",
        f"{SHARE}\n{BUTTON}, said the “quilp of the fen”\n{TAGS}",
        f"{SHARE}\n1. {BUTTON}\n{TAGS}",
    ],
    ids=["above-all", "one-kind", "too-many", "article-below", "caption", "sentence", "quotation", "numbered"],
)
def test_a_short_line_stays(tail: str) -> None:
    kept = next(line for line in tail.split("\n") if "Quilp" in line)
    assert kept in clean(f"{ARTICLE}\n\n{tail}")


def test_what_speaks_to_the_reader_goes_behind_furniture_of_three_kinds() -> None:
    assert clean(f"{ARTICLE}\n\n{SHARE}\n\n{TAGS}\n\n{SIGN_UP}\n\n{VOICE}\n\n{SHARE}") == f"{ARTICLE}\n"


@pytest.mark.parametrize("above", ["", f"{SHARE}\n\n", "Advertisement\n\nRead also: The mill that would not turn\n\n"])
def test_a_paragraph_that_speaks_to_the_reader_stays_where_the_article_may_go_on(above: str) -> None:
    assert VOICE in clean(f"{ARTICLE}\n\n{above}{VOICE}\n\n{SHARE}")


def test_a_button_amid_the_article_s_furniture_goes_if_it_hints_at_a_page() -> None:
    block = f"Advertisement\nRead also: The mill that would not turn\n{{}}\n{SIGN_UP}"
    assert clean(f"{ARTICLE}\n\n{block.format('Quilp our vorn')}\n\n{ARTICLE}") == f"{ARTICLE}\n\n{ARTICLE}"
    assert BUTTON in clean(f"{ARTICLE}\n\n{block.format(BUTTON)}\n\n{ARTICLE}")


def test_bounds_of_what_goes_amid(monkeypatch: pytest.MonkeyPatch) -> None:
    """RUN, OVER, SENTENCES, AROUND: with none allowed for, or more asked for, the line stays."""
    short = f"{ARTICLE}\n\n{SHARE}\n{BUTTON}\n{TAGS}"
    voice = f"{ARTICLE}\n\n{SHARE}\n\n{TAGS}\n\n{SIGN_UP}\n\n{VOICE}\n\n{SHARE}"
    amidst = f"{ARTICLE}\n\nAdvertisement\nRead also: The mill\nQuilp our vorn\n{SIGN_UP}\n\n{ARTICLE}"
    for name, value, text, line in (
        ("RUN", 0, short, BUTTON),
        ("OVER", 9, voice, VOICE),
        ("SENTENCES", 0, voice, VOICE),
        ("AROUND", 5, amidst, "Quilp our vorn"),
    ):
        assert line not in clean(text)
        with monkeypatch.context() as patch:
            patch.setattr(amid, name, value)
            assert line in clean(text), name


NOTICE = "Sign up for our newsletter and read the best of the fen every Friday."


@pytest.mark.parametrize(
    "rest", ["Quilp the next vorn?", "It costs you a vorn.", "We quilp no e-mails to anybody else."]
)
def test_the_rest_of_a_notice_goes_with_it(rest: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """REST: with none allowed for, it stays."""
    line = f"{rest} {NOTICE}" if rest.endswith("?") else f"{NOTICE} {rest}"
    assert clean(f"{A}\n\n{B}\n\n{line}\n\n{C}") == f"{A}\n\n{B}\n\n{C}"
    monkeypatch.setattr(proposals, "REST", 0)
    assert rest in clean(f"{A}\n\n{B}\n\n{line}\n\n{C}")


@pytest.mark.parametrize(
    "rest", ["Who built the mill? Tovey did.", "The miller of the fen laughed at his own reflection.", "He laughed."]
)
def test_a_sentence_of_the_article_beside_a_notice_stays(rest: str) -> None:
    assert rest in clean(f"{A}\n\n{B}\n\n{NOTICE} {rest}\n\n{C}")


@pytest.mark.parametrize(
    ("page", "article"),
    [
        (
            "Gefällt Ihnen das, schicken wir es Ihnen per Newsletter.",
            "Der Müller ging am Freitag mit seiner Frau heim.",
        ),
        ("Ce que vous lisez vit des dons de nos lecteurs.", "Le meunier est rentré vendredi avec sa femme."),
        ("Cuéntanos en los comentarios qué te parece.", "El molinero volvió el viernes con su mujer."),
        ("Scrivici cosa pensi di questo articolo nei commenti.", "Il mugnaio tornò a casa venerdì con la moglie."),
        ("Conte pra gente o que você achou nos comentários.", "O moleiro voltou para casa na sexta-feira."),
        ("Vertel ons in de reacties wat jij ervan vindt.", "De molenaar ging vrijdag naar huis."),
        ("Napisz nam w komentarzu, co o tym myślisz, a Twój głos przeczytamy.", "Młynarz wrócił w piątek do domu."),
        ("Napište nám do komentářů, co si o tom vaše rodina myslí.", "Mlynář šel v pátek domů."),
        ("Напишите нам в комментариях, что вы об этом думаете.", "Мельник вернулся домой в пятницу."),
        ("Напишіть нам у коментарях, що ви про це думаєте.", "Мірошник повернувся додому в п'ятницю."),
        ("Γράψτε μας στα σχόλια τη γνώμη σας.", "Ο μυλωνάς γύρισε στο σπίτι την Παρασκευή."),
        ("Siz ne düşünüyorsunuz, yorumlarda yazın.", "Değirmenci cuma günü eve döndü."),
        ("Berättar du för oss i kommentarerna vad dina vänner tycker?", "Mjölnaren gick hem på fredagen."),
        ("Kirjoita meille, mitä juttu sinussa herätti.", "Mylläri palasi perjantaina kotiin."),
        ("Írd meg nekünk hozzászólásban, neked mi a véleményed.", "A molnár pénteken hazament."),
        ("Scrie-ne în comentarii ce părere au cititorii noștri, a ta contează.", "Morarul s-a întors vineri acasă."),
        ("Tulis pendapat kamu di kolom komentar.", "Penggiling itu pulang pada hari Jumat."),
        ("Hãy để lại bình luận cho chúng tôi.", "Người thợ xay về nhà hôm thứ sáu."),
        ("您的支持是我们写好文章的动力。", "磨坊主星期五回家了。"),
        ("この記事の感想をコメントでお寄せください。", "粉屋は金曜日に家へ帰った。"),
        ("여러분의 생각을 댓글로 남겨 주세요.", "방앗간 주인은 금요일에 집으로 돌아갔다."),
        ("شاركونا رأيكم في التعليقات.", "عاد الطحان إلى بيته يوم الجمعة."),
        ("نظر شما درباره این مطلب چیست؟", "آسیابان روز جمعه به خانه برگشت."),
        ("כתבו לנו בתגובות מה דעתכם.", "הטוחן חזר הביתה ביום שישי."),
        ("हमें टिप्पणी में बताएं कि आपको लेख कैसा लगा।", "चक्की वाला शुक्रवार को घर लौटा।"),
    ],
)
def test_a_page_s_voice_is_told_from_an_article_s(page: str, article: str) -> None:
    assert speaks_as_page(plain_view(page).text)
    assert not speaks_as_page(plain_view(article).text)
