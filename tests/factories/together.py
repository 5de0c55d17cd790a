"""Rows of Together."""
