"""Examples of numbers to learn from: amounts that were seized or not, sums that are an investment or not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from benchmarks.accuracy.example import Example
from benchmarks.accuracy.rows import Amount, Gold
from benchmarks.accuracy.thing_examples import forms_of
from loaders.extractors.base import Draft
from loaders.reading import Reading
from loaders.weigh.amounts import key_of_number
from loaders.weigh.numbers import NumberSeer


def of_numbers(name: str, reading: Reading, drafts: Sequence[Draft], gold: Gold) -> Iterator[Example]:
    """Yield an example of each seizure, sum of money and hint of one that a document's numbers may be.

    Parameters
    ----------
    name:
        Of the document.
    reading:
        The document as read.
    drafts:
        Of the rules, hints included.
    gold:
        What it says.
    """
    seer = NumberSeer(reading, drafts)
    names = {e.name: e.forms for e in gold.entities}
    for draft in drafts:
        key = key_of_number(draft)
        if key is not None:
            yield Example(name, key, seer.of(draft), _is_true(reading, draft, gold, names), not draft.is_hint)


def _is_true(reading: Reading, draft: Draft, gold: Gold, names: dict[str, frozenset[str]]) -> bool:
    if draft.object is None:
        return (draft.properties["measure"], draft.properties["value"]) in gold.figures
    quantity, unit = draft.properties.get("quantity"), draft.properties.get("unit")
    amount = Amount.of(quantity if isinstance(quantity, float) else None, str(unit) if unit else None)
    mine = forms_of(reading.things[draft.object])
    return any(mine & t.forms_of_item(names) and amount.same(t.amount) for t in gold.seizures)
