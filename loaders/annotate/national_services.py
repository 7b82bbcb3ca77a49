"""Services named by their country: "the Italian Navy", "Benin Customs", "la douane slovène", "the Swedish government"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from loaders.annotate.candidates import GRAMMAR, Candidate, squeeze
from loaders.annotate.gazetteer import Hit
from loaders.annotate.peoples import countries_of_peoples, is_nationality, peoples

#: What a country has one of, with its kind.
_SERVICES = {
    "navy": "defence",
    "army": "defence",
    "air force": "defence",
    "armed forces": "defence",
    "coast guard": "border",
    "border guard": "border",
    "border police": "border",
    "customs": "customs",
    "customs service": "customs",
    "customs administration": "customs",
    "customs authority": "customs",
    "federal police": "police",
    "national police": "police",
    "gendarmerie": "police",
    "government": "other",
    "parliament": "other",
}
_ENGLISH = re.compile(
    rf" (?P<service>{'|'.join(re.escape(s) for s in sorted(_SERVICES, key=len, reverse=True))})\b(?!-?\w)(?! (?:[A-Z]|and [A-Z]\w+ (?:Service|Agency|Department)))",
    re.IGNORECASE,
)
_FRENCH_SERVICES = {
    "douane": "customs",
    "douanes": "customs",
    "marine": "defence",
    "marine nationale": "defence",
    "armée": "defence",
    "gendarmerie": "police",
    "gendarmerie nationale": "police",
    "police fédérale": "police",
    "police nationale": "police",
    "police judiciaire": "police",
    "garde-côtes": "border",
    "garde côtière": "border",
    "gouvernement": "other",
    "parlement": "other",
}
_FRENCH = re.compile(
    rf"(?<![\w’-])(?P<service>{'|'.join(sorted(_FRENCH_SERVICES, key=len, reverse=True))}) (?P<people>[a-zà-ÿ-]{{4,}})\b",
    re.IGNORECASE,
)


def national_services(hits: Sequence[Hit], text: str) -> Iterator[Candidate]:
    """Yield the services that a country has one of, named by the country.

    Parameters
    ----------
    hits:
        Listed forms; a country's name before a service names it too.
    text:
        Masked text.
    """
    listed = {(h.start, e.country) for h in hits for e in h.entries if e.type == "Agency"}
    starts = [(m.start(), m.end(), countries_of_peoples()[m.group().lower()]) for m in peoples().finditer(text)]
    lands = [(h, e) for h in hits for e in h.entries if e.type == "Country"]
    starts += [(h.start, h.end, e.country) for h, e in lands]
    for start, end, country in starts:
        found = _ENGLISH.match(text, end)
        if found is None or (start, country) in listed:
            continue
        service = found["service"]
        people = text[start:end]
        if service.islower() and (service not in _LOWER or not is_nationality(people)):
            continue
        start -= len("Royal ") if text.startswith("Royal ", max(0, start - len("Royal "))) else 0
        body = squeeze(text[start : found.end()])
        properties = {"kind": _SERVICES[service.lower()], "country": country}
        yield Candidate(start, found.end(), "Agency", body, "national-service", GRAMMAR, properties)
    for found in _FRENCH.finditer(text):
        country = countries_of_peoples().get(found["people"].lower(), "")
        if country and (found.start(), country) not in listed:
            kind = _FRENCH_SERVICES[found["service"].lower()]
            properties = {"kind": kind, "country": country}
            yield Candidate(*found.span(), "Agency", squeeze(found.group()), "national-service", GRAMMAR, properties)


#: Services that are named in lower case too.
_LOWER = frozenset({"navy", "army", "coast guard", "customs", "federal police", "national police", "government"})
