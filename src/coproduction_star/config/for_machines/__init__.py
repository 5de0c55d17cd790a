"""Addresses that programs ask: whether the product works, what it does, and whom to tell of a weakness."""
