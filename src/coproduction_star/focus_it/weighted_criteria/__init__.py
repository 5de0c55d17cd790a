"""Options compared on weighted criteria, with swings between real end points (docs/methods/weighted-criteria.md)."""
