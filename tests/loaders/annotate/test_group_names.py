"""Criminal groups named by the words beside their name; near misses name something lawful or nothing."""

from __future__ import annotations

import pytest

from loaders.annotate.group_names import group_names

FOUND = [
    ("en", "The gun went to the Quay Rats, a Cardiff street gang.", "Quay Rats"),
    ("en", "He ran drugs for a street gang, the Quay Rats, for years.", "Quay Rats"),
    ("en", "The group, known on the docks as “Sweet Tide”, was broken up.", "Sweet Tide"),
    ("en", "The enterprise called itself The Household.", "Household"),
    ("en", "Lee Marsh, 31, an alleged member of the Salt Lane Posse, was held.", "Salt Lane Posse"),
    ("en", "The diesel was bought by the Marchetti-Bonfante clan.", "Marchetti-Bonfante clan"),
    ("en", "Officers arrested the head of the Pernick organised crime group.", "Pernick organised crime group"),
    ("en", "The boats were sold by the Pernick group.", "Pernick group"),
    ("en", "OFAC put sanctions on Qinglan Harbour Chemical Co., Ltd. in May.", "Qinglan Harbour Chemical Co., Ltd"),
    ("en", "Los Remolinos smuggled the fuel.", "Los Remolinos"),
    ("en", "Police call the outfit the Quay Norteños.", "Quay Norteños"),
    ("en", "It was a group called “the 9 Furlong Crew” that sold it.", "9 Furlong Crew"),
    ("fr", "Le réseau de passeurs « Los Remolinos » a été démantelé.", "Los Remolinos"),
    ("fr", "Le groupe, qui se fait appeler le « 404 Crew », a été visé.", "404 Crew"),
    ("fr", "Il fournissait le gang 58, dit la police.", "gang 58"),
    ("fr", "Le gang de l’Ouest tenait les quais.", "gang de l’Ouest"),
    ("fr", "Des actions visaient la katiba Sarma.", "katiba Sarma"),
    ("fr", "Dix membres des « Loups de Valcombe » sont jugés.", "Loups de Valcombe"),
    ("fr", "Un réseau de banquiers occultes, la « Maison Ronde », est jugé.", "Maison Ronde"),
    ("fr", "À Valcombe, le clan dit « Soupirail » a été démantelé.", "Soupirail"),
    ("fr", "Deux membres du club-école Loups Noirs ont été arrêtés.", "Loups Noirs"),
    ("fr", "Il dirigeait le chapitre de Valcombe des Loups Gris.", "chapitre de Valcombe des Loups Gris"),
]
REFUSED = [
    ("en", "The Harbour Operations group met on Monday."),
    ("en", "He worked for an Ecuadorean gang."),
    ("en", "Two partners of Cumberland Relief LLC were charged."),
    ("en", "She is a senior member of the Liberal Party."),
    ("en", "They asked a member of the Board of Trade."),
    ("fr", "L’enquête, connue sous le nom de « Zéphyr », vise un garage."),
    ("fr", "Il est suivi par la section Stupéfiants."),
]


@pytest.mark.parametrize(("language", "text", "name"), FOUND, ids=[t for _, t, _ in FOUND])
def test_the_words_beside_a_name_make_a_group(language: str, text: str, name: str) -> None:
    found = group_names(text, 0, len(text), language, lambda _a, _b: False)
    assert name in {n for g in found for n in (g.name, *g.also)}


@pytest.mark.parametrize(("language", "text"), REFUSED, ids=[t for _, t in REFUSED])
def test_what_is_lawful_or_unnamed_is_left(language: str, text: str) -> None:
    assert list(group_names(text, 0, len(text), language, lambda _a, _b: False)) == []


def test_a_listed_name_of_another_thing_is_no_group() -> None:
    text = "The gun went to Los Remolinos."
    assert list(group_names(text, 0, len(text), "en", lambda _a, _b: True)) == []
