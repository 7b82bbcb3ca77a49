CALL () {
  MATCH (o:Operation {id: $operation})<-[e:LED|PARTICIPATES_IN]-(a:Agency)
  RETURN o AS target, e, a
  UNION
  MATCH (:Operation {id: $operation})<-[:LED]-(b:Agency)<-[e:MEMBER_OF|CO_CHAIRS]-(a:Agency)
  RETURN b AS target, e, a
}
RETURN target, e, a
ORDER BY e.id
