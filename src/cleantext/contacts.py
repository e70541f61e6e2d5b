"""How to reach somebody: a telephone's number, an address, an account, each on a line with its label.

An article gives them to its reader: an appeal, a guide, a programme, the news of a choir. The foot of a page has them
as well, the outlet's. They are the article's where nothing of the page stands between them and it.
"""

from __future__ import annotations

from collections.abc import Callable

from cleantext.document import Doc, Line
from cleantext.folding import fold
from cleantext.lazy import lazy
from cleantext.sentences import at_most, ends_sentence

#: Such a line has at most so many code points; between its label and its colon stand so many more.
LENGTH, MORE = 110, 25
#: What it is for ("Write to us or ring!") is told in so many words at most.
CALL_WORDS = 8
#: So many contacts stand one below the other at most.
CONTACTS = 20

_TELEPHONE = (
    r"tel|phone|telephone|mob|mobile|mobil|fax|faks|hotline|helpline|whats ?app|telefon\p{L}{0,3}|telefoon"
    r"|telefono|portable|movil|cellulare|telemovel|telefone|celular|telp|telepon|puh|puhelin|gsm|handy|тел"
    r"|телефон\p{L}{0,2}|факс|моб|τηλ|τηλεφωνο|τηλεφωνα|κινητο|هاتف|الهاتف|تلفون|جوال|فاكس|تلفن|شماره تماس"
    r"|موبایل|טל|טלפון|נייד|फ़?ोन|फोन|दूरभाष|मोबाइल|電話(?:番号)?|电话|联系电话|聯絡電話|热线|熱線|咨询电话"
    r"|手机|전화(?:번호)?|연락처|đien thoai|đt|sđt"
)
_MAIL = (
    r"e-?mail|mail|e-?post|mejl|e-?posta|correo(?: electronico)?|courriel|mel|posta(?: elettronica)?|sahkoposti"
    r"|poczta|почта|эл\.? ?почта|электронная почта|пошта|ел\.? ?пошта|електронна пошта|البريد(?: الإلكتروني)?"
    r"|بريد|ایمیل|דוא\W?ל|מייל|मेल|ईमेल|メール|邮箱|郵箱|电子邮箱|電子郵件|电子邮件|이메일|메일|thu đien tu"
    r"|surel"
)
_PLACE = (
    r"address|adres|adress|adresa|adrese|adresi|adresimiz|adresse|anschrift|direccion|indirizzo|endereco|morada"
    r"|cim|osoite|адрес|адреса|διευθυνση|العنوان|عنوان|نشانی|آدرس|כתובת|पता|住所|地址|주소|đia chi|alamat"
)
_ELSE = (
    r"contact|contacts|contacto|contatto|contatti|contato|kontakt|kontakty|yhteystiedot|контакт\p{L}{0,2}"
    r"|επικοινωνια|للتواصل|للاستفسار|تماس|ارتباط|ליצירת קשר|לפרטים|संपर्क|連絡先|問い合わせ先?|联系人|联系方式"
    r"|聯絡人|聯絡方式|문의|문의처|lien he|kontak|website|web|webbplats|hjemmeside|sito|strona|сайт|вебсайт"
    r"|ιστοσελιδα|الموقع|וובסייט|אתר|वेबसाइट|ホームページ|网站|網站|홈페이지|trang web"
)
_ACCOUNT = (
    r"iban|konto|kontonummer|spendenkonto|bankkonto|account|account number|compte|cuenta|conta|conto corrente|rekening"
    r"|rekeningnummer|bankgiro|plusgiro|swish|vipps|mobilepay|tilinumero|szamlaszam|bankszamla|ucet|cislo uctu|cont"
    r"|rachunek|nr konta|счет|р/с|рахунок|hesap|hesap numarasi|hesap no|λογαριασμοσ|חשבון|حساب|رقم الحساب|شماره حساب"
    r"|खाता|口座|振込先|账号|賬號|帳號|계좌|계좌번호|so tai khoan|nomor rekening"
)
_NUMBER = r"(?=[^\d]{0,40}\d(?:[\d\s./()+\-–]{3,})\d)"
_AT = r"(?=[^@]{0,60}[\w.+-]@[\w-])"
_DOMAIN = r"(?=.{0,60}\w\.\w{2,})"
_HOLDS = lazy(r"[\w.+-]@[\w-]|\d(?:[\s./()+\-–]{0,2}\d){6}")
_LABELLED = lazy(
    rf"(?i)^\W{{0,4}}(?:(?:{_TELEPHONE}|{_MAIL}|{_ELSE}|{_ACCOUNT})"
    rf"(?:[ .(][^\d:：@]{{0,{MORE}}})?\.? ?[:：]? ?(?:{_NUMBER}|{_AT}|{_DOMAIN})"
    rf"|[A-Z]{{2}}\d\d(?: ?[\dA-Z]{{4}}){{3,7}}(?: ?[\dA-Z]{{1,3}})?$"
    rf"|(?:{_PLACE})(?: [^\d:：]{{0,{MORE}}})? ?[:：] ?\S)"
)
_COMING = fold(
    r"eintritt|admission|entry|entrance|entrée|entrada|acceso|ingresso|toegang|inkom|wstęp|wejście|вход|вхід|giriş|belépés"
    r"|vstup|vstupné|inträde|entré|adgang|pääsy|sisäänpääsy|intrarea?|είσοδος|الدخول|ورود|הכניסה|כניסה|प्रवेश|入場|入场|입장"
    r"|vào cửa|masuk"
)
_FREE = fold(
    r"frei|free|libre|gratuite?|gratis|livre|libero|gratuito|vrij|wolny|bezpłatny|свободный|бесплатный|вільний|безкоштовний"
    r"|ücretsiz|serbest|ingyenes|díjtalan|volný|zdarma|fri|vapaa|ilmainen|liberă|gratuită|ελεύθερη|δωρεάν|مجاني|رایگان|آزاد"
    r"|חופשית|חינם|निःशुल्क|無料|免费|免費|무료|tự do|miễn phí|bebas"
)
#: What it costs to come: "Eintritt frei", "A belépés ingyenes", "Free admission".
_ADMISSION = lazy(
    rf"(?i)\W*(?:\p{{L}}{{1,3}} )?(?:(?:{_COMING})[^.!?]{{0,12}}?\W?(?:{_FREE})|(?:{_FREE}) ?(?:{_COMING}))\W*"
)


def is_contact(text: str) -> bool:
    """Whether *text*, folded, is a label of a telephone, an address, an account or the like with its value; or tells
    that it costs nothing to come.

    >>> is_contact("Telephone: 0131 555 0101"), is_contact("Adres: ul. Wodna 1"), is_contact("Address to the nation")
    (True, True, False)
    """
    return len(text) <= LENGTH and (_LABELLED.match(text) is not None or _ADMISSION.fullmatch(text) is not None)


def holds_contact(text: str) -> bool:
    """Whether *text* holds a telephone's number or an address of mail."""
    return _HOLDS.search(text) is not None


def is_given(doc: Doc, line: Line, of_page: Callable[[int], bool]) -> bool:
    """Whether the article gives the contact that the line is: above it, and above others of the kind, stands a line
    that is not *of_page*."""
    if not is_contact(line.plain.text):
        return False
    return _is_under_article(doc, line.index - 1, of_page)


def is_call(doc: Doc, line: Line, of_page: Callable[[int], bool]) -> bool:
    """Whether the line asks, in few words, to write or to come, right below a contact that the article gives."""
    text, above = line.plain.text, line.index - 1
    if above < 0 or not is_contact(doc.lines[above].plain.text) or not at_most(text, CALL_WORDS):
        return False
    return ends_sentence(text) and _is_under_article(doc, above, of_page)


def _is_under_article(doc: Doc, index: int, of_page: Callable[[int], bool]) -> bool:
    """Whether the line, or the first above it that is no contact, is not of the page."""
    first = index
    while index >= 0 and first - index < CONTACTS and is_contact(doc.lines[index].plain.text):
        index -= 1
    return index >= 0 and not of_page(index)
