import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Count, Sum

from coproduction_star.journeys.models import Programme, ProgrammeTally, Service, TallySnapshot
from coproduction_star.journeys.models.tally import ANY
from coproduction_star.journeys.steps import Figure, all_steps

STATUSES = ("existing", "improve", "potential", "stopped")
LIVING = ("existing", "improve", "potential")
"""Stopped initiatives are kept but not counted as something that is there."""


@dataclass(frozen=True, slots=True)
class Sums:
    """What one service holds for one Co, or for all."""

    initiatives: int = 0
    people: int = 0
    citizen_hours: int = 0
    staff_hours: int = 0

    def __add__(self, other: "Sums") -> "Sums":
        return Sums(
            self.initiatives + other.initiatives,
            self.people + other.people,
            self.citizen_hours + other.citizen_hours,
            self.staff_hours + other.staff_hours,
        )


@dataclass(frozen=True, slots=True)
class ServiceRow:
    """One service: how many programmes, and its sums by Co and over all."""

    name: str
    programmes: int = 0
    by_co: Mapping[str, Sums] = field(default_factory=dict)

    @property
    def all(self) -> Sums:
        return self.by_co.get(ANY, Sums())


@dataclass(frozen=True, slots=True)
class Before:
    """The initiatives of each service at an earlier month."""

    month: dt.date
    initiatives: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class OrganisationStar:
    """Every service with its counts, the fullest first, and how it was before."""

    rows: tuple[ServiceRow, ...]
    before: Before | None
    figures: tuple[Figure, ...] = ()

    @property
    def without_any(self) -> tuple[str, ...]:
        return tuple(row.name for row in self.rows if row.name and not row.all.initiatives)

    @property
    def programmes(self) -> int:
        return sum(row.programmes for row in self.rows)


def organisation_star(*, organisation: Any, today: dt.date) -> OrganisationStar:
    """Five queries and two at most for each step, whatever the number of programmes and initiatives."""
    sums = _sums(organisation)
    programmes = _programmes(organisation)
    named = set(Service.objects.filter(organisation=organisation).values_list("name", flat=True))
    rows = (ServiceRow(name, programmes.get(name, 0), sums.get(name, {})) for name in named | set(programmes))
    fullest_first = sorted(rows, key=lambda row: (-row.all.initiatives, row.name.casefold()))
    figures = tuple(figure for step in all_steps() for figure in step.figures_of_all())
    return OrganisationStar(tuple(fullest_first), _before(organisation, today), figures)


def _programmes(organisation: Any) -> dict[str, int]:
    rows = Programme.objects.filter(organisation=organisation, archived_at__isnull=True).order_by()
    return dict(rows.values_list("service").annotate(number=Count("pk")))


def _sums(organisation: Any) -> dict[str, dict[str, Sums]]:
    found: dict[str, dict[str, Sums]] = {}
    rows = ProgrammeTally.objects.filter(organisation=organisation, programme__archived_at__isnull=True).order_by()
    totals = {f"sum_{name}": Sum(name) for name in (*LIVING, "people", "citizen_hours", "staff_hours")}
    for row in rows.values("programme__service", "co").annotate(**totals):
        found.setdefault(row["programme__service"], {})[row["co"]] = Sums(
            sum(row[f"sum_{status}"] for status in LIVING),
            row["sum_people"],
            row["sum_citizen_hours"],
            row["sum_staff_hours"],
        )
    return found


def _before(organisation: Any, today: dt.date) -> Before | None:
    month = _month_to_compare(organisation, today)
    if month is None:
        return None
    rows = TallySnapshot.objects.filter(organisation=organisation, month=month, co=ANY)
    return Before(month, {row.service: sum(getattr(row, status) for status in LIVING) for row in rows})


def _month_to_compare(organisation: Any, today: dt.date) -> dt.date | None:
    """A year ago, or the nearest month before that; failing both the earliest there is, if not this month."""
    year_ago = today.replace(year=today.year - 1, day=1)
    kept = TallySnapshot.objects.filter(organisation=organisation, month__lt=today.replace(day=1), co=ANY)
    months = sorted(set(kept.values_list("month", flat=True)))
    earlier = [month for month in months if month <= year_ago]
    return earlier[-1] if earlier else (months[0] if months else None)


def service_names(organisation: Any) -> tuple[str, ...]:
    return tuple(Service.objects.filter(organisation=organisation).values_list("name", flat=True))
