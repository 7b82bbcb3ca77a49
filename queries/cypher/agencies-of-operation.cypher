// title: Which agencies took part in an operation?
// about: Those that led it or took part, and the members and chairs of a body that led it; each with its strongest sentence.
// param: operation operation "Operation Example Blizzard" Name or id of the operation
// column: agency
// column: role
// column: body
// column: sentences
// column: quote
// column: confidence
// column: agency_id
// column: edge
// shape: table
CALL () {
  MATCH (o:Operation {id: $operation})<-[e:LED|PARTICIPATES_IN]-(a:Agency)
  RETURN a, e, CASE type(e) WHEN 'LED' THEN 'led' ELSE 'took part' END AS role, '' AS body
  UNION
  MATCH (o:Operation {id: $operation})<-[:LED]-(b:Agency)<-[e:MEMBER_OF|CO_CHAIRS]-(a:Agency)
  RETURN a, e, CASE type(e) WHEN 'CO_CHAIRS' THEN 'co-chair of the body that led' ELSE 'member of the body that led' END AS role,
         b.name AS body
}
RETURN a.name AS agency, role, body, e.sentences AS sentences,
       COLLECT { MATCH (c:Claim {edge: e.id}) RETURN c.quote ORDER BY c.confidence DESC, c.id LIMIT 1 }[0] AS quote,
       e.confidence AS confidence, a.id AS agency_id, e.id AS edge
ORDER BY CASE role WHEN 'led' THEN 0 WHEN 'took part' THEN 1 ELSE 2 END, agency, edge
