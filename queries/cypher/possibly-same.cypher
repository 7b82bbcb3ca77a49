// title: Which entities may be the same?
// about: Pairs of one type that share a name but not an id; they are never joined without a decision.
// column: one
// column: other
// column: type
// column: reason
// column: one_id
// column: other_id
// shape: table
MATCH (a:Agency|Operation|Substance|Commodity|Program|Country|Place|CriminalOrganization|Person|Position|Law)
      -[e:POSSIBLY_SAME]->(b)
RETURN a.name AS one, b.name AS other, labels(a)[0] AS type, e.reason AS reason, a.id AS one_id, b.id AS other_id
ORDER BY one, other, one_id, other_id
