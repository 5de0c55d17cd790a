"""A child takes part only once a parent says yes. Who, how and when is written down; taking it back ends it all."""

import re
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.utils import timezone
from tests.factories.capacity import SessionPlaceFactory
from tests.factories.people_it import ResponseFactory
from tests.factories.people_offers import EntryFactory, OfferFactory, RoleWantedFactory

from coproduction_star.audit.models import Event
from coproduction_star.journeys.models import Programme
from coproduction_star.people_it.introducing import may_introduce
from coproduction_star.people_it.models import Entry, Offer, Response, SessionPlace, SurveyLink
from coproduction_star.people_it.offered import to_match
from coproduction_star.people_it.parents import NoParent, Parent, noted

pytestmark = pytest.mark.django_db
AGREED = {"age": "child", "parent": "Her mother", "parent_how": "phone", "parent_agreed_on": "2026-11-01"}


@pytest.fixture
def for_children(link: SurveyLink) -> str:
    """A survey from eight years on; gives its address."""
    survey = link.survey
    edition = survey.editions.get()
    edition.definition = edition.definition | {"youngest": 8}
    edition.save()
    return f"/in/{link.organisation.slug}/surveys/{link.code}/"


@pytest.fixture
def parents(inside: Programme) -> str:
    return f"/o/{inside.organisation.slug}/p/{inside.slug}/people-it/parents/"


def test_a_child_without_a_parent_is_refused_by_the_one_function_for_all() -> None:
    for parent in (None, Parent(" "), Parent("Her mother", how="")):
        with pytest.raises(NoParent):
            noted("child", parent)
    assert noted("child", Parent("Her mother", "paper"))["parent_agreed_on"] == timezone.localdate()
    assert noted("adult", Parent("Her mother")) == {"age": "adult"}


@pytest.mark.parametrize("factory", [EntryFactory, ResponseFactory, SessionPlaceFactory])
def test_the_database_keeps_no_child_without_a_parent(inside: Programme, factory: Any) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        factory(programme=inside, age="child") if factory is EntryFactory else factory(age="child")


class TestASurvey:
    def test_says_its_ages_and_asks_which_one_holds(self, for_children: str) -> None:
        page = Client().get(for_children).content.decode()
        assert "People of 8 or over. Under 13, a parent or carer says yes first." in page
        assert "I am 13 or older" in page
        assert "I am 8 to 12" in page
        assert "I am younger than 8" in page

    def test_of_a_child_keeps_nothing_before_a_parent_agrees(self, for_children: str) -> None:
        client = Client()
        answer = client.post(for_children, {"look": "easy", "old_enough": "parent"})
        assert answer["Location"].startswith(f"{for_children}parent/")
        page = client.get(answer["Location"]).content.decode()
        assert "Is a parent or carer with you?" in page
        assert "Print the paper for a parent to sign" in page
        refused = client.post(answer["Location"], {"parent": "Her mother"}).content.decode()
        assert "Tick that you agree. If you do not, go back: nothing is kept." in refused
        assert "Her mother" in refused
        assert not Response.objects.exists()

    def test_begins_once_a_parent_agrees_on_the_page(self, for_children: str) -> None:
        client = Client()
        there = client.post(for_children, {"look": "easy", "old_enough": "parent"})["Location"]
        answer = client.post(there, {"parent": "Her mother", "parent_agrees": "on"})
        assert answer["Location"] == f"{for_children}words/"
        kept = Response.objects.get()
        assert (kept.age, kept.parent, kept.parent_how) == ("child", "Her mother", "screen")
        assert kept.parent_noted_by is None
        assert kept.parent_agreed_on == timezone.localdate()

    def test_begins_once_where_the_button_of_the_parent_is_pressed_twice(self, for_children: str) -> None:
        client, agrees = Client(), {"parent": "Her mother", "parent_agrees": "on"}
        there = client.post(for_children, {"look": "easy", "old_enough": "parent"})["Location"]
        once = re.search(r'name="start" value="([^"]+)"', client.get(there).content.decode())
        assert once is not None
        for _press in range(2):
            answer = client.post(there, {**agrees, "start": once[1]})
            assert answer["Location"] == f"{for_children}words/"
        assert Response.objects.get().parent == "Her mother"
        client.post(there, {**agrees, "start": "another-page"})
        assert Response.objects.count() == 2

    def test_for_older_people_has_no_page_for_parents(self, first: str, link: SurveyLink) -> None:
        assert Client().get(f"{first}parent/")["Location"] == first

    def test_follows_the_age_of_the_organisation(self, for_children: str, link: SurveyLink) -> None:
        type(link.organisation).objects.update(alone_from=16)
        page = Client().get(for_children).content.decode()
        assert "I am 16 or older" in page
        assert "I am 8 to 15" in page


class TestTakenBack:
    def test_the_team_reads_who_agreed_to_what_how_and_when(
        self, lead_client: Client, parents: str, inside: Programme
    ) -> None:
        EntryFactory(programme=inside, **AGREED)
        page = lead_client.get(parents).content.decode()
        assert "Her mother" in page
        assert "By phone" in page
        assert "1 November 2026" in page

    def test_offers_are_in_no_match_any_more_at_once(
        self, lead_client: Client, parents: str, inside: Programme
    ) -> None:
        entry = EntryFactory(programme=inside, **AGREED)
        OfferFactory(entry=entry)
        assert to_match(Offer, inside, today=timezone.localdate()).count() == 1
        sure = lead_client.get(f"{parents}offers/{entry.pk}/").content.decode()
        assert "This cannot be undone." in sure
        assert lead_client.post(f"{parents}offers/{entry.pk}/")["Location"] == parents
        assert not to_match(Offer, inside, today=timezone.localdate()).exists()
        held = Entry.objects.get()
        assert (held.parent, held.parent_how, held.parent_agreed_on) == ("", "", None)
        assert held.withdrawn_at is not None
        assert Event.objects.filter(verb="people_it.parent_took_back").count() == 1

    def test_answers_are_erased_at_once(self, lead_client: Client, parents: str, link: SurveyLink) -> None:
        made = ResponseFactory(survey=link.survey, edition=link.survey.editions.get(), **AGREED)
        lead_client.post(f"{parents}answers/{made.pk}/")
        held = Response.objects.get()
        assert (held.answers, held.parent) == ({}, "")
        assert held.withdrawn_at is not None

    def test_a_place_in_a_session_is_free_at_once(self, lead_client: Client, parents: str, inside: Programme) -> None:
        place = SessionPlaceFactory(session__programme=inside, **AGREED)
        lead_client.post(f"{parents}session/{place.pk}/")
        held = SessionPlace.objects.get()
        assert (held.name, held.parent) == ("", "")
        assert held.withdrawn_at is not None
        assert lead_client.get(f"{parents}session/{place.pk}/").status_code == 404

    def test_whoever_may_not_see_how_to_reach_people_sees_no_parents(self, signed_in: Any, parents: str) -> None:
        assert signed_in("observer").get(parents).status_code == 403


def test_the_paper_to_sign_is_there_for_anybody_and_in_welsh(inside: Programme) -> None:
    where = f"/in/{inside.organisation.slug}/parents/slip/"
    page = Client().get(where).content.decode()
    assert "I am the parent or guardian of" in page
    assert "under 13" in page
    welsh = Client(headers={"accept-language": "cy"}).get(where).content.decode()
    assert "I am the parent or guardian of" not in welsh


def test_a_role_says_its_ages_and_is_for_nobody_else(inside: Programme) -> None:
    adults = RoleWantedFactory(programme=inside, youngest=18)
    young = RoleWantedFactory(programme=inside, youngest=14, oldest=17)
    one, other = EntryFactory(programme=inside, age="young"), EntryFactory(programme=inside)
    assert may_introduce(one, role=adults).reasons == ("The role is for people of 18 or over.",)
    assert may_introduce(one, role=young).allowed
    assert may_introduce(other, role=young).reasons == ("The role is for people under 18.",)
    assert may_introduce(other, role=adults).allowed
