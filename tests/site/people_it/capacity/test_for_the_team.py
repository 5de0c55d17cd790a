"""The team sets a session up, sees who comes, counts and thanks."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from tests.factories.capacity import SessionFactory, SessionPlaceFactory
from tests.factories.people import ParticipantFactory
from tests.factories.people_offers import EntryFactory

from coproduction_star.journeys.announcing import NotReady
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
PAPERS = {"papers_on_day": SOON.day, "papers_on_month": SOON.month, "papers_on_year": SOON.year}
DAY = {"on_day": SOON.day, "on_month": SOON.month, "on_year": SOON.year}
FOUR = {"where": "The library", "access": "No steps", "costs": "Free", "papers_on": SOON}


class TestBeforeItIsPublic:
    """Nothing is announced without the place, getting in, costs and the day of the papers."""

    @pytest.mark.parametrize(
        ("name", "nothing", "told"),
        [
            ("where", "", "where it is"),
            ("access", "", "how people get in and take part"),
            ("costs", " ", "what it costs, and what you pay for"),
            ("papers_on", None, "on which day the papers go out"),
        ],
    )
    def test_what_is_missing_is_said_and_it_stays_with_the_team(self, signed_in, team, inside, name, nothing, told):
        session = SessionFactory(programme=inside, **FOUR | {name: nothing})
        client = signed_in("programme-lead")
        page = client.get(team(f"{session.pk}/")).content.decode()
        assert "Before it can be public, say:" in page
        assert told in page
        assert "Make it public" not in page
        answer = client.post(team(f"{session.pk}/publish/"), follow=True).content.decode()
        assert f"It is not public yet. Say first: {told}" in answer
        session.refresh_from_db()
        assert session.published_at is None

    def test_what_is_typed_is_kept_while_the_rest_waits(self, signed_in, team, inside):
        client = signed_in("programme-lead")
        client.get(team("new/"))
        words = {key: value for key, value in WORDS.items() if key not in {"where", "access", "costs"}}
        assert client.post(team("new/"), words | DAY).status_code == 302
        made = LearningSession.objects.get()
        assert (made.what, made.where, made.papers_on) == ("Wheels off and on", "", None)
        with pytest.raises(NotReady) as refused:
            services.publish_session(session=made, by=None)
        assert len(refused.value.missing) == 4

    def test_papers_that_come_too_late_are_refused(self, signed_in, team):
        client = signed_in("programme-lead")
        text = client.post(team("new/"), WORDS | DAY | PAPERS | {"papers_on_year": SOON.year + 1}).content.decode()
        assert "The papers must go out before people come" in text

    def test_what_everybody_reads_is_not_taken_out_again(self, signed_in, team, inside):
        session = SessionFactory(programme=inside, shown=True, **FOUR)
        words = WORDS | DAY | PAPERS | {"version": 1, "access": ""}
        text = signed_in("programme-lead").post(team(f"{session.pk}/change/"), words).content.decode()
        assert "Write about steps, toilets" in text

    def test_one_that_was_public_before_stays_shown_and_can_be_changed(self, client, public, signed_in, team, session):
        LearningSession.objects.update(papers_on=None)
        assert "Mend a bicycle" in client.get(public()).content.decode()
        words = WORDS | DAY | {"version": 1, "title": "Mend two bicycles"}
        signed_in("programme-lead").post(team(f"{session.pk}/change/"), words)
        assert "Mend two bicycles" in client.get(public(f"{session.pk}/")).content.decode()

    def test_everybody_reads_when_the_papers_go_out(self, client, public, session):
        LearningSession.objects.update(papers_on=dt.date(2031, 5, 2))
        assert "Friday 2 May 2031" in client.get(public(f"{session.pk}/")).content.decode()


class TestSettingUp:
    def test_a_session_is_set_up_seen_by_the_team_and_then_made_public(self, signed_in, team, inside):
        client = signed_in("programme-lead")
        text = client.get(team("new/")).content.decode()
        names = [f'name="on_{part}"' for part in ("day", "month", "year")]
        keys = ("on_day", "on_month", "on_year") if all(name in text for name in names) else ("on_0", "on_1", "on_2")
        words = {key: value for key, value in WORDS.items() if not key.startswith("on_")}
        words |= dict(zip(keys, (SOON.day, SOON.month, SOON.year), strict=True)) | PAPERS
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


def test_who_gets_no_letter_stands_beside_their_name_for_those_who_may_reach_people(signed_in, team, inside):
    session = SessionFactory(programme=inside, shown=True)
    ann = ParticipantFactory(organisation=inside.organisation, name="Ann", email="ann@example.org", user=None)
    EntryFactory(programme=inside, participant=ann, when_safe="Tuesday mornings")
    SessionPlaceFactory(session=session, participant=ann, name="", came=True)
    SessionPlaceFactory(session=session, name="Bob", contact="0123 456", safe_channel="phone", came=True)
    SessionPlaceFactory(session=session, name="Cat", contact="cat@example.org", came=True)
    assert services.thank(session=session, words="Thanks", by=None) == 1
    page = signed_in("programme-lead").get(team(f"{session.pk}/")).content.decode()
    assert "Tell them yourself: ann@example.org. They said when it is safe: Tuesday mornings" in page
    assert "Tell them yourself: Phone call: 0123 456." in page
    assert "cat@example.org" not in page
    assert "0123 456" not in signed_in("practitioner").get(team(f"{session.pk}/")).content.decode()
