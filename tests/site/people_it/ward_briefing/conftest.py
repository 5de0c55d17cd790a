import pytest
from tests.factories.people import ParticipantFactory

from coproduction_star.journeys.models import Place, WardCouncillor


@pytest.fixture
def inside_here(in_organisation, organisation):
    with in_organisation(organisation):
        yield


@pytest.fixture
def mill(organisation, inside_here):
    return Place.objects.create(organisation=organisation, name="Mill")


@pytest.fixture
def at(organisation, mill):
    """The address of a page of the ward."""
    return lambda more="": f"/o/{organisation.slug}/places/{mill.pk}/ward/{more}"


@pytest.fixture
def councillor(mill, organisation):
    """Somebody who holds a seat in the ward, by name."""
    person = ParticipantFactory(organisation=organisation, name="Bill Harker")
    WardCouncillor.objects.create(place=mill, participant=person, party="Independent")
    return person
