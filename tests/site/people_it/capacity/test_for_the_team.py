"""The team sets a session up, sees who comes, counts and thanks."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from tests.factories.capacity import SessionFactory, SessionPlaceFactory

from coproduction_star.people_it.capacity import services
from coproduction_star.people_it.gathering import figures
from coproduction_star.people_it.models import LearningSession, SessionPlace
from coproduction_star.voices.my_data.services import delete_due

pytestmark = pytest.mark.django_db
SOON = timezone.localdate() + dt.timedelta(days=20)
WORDS = {
    "title": "Mend a bicycle", "what": "Wheels off and on", "on_0": SOON.day, "on_1": SOON.month, "on_2": SOON.year,
    "starts": "10", "ends": "12.30", "where": "The library", "access": "No steps", "costs": "Free", "youngest": 13,
    "most": 8,
}  # fmt: skip


class TestSettingUp:
    def test_a_session_is_set_up_seen_by_the_team_and_then_made_public(self, signed_in, team, inside):
        client = signed_in("programme-lead")
        text = client.get(team("new/")).content.decode()
        names = [f'name="on_{part}"' for part in ("day", "month", "year")]
        keys = ("on_day", "on_month", "on_year") if all(name in text for name in names) else ("on_0", "on_1", "on_2")
        words = {key: value for key, value in WORDS.items() if not key.startswith("on_")}
        words |= dict(zip(keys, (SOON.day, SOON.month, SOON.year), strict=True))
        assert client.post(team("new/"), words).status_code == 302
        made = LearningSession.objects.get()
        assert (made.on, made.starts, made.ends) == (SOON, dt.time(10), dt.time(12, 30))
        assert made.published_at is None
        client.post(team(f"{made.pk}/publish/"))
        made.refresh_from_db()
        assert made.published_at is not None

    def test_an_end_before_the_start_is_refused_and_nothing_is_lost(self, signed_in, team):
        client = signed_in("programme-lead")
        client.get(team("new/"))
        text = client.post(team("new/"), WORDS | {"ends": "9"}).content.decode()
        assert "It must end after it starts." in text
        assert "Wheels off and on" in text

    def test_an_hour_that_is_none_is_refused(self, signed_in, team):
        client = signed_in("programme-lead")
        client.get(team("new/"))
        assert "Write the hour like 10:30" in client.post(team("new/"), WORDS | {"starts": "noon"}).content.decode()

    def test_hours_come_back_as_people_write_them(self, signed_in, team, inside):
        session = SessionFactory(programme=inside, starts=dt.time(10), ends=dt.time(11, 30))
        page = signed_in("programme-lead").get(team(f"{session.pk}/change/")).content.decode()
        assert 'value="10:00"' in page
        assert 'value="11:30"' in page

    def test_two_at_once_lose_nothing(self, signed_in, team, inside):
        session = SessionFactory(programme=inside)
        client = signed_in("programme-lead")
        client.get(team(f"{session.pk}/change/"))
        LearningSession.objects.update(version=2, title="Theirs")
        words = {key: value for key, value in WORDS.items() if not key.startswith("on_")}
        day = {"on_day": SOON.day, "on_month": SOON.month, "on_year": SOON.year, "on_0": SOON.day, "on_1": SOON.month,
               "on_2": SOON.year}  # fmt: skip
        text = client.post(team(f"{session.pk}/change/"), words | day | {"version": 1}).content.decode()
        assert "Theirs" in text
        assert "Mend a bicycle" in text

    def test_cancelling_needs_a_reason(self, signed_in, team, inside):
        session = SessionFactory(programme=inside, shown=True)
        client = signed_in("programme-lead")
        assert client.post(team(f"{session.pk}/cancel/"), {"because": ""}).status_code == 200
        client.post(team(f"{session.pk}/cancel/"), {"because": "Snow"})
        session.refresh_from_db()
        assert session.cancelled_because == "Snow"


class TestWhoComes:
    @pytest.fixture
    def session(self, inside):
        return SessionFactory(programme=inside, shown=True)

    def test_the_team_sees_names_and_an_observer_does_not(self, signed_in, team, session):
        SessionPlaceFactory(session=session, name="Ann Unmistakable")
        assert "Ann Unmistakable" in signed_in("practitioner").get(team(f"{session.pk}/")).content.decode()
        assert "Ann Unmistakable" not in signed_in("observer").get(team(f"{session.pk}/")).content.decode()

    def test_a_councillor_writes_a_resident_down_and_gets_their_words(self, signed_in, team, session):
        client = signed_in("councillor")
        client.get(team(f"{session.pk}/write-down/"))
        words = {"part": "learns", "name": "Ann", "age": "adult"}
        answer = client.post(team(f"{session.pk}/write-down/"), words, follow=True)
        assert "Give them these four words" in answer.content.decode()
        assert SessionPlace.objects.get().by is not None

    def test_without_a_name_it_is_refused(self, signed_in, team, session):
        client = signed_in("practitioner")
        client.get(team(f"{session.pk}/write-down/"))
        answer = client.post(team(f"{session.pk}/write-down/"), {"part": "teaches", "age": "adult"})
        assert "Choose somebody, or write a name." in answer.content.decode()

    def test_who_came_is_counted_and_gives_hours(self, signed_in, team, session, inside):
        one = SessionPlaceFactory(session=session)
        SessionPlaceFactory(session=session)
        two = SessionPlaceFactory(session=session, part="teaches")
        client = signed_in("practitioner")
        client.post(team(f"{session.pk}/who-came/"), {"came": [str(one.pk), str(two.pk), "nonsense"]})
        session.refresh_from_db()
        assert (session.learnt, session.taught) == (1, 1)
        assert "4 hours of people’s time" in client.get(team(f"{session.pk}/")).content.decode()
        (hours,) = figures(inside)
        assert hours.value == 4

    def test_the_numbers_stay_when_the_names_are_deleted(self, session, lead, inside):
        place = SessionPlaceFactory(session=session, delete_after=timezone.localdate() - dt.timedelta(days=1))
        services.note_who_came(session=session, came=[place.pk], by=lead.user)
        delete_due(timezone.localdate())
        session.refresh_from_db()
        assert not SessionPlace.objects.exists()
        assert session.learnt == 1

    def test_a_full_session_is_said_to_whoever_writes_down(self, session, lead):
        LearningSession.objects.update(most=1)
        SessionPlaceFactory(session=session)
        with pytest.raises(services.Full):
            services.sign_up(session=session, coming=services.Coming(name="Bob"), by=lead.user)

    def test_empty_thanks_are_not_sent(self, signed_in, team, session, lead):
        services.note_who_came(session=session, came=[], by=lead.user)
        signed_in("practitioner").post(team(f"{session.pk}/thank/"), {"words": ""})
        session.refresh_from_db()
        assert session.thanked_at is None


def test_the_list_takes_as_many_queries_for_many_sessions_as_for_one(signed_in, team, inside):
    client = signed_in("observer")

    def queries():
        with CaptureQueriesContext(connection) as asked:
            client.get(team())
        return len(asked)

    SessionFactory(programme=inside, shown=True)
    queries()
    few = queries()
    for _number in range(5):
        SessionPlaceFactory(session=SessionFactory(programme=inside, shown=True))
    assert queries() == few
