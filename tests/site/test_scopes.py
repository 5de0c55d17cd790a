"""A query on a tenant's rows outside its scope raises instead of leaking."""

import pytest
from django_scopes import scope
from django_scopes.exceptions import ScopeError
from tests.factories.journeys import InitiativeFactory, ProgrammeFactory
from tests.factories.people import OrganisationFactory

from coproduction_star.journeys.models import Initiative, Programme
from coproduction_star.organisations.models import Organisation, Participant

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("model", [Participant, Programme, Initiative])
def test_a_query_outside_any_scope_raises(model: type) -> None:
    with pytest.raises(ScopeError):
        model.objects.count()


def test_another_organisations_programme_is_not_there(organisation: Organisation, programme: Programme) -> None:
    with scope(organisation=OrganisationFactory().pk, programme=None):
        assert not Programme.objects.exists()


def test_inside_one_programme_the_next_is_not_there(organisation: Organisation, programme: Programme) -> None:
    with scope(organisation=organisation.pk, programme=None):
        InitiativeFactory(programme=ProgrammeFactory(organisation=organisation))
        mine = InitiativeFactory(programme=programme)
    with scope(organisation=organisation.pk, programme=programme.pk):
        assert list(Initiative.objects.all()) == [mine]
