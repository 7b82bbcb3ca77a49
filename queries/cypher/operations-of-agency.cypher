// title: Which operations did an agency lead or take part in?
// about: Its own part, and operations led by a body that it is a member or chair of.
// param: agency agency "Royal Canadian Mounted Police" Name or id of the agency
// column: operation
// column: role
// column: body
// column: sentences
// column: first_stated
// column: last_stated
// column: operation_id
// column: edge
// shape: table
CALL () {
  MATCH (a:Agency {id: $agency})-[e:LED|PARTICIPATES_IN]->(o:Operation)
  RETURN o, e, CASE type(e) WHEN 'LED' THEN 'led' ELSE 'took part' END AS role, '' AS body
  UNION
  MATCH (a:Agency {id: $agency})-[m:MEMBER_OF|CO_CHAIRS]->(b:Agency)-[e:LED]->(o:Operation)
  RETURN o, e, CASE type(m) WHEN 'CO_CHAIRS' THEN 'co-chair of the body that led' ELSE 'member of the body that led' END AS role,
         b.name AS body
}
RETURN o.name AS operation, role, body, e.sentences AS sentences, e.first_stated AS first_stated,
       e.last_stated AS last_stated, o.id AS operation_id, e.id AS edge
ORDER BY operation, role, body, operation_id, edge
