from __future__ import annotations

import pytest

from loaders.annotate.acronyms import definitions

DEFINED = [
    ("the Royal Canadian Mounted Police (RCMP) said", "RCMP", "Royal Canadian Mounted Police"),
    ("the Canada Border Services Agency (CBSA) said", "CBSA", "Canada Border Services Agency"),
    ("the Bureau of Alcohol, Tobacco, Firearms and Explosives (ATF)", None, None),
    (
        "the Combined Forces Special Enforcement Unit (“CFSEU”) said",
        "CFSEU",
        "Combined Forces Special Enforcement Unit",
    ),
    ("la Gendarmerie royale du Canada (GRC) a dit", "GRC", "Gendarmerie royale du Canada"),
    ("l’Agence des services frontaliers du Canada (ASFC)", "ASFC", "Agence des services frontaliers du Canada"),
    ("la Sûreté du Québec (la SQ) a dit", "SQ", "Sûreté du Québec"),
    ("the Drug Enforcement Administration (the DEA) said", "DEA", "Drug Enforcement Administration"),
    ("the Northern Lights Task Force (NLTF, for short) said", "NLTF", "Northern Lights Task Force"),
    ("the Secretaría de Marina (SEMAR) said", "SEMAR", "Secretaría de Marina"),
    ("the Department of Justice (DOJ) said", "DOJ", "Department of Justice"),
    ("the National Strategy on Organized Crime (NSOC)", "NSOC", "National Strategy on Organized Crime"),
    ("several Transnational Criminal Organizations (TCOs)", "TCOs", "Transnational Criminal Organizations"),
]


@pytest.mark.parametrize(
    ("text", "short", "long"), [d for d in DEFINED if d[1]], ids=[str(d[1]) for d in DEFINED if d[1]]
)
def test_definitions_finds_the_long_form_of_an_acronym(text: str, short: str, long: str) -> None:
    (found,) = definitions(text)
    assert (found.short, found.long) == (short, long)
    assert text[found.long_start : found.long_end] == long
    assert text[found.short_start : found.short_end] == short


@pytest.mark.parametrize(
    "text",
    [
        "two men from Calgary (AB) were charged",
        "the police of the city (RCMP) said",
        "the officers seized drugs (see page 5)",
        "the officer (Smith) said",
        "a weapon (an M16) was found",
        "(RCMP) at the start",
        "the white house (WH) on the hill",
    ],
)
def test_definitions_finds_nothing_where_the_letters_do_not_fit(text: str) -> None:
    assert list(definitions(text)) == []


def test_definitions_does_not_look_across_lines() -> None:
    assert list(definitions("the Royal Canadian Mounted\nPolice (RCMP)")) == []


def test_definitions_are_read_where_the_acronym_skips_the_first_words_of_a_name() -> None:
    text = "Bureau of Alcohol, Tobacco and Firearms (ATF)"
    assert [(d.short, d.long.split(" ")[0].strip(",")) for d in definitions(text)] == [("ATF", "Alcohol")]
