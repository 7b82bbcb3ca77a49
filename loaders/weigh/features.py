"""What is seen of a candidate: features of each sentence that speaks of the pair, and of the document.

Features are short texts: words between the two, the path between them in the tree, the verb that governs one of them, the
rules that fired. None holds a name, so that what is learned of one document can serve another. The set follows Zhou et
al. (2005), Exploring Various Knowledge in Relation Extraction, with features over sentences added.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Set
from functools import lru_cache

from graph.names import fold
from loaders.extractors.anchor import operation_of
from loaders.extractors.arguments import Clause
from loaders.extractors.groups import Place
from loaders.reading import Thing
from loaders.weigh.candidates import Candidate, Grounds, Scene
from loaders.weigh.classes import classes_of
from loaders.weigh.surroundings import between, governors, outside, path

_SAID = re.compile(r"[\"“”«»]|\bsaid\b|\bsays\b|\ba déclaré\b")
#: Words by which a text goes on speaking of an operation that it does not name again.
_ABOUT = frozenset(
    "investigation case operation project investigate enquête opération projet dossier prosecute".split()
)


#: Words that stand for what was named before.
_POINTS = frozenset(
    "it its they their he she his her this these which who we our il elle ils elles son sa ses leur leurs ce cette y en nous notre".split()
)
#: A sentence that begins before this (characters) is of the title or the lead.
_EARLY = 200
#: What begins the feature that tells a rule.
RULE = "rule="


class Seer:
    """Sees the features of candidates of one reading; what two candidates share is seen once.

    Parameters
    ----------
    grounds:
        The reading.
    known:
        The features that are asked for: others that many candidates share are left out. None asks for all.
    """

    def __init__(self, grounds: Grounds, known: frozenset[str] | None = None) -> None:
        self.grounds = grounds
        self._known = known
        self._pairs: dict[tuple[int, int], frozenset[str]] = {}
        self._things: dict[tuple[int, str], frozenset[str]] = {}
        self._both: dict[tuple[int, int], frozenset[str]] = {}
        self._one: dict[tuple[int, str, bool, bool], frozenset[str]] = {}
        self._backs: dict[tuple[int, str, int], frozenset[str]] = {}
        self._governors: dict[int, tuple[str, ...]] = {}
        self._topics = {
            kind: max(things, key=lambda t: (len(t.mentions), not t.properties.get("unnamed"), -t.index)).index
            for kind, things in grounds.by_type.items()
        }
        self._kinds = Counter(t.properties.get("kind") for t in grounds.by_type["Agency"])
        self._anchor: dict[int, int | None] = {}
        self._sentences: dict[int, tuple[str, ...]] = {}
        self._sentence_words: dict[int, tuple[str, ...]] = {}

    def _kept(self, *features: str) -> frozenset[str]:
        return frozenset(features) if self._known is None else self._known.intersection(features)

    def of_document(self, candidate: Candidate) -> set[str]:
        """Return what the document as a whole says of a pair."""
        things, drafts = self.grounds.reading.things, candidate.drafts
        together = sum(1 for s in candidate.scenes if s.subject and s.object)
        seen = {*self._of_pair(things[candidate.subject], things[candidate.object]), f"together={min(together, 3)}"}
        seen.update(self._of_members(candidate))
        rules = {RULE + d.rule for d in drafts}
        sure = max((int(d.confidence * 10) for d in drafts), default=0)
        seen |= rules | {f"rules={min(len(rules), 2)}", f"sure={sure}", f"stated={min(len(drafts), 3)}"}
        others = self.grounds.said_between.get((candidate.subject, candidate.object), ())
        seen.update(f"also={other}" for other in others if other != candidate.predicate)
        return seen

    def _of_pair(self, subject: Thing, target: Thing) -> frozenset[str]:
        """Return what the document says of two things, whatever the relation."""
        key = (subject.index, target.index)
        if key not in self._pairs:
            sentences = self.grounds.reading.sentences
            self._pairs[key] = self._kept(
                f"types={subject.type}>{target.type}",
                f"lang={sentences[0].language if sentences else ''}",
                *self._of_thing(subject, "s"),
                *self._of_thing(target, "o"),
                *self._of_names(subject.names, target.names),
                *self._of_title(subject, target),
            )
        return self._pairs[key]

    def _of_thing(self, thing: Thing, mark: str) -> frozenset[str]:
        """Return what the document says of one end: its kind, how often it is named, what the rules drafted of it."""
        key = (thing.index, mark)
        if key not in self._things:
            grounds, many = self.grounds, _bucket(len(self.grounds.by_type[thing.type]))
            has = {
                f"{mark}-has={d.predicate}>{grounds.reading.things[d.object].type}"
                for d in grounds.of_subject.get(thing.index, ()) if d.object is not None
            }  # fmt: skip
            is_of = {
                f"{mark}-is={d.predicate}<{grounds.reading.things[d.subject].type}"
                for d in grounds.of_object.get(thing.index, ())
            }
            self._things[key] = self._kept(
                f"{mark}kind={thing.properties.get('kind', '')}",
                f"{mark}role={thing.properties.get('role', '')}",
                f"{mark}times={min(len(thing.mentions), 4)}",
                f"{mark}of={many}",
                f"{mark}topic={self._topics[thing.type] == thing.index}/{many}",
                f"{mark}in-title={thing.mentions[0].span.start < _EARLY}",
                *((f"{mark}unnamed",) if thing.properties.get("unnamed") else ()),
                *sorted(has | is_of),
            )
        return self._things[key]

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
        last = " ".join([w for w in fold(title).split() if w.isalpha()][-2:])
        yield from (f"s-title={last}", f"s-title={last}&okind={body.properties.get('kind', '')}")
        if _tokens((title,)) & _tokens(body.names):
            yield "title-shares"
        yield f"o-alone-of-kind={self._kinds[body.properties.get('kind')] == 1}"

    def _of_members(self, candidate: Candidate) -> Iterator[str]:
        """Yield that the subject belongs to a body, or a body to it, of which the rules say the same."""
        grounds = self.grounds
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

    def of_scene(self, candidate: Candidate, scene: Scene) -> Set[str]:
        """Return what one sentence says of a pair."""
        span = scene.clause.sentence.span
        more = [f"fired={d.rule}" for d in candidate.drafts if span.covers(d.span)]
        more += self._others_fired(candidate, scene)
        seen = self._of_places(candidate, scene)
        if scene.back:
            seen |= self._of_back(scene.clause, "s" if scene.subject else "o", scene.back)
        return seen.union(more) if more else seen

    def _of_places(self, candidate: Candidate, scene: Scene) -> frozenset[str]:
        """Return what a sentence says of those of the two that it names."""
        clause, anchored = scene.clause, self._anchored
        if scene.subject is not None and scene.object is not None:
            return self._of_both(clause, scene.subject, scene.object)
        if scene.subject is not None:
            return self._of_one(clause, scene.subject, "s", candidate.object, anchored(scene, candidate))
        if scene.object is not None:
            return self._of_one(clause, scene.object, "o", candidate.subject, anchored(scene, candidate))
        return frozenset()

    def _of_both(self, clause: Clause, subject: Place, target: Place) -> frozenset[str]:
        """Return what a sentence says of two of its mentions, whatever the relation."""
        key = (subject.mention, target.mention)
        if key not in self._both:
            self._both[key] = self._kept(
                *(f"b:{f}" for f in self._of_sentence(clause)),
                *(f"b:{f}" for f in between(clause, subject, target)),
                *(f"b:{f}" for f in path(clause, subject, target)),
                *(f"bs:{f}" for f in self._governed(clause, subject)),
                *(f"bo:{f}" for f in self._governed(clause, target)),
            )
        return self._both[key]

    def _of_one(self, clause: Clause, place: Place, mark: str, unseen: int, anchored: bool) -> frozenset[str]:
        """Return what a sentence says of a mention whose other end it does not name."""
        topic = self._topics.get(self.grounds.reading.things[unseen].type) == unseen
        key = (place.mention, mark, topic, anchored)
        if key not in self._one:
            governed, lemmas = self._governed(clause, place), self._lemmas(clause)
            classes = sorted({c for w in lemmas for c in classes_of(w, clause.sentence.language)})
            early = (f"{mark}:early",) if clause.sentence.span.start < _EARLY else ()
            self._one[key] = self._kept(
                *(f"{mark}:{f}" for f in self._of_sentence(clause)),
                f"{mark}:anchored={anchored}",
                *(f"{mark}:{f}" for f in governed),
                *(f"{mark}:w={w}" for w in lemmas),
                *(f"{mark}:c={c}" for c in classes),
                *(f"{mark}:topic={topic}&c={c}" for c in classes),
                *(f"{mark}:topic={topic}&{f}" for f in governed if f.startswith(("gv", "cg"))),
                *(f"{mark}:topic={topic}&w={w}" for w in lemmas if w in _ABOUT),
                f"{mark}:topic={topic}&anchored={anchored}",
                f"{mark}:left={outside(clause, place.span.start, -1)}",
                f"{mark}:right={outside(clause, place.span.end, 1)}",
                f"{mark}:list={_bucket(sum(1 for p in clause.places if p.group == place.group))}",
                *early,
            )
        return self._one[key]

    def _of_sentence(self, clause: Clause) -> tuple[str, ...]:
        """Return where a sentence stands, and whether somebody says it."""
        index = clause.sentence.index
        if index not in self._sentences:
            self._sentences[index] = (_where(clause), f"said={_said(clause)}")
        return self._sentences[index]

    def _of_back(self, clause: Clause, mark: str, back: int) -> frozenset[str]:
        """Return the words by which a sentence points back at what was named before it, and where they stand."""
        key = (clause.sentence.index, mark, back)
        if key not in self._backs:
            words = [t.text.lower() for t in clause.sentence.tokens]
            opens = (f"{mark}:back&opens={words[0] if words[0] in _POINTS else '-'}",) if words else ()
            has = (f"{mark}:back&has={w}" for w in _POINTS.intersection(words))
            self._backs[key] = self._kept(f"{mark}:back={back}", *opens, *has)
        return self._backs[key]

    def _governed(self, clause: Clause, place: Place) -> tuple[str, ...]:
        if place.mention not in self._governors:
            self._governors[place.mention] = tuple(governors(clause, place))
        return self._governors[place.mention]

    def _anchored(self, scene: Scene, candidate: Candidate) -> bool:
        index = scene.clause.sentence.index
        if index not in self._anchor:
            self._anchor[index] = operation_of(self.grounds.reading, scene.clause.sentence)
        return self._anchor[index] in {candidate.subject, candidate.object}

    def _others_fired(self, candidate: Candidate, scene: Scene) -> Iterator[str]:
        """Yield the rules that fired for the companions of the subject in its list, and for it with another object."""
        span = scene.clause.sentence.span
        for draft in self.grounds.said_of.get((candidate.subject, candidate.predicate), ()):
            if draft.object != candidate.object and span.covers(draft.span):
                yield f"other-object={draft.predicate}"
                topic = self._topics.get(self.grounds.reading.things[candidate.object].type) == candidate.object
                yield f"other-object={draft.rule}&topic={topic}"
        said = self.grounds.said_to.get((candidate.predicate, candidate.object), ())
        if scene.subject is None or not said:
            return
        group = {p.thing for p in scene.clause.places if p.group == scene.subject.group} - {candidate.subject}
        if any(d.subject in group and span.covers(d.span) for d in said):
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
