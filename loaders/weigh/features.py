"""What is seen of a candidate: features of each sentence that speaks of the pair, and of the document.

Features are short texts: words between the two, the path between them in the tree, the verb that governs one of them, the
rules that fired. None holds a name, so that what is learned of one document can serve another. The set follows Zhou et
al. (2005), Exploring Various Knowledge in Relation Extraction, with features over sentences added.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Set

from loaders.extractors.anchor import operation_of
from loaders.extractors.arguments import Clause
from loaders.extractors.groups import Place
from loaders.reading import Token, part_of_text
from loaders.weigh.candidates import Candidate, Grounds, Scene
from loaders.weigh.classes import ABOUT, classes_of
from loaders.weigh.rivals import RivalSeer
from loaders.weigh.surroundings import between, chain, governors, outside, path
from loaders.weigh.whole import EARLY, WholeSeer, bucket

_SAID = re.compile(r"[\"“”«»]|\bsaid\b|\bsays\b|\ba déclaré\b")


#: Words that stand for what was named before.
_POINTS = frozenset(
    "it its they their he she his her this these which who we our il elle ils elles son sa ses leur leurs ce cette y en nous notre".split()
)


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
        self._both: dict[tuple[int, int], frozenset[str]] = {}
        self._one: dict[tuple[int, str, bool, bool], frozenset[str]] = {}
        self._backs: dict[tuple[int, str, int], frozenset[str]] = {}
        self._governors: dict[int, tuple[str, ...]] = {}
        self._chains: dict[int, list[Token]] = {}
        self.whole = WholeSeer(grounds)
        self._rivals = RivalSeer(grounds)
        self._anchor: dict[int, int | None] = {}
        self._sentences: dict[int, tuple[str, ...]] = {}
        self._sentence_words: dict[int, tuple[str, ...]] = {}

    def _kept(self, *features: str) -> frozenset[str]:
        return frozenset(features) if self._known is None else self._known.intersection(features)

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
            place, mark, unseen = scene.subject, "s", candidate.object
        elif scene.object is not None:
            place, mark, unseen = scene.object, "o", candidate.subject
        else:
            return frozenset()
        seen = self._of_one(clause, place, mark, unseen, anchored(scene, candidate))
        stands = self._rivals.of(clause, place, unseen)
        return seen.union(self._kept(*[f"{mark}:{f}" for f in stands])) if stands else seen

    def _of_both(self, clause: Clause, subject: Place, target: Place) -> frozenset[str]:
        """Return what a sentence says of two of its mentions, whatever the relation."""
        key = (subject.mention, target.mention)
        if key not in self._both:
            self._both[key] = self._kept(
                *[f"b:{f}" for f in self._of_sentence(clause)],
                *between(clause, subject, target),
                *path(self._chain(clause, subject), self._chain(clause, target), clause.sentence.language),
                *[f"bs:{f}" for f in self._governed(clause, subject)],
                *[f"bo:{f}" for f in self._governed(clause, target)],
                *[f"bs:{f}" for f in self._rivals.of(clause, target, subject.thing)],
                *[f"bo:{f}" for f in self._rivals.of(clause, subject, target.thing)],
            )
        return self._both[key]

    def _of_one(self, clause: Clause, place: Place, mark: str, unseen: int, anchored: bool) -> frozenset[str]:
        """Return what a sentence says of a mention whose other end it does not name."""
        topic = self.whole.topics.get(self.grounds.reading.things[unseen].type) == unseen
        key = (place.mention, mark, topic, anchored)
        if key not in self._one:
            governed, lemmas = self._governed(clause, place), self._lemmas(clause)
            classes = sorted({c for w in lemmas for c in classes_of(w, clause.sentence.language)})
            early = (f"{mark}:early",) if clause.sentence.span.start < EARLY else ()
            self._one[key] = self._kept(
                *(f"{mark}:{f}" for f in self._of_sentence(clause)),
                f"{mark}:anchored={anchored}",
                *(f"{mark}:{f}" for f in governed),
                *(f"{mark}:w={w}" for w in lemmas),
                *(f"{mark}:c={c}" for c in classes),
                *(f"{mark}:topic={topic}&c={c}" for c in classes),
                *(f"{mark}:topic={topic}&{f}" for f in governed if f.startswith(("gv", "cg"))),
                *(f"{mark}:topic={topic}&w={w}" for w in lemmas if w in ABOUT),
                f"{mark}:topic={topic}&anchored={anchored}",
                f"{mark}:left={outside(clause, place.span.start, -1)}",
                f"{mark}:right={outside(clause, place.span.end, 1)}",
                f"{mark}:list={bucket(len(clause.lists[place.group]))}",
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
            self._governors[place.mention] = tuple(governors(clause, self._chain(clause, place)))
        return self._governors[place.mention]

    def _chain(self, clause: Clause, place: Place) -> list[Token]:
        if place.mention not in self._chains:
            self._chains[place.mention] = chain(clause, place)
        return self._chains[place.mention]

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
                topic = self.whole.topics.get(self.grounds.reading.things[candidate.object].type) == candidate.object
                yield f"other-object={draft.rule}&topic={topic}"
        said = self.grounds.said_to.get((candidate.predicate, candidate.object), ())
        if scene.subject is None or not said:
            return
        group = scene.clause.lists[scene.subject.group]
        if any(d.subject != candidate.subject and d.subject in group and span.covers(d.span) for d in said):
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


def _where(clause: Clause) -> str:
    sentence = clause.sentence
    last = clause.reading.sentences[-1].index or 1
    return f"at={sentence.kind}/{part_of_text(sentence, last)}"


def _said(clause: Clause) -> bool:
    return bool(_SAID.search(clause.reading.masked, clause.sentence.span.start, clause.sentence.span.end))
