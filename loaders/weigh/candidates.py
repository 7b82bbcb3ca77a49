"""Which pairs of things are weighed, and in which sentences they stand."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from graph.ontology import ONTOLOGY
from loaders.extractors.affiliations import bound
from loaders.extractors.arguments import Clause
from loaders.extractors.base import Draft
from loaders.extractors.groups import Place
from loaders.reading import Reading, Sentence, Thing
from loaders.weigh.doubts import lists_members, states_another

#: Relations whose object a text goes on speaking of without naming it in every sentence: the case, the gang, the office.
_OVER_SENTENCES = {
    ("PARTICIPATES_IN", "Agency", "Operation"),
    ("LED", "Agency", "Operation"),
    ("LOCATED_IN", "Operation", "Place"),
    ("LOCATED_IN", "Operation", "Country"),
    ("TARGETED", "Operation", "Substance"),
    ("TARGETED", "Operation", "CriminalOrganization"),
    ("MEMBER_OF_GROUP", "Person", "CriminalOrganization"),
    ("TRAFFICKED", "CriminalOrganization", "Substance"),
    ("TRAFFICKED", "Person", "Substance"),
    ("WORKS_FOR", "Person", "Agency"),
}


#: A rule that reads titles beside names is as sure as this.
_OF_TITLES = 0.7


class Scene(NamedTuple):
    """One sentence that speaks of a pair: where it mentions the two, as far as it does."""

    clause: Clause
    subject: Place | None
    object: Place | None
    #: how many sentences before it the other end was named, where that is all that joins the two; 0 elsewhere
    back: int = 0


class Candidate(NamedTuple):
    """A relation that a document may state; a tuple, since hundreds are made for each document.

    Parameters
    ----------
    subject, object:
        Indices of things of the reading.
    predicate:
        Edge type of the ontology.
    scenes:
        The sentences that speak of both, then those that speak of one where the text goes on speaking of the other; none
        where all that do so state something else.
    drafts:
        What the rules drafted of it.
    """

    subject: int
    predicate: str
    object: int
    scenes: tuple[Scene, ...]
    drafts: tuple[Draft, ...] = ()


@dataclass(slots=True)
class Grounds:
    """A reading with its clauses and drafts, indexed once for all its candidates."""

    reading: Reading
    drafts: Sequence[Draft]
    clauses: dict[int, Clause] = field(default_factory=dict)
    #: per thing: its first place in each sentence that mentions it
    places: dict[int, dict[int, list[Place]]] = field(default_factory=lambda: defaultdict(dict))
    of_pair: dict[tuple[int, str, int], list[Draft]] = field(default_factory=lambda: defaultdict(list))
    of_subject: dict[int, list[Draft]] = field(default_factory=lambda: defaultdict(list))
    of_object: dict[int, list[Draft]] = field(default_factory=lambda: defaultdict(list))
    by_type: dict[str, list[Thing]] = field(default_factory=lambda: defaultdict(list))
    #: what the rules drafted of a subject, and of an object, by relation
    said_of: dict[tuple[int, str], list[Draft]] = field(default_factory=lambda: defaultdict(list))
    said_to: dict[tuple[str, int], list[Draft]] = field(default_factory=lambda: defaultdict(list))
    #: the relations that the rules drafted of a pair
    said_between: dict[tuple[int, int], set[str]] = field(default_factory=lambda: defaultdict(set))
    #: per person whose name is followed by "of the" and a body or district: the bodies that this allows
    bodies_of: dict[int, set[int]] = field(default_factory=dict)
    #: per sentence: the things that a sentence behind it may go on speaking of
    in_mind: dict[int, frozenset[int]] = field(default_factory=dict)
    #: per thing: the list items that mention it, each with the sentence that leads it in
    led: dict[int, list[tuple[int, int]]] = field(default_factory=lambda: defaultdict(list))
    #: per thing: the sentences at most two behind one that mentions it
    behind: dict[int, set[int]] = field(default_factory=lambda: defaultdict(set))

    @classmethod
    def of(cls, reading: Reading, drafts: Sequence[Draft]) -> Grounds:
        """Index a reading and what was drafted of it, but for hints of numbers: they say nothing of a pair."""
        drafts = [d for d in drafts if d.at is None or not d.is_hint]
        out = cls(reading, drafts)
        for sentence in reading.sentences:
            clause = Clause.of(reading, sentence)
            if not clause.places:
                continue
            out.clauses[sentence.index] = clause
            out.in_mind[sentence.index] = _in_mind(clause)
            for person, bodies in bound(reading, clause.places):
                out.bodies_of.setdefault(person, set()).update(bodies)
            for place in clause.places:
                out.places[place.thing].setdefault(sentence.index, []).append(place)
            for named in {p.thing for p in clause.places}:
                out.behind[named].update((sentence.index + 1, sentence.index + 2))
                if sentence.lead_in is not None:
                    out.led[named].append((sentence.index, sentence.lead_in))
        for draft in drafts:
            if draft.object is not None:
                out.of_pair[draft.subject, draft.predicate, draft.object].append(draft)
                out.of_object[draft.object].append(draft)
                out.said_to[draft.predicate, draft.object].append(draft)
                out.said_between[draft.subject, draft.object].add(draft.predicate)
            out.of_subject[draft.subject].append(draft)
            out.said_of[draft.subject, draft.predicate].append(draft)
        for person, bodies in out.bodies_of.items():
            said = out.said_of[person, "WORKS_FOR"]
            bodies.update(d.object for d in said if d.object is not None and d.confidence >= _OF_TITLES)
        for thing in reading.things:
            out.by_type[thing.type].append(thing)
        return out

    def is_of_another(self, candidate: Candidate) -> bool:
        """Whether the words right behind a person's name say whose official they are, and it is another body's."""
        if candidate.predicate != "WORKS_FOR":
            return False
        bodies = self.bodies_of.get(candidate.subject)
        return bodies is not None and candidate.object not in bodies

    def sentence_of(self, draft: Draft) -> Sentence | None:
        """Return the sentence that a draft quotes."""
        return next((s for s in self.reading.sentences if s.span.start <= draft.span.start < s.span.end), None)


def _in_mind(clause: Clause) -> frozenset[int]:
    """Return the first and the last thing of each type that a sentence names: what the next one may be about."""
    first: dict[str, int] = {}
    last: dict[str, int] = {}
    for place in clause.places:
        first.setdefault(place.type, place.thing)
        last[place.type] = place.thing
    return frozenset([*first.values(), *last.values()])


def candidates(grounds: Grounds, wanted: Callable[[str, str, str], bool] | None = None) -> Iterator[Candidate]:
    """Yield what is weighed: each pair of fitting types that a sentence names together, and those over sentences.

    Parameters
    ----------
    grounds:
        The reading.
    wanted:
        Whether a relation between two types is asked for; None asks for all.
    """
    # several relations are weighed of the same two types
    scenes_of: dict[tuple[int, int, bool], tuple[Scene, ...]] = {}
    for edge in ONTOLOGY.edges:
        if edge.per_statement:
            continue
        for subject_type, object_type in edge.ends:
            if wanted and not wanted(edge.name, subject_type.name, object_type.name):
                continue
            over = (edge.name, subject_type.name, object_type.name) in _OVER_SENTENCES
            for subject in grounds.by_type[subject_type.name]:
                for target in grounds.by_type[object_type.name]:
                    if subject.index == target.index or (edge.symmetric and _turned(subject, target)):
                        continue
                    key = subject.index, target.index, over
                    if key not in scenes_of:
                        scenes_of[key] = tuple(_scenes(grounds, subject, target, over=over))
                    if scenes := scenes_of[key]:
                        stated = tuple(s for s in scenes if _may_state(grounds, edge.name, subject.index, s))
                        drafts = tuple(grounds.of_pair.get((subject.index, edge.name, target.index), ()))
                        if edge.symmetric:
                            drafts += tuple(grounds.of_pair.get((target.index, edge.name, subject.index), ()))
                        yield Candidate(subject.index, edge.name, target.index, stated, drafts)


def _may_state(grounds: Grounds, predicate: str, subject: int, scene: Scene) -> bool:
    """Whether a sentence that names the two may state this of them."""
    if states_another(predicate, scene.clause, scene.subject, scene.object):
        return False
    if predicate != "PARTICIPATES_IN" or scene.subject is None:
        return True
    span = scene.clause.sentence.span
    belongs = any(span.covers(d.span) for d in grounds.said_of.get((subject, "MEMBER_OF"), ()))
    return not (belongs and lists_members(scene.clause, scene.subject, has_operation=scene.object is not None))


def _turned(subject: Thing, target: Thing) -> bool:
    """Whether a pair without direction is weighed the other way round."""
    return subject.type == target.type and subject.index > target.index


def _scenes(grounds: Grounds, subject: Thing, target: Thing, *, over: bool) -> Iterator[Scene]:
    mine, others = grounds.places.get(subject.index, {}), grounds.places.get(target.index, {})
    shared = mine.keys() & others.keys()
    for index in sorted(shared) if shared else ():
        first, second = _closest(mine[index], others[index])
        yield Scene(grounds.clauses[index], first, second)
    # a list item and the sentence that leads it in
    for index, lead_in in grounds.led.get(subject.index, ()):
        if lead_in in others and index not in shared:
            yield Scene(grounds.clauses[index], mine[index][0], None)
    for index, lead_in in grounds.led.get(target.index, ()):
        if lead_in in mine and index not in shared:
            yield Scene(grounds.clauses[index], None, others[index][0])
    if not shared and _are_near(grounds, subject.index, target.index):
        yield from _near(grounds, mine, others, subject.index, target.index)
    if over:
        led = subject.type == "Operation" or (subject.type == "CriminalOrganization")
        for index, places in (others if led else mine).items():
            if index not in shared:
                yield Scene(grounds.clauses[index], None if led else places[0], places[0] if led else None)


def _are_near(grounds: Grounds, first: int, second: int) -> bool:
    """Whether a sentence that names one thing stands at most two behind one that names the other."""
    behind, places = grounds.behind, grounds.places
    return not (behind[second].isdisjoint(places[first]) and behind[first].isdisjoint(places[second]))


def _near(
    grounds: Grounds, mine: dict[int, list[Place]], others: dict[int, list[Place]], subject: int, target: int
) -> Iterator[Scene]:
    """Yield the sentences that name one end when a sentence right before, in the same paragraph, was about the other."""
    sentences = grounds.reading.sentences
    for places, behind, other, is_subject in ((mine, others, target, True), (others, mine, subject, False)):
        for index, found in places.items():
            for back in (1, 2):
                before = index - back
                if before in behind and sentences[before].block == sentences[index].block:
                    if other in grounds.in_mind[before]:
                        seen = found[0]
                        yield Scene(
                            grounds.clauses[index], seen if is_subject else None, None if is_subject else seen, back
                        )
                    break


def _closest(first: Sequence[Place], second: Sequence[Place]) -> tuple[Place, Place]:
    return min(
        ((a, b) for a in first for b in second),
        key=lambda p: abs(p[0].span.start - p[1].span.start),
    )
