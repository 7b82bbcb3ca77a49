// title: Who targeted what?
// about: Substances and criminal organizations that operations, programs and agencies aimed at.
// param: target substance|criminal-organization "fentanyl" optional Only this target
// param: by operation|program|agency "Operation Example Blizzard" optional Only by this one
// column: by
// column: by_type
// column: target
// column: target_type
// column: sentences
// column: by_id
// column: target_id
// column: edge
// shape: table
MATCH (s:Operation|Program|Agency)-[e:TARGETED]->(t:Substance|CriminalOrganization)
WHERE ($target IS NULL OR t.id = $target) AND ($by IS NULL OR s.id = $by)
RETURN s.name AS by, labels(s)[0] AS by_type, t.name AS target, labels(t)[0] AS target_type, e.sentences AS sentences,
       s.id AS by_id, t.id AS target_id, e.id AS edge
ORDER BY by, target, edge
