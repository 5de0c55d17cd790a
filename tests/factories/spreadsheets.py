"""Spreadsheets as people have them: made in memory, the same every time."""

import io
from collections.abc import Sequence
from typing import Any

from xlsxwriter import Workbook

MESSY = [
    ["Community projects 2025 – DRAFT v3 FINAL", "", "", "", "", ""],
    ["", "", "", "", "", ""],
    ["Project name", "Status", "Co type", "Where", "No of people", "Lead officer email", "Funding"],
    [
        "Garden for everyone",
        "happening",
        "co-design; co deliver",
        "Northfield",
        "about 24",
        "jo@example.org",
        "Lottery",
    ],
    ["Time bank", "Planned", "Co-delivery", "Southgate", "", "sam@example.org", ""],
    ["Sunday library", "yes", "co commission", "Northfield", "60", "", "None"],
    ["Friendship bench", "maybe??", "", "", "1,200", "", ""],
    ["Gardens for everyone", "ongoing", "", "", "", "", ""],
]


def csv_bytes(rows: Sequence[Sequence[str]], *, separator: str = ",", letters: str = "utf-8") -> bytes:
    import csv

    out = io.StringIO(newline="")
    csv.writer(out, delimiter=separator).writerows(rows)
    return out.getvalue().encode(letters)


def xlsx_bytes(rows: Sequence[Sequence[Any]], *, name: str = "Sheet1", work: Any = None) -> bytes:
    """`work(book, sheet)` may add what a test is about."""
    out = io.BytesIO()
    with Workbook(out, {"in_memory": True}) as book:
        sheet = book.add_worksheet(name)
        for number, row in enumerate(rows):
            for column, value in enumerate(row):
                if value != "":
                    sheet.write(number, column, value)
        if work is not None:
            work(book, sheet)
    return out.getvalue()
