import datetime as dt

import pytest

from coproduction_star.journeys.decisions import services as decisions
from coproduction_star.journeys.models import Decision

DAY = dt.date(2026, 3, 2)


@pytest.fixture
def record(inside, lead):
    """Record a decision through the service; a word for a duty says why it is not needed."""

    def do(**duties):
        decisions.declare_interest(
            programme=inside, participant_id=lead.participant_id, none_to_declare=True, what="", by=lead.user
        )
        return decisions.record_decision(
            programme=inside, what="Start a time bank", why="Six of nine want it", decided_by="The group",
            decided_on=DAY, by=lead.user, participant_id=lead.participant_id, duties=duties,
        )  # fmt: skip

    return do


@pytest.fixture
def old(inside):
    """A decision from before duties were asked."""
    return Decision.objects.create(
        programme=inside, organisation=inside.organisation, what="Close a ward", why="Cost", decided_by="Cabinet",
        decided_on=DAY,
    )  # fmt: skip
