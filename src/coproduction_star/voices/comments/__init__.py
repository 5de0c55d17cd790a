"""Comments, once for every record of a programme."""
