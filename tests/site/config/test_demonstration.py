"""The made-up borough: once, through the services, and clearly fiction."""

import pytest
from django_scopes import scope

from coproduction_star.accounts.demonstration.selectors import demonstration_people
from coproduction_star.accounts.models import User
from coproduction_star.config import demonstration
from coproduction_star.journeys import services
from coproduction_star.journeys.models import Initiative, InitiativeCase, Interest, Programme, ProgrammeTally, Promise
from coproduction_star.journeys.models.tally import COUNTS
from coproduction_star.organisations.models import Membership, MembershipRole, Organisation
from coproduction_star.organisations.roles import Role

pytestmark = pytest.mark.django_db


@pytest.fixture
def borough(settings):
    settings.DEMONSTRATION = True
    assert demonstration.make()
    organisation = Organisation.objects.get(slug="eastbridge")
    with scope(organisation=organisation.pk, programme=None):
        yield organisation


def test_it_is_made_once(borough):
    assert not demonstration.make()
    assert Organisation.objects.count() == 1


def test_it_says_that_it_is_made_up(borough, client):
    assert borough.demonstration
    client.force_login(User.objects.get(email="observer@demonstration.example"))
    assert "This is a demonstration." in client.get("/o/eastbridge/").content.decode()


def test_anyone_may_look_around_as_each_of_them(borough):
    assert demonstration_people().count() == Membership.objects.count()


def test_there_is_somebody_for_each_role(borough):
    at_large = set(MembershipRole.objects.values_list("role", flat=True))
    in_one = {row.role for member in Membership.objects.all() for row in member.programme_roles.all()}
    assert at_large | in_one == set(Role.values)


def test_the_rich_programme_is_rich_and_some_ideas_come_from_cases(borough):
    rich = Programme.objects.get(slug="ageing-well-in-eastbridge")
    assert Initiative.objects.filter(programme=rich).count() == 24
    assert InitiativeCase.objects.count() >= 5
    assert Promise.objects.exclude(kept="open").count() == 2
    assert Interest.objects.count() == 4


def test_one_programme_is_closed_with_its_words(borough):
    closed = Programme.objects.get(closed_at__isnull=False)
    assert closed.heard
    assert closed.decided


def counted():
    rows = ProgrammeTally.objects.order_by("programme", "co")
    return [(row.programme_id, row.co, [getattr(row, name) for name in COUNTS]) for row in rows]


def test_its_counts_are_true(borough):
    kept = counted()
    for programme in Programme.objects.all():
        services.recount(programme=programme)
    assert counted() == kept
