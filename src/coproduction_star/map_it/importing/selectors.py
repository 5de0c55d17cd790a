"""Reads: an import, its rows as pages, and how far it is."""

from collections.abc import Mapping
from uuid import UUID

from django.core.paginator import Page, Paginator
from django.db.models import Count, Q, QuerySet

from coproduction_star.journeys.models import Initiative, Programme
from coproduction_star.map_it.models import Choice, Import, ImportFile, ImportRow, RowState
from coproduction_star.ui.documents.spreadsheets.reading import read_spreadsheet
from coproduction_star.ui.documents.spreadsheets.table import Table

PER_PAGE = 50
LATEST = 10


def import_with(*, programme: Programme, import_id: UUID) -> Import:
    return Import.objects.select_related("programme__organisation", "by").get(programme=programme, pk=import_id)


def latest_imports(programme: Programme) -> list[Import]:
    return list(Import.objects.filter(programme=programme).select_related("by")[:LATEST])


def table_of(of: Import) -> Table:
    """The file read again, at the sheet that was chosen."""
    return read_spreadsheet(bytes(ImportFile.objects.get(of=of).content), sheet=of.sheet)


def page_of_rows(of: Import, *, only: str, number: str | None) -> Page[ImportRow]:
    rows = of.rows.select_related("alike")
    if only in RowState.values:
        rows = rows.filter(state=only)
    pages = Paginator(rows, PER_PAGE).get_page(number)
    pages.object_list = list(pages.object_list)
    return pages


def row_with(of: Import, *, number: int) -> ImportRow:
    return of.rows.select_related("alike").get(number=number)


def counts_of(of: Import) -> Mapping[str, int]:
    """Rows by state."""
    found = of.rows.order_by().values("state").annotate(number=Count("pk"))
    return dict.fromkeys(RowState.values, 0) | {row["state"]: row["number"] for row in found}


def to_write(of: Import) -> QuerySet[ImportRow]:
    """The rows that confirming would write."""
    readable = ~Q(state=RowState.BAD)
    if of.leave_bad_cells_empty:
        readable |= Q(values__has_key="title")
    return of.rows.filter(readable).exclude(choice=Choice.SKIP)


def titles_in(programme: Programme) -> list[tuple[UUID, str]]:
    return list(Initiative.objects.filter(programme=programme).order_by("made_at", "pk").values_list("pk", "title"))


def left_out(of: Import, *, most: int) -> list[ImportRow]:
    """Rows that were not written, the first of them."""
    return list(of.rows.filter(written_version__isnull=True)[:most])
