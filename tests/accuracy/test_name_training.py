"""Names are learned from the stretches that gold has, against those that it lacks or warns of."""

from __future__ import annotations

from benchmarks.accuracy.name_training import LEAST_DOCUMENTS, Seen, heads_of, learn_names, of_names
from benchmarks.accuracy.rows import Gold
from graph.settings import Settings
from loaders.annotate.reader import annotate
from loaders.pipeline import Pipeline
from loaders.readers.plain_text import text_document
from loaders.weigh.names import Names

TEXT = "The Lunar Jungla joined the Calgary Police Service. Calgary Police Service Downtown came late to Ottawa."


def gold(*names: tuple[str, str]) -> Gold:
    entities = [{"type": kind, "name": name} for kind, name in names]
    return Gold.of({"entities": entities, "relations": [], "seizures": [], "figures": []})


def _types(told: Gold) -> dict[str, str]:
    reading = annotate(text_document("d.txt", TEXT), Pipeline(Settings()).models, Names())
    rows = of_names("d", reading, frozenset(), told)
    return {" ".join(f[6:] for f in s.features if f.startswith("first=")): s.type for s in rows if s.type}


def test_what_gold_names_is_an_example_of_its_type() -> None:
    assert _types(gold(("Agency", "Lunar Jungla"))) == {"lunar": "Agency"}


def test_a_longer_form_of_what_was_found_is_no_name_to_find() -> None:
    entity = {"type": "Agency", "name": "Calgary Police Service", "aliases": ["Calgary Police Service Downtown"]}
    told = Gold.of({"entities": [entity], "relations": [], "seizures": [], "figures": []})
    assert _types(told) == {}
    assert _types(gold(("Agency", "Calgary Police Service Downtown"))) == {"calgary": "Agency"}


def test_heads_are_words_that_the_names_of_several_documents_have() -> None:
    often, once = gold(("Agency", "Cellule Lune")), gold(("Agency", "Cellule Mars"), ("Person", "Jo Brume"))
    assert heads_of([often] * (LEAST_DOCUMENTS - 1) + [once]) == {"cellule"}


def test_what_marks_the_names_of_a_type_is_learned() -> None:
    rows = [Seen(f"{n:02}", ("first=lunar", "b1=the"), "Agency") for n in range(12)]
    rows += [Seen(f"{n:02}", ("first=table", "b1=the"), "") for n in range(12)]
    models = learn_names(rows)
    assert list(models) == ["name Agency"]
    weights = models["name Agency"]["weights"]
    assert weights["first=lunar"] > 0 > weights["first=table"]
    assert "b1=the" not in weights


def test_what_gold_warns_of_teaches_more() -> None:
    rows = [Seen(f"{n:02}", ("last=bank",), "Agency" if n % 2 else "") for n in range(12)]
    warned = [Seen(s.document, s.features, s.type, is_trap=not s.type) for s in rows]
    plain, told = (learn_names(r)["name Agency"] for r in (rows, warned))
    assert told["bias"] + told["weights"].get("last=bank", 0.0) < plain["bias"] + plain["weights"].get("last=bank", 0.0)


def test_a_warning_of_gold_is_seen() -> None:
    told = Gold.of({"entities": [], "relations": [], "seizures": [], "figures": [], "not_entities": ["Lunar Jungla"]})
    reading = annotate(text_document("d.txt", TEXT), Pipeline(Settings()).models, Names())
    assert {s.features for s in of_names("d", reading, frozenset(), told) if s.is_trap}
