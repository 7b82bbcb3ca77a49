MATCH (d:Document {id: $document})<-[:STATED_IN]-(c:Claim)
WHERE c.edge IS NOT NULL
MATCH (s)<-[:SUBJECT]-(c)-[:OBJECT]->(o)
WITH DISTINCT c.edge AS edge, CASE WHEN s.documents <= o.documents THEN s ELSE o END AS near,
     CASE WHEN s.documents <= o.documents THEN o ELSE s END AS far
MATCH (near)-[e]-(far)
WHERE e.id = edge
RETURN near, e, far
ORDER BY e.id
