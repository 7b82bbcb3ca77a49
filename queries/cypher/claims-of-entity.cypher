// title: What do the documents say of an entity?
// about: Every statement about it, figures and denials included; names alone are left out.
// param: entity entity "Operation Example Blizzard" Name or id of the entity
// column: relation
// column: subject
// column: object
// column: measure
// column: value
// column: bound
// column: quote
// column: context
// column: modality
// column: confidence
// column: title
// column: published
// column: document
// column: start
// column: end
// column: claim
// column: edge
// shape: table
MATCH (:Name {key: $entity_key})-[:NAMES]->(n)
WHERE n.id = $entity
MATCH (n)<-[:SUBJECT|OBJECT]-(c:Claim)
WHERE c.predicate <> 'NAMED'
WITH DISTINCT c
MATCH (c)-[:STATED_IN]->(d:Document)
MATCH (c)-[:SUBJECT]->(s)
OPTIONAL MATCH (c)-[:OBJECT]->(o)
RETURN c.predicate AS relation, s.name AS subject, o.name AS object, c.measure AS measure, c.value AS value,
       c.bound AS bound, c.quote AS quote, c.context AS context, c.modality AS modality, c.confidence AS confidence,
       d.title AS title, d.published AS published, d.id AS document, c.start AS start, c.end AS end, c.id AS claim,
       c.edge AS edge
ORDER BY published DESC, document, start, claim
