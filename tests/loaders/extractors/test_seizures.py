"""What was seized, in the forms in which publishers say it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from loaders.extractors.item_units import ITEM_FIRST
from tests.loaders.statements import Statements

State = Callable[[str], Statements]

LED = "The Northland Police Service led Operation Harvest.\n\n"
SAID = {
    "a label with a verb": ("The operation led to:\n\nFirearms seized: 44\nCocaine: 11 kg", ("firearms", 44, "unit")),
    "a table with bars": ("Drugs seized\n\nDrug | Seizures | Amount\nHeroin | 17 | 8.5 kg", ("heroin", 8.5, "kg")),
    "a table with blanks": ("Drugs seized in May:\n\nKetamine      1.2 kg\nHeroin        3 kg", ("heroin", 3, "kg")),
    "a column with its unit": ("Seized in 2023:\n\nCocaine (kg)        1,837", ("cocaine", 1837, "kg")),
    "packages of a drug": (
        "Officers seized a load of cocaine. In the boat lay 119 packages.",
        ("cocaine", 119, "unit"),
    ),
    "a weight without its drug": (
        "Officers seized cocaine at the port. The second boat was carrying 900 kilograms, hidden in the hull.",
        ("cocaine", 900, "kg"),
    ),
    "a report that does not say seized": (
        "Officers seized 2 kg of heroin.\n\nIn March, customs came away with 444 kg of cocaine at the port.",
        ("cocaine", 444, "kg"),
    ),
    "one piece in a list": ("Officers seized 3 kg of heroin and a loaded .22 calibre rifle.", ("rifle", 1, "unit")),
    "a thing that no list knows": (
        "Officers seized two rifles and a kiwifruit orchard.",
        ("kiwifruit orchard", 1, "unit"),
    ),
    "a make of car": ("Officers seized 3 kg of heroin and a Lamborghini Urus.", ("Lamborghini Urus", 1, "unit")),
    "a kind of a listed thing": ("Officers seized 23 tow trucks.", ("tow trucks", 23, "unit")),
    "the last noun counts": ("Officers seized 1,150 shotgun cartridges.", ("ammunition", 1150, "round")),
    "cartridges of another kind": ("Officers seized 240 vape cartridges.", ("vape cartridges", 240, "unit")),
    "pieces of ammunition": ("Officers seized 900 pieces of ammunition.", ("ammunition", 900, "round")),
    "coins by number": ("Officers seized $3,000 and 12.7 bitcoin.", ("Bitcoin", 12.7, "unit")),
    "accounts by number": ("Officers froze $3,000 and 41 bank accounts.", ("bank accounts", 41, "unit")),
    "forged notes": ("Les agents ont saisi 43 faux billets de 100 $.", ("counterfeit currency", 43, "unit")),
    "a sum behind its label": ("The operation led to:\n\nSeized assets: €7.8 million", ("assets", 7_800_000, "EUR")),
    "what stands in sticks": ("Officers seized 650 sticks of dynamite.", ("explosives", 650, "unit")),
    "rounds alone": ("Officers seized two rifles and over 600 rounds.", ("ammunition", 600, "round")),
    "no word of seizure": ("Inside the van lay 3 kg of heroin, two rifles and 40 phones.", ("rifles", 2, "unit")),
    "a number in words": ("Officers seized thirty-four ghost guns.", ("ghost guns", 34, "unit")),
    "a label with dots": ("Officers seized:\n\nHeroin ........ 14 kilos", ("heroin", 14, "kg")),
    "a label with a comma": ("Officers seized:\n\n- Heroin (to be analysed), 14 kilos", ("heroin", 14, "kg")),
    "one number for two drugs": ("Officers seized 5.1 kg of crack and heroin.", ("heroin", 5.1, "kg")),
    "pieces named behind the drugs": (
        "Officers seized 2,000 diazepam and pregabalin tablets.",
        ("pregabalin", 2000, "pill"),
    ),
    "a part of what was counted": ("Officers seized 316 kg of heroin, 54 kg of it at the port.", ("heroin", 54, "kg")),
    "some of them": ("Officers seized 89 firearms, 45 of which were handguns.", ("handguns", 45, "unit")),
    "a sum of a currency": ("Officers seized crypto-assets of £2.3 million.", ("cryptocurrency", 2_300_000, "GBP")),
    "a sum behind the verb": ("They also found €740,000 in a chest freezer.", ("cash", 740_000, "EUR")),
    "doses": ("Officers found 211 wraps of heroin.", ("heroin", 211, "dose")),
    "French, one piece": (
        "Les policiers ont saisi deux kilos d'héroïne et une presse à comprimés.",
        ("pill presses", 1, "unit"),
    ),
    "French, adjectives behind": ("On y a saisi trois fusils et 160 clés vierges.", ("clés vierges", 160, "unit")),
    "Belgian thousands": ("Les policiers ont saisi 1.140 kilos de cocaïne dans un entrepôt.", ("cocaine", 1140, "kg")),
    "drugs in whatever holds them": ("Officers found 312 pouches of ketamine.", ("ketamine", 312, "unit")),
    "folds": ("Officers found 12,000 wax folds of heroin.", ("heroin", 12_000, "dose")),
    "a unit said once": ("It brought in 511 kilograms of heroin and 204 of meth.", ("methamphetamine", 204, "kg")),
    "what it is believed to be": ("Inside were 212 grams of what's believed to be fentanyl.", ("fentanyl", 212, "g")),
    "a chemical that begins with a number": ("Officers seized 2L of 1,4-butanediol.", ("1,4-butanediol", 2, "l")),
    "a calibre between": ("Officers seized 2,100 rounds of 7.62 mm ammunition.", ("ammunition", 2100, "round")),
    "more of the same": ("Officers seized cocaine. Another 36 kilos turned up in a car wash.", ("cocaine", 36, "kg")),
    "pills of the document's drug": (
        "Officers seized 900 fentanyl pills. In Leeds they found 41,000 pills and 3 kg of cocaine.",
        ("fentanyl", 41_000, "pill"),
    ),
    "a powder named": ("Officers seized 11.4 kg of protonitazene powder.", ("protonitazene", 11.4, "kg")),
    "a weight in a truck": ("Officers found cocaine: 1,137 kg in a truck from Mali.", ("cocaine", 1137, "kg")),
    "a kind told by an adjective": ("Officers seized nine stolen tractors.", ("stolen tractors", 9, "unit")),
    "a car with its year": ("Officers seized 3 kg of heroin and a 2019 Corvette.", ("Corvette", 1, "unit")),
    "a name that begins with a common noun": ("Two rifles and a Range Rover were seized.", ("Range Rover", 1, "unit")),
    "no verb at all": ("The police arrested nine men.\n\n60,000 fentanyl pills.", ("fentanyl", 60_000, "pill")),
    "a label where arrests are told": ("Arrests: 37\nHeroin: 640 g", ("heroin", 640, "g")),
    "a label with a comma inside": (
        "Officers seized:\n\n- Firearms, outbound and inbound: 91",
        ("firearms", 91, "unit"),
    ),
    "a label with the year before": ("Officers seized:\n\n- Heroin: 214 kg (2023: 187 kg)", ("heroin", 214, "kg")),
    "another currency": ("Officers seized two rifles and GYD 11.2 million.", ("cash", 11_200_000, "GYD")),
    "a sum behind the investigation": (
        "A phase of the investigation, in May, saw £83,500 and two kilos of heroin recovered.",
        ("cash", 83_500, "GBP"),
    ),
    "a table under its unit": (
        "Drugs seized (kilograms)\n                 2023       2024\nHeroin            603      1,088",
        ("heroin", 603, "kg"),
    ),
    "pairs of": ("Officers seized 640 phones and 96 pairs of yoga pants.", ("yoga pants", 96, "unit")),
    "rounds of several kinds": (
        "Officers seized two rifles and 1,870 rounds of various calibres.",
        ("ammunition", 1870, "round"),
    ),
    "a weight in two units": ("Officers found 1,540 pounds (700 kilograms) of opium.", ("opium", 1540, "lb")),
    "two kinds of pieces": ("Officers seized 2,400 tablets and capsules of oxycodone.", ("oxycodone", 2400, "pill")),
    "counted before": (
        "Officers sought 212 vehicles. Of these, 44 were recovered at the port.",
        ("vehicles", 44, "unit"),
    ),
    "some of all": ("Officers have recovered 58 of the 90 weapons so far.", ("weapons", 58, "unit")),
    "French, gold": ("Les policiers ont saisi 62 kg d'or et onze véhicules.", ("gold", 62, "kg")),
    "French, herb": ("Les policiers ont saisi 76 kg d'herbe espagnole.", ("cannabis", 76, "kg")),
    "French, a unit said once": (
        "Les policiers ont saisi 615 kilos de résine de cannabis, 90 de cocaïne et deux fusils.",
        ("cocaine", 90, "kg"),
    ),
    "French, adjectives of a listed thing": (
        "Les policiers ont saisi sept fourgons volés.",
        ("fourgons volés", 7, "unit"),
    ),
    "plants without the drug": ("Officers seized cannabis. They removed 5,001 plants.", ("cannabis", 5001, "plant")),
}


NOT_SAID = {
    "acts": ("Officers seized drugs in 23 separate interdictions of vessels.", "vessels"),
    "the day of a month": ("Officers seized two rifles on 22 January.", "January"),
    "people": ("Officers seized two rifles and arrested three drivers.", "drivers"),
    "places searched": ("Officers seized two rifles in searches at three properties.", "real estate"),
    "destroyed from the air": ("Five strikes destroyed three bridges and two vehicles.", "vehicles"),
    "a fine": ("Officers seized two rifles. The driver was fined $4,000.", "cash"),
    "money for a programme": ("Officers seized two rifles. The province gave $4,000 in funding.", "cash"),
    "the model of a gun": ("Officers seized heroin and a Glock 19 handgun.", "19"),
    "another noun behind a label": ("Officers seized heroin.\n\nIllicit tobacco: 28 days", "tobacco"),
    "what was not there": ("Officers seized two rifles. No phones were recovered.", "phones"),
    "a law with a word of seizure in its name": ("The Recovery Act provides $4 billion for police.", "cash"),
    "a sum out of reach": ("Officers found the shop, which the owner had bought when prices fell for $4,000.", "cash"),
    "a web address": ("Officers seized two rifles (https://example.org/x?t=20%20phones).", "phones"),
    "what carried it": ("Officers seized heroin. The vessel was turned over to the navy.", "vessels"),
    "a parcel": ("Officers discovered heroin inside a load of parcels bound for Leeds.", "parcels"),
    "land under a crop": ("Officers seized heroin. They destroyed 490 hectares of opium poppy.", "opium poppy"),
    "a verdict": ("Officers seized heroin. A man was found guilty in a $4,000 scheme.", "cash"),
    "a crime that a law names": ("He was charged with carrying a firearm during a robbery.", "firearms"),
    "what was won in court": ("The state recovered $4 million through the False Claims Act.", "cash"),
    "a sum before the noun that it describes": ("Officers seized heroin and ended a $4,000 fraud scheme.", "cash"),
    "people in a cure": ("The home is for people recovering from alcohol addiction.", "alcohol"),
    "what the accused took": ("Officers seized heroin. The men confiscated the workers' passports.", "passports"),
    "what was robbed": ("Two men were charged. They robbed a van carrying three safes and two rifles.", "firearms"),
    "what a thing has": ("Officers seized heroin and a van with a hidden compartment.", "hydraulic compartments"),
    "what a house costs": ("Une villa de 3,1 millions d'euros a été saisie.", "cash"),
    "notes of a sum": ("Les agents ont saisi 43 faux billets de 100 $.", "cash"),
    "people hit": ("Officers seized two rifles. Twelve persons were hit; three died.", "controlled substances"),
    "what was sold": ("Officers seized heroin. He had sold 60 guns and 40 phones.", "phones"),
}


@pytest.mark.parametrize("form", NOT_SAID)
def test_takes_nothing_else_for_seized(form: str, state: State) -> None:
    text, item = NOT_SAID[form]
    assert state(LED + text).claims(None, "SEIZED", item) == []


def test_a_thing_with_a_number_is_not_told_again_without(state: State) -> None:
    said = state("Officers seize heroin and cash\n\n" + LED + "Officers seized 3 kg of heroin and $4,000 in cash.")
    assert [c.properties.get("quantity") for c in said.claims(None, "SEIZED", "heroin")] == [3]


def test_the_bricks_that_a_weight_came_in_are_no_amount_of_their_own(state: State) -> None:
    said = state(LED + "Officers seized 1,012 kg of cocaine, packed in 880 bricks.")
    assert [c.properties["unit"] for c in said.claims(None, "SEIZED", "cocaine")] == ["kg"]


def test_an_exact_amount_replaces_its_rounded_one(state: State) -> None:
    said = state("Nearly 700 kilos of ketamine seized\n\n" + LED + "Officers seized 689 kg of ketamine.")
    assert [c.properties["quantity"] for c in said.claims(None, "SEIZED", "ketamine")] == [689]


@pytest.mark.parametrize("form", SAID)
def test_reads_the_amount_in_each_form(form: str, state: State) -> None:
    text, (item, quantity, unit) = SAID[form]
    state(LED + text).claim("Operation Harvest", "SEIZED", item, quantity=quantity, unit=unit)


@pytest.mark.parametrize(
    "text",
    [
        "Officers seized heroin. The laboratory could produce 40 kg of cocaine a week.",
        "Officers seized heroin. He was charged with conspiring to distribute five kilograms of cocaine.",
        "A court heard that users take 3 kg of cocaine a year.",
        "Officers seized heroin. The men allegedly exported 40 kg of cocaine from Colombia.",
        "Officers seized heroin. He knew that 40 kg of cocaine were transported to Leeds.",
    ],
)
def test_does_not_take_for_seized_what_could_be_made_or_is_a_threshold(text: str, state: State) -> None:
    assert state(LED + text).claims(None, "SEIZED", "cocaine", unit="kg") == []


def test_a_value_in_brackets_is_no_cash(state: State) -> None:
    said = state(LED + "Officers seized 186 kg of heroin ($1.86 million) in May.")
    assert said.claims(None, "SEIZED", "heroin", quantity=186)
    assert said.claims(None, "SEIZED", "cash") == []


def test_a_label_and_a_share_are_counted_as_the_whole_is(state: State) -> None:
    said = state(LED + "The results of the operation:\n\nArrests: 58\nTwelve search warrants, five of them in Leeds")
    assert said.claims(None, "FIGURE", measure="arrests", value=58)
    assert said.claims(None, "FIGURE", measure="search_warrants", value=5)


def test_one_amount_of_several_drugs_is_one_seizure(state: State) -> None:
    text = (
        LED
        + "Taken off the streets were:\n\n• 5,000 pills of fentanyl and other synthetic opioids (oxycodone, hydromorphone);"
    )
    seized = [c for c in state(text).extraction.claims if c.predicate == "SEIZED"]
    assert [(c.object, c.properties["quantity"]) for c in seized] == [("substance:fentanyl", 5000.0)]


def test_the_whole_of_which_some_was_taken_was_not(state: State) -> None:
    assert state(LED + "Officers have recovered 58 of the 90 weapons.").claims(None, "SEIZED", quantity=90) == []


def test_an_amount_in_a_column_of_its_unit_is_told_in_grams(state: State) -> None:
    said = state(LED + "Seized in 2023:\n\nCocaine (kg)        1,837")
    assert [c.properties["amount"] for c in said.claims(None, "SEIZED", "cocaine")] == [1_837_000]


def test_vehicles_of_a_list_need_no_number(state: State) -> None:
    assert state(LED + "Officers seized 3 kg of heroin, phones and vehicles.").claims(None, "SEIZED", "vehicles")


def test_a_list_of_any_length_is_read(state: State) -> None:
    # amounts that are joined were once followed one by one, deeper than Python goes
    said = state(LED + "Officers seized " + "40,000 pills and " * 1500 + "3 kg of heroin.")
    assert said.claims(None, "SEIZED", "heroin", quantity=3)


def test_a_row_of_many_cells_that_ends_in_words_is_read_once() -> None:
    # cells parted by two spaces could be shared out in more ways than can be tried
    assert ITEM_FIRST.search("other goods" + "  12   " * 40 + "not weighed") is None


def test_the_head_of_a_column_says_what_was_seized(state: State) -> None:
    said = state(
        "The Northland Police Service led Operation Harvest. It seized these:\n\n"
        "Team | Handguns | Cocaine (kg) | Seizures\nHull | 12 | 1,040 | 7\nYork | 3 | 18 | 2"
    )
    for item, quantity, unit in (
        ("handguns", 12, "unit"),
        ("handguns", 3, "unit"),
        ("cocaine", 1040, "kg"),
        ("cocaine", 18, "kg"),
    ):
        assert said.claims(None, "SEIZED", item, quantity=quantity, unit=unit), (item, quantity)
    assert len(said.claims(None, "SEIZED")) == 4
