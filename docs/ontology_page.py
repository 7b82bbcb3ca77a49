"""Write the page of node types, relations and values."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from writing import GENERATED, page, table

from graph.ontology import ONTOLOGY
from graph.schema import EdgeType, NodeType, Ontology, Property, Terms, ValueKind


def ontology_page(ontology: Ontology = ONTOLOGY) -> str:
    """Return the page of node types, relations and values."""
    parts = [
        "# Ontology",
        GENERATED,
        "Declared in [graph/ontology.py](../../graph/ontology.py), from which this page, the store's constraints, the "
        "legend of the map and the checks of every claim are derived. Beside each type stand the nearest terms of "
        "FollowTheMoney, STIX 2.1, schema.org and Wikidata; a dash where there is none.",
        "![Three columns: subjects, relations, objects. Lines join each relation with what may stand before and after it.]"
        "(../images/ontology.svg)",
        "## Entities",
        *(_node(t) for t in ontology.nodes),
        "## Relations",
        "Read as *subject relation object*. A claim whose ends are not listed is refused.",
        *(_edge(t) for t in ontology.edges),
        "## Values",
        "Claims about one entity whose object is a value.",
        *(_value(t) for t in ontology.values),
    ]
    return page(parts)


def _node(kind: NodeType) -> str:
    return "\n\n".join(
        [
            f"### {kind.name}",
            f"{kind.description} Plural: {kind.plural}.",
            *_properties(kind.properties),
            _terms(kind.terms),
        ]
    )


def _edge(kind: EdgeType) -> str:
    ends: dict[str, list[str]] = {}
    for subject, target in kind.ends:
        ends.setdefault(subject.name, []).append(target.name)
    runs = [(f"`{subject}`", ", ".join(f"`{t}`" for t in targets)) for subject, targets in ends.items()]
    notes = [f"Read: *{kind.caption}*. {kind.description}"]
    if kind.symmetric:
        notes.append("Has no direction.")
    if kind.per_statement:
        notes.append("Kept for each document and amount: two documents with two figures give two edges.")
    body = [f"### {kind.name}", " ".join(notes), table(("subject", "object"), runs), *_properties(kind.properties)]
    return "\n\n".join([*body, _terms(kind.terms)])


def _value(kind: ValueKind) -> str:
    subjects = ", ".join(f"`{t.name}`" for t in kind.subjects)
    body = [f"### {kind.name}", f"{kind.description}", f"Of: {subjects}.", *_properties(kind.properties)]
    return "\n\n".join(body)


def _properties(properties: Sequence[Property]) -> Iterator[str]:
    if properties:
        rows = [(f"`{p.name}`", p.type, p.description + (f" (unit: {p.unit})" if p.unit else "")) for p in properties]
        yield table(("property", "type", "what it is"), rows)


def _terms(terms: Terms) -> str:
    named = (
        ("FollowTheMoney", terms.follow_the_money),
        ("STIX 2.1", terms.stix),
        ("schema.org", terms.schema_org),
        ("Wikidata", terms.wikidata),
    )
    return "Nearest terms: " + "; ".join(f"{name} {term or '-'}" for name, term in named) + "."
