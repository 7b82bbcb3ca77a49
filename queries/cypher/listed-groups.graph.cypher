MATCH (b:Country|Agency)-[e:LISTED]->(g:CriminalOrganization)
RETURN b, e, g
ORDER BY e.id
