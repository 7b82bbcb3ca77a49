"""Known names: one pass over the words of a text finds every form of every word list that begins at one."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import NamedTuple

import pycountry

from graph.names import fold
from loaders.annotate.home_forms import home_forms
from loaders.annotate.towns import towns
from loaders.annotate.word_borders import bare_possessive, before_unit, bordered, paired
from loaders.lasting import lasting
from loaders.lexicon import alternatives, rows

#: Towns below this number of people are taken only where the context says that a place is meant.
_WELL_KNOWN = 150_000


class Entry(NamedTuple):
    """One reading of a form; a tuple, since a process makes 65,000 of them before it reads its first text.

    Parameters
    ----------
    type, name:
        Node type and canonical name.
    form:
        The form as listed; its letters' case says how the text must write it.
    exact:
        Whether case must agree letter by letter (acronyms, abbreviations).
    country, kind, parent:
        As listed; empty where not.
    weak:
        Whether it is taken only where the context speaks for it (an everyday word, a small town, a region's code).
    """

    type: str
    name: str
    form: str
    exact: bool = False
    country: str = ""
    kind: str = ""
    parent: str = ""
    place: str = ""
    weak: bool = False


@dataclass(frozen=True, slots=True)
class Hit:
    """A form found in a text, with all its readings."""

    start: int
    end: int
    entries: tuple[Entry, ...]


def flat(text: str) -> str:
    """Lower a text and level apostrophes, dashes and spaces without changing its length."""
    if text.isascii() and text.isprintable() and "`" not in text:
        return text.lower()
    level = text.translate(_LEVEL)
    low = level.lower()
    if len(low) == len(level) and "Σ" not in level:
        return low
    # one at a time: a Turkish capital gets longer, and a Greek one looks at its neighbours
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in level)


_LEVEL = str.maketrans(
    {
        **dict.fromkeys("’‘`", "'"),
        **dict.fromkeys("\n\t\u00a0\u2009\u202f", " "),
        **dict.fromkeys("\u2010\u2011–", "-"),
    }
)


def _bare(text: str) -> str:
    """Strip accents; for forms whose text lost them."""
    if text.isascii():
        return text
    return "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))


#: A run of letters and digits: forms are looked for by the first that they have.
_RUN = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """All forms, by what a text has where one may stand.

    Parameters
    ----------
    entries:
        The readings of each form, levelled.
    shapes:
        By the first run of letters in a form, in how many ways forms go on from there: how far before it they begin, and how
        long they are. A text is cut at so many lengths, and only forms that stand there are found.
    """

    entries: dict[str, list[Entry]] = field(default_factory=dict)
    shapes: dict[str, set[tuple[int, int]]] = field(default_factory=dict)

    @classmethod
    def of(cls, entries: Iterable[Entry]) -> Gazetteer:
        """Order the entries by their forms, with and without accents."""
        made = cls()
        for entry in entries:
            key = flat(entry.form)
            bare = _bare(key)
            for form in (key, bare) if bare != key and len(bare) > 4 else (key,):
                there = made.entries.setdefault(form, [])
                if entry not in there:  # nearly every form has one entry: a list is faster than a hash
                    there.append(entry)
        for form in made.entries:
            if run := _RUN.search(form):
                made.shapes.setdefault(run.group(), set()).add((run.start(), len(form)))
        return made

    def hits(self, text: str) -> Iterator[Hit]:
        """Yield every listed form that stands in the text between word borders, overlapping ones too, by where they end.

        An exact form must stand as listed; another that is listed with a capital must begin with one.
        """
        low, places = _levelled(text)
        for last, first in sorted(set(self._standing(low))):
            start, end = (places[first], places[last]) if places else (first, last)
            # the cheapest first: most forms that stand in a text stand alone
            alone = bordered(low, first, last) or bare_possessive(text, low, first, last)
            if not (alone or paired(text, start, end) or before_unit(text, start, end)):
                continue
            there = text[start:end]
            fitting = tuple(e for e in self.entries[low[first:last]] if _fits(e, there))
            if fitting:
                yield Hit(start, end, fitting)

    def _standing(self, low: str) -> Iterator[tuple[int, int]]:
        """Yield where a form ends and begins in a text, whatever is beside it; some more than once."""
        for match in _RUN.finditer(low):
            run, at = match.group(), match.start()
            # a possessive may have lost its apostrophe
            for head in (run, run[:-1]) if run[-1] == "s" else (run,):
                for before, length in self.shapes.get(head, ()):
                    first = at - before
                    form = low[first : first + length]
                    if form in self.entries and first >= 0:
                        yield first + len(form), first


def _levelled(text: str) -> tuple[str, list[int]]:
    """Level a text for matching; accents written as marks of their own are dropped, and the places of the rest told."""
    if text.isascii() or not any(unicodedata.combining(c) for c in text):
        return flat(text), []
    kept = [n for n, c in enumerate(text) if not unicodedata.combining(c)]
    return flat("".join(text[n] for n in kept)), [*kept, len(text)]


def _fits(entry: Entry, there: str) -> bool:
    there = unicodedata.normalize("NFC", there)
    if entry.exact:
        return there.replace("’", "'") == entry.form
    first = next((c for c in entry.form if c.isalpha()), "a")
    if not first.isupper():
        return True
    letter = next((c for c in there if c.isalpha()), "a")
    if not letter.isupper():
        return False
    # every word that the list writes with a capital has one in the text: "justice department" names none
    words = zip(re.findall(r"[^\W\d_]+", entry.form), re.findall(r"[^\W\d_]+", there), strict=False)
    return all(t[0].isupper() for f, t in words if f[0].isupper() and len(f) > 3)


def _is_code(form: str) -> bool:
    if len(form) > _LONGEST_CODE or not form.isascii():
        return False
    mixed = len(form) == len("LeT") and form[0].isupper() and not form[1].isupper() and form[2].isupper()
    return form.isupper() or mixed


_LONGEST_CODE = 6


def _agencies() -> Iterator[Entry]:
    for r in rows("agencies"):
        rest = (r["country"].lower(), r["kind"], r["parent"], r["place"])
        for form in (r["name"], *alternatives(r["aliases"])):
            yield Entry("Agency", r["name"], form, _is_code(form), *rest)
        for form in alternatives(r["acronyms"]):
            yield Entry("Agency", r["name"], form, True, *rest)
    by_name = {r["name"]: r for r in rows("agencies")}
    for home in home_forms():
        body = by_name[home.name]
        yield Entry("Agency", home.name, home.form, True, home.country, body["kind"], body["parent"], weak=True)


def _things() -> Iterator[Entry]:
    for r in rows("substances"):
        weak = {fold(a) for a in alternatives(r["ambiguous"])}
        for form in (r["name"], *alternatives(r["aliases"]), *alternatives(r["ambiguous"])):
            name_case = not form.islower() and _is_code(form)
            everyday = fold(form) in weak or _is_everyday(form, r["name"])
            yield Entry("Substance", r["name"], form, exact=name_case, kind=r["class"], weak=everyday)
    for r in rows("commodities"):
        for form in (r["name"], *alternatives(r["aliases"])):
            yield Entry("Commodity", r["name"], form, kind=r["kind"])
    for r in rows("groups"):
        for form in (r["name"], *alternatives(r["aliases"])):
            yield Entry(
                "CriminalOrganization", r["name"], form, exact=_is_code(form), kind=r["kind"], country=r["country"]
            )
    for r in rows("laws"):
        for form in (r["name"], *alternatives(r["aliases"])):
            yield Entry("Law", r["name"], form, exact=_is_code(form))
    for r in rows("programs"):
        for form in (r["name"], *alternatives(r["aliases"]), *alternatives(r["acronyms"])):
            yield Entry("Program", r["name"], form, exact=_is_code(form))


def _is_everyday(form: str, name: str) -> bool:
    """Whether a form is a short word unlike the name it stands for: street names are words of other things too."""
    if len(form) == 1:
        return True
    return (
        form != name
        and form.isalpha()
        and len(form) <= 6
        and not name.startswith(form[:3].lower())
        and not form.isupper()
    )


def _places() -> Iterator[Entry]:
    for r in rows("regions"):
        for form in (r["name"], *alternatives(r["aliases"])):
            yield Entry("Place", r["name"], form, country=r["country"].lower(), kind="region")
        for form in alternatives(r["abbreviations"]):
            yield Entry("Place", r["name"], form, exact=True, country=r["country"].lower(), kind="region", weak=True)
    for r in rows("places"):
        for form in (r["name"], *alternatives(r["aliases"])):
            yield Entry("Place", r["name"], form, country=r["country"].lower(), kind=r["kind"], place=r["region"])
    regions = {fold(r["name"]) for r in rows("regions")}
    for town in towns():
        name, country, population = town
        if len(name) < 3 or name.islower() or fold(name) in regions:
            continue
        weak = population < _WELL_KNOWN
        for form in (name, *_of_saints(name)) if name.startswith("S") else (name,):
            yield Entry("Place", name, form, country=country, kind="city", weak=weak)


def _of_saints(name: str) -> Iterator[str]:
    """Yield the other ways to write the name of a town called after a saint: "Saint Paul", "St. Paul", "St Paul"."""
    written = re.match(r"(?:Saint|St\.?) ", name)
    if written:
        yield from (w + name[written.end() :] for w in ("Saint ", "St. ", "St ") if w != written.group())


def _countries() -> Iterator[Entry]:
    special = {r["code"]: r for r in rows("countries")}
    territories = {r["code"]: r for r in rows("territories")}
    for country in pycountry.countries:
        code = country.alpha_2
        if code in territories:
            yield from _territory(country, alternatives(territories[code]["aliases"]))
            continue
        own = special.get(code, {"name": "", "aliases": ""})
        name = own["name"] or getattr(country, "common_name", country.name)
        forms = {name, country.name, getattr(country, "common_name", name), *alternatives(own["aliases"])}
        for form in sorted(forms):
            yield Entry("Country", name, form, exact=_is_code(form), country=code.lower(), weak=form in _WEAK_COUNTRIES)


def _territory(country: pycountry.db.Country, aliases: tuple[str, ...]) -> Iterator[Entry]:
    """Yield a territory that is no sovereign state: a place, like a region."""
    name = getattr(country, "common_name", country.name)
    for form in sorted({name, country.name, *aliases}):
        yield Entry("Place", name, form, country=country.alpha_2.lower(), kind="region", weak=form in _WEAK_COUNTRIES)


#: Countries whose name is as often another thing's: taken where the context speaks of a place and of no other.
_WEAK_COUNTRIES = frozenset({"Georgia", "Chad", "Jordan", "Jersey", "Guinea", "Togo"})


@cache
def gazetteer() -> Gazetteer:
    """Return all word lists, put together once a process."""
    with lasting():
        return Gazetteer.of([*_agencies(), *_things(), *_places(), *_countries()])


@cache
def agency_rows() -> dict[str, dict[str, str]]:
    """Return the listed agencies by name."""
    return {r["name"]: r for r in rows("agencies")}
