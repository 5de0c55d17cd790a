"""Telling people: to whom, in which words, by whom and where, and which of two ways did better."""
