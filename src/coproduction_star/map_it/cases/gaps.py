"""Where cases are and where they are missing: Co × kind of service."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from coproduction_star.data.vocabularies import Co, Sector
from coproduction_star.journeys.case_bank.facets import Facet
from coproduction_star.journeys.case_bank.questions import Question
from coproduction_star.map_it.labels import label_of
from coproduction_star.ui.documents.download import DownloadLink, download_links
from coproduction_star.ui.drawing.chart import Chart
from coproduction_star.ui.drawing.grids import Cell, GridRow, grid

from .addresses import query_of


@dataclass(frozen=True, slots=True)
class GridPage:
    """How many cases each kind of service has for each Co; an empty cell is a gap in what is known."""

    title: str
    lead: str
    drawing: Chart
    empty: tuple[str, ...]
    list_address: str
    downloads: tuple[DownloadLink, ...]


def grid_page(question: Question, counts: Mapping[tuple[str, str], int]) -> GridPage:
    columns = [label_of(Facet.CO, co.value) for co in Co]
    sectors = sorted(Sector, key=lambda sector: label_of(Facet.SECTOR, sector.value))
    rows = tuple(
        GridRow(
            label_of(Facet.SECTOR, sector.value),
            tuple(_cell(question, sector, co, counts.get((co.value, sector.value), 0)) for co in Co),
        )
        for sector in sectors
    )
    return GridPage(
        title=_("Where cases are missing"),
        lead=_(
            "Each place says how many cases we have. An empty place means we know of none, not that there are none."
        ),
        drawing=grid(
            _("Cases by kind of service and Co"),
            columns,
            rows,
            what=_("Kind of service"),
            step="map_it",
            source=_("Co-production Star case bank"),
            key="bank",
        ),
        empty=tuple(
            f"{row.name}: {columns[place]}" for row in rows for place, cell in enumerate(row.cells) if not cell.count
        ),
        list_address=reverse("map_it:cases") + query_of(question),
        downloads=() if question.narrows else download_links(f"{reverse('map_it:cases')}grid."),
    )


def _cell(question: Question, sector: Sector, co: Co, count: int) -> Cell:
    chosen = {**question.chosen, Facet.SECTOR: frozenset({sector.value}), Facet.CO: frozenset({co.value})}
    address = reverse("map_it:cases") + query_of(question, chosen=chosen) if count else ""
    return Cell(count, ngettext("case", "cases", count) if count else _("none"), address)
