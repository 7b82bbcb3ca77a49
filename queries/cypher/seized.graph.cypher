MATCH (b:Operation|Agency)-[e:SEIZED]->(i:Substance|Commodity)
WHERE ($operation IS NULL OR b.id = $operation)
  AND ($item IS NULL OR i.id = $item)
  AND ($agency IS NULL OR b.id = $agency OR EXISTS { (b)<-[:LED|PARTICIPATES_IN]-(:Agency {id: $agency}) })
RETURN b, e, i
ORDER BY e.id
