"""Who has access, with which roles, and how they leave."""
