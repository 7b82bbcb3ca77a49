"""The stage: drafts of rules in, weighed drafts out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from dataclasses import replace

from graph.model import Span
from loaders.extractors.base import HINT, Draft
from loaders.extractors.modality import modality_of
from loaders.reading import Reading
from loaders.weigh.amounts import NAME, weigh_numbers
from loaders.weigh.candidates import Candidate, Grounds, Scene, candidates
from loaders.weigh.features import Seer
from loaders.weigh.model import Weights, key_of, learned, probability_of, refused, vocabulary, weights_of
from loaders.weigh.presence import used_by
from loaders.weigh.together import Company, Weighed, among_lists

#: Subject, edge and object of a candidate.
Key = tuple[int, str, int]
#: What a rule drafted is kept at a lower probability than a pair that no rule saw: the rule says something too.
OF_RULES = 0.5
#: A rule as sure as this is doubted only where next to nothing speaks for it.
SURE, OF_SURE_RULES = 0.8, 0.2


def weigh(
    reading: Reading, drafts: Sequence[tuple[str, Draft]], things: Set[int] | None = None
) -> list[tuple[str, Draft]]:
    """Weigh each relation that a document may state, drop what is unlikely and add what the rules did not draft.

    Parameters
    ----------
    reading:
        The document as read.
    drafts:
        Of the rules, each with the name of its extractor.
    things:
        Indices of those that may be an end of a claim; None for all.

    Returns
    -------
    The drafts that are kept, with the probability as confidence, and new ones of the extractor `weigh/1`. What was not
    learned passes as it is.
    """
    if things is not None:
        drafts = [(n, d) for n, d in drafts if used_by([d]) <= things]
    if not learned():
        return [(n, d) for n, d in drafts if not d.is_hint]
    weighed, confidence = _weighed(Grounds.of(reading, [d for _, d in drafts]), things)
    company = Company.of(weighed, reading.things)
    added: list[tuple[str, Draft]] = []
    for one in weighed:
        kept = _kept(reading, one, company)
        confidence[one.key] = kept
        for draft in one.candidate.drafts:
            confidence[draft.subject, draft.predicate, draft.object] = kept  # type: ignore[index]
        if kept and not one.candidate.drafts:
            added.append((NAME, _draft(reading, one, kept)))
    related = [(n, d) for n, d in drafts if d.at is None]
    numbers = [(n, d) for n, d in drafts if d.at is not None]
    return _without_implied([*_judged(reading, related, confidence), *added, *weigh_numbers(reading, numbers)])


def _weighed(grounds: Grounds, things: Set[int] | None) -> tuple[list[Weighed], dict[Key, float]]:
    """Return the candidates among their lists, and those that are refused whatever is learned, with a confidence of 0."""
    reading, seer = grounds.reading, Seer(grounds, vocabulary())
    weighed: list[Weighed] = []
    never: dict[Key, float] = {}
    unlikely: dict[Key, float] = {}
    asked: dict[tuple[str, str, str], tuple[Weights, float]] = {}

    def is_learned(predicate: str, subject_type: str, object_type: str) -> bool:
        if weights := weights_of(predicate, subject_type, object_type):
            asked[predicate, subject_type, object_type] = weights, weights.least_odds
        return weights is not None

    for candidate in candidates(grounds, is_learned):
        if things is not None and not (candidate.subject in things and candidate.object in things):
            continue
        key = candidate.subject, candidate.predicate, candidate.object
        weights, least = asked[key[1], reading.things[key[0]].type, reading.things[key[2]].type]
        if not candidate.scenes or grounds.is_of_another(candidate) or _is_of_a_class(reading, candidate):
            never[key] = 0.0
            continue
        odds = seer.whole.log_odds(candidate, weights)
        if odds < least and not candidate.drafts:
            unlikely[key] = odds
            continue
        seen = tuple(seer.of_scene(candidate, s) for s in candidate.scenes)
        probability = probability_of(odds + weights.log_odds(seen[0] if len(seen) == 1 else frozenset().union(*seen)))
        weighed.append(Weighed(candidate, weights, seen, probability, probability))
    return among_lists(weighed, unlikely), never


def _kept(reading: Reading, one: Weighed, company: Company) -> float:
    """Return the confidence at which a relation is claimed; 0 where it is not."""
    if company.is_outdone(one):
        return 0.0
    threshold, probability = one.weights.threshold, one.probability
    surest = max((d.confidence for d in one.candidate.drafts), default=0.0)
    drafted = surest >= HINT
    if not drafted and not _may_be_guessed(reading, one.candidate, probability):
        return 0.0
    ruled = OF_SURE_RULES if surest >= SURE else OF_RULES if drafted else 1.0
    if probability < threshold * ruled and not company.is_likeliest(one):
        return 0.0
    # kept for its rule's sake, a draft is as sure as the two opinions together
    return round(probability if probability >= threshold or not drafted else (probability + surest) / 2, 2)


def _is_of_a_class(reading: Reading, candidate: Candidate) -> bool:
    """Whether all that is trafficked is a class: "drugs" is no substance that can be pointed at."""
    return candidate.predicate == "TRAFFICKED" and reading.things[candidate.object].properties.get("kind") == "class"


#: What is said of a person here may ruin a name: it is not guessed of anybody but the accused, and only when likely.
_GRAVE = {"MEMBER_OF_GROUP": 0.6, "TRAFFICKED": 0.4}
_ACCUSED = frozenset({"suspect", "charged", "convicted"})


def _may_be_guessed(reading: Reading, candidate: Candidate, probability: float) -> bool:
    """Whether a relation that no rule drafted may be claimed for its probability alone."""
    person = reading.things[candidate.subject]
    needed = _GRAVE.get(candidate.predicate)
    if needed is None or person.type != "Person":
        return True
    return person.properties.get("role") in _ACCUSED and probability >= needed


def _judged(
    reading: Reading, drafts: Sequence[tuple[str, Draft]], confidence: dict[Key, float]
) -> Iterator[tuple[str, Draft]]:
    """Yield the drafts of rules that are likely, and those that nothing was learned of."""
    for name, draft in drafts:
        judged = None if draft.object is None else confidence.get((draft.subject, draft.predicate, draft.object))
        if judged is None:
            if not draft.is_hint and not _is_refused(reading, draft):
                yield name, draft
        elif judged:
            yield name, replace(draft, confidence=judged)


def _is_refused(reading: Reading, draft: Draft) -> bool:
    """Whether a rule has been too rarely right between things of these types."""
    if draft.object is None:
        return False
    ends = reading.things[draft.subject].type, reading.things[draft.object].type
    return draft.rule in refused().get(key_of(draft.predicate, *ends), ())


def _without_implied(drafts: Sequence[tuple[str, Draft]]) -> list[tuple[str, Draft]]:
    """Leave out what another draft says more exactly.

    That a body took part in what it led, and that something is in a country or state where it is said to be in a town of it.
    """
    led = {(d.subject, d.object) for _, d in drafts if d.predicate == "LED"}
    seats = {(d.subject, d.object) for _, d in drafts if d.predicate == "LOCATED_IN"}
    inner = {(d.object, d.subject) for _, d in drafts if d.predicate == "PART_OF"}
    wider = {(who, outer) for outer, place in inner for who, seat in seats if seat == place}
    implied = {"PARTICIPATES_IN": led, "LOCATED_IN": wider}
    return [(n, d) for n, d in drafts if (d.subject, d.object) not in implied.get(d.predicate, ())]


def _best(one: Weighed) -> Scene:
    """Return the sentence that says most of the pair: it becomes the quote."""
    ranked = zip(one.candidate.scenes, (one.weights.log_odds(s) for s in one.seen), strict=True)
    return max(ranked, key=lambda p: (p[1], -p[0].clause.sentence.index))[0]


def _draft(reading: Reading, one: Weighed, probability: float) -> Draft:
    candidate, scene = one.candidate, _best(one)
    place = scene.subject or scene.object
    trigger = place.span if place else scene.clause.sentence.span
    modality = modality_of(scene.clause, trigger)
    if candidate.predicate in _GRAVE and reading.things[candidate.subject].type == "Person" and modality == "asserted":
        modality = "alleged"  # of a person, a likelihood is never more than what somebody alleges
    unseen = candidate.subject if scene.subject is None else candidate.object if scene.object is None else None
    return Draft(
        candidate.subject, candidate.predicate, candidate.object, scene.clause.sentence.span,
        f"weighed-{candidate.predicate.lower().replace('_', '-')}", {},
        None if unseen is None else _named_in(reading, unseen, scene), probability, modality,
    )  # fmt: skip


def _named_in(reading: Reading, thing: int, scene: Scene) -> Span | None:
    """Return the sentence that names what the quoted one only goes on speaking of: its lead-in, or the last before it."""
    spans = [m.span for m in reading.things[thing].mentions]
    before = [s for s in spans if s.start < scene.clause.sentence.span.start]
    at = before[-1] if before else spans[0]
    return next((s.span for s in reading.sentences if s.span.start <= at.start < s.span.end), None)
