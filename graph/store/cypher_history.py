"""Texts of addresses, which hold the documents that were found there, and of versions, which documents once were.

The key of an address tells its kind: an input that holds several documents ends in `#`, and the url of a record begins
with `record:`. Every other one is a file, a web page or a named part of an archive, and holds one document at a time.
"""

from __future__ import annotations

from graph.store.cypher import ADDRESS, DOCUMENT, HOLDS, VERSION

RECORD = "record:"

#: What is known of a text: whether it is a document of the graph, or an earlier version, and what it was extracted by.
STANDING = f"""\
OPTIONAL MATCH (d:{DOCUMENT} {{id: $id}})
OPTIONAL MATCH (v:{VERSION} {{id: $id}})
RETURN d IS NOT NULL AS current, d.extraction AS extraction, v.superseded_by AS superseded_by"""

#: Other documents of the graph that an address holds.
HELD = f"""\
MATCH (a:{ADDRESS} {{key: $key}})-[:{HOLDS}]->(d:{DOCUMENT})
WHERE d.id <> $id
RETURN d.id AS id
ORDER BY id"""

#: Whether an address holds a version.
HOLDS_VERSION = f"""\
OPTIONAL MATCH (a:{ADDRESS} {{key: $key}})-[:{HOLDS}]->(v:{VERSION} {{id: $id}})
RETURN v IS NOT NULL AS present"""

HOLD = f"""\
MATCH (d:{DOCUMENT} {{id: $id}})
UNWIND $keys AS key
MERGE (a:{ADDRESS} {{key: key}})
MERGE (a)-[:{HOLDS}]->(d)"""

RELEASE = f"""\
UNWIND $ids AS id
MATCH (a:{ADDRESS} {{key: $key}})-[e:{HOLDS}]->(d)
WHERE d.id = id
DELETE e"""

#: How many addresses tell versions of a document apart.
TELLING = f"""\
MATCH (d:{DOCUMENT} {{id: $id}})
OPTIONAL MATCH (a:{ADDRESS})-[:{HOLDS}]->(d)
WHERE NOT a.key ENDS WITH '#'
RETURN count(a) AS count"""

#: How many addresses say where a document lies: a record's url does not.
LYING = f"""\
MATCH (d:{DOCUMENT} {{id: $id}})
OPTIONAL MATCH (a:{ADDRESS})-[:{HOLDS}]->(d)
WHERE NOT a.key STARTS WITH '{RECORD}'
RETURN count(a) AS count"""

#: A document becomes a version: what is known of it stays, and the inputs that still hold it.
WRITE_VERSION = f"""\
MATCH (d:{DOCUMENT} {{id: $id}})
MERGE (v:{VERSION} {{id: $id}})
SET v = properties(d), v.superseded_by = $by, v.superseded_at = $at, v.address = $address
WITH d, v
MATCH (a:{ADDRESS})-[:{HOLDS}]->(d)
MERGE (a)-[:{HOLDS}]->(v)"""

#: A version is a document again.
MOVE_TO_DOCUMENT = f"""\
MATCH (v:{VERSION} {{id: $id}})
MATCH (d:{DOCUMENT} {{id: $id}})
MATCH (a:{ADDRESS})-[:{HOLDS}]->(v)
MERGE (a)-[:{HOLDS}]->(d)"""

DELETE_VERSIONS = f"UNWIND $ids AS id\nMATCH (v:{VERSION} {{id: id}})\nDETACH DELETE v"

#: What was superseded by documents or versions.
SUPERSEDED = f"UNWIND $ids AS id\nMATCH (v:{VERSION} {{superseded_by: id}})\nRETURN v.id AS id\nORDER BY id"

#: What a version superseded is said to be superseded by the next one.
SUPERSEDE_ANEW = f"MATCH (v:{VERSION} {{superseded_by: $id}})\nSET v.superseded_by = $by"

DELETE_EMPTY = f"MATCH (a:{ADDRESS})\nWHERE a.key IN $keys AND NOT (a)-[:{HOLDS}]->()\nDELETE a"

ADDRESSES_OF = f"MATCH (a:{ADDRESS})-[:{HOLDS}]->(d)\nWHERE d.id IN $ids\nRETURN DISTINCT a.key AS key"

#: Everything that a file or folder holds.
HELD_UNDER = f"""\
MATCH (a:{ADDRESS})-[:{HOLDS}]->(d)
WHERE a.key = $key OR a.key STARTS WITH $key + '/' OR a.key STARTS WITH $key + '#'
RETURN a.key AS key, d.id AS id
ORDER BY key, id"""
