"""Counts and sums that are no seizures: arrests, charges, search warrants, street values (`FIGURE`, `FUNDED`)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from graph.model import Span, Value
from loaders.extractors.anchor import agency_of, context_of, operation_of
from loaders.extractors.base import HINTED, Draft, Extractor
from loaders.extractors.columns import CELL, head_of
from loaders.extractors.figure_counts import is_another, is_countable, is_whole, noun_measure
from loaders.extractors.figure_deeds import people_measures
from loaders.extractors.figure_people import Count, people_counts
from loaders.extractors.figure_shares import Figure, by_place, figure_of, joined, shares
from loaders.extractors.figure_single import single
from loaders.extractors.figure_sites import site_measure
from loaders.extractors.figure_sums import SUMS, money_measure
from loaders.extractors.figure_words import measure_of, verbs
from loaders.reading import Quantity, Reading, Sentence


def _extract(reading: Reading) -> Iterator[Draft]:
    everything: list[tuple[Sentence, Figure]] = []
    for sentence in reading.sentences:
        told = [f for s, f in everything[-_BESIDE:] if _follows(s, sentence) and f.measure in _OF_PEOPLE]
        everything += [(sentence, f) for f in _of_sentence(reading, sentence, told[-1] if told else None)]
    everything += _of_names(reading, {f.measure for _, f in everything})
    for sentence in reading.sentences:
        figures = [f for s, f in everything if s is sentence and not _is_rounded(f, [g for _, g in everything])]
        if not figures:
            continue
        of = operation_of(reading, sentence)
        of = of if of is not None else agency_of(reading, sentence)
        if of is None:
            continue
        lead_in = context_of(reading, sentence)
        for figure in figures:
            yield _draft(of, sentence, figure, lead_in.span if lead_in else None)


#: Measures of which a sentence gives parts when it begins with "Among them".
_OF_PEOPLE = frozenset({"arrests", "charged"})
#: How many numbers before one may be the part of which it is the whole.
_BESIDE = 4
#: Of one measure, two values this near to each other are one, once rounded.
_ROUNDING = 0.06


def _is_rounded(figure: Figure, all_: list[Figure]) -> bool:
    """Whether another figure gives exactly what this one gives in round numbers: "nearly 2,000", and 1,985."""
    return figure.bound != "exact" and any(
        g.measure == figure.measure
        and not g.is_hint
        and g.bound == "exact"
        and g.value != figure.value
        and abs(g.value - figure.value) <= _ROUNDING * figure.value
        and len(f"{g.value:.0f}".rstrip("0")) > len(f"{figure.value:.0f}".rstrip("0"))
        for g in all_
    )


_ACCUSED = {
    "en": re.compile(r"(?i)\b(?:(?:are|were|have been|has been) (?:each |both |all |jointly )?charged|(?:are )?facing (?:\w+ )?charges|face (?:\w+ )?charges|are accused)\b"),
    "fr": re.compile(r"(?i)\b(?:sont accusée?s|ont été accusée?s|font face à|ont comparu|ont été mise?s en examen|devront répondre|sont inculpée?s)\b"),
}  # fmt: skip


def _of_names(reading: Reading, told: set[str]) -> Iterator[tuple[Sentence, Figure]]:
    """Yield how many people were charged where they are named one by one, and no number is told."""
    if "charged" in told:
        return
    for sentence in reading.sentences:
        verb = _ACCUSED["fr" if sentence.language == "fr" else "en"].search(
            reading.masked, sentence.span.start, sentence.span.end
        )
        if verb is None:
            continue
        named = {
            t
            for m, t in zip(reading.mentions, reading.thing_of, strict=True)
            if m.type == "Person" and sentence.span.start <= m.span.start < verb.start()
        }
        if len(named) > 1:
            yield sentence, Figure("charged", float(len(named)), "exact", sentence.span.start, verb.end())


#: How sure a figure is that a rule read.
_SURE = 0.75


def _draft(of: int, sentence: Sentence, figure: Figure, context: Span | None) -> Draft:
    properties: dict[str, Value | None] = {"measure": figure.measure, "value": figure.value, "bound": figure.bound}
    if figure.money is not None:
        properties |= {"currency": figure.money.unit, "reason": figure.money.reason or None}
    return Draft(
        of, "FIGURE", None, sentence.span, f"count-of-{figure.measure}", properties, context,
        HINTED if figure.is_hint else _SURE, at=Span(figure.start, figure.end),
    )  # fmt: skip


def _follows(before: Sentence, sentence: Sentence) -> bool:
    """Whether a sentence is the next one of the same paragraph."""
    return sentence.index == before.index + 1 and sentence.block == before.block


def _of_sentence(reading: Reading, sentence: Sentence, told: Figure | None = None) -> Iterator[Figure]:
    """Yield the figures of a sentence in order; a number without a noun may be a share of the one before it."""
    text = reading.masked
    language = "fr" if sentence.language == "fr" else "en"
    quantities = [q for q in reading.quantities if sentence.span.covers(q.span)]
    context = _context(reading, sentence)
    found: dict[int, Figure] = {}
    for number, quantity in enumerate(quantities):
        if is_whole(text, quantity, quantities[max(0, number - _BESIDE) : number]):
            continue
        for measure in _counted(text, sentence, context, quantity, language):
            found[quantity.span.start] = figure_of(measure, quantity)
        if quantity.dimension == "money":
            sum_of = money_measure(reading, sentence, quantity, context)
            if sum_of:
                found[quantity.span.start] = figure_of(sum_of, quantity, quantity)
            else:
                yield from (replace(figure_of(m, quantity, quantity), is_hint=True) for m in SUMS)
    for count in people_counts(text, sentence, quantities, language):
        if not any(count.start <= at < count.end for at in found):
            for measure in people_measures(text, sentence, count, language):
                found[count.start if count.start not in found else count.end] = _of_people(measure, count)
    found |= joined(text, quantities, found)
    found |= shares(text, sentence, quantities, found, told)
    found |= by_place(reading, sentence, [q for q in quantities if q.span.start not in found], language)
    yield from (found[at] for at in sorted(found))
    for measure, start, end in single(text, sentence, context, language):
        yield Figure(measure, 1.0, "exact", start, end)


def _context(reading: Reading, sentence: Sentence) -> str:
    lead_in = context_of(reading, sentence)
    before = reading.masked[lead_in.span.start : lead_in.span.end] if lead_in else ""
    return before + " " + reading.masked[sentence.span.start : sentence.span.end]


def _of_people(measure: str, count: Count) -> Figure:
    return Figure(measure, count.value, count.bound, count.start, count.end)


def _of_nouns(words: str, language: str) -> Iterator[str]:
    """Yield the measure of the first noun, or deed, in some words."""
    for kind in ("noun", "person"):
        if match := verbs(language, kind).search(words):
            yield measure_of(language, kind, match.group())
            return


def _counted(text: str, sentence: Sentence, context: str, quantity: Quantity, language: str) -> Iterator[str]:
    if quantity.dimension == "" and _COUNTS.match(text, quantity.span.end):
        yield "charges"
        return
    if not is_countable(text, quantity):
        return
    ends_line = re.match(r"[ \u00a0]*\n", text[quantity.span.end : quantity.span.end + 4])
    if ends_line and (label := _label_measure(text, sentence, quantity, language)):
        yield label
    elif noun := noun_measure(text, sentence, context, quantity, language):
        yield noun[0]
    elif number := _NUMBER_OF.search(text, max(sentence.span.start, quantity.span.start - 70), quantity.span.start):
        yield from _of_nouns(number["nouns"] or number["whose"], language)
    elif not ends_line and (label := _label_measure(text, sentence, quantity, language)):
        yield label
    elif site := site_measure(text, sentence, quantity):
        yield site
    elif CELL.match(text, quantity.span.end) and (head := head_of(text, quantity.span.start)):
        yield from filter(None, [_said_of(text[head.start : head.end].strip().lower(), language)])


#: "brought the number of arrests to 128", "le nombre d'arrestations s'élève à 128".
_NUMBER_OF = re.compile(
    r"(?i)\b(?:number|total|tally|count|nombre|total) (?:of |de |des |d['’])(?P<nouns>[\w\s'’-]{3,30}?) (?:to|at|stands? at|reached|was|is|of|à|est de|s['’]élève à|atteint)\s(?:more than |over |nearly |some |plus de |près de )?$"
    r"|(?:^|[.;,] )(?:\w+ )?(?P<whose>[\w«» '’-]{3,40}?),? (?:sont |étaient |seraient )?au nombre de $"
)
#: "a 38-count indictment".
_COUNTS = re.compile(r"-count\b")
#: "Arrests: 58", "Persons arrested on warrants: 417", "Interpellations | 12 | 14": the label of a line or row.
_LABEL = re.compile(
    r"(?P<label>[^\W\d_](?:[^:|.;\n\d]|\b(?:19|20)\d\d\b){2,60}?)\s?(?:\([^()]*\)\s?)?(?::|=|\||\.{3,}|…+|\s[–—-]|\s{2,}+|,)\s*+"
    # the cells between; nothing is given back, since a web address that is masked is a long run of spaces
    r"(?:\d[\d,.]*(?:[ \u00a0]\d[\d,.]*)*\s*+(?:\|\s*+|(?<=\s\s)))*+$"
)
_NEXT_WORD = re.compile(
    r"\s*(?:$|[|.,;:()\n–—-]|(?:\d|in|of whom|en|dont|including|across|from|by|people|persons|individuals|suspects|personnes|individus)\b)"
)
#: What was done to people, as a label: "Persons arrested", "Accusés", "Suspected people smugglers arrested".
_DONE = re.compile(
    r"(?:(?:persons?|people|individuals?|suspects?|suspected [\w ]+|offenders|defendants|personnes?|individus?|passeurs|trafiquants)(?: [\w-]+)? )?(?P<deed>[\w-]+)"
)


#: A label and the cells behind it are no longer (characters).
_LONGEST_ROW = 240
#: "Arrests on warrants, 58": a label before a comma has no more words.
_MOST_WORDS = 4


def _label_measure(text: str, sentence: Sentence, quantity: Quantity, language: str) -> str | None:
    """Return the measure of a label that stands before a number, where no other noun stands behind the number."""
    if not _NEXT_WORD.match(text, quantity.span.end):
        return None
    start = max(text.rfind("\n", 0, quantity.number_start) + 1, sentence.span.start)
    label = _LABEL.search(text, max(start, quantity.number_start - _LONGEST_ROW), quantity.number_start)
    if label is None:
        return None
    is_row = not text[start : label.start()].strip(" •-–*") and len(label["label"].split()) <= _MOST_WORDS
    if text[label.end("label") :].lstrip()[:1] == "," and not is_row:
        return None
    return _said_of(label["label"].strip().lower(), language)


def _said_of(body: str, language: str) -> str | None:
    """Return the measure of a label or of the head of a column."""
    noun = verbs(language, "noun").search(body)
    if noun is not None:
        measure = measure_of(language, "noun", noun.group())
        return None if is_another(measure, body) else measure
    done = _DONE.fullmatch(body)
    deed = verbs(language, "person").fullmatch(done["deed"]) if done else None
    return measure_of(language, "person", deed.group()) if deed else None


EXTRACTOR = Extractor("figures/1", ("FIGURE",), _extract)
