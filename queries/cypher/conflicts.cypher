// title: Where do documents disagree?
// about: Entities of which two documents say different values, such as two numbers of arrests; the values stand in the claims.
// column: entity
// column: type
// column: property
// column: documents
// column: entity_id
// shape: table
MATCH (n:Agency|Operation|Substance|Commodity|Program|Country|Place|CriminalOrganization|Person|Position|Law)
WHERE size(n.conflicts) > 0
UNWIND n.conflicts AS property
RETURN n.name AS entity, labels(n)[0] AS type, property, n.documents AS documents, n.id AS entity_id
ORDER BY entity, property, entity_id
