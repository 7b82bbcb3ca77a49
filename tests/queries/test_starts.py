"""Where a pattern begins: at a node that is found already, or by a label; the embedded engine walks it as it is written.

`MATCH (s)<-[:SUBJECT]-(c)` with `c` found and `s` not went through all nodes of the store, once for each claim; a relation
between any two nodes, `MATCH (a)-[:POSSIBLY_SAME]->(b)`, was looked for on every claim.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

FOLDER = Path(__file__).resolve().parents[2] / "queries" / "cypher"
_PATTERN = re.compile(r"\b(?:OPTIONAL )?MATCH\s+(.*?)(?=\b(?:OPTIONAL|MATCH|WHERE|WITH|RETURN|UNION|CALL)\b|$)", re.S)
_NODE = re.compile(r"\((\w*)([^()]*)\)")


def late(text: str) -> list[str]:
    """Return the patterns that begin at a node of which nothing is known, not even a label."""
    body = "\n".join(line for line in text.splitlines() if not line.startswith("//"))
    found: list[str] = []
    for match in _PATTERN.finditer(body):
        before = body[: match.start()]
        known = set(re.findall(r"(?<=[(\[])\w+", before)) | set(re.findall(r"\bAS (\w+)", before))
        first, rest = next(iter(_NODE.findall(match[1])), ("", ":"))
        if not rest.strip() and first not in known:
            found.append(match[1].strip())
    return found


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.cypher")), ids=lambda p: p.stem)
def test_patterns_begin_where_something_is_known(path: Path) -> None:
    assert late(path.read_text("utf-8")) == []


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("MATCH (c:Claim {edge: $edge})\nMATCH (s)<-[:SUBJECT]-(c)-[:OBJECT]->(o)\nRETURN s", 1),
        ("MATCH (c:Claim {edge: $edge})\nMATCH (c)-[:SUBJECT]->(s)\nRETURN s", 0),
        ("MATCH (c:Claim) MATCH (s:Agency)<-[:SUBJECT]-(c) RETURN s", 0),
        ("MATCH (a)-[:LED]->(o) RETURN a", 1),
        ("MATCH (a:Agency)-[:LED]->(o) RETURN a", 0),
        ("UNWIND $ids AS c OPTIONAL MATCH ()-[:SUBJECT]->(c) RETURN 1", 1),
    ],
)
def test_a_late_beginning_is_seen(text: str, number: int) -> None:
    assert len(late(text)) == number
