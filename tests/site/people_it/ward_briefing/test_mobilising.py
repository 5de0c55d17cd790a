"""A councillor meets, invites and learns; answers are counted and nobody is named to those who need not know."""

import pytest
from django.test import Client
from django.utils import timezone
from tests.factories.capacity import (
    PlaceFigureFactory,
    SessionFactory,
    SessionPlaceFactory,
    WardInvitationFactory,
)
from tests.factories.people_it import ResponseFactory, SurveyEditionFactory, SurveyFactory
from tests.factories.people_offers import EntryFactory, OfferFactory
from tests.site.conftest import take_second_step

from coproduction_star.audit.models import Event
from coproduction_star.data.coaching import lessons
from coproduction_star.journeys.models import Programme, WardCouncillor
from coproduction_star.people_it.models import CoachingReflection, PlaceFigure, SurveyLink, WardInvitation

pytestmark = pytest.mark.django_db


@pytest.fixture
def published(programme, inside_here):
    Programme.objects.filter(pk=programme.pk).update(published_at=timezone.now())
    programme.refresh_from_db()
    return programme


@pytest.fixture
def of_the_ward(member, mill):
    """A councillor of the ward, signed in."""
    membership = member("councillor")
    WardCouncillor.objects.create(place=mill, participant=membership.participant)
    client = Client()
    client.force_login(membership.user)
    take_second_step(client, membership.user)
    return client


def once(client, path, **words):
    page = client.get(path)
    assert page.status_code == 200
    return client.post(path, words)


class TestFigures:
    WORDS = {"name": "Aged 65 or over", "value": "18%", "period": "2021", "source": "Census TS007"}

    def test_a_lead_adds_one_and_takes_it_away(self, signed_in, at, mill):
        client = signed_in("programme-lead")
        assert once(client, at("figures/"), **self.WORDS).status_code == 302
        figure = PlaceFigure.objects.get(place=mill)
        assert client.post(at(f"figures/{figure.pk}/remove/")).status_code == 302
        assert not PlaceFigure.objects.exists()
        assert {event.verb for event in Event.objects.filter(verb__startswith="people_it.ward")} == {
            "people_it.ward_figure_added", "people_it.ward_figure_removed",
        }  # fmt: skip

    def test_one_without_a_source_is_refused_and_nothing_typed_is_lost(self, signed_in, at):
        answer = once(signed_in("programme-lead"), at("figures/"), **{**self.WORDS, "source": ""})
        assert "A figure without a source is not shown" in answer.content.decode()
        assert "Aged 65 or over" in answer.content.decode()
        assert not PlaceFigure.objects.exists()

    def test_a_councillor_does_not_write_them(self, signed_in, at, mill):
        PlaceFigureFactory(place=mill)
        assert signed_in("councillor").get(at("figures/")).status_code == 403


class TestWhomToMeet:
    @pytest.fixture
    def ann(self, mill, programme):
        entry = EntryFactory(programme=programme, agreed=("councillor",), participant__name="Ann Unmistakable",
                             participant__phone="01632 960 123")  # fmt: skip
        OfferFactory(entry=entry, place=mill)
        return entry

    def test_the_wards_councillor_sees_how_to_reach_them(self, of_the_ward, at, ann):
        text = of_the_ward.get(at("meet/")).content.decode()
        assert "Ann Unmistakable" in text
        assert "01632 960 123" in text

    def test_a_councillor_of_another_ward_does_not(self, signed_in, at, ann):
        assert signed_in("councillor").get(at("meet/")).status_code == 403

    def test_nor_does_somebody_who_only_looks(self, signed_in, at, ann):
        assert signed_in("observer").get(at("meet/")).status_code == 403

    def test_a_broker_does(self, signed_in, at, ann):
        assert signed_in("broker").get(at("meet/")).status_code == 200

    def test_who_must_not_be_contacted_is_not(self, of_the_ward, at, ann):
        ann.participant.safe_channel = "none"
        ann.participant.save()
        text = of_the_ward.get(at("meet/")).content.decode()
        assert "01632 960 123" not in text
        assert "Please do not contact them" in text

    def test_only_the_safe_way_is_told(self, of_the_ward, at, ann):
        ann.participant.safe_channel, ann.participant.email = "email", "ann@example.org"
        ann.participant.save()
        text = of_the_ward.get(at("meet/")).content.decode()
        assert "ann@example.org" in text
        assert "01632 960 123" not in text


class TestInviting:
    def test_a_card_for_a_survey_has_a_link_of_its_own(self, of_the_ward, at, mill, published):
        survey = SurveyFactory(programme=published, open=True)
        answer = once(of_the_ward, at("invite/"), to=str(survey.pk), label="The school gate")
        made = WardInvitation.objects.get()
        assert answer["Location"] == at(f"invite/{made.pk}/")
        assert (made.link.survey, made.link.kind) == (survey, "councillor")

    def test_its_answers_are_counted_and_nobody_is_named(self, of_the_ward, at, mill, published):
        survey = SurveyFactory(programme=published, open=True)
        once(of_the_ward, at("invite/"), to=str(survey.pk), label="The school gate")
        edition = SurveyEditionFactory(survey=survey)
        for _number in range(2):
            ResponseFactory(survey=survey, edition=edition, link=SurveyLink.objects.get())
        ResponseFactory(survey=survey, edition=edition, link=SurveyLink.objects.get(), finished_at=None)
        assert "2 answers so far" in of_the_ward.get(at("invite/")).content.decode()

    def test_a_card_for_a_session_counts_who_signed_up(self, of_the_ward, at, mill, published):
        session = SessionFactory(programme=published, shown=True, place=mill)
        card = WardInvitationFactory(place=mill, session=session)
        SessionPlaceFactory(session=session, invitation=card)
        SessionPlaceFactory(session=session, invitation=card, withdrawn_at=timezone.now(), name="")
        assert "1 answer so far" in of_the_ward.get(at("invite/")).content.decode()

    def test_nothing_to_invite_to_is_said(self, of_the_ward, at):
        assert "nothing open to invite people to" in of_the_ward.get(at("invite/")).content.decode()

    def test_an_answer_that_was_not_offered_is_refused(self, of_the_ward, at, published):
        SurveyFactory(programme=published)  # a draft
        SurveyFactory(programme=published, open=True)
        assert once(of_the_ward, at("invite/"), to="x", label="Gate").status_code == 200
        assert not WardInvitation.objects.exists()

    def test_who_only_looks_makes_no_card(self, signed_in, at):
        assert signed_in("observer").get(at("invite/")).status_code == 403


class TestAtASurgery:
    def test_it_leads_to_the_entry_for_others_which_is_open_to_a_councillor(self, of_the_ward, at, published):
        text = of_the_ward.get(at("surgery/")).content.decode()
        where = f"/o/{published.organisation.slug}/p/{published.slug}/said/enter/"
        assert where in text
        assert of_the_ward.get(where).status_code == 200


class TestLessons:
    @pytest.fixture
    def path(self, organisation):
        return f"/o/{organisation.slug}/lessons/"

    def test_all_eight_are_listed_in_order(self, of_the_ward, path):
        text = of_the_ward.get(path).content.decode()
        places = [text.index(one.title) for one in lessons()]
        assert places == sorted(places)
        assert "You have tried 0 of 8" in text

    def test_each_has_one_thing_to_try(self, of_the_ward, path):
        for one in lessons():
            assert one.try_it in of_the_ward.get(f"{path}{one.slug}/").content.decode()

    def test_what_came_of_it_is_kept_and_read_by_nobody_else(self, of_the_ward, signed_in, path):
        of_the_ward.post(f"{path}listen/", {"tried": "on", "words": "I was quiet for once"})
        assert "You have tried 1 of 8" in of_the_ward.get(path).content.decode()
        assert "quiet for once" in of_the_ward.get(f"{path}listen/").content.decode()
        for role in ("administrator", "councillor"):
            assert "quiet for once" not in signed_in(role).get(f"{path}listen/").content.decode()
        assert not Event.objects.filter(subject="people_it.coachingreflection").exists()

    def test_it_can_be_written_anew_and_taken_away(self, of_the_ward, path):
        of_the_ward.post(f"{path}listen/", {"words": "First"})
        of_the_ward.post(f"{path}listen/", {"words": "Second"})
        assert CoachingReflection.objects.get().words == "Second"
        of_the_ward.post(f"{path}listen/forget/")
        assert not CoachingReflection.objects.exists()

    def test_an_empty_one_is_refused(self, of_the_ward, path):
        answer = of_the_ward.post(f"{path}listen/", {})
        assert "or tick that you tried it" in answer.content.decode()

    def test_there_is_no_other_lesson(self, of_the_ward, path):
        assert of_the_ward.get(f"{path}win-votes/").status_code == 404

    def test_in_welsh_it_says_that_a_machine_translated_it(self, of_the_ward, path):
        of_the_ward.cookies["django_language"] = "cy"
        text = of_the_ward.get(f"{path}listen/", headers={"accept-language": "cy"}).content.decode()
        assert "Gwrandewch yn gyntaf" in text


class TestCardsForOffers:
    def test_a_card_leads_to_the_form_and_says_how_many_came_by_it(self, of_the_ward, at, published, mill):
        made = WardInvitationFactory(place=mill, offers_of=published, label="The market", told=3)
        listed = of_the_ward.get(at("invite/")).content.decode()
        assert "3 answers so far" in listed
        card = of_the_ward.get(at(f"invite/{made.pk}/")).content.decode()
        assert made.code in card
