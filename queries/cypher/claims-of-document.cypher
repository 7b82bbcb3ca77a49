// title: What does a document state?
// about: Every statement of one document in the order of its text, names left out.
// param: document text "e5eb39fc8c0d25e3ec08cc7063b0fa68934b521424209484ae5c015a330c1079" Id of the document
// column: start
// column: end
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
// column: rule
// column: claim
// column: edge
// shape: table
MATCH (d:Document {id: $document})<-[:STATED_IN]-(c:Claim)
WHERE c.predicate <> 'NAMED'
MATCH (c)-[:SUBJECT]->(s)
OPTIONAL MATCH (c)-[:OBJECT]->(o)
RETURN c.start AS start, c.end AS end, c.predicate AS relation, s.name AS subject, o.name AS object,
       c.measure AS measure, c.value AS value, c.bound AS bound, c.quote AS quote, c.context AS context,
       c.modality AS modality, c.confidence AS confidence, c.rule AS rule, c.id AS claim, c.edge AS edge
ORDER BY start, end, relation, claim
