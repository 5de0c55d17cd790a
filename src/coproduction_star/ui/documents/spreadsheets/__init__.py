"""Spreadsheets read and written a row at a time. Knows no domain."""
