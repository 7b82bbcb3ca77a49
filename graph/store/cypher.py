"""Every text of the store itself, generated from the ontology; values travel as parameters only.

Labels and types come from the ontology's own objects. A relationship is looked for from the end that fewer documents
speak of, because both engines may walk all relationships of the first end: on a hub that grows without bound. What is done for every label is one text, not eleven: a statement
costs half a millisecond before it does anything.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from graph.ontology import ONTOLOGY
from graph.schema import EdgeType, NodeType

DOCUMENT, CLAIM, NAME, ATTEMPT, WRITER = "Document", "Claim", "Name", "Attempt", "Writer"
ADDRESS, VERSION, HOLDS = "Address", "Version", "HOLDS"
DECISION, JOINED, APART = "Decision", "Joined", "Apart"
STATED_IN, SUBJECT, OBJECT, NAMES, POSSIBLY_SAME = "STATED_IN", "SUBJECT", "OBJECT", "NAMES", "POSSIBLY_SAME"
#: What the store adds to the ontology: labels and relationship types that hold evidence, names and the ledger.
STRUCTURAL_LABELS = (DOCUMENT, CLAIM, NAME, ATTEMPT, WRITER, ADDRESS, VERSION, DECISION, JOINED, APART)
STRUCTURAL_TYPES = (STATED_IN, SUBJECT, OBJECT, NAMES, POSSIBLY_SAME, HOLDS)

End = Literal["SUBJECT", "OBJECT"]


@dataclass(frozen=True, slots=True)
class Way:
    """A relation between two labels, and the end from which it is looked for."""

    edge: EdgeType
    subject: NodeType
    object: NodeType
    from_subject: bool

    @property
    def ends(self) -> str:
        """The clauses that find both ends by their ids."""
        return f"MATCH (s:{self.subject.name} {{id: row.subject}})\nMATCH (o:{self.object.name} {{id: row.object}})"

    @property
    def pattern(self) -> str:
        """The relation itself, by its id."""
        relation = f"[e:{self.edge.name} {{id: row.id}}]"
        return f"(s)-{relation}->(o)" if self.from_subject else f"(o)<-{relation}-(s)"


#: What is looked up and is no key.
INDEXED = ((CLAIM, "edge"), (VERSION, "superseded_by"))


def unique_keys() -> tuple[tuple[str, str], ...]:
    """Return every label with the property that no two of its nodes share."""
    structural = ((DOCUMENT, "id"), (CLAIM, "id"), (NAME, "key"), (ATTEMPT, "key"), (WRITER, "id"))
    decided = ((DECISION, "key"), (JOINED, "id"), (APART, "key"))
    return (*((t.name, "id") for t in ONTOLOGY.nodes), *structural, (ADDRESS, "key"), (VERSION, "id"), *decided)


def schema() -> tuple[str, ...]:
    """Return the constraints for every key that is merged on, and the indexes; running them twice changes nothing."""
    constraints = [
        f"CREATE CONSTRAINT {label.lower()}_{key} IF NOT EXISTS FOR (n:{label}) REQUIRE n.{key} IS UNIQUE"
        for label, key in unique_keys()
    ]
    indexes = [
        f"CREATE INDEX {label.lower()}_{key} IF NOT EXISTS FOR (n:{label}) ON (n.{key})" for label, key in INDEXED
    ]
    return (*constraints, *indexes)


#: The version of what a store holds and of how that hangs together; `graph/store/migration.py` has the steps to it.
SCHEMA = 3
#: Run first in every transaction that writes a document: the write to one node is a lock, so that two processes never
#: fold into one node at once. Says whether the document is there, whether it is an earlier version, and whether any id
#: stands for another.
LOCK = f"""\
MERGE (w:{WRITER} {{id: 'writer'}})
ON CREATE SET w.schema = {SCHEMA}
SET w.turns = coalesce(w.turns, 0) + 1
WITH w
OPTIONAL MATCH (d:{DOCUMENT} {{id: $id}})
OPTIONAL MATCH (v:{VERSION} {{id: $id}})
RETURN d IS NOT NULL AS present, v IS NOT NULL AS earlier, EXISTS {{ MATCH (:{JOINED}) }} AS joined"""

WRITE_DOCUMENT = f"MERGE (d:{DOCUMENT} {{id: $row.id}})\nSET d = $row"
DELETE_DOCUMENT = f"MATCH (d:{DOCUMENT} {{id: $id}})\nDETACH DELETE d"

CREATE_CLAIMS = f"""\
MATCH (d:{DOCUMENT} {{id: $document}})
UNWIND $rows AS row
CREATE (c:{CLAIM} {{id: row.id}})-[:{STATED_IN}]->(d)
SET c += row"""

CLAIMS_OF_DOCUMENT = f"""\
MATCH (d:{DOCUMENT} {{id: $id}})<-[:{STATED_IN}]-(c:{CLAIM})
RETURN properties(c) AS claim"""

DELETE_CLAIMS = f"""\
MATCH (d:{DOCUMENT} {{id: $id}})<-[:{STATED_IN}]-(c:{CLAIM})
DETACH DELETE c"""

CLAIMS_OF_EDGES = f"""\
UNWIND $ids AS id
MATCH (c:{CLAIM} {{edge: id}})-[:{STATED_IN}]->(d:{DOCUMENT})
RETURN id AS edge, properties(c) AS claim, d.id AS document, d.published AS published"""

MERGE_NAMES = f"UNWIND $rows AS row\nMERGE (k:{NAME} {{key: row.key}})"

DELETE_UNUSED_NAMES = f"""\
UNWIND $rows AS row
MATCH (k:{NAME} {{key: row.key}})
WHERE NOT (k)-[:{NAMES}]->()
DELETE k"""


def read_nodes() -> str:
    """Return the text that reads stored nodes by id; `$ids` holds a list for each label."""
    return "\nUNION ALL\n".join(
        f"""\
UNWIND $ids.{kind.name} AS id
MATCH (n:{kind.name} {{id: id}})
RETURN '{kind.name}' AS type, properties(n) AS row"""
        for kind in ONTOLOGY.nodes
    )


def write_nodes() -> str:
    """Return the text that makes nodes or replaces what they hold; `$rows` holds a list for each label."""
    return "\n".join(
        f"""\
FOREACH (row IN $rows.{kind.name} |
  MERGE (n:{kind.name} {{id: row.id}})
  SET n = row)"""
        for kind in ONTOLOGY.nodes
    )


def delete_nodes(kind: NodeType) -> str:
    """Return the text that deletes nodes with all that hangs on them."""
    return f"UNWIND $ids AS id\nMATCH (n:{kind.name} {{id: id}})\nDETACH DELETE n"


def claims_of_nodes(kind: NodeType) -> str:
    """Return the text that reads the claims of which nodes are made: names and figures, not relations."""
    values = ", ".join(f"'{v.name}'" for v in ONTOLOGY.values)
    return f"""\
UNWIND $ids AS id
MATCH (n:{kind.name} {{id: id}})<-[:{SUBJECT}]-(c:{CLAIM})
WHERE c.predicate IN [{values}]
RETURN id AS node, properties(c) AS claim"""


def link_claims(end: End) -> str:
    """Return the text that joins claims to their subjects or objects; `$rows` holds a list for each label."""
    return "\n".join(
        f"""\
CALL () {{
  UNWIND $rows.{kind.name} AS row
  MATCH (c:{CLAIM} {{id: row.claim}})
  MATCH (n:{kind.name} {{id: row.node}})
  CREATE (c)-[:{end}]->(n)
}}"""
        for kind in ONTOLOGY.nodes
    )


def link_names(kind: NodeType) -> str:
    """Return the text that joins names to nodes that did not have them."""
    return f"""\
UNWIND $rows AS row
MATCH (k:{NAME} {{key: row.key}})
MATCH (n:{kind.name} {{id: row.node}})
CREATE (k)-[:{NAMES}]->(n)"""


def unlink_names(kind: NodeType) -> str:
    """Return the text that takes names from nodes."""
    return f"""\
UNWIND $rows AS row
MATCH (n:{kind.name} {{id: row.node}})<-[e:{NAMES}]-(k:{NAME} {{key: row.key}})
DELETE e"""


def unlink_same(kind: NodeType) -> str:
    """Return the text that forgets what nodes may be the same as."""
    return f"UNWIND $ids AS id\nMATCH (n:{kind.name} {{id: id}})-[e:{POSSIBLY_SAME}]-()\nDELETE e"


def find_same(kind: NodeType) -> str:
    """Return the text that finds other nodes of the type that share a name and were given one by the text."""
    return f"""\
UNWIND $rows AS row
MATCH (k:{NAME} {{key: row.key}})-[:{NAMES}]->(m:{kind.name})
WHERE m.id <> row.node AND coalesce(m.unnamed, false) = false
RETURN row.node AS node, m.id AS other, row.key AS key"""


def link_same(kind: NodeType) -> str:
    """Return the text that says of pairs of nodes that they may be the same."""
    return f"""\
UNWIND $rows AS row
MATCH (a:{kind.name} {{id: row.first}})
MATCH (b:{kind.name} {{id: row.second}})
CREATE (a)-[e:{POSSIBLY_SAME}]->(b)
SET e.reason = row.reason"""


def read_edges(way: Way) -> str:
    """Return the text that reads stored edges by their ids and ends."""
    return f"UNWIND $rows AS row\n{way.ends}\nMATCH {way.pattern}\nRETURN properties(e) AS row"


def write_edges(way: Way) -> str:
    """Return the text that makes edges or replaces what they hold."""
    return f"UNWIND $rows AS row\n{way.ends}\nMERGE {way.pattern}\nSET e = row.values"


def delete_edges(way: Way) -> str:
    """Return the text that deletes edges."""
    return f"UNWIND $rows AS row\n{way.ends}\nMATCH {way.pattern}\nDELETE e"


def count_label(label: str) -> str:
    """Return the text that counts the nodes of a label of the ontology or of `STRUCTURAL_LABELS`."""
    return f"MATCH (n:{label})\nRETURN count(n) AS count"


def count_type(kind: EdgeType) -> str:
    """Return the text that counts the edges of a type, from the labels where they begin: else every claim is looked at."""
    return f"MATCH (:{starts(kind)})-[e:{kind.name}]->()\nRETURN count(e) AS count"


def starts(kind: EdgeType) -> str:
    """Return the labels where edges of a type may begin."""
    pairs = ((a, b) if kind.symmetric else (a,) for a, b in kind.ends)
    return "|".join(sorted({end.name for pair in pairs for end in pair}))


_EVIDENCE = f"""\
MATCH (c)-[:{STATED_IN}]->(d:{DOCUMENT})
RETURN c.id AS claim, coalesce(c.edge, '') AS edge, c.quote AS quote, d.id AS document, d.title AS title,
       d.published AS published, d.publisher AS publisher, d.url AS url, coalesce(c.context, '') AS context,
       coalesce(c.place, '') AS place, c.modality AS modality, c.confidence AS confidence
ORDER BY confidence DESC, published DESC, claim"""

#: The sentences of one edge, the strongest first.
EVIDENCE_OF_EDGE = f"MATCH (c:{CLAIM} {{edge: $edge}})\n{_EVIDENCE}\nLIMIT $limit"
#: The sentences of claims.
EVIDENCE_OF_CLAIMS = f"UNWIND $ids AS id\nMATCH (c:{CLAIM} {{id: id}})\n{_EVIDENCE}"
#: The strongest sentences of many edges.
EVIDENCE_OF_EDGES = f"""\
UNWIND $ids AS id
CALL (id) {{
MATCH (c:{CLAIM} {{edge: id}})
{_EVIDENCE}
LIMIT $limit
}}
RETURN claim, edge, quote, document, title, published, publisher, url, context, place, modality, confidence"""

#: The entities of a folded name, those in most documents first.
FIND_NAME = f"""\
MATCH (k:{NAME} {{key: $key}})-[:{NAMES}]->(n)
WHERE any(label IN labels(n) WHERE label IN $types)
RETURN n.id AS id, labels(n)[0] AS type, n.name AS name, n.documents AS documents
ORDER BY documents DESC, id
LIMIT $limit"""

#: Every folded name of entities of these types, for finding near ones.
ALL_NAMES = f"""\
MATCH (k:{NAME})
WHERE EXISTS {{ MATCH (k)-[:{NAMES}]->(n) WHERE any(label IN labels(n) WHERE label IN $types) }}
RETURN k.key AS key
ORDER BY key"""

_TYPES = "|".join(t.name for t in ONTOLOGY.edges)
_LABELS = "|".join(t.name for t in ONTOLOGY.nodes)
#: Every relation of the store with its ends, for a map of the whole; from labels, or every claim is looked at.
WHOLE = f"MATCH (a:{_LABELS})-[e:{_TYPES}]->(b)\nRETURN a, e, b\nORDER BY e.id\nLIMIT $limit"
#: The relations of entities, found by their folded names because those are indexed whatever the type; for a map.
AROUND = f"""\
UNWIND $keys AS key
MATCH (k:{NAME} {{key: key}})-[:{NAMES}]->(a)
WHERE a.id IN $ids
OPTIONAL MATCH (a)-[e:{_TYPES}]-(b)
RETURN DISTINCT a, e, b
ORDER BY e.id, a.id
LIMIT $limit"""

SHOW_TRANSACTIONS = "SHOW TRANSACTIONS"


def terminate(transaction: str) -> str:
    """Return the command that ends a transaction; the id is the server's own and stands in quotes."""
    if not transaction.replace("-", "").replace("@", "").replace(".", "").isalnum():
        raise ValueError(f"{transaction!r} is no id of a transaction")
    return f"TERMINATE TRANSACTIONS '{transaction}'"
