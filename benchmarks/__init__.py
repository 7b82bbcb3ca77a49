"""Measurements: how fast, and how well documents are read."""
