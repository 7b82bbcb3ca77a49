from __future__ import annotations

import pytest

from loaders.annotate.organisations import organisations

ENGLISH = [
    ("they formed the Harbour Elder Fraud Strike Force.", ["Harbour Elder Fraud Strike Force"]),
    ("a standoff with Valley SWAT ended.", ["Valley SWAT"]),
    ("the Springfield Police Department said", ["Springfield Police Department"]),
    ("On Monday, Springfield Police Department officers spoke", ["Springfield Police Department"]),
    ("the Larimer County Sheriff’s Office", ["Larimer County Sheriff’s Office"]),
    ("officers of the 12th Special Drug Squad", ["12th Special Drug Squad"]),
    ("the Northern Lights Task Force met", ["Northern Lights Task Force"]),
    ("the Department of Quiet Affairs", ["Department of Quiet Affairs"]),
    ("the Office of the Attorney for Oregon", ["Office of the Attorney for Oregon"]),
    ("the RCMP and Ottawa Police Service", ["Ottawa Police Service"]),
    (
        "the Greenfield Police Service and the Bluewater Police Service",
        ["Greenfield Police Service", "Bluewater Police Service"],
    ),
    ("the Gang and Firearms Unit", ["Gang and Firearms Unit"]),
    ("the Criminal Investigation Division of the Army", ["Criminal Investigation Division"]),
    ("Detective John Smith of the Guns Unit", ["Guns Unit"]),
    ("the Royal Atlantis Police Force’s Drug Unit", ["Royal Atlantis Police Force", "Drug Unit"]),
    ("Sergeant Springfield Police Department", ["Springfield Police Department"]),
    ("the General Police Inspectorate", ["General Police Inspectorate"]),
    ("the Deputy Prosecutor's Office against Fraud", ["Deputy Prosecutor's Office against Fraud"]),
    ("Major Smith Police Department", ["Smith Police Department"]),
    ("the Inspector General Police Division", ["Police Division"]),
    ("a Retail Theft Team for the town", ["Retail Theft Team"]),
    ("the Trucking Crime Working Group met", ["Trucking Crime Working Group"]),
    ("the Retail Trade Association", []),
    ("the Provincial Auto Recovery Network", ["Provincial Auto Recovery Network"]),
    ("the Springfield Drug Trafficking Network", []),
    ("soldiers of the 215th Corps", ["215th Corps"]),
    ("men of 3rd Battalion, 6th Marines, in trucks", ["3rd Battalion, 6th Marines"]),
    ("the 3rd Battalion, Ottawa Police Service", ["3rd Battalion", "Ottawa Police Service"]),
    (
        "the Bureau of Quiet Affairs' Office of Water Services and Wide Lake County helped",
        ["Bureau of Quiet Affairs", "Office of Water Services"],
    ),
    ("before Hull Magistrates' Court", ["Hull Magistrates' Court"]),
    ("888 Naval Air Squadron flew", ["888 Naval Air Squadron"]),
    ("30 Springfield Police Department officers", ["Springfield Police Department"]),
    ("the U.S. 98 Drug Task Force made arrests", ["U.S. 98 Drug Task Force"]),
    ("the Canada–Mexico Grain Working Group met", ["Canada–Mexico Grain Working Group"]),
    ("the Ministry of Water, Woods and Welfare paid", ["Ministry of Water, Woods and Welfare"]),
    ("the Department of Justice, FBI and others", ["Department of Justice"]),
    ("the Ministerial Task Force on Eel Trafficking met", ["Ministerial Task Force on Eel Trafficking"]),
    ("the Special Task Force against the Reef Cartel", ["Special Task Force"]),
    ("the Office on Trafficking in Persons said", ["Office on Trafficking in Persons"]),
    ("the Public Prosecutor's Office Antwerp led", ["Public Prosecutor's Office Antwerp"]),
    ("the Harbour Operations Centre East sent", ["Harbour Operations Centre East"]),
    ("Multi-National Division – South East said", ["Multi-National Division – South East"]),
    ("the Maine Attorney General's Drug Task Force", ["Maine Attorney General's Drug Task Force"]),
    (
        "the Maine Department of Prisons Office of Inspector General",
        ["Maine Department of Prisons Office of Inspector General"],
    ),
    ("the Department of State's Bureau of Water", ["Bureau of Water"]),
    ("for the Division of Criminal Matters, which", ["Division of Criminal Matters"]),
    ("the Southern Drug Harm Group met", ["Southern Drug Harm Group"]),
    ("the Springfield Group met", []),
    ("the Harriman Pain Center and Salt Auto Center", []),
    ("the Maine Board of Pharmacy met", ["Maine Board of Pharmacy"]),
    ("an Auto Theft Task Force", ["Auto Theft Task Force"]),
    ("the Water Departments Civil Division", ["Civil Division"]),
    ("Jane Doe in U.S. District Court", ["U.S. District Court"]),
    ("Police seize drugs", []),
    ("the Police Service", []),
    ("the unit of the force", []),
    ("Law Enforcement officers", []),
]
FRENCH = [
    ("la Brigade des stupéfiants de Lyon a dit", ["Brigade des stupéfiants de Lyon"]),
    ("le Service de police de la Ville de Bromont", ["Service de police de la Ville de Bromont"]),
    ("l’Office antidrogue du Jura", ["Office antidrogue du Jura"]),
    ("la Police municipale de Nice et la Gendarmerie", ["Police municipale de Nice"]),
    ("une Escouade régionale mixte de l’Estrie", ["Escouade régionale mixte de l’Estrie"]),
    ("le Service de police anichinabé de Lac-Noir a", ["Service de police anichinabé de Lac-Noir"]),
    ("les services du ministère des Affaires", ["ministère des Affaires"]),
    (
        "le ministère de l'Économie, des Finances et de la Souveraineté paie",
        ["ministère de l'Économie, des Finances et de la Souveraineté"],
    ),
    ("un groupe marseillais a", []),
    ("par la direction régionale des finances publiques", ["direction régionale des finances publiques"]),
    (
        "le comité départemental de lutte contre les stupéfiants",
        ["comité départemental de lutte contre les stupéfiants"],
    ),
    ("une direction régionale des ventes", []),
    ("l’Office central belge de répression du banditisme", ["Office central belge de répression du banditisme"]),
    ("le Parquet de Bobigny", ["Parquet de Bobigny"]),
    ("le service était bon", []),
]


@pytest.mark.parametrize(("text", "names"), ENGLISH, ids=[t for t, _ in ENGLISH])
def test_organisations_reads_english_names_without_what_stands_around_them(text: str, names: list[str]) -> None:
    assert [text[n.start : n.end] for n in organisations(text, 0, len(text), "en")] == names


@pytest.mark.parametrize(("text", "names"), FRENCH, ids=[t for t, _ in FRENCH])
def test_organisations_reads_french_names_without_what_stands_around_them(text: str, names: list[str]) -> None:
    assert [text[n.start : n.end] for n in organisations(text, 0, len(text), "fr")] == names


def test_organisations_reads_french_names_in_an_english_text() -> None:
    text = "the Sûreté municipale de Bromont said"
    assert "Bromont" in "".join(text[n.start : n.end] for n in organisations(text, 0, len(text), "en"))


def test_organisations_stays_inside_its_stretch() -> None:
    text = "the Springfield Police Department said"
    assert list(organisations(text, 0, 15, "en")) == []


BORDERS = [
    (
        "the Ohio Department of Public Works and Pell County Sheriff's Office",
        ["Ohio Department of Public Works", "Pell County Sheriff's Office"],
    ),
    ("the Special Harbour Section met", ["Special Harbour Section"]),
    ("Special Agent Mills of the Harbour Section", ["Harbour Section"]),
    ("a crew of Harbour Squadron 45 left", ["Harbour Squadron 45"]),
    ("a Highway 75 Patrol Team set off", ["Highway 75 Patrol Team"]),
    ("on May 12 Harbour Patrol Team set off", ["Harbour Patrol Team"]),
    ("the Harbour Unit 12 officers", ["Harbour Unit"]),
    ("Marines of Harbour Team North", ["Harbour Team North"]),
    ("Pell County (NJ) Prosecutor's Office said", ["Pell County (NJ) Prosecutor's Office"]),
    ("the Department for Ports, Rivers and Canals said", ["Department for Ports, Rivers and Canals"]),
    ("the Department for Ports, London said", ["Department for Ports"]),
]


@pytest.mark.parametrize(("text", "names"), BORDERS, ids=[t for t, _ in BORDERS])
def test_organisations_finds_where_a_name_ends(text: str, names: list[str]) -> None:
    assert [text[n.start : n.end] for n in organisations(text, 0, len(text), "en")] == names
