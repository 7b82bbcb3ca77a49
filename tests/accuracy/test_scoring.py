"""The scorer counts as the README of the set says it does."""

from __future__ import annotations

import importlib.util
import json
import random
from collections.abc import Mapping
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from benchmarks.accuracy.counts import Counts, Score
from benchmarks.accuracy.rows import Amount, Gold, Told, fold
from benchmarks.accuracy.scoring import score_document
from benchmarks.accuracy.sets import SHARED, own

TEXT = "The RCMP led Operation Harvest with Europol. Officers seized 2 kg of cocaine and arrested 12 people on Main Street."
ENTITIES = {
    "a": ("Agency", "Royal Canadian Mounted Police", ["RCMP"]),
    "e": ("Agency", "Europol", []),
    "o": ("Operation", "Operation Harvest", []),
    "c": ("Substance", "cocaine", []),
}
Row = dict[str, Any]


def entity(ident: str, **changed: object) -> Row:
    kind, name, aliases = ENTITIES[ident]
    return {"record": "entity", "id": ident, "type": kind, "name": name, "aliases": aliases, **changed}


def claim(subject: str, predicate: str, target: str | None, **changed: object) -> Row:
    row = {"record": "claim", "subject": subject, "predicate": predicate, "object": target, "properties": {}}
    return {**row, "quote": "The RCMP led Operation Harvest", "modality": "asserted", "rule": "r", **changed}


def seized(quantity: float | None, unit: str, target: str = "c", subject: str = "o", bound: str = "exact") -> Row:
    return claim(subject, "SEIZED", target, properties={"quantity": quantity, "unit": unit, "bound": bound})


def figure(measure: str, value: object) -> Row:
    return claim("o", "FIGURE", None, properties={"measure": measure, "value": value})


def gold(**changed: object) -> Gold:
    data: Row = {
        "entities": [{"type": k, "name": n, "aliases": a} for k, n, a in ENTITIES.values()],
        "relations": [
            {"subject": "Royal Canadian Mounted Police", "predicate": "LED", "object": "Operation Harvest"},
            {"subject": "Europol", "predicate": "COOPERATES_WITH", "object": "Royal Canadian Mounted Police"},
        ],
        "seizures": [{"by": ["Operation Harvest"], "item": "cocaine", "quantity": 2, "unit": "kg", "bound": "exact"}],
        "figures": [{"of": [], "measure": "arrests", "value": 12, "bound": "exact"}],
        "not_entities": ["Main Street"],
    }
    return Gold.of({**data, **changed})


def score(*rows: Row, wanted: Gold | None = None) -> Score:
    things = [r for r in rows if r["record"] == "entity"] or [entity(i) for i in ENTITIES]
    claims = [r for r in rows if r["record"] == "claim"]
    return score_document(wanted or gold(), Told.of([*things, *claims]), TEXT)


@pytest.mark.parametrize(
    ("name", "folded"),
    [
        ("The Sûreté du Québec", "surete du quebec"),
        ("L’Office fédéral", "office federal"),
        ("Sheriff's Office", "sheriff office"),
        ("$5 bills", "$5 bills"),
        ("...", ""),
    ],
)
def test_names_are_folded(name: str, folded: str) -> None:
    assert fold(name) == folded


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ((2, "kg"), (2000, "g"), True),
        ((1, "lb"), (453.6, "g"), True),
        ((1000, "g"), (1006, "g"), False),
        ((2, "kg"), (2, "l"), False),
        ((40, "tablet"), (40, "pill"), True),
        ((3, None), (3, "unit"), True),
        ((None, "kg"), (None, None), True),
        ((None, None), (3, "unit"), False),
        ((5, "USD"), (5, "usd"), True),
    ],
)
def test_amounts_are_compared_in_one_unit(
    one: tuple[float | None, str | None], other: tuple[float | None, str | None], same: bool
) -> None:
    assert Amount.of(*one).same(Amount.of(*other)) is same


def test_an_entity_is_matched_by_any_form_and_once() -> None:
    twice = score(entity("a", name="RCMP", aliases=[]), entity("a", id="b"), entity("o"))
    assert twice.counts["entity", "Agency"] == Counts(1, 1, 1)
    assert twice.counts["entity", "Operation"] == Counts(1, 0, 0)
    assert twice.counts["entity", "Substance"] == Counts(0, 0, 1)
    assert [(f.what, f.detail) for f in twice.faults if f.name == "Agency"] == [
        ("missed", "Europol"),
        ("spurious", "RCMP"),
    ]


def test_another_type_is_another_entity() -> None:
    assert score(entity("c", type="Commodity")).of("entity") == Counts(0, 1, 4)


def test_leading_an_operation_says_taking_part() -> None:
    led = score(claim("a", "LED", "o"))
    assert led.counts["relation", "LED"] == Counts(1, 0, 0)
    assert led.counts["relation", "PARTICIPATES_IN"] == Counts(1, 0, 0)
    part = score(claim("a", "PARTICIPATES_IN", "o"))
    assert part.counts["relation", "PARTICIPATES_IN"] == Counts(1, 0, 0)
    assert part.counts["relation", "LED"] == Counts(0, 0, 1)
    assert part.verdicts[0][1]


def test_cooperation_has_no_direction() -> None:
    assert score(claim("a", "COOPERATES_WITH", "e")).counts["relation", "COOPERATES_WITH"] == Counts(1, 0, 0)
    both = score(claim("a", "COOPERATES_WITH", "e"), claim("e", "COOPERATES_WITH", "a"))
    assert both.counts["relation", "COOPERATES_WITH"] == Counts(1, 0, 0)
    assert [right for _, right in both.verdicts] == [True, True]


def test_a_relation_of_an_unknown_entity_is_wrong() -> None:
    wrong = score(entity("a"), entity("e", name="Interpol"), entity("o"), claim("e", "LED", "o"))
    assert wrong.counts["relation", "LED"] == Counts(0, 1, 1)
    assert "Interpol -> Operation Harvest" in {f.detail for f in wrong.faults}


def test_what_is_denied_is_left_out_and_what_is_alleged_counts() -> None:
    assert score(claim("a", "LED", "o", modality="denied")).counts["relation", "LED"] == Counts(0, 0, 1)
    assert score(claim("a", "LED", "o", modality="alleged")).counts["relation", "LED"] == Counts(1, 0, 0)


def test_a_seizure_is_item_and_amount() -> None:
    assert score(seized(2000, "g")).of("seizure") == Counts(1, 0, 0)
    assert score(seized(3, "kg")).of("seizure") == Counts(0, 1, 1)
    assert score(seized(2, "kg", target="a")).of("seizure") == Counts(0, 1, 1)
    again = score(seized(2, "kg"), seized(2, "kg", subject="a"))
    assert again.of("seizure") == Counts(1, 0, 0)
    assert len(again.verdicts) == 1


def test_bound_and_attribution_are_counted_of_those_found() -> None:
    found = score(seized(2, "kg", subject="a", bound="about"))
    assert found.of("seizure bound") == Counts(0, 1, 0)
    assert found.of("seizure attribution") == Counts(0, 1, 0)
    assert score(seized(2, "kg")).of("seizure attribution") == Counts(1, 0, 0)


def test_a_seizure_is_found_under_its_other_names() -> None:
    row = {"by": [], "item": "drugs", "also": ["cocaine"], "quantity": 2, "unit": "kg", "bound": "exact"}
    assert score(seized(2, "kg"), wanted=gold(seizures=[row])).of("seizure") == Counts(1, 0, 0)


def test_figures_are_measure_and_value() -> None:
    told = score(figure("arrests", 12), figure("arrests", 12), figure("deaths", 1), figure("sacks", 3))
    assert told.counts["figure", "arrests"] == Counts(1, 0, 0)
    assert told.of("figure") == Counts(1, 1, 0)
    assert [right for _, right in told.verdicts] == [True, True, False]


def test_a_quote_stands_in_the_text() -> None:
    quotes = score(claim("a", "LED", "o", quote="The  RCMP\nled"), claim("a", "LED", "o", quote="The FBI led"))
    assert quotes.of("quote") == Counts(1, 1, 0)


def test_a_trap_is_counted() -> None:
    place = {"record": "entity", "id": "p", "type": "Place", "name": "Main  Street"}
    assert score(entity("a"), place).of("trap") == Counts(0, 1, 0)


def test_shares_of_nothing_are_zero() -> None:
    assert (Counts().precision, Counts().recall, Counts().f1) == (0, 0, 0)
    assert Counts(3, 1, 2).f1 == pytest.approx(2 / 3)


def test_the_whole_set_equals_the_scorer_of_shared() -> None:
    """Gold with faults of every kind put in is counted as the scorer of `shared` counts it."""
    file = SHARED / "eval" / "score.py"
    if not file.exists():
        pytest.skip("NOT COMPARED: there is no other scorer beside this clone")
    other = _module(file)
    chance = random.Random(6)  # noqa: S311 - faults for a test
    for document in own().documents:
        text, data = document.path.read_text("utf-8"), json.loads(document.gold.read_text("utf-8"))
        rows = _with_faults(data, chance)
        entities = {r["id"]: r for r in rows if r["record"] == "entity"}
        claims = [r for r in rows if r["record"] == "claim" and r["modality"] != "denied"]
        tally, verdicts = other.Tally(), []
        other.score_document(data, entities, claims, text, tally, [], verdicts)
        ours = score_document(Gold.of(data), Told.of(rows), text)
        assert _totals(ours) == _theirs(tally.rows), document.name
        assert [right for _, right in ours.verdicts] == [right for _, right in verdicts], document.name


def _module(file: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("other_scorer", file)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _totals(ours: Score) -> dict[str, tuple[int, int, int]]:
    rows = {f"{kind} {name}": c for (kind, name), c in ours.counts.items() if kind in {"entity", "relation"}}
    rows |= {k: ours.of(k) for k in ("trap", "seizure", "seizure bound", "seizure attribution", "figure", "quote")}
    return {name: (c.right, c.wrong, c.missed) for name, c in rows.items()}


def _theirs(rows: Mapping[str, list[int]]) -> dict[str, tuple[int, int, int]]:
    names = {
        "trap words taken for entities": "trap",
        "seizure (item, amount, unit)": "seizure",
        "seizure bound right, of those found": "seizure bound",
        "seizure attributed right, of those found": "seizure attribution",
        "figure (measure, value)": "figure",
        "quotes found in the text": "quote",
    }
    return {names.get(key, key): (row[0], row[1], row[2]) for key, row in rows.items()}


def _with_faults(data: Row, chance: random.Random) -> list[Row]:
    """Return what extraction would print that knew the gold, with things dropped, renamed, doubled and swapped."""
    entities = [{"record": "entity", "id": f"e{n}", **e} for n, e in enumerate(data["entities"])]
    entities += [{**e, "id": f"{e['id']}x", "name": n} for e in entities for n in e["aliases"] if chance.random() < 0.3]
    entities += [
        {"record": "entity", "id": f"t{n}", "type": "Place", "name": t} for n, t in enumerate(data["not_entities"])
    ]
    ident = {e["name"]: e["id"] for e in entities}
    rows = [claim(ident[r["subject"]], r["predicate"], ident[r["object"]]) for r in data["relations"]]
    rows += [{**r, "subject": r["object"], "object": r["subject"]} for r in rows if chance.random() < 0.2]
    for s in data["seizures"]:
        for by in (*s["by"], data["entities"][0]["name"]):
            properties = {"quantity": s["quantity"], "unit": s["unit"], "bound": chance.choice(["exact", "about"])}
            rows.append(claim(ident[by], "SEIZED", ident[s["item"]], properties=properties))
    for f in data["figures"]:
        properties = {"measure": f["measure"], "value": f["value"] + chance.choice([0, 0, 1])}
        rows.append(claim(chance.choice([*ident.values()]), "FIGURE", None, properties=properties))
    for row in rows:
        row["modality"] = chance.choice(["asserted", "asserted", "alleged", "denied"])
        row["quote"] = chance.choice([data["entities"][0]["name"], "words that no document has"])
    kept = [e for e in entities if chance.random() < 0.85]
    return [*kept, *(r for r in rows if chance.random() < 0.8)]
