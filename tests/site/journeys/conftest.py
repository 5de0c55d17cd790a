"""What the tests of journeys share: a programme with a lead, and pages seen by a role."""

import pytest
from tests.factories.journeys import InitiativeFactory, OutcomeFactory

from coproduction_star.journeys.initiatives import services as initiatives


@pytest.fixture
def add(in_organisation, organisation, programme, lead):
    """Add an initiative through the service, so that it is counted."""

    def make(title="Walk with me", **more):
        with in_organisation(organisation, programme):
            return initiatives.add_initiative(programme=programme, title=title, by=lead.user, **more)

    return make


@pytest.fixture
def outcome(in_organisation, organisation, programme):
    with in_organisation(organisation, programme):
        return OutcomeFactory(programme=programme)


@pytest.fixture
def hostile_initiative(in_organisation, organisation, programme):
    with in_organisation(organisation, programme):
        return InitiativeFactory(programme=programme)
