"""Inputs that hold several documents, one file each; begin with `base.py`.

A container cuts an input into parts; each part is a document of a format that `loaders/readers` reads.
"""
