"""What the API offers, from its own schema: as a file for programs, and as a page for people."""
