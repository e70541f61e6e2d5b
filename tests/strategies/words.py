"""The word lists of the grammar in `prose.py`: everyday words, and those that boilerplate is made of, in body use.

The second kind matters. A rule that fires on "cookie", "donate" or "reply" takes article text sooner or later; here every
category's words are used as a reporter, a novelist or a lawyer would use them.
"""

from __future__ import annotations

FIRST_NAMES = (
    "Anna Tom Maria Idris Wanda Piotr Lucía Björn Ngozi Émile Hanna Yusuf Greta Oskar Leyla Milan Ruth Sunil Tamar Ivo "
    "Clara Dov Edda Femi Gwen Hugo Inés Jarek Katya Liam Mercy Nils Olga Pavel Quinn Rosa Selim Thea Umar Vera"
).split()
LAST_NAMES = (
    "Berg Hall O'Neill Castellanos Haddad Kowalska Lindqvist Okafor Duarte Moreau Weiss Yilmaz Novak Petrov Sand Tanaka "
    "Brandt Costa Dahl Eriksen Ferro Greene Hoang Ivers Jansen Keller Lopes Marsh Nyberg Osei Pires Quist Rask Sorel "
    "Thorne Usher Valdés Wolfe Young Zeller"
).split()
TOWNS = (
    "Harbourford Low Weir Saltmarsh Ennisvale Kirkmoor Oakhampton Northgate Stonebridge Millbrook Ferryside Ashdown "
    "Queensport Longmead Eastlea Redhill Wexcombe Tarnside Holmwick Brackenrigg Aldermouth"
).split()
MONTHS = "January February March April May June July August September October November December".split()
DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()

#: Who does something: singular, in the third person.
PEOPLE = (
    "the mayor", "the harbour master", "a retired nurse", "the council", "her neighbour", "the court", "the ministry",
    "a spokeswoman for the port", "the choir", "the younger brother", "the baker", "the jury", "an engineer", "the parish",
    "the head teacher", "a witness", "the ferry company", "the midwife", "the union", "an old shepherd", "the publisher",
    "the museum", "the regulator", "a student of law", "the landlord", "the coach", "the referee", "the clerk",
    "the translator", "the beekeeper", "the cooperative", "the goalkeeper", "the coroner", "the archivist", "the pilot",
    "the village", "the orchestra", "the night porter", "a fisherman", "the surveyor",
)  # fmt: skip
#: What is acted upon.
THINGS = (
    "the old weir", "a crate of pears", "the eastern wall", "the minutes of the meeting", "three of the boats", "the bell",
    "the new timetable", "a field of barley", "the report on the flood", "the lower bridge", "two hundred lambs",
    "the roof of the hall", "the rent for the year", "a map of the valley", "the second verdict", "the harvest",
    "a barrel of salt herring", "the keys to the lock", "the water rights", "the missing ledger", "the school bus",
    "the clock in the tower", "a ladder of forty rungs", "the quarry road", "the vote on the dam", "the vaccine",
    "the frozen pipes", "the railway embankment", "an unpaid bill", "the winter coats", "the orchard", "the chalk figure",
    "the power station", "a pair of oxen", "the wedding dress", "the tide tables", "the portrait of the founder",
)  # fmt: skip
VERBS = (
    "repaired", "sold", "measured", "painted", "questioned", "lost", "found", "carried", "praised", "refused",
    "inspected", "moved", "counted", "photographed", "mended", "bought", "described", "hid", "returned", "abandoned",
    "approved", "drew", "burned", "weighed", "borrowed", "remembered", "cleared", "guarded", "traded", "restored",
    "examined", "ignored", "defended", "replaced", "surveyed", "wrapped", "opened", "closed", "lifted", "named",
)  # fmt: skip
SAYS = (
    "said", "told the court", "wrote in a letter", "argued", "noted", "recalled", "insisted", "explained", "admitted",
    "told reporters", "warned", "conceded", "observed", "testified", "announced on the steps of the town hall",
)  # fmt: skip
WHEN = (
    "on Friday", "before dawn", "in the spring of 1987", "after the second flood", "last winter", "at the age of nine",
    "during the strike", "within a week", "on the eve of the fair", "between two storms", "that same evening",
    "by the end of the century", "long before the war", "at ten past four", "in less than an hour", "every other autumn",
    "since the bridge fell", "for the third time in a decade", "while the tide was out", "in the heat of August",
)  # fmt: skip
WHERE = (
    "behind the church", "at the harbour wall", "in a village north of the river", "under the railway arch",
    "on the far bank", "beside the school", "in the cellar of the inn", "at the edge of the marsh", "on the upper deck",
    "near the border", "in the reading room", "at the top of the lane", "along the canal", "in three counties",
    "outside the court", "between the mill and the weir", "on the steps of the library", "in the back row",
)  # fmt: skip

#: The words of every category, as what the story is about.
TRIGGER_THINGS = {
    "cookie_notices": (
        "a tin of ginger cookies", "the law on cookies", "the consent of every tenant", "a ruling on tracking cookies",
        "the privacy of the patients", "the cookie jar from the staff kitchen", "the terms of the truce",
        "a recipe for oat cookies", "the settings of the loom", "the first draft of the cookie directive",
    ),
    "donation_appeals": (
        "a donation from the brewery", "the donation box", "blood donations for the clinic", "the fund for the lifeboat",
        "a monthly gift to the shelter", "the appeal for blankets", "the collection plate", "support for the strikers",
        "the charity that feeds the port", "an anonymous contribution to the roof",
    ),
    "comment_threads": (
        "the comments of the judge", "a reply from the county", "the thread of the argument", "no fewer than 12 comments",
        "the letter that came in reply to hers", "the last post of the evening", "a remark that drew three replies",
        "the comment book in the lobby", "the forum where farmers post their prices", "a permanent link with the coast",
    ),
    "share_prompts": (
        "a share of the catch", "shares in the canal company", "the share price", "the post that carried the lamp",
        "a tweet from the roof of the barn", "the print on the wall", "the pin that held the gate",
        "an e-mail from the headmaster", "the story that everyone shared on the ferry", "a Facebook group of gardeners",
    ),
    "newsletter_prompts": (
        "the parish newsletter", "a newsletter for beekeepers", "the mailing list of the choir", "an inbox full of threats",
        "the alerts about the river", "the sign-up sheet on the door", "the channel between the islands",
    ),
    "subscription_prompts": (
        "a subscription to the opera", "the subscribers' dues", "the members of the rowing club", "unlimited access to the pier",
        "the free articles of the treaty", "a membership card from 1931", "the paywall that the regulator fined",
    ),
    "copyright_notices": (
        "the copyright in the hymn", "all the rights to the water", "the reproduction of the fresco", "the reserved seats",
        "permission to copy the map", "the author's rights", "the notice that all rights were reserved",
    ),
    "syndication_disclaimers": (
        "the original source of the river", "the disclaimer on the label", "the views of the voters", "fair use of the well",
        "an article that first appeared in a school magazine", "the opinions of nine experts", "the liability of the carrier",
        "the content of the lake", "the source of the rumour",
    ),
    "metadata_lines": (
        "the tags on the sheep", "the category of small boats", "the views from the terrace", "a theme by the organist",
        "the topics of the debate", "the region's last sawmill", "the reading time allowed to pupils", "the keywords of the code",
    ),
    "bylines": (
        "the byline that cost him his job", "the author of the pamphlet", "a contribution by Anna Berg", "the editor's chair",
        "the staff writers' pay", "a text written by candlelight",
    ),
    "datelines": (
        "the date of the hearing", "the edition of 3 May 2021", "a law published on 12 June 1954", "the updated rules",
        "the timetable posted on the door",
    ),
    "navigation": (
        "the home of the poet", "the next page of the diary", "the menu of the ship", "the previous owner's dog",
        "the search for the missing boy", "the contact between the wires", "the main navigation channel",
    ),
    "related_links": (
        "the related question of tolls", "two popular stories about the well", "the most read book in the prison",
        "more from the same cellar", "the recommended dose", "the latest news from the front",
    ),
    "image_credits": (
        "a photo of the wedding", "the image on the coin", "the credit that the grocer gave", "a picture by an unknown hand",
        "the photographer's only camera", "the courtesy of the customs men",
    ),
    "author_bios": (
        "a biography of the admiral", "the writer who lived in the lock-house", "a professor of geology from the coast",
        "the correspondent of a northern paper",
    ),
    "ad_markers": (
        "an advertisement for a miller's boy", "the advertisement on the tram", "the sponsored boat race",
        "a page of small advertisements", "the promoted sergeant",
    ),
    "affiliate_disclosures": (
        "a commission of four per cent", "the affiliated clubs", "the partner link between two railways",
        "the commission of inquiry",
    ),
    "app_promos": (
        "the app that counts the birds", "a download of the tide data", "the council's app", "the episode with the goat",
        "the play that opened the season", "the listening post",
    ),
    "markdown_link_debris": (
        "the missing link in the chain", "the brackets [sic] of the editor", "the array items[3]", "the last read-more of the summer",
        "the footnotes [12] and [13]", "the snake_case names of the file",
    ),
}  # fmt: skip

#: Sentences that begin with a cue and are none: whole, so that the cue stands first.
CUES = (
    "By {when_date} the water had reached the second step of the church.",
    "By contrast {person} kept {thing} for another nine years.",
    "By {first} {last}'s count, {thing} had been sold four times.",
    "Related to this is the question of who pays for {thing}.",
    "Related: the question of who {verb} {thing} in the first place.",
    "Share prices in the two shipyards fell on {day} by a tenth.",
    "Shares in the brewery were suspended when {person} {verb} {thing}.",
    "Sharing was the rule of the house, and {person} kept it.",
    "Subscribers to the lending library {verb} {thing} and went home.",
    "Subscribing to the lifeboat fund was a duty that {person} never forgot.",
    "Comments by {person} about {thing} were read out in court.",
    "No comment was what {person} had for those who asked about {thing}.",
    "Reply by return of post, the letter ran, or {thing} will be sold.",
    "Read more slowly, the teacher told {person}, and the verse will open.",
    "Follow the river for two miles until {person} comes into view with {thing}.",
    "Cookies were what {person} baked for those who had lost {thing}.",
    "Cookie by cookie, {person} emptied the tin while {thing} was being {verb}.",
    "Donations of grain reached the town after {person} had {verb} {thing}.",
    "Copyright was not yet a word when {person} {verb} {thing}.",
    "Source after source told {person} the same about {thing}.",
    "Photographs of {thing} hung in the hall until {person} {verb} them.",
    "Photo albums, three of them, were what {person} saved from the fire.",
    "Published in {year}, the book about {thing} sold badly.",
    "Updated maps of {town} show {thing} on the wrong bank.",
    "Posted to {town} as a young sergeant, he {verb} {thing} alone.",
    "Tagged and weighed, the seals were let go beside {thing}.",
    "Advertisements for {thing} paid for the paper's first year.",
    "Sponsored by the brewery, the race went past {thing}.",
    "Download speeds in {town} are the worst in the county, {person} told us.",
    "Click beetles {verb} nothing, but they frightened {person} away from {thing}.",
    "Sign up or sign off, {person} told the crew, and showed them {thing}.",
    "Log in the fire and kettle on it, {person} sat down to write about {thing}.",
    "Home was {town}, where {person} {verb} {thing}.",
    "Next to the school {person} {verb} {thing}.",
    "Previous owners had {verb} {thing} and said nothing to {person}.",
    "Search parties went out from {town} and {verb} {thing}.",
    "Contact with the island was lost when {person} {verb} {thing}.",
    "Terms were agreed in {town}: {person} got {thing}, and the bank got the rest.",
    "Privacy was a thing {person} had never known in {town}.",
    "Views from the tower take in {thing} and the whole of {town}.",
    "Themes of loss run through all that {person} wrote about {thing}.",
    "Newsletters from the front were copied by hand, and {person} kept them with {thing}.",
    "Support for {person} grew in {town} after {thing} had been {verb}.",
    "Members of the club {verb} {thing} and gave the money to the shelter.",
    "Listen to {person}, the pilot said, and leave {thing} where it is.",
    "Tweets and calls of a hundred birds came from behind {thing}.",
    "Print runs of nine thousand were common in {town} before {person} {verb} {thing}.",
    "Pinterest, Facebook and Twitter were all named by {person} in the suit over {thing}.",
    "Reporting by {first} {last} in {year} had already shown that {person} {verb} {thing}.",
    "Credit goes to {person}, who {verb} {thing} without being asked.",
    "Continue reading, she told {person}, and do not stop before {thing} is mentioned.",
    "Disclaimers printed on {thing} had no force, the judge ruled.",
    "Sources close to {person} deny that {thing} was ever {verb}.",
    "Most read nothing but the tide tables, {person} admitted.",
    "More from habit than from hope, {person} {verb} {thing}.",
    "Popular with sailors, {thing} stood in {town} until {year}.",
    "Uncategorised waste was {verb} by {person} beside {thing}.",
    "Like the ferry before it, {thing} was {verb} by {person}.",
    "Help us, the note in the bottle read, and {person} {verb} {thing} at once.",
    "Accept all that is offered, his aunt used to tell {person}, and pay for {thing} later.",
    "Anonymous letters about {thing} reached {person} every spring.",
    "Updates were read from the pulpit in {town}, and {person} wrote them down.",
    "View {thing} from the north and {person} appears in the window.",
    "About the author of the pamphlet {person} knows nothing but a name.",
)  # fmt: skip

#: Other languages: beginnings and endings of sentences that go together in any pairing.
TONGUES = {
    "de": (
        ("Der Bürgermeister", "Die alte Mühle am Wehr", "Eine Richterin aus dem Norden", "Der Fährmann mit dem Hund",
         "Die Genossenschaft der Fischer", "Niemand aus dem Dorf", "Das Gericht in der Kreisstadt", "Ihre jüngere Schwester"),
        ("hat im Winter vierzig Kekse und einen Kuchen gebacken.", "sammelte Spenden für das Dach der Kirche.",
         "las die Kommentare des Gesetzes dreimal und schwieg.", "teilte das Brot mit den Leuten vom anderen Ufer.",
         "abonnierte damals noch zwei Zeitungen aus der Stadt.", "fand die Quelle des Flusses unter einem Stein.",
         "sagte, dass alle Rechte am Wasser beim Müller lagen.", "hängte eine Anzeige für den Markt an die Tür.",
         "antwortete auf den Brief erst nach der Ernte."),
    ),
    "fr": (
        ("Le maire de la commune", "La vieille meunière", "Un pêcheur du port", "La juge chargée du dossier",
         "Le facteur de la vallée", "Personne au village", "L\u2019instituteur à la retraite", "La coopérative des bergers"),
        ("a partagé le pain avec les voisins de l\u2019autre rive.", "avait fait un don pour le toit de l\u2019école.",
         "n\u2019a fait aucun commentaire devant le tribunal.", "s\u2019était abonné à la gazette des éleveurs.",
         "a retrouvé la source de la rivière sous une pierre.", "a lu la lettre d\u2019information du syndicat à voix haute.",
         "disait que les cookies de sa tante étaient les meilleurs.", "a suivi le chemin de halage jusqu\u2019au moulin."),
    ),
    "es": (
        ("El alcalde del pueblo", "La vieja molinera", "Un pescador del puerto", "La jueza del distrito", "Nadie en el valle",
         "El maestro jubilado", "La cooperativa de pastores", "Su hermana menor"),
        ("compartió el pan con los vecinos de la otra orilla.", "hizo una donación para el tejado de la escuela.",
         "no quiso comentar la sentencia ante la prensa.", "se suscribió a la gaceta de los ganaderos.",
         "encontró la fuente del río debajo de una piedra.", "guardó las galletas en una lata azul.",
         "publicó un anuncio para vender la barca.", "respondió a la carta después de la cosecha."),
    ),
    "ru": (
        ("Мэр города", "Старая мельница у плотины", "Рыбак из порта", "Судья из соседнего района", "Никто в деревне",
         "Младшая сестра учителя", "Кооператив пастухов", "Почтальон из долины"),
        ("всегда делится хлебом с соседями с другого берега.", "собирает пожертвования на крышу школы.",
         "избегает любых комментариев перед зданием суда.", "каждый год подписывается на газету для пчеловодов.",
         "ищет источник реки под большим камнем.", "читает вслух все ответы на старое письмо.",
         "хранит печенье в старой синей банке.", "вешает рекламу ярмарки на дверь лавки."),
    ),
    "pl": (
        ("Burmistrz miasteczka", "Stara młynarka znad rzeki", "Rybak z portu", "Sędzia z sąsiedniego powiatu", "Nikt we wsi"),
        ("dzieli się chlebem z sąsiadami z drugiego brzegu.", "zbiera co roku darowizny na dach szkoły.",
         "nie chce komentować wyroku przed gmachem sądu.", "prenumeruje od lat gazetę dla pszczelarzy.",
         "szuka źródła rzeki pod wielkim kamieniem.", "trzyma ciasteczka w starej niebieskiej puszce."),
    ),
    "tr": (
        ("Kasabanın belediye başkanı", "Yaşlı değirmenci kadın", "Limandan bir balıkçı", "Komşu ilçenin hâkimi", "Köyde hiç kimse"),
        ("ekmeğini karşı kıyıdaki komşularla paylaştı.", "okulun çatısı için bağış topladı.",
         "mahkeme önünde yorum yapmak istemedi.", "arıcılar için çıkan gazeteye abone oldu.",
         "nehrin kaynağını büyük bir taşın altında buldu.", "kurabiyeleri eski mavi bir kutuda sakladı."),
    ),
    "ar": (
        ("قال رئيس البلدية إن البرج القديم", "ذكرت القاضية أن الجسر الحجري", "كتب الصياد العجوز أن الميناء",
         "روى المعلم المتقاعد أن بيت الطحان", "أكدت الجمعية التعاونية أن السد"),
        ("جمع التبرعات من أهل الوادي طوال الشتاء.", "كان مصدر الماء الوحيد في القرية قبل الحرب.",
         "ظل موضع تعليق الناس في السوق كل صباح.", "شارك في بنائه أكثر من مئتي عامل.",
         "لم يذكر في أي إعلان نشرته الصحيفة تلك السنة."),
    ),
    "he": (
        ("ראש העירייה סיפר כי המפעל הישן", "השופטת כתבה כי גשר האבן", "הדייג הזקן אמר כי הנמל", "המורה לשעבר זכר כי בית הטוחן"),
        ("היה מקור המים היחיד בכפר לפני המלחמה.", "נבנה מתרומות של תושבי העמק.", "עורר תגובות רבות בשוק בכל בוקר.",
         "לא הופיע באף מודעה שפרסם העיתון באותה שנה."),
    ),
    "zh": (
        ("镇长在星期五的会议上说，", "老磨坊的主人回忆说，", "法官在判决书中写道，", "港口的一位渔民告诉记者，", "退休的教师在信里写道，"),
        ("村里人为学校的屋顶捐款了三个冬天。", "那条河的来源就在一块大石头下面。", "她从不评论邻居们分享面包的事情。",
         "他订阅养蜂人的报纸已经四十年了。", "那则广告在车站的墙上挂了很多年。"),
    ),
    "ja": (
        ("町長は金曜日の会議で、", "古い水車小屋の持ち主は、", "裁判官は判決文の中で、", "港の漁師の一人は記者に、", "引退した教師は手紙の中で、"),
        ("学校の屋根のために三年間寄付を集めたと話した。", "川の源は大きな石の下にあると書いた。",
         "隣人たちとパンを分け合ったことを忘れないと語った。", "養蜂家の新聞を四十年も購読していると述べた。",
         "駅の壁の広告は長い間そのままだったと語った。"),
    ),
}  # fmt: skip
