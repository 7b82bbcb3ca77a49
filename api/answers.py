"""Answers as plain values for JSON; the command line prints the same ones."""

from __future__ import annotations

from dataclasses import asdict

from graph.network import Network
from graph.ontology import ONTOLOGY
from graph.schema import EdgeType, NodeType, Property, ValueKind
from graph.store.base import Answer, Table
from queries.question import Question

Plain = dict[str, object]


def table_answer(table: Table) -> Plain:
    """Return a table as its columns and one mapping a row."""
    return {"columns": list(table.columns), "rows": [dict(zip(table.columns, row, strict=True)) for row in table.rows]}


def free_answer(answer: Answer) -> Plain:
    """Return an answer to free Cypher, with whether it was cut and how long it took."""
    return {**table_answer(answer.table), "truncated": answer.truncated, "seconds": round(answer.seconds, 4)}


def network_answer(network: Network) -> Plain:
    """Return a network as nodes and edges, each edge with its sentences and how many there are."""
    return {
        "nodes": [
            {
                "id": n.id,
                "type": n.type,
                "name": n.name,
                "aliases": list(n.aliases),
                "properties": dict(n.properties),
            }
            for n in network.nodes
        ],
        "edges": [
            {
                "id": e.id,
                "type": e.type,
                "subject": e.subject,
                "object": e.object,
                "properties": dict(e.properties),
                "first_stated": e.first_stated,
                "last_stated": e.last_stated,
                "confidence": e.confidence,
                "sentences": network.counts.get(e.id, len(e.claims)),
                "evidence": [asdict(s) for s in network.evidence.get(e.id, ())],
            }
            for e in network.edges
        ],
    }


def answered(answer: Table | Network) -> Plain:
    """Return the answer to a question, whichever shape it has."""
    return table_answer(answer) if isinstance(answer, Table) else network_answer(answer)


def question_answer(question: Question) -> Plain:
    """Describe a question and what it takes."""
    return {
        "name": question.name,
        "title": question.title,
        "about": question.about,
        "shape": question.shape,
        "drawable": question.drawable,
        "columns": list(question.columns),
        "parameters": [
            {
                "name": p.name,
                "type": p.type,
                "optional": p.optional,
                "description": p.description,
                "example": p.example,
            }
            for p in question.parameters
        ],
    }


def ontology_answer() -> Plain:
    """Describe every type of entity, relation and value."""
    return {
        "nodes": [_node_type(t) for t in ONTOLOGY.nodes],
        "edges": [_edge_type(t) for t in ONTOLOGY.edges],
        "values": [_value_kind(t) for t in ONTOLOGY.values],
    }


def _node_type(kind: NodeType) -> Plain:
    return {
        "name": kind.name,
        "plural": kind.plural,
        "description": kind.description,
        "properties": _properties(kind.properties),
        "terms": asdict(kind.terms),
    }


def _edge_type(kind: EdgeType) -> Plain:
    return {
        "name": kind.name,
        "caption": kind.caption,
        "description": kind.description,
        "symmetric": kind.symmetric,
        "ends": [[a.name, b.name] for a, b in kind.ends],
        "properties": _properties(kind.properties),
        "terms": asdict(kind.terms),
    }


def _value_kind(kind: ValueKind) -> Plain:
    return {
        "name": kind.name,
        "caption": kind.caption,
        "description": kind.description,
        "subjects": [t.name for t in kind.subjects],
        "properties": _properties(kind.properties),
    }


def _properties(properties: tuple[Property, ...]) -> list[Plain]:
    return [asdict(p) for p in properties]
