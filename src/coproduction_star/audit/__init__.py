"""Who did what, to what, and on whose behalf."""
