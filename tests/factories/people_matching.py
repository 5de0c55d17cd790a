"""Runs, proposals and people who are asked; words and names in them are an attack wherever they may stand."""

import factory

from coproduction_star.organisations.codes import hash_of
from coproduction_star.people_it.matching.links import hash_for
from coproduction_star.people_it.models import AskedPerson, Introduction, MatchingRun, Proposal, ProposalLeg

from .journeys import OfProgramme
from .people import FAR
from .people_offers import EntryFactory, NeedFactory, OfferFactory

WHY = {
    "shared": ["bicycl"], "times": ["weekday-morning"], "likeness": 0.8, "km": 2.4, "for_likeness": 0.4,
    "for_times": 0.1, "for_nearness": 0.1, "score": 0.6,
}  # fmt: skip


class MatchingRunFactory(OfProgramme):
    class Meta:
        model = MatchingRun

    state = "done"
    result = {
        "needs": 3, "offers": 2, "full": 0, "helped": 1, "first": 1, "more": 0.0, "exact": True, "rings": 0,
        "pairs": 1, "alone": [],
    }  # fmt: skip
    weights = {"likeness": 50, "times": 30, "nearness": 20}


class ProposalFactory(OfProgramme):
    """One helps another. `approved=True` asks both, `introduced=True` has them say yes."""

    class Meta:
        model = Proposal
        skip_postgeneration_save = True

    run = factory.SubFactory(MatchingRunFactory, programme=factory.SelfAttribute("..programme"))
    kind = "person-person"
    score = 600_000
    delete_after = FAR

    @factory.post_generation
    def legs(self, create, extracted, **kwargs):
        of = {"programme": self.programme, "organisation": self.organisation}
        offer, need = OfferFactory(entry=EntryFactory(**of)), NeedFactory(entry=EntryFactory(**of))
        ProposalLeg.objects.create(proposal=self, offer=offer, need=need, why=WHY, **of)


class AskedPersonFactory(factory.django.DjangoModelFactory):
    """Whoever offers in a proposal; `code="…"` opens their page instead of the code of their own."""

    class Meta:
        model = AskedPerson

    class Params:
        code = ""

    proposal = factory.SubFactory(ProposalFactory)
    programme = factory.SelfAttribute("proposal.programme")
    organisation = factory.SelfAttribute("proposal.organisation")
    participant = factory.LazyAttribute(lambda row: row.proposal.legs.get().offer.participant)
    gives = True
    delete_after = FAR
    hash = factory.LazyAttribute(lambda row: hash_of(row.code) if row.code else hash_for(row.proposal.pk))


class IntroductionFactory(OfProgramme):
    class Meta:
        model = Introduction
