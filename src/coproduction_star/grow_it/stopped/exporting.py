"""What was stopped as a table. Column names stay English, for other programs. No cell is a formula."""

import csv
import io
from collections.abc import Iterable

from coproduction_star.data.cases.cells import cell_of
from coproduction_star.grow_it.models import StoppedThing
from coproduction_star.journeys.hiding import Hidden

HEAD = (
    "what", "initiative", "ended_on", "better", "consulted", "hours_a_year", "pounds_a_year", "where_it_went",
    "source", "counted_on", "approved",
)  # fmt: skip


def as_csv(rows: Iterable[StoppedThing], hidden: Hidden) -> bytes:
    """With a byte-order mark so that spreadsheets read the letters right."""
    file = io.StringIO()
    writer = csv.writer(file)
    writer.writerow(HEAD)
    for one in rows:
        pounds = None if one.pence_a_year is None else one.pence_a_year / 100
        facts = (
            one.what, one.initiative.title if one.initiative else "", one.ended_on, one.better, one.consulted,
            one.hours_a_year, pounds, one.where_it_went, one.source, one.counted_on,
            "yes" if one.approved_at else "no",
        )  # fmt: skip
        writer.writerow(cell_of(hidden.text("" if fact is None else str(fact))) for fact in facts)
    return ("\ufeff" + file.getvalue()).encode()
