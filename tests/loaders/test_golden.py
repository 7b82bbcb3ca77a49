"""Two releases in our own words, from text to claims: what a reader of them would expect to find in the graph."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from graph.resolve import resolve
from tests.loaders.statements import Statements

State = Callable[[str], Statements]

ENGLISH = """Operation Sundial disrupts fentanyl network in Alberta

CALGARY, Alberta, March 4, 2024 – The Royal Canadian Mounted Police (RCMP) led Operation Sundial, a six-month investigation into fentanyl trafficking. The Calgary Police Service and the Canada Border Services Agency (CBSA) took part in Operation Sundial. During the operation, officers executed 12 search warrants in Calgary and Edmonton. Nine people were arrested and six were charged. Officers seized more than 46.17 kg of cocaine, approximately 16,000 fentanyl pills, three rifles and $512,000 in cash. The drugs have an estimated street value of $4.2 million. The Prairie Drug Committee did not take part in Operation Sundial. John Harper, 40, of Red Deer, allegedly smuggled fentanyl. Supt. Ann Hill of the RCMP spoke to reporters.

The Western Drug Committee is co-chaired by Health Canada and the RCMP. It meets twice a year.

Also seized by investigators in Operation Sundial:
- up to 14 grams of heroin
- two pill presses
"""
FRENCH = """L’opération Cadran frappe un réseau de cocaïne

LAVAL, Québec, le 4 mars 2024 – La Sûreté du Québec a mené l’opération Cadran, une enquête de six mois sur le trafic de cocaïne. La Gendarmerie royale du Canada (GRC) a participé à l’opération Cadran. Les policiers ont exécuté 12 mandats de perquisition à Laval et à Longueuil. Neuf personnes ont été arrêtées. Les enquêteurs ont saisi plus de 46,17 kg de cocaïne, environ 16 000 comprimés de fentanyl, trois armes à feu et 512 000 $ en argent. La drogue a une valeur estimée à 4,2 millions de dollars. Le Service de police de la Ville de Montréal n’a pas participé à l’opération Cadran. Jean Tremblay, 45 ans, aurait importé de la cocaïne. Le Comité régional sur les drogues est coprésidé par la Sûreté du Québec et Santé Canada.

Les enquêteurs de l’opération Cadran ont également saisi :
- jusqu’à 14 grammes d’héroïne
- 20 litres de GHB
"""


@pytest.fixture(scope="module")
def english(state: State) -> Statements:
    return state(ENGLISH)


@pytest.fixture(scope="module")
def french(state: State) -> Statements:
    return state(FRENCH)


RELATIONS = [
    ("RCMP", "LED", "Operation Sundial"),
    ("Calgary Police Service", "PARTICIPATES_IN", "Sundial"),
    ("CBSA", "PARTICIPATES_IN", "Operation Sundial"),
    ("Health Canada", "CO_CHAIRS", "Western Drug Committee"),
    ("RCMP", "CO_CHAIRS", "Western Drug Committee"),
    ("Operation Sundial", "TARGETED", "fentanyl"),
    ("Operation Sundial", "LOCATED_IN", "Calgary"),
    ("Operation Sundial", "LOCATED_IN", "Edmonton"),
    ("Calgary", "PART_OF", "Alberta"),
    ("Ann Hill", "WORKS_FOR", "RCMP"),
]
FRENCH_RELATIONS = [
    ("Sûreté du Québec", "LED", "opération Cadran"),
    ("GRC", "PARTICIPATES_IN", "Cadran"),
    ("Santé Canada", "CO_CHAIRS", "Comité régional sur les drogues"),
    ("Sûreté du Québec", "CO_CHAIRS", "Comité régional sur les drogues"),
    ("Laval", "PART_OF", "Québec"),
]
SEIZURES = [
    ("cocaine", 46.17, "kg", "at_least", 46_170, "more than 46.17 kg"),
    ("fentanyl", 16_000, "pill", "about", 16_000, "approximately 16,000 fentanyl pills"),
    ("rifles", 3, "unit", "exact", 3, "three"),
    ("cash", 512_000, "CAD", "exact", 512_000, "$512,000"),
    ("heroin", 14, "g", "at_most", 14, "up to 14 grams"),
    pytest.param(
        *("pill presses", 2, "unit", "exact", 2, "two"),
        marks=pytest.mark.xfail(strict=True, reason="the words run on into the item: 'two pill' of 'two pill presses'"),
    ),
]
FRENCH_SEIZURES = [
    ("cocaïne", 46.17, "kg", "at_least", 46_170, "plus de 46,17 kg"),
    ("fentanyl", 16_000, "pill", "about", 16_000, "environ 16 000 comprimés"),
    ("armes à feu", 3, "unit", "exact", 3, "trois"),
    ("cash", 512_000, "CAD", "exact", 512_000, "512 000 $"),
    ("héroïne", 14, "g", "at_most", 14, "jusqu’à 14 grammes"),
    ("GHB", 20, "l", "exact", 20_000, "20 litres"),
]


@pytest.mark.parametrize(("subject", "predicate", "target"), RELATIONS)
def test_the_english_release_states(subject: str, predicate: str, target: str, english: Statements) -> None:
    assert english.claim(subject, predicate, target).modality == "asserted"


@pytest.mark.parametrize(("subject", "predicate", "target"), FRENCH_RELATIONS)
def test_the_french_release_states(subject: str, predicate: str, target: str, french: Statements) -> None:
    assert french.claim(subject, predicate, target).modality == "asserted"


@pytest.mark.parametrize(("item", "quantity", "unit", "bound", "amount", "words"), SEIZURES)
def test_the_english_release_says_what_was_seized(
    item: str, quantity: float, unit: str, bound: str, amount: float, words: str, english: Statements
) -> None:
    claim = english.claim("Operation Sundial", "SEIZED", item)
    said = claim.properties
    assert (said["quantity"], said["unit"], said["bound"], said["amount"]) == (
        quantity,
        unit,
        bound,
        pytest.approx(amount),
    )
    assert said["words"] == words
    assert words in claim.quote


@pytest.mark.parametrize(("item", "quantity", "unit", "bound", "amount", "words"), FRENCH_SEIZURES)
def test_the_french_release_says_what_was_seized(
    item: str, quantity: float, unit: str, bound: str, amount: float, words: str, french: Statements
) -> None:
    claim = french.claim("opération Cadran", "SEIZED", item)
    said = claim.properties
    assert (said["quantity"], said["unit"], said["bound"], said["amount"]) == (
        quantity,
        unit,
        bound,
        pytest.approx(amount),
    )
    assert said["words"] == words
    assert words in claim.quote


def test_nothing_else_was_seized(english: Statements, french: Statements) -> None:
    assert len(english.claims(None, "SEIZED")) == len(SEIZURES)
    assert len(french.claims(None, "SEIZED")) == len(FRENCH_SEIZURES)


def test_a_seized_list_item_keeps_its_lead_in_as_context(english: Statements, french: Statements) -> None:
    for stated, item, lead_in in (
        (english, "heroin", "Also seized by investigators in Operation Sundial:"),
        (french, "héroïne", "Les enquêteurs de l’opération Cadran ont également saisi :"),
    ):
        claim = stated.claim(None, "SEIZED", item)
        assert claim.context is not None
        assert stated.extraction.document.text[claim.context.start : claim.context.end] == lead_in
        assert claim.quote.endswith(("heroin", "héroïne"))


def test_a_bare_dollar_is_the_dollar_of_the_country_and_says_why(english: Statements, french: Statements) -> None:
    for stated in (english, french):
        cash = stated.claim(None, "SEIZED", "cash")
        assert cash.properties["unit"] == "CAD"
        assert "CA" in str(cash.properties["reason"])
        value = stated.claim(None, "FIGURE", None, measure="street_value")
        assert (value.properties["value"], value.properties["currency"]) == (4_200_000, "CAD")
        assert value.properties["reason"] == cash.properties["reason"]


def test_figures_of_the_english_release(english: Statements) -> None:
    found = {str(c.properties["measure"]): c.properties["value"] for c in english.claims("Operation Sundial", "FIGURE")}
    assert found == {"search_warrants": 12, "arrests": 9, "charged": 6, "street_value": 4_200_000}


def test_figures_of_the_french_release(french: Statements) -> None:
    found = {str(c.properties["measure"]): c.properties["value"] for c in french.claims("opération Cadran", "FIGURE")}
    assert found == {"search_warrants": 12, "arrests": 9, "street_value": 4_200_000}


def test_what_is_denied_is_a_claim_and_no_edge(english: Statements, french: Statements) -> None:
    for stated, body, operation in (
        (english, "Prairie Drug Committee", "Operation Sundial"),
        (french, "Service de police de la Ville de Montréal", "opération Cadran"),
    ):
        claim = stated.claim(body, "PARTICIPATES_IN", operation)
        assert claim.modality == "denied"
        assert claim.edge is None
        edges = resolve(stated.extraction.claims).edges.values()
        assert not [e for e in edges if e.subject == claim.subject and e.object == claim.object]
        assert claim.id in resolve(stated.extraction.claims).claims


def test_what_is_alleged_stays_alleged(english: Statements, french: Statements) -> None:
    assert english.claim("John Harper", "TRAFFICKED", "fentanyl").modality == "alleged"
    assert french.claim("Jean Tremblay", "TRAFFICKED", "cocaïne").modality == "alleged"


def test_each_claim_quotes_the_sentence_that_states_it(english: Statements) -> None:
    assert english.claim("RCMP", "LED", "Sundial").quote.startswith("CALGARY, Alberta, March 4, 2024 – The Royal")
    assert english.claim("Health Canada", "CO_CHAIRS").quote == (
        "The Western Drug Committee is co-chaired by Health Canada and the RCMP."
    )
    assert (
        english.claim(None, "FIGURE", None, measure="arrests").quote
        == "Nine people were arrested and six were charged."
    )


def test_acronyms_and_short_names_are_names_of_the_same_node(english: Statements, french: Statements) -> None:
    assert english.entity("Agency", "RCMP") == english.entity("Agency", "Royal Canadian Mounted Police")
    assert english.entity("Agency", "CBSA") == english.entity("Agency", "Canada Border Services Agency")
    assert english.entity("Operation", "Sundial") == english.entity("Operation", "Operation Sundial")
    assert french.entity("Agency", "GRC").subject == english.entity("Agency", "RCMP").subject


def test_the_head_of_a_release_is_read(english: Statements, french: Statements) -> None:
    for stated, title, language in (
        (english, "Operation Sundial disrupts fentanyl network in Alberta", "en"),
        (french, "L’opération Cadran frappe un réseau de cocaïne", "fr"),
    ):
        document = stated.extraction.document
        assert document.title is not None
        assert document.title.value == title
        assert document.published is not None
        assert document.published.value == "2024-03-04"
        assert document.language is not None
        assert document.language.value == language


LEAD_INS = [
    "The Western Drug Committee met in May. Members of the Western Drug Committee include:",
    "The Western Drug Committee met in May. Its members include:",
    "The Western Drug Committee includes the following agencies:",
    "The Western Drug Committee is composed of:",
]


@pytest.mark.parametrize("lead_in", LEAD_INS)
def test_the_items_under_members_include_are_members_with_the_lead_in_as_context(lead_in: str, state: State) -> None:
    stated = state(f"{lead_in}\n- Edmonton Police Service\n- Ontario Provincial Police\n")
    for name in ("Edmonton Police Service", "Ontario Provincial Police"):
        claim = stated.claim(name, "MEMBER_OF", "Western Drug Committee")
        assert claim.quote == f"- {name}" or claim.quote == name
        assert claim.context is not None
        context = stated.extraction.document.text[claim.context.start : claim.context.end]
        assert context.endswith(":")


INNOCENT = [
    "Det. John Harper arrested a member of the Sinaloa Cartel.",
    "Supt. John Harper of the RCMP said that the network was linked to the Sinaloa Cartel.",
    "The judge praised Supt. John Harper after members of the Sinaloa Cartel were jailed.",
    "John Harper, 40, was robbed by a member of the Sinaloa Cartel.",
    "Det. John Harper said that the investigation led to the arrest of two leaders of the Sinaloa Cartel.",
    "Le sergent John Harper a arrêté un membre des Hells Angels.",
    "Prosecutor John Harper convicted a leader of the Sinaloa Cartel.",
]


@pytest.mark.parametrize("text", INNOCENT)
def test_nobody_is_said_to_belong_to_a_group_by_standing_in_its_sentence(text: str, state: State) -> None:
    assert [c for c in state(text).claims("John Harper", "MEMBER_OF_GROUP") if c.modality != "denied"] == []


TRAFFIC_INNOCENT = [
    pytest.param("Det. John Harper arrested two men who were charged with trafficking cocaine."),
    pytest.param("John Harper, the mayor, said that two men were charged with trafficking cocaine."),
    "Supt. John Harper of the RCMP said that the gang sold cocaine.",
    "John Harper, 40, was found not guilty of trafficking cocaine.",
    "Const. John Harper seized two kilograms of cocaine.",
]


@pytest.mark.parametrize("text", TRAFFIC_INNOCENT)
def test_nobody_is_said_to_traffic_by_standing_in_the_sentence(text: str, state: State) -> None:
    assert [c for c in state(text).claims("John Harper", "TRAFFICKED") if c.modality != "denied"] == []


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("The RCMP led Operation Harvest.", "asserted"),
        ("The RCMP did not lead Operation Harvest.", "denied"),
        ("The RCMP never led Operation Harvest.", "denied"),
        ("The RCMP will lead Operation Harvest.", "planned"),
        ("The RCMP allegedly led Operation Harvest.", "alleged"),
        ("La Gendarmerie royale du Canada n’a jamais mené l’opération Moisson.", "denied"),
        ("La Gendarmerie royale du Canada aurait mené l’opération Moisson.", "alleged"),
        ("La Gendarmerie royale du Canada va mener l’opération Moisson.", "planned"),
    ],
)
def test_the_modality_is_that_of_the_sentence(text: str, modality: str, state: State) -> None:
    assert state(text).claim(None, "LED").modality == modality


@pytest.mark.parametrize(
    "text",
    [
        "During Operation Harvest, officers seized no cocaine.",
        "During Operation Harvest, cocaine was not seized.",
        "Pendant l’opération Moisson, aucune cocaïne n’a été saisie.",
        "Operation Harvest: John Harper conspired to distribute five kilograms or more of cocaine.",
        "During Operation Harvest, the court imposed a fine of $5,000.",
        "Operation Harvest cost $2 million.",
    ],
)
def test_nothing_is_seized_where_the_text_says_no_such_thing(text: str, state: State) -> None:
    assert state(text).claims(None, "SEIZED") == []
