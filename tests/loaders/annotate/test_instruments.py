from __future__ import annotations

import pytest

from loaders.annotate.instruments import instruments

PROGRAMS = [
    ("the National Drug Strategy was renewed", ["National Drug Strategy"]),
    ("Ireland's National Drug Strategy was renewed", ["National Drug Strategy"]),
    ("the Coastal Watch Programme in November grew", ["Coastal Watch Programme"]),
    ("They endorsed the Coastal Watch Program", ["Coastal Watch Program"]),
    ("the Rural Crime Strategy Delivery Plan 2025–2030 says", ["Rural Crime Strategy Delivery Plan 2025–2030"]),
    ("Norfolk Police's Programme began", []),
    ("Broker Sentenced in Harbour Bonds Scheme", []),
    ("le Fonds interministériel de prévention de la délinquance a payé", ["Fonds interministériel de prévention de la délinquance"]),
    ("la Stratégie nationale de lutte contre le crime organisé 2024-2028 prévoit", ["Stratégie nationale de lutte contre le crime organisé 2024-2028"]),
    ("l’Initiative de sécurité des Premières Nations a payé", ["Initiative de sécurité des Premières Nations"]),
    ("le Protocole sur le traçage des remorques prévoit", ["Protocole sur le traçage des remorques"]),
    ("un dispositif auquel participe la police", []),
    ("Plan du site", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "names"), PROGRAMS, ids=[t for t, _ in PROGRAMS])
def test_instruments_reads_the_name_of_a_programme_and_no_more(text: str, names: list[str]) -> None:
    found = {text[i.start : i.end] for i in instruments(text, 0, len(text)) if i.type == "Program"}
    longest = [n for n in found if not any(n != other and n in other for other in found)]
    assert longest == names


LAWS = [
    ("La loi du 8 décembre 2022 protège ceux qui parlent", ["loi du 8 décembre 2022"]),
    ("modifier la Loi sur l’hébergement touristique.", ["Loi sur l’hébergement touristique"]),
    ("la loi Rognoni-La Torre, de 1982", ["loi Rognoni-La Torre"]),
    ("régie par la directive 2005/65/CE.", ["directive 2005/65/CE"]),
    ("au projet de loi C-70 et au Code pénal social", ["projet de loi C-70", "Code pénal social"]),
    ("The governor signed House Bill 1642, which", ["House Bill 1642"]),
    ("The Minister spoke of Bill C-75 in the House", ["Bill C-75"]),
    ("Under Regulation (EU) 2019/1896 it may act", ["Regulation (EU) 2019/1896"]),
    ("by Act 1019, when the old Board went", ["Act 1019"]),
]


@pytest.mark.parametrize(("text", "names"), LAWS, ids=[t for t, _ in LAWS])
def test_instruments_reads_the_name_of_a_law_and_no_more(text: str, names: list[str]) -> None:
    found = [text[i.start : i.end] for i in instruments(text, 0, len(text)) if i.type == "Law"]
    assert sorted(found) == sorted(names)
