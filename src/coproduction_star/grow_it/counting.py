"""How much a programme measures: what the Star says of it."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef

from coproduction_star.journeys.models import Outcome, Programme
from coproduction_star.journeys.selectors import facts_of, number_of
from coproduction_star.methods.outcomes_framework import OF_PEOPLE

from .models import (
    CaseDraft,
    GovernanceBody,
    Indicator,
    IndicatorFigure,
    LayoutState,
    PreStartAnswer,
    StoppedThing,
)


@dataclass(frozen=True, slots=True)
class Counts:
    """Measures; outcomes for which one tells what changes for people; measures with a figure; figures that wait;
    bodies of today's layout, and outcomes that none of them answers for."""

    measures: int = 0
    told: int = 0
    figured: int = 0
    waiting: int = 0
    settled: int = 0
    """Things that were settled before the start."""
    bodies: int = 0
    unowned: int = 0
    to_check: int = 0
    """Cases that wait for an editor."""
    stopped: int = 0
    to_approve: int = 0
    """Things that stopped which wait for approval."""
    told_on: int = 0
    """Cases that anyone reads."""


def counts_of(programme: Programme) -> Counts:
    """Of what the Star asked for in one query with all other steps."""
    return Counts(**facts_of(programme).counted_by("grow_it"))


def counts(_today: dt.date) -> dict[str, Any]:
    of_people = Indicator.objects.filter(outcome=OuterRef("pk"), label__in=[one.value for one in OF_PEOPLE])
    figures = IndicatorFigure.objects.filter(indicator=OuterRef("pk"))
    bodies = GovernanceBody.objects.filter(layout__state=LayoutState.TODAY)
    owned = bodies.filter(outcomes=OuterRef("pk")).order_by()
    return {
        "measures": number_of(Indicator.objects),
        "told": number_of(Outcome.objects.filter(Exists(of_people))),
        "figured": number_of(Indicator.objects.filter(Exists(figures))),
        "settled": number_of(PreStartAnswer.objects, of="topic"),
        "waiting": number_of(IndicatorFigure.objects.filter(approved_at=None, indicator__removed_at=None)),
        "bodies": number_of(bodies),
        "unowned": number_of(Outcome.objects.filter(~Exists(owned))),
        "to_check": number_of(CaseDraft.objects.filter(sent_at__isnull=False)),
        "stopped": number_of(StoppedThing.objects),
        "to_approve": number_of(StoppedThing.objects.filter(approved_at=None)),
        "told_on": number_of(CaseDraft.objects.filter(published_at__isnull=False)),
    }
