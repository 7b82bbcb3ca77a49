"""Weighing: how likely is it that a document states a relation, and which of its sentences says so."""
