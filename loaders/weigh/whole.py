"""What a document as a whole says of a pair: of what kind its two ends are, how often it names them, what rules drafted of them.

Most pairs are told by this alone to be unrelated, whatever their sentences say; it is seen first, and its log-odds are summed
once for each end rather than for each pair.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from functools import lru_cache

from graph.names import fold
from loaders.reading import Thing
from loaders.weigh.candidates import Candidate, Grounds
from loaders.weigh.model import Weights

#: A mention before this (characters) is of the title or the lead.
EARLY = 200
#: Features that many candidates have in common.
Features = frozenset[str] | tuple[str, ...]
#: What begins the feature that tells a rule.
RULE = "rule="


class WholeSeer:
    """Sees what the whole document says of the candidates of one reading.

    Parameters
    ----------
    grounds:
        The reading.
    """

    def __init__(self, grounds: Grounds) -> None:
        self._grounds = grounds
        self._pairs: dict[tuple[int, int], frozenset[str]] = {}
        self._things: dict[tuple[int, str], frozenset[str]] = {}
        self._sums: dict[tuple[int, Features], float] = {}
        self.topics = {
            kind: max(things, key=lambda t: (len(t.mentions), not t.properties.get("unnamed"), -t.index)).index
            for kind, things in grounds.by_type.items()
        }
        self._kinds = Counter(t.properties.get("kind") for t in grounds.by_type["Agency"])

    def of(self, candidate: Candidate) -> set[str]:
        """Return what the document says of a candidate."""
        return set().union(*self._parts(candidate))

    def log_odds(self, candidate: Candidate, weights: Weights) -> float:
        """Return the log-odds of a candidate by what the document says of it, the bias among them."""
        return weights.bias + sum(self._sum(weights, part) for part in self._parts(candidate))

    def _parts(self, candidate: Candidate) -> tuple[Features, ...]:
        """Return what the document says of a candidate; no two parts share a feature, so their log-odds add up."""
        things = self._grounds.reading.things
        subject, target = things[candidate.subject], things[candidate.object]
        return (
            self._of_thing(subject, "s"),
            self._of_thing(target, "o"),
            self._of_pair(subject, target),
            self._of_candidate(candidate),
        )

    def _sum(self, weights: Weights, features: Features) -> float:
        """Return the log-odds of features; many candidates have the same ones."""
        key = (id(weights), features)
        if key not in self._sums:
            self._sums[key] = weights.log_odds(features)
        return self._sums[key]

    def _of_candidate(self, candidate: Candidate) -> tuple[str, ...]:
        """Return in how many sentences the two stand together, and what the rules drafted of them."""
        drafts = candidate.drafts
        together = f"together={min(sum(1 for s in candidate.scenes if s.subject and s.object), 3)}"
        others = self._grounds.said_between.get((candidate.subject, candidate.object), ())
        more = [*(f"also={o}" for o in others if o != candidate.predicate), *dict.fromkeys(self._of_members(candidate))]
        if not drafts:
            return (together, "rules=0", "sure=0", "stated=0", *more)
        rules = {RULE + d.rule for d in drafts}
        sure = max(int(d.confidence * 10) for d in drafts)
        said = (f"rules={min(len(rules), 2)}", f"sure={sure}", f"stated={min(len(drafts), 3)}")
        return (together, *said, *rules, *more)

    def _of_pair(self, subject: Thing, target: Thing) -> frozenset[str]:
        """Return what the names of two things say of them, whatever the relation."""
        key = (subject.index, target.index)
        if key not in self._pairs:
            sentences = self._grounds.reading.sentences
            self._pairs[key] = frozenset(
                (
                    f"types={subject.type}>{target.type}",
                    f"lang={sentences[0].language if sentences else ''}",
                    *_of_names(subject.names, target.names),
                    *self._of_title(subject, target),
                )
            )
        return self._pairs[key]

    def _of_thing(self, thing: Thing, mark: str) -> frozenset[str]:
        """Return what the document says of one end: its kind, how often it is named, what the rules drafted of it."""
        key = (thing.index, mark)
        if key not in self._things:
            grounds, many = self._grounds, bucket(len(self._grounds.by_type[thing.type]))
            has = {
                f"{mark}-has={d.predicate}>{grounds.reading.things[d.object].type}"
                for d in grounds.of_subject.get(thing.index, ()) if d.object is not None
            }  # fmt: skip
            is_of = {
                f"{mark}-is={d.predicate}<{grounds.reading.things[d.subject].type}"
                for d in grounds.of_object.get(thing.index, ())
            }
            self._things[key] = frozenset(
                (
                    f"{mark}kind={thing.properties.get('kind', '')}",
                    f"{mark}role={thing.properties.get('role', '')}",
                    f"{mark}times={min(len(thing.mentions), 4)}",
                    f"{mark}of={many}",
                    f"{mark}topic={self.topics[thing.type] == thing.index}/{many}",
                    f"{mark}in-title={thing.mentions[0].span.start < EARLY}",
                    *((f"{mark}unnamed",) if thing.properties.get("unnamed") else ()),
                    *sorted(has | is_of),
                )
            )
        return self._things[key]

    def _of_title(self, person: Thing, body: Thing) -> Iterator[str]:
        """Yield how the title of a person fits a body: "Police Chief" a police, "Aurora Mayor" what is Aurora's."""
        title = str(person.properties.get("title", ""))
        if person.type != "Person" or body.type != "Agency":
            return
        last = " ".join([w for w in fold(title).split() if w.isalpha()][-2:])
        yield from (f"s-title={last}", f"s-title={last}&okind={body.properties.get('kind', '')}")
        if _tokens((title,)) & _tokens(body.names):
            yield "title-shares"
        yield f"o-alone-of-kind={self._kinds[body.properties.get('kind')] == 1}"

    def _of_members(self, candidate: Candidate) -> Iterator[str]:
        """Yield that the subject belongs to a body, or a body to it, of which the rules say the same."""
        grounds = self._grounds
        for belongs in ("MEMBER_OF", "PART_OF"):
            for draft in grounds.said_of.get((candidate.subject, belongs), ()):
                if draft.object is None:
                    continue
                for over in ("PARTICIPATES_IN", "LED"):
                    for found in grounds.of_pair.get((draft.object, over, candidate.object), ()):
                        yield f"{belongs}-of={over}"
                        if found.span == draft.span:
                            yield f"{belongs}-of={over}-here"
            for draft in grounds.said_to.get((belongs, candidate.subject), ()):
                if grounds.of_pair.get((draft.subject, candidate.predicate, candidate.object)):
                    yield f"has-{belongs}"


def bucket(count: int) -> str:
    """Return a number of things as one of few classes."""
    return "1" if count == 1 else "2" if count == 2 else "3-5" if count <= 5 else "6+" if count else "0"


def _of_names(first: tuple[str, ...], second: tuple[str, ...]) -> Iterator[str]:
    """Yield which words or names of two things are in each other's names."""
    if _tokens(first) & _tokens(second):
        yield "names-share"
    forms_a, forms_b = _folded(first), _folded(second)
    if _any_in(forms_b, forms_a):
        yield "o-in-s"
    if _any_in(forms_a, forms_b):
        yield "s-in-o"
    if any(x.startswith(y + " ") for x in forms_a for y in forms_b if len(y) > 2):
        yield "s-starts-with-o"


def _any_in(short: Iterable[str], long: Iterable[str]) -> bool:
    return any(a in b for a in short if len(a) > 2 for b in long)


@lru_cache(4096)
def _tokens(names: tuple[str, ...]) -> frozenset[str]:
    return frozenset(w for n in names for w in fold(n).split() if len(w) > 3)


@lru_cache(4096)
def _folded(names: tuple[str, ...]) -> frozenset[str]:
    return frozenset(fold(n) for n in names)
