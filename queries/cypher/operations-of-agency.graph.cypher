CALL () {
  MATCH (a:Agency {id: $agency})-[e:LED|PARTICIPATES_IN]->(o:Operation)
  RETURN a AS first, e AS one, o AS second, null AS other, null AS third
  UNION
  MATCH (a:Agency {id: $agency})-[m:MEMBER_OF|CO_CHAIRS]->(b:Agency)-[e:LED]->(o:Operation)
  RETURN a AS first, m AS one, b AS second, e AS other, o AS third
}
RETURN first, one, second, other, third
ORDER BY one.id, coalesce(other.id, '')
