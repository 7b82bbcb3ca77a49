"""The `opsgraph` command: one module for each verb, `lazy` for what is heavy, `console` for what people see.

Read in this order: `main`, `console`, `lazy`, then the verbs.
"""
