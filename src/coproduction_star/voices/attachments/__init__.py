"""Files on any record of a programme."""
