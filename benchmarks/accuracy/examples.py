"""Examples to learn from: what may be said of each document, and whether its gold says it."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from benchmarks.accuracy.example import Example
from benchmarks.accuracy.number_examples import of_numbers
from benchmarks.accuracy.rows import Gold
from benchmarks.accuracy.thing_examples import of_things
from graph.ontology import ONTOLOGY
from graph.settings import Settings
from loaders.annotate.reader import annotate
from loaders.apostrophes import restored
from loaders.extractors.frames_data import frames
from loaders.pipeline import Pipeline
from loaders.readers.plain_text import text_document
from loaders.reading import Reading
from loaders.weigh.candidates import Grounds, candidates
from loaders.weigh.features import Seer
from loaders.weigh.model import key_of


def of_documents(texts: Path, gold: Path, missed: dict[str, int]) -> Iterator[Example]:
    """Yield the examples of each document that has gold; counts in `missed` what of gold is no candidate."""
    pipeline = Pipeline(Settings())
    for file in sorted(gold.glob("*.gold.json")):
        name = file.name.removesuffix(".gold.json")
        source = next(texts.glob(f"{name}.*"), None)
        if source is None:
            continue
        reading = annotate(restored(pipeline.read(str(source))).document, pipeline.models)
        yield from _of_document(name, reading, pipeline, json.loads(file.read_text(encoding="utf-8")), missed)


def _of_document(
    name: str, reading: Reading, pipeline: Pipeline, gold: dict[str, Any], missed: dict[str, int]
) -> Iterator[Example]:
    drafts = [d for e in pipeline.extractors for d in e.extract(reading)]
    yield from of_numbers(name, reading, drafts, Gold.of(gold))
    yield from of_things(name, reading, drafts, Gold.of(gold))
    grounds = Grounds.of(reading, [d for d in drafts if d.at is None or not d.is_hint])
    seer = Seer(grounds)
    same = _matched(reading, gold["entities"])
    types = [e["type"] for e in gold["entities"]]
    wanted = _wanted(gold)
    reached = set()
    for candidate in candidates(grounds):
        subject, target = same.get(candidate.subject), same.get(candidate.object)
        stated = (subject, candidate.predicate, target)
        true = stated in wanted
        if true:
            reached.add(stated)
        features = seer.of_document(candidate).union(*(seer.of_scene(candidate, s) for s in candidate.scenes))
        things = reading.things
        key = key_of(candidate.predicate, things[candidate.subject].type, things[candidate.object].type)
        yield Example(name, key, frozenset(features), true, any(not d.is_hint for d in candidate.drafts))
    for subject, predicate, target in wanted - reached:
        missed[key_of(predicate, types[subject], types[target])] += 1


def _wanted(gold: dict[str, Any]) -> set[tuple[int, str, int]]:
    """Return the relations of gold by index, with what they imply and both directions of those that have none."""
    index = {e["name"]: n for n, e in enumerate(gold["entities"])}
    symmetric = {e.name for e in ONTOLOGY.edges if e.symmetric}
    out = {(index[r["subject"]], r["predicate"], index[r["object"]]) for r in gold["relations"]}
    out |= {(s, "PARTICIPATES_IN", o) for s, p, o in out if p == "LED" and gold["entities"][o]["type"] == "Operation"}
    return out | {(o, p, s) for s, p, o in out if p in symmetric}


def _matched(reading: Reading, entities: list[dict[str, Any]]) -> dict[int, int]:
    """Pair things with entities of gold of the same type, best shared name first, each once."""
    forms = [_forms([e["name"], *e.get("aliases", [])]) for e in entities]
    pairs = []
    for thing in reading.things:
        mine = _forms([thing.name, *thing.names, *(m.text for m in thing.mentions)])
        for n, entity in enumerate(entities):
            shared = mine & forms[n]
            if thing.type == entity["type"] and shared:
                exact = _fold(thing.name) == _fold(entity["name"])
                pairs.append((not exact, -len(shared), -max(map(len, shared)), thing.index, n))
    out: dict[int, int] = {}
    for *_, thing_index, n in sorted(pairs):
        if thing_index not in out and n not in out.values():
            out[thing_index] = n
    return out


def _forms(names: list[str]) -> set[str]:
    return {_fold(n) for n in names if _fold(n)}


def _fold(text: str) -> str:
    """Fold as the scorer does: case, accents, punctuation, leading article, possessive."""
    text = unicodedata.normalize("NFKD", text.casefold().replace("’", "'"))
    text = "".join(c for c in text if not unicodedata.combining(c))
    text = re.sub(r"[^\w$€£%]+", " ", re.sub(r"'s\b", "", text)).strip()
    return re.sub(r"^(the|le|la|les|l|a|an|un|une|des) ", "", text)


def of_frames() -> Iterator[Example]:
    """Yield examples from the sentences that the rules' own data files give: what is said in one plain sentence."""
    pipeline = Pipeline(Settings())
    for language in ("en", "fr"):
        for frame in frames(language):
            for number, told in enumerate(frame.examples):
                reading = annotate(text_document(f"{frame.id}.txt", told.text), pipeline.models)
                claims = {(_fold(s), p, _fold(o)) for s, p, o in told.claims}
                yield from _of_sentence(f"{frame.id}-{number}", reading, pipeline, claims)


def _of_sentence(
    name: str, reading: Reading, pipeline: Pipeline, claims: set[tuple[str, str, str]]
) -> Iterator[Example]:
    drafts = [d for e in pipeline.extractors for d in e.extract(reading)]
    grounds = Grounds.of(reading, [d for d in drafts if d.at is None or not d.is_hint])
    seer = Seer(grounds)
    names = {t.index: _forms([t.name, *t.names]) for t in reading.things}
    for candidate in candidates(grounds):
        ends = (names[candidate.subject], names[candidate.object])
        true = any(p == candidate.predicate and s in ends[0] and o in ends[1] for s, p, o in claims)
        features = seer.of_document(candidate).union(*(seer.of_scene(candidate, s) for s in candidate.scenes))
        types = (reading.things[candidate.subject].type, reading.things[candidate.object].type)
        ruled = any(not d.is_hint for d in candidate.drafts)
        yield Example(name, key_of(candidate.predicate, *types), frozenset(features), true, ruled)
