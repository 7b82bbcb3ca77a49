MATCH (b:Agency {id: $body})<-[e:MEMBER_OF|CO_CHAIRS|PART_OF]-(m:Agency|Person)
RETURN b, e, m
ORDER BY e.id
