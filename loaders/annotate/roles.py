"""What a document says a person is to the case: convicted, charged or suspect; an official by title.

Roles as in the annotation guide. They say what the document said at its date, never more.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from loaders.reading import Sentence, Thing

#: Between a name and what happened to its bearer: an age, a home, other names; no verb of speaking, nobody else's deed.
_BETWEEN = r"(?:(?!\b(?:said|says|told|announced|added|praised|thanked|stated|victims?|robbed|whose|a déclaré|a dit|selon|not|never|acquitted|acquitté)\b)[^.;:]){0,110}?"
_BE = r"(?:(?:was|were|is|are|been|being|be|has been|have been|had been|a été|ont été|est|sont|était|étaient|fut|,|and|et|\))\s+(?:\w+(?:ly|ment)\s+|today\s+|also\s+|each\s+|all\s+|both\s+)?)"
_AFTER = {
    "convicted": re.compile(
        rf"^{_BETWEEN}(?:{_BE}(?:convicted|sentenced|found guilty|jailed|condamnée?s?|reconnue?s? coupables?)|\bple(?:a)?d(?:ed|s)?(?:ing)? guilty|\bplaidé coupable)\b"
    ),
    "charged": re.compile(
        rf"^{_BETWEEN}(?:{_BE}(?:charged|indicted|arraigned|accused|inculpée?s?|accusée?s?|mise?s? en (?:examen|accusation))|\bfac(?:es?|ing) (?:[\w-]+ ){{0,4}}?(?:charges?|counts?|indictment)|\bfait face à)\b"
    ),
    "suspect": re.compile(
        rf"^{_BETWEEN}{_BE}(?:arrested|detained|wanted|suspected|apprehended|in custody|taken into custody|at large|a fugitive|interpellée?s?|arrêtée?s?|soupçonnée?s?|recherchée?s?|écrouée?s?)\b"
    ),
}
_BEFORE = {
    "charged": re.compile(
        r"(?i)\b(?:defendants?|charged (?:is|are|was|were|with [^.;:]{3,60}? (?:is|are))|the accused|l['’]accusée?|les accusés|prévenus?)\s*:?\s*$"
    ),
    "suspect": re.compile(r"(?i)\b(?:suspects?|alleged \w+|arrested|fugitives?|présumé \w+|le suspect)\s*:?\s*$"),
}
#: A lead-in or heading above a list of the accused.
_LIST_OF = re.compile(
    r"(?i)\b(?:defendants?|charged|indicted|accused|arrested|accusations?|accusés|prévenus|arrêtées?)\b"
)


def with_roles(things: Sequence[Thing], text: str, sentences: Sequence[Sentence]) -> list[Thing]:
    """Return the things with the role of each person, where the text gives one.

    Parameters
    ----------
    things:
        As gathered.
    text:
        Masked text.
    sentences:
        In order.
    """
    return [
        replace(t, properties={**t.properties, "role": role})
        if t.type == "Person" and "role" not in t.properties and (role := _role_of(t, text, sentences))
        else t
        for t in things
    ]


def _role_of(person: Thing, text: str, sentences: Sequence[Sentence]) -> str:
    """Return the gravest role that a mention has, "official" for one with a title and none, else ""."""
    found = set()
    for mention in person.mentions:
        sentence = next((s for s in sentences if s.span.start <= mention.span.start < s.span.end), None)
        if sentence is None:
            continue
        after, before = text[mention.span.end : sentence.span.end], text[sentence.span.start : mention.span.start]
        found |= {role for role, pattern in _AFTER.items() if pattern.match(after)}
        found |= {role for role, pattern in _BEFORE.items() if pattern.search(before)}
        if sentence.lead_in is not None and len(before) < _FIRST_IN_ITEM:
            led = sentences[sentence.lead_in].span
            found |= {"charged"} if _LIST_OF.search(text, led.start, led.end) else set()
    if person.properties.get("title"):
        return "" if found else "official"
    return next((role for role in ("convicted", "charged", "suspect") if role in found), "")


#: A name that opens a list item stands at most this far from its start (characters).
_FIRST_IN_ITEM = 6
