"""Options rated on two axes, by each person alone, compared between groups (docs/methods/impact-matrix.md)."""
