"""Services named by their country: "the Italian Navy", "Benin Customs", "la douane slovène", "the Swedish government"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from loaders.annotate.candidates import GRAMMAR, Candidate, squeeze
from loaders.annotate.gazetteer import Hit
from loaders.annotate.home_forms import services
from loaders.annotate.peoples import countries_of_peoples, is_nationality, peoples
from loaders.needed import Needed


@cache
def _english() -> re.Pattern[str]:
    forms = "|".join(re.escape(s) for s in sorted(services("en"), key=len, reverse=True))
    behind = r"(?!-?\w)(?! (?:[A-Z]|and [A-Z]\w+ (?:Service|Agency|Department)))"
    return re.compile(rf" (?P<service>(?i:{forms}))\b{behind}")


@cache
def _french() -> Needed:
    forms = "|".join(sorted(services("fr"), key=len, reverse=True))
    return Needed(re.compile(rf"(?<![\w’-])(?P<service>{forms}) (?P<people>[a-zà-ÿ-]{{4,}})\b", re.IGNORECASE))


def national_services(hits: Sequence[Hit], text: str) -> Iterator[Candidate]:
    """Yield the services that a country has one of, named by the country.

    Parameters
    ----------
    hits:
        Listed forms; a country's name before a service names it too.
    text:
        Masked text.
    """
    listed = {
        (h.start, e.country): h.end for h in sorted(hits, key=lambda h: h.end) for e in h.entries if e.type == "Agency"
    }
    nations = [(m.start(), m.end(), countries_of_peoples()[m.group().lower()]) for m in peoples().finditer(text)]
    lands = [(h.start, h.end, e.country) for h in hits for e in h.entries if e.type == "Country"]
    for start, end, country in (*nations, *lands):
        found = _english().match(text, end)
        if found is None or (start, country) in listed:
            continue
        service = found["service"]
        people = text[start:end]
        if service.islower() and not (services("en")[service]["lower"] and is_nationality(people)):
            continue
        start -= len("Royal ") if text.startswith("Royal ", max(0, start - len("Royal "))) else 0
        body = squeeze(text[start : found.end()])
        properties = {"kind": services("en")[service.lower()]["kind"], "country": country}
        yield Candidate(start, found.end(), "Agency", body, "national-service", GRAMMAR, properties)
    yield from _of_regions(hits, text)
    yield from _acronyms(hits, nations, text)
    for found in _french().finditer(text):
        country = countries_of_peoples().get(found["people"].lower(), "")
        if country and listed.get((found.start(), country), 0) < found.end():
            kind = services("fr")[found["service"].lower()]["kind"]
            properties = {"kind": kind, "country": country}
            yield Candidate(*found.span(), "Agency", squeeze(found.group()), "national-service", GRAMMAR, properties)


_OF_A_REGION = re.compile(r" [Gg]overnment\b(?!-?\w)(?! [A-Z])")


def _of_regions(hits: Sequence[Hit], text: str) -> Iterator[Candidate]:
    """Yield the governments of provinces and states: "the BC government", "the New South Wales Government"."""
    for hit in hits:
        region = next((e for e in hit.entries if e.type == "Place" and e.kind == "region"), None)
        found = _OF_A_REGION.match(text, hit.end) if region else None
        if region and found:
            body, properties = squeeze(text[hit.start : found.end()]), {"kind": "other", "country": region.country}
            yield Candidate(hit.start, found.end(), "Agency", body, "national-service", GRAMMAR, properties)


#: An acronym that no list knows is a body's beside a nationality or a country's possessive: "Dutch FIOD", "Italy's ROS".
_ACRONYM = r"(?P<acronym>[A-Z]{3,7})(?![\w’'-]|[ -](?:[A-Z]|\d))"
_BEHIND_PEOPLE = re.compile(rf"(?:['’]s?)? {_ACRONYM}")
_BEFORE_PEOPLE = re.compile(rf"\b(?:[Ll]a |[Ll]e |[LlDd]['’]|du |au ){_ACRONYM} (?P<people>[a-zà-ÿ-]{{4,}})\b")
#: Acronyms of ranks, weights, courts and goods: what else stands behind a nationality.
_NO_BODY = frozenset(
    "USD EUR CEO CFO MEP MEPS LSD MDMA GHB THC PCP PDF TVA NGO NGOS ONG GPS SIM SUV VPN HGV ATM ETA UTC GMT".split()
)


def _acronyms(hits: Sequence[Hit], nations: Sequence[tuple[int, int, str]], text: str) -> Iterator[Candidate]:
    known = {h.start for h in hits}
    found = [
        (m.start("acronym"), m["acronym"], countries_of_peoples().get(m["people"].lower(), ""))
        for m in _BEFORE_PEOPLE.finditer(text)
    ]
    found += [
        (match.start("acronym"), match["acronym"], country)
        for _, end, country in nations
        if (match := _BEHIND_PEOPLE.match(text, end))
    ]
    for hit in hits:
        country = next((e.country for e in hit.entries if e.type == "Country"), "")
        if country and (match := _BEHIND_PEOPLE.match(text, hit.end)) and match.group()[0] in "'’":
            found.append((match.start("acronym"), match["acronym"], country))
    for start, acronym, country in found:
        if country and start not in known and acronym not in _NO_BODY:
            end, properties = start + len(acronym), {"kind": "other", "country": country}
            yield Candidate(start, end, "Agency", acronym, "national-acronym", GRAMMAR, properties)
