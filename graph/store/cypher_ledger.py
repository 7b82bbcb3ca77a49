"""Texts of the ledger: a row for each attempt to bring an input into the store."""

from __future__ import annotations

from graph.store.cypher import ATTEMPT

#: An attempt that was written and not acknowledged is asked for again: it stays one row.
MERGE_ATTEMPT = f"MERGE (a:{ATTEMPT} {{key: $row.key}})\nSET a += $row"
STATUS_OF_ATTEMPT = f"OPTIONAL MATCH (a:{ATTEMPT} {{key: $key}})\nRETURN a.status AS status"

ATTEMPTS = f"""\
MATCH (a:{ATTEMPT})
RETURN a.input AS input, a.sha256 AS sha256, a.status AS status, a.reason AS reason, a.reader AS reader,
       a.seconds AS seconds, a.at AS at
ORDER BY at DESC, input, sha256
LIMIT $limit"""

COUNT_ATTEMPTS = f"MATCH (a:{ATTEMPT})\nRETURN a.status AS status, count(*) AS count\nORDER BY status"
