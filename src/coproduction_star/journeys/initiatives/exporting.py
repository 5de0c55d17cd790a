"""Initiatives as files: a spreadsheet that no formula hides in, and JSON."""

import csv
import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder

from coproduction_star.journeys.models import Initiative
from coproduction_star.journeys.services import CO_FIELDS

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
COLUMNS = (
    "id", "title", "status", "cos", "outcomes", "who_decides", "who_does", "citizens_bring", "services_bring",
    "place", "people", "citizen_hours_a_month", "staff_hours_a_month", "evidence", "groups_not_reached", "cases",
    "summary", "changed_at",
)  # fmt: skip
PLAIN = (
    "title", "status", "who_decides", "who_does", "citizens_bring", "services_bring", "people",
    "citizen_hours_a_month", "staff_hours_a_month", "evidence", "groups_not_reached", "summary", "changed_at",
)  # fmt: skip


class Echo:
    """A file that gives back what is written to it."""

    def write(self, text: str) -> str:
        return text


def record_of(initiative: Initiative) -> dict[str, Any]:
    """One initiative with lists as lists."""
    plain = {name: getattr(initiative, name) for name in PLAIN}
    return plain | {
        "id": initiative.pk,
        "cos": [co for co, field in CO_FIELDS.items() if getattr(initiative, field)],
        "outcomes": [outcome.words for outcome in initiative.outcomes.all()],
        "place": initiative.place.name if initiative.place else None,
        "cases": [row.case.slug for row in initiative.inspirations.all()],
    }


def as_csv(rows: Iterable[Initiative]) -> Iterator[str]:
    """Line by line, with a byte-order mark so that spreadsheets read the letters right."""
    writer = csv.writer(Echo())
    yield "\ufeff" + str(writer.writerow(COLUMNS))
    for row in rows:
        record = record_of(row)
        yield str(writer.writerow([guarded(record[name]) for name in COLUMNS]))


def guarded(value: Any) -> str:
    """A cell that a spreadsheet cannot take for a formula."""
    text = "; ".join(value) if isinstance(value, list) else "" if value is None else str(value)
    return "'" + text if text.startswith(FORMULA_STARTS) else text


def as_json(rows: Iterable[Initiative], *, about: Mapping[str, Any]) -> Iterator[str]:
    """One object with the programme and its initiatives, written as it is read."""
    yield json.dumps({"programme": dict(about)}, cls=DjangoJSONEncoder)[:-1] + ', "initiatives": ['
    for number, row in enumerate(rows):
        comma = ",\n" if number else "\n"
        yield comma + json.dumps(record_of(row), cls=DjangoJSONEncoder, ensure_ascii=False)
    yield "\n]}\n"
