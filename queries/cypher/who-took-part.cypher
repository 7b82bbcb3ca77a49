// title: Which agencies took part in which operations?
// about: Every agency that led an operation or took part in it, with the number of sentences that say so.
// column: operation
// column: agency
// column: role
// column: sentences
// column: documents
// column: first_stated
// column: operation_id
// column: agency_id
// column: edge
// shape: table
MATCH (o:Operation)<-[e:LED|PARTICIPATES_IN]-(a:Agency)
RETURN o.name AS operation, a.name AS agency, CASE type(e) WHEN 'LED' THEN 'led' ELSE 'took part' END AS role,
       e.sentences AS sentences, e.documents AS documents, e.first_stated AS first_stated,
       o.id AS operation_id, a.id AS agency_id, e.id AS edge
ORDER BY operation, agency, role, edge
