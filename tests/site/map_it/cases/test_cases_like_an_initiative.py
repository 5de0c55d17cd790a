"""From an initiative to the cases that share most with it, and why."""

from collections.abc import Callable

import pytest
from django.test import Client
from tests.factories.journeys import InitiativeFactory

from coproduction_star.journeys.models import Initiative, Programme
from coproduction_star.journeys.services import recount
from coproduction_star.organisations.models import Organisation

pytestmark = pytest.mark.django_db


@pytest.fixture
def initiative(organisation: Organisation, programme: Programme, in_organisation: Callable) -> Initiative:
    with in_organisation(organisation, programme):
        made = InitiativeFactory(
            programme=programme,
            title="Lonely older people cook together",
            summary="Volunteers and tenants share a kitchen",
            co_deliver=True,
        )
        recount(programme=programme)
    return made


def test_the_initiatives_page_leads_to_cases_like_it_with_the_reasons(
    initiative: Initiative, signed_in: Callable[..., Client]
) -> None:
    client = signed_in("practitioner")
    home = f"/o/eastbridge/p/ageing-well/initiatives/{initiative.pk}/"
    assert f"{home}cases-like-this/" in client.get(home).content.decode()
    page = client.get(f"{home}cases-like-this/").content.decode()
    assert "Cases that share most with it" in page
    assert "older people" in page.partition("Cases that share most with it")[2]
    assert "Lonely older people cook together. Volunteers and tenants share a kitchen" in page
