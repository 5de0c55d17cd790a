import pytest
from django.core.cache import cache
from django.utils import timezone
from tests.factories.capacity import SessionFactory
from tests.factories.people import MembershipFactory

from coproduction_star.journeys.models import Programme


@pytest.fixture
def published(inside):
    """A public programme in which a worry would be heard."""
    Programme.objects.filter(pk=inside.pk).update(published_at=timezone.now())
    inside.refresh_from_db()
    MembershipFactory(organisation=inside.organisation, roles=["safeguarding-lead"])
    return inside


@pytest.fixture
def session(published):
    return SessionFactory(programme=published, shown=True, title="Mend a bicycle")


@pytest.fixture
def public(published):
    return lambda more="": f"/in/{published.organisation.slug}/{published.slug}/sessions/{more}"


@pytest.fixture
def team(inside):
    return lambda more="": f"/o/{inside.organisation.slug}/p/{inside.slug}/people-it/sessions/{more}"


@pytest.fixture(autouse=True)
def _nobody_was_counted_before():
    """How much comes from one address is counted in the cache."""
    cache.clear()
