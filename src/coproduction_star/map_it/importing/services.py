"""A list comes in: read, looked through, confirmed. Writing is in writing.py, taking back in undoing.py.

Until somebody confirms, everything here is a draft that nobody else works with, so only its beginning is an event.
"""

import datetime as dt
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from coproduction_star.audit.services import record
from coproduction_star.journeys.models import Programme
from coproduction_star.journeys.places.naming import wards_of
from coproduction_star.map_it.models import Choice, Import, ImportFile, ImportRow, ImportState, RowState
from coproduction_star.ui.documents.spreadsheets.reading import read_spreadsheet
from coproduction_star.ui.documents.spreadsheets.table import Table
from coproduction_star.ui.postcodes import is_postcode

from . import packing, selectors, writing
from .alike import Names, Rare
from .checking import Checked, Reader, check
from .columns import below, guess, heading_row_of, headings_of

KEPT = dt.timedelta(days=30)
AT_ONCE = 1_000


class NotNow(Exception):
    """It was confirmed or taken back meanwhile; the page shows where it stands."""


@transaction.atomic
def begin_import(*, programme: Programme, name: str, content: bytes, by: Any, sheet: str = "") -> Import:
    """Keep the file and guess what its columns are. Raises CannotRead."""
    table = read_spreadsheet(content, sheet=sheet)
    of = Import(
        programme=programme,
        organisation_id=programme.organisation_id,
        name=name[:200],
        by=by,
        delete_after=timezone.localdate() + KEPT,
    )
    _describe(of, table)
    of.save()
    ImportFile.objects.create(of=of, content=content, read=packing.packed(table.rows))
    record(by=by, verb="map_it.list_brought", subject=of)
    return of


def _describe(of: Import, table: Table, *, heading_row: int | None = None) -> None:
    """What the file holds, and the guess at its columns."""
    of.sheet, of.sheets = table.sheet, [[sheet.name, sheet.hidden] for sheet in table.sheets]
    of.heading_row = heading_row_of(table) if heading_row is None else heading_row
    rows = below(table.rows, of.heading_row)
    of.headings = headings_of(table, of.heading_row)
    of.meanings = guess(of.headings, rows)
    of.remarks = _remarks(of, table)


def _remarks(of: Import, table: Table) -> list[list[str]]:
    remarks = [[odd.kind.value, odd.cell] for odd in table.odd]
    if table.guessed_letters:
        remarks.append(["letters", ""])
    twice = [heading for heading, times in Counter(filter(None, of.headings)).items() if times > 1]
    return remarks + [["twice", heading] for heading in twice]


@transaction.atomic
def choose_sheet(*, of: Import, sheet: str, heading_row: int | None, by: Any) -> None:
    """Read another sheet, or take another row for the headings; the columns are guessed anew."""
    held = _draft(of)
    table = read_spreadsheet(selectors.content_of(held), sheet=sheet)
    _describe(held, table, heading_row=heading_row)
    ImportFile.objects.filter(of=held).update(read=packing.packed(table.rows))
    held.state = ImportState.COLUMNS
    held.rows.all().delete()
    held.save()


@transaction.atomic
def look_through(*, of: Import, meanings: Sequence[str], by: Any) -> None:
    """Check every row against what the columns mean. What somebody corrected by hand stays."""
    held = _draft(of)
    held.meanings = list(meanings)
    rows = below(selectors.rows_of(held), held.heading_row)
    corrected = dict(held.rows.filter(corrected=True).values_list("number", "cells"))
    held.rows.all().delete()
    made = _rows_of(held, [(number, corrected.get(number, cells)) for number, cells in rows], corrected)
    ImportRow.objects.bulk_create(made, batch_size=AT_ONCE)
    held.counts = dict(Counter(row.state for row in made))
    held.state = ImportState.PREVIEW
    held.save()


def _rows_of(of: Import, rows: list[tuple[int, list[str]]], corrected: Mapping[int, Any]) -> list[ImportRow]:
    asked = {"meanings": of.meanings, "headings": of.headings, "reader": Reader()}
    checked = [(number, cells, check(cells, **asked)) for number, cells in rows]
    titles = [str(found.values.get("title", "")) for _number, _cells, found in checked]
    here = selectors.titles_in(of.programme)
    rare = Rare([*(title for _pk, title in here), *titles])
    there, earlier = Names(here, rare=rare), Names[int](rare=rare)
    keys = {str(pk): pk for pk, _title in here}
    _leave_postcodes_out(of, [found for _number, _cells, found in checked])
    made = []
    for number, cells, found in checked:
        row = ImportRow(
            of=of, programme_id=of.programme_id, organisation_id=of.organisation_id, number=number, cells=cells,
            corrected=number in corrected,
        )  # fmt: skip
        _judge(row, found, there, earlier, keys)
        made.append(row)
    return made


def _leave_postcodes_out(of: Import, checked: Sequence[Checked]) -> None:
    """Where a row says a postcode for its place, it says the ward from now on; of one we do not know, nothing."""
    said = [found.values for found in checked if is_postcode(found.values.get("place", ""))]
    wards = wards_of(of.organisation_id, [values["place"] for values in said])
    for values in said:
        postcode = values.pop("place")
        if postcode in wards:
            values["place"] = wards[postcode]


def _judge(row: ImportRow, found: Checked, there: Names[UUID], earlier: Names[int], keys: Mapping[str, UUID]) -> None:
    """Its state, and what it looks like."""
    row.values, row.problems = found.values, found.problems
    title = str(found.values.get("title", ""))
    row.alike_id = keys.get(str(found.values.get("id", ""))) or (there.find(title) if title else None)
    row.alike_row = earlier.find(title) if title else None
    if title:
        earlier.add(row.number, title)
    looks_alike = row.alike_id is not None or row.alike_row is not None
    row.choice = Choice.SKIP if looks_alike else Choice.ADD
    row.state = RowState.BAD if found.problems else RowState.ALIKE if looks_alike else RowState.ADD


@transaction.atomic
def correct_row(*, row: ImportRow, cells: Mapping[int, str], by: Any) -> ImportRow:
    """Take what somebody typed into the cells of one row, and check it again."""
    of = _draft(row.of)
    width = max([len(row.cells), *(place + 1 for place in cells)])
    row.cells = [cells.get(place, row.cells[place] if place < len(row.cells) else "") for place in range(width)]
    others = of.rows.exclude(pk=row.pk).filter(number__lt=row.number).values_list("number", "values__title")
    here = selectors.titles_in(of.programme)
    found = check(row.cells, meanings=of.meanings, headings=of.headings)
    _leave_postcodes_out(of, [found])
    earlier = Names([(number, title) for number, title in others if title])
    _judge(row, found, Names(here), earlier, {str(pk): pk for pk, _title in here})
    row.corrected = True
    row.save()
    _recount(of)
    return row


@transaction.atomic
def choose_for(*, of: Import, choice: str, by: Any, number: int | None = None) -> None:
    """What to do with one row that looks like another, or with all of them."""
    held = _draft(of)
    rows = held.rows.filter(alike__isnull=False) | held.rows.filter(alike_row__isnull=False)
    if number is not None:
        rows = rows.filter(number=number)
    if choice == Choice.UPDATE:
        rows = rows.filter(alike__isnull=False)
    rows.update(choice=Choice(choice))


def _recount(of: Import) -> None:
    of.counts = dict(selectors.counts_of(of))
    of.save(update_fields=["counts"])


@transaction.atomic
def confirm_import(*, of: Import, leave_bad_cells_empty: bool, by: Any) -> Import:
    """From here on rows are written, by a background task. Pressing twice confirms once."""
    held = _draft(of, state=ImportState.PREVIEW)
    held.leave_bad_cells_empty = leave_bad_cells_empty
    held.to_write = selectors.to_write(held).count()
    held.state, held.confirmed_at, held.by = ImportState.WRITING, timezone.now(), by
    held.moved_at = held.confirmed_at
    held.save()
    record(by=by, verb="map_it.list_confirmed", subject=held, rows=held.to_write)
    _write_soon(held)
    return held


@transaction.atomic
def go_on(*, of: Import, by: Any) -> Import:
    """Whoever wrote was stopped, by a restart or a failure: begin again where they were. No row is added twice."""
    held = _draft(of, state=ImportState.WRITING)
    if not selectors.stands_still(held, now=timezone.now()):
        raise NotNow(held.state)
    held.moved_at = timezone.now()
    held.save(update_fields=["moved_at"])
    record(by=by, verb="map_it.list_gone_on", subject=held, rows=held.to_write - held.written)
    _write_soon(held)
    return held


def _write_soon(held: Import) -> None:
    keys = (str(held.organisation_id), str(held.programme_id), str(held.pk))
    transaction.on_commit(lambda: writing.write_rows.enqueue(*keys))


def _draft(of: Import, *, state: str = "") -> Import:
    """The import itself, held while it is changed; refused once it was confirmed."""
    held = Import.objects.select_for_update(of=("self",)).select_related("programme__organisation").get(pk=of.pk)
    if held.state not in ({state} if state else {ImportState.COLUMNS, ImportState.PREVIEW}):
        raise NotNow(held.state)
    return held
