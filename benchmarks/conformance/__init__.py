"""Do both engines understand the same Cypher? The openCypher TCK and a battery of our own, scenario by scenario."""
