"""Figures of a measure straight from the programme: looked at first, brought in, and taken back as a whole."""
