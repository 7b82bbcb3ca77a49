// title: Which sentences connect two entities?
// about: Every statement that relates the two, in either direction, with those that deny it.
// param: source entity "Canada Border Services Agency" Name or id of the one
// param: target entity "Operation Example Blizzard" Name or id of the other
// column: relation
// column: subject
// column: object
// column: quote
// column: context
// column: modality
// column: confidence
// column: title
// column: published
// column: publisher
// column: url
// column: document
// column: start
// column: end
// column: claim
// column: edge
// shape: table
MATCH (:Name {key: $source_key})-[:NAMES]->(a)
WHERE a.id = $source
MATCH (:Name {key: $target_key})-[:NAMES]->(b)
WHERE b.id = $target
// from the end that fewer documents speak of: the claims of a hub are as many as the store is large
WITH CASE WHEN a.documents <= b.documents THEN [a, b] ELSE [b, a] END AS ends
WITH ends[0] AS rare, ends[1] AS other
MATCH (rare)<-[:SUBJECT|OBJECT]-(c:Claim)-[:SUBJECT|OBJECT]->(other)
WHERE rare <> other
MATCH (c)-[:SUBJECT]->(s)
MATCH (c)-[:OBJECT]->(o)
MATCH (c)-[:STATED_IN]->(d:Document)
RETURN c.predicate AS relation, s.name AS subject, o.name AS object, c.quote AS quote, c.context AS context,
       c.modality AS modality, c.confidence AS confidence, d.title AS title, d.published AS published,
       d.publisher AS publisher, d.url AS url, d.id AS document, c.start AS start, c.end AS end, c.id AS claim,
       c.edge AS edge
ORDER BY relation, confidence DESC, published DESC, claim
