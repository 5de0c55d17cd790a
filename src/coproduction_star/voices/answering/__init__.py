"""The team's end: what it has to answer and by when, what becomes of it, and how the programme listens."""
