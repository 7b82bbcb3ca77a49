"""Texts of decisions, of what follows from them, and of the claims that come to speak of another entity by them.

`(:Decision)` is what somebody said. `(:Joined {id, kept})` is an id that another stands for, and `(:Apart {key})` a pair of
ids that remain and are not the same: both are computed from all decisions, so that one look into an index tells them.
"""

from __future__ import annotations

from graph.schema import NodeType
from graph.store.cypher import APART, CLAIM, DECISION, DOCUMENT, JOINED, OBJECT, STATED_IN, SUBJECT, End

DECISIONS = f"MATCH (d:{DECISION})\nRETURN properties(d) AS row\nORDER BY row.key"
WRITE_DECISIONS = f"UNWIND $rows AS row\nMERGE (d:{DECISION} {{key: row.key}})\nSET d = row"
DELETE_DECISIONS = f"UNWIND $keys AS key\nMATCH (d:{DECISION} {{key: key}})\nDETACH DELETE d"

#: For ids that others stand for, those.
KEPT = f"UNWIND $ids AS id\nMATCH (j:{JOINED} {{id: id}})\nRETURN id, j.kept AS kept"
#: Which of these pairs are not the same.
NOT_SAME = f"UNWIND $keys AS key\nMATCH (a:{APART} {{key: key}})\nRETURN key"

ALL_JOINED = f"MATCH (j:{JOINED})\nRETURN j.id AS id, j.kept AS kept\nORDER BY id"
ALL_APART = f"MATCH (a:{APART})\nRETURN a.key AS key\nORDER BY key"
WRITE_JOINED = f"UNWIND $rows AS row\nMERGE (j:{JOINED} {{id: row.id}})\nSET j.kept = row.kept"
DELETE_JOINED = f"UNWIND $ids AS id\nMATCH (j:{JOINED} {{id: id}})\nDETACH DELETE j"
WRITE_APART = f"UNWIND $keys AS key\nMERGE (a:{APART} {{key: key}})"
DELETE_APART = f"UNWIND $keys AS key\nMATCH (a:{APART} {{key: key}})\nDETACH DELETE a"


def claims_on(kind: NodeType) -> str:
    """Return the text that reads the claims which are joined to nodes and speak of ids that are to move."""
    return f"""\
UNWIND $ids AS id
MATCH (n:{kind.name} {{id: id}})<-[:{SUBJECT}|{OBJECT}]-(c:{CLAIM})
WHERE c.subject IN $moved OR c.object IN $moved
WITH DISTINCT c
MATCH (c)-[:{STATED_IN}]->(d:{DOCUMENT})
RETURN properties(c) AS claim, d.id AS document"""


def unlink_claims(end: End) -> str:
    """Return the text that parts claims from their subjects or objects."""
    return f"UNWIND $ids AS id\nMATCH (c:{CLAIM} {{id: id}})-[e:{end}]->()\nDELETE e"
