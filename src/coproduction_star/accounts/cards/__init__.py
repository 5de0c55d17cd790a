"""Signing in with a printed card, for people without e-mail."""
