"""Why the people of a proposal may not be introduced: asked before anybody is asked, and again at every door after."""

from coproduction_star.people_it.introducing import may_introduce, others_are_there
from coproduction_star.people_it.models import Proposal, ProposalLeg


def reasons_against(proposal: Proposal) -> tuple[str, ...]:
    """Each reason once; of one read with agreements."""
    return tuple(dict.fromkeys(reason for leg in proposal.legs.all() for reason in reasons_of(leg)))


def reasons_of(leg: ProposalLeg) -> tuple[str, ...]:
    """Of one leg, saved or not."""
    first, second = leg.offer.entry, leg.need.entry if leg.need else None
    if leg.role:
        return may_introduce(first, role=leg.role).reasons
    together = others_are_there(first) or (second is not None and others_are_there(second))
    return may_introduce(first, second, one_to_one=not (together or leg.idea_id)).reasons
