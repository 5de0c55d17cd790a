"""Sessions in the search, and what waits for whoever set one up."""

import datetime as dt

import pytest
from django.utils import timezone
from tests.factories.capacity import SessionFactory
from tests.factories.journeys import InitiativeFactory, ProgrammeFactory
from tests.factories.people_offers import RoleWantedFactory

from coproduction_star.audit.models import Event
from coproduction_star.journeys.models import Initiative
from coproduction_star.journeys.steps import Asked
from coproduction_star.organisations.selectors import access_of
from coproduction_star.people_it import gathering
from coproduction_star.people_it.capacity import forms, services

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


class TestOnTheThread:
    @pytest.fixture
    def initiative(self, inside):
        return InitiativeFactory(programme=inside, title="Repair café")

    def test_a_session_stands_on_the_thread_of_its_initiative(self, inside, initiative, django_assert_num_queries):
        made = SessionFactory(programme=inside, initiative=initiative, title="Mend a bicycle", shown=True)
        SessionFactory(programme=inside, title="Of no initiative", shown=True)
        RoleWantedFactory(programme=inside, initiative=initiative, title="Driver")
        with django_assert_num_queries(1):
            role, knot = gathering.thread(initiative)
        assert role.title == "Driver"
        assert (knot.place, knot.title, knot.when, knot.source) == ("role", "Mend a bicycle", made.on, "session")
        assert knot.address.endswith(f"/sessions/{made.pk}/")

    def test_what_is_cancelled_brings_nothing_and_what_is_not_public_says_so(self, inside, initiative):
        SessionFactory(programme=inside, initiative=initiative, shown=True, cancelled_because="Snow")
        SessionFactory(programme=inside, initiative=initiative)
        (knot,) = gathering.thread(initiative)
        assert knot.source == "session that only the team sees so far"

    def test_the_page_of_the_session_leads_to_it_and_back(self, inside, initiative, signed_in, team):
        made = SessionFactory(programme=inside, initiative=initiative, shown=True, title="Mend a bicycle")
        client = signed_in("observer")
        page = client.get(team(f"{made.pk}/")).content.decode()
        there = f"/o/{inside.organisation.slug}/p/{inside.slug}/initiatives/{initiative.pk}/"
        assert f'href="{there}"' in page
        assert "Mend a bicycle" in client.get(there).content.decode()

    def test_an_initiative_that_was_removed_is_not_named(self, inside, initiative, signed_in, team):
        made = SessionFactory(programme=inside, initiative=initiative, shown=True)
        Initiative.objects.filter(pk=initiative.pk).update(removed_at=timezone.now())
        assert "Repair café" not in signed_in("observer").get(team(f"{made.pk}/")).content.decode()

    def send(self, client, team, made, initiative, version=1):
        words = forms.words_of(made) | {"initiative": initiative.pk, "place": "", "asks": "", "oldest": ""}
        day = {f"on_{part}": getattr(made.on, part) for part in ("day", "month", "year")}
        numbered = {f"on_{n}": value for n, value in enumerate(day.values())}
        return client.post(team(f"{made.pk}/change/"), {**words, **day, **numbered, "version": version})

    def test_the_history_of_the_initiative_says_it_once(self, inside, initiative, signed_in, team):
        made = SessionFactory(programme=inside, title="Mend a bicycle")
        client = signed_in("programme-lead")
        for version in (1, 2):
            assert self.send(client, team, made, initiative, version).status_code == 302
        made.refresh_from_db()
        assert made.initiative == initiative
        (event,) = Event.objects.filter(verb="people_it.session_tied")
        assert (event.subject_id, event.detail) == (str(initiative.pk), {"session": "Mend a bicycle"})

    def test_an_initiative_of_another_programme_cannot_be_chosen(self, inside, signed_in, team):
        made, other = SessionFactory(programme=inside), InitiativeFactory()
        answer = self.send(signed_in("programme-lead"), team, made, other)
        assert answer.status_code == 200
        made.refresh_from_db()
        assert made.initiative is None
