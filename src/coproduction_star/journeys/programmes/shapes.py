"""A programme as programs read it."""

import datetime as dt
from typing import Any
from uuid import UUID

from ninja import Schema
from pydantic import Field

from coproduction_star.journeys.addresses import address
from coproduction_star.journeys.models import Outcome, Programme
from coproduction_star.journeys.steps import Figure, Progress, Step
from coproduction_star.ui.listing import Listing


class ProgrammeRow(Schema):
    """A programme in a list."""

    id: UUID
    slug: str
    name: str
    service: str
    place: str | None
    summary: str
    archived: bool
    closed: bool
    page: str = Field(description="Where people see its Star.")


class Programmes(Listing):
    """The programmes of an organisation that you may see."""

    items: list[ProgrammeRow]


class OutcomeRow(Schema):
    """What people want to be different, in their words."""

    id: UUID
    words: str


class StepRow(Schema):
    """One point of the Star: how far it is, worked out from records."""

    slug: str
    name: str
    number: int
    share: float = Field(ge=0, le=1)
    note: str
    there: str
    missing: str


class FigureRow(Schema):
    """A number with what makes it worth trusting."""

    name: str
    value: float
    unit: str
    period: str
    grade: str
    source: str
    page: str


class ProgrammeWhole(ProgrammeRow):
    """A programme with its outcomes, its Star and its figures."""

    outcomes: list[OutcomeRow]
    steps: list[StepRow]
    figures: list[FigureRow]
    made_at: dt.datetime


def row_of(programme: Programme) -> dict[str, Any]:
    return {
        "id": programme.pk,
        "slug": programme.slug,
        "name": programme.name,
        "service": programme.service,
        "place": programme.place.name if programme.place else None,
        "summary": programme.summary,
        "archived": programme.archived_at is not None,
        "closed": programme.closed_at is not None,
        "page": address("star", programme),
    }


def whole_of(
    programme: Programme,
    *,
    outcomes: tuple[Outcome, ...],
    steps: tuple[tuple[Step, Progress], ...],
    figures: tuple[Figure, ...],
) -> dict[str, Any]:
    return row_of(programme) | {
        "outcomes": [{"id": outcome.pk, "words": outcome.words} for outcome in outcomes],
        "steps": [_step(step, progress) for step, progress in steps],
        "figures": [_figure(figure) for figure in figures],
        "made_at": programme.made_at,
    }


def _step(step: Step, progress: Progress) -> dict[str, Any]:
    words = {name: str(getattr(progress, name)) for name in ("note", "there", "missing")}
    return {"slug": step.slug, "name": str(step.name), "number": step.number, "share": progress.share} | words


def _figure(figure: Figure) -> dict[str, Any]:
    words = {name: str(getattr(figure, name)) for name in ("name", "unit", "period", "grade", "source")}
    return words | {"value": figure.value, "page": figure.address}
