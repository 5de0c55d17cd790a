"""Grow it: what changed, and what it takes to last."""
