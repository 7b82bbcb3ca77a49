"""Questions to the graph: the catalogue of Cypher texts, asking by name, and free Cypher."""
