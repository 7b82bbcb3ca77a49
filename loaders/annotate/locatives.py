"""Places that no list knows: a capitalised name where the language puts a place, "in Patrickswell", "à Lauzon"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from loaders.annotate.candidates import GRAMMAR, MODEL, Candidate
from loaders.annotate.organisation_heads import heads_of
from loaders.annotate.peoples import is_nationality
from loaders.lexicon import words
from loaders.reading import OF_OTHER, OF_PERSON, OF_PLACE, Sentence

#: A name of a place: one to three words, with what begins or joins such names.
_WORD = r"[A-ZÀ-ÞĀŌ][a-zà-ÿāăēīōūțș]+(?:(?:-|[’'](?!s\b))[A-Za-zÀ-ÿ]+)*"
_OPENS = r"(?:St\.?|Saint|Sainte|Mont|Port|Fort|Lake|New|North|South|East|West|San|Santa|El|La|Le|Los|Las|Al|Ar|Upper|Lower|Great|Little|Grand|Cap|Baie|Castle|Mount) "
PLACE_NAME = rf"(?:{_OPENS})?{_WORD}(?: (?:le|la|de|del|du|des|of|al) {_WORD}| {_WORD}){{0,2}}"
_ENGLISH = re.compile(
    rf"\b(?:(?P<sure>[Ii]n|[Nn]ear|[Oo]utside|[Aa]cross|[Tt]hroughout|[Oo]ff|[Aa]t)|(?P<weak>[Ff]rom|[Tt]o|[Tt]owards|[Ii]nto|[Aa]round|of|between)|(?P<home>\b\d\d\)?,? (?:of|from)|\b\d\d,(?= [^,;\n]{3, 25}(?:[;\n]|, \d))|\b\d\d(?= \([^()\d]{3, 25}\))|residents? of|resident in|man from|woman from|men from|(?:port|city|town|village|suburb|municipality|community|district|hamlet|township|area|borough) of))"
    rf"\s\(?(?P<first>{PLACE_NAME})(?P<rest>(?:, (?:in )?{PLACE_NAME})*(?:,? and (?:in |at )?{PLACE_NAME})?)"
)
_FRENCH = re.compile(
    rf"\b(?:(?P<sure>[Àà]|près d[e’']|aux alentours de|en banlieue de)|(?P<home>(?:habitants?|résidente?s?|originaires?|entrepôt|ville|port|arrondissement|municipalité|commune|quartier|village|secteur|aéroport|banlieue) (?:de |d[’']|du )))"
    rf"\s?(?P<first>{PLACE_NAME})(?P<rest>(?:, (?:à )?{PLACE_NAME})*(?: et (?:à )?{PLACE_NAME})?)"
)
#: Words of capitals that stand behind "in" or "at" and are no places: times, peoples, tongues, titles, kinds of names.
_NO_PLACE = re.compile(
    r"(?i)\b(?:january|february|march|april|may|june|july|august|september|october|november|december|janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre|monday|tuesday|wednesday|thursday|friday|saturday|sunday|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|spring|summer|fall|autumn|winter|christmas|easter|"
    r"operations?|projects?|project|opération|projet|phase|appendix|annex|annexe|figure|table|tableau|section|part|chapter|article|schedule|class|tier|stage|level|group|grade|charge|count|counts|case|"
    r"english|french|spanish|german|italian|dutch|arabic|canadian|american|british|mexican|chinese|european|irish|australian|"
    r"the|this|its|their|his|her|our|mr|mrs|ms|dr|minister|ministre|president|premier|secretary|commissioner|director|chief|inspector|constable|sergeant|superintendent|officers?|agents?|"
    r"trésor|municipalité|défense|centrale|établissement|fiscalía|province|ville|région|quartier|landeskriminalamt|zollfahndungsamt|"
    r"crown|republic|république|state|states|government|parliament|congress|cabinet|house|council|customs|revenue|police|court|agency|office|department|ministry|facebook|instagram|telegram|snapchat|whatsapp|twitter|signal|bitcoin|ethereum|monero|google|internet|encrochat|"
    r"act|bill|code|strategy|plan|programme|program|initiative|fund|cartel|gang|angels|mafia|maffia|"
    r"university|université|universidad|universität|college|collège|apartments?|hotel|motel|fugitive|airways|airlines?|plc|gmbh|limited|toyota|lexus|honda|mercedes|audi|ford|bmw|range|rover|land|volkswagen|nissan|tesla|porsche|ferrari|lamborghini|jeep|dodge|glock)\b"
)


#: Words of headings of releases, which no place's name at the head of a text holds.
_HEADING = re.compile(
    r"(?i)\b(?:remarks|news|release|releases|communiqué|answered|listed|dated|updated|reviewed|posted|published|issued|fact|sheet|report|summary|fiche|policy|agência|"
    r"tribune|courier|ledger|herald|times|journal|gazette|daily|centrale|ville|français|english|liberté|searchlight|crime|stoppers|statement|bulletin|notice|media|press|presse|official|use|review|options|nouvelle|actu|"
    r"background|backgrounder|summary|date|written|oral|evidence|note|info|information|alert|update|transcript|speech|discours|allocution|dossier)\b"
)


def is_heading(body: str) -> bool:
    """Whether words at the head of a text are a heading and no place."""
    return bool(_HEADING.search(body))


#: The last word of the name of a street or building, which is no place of the graph.
STREET = re.compile(
    r"\b(?:Street|St\.|Road|Rd|Lane|Avenue|Ave|Drive|Boulevard|Blvd|Crescent|Close|Way|Parade|Highway|Terrace|Court|Square)$"
)


@cache
def _body_words() -> frozenset[str]:
    """Words that begin or end the names of bodies, in both languages."""
    ends = {form.split()[-1] for form in heads_of("en")}
    return frozenset(ends | {form.split()[0] for form in heads_of("fr")})


@cache
def _title_words() -> frozenset[str]:
    return frozenset(w for form in words("titles") for w in form.split() if len(w) > 3)


def in_context(text: str, sentences: Sequence[Sentence], taken: Mapping[int, str]) -> Iterator[Candidate]:
    """Yield the unlisted places of a text.

    Parameters
    ----------
    text:
        Masked text.
    sentences:
        With their tokens, whose labels may refuse.
    taken:
        Where listed forms begin, and their types: what is a body, a drug or a group is no place.
    """
    for sentence in sentences:
        labels = {t.start: t.label for t in sentence.tokens if t.label}
        pattern = _FRENCH if sentence.language == "fr" else _ENGLISH
        for match in pattern.finditer(text, sentence.span.start, sentence.span.end):
            offset = match.start("first")
            weak = sentence.language != "fr" and bool(match["weak"])
            for number, part in enumerate(re.finditer(PLACE_NAME, text[offset : match.end()])):
                start, end = offset + part.start(), offset + part.end()
                # nobody is near a person by name alone: "Near Ayn Isa, one strike"
                near = (
                    bool(match["sure"])
                    and match["sure"].lower() in {"near", "outside"}
                    and text[end : end + 1] in {",", ".", ";"}
                )
                if not near and any(labels.get(at) == OF_PERSON for at in range(start + 1, end)):
                    break  # "Ambassador to Canada NAME" runs on into a person
                home = near or bool(match["home"]) or number > 0
                if _refused(text, start, end, labels, taken, sure=not weak, home=home):
                    if number == 0:
                        break
                    continue
                rank = GRAMMAR if home else MODEL
                yield Candidate(start, end, "Place", text[start:end], "place-in-context", rank)


def no_place(body: str) -> bool:
    """Whether words are known to name no place: times, peoples, titles, bodies, streets."""
    spoken = body.replace("-", " ").split()
    return bool(
        _NO_PLACE.search(body)
        or "-based" in body
        or STREET.search(body)
        or spoken[-1].lower() in _body_words()
        or spoken[0].lower() in _body_words()
        or spoken[0] in _title_words()
        or (len(spoken) == 1 and (is_nationality(spoken[0]) or spoken[0] in _SIDES))
    )


#: A side of the sky alone is no place, and the State, the Provinces and the Territories are none.
_SIDES = frozenset(
    "État Provinces Territories North South East West Northeast Northwest Southeast Southwest Nord Sud Est Ouest".split()
)


def _refused(
    text: str, start: int, end: int, labels: Mapping[int, str], taken: Mapping[int, str], *, sure: bool, home: bool
) -> bool:
    """Whether something speaks against a place: another reading of the words, or what stands beside them."""
    body = text[start:end]
    spoken = body.replace("-", " ").split()
    label = labels.get(start, "")
    if taken.get(start, "Place") not in {"Place", "Country"} or no_place(body):
        return True
    if not sure and label != OF_PLACE:
        return True
    if label in {OF_PERSON, OF_OTHER} and not (home or len(spoken) == 1):
        return True
    # a possessive, or one more capital word, makes it the name of something else: "in Operation's", "in Kent Police"
    return re.match(r"['’]s\b|[ -]?[A-Z0-9]|[ -][A-ZÀ-Þ][\w]|[&@(]", text[end : end + 3]) is not None
