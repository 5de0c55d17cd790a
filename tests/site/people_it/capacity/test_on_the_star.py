"""Sessions in the search, and what waits for whoever set one up."""

import datetime as dt

import pytest
from django.utils import timezone
from tests.factories.capacity import SessionFactory
from tests.factories.journeys import ProgrammeFactory

from coproduction_star.journeys.steps import Asked
from coproduction_star.organisations.selectors import access_of
from coproduction_star.people_it import gathering
from coproduction_star.people_it.capacity import services

pytestmark = pytest.mark.django_db


@pytest.fixture
def yesterday():
    return timezone.localdate() - dt.timedelta(days=1)


def found(member, programme, *words):
    asked = Asked(words=words, access=access_of(member), programme=programme)
    return [(one.kind, row.title, row.address) for one in gathering.search(asked) for row in one.rows]


def test_who_sees_the_programme_finds_its_sessions(inside, member):
    made = SessionFactory(programme=inside, title="Mend a bicycle", what="Tyres and chains", where="The mill")
    here = f"/o/{inside.organisation.slug}/p/{inside.slug}/people-it/sessions/{made.pk}/"
    for word in ("bicy", "chains", "mill"):
        assert found(member("observer"), inside, word) == [("session", "Mend a bicycle", here)]
    assert found(member("observer"), inside, "knitting") == []


def test_the_search_page_shows_them(inside, signed_in):
    made = SessionFactory(programme=inside, title="Mend a bicycle")
    client = signed_in("observer")
    shown = client.get(f"/o/{inside.organisation.slug}/p/{inside.slug}/search/?q=bicycle").content.decode()
    assert "Sessions" in shown
    assert f"/people-it/sessions/{made.pk}/" in shown
    one = client.get(f"/o/{inside.organisation.slug}/p/{inside.slug}/search/?q=bicycle&kind=session")
    assert one.status_code == 200


def test_whoever_set_it_up_is_asked_who_was_there(inside, member, yesterday):
    lead = member("programme-lead")
    made = SessionFactory(programme=inside, shown=True, by=lead.user, title="Mend a bicycle", on=yesterday)
    (waits,) = gathering.waiting_for(lead.user)
    assert waits.title == "Say who was there: Mend a bicycle"
    assert waits.address.endswith(f"/sessions/{made.pk}/")
    services.note_who_came(session=made, came=frozenset(), by=lead.user)
    assert list(gathering.waiting_for(lead.user)) == []


@pytest.mark.parametrize(
    ("days", "changes"), [(1, {}), (0, {"cancelled_because": "Rain"}), (0, {"published_at": None}), (0, {"by": None})]
)
def test_of_what_is_to_come_or_did_not_take_place_nothing_waits(inside, member, yesterday, days, changes):
    lead, day = member("programme-lead"), yesterday + dt.timedelta(days=days)
    SessionFactory(programme=inside, shown=True, **{"by": lead.user, "on": day, **changes})
    assert list(gathering.waiting_for(lead.user)) == []


def test_a_closed_programme_asks_nothing_more(inside, member, yesterday):
    lead = member("programme-lead")
    closed = ProgrammeFactory(organisation=inside.organisation, archived_at=timezone.now())
    SessionFactory(programme=closed, shown=True, by=lead.user, on=yesterday)
    assert list(gathering.waiting_for(lead.user)) == []
