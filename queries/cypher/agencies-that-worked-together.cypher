// title: Which agencies worked together?
// about: Pairs of agencies in one operation, or said to cooperate outside any; the more operations they share, the higher.
// param: agency agency "Royal Canadian Mounted Police" optional Only pairs with this agency
// column: agency
// column: other
// column: operations
// column: operation_names
// column: cooperate
// column: agency_id
// column: other_id
// shape: table
CALL () {
  MATCH (a:Agency)-[:LED|PARTICIPATES_IN]->(:Operation)<-[:LED|PARTICIPATES_IN]-(b:Agency)
  WHERE a.id < b.id AND ($agency IS NULL OR $agency IN [a.id, b.id])
  RETURN a, b
  UNION
  MATCH (a:Agency)-[:COOPERATES_WITH]-(b:Agency)
  WHERE a.id < b.id AND ($agency IS NULL OR $agency IN [a.id, b.id])
  RETURN a, b
}
WITH a, b, COLLECT {
  MATCH (a)-[:LED|PARTICIPATES_IN]->(o:Operation)<-[:LED|PARTICIPATES_IN]-(b)
  WITH DISTINCT o
  RETURN o.name AS name ORDER BY name, o.id
} AS names, EXISTS { (a)-[:COOPERATES_WITH]-(b) } AS cooperate
RETURN a.name AS agency, b.name AS other, size(names) AS operations, names AS operation_names, cooperate,
       a.id AS agency_id, b.id AS other_id
ORDER BY operations DESC, agency, other, agency_id, other_id
