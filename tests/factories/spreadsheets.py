"""Spreadsheets as people have them: made in memory, the same every time."""

import io
import zipfile
from collections.abc import Callable, Mapping, Sequence
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


def xlsx_bytes(
    rows: Sequence[Sequence[Any]], *, name: str = "Sheet1", work: Any = None, formulas: bool = True
) -> bytes:
    """`work(book, sheet)` may add what a test is about. Without `formulas` a text that begins with = stays a text."""
    out = io.BytesIO()
    with Workbook(out, {"in_memory": True, "strings_to_formulas": formulas}) as book:
        sheet = book.add_worksheet(name)
        for number, row in enumerate(rows):
            for column, value in enumerate(row):
                if value != "":
                    sheet.write(number, column, value)
        if work is not None:
            work(book, sheet)
    return out.getvalue()


def packed(parts: Mapping[str, str | bytes]) -> bytes:
    """An archive with these parts, whatever they are."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as box:
        for name, text in parts.items():
            box.writestr(name, text)
    return out.getvalue()


def changed(content: bytes, name: str, change: Callable[[bytes], bytes]) -> bytes:
    """A good .xlsx file of which one part says something else."""
    with zipfile.ZipFile(io.BytesIO(content)) as box:
        parts: dict[str, str | bytes] = {part: box.read(part) for part in box.namelist()}
    parts[name] = change(bytes(parts[name]))
    return packed(parts)
