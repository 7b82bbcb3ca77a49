"""The samples: each has gold and a source, gold speaks of the text, and every format is read with its date and language."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from graph.model import Extraction
from graph.names import fold
from graph.ontology import ONTOLOGY
from graph.resolve import resolve
from loaders.pipeline import Outcome
from tests.pages import build

ROOT = Path(__file__).resolve().parent.parent
SAMPLES = ROOT / "samples"
GOLD = {p.name.removesuffix(".gold.json"): json.loads(p.read_text("utf-8")) for p in (SAMPLES / "gold").iterdir()}
README = (SAMPLES / "README.md").read_text("utf-8")
FRENCH = {"projet-colisee", "encrochat-bilan", "sharqc", "place-nette-senat"}


@pytest.fixture(scope="module")
def read(sample_outcomes: tuple[Outcome, ...]) -> dict[str, Extraction]:
    """What the pipeline makes of each sample, by the name of its gold."""
    lines = (SAMPLES / "briefs.jsonl").read_text("utf-8").splitlines()
    found: dict[str, Extraction] = {}
    for outcome in sample_outcomes:
        assert outcome.extraction is not None, outcome.reason
        name, _, line = Path(outcome.source).name.partition("#L")
        found[json.loads(lines[int(line) - 1])["id"] if line else name.rpartition(".")[0]] = outcome.extraction
    return found


def test_there_are_enough_and_of_every_kind() -> None:
    suffixes = {p.suffix for p in build.samples()}
    assert len(build.samples()) >= 14
    assert suffixes == {".txt", ".html", ".md", ".jsonl"}
    assert len(FRENCH & set(GOLD)) >= 3


def test_each_document_has_gold_and_each_gold_a_document(read: dict[str, Extraction]) -> None:
    assert set(read) == set(GOLD)


def test_the_readme_says_where_the_facts_of_each_come_from() -> None:
    for path in build.samples():
        assert re.search(
            rf"^\| `{re.escape(path.name)}` \| .+ \| (en|fr)(, fr)? \| .{{9,}} \|", README, re.MULTILINE
        ), path
    for line in (SAMPLES / "briefs.jsonl").read_text("utf-8").splitlines():
        assert f"| `{json.loads(line)['id']}` |" in README


@pytest.mark.parametrize("name", GOLD)
def test_gold_speaks_of_its_text(name: str, read: dict[str, Extraction]) -> None:
    gold, document = GOLD[name], read[name].document
    words = f" {fold(document.text)} {fold(document.title.value if document.title else '')} "
    names = {e["name"] for e in gold["entities"]}
    types = {t.name for t in ONTOLOGY.nodes}
    for entity in gold["entities"]:
        assert entity["type"] in types
        for alias in entity["aliases"]:
            assert fold(alias) in words, alias
    for relation in gold["relations"]:
        assert {relation["subject"], relation["object"]} <= names, relation
        assert relation["predicate"] in {e.name for e in ONTOLOGY.edges}
    for row in gold["seizures"]:
        assert {row["item"], *row["by"], *row.get("also", [])} <= names, row
    for row in gold["figures"]:
        assert set(row["of"]) <= names, row


@pytest.mark.parametrize("name", GOLD)
def test_date_and_language_are_read(name: str, read: dict[str, Extraction]) -> None:
    document = read[name].document
    assert document.published is not None
    assert document.published.value == GOLD[name]["published"]
    assert document.language is not None
    assert document.language.value == ("fr" if name in FRENCH else "en")


def test_most_bodies_and_operations_are_found(read: dict[str, Extraction]) -> None:
    """A floor under what was measured (92 and 86 of 100), so that a rule which breaks many documents shows here."""
    for kind, least in (("Agency", 0.85), ("Operation", 0.75)):
        wanted = found = 0
        for name, extraction in read.items():
            nodes = resolve(extraction.claims).nodes.values()
            known = {fold(n) for node in nodes if node.type == kind for n in (node.name, *node.aliases)}
            entities = [e for e in GOLD[name]["entities"] if e["type"] == kind]
            wanted += len(entities)
            found += sum(1 for e in entities if {fold(n) for n in (e["name"], *e["aliases"])} & known)
        assert found / wanted >= least, kind


def test_two_accounts_of_one_operation_keep_their_figures_apart(read: dict[str, Extraction]) -> None:
    both = (read["hydros-first-count"], read["hydros-second-count"])
    claims = [c for extraction in both for c in extraction.claims]
    graph = resolve(claims)
    (operation,) = (n for n in graph.nodes.values() if n.type == "Operation" and n.name == "Operation Hydros")
    values = {
        c.properties["value"]
        for c in claims
        if c.subject == operation.id and c.properties.get("measure") == "street_value"
    }
    assert values == {500_000_000, 580_000_000}
    assert "figure_street_value" not in operation.properties, "a value on which they disagree stands in the claims only"
