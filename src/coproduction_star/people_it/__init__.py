"""People it: who can and wants to contribute."""
