"""An initiative as programs read and write it."""

import datetime as dt
from collections.abc import Iterable
from typing import Annotated, Any, Literal
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _
from ninja import Schema
from pydantic import Field

from coproduction_star.data.vocabularies import PEOPLE, Co
from coproduction_star.journeys.addresses import address
from coproduction_star.journeys.hiding import Hidden
from coproduction_star.journeys.models import (
    AloneOrTogether,
    Evidence,
    Initiative,
    Programme,
    Rung,
    StartedBy,
    Status,
    WhoCoproduces,
    WhoDecides,
    WhoDoes,
)
from coproduction_star.journeys.steps import Knot
from coproduction_star.ui.listing import AskedPage, Listing, Sent, Text

from .columns import MOST, record_of
from .similar import SimilarTitle
from .thread import ThreadPlace

OneStatus = Literal[*Status.values]
OneCo = Literal[*(co.value for co in Co)]
OneWhoDecides = Literal[*WhoDecides.values]
OneWhoDoes = Literal[*WhoDoes.values]
OneEvidence = Literal[*Evidence.values]
OneAloneOrTogether = Literal[*AloneOrTogether.values]
OneWhoCoproduces = Literal[*WhoCoproduces.values]
OneRung = Literal["", *Rung.values]
OneStartedBy = Literal[*StartedBy.values]
OneGroup = Literal[*PEOPLE]


class AskedInitiatives(AskedPage):
    """Which initiatives."""

    status: OneStatus | None = Field(None, description="Whether it happens.")
    co: OneCo | None = Field(None, description="One of the four Co's.")
    outcome: UUID | None = Field(None, description="The id of an outcome it is for.")


class InitiativeFigure(Schema):
    """A number with what makes it worth trusting."""

    name: str
    value: int
    unit: str
    period: str
    grade: str
    source: str


class InitiativeRow(Schema):
    """An initiative in a list."""

    id: UUID
    version: int = Field(description="Send it back with a change, so that nobody's work is overwritten.")
    title: str
    summary: str
    status: str
    cos: list[str]
    outcomes: list[str] = Field(description="The ids of the outcomes it is for.")
    who_decides: str
    who_does: str
    citizens_bring: str
    services_bring: str
    place: str | None
    people: int | None
    citizen_hours_a_month: int | None
    staff_hours_a_month: int | None
    figures: list[InitiativeFigure]
    evidence: str
    groups_not_reached: str
    service: str
    groups: list[str] = Field(description="The groups of people who take part.")
    alone_or_together: str
    who_coproduces: str
    rung: str = Field(description="The rung of Think Local Act Personal's ladder it is most like. Never a score.")
    started_by: str
    barriers: str
    contact: str | None = Field(description="The name of the person who can be asked about it.")
    contact_id: UUID | None
    reviewed_on: dt.date | None = Field(description="When somebody last looked whether this is still true.")
    cases: list[str] = Field(description="The cases that inspired it.")
    changed_at: dt.datetime
    page: str = Field(description="Where people see it.")


class Initiatives(Listing):
    """A page of a programme's initiatives, by title."""

    items: list[InitiativeRow]


class Tied(Schema):
    """A record on the thread."""

    title: str
    page: str
    when: dt.date | None
    source: str


class ThreadRow(Schema):
    """A place on the golden thread: what is tied there, or what would fill it."""

    place: str
    name: str
    tied: list[Tied]
    would_fill: str


class InitiativeWhole(InitiativeRow):
    """An initiative with its golden thread."""

    thread: list[ThreadRow]


class Similar(Schema):
    """An initiative of the programme with a name like the one sent."""

    id: UUID
    title: str
    page: str
    score: int = Field(description="Of a hundred: 100 is the same name.")


class InitiativeAdded(InitiativeWhole):
    """What was added, and what it may be the same as."""

    similar: list[Similar] = Field(description="The closest first. Nothing is refused for it.")


class InitiativeFields(Sent):
    """What can be said about an initiative."""

    status: OneStatus = Field(Status.POTENTIAL.value, description="Whether it happens.")
    summary: Text = Field("", max_length=4000, description="What it is.")
    cos: list[OneCo] = Field([], max_length=len(Co), description="Which of the four Co's.")
    outcomes: list[UUID] = Field([], max_length=100, description="The ids of the outcomes it is for.")
    who_decides: OneWhoDecides = Field(WhoDecides.UNKNOWN.value, description="Who decides.")
    who_does: OneWhoDoes = Field(WhoDoes.UNKNOWN.value, description="Who does the work.")
    citizens_bring: Text = Field("", max_length=2000, description="What citizens bring.")
    services_bring: Text = Field("", max_length=2000, description="What services bring.")
    place: Text | None = Field(None, max_length=200, description="Where. A new name becomes a place.")
    people: int | None = Field(None, ge=0, le=MOST, description="How many people take part, an estimate.")
    citizen_hours_a_month: int | None = Field(None, ge=0, le=MOST, description="Hours a month that citizens give.")
    staff_hours_a_month: int | None = Field(None, ge=0, le=MOST, description="Hours a month that staff give.")
    evidence: OneEvidence = Field(Evidence.NONE.value, description="How it is known to work.")
    groups_not_reached: Text = Field("", max_length=1000, description="Who is not reached yet.")
    service: Text = Field("", max_length=120, description="The service, where it is not the programme's own.")
    groups: list[OneGroup] = Field([], max_length=len(PEOPLE), description="The groups of people who take part.")
    alone_or_together: OneAloneOrTogether = Field(AloneOrTogether.UNKNOWN.value, description="Alone or in a group.")
    who_coproduces: OneWhoCoproduces = Field(WhoCoproduces.UNKNOWN.value, description="Users or community.")
    rung: OneRung = Field("", description="The rung it is most like. Never a score.")
    started_by: OneStartedBy = Field(StartedBy.UNKNOWN.value, description="Who started it.")
    barriers: Text = Field("", max_length=2000, description="What gets in the way.")
    contact_id: UUID | None = Field(None, description="The id of the person of the programme to ask about it.")
    reviewed_on: dt.date | None = Field(None, description="When somebody last looked whether this is still true.")


Keep = Annotated[
    bool, Field(description="Keep a title that looks like somebody's address; without it, such a one is refused.")
]


class NewInitiative(InitiativeFields):
    """A name is enough; the rest can come later."""

    title: Text = Field(min_length=1, max_length=200, description="What it is called.")
    keep_the_name: Keep = False


class InitiativeChange(InitiativeFields):
    """Send what changes, and the version you read. What is left out stays as it is."""

    version: int = Field(ge=1, le=2_000_000_000, description="The version you read.")
    title: Text = Field("", min_length=1, max_length=200, description="What it is called.")
    keep_the_name: Keep = False


def row_of(initiative: Initiative, programme: Programme, *, hidden: Hidden) -> dict[str, Any]:
    """Its outcomes, cases and contact must be fetched with it."""
    return record_of(initiative, hidden=hidden) | {
        "version": initiative.version,
        "outcomes": [str(outcome.pk) for outcome in initiative.outcomes.all()],
        "contact_id": initiative.contact_id,
        "figures": _figures(initiative),
        "page": address("initiative", programme, initiative.pk),
    }


def whole_of(
    initiative: Initiative, programme: Programme, thread: tuple[ThreadPlace, ...], *, hidden: Hidden
) -> dict[str, Any]:
    return row_of(initiative, programme, hidden=hidden) | {"thread": hidden.over([_place(place) for place in thread])}


def similar_of(found: Iterable[SimilarTitle], programme: Programme) -> list[dict[str, Any]]:
    return [
        {"id": one.id, "title": one.title, "page": address("initiative", programme, one.id), "score": one.score}
        for one in found
    ]


def _place(place: ThreadPlace) -> dict[str, Any]:
    tied = [_tied(knot) for knot in place.knots]
    return {"place": place.slug, "name": place.name, "tied": tied, "would_fill": "" if tied else place.would_fill}


def _tied(knot: Knot) -> dict[str, Any]:
    return {"title": knot.title, "page": knot.address, "when": knot.when, "source": knot.source}


def _figures(initiative: Initiative) -> list[dict[str, Any]]:
    """The numbers that were written down, as what they are: estimates of the programme."""
    day = timezone.localdate(initiative.changed_at).isoformat()
    known = {"grade": "estimate", "source": _("Written down by the programme, last changed on %(day)s") % {"day": day}}
    numbers = (
        ("people", initiative.people, _("people"), _("at that time")),
        ("citizen_hours_a_month", initiative.citizen_hours_a_month, _("hours"), _("a month")),
        ("staff_hours_a_month", initiative.staff_hours_a_month, _("hours"), _("a month")),
    )
    return [
        {"name": name, "value": value, "unit": unit, "period": period} | known
        for name, value, unit, period in numbers
        if value is not None
    ]
