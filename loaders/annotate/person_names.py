"""The shape of a person's name: what may stand in it, and what a name that runs on is cut down to."""

from __future__ import annotations

import re
from functools import cache

from loaders.lexicon import alternatives, rows, words

#: What may part the words of one name: a space, or the line break of a hard-wrapped text.
GAP = r"\s{1,8}"
NAME = r"(?:[A-ZÀ-Þ][\w’'-]+|[A-Z]\.)"
_PARTICLE = rf"(?:(?:de|da|del|della|di|du|van|von|der|den|la|le|bin|al|el|dos|ben|Ó|Mac|O’|St\.?){GAP})"
#: A nickname between the forename and the surname, which begins with a capital: "Sylvain « Tonton » Maltais".
_NICKNAME = r"[\"“‘'«(]\s?[A-ZÀ-Þ][\w’' -]{1,20}\s?[\"”’'»)]"
FULL_NAME = rf"{NAME}(?:{GAP}(?:{_PARTICLE})*(?:{NAME}|{_NICKNAME})){{1,4}}(?:,? (?:Jr|Sr)\.?| I{{2,3}}\b)?"
#: Words that no name of a person holds; a label takes headlines, companies and bodies for people.
NO_PERSON = re.compile(
    r"(?i)\b(?:drugs?|transit|countries|illegal|illicit|aliens|villages|against|defen[cs]e|security|safety|affairs|mission|counsell?or|state|treasury|health|justice|interior|finance|homeland|public|foreign|trade|war|energy|labor|near|guilty|pleads|convicted|full|throttle|governments?|police|service|agency|operation|project|court|district|county|street|force|unit|team|department|office|"
    r"cartel|gang|airport|mail|commission|ministry|act|code|cocaine|fentanyl|heroin|meth|the|university|universitys|school|inc|"
    r"college|tribe|tribal|lands|members?|region|border|policy|control|stoppers|questions|statement|rcmp|opp|sports|standards|joint|charge|general|secretary|performing|indicted|defendants|"
    r"schedule|appendix|annex|exhibit|download|courtesy|quick facts|fact sheet|last reviewed|ltd|llc|llp|branch|division|bureau|crown|drive|road|avenue|river|lake|bay|north|south|east|west|january|february|march|april|june|july|august|september|october|november|december|"
    r"laundering|sentenced|provisions|leadership|compliance|chamber|recycling|novelties|excellence|doc|frères|news|retail|threat|broken|industries|logistics|enterprises|trading|chemical|"
    r"pharmaceuticals?|holdings|fraud|racketeering|investigations?|airways|airlines?|air|cargo|société|aerolinhas|plc|gmbh|limited|apartments?|communities|hotel|motel|motors|bank|distribuidora|promotora|transportes|comercializadora|agroganadera|inmobiliaria|constructora|agência|"
    r"monday|tuesday|wednesday|thursday|friday|saturday|sunday)\b"
)
#: Of those, words that are surnames too: behind a title or before an age, "Sim Lake" is a man.
_SURNAMES = frozenset("Lake North South East West River March Labor Street Crown".split())


#: What closes the name of a company, and what ends names of streets, buildings, firms and newspapers as it ends surnames.
LEGAL_FORM = re.compile(
    r"\b(?:S\.A\.(?:S\.)?|N\.V\.|B\.V\.|S\.L\.|S\.p\.A\.|S\.r\.l\.|A/S|SARL|SAS|Pty|Oy|AG|BV|NV|SA)$"
)
OF_THINGS = frozenset(
    "Lane Hill Park Place Terrace Square Hall House Bridge Tower Farm Beach Court Crescent Boulevard Plaza Parkway Highway Pier "
    "Terminal Stadium Inn Cafe Café Bar Grill Foods Stores Garage Group Partners Solutions Systems Services Studios Records Post "
    "Magazine Times Herald Gazette Tribune Pharmacy Market Marina Harbour Port Island Valley Creek Club Mall Church Temple".split()
)


def is_no_name(body: str) -> bool:
    """Whether a name holds a word that no person's does, where its place in the text speaks for a person."""
    *given, last = re.sub(r",? (?:Jr|Sr)\.?$| I{2,3}$", "", body).split()
    held = " ".join(given) if last in _SURNAMES and len(given) < 3 else body
    return NO_PERSON.search(held) is not None


#: Prefixes of ships; what follows is a ship's name.
SHIP = re.compile(r"(?:MV|M/V|MT|FV|F/V|SS|FS|HMC|HMS|HMCS|HMAS|HMNZS|USS|USCGC|BAM|LÉ)\s")
#: Nouns of portfolios and bodies that end a title and stand before the name: "Minister for Citizenship NAME".
_PORTFOLIO = frozenset(
    (
        "Citizenship Migration Immigration Investigations Crime Crimes Risks Republic Navy Army Center Centre America "
        "States Kingdom Directors Director Advisor Adviser Ministry Education Environment Agriculture Industry Defense "
        "Intelligence Operations Enforcement Revenue Customs Corrections Prisons Addictions Narcotics Development "
        "Resources Management Relations Integration Families Communities Courts Prosecutions Forces Marshals Council "
        "Counterterrorism Diversion Compliance Taskforce Programs Services Housing Transport Transportation Trafficking "
        "Financial Emerging Pharmacist Physician Nurse Driver Owner Patriarch Canadian American Pacific Ringleader Suspect Defendant Special Major "
        "Citizen Protection Transnational Risks Sanitary "
        "Alderperson Alderman Congressman Congresswoman Commodore Attorneys Detectives Inspectors Sergeants Agents"
    ).split()
)
#: Verbs of headlines, capitalised as all words there are: a name ends before them.
_HEADLINE_VERBS = frozenset(
    (
        "Announces Announced Speaks Welcomes Delivers Issues Says Joins Meets Hosts Unveils Launches Praises Applauds "
        "Signs Highlights Addresses Discusses Testifies Visits Statement Remarks Releases Reaffirms Calls Urges Named "
        "Sentenced Charged Indicted Arrested Convicted Pleads Gets Admits Faces Jailed Extradited Appointed Sworn Vows"
    ).split()
)


@cache
def _regions() -> frozenset[str]:
    """Words that end the name of a country or region: "Ambassador to Canada NAME"."""
    names = [r["name"] for r in rows("countries")] + [
        form for r in rows("regions") for form in (r["name"], *alternatives(r["aliases"]))
    ]
    return frozenset(n.split()[-1] for n in names if n)


@cache
def title_words() -> frozenset[str]:
    """Return every word of a title."""
    return frozenset(w for form in words("titles") for w in form.split())


def ends_a_title(word: str, before: str) -> bool:
    """Whether a capitalised word before a name closes a title rather than opening the name.

    Parameters
    ----------
    word:
        The first word of what the labels take for a name.
    before:
        The text before it.
    """
    if word in _PORTFOLIO or word in title_words():
        return True
    leads = re.search(
        r"(?:\b(?:to|for|of|and|in|at|the|United|New|North|South|West|Puerto|Latin)|[A-Z]\w+ (?:to|for|of))\s+$", before
    )
    return leads is not None and word in _regions()


def is_surname(word: str) -> bool:
    """Whether a single word behind a title can be a surname: "President Biden", and not "Chief Constable"."""
    return (
        len(word) > 2
        and "." not in word
        and not word.isupper()
        and word not in _PORTFOLIO
        and word not in title_words()
        and word not in _regions()
        and not NO_PERSON.search(word)
    )


def headline_end(name: str) -> str:
    """Return a name up to the verb of a headline or a possessive that follows it."""
    kept: list[str] = []
    for word in name.split():
        if word in _HEADLINE_VERBS and kept:
            break
        kept.append(word)
        if word.endswith(("'s", "’s")):
            break
    return name[: len(name)] if len(kept) == len(name.split()) else " ".join(kept)


def without_nickname(name: str) -> str:
    """Return a name without the nickname in its middle: "Sylvain « Tonton » Maltais" is Sylvain Maltais."""
    return re.sub(rf"\s+{_NICKNAME}(?=\s)", "", name)
