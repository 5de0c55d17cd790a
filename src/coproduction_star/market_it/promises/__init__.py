"""What the sides of a charter promise each other, how it went, what went wrong, and when they look again."""
