MATCH (o:Operation)<-[e:LED|PARTICIPATES_IN]-(a:Agency)
RETURN o, e, a
ORDER BY e.id
