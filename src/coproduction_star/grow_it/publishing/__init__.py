"""Approved figures for everybody: chosen, protected, looked at first, published and withdrawn."""
