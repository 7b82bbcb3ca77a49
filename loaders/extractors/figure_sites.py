"""Numbers of places that were searched: each stands for a warrant that was carried out."""

from __future__ import annotations

import re

from loaders.reading import Quantity, Sentence

#: "warrants at 15 homes", "perquisitions menées à 12 endroits", "13 residences searched".
_SITES = r"(?:homes?|houses?|residences?|addresses|locations?|sites?|premises|properties|places|apartments|businesses|lieux|endroits|adresses|résidences|domiciles|logements|commerces|emplacements)"
_AT_SITES = re.compile(
    r"(?i)(?:warrants?|perquisitions?|mandats?|fouilles|perquisitionné)\b(?:\s[\w'’]+){0,4}?\s(?:(?:at|on|in|à|dans|chez)\s)?$"
)


def site_measure(text: str, sentence: Sentence, quantity: Quantity) -> str | None:
    """Return `search_warrants` for a number of places that were searched."""
    after = text[quantity.span.end : min(sentence.span.end, quantity.span.end + 90)]
    site = re.match(rf"\s(?:\w+\s){{0,2}}?{_SITES}\b", after, re.I)
    if site is None:
        return None
    before = text[max(sentence.span.start, quantity.span.start - 60) : quantity.span.start]
    return "search_warrants" if _AT_SITES.search(before) else None
