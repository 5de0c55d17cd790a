"""A published programme that listens, with somebody who looks after people, as a resident meets it."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client
from django.utils import timezone
from django_scopes import scope
from tests.factories.people_offers import EntryFactory

from coproduction_star.journeys.models import Programme
from coproduction_star.organisations.models import Membership
from coproduction_star.people_it.models import Entry
from coproduction_star.people_it.offers import forms

FORM = "/in/eastbridge/ageing-well/offers/new/"
BOARD = "/in/eastbridge/ageing-well/offers/"
OWN = "/r/offers/"
WORDS = "apple river lamp garden"
SAID = {"can": "I can mend bicycles.", "age": "adult", "agreed": ["introduce", "publish"], "name": "Mo Mender"}


@pytest.fixture(autouse=True)
def nobody_has_tried_yet(monkeypatch: pytest.MonkeyPatch) -> None:
    """Rate limits are counted in the cache, which outlives a test; and a test types faster than people."""
    cache.clear()
    monkeypatch.setattr(forms, "QUICKEST_SECONDS", -1.0)


@pytest.fixture
def lead(member: Callable[..., Membership]) -> Membership:
    return member("safeguarding-lead")


@pytest.fixture
def listening(programme: Programme, lead: Membership) -> Iterator[Programme]:
    """Published, with a safeguarding lead, and in its scope."""
    with scope(organisation=programme.organisation_id, programme=programme.pk):
        programme.name, programme.published_at = "Ageing well", timezone.now()
        programme.save()
        yield programme


@pytest.fixture
def send(listening: Programme) -> Callable[..., Any]:
    """`send(can="…")` fills in the form as a resident does, with a browser of its own."""

    def fill_in(client: Client | None = None, **answers: Any) -> Any:
        browser = client or Client()
        browser.get(FORM)
        return browser.post(FORM, {**SAID, "began": forms.began_now(), **answers})

    return fill_in


@pytest.fixture
def entry(listening: Programme) -> Entry:
    """What somebody told us whose four words are WORDS."""
    return EntryFactory(programme=listening, reference=WORDS)


@pytest.fixture
def follower(entry: Entry) -> Client:
    """A browser in which the four words were typed."""
    client = Client()
    assert client.post("/r/", {"reference": WORDS})["Location"] == OWN
    return client
