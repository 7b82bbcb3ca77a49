"""HTTP over one store: JSON answers, the ontology and the map.

Read in this order: `answers`, `drawing`, `errors`, `headers`, `routes`, `pages`, `app`.
"""
