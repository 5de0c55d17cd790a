"""Measures and their figures for programs: approved ones are read, and new ones are brought in all or none."""

import datetime as dt
from collections.abc import Iterator, Sequence
from decimal import Decimal
from http import HTTPStatus
from typing import Annotated, Any, Literal
from uuid import UUID

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _
from ninja import Query, Router, Schema, Status
from pydantic import Field

from coproduction_star.accounts.tokens.doors import for_tokens
from coproduction_star.accounts.tokens.scopes import Scope
from coproduction_star.grow_it.models import Better, Every, Indicator, IndicatorFigure, Label, Level, Measured
from coproduction_star.grow_it.permissions import Permission
from coproduction_star.journeys.hiding import hidden_for
from coproduction_star.organisations.guard import require
from coproduction_star.ui.answers import Problem, Refused
from coproduction_star.ui.listing import AskedPage, Listing, Sent, Text, listing
from coproduction_star.ui.shortcuts import or_404
from coproduction_star.ui.validation import only_known, unfit

from . import selectors, services
from .forms import FIGURE, check_figure
from .periods import in_words, overlapping
from .protecting import protected, sees_exact

router = Router(tags=["measures"])
HERE = "/{slug:organisation}/p/{slug:programme}/measures"
MOST_ROWS = 500
Amount = Annotated[Decimal, Field(max_digits=15, decimal_places=4, allow_inf_nan=False)]


class MeasureShape(Schema):
    """One measure. Measures of one `library` id count the same in every organisation, unless `unit` says otherwise."""

    id: str
    title: str
    definition: str
    library: str = Field(description="Its id in the library of measures; empty where it was made by hand.")
    benefit: str = Field(description="Which of the twelve benefits it shows; empty for none.")
    outcome: str
    label: Literal[*Label.values]
    measured: Literal[*Measured.values]
    unit: str
    per: int = Field(description="Of a rate: per so many.")
    better: Literal[*Better.values]
    every: Literal[*Every.values]
    groups: list[str]
    source: str
    baseline: float | None
    baseline_on: dt.date | None
    target: float | None
    target_on: dt.date | None


class FigureShape(Schema):
    """One approved figure. `value`, `how_many` and `of_how_many` are null where they are too small to show."""

    id: str
    group: str = Field(description="Empty for everybody.")
    starts_on: dt.date
    ends_on: dt.date
    value: float | None = Field(description="In the unit of the measure; a share in per cent.")
    how_many: float | None
    of_how_many: float | None
    too_small_to_show: bool
    trust: int = Field(description="1 (people say so) to 4 (compared with a group chosen by chance).")
    source: str
    approved_on: dt.date


class Measures(Listing):
    """A page of measures."""

    items: list[MeasureShape]


class Figures(Listing):
    """A page of figures."""

    items: list[FigureShape]


class NewFigure(Sent):
    """A figure: its value, or how many of how many."""

    group: Text = Field("", max_length=100, description="One of the groups of the measure; empty for everybody.")
    starts_on: dt.date
    ends_on: dt.date | None = Field(None, description="Left out: the end of the week, month, quarter or year.")
    value: Amount | None = None
    how_many: Amount | None = None
    of_how_many: Amount | None = None
    trust: int = Field(int(Level.COUNTED), ge=1, le=4)
    narrative: Text = Field("", max_length=2000)
    source: Text = Field("", max_length=300, description="Where it came from, if not from the usual source.")


class NewFigures(Sent):
    """Figures of one measure. They are kept all, or none; together they can be taken back on the page."""

    name: Text = Field("API", min_length=1, max_length=200, description="What they are called in the list of files.")
    figures: list[NewFigure] = Field(min_length=1, max_length=MOST_ROWS)


class FiguresAdded(Schema):
    """What was kept. The figures wait until somebody approves them."""

    file: str
    added: int


@router.get(HERE, response=Measures, summary="List the measures of a programme")
@for_tokens(Scope.READ)
@require(Permission.SEE_INDICATORS)
def list_measures(request: HttpRequest, organisation: str, programme: str, asked: Query[AskedPage]) -> dict[str, Any]:
    """Those that were not taken out, the oldest first."""
    only_known(request.GET, AskedPage.model_fields)
    rows, start = selectors.oldest_first(request.programme), _start(asked)
    items = [_measure(one) for one in rows[start : start + asked.size]]
    return listing(request, asked, items=hidden_for(request).over(items), total=rows.count())


@router.get(HERE + "/{uuid:indicator_id}/figures", response=Figures, summary="Read the approved figures of a measure")
@for_tokens(Scope.READ)
@require(Permission.SEE_INDICATORS)
def list_figures(
    request: HttpRequest, organisation: str, programme: str, indicator_id: UUID, asked: Query[AskedPage]
) -> dict[str, Any]:
    """The newest first, of everybody and of each group. What waits for approval is not in it."""
    only_known(request.GET, AskedPage.model_fields)
    found, start = _found(request, indicator_id), _start(asked)
    rows = selectors.approved_figures(found)
    exact = sees_exact(request.access, request.programme)
    items = [_figure(one, found) for one in protected(rows[start : start + asked.size], found.measured, exact=exact)]
    return listing(request, asked, items=hidden_for(request).over(items), total=rows.count())


@router.post(HERE + "/{uuid:indicator_id}/figures", response={201: FiguresAdded}, summary="Bring in figures")
@for_tokens(Scope.WRITE)
@require(Permission.WRITE_FIGURES)
def add_figures(
    request: HttpRequest, organisation: str, programme: str, indicator_id: UUID, sent: NewFigures
) -> Status[dict[str, Any]]:
    """All of them or none. The same checks as for a form or a spreadsheet; each problem names its row, from 0."""
    found = _found(request, indicator_id)
    values = [_values(one) for one in sent.figures]
    problems = [*_faults(found, sent.figures, values)] or [*_meeting(found, sent.figures, values)]
    if problems:
        raise Refused(HTTPStatus.UNPROCESSABLE_ENTITY, unfit(), problems)
    rows = [(found, one.group, told) for one, told in zip(sent.figures, values, strict=True)]
    try:
        file = services.bring_in(programme=request.programme, name=sent.name, rows=rows, by=request.user)
    except services.Overlaps as error:
        raise Refused(HTTPStatus.UNPROCESSABLE_ENTITY, unfit(), [Problem("figures", str(error))]) from error
    return Status(HTTPStatus.CREATED, {"file": str(file.pk), "added": len(rows)})


SAME = (
    "title", "definition", "library", "benefit", "label", "measured", "unit", "per", "better", "every", "groups",
    "source", "baseline", "baseline_on", "target", "target_on",
)  # fmt: skip
SENT_AS = {"count": "how_many", "size": "of_how_many", "level": "trust"}


def _start(asked: AskedPage) -> int:
    return (asked.page - 1) * asked.size


def _found(request: HttpRequest, indicator_id: UUID) -> Indicator:
    with or_404(Indicator.DoesNotExist):
        return selectors.indicator_called(request.programme, indicator_id)


def _measure(one: Indicator) -> dict[str, Any]:
    told = {name: getattr(one, name) for name in SAME}
    return told | {"id": str(one.pk), "outcome": one.outcome.words if one.outcome else ""}


def _figure(one: IndicatorFigure, of: Indicator) -> dict[str, Any]:
    numbers = {"value": one.value, "how_many": one.count, "of_how_many": one.size}
    return {name: None if one.withheld else value for name, value in numbers.items()} | {
        "id": str(one.pk), "group": one.group, "starts_on": one.starts_on, "ends_on": one.ends_on,
        "too_small_to_show": one.withheld, "trust": one.level, "source": one.source or of.source,
        "approved_on": timezone.localdate(one.approved_at) if one.approved_at else None,
    }  # fmt: skip


def _values(one: NewFigure) -> dict[str, Any]:
    return {name: getattr(one, SENT_AS.get(name, name)) for name in FIGURE}


def _faults(of: Indicator, sent: Sequence[NewFigure], values: Sequence[dict[str, Any]]) -> Iterator[Problem]:
    for place, (one, told) in enumerate(zip(sent, values, strict=True)):
        if one.group and one.group not in of.groups:
            words = _("The measure has no group “%(name)s”.") % {"name": one.group}
            yield Problem(f"figures.{place}.group", words)
        if of.measured == Measured.NUMBER and (one.how_many is not None or one.of_how_many is not None):
            yield Problem(f"figures.{place}.how_many", _("This measure is a number. Send its value."))
            continue
        found: list[Problem] = []
        check_figure(told, of, lambda field, words, at=place, into=found: into.append(_problem(at, field, words)))
        yield from found


def _problem(place: int, field: str, words: Any) -> Problem:
    return Problem(f"figures.{place}.{SENT_AS.get(field, field)}", str(words))


def _meeting(of: Indicator, sent: Sequence[NewFigure], values: Sequence[dict[str, Any]]) -> Iterator[Problem]:
    """Rows whose period shares a day with a figure that is there, or with a row before them."""
    known: dict[str, list[tuple[dt.date, dt.date]]] = {}
    for group, starts, ends in selectors.periods_of(of):
        known.setdefault(group, []).append((starts, ends))
    for place, (one, told) in enumerate(zip(sent, values, strict=True)):
        period, others = (told["starts_on"], told["ends_on"]), known.setdefault(one.group, [])
        met = overlapping(period, others)
        if met:
            words = _("There is a figure for %(period)s already.") % {"period": in_words(*met)}
            yield Problem(f"figures.{place}.starts_on", words)
        others.append(period)
