"""Documents to claims.

Read in this order: `readers`, `blocks`, `reading`, `annotate`, `extractors`, `pipeline`. Word lists stand in `data`.
"""
