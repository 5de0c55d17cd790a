"""Reads: an import, its rows as pages, and how far it is."""

import datetime as dt
from collections.abc import Iterable, Mapping
from uuid import UUID

from django.core.paginator import Page, Paginator
from django.db.models import Count, Q, QuerySet

from coproduction_star.journeys.case_bank.selectors import published
from coproduction_star.journeys.models import Initiative, Programme
from coproduction_star.map_it.models import Choice, Import, ImportFile, ImportRow, ImportState, RowState
from coproduction_star.ui.documents.spreadsheets.reading import read_spreadsheet
from coproduction_star.ui.documents.spreadsheets.table import Rows

from .packing import unpacked

PER_PAGE = 50
STILL = dt.timedelta(minutes=3)
"""A piece takes seconds."""
LATEST = 10


def import_with(*, programme: Programme, import_id: UUID) -> Import:
    return Import.objects.select_related("programme__organisation", "by").get(programme=programme, pk=import_id)


def latest_imports(programme: Programme) -> list[Import]:
    return list(Import.objects.filter(programme=programme).select_related("by")[:LATEST])


def content_of(of: Import) -> bytes:
    """The file as it came."""
    return bytes(ImportFile.objects.values_list("content", flat=True).get(of=of))


def rows_of(of: Import) -> Rows:
    """What was read in the sheet that was chosen. Lists that came before this was kept are read again."""
    kept = bytes(ImportFile.objects.values_list("read", flat=True).get(of=of))
    return unpacked(kept) if kept else read_spreadsheet(content_of(of), sheet=of.sheet).rows


def page_of_rows(of: Import, *, only: str, number: str | None) -> Page[ImportRow]:
    rows = of.rows.select_related("alike")
    if only in RowState.values:
        rows = rows.filter(state=only)
    pages = Paginator(rows, PER_PAGE).get_page(number)
    pages.object_list = list(pages.object_list)
    return pages


def row_with(of: Import, *, number: int) -> ImportRow:
    return of.rows.select_related("alike").get(number=number)


def contacts_in(of: Import) -> list[str]:
    """Every name in the column of contacts, each once. No query where there is no such column."""
    if "contact" not in of.meanings:
        return []
    names = of.rows.order_by().exclude(values__contact=None).values_list("values__contact", flat=True).distinct()
    return sorted(name for name in names if name)


def cases_known(rows: Iterable[ImportRow]) -> frozenset[str]:
    """Of the cases that these rows name, those that are in the bank. No query where they name none."""
    named = {slug for row in rows for slug in row.values.get("cases", ())}
    return frozenset(published().filter(slug__in=named).values_list("slug", flat=True)) if named else frozenset()


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


def stands_still(of: Import, *, now: dt.datetime) -> bool:
    """Whether nothing was added for so long that nobody can be at it any more."""
    return of.state == ImportState.WRITING and now - (of.moved_at or of.made_at) > STILL


def titles_in(programme: Programme) -> list[tuple[UUID, str]]:
    return list(Initiative.objects.filter(programme=programme).order_by("made_at", "pk").values_list("pk", "title"))


def left_out(of: Import, *, most: int) -> list[ImportRow]:
    """Rows that were not written, the first of them."""
    return list(of.rows.filter(written_version__isnull=True)[:most])
