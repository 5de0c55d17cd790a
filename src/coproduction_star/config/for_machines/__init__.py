"""Two addresses that programs ask: whether the product works, and whom to tell of a weakness."""
