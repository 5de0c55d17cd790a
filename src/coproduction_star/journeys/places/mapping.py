"""The drawing of an organisation's places."""

import datetime as dt
from collections.abc import Iterable
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from coproduction_star.journeys.addresses import organisation_address
from coproduction_star.journeys.models import Place, Status
from coproduction_star.organisations.models import Organisation
from coproduction_star.ui.drawing.areas import Area, Rings, area_map, said_of
from coproduction_star.ui.drawing.chart import Chart
from coproduction_star.ui.drawing.facts import Table
from coproduction_star.ui.drawing.numerals import numeral

from .selectors import PlaceRow


def map_of(
    *, organisation: Organisation, rows: Iterable[PlaceRow], today: dt.date, linked: bool = True
) -> Chart | None:
    """Every place that has a boundary; nothing where none has one."""
    listed = tuple(rows)
    areas = [_area(row, organisation if linked else None) for row in listed if row.place.boundary]
    if not areas:
        return None
    said = {"organisation": organisation.name, "day": date_format(today, "j F Y")}
    return area_map(
        _("Initiatives by place"),
        areas,
        table=table_of(listed),
        unit=_("initiatives"),
        sentence=" ".join(filter(None, (said_of(areas, unit=_("initiatives")), _left_out(len(listed) - len(areas))))),
        source=_("Records of %(organisation)s on %(day)s; stopped initiatives are not counted.") % said,
        key="places",
    )


def map_of_one(row: PlaceRow, *, organisation: Organisation, today: dt.date) -> Chart | None:
    """Its outline alone; a link would only lead to the same page."""
    return map_of(organisation=organisation, rows=(row,), today=today, linked=False)


def table_of(rows: Iterable[PlaceRow]) -> Table:
    head = (_("Place"), *(str(Status(status).label) for status in Status if status != Status.STOPPED), _("Together"))
    return Table(_("Initiatives by place"), head, tuple(_cells(row) for row in rows))


def rings_of(boundary: Any) -> Rings:
    """The rings of a stored boundary, a Polygon or a MultiPolygon."""
    parts = [boundary["coordinates"]] if boundary["type"] == "Polygon" else boundary["coordinates"]
    return tuple(tuple((x, y) for x, y, *_rest in ring) for part in parts for ring in part)


def _area(row: PlaceRow, organisation: Organisation | None) -> Area:
    where = place_address(row.place, organisation) if organisation else ""
    number = row.number()
    words = ngettext("%(n)s initiative", "%(n)s initiatives", number) % {"n": numeral(number)}
    return Area(row.place.name, rings_of(row.place.boundary), number, words, where)


def place_address(place: Place, organisation: Organisation) -> str:
    return organisation_address("place", organisation, place.pk)


def _cells(row: PlaceRow) -> tuple[str, ...]:
    counts = (row.number(status) for status in Status if status != Status.STOPPED)
    return (row.place.name, *map(numeral, counts), numeral(row.number()))


def _left_out(number: int) -> str:
    if not number:
        return ""
    told = ngettext(
        "%(n)s place has no boundary, so it is not on the map.",
        "%(n)s places have no boundary, so they are not on the map.",
        number,
    )
    return told % {"n": numeral(number)}
