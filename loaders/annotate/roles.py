"""What a document says a person is to the case: convicted, charged or suspect; an official by title.

Roles as in the annotation guide. They say what the document said at its date, never more. What is said of a list of names is
said of each of them, and a name with an age and no office is of somebody whom the case is about.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from loaders.lexicon import any_of, rows
from loaders.reading import Sentence, Thing, lead_in_of

#: Between a name and what happened to its bearer: an age, a home, other names; no verb of speaking, nobody else's deed.
_BETWEEN = r"(?:(?!\b(?:said|says|told|announced|added|praised|thanked|stated|victims?|robbed|whose|a déclaré|a dit|selon|not|never|acquitted|acquitté)\b)[^.;:]){0,110}?"
_BE = r"(?:(?:was|were|is|are|been|being|be|has been|have been|had been|a été|ont été|est|sont|était|étaient|fut|,|and|et|\)|both|all|each)\s+(?:\w+(?:ly|ment)\s+|today\s+|also\s+|each\s+|all\s+|both\s+|since\s+|later\s+)?)"
#: "A; B; both are charged": a list may end with a sign.
_OPEN = r"^(?:[;:]\s+(?:both|all|each|they|ils|tous|elles)\b)?"
_AFTER = {
    "convicted": re.compile(
        rf"{_OPEN}{_BETWEEN}(?:{_BE}(?:convicted|sentenced|found guilty|jailed|imprisoned|condamnée?s?|reconnue?s? coupables?)"
        r"|\b(?:is|are|was|were) (?:currently )?serving\b|\bhanded (?:an?|down) [^.;:]{0,30}sentence|\bple(?:a)?d(?:ed|s)?(?:ing)? guilty|\bplaidé coupable|\ba écopé d[e’']|\bpurge(?:ra)?\b|\b(?:received|got|was given|were given) (?:an? )?(?:[\w-]+ ){0,2}(?:sentence|years|months)|\bto be sentenced)\b"
    ),
    "charged": re.compile(
        rf"{_OPEN}{_BETWEEN}(?:{_BE}(?:charged|indicted|arraigned|accused|remanded|refused bail|inculpée?s?|accusée?s?|dénoncée?s?|poursuivie?s?|mise?s? en (?:examen|accusation))"
        r"|\bfac(?:es?|ing) (?:[\w-]+ ){0,4}?(?:charges?|counts?|indictment)|\b(?:fait|font) face à"
        r"|\bappeared (?:today |yesterday |on \w+ )?(?:before|in|at) [^.;:]{0,40}?(?:court|magistrates?|judge)|\b(?:will|to) stand trial|\b(?:awaits?|awaiting) (?:trial|extradition)|\b(?:a|ont) (?:\w+ )?comparu|\bdevr(?:a|ont) (?:\w+ )?répondre)\b"
    ),
    "suspect": re.compile(
        rf"{_OPEN}{_BETWEEN}(?:{_BE}(?:arrested|detained|wanted|suspected|sought|apprehended|in custody|taken into custody|at large|a fugitive|fugitives|captured|alleged to|said to|accused of|believed to|considered|interpellée?s?|arrêtée?s?|soupçonnée?s?|recherchée?s?|écrouée?s?|appréhendée?s?|capturée?s?)"
        r"|\bremains? (?:in custody|at large|a fugitive)|\ballegedly|\bis (?:known|believed|thought|said|alleged) to|\b(?:surrendered|fled)\b|\bfait l[’']objet d[’']un mandat|\b(?:seraient|serait) )"
    ),
}
#: An article, an age or a nickname that may stand between such words and the name.
_LEADS_TO = r"(?:\s*:|\s+(?:against|of|include[sd]?|including|is|are|were|was|de|contre|sont|est|comme))*(?:\s+(?:an?|the|one|le|la|un|une|brothers|frères|[\w-]+-year-old)(?:\s[\w-]+){0,2},?)?\s*$"
_BEFORE = {
    "convicted": re.compile(
        rf"(?i)\b(?:convict(?:ed|s)(?: \w+){{0,3}}|sentencing|conviction|admitted(?: [\w-]+){{1,3}}){_LEADS_TO}"
    ),
    "charged": re.compile(
        r"(?i)\b(?:defendants?|charged with [^.;:]{3,60}? (?:is|are)|(?:accused|accusés) (?:is|are|sont))\s*:?\s*$"
        rf"|(?i:(?<!in )\b(?:defendants?|(?:co-)?accused|l['’]accusée?|les accusés|prévenus?|(?:indictment|complaint|information|prosecutors|also) (?:charge[sd]?|names?d?(?: in the \w+)?)|charges?|charged)){_LEADS_TO}"
    ),
    "suspect": re.compile(
        rf"(?i)\b(?:suspects?|alleged [\w-]+(?: [\w-]+){{0,3}},?|arrest(?:s|ed|ing)?|captur(?:ed?|ing)|custody|detained|extradition|sanctioned|wanted|(?:network|organi[sz]ation|ring|cell|gang|group|cartel)(?: [\w-]+){{0,2}} (?:of|run by|led by|headed by|directed by)|(?:réseau|organisation|groupe|bande|clan)(?: [\w-]+){{0,2}} (?:de|dirigée? par|menée? par)|avoirs de|(?:en la personne|celle) d[eu]|fugitives?|présumée?s?(?: [\w-]+)?,?|le suspect|l[’']arrestation|l[’']interpellation){_LEADS_TO}"
    ),
}
#: Words of a lead-in or heading above a list of the accused, the gravest first.
_LIST_OF = {
    "convicted": re.compile(r"(?i)\b(?:convicted|sentenced|(?:pleaded|pled) guilty|condamnée?s)\b"),
    "charged": re.compile(
        r"(?i)\b(?:defendants?|charged|indict(?:ed|ment)|accused|facing|accusations?|accusés|prévenus)\b"
    ),
    "suspect": re.compile(r"(?i)\b(?:suspects?|arrested|fugitives?|custody|arrêtée?s?|interpellée?s?)\b"),
}
#: An age behind a name; those who only speak are given an office instead.
_AGE = re.compile(
    r"(?:,? (?:aka|alias|a\.k\.a\.)[^,;.]{2,40})?(?:,| \(|, âgée? de| \(âgée? de|, aged)\s?(?:[1-9]\d)(?: ans)?(?:[,;).]| years| of| and| et|$)"
)
#: Somebody to whom something was done, or who was let go, is no suspect for an age.
_NOT_SUSPECT = re.compile(
    r"(?i)\b(?:victims?|killed|died|dead|death|murder of|shot|robbed|abducted|kidnapped|missing|overdosed?|injured|not guilty|acquitted|cleared|released without|witness|said|says|told|added|explained|neighbou?rs?|survivors?|advocates?|lawyers?|attorneys?|journalists?|professors?|residents? said|dit|explique|raconte|confie|avocate?s?|témoins?|victimes?|tuée?s?|décédée?|morte?|assassinat|meurtre|acquittée?|disparue?|blessée?)\b"
)
#: An age is of a suspect only where the sentence, or the one before, tells of a case.
_CASE = re.compile(
    r"(?i)\b(?:arrest\w*|charg(?:ed|es?|ing)|accus\w+|indict\w*|plead\w*|pled|sentenc\w+|convict\w*|jail\w*|prison|alleg\w+|seiz\w+|stopped|searche?[ds]?|raid\w*|"
    r"traffick\w*|smuggl\w*|deal(?:er|ing|t)s?|couriers?|drivers?|wanted|fugitives?|defendants?|suspects?|custody|detain\w*|conspir\w+|launder\w*|distribut\w+|"
    r"sold|selling|imported|gang|ring|network|leader|members? of|conducteur|chauffeur|arrêt\w*|interpell\w*|perquisition\w*|saisi\w*|condamn\w+|comparu\w*|mis en examen|"
    r"inculp\w+|trafi\w+|réseau|prévenu\w*|écrou\w*|contrebande|blanchiment|présumé\w*|recherché\w*|dirigeant|membre)\b"
)
#: Words that only tie names to each other: "with his brother", "also known as".
_TIES = frozenset("know age name call surname aka connaître âger dire appeler surnommer".split())
#: Names of one list stand at most this far from each other (characters).
_LIST_GAP = 170
_LINK = re.compile(r"[,;]|\b(?:and|et|with|avec|ainsi|&)\b|\)")
#: A name behind one of these is somebody else's: "sentenced by", "before Judge".
_OF_OTHERS = re.compile(r"(?i)\b(?:by|before|par|devant|to|from|against|contre|victims?)\s+(?:[\w.]+\s+){0,2}$")
#: A title no longer than this may be an abbreviation of another word.
_SHORT_TITLE = 4
#: A name that opens a list item stands at most this far from its start (characters).
_FIRST_IN_ITEM = 6


@dataclass(frozen=True, slots=True)
class _Named:
    """A mention of a person in a sentence."""

    person: int
    start: int
    end: int
    has_office: bool


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
    found: dict[int, set[str]] = {}
    for number, named in _by_sentence(things, sentences).items():
        for group in _lists(named, sentences[number], text):
            roles = _roles_of(group, sentences, number, text)
            for one in group:
                found.setdefault(one.person, set()).update(roles)
    return [
        replace(t, properties={**t.properties, "role": role})
        if t.type == "Person" and "role" not in t.properties and (role := _role_of(t, found.get(t.index, set())))
        else t
        for t in things
    ]


def _role_of(person: Thing, found: set[str]) -> str:
    """Return the gravest role that a mention has, "official" for one with a title and none, else ""."""
    if _has_office(person):
        return "" if found & {"convicted", "charged", "suspect"} else "official"
    gravest = next((role for role in ("convicted", "charged", "suspect", "official") if role in found), "")
    return gravest or ("suspect" if "aged" in found else "")


@cache
def _courtesies() -> frozenset[str]:
    return frozenset(r["form"] for r in rows("titles") if r["kind"] == "courtesy")


@cache
def _office_behind() -> re.Pattern[str]:
    """Return the expression of an office told behind a name: "A. B., the regional director of"."""
    titles = any_of(
        {r["form"] for r in rows("titles") if r["kind"] in {"office", "rank"} and len(r["form"]) > _SHORT_TITLE}
    )
    return re.compile(rf",\s+(?:(?:the|its|le|la)\s+|l['’])?(?:[\w'’-]+\s+){{0,3}}?(?i:{titles})(?![\w'’-])")


def _has_office(person: Thing) -> bool:
    """Whether a person has a rank or an office: "Mr." gives none."""
    return person.properties.get("title", "") not in {"", *_courtesies()}


def _by_sentence(things: Sequence[Thing], sentences: Sequence[Sentence]) -> dict[int, list[_Named]]:
    """Return the mentions of persons by the sentence that they stand in, in the order of the text."""
    starts = [s.span.start for s in sentences]
    out: dict[int, list[_Named]] = {}
    for thing in things:
        if thing.type != "Person":
            continue
        for mention in thing.mentions:
            number = bisect_right(starts, mention.span.start) - 1
            if number >= 0 and mention.span.start < sentences[number].span.end:
                one = _Named(thing.index, mention.span.start, mention.span.end, _has_office(thing))
                out.setdefault(number, []).append(one)
    return {number: sorted(named, key=lambda n: n.start) for number, named in out.items()}


def _lists(named: Sequence[_Named], sentence: Sentence, text: str) -> Iterator[list[_Named]]:
    """Yield the names of a sentence, those of one list together."""
    group: list[_Named] = []
    for one in named:
        if group and not _is_next(group[-1], one, sentence, text):
            yield group
            group = []
        group.append(one)
    yield group


def _is_next(last: _Named, one: _Named, sentence: Sentence, text: str) -> bool:
    """Whether a name goes on the list that the one before it is on."""
    between = text[last.end : one.start]
    if one.has_office or last.has_office or len(between) > _LIST_GAP or not _LINK.search(between):
        return False
    if _OF_OTHERS.search(between):
        return False
    words = (t for t in sentence.tokens if last.end <= t.start < one.start)
    return not any(t.pos in {"VERB", "AUX"} and t.lemma not in _TIES for t in words)


def _roles_of(group: Sequence[_Named], sentences: Sequence[Sentence], number: int, text: str) -> set[str]:
    """Return what a sentence says of a list of names; "aged" where it gives no more than an age."""
    span = sentences[number].span
    before = text[span.start : group[0].start]
    found = {role for role, pattern in _BEFORE.items() if pattern.search(before)}
    for one in group:
        found |= {role for role, pattern in _AFTER.items() if pattern.match(text[one.end : span.end])}
    if len(before) < _FIRST_IN_ITEM and (led := lead_in_of(sentences[number], sentences)) is not None:
        said = (role for role, pattern in _LIST_OF.items() if pattern.search(text, led.span.start, led.span.end))
        found |= set(list(said)[:1])
    if any(_office_behind().match(text, one.end, span.end) for one in group[-1:]):
        found.add("official")
    elif any(_AGE.match(text, one.end, span.end) for one in group) and _is_of_a_case(sentences, number, text):
        found.add("aged")
    return found


def _is_of_a_case(sentences: Sequence[Sentence], number: int, text: str) -> bool:
    """Whether a sentence tells of a case, or follows one that does, and of nobody to whom something was done or who speaks."""
    span = sentences[number].span
    if _NOT_SUSPECT.search(text, span.start, span.end):
        return False
    led = lead_in_of(sentences[number], sentences) or sentences[max(0, number - 1)]
    return any(_CASE.search(text, s.span.start, s.span.end) for s in (sentences[number], led))
