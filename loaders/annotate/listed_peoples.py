"""Services of several countries that one noun serves: "the Dutch, Spanish and Swedish police" are three.

Coordination as in `shared_heads`, where each part is an adjective of nationality.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from functools import cache

from loaders.annotate.candidates import GAZETTEER, Candidate
from loaders.annotate.home_forms import services
from loaders.annotate.known_bodies import known_body
from loaders.annotate.peoples import countries_of_peoples, peoples

_JOINED = re.compile(r"\s*(?:,|,?\s(?:and|&))\s(?:the )?")


@cache
def _heads() -> dict[str, tuple[str, str]]:
    """Return the service and its kind by each form, in the singular or the plural, that a list of peoples may stand before.

    No government: several of them are their countries.
    """
    singular = {form: row["kind"] for form, row in services("en").items() if form != "government"} | {
        "police": "police"
    }
    plural = {f"{form[:-1]}ies" if form.endswith("y") else f"{form}s": (form, kind) for form, kind in singular.items()}
    return {"police forces": ("police", "police"), **plural, **{form: (form, kind) for form, kind in singular.items()}}


@cache
def _head() -> re.Pattern[str]:
    forms = "|".join(sorted(_heads(), key=len, reverse=True))
    return re.compile(rf" (?P<head>(?i:{forms}))\b(?!-?\w)(?! [A-Z])")


def listed_peoples(text: str) -> Iterator[Candidate]:
    """Yield a body for each people of a list before the noun of a service, under its listed name where it has one.

    Parameters
    ----------
    text:
        Masked text.
    """
    nations = [(m.start(), m.end()) for m in peoples().finditer(text)]
    joined = [bool(_JOINED.fullmatch(text, a, b)) for (_, a), (b, _) in itertools.pairwise(nations)]
    for last in range(1, len(nations)):
        head = joined[last - 1] and _head().match(text, nations[last][1])
        if not head:
            continue
        first = last
        while first and joined[first - 1]:
            first -= 1
        service, kind = _heads()[head["head"].lower()]
        for number in range(first, last + 1):
            start, end = nations[number]
            yield _body(text[start:end], service, kind, start, head.end() if number == last else end)


def _body(people: str, service: str, kind: str, start: int, end: int) -> Candidate:
    name = f"{people} {service}"
    country = countries_of_peoples()[people.lower()]
    properties = {"kind": kind, "country": country}
    return Candidate(
        start, end, "Agency", known_body(name) or name, "listed-peoples", GAZETTEER, properties, also=(name,)
    )
