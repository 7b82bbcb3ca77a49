"""Texts that look at how a store hangs together, some nodes or documents at a time, and that mend what can be mended."""

from __future__ import annotations

from graph.ontology import ONTOLOGY
from graph.schema import NodeType
from graph.store.cypher import (
    ADDRESS,
    CLAIM,
    DOCUMENT,
    HOLDS,
    NAME,
    NAMES,
    OBJECT,
    POSSIBLY_SAME,
    STATED_IN,
    SUBJECT,
    VERSION,
)

SHOW_CONSTRAINTS, SHOW_INDEXES = "SHOW CONSTRAINTS", "SHOW INDEXES"

#: The ids of what claims are joined to, of any number of subjects and objects.
LINKS_OF_DOCUMENTS = f"""\
UNWIND $ids AS id
MATCH (d:{DOCUMENT} {{id: id}})<-[:{STATED_IN}]-(c:{CLAIM})
RETURN c.id AS claim, COLLECT {{ MATCH (c)-[:{SUBJECT}]->(n) RETURN n.id }} AS subjects,
       COLLECT {{ MATCH (c)-[:{OBJECT}]->(n) RETURN n.id }} AS objects"""

CLAIMS_WITHOUT_DOCUMENT = f"""\
MATCH (c:{CLAIM})
WHERE NOT (c)-[:{STATED_IN}]->(:{DOCUMENT})
RETURN c.id AS id, properties(c) AS row
ORDER BY id"""

UNUSED_NAMES = f"MATCH (k:{NAME})\nWHERE NOT (k)-[:{NAMES}]->()\nRETURN k.key AS id\nORDER BY id"
EMPTY_ADDRESSES = f"MATCH (a:{ADDRESS})\nWHERE NOT (a)-[:{HOLDS}]->()\nRETURN a.key AS id\nORDER BY id"
STRAY_VERSIONS = f"""\
MATCH (v:{VERSION})
WHERE NOT EXISTS {{ MATCH (d:{DOCUMENT} {{id: v.superseded_by}}) }}
  AND NOT EXISTS {{ MATCH (w:{VERSION} {{id: v.superseded_by}}) }}
RETURN v.id AS id
ORDER BY id"""

STATE_CLAIM = f"""\
MATCH (c:{CLAIM} {{id: $id}})
MATCH (d:{DOCUMENT} {{id: $document}})
MERGE (c)-[:{STATED_IN}]->(d)"""
DELETE_CLAIM = f"MATCH (c:{CLAIM} {{id: $id}})\nDETACH DELETE c"
SET_CLAIM = f"MATCH (c:{CLAIM} {{id: $row.id}})\nSET c = $row"
#: Sets the edge of claims; a claim that supports none has no such property.
SET_EDGES = f"UNWIND $rows AS row\nMATCH (c:{CLAIM} {{id: row.id}})\nSET c.edge = row.edge"
DELETE_EMPTY_ADDRESSES = f"MATCH (a:{ADDRESS})\nWHERE NOT (a)-[:{HOLDS}]->()\nDELETE a"
FORGET_EXTRACTION = f"MATCH (d:{DOCUMENT} {{id: $id}})\nSET d.extraction = ''"
DELETE_NAMES = f"MATCH (k:{NAME})\nWITH k LIMIT $limit\nDETACH DELETE k\nRETURN count(k) AS count"
_TYPES = "|".join(t.name for t in ONTOLOGY.edges)


def nodes_of(kind: NodeType) -> str:
    """Return the text that reads nodes as they are stored."""
    return f"UNWIND $ids AS id\nMATCH (n:{kind.name} {{id: id}})\nRETURN id, properties(n) AS row"


def counted_documents(kind: NodeType) -> str:
    """Return the text that counts the documents that speak of nodes."""
    return f"""\
UNWIND $ids AS id
MATCH (n:{kind.name} {{id: id}})<-[:{SUBJECT}|{OBJECT}]-(:{CLAIM})-[:{STATED_IN}]->(d:{DOCUMENT})
RETURN id, count(DISTINCT d) AS documents"""


def names_of(kind: NodeType) -> str:
    """Return the text that reads the folded names that lead to nodes."""
    return f"UNWIND $ids AS id\nMATCH (n:{kind.name} {{id: id}})<-[:{NAMES}]-(k:{NAME})\nRETURN id, k.key AS key"


def edges_of(kind: NodeType) -> str:
    """Return the text that reads the edges that begin at nodes."""
    return f"""\
UNWIND $ids AS id
MATCH (n:{kind.name} {{id: id}})-[e:{_TYPES}]->(m)
RETURN id AS subject, m.id AS object, type(e) AS type, properties(e) AS row"""


def same_as(kind: NodeType) -> str:
    """Return the text that reads the pairs of which nodes are the first."""
    return f"""\
UNWIND $ids AS id
MATCH (n:{kind.name} {{id: id}})-[e:{POSSIBLY_SAME}]->(m)
RETURN id AS first, m.id AS second, e.reason AS reason"""


def delete_some(kind: NodeType) -> str:
    """Return the text that deletes some nodes of a type."""
    return f"MATCH (n:{kind.name})\nWITH n LIMIT $limit\nDETACH DELETE n\nRETURN count(n) AS count"
