"""Who opens which page: role by address, and what those outside see."""

import datetime as dt

import pytest
from django.test import Client
from django.utils import timezone
from tests.factories.journeys import PartnerFactory, ProgrammeFactory, ProgrammeRoleFactory
from tests.factories.people import MembershipFactory, OrganisationFactory
from tests.site.conftest import take_second_step
from tests.site.journeys.pages import of_organisation, of_programme

pytestmark = pytest.mark.django_db
READ = ("star", "outcomes", "initiatives", "decisions", "people", "just_start", "which_tool", "tools")
EDIT = ("new_initiative", "new_promise")
LEAD = ("settings", "about", "benefits", "close", "give_role", "new_partner", "invite")
TABLE = {
    "administrator": (200, 200, 200),
    "programme-lead": (200, 200, 200),
    "practitioner": (200, 200, 403),
    "broker": (200, 200, 403),
    "researcher": (200, 403, 403),
    "facilitator": (200, 200, 403),
    "moderator": (200, 403, 403),
    "finance-partner": (200, 200, 403),
    "editor": (200, 200, 403),
    "safeguarding-lead": (200, 403, 403),
    "councillor": (200, 403, 403),
    "critical-friend": (200, 403, 403),
    "co-producer": (200, 403, 403),
    "observer": (200, 403, 403),
}
ORGANISATION = ("home", "programmes", "search")


def statuses(client, programme, names):
    return {client.get(of_programme(name, programme)).status_code for name in names}


@pytest.mark.parametrize("role", TABLE)
def test_role_by_address(signed_in, programme, role):
    client = signed_in(role)
    read, edit, lead = TABLE[role]
    assert statuses(client, programme, READ) == {read}
    assert statuses(client, programme, EDIT) == {edit}
    assert statuses(client, programme, LEAD) == {lead}


@pytest.mark.parametrize("role", TABLE)
def test_the_same_role_in_one_programme_opens_only_that(organisation, programme, member, in_organisation, role):
    membership = member()
    with in_organisation(organisation):
        elsewhere = ProgrammeFactory(organisation=organisation)
        ProgrammeRoleFactory(programme=programme, membership=membership, role=role)
    client = Client()
    client.force_login(membership.user)
    take_second_step(client, membership.user)
    read, edit, lead = TABLE[role]
    assert statuses(client, programme, READ) == {read}
    assert statuses(client, programme, EDIT) == {edit}
    assert statuses(client, programme, LEAD) == {lead}
    assert statuses(client, elsewhere, (*READ, *EDIT, *LEAD)) == {404}


def test_whoever_has_one_programme_comes_home_to_it_and_sees_no_other(
    organisation, programme, member, in_organisation
):
    membership = member()
    with in_organisation(organisation):
        ProgrammeFactory(organisation=organisation, name="Another programme", slug="another")
        ProgrammeRoleFactory(programme=programme, membership=membership, role="co-producer")
    client = Client()
    client.force_login(membership.user)
    answer = client.get(of_organisation("home", organisation), follow=True)
    page = answer.content.decode()
    assert answer.redirect_chain == [(of_organisation("programmes", organisation), 302)]
    assert "ageing-well" in page
    assert "Another programme" not in page
    assert client.get("/o/eastbridge/star.svg").status_code == 404


@pytest.mark.parametrize(("ends", "status"), [(None, 200), (0, 200), (-1, 404)])
def test_a_partners_people_leave_when_the_agreement_ends(
    organisation, programme, member, in_organisation, ends, status
):
    membership, today = member(), timezone.localdate()
    until = None if ends is None else today + dt.timedelta(days=ends)
    with in_organisation(organisation):
        partner = PartnerFactory(programme=programme, ends_on=until)
        ProgrammeRoleFactory(programme=programme, membership=membership, role="practitioner", partner=partner)
    client = Client()
    client.force_login(membership.user)
    assert client.get(of_programme("star", programme)).status_code == status


def test_to_another_organisation_nothing_exists(programme, organisation):
    stranger = MembershipFactory(organisation=OrganisationFactory(), roles=["administrator"])
    client = Client()
    client.force_login(stranger.user)
    assert statuses(client, programme, (*READ, *EDIT, *LEAD)) == {404}
    assert {client.get(of_organisation(name, organisation)).status_code for name in ORGANISATION} == {404}


def test_a_visitor_is_asked_to_sign_in(client, programme, organisation):
    assert statuses(client, programme, (*READ, *EDIT, *LEAD)) == {302}
    assert {client.get(of_organisation(name, organisation)).status_code for name in ORGANISATION} == {302}
