// title: Which earlier versions of documents are kept?
// about: What an address held before its text changed, the latest change first. It states nothing in the graph any more; its text is the property text of (:Version {id}).
// column: superseded
// column: title
// column: published
// column: address
// column: source
// column: document
// column: superseded_by
// shape: table
MATCH (v:Version)
RETURN v.superseded_at AS superseded, v.title AS title, v.published AS published, v.address AS address,
       v.source AS source, v.id AS document, v.superseded_by AS superseded_by
ORDER BY superseded DESC, address, document
