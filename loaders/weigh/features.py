"""What is seen of a candidate: features of each sentence that speaks of the pair, and of the document.

Features are short texts: words between the two, the path between them in the tree, the verb that governs one of them, the
rules that fired. None holds a name, so that what is learned of one document can serve another. The set follows Zhou et
al. (2005), Exploring Various Knowledge in Relation Extraction, with features over sentences added.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from graph.names import fold
from loaders.extractors.anchor import operation_of
from loaders.extractors.arguments import Clause
from loaders.reading import Thing
from loaders.weigh.candidates import Candidate, Grounds, Scene
from loaders.weigh.surroundings import between, governors, outside, path

_SAID = re.compile(r"[\"“”«»]|\bsaid\b|\bsays\b|\ba déclaré\b")
#: Words by which a text goes on speaking of an operation that it does not name again.
_ABOUT = frozenset(
    {
        "investigation",
        "case",
        "operation",
        "project",
        "investigate",
        "enquête",
        "opération",
        "projet",
        "dossier",
        "prosecute",
    }
)


class Seer:
    """Sees the features of candidates of one reading; what two candidates share is seen once."""

    def __init__(self, grounds: Grounds) -> None:
        self.grounds = grounds
        self._words: dict[tuple[int, int], tuple[str, ...]] = {}
        self._topics = {
            kind: max(things, key=lambda t: (len(t.mentions), not t.properties.get("unnamed"), -t.index)).index
            for kind, things in grounds.by_type.items()
        }
        self._anchor: dict[int, int | None] = {}
        self._sentence_words: dict[int, tuple[str, ...]] = {}

    def of_document(self, candidate: Candidate) -> Iterator[str]:
        """Yield what the document as a whole says of a pair."""
        grounds = self.grounds
        subject, target = grounds.reading.things[candidate.subject], grounds.reading.things[candidate.object]
        yield f"types={subject.type}>{target.type}"
        for mark, thing in (("s", subject), ("o", target)):
            yield f"{mark}kind={thing.properties.get('kind', '')}"
            yield f"{mark}role={thing.properties.get('role', '')}"
            yield f"{mark}times={min(len(thing.mentions), 4)}"
            yield f"{mark}of={_bucket(len(grounds.by_type[thing.type]))}"
            yield f"{mark}topic={self._topics[thing.type] == thing.index}/{_bucket(len(grounds.by_type[thing.type]))}"
            if thing.properties.get("unnamed"):
                yield f"{mark}unnamed"
            yield f"{mark}in-title={thing.mentions[0].span.start < 150}"
        yield f"together={min(sum(1 for s in candidate.scenes if s.subject and s.object), 3)}"
        yield from self._of_names(subject.names, target.names)
        yield from self._of_title(subject, target)
        yield from self._of_members(candidate)
        yield f"lang={grounds.reading.sentences[0].language if grounds.reading.sentences else ''}"
        for rule in {d.rule for d in candidate.drafts}:
            yield f"rule={rule}"
        yield f"rules={min(len({d.rule for d in candidate.drafts}), 2)}"
        yield f"sure={max((int(d.confidence * 10) for d in candidate.drafts), default=0)}"
        yield f"stated={min(len(candidate.drafts), 3)}"
        for draft in grounds.of_subject.get(candidate.subject, ()):
            if draft.object == candidate.object and draft.predicate != candidate.predicate:
                yield f"also={draft.predicate}"
            elif draft.object is not None:
                other = grounds.reading.things[draft.object].type
                yield f"s-has={draft.predicate}>{other}"
        for draft in grounds.of_object.get(candidate.subject, ()):
            yield f"s-is={draft.predicate}<{grounds.reading.things[draft.subject].type}"
        for draft in grounds.of_object.get(candidate.object, ()):
            if draft.subject != candidate.subject:
                yield f"o-is={draft.predicate}<{grounds.reading.things[draft.subject].type}"
        for draft in grounds.of_subject.get(candidate.object, ()):
            yield f"o-has={draft.predicate}"

    def _of_names(self, first: tuple[str, ...], second: tuple[str, ...]) -> Iterator[str]:
        a, b = _tokens(first), _tokens(second)
        if a & b:
            yield "names-share"
        forms_a, forms_b = _folded(first), _folded(second)
        if any(y in x for x in forms_a for y in forms_b if len(y) > 2):
            yield "o-in-s"
        if any(x in y for x in forms_a for y in forms_b if len(x) > 2):
            yield "s-in-o"
        if any(x.startswith(y + " ") for x in forms_a for y in forms_b if len(y) > 2):
            yield "s-starts-with-o"

    def _of_title(self, person: Thing, body: Thing) -> Iterator[str]:
        """Yield how the title of a person fits a body: "Police Chief" a police, "Aurora Mayor" what is Aurora's."""
        title = str(person.properties.get("title", ""))
        if person.type != "Person" or body.type != "Agency":
            return
        words = [w for w in fold(title).split() if w.isalpha()]
        yield f"s-title={' '.join(words[-2:])}"
        yield f"s-title={' '.join(words[-2:])}&okind={body.properties.get('kind', '')}"
        if _tokens((title,)) & _tokens(body.names):
            yield "title-shares"
        same = [t for t in self.grounds.by_type["Agency"] if t.properties.get("kind") == body.properties.get("kind")]
        yield f"o-alone-of-kind={len(same) == 1}"

    def _of_members(self, candidate: Candidate) -> Iterator[str]:
        """Yield that the subject belongs to a body, or a body to it, of which the rules say the same."""
        grounds = self.grounds
        for draft in grounds.of_subject.get(candidate.subject, ()):
            if draft.predicate in {"MEMBER_OF", "PART_OF"} and draft.object is not None:
                for over in ("PARTICIPATES_IN", "LED"):
                    for found in grounds.of_pair.get((draft.object, over, candidate.object), ()):
                        yield f"{draft.predicate}-of={over}"
                        if found.span == draft.span:
                            yield f"{draft.predicate}-of={over}-here"
        for draft in grounds.of_object.get(candidate.subject, ()):
            belongs = draft.predicate in {"MEMBER_OF", "PART_OF"}
            if belongs and grounds.of_pair.get((draft.subject, candidate.predicate, candidate.object)):
                yield f"has-{draft.predicate}"

    def of_scene(self, candidate: Candidate, scene: Scene) -> Iterator[str]:
        """Yield what one sentence says of a pair."""
        clause, start = scene.clause, scene.clause.sentence.span.start
        where = _where(clause)
        fired = sorted({d.rule for d in candidate.drafts if clause.sentence.span.covers(d.span)})
        yield from (f"fired={rule}" for rule in fired)
        anchored = self._anchored(scene, candidate)
        if scene.subject is not None and scene.object is not None:
            yield f"b:{where}"
            yield f"b:said={_said(clause)}"
            yield from (f"b:{f}" for f in between(clause, scene.subject, scene.object))
            yield from (f"b:{f}" for f in path(clause, scene.subject, scene.object))
            yield from (f"bs:{f}" for f in governors(clause, scene.subject))
            yield from (f"bo:{f}" for f in governors(clause, scene.object))
        else:
            place = scene.subject or scene.object
            if place is None:
                return
            mark = "s" if scene.subject else "o"
            unseen = candidate.object if scene.subject else candidate.subject
            yield f"{mark}:{where}"
            yield f"{mark}:said={_said(clause)}"
            yield f"{mark}:anchored={anchored}"
            yield from (f"{mark}:{f}" for f in governors(clause, place))
            yield from (f"{mark}:w={w}" for w in self._lemmas(clause))
            topic = self._topics.get(self.grounds.reading.things[unseen].type) == unseen
            yield from (f"{mark}:topic={topic}&{f}" for f in governors(clause, place) if f.startswith("gv"))
            yield from (f"{mark}:topic={topic}&w={w}" for w in self._lemmas(clause) if w in _ABOUT)
            yield f"{mark}:topic={topic}&anchored={anchored}"
            yield f"{mark}:left={outside(clause, place.span.start, -1)}"
            yield f"{mark}:right={outside(clause, place.span.end, 1)}"
            yield f"{mark}:list={_bucket(sum(1 for p in clause.places if p.group == place.group))}"
            if start < 200:
                yield f"{mark}:early"
        yield from self._others_fired(candidate, scene)

    def _anchored(self, scene: Scene, candidate: Candidate) -> bool:
        index = scene.clause.sentence.index
        if index not in self._anchor:
            self._anchor[index] = operation_of(self.grounds.reading, scene.clause.sentence)
        return self._anchor[index] in {candidate.subject, candidate.object}

    def _others_fired(self, candidate: Candidate, scene: Scene) -> Iterator[str]:
        """Yield the rules that fired for the companions of the subject in its list, and for it with another object."""
        span = scene.clause.sentence.span
        for draft in self.grounds.of_subject.get(candidate.subject, ()):
            if draft.predicate == candidate.predicate and draft.object != candidate.object and span.covers(draft.span):
                yield f"other-object={draft.predicate}"
                topic = self._topics.get(self.grounds.reading.things[candidate.object].type) == candidate.object
                yield f"other-object={draft.rule}&topic={topic}"
        if scene.subject is None:
            return
        group = {p.thing for p in scene.clause.places if p.group == scene.subject.group} - {candidate.subject}
        for companion in group:
            for draft in self.grounds.of_pair.get((companion, candidate.predicate, candidate.object), ()):
                if span.covers(draft.span):
                    yield "companion"

    def _lemmas(self, clause: Clause) -> tuple[str, ...]:
        index = clause.sentence.index
        if index not in self._sentence_words:
            tokens = [
                t for t in clause.sentence.tokens
                if t.pos in {"VERB", "NOUN"} and t.lemma.isalpha() and not clause.in_mention(t.start, t.end)
            ]  # fmt: skip
            self._sentence_words[index] = tuple(sorted({t.lemma for t in tokens}))
        return self._sentence_words[index]


def _bucket(count: int) -> str:
    return "1" if count == 1 else "2" if count == 2 else "3-5" if count <= 5 else "6+" if count else "0"


@lru_cache(4096)
def _tokens(names: tuple[str, ...]) -> frozenset[str]:
    return frozenset(w for n in names for w in fold(n).split() if len(w) > 3)


@lru_cache(4096)
def _folded(names: tuple[str, ...]) -> frozenset[str]:
    return frozenset(fold(n) for n in names)


def _where(clause: Clause) -> str:
    sentence = clause.sentence
    last = clause.reading.sentences[-1].index or 1
    part = "first" if sentence.index < 3 else "end" if sentence.index / last > 0.8 else "middle"
    return f"at={sentence.kind}/{part}"


def _said(clause: Clause) -> bool:
    return bool(_SAID.search(clause.reading.masked, clause.sentence.span.start, clause.sentence.span.end))
