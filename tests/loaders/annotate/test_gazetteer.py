from __future__ import annotations

from collections.abc import Callable

import pytest

from loaders.annotate.candidates import document_country
from loaders.annotate.gazetteer import Entry, Gazetteer, flat, gazetteer
from tests.loaders.statements import Statements

State = Callable[[str], Statements]


def _agencies(text: str) -> set[str]:
    return {e.name for h in gazetteer().hits(text) for e in h.entries if e.type == "Agency"}


def _substances(text: str) -> set[str]:
    return {e.name for h in gazetteer().hits(text) for e in h.entries if e.type == "Substance"}


@pytest.mark.parametrize(
    "text", ["The RCMP said", "the RCMP’s unit", "(RCMP)", "l’RCMP", "RCMP/OPP", "RCMP, and", "an RCMP-led unit"]
)
def test_hits_finds_an_acronym_between_word_borders(text: str) -> None:
    assert "Royal Canadian Mounted Police" in _agencies(text)


def test_hits_finds_the_parent_that_a_hyphen_joins_to_its_unit() -> None:
    text = "The case was investigated by the Internal Revenue Service-Criminal Investigation."
    assert {"Internal Revenue Service", "IRS Criminal Investigation"} <= _agencies(text)
    assert "Internal Revenue Service" not in _agencies("an Internal Revenue Service-style audit")


@pytest.mark.parametrize("text", ["the rcmp said", "RCMPs", "xRCMP", "RCMP-style", "pre-RCMP", "RCMP2"])
def test_hits_finds_no_acronym_inside_a_word_or_in_another_case(text: str) -> None:
    assert "Royal Canadian Mounted Police" not in _agencies(text)


@pytest.mark.parametrize("text", ["cocaine", "Cocaine", "COCAINE", "cocaïne", "cocaine."])
def test_hits_finds_a_common_noun_in_any_case(text: str) -> None:
    assert _substances(text) == {"cocaine"}


@pytest.mark.parametrize("text", ["cocaines", "cocainex", "cocaine-like", "anticocaine"])
def test_hits_finds_no_common_noun_inside_a_word(text: str) -> None:
    assert "cocaine" not in _substances(text)


@pytest.mark.parametrize(
    "text", ["Health Canada", "HEALTH CANADA", "Health  Canada".replace("  ", " "), "Health\nCanada"]
)
def test_hits_finds_a_name_with_its_capitals(text: str) -> None:
    assert _agencies(text) == {"Health Canada"}


@pytest.mark.parametrize("text", ["health canada", "the justice department", "hells angels", "sûreté du québec"])
def test_hits_finds_no_name_without_its_capitals(text: str) -> None:
    assert [h for h in gazetteer().hits(text) for e in h.entries if e.type in {"Agency", "CriminalOrganization"}] == []


@pytest.mark.parametrize("text", ["Sûreté du Québec", "Surete du Quebec", "SURETE DU QUEBEC", "SÛRETÉ DU QUÉBEC"])
def test_hits_finds_a_name_whose_accents_were_lost(text: str) -> None:
    assert _agencies(text) == {"Sûreté du Québec"}


def test_hits_finds_accents_that_are_written_as_marks_of_their_own() -> None:
    assert "Sûreté du Québec" in _agencies("la Su\u0302rete\u0301 du Que\u0301bec")


def test_hits_levels_apostrophes_and_spaces() -> None:
    for text in ("Canada’s Border Plan", "Canada's Border Plan", "Canada's Border\nPlan"):
        assert any(e.type == "Program" for h in gazetteer().hits(text) for e in h.entries), text


@pytest.mark.parametrize("space", ["\u00a0", "\u2009", "\u202f"])
def test_hits_levels_spaces_that_do_not_break(space: str) -> None:
    assert _agencies(f"Health{space}Canada") == {"Health Canada"}


def test_hits_finds_a_possessive_that_lost_its_apostrophe() -> None:
    assert "U.S. Department of Justice" in _agencies("the Justice Departments Criminal Division")


def test_hits_spans_point_into_the_text_as_given() -> None:
    text = "İİİ The RCMP and the SÛRETÉ DU QUÉBEC spoke."
    assert {text[h.start : h.end] for h in gazetteer().hits(text) for e in h.entries if e.type == "Agency"} >= {
        "RCMP",
        "SÛRETÉ DU QUÉBEC",
    }


@pytest.mark.parametrize("text", ["İstanbul’s ﬁve", "STRASSE ẞ", "a\u00a0b\tc\nd", "ǅ Ω"])
def test_flat_keeps_the_length(text: str) -> None:
    assert len(flat(text)) == len(text)


def test_hits_yields_overlapping_forms() -> None:
    made = Gazetteer.of([Entry("Agency", "Long", "Border Police Service"), Entry("Agency", "Short", "Police Service")])
    assert {e.name for h in made.hits("the Border Police Service") for e in h.entries} == {"Long", "Short"}


def test_document_country_is_the_one_that_most_names_speak_of() -> None:
    hits = list(gazetteer().hits("The RCMP and the Sûreté du Québec met the FBI in Ottawa, Ontario."))
    assert document_country(hits) == "ca"
    assert document_country(list(gazetteer().hits("The men met."))) == ""


def test_an_ambiguous_acronym_is_read_by_the_country_of_the_document(state: State) -> None:
    at_home = state("The AFP arrested two men. Officers of the New South Wales Police Force helped in Australia.")
    abroad = state("L’AFP a publié la nouvelle à Paris. La Police nationale a saisi 12 kg de cocaïne en France.")
    assert at_home.entity("Agency", "AFP").properties["name"] == "Australian Federal Police"
    assert all(not abroad.is_called(c.subject, "AFP") for c in abroad.extraction.named())


def test_a_town_of_a_saint_is_found_in_each_spelling() -> None:
    found = [
        e.name for t in ("in Saint Paul", "in St. Paul", "in St Paul") for h in gazetteer().hits(t) for e in h.entries
    ]
    assert found.count("Saint Paul") == 3


def test_a_name_of_several_countries_bodies_is_a_body_of_the_document_s_own_country(state: State) -> None:
    read = state("FREETOWN, Sierra Leone. The Department of Justice seized 3 kg of cocaine in Sierra Leone on Monday.")
    body = read.entity("Agency", "Department of Justice").properties
    assert (body["name"], body["country"]) == ("Department of Justice", "sl")


def test_an_acronym_of_several_bodies_is_none_of_them_until_the_text_spells_it_out(state: State) -> None:
    bare = state("SPS officers seized 3 kg of cocaine in Canada.")
    spelled = state("The Saskatoon Police Service (SPS) said that SPS officers seized 3 kg of cocaine.")
    assert all(c.subject_type != "Agency" for c in bare.extraction.named())
    assert spelled.entity("Agency", "SPS").properties["name"] == "Saskatoon Police Service"


def test_an_acronym_that_the_text_defines_otherwise_is_what_the_text_says(state: State) -> None:
    stated = state("The Springfield Police Squad (SPS) seized 3 kg of cocaine. SPS officers arrested two men.")
    assert stated.entity("Agency", "SPS").properties["name"] == "Springfield Police Squad"


def test_a_long_dash_joins_two_bodies() -> None:
    found = _agencies("a joint DEA–FBI investigation")
    assert {"Drug Enforcement Administration", "Federal Bureau of Investigation"} <= found
