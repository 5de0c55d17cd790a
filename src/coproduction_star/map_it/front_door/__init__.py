"""The front door: what anyone in a place can read of a programme, and how the team opens it."""
