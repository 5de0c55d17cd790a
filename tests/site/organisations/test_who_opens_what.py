"""Page by role, for every page of an organisation."""

from collections.abc import Callable

import pytest
from django.test import Client
from django_scopes import scope
from tests.factories.people import MembershipFactory, OrganisationFactory

from coproduction_star.organisations.models import Organisation

pytestmark = pytest.mark.django_db
HOME = "/o/eastbridge/"
EVERYBODY = {
    "administrator",
    "programme-lead",
    "broker",
    "safeguarding-lead",
    "practitioner",
    "observer",
    "councillor",
}
CONTACT = {"administrator", "programme-lead", "broker", "safeguarding-lead"}
ADMINISTRATOR = {"administrator"}
PAGES = [
    ("people/", CONTACT),
    ("people/roles/", EVERYBODY),
    ("people/invite/", ADMINISTRATOR),
    ("people/invite/card/", ADMINISTRATOR),
    ("people/everyone/", CONTACT),
    ("people/everyone/add/", CONTACT),
    ("people/everyone/duplicates/", ADMINISTRATOR),
    ("privacy/processing/", EVERYBODY),
    ("audit/", ADMINISTRATOR),
    ("audit/events.csv", ADMINISTRATOR),
    ("settings/", ADMINISTRATOR),
    ("settings/details/", ADMINISTRATOR),
    ("settings/election/", ADMINISTRATOR),
    ("settings/safety/", ADMINISTRATOR),
]


@pytest.mark.parametrize("role", sorted(EVERYBODY))
@pytest.mark.parametrize(("page", "who"), PAGES)
def test_page_by_role(signed_in: Callable[..., Client], page: str, who: set[str], role: str) -> None:
    assert signed_in(role).get(HOME + page).status_code == (200 if role in who else 403)


@pytest.mark.parametrize(("page", "_who"), PAGES)
def test_another_organisations_administrator_finds_nothing(
    organisation: Organisation, page: str, _who: set[str]
) -> None:
    client = Client()
    other = OrganisationFactory()
    with scope(organisation=other.pk):
        client.force_login(MembershipFactory(organisation=other, roles=["administrator"]).user)
    assert client.get(HOME + page).status_code == 404


@pytest.mark.parametrize(("page", "_who"), PAGES)
def test_somebody_not_signed_in_is_asked_to(
    organisation: Organisation, client: Client, page: str, _who: set[str]
) -> None:
    response = client.get(HOME + page)
    assert response.status_code == 302
    assert "/accounts/" in response["Location"]


@pytest.mark.parametrize("page", ["/privacy/", "/cookies/", "/accessibility/", "/join/"])
def test_anyone_reads_the_public_pages(client: Client, db: None, page: str) -> None:
    assert client.get(page).status_code == 200
