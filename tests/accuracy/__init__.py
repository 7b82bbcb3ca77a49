"""Accuracy: the scorer is right, and extraction does not fall."""
