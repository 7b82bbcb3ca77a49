"""The stage for things: which of those that a document names a careful reader would put into the graph."""

from __future__ import annotations

from collections.abc import Sequence, Set

from loaders.extractors.base import Draft
from loaders.reading import Reading, Thing
from loaders.weigh.model import learned
from loaders.weigh.things import ThingSeer

#: Things of these types are in the graph only where a claim hangs on them (the annotation guide: "things merely present").
_ONLY_WITH_CLAIM = frozenset({"Commodity", "Position"})


#: Of the probability that a thing needs, how much one needs that is in the graph by rule, one that rules relate to others, and
#: one that seizures or figures hang on: passing it over would cost a name, and what is said of it.
OF_NAMED, OF_RELATED, OF_COUNTED = 0.75, 0.5, 0.1


def belongs(thing: Thing, used: Set[int]) -> bool:
    """Return whether a thing is in the graph by rule: used by a claim, or of a type that counts however mentioned.

    Parameters
    ----------
    thing:
        Of the reading.
    used:
        Indices of the things that are an end of a claim.
    """
    if thing.index in used:
        return True
    if thing.type == "Position" and thing.properties.get("acts"):
        return True
    if thing.type in _ONLY_WITH_CLAIM or thing.properties.get("unnamed") or thing.properties.get("sure"):
        return False  # a name that was only learned is no rule's
    return not (thing.type == "Substance" and (thing.properties.get("kind") == "class" or thing.properties.get("weak")))


def used_by(drafts: Sequence[Draft]) -> frozenset[int]:
    """Return the indices of the things that are an end of a draft."""
    return frozenset(end for d in drafts for end in (d.subject, d.object) if end is not None)


def key_of_thing(thing: Thing) -> str:
    """Return the name of the regression that weighs a thing."""
    return f"thing {thing.type}"


def in_graph(thing: Thing, used: Set[int]) -> bool:
    """Return whether a likely thing is in the graph.

    One that has no name, or an everyday word for one ("ice"), and one of a type that was not learned are only there by rule.
    """
    is_sure = not (thing.properties.get("unnamed") or thing.properties.get("weak"))
    return (is_sure and key_of_thing(thing) in learned()) or belongs(thing, used)


def likely(reading: Reading, drafts: Sequence[Draft]) -> frozenset[int]:
    """Return the indices of the things that are likely to matter, and of those of which nothing was learned.

    Parameters
    ----------
    reading:
        The document as read.
    drafts:
        What the rules drafted of it, hints included.
    """
    seer = seer_of(reading, drafts)
    return frozenset(t.index for t in reading.things if _is_likely(t, seer))


def seer_of(reading: Reading, drafts: Sequence[Draft]) -> ThingSeer:
    """Return what sees the things of a reading, by what the rules are sure of."""
    sure = [d for d in drafts if not d.is_hint]
    used = used_by(sure)
    return ThingSeer(reading, sure, frozenset(t.index for t in reading.things if belongs(t, used)))


def _is_likely(thing: Thing, seer: ThingSeer) -> bool:
    weights = learned().get(key_of_thing(thing))
    if weights is None:
        return True
    said = seer.said_of(thing)
    if any(s.endswith(("SEIZED", "FIGURE")) for s in said):
        share = OF_COUNTED
    elif said:
        share = OF_RELATED
    else:
        share = OF_NAMED if thing.index in seer.belongs else 1.0
    return weights.probability(seer.of(thing)) >= weights.threshold * share
