"""The municipal services whose officers a French text names by their towns: "les policiers de Montréal, de Laval et de la GRC"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from loaders.annotate.candidates import GAZETTEER, Candidate, squeeze
from loaders.annotate.known_bodies import known_body
from loaders.needed import Needed

_NAME = r"[A-ZÀ-Þ][\w’'-]+(?:[ -][A-ZÀ-Þ][\w’'-]+){0,2}"
_TOWN = rf"(?:de |d['’]){_NAME}"
_OFFICERS = Needed(
    re.compile(
        rf"(?<![\w’'-])(?P<officers>[Pp]oliciers|[Ee]nquêteurs|[Cc]orps policiers|[Ss]ervices(?: de police)?) (?P<towns>{_TOWN}(?:,? (?:et )?{_TOWN})*)"
    )
)
#: How the services of towns are called in the one country where towns have them and French is written of them.
_CALLED = (
    "Service de police de la Ville de {}",
    "Service de police de l'agglomération de {}",
    "Service de police de {}",
    "{} Police Service",
)
_COUNTRY = "ca"


def police_of_towns(text: str, country: str) -> Iterator[Candidate]:
    """Yield the listed service of each town whose officers a text speaks of.

    Parameters
    ----------
    text:
        Masked text.
    country:
        That the text is of (ISO 3166 alpha-2, lower case), or "": elsewhere a town's officers are of the state's police.
    """
    for match in _OFFICERS.finditer(text) if country == _COUNTRY else ():
        offset = match.start("towns")
        for number, town in enumerate(re.finditer(_NAME, match["towns"])):
            bodies = (known_body(called.format(squeeze(town.group()))) for called in _CALLED)
            if body := next(filter(None, bodies), ""):
                start = offset + town.start() if number else match.start()
                properties = {"kind": "police", "country": country}
                yield Candidate(start, offset + town.end(), "Agency", body, "police-of-town", GAZETTEER, properties)
