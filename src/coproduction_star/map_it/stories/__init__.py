"""Local stories: what people did together, told with their consent, for others who could use it."""
