"""Relations by frames: the machine that fills the frames of `data/frames` for every voice and form."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache

from graph.model import Span, Value
from graph.ontology import ONTOLOGY
from loaders.extractors.anchor import context_of
from loaders.extractors.arguments import Clause, antecedent, arguments, first_before, nearest, rest_of_clause
from loaders.extractors.base import Draft, Extractor
from loaders.extractors.frame_doubts import states_nothing, tells_of_money
from loaders.extractors.frames_data import Frame, Slot, frames
from loaders.extractors.groups import Place
from loaders.extractors.modality import modality_of
from loaders.needed import Needed
from loaders.reading import OTHER, Reading, Sentence, Token

#: Between a person and "a member of": an age, a home, a form of "to be", what the accusers say; nothing else.
_CLOSE = re.compile(
    r"[\s,]*(?:\(?\d{2}\)?(?: ans)?[\s,)]*)?(?:(?:of|from|de) [A-ZÀ-Þ][\w.'’ -]{1,30},\s*){0,2}"
    r"(?:(?:who|is|are|was|were|has|have|been|be|and|both|all|allegedly|reportedly|described|identified|known|believed"
    r"|said|considered|to|as|an?|the|est|sont|était|serait|été|ont|avait|avaient|une?|qui|considéré|connu|comme)(?:[\s,]+|$))*$"
)


@cache
def _triggers(language: str) -> dict[tuple[str, str], list[tuple[Frame, tuple[str, ...]]]]:
    """Index the frames by (part of speech, first lemma)."""
    index: dict[tuple[str, str], list[tuple[Frame, tuple[str, ...]]]] = defaultdict(list)
    for frame in frames(language):
        for kind, forms in (("VERB", frame.verbs), ("NOUN", frame.nouns)):
            for form in forms:
                first, *rest = form.split()
                index[(kind, first)].append((frame, tuple(rest)))
    return index


@cache
def _phrases(language: str) -> tuple[tuple[Frame, re.Pattern[str]], ...]:
    """Compile the surface expressions, each frame's in one."""
    return tuple(
        (f, re.compile(rf"(?i)(?:(?<![\w-])|(?=['’-]))(?:{'|'.join(f.phrases)})(?:(?<=['’ ])|(?![\w-]))"))
        for f in frames(language)
        if f.phrases
    )


@cache
def _needed(language: str) -> Needed:
    return Needed(*(pattern for _, pattern in _phrases(language)))


def _extract(reading: Reading) -> Iterator[Draft]:
    items: dict[int, list[Clause]] = defaultdict(list)
    for sentence in reading.sentences:
        language = sentence.language if sentence.language == "fr" else "en"
        clause = Clause.of(reading, sentence)
        if sentence.lead_in is not None and clause.places:
            items[sentence.lead_in].append(clause)
        if clause.places:
            yield from _by_words(clause, language)
            yield from _by_phrases(clause, language)
    for lead_in, listed in items.items():
        sentence = reading.sentences[lead_in]
        yield from _by_lead_in(
            Clause.of(reading, sentence), listed, sentence.language if sentence.language == "fr" else "en"
        )


#: What may stand between a trigger and the colon that ends a lead-in: "the following agencies".
_TO_COLON = re.compile(r"[\w\s,'’-]{0,60}:?\s*$")


def _by_lead_in(lead_in: Clause, items: list[Clause], language: str) -> Iterator[Draft]:
    """Yield the relations of list items to what their lead-in speaks of: "members include:", then a body a line."""
    text, span = lead_in.reading.masked, lead_in.sentence.span
    for frame, pattern in _phrases(language):
        if not {"after", "rest"} & set(frame.subject.sources):
            continue
        for match in pattern.finditer(text, span.start, span.end):
            behind = any(p.span.start >= match.end() and p.type in frame.subject.types for p in lead_in.places)
            if behind or not _TO_COLON.match(text, match.end(), span.end):
                continue
            objects = _beside(lead_in, match.start(), match.end(), frame.object)
            objects = objects or antecedent(lead_in, match.start(), frame.object.types)
            for item in items:
                subjects = [p for p in item.places if p.type in frame.subject.types and p.group >= 0]
                start = item.sentence.span.start
                yield from _drafts(item, frame, subjects, objects, Span(start, start + 1))


def _by_words(clause: Clause, language: str) -> Iterator[Draft]:
    index = _triggers(language)
    for token in clause.sentence.tokens:
        kind = "VERB" if token.pos in {"VERB", "AUX"} else "NOUN" if token.pos == "NOUN" else token.pos
        if kind == "ADJ":
            kind = "VERB"  # participles are often tagged as adjectives
        if kind == "VERB" and _describes(clause.sentence, token):
            continue
        for frame, rest in index.get((kind, token.lemma), ()):
            if clause.in_mention(token.start, token.end):
                break
            if not rest or _follows(clause.sentence, token, rest):
                yield from _filled(clause, token, frame, noun=kind == "NOUN")


def _describes(sentence: Sentence, token: Token) -> bool:
    """Whether a participle only describes the noun behind it: "established teams", "an organized ring"."""
    noun = sentence.tokens[token.head] if token.head < len(sentence.tokens) else token
    return token.role == OTHER and noun.index > token.index and noun.pos in {"NOUN", "PROPN"}


def _follows(sentence: Sentence, token: Token, rest: tuple[str, ...]) -> bool:
    """Whether the other words of a trigger stand within the next words."""
    ahead = [t.text.lower() for t in sentence.tokens[token.index + 1 : token.index + 2 + 2 * len(rest)]]
    return all(word in ahead for word in rest)


def _filled(clause: Clause, trigger: Token, frame: Frame, *, noun: bool) -> Iterator[Draft]:
    subjects = arguments(clause, trigger, frame.subject, noun=noun)
    objects = arguments(clause, trigger, frame.object, noun=noun) if subjects else []
    yield from _drafts(clause, frame, subjects, objects, Span(trigger.start, trigger.end))


def _by_phrases(clause: Clause, language: str) -> Iterator[Draft]:
    text, span, there = clause.reading.masked, clause.sentence.span, {p.type for p in clause.places}
    for number in _needed(language).possible(text, span.start, span.end):
        frame, pattern = _phrases(language)[number]
        if not (_can_be_filled(frame.subject, there) and _can_be_filled(frame.object, there)):
            continue
        for match in pattern.finditer(text, span.start, span.end):
            takes_inside = "inside" in frame.object.sources
            if clause.in_mention(match.start(), match.end()) and not takes_inside:
                continue
            subjects = _beside(clause, match.start(), match.end(), frame.subject)
            if frame.close:
                last = max((s.span.end for s in subjects), default=match.start())
                subjects = subjects if _CLOSE.match(text, last, match.start()) else []
            objects = _beside(clause, match.start(), match.end(), frame.object) if subjects else []
            yield from _drafts(clause, frame, subjects, objects, Span(match.start(), match.end()))


def _can_be_filled(slot: Slot, there: set[str]) -> bool:
    """Whether a sentence with things of these types, or one before it, may hold what fills a slot."""
    return not there.isdisjoint(slot.types) or not {"operation", "antecedent"}.isdisjoint(slot.sources)


def _beside(clause: Clause, start: int, end: int, slot: Slot) -> list[Place]:
    for source in slot.sources:
        if source == "operation":
            found = (
                arguments(clause, clause.sentence.tokens[0], Slot(("operation",), slot.types), noun=True)
                if clause.sentence.tokens
                else []
            )
        elif source == "inside":
            found = [p for p in clause.places if p.type in slot.types and start <= p.span.start < end]
        elif source == "antecedent":
            found = antecedent(clause, start, slot.types)
        elif source == "rest":
            found = rest_of_clause(clause, end, slot.types)
        elif source == "subject":
            found = first_before(clause, start, slot.types)
        else:
            found = nearest(clause, start, end, "after" if source == "after" else "before", slot.types)
        if found:
            return found
    return []


def _drafts(
    clause: Clause, frame: Frame, subjects: list[Place], objects: list[Place], trigger: Span
) -> Iterator[Draft]:
    lead_in = context_of(clause.reading, clause.sentence)
    modality = modality_of(clause, trigger)
    span = clause.sentence.span
    if frame.predicate == "FUNDED" and not tells_of_money(clause, trigger):
        return
    for subject in subjects:
        for target in objects:
            if subject.thing == target.thing or states_nothing(clause, frame, subject, target, trigger):
                continue
            yield Draft(
                subject.thing, frame.predicate, target.thing, span, frame.id,
                _properties(clause, frame), lead_in.span if lead_in else None, frame.confidence, modality,
            )  # fmt: skip


def _properties(clause: Clause, frame: Frame) -> dict[str, Value | None]:
    """Return the date of a dated relation, and the sum of a payment, where the sentence gives just one."""
    out: dict[str, Value | None] = {}
    if frame.dated:
        dates = [m for m in clause.reading.moments if clause.sentence.span.covers(m.span)]
        out["date"] = dates[0].start if len(dates) == 1 else None
    if frame.predicate == "FUNDED":
        sums = [q for q in clause.reading.quantities if q.dimension == "money" and clause.sentence.span.covers(q.span)]
        if len(sums) == 1:
            out |= {
                "amount": sums[0].value,
                "currency": sums[0].unit,
                "bound": sums[0].bound,
                "reason": sums[0].reason or None,
            }
    return out


EXTRACTOR = Extractor("frames/1", tuple(e.name for e in ONTOLOGY.edges), _extract)
