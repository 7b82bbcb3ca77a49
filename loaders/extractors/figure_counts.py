"""Numbers that count people, places and acts of a case: which measure a number gives (`arrests`, `charged`, ...)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from loaders.annotate.numbers import two_to_twenty
from loaders.extractors.figure_words import STOP, forms, measure_of, month, nouns, one_person, people, verbs
from loaders.extractors.modality import CONTENT
from loaders.lexicon import any_of
from loaders.reading import Quantity, Sentence


@dataclass(frozen=True, slots=True)
class Count:
    """A number, or an article that stands for one, with what it may count behind it."""

    start: int
    end: int
    value: float
    bound: str


def is_countable(text: str, quantity: Quantity) -> bool:
    """Whether a bare number may count something: it is whole, and no year, day of a month, age or part of a definition."""
    if quantity.dimension or quantity.value != int(quantity.value) or _DEFINED.match(text, quantity.number_start):
        return False
    body = text[quantity.number_start : quantity.span.end].strip()
    if re.fullmatch(r"(?:19|20)\d\d", body) or re.match(r"-[A-Za-zà-ÿ]", text[quantity.span.end :][:2]):
        return False
    after = text[quantity.span.end : quantity.span.end + 14]
    before = text[max(0, quantity.number_start - 12) : quantity.number_start]
    if body.isdigit() and len(body) <= 2:
        if month().match(after.lstrip(" \u00a0")) or re.search(rf"(?:{month().pattern[4:]})\s$", before, re.I):
            return False
        if re.match(r"\s?(?:ans\b|years? old|,? a\.m|,? p\.m|h\b|:\d)", after):
            return False
    return not re.search(r"(?:Bill|C|Section|Phase|Route|Highway|No\.|n[o°]|Table|Class)[ -]$", before)


#: "Five or more individuals" is how a law defines a crime.
_DEFINED = re.compile(r"[\w,.-]+ or more (?:[\w-]+ )?(?:people|persons|individuals|others)\b")
#: Nouns that only count where the sentence, or what leads it in, says what was done to or by them.
_NEEDS = {
    "groups_disrupted": re.compile(
        r"(?i)\b(?:disrupt\w*|dismantl\w*|shut|broken|broke|break|clos\w+|neutrali[sz]\w+|taken (?:out|down)|took down|target\w+|démantel\w+|perturb\w+|désorganis\w+|fermé\w*|mis fin|mis un terme)\b"
    ),
    "labs_dismantled": re.compile(
        r"(?i)\b(?:dismantl\w*|shut|destroy\w*|burnt|raided|uncover\w*|found|locat\w+|discover\w*|taken (?:apart|down)|took apart|seiz\w+|clos\w+|bust\w*|cleared|démantel\w+|détrui\w+|découv\w+|mis au jour|neutralis\w+|saisi\w*|fermé\w*|tally)\b"
    ),
}
_NOT = {
    "arrests": re.compile(r"(?i)\b(?:prior|previous|past|earlier|antérieure?s)\b"),
    "officers": re.compile(r"(?i)\b(?:former|(?:was|were|been) (?:sentenced|charged|arrested|indicted|convicted|killed|injured|wounded)|hir\w+|recruit\w*|train\w*|more(?! than)|new|additional|need\w*|lend\w*|form\w+ de|embauch\w+|recrut\w+|supplémentaires|nouveaux)\b"),
    "search_warrants": re.compile(r"(?i)\b(?:arrest|outstanding|warrantless|d['’]arrestation|d['’]arrêt|d['’]amener|killed|people|men|persons)\b"),
    "charges": re.compile(r"(?i)\b(?:explosives?|guilty|coupable|plead\w*|pled|convict\w*|culpabilité|reconnu\w*|trial)\b"),
    "states": re.compile(r"(?i)\b(?:member|other|membres)\b"),
    "deaths": re.compile(r"(?i)\b(?:overdoses?|linked|last year|surdoses?|suspected|annually|a year|in the (?:UK|U\.S\.|country|province))\b"),
    "agencies": re.compile(r"(?i)\b(?:travel|news)\b"),
}  # fmt: skip
_LABELLED = re.compile(r"[^\n\d]{0,40}[:–—|=-]\s*[^\n\d]{0,12}\d")
_DEFINITE = re.compile(
    r"(?i)\b(?:the|these|those|both|its|their|our|all|other|les|ces|des|leurs|nos|autres)\s(?:\w+\s)?$"
)
_SHARED = frozenset({"countries", "states", "agencies", "officers", "groups_disrupted", "investigations"})
#: No more officers than these are who helped, and not how many were there.
_FEW = 3


def is_another(measure: str, words: str) -> bool:
    """Whether words beside a noun say that it counts something else: "arrest warrants", "prior arrests"."""
    return measure in _NOT and _NOT[measure].search(words) is not None


def noun_measure(
    text: str, sentence: Sentence, context: str, quantity: Quantity, language: str
) -> tuple[str, int] | None:
    """Return the measure of the noun that a number counts, with the noun's end; the context is sentence and lead-in."""
    match = nouns(language).match(text, quantity.span.end, sentence.span.end)
    if match is None:
        return None
    if "\n" in match.group() and _LABELLED.match(text, match.end()):
        return None  # the noun is the label of the next line: "Lines closed - 2,300 | Arrests - 6,200"
    measure = measure_of(language, "noun", match["noun"])
    before = text[max(sentence.span.start, quantity.span.start - 40) : quantity.number_start]
    if measure == "charged" and (match["of"] or _AGAINST.search(before)):
        return None  # "six of the defendants charged have pleaded guilty", "verdicts against four defendants charged"
    near = before + match.group() + text[match.end() : match.end() + 18]
    if measure in _SHARED and _DEFINITE.search(before):
        return None
    if measure == "officers" and quantity.value <= _FEW:
        return None  # "lent two analysts"
    if measure in _NEEDS and not _NEEDS[measure].search(context):
        return None
    checked = context if measure == "deaths" else match.group() + text[match.end() : match.end() + 18]
    if is_another(measure, near if measure in {"charges", "officers"} else checked):
        return None
    return measure, match.end()


def people_counts(text: str, sentence: Sentence, quantities: Sequence[Quantity], language: str) -> Iterator[Count]:
    """Yield the counts of people in a sentence, those joined by "and" as one: "two men and a woman" are three."""
    found: list[Count] = []
    taken: set[int] = set()
    for quantity in quantities:
        if not is_countable(text, quantity) or _ORDERS.match(text, quantity.span.end):
            continue
        if quantity.span.start in taken or _WHOLE.search(
            text[max(sentence.span.start, quantity.span.start - 14) : quantity.span.start]
        ):
            continue  # "of the 52 accused, 44 pleaded guilty" counts 44
        part = _of_whole().match(text, quantity.span.end, sentence.span.end)
        start = part.end() if part else quantity.span.end
        match = people(language).match(text, start, sentence.span.end)
        if (
            match
            or _stands_alone(text, sentence, quantity, start)
            or _passive(language).match(text, start, sentence.span.end)
        ):
            end = match.end() if match else start
            found.append(Count(quantity.span.start, end, quantity.value, quantity.bound))
            taken.update(range(quantity.span.start, end))
    for match in one_person(language).finditer(text, sentence.span.start, sentence.span.end):
        if match.start() not in taken and (
            _opens_clause(text, sentence, match.start())
            or any(c.end <= match.start() and _JOINED.fullmatch(text[c.end : match.start()]) for c in found)
        ):
            found.append(Count(match.start(), match.end(), 1.0, "exact"))
    found.sort(key=lambda c: c.start)
    while found:
        first = found.pop(0)
        while found and found[0].start >= first.end and _JOINED.fullmatch(text[first.end : found[0].start]):
            other = found[0]
            if first.value > 1 and other.value > 1:
                break  # "nine men and two women": both are told
            found.pop(0)
            first = Count(first.start, other.end, first.value + other.value, first.bound)
        yield first


#: An order to arrest has arrested nobody yet.
_ORDERS = re.compile(r"\s(?:[\w-]+\s)?arrest (?:warrants?|orders?)\b", re.I)


@cache
def _of_whole() -> re.Pattern[str]:
    """Return the expression of the whole behind a part: "twelve of the 14 defendants"."""
    return re.compile(
        rf"\s(?:of|des|sur)\s(?:(?:the|les|its|their|ses|leurs)\s)?(?:[\d.,]+|{two_to_twenty()})(?=\s)", re.I
    )


_WHOLE = re.compile(r"(?:^|[.;:]\s)(?:Of|Des|Sur|Parmi)\s(?:(?:the|les|its|their)\s)?$")
_CLAUSE = re.compile(
    r"(?i)(?:^|[;:•–—]\s?|\b(?:arrest(?:ed|s|ing)?(?: of)?|charg(?:ed|es|ing)|detain(?:ed|s|ing)?|arrêté|interpellé|arrestation d['’]|interpellation d['’]|accusé|extradit(?:ed|ion of)|convict(?:ed|ion of)|custody|where|when|et|and))\s?$"
)


def _opens_clause(text: str, sentence: Sentence, start: int) -> bool:
    """Whether one person is what a clause is about, and no apposition: "X, a resident of Hull, was charged"."""
    before = text[max(sentence.span.start, start - 30) : start]
    return bool(_CLAUSE.search(before)) or not before.strip()


@cache
def _passive(language: str) -> re.Pattern[str]:
    """Return the expression of any noun that something was done to: "nine workers, who lived there, were arrested"."""
    verb = any_of(forms(language, "person"))
    be = (
        "ont été|sont|étaient|avaient été"
        if language == "fr"
        else "were|have been|had been|are|ha(?:ve|d)(?= (?:\\w+ )?ple)"
    )
    return re.compile(
        rf"\s+(?:(?!(?:{STOP})\b)[^\W\d][\w'’-]*\s?){{1,4}}(?:\s?,[^,.;]{{0,60}},)?\s?(?:{be})\s(?:\w+\s)?(?:{verb})\b",
        re.I,
    )


_JOINED = re.compile(
    r"(?:\s\([\w\s,]{0,30}\)|,? aged? [\d,\s]+(?:(?:and|to|et) \d+)?,?|,? (?:âgée?s? )?de \d+(?: et \d+)? ans|, \d+,)?,?\s(?:and|et|ainsi qu['’])\s?"
)
_ALONE_AFTER = re.compile(
    r"\s+(?:ont (?:déjà |depuis )?plaidé|plaident)\b|\s+(?:(?:were|have been|was|ont été|are|others|other|have|had|more|autres|remain)\s+)*(?:been )?(?:(?:since|already|now) (?=ple))?(?:arrested|charged|convicted|indicted|detained|arrêtée?s|interpellée?s|accusée?s|sentenced|pleaded|pled|in custody|écrouée?s|mis en examen|accused|detained|apprehended|jailed)\b",
    re.I,
)
_ALONE_BEFORE = re.compile(
    r"(?i)\b(?:arrest(?:ed|s)?|arrests? of|charg(?:ed|es)|detain(?:ed|s)?|appréhendé|interpellé|arrêté|(?:arrestation|interpellation) de|convict(?:ed|s)?|indict(?:ed|s)?)\s(?:more than |at least |another |un total de |some |nearly |about |over )?$"
)
_NO_PERSON = re.compile(r"\s*(?:times?|fois|counts?|tonnes?|vehicles?|offen[cs]es|with)\b")


def _stands_alone(text: str, sentence: Sentence, quantity: Quantity, end: int) -> bool:
    """Whether a number stands for people without a noun: "Nine arrested", "police arrested four in Leeds"."""
    after = text[end : sentence.span.end]
    if _ALONE_AFTER.match(after) or re.match(
        r"\s+(?:of|d['’]entre|des)\s(?:them|those|whom|eux|elles|suspects|gardés|personnes)\b", after
    ):
        return True
    before = text[max(sentence.span.start, quantity.span.start - 40) : quantity.span.start]
    return bool(_ALONE_BEFORE.search(before) and not _NO_PERSON.match(after))


def people_measures(text: str, sentence: Sentence, count: Count, language: str) -> Iterator[str]:
    """Yield the measure of the word of arrest, charge or conviction nearest to a number of people in its clause."""
    if FREED.match(text, count.end, sentence.span.end) or _PRESUMED.search(text, count.end, sentence.span.end):
        return
    before = text[max(sentence.span.start, count.start - 60) : count.start]
    if against := _AGAINST.search(before):
        dropped = _DISMISSED.search(text, count.end, sentence.span.end)
        yield from [] if dropped else ["convictions" if against["verdict"] else "charged"]
        return
    if _ARREST_AND.search(before) or _HELD.search(before) or _IS_HELD.match(text, count.end, sentence.span.end):
        yield "arrests"
        return
    best: tuple[int, str, re.Match[str]] | None = None
    for match in verbs(language, "person").finditer(text, sentence.span.start, sentence.span.end):
        behind = match.start() >= count.end
        if not behind and match.end() > count.start:
            continue
        between = text[count.end : match.start()] if behind else text[match.end() : count.start]
        if behind and (inserted := _INSERTED.fullmatch(between)):
            between = inserted["rest"]
        if re.search(r"[;:.]\s", between) or len(between) > _REACH:
            continue
        if not behind and CONTENT.search(between):
            continue  # "admitted that two co-defendants": what others did
        distance = len(between) + (25 if not behind and "," in between else 0)
        if best is None or distance < best[0]:
            best = (distance, measure_of(language, "person", match.group()), match)
    if best is None:
        if len(text[count.start : count.end].split()) == 2:  # "33 accused": the noun itself says what was done
            inside = verbs(language, "person").finditer(text, count.start, count.end)
            yield from (measure_of(language, "person", m.group()) for m in inside)
        return
    if main := _main_verb(text, sentence, count, best[2].start(), language):
        yield main
        return
    yield best[1]
    also = _ALSO_CHARGED.match(text, best[2].end(), sentence.span.end)
    if also and best[1] == "arrests":
        yield "charged"


#: What happened to people who were counted before: "eight of whom have been sentenced".
FREED = re.compile(
    r"\s(?:of (?:whom|them|which) )?(?:were|was|have been|has been|had been) (?:\w+ )?(?:sentenced|jailed|released|freed|acquitted)\b"
)
#: What is said at the end of each release counts nobody.
_PRESUMED = re.compile(r"(?i)\bpresumed innocent|présumée?s? innocent")
#: "The charges against two defendants"; those that were dismissed count nobody.
_AGAINST = re.compile(
    r"(?i)(?:charges?|(?P<verdict>(?:guilty )?verdicts?|convictions?)) (?:\w+ )?against $|(?:charges|counts|accusations)(?: [\w,]+){0,6} (?:laid|filed|brought|sworn|portées) (?:against|contre) $"
)
_DISMISSED = re.compile(r"(?i)\b(?:dismissed|dropped|withdrawn|stayed|abandoned)\b")
#: "The arrest and indictment of four", "to arrest and charge some 400": whoever was charged was arrested.
_ARREST_AND = re.compile(
    r"(?i)\barrest(?:ed|s|ing)? and (?:indict\w*|charg\w+|prosecut\w+|detention)(?: of)?(?: (?:some|about|nearly|over|more than|approximately))? $"
)
#: "Police held 17 suspects", "four men held": who holds a meeting holds no people.
_HELD = re.compile(r"\bheld (?:another |some |about |nearly |more than )?$")
_IS_HELD = re.compile(r"\s(?:were |are |being )?held(?=[.,;\n]|\s(?:in custody|for|on suspicion|over|after|with)\b|$)")
#: What stands between commas parts a number from its verb: "16 people, four of them members of a gang, were arrested".
_INSERTED = re.compile(
    r"(?:\s(?:aged?\s|between\s)[^,;:.]{2,40})?,\s[^;:.]{4,150},\s(?P<rest>(?:were|was|are|have|had|ont|sont|étaient|avaient)\s(?:\w+\s){0,3})"
)
_REACH = 90
_PERFECT = re.compile(r"(?i)\b(?:have|has|had|ont|avaient)\s(?:\w+\s)?(?:been\s|été\s)?$")
#: What people do of whom a participle told before who they are: "douze des personnes arrêtées font face".
_FACES = re.compile(r"(?i)(?:ha(?:ve|s|d)|font|face|facing|fac(?:es|ing))\b")
#: How far behind a number its verb may stand where a participle parts the two (characters).
_FAR = 160


def _main_verb(text: str, sentence: Sentence, count: Count, participle: int, language: str) -> str | None:
    """Return the measure of the verb of "six of the defendants charged in May have pleaded guilty", where there is one."""
    if not re.fullmatch(r"\s*(?:of (?:those|these|them|the) )?", text[count.end : participle]):
        return None
    last = min(sentence.span.end, count.end + _FAR)
    for match in verbs(language, "person").finditer(text, participle + 1, last):
        perfect = _PERFECT.search(text, count.end, match.start()) or _FACES.match(match.group())
        if perfect and not re.search(r"[;:.]\s", text[count.end : match.start()]):
            return measure_of(language, "person", match.group())
    return None


def is_whole(text: str, quantity: Quantity, quantities: Sequence[Quantity]) -> bool:
    """Whether a number is the whole of which the one before it is a part: "fourteen of the 15 defendants"."""
    between = (text[q.span.end : quantity.span.start] for q in quantities if q.span.end < quantity.span.start)
    return any(re.fullmatch(r"\s(?:of|des|sur|parmi)\s(?:(?:the|les|its|their)\s)?", b) for b in between)


_ALSO_CHARGED = re.compile(
    r"\s(?:and|et)\s(?:(?:have been|were|later|subsequently|now|all|ont été)\s)?(?:charged|accusée?s|inculpée?s|mise?s? en examen)\b"
)
