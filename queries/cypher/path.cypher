// title: How are two entities connected?
// about: The shortest way from one to the other over at most six relations; of several, the first by its ids.
// param: source entity "Royal Canadian Mounted Police" Name or id of the one
// param: target entity "Sample Crew" Name or id of the other
// column: step
// column: subject
// column: relation
// column: object
// column: quote
// column: subject_id
// column: object_id
// column: edge
// shape: table
MATCH (:Name {key: $source_key})-[:NAMES]->(a)
WHERE a.id = $source
MATCH (:Name {key: $target_key})-[:NAMES]->(b)
WHERE b.id = $target AND a <> b
MATCH p = allShortestPaths((a)-[:LED|PARTICIPATES_IN|CO_CHAIRS|MEMBER_OF|PART_OF|OPERATES
        |ESTABLISHED|RESULTED_IN|SUPPORTED_BY|COOPERATES_WITH|TARGETED|FUNDED|LISTED
        |OVERSEES|WORKS_FOR|MEMBER_OF_GROUP|TRAFFICKED|LOCATED_IN|SEIZED*..6]-(b))
WITH p, [n IN nodes(p) | n.id] AS ids, [r IN relationships(p) | r.id] AS edges
ORDER BY ids, edges
LIMIT 1
UNWIND range(0, size(edges) - 1) AS step
WITH step, relationships(p)[step] AS e
RETURN step + 1 AS step, startNode(e).name AS subject, type(e) AS relation, endNode(e).name AS object,
       COLLECT { MATCH (c:Claim {edge: e.id}) RETURN c.quote ORDER BY c.confidence DESC, c.id LIMIT 1 }[0] AS quote,
       startNode(e).id AS subject_id, endNode(e).id AS object_id, e.id AS edge
ORDER BY step
