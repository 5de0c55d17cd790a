"""How fast and how large the product is, each figure beside its limit. Run by `make bench`, never as a test."""
