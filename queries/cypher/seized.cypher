// title: What was seized?
// about: One row for each statement: the quantity as written, its bound, and the sentence; nothing is added up.
// param: operation operation "Operation Example Blizzard" optional Only by this operation
// param: agency agency "Royal Canadian Mounted Police" optional Only by this agency, or operations that it led or took part in
// param: item substance|commodity "fentanyl" optional Only this substance or thing
// column: by
// column: item
// column: quantity
// column: unit
// column: bound
// column: amount
// column: words
// column: quote
// column: context
// column: modality
// column: title
// column: published
// column: document
// column: by_id
// column: item_id
// column: claim
// column: edge
// shape: table
MATCH (b:Operation|Agency)-[e:SEIZED]->(i:Substance|Commodity)
WHERE ($operation IS NULL OR b.id = $operation)
  AND ($item IS NULL OR i.id = $item)
  AND ($agency IS NULL OR b.id = $agency OR EXISTS { (b)<-[:LED|PARTICIPATES_IN]-(:Agency {id: $agency}) })
WITH b, i, e.id AS edge
MATCH (c:Claim {edge: edge})-[:STATED_IN]->(d:Document)
RETURN b.name AS by, i.name AS item, c.quantity AS quantity, c.unit AS unit, c.bound AS bound, c.amount AS amount,
       c.words AS words, c.quote AS quote, c.context AS context, c.modality AS modality, d.title AS title,
       d.published AS published, d.id AS document, b.id AS by_id, i.id AS item_id, c.id AS claim, edge
ORDER BY by, item, amount DESC, claim
