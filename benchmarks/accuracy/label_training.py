"""Learn which words are of somebody's name, of a place's or of another: every word that begins with a capital, as gold names things.

A logistic regression for each label over what `loaders/weigh/labels.py` sees.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from benchmarks.accuracy.fitting import fit, indexed, written
from loaders.annotate.gazetteer import Hit
from loaders.reading import OF_OTHER, OF_PERSON, OF_PLACE, Sentence
from loaders.weigh.labels import KEY, Labels, seers
from loaders.weigh.model import Weights

#: The label of the words of a name, by the type of what it names; words of no name have "".
LABELS = {"Person": OF_PERSON, "Place": OF_PLACE, "Country": OF_PLACE}
NONE, _OF_TRAP = "", "trap"
#: A feature is one of the language if so many documents show it.
LEAST_DOCUMENTS = 4
#: How far the ridge lets a weight go (scikit-learn's C), and the least weight that is kept.
FREEDOM, LEAST_WEIGHT = 1.0, 0.15
#: How much a word teaches that is of something that gold warns of: a ship, a newspaper, who wrote the page.
OF_TRAPS = 4.0
#: In how many parts the documents are read: the words of each part by what the others taught.
PARTS = 3


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a document with its features, and its label in gold; `is_trap` tells that gold warns of what it is of."""

    document: str
    features: tuple[str, ...]
    label: str
    is_trap: bool = False


def of_words(
    document: str, text: str, sentences: Iterable[Sentence], hits: Sequence[Hit], gold: Mapping[str, Any]
) -> Iterator[Word]:
    """Yield the words of a document that begin with a capital.

    Parameters
    ----------
    document:
        Its name.
    text:
        Masked text.
    sentences:
        With their words.
    hits:
        The forms that the lists know, in the order of the text.
    gold:
        What it says.
    """
    told = _labels(text, gold)
    earlier: dict[str, str] = {}
    for seer in seers(sentences, hits):
        read = [told.get(t.start, NONE) for t in seer.sentence.tokens]
        labels = [NONE if label == _OF_TRAP else label for label in read]
        for n in seer.capitals:
            features = (*seer.of(n), *seer.after(labels, n, earlier))
            yield Word(document, features, labels[n], is_trap=read[n] == _OF_TRAP)
        earlier |= seer.named(labels)


def _labels(text: str, gold: Mapping[str, Any]) -> dict[int, str]:
    """Return the label of each character that is of a name of gold, or of a trap; of those over each other the longest counts."""
    entities = gold["entities"]
    forms = {(form, LABELS.get(e["type"], OF_OTHER)) for e in entities for form in (e["name"], *e.get("aliases", ()))}
    forms |= {(form, _OF_TRAP) for form in gold.get("not_entities", ())}
    out: dict[int, str] = {}
    for form, label in sorted(forms, key=lambda f: (-len(f[0]), f)):
        if any(c.isupper() for c in form):
            spaced = r"\s+".join(map(re.escape, form.split()))
            for match in re.finditer(rf"(?<!\w){spaced}(?!\w)", text):
                if not any(at in out for at in range(*match.span())):
                    out.update(dict.fromkeys(range(*match.span()), label))
    return out


def learn_labels(words: Sequence[Word]) -> dict[str, Any]:
    """Learn the regression of each label.

    Parameters
    ----------
    words:
        From `of_words`.

    Returns
    -------
    The regressions by name, as they are written to the file of weights.
    """
    names, matrix = indexed([(w.document, w.features) for w in words], LEAST_DOCUMENTS)
    label = np.array([w.label for w in words])
    share = np.array([OF_TRAPS if w.is_trap else 1.0 for w in words])
    models: dict[str, Any] = {}
    for of in (NONE, OF_OTHER, OF_PERSON, OF_PLACE):
        model = fit(matrix, label == of, share, FREEDOM)
        models[KEY + of] = written(model.intercept_[0], names, model.coef_[0], LEAST_WEIGHT) | {"threshold": 0.5}
    return models


def labels_of(models: dict[str, Any]) -> Labels:
    """Return what was learned in the form in which documents are read with it."""
    return Labels({k.removeprefix(KEY): Weights(**m) for k, m in models.items()})


def unseen_labels(words: Sequence[Word]) -> dict[str, Labels]:
    """Return for each document what is learned of words from the parts of the documents that it is not in.

    What is learned from a document labels its own words too well: what reads those labels would trust them too much.
    """
    part = {name: number % PARTS for number, name in enumerate(sorted({w.document for w in words}))}
    others = [labels_of(learn_labels([w for w in words if part[w.document] != n])) for n in range(PARTS)]
    return {name: others[n] for name, n in part.items()}
