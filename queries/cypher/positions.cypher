// title: Which offices oversee what?
// about: Positions with the programs, bodies and operations that they lead, oversee or established.
// column: position
// column: relation
// column: object
// column: object_type
// column: sentences
// column: position_id
// column: object_id
// column: edge
// shape: table
MATCH (p:Position)-[e:OVERSEES|LED|ESTABLISHED]->(o)
RETURN p.name AS position, type(e) AS relation, o.name AS object, labels(o)[0] AS object_type, e.sentences AS sentences,
       p.id AS position_id, o.id AS object_id, e.id AS edge
ORDER BY position, relation, object, edge
