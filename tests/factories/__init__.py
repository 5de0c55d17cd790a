"""Test data: deterministic, and hostile by default, so that every page test is also an escaping test."""
