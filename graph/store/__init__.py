"""Where the graph is kept: one Bolt store for a Neo4j server and for the embedded engine."""
