"""A page is linked to only for whoever it lets in. Its door is looked up once for all programmes."""

import pytest
from tests.factories.journeys import ProgrammeFactory, ProgrammeRoleFactory

from coproduction_star.journeys.addresses import address, organisation_address
from coproduction_star.journeys.selectors import with_programme_roles
from coproduction_star.organisations.guard import opens
from coproduction_star.organisations.selectors import access_of

pytestmark = pytest.mark.django_db


def test_each_programme_asks_for_a_role_of_its_own(programme, organisation, in_organisation, member):
    person, home = member(), organisation
    with in_organisation(organisation):
        other = ProgrammeFactory(organisation=organisation)
        ProgrammeRoleFactory(programme=programme, membership=person, role="programme-lead")
        access = with_programme_roles(access_of(person))
    for name in ("star", "settings"):
        for one in (programme, other, programme):
            where = address(name, one)
            assert opens(where, access=access, organisation=home, programme=one) == (one is programme)
    of_all = organisation_address("programmes", home)
    assert opens(of_all, access=access_of(member("observer")), organisation=home, programme=programme)


def test_an_address_that_is_no_page_of_ours_has_no_door(programme, organisation, member):
    access = access_of(member())
    for where in ("https://example.org/elsewhere/", "/nowhere/at/all/", "/cases/"):
        assert opens(where, access=access, organisation=organisation, programme=programme)
