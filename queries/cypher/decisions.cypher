// title: What was decided of entities that may be the same?
// about: Who said that two ids are one entity, or are not, and when, the latest first; kept is the id that remains. A decision may speak of ids that no document names.
// column: verdict
// column: one
// column: other
// column: kept
// column: reason
// column: author
// column: at
// shape: table
MATCH (d:Decision)
RETURN d.verdict AS verdict, d.first AS one, d.second AS other, d.kept AS kept, d.reason AS reason, d.author AS author,
       d.at AS at
ORDER BY at DESC, one, other
