"""Focus it: what would have the highest impact."""
