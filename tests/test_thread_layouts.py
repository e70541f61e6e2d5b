"""Comment threads in the layouts of many platforms, under a heading that only says that they are comments.

`n` is who comments, `t` what was said, `d` a figure; the words of a language stand in `WORDS`.
"""

from __future__ import annotations

import pytest

from cleantext import clean
from tests.test_thread_below import ARTICLE, NAMES, REMARKS

#: Heading, "says", "said", how long ago, reply, report, share, like, a date without its year, and before a time of day.
WORDS = {
    "en": ("Comments", "says", "said", "{d} hours ago", "Reply", "Report", "Share", "Like", "March {d}", "at"),
    "de": ("Kommentare", "sagt", "hat gesagt", "vor {d} Stunden", "Antworten", "Melden", "Teilen", "Gefällt mir", "{d}. März", "um"),
    "es": ("Comentarios", "dice", "dijo", "hace {d} horas", "Responder", "Denunciar", "Compartir", "Me gusta", "{d} de marzo", "a las"),
    "ru": ("Комментарии", "говорит", "сказал", "{d} часа назад", "Ответить", "Пожаловаться", "Поделиться", "Нравится", "{d} марта", "в"),
    "tr": ("Yorumlar", "diyor ki", "dedi ki", "{d} saat önce", "Yanıtla", "Şikayet et", "Paylaş", "Beğen", "{d} Mart", "saat"),
    "ja": ("コメント", "より", "さんは書きました", "{d}時間前", "返信", "報告", "共有", "いいね", "3月{d}日", ""),
    "ar": ("التعليقات", "يقول", "قال", "منذ {d} ساعات", "رد", "إبلاغ", "مشاركة", "أعجبني", "{d} مارس", "الساعة"),
}  # fmt: skip
#: What an article may show as well: letters, a visitors' book, voices.
PLAIN = {
    "name over date": "{n}\n{day} {at} 21:1{d}\n{t}",
    "one line": "{n}, {day} {at} 21:1{d}: {t}",
    "numbered": "{d}. {n} – 0{d}.03.2024 21:1{d}\n{t}",
    "date over name": "0{d}.03.2024 21:1{d}, {n}\n{t}",
    "bold name": "**{n}** {ago}\n{t}",
    "signed": "{t} – {n}, 0{d}.03.2024 21:1{d}",
    "date only": "{n} - 0{d}.03.2024\n\n{t}\n",
    "stamp below": "{t}\n{n} | {day} {at} 21:1{d}",
    "age below": "{t}\n— {n}, {ago}",
    "list": "* **{n}** (0{d}.03.2024 21:1{d}): {t}",
}
BUTTONS = {
    "disqus": "{n} • {ago}\n{t}\n{reply} • {share}",
    "wordpress": "{n} {says}:\n{day} {at} 21:1{d}\n{t}\n{reply}",
    "blogger": "{n} {said}...\n{t}\n{day} {at} 21:1{d}\n{reply}",
    "plug-in": "{n}\n{t}\n{like} · {reply} · 12 · {d} t",
    "portal": "{n}\n{ago}\n{t}\n{reply}\n{report}",
    "video": "@{n}\n{ago}\n{t}\n12\n{reply}",
    "age first": "{n} {t}\n{d}w · 12 {like} · {reply}",
    "votes": "{n} (0{d}.03.2024, 21:1{d})\n{t}\n👍 4 👎 0",
    "votes below": "{n}\n{ago}\n{t}\n{reply}\n👍 1{d}\n👎 3",
    "network": "{n}\n{t}\n{day} {at} 21:1{d}\n{reply}",
    "board": "by {n} » Tue Mar 1{d}, 2024 9:1{d} pm\n{t}\nTop",
    "talkback": "{d}. {n}\n0{d}.03.2024, 21:1{d}\n{t}\n{reply}",
    "markdown": "### {n}\n\n{day} {at} 21:1{d}\n\n{t}\n\n[{reply}](?replyto={d}#respond)\n",
    "links": "[{n}](/user/{d}) {ago}\n{t}\n[{reply}](#) [{report}](#)",
    "nested": "- {n} {says}:\n  {day} {at} 21:1{d}\n  {t}\n  {reply}",
    "no time": "{n}\n{t}\n{reply}",
}


def thread(layout: str, language: str) -> str:
    heading, *words = WORDS[language]
    names = ("says", "said", "ago", "reply", "report", "share", "like", "day", "at")
    entries = []
    for day, (name, remark) in enumerate(zip(NAMES, REMARKS, strict=True), 2):
        own = {key: word.format(d=day) for key, word in zip(names, words, strict=True)}
        entries.append(layout.format(n=name, t=remark, d=day, **own).replace("  2", " 2"))
    return f"{heading}\n" + "\n".join(entries) + "\n"


@pytest.mark.parametrize("language", WORDS)
@pytest.mark.parametrize("layout", [*PLAIN, *BUTTONS])
def test_remarks_under_a_heading_of_comments_go(layout: str, language: str) -> None:
    text = thread((PLAIN | BUTTONS)[layout], language)
    assert clean(ARTICLE + text).rstrip() == ARTICLE.rstrip()


@pytest.mark.parametrize("layout", PLAIN)
def test_entries_that_the_article_shows_stay(layout: str) -> None:
    _, _, shown = thread(PLAIN[layout], "en").partition("\n")
    text = (
        f"{ARTICLE}From the book at the door\n{shown}The book is full now, and a new one has been bought for spring.\n"
    )
    assert clean(text) == text
