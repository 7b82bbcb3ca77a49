"""Bodies that share one head are each a body of its own."""

from __future__ import annotations

import itertools

import pytest

from loaders.annotate.shared_heads import shared_heads

LISTS = {
    ("en", "The Lubbock, Midland and Big Spring, Texas, Police Departments helped."): [
        "Lubbock Police Department", "Midland Police Department", "Big Spring Police Department",
    ],
    ("en", "The Ottawa and Gatineau Police Services joined."): ["Ottawa Police Service", "Gatineau Police Service"],
    ("en", "Officers from Leeds, South Bank and West Bank police took part."): [
        "Leeds Police", "South Bank Police", "West Bank Police",
    ],
    ("en", "The U.S. Attorney's Offices for the District of Alaska and the Eastern District of Texas are prosecuting."): [
        "U.S. Attorney's Office for the District of Alaska", "U.S. Attorney's Office for the Eastern District of Texas",
    ],
    ("en", "The U.S. Attorney's Offices for the Eastern and Southern Districts of New York are prosecuting."): [
        "U.S. Attorney's Office for the Eastern District of New York", "U.S. Attorney's Office for the Southern District of New York",
    ],
    ("en", "The U.S. Attorney's Office for the District of Utah and Trial Attorney Ann Hill of it are prosecuting."): [],
    ("en", "The U.S. Attorneys Offices in the Districts of Utah, Idaho and Oregon are prosecuting."): [
        f"U.S. Attorney's Office for the District of {state}" for state in ("Utah", "Idaho", "Oregon")
    ],
    ("en", "The police departments in Quill, Roma and Wick helped."): [
        "Quill Police Department", "Roma Police Department", "Wick Police Department",
    ],
    ("en", "The sheriffs' offices in Starr and Pell counties helped."): [
        "Starr County Sheriff's Office", "Pell County Sheriff's Office",
    ],
    ("en", "The Northern and Western drug units helped."): ["Northern drug unit", "Western drug unit"],
    ("en", "The Salish and Quill Tribes' police department helped."): ["Salish and Quill Tribes' police department"],
    ("en", "U.S. Attorney's Office, Western District of Texas"): ["U.S. Attorney's Office for the Western District of Texas"],
    ("en", "UNITED STATES ATTORNEY'S OFFICE DISTRICT OF IDAHO"): ["U.S. Attorney's Office for the District of Idaho"],
    ("en", "The police departments in two counties helped."): [],
    ("en", "The departments of Justice and Homeland Security met."): ["Department of Justice", "Department of Homeland Security"],
    ("en", "The departments of Olancho and Yoro were searched."): [],
    ("fr", "Les douanes belges, néerlandaises et françaises étaient là."): [
        "douane belge", "douane néerlandaise", "douane française",
    ],
    ("fr", "Y siègent les ministères de la Justice et de la Santé."): ["ministère de la Justice", "ministère de la Santé"],
    ("fr", "Les douanes belge et néerlandaise ont alerté le port."): ["douane belge", "douane néerlandaise"],
    ("en", "The Departments of Justice, Homeland Security and Labor met."): [
        "Department of Justice", "Department of Homeland Security", "Department of Labor",
    ],
    ("en", "The Department of Health and Human Services met."): [],
    ("en", "The Elm drug units and the Ash and Oak drug squads, the Fir and Yew traffic units"): [
        "Ash drug squad", "Oak drug squad", "Fir traffic unit", "Yew traffic unit",
    ],
    ("fr", "Les polices cantonales de Vaud, de Berne et de Zoug y étaient."): [
        "police cantonale de Vaud", "police cantonale de Berne", "police cantonale de Zoug",
    ],
    ("fr", "Les zones de police Liège, Meuse et Vesdre y étaient."): [
        "zone de police Liège", "zone de police Meuse", "zone de police Vesdre",
    ],
    ("fr", "Les polices cantonales vaudoise, bernoise et genevoise y étaient."): [
        "police cantonale vaudoise", "police cantonale bernoise", "police cantonale genevoise",
    ],
}  # fmt: skip


@pytest.mark.parametrize(("language", "text"), LISTS, ids=[t[:40] for _, t in LISTS])
def test_each_name_of_a_list_has_the_head(language: str, text: str) -> None:
    found = list(shared_heads(text, 0, len(text), language))
    assert [s.name for s in found] == LISTS[language, text]
    assert all(0 <= s.start < s.end <= len(text) for s in found)
    assert all(a.end <= b.start for a, b in itertools.pairwise(found))


@pytest.mark.parametrize(
    "text",
    [
        "Officers of the RCMP and Ottawa Police Service met.",
        "John Smith and Ottawa Police Chief Mary Stone met.",
        "The mayors of Leeds and York met the police.",
    ],
)
def test_two_bodies_with_their_own_heads_share_none(text: str) -> None:
    assert list(shared_heads(text, 0, len(text), "en")) == []
