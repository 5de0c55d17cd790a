"""Anyone keeps a place without an account, finds it with four words and gives it back; numbers hold under pressure."""

import datetime as dt
import re

import pytest
from django.test import Client
from django.utils import timezone
from tests.factories.capacity import SessionFactory, SessionPlaceFactory, WardInvitationFactory
from tests.factories.people_offers import OfferFactory

from coproduction_star.journeys.models import Place
from coproduction_star.journeys.steps import PublicPlace
from coproduction_star.notices.models import Message
from coproduction_star.people_it.capacity import services
from coproduction_star.people_it.capacity.forms import ComingForm
from coproduction_star.people_it.gathering import public_rows
from coproduction_star.people_it.models import LearningSession, SessionPlace

pytestmark = pytest.mark.django_db
ANN = {"name": "Ann", "age": "adult"}
FOUR_WORDS = re.compile(r'<p class="star-four__words"[^>]*>([a-z]+ [a-z]+ [a-z]+ [a-z]+)</p>')


def keep(client, path, **words):
    client.get(path)
    return client.post(path, ANN | words)


def words_in(text):
    return FOUR_WORDS.search(text)[1]


class TestReading:
    def test_a_session_says_all_that_people_need_to_know(self, public, session):
        text = Client().get(public(f"{session.pk}/")).content.decode()
        for said in (
            "Mend a bicycle",
            "10:00–12:00",
            "No steps",
            "we pay the bus",
            "People of 13 or over",
            "8 places",
        ):
            assert said in text

    def test_what_is_not_public_is_not_there(self, public, published):
        draft = SessionFactory(programme=published)
        assert Client().get(public(f"{draft.pk}/")).status_code == 404
        assert draft.title not in Client().get(public()).content.decode()

    def test_a_past_one_is_not_listed_and_its_page_says_that_it_is_over(self, public, published):
        past = SessionFactory(programme=published, shown=True, on=timezone.localdate() - dt.timedelta(days=1))
        assert str(past.pk) not in Client().get(public()).content.decode()
        assert "It is over." in Client().get(public(f"{past.pk}/")).content.decode()

    def test_the_calendar_holds_those_to_come_and_not_the_cancelled(self, public, published, session):
        SessionFactory(programme=published, shown=True, title="Gone", cancelled_because="Snow")
        text = Client().get(public("sessions.ics")).content.decode()
        assert "Mend a bicycle (10:00" in text
        assert "Gone" not in text

    def test_the_public_page_of_the_programme_has_a_row_for_it(self, published, session, django_assert_num_queries):
        OfferFactory(entry__programme=published, shown=True)
        with django_assert_num_queries(1):
            offers, row = public_rows((published,), None)
        assert offers.text == "Offers: 1. Wishes: 0."
        assert (row.place, row.title, row.when) == (PublicPlace.JOIN, "Mend a bicycle", session.on)
        assert row.text.endswith(f"{session.starts:%H:%M}–{session.ends:%H:%M} · {session.where}")
        assert (
            list(public_rows((published,), Place.objects.create(organisation=published.organisation, name="M"))) == []
        )


class TestKeepingAPlace:
    def test_with_a_first_name_and_nothing_else(self, public, session):
        client = Client()
        answer = keep(client, public(f"{session.pk}/"))
        place = SessionPlace.objects.get()
        assert answer["Location"] == public(f"kept/{place.pk}/")
        assert (place.name, place.contact, place.participant) == ("Ann", "", None)

    def test_four_words_are_shown_to_that_browser_and_to_no_other(self, public, session):
        client = Client()
        path = keep(client, public(f"{session.pk}/"))["Location"]
        text = client.get(path).content.decode()
        assert client.post("/r/", {"reference": words_in(text)})["Location"] == "/r/session/"
        other = Client().get(path).content.decode()
        assert "not shown here now" in other
        assert "Mend a bicycle" not in other

    def test_the_same_twice_is_one_place(self, public, session):
        client = Client()
        keep(client, public(f"{session.pk}/"))
        keep(client, public(f"{session.pk}/"))
        assert SessionPlace.objects.count() == 1

    def test_nothing_typed_is_lost_when_something_is_missing(self, public, session):
        answer = keep(Client(), public(f"{session.pk}/"), name="", access_needs="A chair with arms")
        text = answer.content.decode()
        assert "Write what we shall call you." in text
        assert "A chair with arms" in text
        assert not SessionPlace.objects.exists()

    def test_when_every_place_is_taken_there_is_no_form(self, public, session):
        LearningSession.objects.update(most=1)
        SessionPlaceFactory(session=session)
        text = keep(Client(), public(f"{session.pk}/")).content.decode()
        assert "Every place is taken" in text
        assert SessionPlace.objects.count() == 1

    def test_a_place_given_back_is_free_for_somebody_else(self, public, session):
        LearningSession.objects.update(most=1)
        services.give_back(place=SessionPlaceFactory(session=session))
        assert keep(Client(), public(f"{session.pk}/")).status_code == 302

    def test_who_teaches_takes_no_place_of_a_learner(self, public, session):
        LearningSession.objects.update(most=1)
        SessionPlaceFactory(session=session, part="teaches")
        assert keep(Client(), public(f"{session.pk}/")).status_code == 302

    @pytest.mark.parametrize("change", [{"cancelled_because": "Snow"}, {"on": dt.date(2020, 1, 1)}])
    def test_not_for_what_is_cancelled_or_over(self, public, session, change):
        LearningSession.objects.update(**change)
        keep(Client(), public(f"{session.pk}/"))
        assert not SessionPlace.objects.exists()

    def test_not_while_no_worry_could_be_heard(self, public, session, published):
        published.organisation.memberships.all().delete()
        assert "Ask the team" in keep(Client(), public(f"{session.pk}/")).content.decode()
        assert not SessionPlace.objects.exists()

    def test_a_councillors_card_is_counted(self, public, session):
        place = Place.objects.create(organisation=session.organisation, name="Mill")
        card = WardInvitationFactory(place=place, session=session)
        keep(Client(), public(f"{session.pk}/?card={card.code}"))
        assert SessionPlace.objects.get().invitation == card

    def test_a_card_of_something_else_is_not(self, public, session, published):
        place = Place.objects.create(organisation=session.organisation, name="Mill")
        card = WardInvitationFactory(place=place, session=SessionFactory(programme=published, shown=True))
        keep(Client(), public(f"{session.pk}/?card={card.code}"))
        assert SessionPlace.objects.get().invitation is None


class TestAges:
    def test_a_session_for_adults_takes_nobody_younger(self, public, session):
        LearningSession.objects.update(youngest=18)
        assert "adults only" in Client().get(public(f"{session.pk}/")).content.decode()
        assert keep(Client(), public(f"{session.pk}/"), age="young").status_code == 200
        assert not SessionPlace.objects.exists()

    def test_from_thirteen_people_come_by_themselves(self, public, session):
        assert keep(Client(), public(f"{session.pk}/"), age="young").status_code == 302

    def test_below_thirteen_only_with_a_parents_consent(self, public, session):
        LearningSession.objects.update(youngest=8)
        answer = keep(Client(), public(f"{session.pk}/"), age="child")
        assert "Under 13 a parent or guardian says yes first" in answer.content.decode()
        assert keep(Client(), public(f"{session.pk}/"), age="child", parent="Her mother").status_code == 200
        agreed = {"age": "child", "parent": "Her mother", "parent_agrees": "on"}
        assert keep(Client(), public(f"{session.pk}/"), **agreed).status_code == 302
        place = SessionPlace.objects.get()
        assert (place.parent, place.parent_how, place.parent_noted_by) == ("Her mother", "screen", None)


class TestFourWords:
    @pytest.fixture
    def mine(self, session):
        return SessionPlaceFactory(session=session, reference="apple-river-lamp-garden")

    @pytest.fixture
    def reader(self, mine):
        client = Client()
        assert client.post("/r/", {"reference": "apple river lamp garden"})["Location"] == "/r/session/"
        return client

    def test_they_open_ones_own_place(self, reader):
        text = reader.get("/r/session/").content.decode()
        assert "Mend a bicycle" in text
        assert "Your place is kept." in text

    def test_without_them_there_is_nothing(self):
        assert Client().get("/r/session/")["Location"] == "/r/"

    def test_given_back_everything_about_the_person_goes(self, reader, mine):
        assert reader.post("/r/session/give-back/")["Location"] == "/r/"
        mine.refresh_from_db()
        assert (mine.name, mine.contact, mine.withdrawn_at is None) == ("", "", False)
        assert Client().post("/r/", {"reference": "apple river lamp garden"}).status_code == 200

    def test_a_cancelled_session_says_so(self, reader):
        LearningSession.objects.update(cancelled_because="Snow")
        assert "It is cancelled: Snow" in reader.get("/r/session/").content.decode()

    def test_thanks_are_read_by_who_came(self, reader, mine):
        LearningSession.objects.update(thanks="You were great", thanked_at=timezone.now())
        assert "You were great" not in reader.get("/r/session/").content.decode()
        SessionPlace.objects.update(came=True)
        assert "You were great" in reader.get("/r/session/").content.decode()


class TestOnlyTheAgesItIsFor:
    @pytest.mark.parametrize(
        ("youngest", "oldest", "choices"),
        [
            (0, None, ["18 or over", "13 to 17", "Under 13"]),
            (16, 25, ["18 to 25", "16 to 17", "Another age"]),
            (5, 11, ["5 to 11", "Another age"]),
            (60, None, ["60 or over", "Another age"]),
            (17, 17, ["17", "Another age"]),
            (0, 15, ["13 to 15", "Under 13", "Another age"]),
        ],
    )
    def test_only_the_ages_that_it_is_for_can_be_chosen(self, session, youngest, oldest, choices):
        session.youngest, session.oldest = youngest, oldest
        form = ComingForm(session=session)
        assert [str(label) for _value, label in form.fields["age"].choices] == choices

    def test_the_age_from_which_children_act_alone_is_the_organisations(self, session):
        session.programme.organisation.alone_from, session.youngest = 16, 0
        labels = [str(label) for _value, label in ComingForm(session=session).fields["age"].choices]
        assert labels == ["18 or over", "16 to 17", "Under 16"]

    def test_whoever_is_too_old_or_too_young_is_told_and_keeps_what_they_typed(self, public, session):
        LearningSession.objects.update(youngest=16, oldest=25)
        text = keep(Client(), public(f"{session.pk}/"), age="other", name="Ann Onymous").content.decode()
        assert "It is for: People from 16 to 25 years." in text
        assert "Ann Onymous" in text
        assert not SessionPlace.objects.exists()

    def test_an_age_above_the_highest_is_refused_however_it_is_sent(self, session):
        session.youngest, session.oldest = 5, 15
        session.save()
        with pytest.raises(services.WrongAge):
            services.sign_up(session=session, coming=services.Coming(name="Ann"))


class TestLetters:
    def test_a_letter_names_neither_the_topic_nor_the_place(self, session, lead):
        SessionPlaceFactory(session=session, contact="ann@example.org")
        services.cancel_session(session=session, because="Snow on the hill", by=lead.user)
        letter = Message.objects.get()
        for word in ("bicycle", "library", "Snow"):
            assert word not in f"{letter.subject} {letter.text}"

    def test_only_where_a_letter_is_safe(self, session, lead):
        SessionPlaceFactory(session=session, contact="ann@example.org", safe_channel="phone")
        SessionPlaceFactory(session=session, contact="01632 960 001")
        services.cancel_session(session=session, because="Snow", by=lead.user)
        assert not Message.objects.exists()

    def test_thanks_go_to_who_came(self, session, lead):
        came = SessionPlaceFactory(session=session, contact="ann@example.org")
        SessionPlaceFactory(session=session, contact="bob@example.org")
        services.note_who_came(session=session, came=[came.pk], by=lead.user)
        assert services.thank(session=session, words="You were great", by=lead.user) == 1
        assert Message.objects.get().to == "ann@example.org"
