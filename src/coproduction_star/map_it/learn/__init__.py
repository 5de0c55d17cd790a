"""What co-production is, for anyone."""
