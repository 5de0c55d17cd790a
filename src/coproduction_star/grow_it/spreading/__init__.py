"""Where something good goes next, and who helps it there."""
