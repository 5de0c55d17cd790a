import datetime as dt
from dataclasses import dataclass
from functools import reduce
from operator import add
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from rules import has_perm

from coproduction_star.data.vocabularies import Co
from coproduction_star.journeys.addresses import organisation_address
from coproduction_star.journeys.figure_lines import FigureLine, figure_lines
from coproduction_star.journeys.frames import Frame, organisation_frame
from coproduction_star.journeys.permissions import Permission
from coproduction_star.organisations.access import Access
from coproduction_star.organisations.models import Organisation
from coproduction_star.organisations.permissions import Permission as OrganisationPermission
from coproduction_star.ui.documents.download import DownloadLink, download_links
from coproduction_star.ui.drawing.chart import Chart
from coproduction_star.ui.drawing.grids import Cell, GridRow, grid

from .selectors import Before, OrganisationStar, ServiceRow, Sums

SHOWN = 20


@dataclass(frozen=True, slots=True)
class ServiceLine:
    """A service in figures, with its change since before."""

    name: str
    programmes: int
    initiatives: int
    people: int
    citizen_hours: int
    staff_hours: int
    change: str


@dataclass(frozen=True, slots=True)
class OrganisationStarPage:
    """One page for a director or a cabinet."""

    title: str
    frame: Frame
    sentence: str
    chart: Chart | None
    downloads: tuple[DownloadLink, ...]
    lines: tuple[ServiceLine, ...]
    total: ServiceLine
    change_head: str
    without_any: str
    figures: tuple[FigureLine, ...]
    """What the steps hold over all programmes."""
    programmes: str
    places: str
    search: str
    services: str
    people: str
    """Where access is given, for those who look after people; empty for others."""
    settings: str
    """Name, logo, colour and election period, for administrators; empty for others."""
    may_start: bool
    may_keep_services: bool
    new: str


@dataclass(frozen=True, slots=True)
class ServicesPage:
    """The services of the organisation, so that one without any programme shows as a gap."""

    title: str
    frame: Frame
    names: tuple[str, ...]
    button: str
    lead: str


def organisation_star_page(
    *, organisation: Organisation, access: Access, star: OrganisationStar, today: dt.date
) -> OrganisationStarPage:
    rows = shown_rows(star)
    return OrganisationStarPage(
        title=organisation.name,
        frame=organisation_frame(organisation=organisation, here="home"),
        sentence=_sentence(star),
        chart=chart_of(organisation=organisation, star=star, today=today) if rows else None,
        downloads=download_links(organisation_address("organisation_file", organisation, "svg").removesuffix("svg")),
        lines=tuple(_line(row, star.before) for row in rows),
        total=_line(_together(_("All services"), star.rows), _whole(star.before)),
        change_head=_change_head(star.before),
        without_any=_without_any(star),
        figures=figure_lines(star.figures, access=access, organisation=organisation),
        programmes=organisation_address("programmes", organisation),
        places=organisation_address("places", organisation),
        search=organisation_address("search", organisation),
        services=organisation_address("services", organisation),
        people=_address_for(OrganisationPermission.SEE_PEOPLE, "people", organisation, access),
        settings=_address_for(OrganisationPermission.ADMINISTER, "settings", organisation, access),
        may_start=has_perm(Permission.START_PROGRAMME, access, organisation),
        may_keep_services=has_perm(Permission.KEEP_SERVICES, access, organisation),
        new=organisation_address("new_programme", organisation),
    )


def _address_for(permission: str, name: str, organisation: Organisation, access: Access) -> str:
    allowed = has_perm(permission, access, organisation)
    return reverse(f"organisations:{name}", args=(organisation.slug,)) if allowed else ""


def shown_rows(star: OrganisationStar) -> tuple[ServiceRow, ...]:
    """The fullest services, and the rest in one row: it stays one page."""
    if len(star.rows) <= SHOWN:
        return star.rows
    rest = star.rows[SHOWN - 1 :]
    return (*star.rows[: SHOWN - 1], _together(_("%(number)s other services") % {"number": len(rest)}, rest))


def _together(name: str, rows: tuple[ServiceRow, ...]) -> ServiceRow:
    cos = {co for row in rows for co in row.by_co}
    sums = {co: reduce(add, (row.by_co.get(co, Sums()) for row in rows)) for co in cos}
    return ServiceRow(name, sum(row.programmes for row in rows), sums)


def chart_of(*, organisation: Organisation, star: OrganisationStar, today: dt.date) -> Chart:
    listing = organisation_address("programmes", organisation)
    said = {"organisation": organisation.name, "day": date_format(today, "j F Y")}
    return grid(
        _("Initiatives by service and Co"),
        [_(co.label) for co in Co],
        [_grid_row(row, listing) for row in shown_rows(star)],
        what=_("Service"),
        source=_("Records of %(organisation)s on %(day)s; stopped initiatives are not counted.") % said,
        key="organisation-star",
    )


def _grid_row(row: ServiceRow, listing: str) -> GridRow:
    cells = tuple(Cell(sums.initiatives, _people(sums)) for sums in (row.by_co.get(co.value, Sums()) for co in Co))
    return GridRow(row.name or _("No service named"), cells, f"{listing}?{urlencode({'service': row.name})}")


def _people(sums: Sums) -> str:
    if not sums.people:
        return ""
    return ngettext("%(number)s person", "%(number)s people", sums.people) % {"number": f"{sums.people:,}"}


def _line(row: ServiceRow, before: Before | None) -> ServiceLine:
    sums = row.all
    return ServiceLine(
        name=row.name or _("No service named"),
        programmes=row.programmes,
        initiatives=sums.initiatives,
        people=sums.people,
        citizen_hours=sums.citizen_hours,
        staff_hours=sums.staff_hours,
        change=_change(sums.initiatives, before, row.name),
    )


def _change(now: int, before: Before | None, name: str) -> str:
    if before is None or name not in before.initiatives:
        return "–"
    return f"{now - before.initiatives[name]:+d}"


def _whole(before: Before | None) -> Before | None:
    if before is None:
        return None
    return Before(before.month, {_("All services"): sum(before.initiatives.values())})


def _change_head(before: Before | None) -> str:
    if before is None:
        return _("Change in a year (kept from this month on)")
    return _("Change since %(month)s") % {"month": date_format(before.month, "F Y")}


def _sentence(star: OrganisationStar) -> str:
    whole = _together("", star.rows).all
    if not star.programmes:
        return _("No programme has started yet. Start one to see what your services do together with people.")
    facts = {
        "programmes": ngettext("%(n)s programme", "%(n)s programmes", star.programmes) % {"n": star.programmes},
        "initiatives": ngettext("%(n)s initiative", "%(n)s initiatives", whole.initiatives)
        % {"n": f"{whole.initiatives:,}"},
        "people": f"{whole.people:,}",
        "hours": f"{whole.citizen_hours:,}",
    }
    return (
        _("%(programmes)s hold %(initiatives)s, with about %(people)s people who give %(hours)s hours a month.")
        % facts
    )


def _without_any(star: OrganisationStar) -> str:
    if not star.without_any:
        return ""
    names = ", ".join(star.without_any[:SHOWN])
    return ngettext(
        "%(number)s service has no initiative: %(names)s.",
        "%(number)s services have no initiative: %(names)s.",
        len(star.without_any),
    ) % {"number": len(star.without_any), "names": names}


def services_page(*, organisation: Organisation, names: tuple[str, ...]) -> ServicesPage:
    return ServicesPage(
        title=_("Services"),
        frame=organisation_frame(organisation=organisation),
        names=names,
        button=_("Add"),
        lead=_("List every service, also those without a programme: then the Star shows where nothing happens yet."),
    )
