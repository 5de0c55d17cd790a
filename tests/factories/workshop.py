"""Rows of workshops; every word that people may write is an attack."""

import datetime as dt

import factory
from django.utils import timezone

from coproduction_star.together.models import (
    Turn,
    Workshop,
    WorkshopActivity,
    WorkshopCard,
    WorkshopContribution,
    WorkshopMark,
    WorkshopSeat,
)

from .journeys import OfProgramme
from .people import FAR, HOSTILE

SOON = dt.date(2027, 3, 1)


class WorkshopFactory(OfProgramme):
    """An open room; `opened_at=None` is one that is being prepared."""

    class Meta:
        model = Workshop

    title = factory.Sequence(lambda n: f"A Lab {n} {HOSTILE}")
    about = f"The first evening at home {HOSTILE}"
    held_on = SOON
    code = factory.Sequence(lambda n: f"ABC{n:03d}")
    opened_at = factory.LazyFunction(timezone.now)


class WorkshopActivityFactory(OfProgramme):
    class Meta:
        model = WorkshopActivity

    workshop = factory.SubFactory(WorkshopFactory)
    programme = factory.SelfAttribute("workshop.programme")
    kind = "ideas"
    title = factory.Sequence(lambda n: f"What could we do {n} {HOSTILE}")
    about = HOSTILE
    minutes = 10
    position = factory.Sequence(lambda n: n)
    turn = Turn.OPEN


class WorkshopSeatFactory(OfProgramme):
    class Meta:
        model = WorkshopSeat

    workshop = factory.SubFactory(WorkshopFactory)
    programme = factory.SelfAttribute("workshop.programme")
    name = f"Sam {HOSTILE}"[:40]
    delete_after = FAR


class WorkshopContributionFactory(OfProgramme):
    """What somebody wrote; `seat=None` is a choice that the team wrote."""

    class Meta:
        model = WorkshopContribution

    activity = factory.SubFactory(WorkshopActivityFactory)
    programme = factory.SelfAttribute("activity.programme")
    seat = factory.SubFactory(WorkshopSeatFactory, workshop=factory.SelfAttribute("..activity.workshop"))
    words = factory.Sequence(lambda n: f"A neighbour with a key {n} {HOSTILE}")


class WorkshopMarkFactory(OfProgramme):
    class Meta:
        model = WorkshopMark

    activity = factory.SubFactory(WorkshopActivityFactory, kind="agree")
    programme = factory.SelfAttribute("activity.programme")
    contribution = factory.SubFactory(WorkshopContributionFactory, activity=factory.SelfAttribute("..activity"))
    seat = factory.SubFactory(WorkshopSeatFactory, workshop=factory.SelfAttribute("..activity.workshop"))


class WorkshopCardFactory(OfProgramme):
    class Meta:
        model = WorkshopCard

    contribution = factory.SubFactory(WorkshopContributionFactory, activity__kind="card")
    programme = factory.SelfAttribute("contribution.programme")
    try_by = SOON
    reference_hash = factory.Sequence(lambda n: f"card {n}")
