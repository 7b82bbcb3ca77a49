"""The stage for numbers: whether an amount was seized, and whether a sum is money that a government pays."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from loaders.extractors.base import Draft
from loaders.extractors.figure_sums import SUMS
from loaders.reading import Reading
from loaders.weigh.model import learned
from loaders.weigh.numbers import NumberSeer

NAME = "weigh/1"
#: Of the probability that an amount needs which no rule took for a seizure, how much one needs that a rule did.
OF_RULED = 0.4


def key_of_number(draft: Draft) -> str | None:
    """Return the name of the regression that weighs a draft; None for one that was read from no number or thing."""
    if draft.at is None:
        return None
    if draft.predicate == "SEIZED":
        return "seized-amount" if draft.properties else None
    measure = draft.properties.get("measure")
    return f"sum-{measure}" if measure in SUMS else None


def weigh_numbers(reading: Reading, drafts: Sequence[tuple[str, Draft]]) -> Iterator[tuple[str, Draft]]:
    """Yield the seizures and figures that are likely, with their probability.

    Parameters
    ----------
    reading:
        The document as read.
    drafts:
        Seizures and figures, hints included, each with the name of its extractor.
    """
    seer = NumberSeer(reading, [d for _, d in drafts])
    for name, draft in drafts:
        key = key_of_number(draft)
        weights = learned().get(key) if key else None
        if weights is None:
            if not draft.is_hint:
                yield name, draft
            continue
        probability = weights.probability(seer.of(draft))
        share = OF_RULED if draft.predicate == "SEIZED" and not draft.is_hint else 1.0
        if probability >= weights.threshold * share:
            kept = replace(draft, confidence=round(probability, 2))
            yield (NAME, replace(kept, rule=f"weighed-{key}")) if draft.is_hint else (name, kept)
