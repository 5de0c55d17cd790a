"""What came of the made-up offers and needs: a finished run, one introduction with messages, and one outcome."""

from decimal import Decimal
from importlib.resources import files
from typing import Any

import yaml

from coproduction_star.journeys.models import Programme
from coproduction_star.people_it.matching import running, selectors, services
from coproduction_star.people_it.models import AskedPerson, Good, Happened, MatchKind, Offer, Proposal, Said


def make_matches(programme: Programme, *, broker: Any) -> None:
    """`broker` is the member who approves. Without offers there is nothing to look for."""
    if not Offer.objects.filter(programme=programme).exists():
        return
    run = running.start(programme=programme, with_rings=True, by=broker.user)
    running.do(run)
    found = Proposal.objects.filter(run=run).order_by("-score", "pk")
    between_two = found.filter(kind__in=(MatchKind.PERSON_PERSON, MatchKind.RING)).first() or found.first()
    if between_two is not None:
        _introduce(between_two, broker=broker)


def _introduce(proposal: Proposal, *, broker: Any) -> None:
    words = yaml.safe_load(files("coproduction_star.config").joinpath("eastbridge_matching.yaml").read_text("utf-8"))
    held = selectors.proposal_with(programme=proposal.programme, proposal_id=proposal.pk)
    services.approve(proposal=held, by=broker.user, broker_id=broker.participant_id)
    people = list(
        AskedPerson.objects.filter(proposal=proposal)
        .select_related("programme__organisation")
        .order_by("-gives", "pk")
    )
    for one in people:
        services.answer(asked=one, said=Said.YES, by=broker.user)
    for one, said in zip(people, words["messages"], strict=False):
        services.write(asked=one, words=said)
    told = words["outcome"]
    services.tell_outcome(
        asked=people[0], happened=Happened.YES, hours=Decimal(str(told["hours"])), was_good=Good.YES, by=broker.user
    )
