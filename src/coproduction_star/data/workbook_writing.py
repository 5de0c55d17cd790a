"""An .xlsx workbook in which every cell is text: nothing in it can be taken for a formula."""

import io
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from .errors import NotInstalled

WIDTH = 22
MOST_LETTERS = 32_767
MOST_OFFERED = 5_000


def workbook(
    sheets: Mapping[str, Iterable[Sequence[str]]], *, allowed: Mapping[int, Sequence[str]] | None = None
) -> bytes:
    """Write sheets by name, the first row of each as headings; `allowed` offers words in columns of the first."""
    try:
        from xlsxwriter import Workbook
    except ImportError:
        raise NotInstalled("Workbooks need one thing more: pip install 'coproduction-star[xlsform]'.") from None
    out = io.BytesIO()
    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with Workbook(out, options) as book:
        bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
        for place, (name, rows) in enumerate(sheets.items()):
            sheet = book.add_worksheet(name)
            sheet.freeze_panes(1, 0)
            _fill(sheet, rows, bold)
            if not place:
                _offer(sheet, allowed or {})
    return out.getvalue()


def _fill(sheet: Any, rows: Iterable[Sequence[str]], bold: Any) -> None:
    for number, cells in enumerate(rows):
        if not number:
            sheet.set_column(0, max(len(cells) - 1, 0), WIDTH)
        for column, text in enumerate(cells):
            if text:
                sheet.write_string(number, column, text[:MOST_LETTERS], None if number else bold)


def _offer(sheet: Any, allowed: Mapping[int, Sequence[str]]) -> None:
    """Offer a list to choose from that also takes other words: nobody is stopped while they type."""
    for column, words in allowed.items():
        rule = {"validate": "list", "source": list(words), "error_type": "information"}
        sheet.data_validation(1, column, MOST_OFFERED, column, rule)
