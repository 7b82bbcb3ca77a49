// title: How much was seized in all?
// about: One row for each item, unit and bound. Figures on one operation are never added: each gives its least and its greatest, and those are added over operations. An operation and its phases may count twice.
// param: operation operation "Operation Example Blizzard" optional Only by this operation
// param: agency agency "Royal Canadian Mounted Police" optional Only by this agency, or operations that it led or took part in
// param: item substance|commodity "fentanyl" optional Only this substance or thing
// column: item
// column: unit
// column: bound
// column: least
// column: greatest
// column: operations
// column: statements
// column: documents
// column: item_id
// shape: table
MATCH (b:Operation|Agency)-[e:SEIZED]->(i:Substance|Commodity)
WHERE ($operation IS NULL OR b.id = $operation)
  AND ($item IS NULL OR i.id = $item)
  AND ($agency IS NULL OR b.id = $agency OR EXISTS { (b)<-[:LED|PARTICIPATES_IN]-(:Agency {id: $agency}) })
WITH b, i, e.id AS edge
MATCH (c:Claim {edge: edge})-[:STATED_IN]->(d:Document)
WHERE c.amount IS NOT NULL AND c.modality = 'asserted'
WITH i, c.bound AS bound,
     CASE WHEN c.unit IN ['kg', 'g', 'mg', 'lb', 'oz', 't'] THEN 'g' WHEN c.unit IN ['l', 'ml', 'gal'] THEN 'ml'
          ELSE coalesce(c.unit, '') END AS unit,
     collect({by: b.id, amount: c.amount, document: d.id}) AS said
CALL (said) {
  UNWIND said AS one
  WITH one.by AS by, min(one.amount) AS low, max(one.amount) AS high
  // rounded far below what anyone weighs: the last digits of a sum depend on the order in which an engine adds
  RETURN round(sum(low), 3) AS least, round(sum(high), 3) AS greatest, count(by) AS operations
}
CALL (said) {
  UNWIND said AS one
  RETURN count(DISTINCT one.document) AS documents
}
RETURN i.name AS item, unit, bound, least, greatest, operations, size(said) AS statements, documents, i.id AS item_id
ORDER BY item, unit, bound, item_id
