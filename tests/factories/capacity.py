"""Sessions and what a councillor keeps; every word that people may write is an attack."""

import datetime as dt

import factory

from coproduction_star.people_it.models import (
    CoachingReflection,
    LearningSession,
    PlaceFigure,
    SessionPlace,
    WardFunding,
    WardInvitation,
)
from coproduction_star.voices.references import hash_of

from .journeys import OfProgramme
from .people import FAR, HOSTILE, ParticipantFactory

LONG_AGO = dt.datetime(2026, 1, 2, 9, tzinfo=dt.UTC)


class SessionFactory(OfProgramme):
    """`shown=True` is one that anyone may read."""

    class Meta:
        model = LearningSession

    class Params:
        shown = factory.Trait(published_at=LONG_AGO)

    title = factory.Sequence(lambda n: f"Mend a bicycle {n} {HOSTILE}")
    what = f"We take a wheel off and put it back {HOSTILE}"
    on = FAR
    starts = dt.time(10)
    ends = dt.time(12)
    where = f"The library {HOSTILE}"
    access = f"No steps {HOSTILE}"
    costs = f"Free; we pay the bus {HOSTILE}"
    papers_on = FAR
    youngest = 13
    most = 8


class SessionPlaceFactory(factory.django.DjangoModelFactory):
    """`reference="four plain words"` opens it."""

    class Meta:
        model = SessionPlace

    class Params:
        reference = ""

    session = factory.SubFactory(SessionFactory, shown=True)
    programme = factory.SelfAttribute("session.programme")
    organisation = factory.SelfAttribute("session.organisation")
    name = f"Ann {HOSTILE}"
    reference_hash = factory.LazyAttributeSequence(
        lambda row, n: hash_of(row.reference) if row.reference else f"place {n}"
    )
    delete_after = FAR


class ReflectionFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = CoachingReflection

    participant = factory.SubFactory(ParticipantFactory)
    organisation = factory.SelfAttribute("participant.organisation")
    lesson = "listen"
    tried = True
    words = f"I was quiet for once {HOSTILE}"


class WardFundingFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = WardFunding

    organisation = factory.LazyAttribute(lambda row: row.place.organisation)
    name = factory.Sequence(lambda n: f"Small sparks {n} {HOSTILE}")
    purpose = f"Up to £500 {HOSTILE}"


class PlaceFigureFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = PlaceFigure

    organisation = factory.SelfAttribute("place.organisation")
    name = f"People who live here {HOSTILE}"
    value = "6,120"
    period = "2021"
    source = f"Census {HOSTILE}"


class WardInvitationFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = WardInvitation

    organisation = factory.SelfAttribute("place.organisation")
    label = f"The school gate {HOSTILE}"
    code = factory.Sequence(lambda n: f"GATE-{n:04}")
