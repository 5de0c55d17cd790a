"""People who offer and ask in one programme, a broker, and a run over them."""

import pytest
from tests.factories.people import ParticipantFactory
from tests.factories.people_offers import EntryFactory, NeedFactory, OfferFactory

from coproduction_star.people_it.matching import running
from coproduction_star.people_it.models import MatchingRun


@pytest.fixture
def broker(member):
    return member("broker")


@pytest.fixture
def somebody(inside):
    """`somebody(offers=["I mend bicycles"], needs=["A lift to the clinic"])` gives their entry."""

    def make(
        *, offers=(), needs=(), agreed=None, email="", kind="skill", person=None, offer=None, need=None, **of_entry
    ):
        who = person or ParticipantFactory(organisation=inside.organisation, email=email)
        entry = EntryFactory(
            programme=inside, organisation=inside.organisation, participant=who, agreed=agreed, **of_entry
        )
        for words in offers:
            OfferFactory(entry=entry, words=words, kind=kind, **(offer or {}))
        for words in needs:
            NeedFactory(entry=entry, words=words, kind=kind, **(need or {}))
        return entry

    return make


@pytest.fixture
def run(inside, broker):
    """`run()` looks for matches now and gives the run as it is when it is done."""

    def look(*, with_rings=True):
        made = running.start(programme=inside, with_rings=with_rings, by=broker.user)
        running.work.func(str(made.organisation_id), str(inside.pk), str(made.pk))
        return MatchingRun.objects.get(pk=made.pk)

    return look


@pytest.fixture
def pair(somebody, run):
    """Ann mends what Ben needs mended; nothing else waits. Gives the proposal."""
    somebody(offers=["I mend bicycles"], email="ann@example.org")
    somebody(needs=["My bicycle is broken, who can mend it?"], email="ben@example.org")
    return run().proposals.get()
