"""Numbers of places that were searched: each stands for a warrant that was carried out."""

from __future__ import annotations

import re

from loaders.reading import Quantity, Sentence

#: "warrants at 15 homes", "perquisitions menées à 12 endroits", "13 residences searched".
_SITE = re.compile(
    r"(?i)\s(?:[\w-]+\s){0,2}?(?:homes?|houses?|residences?|addresses|locations?|sites?|premises|properties|places|apartments?|flats?|dwellings?|businesses|shops?|stores?|farms?|"
    r"buildings?|warehouses?|compounds?|barns?|units|lieux|endroits|adresses|résidences?|domiciles?|logements?|commerces?|emplacements|maisons?|appartements?|"
    r"boutiques?|établissements?|entrepôts?|immeubles?|locaux|fermes?|doors|portes|points de vente|bureaux|offices)\b"
)
#: What is searched without a warrant for a place.
_NO_SITE = re.compile(
    r"(?i)\s(?:[\w-]+\s){0,2}?(?:people|persons?|men|women|passengers?|vehicles?|cars|trucks?|lorr(?:y|ies)|trains?|vessels?|boats?|ships?|yachts?|aircraft|containers?|parcels?|packages?|bags?|phones?|devices?|acres|times|days|"
    r"personnes|hommes|passagers|véhicules?|voitures?|camions?|trains|navires?|bateaux|conteneurs?|colis|sacs?|bagages|téléphones?|hectares|fois|jours)\b"
)
_NOUN = re.compile(r"\s(?!in\b|of\b|and\b|o['’]clock)[^\W\d]{3}")
_AT_SITES = re.compile(
    r"(?i)(?:(?:warrants?|perquisitions?|mandats?|fouilles?|visites domiciliaires)\b(?:\s[\w'’]+){0,4}?\s(?:(?:at|on|in|of|à|dans|chez|de|d['’])\s?)?"
    r"|(?:search(?:ed|ing)|searche?s? of|raid(?:ed|ing)|raids? (?:on|at)|swooped on|perquisitionn(?:é|e|ent|aient|èrent)(?: dans)?|fouill(?:é|e|ent|aient)|investi|envahi|investissent|frappé à|fait irruption dans|descended on)\s(?:(?:about|around|some|over|more than|nearly|almost|a total of|simultaneously|quelque|environ|plus de|près de)\s)*)$"
)
#: Whoever searches "23 takeaways, barbers and car washes" searches places.
_SEARCHES = re.compile(
    r"(?i)\b(?:searched|raided|swooped on|search warrants at|perquisitionn(?:é|ent|aient|èrent))\s(?:(?:about|around|some|over|more than|nearly|almost|a total of|quelque|environ|plus de|près de)\s)*$"
)
#: Behind the places: "neuf résidences ont été perquisitionnées", "88 shops searched".
_SEARCHED = re.compile(
    r"(?i)(?:[^.;:,]{0,40}?|(?: (?:in|at|across|around|à|dans|en) [^.;:]{3,70}?))\s(?:(?:(?:were|have been|had been|being) )?(?:simultaneously |also )?(?:searched|raided)|(?:ont (?:aussi |ainsi |également )?été |été )?(?:perquisitionnée?s|fouillée?s)|(?:ont )?fait l['’]objet d(?:e|['’]une) (?:perquisitions?|fouilles?))\b"
)


def site_measure(text: str, sentence: Sentence, quantity: Quantity) -> str | None:
    """Return `search_warrants` for a number of places that were searched."""
    after = text[quantity.span.end : min(sentence.span.end, quantity.span.end + 90)]
    before = text[max(sentence.span.start, quantity.span.start - 60) : quantity.span.start]
    site = _SITE.match(after)
    if site:
        said = bool(_AT_SITES.search(before) or _SEARCHED.match(after[site.end() :]))
    else:
        said = bool(_NOUN.match(after) and not _NO_SITE.match(after) and _SEARCHES.search(before))
    return "search_warrants" if said else None
