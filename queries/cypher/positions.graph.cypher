MATCH (p:Position)-[e:OVERSEES|LED|ESTABLISHED]->(o)
RETURN p, e, o
ORDER BY e.id
