"""A programme that may open its front door, and its ward."""

import datetime as dt

import pytest
from tests.factories.journeys import InitiativeFactory
from tests.factories.people import ParticipantFactory

from coproduction_star.journeys.models import Decision, Place, WardCouncillor
from coproduction_star.map_it.front_door import services

DAY = dt.date(2026, 10, 1)


@pytest.fixture
def northfield(inside, organisation):
    return Place.objects.create(organisation=organisation, name="Northfield")


@pytest.fixture
def seats(northfield, organisation):
    """Two councillors of two parties; the third has no address with us."""
    people = [
        ParticipantFactory(organisation=organisation, name=f"Councillor {n}", email=email)
        for n, email in enumerate(["one@example.org", "two@example.org", ""])
    ]
    for person, party in zip(people, ("Red", "Blue", "Green"), strict=True):
        WardCouncillor.objects.create(place=northfield, participant=person, party=party)
    return people


@pytest.fixture
def described(inside, lead, organisation):
    """A front door that may open: it says what for, and who answers."""
    person = ParticipantFactory(organisation=organisation, name="Tom Okafor")
    return services.describe(
        programme=inside, purpose="Grow old well", answerable=person, phone="01632 960 001",
        post="The library", in_person="Tuesdays", by=lead.user,
    )  # fmt: skip


@pytest.fixture
def initiative(inside, northfield):
    return InitiativeFactory(programme=inside, title="Tea and talk", status="existing", place=northfield)


@pytest.fixture
def decision(inside, organisation):
    return Decision.objects.create(
        programme=inside, organisation=organisation, what="Start a time bank", why="Six of nine put it first",
        decided_by="The panel", decided_on=DAY, dissent="Mr Harker disagreed",
    )  # fmt: skip


@pytest.fixture
def show(inside, lead):
    """`show("decided", decision)` makes it public."""

    def make(kind, *rows):
        ids = {row.pk for row in rows}
        services.choose(programme=inside, kind=kind, offered=ids, chosen=ids, by=lead.user)

    return make


@pytest.fixture
def public(inside, described, lead):
    """The programme's page, open."""
    services.publish(programme=inside, by=lead.user)
    inside.refresh_from_db()
    return inside
