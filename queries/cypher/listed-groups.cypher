// title: Which groups are listed, and by whom?
// about: Criminal organizations that a country or body listed as terrorist, banned or sanctioned, with the date where given.
// column: group
// column: by
// column: date
// column: sentences
// column: first_stated
// column: group_id
// column: by_id
// column: edge
// shape: table
MATCH (b:Country|Agency)-[e:LISTED]->(g:CriminalOrganization)
RETURN g.name AS group, b.name AS by, e.date AS date, e.sentences AS sentences, e.first_stated AS first_stated,
       g.id AS group_id, b.id AS by_id, e.id AS edge
ORDER BY group, by, edge
