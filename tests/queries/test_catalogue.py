"""Every question of the catalogue: its header, its words, its columns, on the real engine."""

from __future__ import annotations

import re

import pytest

from graph.decisions import Decision
from graph.errors import PluginError, UnknownQuestion
from graph.network import Network
from graph.ontology import ONTOLOGY
from graph.store import cypher, decisions
from graph.store.base import Origin, Table
from graph.store.bolt import BoltStore
from queries.ask import ask, bound, draw
from queries.catalogue import catalogue, question
from queries.question import Question, parse
from tests.builders import Paper, attempt, blizzard, coalition, homonym
from tests.conftest import clear
from tests.graph.store.readback import stored

QUESTIONS = list(catalogue().values())
DRAWABLE = [q for q in QUESTIONS if q.drawable]
TEXTS = {f"{q.name}{form}": text for q in QUESTIONS for form, text in (("", q.text), (".graph", q.graph_text)) if text}

GOOD = """\
// title: A question?
// about: What it gives.
// param: operation operation "Operation A" optional Only this one
// column: name
// shape: table
MATCH (o:Operation) WHERE $operation IS NULL OR o.id = $operation RETURN o.name AS name ORDER BY name
"""


def _examples(asked: Question, *, optional: bool) -> dict[str, object]:
    given: dict[str, object] = {p.name: p.example for p in asked.parameters if optional or not p.optional}
    if asked.name == "evidence-of-edge":
        given["edge"] = next(c.edge for c in blizzard().claims if c.edge)
    return given


@pytest.fixture(scope="module")
def filled(engine: BoltStore) -> BoltStore:
    """Return one filled store for all questions, none of which can change it."""
    clear(engine)
    engine.add(
        Paper("What the page said before.").extraction(), attempt(at="2025-12-31T00:00:00Z"), Origin("/visit.txt")
    )
    for paper in (blizzard(), coalition(), homonym()):
        engine.add(paper.extraction(), attempt(), Origin(f"/{paper.source}"))
    decided = Decision("agency:border-force", "agency:coast-guard", "different")
    engine.apply(lambda run: decisions.decide(run, [decided]))
    return engine


@pytest.mark.parametrize("optional", [True, False], ids=["all", "required"])
@pytest.mark.parametrize("asked", QUESTIONS, ids=lambda q: q.name)
def test_question_runs_with_its_examples_and_its_columns(filled: BoltStore, asked: Question, optional: bool) -> None:
    given = _examples(asked, optional=optional)
    answer = ask(filled, asked.name, given)
    assert isinstance(answer, Table)
    assert answer.rows, "an example must find something"
    assert filled.read(asked.text, bound(filled, asked, given)).columns == asked.columns == answer.columns
    assert ask(filled, asked.name, given) == answer


@pytest.mark.parametrize("asked", DRAWABLE, ids=lambda q: q.name)
def test_drawn_question_has_a_sentence_for_every_edge(filled: BoltStore, asked: Question) -> None:
    network = draw(filled, asked.name, _examples(asked, optional=False))
    assert isinstance(network, Network)
    ids = {n.id for n in network.nodes}
    assert network.edges
    for edge in network.edges:
        assert {edge.subject, edge.object} <= ids
        assert network.evidence[edge.id]


def test_no_question_changes_the_store(filled: BoltStore) -> None:
    before = stored(filled)
    for asked in QUESTIONS:
        ask(filled, asked.name, _examples(asked, optional=True))
    assert stored(filled) == before


@pytest.mark.parametrize("name", TEXTS)
def test_every_label_and_type_is_declared(name: str) -> None:
    code = re.sub(r"'[^']*'", "''", re.sub(r"//.*", "", TEXTS[name]))
    used = {w for found in re.findall(r"[(\[]\s*\w*:([A-Za-z_|\s]+)", code) for w in re.split(r"[|\s]+", found) if w}
    declared = {t.name for t in ONTOLOGY.nodes} | {t.name for t in ONTOLOGY.edges}
    assert used <= declared | {*cypher.STRUCTURAL_LABELS, *cypher.STRUCTURAL_TYPES}


@pytest.mark.parametrize("name", TEXTS)
def test_every_text_says_its_order_last(name: str) -> None:
    assert "ORDER BY" in TEXTS[name].rpartition("RETURN")[2]


@pytest.mark.parametrize("name", TEXTS)
def test_common_subset_of_both_engines(name: str) -> None:
    code = re.sub(r"//.*", "", TEXTS[name])
    assert not re.search(r"\belementId\(|\bid\(|\bapoc\.|\bSHORTEST\b|\bexists\(\w+\.", code)
    # the embedded engine reads a value of an earlier MATCH as null in the map of a later one, unless WITH parts them
    bare = re.sub(r"COLLECT \{.*?\}\[", "", code, flags=re.DOTALL)
    assert not re.search(r"\{\w+: \w+\.\w+\}\)", bare)


def test_path_over_all_types_leaves_out_none() -> None:
    for name in ("path", "path.graph", "claims-of-entity.graph", "claims-of-document.graph"):
        words = set(re.findall(r"[A-Z_]{3,}", TEXTS[name]))
        assert words >= {t.name for t in ONTOLOGY.edges}, name


def test_pairs_are_looked_for_among_all_types() -> None:
    words = set(re.findall(r"\w+", TEXTS["possibly-same"].partition("MATCH")[2]))
    assert words >= {t.name for t in ONTOLOGY.nodes}


def test_unknown_question_says_what_is_near() -> None:
    with pytest.raises(UnknownQuestion, match=r"did you mean.*who-took-part"):
        question("who-tok-part")
    with pytest.raises(UnknownQuestion, match="there are agencies-of-operation, "):
        question("")


def test_header_is_read() -> None:
    asked = parse("a", GOOD)
    (parameter,) = asked.parameters
    assert (asked.title, asked.columns, asked.shape, asked.drawable) == ("A question?", ("name",), "table", False)
    assert (parameter.example, parameter.optional, parameter.node_types) == ("Operation A", True, ("Operation",))


def test_all_faults_of_a_header_are_told_at_once() -> None:
    text = '// about: x\n// about: y\n// colour: red\n// param: a agencie "b" c\n// param: b\n// shape: tree\nRETURN $c'
    with pytest.raises(PluginError) as raised:
        parse("bad", text)
    for fault in (
        "bad.cypher",
        "one title",
        "one about, not 2",
        "unknown key 'colour'",
        "no known type 'agencie'",
        "param 'b' is not",
        "'tree'",
        "$c is used but not declared",
        "a table has columns",
    ):
        assert fault in str(raised.value)
