import datetime as dt

import factory

from coproduction_star.focus_it.models import CriterionAgreement, SuccessCriterion, Theory, TheoryArrow, TheoryItem

from .journeys import OfProgramme
from .people import HOSTILE, ParticipantFactory

DAY = dt.date(2026, 11, 1)


class TheoryFactory(OfProgramme):
    class Meta:
        model = Theory

    title = factory.Sequence(lambda n: f"Why tea works {n} {HOSTILE}")


class OfTheory(factory.django.DjangoModelFactory):
    class Meta:
        abstract = True

    theory = factory.SubFactory(TheoryFactory)
    programme = factory.SelfAttribute("theory.programme")
    organisation = factory.SelfAttribute("theory.organisation")


class ItemFactory(OfTheory):
    """`level` decides whose it is: a contribution is the citizens'."""

    class Meta:
        model = TheoryItem

    level = "activity"
    words = factory.Sequence(lambda n: f"Tea on Fridays {n} {HOSTILE}")
    whose = factory.LazyAttribute(lambda item: "citizens" if item.level == "contribution" else "")
    position = factory.Sequence(lambda n: n + 1)


class ArrowFactory(OfTheory):
    class Meta:
        model = TheoryArrow

    start = factory.SubFactory(ItemFactory, theory=factory.SelfAttribute("..theory"))
    end = factory.SubFactory(ItemFactory, theory=factory.SelfAttribute("..theory"), level="outcome")
    because = f"People like tea {HOSTILE}"
    unless = f"It rains {HOSTILE}"
    noticing = f"We count cups {HOSTILE}"
    strength = 2
    source = f"The cup count of 2025 {HOSTILE}"


class CriterionFactory(OfTheory):
    class Meta:
        model = SuccessCriterion

    what = factory.Sequence(lambda n: f"Fewer people eat alone {n} {HOSTILE}")
    measure = f"Asked at the door {HOSTILE}"
    from_value = "40 of 100"
    to_value = "20 of 100"
    by_when = dt.date(2028, 3, 31)


class AgreementFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = CriterionAgreement

    criterion = factory.SubFactory(CriterionFactory)
    programme = factory.SelfAttribute("criterion.programme")
    organisation = factory.SelfAttribute("criterion.organisation")
    participant = factory.SubFactory(ParticipantFactory, organisation=factory.SelfAttribute("..organisation"))
    group = "communities"
    agrees = True
    on = DAY
    wording = factory.SelfAttribute("criterion.version")
