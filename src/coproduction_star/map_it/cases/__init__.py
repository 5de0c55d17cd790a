"""The case bank, for anyone: search, look at, compare, take away."""
