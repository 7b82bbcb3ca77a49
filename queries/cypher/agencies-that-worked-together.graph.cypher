CALL () {
  MATCH (a:Agency)-[e:LED|PARTICIPATES_IN]->(o:Operation)<-[f:LED|PARTICIPATES_IN]-(b:Agency)
  WHERE a.id < b.id AND ($agency IS NULL OR $agency IN [a.id, b.id])
  RETURN a, e, b, f, o
  UNION
  MATCH (a:Agency)-[e:COOPERATES_WITH]->(b:Agency)
  WHERE $agency IS NULL OR $agency IN [a.id, b.id]
  RETURN a, e, b, null AS f, null AS o
}
RETURN a, e, b, f, o
ORDER BY e.id, coalesce(f.id, '')
