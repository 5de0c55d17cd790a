"""Shared budgets; every word that people may write is an attack."""

import datetime as dt

import factory
from django.utils import timezone

from coproduction_star.together.models import Ballot, Budget, BudgetProject, State

from .journeys import OfProgramme
from .people import HOSTILE

DAY = dt.timedelta(days=1)


class BudgetFactory(OfProgramme):
    class Meta:
        model = Budget

    class Params:
        collecting = factory.Trait(
            submit_until=factory.LazyFunction(lambda: timezone.localdate() + 7 * DAY),
            vote_from=factory.LazyFunction(lambda: timezone.localdate() + 14 * DAY),
            vote_until=factory.LazyFunction(lambda: timezone.localdate() + 21 * DAY),
        )
        over = factory.Trait(
            vote_from=factory.LazyFunction(lambda: timezone.localdate() - 5 * DAY),
            vote_until=factory.LazyFunction(lambda: timezone.localdate() - DAY),
        )

    title = factory.Sequence(lambda n: f"Mill Lane {n} {HOSTILE}")
    words = HOSTILE
    amount = 100
    submit_until = factory.LazyFunction(lambda: timezone.localdate() - 10 * DAY)
    vote_from = factory.LazyFunction(lambda: timezone.localdate() - DAY)
    vote_until = factory.LazyFunction(lambda: timezone.localdate() + 7 * DAY)


class OfBudget(factory.django.DjangoModelFactory):
    class Meta:
        abstract = True

    budget = factory.SubFactory(BudgetFactory)
    programme = factory.SelfAttribute("budget.programme")
    organisation = factory.SelfAttribute("budget.organisation")


class BudgetProjectFactory(OfBudget):
    class Meta:
        model = BudgetProject

    number = factory.Sequence(lambda n: n + 1)
    title = factory.Sequence(lambda n: f"A bench {n} {HOSTILE}")
    words = HOSTILE
    cost = 40
    state = State.ELIGIBLE
    reason = HOSTILE
    equality = HOSTILE


class BallotFactory(OfBudget):
    class Meta:
        model = Ballot

    choices = factory.LazyFunction(lambda: {"1": 1})
