"""The core: what a claim is, what the graph is, and how one becomes the other.

Read in this order: `schema`, `ontology`, `model`, `names`, `resolve`, `network`, `store`.
"""
