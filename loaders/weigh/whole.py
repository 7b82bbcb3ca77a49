"""What a document as a whole says of a pair: of what kind its two ends are, how often it names them, what rules drafted of them.

Most pairs are told by this alone to be unrelated, whatever their sentences say; it is seen first, and its log-odds are summed
once for each end rather than for each pair.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
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
#: What is seen of a pair that no rule drafted, by how many sentences name both.
_UNDRAFTED = tuple((f"together={n}", "rules=0", "sure=0", "stated=0") for n in range(4))
_BELONGS = ("MEMBER_OF", "PART_OF")
#: A name as short as this is in many others by chance.
_LETTERS = 2


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
        self._sums: dict[int, dict[Features, float]] = defaultdict(dict)
        self._names: dict[int, _Names] = {}
        #: those of which the rules say what they belong to, or what belongs to them
        self._belonging = {
            *(thing for thing, predicate in grounds.said_of if predicate in _BELONGS),
            *(thing for predicate, thing in grounds.said_to if predicate in _BELONGS),
        }
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
        sums = self._sums[id(weights)]
        total = 0.0
        for part in self._parts(candidate):
            # many candidates have the same ones
            found = sums.get(part)
            if found is None:
                found = sums[part] = weights.log_odds(part)
            total += found
        return weights.bias + total

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

    def _of_candidate(self, candidate: Candidate) -> tuple[str, ...]:
        """Return in how many sentences the two stand together, and what the rules drafted of them."""
        drafts = candidate.drafts
        undrafted = _UNDRAFTED[_together(candidate)]
        others = self._grounds.said_between.get((candidate.subject, candidate.object), ())
        more = [f"also={o}" for o in others if o != candidate.predicate]
        if candidate.subject in self._belonging:
            more += dict.fromkeys(self._of_members(candidate))
        if not drafts:
            return (*undrafted, *more) if more else undrafted
        rules = {RULE + d.rule for d in drafts}
        sure = max(int(d.confidence * 10) for d in drafts)
        said = (f"rules={min(len(rules), 2)}", f"sure={sure}", f"stated={min(len(drafts), 3)}")
        return (undrafted[0], *said, *rules, *more)

    def _of_pair(self, subject: Thing, target: Thing) -> frozenset[str]:
        """Return what the names of two things say of them, whatever the relation."""
        key = (subject.index, target.index)
        if key not in self._pairs:
            sentences = self._grounds.reading.sentences
            self._pairs[key] = frozenset(
                (
                    f"types={subject.type}>{target.type}",
                    f"lang={sentences[0].language if sentences else ''}",
                    *_of_names(self._names_of(subject), self._names_of(target)),
                    *self._of_title(subject, target),
                )
            )
        return self._pairs[key]

    def _names_of(self, thing: Thing) -> _Names:
        if thing.index not in self._names:
            self._names[thing.index] = _Names.of(thing.names)
        return self._names[thing.index]

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
        if not _tokens((title,)).isdisjoint(self._names_of(body).words):
            yield "title-shares"
        yield f"o-alone-of-kind={self._kinds[body.properties.get('kind')] == 1}"

    def _of_members(self, candidate: Candidate) -> Iterator[str]:
        """Yield that the subject belongs to a body, or a body to it, of which the rules say the same."""
        grounds = self._grounds
        for belongs in _BELONGS:
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


def _together(candidate: Candidate) -> int:
    """Return how many sentences name both ends, of which three are as good as more; those are the first."""
    count = 0
    for scene in candidate.scenes[:3]:
        if not (scene.subject and scene.object):
            break
        count += 1
    return count


def bucket(count: int) -> str:
    """Return a number of things as one of few classes."""
    return "1" if count == 1 else "2" if count == 2 else "3-5" if count <= 5 else "6+" if count else "0"


@dataclass(frozen=True, slots=True)
class _Names:
    """The names of a thing, folded: their longer words, those that are no mere letters, and all of them in one text."""

    words: frozenset[str]
    forms: tuple[str, ...]
    text: str

    @classmethod
    def of(cls, names: tuple[str, ...]) -> _Names:
        """Fold names."""
        forms = dict.fromkeys(map(fold, names))
        return cls(_tokens(names), tuple(f for f in forms if len(f) > _LETTERS), "\n".join(forms))


def _of_names(first: _Names, second: _Names) -> Iterator[str]:
    """Yield which words or names of two things are in each other's names."""
    if not first.words.isdisjoint(second.words):
        yield "names-share"
    if any(form in first.text for form in second.forms):
        yield "o-in-s"
        if any(long.startswith(form + " ") for long in first.text.split("\n") for form in second.forms):
            yield "s-starts-with-o"
    if any(form in second.text for form in first.forms):
        yield "s-in-o"


@lru_cache(4096)
def _tokens(names: tuple[str, ...]) -> frozenset[str]:
    return frozenset(w for n in names for w in fold(n).split() if len(w) > 3)
