import pytest
from django.urls import reverse
from tests.factories.focus_it import BusinessCaseFactory

from coproduction_star.focus_it.models import BusinessCase


@pytest.fixture
def case(programme, inside):
    return BusinessCaseFactory(programme=programme)


@pytest.fixture
def now():
    """The case as it is in the database."""
    return lambda case: BusinessCase.objects.get(pk=case.pk)


@pytest.fixture
def here(programme):
    def address(name, *more):
        return reverse(f"focus_it:{name}", args=(programme.organisation.slug, programme.slug, *more))

    return address
