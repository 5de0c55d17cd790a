"""Eight questions about an initiative that exists: what is strong, and what would make it better."""
