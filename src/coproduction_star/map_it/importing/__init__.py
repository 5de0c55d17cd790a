"""Bring in a list: a spreadsheet becomes initiatives, once somebody has looked at every row."""
