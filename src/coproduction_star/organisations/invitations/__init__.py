"""Letting one person in, by e-mail or a printed card."""
