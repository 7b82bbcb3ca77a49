"""What was done to people who are counted: arrested, charged, convicted."""

from __future__ import annotations

import re
from collections.abc import Iterator

from loaders.extractors.figure_counts import AGAINST
from loaders.extractors.figure_people import Count
from loaders.extractors.figure_words import measure_of, verbs
from loaders.extractors.modality import CONTENT
from loaders.reading import Sentence


def people_measures(text: str, sentence: Sentence, count: Count, language: str) -> Iterator[str]:
    """Yield the measure of the word of arrest, charge or conviction nearest to a number of people in its clause."""
    if FREED.match(text, count.end, sentence.span.end) or _PRESUMED.search(text, count.end, sentence.span.end):
        return
    before = text[max(sentence.span.start, count.start - 60) : count.start]
    if against := AGAINST.search(before):
        dropped = _DISMISSED.search(text, count.end, sentence.span.end)
        yield from [] if dropped else ["convictions" if against["verdict"] else "charged"]
        return
    if _ON_CHARGES.match(text, count.end, sentence.span.end):
        yield "charged"
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
        if _is_row_of_defendants(text, count, before):
            yield "charged"
        elif len(text[count.start : count.end].split()) == 2:  # "33 accused": the noun itself says what was done
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


def _is_row_of_defendants(text: str, count: Count, before: str) -> bool:
    """Whether a number of defendants is all that is said: "Southern District of Texas: 17 defendants"."""
    is_all = _ENDS.match(text, count.end) and not _DEFINITE.search(before)
    return bool(is_all and count.value > 1 and _DEFENDANTS.fullmatch(text, count.start, count.end))


#: What happened to people who were counted before: "eight of whom have been sentenced".
FREED = re.compile(
    r"\s(?:of (?:whom|them|which) )?(?:were|was|have been|has been|had been) (?:\w+ )?(?:sentenced|jailed|released|freed|acquitted)\b"
)
#: What is said at the end of each release counts nobody.
_PRESUMED = re.compile(r"(?i)\bpresumed innocent|présumée?s? innocent")
_DISMISSED = re.compile(r"(?i)\b(?:dismissed|dropped|withdrawn|stayed|abandoned)\b")
#: "22 people on 57 charges".
_ON_CHARGES = re.compile(
    r"\s(?:on|facing|with) (?:a total of )?[\d,]+ (?:[\w-]+ ){0,3}?(?:charges|counts|offen[cs]es)\b"
)
#: Whoever is called so has been charged: "19 defendants" in a list of districts.
_DEFENDANTS = re.compile(r"(?i)[\w,-]+ (?:more |other |federal |additional )?(?:co-?)?defendants?")
_ENDS = re.compile(r"\s*(?:$|[.;)\n|]|, (?:most|all|\d|in\b))")
_DEFINITE = re.compile(r"(?i)\b(?:the|these|those|all|both|their|his|its|of|last|first)\s$")
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


_ALSO_CHARGED = re.compile(
    r",?\s(?:and|et)\s(?:(?:have been|were|are|later|subsequently|now|all|ont été|sont)\s)*(?:charged|accusée?s|inculpée?s|mise?s? en examen|fac(?:e|ing) [\w ]{0,20}(?:charges|counts|offences)|(?:font|devront faire) face)\b"
)
