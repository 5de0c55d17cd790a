"""Skills for working together: seen by oneself first, by others as a sum only, and by nobody else unless shared."""
