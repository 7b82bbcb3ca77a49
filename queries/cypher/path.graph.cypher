MATCH (:Name {key: $source_key})-[:NAMES]->(a)
WHERE a.id = $source
MATCH (:Name {key: $target_key})-[:NAMES]->(b)
WHERE b.id = $target AND a <> b
MATCH p = allShortestPaths((a)-[:LED|PARTICIPATES_IN|CO_CHAIRS|MEMBER_OF|PART_OF|OPERATES
        |ESTABLISHED|RESULTED_IN|SUPPORTED_BY|COOPERATES_WITH|TARGETED|FUNDED|LISTED
        |OVERSEES|WORKS_FOR|MEMBER_OF_GROUP|TRAFFICKED|LOCATED_IN|SEIZED*..6]-(b))
WITH p, [n IN nodes(p) | n.id] AS ids, [r IN relationships(p) | r.id] AS edges
ORDER BY ids, edges
LIMIT 10
RETURN p, ids
ORDER BY ids
