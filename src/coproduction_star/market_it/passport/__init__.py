"""What somebody needs to take part, said once and shared by choice."""
