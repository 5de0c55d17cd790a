"""Spreadsheets read a row at a time; ``data.workbook_writing`` writes them. Knows no domain."""
