"""A charter that both sides write: its sides and clauses, what people suggest, its editions, and where it is read."""
