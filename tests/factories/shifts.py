"""Rows of shifts; every word that people may write is an attack."""

import datetime as dt

import factory
from django.utils import timezone

from coproduction_star.together.models import (
    OwnPlan,
    PlaceState,
    Shift,
    ShiftCount,
    ShiftFeed,
    ShiftPlace,
    ShiftRole,
    ShiftSeen,
)
from coproduction_star.voices.references import hash_of

from .journeys import OfProgramme
from .people import FAR, HOSTILE, ParticipantFactory


class ShiftFactory(OfProgramme):
    """In five days, from ten to twelve."""

    class Meta:
        model = Shift

    title = factory.Sequence(lambda n: f"Memory walk {n} {HOSTILE}")
    about = f"We walk round the lake {HOSTILE}"
    on = factory.LazyFunction(lambda: timezone.localdate() + dt.timedelta(days=5))
    starts = dt.time(10)
    ends = dt.time(12)
    where = f"At the gate {HOSTILE}"
    access = f"A flat path {HOSTILE}"
    costs = f"Nothing {HOSTILE}"
    contact = "0300 000 0000"


class OfShift(OfProgramme):
    """A row of a shift."""

    class Meta:
        abstract = True

    shift = factory.SubFactory(ShiftFactory)
    programme = factory.SelfAttribute("shift.programme")


class ShiftRoleFactory(OfShift):
    class Meta:
        model = ShiftRole

    name = factory.Sequence(lambda n: f"Walk leader {n} {HOSTILE}")
    needed = 2


class ShiftPlaceFactory(OfShift):
    """Somebody who comes; `reference="four plain words"` opens their place."""

    class Meta:
        model = ShiftPlace

    class Params:
        reference = ""

    role = factory.SubFactory(ShiftRoleFactory, shift=factory.SelfAttribute("..shift"))
    name = factory.Sequence(lambda n: f"Sam {n} {HOSTILE}")
    contact = HOSTILE
    access_needs = HOSTILE
    state = PlaceState.SIGNED
    since = factory.LazyFunction(timezone.now)
    reference_hash = factory.LazyAttributeSequence(
        lambda row, n: hash_of(row.reference) if row.reference else f"place {n}"
    )
    delete_after = FAR


class ShiftFeedFactory(OfProgramme):
    class Meta:
        model = ShiftFeed

    participant = factory.SubFactory(
        ParticipantFactory, organisation=factory.SelfAttribute("..programme.organisation")
    )
    hash = factory.Sequence(lambda n: f"feed {n}")


class OwnPlanFactory(OfProgramme):
    class Meta:
        model = OwnPlan

    participant = factory.SubFactory(
        ParticipantFactory, organisation=factory.SelfAttribute("..programme.organisation")
    )
    sealed = "sealed"


class ShiftCountFactory(OfProgramme):
    class Meta:
        model = ShiftCount

    name = factory.Sequence(lambda n: f"Bags of litter {n} {HOSTILE}")


class ShiftSeenFactory(OfShift):
    class Meta:
        model = ShiftSeen

    count = factory.SubFactory(ShiftCountFactory, programme=factory.SelfAttribute("..shift.programme"))
