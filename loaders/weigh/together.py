"""Relations judged together: what is said of one of a list is likely of the others, and few bodies have two parents."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from typing import NamedTuple

from loaders.extractors.groups import Place
from loaders.reading import Thing
from loaders.weigh.candidates import Candidate, Scene
from loaders.weigh.model import Weights, probability_of

#: A relation of which an end mostly has one: (edge, type of subject, type of object) to which end, and the share of the
#: likeliest one's probability that another must reach. An investigation has one leader, and a body leads, or joins, what
#: the text is about rather than another operation beside it; a body has one parent and one seat, a person one employer.
_RIVALS = {
    ("LED", "Agency", "Operation"): (("subject", 0.5), ("object", 0.4)),
    ("PARTICIPATES_IN", "Agency", "Operation"): (("subject", 0.5),),
    ("PART_OF", "Agency", "Agency"): (("subject", 0.5),),
    ("LOCATED_IN", "Agency", "Place"): (("subject", 0.5),),
    ("WORKS_FOR", "Person", "Agency"): (("subject", 0.6),),
}
#: A relation of which the likeliest is claimed at this share of the threshold: of a unit, a text mostly names the parent.
_LIKELIEST = {("PART_OF", "Agency", "Agency"): 0.5}


#: An end of a relation: the thing, which end it is, and the relation's kind.
End = tuple[int, str, tuple[str, str, str]]


class Weighed(NamedTuple):
    """A candidate with what was learned of such relations, the features of its scenes, and its probability.

    Parameters
    ----------
    candidate:
        What is weighed.
    weights:
        Of relations of its kind.
    seen:
        The features of each of its scenes.
    alone:
        The probability by itself.
    probability:
        The probability among the others of its list.
    """

    candidate: Candidate
    weights: Weights
    seen: tuple[Set[str], ...]
    alone: float
    probability: float

    @property
    def key(self) -> tuple[int, str, int]:
        """Subject, edge and object."""
        return self.candidate.subject, self.candidate.predicate, self.candidate.object


@dataclass(frozen=True, slots=True)
class Company:
    """The likeliest relation of each end, for those of which an end mostly has one."""

    best: dict[End, float]
    things: Sequence[Thing]

    @classmethod
    def of(cls, weighed: Sequence[Weighed], things: Sequence[Thing]) -> Company:
        """Find the likeliest relation of each end."""
        out = cls({}, things)
        for one in weighed:
            for _, key in out._ends(one):
                out.best[key] = max(out.best.get(key, 0.0), one.alone)
        return out

    def is_outdone(self, one: Weighed) -> bool:
        """Whether an end has another relation of this kind that is far likelier."""
        return any(one.alone < share * self.best[key] for share, key in self._ends(one))

    def is_likeliest(self, one: Weighed) -> bool:
        """Whether a relation is the likeliest of its subject, of a kind of which that one is claimed below the threshold."""
        subject, predicate, target = one.key
        share = _LIKELIEST.get((predicate, self.things[subject].type, self.things[target].type))
        if share is None or one.alone < share * one.weights.threshold:
            return False
        return all(one.alone >= self.best[key] for _, key in self._ends(one))

    def _ends(self, one: Weighed) -> Iterator[tuple[float, End]]:
        """Yield the share that a rival allows, and the end, for each end of a relation that has rivals."""
        candidate = one.candidate
        kind = candidate.predicate, self.things[candidate.subject].type, self.things[candidate.object].type
        for end, share in _RIVALS.get(kind, ()):
            thing = candidate.subject if end == "subject" else candidate.object
            yield share, (thing, end, kind)


def among_lists(weighed: Sequence[Weighed], unlikely: Mapping[tuple[int, str, int], float]) -> list[Weighed]:
    """Return candidates with the probability that they have among the others of their lists.

    "Assisted by A, B and C": what a sentence says of one of a list it says of each, so the probability is half the
    candidate's own and half the mean of the list's (the candidate among them), over all lists that its ends stand in.

    Parameters
    ----------
    weighed:
        The candidates.
    unlikely:
        The log-odds of those that were left out as too unlikely: they count in the means.
    """
    alone = {w.key: w.alone for w in weighed}
    among = ((w, _among(w, alone, unlikely)) for w in weighed)
    return [w if p == w.alone else Weighed(w.candidate, w.weights, w.seen, w.alone, p) for w, p in among]


def _among(
    one: Weighed, alone: Mapping[tuple[int, str, int], float], unlikely: Mapping[tuple[int, str, int], float]
) -> float:
    """Return the mean of a candidate's own probability and that of its lists."""
    listed = {key for scene in one.candidate.scenes for key in _of_list(one.candidate, scene)}
    if not listed:
        return one.alone
    others = [
        alone[key] if key in alone else probability_of(unlikely[key])
        for key in sorted(listed) if key in alone or key in unlikely
    ]  # fmt: skip
    return (one.alone + sum(others) / len(others)) / 2


def _of_list(candidate: Candidate, scene: Scene) -> Iterator[tuple[int, str, int]]:
    """Yield the same relation of the others that a sentence lists beside an end."""
    for thing in _listed(scene, scene.subject):
        yield thing, candidate.predicate, candidate.object
    for thing in _listed(scene, scene.object):
        yield candidate.subject, candidate.predicate, thing


def _listed(scene: Scene, place: Place | None) -> Sequence[int]:
    """Return the things of the list that a place stands in; a mention inside another name has none."""
    return scene.clause.lists[place.group] if place is not None and place.group > 0 else ()
