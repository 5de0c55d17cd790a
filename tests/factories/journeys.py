import factory

from coproduction_star.journeys.models import Decision, Initiative, Outcome, Partner, Programme, ProgrammeRole

from .people import HOSTILE, OrganisationFactory


class ProgrammeFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Programme

    organisation = factory.SubFactory(OrganisationFactory)
    name = factory.Sequence(lambda n: f"Programme {n} {HOSTILE}")
    slug = factory.Sequence(lambda n: f"programme-{n}")
    service = "Ageing well"
    summary = HOSTILE


class OfProgramme(factory.django.DjangoModelFactory):
    class Meta:
        abstract = True

    programme = factory.SubFactory(ProgrammeFactory)
    organisation = factory.SelfAttribute("programme.organisation")


class OutcomeFactory(OfProgramme):
    class Meta:
        model = Outcome

    words = factory.Sequence(lambda n: f"I am less lonely {n} {HOSTILE}")


class InitiativeFactory(OfProgramme):
    class Meta:
        model = Initiative

    title = factory.Sequence(lambda n: f"Initiative {n} {HOSTILE}")
    summary = HOSTILE


class DecisionFactory(OfProgramme):
    class Meta:
        model = Decision

    what = factory.Sequence(lambda n: f"We go on {n} {HOSTILE}")
    why = f"It helps {HOSTILE}"
    decided_by = f"The steering group {HOSTILE}"
    decided_on = "2026-11-03"


class PartnerFactory(OfProgramme):
    class Meta:
        model = Partner

    name = factory.Sequence(lambda n: f"Partner {n} {HOSTILE}")
    agreement = "Data sharing agreement 7"
    agreed_on = "2026-01-01"


class ProgrammeRoleFactory(OfProgramme):
    class Meta:
        model = ProgrammeRole

    participant = factory.SelfAttribute("membership.participant")
