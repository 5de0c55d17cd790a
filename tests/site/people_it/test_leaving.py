"""The way out: a plain link that needs no script, to where the organisation says, on every page that asks."""

from typing import Any

import pytest
from django.test import Client
from tests.factories.capacity import SessionFactory
from tests.factories.people_offers import EntryFactory

from coproduction_star.journeys.models import Programme
from coproduction_star.organisations.models import Organisation

pytestmark = pytest.mark.django_db
AWAY = "https://www.bbc.co.uk/weather"
LINK = f'<a class="govuk-link star-leave" data-leave rel="noreferrer nofollow" href="{AWAY}">'


@pytest.fixture
def elsewhere(organisation: Organisation) -> None:
    Organisation.objects.filter(pk=organisation.pk).update(leave_to=AWAY)


@pytest.fixture
def open_to_all(programme: Programme, inside: Programme, safe: Any) -> str:
    programme.published_at = "2026-11-01T09:00Z"
    programme.save()
    return f"/in/{programme.organisation.slug}/{programme.slug}/"


@pytest.mark.parametrize("page", ["tell-us/", "tell-us/question/", "offers/", "offers/new/"])
def test_the_pages_where_people_say_something_lead_away(elsewhere: None, open_to_all: str, page: str) -> None:
    answer = Client().get(open_to_all + page)
    assert answer.status_code == 200
    assert LINK in answer.content.decode()


def test_a_session_leads_away(elsewhere: None, open_to_all: str, programme: Programme) -> None:
    session = SessionFactory(programme=programme, shown=True)
    assert LINK in Client().get(f"{open_to_all}sessions/{session.pk}/").content.decode()


def test_ones_own_page_leads_away_without_a_programme_in_its_address(
    elsewhere: None, open_to_all: str, programme: Programme
) -> None:
    EntryFactory(programme=programme, reference="otter-maple-lantern-river")
    client = Client()
    client.post("/r/", {"reference": "otter maple lantern river"})
    assert LINK in client.get("/r/offers/").content.decode()


def test_a_survey_forgets_what_was_begun_and_leads_away(elsewhere: None, started: Any, first: str) -> None:
    client = started()
    page = client.get(f"{first}words/").content.decode()
    assert f'data-leave rel="noreferrer nofollow" href="{first}leave/"' in page
    assert client.get(f"{first}leave/")["Location"] == AWAY
    assert client.get(f"{first}words/")["Location"] == first


def test_in_welsh(open_to_all: str) -> None:
    page = Client(headers={"accept-language": "cy"}).get(f"{open_to_all}offers/new/").content.decode()
    assert "Leave this page at once" not in page
    assert "data-leave" in page
