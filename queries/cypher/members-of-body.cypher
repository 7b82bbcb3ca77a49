// title: Who belongs to a body, and who chairs it?
// about: Members, co-chairs and parts of a committee, task force, coalition or association.
// param: body agency "Example Coalition on Drugs" Name or id of the body
// column: member
// column: role
// column: type
// column: sentences
// column: first_stated
// column: member_id
// column: edge
// shape: table
MATCH (b:Agency {id: $body})<-[e:MEMBER_OF|CO_CHAIRS|PART_OF]-(m:Agency|Person)
RETURN m.name AS member, CASE type(e) WHEN 'CO_CHAIRS' THEN 'co-chair' WHEN 'MEMBER_OF' THEN 'member' ELSE 'part' END AS role,
       labels(m)[0] AS type, e.sentences AS sentences, e.first_stated AS first_stated, m.id AS member_id, e.id AS edge
ORDER BY role, member, edge
