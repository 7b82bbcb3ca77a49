"""Texts that read everything that a store cannot compute, in a fixed order, and write it back."""

from __future__ import annotations

from graph.store.cypher import ADDRESS, ATTEMPT, CLAIM, DOCUMENT, HOLDS, SCHEMA, STATED_IN, VERSION, WRITER

#: How often somebody wrote, and whether a restore or a repair is under way or did not end.
WRITER_STATE = (
    f"OPTIONAL MATCH (w:{WRITER} {{id: 'writer'}})\nRETURN coalesce(w.turns, 0) AS turns, w.unfinished AS unfinished"
)
MARK = f"MERGE (w:{WRITER} {{id: 'writer'}})\nON CREATE SET w.schema = {SCHEMA}\nSET w.unfinished = $what, w.turns = coalesce(w.turns, 0) + 1"
UNMARK = f"MATCH (w:{WRITER} {{id: 'writer'}})\nREMOVE w.unfinished"

CLAIMS_OF_DOCUMENTS = f"""\
UNWIND $ids AS id
MATCH (d:{DOCUMENT} {{id: id}})<-[:{STATED_IN}]-(c:{CLAIM})
RETURN id AS document, properties(c) AS row"""

ADDRESSES = f"""\
UNWIND $ids AS key
MATCH (a:{ADDRESS} {{key: key}})-[:{HOLDS}]->(d)
RETURN key, d.id AS id"""

WRITE_VERSIONS = f"UNWIND $rows AS row\nMERGE (v:{VERSION} {{id: row.id}})\nSET v = row"
WRITE_ATTEMPTS = f"UNWIND $rows AS row\nMERGE (a:{ATTEMPT} {{key: row.key}})\nSET a = row"
WRITE_ADDRESSES = "\n".join(
    f"""\
CALL () {{
  UNWIND $rows AS row
  MATCH (d:{label} {{id: row.id}})
  MERGE (a:{ADDRESS} {{key: row.key}})
  MERGE (a)-[:{HOLDS}]->(d)
}}"""
    for label in (DOCUMENT, VERSION)
)

#: Everything but the node that writers lock, some at a time: a server with little memory deletes no more at once.
CLEAR = f"MATCH (n)\nWHERE NOT n:{WRITER}\nWITH n LIMIT $limit\nDETACH DELETE n\nRETURN count(n) AS count"


def keys(label: str, key: str) -> str:
    """Return the text that lists the keys of a label."""
    return f"MATCH (n:{label})\nRETURN n.{key} AS key"


def rows_of(label: str, key: str) -> str:
    """Return the text that reads nodes of a label by their keys."""
    return f"UNWIND $ids AS id\nMATCH (n:{label} {{{key}: id}})\nRETURN id AS key, properties(n) AS row"
