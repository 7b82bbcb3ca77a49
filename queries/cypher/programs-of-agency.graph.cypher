MATCH (a:Agency {id: $agency})-[e:OPERATES|ESTABLISHED|FUNDED|LED|OVERSEES]->(p:Program)
RETURN a, e, p
ORDER BY e.id
