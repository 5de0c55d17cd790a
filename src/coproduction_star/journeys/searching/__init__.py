"""Search over one's own records."""
