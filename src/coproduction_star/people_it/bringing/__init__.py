"""Answers brought in from a file: looked through first, added in the background, and taken back while it is kept."""
