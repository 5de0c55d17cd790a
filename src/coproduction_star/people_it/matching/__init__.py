"""The broker's desk: who could help whom, why, what they say, and what came of it."""
