"""Texts that read and write which version of the schema a store has, and the steps from one to the next."""

from __future__ import annotations

from graph.store.cypher import ADDRESS, DOCUMENT, HOLDS, WRITER

#: A store that nobody has written a document into has no writer, and no version of its own.
VERSION_OF_STORE = f"MATCH (w:{WRITER} {{id: 'writer'}})\nRETURN coalesce(w.schema, 1) AS version"
SET_VERSION = f"MATCH (w:{WRITER} {{id: 'writer'}})\nSET w.schema = $version"

SOURCES = f"""\
UNWIND $ids AS id
MATCH (d:{DOCUMENT} {{id: id}})
WHERE NOT (:{ADDRESS})-[:{HOLDS}]->(d)
RETURN id, d.source AS source, d.url AS url"""
HOLD_ALL = f"""\
UNWIND $rows AS row
MATCH (d:{DOCUMENT} {{id: row.id}})
MERGE (a:{ADDRESS} {{key: row.key}})
MERGE (a)-[:{HOLDS}]->(d)"""
SET_EXTRACTION = f"UNWIND $ids AS id\nMATCH (d:{DOCUMENT} {{id: id}})\nSET d.extraction = coalesce(d.extraction, '')"
