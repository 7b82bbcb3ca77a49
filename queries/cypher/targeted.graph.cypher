MATCH (s:Operation|Program|Agency)-[e:TARGETED]->(t:Substance|CriminalOrganization)
WHERE ($target IS NULL OR t.id = $target) AND ($by IS NULL OR s.id = $by)
RETURN s, e, t
ORDER BY e.id
