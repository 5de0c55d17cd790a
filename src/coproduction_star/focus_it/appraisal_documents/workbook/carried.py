"""The case itself, carried in the workbook as JSON, so that what is read in again is the whole case.

The sheets show what people change; the rest (which line names which figure) has no cell of its own. The sheet that
carries it is hidden. What comes back is this document with the changed cells put in.
"""

import json
from collections.abc import Mapping
from typing import Any

from coproduction_star.ui.documents.spreadsheets.table import Rows

from .book import Page

SHEET = "Data"
KIND = "coproduction-star/business-case-workbook/1"
PIECE = 30_000
"""Letters in a cell; it may hold 32,767."""
EDGE = "|"
"""Stands at both ends of a piece: a space there would be lost."""


def write_carried(page: Page, document: Mapping[str, Any], sheets: Mapping[str, str]) -> None:
    """Write the document over as many cells as it takes, below what it is and how the sheets are called."""
    page.text(0, 0, KIND)
    page.text(1, 0, json.dumps(dict(sheets)))
    said = json.dumps(document, ensure_ascii=True, allow_nan=False)
    for number, start in enumerate(range(0, len(said), PIECE)):
        page.text(2 + number, 0, f"{EDGE}{said[start : start + PIECE]}{EDGE}")
    page.hide()


def read_carried(rows: Rows) -> tuple[dict[str, Any], dict[str, str]]:
    """Give the document and how the sheets are called. Raises ValueError where they are damaged."""
    texts = [cells[0] for _number, cells in rows]
    if len(texts) < 3 or texts[0] != KIND:
        raise ValueError("This is no workbook of ours, or one of another version.")
    said = "".join(piece.removeprefix(EDGE).removesuffix(EDGE) for piece in texts[2:])
    document, sheets = json.loads(said), json.loads(texts[1])
    if not isinstance(document, dict) or not isinstance(sheets, dict):
        raise ValueError("What it carries is no case.")
    return document, sheets
