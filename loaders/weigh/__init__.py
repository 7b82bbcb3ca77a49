"""Weighing: how likely is it that a document states a relation between two things that it names, and in which sentence?"""
