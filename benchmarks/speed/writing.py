"""What does the project's writer cost beside the bare driver? 100,000 nodes and 500,000 edges, the same batches in each.

The project's texts in its own transactions against the plain texts that anyone would write for the official driver:
`MERGE` by id, one text a label and type, in managed transactions on the same engine with the same constraints. The two
go by turns, each into an empty store. A ratio of 1 means that the project's writer costs nothing; above, that it is the
faster one.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import neo4j

from graph.ontology import ONTOLOGY
from graph.settings import Settings
from graph.store import cypher
from graph.store.base import Run
from graph.store.bolt import BoltStore
from graph.store.cypher import Way
from graph.store.lock import FolderLock
from graph.store.open import open_store
from graph.store.state import Row
from graph.store.writing import by_label

NODES, EDGES, BATCH = 100_000, 500_000, 5_000
#: Of a hundred nodes; agencies and substances are the hubs, as in documents.
_SHARES = {"Agency": 10, "Operation": 50, "Person": 25, "CriminalOrganization": 10, "Substance": 5}
_RELATIONS = (
    ("Agency", "LED", "Operation"),
    ("Agency", "PARTICIPATES_IN", "Operation"),
    ("Operation", "TARGETED", "CriminalOrganization"),
    ("Operation", "SEIZED", "Substance"),
    ("Person", "MEMBER_OF_GROUP", "CriminalOrganization"),
)
#: One writer: takes batches of nodes by label and of edges by relation.
Write = Callable[["Batches"], None]


@dataclass(frozen=True, slots=True)
class Batches:
    """What is written: rows of one label, or of one relation, at most `BATCH` together."""

    nodes: Sequence[tuple[str, list[Row]]]
    edges: Sequence[tuple[tuple[str, str, str], list[Row]]]


def main() -> int:
    """Measure, and print a line for each round; the status is 1 where the ratio is below 0.9."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--store", default="", help="address of an empty store; default: embedded ones, gone afterwards"
    )
    parser.add_argument("--scale", type=float, default=1.0, help="of 100,000 nodes and 500,000 edges")
    parser.add_argument("--rounds", type=int, default=2, help="how often each writes everything")
    given = parser.parse_args()
    batches = made(int(NODES * given.scale), int(EDGES * given.scale))
    spent: dict[str, list[float]] = {"project": [], "driver": []}
    for number in range(given.rounds):
        # who comes second finds a warmer machine
        for name in sorted(spent, reverse=number % 2 == 0):
            spent[name].append(_round(name, given.store, batches))
    best = {name: min(seconds) for name, seconds in spent.items()}
    ratio = best["driver"] / best["project"]
    print(f"best of {given.rounds}: driver {best['driver']:.1f} s, project {best['project']:.1f} s; ratio {ratio:.2f}")
    return int(ratio < 0.9)


def made(nodes: int, edges: int) -> Batches:
    """Return rows of made entities and relations, the same every time."""
    chance = random.Random(5)  # noqa: S311 - the same graph every time
    ids = {label: [f"{label.lower()}:{n}" for n in range(nodes * share // 100)] for label, share in _SHARES.items()}
    rows = {label: [_node(i) for i in idents] for label, idents in ids.items()}
    relations: dict[tuple[str, str, str], list[Row]] = {relation: [] for relation in _RELATIONS}
    for number in range(edges):
        relation = _RELATIONS[number % len(_RELATIONS)]
        subject, _, target = relation
        ends = {"subject": chance.choice(ids[subject]), "object": chance.choice(ids[target])}
        relations[relation].append({"id": f"edge:{number}", **ends, "values": _edge(f"edge:{number}", number)})
    return Batches(
        [(label, part) for label, all_of in rows.items() for part in _cut(all_of)],
        [(relation, part) for relation, all_of in relations.items() for part in _cut(all_of)],
    )


def _node(ident: str) -> Row:
    name = f"Example {ident}"
    return {"id": ident, "name": name, "aliases": [name.upper()], "key": name.lower(), "documents": 1, "conflicts": []}


def _edge(ident: str, number: int) -> Row:
    counts: Row = {"documents": 1, "sentences": 1, "confidence": 0.9, "conflicts": []}
    return {"id": ident, **counts, "first_stated": f"20{number % 30:02}-01-02", "last_stated": ""}


def _cut(rows: list[Row]) -> Iterator[list[Row]]:
    for start, stop in pairwise([*range(0, len(rows), BATCH), len(rows)]):
        yield rows[start:stop]


def _round(name: str, address: str, batches: Batches) -> float:
    with tempfile.TemporaryDirectory(prefix="opsgraph-writing-") as folder:
        url = address or f"embedded:{Path(folder) / 'store'}"
        settings = Settings()
        store = open_store(url, settings)
        if not isinstance(store, BoltStore):
            raise SystemExit(f"{url} is held by another process")
        try:
            if store.info().nodes:
                raise SystemExit(f"{url} is not empty, and this would delete what is there")
            with _driver(url, settings) as driver:
                nodes, edges = by_project(store, batches) if name == "project" else by_driver(driver, batches)
                whole = store.info()
                if (sum(whole.nodes.values()), sum(whole.edges.values())) != _counts(batches):
                    raise SystemExit(f"{name} left something out: {whole}")
                if address:
                    driver.session().run(
                        "MATCH (n) CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 20000 ROWS"
                    ).consume()
        finally:
            store.close()
    print(f"{name:>8}: nodes {nodes:5.1f} s, edges {edges:5.1f} s", flush=True)
    return nodes + edges


def by_project(store: BoltStore, batches: Batches) -> tuple[float, float]:
    """Write everything as the store writes documents, and return the seconds for nodes and edges."""
    began = time.perf_counter()
    for label, rows in batches.nodes:
        store._writing(_step(cypher.write_nodes(), by_label((label, row) for row in rows)))
    between = time.perf_counter()
    for (subject, kind, target), rows in batches.edges:
        # from the end with fewer edges of the type, as the writer does
        few = _SHARES[subject] >= _SHARES[target]
        way = Way(ONTOLOGY.edge(kind), ONTOLOGY.node(subject), ONTOLOGY.node(target), few)
        store._writing(_step(cypher.write_edges(way), rows))
    return between - began, time.perf_counter() - between


def by_driver(driver: neo4j.Driver, batches: Batches) -> tuple[float, float]:
    """Write the same by plain texts."""
    began = time.perf_counter()
    with driver.session() as session:
        for label, rows in batches.nodes:
            text = f"UNWIND $rows AS row MERGE (n:{label} {{id: row.id}}) SET n = row"
            session.execute_write(_unit(text, rows))
        between = time.perf_counter()
        for (subject, kind, target), rows in batches.edges:
            ends = f"MATCH (s:{subject} {{id: row.subject}}) MATCH (o:{target} {{id: row.object}})"
            text = f"UNWIND $rows AS row {ends} MERGE (s)-[e:{kind} {{id: row.id}}]->(o) SET e = row.values"
            session.execute_write(_unit(text, rows))
    return between - began, time.perf_counter() - between


def _step(text: str, rows: object) -> Callable[[Run], list[Row]]:
    return lambda run: run(text, {"rows": rows})


def _unit(text: str, rows: list[Row]) -> Callable[[neo4j.ManagedTransaction], object]:
    return lambda transaction: transaction.run(text, rows=rows).consume()


def _driver(url: str, settings: Settings) -> neo4j.Driver:
    """Return the official driver, with nothing of the project."""
    kind, _, path = url.partition(":")
    if kind == "embedded":
        held = FolderLock(Path(path) / "lock").holder()
        return neo4j.GraphDatabase.driver(f"bolt://127.0.0.1:{held.port}", auth=("root", held.writer))
    auth = (settings.neo4j_username, settings.neo4j_password.get_secret_value())
    return neo4j.GraphDatabase.driver(url, auth=auth)


def _counts(batches: Batches) -> tuple[int, int]:
    return sum(len(rows) for _, rows in batches.nodes), sum(len(rows) for _, rows in batches.edges)


if __name__ == "__main__":
    sys.exit(main())
