"""Initiatives as files: a spreadsheet that no formula hides in, and JSON."""

import csv
import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder

from coproduction_star.journeys.hiding import Hidden
from coproduction_star.journeys.models import Initiative

from .columns import NAMES, NOBODY_HIDDEN, record_of

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


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
    """A cell that a spreadsheet cannot take for a formula."""
    text = "; ".join(value) if isinstance(value, list) else "" if value is None else str(value)
    return "'" + text if text.startswith(FORMULA_STARTS) else text


def as_json(rows: Iterable[Initiative], *, about: Mapping[str, Any], hidden: Hidden = NOBODY_HIDDEN) -> Iterator[str]:
    """One object with the programme and its initiatives, written as it is read."""
    yield json.dumps({"programme": dict(about)}, cls=DjangoJSONEncoder)[:-1] + ', "initiatives": ['
    for number, row in enumerate(rows):
        comma = ",\n" if number else "\n"
        yield comma + json.dumps(record_of(row, hidden=hidden), cls=DjangoJSONEncoder, ensure_ascii=False)
    yield "\n]}\n"
