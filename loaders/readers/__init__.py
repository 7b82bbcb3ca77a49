"""Readers turn bytes into a document; each bids for the input and the highest bid reads it.

Read `base` first; every other module holds one reader as `READER`.
"""
