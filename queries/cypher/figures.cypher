// title: Which figures are given for an operation or body?
// about: Arrests, charges, warrants, values: one row for each statement; sources that differ stand side by side.
// param: entity operation|agency|program|country|criminal-organization|person|position "Operation Example Blizzard" Name or id of the operation or body
// column: measure
// column: value
// column: bound
// column: currency
// column: quote
// column: modality
// column: title
// column: published
// column: document
// column: claim
// shape: table
MATCH (:Name {key: $entity_key})-[:NAMES]->(n)
WHERE n.id = $entity
MATCH (n)<-[:SUBJECT]-(c:Claim {predicate: 'FIGURE'})-[:STATED_IN]->(d:Document)
RETURN c.measure AS measure, c.value AS value, c.bound AS bound, c.currency AS currency, c.quote AS quote,
       c.modality AS modality, d.title AS title, d.published AS published, d.id AS document, c.id AS claim
ORDER BY measure, published, value DESC, claim
