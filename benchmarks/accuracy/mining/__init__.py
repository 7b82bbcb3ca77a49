"""Miners: what do many documents say that no rule reads? See docs/mining.md."""
