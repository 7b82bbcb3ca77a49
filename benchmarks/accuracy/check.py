"""Check the gold of `documents/` and `training/`: run as `python -m benchmarks.accuracy.check`.

Each gold file must parse, use the ontology's types, relate its own entities only, and quote its text exactly. Rows of the
documents that teach need no quote; one that they have is held to the text all the same.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from benchmarks.accuracy.rows import SUFFIX
from graph.names import fold
from graph.ontology import ONTOLOGY

HERE = Path(__file__).resolve().parent
DOCUMENTS, TRAINING = HERE / "documents", HERE / "training"
BOUNDS = {"exact", "at_least", "at_most", "about"}
UNITS = {"kg", "g", "lb", "oz", "t", "l", "ml", "pill", "dose", "plant", "unit", "round"}

Gold = dict[str, Any]


def said(name: str, text: str) -> bool:
    """Return whether the text uses this form of a name, whatever its case, accents and punctuation."""
    return f" {fold(name)} " in text


def entity_faults(gold: Gold, text: str) -> Iterator[str]:
    """Yield what is wrong with the entities: an unknown type, a name given twice, a form the text does not use."""
    words = f" {fold(text)} "
    types = {node.name for node in ONTOLOGY.nodes}
    times = Counter(entity["name"] for entity in gold["entities"])
    yield from (f"two entities are named {name}" for name, count in times.items() if count > 1)
    for entity in gold["entities"]:
        if entity["type"] not in types:
            yield f"{entity['name']}: no type {entity['type']}"
        yield from (f"alias not in the text: {alias}" for alias in entity["aliases"] if not said(alias, words))
        if not any(said(form, words) for form in (entity["name"], *entity["aliases"])):
            yield f"no form in the text: {entity['name']}"
    yield from (f"trap not in the text: {trap}" for trap in gold["not_entities"] if not said(trap, words))


def relation_faults(gold: Gold) -> Iterator[str]:
    """Yield the relations whose ends the file does not declare, or that the ontology does not allow between them."""
    types = {entity["name"]: entity["type"] for entity in gold["entities"]}
    for row in gold["relations"]:
        ends = types.get(row["subject"]), types.get(row["object"])
        if ends[0] is None or ends[1] is None:
            yield f"an end is no entity: {row['subject']} {row['predicate']} {row['object']}"
        elif not ONTOLOGY.allows(ends[0], row["predicate"], ends[1]):
            yield f"not in the ontology: {ends[0]} {row['predicate']} {ends[1]} ({row['subject']}, {row['object']})"


def number_faults(gold: Gold) -> Iterator[str]:
    """Yield the seizures and figures with an unknown name, unit or bound."""
    names = {entity["name"] for entity in gold["entities"]}
    for row in gold["seizures"]:
        used = {row["item"], *row["by"], *row.get("also", [])}
        yield from (f"seizure of or by no entity: {name}" for name in used - names)
        if row["quantity"] is not None and row["bound"] not in BOUNDS:
            yield f"{row['item']}: no bound {row['bound']}"
        if row["quantity"] is not None and not (
            row["unit"] in UNITS or (len(row["unit"]) == 3 and row["unit"].isupper())
        ):
            yield f"{row['item']}: no unit {row['unit']}"
    for row in gold["figures"]:
        yield from (f"figure of no entity: {name}" for name in set(row["of"]) - names)
        if row["bound"] not in BOUNDS:
            yield f"{row['measure']}: no bound {row['bound']}"


def quote_faults(gold: Gold, text: str, *, needed: bool) -> Iterator[str]:
    """Yield the quotes that do not stand in the text, and the rows without one where each needs it."""
    for row in (*gold["relations"], *gold["seizures"], *gold["figures"]):
        quote = row.get("quote")
        if quote is None and not needed:
            continue
        if not quote or quote not in text:
            yield f"not in the text: {quote!r}"


def faults(folder: Path, name: str) -> Iterator[str]:
    """Yield everything that is wrong with one document of a folder and its gold."""
    text = (folder / f"{name}.txt").read_text("utf-8")
    try:
        gold: Gold = json.loads((folder / "gold" / f"{name}{SUFFIX}").read_text("utf-8"))
    except ValueError as exc:
        yield f"the gold is no JSON: {exc}"
        return
    if gold["id"] != name:
        yield f"the gold is of {gold['id']}"
    yield from entity_faults(gold, text)
    yield from relation_faults(gold)
    yield from number_faults(gold)
    yield from quote_faults(gold, text, needed=folder != TRAINING)


def of_folder(folder: Path) -> tuple[int, list[str]]:
    """Return how many documents of a folder have gold, and what is wrong with them."""
    texts = {path.stem for path in folder.glob("*.txt")}
    golds = {path.name.removesuffix(SUFFIX) for path in (folder / "gold").glob(f"*{SUFFIX}")}
    found = [f"{name}: no document or no gold" for name in sorted(texts ^ golds)]
    found += [f"{name}: {fault}" for name in sorted(texts & golds) for fault in faults(folder, name)]
    return len(texts & golds), found


def main() -> None:
    """Check every document and print what is wrong; exit with 1 where anything is."""
    wrong = False
    for folder in (DOCUMENTS, TRAINING):
        if not folder.is_dir():
            print(f"{folder.name}: not there")
            continue
        count, found = of_folder(folder)
        print("\n".join([*found, f"{folder.name}: {count} documents, {len(found)} faults"]))
        wrong = wrong or bool(found)
    sys.exit(wrong)


if __name__ == "__main__":
    main()
