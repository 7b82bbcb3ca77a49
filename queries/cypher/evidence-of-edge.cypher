// title: Which sentences state an edge?
// about: Every statement behind one relation of the graph, the strongest first.
// param: edge text "edge:9f7a0d3e5b1c2a4d6e8f0a1b" Id of the edge
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
MATCH (c:Claim {edge: $edge})-[:STATED_IN]->(d:Document)
MATCH (c)-[:SUBJECT]->(s)
MATCH (c)-[:OBJECT]->(o)
RETURN c.predicate AS relation, s.name AS subject, o.name AS object, c.quote AS quote, c.context AS context,
       c.modality AS modality, c.confidence AS confidence, d.title AS title, d.published AS published,
       d.publisher AS publisher, d.url AS url, d.id AS document, c.start AS start, c.end AS end, c.id AS claim,
       c.edge AS edge
ORDER BY relation, confidence DESC, published DESC, claim
