"""Counts and sums that are no seizures: arrests, charges, search warrants, street values (`FIGURE`, `FUNDED`)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from graph.model import Value
from loaders.extractors.anchor import agency_of, context_of, operation_of
from loaders.extractors.base import Draft, Extractor
from loaders.lexicon import rows, words
from loaders.reading import Quantity, Reading, Sentence

_ADJECTIVES = r"(?:(?!(?:and|or|of|in|for|to|with|by|the|et|de|des|dans|par|pour|who|were|was)\b)[\w'’-]+[ ,]+){0,3}?"
_BACKGROUND = re.compile(
    r"\b(?:years?|months?|days?|hours?|ans|mois|jours|heures|per cent|percent|%|kilomet|miles?)\b", re.I
)


@cache
def _nouns(language: str) -> re.Pattern[str]:
    forms = sorted(
        {r["form"] for r in rows("measures") if r["kind"] == "noun" and r["language"] == language},
        key=lambda f: (-len(f), f),
    )
    return re.compile(rf"\s+(?:de |d['’])?{_ADJECTIVES}(?P<noun>{'|'.join(map(re.escape, forms))})(?![\w-])", re.I)


@cache
def _measure_of(language: str, kind: str) -> dict[str, str]:
    return {
        r["form"].lower(): r["measure"] for r in rows("measures") if r["kind"] == kind and r["language"] == language
    }


@cache
def _people(language: str) -> re.Pattern[str]:
    forms = "|".join(map(re.escape, words("person_nouns", language=language)))
    return re.compile(rf"\s+(?:(?:of|de|d['’]) ?(?:the |les )?)?{_ADJECTIVES}(?P<noun>{forms})(?![\w-])", re.I)


@cache
def _verbs(language: str, kind: str) -> re.Pattern[str]:
    forms = sorted(_measure_of(language, kind), key=lambda f: (-len(f), f))
    return re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, forms))})(?![\w-])", re.I)


def _extract(reading: Reading) -> Iterator[Draft]:
    for sentence in reading.sentences:
        language = "fr" if sentence.language == "fr" else "en"
        quantities = [q for q in reading.quantities if sentence.span.covers(q.span)]
        if not quantities:
            continue
        of = operation_of(reading, sentence)
        of = of if of is not None else agency_of(reading, sentence)
        if of is None:
            continue
        lead_in = context_of(reading, sentence)
        before: tuple[Quantity, str] | None = None
        for quantity in quantities:
            measures = list(_measures(reading.masked, sentence, quantity, language))
            if not measures and before and _is_share(reading.masked, sentence, before[0], quantity):
                measures = [before[1]]
            if measures and quantity.dimension == "":
                before = (quantity, measures[0])
            for measure in measures:
                properties: dict[str, Value | None] = {
                    "measure": measure,
                    "value": quantity.value,
                    "bound": quantity.bound,
                }
                if quantity.dimension == "money":
                    properties |= {"currency": quantity.unit, "reason": quantity.reason or None}
                yield Draft(
                    of,
                    "FIGURE",
                    None,
                    sentence.span,
                    f"count-of-{measure}",
                    properties,
                    lead_in.span if lead_in else None,
                    0.75,
                )


def _measures(text: str, sentence: Sentence, quantity: Quantity, language: str) -> Iterator[str]:
    if quantity.dimension == "money":
        yield from _money(text, sentence, quantity, language)
    if quantity.dimension or quantity.value != int(quantity.value) or _is_year(text, quantity):
        return
    noun = _nouns(language).match(text, quantity.span.end, sentence.span.end)
    if noun:
        yield _measure_of(language, "noun")[noun["noun"].lower()]
        return
    label = _LABEL.search(text, sentence.span.start, quantity.number_start)
    if label and (measure := _measure_of(language, "noun").get(label["noun"].lower())):
        yield measure
        return
    person = _people(language).match(text, quantity.span.end, sentence.span.end)
    if person is None and not _stands_alone(text, sentence, quantity):
        return
    end = person.end() if person else quantity.span.end
    if measure := _nearest(text, sentence, quantity.span.start, end, language):
        yield measure


#: "Arrests: 58", "Interpellations : 12": the label of a line.
_LABEL = re.compile(r"(?P<noun>[^\W\d_]+(?: [^\W\d_]+)?)(?: made| laid| effectuées)?\s*[:=–—-]\s*$")
#: What makes a number a share of the one before: "12 warrants, five of these in Hull", "26 arrests: 15 in Spain".
_SHARE_BEFORE = re.compile(
    r"(?:,|:|;|\band|\bet|,? including|,? dont|,? of (?:whom|which)|,? parmi lesquels?)\s*$", re.I
)
_SHARE_AFTER = re.compile(
    r"\s*(?:(?:of|d['’]entre|parmi) (?:them|these|those|whom|which|eux|elles)\b|(?:in|en|à|au|aux|from|at|across) (?:the |la |le |les )?[A-ZÀ-Þ]|pour \w+ de |for )"
)


def _is_share(text: str, sentence: Sentence, whole: Quantity, part: Quantity) -> bool:
    """Whether a number without a noun counts some of what the number before it counts."""
    if part.dimension or part.value > whole.value or part.value != int(part.value):
        return False
    between = text[whole.span.end : part.span.start]
    return (
        len(between) < 110
        and "." not in between
        and bool(_SHARE_BEFORE.search(between))
        and bool(_SHARE_AFTER.match(text, part.span.end, sentence.span.end))
    )


def _is_year(text: str, quantity: Quantity) -> bool:
    body = text[quantity.number_start : quantity.span.end].strip()
    return bool(re.fullmatch(r"(?:19|20)\d\d", body))


def _stands_alone(text: str, sentence: Sentence, quantity: Quantity) -> bool:
    """Whether a number stands for people without a noun: "Nine arrested", "four were charged"."""
    after = text[quantity.span.end : sentence.span.end]
    return bool(
        re.match(
            r"\s+(?:(?:were|have been|was|ont été|are|others)\s+)?(?:arrested|charged|convicted|indicted|arrêtés|accusés|sentenced)\b",
            after,
        )
    )


def _nearest(text: str, sentence: Sentence, start: int, end: int, language: str) -> str | None:
    """Return the measure of the word of arrest, charge or conviction nearest to a number of people in its clause."""
    best: tuple[int, str] | None = None
    for match in _verbs(language, "person").finditer(text, sentence.span.start, sentence.span.end):
        between = text[end : match.start()] if match.start() >= end else text[match.end() : start]
        if re.search(r"[;:.]\s", between) or len(between) > 90:
            continue
        distance = len(between) + (25 if match.start() < start and "," in between else 0)
        measure = _measure_of(language, "person")[match.group().lower()]
        if best is None or distance < best[0]:
            best = (distance, measure)
    return best[1] if best else None


def _money(text: str, sentence: Sentence, quantity: Quantity, language: str) -> Iterator[str]:
    before = text[max(sentence.span.start, quantity.number_start - 90) : quantity.number_start]
    after = text[quantity.span.end : min(sentence.span.end, quantity.span.end + 60)]
    value = list(_verbs(language, "money").finditer(before))
    if value:
        yield _measure_of(language, "money")[value[-1].group().lower()]
    elif (follows := _verbs(language, "money").search(after)) and follows.start() < 30:
        yield _measure_of(language, "money")[follows.group().lower()]


EXTRACTOR = Extractor("figures/1", ("FIGURE",), _extract)
