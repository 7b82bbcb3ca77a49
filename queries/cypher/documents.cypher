// title: Which documents does the graph rest on?
// about: Every document with its date, publisher and the number of its statements, the latest first.
// column: published
// column: title
// column: publisher
// column: language
// column: statements
// column: source
// column: url
// column: document
// shape: table
MATCH (d:Document)
RETURN d.published AS published, d.title AS title, d.publisher AS publisher, d.language AS language,
       COUNT { (d)<-[:STATED_IN]-(:Claim) } AS statements, d.source AS source, d.url AS url, d.id AS document
ORDER BY published DESC, title, document
