"""Initiatives as files: a spreadsheet that no formula hides in and nothing is lost from, and JSON.

A cell is written and read by the rules of the case bank's tables, in data/cases/cells.py.
"""

import csv
import json
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder

from coproduction_star.data.cases.cells import cell_of
from coproduction_star.data.workbook_writing import workbook
from coproduction_star.journeys.hiding import Hidden
from coproduction_star.journeys.models import Initiative

from .columns import NAMES, NOBODY_HIDDEN, record_of


class Echo:
    """A file that gives back what is written to it."""

    def write(self, text: str) -> str:
        return text


def as_csv(rows: Iterable[Initiative], *, hidden: Hidden = NOBODY_HIDDEN) -> Iterator[str]:
    """Line by line, with a byte-order mark so that spreadsheets read the letters right."""
    writer = csv.writer(Echo())
    yield "\ufeff" + str(writer.writerow(NAMES))
    for row in rows:
        record = record_of(row, hidden=hidden)
        yield str(writer.writerow([guarded(record[name]) for name in NAMES]))


def guarded(value: Any) -> str:
    """A cell that a spreadsheet cannot take for a formula, and that reads back as what it was."""
    return cell_of(value if value is None or isinstance(value, list | int) else str(value))


def as_xlsx(rows: Iterable[Initiative], *, hidden: Hidden = NOBODY_HIDDEN) -> bytes:
    """A workbook with the same cells as the CSV."""
    records = (record_of(row, hidden=hidden) for row in rows)
    cells = ([guarded(record[name]) for name in NAMES] for record in records)
    return workbook({"Initiatives": chain([NAMES], cells)})


def as_json(rows: Iterable[Initiative], *, about: Mapping[str, Any], hidden: Hidden = NOBODY_HIDDEN) -> Iterator[str]:
    """One object with the programme and its initiatives, written as it is read."""
    yield json.dumps({"programme": dict(about)}, cls=DjangoJSONEncoder)[:-1] + ', "initiatives": ['
    for number, row in enumerate(rows):
        comma = ",\n" if number else "\n"
        yield comma + json.dumps(record_of(row, hidden=hidden), cls=DjangoJSONEncoder, ensure_ascii=False)
    yield "\n]}\n"
