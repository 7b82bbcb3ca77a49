"""Extractors make drafts of claims out of a reading; each is one file that holds `EXTRACTOR`.

Read `base` first. `frames` is the general machine, its relations are data in `data/frames`; the others read what has a
form of its own: quantities, counts, lists, titles, names joined to names.
"""
