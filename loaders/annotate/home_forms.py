"""Short forms by which a body goes in its own country: "Customs" in New Zealand, "the Navy" in Mexico."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from loaders.annotate.peoples import countries_of_peoples
from loaders.lexicon import alternatives, rows


@dataclass(frozen=True, slots=True)
class HomeForm:
    """A form as written, the country (ISO 3166 alpha-2, lower case) where it is enough, and the body's name."""

    form: str
    country: str
    name: str


def home_forms() -> Iterator[HomeForm]:
    """Yield the listed short forms, and those that drop the nationality from a listed name of a national service.

    "Mexican Navy" gives "Navy" in Mexico, "police fédérale belge" gives "police fédérale" in Belgium. A form that would
    mean two bodies of one country is left out.
    """
    listed = [HomeForm(r["form"], r["country"].lower(), r["name"]) for r in rows("home_forms")]
    yield from listed
    names: dict[tuple[str, str], set[str]] = {}
    for row in rows("agencies"):
        for form in (row["name"], *alternatives(row["aliases"])):
            for short in _without_nationality(form, row["country"].lower()):
                names.setdefault((short, row["country"].lower()), set()).add(row["name"])
    known = {(h.form, h.country) for h in listed}
    for (form, country), bodies in sorted(names.items()):
        if len(bodies) == 1 and (form, country) not in known:
            yield HomeForm(form, country, next(iter(bodies)))


def _without_nationality(form: str, country: str) -> Iterator[str]:
    """Yield what is left of a form without its nationality, where that is a service of which a country has one."""
    words = form.split()
    if words[0] == "Royal":
        words = words[1:]
    if len(words) < 2:
        return
    if countries_of_peoples().get(words[0].lower()) == country and _tells_alone(" ".join(words[1:]).lower(), "en"):
        yield " ".join(w.capitalize() for w in words[1:])
    if countries_of_peoples().get(words[-1].lower()) == country and _tells_alone(" ".join(words[:-1]).lower(), "fr"):
        service = " ".join(words[:-1])
        yield service[0].lower() + service[1:]
        yield service[0].upper() + service[1:]


@cache
def services(language: str) -> dict[str, dict[str, str]]:
    """Return the rows of the services of which a country has one, by their form in a language."""
    return {r["form"]: r for r in rows("national_services") if r["language"] == language}


def _tells_alone(service: str, language: str) -> bool:
    return service in services(language) and service not in _OF_EVERY_KIND


#: Nouns that say too little by themselves: a release has its own government in mind, or another one, or governing.
_OF_EVERY_KIND = frozenset(
    {"government", "gouvernement", "parliament", "parlement", "customs", "marine", "army", "armée"}
)
