"""Learn what names look like: which stretches of text, outside what lists and grammars take, name a thing of gold.

A logistic regression for each type over what `loaders/weigh/names.py` sees.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from benchmarks.accuracy.fitting import fit, indexed, written
from benchmarks.accuracy.rows import Gold, fold
from benchmarks.accuracy.thing_examples import forms_of
from graph.model import Span
from loaders.annotate.stretches import WHOLE, stretches
from loaders.reading import Reading
from loaders.weigh.names import KEY, NameSeer

#: The types of which names are learned. Of laws too few are missed; a person is never named on a likelihood.
TYPES = ("Agency", "CriminalOrganization", "Operation", "Place", "Program")
#: A feature, and a noun that a phrase may have as its head, is one of the language if so many documents show it.
LEAST_DOCUMENTS = 4
#: How far the ridge lets a weight go (scikit-learn's C), and the least weight that is kept.
FREEDOM, LEAST_WEIGHT = 0.3, 0.1
#: How much a stretch teaches that gold warns of: it stands for what no other example of its document shows.
OF_TRAPS = 16.0
#: A stretch less likely than this is no reading: on documents of other authors those above are right three times in four.
THRESHOLD = 0.6


@dataclass(frozen=True, slots=True)
class Seen:
    """A stretch of a document with its features, and the type of what gold says it names ("" for nothing).

    `is_trap` tells that gold warns of it: a careless reader would take it for a name.
    """

    document: str
    features: tuple[str, ...]
    type: str
    is_trap: bool = False


def heads_of(golds: Iterable[Gold]) -> frozenset[str]:
    """Return the words, written small, of the names of enough documents: a phrase without a capital has one as its head."""
    many: Counter[str] = Counter()
    for gold in golds:
        many.update({w for e in gold.entities if e.type in TYPES for f in e.forms for w in f.split()})
    return frozenset(w for w, n in many.items() if n >= LEAST_DOCUMENTS)


def of_names(document: str, reading: Reading, heads: frozenset[str], gold: Gold) -> Iterator[Seen]:
    """Yield the stretches of a document to learn from.

    Parameters
    ----------
    document:
        Its name.
    reading:
        The document as read by lists and grammars alone.
    heads:
        From `heads_of`.
    gold:
        What it says.
    """
    named = {form: entity for entity in gold.entities for form in entity.forms}
    known = [(m.span, forms_of(t)) for t in reading.things if t.type in WHOLE for m in t.mentions]
    found = list(stretches(reading.sentences, reading.things, heads))
    seer = NameSeer(reading.masked, found)
    for one in found:
        name = fold(reading.masked[one.start : one.end])
        entity = named.get(name)
        # a longer form of what is known already is no name to find
        longer = entity and any(Span(one.start, one.end).covers(s) and entity.forms & mine for s, mine in known)
        kind = entity.type if entity and not longer else ""
        if not kind or kind in WHOLE or kind not in one.kinds[one.first : one.last]:
            yield Seen(document, tuple(sorted(seer.of(one))), kind, is_trap=name in gold.traps)


def learn_names(seen: Sequence[Seen]) -> dict[str, Any]:
    """Learn the regression of each type, and print how many stretches taught it.

    Parameters
    ----------
    seen:
        From `of_names`.

    Returns
    -------
    The regressions by name, as they are written to the file of weights. A type that no stretch names has none.
    """
    names, matrix = indexed([(s.document, s.features) for s in seen], LEAST_DOCUMENTS)
    kind = np.array([s.type for s in seen])
    share = np.array([OF_TRAPS if s.is_trap else 1.0 for s in seen])
    models: dict[str, Any] = {}
    for of in TYPES:
        mine = kind == of
        if not mine.any():
            continue
        model = fit(matrix, mine, share, FREEDOM)
        made = written(model.intercept_[0], names, model.coef_[0], LEAST_WEIGHT)
        models[KEY + of] = made | {"threshold": THRESHOLD}
        print(f"{KEY + of:44} {mine.sum():5} of {len(seen):6} stretches | {len(made['weights'])} features", flush=True)
    return models
