"""Of rules that match a line alike, one of the text's own language tells why the line went."""

from __future__ import annotations

import pytest

import cleantext

PAGES = {
    "en": "Last updated: 3 May 2021\n\nThe mill on the lower weir closed on Friday, said its owner, and nobody came to see it.\n\nShare this article on social media\nLeave a comment\nAll rights reserved.\n",
    "de": "Zuletzt aktualisiert: 3. Mai 2021\n\nDie Mühle am unteren Wehr schloss am Freitag, und niemand kam, um es zu sehen.\n\nDiesen Artikel teilen\nSchreiben Sie einen Kommentar\nAlle Rechte vorbehalten.\n",
    "fr": "Mis à jour le 3 mai 2021\n\nLe moulin de la basse écluse a fermé vendredi, et personne n'est venu le voir.\n\nPartager cet article\nLaisser un commentaire\nTous droits réservés.\n",
}


@pytest.mark.parametrize("language", PAGES)
def test_removals_are_told_in_the_language_of_the_page(language: str) -> None:
    told = [removal.rule.split("/")[0] for removal in cleantext.explain(PAGES[language]).removals]
    told = [first for first in told if first not in ("spacing", "any")]
    assert len(told) >= 3
    assert set(told) == {language}


SIGNED = {
    "de": "Die Mühle am unteren Wehr schloss am Freitag, und der Wirt ist nicht mehr da, sagt die Frau am Tor.",
    "cs": "Mlýn u dolního jezu se v pátek zavřel, ale mlynář je na dvoře a říká, že byl unavený.",
    "da": "Møllen ved den nedre dæmning lukkede, og ejeren er ikke til at få fat på, fordi der er fest.",
}


@pytest.mark.parametrize("language", SIGNED)
def test_where_the_furniture_is_the_same_in_several_languages_the_article_tells(language: str) -> None:
    (removal,) = [
        one for one in cleantext.explain(f"{SIGNED[language]}\n\nFoto: Anna Berg").removals if one.category != "spacing"
    ]
    assert removal.rule.split("/")[:2] == [language, "image_credits"]
