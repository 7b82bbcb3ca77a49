"""Relations by frames: the machine that fills the frames of `data/frames` for every voice and form."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache

from graph.model import Modality, Span, Value
from graph.ontology import ONTOLOGY
from loaders.extractors.anchor import context_of
from loaders.extractors.arguments import Clause, antecedent, arguments, first_before, nearest, rest_of_clause
from loaders.extractors.base import Draft, Extractor
from loaders.extractors.frames_data import Frame, Slot, frames
from loaders.extractors.groups import Place
from loaders.reading import Reading, Sentence, Token

_NEGATION = re.compile(r"(?i)\b(?:not|never|no longer|n['’]t|denied|denies|ne|n['’]|jamais|nie|nié)\b")
_ALLEGED = re.compile(
    r"(?i)\b(?:alleg\w+|accused|suspected|believed to|purported\w*|charged with|présumée?s?|aurait|auraient|soupçonnée?s?|accusée?s?)\b"
)
_PLANNED = re.compile(
    r"(?i)\b(?:will|plans? to|intends? to|is to|are to|is expected to|va|vont|prévoit|sera|seront|entend)\b"
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


def _extract(reading: Reading) -> Iterator[Draft]:
    for sentence in reading.sentences:
        language = sentence.language if sentence.language == "fr" else "en"
        clause = Clause.of(reading, sentence)
        if clause.places:
            yield from _by_words(clause, language)
            yield from _by_phrases(clause, language)


def _by_words(clause: Clause, language: str) -> Iterator[Draft]:
    index = _triggers(language)
    for token in clause.sentence.tokens:
        kind = "VERB" if token.pos in {"VERB", "AUX"} else "NOUN" if token.pos == "NOUN" else token.pos
        if kind == "ADJ":
            kind = "VERB"  # participles are often tagged as adjectives
        for frame, rest in index.get((kind, token.lemma), ()):
            if clause.in_mention(token.start, token.end):
                break
            if not rest or _follows(clause.sentence, token, rest):
                yield from _filled(clause, token, frame, noun=kind == "NOUN")


def _follows(sentence: Sentence, token: Token, rest: tuple[str, ...]) -> bool:
    """Whether the other words of a trigger stand within the next words."""
    ahead = [t.text.lower() for t in sentence.tokens[token.index + 1 : token.index + 2 + 2 * len(rest)]]
    return all(word in ahead for word in rest)


def _filled(clause: Clause, trigger: Token, frame: Frame, *, noun: bool) -> Iterator[Draft]:
    subjects = arguments(clause, trigger, frame.subject, noun=noun)
    objects = arguments(clause, trigger, frame.object, noun=noun) if subjects else []
    yield from _drafts(clause, frame, subjects, objects, Span(trigger.start, trigger.end))


def _by_phrases(clause: Clause, language: str) -> Iterator[Draft]:
    span = clause.sentence.span
    for frame, pattern in _phrases(language):
        for match in pattern.finditer(clause.reading.masked, span.start, span.end):
            takes_inside = "inside" in frame.object.sources
            if clause.in_mention(match.start(), match.end()) and not takes_inside:
                continue
            subjects = _beside(clause, match.start(), match.end(), frame.subject)
            objects = _beside(clause, match.start(), match.end(), frame.object) if subjects else []
            yield from _drafts(clause, frame, subjects, objects, Span(match.start(), match.end()))


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
    modality = _modality(clause, trigger)
    for subject in subjects:
        for target in objects:
            if (
                subject.thing == target.thing
                or _is_class_as_target(clause, frame, target)
                or not ONTOLOGY.allows(subject.type, frame.predicate, target.type)
            ):
                continue
            yield Draft(
                subject.thing, frame.predicate, target.thing, clause.sentence.span, frame.id,
                _properties(clause, frame), lead_in.span if lead_in else None, frame.confidence, modality,
            )  # fmt: skip


def _is_class_as_target(clause: Clause, frame: Frame, target: Place) -> bool:
    """Whether the object is a class of drugs ("illicit substances"), which is no target that can be pointed at."""
    return (
        frame.predicate in {"TARGETED", "TRAFFICKED"}
        and clause.reading.things[target.thing].properties.get("kind") == "class"
    )


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


def _modality(clause: Clause, trigger: Span) -> Modality:
    """Judge by the words before the trigger in its clause: denied, alleged, planned, else asserted."""
    text = clause.reading.masked[clause.sentence.span.start : trigger.end]
    near = re.split(r"[,;:]", text)[-1][-60:]
    if _NEGATION.search(near):
        return "denied"
    if _ALLEGED.search(text[-120:]):
        return "alleged"
    return "planned" if _PLANNED.search(near) else "asserted"


EXTRACTOR = Extractor("frames/1", tuple(e.name for e in ONTOLOGY.edges), _extract)
