// title: Which programs does an agency have to do with?
// about: Programs that it operates, established, funded, led or oversees.
// param: agency agency "Royal Canadian Mounted Police" Name or id of the agency
// column: program
// column: relation
// column: sentences
// column: first_stated
// column: program_id
// column: edge
// shape: table
MATCH (a:Agency {id: $agency})-[e:OPERATES|ESTABLISHED|FUNDED|LED|OVERSEES]->(p:Program)
RETURN p.name AS program, type(e) AS relation, e.sentences AS sentences, e.first_stated AS first_stated,
       p.id AS program_id, e.id AS edge
ORDER BY program, relation, edge
