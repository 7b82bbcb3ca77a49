"""Examples to learn from: what may be said of each document, and whether its gold says it."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from functools import cache, partial
from pathlib import Path
from typing import Any, TypeVar

from benchmarks.accuracy.example import Example
from benchmarks.accuracy.label_training import Word, of_words
from benchmarks.accuracy.name_training import Seen, of_names
from benchmarks.accuracy.number_examples import of_numbers
from benchmarks.accuracy.rows import SUFFIX, Gold, fold, forms
from benchmarks.accuracy.thing_examples import forms_of, of_things
from graph.model import Document
from graph.ontology import ONTOLOGY
from graph.settings import Settings
from loaders.annotate.reader import annotate, parsed
from loaders.apostrophes import restored
from loaders.extractors.frames_data import frames
from loaders.pipeline import Pipeline
from loaders.readers.plain_text import text_document
from loaders.reading import Reading
from loaders.weigh.candidates import Candidate, Grounds, candidates
from loaders.weigh.features import Seer
from loaders.weigh.labels import Labels
from loaders.weigh.model import key_of
from loaders.weigh.names import Names

#: After so many documents it is said how many were read.
_SAID_EVERY = 100
T = TypeVar("T")
#: Documents are read by lists and grammars alone: what was learned of names before must not teach anew.
NO_NAMES = Names()


def documents_of(texts: Path, gold: Path) -> list[str]:
    """Return the names of the documents that have gold."""
    names = sorted(f.name.removesuffix(SUFFIX) for f in gold.glob(f"*{SUFFIX}"))
    return [n for n in names if next(texts.glob(f"{n}.*"), None) is not None]


def words_of_documents(texts: Path, gold: Path, jobs: int = 1) -> Iterator[Word]:
    """Yield the words of every document that has gold; parameters as in `of_documents`."""
    names = documents_of(texts, gold)
    with ProcessPoolExecutor(jobs) as pool:
        for words in _said(pool.map(partial(_words_of, texts, gold), names, chunksize=4), len(names)):
            yield from (replace(w, features=tuple(map(sys.intern, w.features))) for w in words)


def of_documents(
    texts: Path, gold: Path, heads: frozenset[str], labels: Mapping[str, Labels], jobs: int = 1
) -> Iterator[tuple[list[Example], list[Seen]]]:
    """Yield the examples and the stretches of each document that has gold, by name; says on standard error how far it is.

    Parameters
    ----------
    texts, gold:
        The folder of the documents, and that of what they say.
    heads:
        The nouns that a stretch without a capital may have as its head.
    labels:
        What each document's words are labelled by.
    jobs:
        How many processes read them.
    """
    names = documents_of(texts, gold)
    with ProcessPoolExecutor(jobs, initializer=_LABELS.update, initargs=(labels,)) as pool:
        read = pool.map(partial(_of_named, texts, gold, heads), names, chunksize=4)
        for examples, seen in _said(read, len(names)):
            # a feature that came from another process is one text for all examples: a quarter of the memory
            yield (
                [replace(e, features=frozenset(map(sys.intern, e.features))) for e in examples],
                [replace(s, features=tuple(map(sys.intern, s.features))) for s in seen],
            )


def _said(read: Iterable[T], many: int) -> Iterator[T]:
    """Pass on what is read of each document, and say on standard error how far it is."""
    for number, found in enumerate(read, 1):
        if number % _SAID_EVERY == 0 or number == many:
            print(f"read {number:,} of {many:,} documents", file=sys.stderr, flush=True)
        yield found


#: What the words of each document are labelled by: set once for a process.
_LABELS: dict[str, Labels] = {}


@cache
def _pipeline() -> Pipeline:
    """Return the pipeline of a process: its models are loaded once."""
    return Pipeline(Settings())


def _given(texts: Path, gold: Path, name: str) -> tuple[Document, dict[str, Any]]:
    """Return a document, and what gold says of it."""
    told = json.loads((gold / f"{name}{SUFFIX}").read_text(encoding="utf-8"))
    return restored(_pipeline().read(str(next(texts.glob(f"{name}.*"))))).document, told


def _words_of(texts: Path, gold: Path, name: str) -> list[Word]:
    document, told = _given(texts, gold, name)
    text, sentences, hits, _ = parsed(document, _pipeline().models)
    return list(of_words(name, text, sentences, hits, told))


def _of_named(texts: Path, gold: Path, heads: frozenset[str], name: str) -> tuple[list[Example], list[Seen]]:
    pipeline = _pipeline()
    document, told = _given(texts, gold, name)
    reading = annotate(document, pipeline.models, NO_NAMES, _LABELS[name])
    stretches = list(of_names(name, reading, heads, Gold.of(told)))
    return list(_of_document(name, reading, pipeline, told)), stretches


def _of_document(name: str, reading: Reading, pipeline: Pipeline, gold: dict[str, Any]) -> Iterator[Example]:
    drafts = [d for e in pipeline.extractors for d in e.extract(reading)]
    said = Gold.of(gold)
    yield from of_numbers(name, reading, drafts, said)
    yield from of_things(name, reading, drafts, said)
    grounds = Grounds.of(reading, drafts)
    seer = Seer(grounds)
    same = _matched(reading, gold["entities"])
    wanted = _wanted(gold)
    for candidate in filter(_is_seen, candidates(grounds)):
        subject, target = same.get(candidate.subject), same.get(candidate.object)
        stated = (subject, candidate.predicate, target)
        features = seer.whole.of(candidate).union(*(seer.of_scene(candidate, s) for s in candidate.scenes))
        things = reading.things
        key = key_of(candidate.predicate, things[candidate.subject].type, things[candidate.object].type)
        yield Example(name, key, frozenset(features), stated in wanted, any(not d.is_hint for d in candidate.drafts))


def _is_seen(candidate: Candidate) -> bool:
    """Whether any sentence may state a relation: others are not weighed."""
    return bool(candidate.scenes)


def _wanted(gold: dict[str, Any]) -> set[tuple[int, str, int]]:
    """Return the relations of gold by index, with what they imply and both directions of those that have none."""
    index = {e["name"]: n for n, e in enumerate(gold["entities"])}
    symmetric = {e.name for e in ONTOLOGY.edges if e.symmetric}
    out = {(index[r["subject"]], r["predicate"], index[r["object"]]) for r in gold["relations"]}
    out |= {(s, "PARTICIPATES_IN", o) for s, p, o in out if p == "LED" and gold["entities"][o]["type"] == "Operation"}
    return out | {(o, p, s) for s, p, o in out if p in symmetric}


def _matched(reading: Reading, entities: list[dict[str, Any]]) -> dict[int, int]:
    """Pair things with entities of gold of the same type, best shared name first, each once."""
    wanted = [forms((e["name"], *e.get("aliases", []))) for e in entities]
    pairs = []
    for thing in reading.things:
        mine = forms_of(thing)
        for n, entity in enumerate(entities):
            shared = mine & wanted[n]
            if thing.type == entity["type"] and shared:
                exact = fold(thing.name) == fold(entity["name"])
                pairs.append((not exact, -len(shared), -max(map(len, shared)), thing.index, n))
    out: dict[int, int] = {}
    for *_, thing_index, n in sorted(pairs):
        if thing_index not in out and n not in out.values():
            out[thing_index] = n
    return out


def of_frames(labels: Labels) -> Iterator[Example]:
    """Yield examples from the sentences that the rules' own data files give: what is said in one plain sentence.

    Parameters
    ----------
    labels:
        What their words are labelled by.
    """
    pipeline = Pipeline(Settings())
    for language in ("en", "fr"):
        for frame in frames(language):
            for number, told in enumerate(frame.examples):
                reading = annotate(text_document(f"{frame.id}.txt", told.text), pipeline.models, NO_NAMES, labels)
                claims = {(fold(s), p, fold(o)) for s, p, o in told.claims}
                yield from _of_sentence(f"{frame.id}-{number}", reading, pipeline, claims)


def _of_sentence(
    name: str, reading: Reading, pipeline: Pipeline, claims: set[tuple[str, str, str]]
) -> Iterator[Example]:
    grounds = Grounds.of(reading, [d for e in pipeline.extractors for d in e.extract(reading)])
    seer = Seer(grounds)
    names = {t.index: forms([t.name, *t.names]) for t in reading.things}
    for candidate in filter(_is_seen, candidates(grounds)):
        ends = (names[candidate.subject], names[candidate.object])
        true = any(p == candidate.predicate and s in ends[0] and o in ends[1] for s, p, o in claims)
        features = seer.whole.of(candidate).union(*(seer.of_scene(candidate, s) for s in candidate.scenes))
        types = (reading.things[candidate.subject].type, reading.things[candidate.object].type)
        ruled = any(not d.is_hint for d in candidate.drafts)
        yield Example(name, key_of(candidate.predicate, *types), frozenset(features), true, ruled)
