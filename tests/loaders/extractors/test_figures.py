"""What is counted and valued in a case, in the forms in which publishers say it, each with a near miss."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.loaders.statements import Statements

State = Callable[[str], Statements]

LED = "The Northland Police Service led Operation Harvest.\n\n"
COUNTED = {
    "number before the noun": ("The operation led to 58 arrests.", "arrests", 58),
    "active verb without a noun": ("Police arrested four in Leeds.", "arrests", 4),
    "the arrest of": ("The operation brought the arrest of 23 people.", "arrests", 23),
    "a noun of any kind": ("Nine pickers, who lived on the site, were arrested.", "arrests", 9),
    "people and one more": ("Three men and a woman were arrested.", "arrests", 4),
    "one person": ("A 34-year-old man was arrested.", "arrests", 1),
    "some of all": ("Twelve of the 14 defendants pleaded guilty.", "guilty_pleas", 12),
    "all named before": ("Of the 52 defendants, 44 pleaded guilty.", "guilty_pleas", 44),
    "arrested and charged": ("Six men were arrested and charged.", "charged", 6),
    "charges against": ("Police laid 22 charges against four people.", "charged", 4),
    "charges laid": ("Police laid 97 charges.", "charges", 97),
    "kinds of bodies in a list": ("More than 300 federal, state, local and foreign law enforcement agencies helped.", "agencies", 300),
    "warrants at places": ("Officers executed search warrants at 15 homes.", "search_warrants", 15),
    "places searched": ("In all, 88 shops were searched in Leeds.", "search_warrants", 88),
    "searches of places": ("Officers carried out searches of 31 places in the county.", "search_warrants", 31),
    "French, places searched": ("Dans cette affaire, neuf résidences ont été perquisitionnées.", "search_warrants", 9),
    "arrest and indictment": ("It led to the arrest and indictment of four gang members.", "arrests", 4),
    "verdicts against": ("A jury returned guilty verdicts against four defendants.", "convictions", 4),
    "a single laboratory": ("Officers dismantled a fentanyl lab in a barn.", "labs_dismantled", 1),
    "networks": ("The police dismantled two criminal networks.", "groups_disrupted", 2),
    "French, active": ("La police a arrêté quatre personnes à Namur lors de l'opération.", "arrests", 4),
    "French, garde à vue": ("Dans cette affaire, dix-neuf personnes ont été placées en garde à vue.", "arrests", 19),
    "a participle before the verb": ("Twelve of the 14 defendants charged in May have been convicted.", "convictions", 12),
    "some of the charged": ("Six of the defendants charged in May have pleaded guilty.", "guilty_pleas", 6),
    "more than": ("More than 3,000 agents and officers worked on Operation Harvest.", "officers", 3000),
    "people by nationality": ("It led to the arrest in Leeds of four Colombians.", "arrests", 4),
    "what was done as a noun": ("The sweep ended in June 2023 with 33 accused.", "charged", 33),
    "some of all, in words": ("Fourteen of the eighteen are in custody.", "arrests", 14),
    "some of the arrests": ("The unit accounts for 140 of the arrests.", "arrests", 140),
    "the number of": ("It brought the number of arrests to 128.", "arrests", 128),
    "an insertion before the verb": ("Sixteen people, four of them members of a gang, were arrested.", "arrests", 16),
    "some of them in an insertion": ("Sixteen people, four of them members of a gang, were arrested.", "arrests", 4),
    "of which": ("Police made 2,316 arrests, of which 1,404 were on warrants.", "arrests", 1404),
    "counts of an indictment": ("A 38-count indictment was unsealed.", "charges", 38),
    "charges against people": ("Crown counsel approved 38 charges against 19 people.", "charges", 38),
    "a label with a year": ("Arrests in 2024: 1,046", "arrests", 1046),
    "numbers behind their countries": (
        "Those arrested were from El Salvador (135), Honduras (29) and Mexico (17).", "arrests", 135,
    ),
    "French, au nombre de": ("Dans cette affaire, les victimes, au nombre de 31, ont été aidées.", "victims", 31),
    "French, a part": ("La police a arrêté six hommes, dont quatre du Maine.", "arrests", 4),
    "French, pleas": ("Des 52 accusés, 44 ont plaidé coupable.", "guilty_pleas", 44),
    "a label for people": ("Persons arrested – 71", "arrests", 71),
    "a label before its noun": ("Arrested: 73 people.", "arrests", 73),
    "some of all, in French words": ("Quinze des vingt et une personnes visées ont été arrêtées.", "arrests", 15),
    "a long subject": ("Neuf têtes dirigeantes présumées de la bande ont été arrêtées.", "arrests", 9),
    "a noun of any kind behind the verb": ("In Leeds the police arrested four juggling couriers.", "arrests", 4),
    "a number alone before its verb": ("Eleven people were arrested, with 3 since convicted.", "convictions", 3),
    "pleaded, with words between": ("All four admitted their guilt.", "guilty_pleas", 4),
    "arrested and facing charges": ("Twelve people were arrested and face 143 charges.", "charged", 12),
    "people on charges": ("Result: 22 people on 57 charges.", "charged", 22),
    "a row of defendants": ("Southern District of Mercia: 17 defendants.", "charged", 17),
    "indictments against a number": ("The grand jury returned indictments against 37 of his customers.", "charged", 37),
    "a part by nationality": ("Police made 130 arrests, among them 113 foreigners.", "arrests", 113),
    "a part in the next sentence": ("Police arrested 90 people. Among them, 41 women and 28 foreigners.", "arrests", 28),
    "a part that opens the next sentence": ("Police arrested 53 people. Eighteen of them belong to a gang.", "arrests", 18),
    "French, a part elsewhere": ("Six personnes ont été arrêtées, quatre ici, deux là-bas.", "arrests", 2),
    "two numbers before one noun": ("The two phases ended with 18 and 25 arrests.", "arrests", 18),
    "the same number of another year": ("Police made 71 arrests, up from 64 in 2022.", "arrests", 64),
    "places of any kind that were searched": ("Officers searched 23 takeaways and car washes.", "search_warrants", 23),
    "held": ("Six persons were held with 14 kg of charas.", "arrests", 6),
    "held by": ("In Lima the police held 17 suspects and two boats.", "arrests", 17),
    "one arrest": ("Hull: 700 g of cannabis. One arrest.", "arrests", 1),
    "charges laid against": ("Nine charges under the Excise Act were laid against five men from Hull.", "charged", 5),
    "French, face à": ("Dans cette affaire, douze des personnes arrêtées font face à 47 accusations.", "charged", 12),
    "French, an order to listen": ("Dans cette affaire, 41 mandats d'écoute électronique ont servi.", "wiretaps", 41),
    "French, a part at a time": ("La police a procédé à 57 arrestations, dont 12 lors de la fouille.", "arrests", 12),
    "French, police services": ("Dans cette affaire, 93 services policiers ont aidé.", "agencies", 93),
    "numbers behind places": ("Suspects arrested: 402 (Western Province 311; Northern Province 51).", "arrests", 51),
    "people brought to safety": ("Officers safeguarded 41 people.", "victims", 41),
    "named one by one": ("Ann Ruth Harrow and Paul Gordon Tess are charged with trafficking.", "charged", 2),
}  # fmt: skip


@pytest.mark.parametrize("form", COUNTED)
def test_counts_in_each_form(form: str, state: State) -> None:
    text, measure, value = COUNTED[form]
    assert state(LED + text).claims(None, "FIGURE", measure=measure, value=value)


NOT_COUNTED = {
    "the day of a month": ("On 7 March people were arrested.", "arrests", 7),
    "a span of time": ("Three weeks after a man was killed, police opened a file.", "deaths", 3),
    "the whole before a participle": ("Twelve of the 14 defendants charged in May have been convicted.", "charged", 14),
    "more officers": ("The police will hire 30 more officers.", "officers", 30),
    "the whole of a share": ("Twelve of the 14 defendants pleaded guilty.", "guilty_pleas", 14),
    "an apposition": ("Ann Ruth Harrow, a resident of Hull, was arrested.", "arrests", 1),
    "charges dismissed": ("The charges against two defendants were dismissed.", "charged", 2),
    "places not searched": ("Officers visited 15 homes and spoke to tenants.", "search_warrants", 15),
    "prior arrests": ("It sought men who had three prior arrests.", "arrests", 3),
    "former officers": ("Two former police officers were sentenced.", "officers", 2),
    "warrants of arrest": ("Officers executed 41 outstanding arrest warrants.", "search_warrants", 41),
    "counts of a plea": ("He pleaded guilty to 11 counts.", "charges", 11),
    "members of a union": ("Operation Harvest spoke of six EU member states.", "states", 6),
    "bodies known before": ("The two agencies met.", "agencies", 2),
    "recruits": ("The force is hiring 25 new special agents.", "officers", 25),
    "networks that are only counted": ("The report counted 668 criminal networks.", "groups_disrupted", 668),
    "ages": ("Ann Ruth Harrow (39) and Paul Gordon Tess (47) are charged with fraud.", "charged", 39),
    "places that charge": ("Teams in nine districts have charged 1,140 people.", "charged", 9),
    "whom somebody admitted to pay": ("He admitted that he gave money to two co-defendants.", "guilty_pleas", 2),
    "what a law defines": ("He led a group of five or more people charged with a crime.", "charged", 5),
    "anybody accused": ("A person charged with a crime is presumed innocent.", "charged", 1),
    "who was sentenced": ("Nine men pleaded guilty, eight of whom have been sentenced.", "guilty_pleas", 8),
    "some of those indicted": ("So far 17 of those indicted have pleaded guilty.", "charged", 17),
    "in custody, not charged": ("Twenty-four people were charged and, as of today, 22 in custody.", "charged", 22),
    "talks that people hold": ("Some 20 officials held talks in Hull.", "arrests", 20),
    "the label of the next line": ("Lines closed – 2,300\nArrests – 620", "arrests", 2300),
    "French, services are no officers": ("Dans cette affaire, 93 services policiers ont aidé.", "officers", 93),
    "a label of other warrants": ("Mandats d'arrêt délivrés : 9", "search_warrants", 9),
    "things intercepted": ("Of the 212 cars, 89 were intercepted at the port.", "arrests", 89),
    "the age of a woman": ("Police arrested a woman of 27 and two men.", "arrests", 27),
    "vehicles searched": ("Officers searched 12 parked vehicles.", "search_warrants", 12),
    "the number in a name": ("Neuf têtes dirigeantes de la bande Nord 514 ont été arrêtées.", "arrests", 514),
    "all but a few": ("All but two were arrested.", "arrests", 2),
    "a plea to counts, in French": ("Il plaide coupable à deux accusations de trafic.", "charged", 2),
    "a laboratory that was not found": ("No drug lab was found.", "labs_dismantled", 1),
}


@pytest.mark.parametrize("form", NOT_COUNTED)
def test_does_not_count_what_only_looks_like_it(form: str, state: State) -> None:
    text, measure, value = NOT_COUNTED[form]
    assert state(LED + text).claims(None, "FIGURE", measure=measure, value=value) == []


def test_labels_and_table_rows_give_a_value_for_each_column(state: State) -> None:
    said = state(LED + "Results:\n\nArrests: 58\n\nPersons detained: 433\n\nCharges laid | 1,288 | 1,903")
    assert said.claims(None, "FIGURE", measure="arrests", value=58)
    assert said.claims(None, "FIGURE", measure="arrests", value=433)
    assert said.claims(None, "FIGURE", measure="charges", value=1288)
    assert said.claims(None, "FIGURE", measure="charges", value=1903)


def test_the_head_of_a_column_says_what_its_numbers_count(state: State) -> None:
    said = state(
        LED + "Country | Arrests | Victims freed\n--- | --- | ---\nGhana | 402 | 311\nTogo | 118 | 84\n\n12 | 13 | 14"
    )
    for measure, value in (("arrests", 402), ("arrests", 118), ("victims", 311), ("victims", 84)):
        assert said.claims(None, "FIGURE", measure=measure, value=value)
    assert said.claims(None, "FIGURE", value=13) == [], "a row of another table has no head"


def test_a_number_behind_a_web_address_is_read_like_any_other(state: State) -> None:
    # an address is masked by as many spaces: a search that tries every way to part them never ends
    address = f"https://www.example.org/{'a' * 60}"
    said = state(LED + f"Officers made 12 arrests: visit {address} or call (888) 647-3258, or 415 553-7400.")
    assert said.claims(None, "FIGURE", measure="arrests", value=12)


def test_an_exact_number_replaces_its_rounded_one(state: State) -> None:
    said = state(LED + "Nearly 2,000 arrests were made. The operation ended with 1,985 arrests.")
    assert said.claims(None, "FIGURE", measure="arrests", value=1985)
    assert said.claims(None, "FIGURE", measure="arrests", value=2000) == []


def test_two_groups_of_people_stay_two(state: State) -> None:
    said = state(LED + "Ten men and three women were charged.")
    assert said.claims(None, "FIGURE", measure="charged", value=10)
    assert said.claims(None, "FIGURE", measure="charged", value=3)


@pytest.mark.parametrize(
    ("text", "measure"),
    [
        ("Officers seized 11 kg of cocaine worth $1.2 million.", "street_value"),
        ("Officers seized 11 kg of cocaine with a street value of $1.2 million.", "street_value"),
        ("Les policiers ont saisi 11 kg de cocaïne d'une valeur marchande de 1,2 million de dollars.", "street_value"),
        ("Officers found 11 kg of cocaine. It has an estimated value of $1.2 million.", "street_value"),
        ("Police recovered 81 stolen vehicles worth $1.2 million.", "street_value"),
        ("The province will provide $1.2 million over three years.", "investment"),
        ("The unit was established in 2023 with $1.2 million.", "investment"),
        ("The house, worth $1.2 million, was forfeited.", None),
        ("The gang laundered $1.2 million over three years.", None),
    ],
)
def test_tells_what_a_sum_of_money_is(text: str, measure: str | None, state: State) -> None:
    found = {c.properties["measure"] for c in state(LED + text).claims(None, "FIGURE", value=1_200_000)}
    found |= {"investment" for _ in state(LED + text).claims(None, "FUNDED")} if measure == "investment" else set()
    assert found == ({measure} if measure else set())
