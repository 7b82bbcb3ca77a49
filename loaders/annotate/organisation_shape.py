"""What makes words around a head the name of a public body: not a private one, a title, or a headline."""

from __future__ import annotations

from functools import cache

from loaders.annotate.wording import Word
from loaders.lexicon import words

#: Capitalised words that begin a sentence or introduce a name and are no part of it.
STARTERS = frozenset(
    (
        "The A An My In On At By With From For This That These Those As And But Or If When While After Before During "
        "Since Both Its Their Our His Her Today Yesterday Le La Les Un Une Des Du De Au Aux En Dans Par Pour Sur "
        "Avec Cette Ce Ces Son Sa Ses Leur Leurs Selon Lors Each Every All Any Some Several Many Members Officers "
        "Agents Investigators Police Additionally Also Meanwhile However Former Acting Working Under Led Thanks "
        "Special Assistance"
    ).split()
)


@cache
def title_words() -> frozenset[str]:
    """Return the titles of one word, without their full stop."""
    return frozenset(w.rstrip(".").lower() for w in words("titles") if " " not in w)


def is_name(part: list[Word], head: str, *, owned: bool = False) -> bool:
    """Whether a candidate says more than its head, and is not a title or a bare plural.

    `owned`: whether its parent stands before it, so that a general word tells enough: "the RCMP's National Division".
    """
    own = [w for w in part if w.capital and w.text.lower() not in head.lower().split()]
    if head in _OF_AN_ARMY:  # "the 215th Corps"
        own += [w for w in part if w.text[0].isdigit()]
    public = not _PUBLIC_WORDS.isdisjoint(w.text.rstrip("s").lower() for w in part)
    if head.split()[-1] in _PRIVATE_HEADS and not public:
        return False
    spoken = {w.text for w in part}
    if head == "Group" and not _GROUPS & spoken:
        return False  # gangs and companies are groups too
    if head == "Network" and not _NETWORKS & spoken:
        return False  # gangs are networks too
    if (
        (_OF_THE_PRESS | (frozenset() if head in _SQUADS else _OF_BUSINESS)) & spoken
        or {"Public", "Affairs"} <= spoken
        or {"Public", "Information"} <= spoken
    ):
        return False
    if len(part) > _LONGEST_IN_CAPITALS and all(w.text.isupper() for w in part):
        return False  # a headline in capitals is no name
    if _OF_TRADE & spoken and not (public or _OVER_TRADES & spoken):
        return False
    return bool(own) and (owned or not (len(own) == 1 and own[0].text in _GENERIC))


#: What stands behind the name of a company, or of a private foundation.
COMPANY = r"(?:Inc|LLC|L\.L\.C|Ltd|Limited|Pte|GmbH|Corp|Corporation|Company|Foundation|PLLC|LLP)\b"
#: Heads of names of private bodies as well, and what shows that one is made of public bodies.
_PRIVATE_HEADS = frozenset({"Association", "Federation", "Alliance", "Institute", "Services", "Partnership", "Network"})
_PUBLIC_WORDS = frozenset(
    "police chief sheriff prosecutor attorney custom constable detective officer law crime government state governor "
    "minister intelligence border judge marshal drug narcotic forensic commissioner health emergency corrective border "
    "court legal victim security criminal youth social correctional protective digital support special specialist "
    "community safety fire recovery inter-agency interagency enforcement investigation investigative national county federal joint laboratory traffic".split()
)
_OF_BUSINESS = frozenset(
    "Bar Bank Bankers Insurance Insurers Trucking Retail Banking Trust Church Foundation Salvation "
    "Picture Recording Farmers University College Universitys Hospital Clergy Landowners Charity Charities".split()
)
_OF_THE_PRESS = frozenset("Stoppers Crimestoppers Press Media News Spokesperson".split())
#: Heads of bodies that work on a business and do not belong to it: "Retail Theft Team", "Bank Fraud Squad".
_SQUADS = frozenset(
    {"Unit", "Units", "Team", "Teams", "Squad", "Squads", "Section", "Taskforce", "Task Force", "Strike Force"}
    | {"Working Group", "Crime Unit"}
)
_NETWORKS = frozenset(
    "Enforcement Recovery Intelligence Information Exchange Police Customs Prosecutors Judicial Safety Prevention "
    "Laboratories Forensic Youth Intervention Support Centres Centers Inter-Agency Interagency Liaison Cooperation".split()
)
_GROUPS = frozenset(
    "Analyst Joint Harm Coordination Customs Police Investigation Investigations Investigative Intelligence Enforcement Response Steering Liaison Expert Experts".split()
)
#: Words of the names of clinics, shops and homes, which have the heads of bodies: "Harriman Pain Center", "Chase Auto Center".
_OF_TRADE = frozenset(
    "Medical Pain Auto Living Therapeutic Trading Dental Nursing Surgical Wellness Hospice Rehabilitation Mortgage Realty Clinic Clinics Pharmacy Laboratories Franchise".split()
)
#: What makes a body of one that has such a word: "Board of Pharmacy", "Auto Theft Unit", "Corrections and Rehabilitation".
_OVER_TRADES = frozenset("Board Theft Corrections Inspection Ministry Department Commission".split())
_OF_AN_ARMY = frozenset({"Corps", "Brigade", "Battalion", "Regiment", "Squadron", "Kandak"})
_LONGEST_IN_CAPITALS = 4
_GENERIC = frozenset(
    "Canadian American British French Federal State Local Law Enforcement National International Joint".split()
)
