"""Texts that read one entity, claim or document, or a page of a list; for the HTTP API.

A list is read from a key on (`WHERE key > last`), never by `SKIP`: a page stays whole and comes once, whatever was added
before it. Every list is ordered by values that no two rows share.
"""

from __future__ import annotations

from collections.abc import Iterable

from graph.ontology import LED, ONTOLOGY, PARTICIPATES_IN, SEIZED
from graph.schema import EdgeType, NodeType
from graph.store.cypher import CLAIM, DOCUMENT, NAME, NAMES, OBJECT, POSSIBLY_SAME, STATED_IN, SUBJECT, starts

#: Asks for nothing but an answer.
PING = "RETURN 1 AS one"

_PART = f"{LED.name}|{PARTICIPATES_IN.name}"
_DOCUMENT = "{id: d.id, title: d.title, published: d.published, publisher: d.publisher, url: d.url}"


def _end(node: str) -> str:
    return f"{{id: {node}.id, type: labels({node})[0], name: {node}.name}}"


def _relation(edge: str) -> str:
    """Return the map that describes a relation with its ends."""
    ends = f"subject: {_end(f'startNode({edge})')}, object: {_end(f'endNode({edge})')}"
    return f"{{type: type({edge}), row: properties({edge}), {ends}}}"


def entity(kind: NodeType) -> str:
    """Return the text that reads an entity."""
    return f"MATCH (n:{kind.name} {{id: $id}})\nRETURN properties(n) AS row"


def relation_counts(kind: NodeType) -> str:
    """Return the text that counts an entity's relations by type."""
    return f"""\
MATCH (n:{kind.name} {{id: $id}})-[e:{_types(ONTOLOGY.edges)}]-()
RETURN type(e) AS type, count(DISTINCT e) AS count
ORDER BY type"""


def possibly_same(kind: NodeType) -> str:
    """Return the text that finds what an entity may be the same as."""
    return f"""\
MATCH (n:{kind.name} {{id: $id}})-[s:{POSSIBLY_SAME}]-(m)
RETURN DISTINCT {_end("m")} AS other, s.reason AS reason, m.id AS id
ORDER BY id, reason
LIMIT $limit"""


def adjacent(kind: NodeType, relations: Iterable[EdgeType]) -> str:
    """Return the text that reads an entity's relations of these types by neighbour."""
    return f"""\
MATCH (n:{kind.name} {{id: $id}})-[e:{_types(relations)}]-(m)
WHERE m.id > $after_other OR (m.id = $after_other AND e.id > $after_edge)
WITH DISTINCT n, e, m
ORDER BY m.id, e.id
LIMIT $limit
RETURN {_end("m")} AS other, {_relation("e")} AS relation, startNode(e).id = n.id AS outgoing"""


_CLAIM_VALUES = f"""\
MATCH (c)-[:{SUBJECT}]->(s)
OPTIONAL MATCH (c)-[:{OBJECT}]->(o)
RETURN properties(c) AS row, {_DOCUMENT} AS document, {_end("s")} AS subject,
       CASE WHEN o IS NULL THEN null ELSE {_end("o")} END AS object"""


def claims(kind: NodeType) -> str:
    """Return the text that reads what documents say of an entity, the latest document first."""
    return f"""\
MATCH (n:{kind.name} {{id: $id}})<-[:{SUBJECT}|{OBJECT}]-(c:{CLAIM})
WHERE c.predicate IN $predicates
WITH DISTINCT c
MATCH (c)-[:{STATED_IN}]->(d:{DOCUMENT})
WHERE d.published < $after_published OR (d.published = $after_published AND (d.id > $after_document
      OR (d.id = $after_document AND (c.start > $after_start OR (c.start = $after_start AND c.id > $after_claim)))))
WITH c, d
ORDER BY d.published DESC, d.id, c.start, c.id
LIMIT $limit
{_CLAIM_VALUES}, d.published AS published, d.id AS document_id, c.start AS start, c.id AS claim
ORDER BY published DESC, document_id, start, claim"""


#: One claim with its document, whose text shows whether the quote stands there.
CLAIM_BY_ID = f"""\
MATCH (c:{CLAIM} {{id: $id}})-[:{STATED_IN}]->(d:{DOCUMENT})
{_CLAIM_VALUES}, d.text AS text"""

DOCUMENT_BY_ID = f"""\
MATCH (d:{DOCUMENT} {{id: $id}})
RETURN properties(d) AS row, COUNT {{ (d)<-[:{STATED_IN}]-(:{CLAIM}) }} AS claims"""

DOCUMENTS = f"""\
MATCH (d:{DOCUMENT})
WHERE d.published < $after_published OR (d.published = $after_published AND d.id > $after_document)
WITH d
ORDER BY d.published DESC, d.id
LIMIT $limit
RETURN d {{.id, .title, .publisher, .published, .language, .url, .source, .reader}} AS row,
       COUNT {{ (d)<-[:{STATED_IN}]-(:{CLAIM}) }} AS claims, d.published AS published, d.id AS id
ORDER BY published DESC, id"""

OPERATIONS = f"""\
MATCH (n:Operation)
WHERE n.id > $after_id AND ($unnamed OR coalesce(n.unnamed, false) = false)
WITH n
ORDER BY n.id
LIMIT $limit
RETURN properties(n) AS row, COUNT {{ (n)<-[:{_PART}]-(:Agency) }} AS agencies, n.id AS id
ORDER BY id"""

_AFTER = """\
WHERE rank > $after_rank OR (rank = $after_rank AND (other.id > $after_other
      OR (other.id = $after_other AND (e.id > $after_edge OR (e.id = $after_edge AND coalesce(f.id, '') > $after_via)))))
WITH other, e, f, role, rank, coalesce(f.id, '') AS via
ORDER BY rank, other.id, e.id, via
LIMIT $limit"""
_TAKING_PART = f"""\
RETURN {_end("other")} AS other, other.start_date AS start_date, other.end_date AS end_date, role, rank,
       {_relation("e")} AS relation, CASE WHEN f IS NULL THEN null ELSE {_relation("f")} END AS via,
       other.id AS other_id, e.id AS edge_id, coalesce(f.id, '') AS via_id
ORDER BY rank, other_id, edge_id, via_id"""

#: Who led an operation, took part, or belongs to the body that led it: their relation, and the body's own.
AGENCIES_OF_OPERATION = f"""\
CALL () {{
  MATCH (:Operation {{id: $id}})<-[e:{_PART}]-(other:Agency)
  RETURN other, e, null AS f, CASE type(e) WHEN 'LED' THEN 'led' ELSE 'took part' END AS role,
         CASE type(e) WHEN 'LED' THEN 0 ELSE 1 END AS rank
  UNION
  MATCH (:Operation {{id: $id}})<-[f:{LED.name}]-(:Agency)<-[e:MEMBER_OF|CO_CHAIRS]-(other:Agency)
  RETURN other, e, f, CASE type(e) WHEN 'CO_CHAIRS' THEN 'co-chair of the body that led'
         ELSE 'member of the body that led' END AS role, 2 AS rank
}}
WITH other, e, f, role, rank
{_AFTER}
{_TAKING_PART}"""

#: The same from the agency's side.
OPERATIONS_OF_AGENCY = f"""\
CALL () {{
  MATCH (:Agency {{id: $id}})-[e:{_PART}]->(other:Operation)
  RETURN other, e, null AS f, CASE type(e) WHEN 'LED' THEN 'led' ELSE 'took part' END AS role,
         CASE type(e) WHEN 'LED' THEN 0 ELSE 1 END AS rank
  UNION
  MATCH (:Agency {{id: $id}})-[e:MEMBER_OF|CO_CHAIRS]->(:Agency)-[f:{LED.name}]->(other:Operation)
  RETURN other, e, f, CASE type(e) WHEN 'CO_CHAIRS' THEN 'co-chair of the body that led'
         ELSE 'member of the body that led' END AS role, 2 AS rank
}}
WITH other, e, f, role, rank
{_AFTER}
{_TAKING_PART}"""

SEIZURES = f"""\
MATCH (b:{starts(SEIZED)})-[e:{SEIZED.name}]->(i)
WHERE ($by = '' OR b.id = $by) AND ($item = '' OR i.id = $item)
      AND (e.last_stated < $after_date OR (e.last_stated = $after_date AND e.id > $after_edge))
WITH e
ORDER BY e.last_stated DESC, e.id
LIMIT $limit
RETURN {_relation("e")} AS relation, e.last_stated AS date, e.id AS id
ORDER BY date DESC, id"""

#: The strongest sentences of edges, each with its place in its document.
SENTENCES_OF_EDGES = f"""\
UNWIND $ids AS id
CALL (id) {{
  MATCH (c:{CLAIM} {{edge: id}})-[:{STATED_IN}]->(d:{DOCUMENT})
  RETURN c {{.id, .edge, .quote, .start, .end, .context, .place, .modality, .confidence}} AS row, {_DOCUMENT} AS document,
         c.confidence AS confidence, d.published AS published, c.id AS claim
  ORDER BY confidence DESC, published DESC, claim
  LIMIT $limit
}}
RETURN row, document"""

#: Every folded name, whatever it names: a name that names nothing is not kept. In one row, because each costs time.
EVERY_NAME = f"MATCH (k:{NAME})\nRETURN collect(k.key) AS keys"
_OF_TYPES = f"EXISTS {{ MATCH (k)-[:{NAMES}]->(n) WHERE any(label IN labels(n) WHERE label IN $types) }}"
#: The same of entities of some types; looking at what each name names takes longer.
EVERY_NAME_OF = f"MATCH (k:{NAME})\nWHERE {_OF_TYPES}\nRETURN collect(k.key) AS keys"
#: The folded names of entities of some types that hold a text.
NAMES_WITH = f"MATCH (k:{NAME})\nWHERE k.key CONTAINS $text AND {_OF_TYPES}\nRETURN collect(k.key) AS keys"

#: Those of which most documents speak, of some types; where to begin when there is too much for one map.
MOST_TOLD = """\
MATCH (n:Operation|Agency)
WHERE coalesce(n.unnamed, false) = false
RETURN n.id AS id, labels(n)[0] AS type, n.name AS name, n.documents AS documents
ORDER BY documents DESC, id
LIMIT $limit"""


def best_known(kind: NodeType) -> str:
    """Return the text that reads the names of entities of a type, those in most documents first."""
    return f"""\
MATCH (n:{kind.name})
WHERE coalesce(n.unnamed, false) = false
RETURN n.name AS name, n.documents AS documents, n.id AS id
ORDER BY documents DESC, id
LIMIT $limit"""


#: The entities of a type that bear one of these folded names.
BY_KEYS = f"""\
UNWIND $keys AS key
MATCH (k:{NAME} {{key: key}})-[:{NAMES}]->(n)
WHERE labels(n)[0] = $type
RETURN DISTINCT n.id AS id, n.name AS name
ORDER BY id
LIMIT $limit"""


def _types(relations: Iterable[EdgeType]) -> str:
    return "|".join(t.name for t in relations)
