from __future__ import annotations

import pytest

from loaders.annotate.quantities import UNKNOWN_DOLLAR, quantities
from loaders.reading import Quantity

LB, OZ, GAL = 453.59237, 28.349523125, 3785.411784

#: Text; value, unit, dimension, bound, amount in the base unit.
MASS_AND_VOLUME = [
    ("46.17 kg of cocaine", 46.17, "kg", "mass", "exact", 46_170),
    ("46,17 kg de cocaïne", 46.17, "kg", "mass", "exact", 46_170),
    ("1,200 kg of hashish", 1_200, "kg", "mass", "exact", 1_200_000),
    ("1 200 kg de haschich", 1_200, "kg", "mass", "exact", 1_200_000),
    ("1\u00a0200\u00a0kg de haschich", 1_200, "kg", "mass", "exact", 1_200_000),
    ("1\u202f200 kg de haschich", 1_200, "kg", "mass", "exact", 1_200_000),
    ("12,345.6 grams of heroin", 12_345.6, "g", "mass", "exact", 12_345.6),
    ("1.234,56 g de cocaïne", 1_234.56, "g", "mass", "exact", 1_234.56),
    ("0,500 kg de cocaïne", 0.5, "kg", "mass", "exact", 500),
    ("0.25 g of crack", 0.25, "g", "mass", "exact", 0.25),
    ("a 5-kilogram brick", 5, "kg", "mass", "exact", 5_000),
    ("45kg of cocaine", 45, "kg", "mass", "exact", 45_000),
    ("22 KG OF COCAINE", 22, "kg", "mass", "exact", 22_000),
    ("half a tonne of cocaine", 0.5, "t", "mass", "exact", 500_000),
    ("half a kilogram of fentanyl", 0.5, "kg", "mass", "exact", 500),
    ("une demi-tonne de cocaïne", 0.5, "t", "mass", "exact", 500_000),
    ("3.5 tonnes of cannabis", 3.5, "t", "mass", "exact", 3_500_000),
    ("2 metric tons of cocaine", 2, "t", "mass", "exact", 2_000_000),
    ("quatre-vingt-dix kilos de cocaïne", 90, "kg", "mass", "exact", 90_000),
    ("quatre-vingts kilos de cocaïne", 80, "kg", "mass", "exact", 80_000),
    ("soixante-quinze grammes d’héroïne", 75, "g", "mass", "exact", 75),
    ("vingt et un kilogrammes de MDMA", 21, "kg", "mass", "exact", 21_000),
    ("deux cent cinquante grammes de crack", 250, "g", "mass", "exact", 250),
    ("twenty-two kilograms of heroin", 22, "kg", "mass", "exact", 22_000),
    ("three hundred and ten grams", 310, "g", "mass", "exact", 310),
    ("two thousand kilograms of cocaine", 2_000, "kg", "mass", "exact", 2_000_000),
    ("une centaine de kilos de résine", 100, "kg", "mass", "about", 100_000),
    ("18 pounds of meth", 18, "lb", "mass", "exact", 18 * LB),
    ("2.5 lbs of meth", 2.5, "lb", "mass", "exact", 2.5 * LB),
    ("13 oz of heroin", 13, "oz", "mass", "exact", 13 * OZ),
    ("900 mg of carfentanil", 900, "mg", "mass", "exact", 0.9),
    ("20 litres of GHB", 20, "l", "volume", "exact", 20_000),
    ("750 ml de GHB", 750, "ml", "volume", "exact", 750),
    ("5 gallons of liquid meth", 5, "gal", "volume", "exact", 5 * GAL),
]
BOUNDS = [
    ("more than 30 kg of cocaine", 30, "kg", "mass", "at_least", 30_000),
    ("over 1.5 tonnes of cocaine", 1.5, "t", "mass", "at_least", 1_500_000),
    ("at least 12 grams", 12, "g", "mass", "at_least", 12),
    ("up to 40 kg", 40, "kg", "mass", "at_most", 40_000),
    ("less than 2 kg", 2, "kg", "mass", "at_most", 2_000),
    ("approximately 7 kg of meth", 7, "kg", "mass", "about", 7_000),
    ("nearly 400 grams", 400, "g", "mass", "about", 400),
    ("about half a kilogram", 0.5, "kg", "mass", "about", 500),
    ("plus de 30 kg de cocaïne", 30, "kg", "mass", "at_least", 30_000),
    ("plus d’une tonne de cocaïne", 1, "t", "mass", "at_least", 1_000_000),
    ("près de 400 grammes", 400, "g", "mass", "about", 400),
    ("environ 12,5 kilogrammes", 12.5, "kg", "mass", "about", 12_500),
    ("moins de 2 kg", 2, "kg", "mass", "at_most", 2_000),
    ("jusqu’à 40 kg", 40, "kg", "mass", "at_most", 40_000),
    ("au moins trois kilos", 3, "kg", "mass", "at_least", 3_000),
    ("500 grams or more", 500, "g", "mass", "at_least", 500),
    ("500 grammes ou plus", 500, "g", "mass", "at_least", 500),
    ("16,000+ pills", 16_000, "pill", "count", "at_least", 16_000),
]
COUNTS = [
    ("973 pills", 973, "pill", "count", "exact", 973),
    ("1,75 million de comprimés", 1_750_000, "pill", "count", "exact", 1_750_000),
    ("2.1 million counterfeit tablets", 2_100_000, "pill", "count", "exact", 2_100_000),
    ("10 000 comprimés de méthamphétamine", 10_000, "pill", "count", "exact", 10_000),
    ("two dozen cannabis plants", 24, "plant", "count", "exact", 24),
    ("1,500 rounds of ammunition", 1_500, "round", "count", "exact", 1_500),
    ("40 000 doses", 40_000, "dose", "count", "exact", 40_000),
    ("12 firearms", 12, "", "", "exact", 12),
    ("une douzaine d’armes", 12, "", "", "about", 12),
    ("a dozen rifles", 12, "", "", "exact", 12),
    ("hundreds of people and 14 dogs", 14, "", "", "exact", 14),
    ("dix-sept personnes", 17, "", "", "exact", 17),
    ("soixante-dix-neuf personnes", 79, "", "", "exact", 79),
    ("quatre-vingt-dix-sept personnes", 97, "", "", "exact", 97),
    ("septante-deux personnes", 72, "", "", "exact", 72),
    ("forty-one people", 41, "", "", "exact", 41),
]
MONEY = [
    ("15,20 billion euros", 15_200_000_000, "EUR", "money", "exact", 15_200_000_000),
    ("1.234,56 €", 1_234.56, "EUR", "money", "exact", 1_234.56),
    ("14,3 M$", 14_300_000, UNKNOWN_DOLLAR, "money", "exact", 14_300_000),
    ("14,3 M$ CA", 14_300_000, "CAD", "money", "exact", 14_300_000),
    ("$512,000 in Canadian currency", 512_000, "CAD", "money", "exact", 512_000),
    ("$512,000 in cash", 512_000, UNKNOWN_DOLLAR, "money", "exact", 512_000),
    ("$512,000 (CAD)", 512_000, "CAD", "money", "exact", 512_000),
    ("$40,000 US", 40_000, "USD", "money", "exact", 40_000),
    ("C$1.3 billion", 1_300_000_000, "CAD", "money", "exact", 1_300_000_000),
    ("US$2,500", 2_500, "USD", "money", "exact", 2_500),
    ("A$3m", 3_000_000, "AUD", "money", "exact", 3_000_000),
    ("£250k", 250_000, "GBP", "money", "exact", 250_000),
    ("€4.5 million", 4_500_000, "EUR", "money", "exact", 4_500_000),
    ("deux millions d’euros", 2_000_000, "EUR", "money", "exact", 2_000_000),
    ("3 milliards d'euros", 3_000_000_000, "EUR", "money", "exact", 3_000_000_000),
    ("250 000 $", 250_000, UNKNOWN_DOLLAR, "money", "exact", 250_000),
    ("250 000 dollars canadiens", 250_000, "CAD", "money", "exact", 250_000),
    ("2 millions de dollars", 2_000_000, UNKNOWN_DOLLAR, "money", "exact", 2_000_000),
    ("more than $1.2 million", 1_200_000, UNKNOWN_DOLLAR, "money", "at_least", 1_200_000),
    ("an estimated £3 million", 3_000_000, "GBP", "money", "about", 3_000_000),
    ("environ 45 000 euros", 45_000, "EUR", "money", "about", 45_000),
    ("20,000 Swiss francs", 20_000, "CHF", "money", "exact", 20_000),
    ("several million dollars", 1_000_000, UNKNOWN_DOLLAR, "money", "about", 1_000_000),
    ("five hundred dollars", 500, UNKNOWN_DOLLAR, "money", "exact", 500),
]
#: What is read wrongly, or not at all, as of now.
MISREAD = [
    ("a kilogram of heroin", 1, "kg", "mass", "exact", 1_000),
    ("more than a tonne of cocaine", 1, "t", "mass", "at_least", 1_000_000),
    ("a quarter kilogram of fentanyl", 0.25, "kg", "mass", "exact", 250),
    ("a quarter of a kilogram", 0.25, "kg", "mass", "exact", 250),
    ("three-quarters of a kilogram", 0.75, "kg", "mass", "exact", 750),
    ("one and a half kilograms of meth", 1.5, "kg", "mass", "exact", 1_500),
    ("1½ kg of cocaine", 1.5, "kg", "mass", "exact", 1_500),
    ("½ kg of cocaine", 0.5, "kg", "mass", "exact", 500),
    ("$1.2 M CAD", 1_200_000, "CAD", "money", "exact", 1_200_000),
    ("half a million dollars", 500_000, UNKNOWN_DOLLAR, "money", "exact", 500_000),
    ("un demi-million d’euros", 500_000, "EUR", "money", "exact", 500_000),
    ("a quarter million pills", 250_000, "pill", "count", "exact", 250_000),
    ("cent vingt mille dollars", 120_000, UNKNOWN_DOLLAR, "money", "exact", 120_000),
    ("mille deux cents euros", 1_200, "EUR", "money", "exact", 1_200),
    ("cent quatre-vingt-dix-neuf comprimés", 199, "pill", "count", "exact", 199),
    ("trois cent quatre-vingts comprimés", 380, "pill", "count", "exact", 380),
]
TABLE = [*MASS_AND_VOLUME, *BOUNDS, *COUNTS, *MONEY]


def _only(text: str, **settings: str) -> Quantity:
    found = list(quantities(text, **settings))
    assert len(found) == 1, [text[q.span.start : q.span.end] for q in found]
    return found[0]


@pytest.mark.parametrize(
    ("text", "value", "unit", "dimension", "bound", "amount"), TABLE, ids=[f"{row[0]}" for row in TABLE]
)
def test_quantities_reads(text: str, value: float, unit: str, dimension: str, bound: str, amount: float) -> None:
    found = _only(f"Officers found {text}, they said.")
    assert (found.value, found.unit, found.dimension, found.bound) == (value, unit, dimension, bound)
    assert found.amount == pytest.approx(amount)


@pytest.mark.parametrize(
    ("text", "value", "unit", "dimension", "bound", "amount"), MISREAD, ids=[f"{row[0]}" for row in MISREAD]
)
def test_quantities_should_read(text: str, value: float, unit: str, dimension: str, bound: str, amount: float) -> None:
    test_quantities_reads(text, value, unit, dimension, bound, amount)


def test_quantities_spans_the_whole_of_in_canadian_currency() -> None:
    text = "They found $512,000 in Canadian currency."
    found = _only(text)
    assert text[found.span.start : found.span.end] == "$512,000 in Canadian currency"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("They found more than 30 kg of it", "more than 30 kg"),
        ("They found $512,000 in cash.", "$512,000"),
        ("Ils ont saisi 120 000 $ en devises canadiennes.", "120 000 $ en devises canadiennes"),
        ("They found 500 grams or more.", "500 grams or more"),
        ("Il y avait plus d’une tonne de drogue", "plus d’une tonne"),
        ("They found 16,000+ pills.", "16,000+ pills"),
        ("They found 12 firearms.", "12"),
    ],
)
def test_quantities_spans_the_bound_the_number_and_the_unit(text: str, words: str) -> None:
    found = _only(text)
    assert text[found.span.start : found.span.end].strip() == words


@pytest.mark.parametrize(
    "text",
    [
        "section 5(1) of Bill C-12 and the M-16",
        "file no. 2024-1234",
        "call 555-1234",
        "the 5th of the month and the 22nd floor",
        "one of the men",
        "l’une des maisons",
    ],
)
def test_quantities_measures_nothing_in_codes_and_ordinals(text: str) -> None:
    assert [q for q in quantities(text) if q.dimension] == []


def test_quantities_finds_each_of_several_in_order() -> None:
    text = "They seized 2 kg of cocaine, 14 g of heroin, 300 pills and $4,000."
    assert [(q.value, q.unit) for q in quantities(text)] == [(2, "kg"), (14, "g"), (300, "pill"), (4_000, "XXD")]


def test_quantities_does_not_read_the_letter_of_a_scale_as_a_unit_of_mass() -> None:
    assert _only("worth $5 t").dimension == "money"
    assert _only("5 G networks").dimension == ""


def test_quantities_gives_a_bare_dollar_the_currency_of_the_document_with_the_reason() -> None:
    found = _only("They seized $4,000.", country="ca")
    assert (found.unit, found.reason) == ("CAD", "a bare dollar in a document that speaks of CA")


def test_quantities_gives_no_reason_where_the_text_says_the_currency() -> None:
    for text in ("US$4,000", "$4,000 US", "4 000 € "):
        found = _only(text, country="ca")
        assert found.unit != "CAD"
        assert found.reason == ""


def test_quantities_reads_a_bare_dollar_of_no_country_as_unknown() -> None:
    assert _only("They seized $4,000.").unit == UNKNOWN_DOLLAR


@pytest.mark.parametrize("text", ["six 3D printers", "le 1er juin", "la 3e fois"])
def test_a_number_grown_into_a_word_is_none(text: str) -> None:
    assert [q.value for q in quantities(text) if q.value in {1, 3}] == []


def test_a_point_groups_thousands_where_a_french_text_has_no_decimal_point() -> None:
    belgian = "Les policiers ont saisi 1.140 kilos de cocaïne et 17.500 € dans un entrepôt."
    assert [q.value for q in quantities(belgian)] == [1140, 17_500]
    assert [q.value for q in quantities("Officers seized 1.140 kilos of cocaine in the port.")] == [1.14]
    assert [q.value for q in quantities("Les policiers ont saisi 1.140 kilos et 2.5 kg de cocaïne.")] == [1.14, 2.5]


def test_a_press_for_tablets_is_no_count_of_tablets() -> None:
    assert [q.unit for q in quantities("deux presses à comprimés")] == [""]


@pytest.mark.parametrize(
    ("text", "country", "currency"),
    [
        ("480 million pesos", "cl", "CLP"),
        ("11 millions de francs CFA", "cm", "XAF"),
        ("3 815 000 F CFA", "sn", "XOF"),
        ("21 millions de roupies", "mu", "MUR"),
        ("$96,000", "fr", "USD"),
        ("$96,000", "mx", UNKNOWN_DOLLAR),
        ("Colombian pesos 96,000", "mx", ""),
        ("96,000 Colombian pesos", "mx", "COP"),
    ],
)
def test_a_word_that_several_countries_have_for_their_money_means_the_one_of_the_document(
    text: str, country: str, currency: str
) -> None:
    assert _only(text, country=country).unit == currency


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("between 40 and 45 litres of GHB", [(40, "l", "at_least"), (45, "l", "at_most")]),
        ("de 800 à 900 g", [(800, "g", "at_least"), (900, "g", "at_most")]),
        ("in 2022 and 25 kg", [(2022, "", "exact"), (25, "kg", "exact")]),
        ("between 45 and 40 litres", [(45, "", "exact"), (40, "l", "exact")]),
    ],
)
def test_a_range_is_what_there_is_at_least_and_at_most(text: str, ends: list[tuple[float, str, str]]) -> None:
    assert [(q.value, q.unit, q.bound) for q in quantities(text)] == ends


def test_a_hundred_and_what_is_behind_it_are_one_number() -> None:
    assert [q.value for q in quantities("a hundred and forty officers and a thousand pills")] == [140, 1000]


def test_a_month_in_short_is_no_number() -> None:
    assert [q.value for q in quantities("They were sentenced Sept. 12.")] == [12]
    assert [q.value for q in quantities("Sept hommes ont été arrêtés.")] == [7]
