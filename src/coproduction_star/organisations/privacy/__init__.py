"""What is kept about people, why, and who sees it."""
